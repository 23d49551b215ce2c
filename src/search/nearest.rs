//! Whom a query that found nothing may have meant.

use super::{finder::Finder, grade::Needle, query::Query, store::Store, texts::Field};
use crate::{
    dossier::{ActorId, Dossier},
    sorting,
};

/// How many names are offered at most.
const OFFERED: usize = 5;

/// How like a name must be to be offered.
const LIKE_ENOUGH: f64 = 0.6;

/// How like names are that are looked for, one after the other until there are enough: few are very like.
const LIKE: [f64; 4] = [0.9, 0.8, 0.7, LIKE_ENOUGH];

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
        let count = number(needles.len());
        // If all others were the same word, this one would have to be as like; a little less, as numbers are rounded.
        let least = count * LIKE_ENOUGH - (count - 1.0) - 0.001;
        let likeness: Vec<Vec<f64>> = needles.iter().map(|needle| self.vocabulary.likeness(needle, least)).collect();
        let mut near = Vec::new();
        for least in LIKE {
            near = self.near(dossier, &likeness, least);
            if near.len() >= OFFERED {
                break;
            }
        }
        sorting::by(&mut near, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.into_iter().take(OFFERED).map(|(_, _, actor)| actor).collect()
    }

    /// The actors whose names are that like what was typed: how like, how many are more involved, and who.
    fn near(&self, dossier: &Dossier, likeness: &[Vec<f64>], least: f64) -> Vec<(f64, usize, ActorId)> {
        // Where all words together are that like, one of them is; a little less, as numbers are rounded.
        let is_alike = self.records_with(|word| likeness.iter().any(|like| like[word] > least - 0.001));
        let by_involvement = dossier.by_involvement().iter().copied().enumerate();
        let alike = by_involvement.filter(|(_, actor)| is_alike[self.number_of((*actor).into())]);
        let near = alike.filter_map(|(rank, actor)| {
            let entries = self.entries_of(self.number_of(actor.into())).iter();
            // Among all the names in all scripts, something is always alike.
            let names = entries.filter(|entry| entry.field.is_name() && entry.field != Field::Exonym);
            let words = names.flat_map(|entry| self.words_of(entry));
            let likest = |like: &Vec<f64>| words.clone().map(|word| like[*word as usize]).fold(0.0, f64::max);
            let like = likeness.iter().map(likest).sum::<f64>() / number(likeness.len());
            (like >= least).then_some((like, rank, actor))
        });
        near.collect()
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

/// A count to reckon with.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
