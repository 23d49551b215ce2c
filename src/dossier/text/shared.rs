//! Texts as ranges of buffers that many of them share: millions of small texts are read and dropped at
//! the price of a few large ones.

use std::{
    borrow::Borrow,
    cell::RefCell,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
    sync::{Arc, OnceLock},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_width::UnicodeWidthChar as _;

use super::{STAND_IN, STAND_IN_ENDS, clean};
use crate::dossier::{
    deserialize,
    progress::{Step, Teller},
};

/// How large a buffer grows, in bytes, before the next one is begun.
const ENOUGH: usize = 1 << 20;

/// One line of text without anything that could steer a terminal or reorder what is read.
///
/// Control characters, bidirectional overrides, tag characters and invisible fillers are replaced
/// by a visible stand-in such as `⟨U+202E⟩` (Trojan Source, CVE-2021-42574); line breaks and tabs
/// become spaces. The joiners that Persian and other scripts need are kept between letters.
#[derive(Clone, Default)]
pub struct Text {
    buffer: Arc<Buffer>,
    start: u32,
    length: u32,
}

/// What several texts lie in; filled while they are read, and whole from then on.
type Buffer = OnceLock<Box<str>>;

impl Text {
    /// Cleans `raw`; text that needs no cleaning is only copied.
    pub fn new(raw: &str) -> Self {
        let text: Box<str> = clean(raw).into();
        let length = reach(&text);
        Self { buffer: Arc::new(Buffer::from(text)), start: 0, length }
    }

    /// The same, in a buffer that it shares with all that is [`reading`] at the same time.
    fn read(raw: &str) -> Self {
        GROWING.with_borrow_mut(|growing| match growing {
            Some(growing) => growing.add(raw),
            None => Self::new(raw),
        })
    }

    /// The text as a plain string slice.
    pub fn as_str(&self) -> &str {
        let range = self.start as usize..self.start as usize + self.length as usize;
        self.buffer.get().and_then(|buffer| buffer.get(range)).unwrap_or_default()
    }

    /// Whether there is nothing to read in it: blanks, empty braille cells and stand-ins at most.
    pub fn is_blank(&self) -> bool {
        let mut rest = self.as_str();
        // As most texts begin, and no stand-in does.
        if rest.starts_with(|c: char| c.is_ascii_graphic()) {
            return false;
        }
        while let Some(c) = rest.chars().next() {
            let stand_in = rest.strip_prefix(STAND_IN).and_then(|code| code.split_once(STAND_IN_ENDS));
            if let Some((_, after)) = stand_in.filter(|(code, _)| code.bytes().all(|byte| byte.is_ascii_hexdigit())) {
                rest = after;
            } else if c.is_whitespace() || c == '\u{2800}' || c.width() == Some(0) {
                rest = &rest[c.len_utf8()..];
            } else {
                return false;
            }
        }
        true
    }
}

/// A text that is read, of which somebody is told how much has been.
#[derive(Debug, Default)]
pub struct Followed {
    /// Its address.
    start: usize,
    length: usize,
    teller: Teller,
}

impl Followed {
    /// Follows the reading of `text`.
    pub fn new(text: &str, teller: &Teller) -> Self {
        Self { start: text.as_ptr().addr(), length: text.len(), teller: teller.clone() }
    }

    /// Tells that the text has been read as far as a string in it. One that was written with escapes does not
    /// lie in the text, and says nothing.
    fn reached(&self, raw: &str) {
        let at = raw.as_ptr().addr().checked_sub(self.start).filter(|at| *at < self.length);
        if let Some(at) = at {
            self.teller.tell(Step::Parsing, at, self.length);
        }
    }
}

/// Reads records whose texts share buffers. They can be looked at when it has ended, and not before.
pub fn reading<T>(followed: Followed, read: impl FnOnce() -> T) -> T {
    /// Closes the last buffer, even if reading panics.
    struct Close;
    impl Drop for Close {
        fn drop(&mut self) {
            if let Some(growing) = GROWING.take() {
                growing.close();
            }
        }
    }
    GROWING.set(Some(Growing { followed, ..Growing::default() }));
    let _close = Close;
    read()
}

thread_local! {
    static GROWING: RefCell<Option<Growing>> = const { RefCell::new(None) };
}

/// A buffer that is being filled.
#[derive(Default)]
struct Growing {
    text: String,
    buffer: Arc<Buffer>,
    followed: Followed,
}

impl Growing {
    fn add(&mut self, raw: &str) -> Text {
        let text = &*clean(raw);
        if self.text.len() + text.len() > ENOUGH && !self.text.is_empty() {
            self.followed.reached(raw);
            let followed = std::mem::take(&mut self.followed);
            std::mem::replace(self, Self { followed, ..Self::default() }).close();
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        Text { buffer: Arc::clone(&self.buffer), start, length: reach(text) }
    }

    fn close(self) {
        // It can't be filled yet: only this function fills it.
        let _ = self.buffer.set(self.text.into());
    }
}

/// As many bytes of a text as can be counted: 4 GiB of it, and whole characters.
fn reach(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or_else(|_| {
        let fits = (0..=u32::MAX).rev().find(|end| text.is_char_boundary(*end as usize));
        fits.unwrap_or_default()
    })
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::string(deserializer, "a string", |raw| Ok(Self::read(raw)))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

// By what they say, wherever they lie.

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[String]) -> Vec<Text> {
        let json = serde_json::to_string(texts).unwrap();
        reading(Followed::default(), || serde_json::from_str(&json)).unwrap()
    }

    #[test]
    fn texts_that_are_read_together_lie_in_one_buffer_and_outlive_it() {
        let texts = read(&["one".to_owned(), "zwei\n".to_owned(), String::new(), "три".to_owned()]);
        assert_eq!(texts.iter().map(Text::as_str).collect::<Vec<_>>(), ["one", "zwei ", "", "три"]);
        assert!(texts.iter().all(|text| Arc::ptr_eq(&text.buffer, &texts[0].buffer)));
        let last = texts[3].clone();
        drop(texts);
        assert_eq!(last, Text::new("три"));
    }

    #[test]
    fn a_buffer_that_is_large_enough_is_followed_by_another() {
        let long: Vec<String> = (0..5).map(|at| at.to_string().repeat(ENOUGH / 2)).collect();
        let texts = read(&long);
        assert_eq!(texts.iter().map(|text| text.as_str().to_owned()).collect::<Vec<_>>(), long);
        assert!(Arc::ptr_eq(&texts[0].buffer, &texts[1].buffer) && !Arc::ptr_eq(&texts[1].buffer, &texts[2].buffer));
        let longer = "x".repeat(3 * ENOUGH);
        assert_eq!(read(&[longer.clone(), "y".to_owned()])[0].as_str(), longer);
    }

    #[test]
    fn what_fails_to_be_read_leaves_nothing_behind() {
        let failed: Result<Vec<Text>, _> = reading(Followed::default(), || serde_json::from_str("[\"a\", 1]"));
        assert!(failed.is_err());
        let alone: Text = serde_json::from_str("\"b\"").unwrap();
        assert_eq!(alone.as_str(), "b", "read by itself, it has a buffer of its own");
    }
}
