//! Moving in the lanes: along one, from one to the next, and to whatever happened next.
//!
//! Must not know which keys move, nor how lanes are drawn.

use super::{Lanes, follow};
use crate::{
    app::{
        App,
        action::Motion,
        layout::{Area, Pane},
        state::TimelineShape,
    },
    dossier::{ActorId, Id},
};

impl App<'_> {
    /// The lanes, while they stand in the place of the timeline's list.
    pub fn lanes(&self) -> Option<&Lanes> {
        (self.asked.place.shape == TimelineShape::Lanes).then_some(&self.derived.lanes)
    }

    /// From the list to the lanes; from the lanes back; from elsewhere to the lanes.
    pub(in crate::app) fn turn_lanes(&mut self) -> bool {
        let place = &mut self.asked.place;
        place.shape = match place.shape {
            TimelineShape::Lanes if place.focus == Pane::Timeline => TimelineShape::List,
            _ => TimelineShape::Lanes,
        };
        self.focus(Pane::Timeline)
    }

    /// Brings the lanes up to date, and what is selected into view.
    pub(in crate::app) fn derive_lanes(&mut self) {
        let place = &mut self.asked.place;
        if place.shape == TimelineShape::List {
            return;
        }
        let lanes = &mut self.derived.lanes;
        if self.derived.made_for.lanes != self.derived.made_for.timeline {
            *lanes = Lanes::new(self.dossier, &self.derived.timeline, &place.marked);
            self.derived.made_for.lanes.clone_from(&self.derived.made_for.timeline);
        }
        let Some(area) = self.derived.layout.timeline else { return };
        lanes.fit(area.inner(), place.lanes.unit);
        let (room, rows) = (usize::from(lanes.parts.room), usize::from(lanes.parts.rows));
        let cursor = lanes.cursor(self.dossier, place);
        let at = &mut place.lanes;
        at.top = follow(at.top, rows, cursor.lane, lanes.rows.len());
        at.left = follow(at.left, room, cursor.event.map(|event| lanes.x(event)), lanes.scale.width);
    }

    /// Looks at time more closely, or from further away: columns hold less, or more.
    pub(in crate::app) fn zoom_lanes(&mut self, closer: bool) -> bool {
        let unit = self.derived.lanes.unit_beyond(closer);
        if unit.is_some() {
            self.asked.place.lanes.unit = unit;
        } else {
            let words = if closer { "each column is one event already" } else { "columns can't hold more than that" };
            self.asked.notice = Some(words.into());
        }
        true
    }

    /// The actor in whose lane the reader stands.
    pub(in crate::app) fn actor_of_lane(&self) -> Option<ActorId> {
        let lanes = self.lanes()?;
        let lane = lanes.cursor(self.dossier, &self.asked.place).lane?;
        Some(lanes.rows[lane].actor)
    }

    /// Moves in the lanes, `by` lanes or events at a time.
    pub(in crate::app) fn go_in_lanes(&mut self, motion: Motion, by: usize) -> bool {
        let lanes = &self.derived.lanes;
        let Some(last) = lanes.rows.len().checked_sub(1) else { return false };
        let cursor = lanes.cursor(self.dossier, &self.asked.place);
        let page = usize::from(lanes.parts.rows).saturating_sub(2).max(1);
        let Some(lane) = cursor.lane else {
            // Nothing selected is among the lanes: begin in the first one in view.
            return self.step_into(self.asked.place.lanes.top.min(last));
        };
        let row = &lanes.rows[lane];
        // Where the selected event would stand among the lane's own.
        let event = cursor.event.unwrap_or(0) as u32;
        let (before, after) = (row.at.partition_point(|at| *at < event), row.at.partition_point(|at| *at <= event));
        let most = row.at.len() - 1;
        let along = match motion {
            Motion::Up => return self.step_into(lane.saturating_sub(by)),
            Motion::Down => return self.step_into((lane + by).min(last)),
            Motion::PageUp => return self.step_into(lane.saturating_sub(page)),
            Motion::PageDown => return self.step_into((lane + page).min(last)),
            Motion::First => 0,
            Motion::Last => most,
            Motion::Right | Motion::NextGroup => (after + by - 1).min(most),
            Motion::Left | Motion::PreviousGroup => before.saturating_sub(by),
        };
        let (event, actor) = (row.at[along], row.actor);
        self.select_in_lanes(event as usize, Some(actor))
    }

    /// Into another lane, to what is nearest there; going on from lane to lane keeps to the time
    /// where the reader began.
    fn step_into(&mut self, lane: usize) -> bool {
        let lanes = &self.derived.lanes;
        let place = &self.asked.place;
        let selected = place.timeline.selected;
        let aim = place.lanes.aim.filter(|(then, _)| selected == Some(*then)).map(|(_, aim)| Id::Event(aim));
        let from = match aim.or(selected) {
            Some(Id::Event(event)) => lanes.place_of(self.dossier, event),
            _ => None,
        };
        let (event, actor) = (lanes.nearest(lane, from.unwrap_or(0)), lanes.rows[lane].actor);
        let aim = lanes.events[from.unwrap_or(event)];
        self.select_in_lanes(event, Some(actor));
        self.asked.place.lanes.aim = Some((lanes_id(&self.derived.lanes, event), aim));
        true
    }

    /// To what happened next, or before, whoever had part in it; into the nearest of its lanes.
    pub(in crate::app) fn go_in_time(&mut self, later: bool) -> bool {
        let lanes = &self.derived.lanes;
        let Some(last) = lanes.events.len().checked_sub(1) else { return false };
        let cursor = lanes.cursor(self.dossier, &self.asked.place);
        let event = match (cursor.event, later) {
            (None, _) => 0,
            (Some(event), true) => (event + 1).min(last),
            (Some(event), false) => event.saturating_sub(1),
        };
        let cast = self.dossier.cast(lanes.events[event]).iter();
        let rows = cast.filter_map(|(actor, _)| lanes.row_of(*actor));
        let lane = rows.min_by_key(|row| row.abs_diff(cursor.lane.unwrap_or(0)));
        let actor = lane.map(|lane| lanes.rows[lane].actor);
        self.select_in_lanes(event, actor)
    }

    fn select_in_lanes(&mut self, event: usize, actor: Option<ActorId>) -> bool {
        let id = lanes_id(&self.derived.lanes, event);
        let place = &mut self.asked.place;
        place.timeline.selected = Some(id);
        place.lanes.aim = None;
        if let Some(actor) = actor {
            place.actors.selected = Some(actor.into());
        }
        self.show_selected();
        true
    }

    /// A click on a lane selects what is nearest there; on a mark, that.
    pub(in crate::app) fn click_in_lanes(&mut self, area: Area, x: u16, y: u16) -> bool {
        self.focus(Pane::Timeline);
        self.derive();
        let inside = self.derived.layout.timeline.unwrap_or(area).inner();
        let parts = self.derived.lanes.parts;
        let rows = Area { y: inside.y + parts.axis, height: parts.rows, ..inside };
        let at = self.asked.place.lanes;
        let lane = at.top + usize::from(y.saturating_sub(rows.y));
        if !rows.contains(x, y) || lane >= self.derived.lanes.rows.len() {
            return true;
        }
        let Some(cell) = (x - inside.x).checked_sub(parts.names) else { return self.step_into(lane) };
        let lanes = &self.derived.lanes;
        let (event, actor) = (lanes.nearest_to(lane, at.left + usize::from(cell)), lanes.rows[lane].actor);
        self.select_in_lanes(event, Some(actor))
    }
}

fn lanes_id(lanes: &Lanes, event: usize) -> Id {
    lanes.events[event].into()
}

impl Lanes {
    /// The event of a lane that stands nearest to another event: that one itself, if it is there.
    pub fn nearest(&self, lane: usize, event: usize) -> usize {
        let at = &self.rows[lane].at;
        match at.binary_search(&(event as u32)) {
            Ok(_) => event,
            Err(next) => self.nearer(lane, next, self.x(event)),
        }
    }

    /// The event of a lane that stands nearest to a cell.
    fn nearest_to(&self, lane: usize, x: usize) -> usize {
        let next = self.rows[lane].at.partition_point(|event| self.x(*event as usize) < x);
        self.nearer(lane, next, x)
    }

    /// Of the lane's event at `next` and the one before, the one nearer to a cell.
    fn nearer(&self, lane: usize, next: usize, x: usize) -> usize {
        let at = &self.rows[lane].at;
        let around = at[next.saturating_sub(1)..(next + 1).min(at.len())].iter().map(|event| *event as usize);
        around.min_by_key(|event| self.x(*event).abs_diff(x)).unwrap_or(0)
    }
}
