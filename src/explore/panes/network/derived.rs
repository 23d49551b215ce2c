//! A network as it lies in its pane.

use crate::{
    dossier::{ActorId, Tie},
    picture::network::Network,
};

/// An actor's network, laid out for its pane.
#[derive(Debug)]
pub struct Drawn {
    /// The actor in the middle.
    pub centre: ActorId,
    /// Everybody whom the actor is tied to, the closest first.
    pub ties: Vec<Tie>,
    /// Where those that fit lie, in the same order.
    pub picture: Network,
}
