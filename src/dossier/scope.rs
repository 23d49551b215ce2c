//! Which sources a dossier is read with: all, one of them, all but one, or what had been published by
//! a day. A scope is a set of citations.
//!
//! Lineage never depends on it.

use std::{collections::HashSet, sync::Arc};

use super::{
    ActorId, Day, Ref, SourceId,
    derivation::Derivation,
    record::{Citation, File, Source},
};

/// Which citations are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// All of them.
    #[default]
    All,
    /// Those of one source or outlet.
    Only(Whose),
    /// All but its own and those whose every way to an end leads through it.
    Without(Whose),
    /// Those of sources that had been published by the end of a day, or from which something
    /// that had been published is derived. What is undated had not.
    PublishedBy(Day),
}

/// A source, or an outlet with all its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// One document.
    Source(SourceId),
    /// All documents of a newsroom or office.
    Outlet(ActorId),
}

impl Whose {
    /// The documents.
    pub(super) fn sources(self, file: &File) -> HashSet<SourceId> {
        match self {
            Self::Source(one) => HashSet::from([one]),
            Self::Outlet(outlet) => {
                let is_its_own = |source: &Source| source.outlet.as_ref().and_then(Ref::to) == Some(outlet);
                sources(file).filter(|(_, source)| is_its_own(source)).map(|(id, _)| id).collect()
            }
        }
    }
}

/// A scope, worked out for the sources of a file.
#[derive(Debug)]
pub(super) enum Included {
    All,
    /// The citations of these sources: whether of each, in the file's order.
    Of(Vec<bool>),
    /// The citations that reach an end without the sources that are lost.
    Without(Ways, Lost),
}

/// What is lost when some sources are left out.
#[derive(Debug)]
pub(super) struct Lost {
    /// Those that are left out.
    pub whose: Arc<HashSet<SourceId>>,
    /// Those whose every way to an end leads through them, and themselves.
    pub sources: HashSet<SourceId>,
}

impl Scope {
    /// The sources that it names to be left out.
    pub(super) fn without(self, file: &File) -> HashSet<SourceId> {
        if let Self::Without(whose) = self { whose.sources(file) } else { HashSet::new() }
    }

    pub(super) fn included(self, file: &File) -> Included {
        match self {
            Self::All => Included::All,
            Self::Only(whose) => Included::Of(each(file, &whose.sources(file))),
            Self::Without(whose) => {
                let ways = Ways::new(Derivation::of_file(file));
                let lost = ways.lost(&Arc::new(whose.sources(file)));
                Included::Without(ways, lost)
            }
            Self::PublishedBy(day) => Included::Of(each(file, &published(file, day))),
        }
    }
}

impl Included {
    /// The sources of which citations may be excluded.
    pub fn excluded(&self) -> Vec<SourceId> {
        match self {
            Self::All => Vec::new(),
            Self::Of(sources) => {
                let places = (0..sources.len() as u32).filter(|at| !sources[*at as usize]);
                places.map(SourceId).collect()
            }
            Self::Without(_, lost) => lost.sources.iter().copied().collect(),
        }
    }

    /// The same for a record of which a passage says by itself what it is derived from; nothing where none does.
    pub fn in_record<'a>(&self, file: &File, citations: impl Iterator<Item = &'a Citation> + Clone) -> Option<Self> {
        let Self::Without(_, lost) = self else { return None };
        let ways = Ways::new(Derivation::of_record(file, citations)?);
        let lost = ways.lost(&lost.whose);
        Some(Self::Without(ways, lost))
    }

    pub fn has(&self, file: &File, citation: &Citation) -> bool {
        match self {
            Self::All => true,
            Self::Of(sources) => citation.source.to().is_some_and(|source: SourceId| sources[source.at()]),
            Self::Without(ways, lost) => ways.has(file, lost, citation),
        }
    }
}

fn sources(file: &File) -> impl Iterator<Item = (SourceId, &Source)> {
    file.sources.iter().enumerate().map(|(at, source)| (SourceId(at as u32), source))
}

/// Whether each source of a file is among some of them.
fn each(file: &File, some: &HashSet<SourceId>) -> Vec<bool> {
    sources(file).map(|(id, _)| some.contains(&id)).collect()
}

/// What a source is derived from, itself left out.
fn others(id: SourceId, source: &Source) -> impl Iterator<Item = SourceId> {
    source.derived_from.iter().flatten().filter_map(Ref::to).filter(move |from| *from != id)
}

/// The ways of sources to their ends, worked out once for whatever is left out.
#[derive(Debug)]
pub(super) struct Ways {
    derivation: Derivation,
    /// What is derived from each source.
    derived: Vec<Vec<usize>>,
    /// Whether a source is an end itself, whatever else it is derived from.
    is_end: Vec<bool>,
}

impl Ways {
    pub fn new(derivation: Derivation) -> Self {
        let count = derivation.sources.len();
        let mut derived: Vec<Vec<usize>> = vec![Vec::new(); count];
        let (mut is_end, mut leaves) = (vec![false; count], vec![false; count]);
        for edge in &derivation.graph.edges {
            if edge.from == edge.to {
                is_end[edge.from] = true;
            } else {
                leaves[edge.from] = true;
                derived[edge.to].push(edge.from);
            }
        }
        for at in 0..count {
            is_end[at] |= !leaves[at];
        }
        // A loop that nothing leads out of is an end itself.
        if !derivation.graph.edges.is_empty() {
            for group in derivation.graph.groups().loops() {
                let inside: HashSet<usize> = group.iter().copied().collect();
                let mut steps = group.iter().flat_map(|at| &derivation.graph.edges[derivation.graph.edges_of(*at)]);
                if steps.all(|edge| inside.contains(&edge.to)) {
                    for at in group {
                        is_end[*at] = true;
                    }
                }
            }
        }
        Self { derivation, derived, is_end }
    }

    /// What is lost without some sources. Only what is derived from them can be.
    pub fn lost(&self, whose: &Arc<HashSet<SourceId>>) -> Lost {
        let Derivation { sources, graph, .. } = &self.derivation;
        let is_left_out = |at: usize| whose.contains(&sources[at]);
        let mut waiting: Vec<usize> = if whose.len() < sources.len() {
            whose.iter().filter_map(|id| self.derivation.place(*id)).collect()
        } else {
            (0..sources.len()).filter(|at| is_left_out(*at)).collect()
        };
        let mut lost: HashSet<usize> = waiting.iter().copied().collect();
        while let Some(at) = waiting.pop() {
            waiting.extend(self.derived[at].iter().filter(|at| lost.insert(**at)));
        }
        let begins =
            |at: usize| self.is_end[at] || graph.edges[graph.edges_of(at)].iter().any(|edge| !lost.contains(&edge.to));
        waiting.extend(lost.iter().copied().filter(|at| !is_left_out(*at) && begins(*at)));
        while let Some(at) = waiting.pop() {
            if !is_left_out(at) && lost.remove(&at) {
                waiting.extend(&self.derived[at]);
            }
        }
        Lost { whose: Arc::clone(whose), sources: lost.into_iter().map(|at| sources[at]).collect() }
    }

    /// Whether a citation reaches an end without what is lost.
    pub fn has(&self, file: &File, lost: &Lost, citation: &Citation) -> bool {
        let Some(source) = citation.source.to::<SourceId>().filter(|source| !lost.whose.contains(source)) else {
            return false;
        };
        match self.derivation.passage(file, citation) {
            None => !lost.sources.contains(&source),
            // The passage is its source's own work, or begins where it says.
            Some(from) => {
                let mut from = from.iter().filter_map(Ref::to::<SourceId>).peekable();
                from.peek().is_none() || from.any(|from| from == source || !lost.sources.contains(&from))
            }
        }
    }
}

/// The sources that had been published by a day, by their own latest day of issue or that of any
/// document derived from them.
fn published(file: &File, day: Day) -> HashSet<SourceId> {
    let is_out = |source: &Source| {
        let last = source.issued.as_ref().and_then(|issued| issued.span().last);
        last.is_some_and(|last| last <= day)
    };
    let mut waiting: Vec<SourceId> = sources(file).filter(|(_, source)| is_out(source)).map(|(id, _)| id).collect();
    let mut published = HashSet::new();
    while let Some(id) = waiting.pop() {
        if published.insert(id) {
            waiting.extend(others(id, &file.sources[id.at()]));
        }
    }
    published
}
