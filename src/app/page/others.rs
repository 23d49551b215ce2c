//! The pages of sources, places and relations, and sections that many pages share.

use super::{
    MOST,
    chart::{self, Series},
    evidence,
    writer::{Writer, dim, piece, text},
};
use crate::{
    app::{glyph, words},
    dossier::{Id, Kind, PlaceId, RelationId, SourceId, record::Figure},
};

/// How many figures a page draws.
const MOST_CHARTS: usize = 3;
/// The rows of a chart where it is not what the page is about.
const SMALL_CHART: usize = 7;

pub(super) fn source(page: &mut Writer<'_>, id: SourceId) {
    let dossier = page.dossier;
    let record = dossier.source(id);
    page.title(&record.title);
    let mut line = vec![dim(record.kind.word().replace('-', " "))];
    if let Some(publisher) = &record.publisher {
        line.push(text(format!(" · {publisher}")));
    }
    if let Some(issued) = &record.issued {
        line.push(text(format!(" · {}", issued.long())));
    }
    page.flow("", 0, line);
    page.blank();
    if !record.author.is_empty() {
        let authors: Vec<&str> = record.author.iter().map(AsRef::as_ref).collect();
        page.field("author", vec![text(authors.join(", "))]);
    }
    if let Some(lang) = &record.lang {
        page.field("in", vec![text(lang.as_str())]);
    }
    if let Some(url) = &record.url {
        let link = page.link_with_address(id.into(), url.as_str(), Some(url.as_str().to_owned()));
        page.field("web", vec![link]);
    }
    if let Some(note) = &record.note {
        page.blank();
        page.paragraph(note);
    }
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
        page.records(title, &ids);
    }
}

pub(super) fn place(page: &mut Writer<'_>, id: PlaceId) {
    let dossier = page.dossier;
    let record = dossier.place(id);
    page.title(&record.name);
    page.flow("", 0, vec![dim("place")]);
    page.blank();
    if let Some(whole) = record.part_of.as_ref().and_then(|id| dossier.find(id)) {
        let link = page.link(whole, dossier.title_of(whole));
        page.field("in", vec![link]);
    }
    let aliases: Vec<&str> = record.aliases.iter().map(AsRef::as_ref).collect();
    if !aliases.is_empty() {
        page.field("also", vec![text(aliases.join(", "))]);
    }
    for (at, native) in record.native.iter().enumerate() {
        page.field(
            if at == 0 { "native" } else { "" },
            vec![dim(format!("{} ", native.lang)), text(native.text.as_str())],
        );
    }
    let events: Vec<Id> = dossier.events_at(id).iter().map(|event| Id::from(*event)).collect();
    page.records("Events", &events);
    evidence::write(page, id.into());
}

pub(super) fn relation(page: &mut Writer<'_>, id: RelationId) {
    let dossier = page.dossier;
    let record = dossier.relation(id);
    let (from, to) = dossier.ends(id);
    page.title(&dossier.title_of(id));
    page.flow("", 0, vec![dim(format!("relation, {}", record.kind.word().replace('_', " ")))]);
    page.standing(id);
    page.blank();
    let from = page.actor(from);
    page.field("who", vec![from]);
    let to = page.actor(to);
    page.field("whom", vec![to]);
    if let Some(role) = &record.role {
        page.field("as", vec![text(role.as_str())]);
    }
    if let Some(lasting) = words::lifetime(record.start.as_ref(), record.end.as_ref()) {
        page.field("when", vec![text(lasting)]);
    }
    super::claim::says_who(page, id.into());
    evidence::write(page, id.into());
}

impl Writer<'_> {
    /// A section that lists records as links.
    pub(super) fn records(&mut self, title: &str, ids: &[Id]) {
        if ids.is_empty() {
            return;
        }
        self.heading(title, Some(ids.len()));
        for id in ids.iter().take(MOST) {
            if let Id::Event(event) = id {
                self.event(*event, None);
            } else {
                let link = self.link(*id, self.dossier.title_of(*id));
                self.item(dim("–"), vec![link]);
            }
        }
        self.more(ids.len(), MOST, "search for them");
    }

    /// The figures about a record, the first ones drawn small, of others a few values.
    pub(super) fn figures(&mut self, id: Id) {
        let figures = self.dossier.figures_about(id);
        if figures.is_empty() {
            return;
        }
        self.heading("Figures", Some(figures.len()));
        for (at, figure) in figures.iter().enumerate() {
            let record = self.dossier.figure(*figure);
            let link = self.link(*figure, record.title.as_str());
            self.item(dim("–"), vec![link]);
            if at < MOST_CHARTS {
                self.small_chart(record);
            } else {
                let values = record.points.iter().take(8);
                let values = values.map(|point| format!("{} {}", words::day(&point.date), point.number()));
                self.below(vec![dim(format!("{}: {}", record.unit, values.collect::<Vec<_>>().join(", ")))]);
            }
        }
    }

    /// A chart with the names of its sources.
    fn small_chart(&mut self, figure: &Figure) {
        let series = Series::new(self.dossier, figure);
        chart::write(self, figure, &series, SMALL_CHART);
        let mut pieces = Vec::new();
        for (mark, role, source) in series.legend() {
            if !pieces.is_empty() {
                pieces.push(text("  "));
            }
            let name = source.map_or("no source", |source| {
                let source = self.dossier.source(source);
                source.publisher.as_ref().unwrap_or(&source.title).as_str()
            });
            pieces.push(piece(format!("{mark}\u{a0}"), role));
            pieces.push(dim(name));
        }
        self.flow(" ", 1, pieces);
    }

    /// How well the record is supported, in words.
    pub(super) fn standing(&mut self, id: impl Into<Id>) {
        let standing = self.dossier.standing(id);
        let words = glyph::standing_words(standing);
        if !words.is_empty() {
            let role = if standing.contested {
                super::Role::Contested
            } else if standing.corroborated_by > 0 {
                super::Role::Agrees
            } else {
                super::Role::Dim
            };
            self.flow("", 0, vec![piece(words, role)]);
        }
    }
}
