//! Opening both orders, and selecting in them.

use crate::{
    dossier::Telling,
    explore::{action::Context, explorer::Explorer, layout::Pane},
    picture::braid::Viewport,
};

impl Explorer {
    /// From the list to both orders, and back.
    pub(super) fn turn_braid(&mut self) -> bool {
        let location = &mut self.state.location;
        if location.views.of(Pane::Timeline) == Context::BRAID && location.focus == Pane::Timeline {
            location.show(Pane::Timeline, Context::TIMELINE);
        } else if self.teller().is_none() {
            return self
                .say("this dossier names no subject; r reads with one source alone, whose telling can be shown");
        } else {
            let location = &mut self.state.location;
            location.show(Pane::Timeline, Context::BRAID);
            // The one side is always in the order of time.
            location.telling = Telling::Checked;
        }
        self.focus(Pane::Timeline)
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
