//! Marked actors, and the page of what there is between two.

use super::{action::Context, explorer::Explorer, layout::Pane, location::Location};
use crate::{dossier::ActorId, report::Subject};

/// The most actors that can be marked: what happened between them is a story of two.
const MOST_MARKED: usize = 2;

impl Explorer {
    /// Marks the actor at hand, or unmarks it; a third takes the place of the first.
    pub(super) fn mark(&mut self) -> bool {
        let Some(actor) = self.actor_at_hand() else {
            let is_vain = self.has_nothing_to_read();
            return self.say(if is_vain { "nothing is found to be marked" } else { "select an actor to mark it" });
        };
        let location = &mut self.state.location;
        let before = location.clone();
        if let Some(at) = location.marked.iter().position(|known| *known == actor) {
            location.marked.remove(at);
            self.leave_pair(before);
            return self.say_unmarked(&[actor]);
        }
        let dropped = (location.marked.len() == MOST_MARKED).then(|| location.marked.remove(0));
        location.marked.push(actor);
        if let [first, second] = location.marked[..] {
            if before.focus == Pane::Detail {
                // The pair takes the place of the page; the way back leads to it.
                self.state.history.leave(before);
            }
            location.turn_to(Subject::Pair(first, second));
        }
        dropped.is_none_or(|dropped| self.say_unmarked(&[dropped]))
    }

    /// Unmarks all actors.
    pub(super) fn unmark(&mut self) -> bool {
        let before = self.state.location.clone();
        let unmarked = std::mem::take(&mut self.state.location.marked);
        if unmarked.is_empty() {
            return self.say("no actor is marked; Space marks the one at hand");
        }
        self.leave_pair(before);
        self.say_unmarked(&unmarked)
    }

    /// Says who is no longer marked, and who still is.
    fn say_unmarked(&mut self, unmarked: &[ActorId]) -> bool {
        let named = |actors: &[ActorId]| {
            let names: Vec<&str> = actors.iter().map(|actor| self.dossier.short_name(*actor)).collect();
            format!("{} {}", names.join(" and "), if names.len() == 1 { "is" } else { "are" })
        };
        let words = format!("{} unmarked", named(unmarked));
        let marked = &self.state.location.marked;
        let rest = if marked.is_empty() { String::new() } else { format!("; {} marked", named(marked)) };
        self.say(words + &rest)
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

    /// Leaves the page of two actors of whom one is no longer marked, for what the list has selected. A network
    /// stays, with its actor in the middle.
    fn leave_pair(&mut self, before: Location) {
        let Subject::Pair(first, second) = before.subject else { return };
        let location = &mut self.state.location;
        let is_unmarked = |actor| before.marked.contains(&actor) && !location.marked.contains(&actor);
        if !is_unmarked(first) && !is_unmarked(second) {
            return;
        }
        let selected = location.list_state(location.list).selected.map_or(Subject::About, Subject::Record);
        let view = location.views.of(Pane::Detail);
        if view == Context::NETWORK {
            location.subject = Subject::Record(first.into());
        } else {
            location.turn_to(selected);
            location.show(Pane::Detail, view);
        }
        if before.focus == Pane::Detail {
            self.state.history.leave(before);
        }
    }
}
