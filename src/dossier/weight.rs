//! What a dossier hangs on: what would fall, or lose its second origin, without one source or outlet.

mod left;

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, HashSet},
};

use self::left::{Left, Weighing};
use super::{
    ActorId, ClaimId, Dossier, End, EventId, Id, Ref, SourceId,
    compare::COMPARED,
    record::{Bearing, Citation},
    scope::Whose,
};
use crate::sorting;

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
    /// How many actors and places would still be named, with nobody to vouch for them.
    pub named_only: usize,
    /// How many would be left with one origin.
    pub becomes_single: usize,
    /// How many would cease to be contested.
    pub ceases_to_be_contested: usize,
}

/// What records lose without a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loss {
    /// All their sources.
    #[default]
    Support,
    /// All origins but one.
    Corroboration,
    /// Whatever contests them.
    Contestation,
}

impl Loss {
    /// How many records lose it.
    pub const fn of(self, weight: &Weight) -> usize {
        match self {
            Self::Support => weight.falls,
            Self::Corroboration => weight.becomes_single,
            Self::Contestation => weight.ceases_to_be_contested,
        }
    }

    /// Puts those first without which most records lose it.
    pub fn sort(self, weights: &mut [Weight]) {
        sorting::by_key(weights, |weight| Reverse(self.of(weight)));
    }
}

/// The records that change without a source or an outlet: events in the order of time, then claims,
/// relations, figures, actors and places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses {
    /// How many records it supports.
    pub supports: usize,
    /// Those that would fall.
    pub falls: Vec<Id>,
    /// Actors and places that would still be named, with nobody to vouch for them.
    pub named_only: Vec<Id>,
    /// Those that would be left with one origin.
    pub becomes_single: Vec<Id>,
    /// Those that would cease to be contested.
    pub ceases_to_be_contested: Vec<Id>,
}

/// What becomes of a record without a source or an outlet that supports it, or that supports what contests it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Consequence {
    Supported,
    Falls,
    IsNamedOnly,
    BecomesSingle,
    CeasesToBeContested,
}

impl Dossier {
    /// Whether a document is one of an outlet's.
    pub fn is_of_outlet(&self, document: Whose, outlet: Whose) -> bool {
        let (Whose::Outlet(outlet), Whose::Source(document)) = (outlet, document) else { return false };
        self.source(document).outlet.as_ref().and_then(Ref::to) == Some(outlet)
    }

    /// What hangs on each outlet, and on each source that has none; those without which most would fall
    /// first. Actors and places that records still name do not fall.
    pub fn weights(&self) -> Vec<Weight> {
        Weighing::new(self).each_of(self.cited(), |id| self.outlet_or_itself(id))
    }

    /// The same for each document by itself.
    pub fn weights_of_documents(&self) -> Vec<Weight> {
        Weighing::new(self).each_of(self.cited(), Whose::Source)
    }

    /// Both, of all sources that are included: others may rest on what nothing cites.
    pub fn every_weight(&self) -> (Vec<Weight>, Vec<Weight>) {
        let weighing = Weighing::new(self);
        let outlets = weighing.each_of(self.included_sources(), |id| self.outlet_or_itself(id));
        (outlets, weighing.each_of(self.included_sources(), Whose::Source))
    }

    fn cited(&self) -> impl Iterator<Item = SourceId> {
        self.sources().map(|(id, _)| id).filter(|id| self.is_cited(*id))
    }

    fn outlet_or_itself(&self, id: SourceId) -> Whose {
        self.source(id).outlet.as_ref().and_then(Ref::to::<ActorId>).map_or(Whose::Source(id), Whose::Outlet)
    }

    /// Which records hang on one source or outlet.
    pub fn losses_without(&self, whose: Whose) -> Losses {
        let mut losses = Losses::default();
        Weighing::new(self).each(whose, |id, loss| match loss {
            Consequence::Supported => losses.supports += 1,
            Consequence::Falls => losses.falls.push(id),
            Consequence::IsNamedOnly => losses.named_only.push(id),
            Consequence::BecomesSingle => losses.becomes_single.push(id),
            Consequence::CeasesToBeContested => losses.ceases_to_be_contested.push(id),
        });
        let Losses { falls, named_only, becomes_single, ceases_to_be_contested, .. } = &mut losses;
        for ids in [falls, named_only, becomes_single, ceases_to_be_contested] {
            sorting::by_key(ids, |id| self.place_in_comparisons(*id));
        }
        losses
    }

    /// Where a record stands in lists of what changes: by kind, events in the order of time.
    fn place_in_comparisons(&self, id: Id) -> (Option<usize>, usize) {
        let kind = COMPARED.iter().position(|kind| *kind == id.kind());
        (kind, if let Id::Event(event) = id { self.rank_in_time(event) } else { id.at() })
    }
}

fn one(ends: &[End]) -> Option<End> {
    if let [end] = ends { Some(*end) } else { None }
}

impl Weighing<'_> {
    /// What hangs on some sources, taken together as `whose` says.
    fn each_of(&self, sources: impl Iterator<Item = SourceId>, whose: impl Fn(SourceId) -> Whose) -> Vec<Weight> {
        let mut documents: HashMap<Whose, usize> = HashMap::new();
        for id in sources {
            *documents.entry(whose(id)).or_default() += 1;
        }
        let mut weights: Vec<Weight> =
            documents.into_iter().map(|(whose, documents)| self.weight(whose, documents)).collect();
        sorting::by_key(&mut weights, |weight| {
            Reverse((weight.falls, weight.becomes_single, weight.supports, Reverse(weight.whose)))
        });
        weights
    }

    fn weight(&self, whose: Whose, documents: usize) -> Weight {
        let mut weight = Weight {
            whose,
            documents,
            supports: 0,
            falls: 0,
            named_only: 0,
            becomes_single: 0,
            ceases_to_be_contested: 0,
        };
        self.each(whose, |_, loss| match loss {
            Consequence::Supported => weight.supports += 1,
            Consequence::Falls => weight.falls += 1,
            Consequence::IsNamedOnly => weight.named_only += 1,
            Consequence::BecomesSingle => weight.becomes_single += 1,
            Consequence::CeasesToBeContested => weight.ceases_to_be_contested += 1,
        });
        weight
    }

    /// Hands on whatever would become of records, without keeping it: most often it is only counted.
    fn each(&self, whose: Whose, mut found: impl FnMut(Id, Consequence)) {
        let dossier = self.dossier;
        let left = Left::without(self, whose);
        let mut touched: BTreeSet<Id> = dossier.derived_by_passage().collect();
        for id in &left.lost.sources {
            touched.extend(dossier.resting_on(*id).iter());
        }
        let mut fallen: HashSet<Id> = HashSet::new();
        for id in &touched {
            let supports = |citation: &&Citation| citation.bearing.supports();
            if dossier.citations(*id).filter(supports).all(|citation| left.has(*id, citation)) {
                continue;
            }
            found(*id, Consequence::Supported);
            let supporting = || left.citations(*id).filter(supports);
            let alone: HashSet<End> = supporting().filter_map(|citation| one(&dossier.ends_of(citation))).collect();
            if supporting().next().is_none() && left.is_named(*id) {
                found(*id, Consequence::IsNamedOnly);
            } else if supporting().next().is_none() {
                found(*id, Consequence::Falls);
                fallen.insert(*id);
            } else if alone.len() <= 1 && dossier.standing(*id).origins > 1 {
                found(*id, Consequence::BecomesSingle);
            }
        }
        let beside = fallen.iter().flat_map(|id| self.beside(*id));
        let asked: BTreeSet<Id> = touched.iter().copied().chain(beside).collect();
        let settled = asked.into_iter().filter(|id| left.ceases_to_be_contested(*id, &fallen));
        settled.for_each(|id| found(id, Consequence::CeasesToBeContested));
    }

    /// The records that may be contested because of this one.
    fn beside(&self, id: Id) -> Vec<Id> {
        let mut beside: Vec<Id> = self.dossier.disputed_by(id).iter().copied().map(Id::from).collect();
        if let Id::Claim(claim) = id {
            let record = self.dossier.claim(claim);
            beside.extend(self.dossier.rivals(claim).into_iter().map(Id::from));
            beside.extend(Ref::targets(&record.disputes).chain(Ref::targets(&record.about)));
        }
        beside
    }
}

impl Left<'_> {
    /// Whether a record that stands without some sources is contested only with them.
    fn ceases_to_be_contested(&self, id: Id, fallen: &HashSet<Id>) -> bool {
        let dossier = self.weighing.dossier;
        if !dossier.standing(id).contested || !self.is_supported(id) {
            return false;
        }
        let stands = |claim: &ClaimId| !fallen.contains(&(*claim).into());
        let denied = self.citations(id).any(|citation| citation.bearing == Bearing::Contradicts);
        let disputed = dossier.disputed_by(id).iter().any(stands);
        let disputes = matches!(id, Id::Claim(claim) if Ref::targets(&dossier.claim(claim).disputes).any(|to| match to {
            Id::Claim(other) => stands(&other),
            // The claim itself names them.
            Id::Actor(_) | Id::Place(_) | Id::Source(_) => true,
            other => self.is_supported(other),
        }));
        let has_rivals = |event: EventId| {
            let about = dossier.claims_about(event);
            let is_about = |claim: &ClaimId| about.contains(claim);
            about
                .iter()
                .filter(|claim| stands(claim))
                .any(|claim| dossier.rivals(*claim).iter().any(|rival| stands(rival) && is_about(rival)))
        };
        !(denied || disputed || disputes || matches!(id, Id::Event(event) if has_rivals(event)))
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::{
        Dossier, Id, Scope,
        compare::{What, compare},
        load,
    };

    #[test]
    fn what_hangs_on_a_source_is_what_changes_without_it() {
        let dossier = load::bundled().unwrap();
        let (weights, documents) = (dossier.weights(), dossier.weights_of_documents());
        assert!(weights.len() > 100 && weights[0].falls > 10);
        assert!(documents.len() > weights.len());
        assert_changes_as_weighed(&dossier);
    }

    #[test]
    fn a_claim_that_disputes_a_fallen_event_is_no_longer_contested() {
        let dossier = load::from_text(
            "x",
            r#"{"title": "x", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}],
                "actors": [{"id": "a", "kind": "state", "name": "A", "citations": [{"source": "t"}]}],
                "events": [{"id": "e", "title": "E", "date": "2015", "citations": [{"source": "s"}]}],
                "claims": [{"id": "c", "by": ["a"], "text": "C", "disputes": ["e"], "citations": [{"source": "t"}]}]}"#,
        )
        .unwrap();
        assert_changes_as_weighed(&dossier);
        assert!(dossier.weights().iter().all(|weight| weight.ceases_to_be_contested == 1));
        let without = dossier.scoped(Scope::Without(crate::dossier::Whose::Source(crate::dossier::SourceId(0))));
        assert!(compare(&dossier, &without).iter().all(|change| change.because.len() == 1));
    }

    #[test]
    fn what_is_still_named_does_not_fall() {
        // The press is cited by what repeats its note; the town is in a land that only the town names; a claim
        // disputes the club.
        let dossier = load::from_text(
            "x",
            r#"{"title": "x", "sources": [{"id": "note", "title": "N", "outlet": "press"},
                {"id": "paper", "title": "P", "derived_from": ["note"]}, {"id": "s", "title": "S", "outlet": "office"},
                {"id": "t", "title": "T", "derived_from": ["s"]}],
                "actors": [{"id": "press", "kind": "media", "name": "P", "citations": [{"source": "s"}]},
                {"id": "office", "kind": "media", "name": "O", "citations": [{"source": "s"}]},
                {"id": "club", "kind": "organization", "name": "C", "citations": [{"source": "s"}]},
                {"id": "nobody", "kind": "person", "name": "N", "citations": [{"source": "s"}]}],
                "places": [{"id": "land", "name": "L", "citations": [{"source": "s"}]},
                {"id": "town", "name": "T", "part_of": "land", "citations": [{"source": "s"}]}],
                "claims": [{"id": "c", "by": ["press"], "text": "C", "disputes": ["club"], "citations": [{"source": "paper"}]}],
                "events": [{"id": "e", "title": "E", "date": "2015", "places": ["town"],
                 "citations": [{"source": "paper"}, {"source": "t", "derived_from": ["t"]}]}]}"#,
        )
        .unwrap();
        assert_changes_as_weighed(&dossier);
        let without = |id: &str| {
            let Some(Id::Source(source)) = dossier.find(id) else { panic!("{id}") };
            let losses = dossier.losses_without(crate::dossier::Whose::Source(source));
            let ids = |ids: &[Id]| ids.iter().map(|id| dossier.id_of(*id).to_owned()).collect::<Vec<_>>();
            (ids(&losses.falls), ids(&losses.named_only))
        };
        // The office, because what it wrote lies behind what is cited for a passage of its own.
        let named = ["press", "office", "club", "land", "town"].map(str::to_owned).to_vec();
        assert_eq!(without("s"), (vec!["nobody".to_owned()], named));
        assert_eq!(without("note"), (vec!["c".to_owned()], Vec::new()));
        for text in ["falls", "small"].map(|name| format!("tests/fixtures/{name}.json")) {
            assert_changes_as_weighed(&load::from_path(std::path::Path::new(&text)).unwrap());
        }
    }

    fn assert_changes_as_weighed(dossier: &Dossier) {
        let (weights, documents) = (dossier.weights(), dossier.weights_of_documents());
        for weight in weights.into_iter().chain(documents) {
            let without = dossier.scoped(Scope::Without(weight.whose));
            let changes = compare(dossier, &without);
            let count = |wanted: fn(&What) -> bool| changes.iter().filter(|change| wanted(&change.what)).count();
            assert_eq!(
                (weight.falls, weight.named_only, weight.becomes_single, weight.ceases_to_be_contested),
                (
                    count(|what| *what == What::Falls),
                    count(|what| *what == What::IsNamedOnly),
                    count(|what| matches!(what, What::BecomesSingle(_))),
                    count(|what| *what == What::CeasesToBeContested),
                ),
                "{:?}",
                weight.whose
            );
            let named = |wanted: fn(&What) -> bool| -> Vec<Id> {
                changes.iter().filter(|change| wanted(&change.what)).map(|change| change.id).collect()
            };
            let losses = dossier.losses_without(weight.whose);
            assert_eq!(losses.supports, weight.supports);
            assert_eq!(losses.falls, named(|what| *what == What::Falls));
            assert_eq!(losses.named_only, named(|what| *what == What::IsNamedOnly));
            assert_eq!(losses.becomes_single, named(|what| matches!(what, What::BecomesSingle(_))));
            assert_eq!(losses.ceases_to_be_contested, named(|what| *what == What::CeasesToBeContested));
        }
    }
}
