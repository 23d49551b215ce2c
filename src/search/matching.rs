//! One typed word, or one phrase, against all records: what it is worth in each.
//!
//! Must not know the rest of the query, nor how records are ordered.

use super::{
    across::{self, Spelled},
    grade::{Class, Grade, LONGEST_WORD, Needle},
    query::Term,
    score::{Scored, points_in},
    store::{Field, Line, Store},
    vocabulary::Findings,
};
use crate::dossier::{Dossier, Id};

/// From here on, a match is not bettered by initials or gaps.
const GOOD_ENOUGH: u16 = 700;

/// The least that a name must be worth to be passed on to those who bear it in some other way.
const WORTH_PASSING: u16 = 500;

/// What the name of another record is worth, in percent: an office's state or party, the cast and
/// the place of an event, the maker of a claim.
const HOST: u32 = 60;
const CAST: u32 = 50;
const MAKER: u32 = 45;
const PLACE: u32 = 45;

impl Store {
    /// What a term finds; `before` is what its beginning found, which narrows what to look at.
    pub fn find_term(&self, dossier: &Dossier, term: &Term, before: Option<&Scored>) -> Scored {
        let mut findings = if term.phrase { Findings::default() } else { self.vocabulary.find(&term.needles[0]) };
        let mut worth = Worth::new(self);
        if term.phrase {
            self.match_phrase(term, &mut worth);
        } else {
            self.match_words(&term.needles[0], &findings, Class::Slip, &mut worth);
            let lines = before.and_then(|before| before.findings.lines.as_deref()).unwrap_or(&self.named);
            findings.lines = Some(self.match_lines(&term.needles[0], findings.certain, lines, &mut worth));
        }
        Scored { term: term.clone(), findings, points: worth.passed_on(dossier) }
    }

    /// What a term finds that is to be left out, or that two words find together: whole words and
    /// their beginnings, in whatever spelling.
    pub fn find_strictly(&self, dossier: &Dossier, term: &Term) -> Option<Vec<u16>> {
        let mut worth = Worth::new(self);
        if term.phrase {
            self.match_phrase(term, &mut worth);
        } else {
            let mut findings = self.vocabulary.find(&term.needles[0]);
            findings.words.retain(|(_, grade)| grade.class >= Class::Start);
            self.match_words(&term.needles[0], &findings, Class::Start, &mut worth);
        }
        worth.points.iter().any(|points| *points > 0).then(|| worth.passed_on(dossier))
    }

    fn match_words(&self, needle: &Needle, findings: &Findings, least: Class, worth: &mut Worth<'_>) {
        for (word, grade) in &findings.words {
            if grade.class < least {
                continue;
            }
            for number in self.lines_with(*word) {
                let line = &self.lines[*number as usize];
                let first = self.words[line.words.start as usize] == *word;
                worth.add(line, points_in(line.field, *grade, first, needle.text.len()));
            }
        }
    }

    /// Initials, words run together, and letters with gaps across words. Returns the lines that
    /// have the letters: only they can match when letters are added.
    fn match_lines(&self, needle: &Needle, certain: bool, lines: &[u32], worth: &mut Worth<'_>) -> Vec<u32> {
        let mut spelled = Spelled::default();
        let mut alive = Vec::new();
        for number in lines {
            let line = &self.lines[*number as usize];
            if needle.mask & !line.mask != 0 {
                continue;
            }
            alive.push(*number);
            if line.words.len() < 2 || worth.points[line.record as usize] >= GOOD_ENOUGH {
                continue;
            }
            if let Some(grade) = self.grade_line(needle, line, certain, &mut spelled) {
                worth.add(line, points_in(line.field, grade, false, needle.text.len()));
            }
        }
        alive
    }

    /// How a typed word fits the words of a line taken together.
    pub fn grade_line(&self, needle: &Needle, line: &Line, certain: bool, spelled: &mut Spelled) -> Option<Grade> {
        let length = needle.text.len();
        if length < 2 || needle.mask & !line.mask != 0 {
            return None;
        }
        if let Some(grade) = across::acronym(&needle.text, line.initials) {
            return Some(grade);
        }
        if length < 3 {
            return None;
        }
        self.spell(line, spelled);
        if let Some((_, grade)) = across::joined(&needle.text, spelled) {
            return Some(grade);
        }
        if certain || length > LONGEST_WORD { None } else { across::gaps(&needle.text, spelled) }
    }

    /// Writes a line out.
    pub fn spell(&self, line: &Line, spelled: &mut Spelled) {
        spelled.refill(self.words_of(line).iter().map(|word| self.vocabulary.text(*word)));
    }

    fn match_phrase(&self, term: &Term, worth: &mut Worth<'_>) {
        let (first, typed) = (&term.needles[0], usize::MAX);
        let Some(word) = self.vocabulary.known(&first.text).filter(|_| !(term.open && term.needles.len() == 1)) else {
            // One word, half typed, in a quote still open.
            if term.open && term.needles.len() == 1 {
                let mut findings = self.vocabulary.find(first);
                findings.words.retain(|(_, grade)| matches!(grade.class, Class::Exact | Class::Start));
                self.match_words(first, &findings, Class::Start, worth);
            }
            return;
        };
        for number in self.lines_with(word) {
            let line = &self.lines[*number as usize];
            if self.phrase_in(term, line) {
                worth.add(line, points_in(line.field, Grade::new(Class::Exact, 1, 1), false, typed));
            }
        }
    }

    /// Whether the words of a phrase stand side by side in a line.
    pub fn phrase_in(&self, term: &Term, line: &Line) -> bool {
        let fits = |(at, number): (usize, &u32)| {
            let (typed, word) = (&term.needles[at].text, self.vocabulary.text(*number));
            word == typed || (term.open && at + 1 == term.needles.len() && word.starts_with(typed.as_str()))
        };
        self.words_of(line).windows(term.needles.len()).any(|window| window.iter().enumerate().all(fits))
    }
}

/// What a term is worth in each record.
struct Worth<'a> {
    store: &'a Store,
    points: Vec<u16>,
    /// By its names alone, offices and summaries aside: only names are passed on.
    by_name: Vec<u16>,
}

impl<'a> Worth<'a> {
    fn new(store: &'a Store) -> Self {
        let records = store.records.len();
        Self { store, points: vec![0; records], by_name: vec![0; records] }
    }

    fn add(&mut self, line: &Line, points: u16) {
        let record = line.record as usize;
        self.points[record] = self.points[record].max(points);
        if matches!(line.field, Field::Name | Field::Short | Field::Alias | Field::Native) {
            self.by_name[record] = self.by_name[record].max(points);
        }
    }

    /// Passes names on to those who belong to their bearers and to what they do, say and host.
    fn passed_on(self, dossier: &Dossier) -> Vec<u16> {
        let Self { store, mut points, by_name } = self;
        let mut give = |id: Id, name: u32, percent: u32| {
            let old = &mut points[store.number_of(id)];
            *old = (*old).max((name * percent / 100) as u16);
        };
        for (actor, _) in dossier.actors() {
            let name = by_name[store.number_of(actor.into())];
            if name < WORTH_PASSING {
                continue;
            }
            let name = u32::from(name);
            store.heirs[actor.at()].iter().for_each(|heir| give((*heir).into(), name, HOST));
            dossier.events_of(actor).iter().for_each(|event| give((*event).into(), name, CAST));
            dossier.claims_by(actor).iter().for_each(|claim| give((*claim).into(), name, MAKER));
        }
        for (place, _) in dossier.places() {
            let name = by_name[store.number_of(place.into())];
            if name >= WORTH_PASSING {
                dossier.events_at(place).iter().for_each(|event| give((*event).into(), u32::from(name), PLACE));
            }
        }
        points
    }
}
