//! A name as it is typed behind a field, and which records it means: those that it is compared with one by one.
//!
//! [`super::names`] looks the same up in what has been folded already.

use super::{
    exonyms,
    fold::{self, Folded},
    grade::{self, MatchKind, Needle},
    parts::in_parts,
    precheck::Precheck,
};
use crate::dossier::{Dossier, Id, Kind};

/// How many names make up for what a thread costs.
const WORTH_A_THREAD: usize = 2048;

/// How like a name must be to be suggested.
pub(super) const LIKE_ENOUGH: f64 = 0.5;

/// A name with so many letters more or fewer is not suggested.
const TOO_UNLIKE: usize = 12;

/// A name as it was typed.
pub(super) struct TypedName {
    /// Its words.
    pub needles: Vec<Needle>,
    checks: Vec<Precheck>,
    /// The letters of all of them.
    pub letters: String,
}

/// How a record fits a typed name, worse first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Every word begins one of some name.
    Begun,
    /// A name has the same words.
    Exact,
}

impl TypedName {
    pub fn new(text: &str) -> Self {
        let mut folded = Folded::default();
        folded.refill(text);
        let needle = |at: usize| Needle::new(folded.word(at), folded.words[at].script);
        let needles: Vec<Needle> = (0..folded.words.len()).map(needle).collect();
        Self { checks: needles.iter().map(Precheck::new).collect(), needles, letters: folded.letters }
    }

    /// The records of a kind that it means: those named exactly so, else all where every word begins one.
    pub fn meant(&self, dossier: &Dossier, kind: Kind) -> Vec<Id> {
        let ids: Vec<Id> = dossier.ids(kind).collect();
        let parts = in_parts(&ids, WORTH_A_THREAD, |ids, _| {
            let mut folded = Folded::default();
            let fitting = ids.iter().filter_map(|id| Some((*id, self.fit(dossier, *id, &mut folded)?)));
            fitting.collect::<Vec<(Id, Fit)>>()
        });
        let fitting = parts.concat();
        let best = fitting.iter().map(|(_, fit)| *fit).max();
        fitting.into_iter().filter(|(_, fit)| Some(*fit) == best).map(|(id, _)| id).collect()
    }

    /// Whether it may mean a record.
    pub fn fits(&self, dossier: &Dossier, id: Id) -> bool {
        self.fit(dossier, id, &mut Folded::default()).is_some()
    }

    fn fit(&self, dossier: &Dossier, id: Id, folded: &mut Folded) -> Option<Fit> {
        let (mut is_exact, mut fits) = (false, vec![false; self.needles.len()]);
        for name in called(dossier, id) {
            folded.refill(name);
            let mut whole = folded.words.len() == self.needles.len();
            for (at, (needle, check)) in self.needles.iter().zip(&self.checks).enumerate() {
                let may_count = |number: &usize| {
                    let (word, script) = (folded.word(*number), folded.words[*number].script);
                    check.begins(word) || check.may_sound_alike(word, fold::letter_mask(word), script)
                };
                let grade = |word: usize| grade::with_word(folded, word, |word| grade::grade(needle, word));
                let grades = (0..folded.words.len()).filter(may_count).filter_map(grade);
                let kind = grades.filter(|grade| grade.counts_in_condition()).map(|grade| grade.kind).max();
                fits[at] |= kind.is_some();
                whole &= kind == Some(MatchKind::Exact);
            }
            is_exact |= whole;
        }
        let is_begun = || fits.iter().all(|fits| *fits).then_some(Fit::Begun);
        if is_exact { Some(Fit::Exact) } else { is_begun() }
    }

    /// The record that comes nearest, if one is near; of several the first.
    pub fn nearest(&self, dossier: &Dossier, kind: Kind) -> Option<Id> {
        let mut folded = Folded::default();
        let mut near = (0.0, None);
        for id in dossier.ids(kind) {
            for name in called(dossier, id) {
                folded.refill(name);
                if self.is_too_unlike(folded.letters.len()) {
                    continue;
                }
                let parts = folded.each_word().chain([folded.letters.as_str()]);
                let likeness = parts.map(|part| self.likeness(part)).fold(0.0, f64::max);
                if likeness > near.0 {
                    near = (likeness, Some(id));
                }
            }
        }
        near.1.filter(|_| near.0 >= LIKE_ENOUGH)
    }

    /// Whether a name of so many letters is much longer or shorter.
    pub fn is_too_unlike(&self, letters: usize) -> bool {
        letters.abs_diff(self.letters.len()) >= TOO_UNLIKE
    }

    /// How like it is to a name or to a word of one, from 0 to 1.
    pub fn likeness(&self, part: &str) -> f64 {
        strsim::normalized_damerau_levenshtein(&self.letters, part)
    }
}

/// What a record is called. A source is also looked for by the words of its id.
fn called(dossier: &Dossier, id: Id) -> impl Iterator<Item = &str> {
    dossier
        .names_of(id)
        .into_iter()
        .chain(exonyms::of(dossier, id))
        .chain((id.kind() == Kind::Source).then(|| dossier.id_of(id)))
}
