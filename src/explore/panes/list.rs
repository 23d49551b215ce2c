//! Moving in lists, by keys and by the mouse.

use std::rc::Rc;

use super::view::WHEEL;
use crate::{
    dossier::EventId,
    explore::{action::Motion, explorer::Explorer, layout::Pane, list::List, memo::Same},
};

impl Explorer {
    /// The list of a pane.
    pub(in crate::explore) fn list(&self, pane: Pane) -> Rc<List> {
        if pane == Pane::Actors { self.actors() } else { self.timeline() }
    }

    /// The row of the selected record in the list of a pane, if it is among them.
    pub fn cursor(&self, pane: Pane) -> Option<usize> {
        let cause = (Same(self.list(pane)), self.state.location.list_state(pane).selected);
        *self.derived.cursors.get(cause, |(list, selected)| selected.and_then(|id| list.row_of(id)))
    }

    /// Moves the cursor of a list, `by` records at a time.
    pub(in crate::explore) fn go_in_list(&mut self, pane: Pane, motion: Motion, by: usize) -> bool {
        let top = self.state.location.list_state(pane).top;
        let list = self.list(pane);
        let page = self.layout().rows(pane).saturating_sub(2).max(1);
        let last = list.rows.len().saturating_sub(1);
        let along =
            |at, forward| if pane == Pane::Timeline { self.along(at, forward) } else { list.group(at, forward) };
        let moved = match (self.cursor(pane), motion) {
            (_, Motion::First) => list.nearest(0, true),
            (_, Motion::Last) => list.nearest(last, false),
            // What was selected has been filtered away: begin where the list is in view.
            (None, _) => list.nearest(top, true),
            (Some(at), Motion::Down) => Some(list.step(at, by, true)),
            (Some(at), Motion::Up) => Some(list.step(at, by, false)),
            (Some(at), Motion::PageDown) => list.nearest((at + page).min(last), true),
            (Some(at), Motion::PageUp) => list.nearest(at.saturating_sub(page), false),
            (Some(at), Motion::Right) => Some(along(at, true)),
            (Some(at), Motion::Left) => Some(along(at, false)),
        };
        let Some(id) = moved.and_then(|row| list.record(row)) else { return false };
        let first = moved == list.nearest(0, true);
        let at = self.state.location.list_state_mut(pane);
        at.selected = Some(id);
        if first {
            // The heading above the first record comes into view with it.
            at.top = 0;
        }
        self.show_selected();
        true
    }

    /// Selects an event of the timeline.
    pub(in crate::explore) fn select_event(&mut self, event: EventId) {
        self.state.location.timeline.selected = Some(event.into());
        self.show_selected();
    }

    /// Selects the record at a row of the window.
    pub(in crate::explore) fn click_in_list(&mut self, pane: Pane, x: u16, y: u16) {
        let area = self.layout().inside(pane);
        let row = self.state.location.list_state(pane).top + usize::from(y.saturating_sub(area.y));
        if let Some(id) = self.list(pane).record(row).filter(|_| area.contains(x, y)) {
            self.state.location.list_state_mut(pane).selected = Some(id);
        }
        if let Some(search) = &mut self.state.search {
            search.list = Some(pane);
        }
        self.focus(pane);
    }

    /// Moves in a list by the wheel. Its pane has the keys then, whether or not there was anything to
    /// move to.
    pub(in crate::explore) fn scroll_in_list(&mut self, pane: Pane, motion: Motion) -> bool {
        self.focus(pane) | self.go_in_list(pane, motion, WHEEL)
    }

    /// Brings what is selected into view, in the list that has the keys; the other may show what belongs
    /// to it instead.
    pub(in crate::explore) fn settle_lists(&mut self) {
        let layout = self.layout();
        for pane in [Pane::Timeline, Pane::Actors] {
            if layout.pane(pane).is_some() {
                let cursor = self.cursor(pane).filter(|_| self.state.location.list == pane);
                let top = self.state.location.list_state(pane).top;
                self.state.location.list_state_mut(pane).top = self.list(pane).top(top, layout.rows(pane), cursor);
            }
        }
    }
}
