//! What a query comes to.

use crate::{
    dossier::{ActorId, EventId, Id, Kind},
    search::{Hit, Hits},
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
    /// The hits by kind, best first.
    by_kind: [Vec<Id>; Kind::ALL.len()],
    events: EventSet,
    fallen_events: EventSet,
}

impl Found {
    /// Sorts hits by kind.
    pub fn new(hits: Hits, fallen: Vec<Id>) -> Self {
        let mut counts = [0; Kind::ALL.len()];
        for Hit { id, .. } in hits.iter() {
            counts[id.kind() as usize] += 1;
        }
        // There may be very many: growing would leave room that nobody needs.
        let mut by_kind = counts.map(Vec::with_capacity);
        for Hit { id, .. } in hits.iter() {
            by_kind[id.kind() as usize].push(*id);
        }
        let events = EventSet::of(&by_kind[Kind::Event as usize]);
        Self { hits: Some(hits), by_kind, events, fallen_events: EventSet::of(&fallen), fallen, ..Self::default() }
    }

    /// What it finds of a kind, best first.
    pub fn of(&self, kind: Kind) -> &[Id] {
        &self.by_kind[kind as usize]
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
    fn of(ids: &[Id]) -> Self {
        let mut marks = Vec::new();
        for id in ids.iter().filter(|id| id.kind() == Kind::Event) {
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
