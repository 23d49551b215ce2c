//! Esc: it closes or clears one thing, the nearest first, and says which where that can't be seen at once.

use super::{explorer::Explorer, layout::Pane, panes};
use crate::dossier::{Order, Scope};

impl Explorer {
    /// Closes or clears one thing: the search line, the view, the zoom, the query, the marks, the choice of sources.
    pub(super) fn escape(&mut self) -> bool {
        if self.end_find() {
            return !self.walks_places()
                || self.say("n and N go on to the next place and the one before; Esc ends that");
        }
        if self.leave_taking() || self.state.overlay.take().is_some() || self.end_walk() {
            return true;
        }
        let view = panes::view(self.context());
        let location = &mut self.state.location;
        if let Some(search) = self.state.search.take() {
            *location = search.before;
            true
        } else if let Some((pane, usual)) = view.and_then(|view| view.escapes_to.map(|usual| (view.pane, usual))) {
            let came_from = location.came_from.filter(|_| pane == Pane::Detail);
            location.show(pane, usual);
            came_from.is_none_or(|list| self.focus(list))
        } else if location.zoom {
            location.zoom = false;
            self.say("the zoom is off")
        } else if !location.query.is_empty() {
            let asked = self.asked();
            let words = match (asked.others().count(), asked.values().count()) {
                (_, 0) => "the search is gone",
                (0, 1) => "the filter is gone",
                (0, _) => "the filters are gone",
                (..) => "the search is gone, and its filters",
            };
            let is_back = self.ask_instead(String::new());
            let selected =
                if is_back { "the event from before is selected again" } else { "what was found stays selected" };
            self.say(format!("{words}; {selected}"))
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
