//! Ranks: where the actor that a query means stands, in our order and in the plain matcher's.

use detente::{
    dossier::{ActorId, Dossier, Id},
    search::{Finder, Query},
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Success at 1 and reciprocal ranks, added up.
#[derive(Default, Clone, Copy)]
pub struct Tally {
    pub queries: u32,
    pub first: u32,
    pub reciprocal: f64,
}

impl Tally {
    pub fn add(&mut self, rank: Option<usize>) {
        self.queries += 1;
        self.first += u32::from(rank == Some(0));
        self.reciprocal += rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank + 1).unwrap_or(u32::MAX)));
    }

    /// The share of queries whose actor stands first.
    pub fn success(&self) -> f64 {
        f64::from(self.first) / f64::from(self.queries.max(1))
    }

    pub fn mean_reciprocal_rank(&self) -> f64 {
        self.reciprocal / f64::from(self.queries.max(1))
    }
}

/// Where our search puts an actor among all actors.
pub fn our_rank(finder: &mut Finder, dossier: &Dossier, query: &str, meant: ActorId) -> Option<usize> {
    let query = Query::parse(query, dossier).ok()?;
    let hits = finder.find(dossier, &query);
    hits.iter().filter(|hit| matches!(hit.id, Id::Actor(_))).position(|hit| hit.id == Id::Actor(meant))
}

/// All names of all actors, as the plain matcher gets them.
pub fn names(dossier: &Dossier) -> Vec<(ActorId, String)> {
    let mut names = Vec::new();
    for (id, actor) in dossier.actors() {
        names.push((id, actor.name.to_string()));
        let others = actor.short.iter().chain(&actor.aliases).chain(&actor.position);
        names.extend(others.map(|text| (id, text.to_string())));
        names.extend(actor.native.iter().map(|name| (id, name.text.to_string())));
    }
    names
}

/// Where the plain matcher puts an actor, its best name counting; equals in the file's order.
pub fn plain_rank(matcher: &SkimMatcherV2, names: &[(ActorId, String)], query: &str, meant: ActorId) -> Option<usize> {
    let mut best: std::collections::BTreeMap<ActorId, i64> = std::collections::BTreeMap::new();
    for (id, name) in names {
        if let Some(score) = matcher.fuzzy_match(name, query) {
            let known = best.entry(*id).or_insert(score);
            *known = (*known).max(score);
        }
    }
    let score = *best.get(&meant)?;
    Some(best.iter().filter(|(id, other)| **other > score || (**other == score && **id < meant)).count())
}
