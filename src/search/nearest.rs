//! Whom a query that found nothing may have meant.

use super::{finder::Finder, grade::Needle, query::Query, store::Store};
use crate::dossier::{ActorId, Dossier};

/// How many names are offered at most.
const OFFERED: usize = 5;

/// How like a name must be to be offered.
const LIKE_ENOUGH: f64 = 0.6;

impl Finder {
    /// The actors whose names come nearest to a query that finds nothing, nearest first.
    pub fn nearest(&self, dossier: &Dossier, query: &Query) -> Vec<ActorId> {
        self.store.nearest(dossier, query)
    }

    /// The same, without making ready for anything else.
    pub fn nearest_once(dossier: &Dossier, query: &Query) -> Vec<ActorId> {
        Store::of_actors(dossier).nearest(dossier, query)
    }
}

impl Store {
    fn nearest(&self, dossier: &Dossier, query: &Query) -> Vec<ActorId> {
        let needles: Vec<&Needle> =
            query.wanted().flat_map(|term| &term.needles).filter(|needle| !needle.stop).collect();
        if needles.is_empty() {
            return Vec::new();
        }
        let count = f64::from(u32::try_from(needles.len()).unwrap_or(u32::MAX));
        // If all others were the same word, this one would have to be as like; a little less, as numbers are rounded.
        let least = count * LIKE_ENOUGH - (count - 1.0) - 0.001;
        let likeness: Vec<Vec<f64>> = needles.iter().map(|needle| self.vocabulary.likeness(needle, least)).collect();
        let mut near: Vec<(f64, usize, ActorId)> = Vec::new();
        let is_alike = self.records_with(|word| likeness.iter().any(|like| like[word] > 0.0));
        let is_alike = |actor: ActorId| is_alike[self.number_of(actor.into())];
        for (rank, actor) in dossier.by_involvement().iter().enumerate().filter(|(_, actor)| is_alike(**actor)) {
            let entries = self.entries_of(self.number_of((*actor).into())).iter();
            let words: Vec<u32> = entries
                .filter(|entry| entry.field.is_name())
                .flat_map(|entry| self.words_of(entry).iter().copied())
                .collect();
            let sum: f64 =
                likeness.iter().map(|like| words.iter().map(|word| like[*word as usize]).fold(0.0, f64::max)).sum();
            let like = sum / count;
            if like >= LIKE_ENOUGH {
                near.push((like, rank, *actor));
            }
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.into_iter().take(OFFERED).map(|(_, _, actor)| actor).collect()
    }

    /// By record, whether it has one of some words.
    fn records_with(&self, is_one: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut has = vec![false; self.records.len()];
        for word in (0..self.vocabulary.len()).filter(|word| is_one(*word)) {
            for entry in self.entries_with(word as u32) {
                has[self.entries[entry as usize].record as usize] = true;
            }
        }
        has
    }
}
