//! A typed word as a subsequence of the words of many names: what [`multiword`](super::multiword)
//! says of one, worked out word by word and once for each word.
//!
//! Letters may be left out only inside a word, and on to another word they go to its first letter. So all
//! that a word has to say is how many letters are met at its end, given how many were met before it.

use super::{
    grade::{Grade, MatchKind},
    multiword::{LONGEST_TEXT, neighbours, places, skippable},
    vocabulary::Vocabulary,
};

/// What [`Across::rows`] says of a word that was not looked at, of one such as "of", and of one that no
/// letter begins.
const UNKNOWN: u32 = u32::MAX;
const STOP: u32 = u32::MAX - 1;
const NOTHING: u32 = u32::MAX - 2;

/// One typed word and the words that it was held against so far.
pub(super) struct Across<'a> {
    typed: &'a str,
    vocabulary: &'a Vocabulary,
    /// By word, where its numbers begin in `reach`.
    rows: Vec<u32>,
    /// For each word and each letter that was typed, the numbers of letters that can be met in this word
    /// from there on, a bit each.
    reach: Vec<u64>,
}

impl<'a> Across<'a> {
    /// For a word of at most [`super::grade::LONGEST_WORD`] letters.
    pub fn new(typed: &'a str, vocabulary: &'a Vocabulary) -> Self {
        Self { typed, vocabulary, rows: vec![UNKNOWN; vocabulary.len()], reach: Vec::new() }
    }

    /// How it fits a text of these words as a subsequence.
    pub fn grade(&mut self, words: &[u32]) -> Option<Grade> {
        if !self.fits(words) {
            return None;
        }
        let letters: usize = words.iter().map(|word| self.vocabulary.text(*word).len()).sum();
        let length = letters + words.len().saturating_sub(1);
        (length <= LONGEST_TEXT).then(|| Grade::new(MatchKind::SubsequenceAcrossWords, self.typed.len(), length))
    }

    fn fits(&mut self, words: &[u32]) -> bool {
        // How many letters can be met in the word before, and in the one before that.
        let (mut last, mut before) = (0_u64, 0_u64);
        for word in words {
            let here = match self.row(*word) {
                STOP => continue,
                NOTHING => 0,
                row => ones(1 | last | before).fold(0, |met, at| met | self.reach[row as usize + at]),
            };
            if here >> self.typed.len() & 1 == 1 {
                return true;
            }
            (before, last) = (last, here);
        }
        false
    }

    fn row(&mut self, word: u32) -> u32 {
        let known = self.rows[word as usize];
        if known != UNKNOWN {
            return known;
        }
        let row = self.add(word);
        self.rows[word as usize] = row;
        row
    }

    /// Works out what a word has to say.
    fn add(&mut self, word: u32) -> u32 {
        let text = self.vocabulary.text(word);
        if self.vocabulary.is_stop_word(word) {
            return STOP;
        }
        if text.len() > LONGEST_TEXT || !text.bytes().next().is_some_and(|first| self.typed.bytes().any(|b| b == first))
        {
            return NOTHING;
        }
        let (row, skippable) = (self.reach.len() as u32, skippable(text));
        for at in 0..self.typed.len() {
            let mut letters = self.typed.bytes().zip(1..).skip(at);
            let mut ends = letters.next().map_or(0, |(letter, _)| places(text, |b| b == letter)) & 1;
            let mut met = if ends == 0 { 0 } else { 2 << at };
            for (letter, count) in letters {
                ends = neighbours(ends, skippable) & places(text, |b| b == letter);
                if ends == 0 {
                    break;
                }
                met |= 1 << count;
            }
            self.reach.push(met);
        }
        row
    }
}

/// The places of the bits that are set.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::{
        fold::Script,
        multiword::{Haystack, subsequence_letters},
    };

    proptest! {
        #[test]
        fn it_finds_what_has_letters_to_show(
            typed in "[abmo]{1,8}",
            words in prop::collection::vec("(of|[abmo]{1,6})", 1..6),
        ) {
            let (mut vocabulary, mut haystack) = (Vocabulary::default(), Haystack::default());
            let numbers: Vec<u32> = words.iter().map(|word| vocabulary.number(word, Script::Alphabet)).collect();
            haystack.refill(words.iter().map(String::as_str));
            let shown = !subsequence_letters(&typed, &haystack).is_empty();
            prop_assert_eq!(Across::new(&typed, &vocabulary).fits(&numbers), shown);
        }
    }
}
