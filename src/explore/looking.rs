//! Looking for what was typed: by the explorer itself, or in a large dossier by another thread, so that no key waits.

use std::sync::{Arc, Mutex, PoisonError};

use super::found::Found;
use crate::{
    dossier::{Dossier, Id, Kind, Scope},
    search::{Finder, Interrupt, Names, Query},
};

/// Something that takes its time to be made.
#[derive(Debug, Default)]
pub enum Making<T> {
    /// Not begun.
    #[default]
    Wanted,
    /// Another thread is making it, and will send it.
    Begun,
    Made(T),
}

/// What finds records, and the names by which queries are read.
#[derive(Debug, Clone)]
pub struct SharedFinder {
    /// Whoever looks for something holds it meanwhile; for the names nobody waits.
    finder: Arc<Mutex<Finder>>,
    pub names: Names,
}

impl SharedFinder {
    pub fn new(finder: Finder) -> Self {
        Self { names: finder.names(), finder: Arc::new(Mutex::new(finder)) }
    }
}

/// What is looked for: a query as far as it can be read, and the sources that the dossier is read with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub text: String,
    pub scope: Scope,
}

/// Something that is looked for, with all that it takes.
#[derive(Debug)]
pub struct Search {
    pub sought: Sought,
    pub query: Query,
    /// Read with all its sources.
    pub all: Arc<Dossier>,
    /// Read with those that are included.
    pub dossier: Arc<Dossier>,
    pub finder: SharedFinder,
    pub interrupt: Interrupt,
    /// From how many hits on the best are handed out before all are in order.
    pub many: usize,
}

/// So many take longer to put in order than a picture of the best takes to draw.
pub const MANY: usize = 1 << 17;

impl Search {
    /// What is found, unless it is interrupted; of very much, the best is handed out before all is in order.
    pub fn run(&self, mut first: impl FnMut(Found)) -> Option<Found> {
        let Self { query, all, dossier, interrupt, many, .. } = self;
        if query.is_empty() {
            return Some(Found::default());
        }
        // What it keeps from earlier is whole whenever it is let go.
        let mut finder = self.finder.finder.lock().unwrap_or_else(PoisonError::into_inner);
        let is_read = |id: Id| dossier.is_read(id);
        // All others are found only where they stand.
        let is_shown = |id: Id| id.kind() != Kind::Source || is_read(id);
        let fallen: Vec<Id> = if dossier.scope() == Scope::All {
            Vec::new()
        } else {
            let hits = finder.find_unless(interrupt, all, query, usize::MAX, |_| {})?;
            hits.iter().map(|hit| hit.id).filter(|id| !is_read(*id)).collect()
        };
        let mut hits = finder.find_unless(interrupt, dossier, query, *many, |mut hits| {
            hits.list.retain(|hit| is_shown(hit.id));
            let mut found = Found::new(hits, Vec::new());
            found.is_begun = true;
            first(found);
        })?;
        hits.list.retain(|hit| is_shown(hit.id));
        let mut found = Found::new(hits, fallen);
        if found.hits.as_ref().is_some_and(|hits| hits.is_empty()) {
            found.nearest = finder.nearest(dossier, query);
        }
        Some(found)
    }
}
