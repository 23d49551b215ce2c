//! Setting two tellings side by side, and selecting in them.

use crate::{
    explore::{action::Context, explorer::Explorer, layout::Pane},
    picture::braid::Viewport,
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

    /// Selects the event of a row, on whichever side.
    pub(super) fn click_in_braid(&mut self, x: u16, y: u16) {
        self.focus(Pane::Timeline);
        let area = self.layout().inside(Pane::Timeline);
        let braid = self.braid();
        if !area.contains(x, y) || y == area.y {
            return;
        }
        let row = usize::from(y - area.y) - 1;
        let Viewport { left, right, .. } =
            braid.viewport(self.place_in_braid(), usize::from(area.height).saturating_sub(1));
        let event = if x - area.x < area.width / 2 {
            braid.left.get(left + row)
        } else {
            usize::try_from(right + row.cast_signed()).ok().and_then(|at| braid.right.get(at))
        };
        if let Some(event) = event.copied() {
            self.select_event(event);
        }
    }
}
