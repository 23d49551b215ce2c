//! The index of what a scope leaves: that of the whole, without what has fallen.
//!
//! Reading all records anew would take several times as long.

use std::sync::Arc;

use super::Index;
use crate::dossier::{Id, SourceId, order, records::Records};

impl Index {
    /// The index of what a scope leaves of these records.
    pub fn scoped(&self, records: &Records) -> Self {
        let has = |id: Id| records.present.has(id);
        let mut index = Self {
            fixed: Arc::clone(&self.fixed),
            events_of: self.events_of.filtered(|_, event| has(event.into())),
            events_at: self.events_at.filtered(|_, event| has(event.into())),
            relations_of: self.relations_of.filtered(|_, relation| has(relation.into())),
            claims_by: self.claims_by.filtered(|_, claim| has(claim.into())),
            ..Self::default()
        };
        index.put_in_order(records, order::left_in_time(&self.in_time, records));
        for events in [&mut index.events_of, &mut index.events_at] {
            events.sort_by_key(|event| index.rank_in_time[event.at()]);
        }
        index.sort_actors(records);
        index.link_claims(records);
        index.keep_sources(self, records);
        index
    }

    fn keep_sources(&mut self, whole: &Self, records: &Records) {
        let still_cites = |id: Id, source: usize| {
            let mut cited = records.citations(id).filter_map(|citation| citation.source.to::<SourceId>());
            cited.any(|cited| cited.at() == source)
        };
        let rests = |source, id| records.present.has(id) && (!records.changed.has(id) || still_cites(id, source));
        self.resting_on = whole.resting_on.filtered(rests);
        let mut rank_of_actor = vec![0; records.file.actors.len()];
        for (rank, actor) in self.by_involvement.iter().enumerate() {
            rank_of_actor[actor.at()] = rank as u32;
        }
        self.resting_on.sort_by_key(|id| match *id {
            Id::Event(event) => (0, self.rank_in_time[event.at()]),
            Id::Claim(claim) => (1, claim.0),
            Id::Figure(figure) => (2, figure.0),
            Id::Relation(relation) => (3, relation.0),
            Id::Actor(actor) => (4, rank_of_actor[actor.at()]),
            Id::Place(place) => (5, place.0),
            Id::Source(source) => (6, source.0),
        });
        let says_so = |id: &Id| records.citations(*id).any(|citation| citation.derived_from.is_some());
        self.derived_by_passage = whole.derived_by_passage.iter().copied().filter(says_so).collect();
    }
}
