//! What a dossier hangs on: how much would fall, or lose its second origin, without one source or outlet.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    ActorId, ClaimId, Dossier, End, EventId, Id, Kind, Ref, SourceId,
    record::Bearing,
    scope::{Included, Scope, Whose},
};

/// What hangs on a source or an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// Which one.
    pub whose: Whose,
    /// How many documents of it are cited.
    pub documents: usize,
    /// How many records it supports.
    pub supports: usize,
    /// How many of them would fall without it.
    pub falls: usize,
    /// How many would be left with one origin.
    pub becomes_single: usize,
    /// How many would cease to be contested.
    pub ceases_to_be_contested: usize,
}

impl Dossier {
    /// What hangs on each outlet, and on each source that has none; those without which most would fall
    /// first. Of actors and places only what is said of them counts, not that they are named.
    pub fn weights(&self) -> Vec<Weight> {
        let mut documents: HashMap<Whose, usize> = HashMap::new();
        for (id, source) in self.sources().filter(|(id, _)| !self.resting_on(*id).is_empty()) {
            let outlet = source.outlet.as_ref().and_then(Ref::to::<ActorId>);
            *documents.entry(outlet.map_or(Whose::Source(id), Whose::Outlet)).or_default() += 1;
        }
        let passages = Passages::new(self);
        let weigh = |(whose, documents)| self.weight(&passages, whose, documents);
        let mut weights: Vec<Weight> = documents.into_iter().map(weigh).collect();
        weights.sort_by_key(|weight| {
            std::cmp::Reverse((weight.falls, weight.becomes_single, weight.supports, std::cmp::Reverse(weight.whose)))
        });
        weights
    }

    /// What hangs on one source or outlet.
    pub fn weight_of(&self, whose: Whose) -> Weight {
        let documents = self.sources().filter(|(id, source)| whose.has(*id, source)).count();
        self.weight(&Passages::new(self), whose, documents)
    }

    fn weight(&self, passages: &Passages, whose: Whose, documents: usize) -> Weight {
        let included = Scope::Without(whose).included(&self.file);
        let touched = passages.touched(self, &included);
        let mut weight =
            Weight { whose, documents, supports: 0, falls: 0, becomes_single: 0, ceases_to_be_contested: 0 };
        let mut fallen: HashSet<ClaimId> = HashSet::new();
        for id in &touched {
            let lost = |citation: &&super::record::Citation| citation.bearing.supports() && !included.has(citation);
            if !self.citations(*id).any(|citation| lost(&citation)) {
                continue;
            }
            weight.supports += 1;
            let left = || self.citations(*id).filter(|citation| citation.bearing.supports() && included.has(citation));
            let alone: HashSet<End> = left().filter_map(|citation| one(&self.ends_of(citation))).collect();
            if left().next().is_none() {
                weight.falls += 1;
                if let Id::Claim(claim) = id {
                    fallen.insert(*claim);
                }
            } else if alone.len() <= 1 && self.standing(*id).origins > 1 {
                weight.becomes_single += 1;
            }
        }
        let beside = fallen.iter().flat_map(|claim| {
            let claims = self.rivals(*claim).into_iter().map(Id::from);
            let record = self.claim(*claim);
            claims.chain(Ref::targets(&record.disputes)).chain(Ref::targets(&record.about)).collect::<Vec<_>>()
        });
        let asked: BTreeSet<Id> = touched.iter().copied().chain(beside).collect();
        weight.ceases_to_be_contested =
            asked.into_iter().filter(|id| self.ceases_to_be_contested(*id, &included, &fallen)).count();
        weight
    }

    /// Whether a record that stands without some sources is contested only with them.
    fn ceases_to_be_contested(&self, id: Id, included: &Included, fallen: &HashSet<ClaimId>) -> bool {
        let left = |citation: &&super::record::Citation| included.has(citation);
        if !self.standing(id).contested || !self.citations(id).filter(left).any(|one| one.bearing.supports()) {
            return false;
        }
        let stands = |claim: &ClaimId| !fallen.contains(claim);
        let denied = self.citations(id).filter(left).any(|citation| citation.bearing == Bearing::Contradicts);
        let disputed = self.disputed_by(id).iter().any(stands);
        let disputes = matches!(id, Id::Claim(claim) if Ref::targets(&self.claim(claim).disputes).any(|to| match to {
            Id::Claim(other) => stands(&other),
            other => self.citations(other).filter(left).any(|citation| citation.bearing.supports())
                || matches!(other, Id::Source(_)),
        }));
        let has_rivals = |event: EventId| {
            let about = self.claims_about(event).iter().filter(|claim| stands(claim));
            let is_about = |claim: &ClaimId| self.claims_about(event).contains(claim);
            about.into_iter().any(|claim| self.rivals(*claim).iter().any(|rival| stands(rival) && is_about(rival)))
        };
        !(denied || disputed || disputes || matches!(id, Id::Event(event) if has_rivals(event)))
    }
}

fn one(ends: &[End]) -> Option<End> {
    if let [end] = ends { Some(*end) } else { None }
}

/// The records whose passages say by themselves what they are derived from.
struct Passages(Vec<Id>);

impl Passages {
    fn new(dossier: &Dossier) -> Self {
        let every = Kind::ALL.iter().flat_map(|kind| dossier.ids(*kind));
        Self(every.filter(|id| dossier.citations(*id).any(|citation| citation.derived_from.is_some())).collect())
    }

    /// The records of which some citation is not included.
    fn touched(&self, dossier: &Dossier, included: &Included) -> BTreeSet<Id> {
        let Included::Reaching { whose, reaching } = included else { return BTreeSet::new() };
        let gone = |id: &SourceId| whose.contains(id) || !reaching.contains(id);
        let sources = dossier.sources().map(|(id, _)| id).filter(gone);
        let of_passages = self.0.iter().copied();
        sources.flat_map(|id| dossier.resting_on(id).iter().copied()).chain(of_passages).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::{
        Scope,
        compare::{What, compare},
        load,
    };

    #[test]
    fn what_hangs_on_a_source_is_what_changes_without_it() {
        let dossier = load::bundled().unwrap();
        let weights = dossier.weights();
        assert!(weights.len() > 100 && weights[0].falls > 10);
        for weight in weights {
            let changes = compare(&dossier, &dossier.scoped(Scope::Without(weight.whose)));
            let count = |wanted: fn(&What) -> bool| changes.iter().filter(|change| wanted(&change.what)).count();
            assert_eq!(
                (weight.falls, weight.becomes_single, weight.ceases_to_be_contested),
                (
                    count(|what| matches!(what, What::Falls | What::IsNamedOnly)),
                    count(|what| matches!(what, What::BecomesSingle(_))),
                    count(|what| *what == What::CeasesToBeContested),
                ),
                "{:?}",
                weight.whose
            );
        }
    }
}
