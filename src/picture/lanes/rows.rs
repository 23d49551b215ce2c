//! Who takes part in the events that pass, and in which order the actors stand.

use std::{cell::OnceCell, cmp::Reverse, ops::Range};

use super::{columns::Moments, unit::moments};
use crate::dossier::{ActorId, Day, Dossier, EventId, Kind, Tone};

/// The lanes of the events that pass.
#[derive(Debug, Default)]
pub struct Lanes {
    /// The events, in the order of time.
    pub events: Vec<EventId>,
    /// The lanes, from top to bottom.
    pub rows: Vec<Row>,
    /// How many of the events have nobody in them, and so stand in no lane.
    pub nobodys: usize,
    /// When each of them happened.
    pub moments: Moments,
    /// The lane of each actor of the dossier, if it has one.
    row_of: Vec<Option<usize>>,
}

/// Whether a reader who stands somewhere among the lanes went there by events or by actors.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Events,
    Actors,
}

/// An actor's row.
#[derive(Debug)]
pub struct Row {
    /// Whose it is.
    pub actor: ActorId,
    /// How many of the events its lane holds; never none.
    pub count: usize,
    lane: OnceCell<Box<Lane>>,
}

/// What there is in an actor's row.
#[derive(Debug)]
pub struct Lane {
    /// The places of its events in [`Lanes::events`], ascending; never empty.
    pub at: Vec<usize>,
    /// What there is in the lane up to and with each of them.
    pub(super) sums: Vec<Sum>,
    /// The last of its events that began at a time that nobody knows.
    pub(super) until: Option<usize>,
}

/// What there is in a lane up to some event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    /// The last day that any of the events may have reached.
    pub reach: Day,
    pub cooperation: usize,
    pub conflict: usize,
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
    /// The lanes of some events; marked actors stand first.
    pub fn new(dossier: &Dossier, events: impl Iterator<Item = EventId>, marked: &[ActorId]) -> Self {
        let mut lanes = Self { events: events.collect(), ..Self::default() };
        // Already so, unless the list is in another order.
        dossier.put_in_order_of_time(&mut lanes.events);
        lanes.moments = Moments::new(moments(dossier, &lanes.events));
        lanes.order(dossier, marked);
        lanes
    }

    /// The most involved first; but marked actors before all, and equals by what else ties them to
    /// these. A marked actor's events alone pass, so the closest are those with the most.
    fn order(&mut self, dossier: &Dossier, marked: &[ActorId]) {
        let all = dossier.every_id(Kind::Actor).len();
        let mut counts = vec![0_usize; all];
        for event in &self.events {
            let cast = dossier.cast(*event);
            self.nobodys += usize::from(cast.is_empty());
            for (actor, _) in cast {
                counts[actor.at()] += 1;
            }
        }
        let mut ties = vec![0_usize; all];
        for actor in marked {
            for relation in dossier.relations_of(*actor).iter() {
                let (from, to) = dossier.endpoints(*relation);
                ties[from.at()] += 1;
                ties[to.at()] += 1;
            }
        }
        let row = |actor: &ActorId| Row { actor: *actor, count: counts[actor.at()], lane: OnceCell::new() };
        self.rows = dossier.by_involvement().iter().map(row).filter(|row| row.count > 0).collect();
        self.rows.sort_by_key(|row| {
            let mark = marked.iter().position(|actor| *actor == row.actor).unwrap_or(marked.len());
            (mark, Reverse(row.count), Reverse(ties[row.actor.at()]))
        });
        self.row_of = vec![None; all];
        for (at, row) in self.rows.iter().enumerate() {
            self.row_of[row.actor.at()] = Some(at);
        }
    }

    /// What there is in a lane. Only those that somebody sees are filled.
    pub fn lane(&self, dossier: &Dossier, row: usize) -> &Lane {
        let Row { actor, lane, .. } = &self.rows[row];
        lane.get_or_init(|| Box::new(self.filled(dossier, *actor)))
    }

    fn filled(&self, dossier: &Dossier, actor: ActorId) -> Lane {
        let mut lane = Lane { at: Vec::new(), sums: Vec::new(), until: None };
        let mut sum = Sum::ZERO;
        for event in dossier.events_of(actor).iter() {
            let Some(at) = self.place_of(dossier, *event) else { continue };
            let (tone, moment) = (dossier.tone(*event), &self.moments.all()[at]);
            sum.reach = sum.reach.max(moment.reach());
            sum.cooperation += usize::from(tone.is_some_and(Tone::is_cooperation));
            sum.conflict += usize::from(tone.is_some_and(|tone| !tone.is_cooperation()));
            lane.at.push(at);
            lane.sums.push(sum);
            if moment.is_open() {
                lane.until = Some(at);
            }
        }
        lane
    }

    /// The lane of an actor.
    pub fn row_of(&self, actor: ActorId) -> Option<usize> {
        *self.row_of.get(actor.at())?
    }

    /// The place of an event in [`Self::events`].
    pub fn place_of(&self, dossier: &Dossier, event: EventId) -> Option<usize> {
        let rank = dossier.rank_in_time(event);
        // Where nothing narrows them, they are all that there are.
        let place = if self.events.len() == dossier.in_time().len() {
            rank
        } else {
            self.events.binary_search_by_key(&rank, |known| dossier.rank_in_time(*known)).ok()?
        };
        // One that has fallen has no rank of its own.
        Some(place).filter(|place| self.events.get(*place) == Some(&event))
    }

    /// Where the reader stands: in the selected actor's lane if it has part in the selected event,
    /// or that of the first who has; where the reader goes by actors, in its own.
    pub fn cursor(&self, dossier: &Dossier, event: Option<EventId>, actor: Option<ActorId>, by: By) -> Cursor {
        let event = event.and_then(|event| self.place_of(dossier, event));
        let selected = actor.and_then(|actor| self.row_of(actor).map(|row| (actor, row)));
        let cast = event.map_or(&[][..], |at| dossier.cast(self.events[at]));
        let lane = match selected {
            Some((actor, row)) if by == By::Actors || cast.iter().any(|(who, _)| *who == actor) => Some(row),
            _ => cast.first().and_then(|(actor, _)| self.row_of(*actor)).or(selected.map(|(_, row)| row)),
        };
        Cursor { lane, event }
    }
}

impl Lane {
    /// Which of its own events are among some that follow one another.
    pub fn among(&self, events: Range<usize>) -> Range<usize> {
        let before = |event: usize| self.at.partition_point(|at| *at < event);
        before(events.start)..before(events.end)
    }

    /// How many of some of its events are cooperation, and how many are conflict.
    pub(super) fn tones(&self, among: Range<usize>) -> [usize; 2] {
        let before = |at: usize| at.checked_sub(1).map_or(Sum::ZERO, |last| self.sums[last]);
        let (start, end) = (before(among.start), before(among.end));
        [end.cooperation - start.cooperation, end.conflict - start.conflict]
    }
}

impl Sum {
    pub const ZERO: Self = Self { reach: Day(i32::MIN), cooperation: 0, conflict: 0 };
}
