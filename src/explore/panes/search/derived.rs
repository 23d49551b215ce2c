//! The answer to a query, and what finds it.

use crate::{
    dossier::{ActorId, Id},
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
    /// What it would find with all sources, best first, and does not stand with those that are included; sources are
    /// among them that are not read.
    pub fallen: Vec<Id>,
    /// The nearest names, where it finds nothing.
    pub nearest: Vec<ActorId>,
}
