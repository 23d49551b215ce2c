//! One typed word, or one phrase, against all records: where it is found and what that is worth.

use super::{
    across::Across,
    affiliates, fold,
    grade::{Grade, LONGEST_WORD, MatchKind, Needle},
    matches::{RecordMatch, TermMatches},
    multiword::{self, Haystack},
    parts::in_parts,
    query::Term,
    score::field_points,
    store::{Entry, Store},
    vocabulary::WordsFound,
};

/// How many entries make up for what a thread costs.
const WORTH_A_THREAD: usize = 8192;

/// From this many points on, initials and subsequences can't improve a match.
const GOOD_ENOUGH: u16 = 700;

/// The points of a record of the sort that a word names, and of the kind.
const SORT: u16 = 450;
const KIND: u16 = 1000;

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
        let mut points = self.match_words(needle, &words);
        for (record, is_kind) in self.sorts.named(needle) {
            points.add_sort(record, if is_kind { KIND } else { SORT });
        }
        let before = before.and_then(|before| before.left.as_deref());
        let (left, multiword) = self.match_multiword(needle, words.certain, before, &mut points);
        TermMatches { left, multiword, ..points.with_affiliates(term, words) }
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
        for number in first.into_iter().flat_map(|word| self.entries_with(word)) {
            let entry = &self.entries[number as usize];
            if self.phrases_in(term, entry).next().is_some() {
                points.add(entry, phrase_points(entry));
            }
        }
        points.with_affiliates(term, WordsFound::default())
    }

    fn find_words(&self, term: &Term, fits: impl Fn(MatchKind) -> bool) -> TermMatches {
        let mut words = self.vocabulary.find(&term.needles[0]);
        words.words.retain(|(_, grade)| fits(grade.kind));
        words.meant.clear();
        self.match_words(&term.needles[0], &words).with_affiliates(term, words)
    }

    /// The points of the words that a typed one fits.
    fn match_words(&self, needle: &Needle, words: &WordsFound) -> RecordPoints<'_> {
        let (mut points, typed) = (RecordPoints::new(self), needle.text.len());
        for (word, grade) in &words.words {
            for number in self.entries_with(*word) {
                let entry = &self.entries[number as usize];
                // Of all places only the first matters, and that only in names.
                let is_first = entry.field.is_named() && self.names[entry.start as usize] == *word;
                points.add(entry, field_points(entry.field, *grade, is_first.then_some(0), typed));
            }
        }
        for (word, grade) in &words.meant {
            for number in self.entries_with(*word) {
                let entry = &self.entries[number as usize];
                if entry.field.is_worded() {
                    points.add(entry, field_points(entry.field, *grade, None, typed));
                }
            }
        }
        points
    }

    /// Initials, words run together, and subsequences across words. Returns the entries that initials or a
    /// subsequence may still match when letters are added, and those that match.
    fn match_multiword(
        &self,
        needle: &Needle,
        certain: bool,
        before: Option<&[u32]>,
        points: &mut RecordPoints<'_>,
    ) -> (Option<Vec<u32>>, Vec<(u32, Grade)>) {
        let length = needle.text.len();
        if length < 2 {
            return (None, Vec::new());
        }
        let run_together = self.run_together(needle);
        let mut candidates = self.with_letters(needle, before);
        candidates.extend(run_together.iter().map(|(number, _)| *number));
        candidates.sort_unstable();
        candidates.dedup();
        let seeks_subsequences = (3..=LONGEST_WORD).contains(&length) && !certain;
        let is_good = |number: u32| points.of(self.entries[number as usize].record) >= GOOD_ENOUGH;
        let parts = in_parts(&candidates, WORTH_A_THREAD, |candidates, _| {
            let mut across = seeks_subsequences.then(|| Across::new(&needle.text, &self.vocabulary));
            let (mut left, mut graded) = (Vec::new(), Vec::new());
            for number in candidates {
                let entry = &self.entries[*number as usize];
                let joined = || run_together.binary_search_by_key(number, |(joined, _)| *joined).ok();
                let grade = multiword::acronym(&needle.text, self.initials[*number as usize])
                    .or_else(|| joined().map(|at| run_together[at].1));
                let grade = match (grade, &mut across) {
                    (None, Some(across)) if !is_good(*number) => match across.grade(self.words_of(entry)) {
                        None => continue,
                        grade => grade,
                    },
                    (grade, _) => grade,
                };
                left.push(*number);
                graded.extend(grade.map(|grade| (*number, grade)));
            }
            (left, graded)
        });
        let (left, multiword): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let (left, multiword) = (left.concat(), multiword.concat());
        for (number, grade) in &multiword {
            let entry = &self.entries[*number as usize];
            if points.of(entry.record) < GOOD_ENOUGH {
                points.add(entry, field_points(entry.field, *grade, None, length));
            }
        }
        (Some(left), multiword)
    }

    /// The entries that have the letters of a typed word, and its first as that of a word.
    fn with_letters(&self, needle: &Needle, among: Option<&[u32]>) -> Vec<u32> {
        let wanted = needle.mask | needle.text.bytes().next().map_or(0, fold::initial_bit);
        let has = |mask: &u64| wanted & !mask == 0;
        if let Some(among) = among {
            return among.iter().copied().filter(|number| has(&self.masks[*number as usize])).collect();
        }
        let parts = in_parts(&self.masks, 8 * WORTH_A_THREAD, |masks, start| {
            let numbered = masks.iter().zip(start as u32..);
            numbered.filter(|(mask, _)| has(mask)).map(|(_, number)| number).collect::<Vec<u32>>()
        });
        parts.concat()
    }

    /// The entries with words that make a typed one if they are run together, in order. They have a whole
    /// word that it begins with.
    fn run_together(&self, needle: &Needle) -> Vec<(u32, Grade)> {
        let typed = needle.text.as_str();
        if typed.len() < 3 {
            return Vec::new();
        }
        let begins = (1..typed.len()).filter_map(|end| self.vocabulary.known(typed.get(..end)?));
        let begun = begins.flat_map(|word| self.entries_with(word));
        let mut numbers: Vec<u32> = begun.filter(|at| needle.mask & !self.masks[*at as usize] == 0).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let parts = in_parts(&numbers, WORTH_A_THREAD, |numbers, _| {
            let mut haystack = Haystack::default();
            let graded = numbers.iter().filter_map(|number| {
                self.fill_haystack(&self.entries[*number as usize], &mut haystack);
                Some((*number, multiword::concatenated(typed, &haystack)?.1))
            });
            graded.collect::<Vec<_>>()
        });
        parts.concat()
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
            let grade = found.words.grade_in(entry.field, *word)?;
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
    /// By record, those of all its texts, and those of its own names alone.
    points: Vec<(u16, u16)>,
}

impl<'a> RecordPoints<'a> {
    fn new(store: &'a Store) -> Self {
        Self { store, points: vec![(0, 0); store.records.len()] }
    }

    fn of(&self, record: u32) -> u16 {
        self.points[record as usize].0
    }

    fn add(&mut self, entry: &Entry, points: u16) {
        let (all, name) = &mut self.points[entry.record as usize];
        *all = points.max(*all);
        if entry.field.is_name() {
            *name = points.max(*name);
        }
    }

    fn add_sort(&mut self, record: u32, points: u16) {
        let (all, _) = &mut self.points[record as usize];
        *all = points.max(*all);
    }

    /// The matches of the term, with names counted for the affiliates of their records, too.
    fn with_affiliates(self, term: &Term, words: WordsFound) -> TermMatches {
        let Self { store, mut points } = self;
        for record in 0..points.len() {
            let name = points[record].1;
            if name >= AFFILIATE_THRESHOLD {
                let named = store.records[record].kind();
                for affiliate in store.affiliates.of(record) {
                    let percent = affiliates::worth(store.records[*affiliate as usize].kind(), named);
                    let (all, _) = &mut points[*affiliate as usize];
                    *all = (*all).max((u32::from(name) * percent / 100) as u16);
                }
            }
        }
        let found = points.iter().zip(0..).filter(|((points, _), _)| *points > 0);
        let found = found.map(|((points, name), record)| RecordMatch { record, points: *points, name: *name });
        let mut records: Vec<RecordMatch> = found.collect();
        // It is remembered for a while.
        records.shrink_to_fit();
        TermMatches { term: term.clone(), words, left: None, multiword: Vec::new(), records }
    }
}
