//! Whether the reader's terminal expects UTF-8, and plain ASCII for where it doesn't.

use std::{borrow::Cow, env, sync::OnceLock};

use unicode_width::UnicodeWidthChar as _;

/// Which characters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// All that there are.
    Unicode,
    /// ASCII alone.
    Ascii,
    /// ASCII alone on a terminal whose locale is not one of UTF-8.
    Locale,
}

impl Letters {
    fn is_ascii(self, terminal: bool) -> bool {
        match self {
            Self::Unicode => false,
            Self::Ascii => true,
            Self::Locale => terminal && !is_utf8(),
        }
    }
}

static CHOSEN: OnceLock<Letters> = OnceLock::new();

/// Settles for the whole program which characters are written. Only the first choice counts.
pub fn choose(letters: Letters) {
    let _ = CHOSEN.set(letters);
}

/// Whether only ASCII is to be written, to a terminal or elsewhere, by what was chosen.
pub fn is_ascii(terminal: bool) -> bool {
    CHOSEN.get().copied().unwrap_or(Letters::Locale).is_ascii(terminal)
}

/// Whether the locale of the terminal is one of UTF-8.
fn is_utf8() -> bool {
    // Consoles elsewhere take Unicode whatever the environment says.
    cfg!(not(unix)) || names_utf8(|name| env::var(name).ok())
}

/// POSIX, "Environment Variables", 8.2: the first of these that is set and not empty says which
/// characters there are; where none is, the locale is `C`, which has ASCII alone.
fn names_utf8(var: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(var).find(|locale| !locale.is_empty());
    locale.is_some_and(|locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"))
}

/// The text in ASCII: letters of other scripts transliterated, signs by what is nearest to them, and `?`
/// where nothing is.
pub fn to_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match any_ascii::any_ascii_char(c) {
            // Marks and joiners take no place of their own, and some letters have no sound.
            "" if c.width() == Some(0) || c.is_alphabetic() => {}
            "" => out.push('?'),
            ascii => out.push_str(ascii),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_utf8_with(vars: &[(&str, &str)]) -> bool {
        names_utf8(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_variable_that_says_something_counts() {
        assert!(is_utf8_with(&[("LANG", "en_GB.UTF-8")]));
        assert!(is_utf8_with(&[("LANG", "C"), ("LC_CTYPE", "C.utf8")]));
        assert!(is_utf8_with(&[("LANG", "fa_IR.UTF-8"), ("LC_ALL", "")]));
        assert!(!is_utf8_with(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "C")]));
        assert!(!is_utf8_with(&[("LANG", "POSIX")]));
        assert!(!is_utf8_with(&[("LANG", "de_DE.ISO-8859-1")]));
        assert!(!is_utf8_with(&[]));
    }

    #[test]
    fn letters_are_transliterated_and_signs_replaced() {
        assert_eq!(to_ascii("Ҳасани Рӯҳонӣ – “x”…"), "Hasani Ruhoni - \"x\"...");
        assert_eq!(to_ascii("خامنه\u{200c}ای"), to_ascii("خامنهای"));
        assert_eq!(to_ascii("\u{e000}"), "?");
    }

    proptest! {
        #[test]
        fn what_comes_out_is_ascii(text in any::<String>()) {
            prop_assert!(to_ascii(&text).is_ascii());
        }
    }
}
