//! Which records are there with the sources that are included.

use std::ops::Range;

use super::{Id, Kind, SourceId, record::File};

/// Some of the records of a file.
#[derive(Debug, Clone)]
pub(super) struct Marks(Vec<Vec<bool>>);

impl Marks {
    /// All or none of the records of each kind.
    pub fn of_kinds(file: &File, is_marked: impl Fn(Kind) -> bool) -> Self {
        Self(Kind::ALL.iter().map(|kind| vec![is_marked(*kind); file.ids(*kind).len()]).collect())
    }

    pub fn has(&self, id: Id) -> bool {
        self.0[id.kind() as usize][id.at()]
    }

    /// Whether it was not among them before.
    pub fn insert(&mut self, id: Id) -> bool {
        !std::mem::replace(&mut self.0[id.kind() as usize][id.at()], true)
    }

    pub fn remove(&mut self, id: Id) {
        self.0[id.kind() as usize][id.at()] = false;
    }

    /// Takes away what others have not marked.
    pub fn keep(&mut self, others: &Self) {
        for (own, others) in self.0.iter_mut().zip(&others.0) {
            own.iter_mut().zip(others).for_each(|(is_marked, other)| *is_marked &= *other);
        }
    }

    /// Those of a kind, in the file's order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = Id> {
        let of_kind = self.0[kind as usize].iter().enumerate();
        of_kind.filter(|(_, is_marked)| **is_marked).map(move |(at, _)| Id::new(kind, at))
    }
}

/// Which records are there; all where nothing was cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Present(Option<Rest>);

/// What is left of a file.
#[derive(Debug, Clone)]
struct Rest {
    /// Of the sources, those that are cited, and those that they derive from; the others keep their places all the
    /// same.
    marks: Marks,
    /// By kind, how many are there.
    counts: Vec<usize>,
}

impl Present {
    /// Those that are marked, and every source.
    pub fn only(marks: Marks) -> Self {
        let count = |kind: &Kind| {
            let marks = &marks.0[*kind as usize];
            if *kind == Kind::Source { marks.len() } else { marks.iter().filter(|is_marked| **is_marked).count() }
        };
        Self(Some(Rest { counts: Kind::ALL.iter().map(count).collect(), marks }))
    }

    pub fn has(&self, id: impl Into<Id>) -> bool {
        let id = id.into();
        self.0.as_ref().is_none_or(|rest| matches!(id, Id::Source(_)) || rest.marks.has(id))
    }

    /// Whether a source is cited, or one that is cited derives from it.
    pub fn is_cited_or_behind(&self, source: SourceId) -> bool {
        self.0.as_ref().is_none_or(|rest| rest.marks.has(source.into()))
    }

    /// The records of a kind that are there, of `count` in all, in the file's order.
    pub fn ids(&self, kind: Kind, count: usize) -> Ids<'_> {
        let left = self.0.as_ref().map_or(count, |rest| rest.counts[kind as usize]);
        Ids { kind, present: self, places: 0..count, left }
    }
}

/// Records of a kind, in the file's order.
#[derive(Debug, Clone)]
pub(super) struct Ids<'a> {
    kind: Kind,
    present: &'a Present,
    places: Range<usize>,
    /// How many are still to come.
    left: usize,
}

impl Iterator for Ids<'_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let next = self.places.by_ref().map(|at| Id::new(self.kind, at)).find(|id| self.present.has(*id))?;
        self.left -= 1;
        Some(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Ids<'_> {}
