//! How many columns a text takes on the screen, without looking long at plain letters.
//!
//! Most of what is shown is letters that take a cell each; looking each of them up in the width tables
//! would take most of the time of a frame.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// The beginning of a text whose letters take a cell each, whatever follows them.
pub fn plain(text: &str) -> Plain {
    // Most texts are ASCII throughout.
    let ascii = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
    let mut plain = Plain { bytes: ascii, columns: ascii };
    let mut last = usize::from(ascii > 0);
    for letter in text[ascii..].chars() {
        if !takes_a_cell(letter) {
            // What comes next may be a mark on the last of them.
            return Plain { bytes: plain.bytes - last, columns: plain.columns.saturating_sub(1) };
        }
        last = letter.len_utf8();
        plain.bytes += last;
        plain.columns += 1;
    }
    plain
}

/// How far the plain beginning of a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plain {
    /// In bytes.
    pub bytes: usize,
    /// In columns, which are as many as its letters.
    pub columns: usize,
}

/// Latin and Cyrillic letters, dashes and quotation marks, lines, blocks and shapes.
const fn takes_a_cell(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{410}'..='\u{44f}' | '\u{2010}'..='\u{2026}'
        | '\u{2500}'..='\u{25fc}')
}

/// How many columns a text takes: those of its graphemes, each in cells of its own. As a whole some are
/// narrower, like lam and alef; but no terminal that draws cell by cell joins them.
pub fn columns(text: &str) -> usize {
    let plain = plain(text);
    plain.columns + text[plain.bytes..].graphemes(true).map(UnicodeWidthStr::width).sum::<usize>()
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
        fn nothing_joins_plain_letters(text in "[a-z1# é–▲█◽й漢\\u{ad}\\u{301}\\u{200d}\\u{fe0f}\\u{20e3}ق👩]{0,12}|[ -~¡-ÿĀ-ɏА-я‐-…─-◼]{0,12}") {
            let plain = plain(&text);
            let letters: Vec<&str> = text.graphemes(true).take(plain.columns).collect();
            prop_assert_eq!(letters.concat(), &text[..plain.bytes]);
            prop_assert!(letters.iter().all(|letter| letter.chars().count() == 1 && UnicodeWidthStr::width(*letter) == 1));
        }
    }
}
