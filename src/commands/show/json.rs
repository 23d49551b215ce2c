//! One record, or what was between two actors, as JSON: as its file has it, references as links, and
//! everything that follows from the others.

use crate::{
    commands::{
        Result,
        json::{Json, link, record},
    },
    dossier::{ActorId, ClaimId, Direction, Dossier, EventId, Id, RelationId, Tone},
};

/// The record.
pub(super) fn whole(dossier: &Dossier, id: Id) -> Result<Json> {
    let mut object = record(dossier, id)?;
    match id {
        Id::Actor(id) => {
            let relations = dossier.relations_of(id).iter().map(|relation| edge(dossier, id, *relation));
            object.push("relations", Json::List(relations.collect()));
            let events = dossier.events_of(id).iter().map(|event| {
                let mut happened = dated(dossier, *event);
                happened.push("part", dossier.part_in(*event, id).map(crate::dossier::Part::word));
                happened
            });
            object.push("events", Json::List(events.collect()));
            object.push("claims_by", said(dossier, dossier.claims_by(id)));
        }
        Id::Event(id) => {
            let event = dossier.event(id);
            let span = event.date.as_ref().map(crate::dossier::Date::span);
            object.push("first", span.and_then(|span| span.first));
            object.push("last", span.and_then(|span| span.last));
            object.push("tone", event.category.map(|category| category.tone().word()));
        }
        Id::Source(id) => {
            object.push("resting_on", Json::links(dossier, dossier.resting_on(id).iter().copied()));
        }
        Id::Place(id) => {
            let events = dossier.events_at(id).iter().map(|event| dated(dossier, *event));
            object.push("events", Json::List(events.collect()));
        }
        Id::Relation(_) | Id::Claim(_) | Id::Figure(_) => {}
    }
    object.push("supported_by", said(dossier, dossier.supported_by(id)));
    object.push("disputed_by", said(dossier, dossier.disputed_by(id)));
    object.push("claims_about", said(dossier, dossier.claims_about(id)));
    object.push("figures_about", Json::links(dossier, dossier.figures_about(id).iter().copied()));
    if !matches!(id, Id::Source(_)) {
        object.push("standing", dossier.standing(id));
    }
    Ok(object)
}

/// A link to an event, with its date.
fn dated(dossier: &Dossier, id: EventId) -> Json {
    let mut object = link(dossier, id);
    object.push("date", dossier.event(id).date.as_ref());
    object
}

/// Links to claims, with who makes each and when.
fn said(dossier: &Dossier, claims: &[ClaimId]) -> Json {
    let claims = claims.iter().map(|id| {
        let mut object = link(dossier, *id);
        object.push("by", Json::links(dossier, dossier.makers(*id).iter().copied()));
        object.push("date", dossier.claim(*id).date.as_ref());
        object
    });
    Json::List(claims.collect())
}

/// A relation as it reads from one of its ends.
fn edge(dossier: &Dossier, id: ActorId, relation: RelationId) -> Json {
    let record = dossier.relation(relation);
    let (from, to) = dossier.ends(relation);
    let mut object = link(dossier, relation);
    object.push("relation_kind", record.kind.word());
    object.push("role", record.role.as_deref());
    object.push("start", record.start.as_ref());
    object.push("end", record.end.as_ref());
    object.push("direction", if from == id { "from" } else { "to" });
    object.push("other", link(dossier, if from == id { to } else { from }));
    object
}

/// What was between two actors.
pub(super) fn pair(dossier: &Dossier, first: ActorId, second: ActorId) -> Json {
    let between = dossier.between(first, second);
    let [first_says, second_says] = &between.says;
    let events = between.events.iter().map(|(id, way)| {
        let mut event = link(dossier, *id);
        let direction = match way {
            Direction::Forth => "first_to_second",
            Direction::Back => "second_to_first",
            Direction::Beside => "side_by_side",
        };
        event.push("direction", direction);
        event.push("date", dossier.event(*id).date.as_ref());
        event.push("tone", dossier.tone(*id).map(Tone::word));
        event
    });
    Json::object([
        ("kind", "pair".into()),
        ("first", link(dossier, first)),
        ("second", link(dossier, second)),
        ("relations", Json::links(dossier, between.relations.iter().copied())),
        ("first_says", Json::links(dossier, first_says.iter().copied())),
        ("second_says", Json::links(dossier, second_says.iter().copied())),
        ("events", Json::List(events.collect())),
    ])
}
