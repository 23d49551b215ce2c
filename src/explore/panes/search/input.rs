//! Typing a query: each letter narrows, Enter keeps, Esc brings back what was there before.

use super::{super::list::rows::ListState, field::TextField};
use crate::{
    dossier::{Id, Kind},
    explore::{
        action::{Edit, Motion, Outcome, Step},
        explorer::Explorer,
        layout::Pane,
        state::SearchLine,
    },
    search,
};

/// How many earlier queries are kept.
const MOST_QUERIES: usize = 50;

impl Explorer {
    /// Opens the search line over what is there, with the kept query in it.
    pub(in crate::explore) fn search(&mut self) -> bool {
        let before = self.state.location.clone();
        let line = TextField::new(&before.query);
        let location = &mut self.state.location;
        location.focus = location.list;
        self.state.search = Some(SearchLine {
            line,
            before,
            list: None,
            recalled: None,
            completions: Vec::new(),
            completed: None,
            open: false,
            moved: false,
        });
        true
    }

    /// Keeps what was found and closes the line.
    pub(in crate::explore) fn keep(&mut self) -> bool {
        let Some(search) = self.state.search.take() else { return false };
        let query = self.state.location.query.trim().to_owned();
        if query != search.before.query {
            self.state.history.leave(search.before);
        }
        if !query.is_empty() {
            self.state.queries.retain(|known| *known != query);
            self.state.queries.push(query);
            if self.state.queries.len() > MOST_QUERIES {
                self.state.queries.remove(0);
            }
        }
        self.narrowed();
        true
    }

    /// Types text at the cursor.
    pub(in crate::explore) fn type_text(&mut self, text: &str) -> Outcome {
        let Some(search) = &mut self.state.search else { return Outcome::default() };
        let before = search.line.clone();
        search.line.insert(text);
        if search.line == before {
            return Outcome::default();
        }
        self.typed();
        Outcome { changed: true, effect: None }
    }

    /// Pasted text goes to the search line, and only there.
    pub(in crate::explore) fn paste(&mut self, text: &str) -> Outcome {
        if self.state.help.is_some() {
            return Outcome::default();
        }
        if self.state.search.is_none() {
            self.search();
        }
        self.type_text(text.trim());
        Outcome { changed: true, effect: None }
    }

    pub(in crate::explore) fn edit(&mut self, edit: Edit) -> bool {
        let Some(SearchLine { line, .. }) = &mut self.state.search else { return false };
        let before = line.text().to_owned();
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
        if line.text() == before {
            self.moved();
        } else {
            self.typed();
        }
        true
    }

    /// Brings up an earlier query, or the one after it: on an empty line, or while leafing.
    pub(in crate::explore) fn recall(&mut self, motion: Motion) -> bool {
        let Some(search) = &mut self.state.search else { return false };
        let leafing = search.recalled.is_some() || search.line.text().is_empty();
        let recalled = match (motion, search.recalled) {
            _ if !leafing => return false,
            (Motion::Up, None) => 0,
            (Motion::Up, Some(at)) => at + 1,
            (Motion::Down, Some(0)) => {
                search.recalled = None;
                search.line = TextField::default();
                self.typed();
                return true;
            }
            (Motion::Down, Some(at)) => at - 1,
            _ => return false,
        };
        let Some(query) = self.state.queries.iter().rev().nth(recalled) else { return search.recalled.is_some() };
        search.line = TextField::new(query);
        self.typed();
        if let Some(search) = &mut self.state.search {
            search.recalled = Some(recalled);
        }
        true
    }

    /// Puts the next completion into the line, or, where there is none, switches between the two
    /// lists of results.
    pub(in crate::explore) fn complete(&mut self) -> bool {
        self.answer();
        let Some(search) = &mut self.state.search else { return false };
        if !search.completions.is_empty() {
            let completions = search.completions.clone();
            let next = search.completed.map_or(0, |at| (at + 1) % completions.len());
            let now = search.completed.map_or_else(
                || completions[next].at.clone(),
                |at| {
                    let start = completions[at].at.start;
                    start..start + completions[at].text.len()
                },
            );
            search.line.replace(now, &completions[next].text);
            self.typed();
            if let Some(search) = &mut self.state.search {
                search.completions = completions;
                search.completed = Some(next);
            }
            return true;
        }
        let list = if self.state.location.list == Pane::Timeline { Pane::Actors } else { Pane::Timeline };
        search.list = Some(list);
        self.focus(list)
    }

    /// The line has changed. What it finds is looked for when somebody asks: of many letters at once,
    /// only the last one's hits are seen.
    fn typed(&mut self) {
        let Some(search) = &mut self.state.search else { return };
        search.recalled = None;
        search.open = true;
        if search.line.text().trim().is_empty() {
            search.list = None;
        }
        self.moved();
    }

    /// The cursor stands elsewhere in the line.
    fn moved(&mut self) {
        let Some(search) = &mut self.state.search else { return };
        search.completed = None;
        search.completions.clear();
        search.moved = true;
    }

    /// Finds what was typed, with the best hit of each list selected, and the list that has the best of
    /// all in front. Everything else is as it was before the search: what the letters on the way found
    /// leaves no trace.
    pub(in crate::explore) fn answer(&mut self) {
        let Some(search) = &mut self.state.search else { return };
        let text = search.line.text().to_owned();
        if std::mem::take(&mut search.moved) && search.completed.is_none() {
            search.completions = search::complete(&text, search.line.before().len(), &self.dossier);
            // A single letter is more likely the start of a name than of a field's.
            search.completions.retain(|completion| completion.at.len() > 1 || !completion.text.ends_with(':'));
        }
        if !std::mem::take(&mut search.open) {
            return;
        }
        let chosen = search.list;
        self.state.location = search.before.clone();
        self.ask(&text);
        let best = self.found().hits.as_ref().and_then(|hits| hits.first()).map(|hit| hit.id);
        if !text.trim().is_empty() {
            for pane in [Pane::Timeline, Pane::Actors] {
                if let Some(first) = self.list(pane).first() {
                    *self.list_state(pane) = ListState { selected: Some(first), top: 0 };
                }
            }
        }
        let of_best = best.map(|best| if best.kind() == Kind::Event { Pane::Timeline } else { Pane::Actors });
        let location = &mut self.state.location;
        location.list = chosen.or(of_best).unwrap_or(location.list);
        location.focus = location.list;
        if best.is_some() {
            self.show_selected();
        }
    }

    /// Walks the hits, best first, whichever list they are in.
    pub(in crate::explore) fn hit(&mut self, step: Step) -> bool {
        let found = self.found();
        let Some(hits) = found.hits.as_ref().filter(|hits| !hits.is_empty()) else {
            self.state.notice = Some("nothing to walk: search with / first".into());
            return true;
        };
        let location = &self.state.location;
        let current = if location.list == Pane::Actors { location.actors.selected } else { location.timeline.selected };
        let at = current.and_then(|id| hits.iter().position(|hit| hit.id == id));
        let next = match (at, step) {
            (None, _) => 0,
            (Some(at), Step::Next) => (at + 1) % hits.len(),
            (Some(at), Step::Previous) => (at + hits.len() - 1) % hits.len(),
        };
        let id: Id = hits[next].id;
        let notice = format!("hit {} of {}", next + 1, hits.len());
        let location = &mut self.state.location;
        if id.kind() == Kind::Event {
            location.timeline.selected = Some(id);
            location.list = Pane::Timeline;
        } else {
            location.actors.selected = Some(id);
            location.list = Pane::Actors;
        }
        location.focus = location.list;
        self.state.notice = Some(notice);
        self.show_selected();
        true
    }
}
