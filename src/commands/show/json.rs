//! One record, or what was between two actors, as JSON: as its file has it, references as links, and
//! everything that follows from the others.

use serde_json::{Value, json};

use crate::{
    commands::{
        Result,
        json::{extend, link, link_with, links, own_date, record, standing},
    },
    dossier::{
        ActorId, ClaimId, Date, Direction, Dossier, Encounter, EventId, Id, RelationId, Role, Scope, Side, Whose,
    },
};

/// The record.
pub(super) fn whole(dossier: &Dossier, id: Id) -> Result<Value> {
    let mut object = record(dossier, id)?;
    let more = match id {
        Id::Actor(id) => {
            let relations = dossier.relations_of(id);
            let relations = relations.iter().map(|relation| edge(dossier, id, *relation));
            let events = dossier.events_of(id);
            let events = events.iter().map(|event| {
                let role = dossier.role_in(*event, id).map(Role::word);
                link_with(dossier, *event, json!({ "date": dossier.event(*event).date, "role": role }))
            });
            let mut more = json!({
                "relations": relations.collect::<Value>(),
                "events": events.collect::<Value>(),
                "claims_by": said(dossier, &dossier.claims_by(id)),
            });
            if dossier.is_outlet(id) {
                extend(&mut more, without(dossier, Whose::Outlet(id)));
            }
            more
        }
        Id::Event(id) => {
            let span = dossier.event(id).date.as_ref().map(Date::span);
            let (first, last) = (span.and_then(|span| span.first), span.and_then(|span| span.last));
            let mut more = json!({ "first": first, "last": last, "tone": dossier.tone(id) });
            extend(&mut more, own_date(dossier, id));
            more
        }
        Id::Source(id) => {
            let mut more = json!({
                "repeated_by": links(dossier, dossier.derived(id).iter().copied()),
                "resting_on": links(dossier, dossier.resting_on(id).iter().copied()),
            });
            extend(&mut more, without(dossier, Whose::Source(id)));
            if dossier.scope() != Scope::All {
                extend(&mut more, json!({ "is_included": dossier.is_included(id) }));
            }
            more
        }
        Id::Place(id) => {
            let dated = |id: &EventId| link_with(dossier, *id, json!({ "date": dossier.event(*id).date }));
            json!({ "events": dossier.events_at(id).iter().map(dated).collect::<Value>() })
        }
        _ => Value::Null,
    };
    extend(&mut object, more);
    let about = json!({
        "supported_by": said(dossier, &dossier.supported_by(id)),
        "disputed_by": said(dossier, &dossier.disputed_by(id)),
        "claims_about": said(dossier, &dossier.claims_about(id)),
        "figures_about": links(dossier, dossier.figures_about(id).iter().copied()),
    });
    extend(&mut object, about);
    if !matches!(id, Id::Source(_)) {
        extend(&mut object, json!({ "standing": standing(dossier.standing(id)) }));
    }
    if dossier.is_named_only(id) {
        extend(&mut object, json!({ "is_named_only": true }));
    }
    Ok(object)
}

/// The ids of the records that would change without a source or an outlet, of those that stand.
fn without(dossier: &Dossier, whose: Whose) -> Value {
    let losses = dossier.losses_without(whose);
    let ids = |ids: &[Id]| ids.iter().map(|id| Value::from(dossier.id_of(*id))).collect::<Value>();
    let without = json!({
        "falls": ids(&losses.falls),
        "is_named_only": ids(&losses.named_only),
        "becomes_single": ids(&losses.becomes_single),
        "ceases_to_be_contested": ids(&losses.ceases_to_be_contested),
    });
    json!({ "without": without })
}

/// Links to claims, with who makes each and when.
fn said(dossier: &Dossier, claims: &[ClaimId]) -> Value {
    let said = |id: &ClaimId| {
        let by = links(dossier, dossier.makers(*id).iter().copied());
        link_with(dossier, *id, json!({ "by": by, "date": dossier.claim(*id).date }))
    };
    claims.iter().map(said).collect()
}

/// A relation as it reads from one of its ends.
fn edge(dossier: &Dossier, id: ActorId, relation: RelationId) -> Value {
    let record = dossier.relation(relation);
    let (from, to) = dossier.endpoints(relation);
    let (direction, other) = if from == id { ("from", to) } else { ("to", from) };
    let more = json!({
        "relation_kind": record.kind,
        "role": record.role,
        "start": record.start,
        "end": record.end,
        "seen": record.seen,
        "direction": direction,
        "other": link(dossier, other),
    });
    link_with(dossier, relation, more)
}

/// What was between two actors.
pub(super) fn pair(dossier: &Dossier, first: ActorId, second: ActorId) -> Value {
    let between = dossier.between(first, second);
    let [first_says, second_says] = &between.says;
    let event = |encounter: &Encounter| {
        let id = encounter.event;
        let direction = match encounter.direction {
            Direction::Forth => "first_to_second",
            Direction::Back => "second_to_first",
            Direction::Both => "both_act",
            Direction::Beside => "side_by_side",
        };
        let date = &dossier.event(id).date;
        let for_side = |side: &Side| {
            let agents = side.cast(dossier, id).map(|(actor, _)| actor).filter(|actor| *actor != side.of);
            links(dossier, agents)
        };
        let [for_first, for_second] = between.sides.each_ref().map(for_side);
        let more = json!({
            "direction": direction, "date": date, "tone": dossier.tone(id),
            "for_first": for_first, "for_second": for_second,
        });
        link_with(dossier, id, more)
    };
    json!({
        "kind": "pair",
        "first": link(dossier, first),
        "second": link(dossier, second),
        "relations": links(dossier, between.relations.iter().copied()),
        "first_says": links(dossier, first_says.iter().copied()),
        "second_says": links(dossier, second_says.iter().copied()),
        "events": between.events.iter().map(event).collect::<Value>(),
    })
}
