//! What a query comes to.

use crate::{
    dossier::ActorId,
    search::{Hit, Query},
};

/// The answer to a query.
#[derive(Debug, Default)]
pub struct Found {
    /// The query as it was read.
    pub query: Query,
    /// What it finds, best first; absent where it asks for nothing.
    pub hits: Option<Vec<Hit>>,
    /// The nearest names, where it finds nothing.
    pub nearest: Vec<ActorId>,
}
