//! The page of an event: when, by whom, to whom, where, what, who says what, and who vouches.

use super::{
    MOST, Role, claim, evidence,
    writer::{Piece, Writer, dim, piece, text},
};
use crate::{
    app::{glyph, state::Telling, words},
    dossier::{
        ActorId, Date, EventId, Part, RelationId, Span,
        record::{ActorKind, RelationKind},
    },
};

pub(super) fn write(page: &mut Writer<'_>, event: EventId, telling: Telling) {
    let dossier = page.dossier;
    let record = dossier.event(event);
    page.title(&record.title);

    let tone = record.category.map(crate::dossier::Category::tone);
    let mut line = vec![text(record.date.as_ref().map_or_else(|| "undated".to_owned(), Date::long))];
    if let Some(category) = record.category {
        let mode = record.mode.as_ref().map_or_else(String::new, |mode| format!(", {mode}"));
        line.push(dim(format!(" · {}{mode} · ", category.word())));
        line.push(piece(format!("{}\u{a0}", glyph::tone(tone)), Role::Tone(tone)));
        line.push(piece(category.tone().word(), Role::Tone(tone)));
    }
    page.flow("", 0, line);
    page.standing(event);
    page.blank();

    for (label, part) in [("by", Part::Actor), ("to", Part::Recipient), ("with", Part::Involved)] {
        let when = record.date.as_ref().map(Date::span);
        let cast: Vec<ActorId> = dossier.cast(event).iter().filter(|(_, p)| *p == part).map(|(who, _)| *who).collect();
        let pieces = cast_list(page, &cast, when);
        page.field(label, pieces);
    }
    let mut places = Vec::new();
    for id in dossier.resolve(&record.places) {
        if !places.is_empty() {
            places.push(text(", "));
        }
        places.push(page.link(id, dossier.title_of(id)));
    }
    page.field("at", places);
    for (label, refs) in [("after", &record.after), ("before", &record.before)] {
        let mut pieces = Vec::new();
        for id in dossier.resolve(refs) {
            if !pieces.is_empty() {
                pieces.push(text("; "));
            }
            pieces.push(page.link(id, dossier.title_of(id)));
        }
        page.field(label, pieces);
    }
    if let Some(summary) = &record.summary {
        page.blank();
        page.paragraph(summary);
    }
    at_the_time(page, event);
    evidence::when(page, event, telling);
    claim::says_who(page, event.into());
    page.figures(event.into());
    evidence::write(page, event.into());
}

/// How those who took part stood to one another when it happened, as far as the dossier knows.
fn at_the_time(page: &mut Writer<'_>, event: EventId) {
    let dossier = page.dossier;
    let Some(when) = dossier.event(event).date.as_ref().map(Date::span) else { return };
    let cast = dossier.cast(event);
    let took_part = |actor: ActorId| cast.iter().any(|(who, _)| *who == actor);
    let mut standing: Vec<RelationId> = Vec::new();
    for (actor, _) in cast {
        standing.extend(dossier.relations_of(*actor).iter().filter(|id| {
            let relation = dossier.relation(**id);
            let (from, to) = dossier.ends(**id);
            // Each relation once, at its first end.
            from == *actor
                && took_part(to)
                && (relation.start.is_some() || relation.end.is_some())
                && words::lasted(relation.start.as_ref(), relation.end.as_ref(), when)
        }));
    }
    if standing.is_empty() {
        return;
    }
    page.heading("At the time", None);
    for id in standing.into_iter().take(MOST) {
        let relation = dossier.relation(id);
        let (from, to) = dossier.ends(id);
        let role = relation.role.as_deref().unwrap_or(relation.kind.verb());
        let from = page.link(from, dossier.short_name(from));
        let role = page.link(id, role);
        let to = page.link(to, dossier.short_name(to));
        let lasting = words::lifetime(relation.start.as_ref(), relation.end.as_ref());
        let mut pieces = vec![from, dim(": "), role, dim(" → "), to];
        pieces.extend(lasting.map(|lasting| dim(format!(" · {lasting}"))));
        page.item(dim("–"), pieces);
    }
}

/// The people with the offices that they held at the time.
fn cast_list(page: &mut Writer<'_>, cast: &[ActorId], when: Option<Span>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for actor in cast {
        if !pieces.is_empty() {
            pieces.push(text(", "));
        }
        pieces.push(page.actor(*actor));
        if let Some(office) = office_at(page, *actor, when) {
            pieces.push(dim(format!(" ({office})")));
        }
    }
    pieces
}

/// The office that an actor is known to have held at a time.
fn office_at(page: &Writer<'_>, actor: ActorId, when: Option<Span>) -> Option<String> {
    let dossier = page.dossier;
    let when = when?;
    if dossier.actor(actor).kind != ActorKind::Person {
        return None;
    }
    dossier.relations_of(actor).iter().find_map(|id| {
        let relation = dossier.relation(*id);
        let held = relation.kind == RelationKind::Office
            && dossier.ends(*id).0 == actor
            && (relation.start.is_some() || relation.end.is_some())
            && words::lasted(relation.start.as_ref(), relation.end.as_ref(), when);
        held.then(|| relation.role.as_ref().map(|role| role.as_str().to_owned()))?
    })
}
