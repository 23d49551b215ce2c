//! Typing a query: each letter narrows, Enter keeps, Esc brings back what was there before.

use std::rc::Rc;

use super::state::SearchLine;
use crate::{
    explore::{
        action::{Edit, Motion},
        explorer::Explorer,
        field::TextField,
        layout::Pane,
        list::ListState,
        location::list_of,
    },
    search::{self, Completion, PUBLISHED_BY, names_sources, read_scope},
};

/// How many earlier queries are kept.
const MOST_QUERIES: usize = 50;

impl Explorer {
    /// Opens the search line over what is there, with the kept query in it, which the first letter replaces.
    pub(in crate::explore) fn search(&mut self) {
        let location = &mut self.state.location;
        let (line, before) = (TextField::selected(&location.query), location.clone());
        location.focus = location.list;
        self.state.search = Some(SearchLine { line, before, ..SearchLine::default() });
    }

    /// Opens the line for a date: what had been published by then is to be read.
    pub(in crate::explore) fn type_date(&mut self) {
        self.search();
        if let Some(search) = &mut self.state.search {
            search.line = TextField::default();
        }
        self.type_text(PUBLISHED_BY);
    }

    /// Keeps what was found and closes the line; what can't be read leaves it open.
    pub(in crate::explore) fn keep(&mut self) -> bool {
        self.state.search.iter_mut().for_each(|search| search.refused = true);
        if self.query_error().is_some() {
            return true;
        }
        let Some(search) = self.state.search.take() else { return false };
        let query = self.state.location.query.trim().to_owned();
        if query == PUBLISHED_BY.trim() {
            self.state.location = search.before;
            return self.say("no date was typed: the sources stay as they are");
        }
        if names_sources(&query) {
            self.state.location = search.before;
            return match read_scope(&query, &self.all) {
                Ok(scope) => {
                    self.state.history.leave(self.state.location.clone());
                    self.read_with(scope)
                }
                // The line says what is wrong, where a date can be put right.
                Err(_) if query.starts_with(PUBLISHED_BY) => self.ask_again(&query),
                Err(message) => self.say(message),
            };
        }
        if query != search.before.query {
            self.state.history.leave(search.before);
        }
        if self.found().hits.as_ref().is_some_and(|hits| hits.is_partial) {
            self.say("no record has all these words; these have most of them");
        }
        if query.is_empty() {
            self.ask_instead(String::new());
        }
        if !query.is_empty() {
            self.state.queries.retain(|known| *known != query);
            self.state.queries.push(query);
            if self.state.queries.len() > MOST_QUERIES {
                self.state.queries.remove(0);
            }
        }
        true
    }

    /// Opens the line again with what was typed.
    fn ask_again(&mut self, typed: &str) -> bool {
        self.search();
        if let Some(search) = &mut self.state.search {
            search.line = TextField::new(typed);
            search.changed();
        }
        true
    }

    /// Has another query narrow the lists, as if it had been typed and kept.
    pub(in crate::explore) fn narrow(&mut self, query: String) -> bool {
        self.state.history.leave(self.state.location.clone());
        self.ask_instead(query);
        true
    }

    /// Types text at the cursor.
    pub(in crate::explore) fn type_text(&mut self, text: &str) -> bool {
        // What is typed over a kept query takes the place of its words; what else it asks for stays behind them.
        let kept = match &self.state.search {
            Some(search) if search.line.is_selected() => self.asked_by(search.line.text()).conditions(),
            _ => String::new(),
        };
        let Some(search) = &mut self.state.search else { return false };
        let before = search.line.clone();
        search.line.insert(text);
        if !kept.is_empty() {
            search.line.append(&kept);
            search.conditions = kept;
        }
        let changed = search.line != before;
        if changed {
            search.changed();
        }
        changed
    }

    /// Pasted text goes to the search line, and only there.
    pub(in crate::explore) fn paste(&mut self, text: &str) -> bool {
        if self.state.help.is_some() {
            return false;
        }
        if self.state.search.is_none() {
            self.search();
        }
        self.type_text(text.trim());
        true
    }

    pub(in crate::explore) fn edit(&mut self, edit: Edit) -> bool {
        let Some(search) = &mut self.state.search else { return false };
        let before = search.line.text().to_owned();
        search.line.edit(edit);
        if edit == Edit::DeleteToStart && search.line.text().trim() == search.conditions {
            // What has stayed behind what was typed was never typed itself.
            search.line = TextField::default();
        }
        if search.line.text() == before {
            search.moved();
        } else {
            search.changed();
        }
        true
    }

    /// Brings up an earlier query, or the one after it: on an empty line, or while leafing.
    pub(in crate::explore) fn recall(&mut self, motion: Motion) -> bool {
        let Some(search) = &mut self.state.search else { return false };
        let to = match (motion, search.recalled) {
            (Motion::Up, None) if search.line.text().is_empty() => Some(0),
            (Motion::Up, Some(at)) => Some(at + 1),
            (Motion::Down, Some(at)) => at.checked_sub(1),
            _ => return false,
        };
        let earlier = |at: usize| self.state.queries.iter().rev().nth(at).map(String::as_str);
        let Some(query) = to.map_or(Some(""), earlier) else { return search.recalled.is_some() };
        search.line = TextField::new(query);
        search.changed();
        search.recalled = to;
        true
    }

    /// What may be typed next, most likely first; it comes with the answer.
    pub(super) fn completions(&self) -> Rc<Vec<Completion>> {
        let search = self.state.search.as_ref().filter(|_| !self.is_waiting());
        let typed = search.and_then(|search| search.typed.as_ref());
        let cause = typed.map(|(line, _)| (line.text().to_owned(), line.before().len()));
        self.derived.completions.get(cause, |typed| {
            let Some((text, cursor)) = typed else { return Vec::new() };
            let mut completions = search::complete_with(text, *cursor, &self.dossier, self.names().as_ref());
            // A single letter is more likely the start of a name than of a field's.
            completions.retain(|completion| completion.at.len() > 1 || !completion.text.ends_with(':'));
            // Where nothing else can be meant, nothing is left to complete.
            if let [Completion { at, text: whole, .. }] = &completions[..]
                && text[at.clone()].replace('_', "-") == *whole
            {
                completions.clear();
            }
            completions
        })
    }

    /// Puts the next completion into the line, or, where there is none, switches between the two
    /// lists of results.
    pub(in crate::explore) fn complete(&mut self) -> bool {
        self.answer();
        let completions = self.completions();
        let Some(search) = &mut self.state.search else { return false };
        if let Some((typed, completed)) = search.typed.take_if(|_| !completions.is_empty()) {
            let next = completed.map_or(0, |at| (at + 1) % completions.len());
            let Completion { at, text, .. } = &completions[next];
            search.line = typed.clone();
            search.line.replace(at.clone(), text);
            search.changed();
            search.typed = Some((typed, Some(next)));
            return true;
        }
        let list = if self.state.location.list == Pane::Timeline { Pane::Actors } else { Pane::Timeline };
        search.list = Some(list);
        self.focus(list)
    }

    /// Finds what was typed, with the best hit of each list selected, and the list that has the best of
    /// all in front. Everything else is as it was before the search: what the letters on the way found
    /// leaves no trace.
    pub fn answer(&mut self) {
        let Some(search) = self.state.search.as_mut().filter(|search| search.unanswered) else { return };
        search.unanswered = false;
        let text = search.line.text().to_owned();
        let chosen = search.list;
        self.state.location = search.before.clone();
        self.state.location.query.clone_from(&text);
        self.state.location.leave_nothing_behind();
        let best = self.found().hits.as_ref().and_then(|hits| hits.first()).map(|hit| hit.id);
        if !text.trim().is_empty() {
            for pane in [Pane::Timeline, Pane::Actors] {
                if let Some(first) = self.list(pane).first() {
                    *self.state.location.list_state_mut(pane) =
                        ListState { selected: Some(first), ..ListState::default() };
                }
            }
        }
        let location = &mut self.state.location;
        location.list = chosen.or(best.map(list_of)).unwrap_or(location.list);
        location.focus = location.list;
        if best.is_some() {
            self.show_selected();
        }
    }
}
