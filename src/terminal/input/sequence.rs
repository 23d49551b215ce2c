//! What the escape sequences of terminals mean: those of `xterm` (its manual `ctlseqs`), with the older
//! ones of rxvt and the Linux console and the `CSI u` keys of newer terminals.

use super::key;
use crate::terminal::event::{Code, Input, Key, Wheel};

/// The longest sequence; mouse reports take twenty bytes.
pub(super) const LONGEST: usize = 64;

/// How far a sequence has come with a byte.
pub(super) enum Progress {
    /// It goes on.
    More,
    /// It ends it, perhaps with something that the program answers to.
    Done(Option<Input>),
    /// It ends the announcement of a paste.
    Paste,
    /// It can't stand there.
    Wrong,
}

/// A byte after `ESC [` and what has followed that.
pub(super) fn csi(before: &[u8], byte: u8) -> Progress {
    match (before, byte) {
        // X10 mouse reports carry three bytes more, and the Linux console's function keys one.
        ([b'M', button, column], 0x20..) => Progress::Done(mouse(u32::from(*button) - 32, *column, byte)),
        ([], b'M' | b'[') | ([b'M', ..], 0x20..) => Progress::More,
        ([b'['], 0x40..=0x7e) => Progress::Done(None),
        ([b'M' | b'[', ..], _) => Progress::Wrong,
        // Parameters and intermediates (ECMA-48, 5.4).
        (_, 0x20..=0x3f) if before.len() < LONGEST => Progress::More,
        (_, 0x40..=0x7e) if before == b"200" && byte == b'~' => Progress::Paste,
        (_, 0x40..=0x7e) => Progress::Done(finished(before, byte)),
        _ => Progress::Wrong,
    }
}

/// What a complete sequence means.
fn finished(parameters: &[u8], last: u8) -> Option<Input> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        return sgr_mouse(report, last);
    }
    // Private sequences answer questions that we never ask.
    if text.starts_with(['=', '>', '?']) || text.contains(|c| c < '0') {
        return None;
    }
    // Parts after a colon say more of the same: the shifted key, whether it was pressed or let go.
    let number = |field: usize, part: usize| -> Option<u32> {
        text.split(';').nth(field)?.split(':').nth(part).filter(|number| !number.is_empty())?.parse().ok()
    };
    let modifiers = if text.starts_with("27;") { number(1, 0) } else { number(1, 0).or(Some(1)) };
    let pressed = number(1, 1) != Some(3);
    let held = held(modifiers?)?;
    let code = match last {
        b'Z' => return Some(Input::Key(Key::shift(Code::Tab))),
        b'a'..=b'd' => return Some(Input::Key(Key::shift(cursor_key(last.to_ascii_uppercase())?))),
        b'~' => match number(0, 0)? {
            1 | 7 => Code::Home,
            3 => Code::Delete,
            4 | 8 => Code::End,
            5 => Code::PageUp,
            6 => Code::PageDown,
            // xterm's modifyOtherKeys.
            27 => return key::numbered(number(2, 0)?, held).map(Input::Key),
            _ => return None,
        },
        b'u' if pressed => return key::numbered(number(0, 0)?, held).map(Input::Key),
        _ => cursor_key(last)?,
    };
    pressed.then_some(Input::Key(Key { code, ..held }))
}

/// The keys that have a letter of their own.
pub(super) fn cursor_key(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        // The keypad's Enter in application mode.
        b'M' => Code::Enter,
        _ => return None,
    })
}

/// What is held with a key: one more than a set of bits. Keys of the desktop are not ours.
fn held(modifiers: u32) -> Option<Key> {
    let bits = modifiers.checked_sub(1)?;
    let is = |bit: u32| bits & bit != 0;
    let (super_key, hyper) = (is(8), is(16));
    (!super_key && !hyper).then_some(Key { shift: is(1), alt: is(2) || is(32), ctrl: is(4), code: Code::Esc })
}

/// A report in decimal numbers: button, column, row; `M` when pressed, `m` when let go.
fn sgr_mouse(report: &str, last: u8) -> Option<Input> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if last != b'M' || numbers.next().is_some() {
        return None;
    }
    clicked(u32::from(button), column.checked_sub(1)?, row.checked_sub(1)?)
}

/// A report in three bytes, column and row counted from 33.
fn mouse(button: u32, column: u8, row: u8) -> Option<Input> {
    let cell = |byte: u8| byte.checked_sub(33).map(u16::from);
    clicked(button, cell(column)?, cell(row)?)
}

fn clicked(button: u32, x: u16, y: u16) -> Option<Input> {
    // Shift, Alt and Ctrl (4, 8, 16) don't matter here; 32 is a mouse that moves.
    match button & !(4 | 8 | 16) {
        0 => Some(Input::Click { x, y }),
        64 => Some(Input::Scroll { x, y, wheel: Wheel::Up }),
        65 => Some(Input::Scroll { x, y, wheel: Wheel::Down }),
        _ => None,
    }
}
