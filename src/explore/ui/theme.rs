//! Colours and attributes by meaning, on the terminal's own background; and the ASCII forms of
//! all signs.
//!
//! Only the sixteen ANSI colours, so that the reader's own palette rules. Nothing is said by colour
//! alone.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

use crate::report::lines::columns::Columns as _;
use crate::{dossier::Tone, locale, report::Class};

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
    pub highlight: Style,
    /// What is found in a page, and that of it which the reader has come to.
    pub found: [Style; 2],
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
        Self::of(|colour| Style::new().fg(colour))
    }

    /// Without any colour (`NO_COLOR`): attributes and signs alone.
    ///
    /// Colours are left out rather than reset: a terminal library that turns them into resets
    /// would wipe reverse and bold with them.
    pub fn plain() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let link = Style::new().add_modifier(Modifier::UNDERLINED);
        Self { focused: bold, warning: bold, link, ..Self::of(|_| Style::new()) }
    }

    fn of(ink: fn(Color) -> Style) -> Self {
        let text = Style::new();
        let bold = text.add_modifier(Modifier::BOLD);
        let faint = text.add_modifier(Modifier::DIM);
        let strong = |colour| ink(colour).add_modifier(Modifier::BOLD);
        Self {
            ascii: false,
            text,
            // Not bright black, which some palettes give the colour of the background.
            dim: faint,
            title: bold,
            heading: strong(Color::Cyan),
            focused: ink(Color::Cyan),
            border: faint,
            // One ground for the whole row, whatever colours its parts have.
            selected: ink(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
            chosen: bold,
            related: bold,
            highlight: strong(Color::Magenta).add_modifier(Modifier::UNDERLINED),
            found: [
                strong(Color::Yellow).add_modifier(Modifier::UNDERLINED),
                text.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            ],
            link: ink(Color::Blue),
            good: ink(Color::Green),
            bad: ink(Color::Red),
            warning: ink(Color::Yellow),
            series: [Color::Cyan, Color::Yellow, Color::Magenta, Color::Blue, Color::LightCyan, Color::LightMagenta]
                .map(strong),
            key: strong(Color::Cyan),
        }
    }

    /// The style of a class of text on a page.
    pub fn class(&self, class: Class) -> Style {
        match class {
            Class::Title => self.title,
            Class::Heading => self.heading,
            Class::Text | Class::Statement => self.text,
            Class::Dim => self.dim,
            Class::Link => self.link,
            Class::Tone(tone) => self.tone(tone),
            Class::Series(at) => self.series[at % self.series.len()],
            Class::Agrees => self.good,
            Class::Contested => self.warning,
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

/// The signs that the program draws, and what stands for each of them in ASCII.
const ASCII: [(&str, &str); 4] = [
    ("▸◂•◆◇○●△▲■□★▣†▦▤∷∴", "><*#%oOxXSBPNAIMCG"),
    ("┌┬┐├┼┤└┴┘╭╮╰╯╵─━┄┅┈│┃┊┣╋┫┿", "+++++++++++++'-=~~.|#:###+"),
    ("▁▂▃▄▅▆▇█▔▀▌▖▘▙▛", "_.:-=+*#`\"|.'%%"),
    ("≠✓·–−…¶×↑↓←→", "!+.--~Px^v<>"),
];

/// Replaces every sign by its ASCII form, and every letter by as much of its transliteration as has
/// room in its cells.
pub fn to_ascii(buffer: &mut Buffer) {
    let known = || ASCII.iter().flat_map(|(signs, ascii)| signs.chars().zip(ascii.chars()));
    for cell in buffer.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        let symbol = cell.symbol();
        if let Some((_, ascii)) = known().find(|(sign, _)| symbol.chars().eq([*sign])) {
            cell.set_char(ascii);
        } else {
            let columns = symbol.width().max(1);
            let ascii: String = locale::to_ascii(symbol).chars().take(columns).collect();
            cell.set_symbol(if ascii.is_empty() { " " } else { &ascii });
        }
    }
}
