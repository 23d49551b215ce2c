//! A line of text being typed: insertion, deletion and movement by what the reader sees as one
//! character.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::action::Edit;
use crate::dossier::text::typed;

/// The longest line that makes sense to type, in characters.
const LONGEST: usize = 1_000;

/// Text with a cursor, which always stands between two graphemes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextField {
    text: String,
    cursor: usize,
    /// Whether all of the text is selected: what is typed takes its place.
    selected: bool,
}

impl TextField {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The same with all of the text selected, if there is any.
    pub fn selected(text: &str) -> Self {
        let line = Self::new(text);
        Self { selected: !line.text.is_empty(), ..line }
    }

    /// Whether what is typed takes the place of all of the text.
    pub const fn is_selected(&self) -> bool {
        self.selected
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Types some text at the cursor; all text comes in here, whether typed, pasted or recalled, and
    /// what acts without being seen stays outside.
    pub fn insert(&mut self, text: &str) {
        if std::mem::take(&mut self.selected) {
            self.remove(0..self.text.len());
        }
        let room = LONGEST.saturating_sub(self.text.chars().count());
        let text: String = typed(self.before(), text).chars().take(room).collect();
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        // A mark that was typed alone may have joined the grapheme before or after it.
        let cursor = self.boundaries().find(|at| *at >= self.cursor);
        self.cursor = cursor.unwrap_or(self.text.len());
    }

    /// Puts words behind the text, and leaves the cursor where it is.
    pub fn append(&mut self, words: &str) {
        let cursor = std::mem::replace(&mut self.cursor, self.text.len());
        self.insert(&format!(" {words}"));
        self.cursor = cursor;
    }

    /// Moves the cursor, or deletes what is beside it, or what is selected.
    pub fn edit(&mut self, edit: Edit) {
        if std::mem::take(&mut self.selected) && matches!(edit, Edit::Backspace | Edit::Delete) {
            return self.remove(0..self.text.len());
        }
        let here = self.cursor;
        let left = self.boundaries().take_while(|at| *at < here).last().unwrap_or(0);
        let right = self.boundaries().find(|at| *at > here).unwrap_or(self.text.len());
        match edit {
            Edit::Left => self.cursor = left,
            Edit::Right => self.cursor = right,
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Backspace => self.remove(left..here),
            Edit::Delete => self.remove(here..right),
            Edit::DeleteWord => {
                let blank = self.before().trim_end().char_indices().rfind(|(_, c)| c.is_whitespace());
                self.remove(blank.map_or(0, |(at, c)| at + c.len_utf8())..here);
            }
            Edit::DeleteToStart => self.remove(0..here),
        }
    }

    /// Puts text in place of a part, and the cursor behind it.
    pub fn replace(&mut self, part: Range<usize>, text: &str) {
        if self.text.get(part.clone()).is_some() {
            self.remove(part);
            self.insert(text);
        }
    }

    fn remove(&mut self, part: Range<usize>) {
        self.cursor = part.start;
        self.text.drain(part);
    }

    fn boundaries(&self) -> impl Iterator<Item = usize> + '_ {
        self.text.grapheme_indices(true).map(|(at, _)| at).chain(std::iter::once(self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_ends_after_a_thousand_characters() {
        let mut line = TextField::new(&"ش".repeat(5_000));
        line.insert("x");
        assert_eq!(line.text(), "ش".repeat(1_000));
    }

    #[test]
    fn words_are_deleted_whole() {
        let mut line = TextField::new("kabiri  meets ");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "kabiri  ");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "");
    }

    #[test]
    fn what_is_typed_or_deleted_first_takes_the_place_of_what_is_selected() {
        let after = |edits: &[Edit], typed: &str| {
            let mut line = TextField::selected("trade");
            for edit in edits {
                line.edit(*edit);
            }
            line.insert(typed);
            line.text().to_owned()
        };
        assert_eq!(after(&[], "k"), "k");
        assert_eq!(after(&[Edit::Backspace], ""), "");
        assert_eq!(after(&[Edit::Delete], ""), "");
        assert_eq!(after(&[Edit::Left], "k"), "tradke");
        assert_eq!(after(&[Edit::Right], "k"), "tradek");
        assert_eq!(after(&[Edit::End], " k"), "trade k");
        assert_eq!(after(&[Edit::Home], "k"), "ktrade");
        assert!(!TextField::selected("").is_selected());
    }

    proptest! {
        #[test]
        fn the_cursor_never_leaves_a_boundary(ops in proptest::collection::vec((0u8..9, "[a-z é\u{301}漢ق]{0,3}"), 0..40)) {
            let mut line = TextField::default();
            for (op, text) in ops {
                match op {
                    0..3 => line.insert(&text),
                    3 => line.edit(Edit::Backspace),
                    4 => line.edit(Edit::Delete),
                    5 => line.edit(Edit::DeleteWord),
                    6 => line.edit(Edit::Left),
                    7 => line.edit(Edit::Right),
                    _ => line.edit(Edit::Home),
                }
                prop_assert!(line.boundaries().any(|at| at == line.cursor));
            }
        }

        #[test]
        fn nothing_unseen_comes_in(pieces in proptest::collection::vec("[a-z \u{1b}\u{7f}\u{9b}\u{200b}\u{200e}\u{2028}\u{202e}\u{2066}\u{feff}\u{e0041}]{0,4}", 0..20), left in 0usize..4) {
            let mut line = TextField::default();
            for piece in pieces {
                line.insert(&piece);
                (0..left).for_each(|_| line.edit(Edit::Left));
            }
            prop_assert!(line.text().chars().all(|c| c.is_ascii_lowercase() || c == ' '), "{:?}", line.text());
        }

        #[test]
        fn what_is_typed_can_be_taken_back(text in "\\PC{0,12}") {
            let mut line = TextField::default();
            line.insert(&text);
            for _ in 0..text.chars().count() {
                line.edit(Edit::Backspace);
            }
            prop_assert_eq!(line.text(), "");
        }
    }
}
