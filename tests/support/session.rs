//! The explorer without a terminal: typing keys at it, and seeing the whole screen.

use std::{ops::Range, sync::Arc};

use detente::{
    dossier::Dossier,
    explore::{
        Explorer,
        action::{Effect, Outcome},
        screen,
        ui::theme::Theme,
    },
    terminal::event::{Code, Input, Key},
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};

/// The explorer without a terminal.
pub struct Session {
    pub explorer: Explorer,
    pub theme: Theme,
    pub effects: Vec<Effect>,
    size: (u16, u16),
}

impl Session {
    pub fn new(dossier: &Arc<Dossier>, size: (u16, u16)) -> Self {
        Self { explorer: Explorer::new(Arc::clone(dossier), size), theme: Theme::colour(), effects: Vec::new(), size }
    }

    /// Types keys: letters stand for themselves, `<enter>`, `<c-n>`, `<s-tab>`… for the others.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.input(Input::Key(key));
        }
        self
    }

    pub fn input(&mut self, input: Input) -> Outcome {
        if let Input::Resize { width, height } = input {
            self.size = (width, height);
        }
        let outcome = self.explorer.update(input);
        // Nobody is there to make it elsewhere; it is made when it is needed.
        self.effects.extend(outcome.effect.clone().filter(|effect| *effect != Effect::MakeFinder));
        outcome
    }

    pub fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| screen::draw(frame, &self.explorer, &self.theme)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, a line a row, without blanks at their ends.
    pub fn screen(&self) -> String {
        text(&self.buffer())
    }

    /// The line of the dossier's title.
    pub fn header(&self) -> String {
        self.screen().lines().next().unwrap_or_default().to_owned()
    }

    /// The line of keys.
    pub fn footer(&self) -> String {
        self.screen().lines().last().unwrap_or_default().to_owned()
    }

    /// The panes that are seen on the screen, from left to right.
    pub fn panes(&self) -> Vec<Framed> {
        framed(&self.buffer())
    }

    /// The pane whose title begins with this number.
    pub fn pane(&self, number: u8) -> Framed {
        self.pane_called(&format!("{number} "))
    }

    /// The pane whose title begins so.
    pub fn pane_called(&self, title: &str) -> Framed {
        let found = self.panes().into_iter().find(|pane| pane.title.starts_with(title));
        found.unwrap_or_else(|| panic!("no pane is called {title}\n{}", self.screen()))
    }
}

/// A pane as it is seen on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framed {
    /// What stands in its upper border.
    pub title: String,
    /// What stands inside, without blanks at the ends.
    pub rows: Vec<String>,
    /// What stands in its lower border.
    pub note: String,
    /// Its corners: left, top, right, bottom.
    pub corners: [u16; 4],
}

impl Framed {
    pub fn text(&self) -> String {
        self.rows.join("\n")
    }

    /// The text as one line, as it was before it was wrapped.
    pub fn words(&self) -> String {
        self.rows.iter().flat_map(|row| row.split_whitespace()).collect::<Vec<_>>().join(" ")
    }

    /// The row that holds these words.
    pub fn row(&self, words: &str) -> &str {
        let found = self.rows.iter().find(|row| row.contains(words));
        found.unwrap_or_else(|| panic!("no row has {words:?}\n{}", self.text()))
    }
}

/// Looks for borders, as whoever reads the screen does.
fn framed(buffer: &Buffer) -> Vec<Framed> {
    let area = buffer.area;
    let is = |x: u16, y: u16, sign: &str| buffer[(x, y)].symbol() == sign;
    let right_of = |x: u16, y: u16, sign: &str| (x + 1..area.width).find(|right| is(*right, y, sign));
    let mut panes = Vec::new();
    for (top, left) in (0..area.height).flat_map(|y| (0..area.width).map(move |x| (y, x))) {
        // A box inside a pane has no title.
        if !is(left, top, "╭") || !is(left + 1, top, " ") {
            continue;
        }
        let Some(right) = right_of(left, top, "╮") else { continue };
        let Some(bottom) = (top + 1..area.height).find(|y| is(left, *y, "╰")) else { continue };
        let part = |from: u16, to: u16, y: u16| line(buffer, from..to, y);
        let bare = |text: String| text.trim_matches(['─', ' ']).to_owned();
        panes.push(Framed {
            title: bare(part(left + 1, right, top)),
            rows: (top + 1..bottom).map(|y| part(left + 1, right, y)).collect(),
            note: bare(part(left + 1, right, bottom)),
            corners: [left, top, right, bottom],
        });
    }
    panes.sort_by_key(|pane| pane.corners[0]);
    panes
}

/// A buffer as text.
pub fn text(buffer: &Buffer) -> String {
    (0..buffer.area.height).map(|y| line(buffer, 0..buffer.area.width, y) + "\n").collect()
}

/// A part of a row as text.
fn line(buffer: &Buffer, columns: Range<u16>, y: u16) -> String {
    let mut line = String::new();
    let mut skip = 0;
    for x in columns {
        let symbol = buffer[(x, y)].symbol();
        if skip > 0 {
            skip -= 1;
            continue;
        }
        skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
        line.push_str(symbol);
    }
    line.truncate(line.trim_end().len());
    line
}

/// Reads the notation of [`Session::keys`].
pub fn parse(keys: &str) -> Vec<Key> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
            parsed.push(named(name));
            rest = after;
        } else {
            parsed.push(c.into());
            rest = &rest[c.len_utf8()..];
        }
    }
    parsed
}

fn named(name: &str) -> Key {
    let (modifier, code) = match name.split_once('-') {
        Some((modifier, code)) => (modifier, code),
        None => ("", name),
    };
    let code = match code {
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "bs" => Code::Backspace,
        "del" => Code::Delete,
        "tab" => Code::Tab,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "home" => Code::Home,
        "end" => Code::End,
        "space" => Code::Char(' '),
        letter if letter.chars().count() == 1 => Code::Char(letter.chars().next().unwrap()),
        other => panic!("no key is called <{other}>"),
    };
    match modifier {
        "" => Key::plain(code),
        "c" => Key::ctrl(code),
        "a" => Key::alt(code),
        "s" => Key::shift(code),
        other => panic!("no modifier is called {other}"),
    }
}
