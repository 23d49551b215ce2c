//! What the reader does, translated from the terminal's events into the app's own words.
//!
//! Must not know what any key means, nor which screen is shown.

use std::io;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::{
    app::input::{Code, Input, Key},
    dossier::text,
};

/// How much of a pasted text is kept, in characters.
const PASTE_LIMIT: usize = 1000;

/// Waits for the next event; `None` if it is nothing that the program answers to.
pub(super) fn read() -> io::Result<Option<Input>> {
    Ok(translate(event::read()?))
}

/// Makes sure that a changed window, or a wake-up that poses as one, is noticed from now on.
pub(super) fn listen() -> io::Result<()> {
    // Never asks for events: with `use-dev-tty` a zero wait reports none (crossterm #839). What
    // counts is that the handler of SIGWINCH is in place afterwards.
    event::poll(std::time::Duration::ZERO).map(drop)
}

fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => translate_key(key).map(Input::Key),
        Event::Paste(raw) => {
            // Cut before cleaning: what is thrown away need not be cleaned.
            let kept: String = raw.chars().take(PASTE_LIMIT).collect();
            Some(Input::Paste(text::clean(&kept).chars().take(PASTE_LIMIT).collect()))
        }
        Event::Mouse(mouse) => {
            let (x, y) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { x, y }),
                MouseEventKind::ScrollUp => Some(Input::Scroll { x, y, down: false }),
                MouseEventKind::ScrollDown => Some(Input::Scroll { x, y, down: true }),
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
        KeyCode::Char(c) => return translate_char(c, key),
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

fn translate_char(c: char, key: Key) -> Option<Key> {
    if key.ctrl && !key.alt {
        match c.to_ascii_lowercase() {
            // Old keyboards, and Ctrl-Backspace on new ones, send Ctrl-H; pipes and pastes send Ctrl-J.
            'h' => return Some(Key::plain(Code::Backspace)),
            'j' => return Some(Key::plain(Code::Enter)),
            _ => {}
        }
    }
    let c = match c {
        c if key.ctrl => c.to_ascii_lowercase(),
        c if key.shift => c.to_uppercase().next().unwrap_or(c),
        c => c,
    };
    (!c.is_control()).then_some(Key { code: Code::Char(c), shift: false, ..key })
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
        assert_eq!(key(KeyCode::Char('a'), KeyModifiers::SHIFT), Some(Key::from('A')));
        assert_eq!(key(KeyCode::Char('Қ'), KeyModifiers::SHIFT), Some(Key::from('Қ')));
        assert_eq!(key(KeyCode::Up, KeyModifiers::SHIFT), Some(Key::shift(Code::Up)));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::NONE), Some(Key::shift(Code::Tab)));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Key::shift(Code::Tab)));
    }

    #[test]
    fn the_many_spellings_of_a_key_become_one() {
        let ctrl = KeyModifiers::CONTROL;
        assert_eq!(key(KeyCode::Char('h'), ctrl), Some(Key::plain(Code::Backspace)));
        assert_eq!(key(KeyCode::Char('j'), ctrl), Some(Key::plain(Code::Enter)));
        assert_eq!(key(KeyCode::Char('C'), ctrl | KeyModifiers::SHIFT), Some(Key::ctrl(Code::Char('c'))));
        assert_eq!(key(KeyCode::Char('f'), KeyModifiers::ALT), Some(Key::alt(Code::Char('f'))));
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
    fn pasted_text_is_cleaned_and_capped() {
        let paste = |raw: &str| translate(Event::Paste(raw.into()));
        assert_eq!(paste("two\nlines\u{1b}[2J"), Some(Input::Paste("two lines⟨U+001B⟩[2J".into())));
        let Some(Input::Paste(long)) = paste(&"\u{202e}ش".repeat(5000)) else { panic!("not a paste") };
        assert_eq!(long.chars().count(), PASTE_LIMIT);
    }

    #[test]
    fn the_mouse_clicks_left_and_scrolls() {
        let mouse =
            |kind| translate(Event::Mouse(MouseEvent { kind, column: 3, row: 5, modifiers: KeyModifiers::NONE }));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Input::Click { x: 3, y: 5 }));
        assert_eq!(mouse(MouseEventKind::ScrollDown), Some(Input::Scroll { x: 3, y: 5, down: true }));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(Input::Scroll { x: 3, y: 5, down: false }));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(mouse(MouseEventKind::Up(MouseButton::Left)), None);
        assert_eq!(mouse(MouseEventKind::Moved), None);
    }
}
