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
    /// The citations of these sources.
    Of(HashSet<SourceId>),
    /// The citations that reach an end without the sources that are lost.
    Without(Lost),
}

/// What is lost when some sources are left out.
#[derive(Debug)]
pub(super) struct Lost {
    /// Those that are left out.
    pub whose: HashSet<SourceId>,
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
            Self::Only(whose) => Included::Of(whose.sources(file)),
            Self::Without(whose) => Included::Without(Ways::new(file).lost(whose.sources(file))),
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
            Self::Without(lost) if lost.whose.contains(&source) => false,
            Self::Without(lost) => match &citation.derived_from {
                None => !lost.sources.contains(&source),
                // The passage is its source's own work, or begins where it says.
                Some(from) => {
                    let mut from = from.iter().filter_map(Ref::to::<SourceId>).peekable();
                    from.peek().is_none() || from.any(|from| from == source || !lost.sources.contains(&from))
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

/// The ways of sources to their ends, worked out once for whatever is left out.
#[derive(Debug)]
pub(super) struct Ways<'a> {
    file: &'a File,
    /// What is derived from each source.
    derived: Vec<Vec<SourceId>>,
    /// Whether a source is an end itself, whatever else it is derived from.
    is_end: Vec<bool>,
}

impl<'a> Ways<'a> {
    pub fn new(file: &'a File) -> Self {
        let mut derived: Vec<Vec<SourceId>> = vec![Vec::new(); file.sources.len()];
        let mut is_end = vec![false; file.sources.len()];
        for (id, source) in sources(file) {
            others(id, source).for_each(|from| derived[from.at()].push(id));
            let names_itself = source.derived_from.iter().flatten().any(|from| from.to() == Some(id));
            is_end[id.at()] = names_itself || others(id, source).next().is_none();
        }
        // A loop that nothing leads out of is an end itself.
        for group in super::lineage::loops(file) {
            let inside: HashSet<usize> = group.iter().copied().collect();
            let leaves =
                |at: &usize| others(SourceId(*at as u32), &file.sources[*at]).any(|from| !inside.contains(&from.at()));
            if !group.iter().any(leaves) {
                for at in group {
                    is_end[at] = true;
                }
            }
        }
        Self { file, derived, is_end }
    }

    /// What is lost without some sources. Only what is derived from them can be.
    pub fn lost(&self, whose: HashSet<SourceId>) -> Lost {
        let mut sources = whose.clone();
        let mut waiting: Vec<SourceId> = whose.iter().copied().collect();
        while let Some(id) = waiting.pop() {
            waiting.extend(self.derived[id.at()].iter().filter(|id| sources.insert(**id)));
        }
        let begins = |id: &SourceId| {
            self.is_end[id.at()] || others(*id, &self.file.sources[id.at()]).any(|from| !sources.contains(&from))
        };
        waiting.extend(sources.iter().filter(|id| !whose.contains(id) && begins(id)));
        while let Some(id) = waiting.pop() {
            if !whose.contains(&id) && sources.remove(&id) {
                waiting.extend(&self.derived[id.at()]);
            }
        }
        Lost { whose, sources }
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
