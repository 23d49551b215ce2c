//! Whose names lead to a record, too: those of an office holder's party, of an event's cast.

use crate::dossier::{
    Dossier, Id, Kind, Ref,
    record::{ActorKind, RelationKind},
};

/// What the name of another record is worth, in percent: an office's state or party, the cast and
/// the place of an event, the maker of a claim.
const HOST: u32 = 60;
const CAST: u32 = 50;
const MAKER: u32 = 65;
const PLACE: u32 = 45;

/// What it is worth in percent that a record is found by the name of another.
pub(super) const fn worth(found: Kind, named: Kind) -> u32 {
    match (found, named) {
        (Kind::Event, Kind::Place) => PLACE,
        (Kind::Event, _) => CAST,
        (Kind::Claim, _) => MAKER,
        _ => HOST,
    }
}

/// Each record by whose name a record is found, too, with what such a find is worth in percent.
pub(super) fn each_name_leading_to(dossier: &Dossier, id: Id, mut each: impl FnMut(Id, u32)) {
    let mut each = |other: Id| each(other, worth(id.kind(), other.kind()));
    match id {
        Id::Event(event) => {
            dossier.cast(event).iter().for_each(|(actor, _)| each((*actor).into()));
            let places = Ref::targets(&dossier.event(event).places).filter(|id| matches!(id, Id::Place(_)));
            places.for_each(each);
        }
        Id::Claim(claim) => dossier.makers(claim).iter().for_each(|actor| each((*actor).into())),
        Id::Actor(actor) => {
            let country = dossier.actor(actor).country.as_ref().and_then(Ref::target);
            let relations = dossier.relations_of(actor);
            let hosts = relations.iter().filter_map(|relation| {
                let (from, to) = dossier.endpoints(*relation);
                let kind = dossier.relation(*relation).kind;
                // A party is found by its people, and so is a firm; a state has too many.
                let has_people = || {
                    matches!(dossier.actor(actor).kind, ActorKind::Party | ActorKind::Company)
                        && dossier.actor(from).kind == ActorKind::Person
                };
                let other = if from == actor { to } else { from };
                (is_affiliation(kind) && (from == actor || has_people())).then_some(Id::from(other))
            });
            let country = country.into_iter().filter(|id| matches!(id, Id::Actor(_)));
            country.chain(hosts).for_each(each);
        }
        _ => {}
    }
}

/// Whether somebody is looked for by the name of what this relation binds them to: an office
/// holder by the office's state, a member by the party; not an enemy by its enemy.
pub(super) const fn is_affiliation(kind: RelationKind) -> bool {
    !matches!(
        kind,
        RelationKind::Opposition | RelationKind::Support | RelationKind::Guarantee | RelationKind::Association
    )
}
