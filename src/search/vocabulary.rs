//! The words of a dossier, each once, with what comparing them needs; and one typed word against
//! all of them.
//!
//! Must not know where the words stand.

use std::collections::HashMap;

use super::{
    fold,
    grade::{self, Class, Grade, Needle, Word},
    sound, spelling,
};

/// All words that occur, each once, numbered.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    masks: Vec<u64>,
    /// The sounds of each word as a mask: what a word sounds like is not in its letters.
    lengths: Vec<u8>,
}

#[derive(Debug)]
struct Entry {
    text: Box<str>,
    key: Box<str>,
    spelling: Option<Box<str>>,
    abjad: bool,
    /// Whether it occurs in names, titles or offices: only these are matched with gaps and slips.
    named: bool,
}

/// What one typed word found: every word that it fits, and how.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    /// The fitting words, by number.
    pub words: Vec<(u32, Grade)>,
    /// Whether the word itself occurs in some name: then nothing far-fetched is looked for.
    pub certain: bool,
    /// The names, titles and offices that have all its letters.
    pub lines: Option<Vec<u32>>,
}

impl Vocabulary {
    /// The number of a word, new or known.
    pub fn number(&mut self, text: &str, abjad: bool, named: bool) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            self.entries[*number as usize].named |= named;
            return *number;
        }
        let number = self.entries.len() as u32;
        self.numbers.insert(text.into(), number);
        self.masks.push(fold::letter_mask(text));
        self.lengths.push(text.len().min(255) as u8);
        self.entries.push(Entry {
            text: text.into(),
            key: sound::key(text).into(),
            spelling: spelling::common(text).map(Into::into),
            abjad,
            named,
        });
        number
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The letters of a word.
    pub fn text(&self, number: u32) -> &str {
        &self.entries[number as usize].text
    }

    /// The number of a word that occurs.
    pub fn known(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// Whether a word occurs in a name, a title or an office.
    pub fn is_named(&self, text: &str) -> bool {
        self.known(text).is_some_and(|number| self.entries[number as usize].named)
    }

    fn word(&self, number: usize) -> Word<'_> {
        let entry = &self.entries[number];
        Word {
            text: &entry.text,
            key: &entry.key,
            spelling: entry.spelling.as_deref().unwrap_or(&entry.text),
            mask: self.masks[number],
            abjad: entry.abjad,
        }
    }

    /// Everything that a typed word fits.
    pub fn find(&self, needle: &Needle) -> Findings {
        let certain = self.is_named(&needle.text);
        let mut words = Vec::new();
        for number in 0..self.entries.len() {
            let word = self.word(number);
            let named = self.entries[number].named;
            let graded = grade::grade(needle, &word)
                .filter(|grade| !(certain || !named) || grade.class > Class::Tight)
                .or_else(|| if certain || !named { None } else { grade::slip(needle, &word) });
            if let Some(grade) = graded {
                words.push((number as u32, grade));
            }
        }
        Findings { words, certain, lines: None }
    }

    /// How close each word of the names comes to a typed one, from 0 to 1.
    pub fn likeness(&self, needle: &Needle) -> Vec<f64> {
        (0..self.entries.len())
            .map(|number| {
                let word = self.word(number);
                if !self.entries[number].named {
                    return 0.0;
                }
                let letters = strsim::normalized_damerau_levenshtein(&needle.text, word.text);
                letters.max(0.9 * strsim::normalized_damerau_levenshtein(&needle.key, word.key))
            })
            .collect()
    }
}
