//! Esc: it closes or clears one thing, the nearest first, and says which where that can't be seen at once.

use super::{explorer::Explorer, panes};
use crate::dossier::{Order, Scope};

impl Explorer {
    /// Closes or clears one thing: the search line, the view, the zoom, the query, the marks, the choice of sources.
    pub(super) fn escape(&mut self) -> bool {
        if self.end_find() || self.leave_taking() || self.state.overlay.take().is_some() {
            return true;
        }
        let view = panes::view(self.context());
        let location = &mut self.state.location;
        if let Some(search) = self.state.search.take() {
            *location = search.before;
            true
        } else if let Some((pane, usual)) = view.and_then(|view| view.escapes_to.map(|usual| (view.pane, usual))) {
            location.show(pane, usual);
            true
        } else if location.zoom {
            location.zoom = false;
            self.say("the zoom is off")
        } else if !location.query.is_empty() {
            location.query.clear();
            self.say("the search is gone; what was found stays selected")
        } else if !location.marked.is_empty() {
            self.unmark()
        } else if location.scope != Scope::All {
            self.state.history.leave(location.clone());
            location.scope = Scope::All;
            location.beside = None;
            location.order = Order::Time;
            self.say("read with all sources again")
        } else {
            self.say("nothing to close or clear; q quits")
        }
    }
}
