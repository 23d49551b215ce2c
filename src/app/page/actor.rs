//! The page of an actor: who, other names, relations, events, what it says and what is said.

use super::{
    MOST, Role, claim, evidence,
    writer::{Writer, dim, piece, text},
};
use crate::{
    app::words,
    dossier::{ActorId, Id, RelationId, record::ActorKind},
};

pub(super) fn write(page: &mut Writer<'_>, actor: ActorId) {
    let dossier = page.dossier;
    let record = dossier.actor(actor);
    page.title(&record.name);
    let mut line = vec![text(record.kind.word().replace('_', " "))];
    if let Some(short) = &record.short {
        line.push(text(format!(" · {short}")));
    }
    if let Some(position) = &record.position {
        line.push(text(format!(" · {position}")));
    }
    page.flow("", 0, line);
    page.standing(actor);
    if let Some(summary) = &record.summary {
        page.blank();
        page.paragraph(summary);
    }
    page.blank();

    if let Some(country) = record.country.as_ref().and_then(|id| dossier.find(id)) {
        let country = page.link(country, dossier.title_of(country));
        page.field("of", vec![country]);
    }
    let person = record.kind == ActorKind::Person;
    for (label, date) in
        [(if person { "born" } else { "since" }, &record.start), (if person { "died" } else { "until" }, &record.end)]
    {
        if let Some(date) = date {
            page.field(label, vec![text(date.long())]);
        }
    }
    let aliases: Vec<&str> = record.aliases.iter().map(AsRef::as_ref).collect();
    if !aliases.is_empty() {
        page.field("also", vec![text(aliases.join(", "))]);
    }
    // Native names stand on lines of their own: terminals disagree on how to order them.
    for (at, native) in record.native.iter().enumerate() {
        let label = if at == 0 { "native" } else { "" };
        page.field(label, vec![dim(format!("{} ", native.lang)), text(native.text.as_str())]);
    }

    relations(page, actor);
    let events = dossier.events_of(actor);
    if !events.is_empty() {
        page.heading("Events", Some(events.len()));
        for event in events.iter().take(MOST) {
            page.event(*event, dossier.part_in(*event, actor).map(crate::dossier::Part::word));
        }
        page.more(events.len(), MOST, "Space marks this actor, and the timeline shows them all");
    }
    claim::says(page, actor);
    claim::said_about(page, actor.into());
    page.figures(actor.into());
    evidence::write(page, actor.into());
}

fn relations(page: &mut Writer<'_>, actor: ActorId) {
    let relations = page.dossier.relations_of(actor);
    if relations.is_empty() {
        return;
    }
    page.heading("Relations", Some(relations.len()));
    for id in relations.iter().take(MOST) {
        relation(page, *id, actor);
    }
    page.more(relations.len(), MOST, "search for them");
}

/// A relation from the side of one of its ends.
pub(super) fn relation(page: &mut Writer<'_>, id: RelationId, actor: ActorId) {
    let dossier = page.dossier;
    let record = dossier.relation(id);
    let (from, to) = dossier.ends(id);
    let (verb, other) = if from == actor { (record.kind.verb(), to) } else { (record.kind.inverse(), from) };
    let mut pieces = vec![page.link(Id::from(id), verb), text(" "), page.actor(other)];
    let lasting = words::lifetime(record.start.as_ref(), record.end.as_ref());
    let more: Vec<String> = record.role.iter().map(|role| role.as_str().to_owned()).chain(lasting).collect();
    if !more.is_empty() {
        pieces.push(dim(format!(" · {}", more.join(", "))));
    }
    if dossier.standing(id).contested {
        pieces.push(piece(format!(" {}", crate::app::glyph::CONTESTED), Role::Contested));
    }
    page.item(dim("–"), pieces);
}
