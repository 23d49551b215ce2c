//! Who vouches for a record: a line for each citation, and the dates in which sources differ.

use super::{
    MOST, Role,
    writer::{Writer, dim, piece, text},
};
use crate::{
    app::{address, glyph, state::Telling, words},
    dossier::{Date, EventId, Id, record::Bearing, record::Citation},
};

/// Every citation: how it bears on the record, the source, where in it, its date, its note.
pub(super) fn write(page: &mut Writer<'_>, id: Id) {
    let citations: Vec<&Citation> = page.dossier.citations(id).collect();
    if citations.is_empty() {
        return;
    }
    page.heading("Evidence", Some(citations.len()));
    for citation in citations.iter().take(MOST) {
        line(page, citation);
    }
    page.more(citations.len(), MOST, "the file has them all");
}

fn line(page: &mut Writer<'_>, citation: &Citation) {
    let dossier = page.dossier;
    let Some(id) = dossier.source_of(citation) else { return };
    let source = dossier.source(id);
    let role = role(citation.bearing);
    let name = source.publisher.as_deref().unwrap_or(&source.title);
    let name =
        if dossier.subject() == Some(id) { format!("{} ({name})", words::subject(dossier)) } else { name.to_owned() };
    let address = source.url.as_deref().map(|url| address::of_passage(url, citation.find.as_deref()));
    let mut pieces = vec![piece(citation.bearing.word(), role), text(" ")];
    pieces.push(page.link_with_address(id.into(), name, address));
    if let Some(issued) = &source.issued {
        pieces.push(dim(format!(", {}", words::day(issued))));
    }
    match citation.paragraph {
        Some(0) => pieces.push(dim(", byline")),
        Some(paragraph) => pieces.push(dim(format!(", ¶{paragraph}"))),
        None => {}
    }
    if let Some(locator) = &citation.locator {
        pieces.push(dim(format!(", {locator}")));
    }
    if let Some(date) = &citation.date {
        pieces.push(dim(" · says "));
        pieces.push(text(date.long()));
    }
    page.item(piece(glyph::bearing(citation.bearing).to_string(), role), pieces);
    if let Some(note) = &citation.note {
        page.below(vec![text(note.as_str())]);
    }
}

fn role(bearing: Bearing) -> Role {
    match bearing {
        Bearing::States => Role::Dim,
        Bearing::Agrees | Bearing::Refines => Role::Agrees,
        Bearing::Contradicts => Role::Contested,
    }
}

/// The date that is used and those that sources give, where they differ.
pub(super) fn when(page: &mut Writer<'_>, event: EventId, telling: Telling) {
    let dossier = page.dossier;
    let record = dossier.event(event);
    let mut rows: Vec<(Date, Vec<String>)> = Vec::new();
    for citation in &record.citations {
        let (Some(date), Some(source)) = (&citation.date, dossier.source_of(citation)) else { continue };
        let name = if dossier.subject() == Some(source) {
            words::subject(dossier).to_owned()
        } else {
            let source = dossier.source(source);
            source.publisher.as_deref().unwrap_or(&source.title).to_owned()
        };
        match rows.iter_mut().find(|(known, _)| known == date) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => rows.push((date.clone(), vec![name])),
        }
    }
    let differs = rows.iter().any(|(date, _)| Some(date) != record.date.as_ref());
    if !differs {
        return;
    }
    page.heading("When", None);
    let used = match telling {
        Telling::Checked => "used here",
        Telling::Subject => "used in the order of time",
    };
    if let Some(date) = &record.date
        && rows.iter().all(|(known, _)| known != date)
    {
        page.item(dim("–"), vec![text(date.long()), dim(format!(" · {used}"))]);
    }
    for (date, names) in rows {
        let mut pieces = vec![text(date.long()), dim(format!(" · {}", names.join(", ")))];
        if Some(&date) == record.date.as_ref() {
            pieces.push(dim(format!(" · {used}")));
        }
        page.item(dim("–"), pieces);
    }
}
