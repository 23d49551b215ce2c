//! A network laid out for its pane.

use crate::{dossier::Tie, picture::network::Network};

/// An actor's neighbours, and where they lie.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Everybody whom the actor is tied to, the closest first.
    pub ties: Vec<Tie>,
    /// Where those that fit lie, in the same order.
    pub picture: Network,
}
