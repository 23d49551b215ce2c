//! The search line: typing narrows, Enter keeps, Esc brings back what was there before.
//!
//! Must not know how records are found.

use super::{
    App,
    action::{Edit, Motion, Outcome},
    layout::Pane,
    line::Line,
    state::Searching,
};
use crate::{
    dossier::{Id, Kind},
    search,
};

/// How many earlier queries are kept.
const MOST_QUERIES: usize = 50;

impl App<'_> {
    /// Opens the search line over what is there, with the kept query in it.
    pub(super) fn search(&mut self) -> bool {
        let before = self.asked.place.clone();
        let line = Line::new(&before.query);
        let place = &mut self.asked.place;
        place.focus = place.list;
        self.asked.searching = Some(Searching {
            line,
            before,
            list_chosen: false,
            recalled: None,
            completions: Vec::new(),
            completed: None,
            open: false,
        });
        true
    }

    /// Keeps what was found and closes the line.
    pub(super) fn keep(&mut self) -> bool {
        let Some(searching) = self.asked.searching.take() else { return false };
        let query = self.asked.place.query.trim().to_owned();
        if query != searching.before.query {
            self.asked.history.leave(searching.before);
        }
        if !query.is_empty() {
            self.asked.queries.retain(|known| *known != query);
            self.asked.queries.push(query);
            if self.asked.queries.len() > MOST_QUERIES {
                self.asked.queries.remove(0);
            }
        }
        self.narrowed();
        true
    }

    /// Types text at the cursor.
    pub(super) fn type_text(&mut self, text: &str) -> Outcome {
        let Some(searching) = &mut self.asked.searching else { return Outcome::default() };
        let before = searching.line.clone();
        searching.line.insert(text);
        if searching.line == before {
            return Outcome::default();
        }
        self.typed();
        Outcome { changed: true, effect: None }
    }

    /// Pasted text goes to the search line, and only there.
    pub(super) fn paste(&mut self, text: &str) -> Outcome {
        if self.asked.help.is_some() {
            return Outcome::default();
        }
        if self.asked.searching.is_none() {
            self.search();
        }
        self.type_text(text.trim());
        Outcome { changed: true, effect: None }
    }

    pub(super) fn edit(&mut self, edit: Edit) -> bool {
        let Some(Searching { line, .. }) = &mut self.asked.searching else { return false };
        match edit {
            Edit::Left => line.left(),
            Edit::Right => line.right(),
            Edit::Home => line.home(),
            Edit::End => line.end(),
            Edit::Backspace => line.backspace(),
            Edit::Delete => line.delete(),
            Edit::DeleteWord => line.delete_word(),
            Edit::DeleteToStart => line.delete_to_start(),
        }
        self.typed();
        true
    }

    /// Brings up an earlier query, or the one after it: on an empty line, or while leafing.
    pub(super) fn recall(&mut self, motion: Motion) -> bool {
        let Some(searching) = &mut self.asked.searching else { return false };
        let leafing = searching.recalled.is_some() || searching.line.text().is_empty();
        let recalled = match (motion, searching.recalled) {
            _ if !leafing => return false,
            (Motion::Up, None) => 0,
            (Motion::Up, Some(at)) => at + 1,
            (Motion::Down, Some(0)) => {
                searching.recalled = None;
                searching.line = Line::default();
                self.typed();
                return true;
            }
            (Motion::Down, Some(at)) => at - 1,
            _ => return false,
        };
        let Some(query) = self.asked.queries.iter().rev().nth(recalled) else { return searching.recalled.is_some() };
        searching.line = Line::new(query);
        self.typed();
        if let Some(searching) = &mut self.asked.searching {
            searching.recalled = Some(recalled);
        }
        true
    }

    /// Puts the next completion into the line, or, where there is none, switches between the two
    /// lists of results.
    pub(super) fn complete(&mut self) -> bool {
        self.answer();
        let Some(searching) = &mut self.asked.searching else { return false };
        if !searching.completions.is_empty() {
            let completions = searching.completions.clone();
            let next = searching.completed.map_or(0, |at| (at + 1) % completions.len());
            let now = searching.completed.map_or_else(
                || completions[next].at.clone(),
                |at| {
                    let start = completions[at].at.start;
                    start..start + completions[at].text.len()
                },
            );
            searching.line.replace(now, &completions[next].text);
            self.typed();
            if let Some(searching) = &mut self.asked.searching {
                searching.completions = completions;
                searching.completed = Some(next);
            }
            return true;
        }
        searching.list_chosen = true;
        let list = if self.asked.place.list == Pane::Timeline { Pane::Actors } else { Pane::Timeline };
        self.focus(list)
    }

    /// The query has changed. What it finds is looked for when somebody asks: of many letters at once,
    /// only the last one's hits are seen.
    fn typed(&mut self) {
        let Some(searching) = &mut self.asked.searching else { return };
        searching.recalled = None;
        searching.completed = None;
        searching.completions.clear();
        searching.open = true;
    }

    /// Finds what was typed, with the best hit of each list selected, and the list that has the best of
    /// all in front.
    pub(super) fn answer(&mut self) {
        let Some(searching) = self.asked.searching.as_mut().filter(|searching| searching.open) else { return };
        searching.open = false;
        let text = searching.line.text();
        if searching.completed.is_none() {
            searching.completions = search::complete(text, searching.line.before().len(), self.dossier);
            // A single letter is more likely the start of a name than of a field's.
            searching.completions.retain(|completion| completion.at.len() > 1 || !completion.text.ends_with(':'));
        }
        if self.asked.place.query == text {
            return;
        }
        text.clone_into(&mut self.asked.place.query);
        let chosen = searching.list_chosen;
        if text.trim().is_empty() {
            self.asked.place = super::state::Place { query: text.to_owned(), ..searching.before.clone() };
            self.asked.place.focus = self.asked.place.list;
            return;
        }
        self.derive();
        let best = self.derived.hits.as_ref().and_then(|hits| hits.first()).map(|hit| hit.id);
        let place = &mut self.asked.place;
        for (list, at) in [(&self.derived.timeline, &mut place.timeline), (&self.derived.actors, &mut place.actors)] {
            if let Some(first) = list.first() {
                at.selected = Some(first);
                at.top = 0;
            }
        }
        if let (Some(best), false) = (best, chosen) {
            place.list = if best.kind() == Kind::Event { Pane::Timeline } else { Pane::Actors };
        }
        place.focus = place.list;
        if best.is_some() {
            self.show_selected();
        }
    }

    /// Walks the hits, best first, whichever list they are in.
    pub(super) fn hit(&mut self, forward: bool) -> bool {
        let Some(hits) = self.derived.hits.as_ref().filter(|hits| !hits.is_empty()) else {
            self.asked.notice = Some("nothing to walk: search with / first".into());
            return true;
        };
        let place = &self.asked.place;
        let current = if place.list == Pane::Actors { place.actors.selected } else { place.timeline.selected };
        let at = current.and_then(|id| hits.iter().position(|hit| hit.id == id));
        let next = match (at, forward) {
            (None, _) => 0,
            (Some(at), true) => (at + 1) % hits.len(),
            (Some(at), false) => (at + hits.len() - 1) % hits.len(),
        };
        let id: Id = hits[next].id;
        let notice = format!("hit {} of {}", next + 1, hits.len());
        let place = &mut self.asked.place;
        if id.kind() == Kind::Event {
            place.timeline.selected = Some(id);
            place.list = Pane::Timeline;
        } else {
            place.actors.selected = Some(id);
            place.list = Pane::Actors;
        }
        place.focus = place.list;
        self.asked.notice = Some(notice);
        self.show_selected();
        true
    }
}
