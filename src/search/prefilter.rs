//! Which texts of a dossier one query can be about: for a program that answers a single query and ends, all others
//! need not be kept.
//!
//! Whatever is left out has no word that fits and no part in the score of what is found. One thing can differ: a word
//! that folds to the same from two scripts counts as one of the script in which it is first kept.

use super::{
    affiliates,
    fold::{self, Folded, FoldedWord},
    grade::{self, Candidate, Needle},
    meaning::{self, Meaning},
    parts::in_parts,
    precheck::Precheck,
    texts::{Field, Texts},
};
use crate::dossier::{Dossier, Id};

/// How many records make up for what a thread costs.
const WORTH_A_THREAD: usize = 4096;

/// Tells which texts may matter to some typed words.
#[derive(Debug, Default)]
pub(super) struct Prefilter {
    wanted: Vec<Wanted>,
}

/// How far a typed word is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// In single words, and across several.
    Across,
    /// In single words only.
    Words,
    /// Only whether the word itself occurs in some name: then nothing far-fetched is looked for.
    Occurrence,
}

/// A typed word, with what a word must have to fit it.
#[derive(Debug)]
struct Wanted {
    needle: Needle,
    reach: Reach,
    check: Precheck,
    /// What the typed word means.
    meaning: Option<Meaning>,
    /// The country of which it is the adjective.
    country: Option<&'static str>,
}

/// What some records have that may matter.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Texts by the number of the record and their own among its [`Texts`], in order.
    pub texts: Vec<(u32, u32)>,
    /// The records with a name among these, in order.
    pub named: Vec<u32>,
    /// Records by whose names others are found, and those others.
    pub leading: Vec<(Id, u32)>,
}

impl Prefilter {
    pub fn new<'a>(needles: impl Iterator<Item = (&'a Needle, Reach)>) -> Self {
        Self { wanted: needles.map(|(needle, reach)| Wanted::new(needle, reach)).collect() }
    }

    /// What some records have that may matter; `records` has them in order, from the one of this number on.
    pub fn keep(&self, dossier: &Dossier, records: &[Id], first: u32) -> Kept {
        let parts =
            in_parts(records, WORTH_A_THREAD, |part, start| self.keep_here(dossier, part, first + start as u32));
        let join = |mut all: Kept, part: Kept| {
            all.texts.extend(part.texts);
            all.named.extend(part.named);
            all.leading.extend(part.leading);
            all
        };
        parts.into_iter().reduce(join).unwrap_or_default()
    }

    fn keep_here(&self, dossier: &Dossier, records: &[Id], first: u32) -> Kept {
        let (mut kept, mut texts, mut folded) = (Kept::default(), Texts::default(), Folded::default());
        if self.wanted.is_empty() {
            return kept;
        }
        let mut occurred = vec![false; self.wanted.len()];
        for (id, record) in records.iter().zip(first..) {
            texts.refill(dossier, *id);
            let mut is_named = false;
            for ((field, text), number) in texts.0.iter().zip(0..) {
                folded.refill(text);
                if self.matters(*field, &folded, &mut occurred) {
                    kept.texts.push((record, number));
                    is_named |= field.is_name();
                }
            }
            if is_named {
                kept.named.push(record);
            }
            affiliates::each_name_leading_to(dossier, *id, |other, _| kept.leading.push((other, record)));
        }
        kept
    }

    /// Whether a text matters; `occurred` says which words have occurred in some name.
    fn matters(&self, field: Field, folded: &Folded, occurred: &mut [bool]) -> bool {
        if !field.is_named() {
            let fits = |one: &Wanted| one.fits_prose(folded) || one.has_form(folded);
            let in_prose = |one: &Wanted| one.reach != Reach::Occurrence && fits(one);
            return self.wanted.iter().any(in_prose);
        }
        let mut matters = false;
        for (one, occurred) in self.wanted.iter().zip(occurred) {
            if one.reach == Reach::Occurrence {
                if !*occurred && folded.each_word().any(|word| word == one.needle.text) {
                    (*occurred, matters) = (true, true);
                }
            } else {
                matters = matters || one.fits_name(folded) || field.is_worded() && one.has_form(folded);
            }
        }
        matters
    }
}

impl Wanted {
    fn new(needle: &Needle, reach: Reach) -> Self {
        let (meaning, country) = (Meaning::of(&needle.text), meaning::country(&needle.text));
        Self { check: Precheck::new(needle), needle: needle.clone(), reach, meaning, country }
    }

    /// Whether another form of the typed word occurs, or a word that means the same.
    fn has_form(&self, folded: &Folded) -> bool {
        let Some(meaning) = &self.meaning else { return false };
        folded.each_word().any(|word| meaning.shared_with(word).is_some())
    }

    /// Whether a word of prose fits: only the word itself or its beginning does.
    fn fits_prose(&self, folded: &Folded) -> bool {
        let typed = self.needle.text.len();
        (0..folded.words.len()).any(|at| {
            self.check.begins(folded.word(at))
                && grade::with_word(folded, at, |word| {
                    grade::grade(&self.needle, word).is_some_and(|grade| grade.counts_in_prose(typed))
                })
        })
    }

    /// Whether a word of a name, a title or an office fits, or several together.
    fn fits_name(&self, folded: &Folded) -> bool {
        if self.country.is_some_and(|country| folded.each_word().any(|word| word == country)) {
            return true;
        }
        let mut letters = 0;
        for (at, shape) in folded.words.iter().enumerate() {
            let word = folded.word(at);
            let mask = fold::letter_mask(word);
            letters |= mask;
            let fits = |word: &Candidate<'_>| grade::grade(&self.needle, word).is_some();
            if self.is_typo(word, mask, *shape)
                || self.may_fit(word, mask, *shape) && grade::with_word(folded, at, fits)
            {
                return true;
            }
        }
        self.reach == Reach::Across && self.needle.mask & !letters == 0 && self.may_fit_across(folded)
    }

    /// Whether a word is the typed one with a typo: what it sounds like does not matter for that.
    fn is_typo(&self, text: &str, mask: u64, shape: FoldedWord) -> bool {
        let word = Candidate { text, key: "", stem: 0, spelling: text, mask, script: shape.script };
        grade::typo(&self.needle, &word).is_some()
    }

    /// Whether a word can fit, typos aside.
    fn may_fit(&self, word: &str, mask: u64, shape: FoldedWord) -> bool {
        let typed = self.needle.text.as_str();
        let has_letters = self.needle.mask & !mask == 0 && typed.len() <= word.len();
        self.check.begins(word)
            || has_letters && grade::is_subsequence(typed, word)
            || word.len() >= 4 && typed.starts_with(word)
            || self.check.may_sound_alike(word, mask, shape.script)
    }

    /// Whether several words can fit together: initials, words run together, or its letters in order from the first
    /// of a word on.
    fn may_fit_across(&self, folded: &Folded) -> bool {
        let typed = self.needle.text.as_str();
        let Some(first) = typed.get(..1).filter(|_| typed.len() > 1) else { return false };
        let mut starts = folded.words.iter().map(|word| &folded.letters[word.start as usize..]);
        if starts.find(|rest| rest.starts_with(first)).is_some_and(|rest| grade::is_subsequence(typed, rest)) {
            return true;
        }
        // After the last word comes the first, if words are run together.
        folded.words.last().is_some_and(|last| typed.starts_with(&folded.letters[last.range()]))
    }
}
