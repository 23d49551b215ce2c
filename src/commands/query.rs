//! Queries on the command line: parsed and answered, with a message where one can't be parsed or finds
//! nothing.

use super::{Failure, Result, output::complain};
use crate::{
    dossier::{Dossier, Id, Kind, text::clean},
    report::{lines::columns::Columns as _, words},
    search::{Finder, Hits, Query, QueryError},
};

/// A query and what it found.
#[derive(Debug)]
pub struct Answer {
    text: String,
    query: Query,
    /// What was found, best first.
    pub hits: Hits,
}

impl Answer {
    /// Parses the words as a query and answers it; relations only where these kinds or the words name
    /// them.
    ///
    /// # Errors
    /// If they can't be read; the message marks the word.
    pub fn new(dossier: &Dossier, words: &[String], kinds: &[Kind]) -> Result<Self> {
        let text = words.join(" ");
        let query = Query::parse(&text, dossier).map_err(|error| Failure::Usage(marked(&text, &error)))?;
        let query = if kinds.contains(&Kind::Relation) { query.with_relations() } else { query };
        let mut hits = Finder::find_once(dossier, &query);
        // Sources that are left out keep their places in the dossier.
        hits.list.retain(|hit| !matches!(hit.id, Id::Source(source) if !dossier.is_included(source)));
        Ok(Self { text, query, hits })
    }

    /// The records that have all the words.
    pub fn with_all_words(&self) -> impl Iterator<Item = Id> {
        self.hits.iter().filter(|_| !self.hits.is_partial).map(|hit| hit.id)
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// Why a record was found, where its title doesn't show it.
    pub fn why(&self, dossier: &Dossier, id: Id) -> Option<String> {
        self.hits.why(dossier, id).map(|why| why.text)
    }

    /// Says how many events are left out for want of a date alone.
    pub fn say_undated(&self) {
        if !self.hits.undated.is_empty() {
            let events = words::count(self.hits.undated.len(), "event");
            complain(format_args!("detente: {events} without a date left out: nobody says that they happened then"));
        }
    }

    /// Says that nothing was found, and what might have been meant.
    pub fn nothing(&self, dossier: &Dossier, what: &str) {
        let mut message = format!("no {what} matches \"{}\"", clean(&self.text));
        let near: Vec<&str> =
            Finder::nearest_once(dossier, &self.query).into_iter().take(5).map(|id| &*dossier.actor(id).name).collect();
        if !near.is_empty() {
            message = format!("{message}; nearest names: {}", near.join(", "));
        }
        complain(format_args!("detente: {message}"));
    }
}

/// What a list shows: what a query found of one kind, or everything, in the list's own order.
///
/// # Errors
/// If the query can't be read.
pub fn narrow<T: Copy + Into<Id>>(
    dossier: &Dossier,
    words: &[String],
    all: impl Iterator<Item = T>,
    kind: Kind,
) -> Result<Vec<T>> {
    if words.iter().all(|word| word.trim().is_empty()) {
        return Ok(all.collect());
    }
    let answer = Answer::new(dossier, words, &[kind])?;
    if answer.is_empty() {
        let text = clean(&answer.text).into_owned();
        return Err(Failure::Usage(format!(
            "\"{text}\" asks for nothing; write a word, a field with a value, or a year"
        )));
    }
    let found: std::collections::HashSet<Id> = answer.with_all_words().collect();
    let shown: Vec<T> = all.filter(|id| found.contains(&(*id).into())).collect();
    if shown.is_empty() {
        answer.nothing(dossier, kind.word());
    }
    if kind == Kind::Event {
        answer.say_undated();
    }
    Ok(shown)
}

/// The message with the query under it and the word marked.
fn marked(text: &str, error: &QueryError) -> String {
    let (start, end) = (error.at.start.min(text.len()), error.at.end.min(text.len()));
    let part = |from: usize, to: usize| clean(text.get(from..to).unwrap_or_default()).width();
    let carets = "^".repeat(part(start, end).max(1));
    format!("{}\n  {}\n  {}{carets}", error.message, clean(text), " ".repeat(part(0, start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_cannot_be_read_is_marked_by_columns() {
        let text = "上海 after:xyz b";
        let error = QueryError { at: 7..16, message: "no such field".into() };
        assert_eq!(marked(text, &error), "no such field\n  上海 after:xyz b\n       ^^^^^^^^^");
        let beyond = QueryError { at: 99..120, message: "m".into() };
        assert!(marked(text, &beyond).ends_with('^'));
    }
}
