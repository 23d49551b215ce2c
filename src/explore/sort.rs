//! The orders that lists can be in.

use std::{cmp::Reverse, fmt};

use super::list::{Heading, Row, Support};
use crate::{
    dossier::{Id, Standing},
    sorting,
};

/// The order of the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EventSort {
    /// As they happened.
    #[default]
    Time,
    /// What is contested first, then by how many origins bear it out.
    Standing,
}

/// The order of the actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActorSort {
    /// The most involved first, or what a query finds best.
    #[default]
    Involvement,
    /// By the alphabet.
    Name,
    /// What is contested first, then by how many origins bear it out.
    Standing,
}

impl EventSort {
    /// The order that comes next.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Time => Self::Standing,
            Self::Standing => Self::Time,
        }
    }
}

impl ActorSort {
    /// The order that comes next.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Involvement => Self::Name,
            Self::Name => Self::Standing,
            Self::Standing => Self::Involvement,
        }
    }
}

/// What the title of a list says behind its name; nothing of the usual order.
impl fmt::Display for EventSort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::Standing { " by standing" } else { "" })
    }
}

impl fmt::Display for ActorSort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Involvement => "",
            Self::Name => " by name",
            Self::Standing => " by standing",
        })
    }
}

/// Records under headings by how well they are supported; equals stay in the order in which they come. The standings
/// are those of all records of their kind.
pub fn by_standing(records: impl Iterator<Item = Id>, standings: &[Standing]) -> Vec<Row> {
    let mut sorted: Vec<Id> = records.collect();
    let standing = |id: &Id| standings[id.at()];
    sorting::by_key(&mut sorted, |id| (Support::of(standing(id)), Reverse(standing(id).origins)));
    let mut rows = Vec::with_capacity(sorted.len() + 4);
    let mut group = None;
    for id in sorted {
        let support = Support::of(standing(&id));
        if group != Some(support) {
            group = Some(support);
            rows.push(Row::Heading(Heading::Support(support)));
        }
        rows.push(Row::Record(id));
    }
    rows
}
