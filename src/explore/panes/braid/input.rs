//! Setting two tellings side by side, and selecting in them.

use crate::{
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        layout::Pane,
    },
    picture::braid::Shown,
};

impl Explorer {
    /// From the list to both tellings, and back.
    pub(super) fn turn_braid(&mut self) -> bool {
        let location = &mut self.state.location;
        if location.views.of(Pane::Detail) == Context::SOURCES && location.focus == Pane::Detail {
            return self.set_beside();
        }
        if location.views.of(Pane::Timeline) == Context::BRAID && location.focus == Pane::Timeline {
            location.show(Pane::Timeline, Context::TIMELINE);
        } else if self.beside().is_none() {
            return self.say("this dossier names no subject; r and b set other sources beside these");
        } else {
            self.state.location.show(Pane::Timeline, Context::BRAID);
        }
        self.focus(Pane::Timeline)
    }

    /// Sets the selected choice of sources beside those that are read.
    fn set_beside(&mut self) -> bool {
        let scope = self.choices()[self.choice_at_hand()].scope;
        let location = &mut self.state.location;
        if scope == location.scope {
            return self.say("these are read already; select others to set beside them");
        }
        location.beside = Some(scope);
        location.show(Pane::Detail, Context::PAGE);
        location.show(Pane::Timeline, Context::BRAID);
        self.focus(Pane::Timeline)
    }

    /// Lets both sides change places.
    pub(in crate::explore) fn exchange_sides(&mut self) -> bool {
        let Some(beside) = self.beside() else { return false };
        let location = &mut self.state.location;
        location.beside = Some(std::mem::replace(&mut location.scope, beside));
        true
    }

    /// Moves by events; a page is as many of them as are in view.
    pub(super) fn go_in_braid(&mut self, motion: Motion) -> bool {
        let Some(sides) = self.sides() else { return false };
        let by = motion.rows(self.braid_in_view(&sides).left.len());
        let motion = match motion {
            Motion::PageDown | Motion::HalfPageDown => Motion::Down,
            Motion::PageUp | Motion::HalfPageUp => Motion::Up,
            motion => motion,
        };
        self.go_in_list(Pane::Timeline, motion, by)
    }

    /// Selects the event of a row, on whichever side.
    pub(super) fn click_in_braid(&mut self, x: u16, y: u16) {
        self.focus(Pane::Timeline);
        let area = self.layout().inside(Pane::Timeline);
        let Some(sides) = self.sides().filter(|_| area.contains(x, y)) else { return };
        let Some(row) = usize::from(y - area.y).checked_sub(sides.heading().len()) else { return };
        let (braid, viewport) = (self.braid(), self.braid_in_view(&sides));
        let is_left = usize::from(x - area.x) < sides.width_of_left() + sides.band / 2;
        let (shown, events) = if is_left { (viewport.left, &braid.left) } else { (viewport.right, &braid.right) };
        let has_it = |shown: &&Shown| (shown.row..shown.row + sides.tall(events[shown.place])).contains(&row);
        let event = shown.iter().find(has_it).map(|shown| events[shown.place]);
        if let Some(event) = event {
            self.select_event(event);
        }
    }
}
