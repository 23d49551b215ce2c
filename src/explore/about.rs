//! Turning to the page about the dossier, and back to where the reader was.

use super::{action::Context, explorer::Explorer, layout::Pane};
use crate::report::Subject;

impl Explorer {
    /// Back to where the reader was: at last to the page about the dossier, where they began.
    pub(super) fn go_back(&mut self) -> bool {
        if self.state.history.back(&mut self.state.location) {
            return true;
        }
        if self.state.location.subject == Subject::About {
            return self.say("nowhere to go back to");
        }
        self.state.location.turn_to(Subject::About);
        true
    }

    /// From anywhere to the page about the dossier; from there back. What was marked or searched for meanwhile stays.
    pub(super) fn turn_about(&mut self) -> bool {
        let location = &self.state.location;
        if location.subject != Subject::About || self.context() != Context::PAGE {
            self.state.before_about = Some(Box::new(location.clone()));
            return self.open(Subject::About);
        }
        let Some(before) = self.state.before_about.take() else { return self.focus(self.state.location.list) };
        // There and back again leaves no trace on the way.
        self.state.history.forget(&before);
        let location = &mut self.state.location;
        (location.focus, location.list, location.zoom) = (before.focus, before.list, before.zoom);
        location.turn_to(before.subject);
        location.show(Pane::Detail, before.views.of(Pane::Detail));
        (location.neighbour, location.came_from) = (before.neighbour, before.came_from);
        (location.link, location.page_top) = (before.link, before.page_top);
        true
    }
}
