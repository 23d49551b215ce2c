//! The answer to a query, and what finds it.

use std::collections::HashSet;

use crate::{
    dossier::{ActorId, EventId},
    search::Hit,
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

/// The answer to a query.
#[derive(Debug, Default)]
pub struct Found {
    /// What it finds, best first; absent where it asks for nothing.
    pub hits: Option<Vec<Hit>>,
    /// The events that it would find with all sources and that don't stand with those that are included.
    pub fallen: HashSet<EventId>,
    /// The nearest names, where it finds nothing.
    pub nearest: Vec<ActorId>,
}
