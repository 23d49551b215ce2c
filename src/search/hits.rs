//! What a query found, with all that is needed to show and explain it.

use std::{borrow::Cow, ops::Deref, sync::Arc};

use fuzzy_matcher::skim::SkimMatcherV2;

use super::{
    Hit,
    matches::{RecordMatch, TermMatches, union},
    store::Store,
};
use crate::dossier::{EventId, Id};

/// The records that a query found, best first; of an answer that is only begun, the first of them.
#[derive(Clone)]
pub struct Hits {
    /// Which they are.
    pub list: Vec<Hit>,
    /// Whether no record has all words: these have most of them.
    pub is_partial: bool,
    /// The events that are not found for want of a date alone.
    pub undated: Vec<EventId>,
    /// The records that are found by their ids.
    pub(super) by_id: Vec<Id>,
    pub(super) store: Arc<Store>,
    pub(super) matcher: Arc<SkimMatcherV2>,
    /// What its words found.
    pub(super) found: Vec<Arc<TermMatches>>,
    /// What two of them found as one word.
    pub(super) joined: Vec<Joined>,
}

/// What two typed words found that are one in the dossier: "abdu halim", "nazar zoda".
#[derive(Clone)]
pub(super) struct Joined {
    /// The two, by their places among the wanted terms.
    pub of: [usize; 2],
    pub matches: Arc<TermMatches>,
}

impl std::fmt::Debug for Hits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.list).finish()
    }
}

impl Deref for Hits {
    type Target = [Hit];
    fn deref(&self) -> &[Hit] {
        &self.list
    }
}

impl Hits {
    /// Puts records that are found by their ids before all others.
    pub(super) fn put_first(&mut self, records: Vec<Id>) {
        if records.is_empty() {
            return;
        }
        let best = self.list.first().map_or(0, |hit| hit.score);
        self.list.retain(|hit| !records.contains(&hit.id));
        self.list.splice(0..0, records.iter().map(|id| Hit { id: *id, score: best }));
        self.is_partial = false;
        self.by_id = records;
    }

    /// The records where a word was found, by itself or as one with its neighbour.
    pub(super) fn records_of(&self, at: usize) -> Cow<'_, [RecordMatch]> {
        let own = Cow::Borrowed(self.found[at].records.as_slice());
        let joined = self.joined.iter().filter(|joined| joined.of.contains(&at));
        joined.fold(own, |records, joined| union(&records, &joined.matches.records).into())
    }

    /// For each word of the query, its own matches and those of the joined words that it is in;
    /// stop words such as "of" only where there are no others.
    pub(super) fn matches_by_word(&self) -> Vec<Vec<&TermMatches>> {
        let has_content_words = self.found.iter().any(|found| !found.term.is_optional());
        let counting =
            self.found.iter().enumerate().filter(|(_, found)| !has_content_words || !found.term.is_optional());
        let ways = counting.map(|(at, found)| {
            let joined = self.joined.iter().filter(|joined| joined.of.contains(&at)).map(|joined| &joined.matches);
            std::iter::once(found).chain(joined).map(AsRef::as_ref).collect()
        });
        ways.collect()
    }

    /// All of them in one list.
    pub(super) fn all_matches(&self) -> Vec<&TermMatches> {
        self.matches_by_word().concat()
    }
}
