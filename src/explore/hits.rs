//! Walking what a query finds in the list that has the keys.

use std::collections::HashSet;

use super::{action::Step, explorer::Explorer, layout::Pane, list::Row};
use crate::dossier::Id;

impl Explorer {
    /// The hits that stand in the list of a pane, best first.
    fn hits_in(&self, pane: Pane) -> Vec<Id> {
        let (found, list) = (self.found(), self.list(pane));
        let standing = |row: &Row| if let Row::Record(id) = row { Some(*id) } else { None };
        let listed: HashSet<Id> = list.rows.iter().filter_map(standing).collect();
        let hits = found.hits.iter().flat_map(|hits| hits.iter()).map(|hit| hit.id);
        hits.filter(|id| listed.contains(id)).collect()
    }

    /// Walks the hits of the list that has the keys, best first, and from the last to the first again.
    pub(super) fn hit(&mut self, step: Step) -> bool {
        let pane = self.state.location.focus;
        if pane == Pane::Detail || self.state.help.is_some() {
            return self.walk_places(step);
        }
        let hits = self.hits_in(pane);
        if hits.is_empty() {
            return self.say(self.why_no_hits(pane));
        }
        let current = self.state.location.list_state(pane).selected;
        let at = current.and_then(|id| hits.iter().position(|hit| *hit == id));
        let next = match (at, step) {
            (None, _) => 0,
            (Some(at), Step::Next) => (at + 1) % hits.len(),
            (Some(at), Step::Previous) => (at + hits.len() - 1) % hits.len(),
        };
        self.say(format!("hit {} of {}, best first", next + 1, hits.len()));
        self.state.location.list_state_mut(pane).selected = Some(hits[next]);
        self.focus(pane)
    }

    fn why_no_hits(&self, pane: Pane) -> &'static str {
        if self.found().hits.is_none() {
            return "nothing to walk yet: / searches, then n goes from hit to hit";
        }
        let other = if pane == Pane::Timeline { Pane::Actors } else { Pane::Timeline };
        match (self.hits_in(other).is_empty(), pane) {
            (true, _) => "the search finds nothing; Esc ends it",
            (false, Pane::Timeline) => "no event is among the hits; 2 goes to those that are",
            (false, _) => "only events are among the hits; 1 goes to them",
        }
    }
}
