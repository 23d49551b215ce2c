//! Which sources a dossier is read with: all, one of them, all but one, or what had been published by
//! a day. A scope is a set of citations.
//!
//! Lineage never depends on it.

use std::collections::HashSet;

use super::{
    ActorId, Day, Ref, SourceId,
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
    pub(super) fn has(self, id: SourceId, source: &Source) -> bool {
        match self {
            Self::Source(one) => one == id,
            Self::Outlet(outlet) => source.outlet.as_ref().and_then(Ref::to) == Some(outlet),
        }
    }
}

/// A scope, worked out for the sources of a file.
#[derive(Debug)]
pub(super) enum Included {
    All,
    /// The citations of these sources.
    Of(HashSet<SourceId>),
    /// The citations that reach an end from one of the sources in `reaching`; of a source in `whose`, none.
    Reaching {
        whose: HashSet<SourceId>,
        reaching: HashSet<SourceId>,
    },
}

impl Scope {
    pub(super) fn included(self, file: &File) -> Included {
        let of = |whose: Whose| sources(file).filter(|(id, source)| whose.has(*id, source)).map(|(id, _)| id).collect();
        match self {
            Self::All => Included::All,
            Self::Only(whose) => Included::Of(of(whose)),
            Self::Without(whose) => {
                let whose = of(whose);
                Included::Reaching { reaching: reaching(file, &whose), whose }
            }
            Self::PublishedBy(day) => Included::Of(published(file, day)),
        }
    }
}

impl Included {
    pub fn has(&self, citation: &Citation) -> bool {
        let Some(source) = citation.source.to::<SourceId>() else { return false };
        match self {
            Self::All => true,
            Self::Of(sources) => sources.contains(&source),
            Self::Reaching { whose, .. } if whose.contains(&source) => false,
            Self::Reaching { reaching, .. } => match &citation.derived_from {
                None => reaching.contains(&source),
                // The passage is its source's own work, or begins where it says.
                Some(from) => {
                    let mut from = from.iter().filter_map(Ref::to::<SourceId>).peekable();
                    from.peek().is_none() || from.any(|from| from == source || reaching.contains(&from))
                }
            },
        }
    }
}

fn sources(file: &File) -> impl Iterator<Item = (SourceId, &Source)> {
    file.sources.iter().enumerate().map(|(at, source)| (SourceId(at as u32), source))
}

/// What a source is derived from, itself left out.
fn others(id: SourceId, source: &Source) -> impl Iterator<Item = SourceId> {
    source.derived_from.iter().flatten().filter_map(Ref::to).filter(move |from| *from != id)
}

/// The sources from which a way to an end leads past some others.
fn reaching(file: &File, without: &HashSet<SourceId>) -> HashSet<SourceId> {
    let mut derived: Vec<Vec<SourceId>> = vec![Vec::new(); file.sources.len()];
    let mut waiting: Vec<SourceId> = Vec::new();
    for (id, source) in sources(file) {
        others(id, source).for_each(|from| derived[from.at()].push(id));
        let names_itself = source.derived_from.iter().flatten().any(|from| from.to() == Some(id));
        if names_itself || others(id, source).next().is_none() {
            waiting.push(id);
        }
    }
    // A loop that nothing leads out of is an end itself.
    for group in super::lineage::loops(file) {
        let inside: HashSet<usize> = group.iter().copied().collect();
        let leaves =
            |at: &usize| others(SourceId(*at as u32), &file.sources[*at]).any(|from| !inside.contains(&from.at()));
        if !group.iter().any(leaves) {
            waiting.extend(group.iter().map(|at| SourceId(*at as u32)));
        }
    }
    let mut reaching = HashSet::new();
    while let Some(id) = waiting.pop() {
        if !without.contains(&id) && reaching.insert(id) {
            waiting.extend(&derived[id.at()]);
        }
    }
    reaching
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
