//! The explorer without a terminal: typing keys at it, and seeing the whole screen.

use std::sync::Arc;

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
}

/// A buffer as text.
pub fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut out = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut skip = 0;
        for x in 0..area.width {
            let symbol = buffer[(x, y)].symbol();
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
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
