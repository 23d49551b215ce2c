//! How many columns a text takes on the screen, without looking long at plain letters.
//!
//! Most of what is shown is letters that take a cell each; looking each of them up in the width tables
//! would take most of the time of a frame.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// How many letters at the beginning of a text take a cell each, whatever follows them.
pub fn plain(text: &str) -> usize {
    let plain = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
    // What comes next may be a mark on the last of them.
    if plain == text.len() { plain } else { plain.saturating_sub(1) }
}

/// How many columns a text takes: those of its graphemes, each in cells of its own. As a whole some are
/// narrower, like lam and alef; but no terminal that draws cell by cell joins them.
pub fn columns(text: &str) -> usize {
    let plain = plain(text);
    plain + text[plain..].graphemes(true).map(UnicodeWidthStr::width).sum::<usize>()
}

/// The width of a text in [`columns`], as a method.
pub trait Columns {
    /// How many.
    fn width(&self) -> usize;
}

impl Columns for str {
    fn width(&self) -> usize {
        columns(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lam_and_alef_take_a_cell_each() {
        assert_eq!(columns("اسلامی"), 6);
        assert_eq!(columns("لا"), 2);
    }

    proptest! {
        #[test]
        fn columns_are_those_of_the_parts(text in "[a-z1# é漢\\u{301}\\u{200d}\\u{fe0f}\\u{20e3}قلا👩]{0,12}|\\PC{0,12}") {
            prop_assert_eq!(columns(&text), text.graphemes(true).map(UnicodeWidthStr::width).sum::<usize>());
        }

        #[test]
        fn nothing_joins_plain_letters(text in "[a-z1# é漢\\u{301}\\u{200d}\\u{fe0f}\\u{20e3}ق👩]{0,12}") {
            let plain = plain(&text);
            prop_assert!(text.grapheme_indices(true).take(plain).all(|(at, one)| at < plain && one.len() == 1));
        }
    }
}
