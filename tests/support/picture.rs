//! Screens as pictures: a buffer to ANSI to SVG.

use std::{fmt::Write as _, sync::Arc};

use anstyle::{AnsiColor, Effects, RgbColor, Style};
use anstyle_svg::{Palette, Term};
use detente::{dossier::load, explore::ui::theme::Theme};
use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};

use super::session::Session;

/// A screen worth a picture.
pub struct Scene {
    pub name: &'static str,
    pub size: (u16, u16),
    pub keys: &'static str,
    pub light: bool,
}

const fn scene(name: &'static str, size: (u16, u16), keys: &'static str) -> Scene {
    Scene { name, size, keys, light: false }
}

/// Every picture there is.
pub const SCENES: &[Scene] = &[
    scene("wide", (120, 36), "/nazarzoda<enter><esc>"),
    scene("narrow", (80, 24), "jjjjj"),
    scene("search", (120, 30), "/kabiri"),
    scene("contested", (120, 40), "/attack on foreign<enter><esc>1<enter>z"),
    scene("lanes", (120, 36), "tjjllll"),
    scene("known", (120, 40), "/summons<enter>R"),
    scene("braid", (120, 36), "bjjjjjjjjjjjjjjjjjjj"),
    scene("sources", (120, 36), "rjjjj"),
    scene("network", (120, 36), "/kabiri<enter><esc>3nz"),
    scene("figure", (100, 36), "/\"trade between\" kind:figure<enter><esc>2<enter>z"),
    scene("pair", (120, 50), "2g<space>j<space>"),
    Scene { light: true, ..scene("light", (120, 36), "/kabiri khamenei<enter><esc>") },
];

impl Scene {
    pub fn svg(&self) -> String {
        let dossier = Arc::new(load::bundled().unwrap());
        let mut session = Session::new(&dossier, self.size);
        session.theme = Theme::colour();
        session.keys(self.keys);
        svg(&session.buffer(), self.light)
    }
}

/// A buffer as an SVG on a dark or a light ground.
pub fn svg(buffer: &Buffer, light: bool) -> String {
    let (fg, bg) = if light {
        (RgbColor(0x24, 0x29, 0x2f), RgbColor(0xff, 0xff, 0xff))
    } else {
        (RgbColor(0xd5, 0xd9, 0xe0), RgbColor(0x14, 0x16, 0x1b))
    };
    Term::new().palette(palette(light)).fg_color(fg.into()).bg_color(bg.into()).render_svg(&ansi(buffer))
}

/// Calm versions of the sixteen colours; readers have their own.
fn palette(light: bool) -> Palette {
    let rgb = |hex: u32| RgbColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8);
    let dark = [
        0x14_161b, 0xe0_6c75, 0x98_c379, 0xe5_c07b, 0x61_afef, 0xc6_78dd, 0x56_b6c2, 0xd5_d9e0, 0x7a_8190, 0xe0_6c75,
        0x98_c379, 0xe5_c07b, 0x61_afef, 0xc6_78dd, 0x56_b6c2, 0xff_ffff,
    ];
    let bright = [
        0x24_292f, 0xcf_222e, 0x11_6329, 0x95_6800, 0x09_69da, 0x82_50df, 0x1b_7c83, 0x6e_7781, 0x6e_7781, 0xa4_0e26,
        0x1a_7f37, 0x63_3c01, 0x21_8bff, 0xa4_75f9, 0x31_92aa, 0x8c_959f,
    ];
    Palette(if light { bright } else { dark }.map(rgb))
}

/// A buffer as text with ANSI escapes.
fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut skip = 0;
        let mut last = None;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
            let style = style(cell.fg, cell.bg, cell.modifier);
            if last != Some(style) {
                let _ = write!(out, "{}{}", anstyle::Reset, style);
                last = Some(style);
            }
            out.push_str(cell.symbol());
        }
        let _ = writeln!(out, "{}", anstyle::Reset);
    }
    out
}

fn style(fg: Color, bg: Color, modifier: Modifier) -> Style {
    let mut effects = Effects::new();
    for (flag, effect) in [
        (Modifier::BOLD, Effects::BOLD),
        (Modifier::DIM, Effects::DIMMED),
        (Modifier::UNDERLINED, Effects::UNDERLINE),
        (Modifier::REVERSED, Effects::INVERT),
        (Modifier::ITALIC, Effects::ITALIC),
    ] {
        if modifier.contains(flag) {
            effects = effects.insert(effect);
        }
    }
    Style::new().fg_color(ansi_colour(fg)).bg_color(ansi_colour(bg)).effects(effects)
}

/// The theme uses only these; another colour has no place in a picture.
fn ansi_colour(colour: Color) -> Option<anstyle::Color> {
    let ansi = match colour {
        Color::Reset => return None,
        Color::Black => AnsiColor::Black,
        Color::Red => AnsiColor::Red,
        Color::Green => AnsiColor::Green,
        Color::Yellow => AnsiColor::Yellow,
        Color::Blue => AnsiColor::Blue,
        Color::Magenta => AnsiColor::Magenta,
        Color::Cyan => AnsiColor::Cyan,
        Color::Gray => AnsiColor::White,
        Color::DarkGray => AnsiColor::BrightBlack,
        Color::LightRed => AnsiColor::BrightRed,
        Color::LightGreen => AnsiColor::BrightGreen,
        Color::LightYellow => AnsiColor::BrightYellow,
        Color::LightBlue => AnsiColor::BrightBlue,
        Color::LightMagenta => AnsiColor::BrightMagenta,
        Color::LightCyan => AnsiColor::BrightCyan,
        Color::White => AnsiColor::BrightWhite,
        other => panic!("the theme has only the sixteen ANSI colours, not {other:?}"),
    };
    Some(ansi.into())
}
