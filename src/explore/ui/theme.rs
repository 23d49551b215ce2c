//! Colours and attributes by meaning, on the terminal's own background; and the ASCII forms of
//! all signs.
//!
//! Only the sixteen ANSI colours, so that the reader's own palette rules. Nothing is said by colour
//! alone.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

use unicode_width::UnicodeWidthStr as _;

use crate::{dossier::Tone, locale, report::Role};

/// How everything looks.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Only letters that every terminal has.
    pub ascii: bool,
    /// Plain text.
    pub text: Style,
    /// What only helps to read the rest.
    pub dim: Style,
    /// The name of the program, and titles.
    pub title: Style,
    /// Headings of groups and sections.
    pub heading: Style,
    /// The border of the pane that has the keys.
    pub focused: Style,
    /// The other borders.
    pub border: Style,
    /// The selected row of the pane that has the keys.
    pub selected: Style,
    /// The selected row of another pane.
    pub chosen: Style,
    /// What belongs to what is selected elsewhere.
    pub related: Style,
    /// Letters that match the query.
    pub lit: Style,
    /// A link.
    pub link: Style,
    /// Cooperation, and sources that agree.
    pub good: Style,
    /// Conflict.
    pub bad: Style,
    /// What is disputed, and errors.
    pub warning: Style,
    /// The sources of a figure, which their marks tell apart too.
    pub series: [Style; 6],
    /// A key, where it is named.
    pub key: Style,
}

impl Theme {
    /// In colour.
    pub fn colour() -> Self {
        let plain = Style::new();
        Self {
            ascii: false,
            text: plain,
            dim: plain.fg(Color::DarkGray),
            title: plain.add_modifier(Modifier::BOLD),
            heading: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            focused: plain.fg(Color::Cyan),
            border: plain.fg(Color::DarkGray),
            // One ground for the whole row, whatever colours its parts have.
            selected: plain.fg(Color::Reset).add_modifier(Modifier::REVERSED),
            chosen: plain.add_modifier(Modifier::BOLD),
            related: plain.add_modifier(Modifier::BOLD),
            lit: plain.fg(Color::Magenta).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            link: plain.fg(Color::Blue),
            good: plain.fg(Color::Green),
            bad: plain.fg(Color::Red),
            warning: plain.fg(Color::Yellow),
            series: [Color::Cyan, Color::Yellow, Color::Magenta, Color::Blue, Color::LightCyan, Color::LightMagenta]
                .map(|colour| plain.fg(colour).add_modifier(Modifier::BOLD)),
            key: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        }
    }

    /// Without any colour (`NO_COLOR`): attributes and signs alone.
    ///
    /// Colours are left out rather than reset: a terminal library that turns them into resets
    /// would wipe reverse and bold with them.
    pub fn plain() -> Self {
        let strip = |style: Style| Style { fg: None, bg: None, underline_color: None, ..style };
        let colour = Self::colour();
        Self {
            ascii: false,
            text: strip(colour.text),
            dim: strip(colour.dim),
            title: strip(colour.title),
            heading: strip(colour.heading),
            focused: Style::new().add_modifier(Modifier::BOLD),
            border: strip(colour.border),
            selected: strip(colour.selected),
            chosen: strip(colour.chosen),
            related: strip(colour.related),
            lit: strip(colour.lit),
            link: Style::new().add_modifier(Modifier::UNDERLINED),
            good: strip(colour.good),
            bad: strip(colour.bad),
            warning: Style::new().add_modifier(Modifier::BOLD),
            series: colour.series.map(strip),
            key: strip(colour.key),
        }
    }

    /// The style of a part of a page.
    pub fn role(&self, role: Role) -> Style {
        match role {
            Role::Title => self.title,
            Role::Heading => self.heading,
            Role::Text | Role::Statement => self.text,
            Role::Dim => self.dim,
            Role::Link => self.link,
            Role::Tone(tone) => self.tone(tone),
            Role::Series(at) => self.series[at % self.series.len()],
            Role::Agrees => self.good,
            Role::Contested => self.warning,
        }
    }

    /// The style of a tone.
    pub fn tone(&self, tone: Option<Tone>) -> Style {
        match tone {
            None => self.dim,
            Some(tone) if tone.is_cooperation() => self.good,
            Some(_) => self.bad,
        }
    }
}

/// The signs that the program draws, and what stands for them in ASCII.
const ASCII: &[(&str, &str)] = &[
    ("▸", ">"),
    ("•", "*"),
    ("◆", "#"),
    ("○", "o"),
    ("●", "O"),
    ("△", "x"),
    ("▲", "X"),
    ("■", "S"),
    ("□", "B"),
    ("★", "P"),
    ("▣", "N"),
    ("†", "A"),
    ("▦", "I"),
    ("▤", "M"),
    ("∷", "C"),
    ("∴", "G"),
    ("◂", "<"),
    ("━", "="),
    ("┄", "~"),
    ("┅", "~"),
    ("┈", "."),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("┊", ":"),
    ("▁", "_"),
    ("▂", "."),
    ("▃", ":"),
    ("▄", "-"),
    ("▅", "="),
    ("▆", "+"),
    ("▇", "*"),
    ("█", "#"),
    ("▔", "`"),
    ("▀", "\""),
    ("▌", "|"),
    ("▖", "."),
    ("▘", "'"),
    ("▙", "%"),
    ("▛", "%"),
    ("╋", "#"),
    ("┣", "#"),
    ("┫", "#"),
    ("╵", "'"),
    ("◇", "%"),
    ("≠", "!"),
    ("✓", "+"),
    ("·", "."),
    ("–", "-"),
    ("…", "~"),
    ("¶", "P"),
    ("×", "x"),
    ("↑", "^"),
    ("↓", "v"),
    ("←", "<"),
    ("→", ">"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("─", "-"),
    ("│", "|"),
    ("┃", "#"),
];

/// Replaces every sign by its ASCII form, and every letter by as much of its transliteration as has
/// room in its cells.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.is_ascii() {
            continue;
        }
        if let Some((_, ascii)) = ASCII.iter().find(|(sign, _)| *sign == symbol) {
            cell.set_symbol(ascii);
        } else {
            let columns = symbol.width().max(1);
            let ascii: String = locale::to_ascii(symbol).chars().take(columns).collect();
            cell.set_symbol(if ascii.is_empty() { " " } else { &ascii });
        }
    }
}
