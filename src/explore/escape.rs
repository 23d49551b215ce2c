//! Esc: it closes or clears one thing, the nearest first, and says which where that can't be seen at once.

use super::{action::Context, explorer::Explorer, layout::Pane, panes};
use crate::{
    dossier::{Id, Order, Scope},
    report::Subject,
};

impl Explorer {
    /// Closes or clears one thing: the search line, the view, the zoom, the query, the marks, the choice of sources.
    pub(super) fn escape(&mut self) -> bool {
        if self.end_find() {
            return self.still_found().is_none()
                || self.say(match self.state.help {
                    Some(_) => "n and N go on from place to place",
                    None => "n and N go on from place to place, on other pages too; Esc ends that",
                });
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
            came_from.is_none_or(|list| self.return_to_list(list))
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
            let is_vain = self.found().hits.as_ref().is_some_and(|hits| hits.is_empty());
            let is_back = self.ask_instead(String::new());
            let selected =
                if is_back { "the event from before is selected again" } else { "what was found stays selected" };
            self.say(if is_vain { words.to_owned() } else { format!("{words}; {selected}") })
        } else if !location.marked.is_empty() {
            self.unmark()
        } else if location.scope != Scope::All {
            self.state.history.leave(location.clone());
            location.scope = Scope::All;
            location.beside = None;
            location.order = Order::Time;
            self.say("read with all sources again")
        } else if location.views.of(Pane::Timeline) != Context::TIMELINE {
            // It stays as long as there is anything else to undo: what is searched for or marked shows in it.
            location.show(Pane::Timeline, Context::TIMELINE);
            self.layout().pane(Pane::Timeline).is_some() || self.say("the timeline is a list again")
        } else if self.state.found.is_some() {
            self.end_finding()
        } else {
            self.say("nothing to close or clear; q quits")
        }
    }

    /// Back to the list that led to a view, with the page that was shown before it. Where the filters have given the
    /// cursor to another event, its page takes the place of the one that they leave out.
    fn return_to_list(&mut self, list: Pane) -> bool {
        let location = &mut self.state.location;
        (location.focus, location.list) = (list, list);
        let left_out = location.displaced.map(|displaced| Subject::Record(Id::Event(displaced.event)));
        if left_out == Some(location.subject) {
            self.show_selected();
        }
        true
    }
}
