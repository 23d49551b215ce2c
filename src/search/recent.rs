//! What was found lately: a letter that is taken away again has been answered before, and one that is
//! added narrows that answer.

use std::sync::Arc;

use super::{matches::TermMatches, query::Term};

/// How many terms are remembered at most.
const TERMS: usize = 24;

/// What terms have found, the one asked for last at the end.
#[derive(Default)]
pub(super) struct Recent(Vec<Arc<TermMatches>>);

impl Recent {
    /// What a term found, if it was asked for lately.
    pub fn recall(&mut self, term: &Term) -> Option<Arc<TermMatches>> {
        let at = self.0.iter().position(|known| known.term == *term)?;
        self.0[at..].rotate_left(1);
        self.0.last().cloned()
    }

    /// What the longest known beginning of a word found.
    pub fn beginning(&self, term: &Term) -> Option<&TermMatches> {
        let begins = |known: &&TermMatches| {
            !known.term.phrase && !term.phrase && term.needles[0].text.starts_with(&known.term.needles[0].text)
        };
        let known = self.0.iter().map(AsRef::as_ref).filter(begins);
        known.max_by_key(|known| known.term.needles[0].text.len())
    }

    /// Remembers what a term found, and forgets what was asked for longest ago where that comes to more
    /// than so many records.
    pub fn keep(&mut self, matches: TermMatches, most_records: usize) -> Arc<TermMatches> {
        let matches = Arc::new(matches);
        self.0.push(Arc::clone(&matches));
        let mut records = 0;
        let fits = |known: &&Arc<TermMatches>| {
            // What is left to match takes half as much as a record.
            records += known.records.len() + known.left.as_ref().map_or(0, Vec::len) / 2;
            records <= most_records
        };
        let kept = self.0.iter().rev().take(TERMS).take_while(fits).count().max(1);
        self.0.drain(..self.0.len() - kept);
        matches
    }
}
