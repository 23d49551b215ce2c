//! The search line at the foot of the screen, and what a query comes to.

pub mod derived;
mod draw;
mod input;
pub mod state;

use std::rc::Rc;

use crate::{
    dossier::{Id, Scope},
    explore::{action::Context, explorer::Explorer, memo::Same, message::Generation},
    search::{Finder, Query, QueryError, names_sources},
};

use self::derived::{Found, Making};
pub use self::draw::draw;

impl Context {
    /// Typing in the search line.
    pub const SEARCH: Self = Self("search");
}

impl Explorer {
    /// What of the query is answered: all but the words that can't be read, since a query half typed should
    /// not empty the screen.
    pub fn answered(&self) -> Rc<String> {
        if self.state.location.query.is_empty() {
            return Rc::clone(&self.derived.nothing);
        }
        self.derived.answered.get(self.state.location.query.clone(), |query| {
            // Which sources to read with is no query; what it comes to shows when it is kept.
            let mut answered = if names_sources(query) { String::new() } else { query.clone() };
            while let Err(error) = self.parse(&answered) {
                if answered.get(error.at.clone()).is_none_or(str::is_empty) {
                    answered.clear();
                } else {
                    answered.replace_range(error.at, "");
                }
            }
            answered
        })
    }

    /// Reads a query. Its names are those that there are with all sources, so that it asks for the same
    /// whichever of them are included.
    fn parse(&self, query: &str) -> Result<Query, QueryError> {
        Query::parse(query, &self.all)
    }

    /// What the query comes to.
    pub fn found(&self) -> Rc<Found> {
        self.derived.found.get((Same(self.answered()), self.dossier.scope()), |(query, _)| {
            if query.trim().is_empty() {
                return Found::default();
            }
            // `answered` has left out what can't be read.
            let query = self.parse(query).unwrap_or_default();
            let mut making = self.derived.finder.borrow_mut();
            if !matches!(*making, Making::Made(_)) {
                // What another thread makes comes too late.
                *making = Making::Made(Finder::new(&self.all));
            }
            let Making::Made(finder) = &mut *making else { return Found::default() };
            // What it finds with the sources that are included comes last: that is what is explained.
            let fallen = if query.is_empty() || self.dossier.scope() == Scope::All {
                Vec::new()
            } else {
                finder.find(&self.all, &query).into_iter().map(|hit| hit.id).filter(|id| !self.is_read(*id)).collect()
            };
            let mut hits = (!query.is_empty()).then(|| finder.find(&self.dossier, &query));
            if let Some(hits) = &mut hits {
                hits.retain(|hit| self.is_read(hit.id));
            }
            let nearest = match &hits {
                Some(hits) if hits.is_empty() => finder.nearest(&self.dossier, &query),
                _ => Vec::new(),
            };
            Found { hits, fallen, nearest }
        })
    }

    /// Whether a record stands with the sources that are included, or is one of them.
    pub fn is_read(&self, id: Id) -> bool {
        match id {
            Id::Source(source) => self.dossier.is_included(source),
            id => self.dossier.stands(id),
        }
    }

    /// Whether what finds records is still to be made; if so, the caller has another thread make it and
    /// send it as a message of this generation.
    pub(in crate::explore) fn hand_out_finder(&self) -> Option<Generation> {
        let mut making = self.derived.finder.borrow_mut();
        matches!(*making, Making::Wanted).then(|| {
            *making = Making::Begun;
            self.generation
        })
    }

    /// No other thread makes it after all.
    pub(in crate::explore) fn take_finder_back(&self) {
        *self.derived.finder.borrow_mut() = Making::Wanted;
    }

    /// Takes what finds records, unless it is for another dossier or comes too late.
    pub(in crate::explore) fn take_finder(&self, generation: Generation, finder: Finder) -> bool {
        let mut making = self.derived.finder.borrow_mut();
        let is_welcome = generation == self.generation && !matches!(*making, Making::Made(_));
        if is_welcome {
            *making = Making::Made(finder);
        }
        is_welcome
    }

    /// Whether something typed waits for what another thread is making.
    pub fn is_waiting(&self) -> bool {
        self.state.search.as_ref().is_some_and(|search| search.unanswered)
            && matches!(*self.derived.finder.borrow(), Making::Begun)
    }

    /// Why the query as it stands can't be read.
    pub fn query_error(&self) -> Option<QueryError> {
        let query = &self.state.location.query;
        if *query == *self.answered() || names_sources(query) { None } else { self.parse(query).err() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        dossier::load::bundled,
        explore::message::Message,
        terminal::event::{Code, Input, Key},
    };

    fn typing(text: &str) -> Explorer {
        let mut explorer = Explorer::new(Arc::new(bundled().unwrap()), (120, 40));
        explorer.take(Input::Key('/'.into()).into());
        assert!(explorer.hand_out_finder().is_some() && explorer.hand_out_finder().is_none(), "one is enough");
        for letter in text.chars() {
            explorer.take(Input::Key(letter.into()).into());
        }
        explorer.answer_what_is_known();
        explorer
    }

    fn finder(explorer: &Explorer, generation: Generation) -> Message {
        Message::Finder(generation, Box::new(Finder::new(explorer.dossier())))
    }

    #[test]
    fn what_is_typed_waits_for_the_finder_and_is_answered_when_it_comes() {
        let mut explorer = typing("kabiri");
        assert!(explorer.is_waiting() && explorer.found().hits.is_none());
        let message = finder(&explorer, explorer.generation);
        assert!(explorer.take(message).changed);
        explorer.answer_what_is_known();
        assert!(!explorer.is_waiting() && explorer.found().hits.as_ref().is_some_and(|hits| !hits.is_empty()));
    }

    #[test]
    fn a_finder_for_another_dossier_is_dropped() {
        let mut explorer = typing("kabiri");
        let message = finder(&explorer, Generation(1));
        assert!(!explorer.take(message).changed);
        assert!(explorer.is_waiting());
    }

    #[test]
    fn a_key_that_needs_the_answer_does_not_wait_and_the_finder_comes_too_late() {
        let mut explorer = typing("kabiri");
        explorer.take(Input::Key(Key::plain(Code::Enter)).into());
        assert!(explorer.found().hits.is_some());
        let message = finder(&explorer, explorer.generation);
        assert!(!explorer.take(message).changed);
    }
}
