//! One typed word, or one phrase, against all records: where it is found and what that is worth.

use super::{
    grade::{Grade, LONGEST_WORD, MatchKind, Needle},
    multiword::{self, Haystack},
    query::Term,
    score::{TermMatches, field_points},
    store::{Entry, Store},
    vocabulary::WordsFound,
};

/// From this many points on, initials and subsequences can't improve a match.
const GOOD_ENOUGH: u16 = 700;

/// From this many points on, a name also finds the affiliates of its record.
pub(super) const AFFILIATE_THRESHOLD: u16 = 500;

impl Store {
    /// What a term finds; `before` is what its beginning found, which narrows what to look at.
    pub fn find_term(&self, term: &Term, before: Option<&TermMatches>) -> TermMatches {
        if term.phrase {
            return self.find_phrase(term);
        }
        let needle = &term.needles[0];
        let words = self.vocabulary.find(needle);
        let mut points = RecordPoints::new(self);
        self.match_words(needle, &words, &mut points);
        let candidates = before.map_or(self.named.as_slice(), |before| &before.with_letters);
        let (with_letters, multiword) = self.match_multiword(needle, words.certain, candidates, &mut points);
        TermMatches { with_letters, multiword, ..points.with_affiliates(term, words) }
    }

    /// What two typed words find as one: only whole words and their beginnings, in whatever
    /// spelling.
    pub fn find_joined(&self, term: &Term) -> TermMatches {
        self.find_words(term, |kind| kind >= MatchKind::Prefix)
    }

    /// What a phrase finds. A single word that is still being typed is found by its beginning.
    fn find_phrase(&self, term: &Term) -> TermMatches {
        if term.is_begun_word() {
            return self.find_words(term, |kind| matches!(kind, MatchKind::Exact | MatchKind::Prefix));
        }
        let mut points = RecordPoints::new(self);
        let first = self.vocabulary.known(&term.needles[0].text);
        for number in first.map_or(&[][..], |word| self.entries_with(word)) {
            let entry = &self.entries[*number as usize];
            if self.phrases_in(term, entry).next().is_some() {
                points.add(entry, phrase_points(entry));
            }
        }
        points.with_affiliates(term, WordsFound::default())
    }

    fn find_words(&self, term: &Term, fits: impl Fn(MatchKind) -> bool) -> TermMatches {
        let mut words = self.vocabulary.find(&term.needles[0]);
        words.words.retain(|(_, grade)| fits(grade.kind));
        let mut points = RecordPoints::new(self);
        self.match_words(&term.needles[0], &words, &mut points);
        points.with_affiliates(term, words)
    }

    fn match_words(&self, needle: &Needle, words: &WordsFound, points: &mut RecordPoints<'_>) {
        for (word, grade) in &words.words {
            for number in self.entries_with(*word) {
                let entry = &self.entries[*number as usize];
                // Of all places only the first matters.
                let at = (self.words[entry.words.start as usize] == *word).then_some(0);
                points.add(entry, field_points(entry.field, *grade, at, needle.text.len()));
            }
        }
    }

    /// Initials, words run together, and subsequences across words. Returns the entries that have the
    /// letters, as only they can match when letters are added, and those that match.
    fn match_multiword(
        &self,
        needle: &Needle,
        certain: bool,
        candidates: &[u32],
        points: &mut RecordPoints<'_>,
    ) -> (Vec<u32>, Vec<(u32, Grade)>) {
        let mut haystack = Haystack::default();
        let (mut with_letters, mut multiword) = (Vec::new(), Vec::new());
        for number in candidates {
            let entry = &self.entries[*number as usize];
            if needle.mask & !entry.mask != 0 {
                continue;
            }
            with_letters.push(*number);
            if entry.words.len() < 2 {
                continue;
            }
            let good = points.points[entry.record as usize] >= GOOD_ENOUGH;
            let Some(grade) = self.grade_multiword(needle, entry, certain || good, &mut haystack) else { continue };
            multiword.push((*number, grade));
            if !good {
                points.add(entry, field_points(entry.field, grade, None, needle.text.len()));
            }
        }
        (with_letters, multiword)
    }

    /// How a typed word fits the words of an entry taken together.
    fn grade_multiword(&self, needle: &Needle, entry: &Entry, certain: bool, haystack: &mut Haystack) -> Option<Grade> {
        let length = needle.text.len();
        if length < 2 {
            return None;
        }
        if let Some(grade) = multiword::acronym(&needle.text, entry.initials) {
            return Some(grade);
        }
        let without_subsequences = certain || length > LONGEST_WORD;
        // Words run together begin with a whole word.
        let begins = |word: &u32| needle.text.starts_with(self.vocabulary.text(*word));
        if length < 3 || (without_subsequences && !self.words_of(entry).iter().any(begins)) {
            return None;
        }
        self.fill_haystack(entry, haystack);
        if let Some((_, grade)) = multiword::concatenated(&needle.text, haystack) {
            return Some(grade);
        }
        if without_subsequences { None } else { multiword::subsequence(&needle.text, haystack) }
    }

    /// Fills a haystack with the words of an entry.
    pub fn fill_haystack(&self, entry: &Entry, haystack: &mut Haystack) {
        haystack.refill(self.words_of(entry).iter().map(|word| self.vocabulary.text(*word)));
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
    pub fn entry_points(&self, found: &TermMatches, number: u32) -> u16 {
        let entry = &self.entries[number as usize];
        if found.is_phrase() {
            let is_there = self.phrases_in(&found.term, entry).next().is_some();
            return if is_there { phrase_points(entry) } else { 0 };
        }
        let words = self.words_found(found, entry).map(|word| word.points);
        let typed = found.term.needles[0].text.len();
        let multiword = found.multiword_grade(number).map(|grade| field_points(entry.field, grade, None, typed));
        words.chain(multiword).max().unwrap_or(0)
    }

    /// The words of an entry that a term found.
    pub fn words_found<'a>(&'a self, found: &'a TermMatches, entry: &'a Entry) -> impl Iterator<Item = WordFound> {
        let typed = found.term.needles[0].text.len();
        let words = self.words_of(entry).iter().enumerate();
        let graded = words.filter_map(move |(at, word)| {
            let grade = found.words.grade_of(*word)?;
            let points = field_points(entry.field, grade, Some(at), typed);
            Some(WordFound { at, word: *word, kind: grade.kind, points })
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
    pub kind: MatchKind,
    pub points: u16,
}

fn phrase_points(entry: &Entry) -> u16 {
    field_points(entry.field, Grade::new(MatchKind::Exact, 1, 1), None, usize::MAX)
}

/// The points of a term in each record.
struct RecordPoints<'a> {
    store: &'a Store,
    points: Vec<u16>,
    /// By the record's own names alone.
    names: Vec<u16>,
}

impl<'a> RecordPoints<'a> {
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

    /// The matches of the term, with names counted for the affiliates of their records, too.
    fn with_affiliates(self, term: &Term, words: WordsFound) -> TermMatches {
        let Self { store, mut points, names } = self;
        for (name, affiliates) in names.iter().zip(&store.affiliates).filter(|(name, _)| **name >= AFFILIATE_THRESHOLD)
        {
            for (record, percent) in affiliates {
                let old = &mut points[*record as usize];
                *old = (*old).max((u32::from(*name) * percent / 100) as u16);
            }
        }
        TermMatches { term: term.clone(), words, with_letters: Vec::new(), multiword: Vec::new(), points, names }
    }
}
