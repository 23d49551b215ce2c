//! Marked actors, and the page of what there is between two.

use super::{explorer::Explorer, layout::Pane};
use crate::report::Subject;

/// The most actors that can be marked: what happened between them is a story of two.
const MOST_MARKED: usize = 2;

impl Explorer {
    /// Marks the actor at hand, or unmarks it; a third takes the place of the first.
    pub(super) fn mark(&mut self) -> bool {
        let Some(actor) = self.actor_at_hand() else { return self.say("select an actor to mark it") };
        let location = &mut self.state.location;
        let before = location.clone();
        if let Some(at) = location.marked.iter().position(|known| *known == actor) {
            location.marked.remove(at);
            self.leave_pair();
            return true;
        }
        if location.marked.len() == MOST_MARKED {
            location.marked.remove(0);
        }
        location.marked.push(actor);
        if let [first, second] = location.marked[..] {
            if before.focus == Pane::Detail {
                // The pair takes the place of the page; the way back leads to it.
                self.state.history.leave(before);
            }
            location.turn_to(Subject::Pair(first, second));
        }
        true
    }

    /// Unmarks all actors.
    pub(super) fn unmark(&mut self) -> bool {
        self.state.location.marked.clear();
        self.leave_pair();
        true
    }

    /// Opens the page of the pair: of the actor in the middle and the selected one, of the two
    /// marked, or of the marked one and the one at hand.
    pub(super) fn pair(&mut self) -> bool {
        let marked = || match self.state.location.marked[..] {
            [first, second, ..] => Some((first, second)),
            [first] => self.actor_at_hand().filter(|hand| *hand != first).map(|hand| (first, hand)),
            [] => None,
        };
        match self.centre().zip(self.neighbour_at_hand()).or_else(marked) {
            Some((first, second)) => self.open(Subject::Pair(first, second)),
            None => self.say("Space marks an actor; mark two to see the pair"),
        }
    }

    /// Goes back to what the list has selected, when the two are no longer marked.
    fn leave_pair(&mut self) {
        let location = &self.state.location;
        if location.focus != Pane::Detail && matches!(location.subject, Subject::Pair(..)) {
            self.show_selected();
        }
    }
}
