//! The lanes in the place of the timeline's list: actors down, time across.

mod draw;
mod input;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::Id,
    explore::{action::Context, explorer::Explorer, layout::Pane, memo::Same},
    picture::lanes::{
        fitted::Fitted,
        rows::{By, Cursor, Lanes},
    },
};

/// The timeline as lanes.
pub const VIEW: View = View {
    context: Context::Lanes,
    pane: Pane::Timeline,
    turn: Explorer::turn_lanes,
    is_offered: |_| true,
    escapes_to: None,
    draw: draw::draw,
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
    scroll: |explorer, motion| explorer.scroll_in_list(Pane::Timeline, motion),
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
        self.derived.fitted.get(cause, |(lanes, _, wish)| Fitted::new(&lanes.0, inside, *wish))
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
