//! Moving in the lanes: along one, from one to the next, and to whatever happened next.

use super::state::Corner;
use crate::{
    dossier::{ActorId, Id},
    explore::{
        action::{Context, Motion, Step, Zoom},
        explorer::Explorer,
        layout::Pane,
        panes::view::WHEEL,
    },
    picture::area::{Area, scrolled},
};

impl Explorer {
    /// From the list to the lanes; from the lanes back; from elsewhere to the lanes.
    pub(super) fn turn_lanes(&mut self) -> bool {
        let is_here = self.state.location.focus == Pane::Timeline && self.view(Pane::Timeline) == Context::LANES;
        let view = if is_here { Context::TIMELINE } else { Context::LANES };
        self.state.location.show(Pane::Timeline, view);
        self.focus(Pane::Timeline)
    }

    /// Looks at time more closely, or from further away: columns hold less, or more.
    pub(in crate::explore) fn zoom_lanes(&mut self, zoom: Zoom) -> bool {
        match (self.lanes().plan.unit_beyond(zoom), zoom) {
            (None, Zoom::Closer) => return self.say("each column is one event already"),
            (None, Zoom::Wider) => return self.say("columns can't hold more than that"),
            (unit, _) => self.state.location.lanes.unit = unit,
        }
        true
    }

    /// Lets each column hold what fits.
    pub(in crate::explore) fn fit_lanes(&mut self) -> bool {
        let had = self.state.location.lanes.unit.take();
        had.is_some() || self.say("time is as fine as fits already")
    }

    /// The actor in whose lane the reader stands.
    pub(super) fn actor_of_lane(&self) -> Option<ActorId> {
        let fitted = self.lanes();
        let lane = self.cursor_in(&fitted.plan.lanes).lane?;
        Some(fitted.plan.lanes.rows[lane].actor)
    }

    /// Moves in the lanes.
    pub(super) fn go_in_lanes(&mut self, motion: Motion) -> bool {
        let fitted = self.lanes();
        let lanes = &fitted.plan.lanes;
        let Some(last) = lanes.rows.len().checked_sub(1) else { return false };
        let cursor = self.cursor_in(lanes);
        let page = motion.rows(fitted.parts.rows.into());
        let Some(lane) = cursor.lane else {
            // Nothing selected is among the lanes: begin in the first one in view.
            return self.step_into(self.lanes_in_view().top.min(last));
        };
        let (actor, row) = (lanes.rows[lane].actor, lanes.lane(&self.dossier, lane));
        // Where the selected event would stand among the lane's own.
        let event = cursor.event.unwrap_or(0);
        let (before, after) = (row.at.partition_point(|at| *at < event), row.at.partition_point(|at| *at <= event));
        let most = row.at.len() - 1;
        let along = match motion {
            Motion::Up => return self.step_into(lane.saturating_sub(1)),
            Motion::Down => return self.step_into((lane + 1).min(last)),
            Motion::HalfPageUp | Motion::PageUp => return self.step_into(lane.saturating_sub(page)),
            Motion::HalfPageDown | Motion::PageDown => return self.step_into((lane + page).min(last)),
            Motion::First => 0,
            Motion::Last => most,
            Motion::Right => after.min(most),
            Motion::Left => before.saturating_sub(1),
        };
        self.select_in_lanes(row.at[along], Some(actor))
    }

    /// Into another lane, to what is nearest there; going on from lane to lane keeps to the time
    /// where the reader began.
    fn step_into(&mut self, lane: usize) -> bool {
        let plan = &self.lanes().plan;
        let lanes = &plan.lanes;
        let location = &self.state.location;
        let selected = location.timeline.selected;
        let aim = location.lanes.aim.filter(|(then, _)| selected == Some(*then)).map(|(_, aim)| Id::Event(aim));
        let from = match aim.or(selected) {
            Some(Id::Event(event)) => lanes.place_of(&self.dossier, event),
            _ => None,
        };
        let (event, actor) = (plan.nearest(&self.dossier, lane, from.unwrap_or(0)), lanes.rows[lane].actor);
        let aim = lanes.events[from.unwrap_or(event)];
        let stepped = lanes.events[event].into();
        self.select_in_lanes(event, Some(actor));
        self.state.location.lanes.aim = Some((stepped, aim));
        true
    }

    /// To what happened next, or before, whoever had part in it; into the nearest of its lanes.
    pub(in crate::explore) fn go_in_time(&mut self, step: Step) -> bool {
        let lanes = &self.lanes().plan.lanes;
        let Some(last) = lanes.events.len().checked_sub(1) else { return false };
        let cursor = self.cursor_in(lanes);
        let event = match (cursor.event, step) {
            (None, _) => 0,
            (Some(event), Step::Next) => (event + 1).min(last),
            (Some(event), Step::Previous) => event.saturating_sub(1),
        };
        let cast = self.dossier.cast(lanes.events[event]).iter();
        let rows = cast.filter_map(|(actor, _)| lanes.row_of(*actor));
        let lane = rows.min_by_key(|row| row.abs_diff(cursor.lane.unwrap_or(0)));
        let actor = lane.map(|lane| lanes.rows[lane].actor);
        self.select_in_lanes(event, actor)
    }

    fn select_in_lanes(&mut self, event: usize, actor: Option<ActorId>) -> bool {
        let id = self.lanes().plan.lanes.events[event].into();
        let location = &mut self.state.location;
        location.timeline.selected = Some(id);
        location.lanes.aim = None;
        if let Some(actor) = actor {
            location.actors.selected = Some(actor.into());
        }
        self.show_selected();
        true
    }

    /// What is selected, as far as it decides which lane is to be in view.
    pub(super) fn selected_in_lanes(&self) -> [Option<Id>; 2] {
        [self.state.location.timeline.selected, self.state.location.actors.selected]
    }

    /// Turns the wheel over the lanes: others come into view. What is selected stays so.
    pub(super) fn scroll_lanes(&mut self, motion: Motion) -> bool {
        let (fitted, corner) = (self.lanes(), self.lanes_in_view());
        let wanted = if motion == Motion::Down { corner.top + WHEEL } else { corner.top.saturating_sub(WHEEL) };
        let top = scrolled(wanted, fitted.parts.rows.into(), None, fitted.plan.lanes.rows.len());
        let selected = self.selected_in_lanes();
        let lanes = &mut self.state.location.lanes;
        if top != corner.top {
            (lanes.corner, lanes.left_behind) = (Corner { top, ..corner }, Some(selected));
        }
        top != corner.top
    }

    /// The selected lane is to be in view again, unless the wheel has turned away from it and no key has moved.
    pub(in crate::explore) fn return_to_lane(&mut self, has_moved: bool) {
        let selected = Some(self.selected_in_lanes());
        let is_here = self.state.location.focus == Pane::Timeline;
        self.state.location.lanes.left_behind.take_if(|left| Some(*left) != selected || has_moved && is_here);
    }

    /// A click on a lane selects what is nearest there; on a mark, that.
    pub(super) fn click_in_lanes(&mut self, x: u16, y: u16) {
        self.focus(Pane::Timeline);
        let fitted = self.lanes();
        let inside = self.layout().inside(Pane::Timeline);
        let rows = Area { y: inside.y + fitted.parts.axis, height: fitted.parts.rows, ..inside };
        let at = self.lanes_in_view();
        let lane = at.top + usize::from(y.saturating_sub(rows.y));
        if !rows.contains(x, y) || lane >= fitted.plan.lanes.rows.len() {
            return;
        }
        let Some(cell) = (x - inside.x).checked_sub(fitted.parts.names) else {
            self.step_into(lane);
            return;
        };
        let event = fitted.plan.nearest_to(&self.dossier, lane, at.left + usize::from(cell));
        self.select_in_lanes(event, Some(fitted.plan.lanes.rows[lane].actor));
    }
}
