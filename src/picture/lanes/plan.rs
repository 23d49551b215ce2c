//! The lanes with their columns of time: what stands where, and what is nearest to it.

use std::rc::Rc;

use super::{rows::Lanes, scale::Scale, unit::Unit};
use crate::{dossier::Dossier, picture::period::Zoom};

/// Lanes over a scale.
#[derive(Debug, Default)]
pub struct Plan {
    /// The actors and the events.
    pub lanes: Rc<Lanes>,
    /// Where in time the columns stand.
    pub scale: Scale,
}

impl Plan {
    /// The lanes over the scale that was wished for, or the one that suits `room` cells best.
    pub fn new(lanes: Rc<Lanes>, room: usize, wish: Option<Unit>) -> Self {
        let scale = Scale::new(&lanes.moments, room, wish);
        Self { lanes, scale }
    }

    /// The next finer unit, or the next coarser one, that makes other columns than these.
    pub fn unit_beyond(&self, zoom: Zoom) -> Option<Unit> {
        let columns = |unit: &Unit| self.lanes.moments.columns(*unit).len();
        let mut others = Unit::ALL.into_iter().filter(|unit| columns(unit) != self.scale.columns.len());
        let unit = self.scale.columns.unit;
        match zoom {
            Zoom::Closer => others.rfind(|other| *other < unit),
            Zoom::Wider => others.find(|other| *other > unit),
        }
    }

    /// The cell of an event.
    pub fn x(&self, event: usize) -> usize {
        self.scale.x_of(event).unwrap_or(0)
    }

    /// The event of a lane that stands nearest to another event: that one itself, if it is there.
    pub fn nearest(&self, dossier: &Dossier, lane: usize, event: usize) -> usize {
        let at = &self.lanes.lane(dossier, lane).at;
        match at.binary_search(&event) {
            Ok(_) => event,
            Err(next) => self.nearer(at, next, self.x(event)),
        }
    }

    /// The event of a lane that stands nearest to a cell.
    pub fn nearest_to(&self, dossier: &Dossier, lane: usize, x: usize) -> usize {
        let at = &self.lanes.lane(dossier, lane).at;
        let next = at.partition_point(|event| self.x(*event) < x);
        self.nearer(at, next, x)
    }

    /// Of a lane's event at `next` and the one before, the one nearer to a cell.
    fn nearer(&self, at: &[usize], next: usize, x: usize) -> usize {
        let around = at[next.saturating_sub(1)..(next + 1).min(at.len())].iter().copied();
        around.min_by_key(|event| self.x(*event).abs_diff(x)).unwrap_or(0)
    }
}
