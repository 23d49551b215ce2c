//! What a query comes to.

use crate::{
    dossier::{ActorId, EventId, Id, Kind},
    search::Hits,
};

/// The answer to a query.
#[derive(Debug, Default)]
pub struct Found {
    /// What it finds, best first; absent where it asks for nothing.
    pub hits: Option<Hits>,
    /// What it would find with all sources, best first, and does not stand with those that are included; sources are
    /// among them that are not read.
    pub fallen: Vec<Id>,
    /// The nearest names, where it finds nothing.
    pub nearest: Vec<ActorId>,
    /// Whether these are only the best, and another thread is still looking for the others.
    pub is_begun: bool,
    events: EventSet,
    fallen_events: EventSet,
}

impl Found {
    /// What was found with the sources that are included, and what would be with all.
    pub fn new(hits: Hits, fallen: Vec<Id>) -> Self {
        let events = EventSet::of(hits.iter().map(|hit| hit.id));
        let fallen_events = EventSet::of(fallen.iter().copied());
        Self { hits: Some(hits), events, fallen_events, fallen, ..Self::default() }
    }

    /// What it finds of a kind, best first.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = Id> {
        self.hits.iter().flat_map(|hits| hits.iter()).map(|hit| hit.id).filter(move |id| id.kind() == kind)
    }

    /// The events that it finds; absent where it asks for nothing.
    pub fn events(&self) -> Option<&EventSet> {
        self.hits.as_ref().map(|_| &self.events)
    }

    /// The events that it would find with all sources.
    pub fn fallen_events(&self) -> Option<&EventSet> {
        self.hits.as_ref().map(|_| &self.fallen_events)
    }
}

/// Some of the events.
#[derive(Debug, Default)]
pub struct EventSet(Vec<bool>);

impl EventSet {
    /// Those of some records that are events.
    fn of(ids: impl Iterator<Item = Id>) -> Self {
        let mut marks = Vec::new();
        for id in ids.filter(|id| id.kind() == Kind::Event) {
            if marks.len() <= id.at() {
                marks.resize((id.at() + 1).next_power_of_two(), false);
            }
            marks[id.at()] = true;
        }
        Self(marks)
    }

    /// Whether an event is among them.
    pub fn has(&self, event: EventId) -> bool {
        self.0.get(event.at()).copied().unwrap_or(false)
    }
}
