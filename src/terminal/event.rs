//! What a reader can do to the program: keys, pasted text, clicks, a changed window.
//!
//! The terminal translates its own events into these.

use std::fmt;

/// A turn of the wheel.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wheel {
    Up,
    Down,
}

/// Something the reader did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Pressed a key, or held it.
    Key(Key),
    /// Pasted text, as the terminal brackets it.
    Paste(String),
    /// Pressed the left button at a cell.
    Click {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
    },
    /// Turned the wheel over a cell.
    Scroll {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
        /// Which way.
        wheel: Wheel,
    },
    /// Changed the window's size, or came back to it: everything is to be drawn anew.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
}

/// A key with its modifiers. Shift is part of the character where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for characters.
    pub shift: bool,
}

/// A key without its modifiers.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Backspace,
    Delete,
    Tab,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A key with Ctrl.
    pub const fn ctrl(code: Code) -> Self {
        Self { ctrl: true, ..Self::plain(code) }
    }

    /// A key with Alt.
    pub const fn alt(code: Code) -> Self {
        Self { alt: true, ..Self::plain(code) }
    }

    /// A key with Shift.
    pub const fn shift(code: Code) -> Self {
        Self { shift: true, ..Self::plain(code) }
    }
}

impl From<char> for Key {
    fn from(c: char) -> Self {
        Self::plain(Code::Char(c))
    }
}

impl fmt::Display for Key {
    /// The key as help shows it: `q`, `Ctrl-C`, `Shift-Tab`, `↑`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            code => write!(f, "{code:?}"),
        }
    }
}
