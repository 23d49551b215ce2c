//! Answering a query: each typed word scored against each record, the filters, the order.
//!
//! Must not know how two words are compared, nor what is shown of an answer.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    Hit,
    filter::Gate,
    grade::{self, Class, Grade, LONGEST_WORD, Needle, TRUE_MATCH},
    query::{Query, Term},
    store::{Field, Line, Store},
    vocabulary::Findings,
};
use crate::dossier::{ActorId, Dossier, Id, Kind};

/// The longest name, title or office that letters with gaps are looked for in.
const LONGEST_LINE: usize = 120;

/// How many of the best hits are worth the matcher's own score.
const REFINED: usize = 200;

/// Finds records of one dossier.
pub struct Finder {
    pub(super) store: Store,
    pub(super) matcher: SkimMatcherV2,
    /// By actor, how many are more involved.
    ranks: Vec<u32>,
    memory: Vec<Remembered>,
}

/// What a typed word found, kept for the next key: the other words of the query stay the same.
struct Remembered {
    term: Term,
    findings: Findings,
    scores: Vec<u16>,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finder").field("records", &self.store.records.len()).finish_non_exhaustive()
    }
}

impl Finder {
    /// Folds everything that can be searched, once.
    pub fn new(dossier: &Dossier) -> Self {
        let mut ranks = vec![0; dossier.actors().len()];
        for (rank, actor) in dossier.by_involvement().iter().enumerate() {
            ranks[actor.at()] = rank as u32;
        }
        Self { store: Store::new(dossier), matcher: SkimMatcherV2::default().ignore_case(), ranks, memory: Vec::new() }
    }

    /// The records of every kind that a query finds, best first.
    ///
    /// Every word must be found somewhere in the record; equals are ordered by kind, then the more
    /// involved actor or the earlier event, then the order of the file.
    pub fn find(&mut self, dossier: &Dossier, query: &Query) -> Vec<Hit> {
        let gate = Gate::new(dossier, query);
        let many = query.wanted().filter(|term| !term.is_optional()).count() > 0;
        let mut remembered = Vec::new();
        for term in query.wanted() {
            remembered.push(self.recall_or_score(dossier, term));
        }
        let needed: Vec<bool> = query.wanted().map(|term| !(many && term.is_optional())).collect();
        let unwanted: Vec<Vec<u16>> = query
            .terms
            .iter()
            .filter(|term| term.not)
            .map(|term| self.score_term(dossier, term, &self.find_words(term), true))
            .collect();
        let mut hits: Vec<Hit> = Vec::new();
        for (number, id) in self.store.records.iter().enumerate() {
            let is_hit = remembered.iter().zip(&needed).all(|(word, needed)| !needed || word.scores[number] > 0)
                && unwanted.iter().all(|scores| scores[number] == 0)
                && (id.kind() != Kind::Relation || query.asks_for(Kind::Relation))
                && (gate.is_open() || gate.lets(*id));
            if is_hit {
                let score = if remembered.is_empty() { 1 } else { self.score(number, &remembered) };
                hits.push(Hit { id: *id, score });
            }
        }
        let order = |hit: &Hit| (std::cmp::Reverse(hit.score), self.place_in_order(dossier, hit.id));
        if hits.len() > REFINED + 1 && query.has_words() {
            hits.select_nth_unstable_by_key(REFINED, order);
        }
        self.refine(query, &mut hits[..]);
        hits.sort_unstable_by_key(order);
        self.memory = remembered;
        hits
    }

    /// Where a record stands among its equals.
    fn place_in_order(&self, dossier: &Dossier, id: Id) -> u32 {
        match id {
            Id::Actor(actor) => self.ranks[actor.at()],
            Id::Event(event) => self.ranks.len() as u32 + dossier.rank_in_time(event) as u32,
            _ => self.store.number_of(id) as u32,
        }
    }

    fn recall_or_score(&mut self, dossier: &Dossier, term: &Term) -> Remembered {
        if let Some(at) = self.memory.iter().position(|known| known.term == *term) {
            return self.memory.swap_remove(at);
        }
        let findings = self.find_words(term);
        let scores = self.score_term(dossier, term, &findings, false);
        Remembered { term: term.clone(), findings, scores }
    }

    fn find_words(&self, term: &Term) -> Findings {
        if term.phrase { Findings::default() } else { self.store.vocabulary.find(&term.needles[0]) }
    }

    /// What a term is worth in every record; `strict` leaves out what is only similar.
    fn score_term(&self, dossier: &Dossier, term: &Term, findings: &Findings, strict: bool) -> Vec<u16> {
        let mut scores = vec![0; self.store.records.len()];
        if term.phrase {
            self.score_phrase(term, &mut scores);
        } else {
            self.score_words(&term.needles[0], findings, strict, &mut scores);
            if !strict {
                self.score_lines(&term.needles[0], findings, &mut scores);
            }
        }
        self.pass_on(dossier, &mut scores);
        scores
    }

    fn score_words(&self, needle: &Needle, findings: &Findings, strict: bool, scores: &mut [u16]) {
        for (word, grade) in &findings.words {
            if strict && grade.class < Class::Start {
                continue;
            }
            for number in self.store.lines_with(*word) {
                let line = &self.store.lines[*number as usize];
                let first = self.store.words[line.words.start as usize] == *word;
                let points = points_in(line.field, *grade, first, needle.text.len());
                let score = &mut scores[line.record as usize];
                *score = (*score).max(points);
            }
        }
    }

    /// Initials, words run together, and letters with gaps across words.
    fn score_lines(&self, needle: &Needle, findings: &Findings, scores: &mut [u16]) {
        let length = needle.text.len();
        if length < 2 || length > LONGEST_WORD {
            return;
        }
        let mut letters = String::new();
        let mut starts = Vec::new();
        for number in &self.store.named {
            let line = &self.store.lines[*number as usize];
            if needle.mask & !line.mask != 0 || scores[line.record as usize] >= 700 || line.words.len() < 2 {
                continue;
            }
            self.spell_out(line, &mut letters, &mut starts);
            if let Some(grade) = self.grade_line(needle, line, &letters, &starts, findings.certain) {
                let points = points_in(line.field, grade, true, length);
                let score = &mut scores[line.record as usize];
                *score = (*score).max(points);
            }
        }
    }

    /// The words of a line without what stands between them, and where each starts.
    pub(super) fn spell_out(&self, line: &Line, letters: &mut String, starts: &mut Vec<usize>) {
        letters.clear();
        starts.clear();
        for word in self.store.words_of(line) {
            starts.push(letters.len());
            letters.push_str(self.store.vocabulary.text(*word));
        }
    }

    pub(super) fn grade_line(
        &self,
        needle: &Needle,
        line: &Line,
        letters: &str,
        starts: &[usize],
        certain: bool,
    ) -> Option<Grade> {
        if let Some(grade) = acronym(&needle.text, line.initials) {
            return Some(grade);
        }
        if let Some(grade) = joined(&needle.text, letters, starts) {
            return Some(grade);
        }
        if certain || needle.text.len() < 3 || letters.len() > LONGEST_LINE {
            return None;
        }
        gaps(&needle.text, letters, starts)
    }

    fn score_phrase(&self, term: &Term, scores: &mut [u16]) {
        let Some(first) = self.store.vocabulary.known(&term.needles[0].text).or_else(|| {
            // A phrase of one half-typed word starts nowhere yet: look through everything.
            None
        }) else {
            if term.open && term.needles.len() == 1 {
                self.score_words(&term.needles[0], &self.store.vocabulary.find(&term.needles[0]), true, scores);
            }
            return;
        };
        for number in self.store.lines_with(first) {
            let line = &self.store.lines[*number as usize];
            if self.phrase_at(term, self.store.words_of(line)).is_some() {
                let grade = Grade::new(Class::Exact, 1, 1);
                let points = points_in(line.field, grade, false, usize::MAX);
                let score = &mut scores[line.record as usize];
                *score = (*score).max(points);
            }
        }
    }

    /// Where a phrase stands in a line.
    pub(super) fn phrase_at(&self, term: &Term, words: &[u32]) -> Option<usize> {
        let vocabulary = &self.store.vocabulary;
        let fits = |at: usize, word: u32| {
            let (typed, word) = (&term.needles[at].text, vocabulary.text(word));
            word == typed || (term.open && at + 1 == term.needles.len() && word.starts_with(typed.as_str()))
        };
        words.windows(term.needles.len()).position(|window| window.iter().enumerate().all(|(at, word)| fits(at, *word)))
    }

    /// Passes the names of actors on to those who belong to them and to what they do and say.
    fn pass_on(&self, dossier: &Dossier, scores: &mut [u16]) {
        let own: Vec<(ActorId, u16)> = dossier
            .actors()
            .map(|(id, _)| (id, scores[self.store.number_of(id.into())]))
            .filter(|(_, score)| *score >= 500)
            .collect();
        let mut give = |id: Id, points: u32| {
            let score = &mut scores[self.store.number_of(id)];
            *score = (*score).max(points as u16);
        };
        for (actor, score) in own {
            let score = u32::from(score);
            for heir in &self.store.heirs[actor.at()] {
                give((*heir).into(), score * 60 / 100);
            }
            for event in dossier.events_of(actor) {
                give((*event).into(), score * 50 / 100);
            }
            for claim in dossier.claims_by(actor) {
                give((*claim).into(), score * 45 / 100);
            }
        }
        for (place, _) in dossier.places() {
            let score = u32::from(scores[self.store.number_of(place.into())]);
            if score >= 500 {
                for event in dossier.events_at(place) {
                    let score_of = &mut scores[self.store.number_of((*event).into())];
                    *score_of = (*score_of).max((score * 45 / 100) as u16);
                }
            }
        }
    }

    /// The whole of a record's score: its words, how well they sit together, its kind.
    fn score(&self, number: usize, words: &[Remembered]) -> u32 {
        let sum: u32 = words.iter().map(|word| u32::from(word.scores[number])).sum();
        let is_true = words.iter().all(|word| word.scores[number] == 0 || word.scores[number] >= TRUE_MATCH);
        let together = self.store.lines_of(number).iter().map(|line| self.togetherness(line, words)).max().unwrap_or(0);
        let kind = match self.store.records[number].kind() {
            Kind::Actor => 60,
            Kind::Event => 30,
            Kind::Claim | Kind::Figure => 10,
            _ => 0,
        };
        (u32::from(is_true) << 20) + ((sum + together + kind * words.len() as u32) << 6)
    }

    /// A bonus for a line that has all the words, has few others, and has them in this order.
    fn togetherness(&self, line: &Line, words: &[Remembered]) -> u32 {
        if !line.field.is_named() {
            return 0;
        }
        let own = self.store.words_of(line);
        let (mut matched, mut run, mut longest, mut before) = (0_u32, 0_u32, 0_u32, None);
        for word in words {
            let place = own.iter().position(|number| word.findings.class_of(*number) >= Some(Class::SoundsLikeStart));
            match place {
                Some(at) => {
                    matched += 1;
                    run = if before.is_some_and(|before: usize| before + 1 == at) { run + 1 } else { 1 };
                    longest = longest.max(run);
                    before = Some(at);
                }
                None => (run, before) = (0, None),
            }
        }
        if matched == 0 {
            return 0;
        }
        let weighty = own.iter().filter(|word| !super::fold::is_stop_word(self.store.vocabulary.text(**word))).count();
        let all = matched as usize == words.len();
        let share = matched.min(weighty as u32) * 100 / weighty.max(1) as u32;
        let base = matched * share / 2 + (longest - 1) * 15;
        (base + if all { 20 * matched } else { 0 }) * line.field.weight() / 100
    }

    /// Orders equals by the matcher's own score, for as many as can be shown.
    fn refine(&self, query: &Query, hits: &mut [Hit]) {
        let Some(longest) =
            query.wanted().filter(|term| !term.phrase).map(|term| &term.needles[0]).max_by_key(|n| n.text.len())
        else {
            return;
        };
        if longest.text.len() > LONGEST_WORD || hits.is_empty() {
            return;
        }
        let (mut letters, mut starts) = (String::new(), Vec::new());
        let shown = hits.len().min(REFINED + 1);
        for hit in &mut hits[..shown] {
            let best = self
                .store
                .lines_of(self.store.number_of(hit.id))
                .iter()
                .filter(|line| line.field.is_named() && longest.mask & !line.mask == 0)
                .filter_map(|line| {
                    self.spell_out(line, &mut letters, &mut starts);
                    (letters.len() <= LONGEST_LINE).then(|| self.matcher.fuzzy_match(&letters, &longest.text)).flatten()
                })
                .max();
            hit.score += best.map_or(0, |score| (score / 16).clamp(0, 63) as u32);
        }
    }
}

impl Term {
    /// Whether it is a word such as "of" that needs no match beside others.
    fn is_optional(&self) -> bool {
        !self.phrase && self.needles[0].stop
    }
}

impl Findings {
    /// In which class a word of the dossier was found.
    pub(super) fn class_of(&self, word: u32) -> Option<Class> {
        let at = self.words.binary_search_by_key(&word, |(number, _)| *number).ok()?;
        Some(self.words[at].1.class)
    }
}

/// The points of a match in a field; nothing where the field wants more than a likeness.
pub(super) fn points_in(field: Field, grade: Grade, first: bool, typed: usize) -> u16 {
    let whole = matches!(grade.class, Class::Exact | Class::Spelling);
    if !field.is_named() && !whole && !(grade.class == Class::Start && typed >= 3) {
        return 0;
    }
    if grade.class == Class::Slip {
        return grade.points;
    }
    let bonus = if first && field.is_named() { 25 } else { 0 };
    ((u32::from(grade.points) + bonus) * field.weight() / 100).max(u32::from(TRUE_MATCH)) as u16
}

/// The initials of a line, or the first of them.
pub(super) fn acronym(typed: &str, initials: u64) -> Option<Grade> {
    let length = (8 - (initials.trailing_zeros() / 8) as usize).min(8);
    if initials == 0 || typed.len() > length || typed.len() < 2 {
        return None;
    }
    let own = &initials.to_be_bytes()[..length];
    own.starts_with(typed.as_bytes()).then(|| Grade::new(Class::Acronym, typed.len(), length))
}

/// Words run together: "albaghdadi", "nizamaldin".
pub(super) fn joined(typed: &str, letters: &str, starts: &[usize]) -> Option<Grade> {
    starts.iter().enumerate().find_map(|(at, start)| {
        let rest = &letters[*start..];
        let first = starts.get(at + 1).map_or(rest.len(), |next| next - start);
        (typed.len() > first && rest.starts_with(typed)).then(|| {
            let whole = starts.contains(&(start + typed.len())) || rest.len() == typed.len();
            Grade::new(if whole { Class::SoundsLike } else { Class::Start }, typed.len(), rest.len())
        })
    })
}

/// Letters in order where every gap ends at the start of a word or stays inside one, and most
/// letters stand at a start or side by side: "mukab" for Muhiddin Kabiri.
pub(super) fn gaps(typed: &str, letters: &str, starts: &[usize]) -> Option<Grade> {
    if !grade::is_subsequence(typed, letters) {
        return None;
    }
    let places = best_places(typed.as_bytes(), letters.as_bytes(), starts)?;
    let at_start = |at: usize| starts.contains(&at);
    let good =
        places.iter().enumerate().filter(|(i, at)| at_start(**at) || (*i > 0 && places[i - 1] + 1 == **at)).count();
    let words = places.iter().filter(|at| at_start(**at)).count();
    (words >= 2 && good * 4 >= typed.len() * 3).then(|| Grade::new(Class::Loose, typed.len(), letters.len()))
}

/// Where the letters stand, with as many as possible at starts of words or side by side.
pub(super) fn best_places(typed: &[u8], letters: &[u8], starts: &[usize]) -> Option<Vec<usize>> {
    let is_start: Vec<bool> = (0..letters.len()).map(|at| starts.contains(&at)).collect();
    // For each typed letter, the best value and the step before for each place it may stand at.
    let mut steps: Vec<Vec<Option<(u16, usize)>>> = Vec::with_capacity(typed.len());
    for (i, letter) in typed.iter().enumerate() {
        let mut row = vec![None; letters.len()];
        let mut best_before: Option<(u16, usize)> = None;
        let mut best_in_word: Option<(u16, usize)> = None;
        for at in 0..letters.len() {
            if is_start[at] {
                best_in_word = None;
            }
            if letters[at] == *letter {
                row[at] = if i == 0 {
                    is_start[at].then_some((1, at))
                } else if is_start[at] {
                    best_before.map(|(value, from)| (value + 1, from))
                } else {
                    let beside =
                        at.checked_sub(1).and_then(|from| steps[i - 1][from].map(|(value, _)| (value + 1, from)));
                    beside.max(best_in_word)
                };
            }
            if i > 0
                && let Some((value, _)) = steps[i - 1][at]
            {
                best_before = best_before.max(Some((value, at)));
                best_in_word = best_in_word.max(Some((value, at)));
            }
        }
        steps.push(row);
    }
    let last = steps.last()?;
    let (mut at, _) = last
        .iter()
        .enumerate()
        .filter_map(|(at, step)| step.map(|step| (at, step.0)))
        .max_by_key(|(at, value)| (*value, std::cmp::Reverse(*at)))?;
    let mut places = vec![at; typed.len()];
    for i in (1..typed.len()).rev() {
        at = steps[i][at]?.1;
        places[i - 1] = at;
    }
    Some(places)
}
