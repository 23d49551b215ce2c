//! Finding: folding text, the query language, matching and ranking; the only user of the fuzzy
//! matcher.
//!
//! Must not know screens or terminals.

use std::ops::Range;

use crate::dossier::{ActorId, Dossier, Id};

/// A query that has been read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    words: Vec<String>,
}

/// Why a query can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The word that can't be read, in bytes of the query.
    pub at: Range<usize>,
    /// Why, and what to write instead.
    pub message: String,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// Which word can't be read, and why.
    pub fn parse(text: &str, _dossier: &Dossier) -> Result<Self, QueryError> {
        Ok(Self { words: text.split_whitespace().map(str::to_lowercase).collect() })
    }

    /// Whether it asks for nothing, so that everything passes.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A record that a query found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: Id,
    /// How well it fits; comparable within one answer only.
    pub score: u32,
}

/// Finds records of one dossier.
#[derive(Debug)]
pub struct Finder {}

impl Finder {
    /// Folds everything that can be searched, once.
    pub fn new(_dossier: &Dossier) -> Self {
        Self {}
    }

    /// The records of every kind that a query finds, best first.
    pub fn find(&mut self, dossier: &Dossier, query: &Query) -> Vec<Hit> {
        let actors = dossier.actors().map(|(id, _)| Id::from(id));
        let events = dossier.events().map(|(id, _)| Id::from(id));
        actors
            .chain(events)
            .filter(|id| query.words.iter().all(|word| dossier.title_of(*id).to_lowercase().contains(word)))
            .map(|id| Hit { id, score: 1 })
            .collect()
    }

    /// The parts of a shown text that match, as byte ranges on character boundaries, in order.
    pub fn lit(&self, _query: &Query, _shown: &str) -> Vec<Range<usize>> {
        Vec::new()
    }

    /// Why a record was found, where its title doesn't show it: `also known as Hoji Halim`.
    pub fn why(&self, _dossier: &Dossier, _query: &Query, _id: Id) -> Option<String> {
        None
    }

    /// The actors whose names come nearest to a query that finds nothing, nearest first.
    pub fn nearest(&self, _dossier: &Dossier, _query: &Query) -> Vec<ActorId> {
        Vec::new()
    }
}
