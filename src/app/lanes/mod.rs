//! The lanes: who takes part in the events that pass, in which order the actors stand, and when
//! each event happened.
//!
//! ```text
//!                 │1997 ┊2015
//!   IRPT        2 │  △  ┊  ▲      a lane for each actor, a column for each event, day, month…:
//!   Court       1 │     ┊  │      whatever fits ([`scale`]); a mark where the two meet
//!   Tajikistan  3 │  △──┊──▲      ([`picture`])
//! ```
//!
//! Plain numbers, and the same for the same input. Must not know colours, nor which keys move.

mod moving;
pub mod picture;
pub mod scale;

use std::cmp::Reverse;

use self::scale::{Moment, Scale, Unit};
use super::{
    layout::{Area, Pane},
    list::{List, Row},
    state::Place,
};
use crate::dossier::{ActorId, Day, Dossier, EventId, Id, Tone};

/// The lanes of the events that pass.
#[derive(Debug, Default)]
pub struct Lanes {
    /// The events, in the order of time.
    pub events: Vec<EventId>,
    /// The lanes, from top to bottom.
    pub rows: Vec<Lane>,
    /// How many of the events have nobody in them, and so stand in no lane.
    pub nobodys: usize,
    /// Where in time the columns stand.
    pub scale: Scale,
    moments: Vec<Moment>,
    /// The lane of each actor of the dossier, or [`NONE`].
    row_of: Vec<u32>,
    /// How the cells of the pane are shared out.
    pub parts: Parts,
    /// The columns inside the pane, and the wish, that the scale was made for.
    fitted: Option<(u16, Option<Unit>)>,
    /// The columns that are then left for names.
    names: u16,
}

/// The fewest and the most columns for names.
const NAMES: (u16, u16) = (16, 34);
/// Not among the lanes.
const NONE: u32 = u32::MAX;

/// An actor's lane.
#[derive(Debug)]
pub struct Lane {
    /// Whose it is.
    pub actor: ActorId,
    /// The places of its events in [`Lanes::events`], ascending; never empty.
    pub at: Vec<u32>,
    /// What there is in the lane up to and with each of them.
    sums: Vec<Sum>,
    /// The last of its events that began at a time that nobody knows.
    until: Option<u32>,
}

/// What there is in a lane up to some event.
#[derive(Debug, Clone, Copy)]
struct Sum {
    /// The last day that any of the events may have reached.
    reach: Day,
    cooperation: u32,
    conflict: u32,
}

/// Where the reader stands in the lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The lane.
    pub lane: Option<usize>,
    /// The place of the selected event in [`Lanes::events`], if it passes.
    pub event: Option<usize>,
}

impl Lanes {
    /// The lanes of a timeline's events; marked actors stand first.
    pub fn new(dossier: &Dossier, timeline: &List, marked: &[ActorId]) -> Self {
        let passing = timeline.rows.iter().filter_map(|row| match row {
            Row::Record(Id::Event(event)) => Some(*event),
            _ => None,
        });
        let mut lanes = Self { events: passing.collect(), ..Self::default() };
        // Already so, unless the list is in another order.
        lanes.events.sort_by_key(|event| dossier.rank_in_time(*event));
        lanes.moments = scale::moments(dossier, &lanes.events);
        lanes.fill(dossier);
        lanes.order(dossier, marked);
        lanes
    }

    fn fill(&mut self, dossier: &Dossier) {
        self.row_of = vec![NONE; dossier.actors().len()];
        for (at, event) in self.events.iter().enumerate() {
            let cast = dossier.cast(*event);
            self.nobodys += usize::from(cast.is_empty());
            let tone = dossier.tone(*event);
            let moment = &self.moments[at];
            for (actor, _) in cast {
                let slot = &mut self.row_of[actor.at()];
                if *slot == NONE {
                    *slot = self.rows.len() as u32;
                    self.rows.push(Lane { actor: *actor, at: Vec::new(), sums: Vec::new(), until: None });
                }
                let lane = &mut self.rows[*slot as usize];
                let before = lane.sums.last().copied().unwrap_or(Sum::ZERO);
                lane.sums.push(Sum {
                    reach: before.reach.max(moment.reach),
                    cooperation: before.cooperation + u32::from(tone.is_some_and(Tone::is_cooperation)),
                    conflict: before.conflict + u32::from(tone.is_some_and(|tone| !tone.is_cooperation())),
                });
                lane.at.push(at as u32);
                if moment.open {
                    lane.until = Some(at as u32);
                }
            }
        }
    }

    /// The most involved first; but marked actors before all, and equals by what else ties them to
    /// these. A marked actor's events alone pass, so the closest are those with the most.
    fn order(&mut self, dossier: &Dossier, marked: &[ActorId]) {
        let mut involvement = vec![0; self.row_of.len()];
        for (rank, actor) in dossier.by_involvement().iter().enumerate() {
            involvement[actor.at()] = rank;
        }
        let mut ties = vec![0usize; self.row_of.len()];
        for relation in marked.iter().flat_map(|actor| dossier.relations_of(*actor)) {
            let (from, to) = dossier.ends(*relation);
            ties[from.at()] += 1;
            ties[to.at()] += 1;
        }
        self.rows.sort_by_key(|lane| {
            let mark = marked.iter().position(|actor| *actor == lane.actor).unwrap_or(marked.len());
            (mark, Reverse(lane.at.len()), Reverse(ties[lane.actor.at()]), involvement[lane.actor.at()])
        });
        for (row, lane) in self.rows.iter().enumerate() {
            self.row_of[lane.actor.at()] = row as u32;
        }
    }

    /// Fits the lanes into the cells inside a border: names give up a little where that lets time
    /// show better. What a column holds can be wished for.
    pub fn fit(&mut self, inside: Area, wish: Option<Unit>) {
        let parts = Parts::new(inside);
        if self.fitted != Some((inside.width, wish)) {
            self.fitted = Some((inside.width, wish));
            self.names = parts.names;
            self.scale = Scale::new(&self.moments, parts.room.into(), wish);
            let spare = parts.names.saturating_sub(NAMES.0);
            if !self.scale.is_comfortable(parts.room.into()) && spare > 0 {
                let room = usize::from(parts.room + spare);
                let scale = Scale::new(&self.moments, room, wish);
                if scale.is_comfortable(room) {
                    self.scale = scale;
                    self.names = NAMES.0;
                }
            }
        }
        self.parts = Parts { names: self.names, room: inside.width - self.names, ..parts };
    }

    /// The next finer unit, or the next coarser one, that makes other columns than these.
    pub fn unit_beyond(&self, finer: bool) -> Option<Unit> {
        let columns = |unit: &Unit| Scale::new(&self.moments, 1, Some(*unit)).columns.len();
        self.scale.unit.beyond(finer).into_iter().find(|unit| columns(unit) != self.scale.columns.len())
    }

    /// The lane of an actor.
    pub fn row_of(&self, actor: ActorId) -> Option<usize> {
        self.row_of.get(actor.at()).filter(|row| **row != NONE).map(|row| *row as usize)
    }

    /// The place of an event in [`Self::events`].
    pub fn place_of(&self, dossier: &Dossier, event: EventId) -> Option<usize> {
        let rank = dossier.rank_in_time(event);
        self.events.binary_search_by_key(&rank, |known| dossier.rank_in_time(*known)).ok()
    }

    /// The column in which an event of [`Self::events`] stands, in cells.
    pub fn x(&self, event: usize) -> usize {
        self.scale.column_of(event).map_or(0, |column| self.scale.columns[column].x as usize)
    }

    /// Where the reader stands: in the selected actor's lane if it has part in the selected event,
    /// or that of the first who has; while the list of actors has the keys, in the selected one's.
    pub fn cursor(&self, dossier: &Dossier, place: &Place) -> Cursor {
        let event = match place.timeline.selected {
            Some(Id::Event(event)) => self.place_of(dossier, event),
            _ => None,
        };
        let selected = match place.actors.selected {
            Some(Id::Actor(actor)) => self.row_of(actor).map(|row| (actor, row)),
            _ => None,
        };
        let cast = event.map_or(&[][..], |at| dossier.cast(self.events[at]));
        let lane = match selected {
            Some((actor, row)) if place.list == Pane::Actors || cast.iter().any(|(who, _)| *who == actor) => Some(row),
            _ => cast.first().and_then(|(actor, _)| self.row_of(*actor)).or(selected.map(|(_, row)| row)),
        };
        Cursor { lane, event }
    }
}

impl Sum {
    const ZERO: Self = Self { reach: Day(i32::MIN), cooperation: 0, conflict: 0 };
}

/// How the cells inside the pane's border are shared out.
///
/// ```text
/// ┌────────┬─────────────┐
/// │        │ axis        │
/// │ names  │ lanes       │
/// │ foot                 │
/// └──────────────────────┘
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Columns for the actors' names.
    pub names: u16,
    /// Columns for time.
    pub room: u16,
    /// Rows for the axis.
    pub axis: u16,
    /// Rows for lanes.
    pub rows: u16,
    /// Rows for words about the selected event, a rule above them included where there is one.
    pub foot: u16,
}

impl Parts {
    /// Shares out the cells inside a border.
    pub fn new(inside: Area) -> Self {
        let names = (u32::from(inside.width) * 24 / 100).clamp(NAMES.0.into(), NAMES.1.into()) as u16;
        let names = names.min(inside.width / 2);
        let (axis, foot) = match inside.height {
            0..3 => (0, 0),
            3..5 => (1, 0),
            5..10 => (1, 1),
            10..16 => (2, 2),
            _ => (2, 3),
        };
        Self { names, room: inside.width - names, axis, rows: inside.height - axis - foot, foot }
    }
}

/// Moves a window of `size` cells that begins at `top` as little as can be, so that `at` is in
/// view with some of its surroundings, of `whole` cells in all.
pub fn follow(top: usize, size: usize, at: Option<usize>, whole: usize) -> usize {
    let last = whole.saturating_sub(size);
    let Some(at) = at else { return top.min(last) };
    let margin = (size / 6).min(size.saturating_sub(1) / 2);
    let highest = at.saturating_sub(margin);
    let lowest = (at + margin + 1).saturating_sub(size);
    top.clamp(lowest.min(highest), highest).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_fill_the_pane(width in 0u16..300, height in 0u16..100) {
            let parts = Parts::new(Area { x: 3, y: 4, width, height });
            prop_assert_eq!(parts.names + parts.room, width);
            prop_assert_eq!(parts.axis + parts.rows + parts.foot, height);
            prop_assert!(parts.rows > 0 || height == 0);
        }

        #[test]
        fn what_is_followed_is_in_view(top in 0usize..200, size in 1usize..80, at in 0usize..200, more in 0usize..200) {
            let whole = at + 1 + more;
            let new = follow(top, size, Some(at), whole);
            prop_assert!((new..new + size).contains(&at));
            prop_assert!(new + size <= whole.max(size), "nothing is wasted behind the end");
            prop_assert_eq!(follow(new, size, Some(at), whole), new, "and then it stays");
        }
    }
}
