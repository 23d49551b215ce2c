//! Where the reader is in the lanes.

use crate::{
    dossier::{EventId, Id},
    picture::lanes::unit::Unit,
};

/// The corner of the lanes that the reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Corner {
    /// The first lane.
    pub top: usize,
    /// The first cell of time.
    pub left: usize,
}

/// Where the lanes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LanesState {
    /// What was in view when the reader acted last.
    pub corner: Corner,
    /// The selected event and actor from which the wheel has turned away: their lane needn't be in view until others
    /// are selected.
    pub left_behind: Option<[Option<Id>; 2]>,
    /// What a column is to hold; what fits, where nobody says.
    pub unit: Option<Unit>,
    /// The event where a walk from lane to lane began, as long as what it led to is selected.
    pub aim: Option<(Id, EventId)>,
}
