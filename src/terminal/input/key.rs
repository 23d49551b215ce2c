//! A character and what is held with it, as one key: the many spellings that terminals have for a key
//! become one here.

use crate::terminal::event::{Code, Key};

/// The key with a character; nothing for control characters that name no key.
pub(super) fn character(c: char, held: Key) -> Option<Key> {
    if held.ctrl && !held.alt {
        match c.to_ascii_lowercase() {
            // Old keyboards, and Ctrl-Backspace on new ones, send Ctrl-H; pipes and pastes send Ctrl-J.
            'h' => return Some(Key::plain(Code::Backspace)),
            'j' => return Some(Key::plain(Code::Enter)),
            _ => {}
        }
    }
    let c = match c {
        c if held.ctrl => c.to_ascii_lowercase(),
        c if held.shift => c.to_uppercase().next().unwrap_or(c),
        c => c,
    };
    (!c.is_control()).then_some(Key { code: Code::Char(c), shift: false, ..held })
}

/// The key whose character has a number; some have a name besides.
#[cfg(unix)]
pub(super) fn numbered(number: u32, held: Key) -> Option<Key> {
    let code = match number {
        9 => Code::Tab,
        13 => Code::Enter,
        27 => Code::Esc,
        127 => Code::Backspace,
        // Keys without a character stand in the private use area.
        0xe000..=0xf8ff => return None,
        _ => return character(char::from_u32(number)?, held),
    };
    Some(Key { code, ..held })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_many_spellings_of_a_key_become_one() {
        let ctrl = Key::ctrl(Code::Esc);
        assert_eq!(character('h', ctrl), Some(Key::plain(Code::Backspace)));
        assert_eq!(character('j', ctrl), Some(Key::plain(Code::Enter)));
        assert_eq!(character('C', Key { shift: true, ..ctrl }), Some(Key::ctrl(Code::Char('c'))));
        assert_eq!(character('f', Key::alt(Code::Esc)), Some(Key::alt(Code::Char('f'))));
        assert_eq!(character('\u{85}', Key::plain(Code::Esc)), None);
    }

    #[test]
    fn shift_is_folded_into_characters() {
        let shift = Key::shift(Code::Esc);
        assert_eq!(character('a', shift), Some(Key::from('A')));
        assert_eq!(character('Қ', shift), Some(Key::from('Қ')));
    }
}
