//! A source: what kind of document it is, and all that rests on it.

use super::{
    Class, Phrase,
    builder::{Builder, SEARCH},
    changes, claim, evidence, words,
};
use crate::dossier::{Id, Kind, SourceId, Text, Whose, record::Extent};

pub(super) fn build(page: &mut Builder<'_>, id: SourceId) {
    let dossier = page.dossier;
    let record = dossier.source(id);
    let mut what = Phrase::new().dim(record.kind.spoken());
    if let Some(by) = record.by() {
        what = what.text(format!(" · {by}"));
    }
    if let Some(issued) = &record.issued {
        what = what.text(format!(" · {}", issued.long()));
    }
    page.top(id, record.title.as_str(), what);
    if !dossier.is_included(id) {
        page.line(Phrase::of("It is not among the sources that are read here.", Class::Contested));
    }
    let authors: Vec<&str> = record.author.iter().map(Text::as_str).collect();
    page.field("author", authors.join(", "));
    if record.by().as_deref() != record.publisher.as_deref() {
        page.field("published", record.publisher.as_deref().unwrap_or_default());
    }
    page.linked_field("outlet", record.outlet.as_ref().and_then(crate::dossier::Ref::target));
    page.field("from", evidence::derivation(page, id, record.derived_from.as_deref()));
    let read = record.extent.map(|extent| match extent {
        Extent::Whole => "as a whole",
        Extent::Excerpt => "in part",
        Extent::SeenThrough => "not itself, only through documents that report it",
    });
    page.field("read", read.unwrap_or_default());
    page.field("in", record.lang.as_deref().unwrap_or_default());
    if let Some(url) = record.url.as_deref() {
        let mut web = Phrase::new().mention(id, url);
        for link in web.runs.iter_mut().filter_map(|run| run.link.as_mut()) {
            link.address = Some(url.to_owned());
        }
        page.field("web", web);
    }
    if let Some(note) = &record.note {
        page.paragraph(note.as_str());
    }
    claim::says_who(page, id.into());
    let repeated_by: Vec<Id> = dossier.derived(id).iter().map(|id| (*id).into()).collect();
    page.records("Repeated by", &repeated_by);
    changes::without(page, Whose::Source(id));
    let resting = dossier.resting_on(id);
    for (kind, title) in [
        (Kind::Event, "Events that rest on it"),
        (Kind::Claim, "Claims that rest on it"),
        (Kind::Figure, "Figures that rest on it"),
        (Kind::Relation, "Relations that rest on it"),
        (Kind::Actor, "Actors that rest on it"),
        (Kind::Place, "Places that rest on it"),
    ] {
        let ids: Vec<Id> = resting.iter().filter(|id| id.kind() == kind).copied().collect();
        page.listed(title, &ids, SEARCH, |page, record| {
            let wheres = paragraphs(page, record, id);
            page.record(record, wheres);
        });
    }
}

/// Where in a source a record is found.
fn paragraphs(page: &Builder<'_>, record: Id, source: SourceId) -> Phrase<'static> {
    let dossier = page.dossier;
    let citations = dossier.citations(record).filter(|citation| dossier.source_of(citation) == Some(source));
    let mut paragraphs: Vec<u32> = citations.filter_map(|citation| citation.paragraph).collect();
    paragraphs.sort_unstable();
    paragraphs.dedup();
    if paragraphs.is_empty() {
        return Phrase::new();
    }
    let words: Vec<String> = paragraphs.into_iter().map(|number| words::paragraph(number.into())).collect();
    Phrase::new().dim(format!(" {}", words.join(" ")))
}
