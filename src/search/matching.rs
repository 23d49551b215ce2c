//! One typed word, or one phrase, against all records: where it is found and what that is worth.

use super::{
    across::{self, Spelled},
    grade::{Class, Grade, LONGEST_WORD, Needle},
    query::Term,
    score::{Scored, points_in},
    store::{Entry, Store},
    vocabulary::WordsFound,
};

/// From here on, a match is not bettered by initials or gaps.
const GOOD_ENOUGH: u16 = 700;

/// The least that a name must be worth for its record's affiliates to be found by it.
pub(super) const WORTH_PASSING: u16 = 500;

impl Store {
    /// What a term finds; `before` is what its beginning found, which narrows what to look at.
    pub fn find_term(&self, term: &Term, before: Option<&Scored>) -> Scored {
        if term.phrase {
            return self.find_phrase(term);
        }
        let needle = &term.needles[0];
        let words = self.vocabulary.find(needle);
        let mut worth = Worth::new(self);
        self.match_words(needle, &words, &mut worth);
        let candidates = before.map_or(self.named.as_slice(), |before| &before.lettered);
        let (lettered, across) = self.match_across(needle, words.certain, candidates, &mut worth);
        Scored { lettered, across, ..worth.passed_on(term, words) }
    }

    /// What two typed words find as one: only whole words and their beginnings, in whatever
    /// spelling.
    pub fn find_joined(&self, term: &Term) -> Scored {
        self.find_words(term, |class| class >= Class::Start)
    }

    /// What a phrase finds. A single word that is still being typed is found by its beginning.
    fn find_phrase(&self, term: &Term) -> Scored {
        if term.is_begun_word() {
            return self.find_words(term, |class| matches!(class, Class::Exact | Class::Start));
        }
        let mut worth = Worth::new(self);
        let first = self.vocabulary.known(&term.needles[0].text);
        for number in first.map_or(&[][..], |word| self.entries_with(word)) {
            let entry = &self.entries[*number as usize];
            if self.phrases_in(term, entry).next().is_some() {
                worth.add(entry, points_of_phrase(entry));
            }
        }
        worth.passed_on(term, WordsFound::default())
    }

    fn find_words(&self, term: &Term, fits: impl Fn(Class) -> bool) -> Scored {
        let mut words = self.vocabulary.find(&term.needles[0]);
        words.words.retain(|(_, grade)| fits(grade.class));
        let mut worth = Worth::new(self);
        self.match_words(&term.needles[0], &words, &mut worth);
        worth.passed_on(term, words)
    }

    fn match_words(&self, needle: &Needle, words: &WordsFound, worth: &mut Worth<'_>) {
        for (word, grade) in &words.words {
            for number in self.entries_with(*word) {
                let entry = &self.entries[*number as usize];
                // Of all places only the first matters.
                let at = (self.words[entry.words.start as usize] == *word).then_some(0);
                worth.add(entry, points_in(entry.field, *grade, at, needle.text.len()));
            }
        }
    }

    /// Initials, words run together, and letters with gaps across words. Returns the entries that
    /// have the letters, as only they can match when letters are added, and those that match.
    fn match_across(
        &self,
        needle: &Needle,
        certain: bool,
        candidates: &[u32],
        worth: &mut Worth<'_>,
    ) -> (Vec<u32>, Vec<(u32, Grade)>) {
        let mut spelled = Spelled::default();
        let (mut lettered, mut across) = (Vec::new(), Vec::new());
        for number in candidates {
            let entry = &self.entries[*number as usize];
            if needle.mask & !entry.mask != 0 {
                continue;
            }
            lettered.push(*number);
            if entry.words.len() < 2 {
                continue;
            }
            let good = worth.points[entry.record as usize] >= GOOD_ENOUGH;
            let Some(grade) = self.grade_across(needle, entry, certain || good, &mut spelled) else { continue };
            across.push((*number, grade));
            if !good {
                worth.add(entry, points_in(entry.field, grade, None, needle.text.len()));
            }
        }
        (lettered, across)
    }

    /// How a typed word fits the words of an entry taken together.
    fn grade_across(&self, needle: &Needle, entry: &Entry, certain: bool, spelled: &mut Spelled) -> Option<Grade> {
        let length = needle.text.len();
        if length < 2 {
            return None;
        }
        if let Some(grade) = across::acronym(&needle.text, entry.initials) {
            return Some(grade);
        }
        let without_gaps = certain || length > LONGEST_WORD;
        // Words run together begin with a whole word.
        let begins = |word: &u32| needle.text.starts_with(self.vocabulary.text(*word));
        if length < 3 || (without_gaps && !self.words_of(entry).iter().any(begins)) {
            return None;
        }
        self.spell(entry, spelled);
        if let Some((_, grade)) = across::joined(&needle.text, spelled) {
            return Some(grade);
        }
        if without_gaps { None } else { across::gaps(&needle.text, spelled) }
    }

    /// Writes an entry out.
    pub fn spell(&self, entry: &Entry, spelled: &mut Spelled) {
        spelled.refill(self.words_of(entry).iter().map(|word| self.vocabulary.text(*word)));
    }

    /// The words of an entry from which on the words of a phrase stand side by side.
    pub fn phrases_in(&self, term: &Term, entry: &Entry) -> impl Iterator<Item = usize> {
        let fits = |(at, number): (usize, &u32)| {
            let (typed, word) = (&term.needles[at].text, self.vocabulary.text(*number));
            word == typed || (term.open && at + 1 == term.needles.len() && word.starts_with(typed.as_str()))
        };
        let windows = self.words_of(entry).windows(term.needles.len()).enumerate();
        windows.filter(move |(_, window)| window.iter().enumerate().all(fits)).map(|(at, _)| at)
    }

    /// The points of what a term found in one entry; nothing if it is not there.
    pub fn points_in_entry(&self, found: &Scored, number: u32) -> u16 {
        let entry = &self.entries[number as usize];
        if found.is_phrase() {
            let is_there = self.phrases_in(&found.term, entry).next().is_some();
            return if is_there { points_of_phrase(entry) } else { 0 };
        }
        let words = self.words_found(found, entry).map(|word| word.points);
        let typed = found.term.needles[0].text.len();
        let across = found.across_in(number).map(|grade| points_in(entry.field, grade, None, typed));
        words.chain(across).max().unwrap_or(0)
    }

    /// The words of an entry that a term found.
    pub fn words_found<'a>(&'a self, found: &'a Scored, entry: &'a Entry) -> impl Iterator<Item = WordFound> {
        let typed = found.term.needles[0].text.len();
        let words = self.words_of(entry).iter().enumerate();
        let graded = words.filter_map(move |(at, word)| {
            let grade = found.words.grade_of(*word)?;
            let points = points_in(entry.field, grade, Some(at), typed);
            Some(WordFound { at, word: *word, class: grade.class, points })
        });
        graded.filter(|word| word.points > 0)
    }
}

/// A word of an entry that a term found.
pub(super) struct WordFound {
    /// Where it stands in the entry.
    pub at: usize,
    /// Its number in the vocabulary.
    pub word: u32,
    pub class: Class,
    pub points: u16,
}

fn points_of_phrase(entry: &Entry) -> u16 {
    points_in(entry.field, Grade::new(Class::Exact, 1, 1), None, usize::MAX)
}

/// What a term is worth in each record.
struct Worth<'a> {
    store: &'a Store,
    points: Vec<u16>,
    /// By the record's own names alone.
    names: Vec<u16>,
}

impl<'a> Worth<'a> {
    fn new(store: &'a Store) -> Self {
        let records = store.records.len();
        Self { store, points: vec![0; records], names: vec![0; records] }
    }

    fn add(&mut self, entry: &Entry, points: u16) {
        let record = entry.record as usize;
        self.points[record] = self.points[record].max(points);
        if entry.field.is_name() {
            self.names[record] = self.names[record].max(points);
        }
    }

    /// Counts names for the affiliates of their records, too.
    fn passed_on(self, term: &Term, words: WordsFound) -> Scored {
        let Self { store, mut points, names } = self;
        for (name, affiliates) in names.iter().zip(&store.affiliates).filter(|(name, _)| **name >= WORTH_PASSING) {
            for (record, percent) in affiliates {
                let old = &mut points[*record as usize];
                *old = (*old).max((u32::from(*name) * percent / 100) as u16);
            }
        }
        Scored { term: term.clone(), words, lettered: Vec::new(), across: Vec::new(), points, names }
    }
}
