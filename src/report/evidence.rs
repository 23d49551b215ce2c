//! Who vouches for a record: each citation, and the dates in which sources differ.

use std::collections::HashSet;

use super::{Phrase, Role, Run, Shown, address, builder::Builder, signs, words};
use crate::dossier::{Date, EventId, Id, SourceId, Telling, record::Bearing, record::Citation};

/// Every citation: how it bears on the record, the source, where in it, its date, its note. What is
/// found behind the link to a source is written out once.
pub(super) fn build(page: &mut Builder<'_>, id: Id) {
    let citations: Vec<&Citation> = page.dossier.citations(id).collect();
    let mut described = HashSet::new();
    page.listed("Evidence", &citations, "the file has them all", |page, citation| {
        let Some(source) = page.dossier.source_of(citation) else { return };
        item(page, citation, source);
        if described.insert(source) {
            describe(page, source);
        }
    });
}

fn describe(page: &mut Builder<'_>, id: SourceId) {
    let source = page.dossier.source(id);
    let title = source.publisher.as_ref().map(|_| &source.title);
    for text in title.into_iter().chain(&source.url) {
        page.below(Phrase::new().unlinked(text.as_str()));
    }
}

fn item<'d>(page: &mut Builder<'d>, citation: &'d Citation, id: SourceId) {
    let dossier = page.dossier;
    let source = dossier.source(id);
    let role = role(citation.bearing);
    let name = match dossier.subject() {
        Some(subject) if subject == id => format!("{} ({})", words::subject(dossier), source.name()),
        _ => source.name().to_owned(),
    };
    let passage = source.url.as_deref().map(|url| address::of_passage(url, citation.find.as_deref()));
    let mut text = Phrase::of(citation.bearing.word(), role).text(" ");
    text = text.link_with_address(dossier, id, name, passage);
    if let Some(issued) = &source.issued {
        text = text.dim(format!(", {}", issued.with_year()));
    }
    if let Some(paragraph) = citation.paragraph {
        text = text.dim(format!(", {}", in_source(paragraph)));
    }
    if let Some(locator) = &citation.locator {
        text = text.dim(format!(", {locator}"));
    }
    if let Some(words) = &citation.find {
        text = text.unlinked(format!(", at “{words}”"));
    }
    if let Some(date) = &citation.date {
        text = text.dim(" · says ").text(date.long());
    }
    let sign = signs::bearing(citation.bearing).to_string();
    page.item(Run { shown: Shown::Linked, ..Run::new(sign, role) }, text);
    if let Some(note) = &citation.note {
        page.below(note.as_str());
    }
}

/// A paragraph of a source; 0 is what stands around its text.
pub(super) fn in_source(paragraph: u32) -> String {
    match paragraph {
        0 => "title or byline".to_owned(),
        number => format!("¶{number}"),
    }
}

const fn role(bearing: Bearing) -> Role {
    match bearing {
        Bearing::States => Role::Dim,
        Bearing::Agrees | Bearing::Refines => Role::Agrees,
        Bearing::Contradicts => Role::Contested,
    }
}

/// The date that is used and those that sources give, where they differ.
pub(super) fn dates(page: &mut Builder<'_>, event: EventId) {
    let dossier = page.dossier;
    let record = dossier.event(event);
    let mut rows: Vec<(&Date, Vec<String>)> = Vec::new();
    for citation in &record.citations {
        let (Some(date), Some(source)) = (&citation.date, dossier.source_of(citation)) else { continue };
        let name =
            if dossier.subject() == Some(source) { words::subject(dossier) } else { dossier.source(source).name() };
        let rival = citation.bearing == Bearing::Contradicts && Some(date) != record.date.as_ref();
        let name = if rival { format!("{name} (contradicts it)") } else { name.to_owned() };
        match rows.iter_mut().find(|(known, _)| *known == date) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => rows.push((date, vec![name])),
        }
    }
    if rows.iter().all(|(date, _)| Some(*date) == record.date.as_ref()) {
        return;
    }
    page.section("When", None);
    let used = match page.extent.telling {
        Telling::Checked => "used here",
        Telling::Subject => "used in the order of time",
    };
    if let Some(date) = &record.date
        && rows.iter().all(|(known, _)| *known != date)
    {
        page.plain_item(Phrase::from(date.long()).dim(format!(" · {used}")));
    }
    for (date, names) in rows {
        let text = Phrase::from(date.long()).dim(format!(" · {}", names.join(", ")));
        page.plain_item(if Some(date) == record.date.as_ref() { text.dim(format!(" · {used}")) } else { text });
    }
}
