//! Where the lanes stand.

use crate::{
    dossier::{EventId, Id},
    picture::lanes::unit::Unit,
};

/// Where the lanes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LanesState {
    /// The first lane in view.
    pub top: usize,
    /// The first cell of time in view.
    pub left: usize,
    /// What a column is to hold; what fits, where nobody says.
    pub unit: Option<Unit>,
    /// The event where a walk from lane to lane began, as long as what it led to is selected.
    pub aim: Option<(Id, EventId)>,
}
