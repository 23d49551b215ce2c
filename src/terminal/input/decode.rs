//! Bytes from a terminal, in pieces of any size, to keys, pastes and clicks.
//!
//! Whatever can't go on is given up, and the byte that ended it is read for itself: nothing unfinished
//! can swallow a key.

use std::time::Duration;

use super::{
    INTERRUPT, PASTE_LIMIT,
    key::{character, numbered},
    sequence::{LONGEST, Progress, csi, cursor_key},
};
use crate::terminal::event::{Code, Input, Key};

const ESC: u8 = 0x1b;
/// Ctrl-C.
const ETX: u8 = 0x03;
/// What a terminal sends after a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// How long a lone Esc may be the beginning of a sequence.
const ESCAPE_WAITS: Duration = Duration::from_millis(10);
/// How long a sequence may take that has begun.
const SEQUENCE_WAITS: Duration = Duration::from_millis(100);
/// How long a paste may pause, and how long after a Ctrl-C, which may have been pressed.
const PASTE_WAITS: Duration = Duration::from_millis(500);
const INTERRUPTED_PASTE_WAITS: Duration = Duration::from_millis(100);
/// The longest reply of the terminal to a request of another program, such as the contents of a clipboard.
const LONGEST_STRING: usize = 1 << 16;

/// Reads bytes as they come, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// The beginning of an escape sequence, or of a character of several bytes.
    begun: Vec<u8>,
    /// A paste whose end has not come yet.
    paste: Option<Paste>,
}

#[derive(Debug, Default)]
struct Paste {
    /// Its beginning, as much as can be used.
    kept: Vec<u8>,
    /// How much of [`PASTE_END`] the last bytes were.
    ending: usize,
    /// Whether the last byte was a Ctrl-C, and whether any was.
    interrupted: bool,
    holds_interrupt: bool,
}

impl Decoder {
    /// Takes the next bytes.
    pub(super) fn advance(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        for &byte in bytes {
            self.take(byte, out);
        }
    }

    /// How long to wait for the rest of what has begun; nothing if nothing has.
    pub(super) fn waits(&self) -> Option<Duration> {
        match (&self.paste, self.begun.as_slice()) {
            (Some(paste), _) => Some(if paste.interrupted { INTERRUPTED_PASTE_WAITS } else { PASTE_WAITS }),
            (None, []) => None,
            (None, [ESC]) => Some(ESCAPE_WAITS),
            (None, _) => Some(SEQUENCE_WAITS),
        }
    }

    /// Gives up waiting: what has begun is all there is. Says whether a paste ends with a Ctrl-C by this:
    /// in one that has no end, it was pressed and not pasted.
    pub(super) fn settle(&mut self, out: &mut Vec<Input>) -> bool {
        if self.begun == [ESC] {
            out.push(Input::Key(Key::plain(Code::Esc)));
        }
        self.begun.clear();
        let Some(paste) = self.paste.take() else { return false };
        let interrupted = paste.holds_interrupt;
        out.push(if interrupted { Input::Key(INTERRUPT) } else { paste.finished() });
        interrupted
    }

    fn take(&mut self, byte: u8, out: &mut Vec<Input>) {
        if let Some(paste) = &mut self.paste {
            if paste.take(byte) {
                out.extend(self.paste.take().map(Paste::finished));
            }
            return;
        }
        match (self.begun.as_slice(), byte) {
            ([], ESC | 0xc2..=0xf4) | ([ESC], b'[' | b'O' | b'P' | b'X' | b']' | b'^' | b'_' | 0xc2..=0xf4) => {
                self.begun.push(byte);
            }
            ([], _) => out.extend(single(byte, Key::plain(Code::Esc))),
            // Esc and Ctrl-C, not Alt-Ctrl-C: it is pressed to leave.
            ([ESC], ESC | ETX) => {
                out.push(Input::Key(Key::plain(Code::Esc)));
                self.again(byte, out);
            }
            ([ESC], _) => self.done(single(byte, Key::alt(Code::Esc)), out),
            ([ESC, b'[', rest @ ..], _) => match csi(rest, byte) {
                Progress::More => self.begun.push(byte),
                Progress::Done(input) => self.done(input, out),
                Progress::Paste => {
                    self.begun.clear();
                    self.paste = Some(Paste::default());
                }
                Progress::Wrong => self.again(byte, out),
            },
            ([ESC, b'P' | b'X' | b']' | b'^' | b'_', rest @ ..], _) => match (rest, byte) {
                // Ends with BEL or ST (ECMA-48, 5.6), and means nothing to us: we never ask.
                (_, 0x07) | ([.., ESC], b'\\') => self.begun.clear(),
                ([.., ESC], _) => {
                    self.begun = vec![ESC];
                    self.take(byte, out);
                }
                (_, ESC | 0x20..) if rest.len() < LONGEST_STRING => self.begun.push(byte),
                _ => self.again(byte, out),
            },
            ([ESC, b'O', ..], b'0'..=b'?') if self.begun.len() < LONGEST => self.begun.push(byte),
            ([ESC, b'O', ..], 0x40..=0x7e) => {
                self.done(cursor_key(byte).map(|code| Input::Key(Key::plain(code))), out);
            }
            ([ESC, 0x80..=0xff, ..], 0x80..=0xbf) => self.letter(byte, 1, Key::alt(Code::Esc), out),
            ([0x80..=0xff, ..], 0x80..=0xbf) => self.letter(byte, 0, Key::plain(Code::Esc), out),
            _ => self.again(byte, out),
        }
    }

    /// What has begun is complete, and means this.
    fn done(&mut self, input: Option<Input>, out: &mut Vec<Input>) {
        self.begun.clear();
        out.extend(input);
    }

    /// Gives up what has begun, and reads the byte for itself.
    fn again(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.begun.clear();
        self.take(byte, out);
    }

    /// Takes a byte of the letter whose bytes have begun at `start`.
    fn letter(&mut self, byte: u8, start: usize, held: Key, out: &mut Vec<Input>) {
        self.begun.push(byte);
        match std::str::from_utf8(&self.begun[start..]) {
            Ok(letter) => {
                let key = letter.chars().next().and_then(|c| character(c, held));
                self.done(key.map(Input::Key), out);
            }
            Err(error) if error.error_len().is_some() => self.begun.clear(),
            Err(_) => {}
        }
    }
}

impl Paste {
    /// Takes a byte, and says whether it was the last.
    fn take(&mut self, byte: u8) -> bool {
        self.interrupted = byte == ETX;
        self.holds_interrupt |= self.interrupted;
        if PASTE_END.get(self.ending) == Some(&byte) {
            self.ending += 1;
            return self.ending == PASTE_END.len();
        }
        self.keep(&PASTE_END[..self.ending]);
        // Only its first byte is an Esc, so a broken ending can begin anew with this byte alone.
        self.ending = usize::from(byte == ESC);
        if self.ending == 0 {
            self.keep(&[byte]);
        }
        false
    }

    fn keep(&mut self, bytes: &[u8]) {
        // A character takes at most four bytes; more is counted in characters at the end.
        if self.kept.len() < 4 * PASTE_LIMIT {
            self.kept.extend_from_slice(bytes);
        }
    }

    fn finished(self) -> Input {
        Input::Paste(String::from_utf8_lossy(&self.kept).chars().take(PASTE_LIMIT).collect())
    }
}

/// A byte that is a key for itself.
fn single(byte: u8, held: Key) -> Option<Input> {
    let ctrl = Key { ctrl: true, ..held };
    let key = match byte {
        b'\t' | b'\r' | 0x20..=0x7f => numbered(byte.into(), held),
        0 => character(' ', ctrl),
        1..=26 => character(char::from(byte - 1 + b'a'), ctrl),
        _ => None,
    };
    key.map(Input::Key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::event::Wheel;
    use proptest::prelude::*;

    /// What comes of bytes that arrive at once, with nothing after them.
    fn read(bytes: impl AsRef<[u8]>) -> Vec<Input> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.advance(bytes.as_ref(), &mut out);
        decoder.settle(&mut out);
        assert_eq!(decoder.waits(), None);
        out
    }

    fn keys(keys: &[Key]) -> Vec<Input> {
        keys.iter().copied().map(Input::Key).collect()
    }

    #[test]
    fn a_paste_that_never_ends_is_not_kept_whole() {
        let mut paste = Paste::default();
        for byte in b"x".repeat(1_000_000) {
            paste.take(byte);
        }
        assert!(paste.kept.len() < 10_000, "{}", paste.kept.len());
    }

    #[test]
    fn keys_are_read_in_every_spelling() {
        let plain = Key::plain;
        for (bytes, key) in [
            ("a", Key::from('a')),
            ("Қ", Key::from('Қ')),
            ("漢", Key::from('漢')),
            ("\r", plain(Code::Enter)),
            ("\n", plain(Code::Enter)),
            ("\t", plain(Code::Tab)),
            ("\x7f", plain(Code::Backspace)),
            ("\x08", plain(Code::Backspace)),
            ("\x1b", plain(Code::Esc)),
            ("\x0e", Key::ctrl(Code::Char('n'))),
            ("\x1bf", Key::alt(Code::Char('f'))),
            ("\x1bж", Key::alt(Code::Char('ж'))),
            ("\x1b\x7f", Key::alt(Code::Backspace)),
            ("\x1b[A", plain(Code::Up)),
            ("\x1bOA", plain(Code::Up)),
            ("\x1b[1;2C", Key::shift(Code::Right)),
            ("\x1b[1;3D", Key::alt(Code::Left)),
            ("\x1b[1;5B", Key::ctrl(Code::Down)),
            ("\x1b[1;1:1A", plain(Code::Up)),
            ("\x1b[c", Key::shift(Code::Right)),
            ("\x1b[Z", Key::shift(Code::Tab)),
            ("\x1b[H", plain(Code::Home)),
            ("\x1b[1~", plain(Code::Home)),
            ("\x1b[8~", plain(Code::End)),
            ("\x1b[3~", plain(Code::Delete)),
            ("\x1b[5~", plain(Code::PageUp)),
            ("\x1b[6~", plain(Code::PageDown)),
            ("\x1b[127;2u", Key::shift(Code::Backspace)),
            ("\x1b[97;5u", Key::ctrl(Code::Char('a'))),
            ("\x1b[97:65;2u", Key::from('A')),
            ("\x1b[99;5u", INTERRUPT),
            ("\x1b[27;5;99~", INTERRUPT),
        ] {
            assert_eq!(read(bytes), keys(&[key]), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_key_of_ours_is_nothing() {
        for bytes in [
            "\x1b[2~",
            "\x1b[15~",
            "\x1bOP",
            "\x1b[[A",
            "\x1b[I",
            "\x1b[O",
            "\x1b[?62;1c",
            "\x1b[12;40R",
            "\x1b[201~",
            "\x1b[1;1:3A",
            "\x1b[97;1:3u",
            "\x1b[113;9u",
            "\x1b[57399u",
            "\x1b[99999999999999u",
            "\x1b[0;0u",
            "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
            "\x1b]0;q\x07",
            "\x1bP1$r0 q\x1b\\",
            "\x1b_Gi=1;OK\x1b\\",
            "\x1c",
            "\u{85}",
        ] {
            assert_eq!(read(bytes), [], "{bytes:?}");
        }
    }

    #[test]
    fn control_c_is_never_swallowed() {
        let before: [&[u8]; 18] = [
            b"",
            b"\x1b",
            b"\x1b[",
            b"\x1b[1;",
            b"\x1b[<0;5",
            b"\x1b[M",
            b"\x1b[M ",
            b"\x1b[[",
            b"\x1bO",
            b"\x1bO5",
            b"\xd2",
            b"\xf0\x9f\x98",
            b"\x1b\xe6\xbc",
            b"\x1b[200~some text",
            b"\x1b[200~some text\x03more",
            b"\x1b]11;rgb:",
            b"\x1bP1$r\x1b",
            b"\x1b_",
        ];
        for before in before {
            let read = read([before, b"\x03"].concat());
            assert_eq!(read.last(), Some(&Input::Key(INTERRUPT)), "{before:?}: {read:?}");
        }
    }

    #[test]
    fn a_control_c_within_a_paste_is_text() {
        assert_eq!(read("\x1b[200~a\x03\x1b[201~"), [Input::Paste("a\x03".into())]);
    }

    #[test]
    fn a_paste_that_pauses_behind_a_control_c_goes_on() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.advance(b"\x1b[200~abc\x03", &mut out);
        assert_eq!(decoder.waits(), Some(INTERRUPTED_PASTE_WAITS));
        decoder.advance(b"rm x\n\x1b[201~", &mut out);
        assert_eq!(out, [Input::Paste("abc\x03rm x\n".into())]);
    }

    #[test]
    fn a_paste_is_one_input_and_ends_where_it_ends() {
        assert_eq!(
            read("\x1b[200~hello q\nagain\x1b[20\x1b[201~k"),
            [Input::Paste("hello q\nagain\x1b[20".into()), Input::Key(Key::from('k'))]
        );
        assert_eq!(read("\x1b[200~no end"), [Input::Paste("no end".into())]);
    }

    #[test]
    fn a_paste_keeps_a_thousand_characters() {
        for letter in ["x", "ش", "漢", "😀"] {
            let Some(Input::Paste(kept)) = read(format!("\x1b[200~{}\x1b[201~", letter.repeat(5000))).pop() else {
                panic!("not a paste")
            };
            assert_eq!(kept, letter.repeat(1000));
        }
    }

    #[test]
    fn the_mouse_clicks_left_and_scrolls() {
        assert_eq!(read("\x1b[<0;4;6M"), [Input::Click { x: 3, y: 5 }]);
        assert_eq!(read("\x1b[<16;4;6M"), [Input::Click { x: 3, y: 5 }], "with Ctrl");
        assert_eq!(read("\x1b[<64;4;6M"), [Input::Scroll { x: 3, y: 5, wheel: Wheel::Up }]);
        assert_eq!(read("\x1b[<65;4;6M"), [Input::Scroll { x: 3, y: 5, wheel: Wheel::Down }]);
        assert_eq!(read("\x1b[M $&"), [Input::Click { x: 3, y: 5 }]);
        for nothing in ["\x1b[<0;4;6m", "\x1b[<2;4;6M", "\x1b[<35;4;6M", "\x1b[<0;0;6M", "\x1b[<0;4M", "\x1b[M   "] {
            assert_eq!(read(nothing), [], "{nothing:?}");
        }
    }

    #[test]
    fn a_sequence_without_an_end_is_given_up() {
        let long = format!("\x1b[{}j", "1".repeat(2 * LONGEST));
        assert_eq!(read(&long).last(), Some(&Input::Key(Key::from('j'))));
    }

    proptest! {
        /// Into which pieces bytes are torn makes no difference, as long as none is waited for in vain.
        #[test]
        fn pieces_make_no_difference(bytes in proptest::collection::vec(byte(), 0..60), cuts in proptest::collection::vec(any::<usize>(), 0..6)) {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            for pair in cuts.windows(2) {
                decoder.advance(&bytes[pair[0]..pair[1]], &mut out);
            }
            decoder.settle(&mut out);
            prop_assert_eq!(out, read(&bytes));
        }

        /// Whatever came before, Ctrl-C ends the program.
        #[test]
        fn nothing_swallows_a_control_c(bytes in proptest::collection::vec(byte(), 0..60)) {
            let all = read([bytes.as_slice(), b"\x03"].concat());
            prop_assert!(all.contains(&Input::Key(INTERRUPT)), "{:?}", all);
        }

        /// What a paste holds is never taken for keys.
        #[test]
        fn a_paste_holds_no_keys(text in "[^\\x1b]{0,40}") {
            let expected: Vec<Input> = vec![Input::Paste(text.clone())];
            prop_assert_eq!(read(format!("\x1b[200~{text}\x1b[201~")), expected);
        }
    }

    /// Bytes that are likely to make sequences.
    fn byte() -> impl Strategy<Value = u8> {
        prop_oneof![
            Just(ESC),
            Just(b'['),
            Just(b'O'),
            Just(b'<'),
            Just(b';'),
            Just(b'~'),
            Just(b'M'),
            b'0'..=b'9',
            0x20u8..0x7f,
            0x80u8..,
            any::<u8>(),
        ]
    }
}
