//! Text that is safe to show: every string of a dossier is cleaned once, while it is read.
//!
//! Knows which characters must never reach a terminal.

mod shared;

use std::{borrow::Cow, fmt};

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

pub use self::shared::{Followed, Text, reading};

/// The longest piece of a file that a message repeats, in characters.
const BRIEF: usize = 60;

/// How many zero-width marks may follow one letter; more is an attack on the lines around it.
const MARKS_PER_LETTER: usize = 4;

/// How the visible stand-in of a character begins, before its number, and how it ends.
const STAND_IN: &str = "⟨U+";
const STAND_IN_ENDS: char = '⟩';

/// Replaces what must not reach a terminal by something that can be seen.
///
/// Also for text that never becomes a [`Text`]: file names, arguments, messages of others.
pub fn clean(raw: &str) -> Cow<'_, str> {
    // Looks at every byte and never stops early, so that the compiler can test many bytes at a time.
    let is_plain = raw.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if is_plain || !raw.chars().any(needs_care) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(judged(Before::default(), raw, None, Hidden::Shown))
}

/// A piece of a file as a message may repeat it: cleaned, and cut where it is long.
pub fn brief(raw: &str) -> Cow<'_, str> {
    // Cut before it is cleaned, so that a piece of any length costs the same.
    let raw_end = raw.char_indices().nth(BRIEF + 1).map_or(raw.len(), |(end, _)| end);
    let cleaned = clean(&raw[..raw_end]);
    if raw_end == raw.len() && cleaned.chars().count() <= BRIEF {
        return cleaned;
    }
    let kept: String = cleaned.chars().take(BRIEF - 1).collect();
    Cow::Owned(kept + "…")
}

/// What is left of text that is typed or pasted behind `before`, which is clean.
///
/// What acts without being seen is left out: nobody means it, and a stand-in for it would find
/// nothing. A joiner is kept at the end, since the letter that it joins is still to come.
pub fn typed(before: &str, text: &str) -> String {
    let mut state = Before::default();
    for c in before.chars() {
        state.judge(c, None);
    }
    judged(state, text, Some('x'), Hidden::LeftOut)
}

/// What becomes of what is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// It gets a stand-in.
    Shown,
    LeftOut,
}

/// A text with every character judged; `after` follows it.
fn judged(mut before: Before, text: &str, after: Option<char>, hidden: Hidden) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let earlier = before;
        match before.judge(c, chars.peek().copied().or(after)) {
            Verdict::Keep => out.push(c),
            Verdict::Blank => out.push(' '),
            Verdict::Hidden if hidden == Hidden::Shown => {
                use fmt::Write as _;
                let _ = write!(out, "{STAND_IN}{:04X}{STAND_IN_ENDS}", u32::from(c));
            }
            // No mark can sit on what is left out.
            Verdict::Hidden => before = earlier,
            Verdict::Drop => {}
        }
    }
    out
}

/// What becomes of a character.
enum Verdict {
    Keep,
    Drop,
    /// It breaks the line, and becomes a blank.
    Blank,
    /// It acts without being seen.
    Hidden,
}

/// What stands before a character, as far as it matters.
#[derive(Clone, Copy, Default)]
struct Before {
    /// The last character that takes a cell.
    letter: Option<char>,
    /// How many marks have followed it.
    marks: usize,
    /// Whether a joiner has.
    joined: bool,
}

impl Before {
    /// Judges a character with `next` after it, and remembers it.
    fn judge(&mut self, c: char, next: Option<char>) -> Verdict {
        if is_joiner(c) {
            let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let keep = joins(self.letter) && joins(next) && !self.joined;
            self.joined = true;
            return if keep { Verdict::Keep } else { Verdict::Drop };
        }
        if c.width() == Some(0) && is_mark(c) {
            // A combining mark without a letter before it would be drawn in a cell beside this text.
            self.marks += 1;
            let sits = self.letter.is_some_and(|letter| !letter.is_whitespace());
            return if sits && self.marks <= MARKS_PER_LETTER { Verdict::Keep } else { Verdict::Drop };
        }
        let (verdict, shown) = match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => (Verdict::Blank, ' '),
            _ if is_hidden(c) => (Verdict::Hidden, STAND_IN_ENDS),
            _ => (Verdict::Keep, c),
        };
        *self = Self { letter: Some(shown), ..Self::default() };
        verdict
    }
}

fn needs_care(c: char) -> bool {
    !matches!(c, ' '..='~')
        && (is_joiner(c) || is_hidden(c) || c.width() == Some(0) || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// ZERO WIDTH NON-JOINER and JOINER: part of correct spelling in Persian, Hindi and others.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// What is drawn on the letter before it: combining marks, and the later letters of a Hangul syllable.
fn is_mark(c: char) -> bool {
    !is_invisible(c) && (is_combining_mark(c) || c.is_alphabetic())
}

/// Characters that act without being seen.
fn is_hidden(c: char) -> bool {
    c.is_control() || is_invisible(c) || is_noncharacter(c) || (c.width() == Some(0) && !is_mark(c) && !is_joiner(c))
}

/// Characters with the properties `Default_Ignorable_Code_Point` or `Cf` (Unicode 17), and those that
/// are drawn as nothing; without the joiners, and the two selectors of emoji and text presentation.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}'
        | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'
        | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Code points that are no characters, now or ever (Unicode, chapter 23.7).
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        assert_eq!(clean("A\u{1b}[2JB"), "A⟨U+001B⟩[2JB");
        assert_eq!(clean("abc\u{202e}def"), "abc⟨U+202E⟩def");
        assert_eq!(clean("two\nlines\tand\u{2028}a tab"), "two lines and a tab");
    }

    /// Listed one by one, so that the test doesn't compare the list in the code with itself.
    #[test]
    fn what_acts_without_being_seen_becomes_visible() {
        for (c, shown) in [
            ('\0', "⟨U+0000⟩"),
            ('\u{7f}', "⟨U+007F⟩"),
            ('\u{9b}', "⟨U+009B⟩"),
            ('\u{ad}', "⟨U+00AD⟩"),
            ('\u{34f}', "⟨U+034F⟩"),
            ('\u{61c}', "⟨U+061C⟩"),
            ('\u{115f}', "⟨U+115F⟩"),
            ('\u{1160}', "⟨U+1160⟩"),
            ('\u{180b}', "⟨U+180B⟩"),
            ('\u{180e}', "⟨U+180E⟩"),
            ('\u{200b}', "⟨U+200B⟩"),
            ('\u{200e}', "⟨U+200E⟩"),
            ('\u{200f}', "⟨U+200F⟩"),
            ('\u{202a}', "⟨U+202A⟩"),
            ('\u{202e}', "⟨U+202E⟩"),
            ('\u{2060}', "⟨U+2060⟩"),
            ('\u{2066}', "⟨U+2066⟩"),
            ('\u{2069}', "⟨U+2069⟩"),
            ('\u{3164}', "⟨U+3164⟩"),
            ('\u{fdd0}', "⟨U+FDD0⟩"),
            ('\u{fe00}', "⟨U+FE00⟩"),
            ('\u{feff}', "⟨U+FEFF⟩"),
            ('\u{ffa0}', "⟨U+FFA0⟩"),
            ('\u{fff9}', "⟨U+FFF9⟩"),
            ('\u{ffff}', "⟨U+FFFF⟩"),
            ('\u{13430}', "⟨U+13430⟩"),
            ('\u{1bca0}', "⟨U+1BCA0⟩"),
            ('\u{1d159}', "⟨U+1D159⟩"),
            ('\u{1d173}', "⟨U+1D173⟩"),
            ('\u{1d17a}', "⟨U+1D17A⟩"),
            ('\u{1fffe}', "⟨U+1FFFE⟩"),
            ('\u{e0001}', "⟨U+E0001⟩"),
            ('\u{e0041}', "⟨U+E0041⟩"),
            ('\u{e0100}', "⟨U+E0100⟩"),
            ('\u{10ffff}', "⟨U+10FFFF⟩"),
        ] {
            assert_eq!(clean(&format!("a{c}b")), format!("a{shown}b"));
            assert_eq!(typed("a", &format!("{c}b")), "b", "typed, it is left out: {shown}");
        }
    }

    #[test]
    fn names_in_other_scripts_stay_as_they_are() {
        for name in [
            "خامنه\u{200c}ای",
            "۱۰\u{200c}ساله",
            "Ҳасани Рӯҳонӣ",
            "上海合作组织",
            "José",
            "Jose\u{301}",
            "한국",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
            "नई दिल्ली",
            "ไทย",
            "עִבְרִית",
            "☎\u{fe0e} ☎\u{fe0f}",
        ] {
            assert_eq!(clean(name), name);
            assert_eq!(typed("", name), name);
        }
        assert_eq!(clean("\u{200c}edge\u{200d}"), "edge", "a joiner joins nothing at an edge");
    }

    #[test]
    fn stacked_marks_are_capped() {
        let stacked = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(clean(&stacked).chars().count(), 2 + 4);
        assert_eq!(typed("a\u{301}\u{301}\u{301}", "\u{301}\u{301}\u{301}"), "\u{301}");
        assert_eq!(typed("", "\u{301}"), "", "no letter to sit on");
    }

    #[test]
    fn a_joiner_can_be_typed_before_the_letter_that_it_joins() {
        assert_eq!(typed("می", "\u{200c}"), "\u{200c}");
        assert_eq!(typed("", "\u{200c}"), "");
        assert_eq!(typed("می ", "\u{200c}"), "");
    }

    #[test]
    fn nothing_to_read_is_blank() {
        for blank in [
            "",
            " ",
            "\u{2800}",
            "\u{3164}",
            "\u{2800} \u{200b}\u{3164}",
            "\u{301}",
            "\u{a0}",
            "\u{2800}\u{fe0f}",
            "\u{1d159}",
            "\u{3164}\u{301}",
        ] {
            assert!(Text::new(blank).is_blank(), "{blank:?}");
        }
        for text in ["x", "\u{3164}x", "⟨", "⟨U+", "⟨U+ hello ⟩", "…", "漢"] {
            assert!(!Text::new(text).is_blank(), "{text:?}");
        }
    }

    #[test]
    fn no_mark_is_typed_onto_what_is_left_out() {
        assert_eq!(typed("", "\u{13440}\u{301}"), "");
        assert_eq!(typed("", "e\u{202e}\u{301}"), "e\u{301}");
    }

    #[test]
    fn long_pieces_are_cut() {
        assert_eq!(brief(&"x".repeat(60)), "x".repeat(60));
        assert_eq!(brief(&"ü".repeat(61)), "ü".repeat(59) + "…");
        assert_eq!(brief(&format!("a{}", "\u{202e}".repeat(1000))).chars().count(), 60);
        let once = brief(&"x".repeat(1000)).into_owned();
        assert_eq!(brief(&once), once);
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in "\\PC*|.*") {
            let once = clean(&raw).into_owned();
            prop_assert_eq!(clean(&once).into_owned(), once);
        }

        #[test]
        fn what_is_typed_piece_by_piece_is_clean(pieces in proptest::collection::vec("\\PC{0,3}|.{0,3}|[aم\u{200c}\u{301}]{0,6}", 0..6)) {
            let mut line = String::new();
            for piece in pieces {
                line = format!("{line}{}", typed(&line, &piece));
            }
            // A joiner at the end of a piece is kept for a letter that may not follow.
            let without = |text: &str| text.replace(['\u{200c}', '\u{200d}'], "");
            prop_assert_eq!(without(&clean(&line)), without(&line));
        }
    }
}
