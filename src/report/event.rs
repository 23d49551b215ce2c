//! An event: when, by whom, to whom, where, what, who says what, and who vouches.

use super::{Class, Phrase, builder::Builder, claim, evidence, signs, words};
use crate::dossier::{
    ActorId, Category, Date, EventId, Ref, RelationId, Role, Span,
    date::words::lasting,
    record::{ActorKind, Relation, RelationKind},
};

pub(super) fn build(page: &mut Builder<'_>, event: EventId) {
    let dossier = page.dossier;
    let record = dossier.event(event);
    let mut what = Phrase::from(record.date.as_ref().map_or_else(|| "undated".to_owned(), Date::long));
    if dossier.is_own_date(event) {
        what = what.dim(format!(" ({})", words::OWN_DATE));
    }
    if let Some(category) = record.category {
        let tone = Some(Category::tone(category));
        let mode = record.mode.as_ref().map_or_else(String::new, |mode| format!(", {mode}"));
        what = what.dim(format!(" · {}{mode} · ", category.word()));
        what = what.sign(format!("{}\u{a0}", signs::tone(tone)), "", Class::Tone(tone));
        what = what.run(category.tone().word(), Class::Tone(tone));
    }
    page.top(event, record.title.as_str(), what);
    page.standing(event);

    let when = record.date.as_ref().map(Date::span);
    for role in [Role::Actor, Role::Recipient, Role::Involved] {
        let cast = dossier.cast(event).iter().filter(|(_, had)| *had == role);
        let cast = cast.map(|(actor, _)| {
            let name = Phrase::new().link(dossier, *actor, dossier.actor(*actor).name.as_str());
            match office_at(page, *actor, when) {
                Some(office) => name.text(format!(" ({office})")),
                None => name,
            }
        });
        let cast = Phrase::joined(cast, ", ");
        page.field(role.word(), cast);
    }
    page.linked_field("at", Ref::targets(&record.places));
    page.linked_field("after", Ref::targets(&record.after));
    page.linked_field("before", Ref::targets(&record.before));
    if let Some(summary) = &record.summary {
        page.paragraph(summary.as_str());
    }
    evidence::dates(page, event);
    claim::says_who(page, event.into());
    at_the_time(page, event);
    page.figures(event);
    evidence::build(page, event.into());
}

/// How those who took part stood to one another when it happened, as far as the dossier knows.
fn at_the_time(page: &mut Builder<'_>, event: EventId) {
    let dossier = page.dossier;
    let Some(when) = dossier.event(event).date.as_ref().map(Date::span) else { return };
    let cast = dossier.cast(event);
    let took_part = |actor: ActorId| cast.iter().any(|(who, _)| *who == actor);
    let mut held: Vec<RelationId> = Vec::new();
    for (actor, _) in cast {
        held.extend(dossier.relations_of(*actor).iter().filter(|id| {
            let (from, to) = dossier.endpoints(**id);
            // Each relation once, at its first end.
            from == *actor && took_part(to) && is_dated(dossier.relation(**id), when)
        }));
    }
    if held.is_empty() {
        return;
    }
    page.section("At the time", None);
    for id in held.into_iter().take(page.options.most) {
        let relation = dossier.relation(id);
        let (from, to) = dossier.endpoints(id);
        let role = relation.role.as_deref().unwrap_or(relation.kind.verb());
        let text = Phrase::new().mention(from, dossier.short_name(from)).dim(": ").link(dossier, id, role);
        let text = text.dim(" → ").mention(to, dossier.short_name(to));
        page.plain_item(match lasting(relation.start.as_ref(), relation.end.as_ref(), relation.seen.as_ref()) {
            Some(when) => text.text(format!(" · {when}")),
            None => text,
        });
    }
}

/// Whether a relation has dates, and may have held on one of some days.
fn is_dated(relation: &Relation, when: Span) -> bool {
    let dates = [&relation.start, &relation.end, &relation.seen];
    dates.into_iter().any(Option::is_some) && relation.known().meets(when)
}

/// The office that a person is known to have held at a time.
fn office_at(page: &Builder<'_>, actor: ActorId, when: Option<Span>) -> Option<String> {
    let dossier = page.dossier;
    let when = when?;
    if dossier.actor(actor).kind != ActorKind::Person {
        return None;
    }
    dossier.relations_of(actor).iter().find_map(|id| {
        let relation = dossier.relation(*id);
        let held =
            relation.kind == RelationKind::Office && dossier.endpoints(*id).0 == actor && is_dated(relation, when);
        held.then(|| relation.role.as_ref().map(ToString::to_string))?
    })
}
