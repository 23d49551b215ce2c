//! What the reader does, from the terminal library's events: where a terminal is no stream of bytes, as
//! on Windows. Compiled for the tests everywhere.

#[cfg(not(unix))]
use std::{io, time::Duration};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
#[cfg(not(unix))]
use crossterm::event::{poll, read};

use super::{PASTE_LIMIT, key::character};
use crate::terminal::event::{Code, Input, Key, Wheel};

/// Reads what the reader does.
#[cfg(not(unix))]
#[derive(Default)]
pub struct Reader {
    gather: super::Gather,
}

#[cfg(not(unix))]
impl Reader {
    /// Reads from the console.
    #[expect(clippy::unnecessary_wraps, reason = "opening a terminal elsewhere can fail")]
    pub(in crate::terminal) fn new() -> io::Result<Self> {
        Ok(Self::default())
    }

    /// Waits for the next input and takes all that waits with it.
    pub(in crate::terminal) fn next(&mut self, size: impl Fn() -> io::Result<(u16, u16)>) -> io::Result<super::Batch> {
        loop {
            let mut inputs = Vec::new();
            while (inputs.is_empty() && self.gather.len() == 0) || poll(Duration::ZERO)? {
                match translate(read()?) {
                    Some(Input::Resize { .. }) => {
                        let (width, height) = size()?;
                        inputs.push(Input::Resize { width, height });
                    }
                    input => inputs.extend(input),
                }
            }
            if let Some(batch) = self.gather.batch(inputs) {
                return Ok(batch);
            }
        }
    }

    /// Takes inputs back, to hand them out again first.
    pub(in crate::terminal) fn put_back(&mut self, rest: Batch) {
        self.gather.put_back(rest);
    }
}

fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => translate_key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text.chars().take(PASTE_LIMIT).collect())),
        Event::Mouse(mouse) => {
            let (x, y) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { x, y }),
                MouseEventKind::ScrollUp => Some(Input::Scroll { x, y, wheel: Wheel::Up }),
                MouseEventKind::ScrollDown => Some(Input::Scroll { x, y, wheel: Wheel::Down }),
                _ => None,
            }
        }
        Event::Resize(width, height) => Some(Input::Resize { width, height }),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn translate_key(event: KeyEvent) -> Option<Key> {
    let held = event.modifiers;
    if event.kind == KeyEventKind::Release || held.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER) {
        return None;
    }
    let key = Key {
        code: Code::Esc,
        ctrl: held.contains(KeyModifiers::CONTROL),
        alt: held.intersects(KeyModifiers::ALT | KeyModifiers::META),
        shift: held.contains(KeyModifiers::SHIFT),
    };
    let code = match event.code {
        KeyCode::Char(c) => return character(c, key),
        KeyCode::BackTab => return Some(Key { code: Code::Tab, shift: true, ..key }),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Tab => Code::Tab,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        _ => return None,
    };
    Some(Key { code, ..key })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::MouseEvent;

    fn key(code: KeyCode, held: KeyModifiers) -> Option<Key> {
        translate_key(KeyEvent::new(code, held))
    }

    #[test]
    fn shift_is_folded_into_characters_only() {
        assert_eq!(key(KeyCode::Char('A'), KeyModifiers::SHIFT), Some(Key::from('A')));
        assert_eq!(key(KeyCode::Up, KeyModifiers::SHIFT), Some(Key::shift(Code::Up)));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::NONE), Some(Key::shift(Code::Tab)));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Key::shift(Code::Tab)));
    }

    #[test]
    fn a_key_counts_when_pressed_and_while_held_but_not_when_let_go() {
        let event = |kind| KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, kind);
        assert_eq!(translate_key(event(KeyEventKind::Press)), Some(Key::plain(Code::Down)));
        assert_eq!(translate_key(event(KeyEventKind::Repeat)), Some(Key::plain(Code::Down)));
        assert_eq!(translate_key(event(KeyEventKind::Release)), None);
    }

    #[test]
    fn keys_without_a_name_here_are_nothing() {
        assert_eq!(key(KeyCode::F(5), KeyModifiers::NONE), None);
        assert_eq!(key(KeyCode::Char('q'), KeyModifiers::SUPER), None);
        assert_eq!(key(KeyCode::Char('\u{85}'), KeyModifiers::NONE), None);
    }

    #[test]
    fn pasted_text_is_capped() {
        let pasted = translate(Event::Paste("ش".repeat(5000)));
        assert_eq!(pasted, Some(Input::Paste("ش".repeat(PASTE_LIMIT))));
    }

    #[test]
    fn the_mouse_clicks_left_and_scrolls() {
        let mouse =
            |kind| translate(Event::Mouse(MouseEvent { kind, column: 3, row: 5, modifiers: KeyModifiers::NONE }));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Input::Click { x: 3, y: 5 }));
        assert_eq!(mouse(MouseEventKind::ScrollDown), Some(Input::Scroll { x: 3, y: 5, wheel: Wheel::Down }));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(Input::Scroll { x: 3, y: 5, wheel: Wheel::Up }));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(mouse(MouseEventKind::Up(MouseButton::Left)), None);
        assert_eq!(mouse(MouseEventKind::Moved), None);
    }
}
