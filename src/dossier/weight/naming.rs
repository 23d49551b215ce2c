//! Which records name an actor or a place, and which documents come from an outlet.

use std::collections::{HashMap, HashSet};

use crate::dossier::{
    ActorId, End, Id, Ref, SourceId,
    cut::each_named,
    lists::Lists,
    record::{Citation, File},
};

/// Who names whom.
pub(super) struct Naming {
    of_actors: Lists<Id>,
    of_places: Lists<Id>,
    documents: HashMap<ActorId, Vec<SourceId>>,
}

impl Naming {
    pub fn new(file: &File) -> Self {
        let (mut actors, mut places) = (Vec::new(), Vec::new());
        for id in file.every_id() {
            each_named(file, id, |named| match named {
                Id::Actor(actor) => actors.push((actor.at(), id)),
                Id::Place(place) => places.push((place.at(), id)),
                _ => {}
            });
        }
        let mut documents: HashMap<ActorId, Vec<SourceId>> = HashMap::new();
        for (at, source) in file.sources.iter().enumerate() {
            if let Some(outlet) = source.outlet.as_ref().and_then(Ref::to) {
                documents.entry(outlet).or_default().push(SourceId(at as u32));
            }
        }
        Self {
            of_actors: Lists::from_pairs(file.actors.len(), actors.iter().copied()),
            of_places: Lists::from_pairs(file.places.len(), places.iter().copied()),
            documents,
        }
    }

    /// The records that name an actor or a place.
    pub fn of(&self, id: Id) -> &[Id] {
        match id {
            Id::Actor(actor) => self.of_actors.of(actor.at()),
            Id::Place(place) => self.of_places.of(place.at()),
            _ => &[],
        }
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
