//! Which actors and places name others of their kind, and which documents come from an outlet.

use std::collections::{HashMap, HashSet};

use crate::dossier::{
    ActorId, End, Id, Kind, Ref, SourceId,
    record::{Citation, File},
};

/// Who names whom, beside what the index has.
pub(super) struct Naming {
    nested: HashMap<Id, Vec<Id>>,
    documents: HashMap<ActorId, Vec<SourceId>>,
}

impl Naming {
    pub fn new(file: &File) -> Self {
        let mut nested: HashMap<Id, Vec<Id>> = HashMap::new();
        let countries = file.ids(Kind::Actor).zip(file.actors.iter().map(|actor| &actor.country));
        let wholes = file.ids(Kind::Place).zip(file.places.iter().map(|place| &place.part_of));
        for (id, whole) in countries.chain(wholes) {
            if let Some(whole) = whole.as_ref().and_then(Ref::target) {
                nested.entry(whole).or_default().push(id);
            }
        }
        let mut documents: HashMap<ActorId, Vec<SourceId>> = HashMap::new();
        for (at, source) in file.sources.iter().enumerate() {
            if let Some(outlet) = source.outlet.as_ref().and_then(Ref::to) {
                documents.entry(outlet).or_default().push(SourceId(at as u32));
            }
        }
        Self { nested, documents }
    }

    /// The actors of a country, or the parts of a place.
    pub fn nested(&self, id: Id) -> &[Id] {
        self.nested.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The documents of an outlet.
    pub fn documents(&self, outlet: ActorId) -> &[SourceId] {
        self.documents.get(&outlet).map_or(&[], Vec::as_slice)
    }
}

/// The sources and outlets to which some citations lead by themselves.
#[derive(Default)]
pub(super) struct Led {
    pub sources: HashSet<SourceId>,
    pub outlets: HashSet<ActorId>,
}

impl Led {
    pub fn add(&mut self, citation: &Citation) {
        self.sources.extend(citation.source.to::<SourceId>());
        self.sources.extend(citation.derived_from.iter().flatten().filter_map(Ref::to::<SourceId>));
        for end in citation.ends.iter().flatten() {
            match end {
                End::Source(source) => drop(self.sources.insert(*source)),
                End::Outlet(outlet) => drop(self.outlets.insert(*outlet)),
            }
        }
    }
}
