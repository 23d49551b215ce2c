//! The lanes in the place of the timeline's list: actors down, time across.

mod draw;
mod foot;
mod input;
pub mod state;

use std::rc::Rc;

use self::state::Corner;
use super::view::View;
use crate::{
    dossier::Id,
    explore::{
        action::Context,
        explorer::Explorer,
        layout::{Pane, Room},
        memo::Same,
    },
    picture::{
        area::{scrolled, surroundings},
        lanes::{
            fitted::Fitted,
            rows::{By, Cursor, Lanes},
        },
    },
};

impl Context {
    /// Moving in the lanes.
    pub const LANES: Self = Self("lanes");
}

/// The timeline as lanes.
pub const VIEW: View = View {
    room: Room::Wide,
    turn: Explorer::turn_lanes,
    go: |explorer, motion| {
        // While a query is typed, keys choose among what it finds.
        if explorer.state().search.is_some() {
            explorer.go_in_list(Pane::Timeline, motion, 1)
        } else {
            explorer.go_in_lanes(motion)
        }
    },
    follow: Explorer::read,
    actor: Explorer::actor_of_lane,
    click: Explorer::click_in_lanes,
    scroll: Explorer::scroll_lanes,
    ..View::new(Context::LANES, Pane::Timeline, draw::draw)
};

impl Explorer {
    /// The lanes of the timeline's events, fitted into their pane.
    pub fn lanes(&self) -> Rc<Fitted> {
        let location = &self.state.location;
        let lanes = self.derived.lanes.get((Same(self.timeline()), location.marked.clone()), |(timeline, marked)| {
            Lanes::new(&self.dossier, timeline.events(), marked)
        });
        let inside = self.layout().inside(Pane::Timeline);
        let cause = (Same(lanes), (inside.width, inside.height), location.lanes.unit);
        self.derived.fitted.get(cause, |(lanes, _, wish)| {
            let words = foot::rows_needed(&self.dossier, lanes, inside.width);
            Fitted::new(&lanes.0, inside, *wish, words)
        })
    }

    /// The first lane and the first cell of time in view: where the reader left them, moved as little as
    /// brings what is selected into view.
    pub fn lanes_in_view(&self) -> Corner {
        let left = self.state.location.lanes.corner;
        if self.view(Pane::Timeline) != Context::LANES || self.layout().pane(Pane::Timeline).is_none() {
            return left;
        }
        let fitted = self.lanes();
        let Fitted { plan, parts } = &*fitted;
        let cursor = self.cursor_in(&plan.lanes);
        let (room, rows) = (usize::from(parts.room), usize::from(parts.rows));
        let is_kept = self.state.location.lanes.left_behind != Some(self.selected_in_lanes());
        let lane = cursor.lane.filter(|_| is_kept).map(|lane| surroundings(lane, rows / 6));
        let column = cursor.event.map(|event| surroundings(plan.x(event), room / 6));
        Corner {
            top: scrolled(left.top, rows, lane, plan.lanes.rows.len()),
            left: scrolled(left.left, room, column, plan.scale.width),
        }
    }

    /// Where the reader stands among the lanes.
    pub fn cursor_in(&self, lanes: &Lanes) -> Cursor {
        let location = &self.state.location;
        let event = if let Some(Id::Event(event)) = location.timeline.selected { Some(event) } else { None };
        let actor = if let Some(Id::Actor(actor)) = location.actors.selected { Some(actor) } else { None };
        let by = if location.list == Pane::Actors { By::Actors } else { By::Events };
        lanes.cursor(&self.dossier, event, actor, by)
    }
}
