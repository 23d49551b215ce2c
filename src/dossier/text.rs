//! Text that is safe to show: every string of a dossier is cleaned once, while it is read.
//!
//! Knows which characters must never reach a terminal. Must not know what the text is about, nor
//! how it will be drawn.

use std::{borrow::Cow, fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_width::UnicodeWidthChar;

/// The longest piece of a file that a message repeats, in characters.
const BRIEF: usize = 60;

/// How many zero-width marks may follow one letter; more is an attack on the lines around it.
const MARKS_PER_LETTER: usize = 4;

/// One line of text without anything that could steer a terminal or reorder what is read.
///
/// Control characters, bidirectional overrides, tag characters and invisible fillers are replaced
/// by a visible stand-in such as `⟨U+202E⟩` (Trojan Source, CVE-2021-42574); line breaks and tabs
/// become spaces. The joiners that Persian and other scripts need are kept between letters.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transparent, inline))]
#[serde(transparent)]
pub struct Text(Box<str>);

impl Text {
    /// Cleans `raw`; text that needs no cleaning is only copied.
    pub fn new(raw: &str) -> Self {
        Self(clean(raw).into())
    }

    /// The text as a plain string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to read in it.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: de::Error>(self, raw: &str) -> Result<Text, E> {
                Ok(Text::new(raw))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// Replaces what must not reach a terminal by something that can be seen.
///
/// Also for text that never becomes a [`Text`]: file names, pasted queries, messages of others.
pub fn clean(raw: &str) -> Cow<'_, str> {
    // Looks at every byte rather than stopping at the first odd one: so many are seen at a time.
    let is_plain = raw.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if is_plain || !raw.chars().any(needs_care) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut marks = 0;
    let mut chars = raw.chars().peekable();
    let mut previous = None;
    while let Some(c) = chars.next() {
        if is_joiner(c) {
            let between =
                previous.is_some_and(char::is_alphabetic) && chars.peek().is_some_and(|next| next.is_alphabetic());
            if between {
                out.push(c);
            }
        } else if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}') {
            out.push(' ');
        } else if is_hidden(c) {
            use fmt::Write as _;
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        } else if c.width() == Some(0) {
            // A mark with no letter to sit on would land on its neighbour's cell.
            marks += 1;
            if marks <= MARKS_PER_LETTER && previous.is_some_and(|base: char| !base.is_whitespace()) {
                out.push(c);
            }
            continue;
        } else {
            out.push(c);
        }
        marks = 0;
        previous = Some(c);
    }
    Cow::Owned(out)
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

fn needs_care(c: char) -> bool {
    !matches!(c, ' '..='~')
        && (is_joiner(c) || is_hidden(c) || c.width() == Some(0) || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// ZERO WIDTH NON-JOINER and JOINER: part of correct spelling in Persian, Hindi and others.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Characters that act without being seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        assert_eq!(clean("A\u{1b}[2JB"), "A⟨U+001B⟩[2JB");
        assert_eq!(clean("abc\u{202e}def"), "abc⟨U+202E⟩def");
        assert_eq!(clean("two\nlines\tand a tab"), "two lines and a tab");
    }

    #[test]
    fn names_in_other_scripts_stay_as_they_are() {
        for name in ["خامنه\u{200c}ای", "Ҳасани Рӯҳонӣ", "上海合作组织", "José", "Jose\u{301}"]
        {
            assert_eq!(clean(name), name);
        }
        assert_eq!(clean("\u{200c}edge\u{200d}"), "edge", "a joiner joins nothing at an edge");
    }

    #[test]
    fn stacked_marks_are_capped() {
        let stacked = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(clean(&stacked).chars().count(), 2 + MARKS_PER_LETTER);
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
        fn nothing_hidden_is_left(raw in any::<String>()) {
            prop_assert!(!clean(&raw).chars().any(is_hidden));
        }
    }
}
