//! The pages about sources, places and relations.
//!
//! Must not know how parts are laid out.

use std::io;

use super::page::{Page, count, span};
use crate::{
    commands::when,
    dossier::{Date, Id, Kind, PlaceId, RelationId, SourceId, text::Text},
};

/// The page about a source: what it is and all that rests on it.
pub(super) fn source(page: &mut Page<'_, '_>, id: SourceId) -> io::Result<()> {
    let dossier = page.dossier;
    let source = dossier.source(id);
    let resting = dossier.resting_on(id);
    let what = ["source".into(), source.kind.word().to_owned(), count(resting.len(), "record")];
    page.top(id, &source.title, &what, source.note.as_deref())?;
    let authors: Vec<&str> = source.author.iter().map(Text::as_str).collect();
    page.field("author", &authors.join(", "))?;
    page.field("publisher", source.publisher.as_deref().unwrap_or_default())?;
    page.field("issued", &source.issued.as_ref().map_or_else(String::new, Date::long))?;
    page.field("language", source.lang.as_deref().unwrap_or_default())?;
    if let Some(url) = &source.url {
        page.out.line(format_args!("{:<11}{url}", "link"))?;
    }
    page.says_who(id)?;
    for (kind, heading) in [
        (Kind::Event, "Events that rest on it"),
        (Kind::Claim, "Claims that rest on it"),
        (Kind::Figure, "Figures that rest on it"),
        (Kind::Relation, "Relations that rest on it"),
        (Kind::Actor, "Actors that rest on it"),
        (Kind::Place, "Places that rest on it"),
    ] {
        let records: Vec<Id> = resting.iter().copied().filter(|record| record.kind() == kind).collect();
        if records.is_empty() {
            continue;
        }
        page.section(heading)?;
        for record in records {
            let mut paragraphs: Vec<u32> = dossier
                .citations(record)
                .filter(|citation| dossier.source_of(citation) == Some(id))
                .filter_map(|citation| citation.paragraph)
                .collect();
            paragraphs.sort_unstable();
            paragraphs.dedup();
            let paragraphs: Vec<String> = paragraphs.iter().map(|paragraph| format!("¶{paragraph}")).collect();
            let text = format!("{} {}", page.link(record), paragraphs.join(" "));
            page.item(text.trim_end())?;
        }
    }
    Ok(())
}

/// The page about a place: where it lies and what happened there.
pub(super) fn place(page: &mut Page<'_, '_>, id: PlaceId) -> io::Result<()> {
    let dossier = page.dossier;
    let place = dossier.place(id);
    let what = ["place".into(), count(dossier.events_at(id).len(), "event")];
    page.top(id, &place.name, &what, None)?;
    page.links("part of", place.part_of.as_deref().and_then(|id| dossier.find(id)))?;
    let inside = dossier.places().filter(|(_, other)| other.part_of.as_ref() == Some(&place.id)).map(|(id, _)| id);
    page.links("includes", inside)?;
    page.names(&place.aliases, &place.native)?;
    page.standing(id)?;
    if !dossier.events_at(id).is_empty() {
        page.section("Events")?;
        for event in dossier.events_at(id) {
            let text = format!("{}: {}", when(dossier.event(*event).date.as_ref()), page.link(*event));
            page.item(&text)?;
        }
    }
    page.says_who(id)?;
    page.evidence(place.citations.iter().map(|citation| (citation, None)))
}

/// The page about a relation.
pub(super) fn relation(page: &mut Page<'_, '_>, id: RelationId) -> io::Result<()> {
    let dossier = page.dossier;
    let relation = dossier.relation(id);
    let (from, to) = dossier.ends(id);
    let span = span(relation.start.as_ref(), relation.end.as_ref());
    let what = ["relation".into(), relation.kind.word().replace('_', " ")];
    page.top(id, &dossier.title_of(id), &what, None)?;
    page.links("from", [from])?;
    page.links("to", [to])?;
    page.field("as", relation.role.as_deref().unwrap_or_default())?;
    page.field("when", span.trim_start_matches(", "))?;
    page.standing(id)?;
    page.says_who(id)?;
    page.evidence(relation.citations.iter().map(|citation| (citation, None)))
}
