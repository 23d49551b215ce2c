//! The search line at the foot of the screen, and what a query comes to.

mod draw;
mod input;
pub mod state;

use std::{rc::Rc, sync::Arc};

use crate::{
    explore::{
        action::Context,
        explorer::Explorer,
        found::Found,
        looking::{MANY, Making, Search, SharedFinder, Sought},
        message::Generation,
    },
    search::{Finder, Interrupt, Names, Query, QueryError, half_typed, names_sources},
};

pub use self::draw::draw;

impl Context {
    /// Typing in the search line.
    pub const SEARCH: Self = Self("search");
}

impl Explorer {
    /// What of the query is answered: all but the words that can't be read, since a query half typed should
    /// not empty the screen.
    pub fn answered(&self) -> Rc<String> {
        self.answered_of(&self.state.location.query)
    }

    fn answered_of(&self, query: &str) -> Rc<String> {
        if query.is_empty() {
            return Rc::clone(&self.derived.nothing);
        }
        self.derived.answered.get(query.to_owned(), |query| {
            // Which sources to read with is no query; what it comes to shows when it is kept.
            let mut answered = if names_sources(query) { String::new() } else { query.clone() };
            while let Err(error) = &*self.parse(&answered) {
                if answered.get(error.at.clone()).is_none_or(str::is_empty) {
                    answered.clear();
                } else {
                    answered.replace_range(error.at.clone(), "");
                }
            }
            answered
        })
    }

    /// Reads a query. Its names are those that there are with all sources, so that it asks for the same
    /// whichever of them are included.
    pub(super) fn parse(&self, query: &str) -> Rc<Result<Query, QueryError>> {
        let names = self.names();
        self.derived.parsed.get(query.to_owned(), |query| Query::parse_with(query, &self.all, names.as_ref()))
    }

    /// The names of everything, once there is what finds it.
    pub(in crate::explore) fn names(&self) -> Option<Names> {
        match &*self.derived.finder.borrow() {
            Making::Made(finder) => Some(finder.names.clone()),
            _ => None,
        }
    }

    /// What the query comes to.
    pub fn found(&self) -> Rc<Found> {
        self.found_by(&self.state.location.query)
    }

    /// What some query comes to.
    pub(in crate::explore) fn found_by(&self, query: &str) -> Rc<Found> {
        let sought = self.sought(query);
        if sought.text.trim().is_empty() {
            return Rc::clone(&self.derived.unasked);
        }
        self.derived.found.get(sought, |sought| {
            let mut making = self.derived.finder.borrow_mut();
            if !matches!(*making, Making::Made(_)) {
                // What another thread makes comes too late.
                *making = Making::Made(SharedFinder::new(Finder::new(&self.all)));
            }
            drop(making);
            // Nobody waits for what another thread may still be looking for.
            self.stop_looking();
            self.search_for(sought.clone()).and_then(|search| search.run(|_| {})).unwrap_or_default()
        })
    }

    fn sought(&self, query: &str) -> Sought {
        Sought { text: self.answered_of(query).to_string(), scope: self.dossier.scope() }
    }

    /// All that it takes to look for something, once there is what finds it.
    fn search_for(&self, sought: Sought) -> Option<Search> {
        let Making::Made(finder) = &*self.derived.finder.borrow() else { return None };
        Some(Search {
            // What is answered can be read.
            query: self.parse(&sought.text).as_ref().clone().unwrap_or_default(),
            sought,
            all: Arc::clone(&self.all),
            dossier: Arc::clone(&self.dossier),
            finder: finder.clone(),
            interrupt: Interrupt::default(),
            many: MANY,
        })
    }

    /// Nobody waits any longer for what another thread looks for.
    pub(in crate::explore) fn stop_looking(&self) {
        if let Some((_, interrupt)) = self.derived.looking.take() {
            interrupt.stop();
        }
    }

    /// What was typed last, where it takes a while to look for it: the caller has another thread do so, which
    /// sends what it finds. Whatever was looked for before is stopped.
    pub(in crate::explore) fn hand_out_search(&self) -> Option<(Generation, Search)> {
        let line = self.state.search.as_ref().filter(|search| search.unanswered)?;
        // Without names at hand it takes long to read a query, and for now it would be in vain.
        self.names()?;
        let sought = self.sought(line.line.text());
        let is_known = || self.derived.found.is_made(&sought);
        let is_looked_for = || self.derived.looking.borrow().as_ref().is_some_and(|(known, _)| *known == sought);
        if !self.takes_a_while() || sought.text.trim().is_empty() || is_known() || is_looked_for() {
            return None;
        }
        let search = self.search_for(sought)?;
        self.stop_looking();
        *self.derived.looking.borrow_mut() = Some((search.sought.clone(), search.interrupt.clone()));
        Some((self.generation, search))
    }

    /// Takes what another thread has found, unless something else is looked for by now.
    pub(in crate::explore) fn take_found(&self, generation: Generation, sought: Sought, found: Found) -> bool {
        let mut looking = self.derived.looking.borrow_mut();
        let is_welcome = generation == self.generation && looking.as_ref().is_some_and(|(known, _)| *known == sought);
        if is_welcome {
            if !found.is_begun {
                *looking = None;
            }
            self.derived.found.put(sought, found);
        }
        is_welcome
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
            *making = Making::Made(SharedFinder::new(finder));
        }
        is_welcome
    }

    /// Whether something typed waits for what another thread is making or looking for.
    pub fn is_waiting(&self) -> bool {
        let Some(search) = self.state.search.as_ref().filter(|search| search.unanswered) else { return false };
        let sought = || self.sought(search.line.text());
        let is_looked_for = || self.derived.looking.borrow().as_ref().is_some_and(|(known, _)| *known == sought());
        self.is_finder_begun() || is_looked_for() && !self.derived.found.is_made(&sought())
    }

    /// Whether another thread is making what finds records.
    pub(super) fn is_finder_begun(&self) -> bool {
        matches!(*self.derived.finder.borrow(), Making::Begun)
    }

    /// Why the query as it stands can't be read, or was not kept.
    pub fn query_error(&self) -> Option<QueryError> {
        let query = &self.state.location.query;
        if names_sources(query) {
            return None;
        }
        let error = if *query == *self.answered() { None } else { self.parse(query).as_ref().clone().err() };
        // While it is typed, what has no value yet is forgiven.
        let is_refused = self.state.search.as_ref().is_some_and(|search| search.refused);
        error.or_else(|| half_typed(query).filter(|_| is_refused))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dossier::load::bundled,
        explore::{explorer::LARGE, message::Message},
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

    #[test]
    fn who_gives_up_waits_for_nothing() {
        for key in [Key::plain(Code::Esc), Key::ctrl(Code::Char('c'))] {
            let mut explorer = typing("kabiri");
            let before = explorer.state.search.as_ref().map(|search| search.before.clone());
            explorer.take(Input::Key(key).into());
            assert!(!matches!(*explorer.derived.finder.borrow(), Making::Made(_)), "{key} made a finder");
            assert!(key.ctrl || Some(explorer.state.location) == before);
        }
    }

    /// As many actors as take a while to look through, all of one family, and one of another.
    fn crowd() -> Explorer {
        let citations = r#""citations": [{"source": "s"}]"#;
        let actor = |at: usize| {
            let name = if at == 0 { "Zoya Morozova".to_owned() } else { format!("Nazarov {at}") };
            format!(r#"{{"id": "a{at}", "kind": "person", "name": "{name}", {citations}}}"#)
        };
        let actors: Vec<String> = (0..LARGE).map(actor).collect();
        let actors = actors.join(",");
        let text = format!(r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], "actors": [{actors}]}}"#);
        let mut explorer = Explorer::new(Arc::new(crate::dossier::load::from_text("x", &text).unwrap()), (120, 40));
        explorer.take(Input::Key('/'.into()).into());
        explorer.hand_out_finder();
        let message = finder(&explorer, explorer.generation);
        explorer.take(message);
        explorer
    }

    /// Types a letter that is to be looked for elsewhere.
    fn handed_out(explorer: &mut Explorer, letter: char) -> (Generation, Search) {
        explorer.take(Input::Key(letter.into()).into());
        let search = explorer.hand_out_search().expect("it takes a while");
        explorer.answer_what_is_known();
        search
    }

    fn message((generation, search): &(Generation, Search), found: Found) -> Message {
        Message::Found(*generation, Box::new((search.sought.clone(), found)))
    }

    #[test]
    fn the_best_are_shown_while_the_others_are_looked_for() {
        let mut explorer = crowd();
        let mut search = handed_out(&mut explorer, 'n');
        search.1.many = LARGE / 2;
        assert!(explorer.is_waiting() && explorer.hand_out_search().is_none() && explorer.found().hits.is_none());
        let mut first = None;
        let rest = search.1.run(|found| first = Some(found)).expect("nobody stops it");
        let count = |explorer: &Explorer| explorer.found().hits.as_ref().map_or(0, |hits| hits.len());
        assert!(explorer.take(message(&search, first.expect("there are many"))).changed);
        explorer.answer_what_is_known();
        assert!(!explorer.is_waiting() && explorer.found().is_begun && (1..100).contains(&count(&explorer)));
        let best = explorer.actors().rows[..20].to_vec();
        assert!(explorer.take(message(&search, rest)).changed);
        assert!(!explorer.found().is_begun && count(&explorer) > LARGE / 2);
        assert_eq!(explorer.actors().rows[..20], best);
        // The same as when the explorer itself looks for it.
        let mut alone = crowd();
        alone.update(Input::Key('n'.into()));
        assert_eq!(alone.actors().rows, explorer.actors().rows);
    }

    #[test]
    fn the_answer_to_an_older_query_is_dropped() {
        let mut explorer = crowd();
        let older = handed_out(&mut explorer, 'n');
        let newer = handed_out(&mut explorer, 'x');
        assert!(older.1.run(|_| ()).is_none(), "it was stopped");
        assert!(!explorer.take(message(&older, Found::default())).changed && explorer.is_waiting());
        let found = newer.1.run(|_| ()).unwrap();
        assert!(explorer.take(message(&newer, found)).changed);
        explorer.answer_what_is_known();
        assert!(!explorer.is_waiting() && explorer.found().hits.as_ref().is_some_and(|hits| hits.is_empty()));
        explorer.take(Input::Key(Key::plain(Code::Backspace)).into());
        let again = explorer.hand_out_search().expect("the older answer never came");
        assert!(again.1.run(|_| ()).is_some());
    }

    #[test]
    fn letters_that_are_taken_away_again_are_answered_at_once() {
        let mut explorer = crowd();
        for letter in "naza".chars() {
            let search = handed_out(&mut explorer, letter);
            let found = search.1.run(|_| ()).expect("nobody stops it");
            assert!(explorer.take(message(&search, found)).changed);
            explorer.answer_what_is_known();
        }
        for _ in 0..3 {
            explorer.take(Input::Key(Key::plain(Code::Backspace)).into());
            assert!(explorer.hand_out_search().is_none() && !explorer.is_waiting());
            explorer.answer_what_is_known();
            assert!(explorer.found().hits.as_ref().is_some_and(|hits| !hits.is_empty()));
        }
    }

    #[test]
    fn a_key_that_needs_the_answer_looks_for_it_itself() {
        let mut explorer = crowd();
        let search = handed_out(&mut explorer, 'z');
        explorer.take(Input::Key(Key::plain(Code::Enter)).into());
        assert!(explorer.found().hits.as_ref().is_some_and(|hits| !hits.is_empty()) && !explorer.is_waiting());
        assert!(search.1.run(|_| ()).is_none() && !explorer.take(message(&search, Found::default())).changed);
    }
}
