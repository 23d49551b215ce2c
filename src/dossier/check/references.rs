//! Ids: well formed, given once, and leading to a record of the right kind.

use super::{ById, Finding, Findings, See, at};
use crate::dossier::{
    ActorId, ClaimId, EventId, FigureId, Id, Kind, PlaceId, RelationId, SourceId,
    problem::{Path, did_you_mean},
    record::{Citation, File, Ref},
    text::{Text, brief},
};

/// For how many unknown ids the nearest known one is looked for; each search reads all ids.
const HINTS: usize = 20;

/// How many letters of known ids the searches may compare in all; ids may be many and long.
const COMPARED: usize = 4_000_000;

/// Hands on the id of every record, in the file's order.
pub(super) fn each_id<'a>(file: &'a File, mut each: impl FnMut(&'a Text, Id)) {
    macro_rules! each_of {
        ($($list:ident: $handle:ident),+ $(,)?) => {$(
            for (item, record) in file.$list.iter().enumerate() {
                each(&record.id, $handle(item as u32).into());
            }
        )+};
    }
    each_of!(
        sources: SourceId, places: PlaceId, actors: ActorId, relations: RelationId, events: EventId,
        claims: ClaimId, figures: FigureId,
    );
}

/// The way to the id of a record.
pub(super) fn way_to_id(handle: Id) -> Path {
    at(handle.kind().list(), handle.at()).key("id")
}

/// The handle of every id, reporting ids that are empty, odd or given twice.
pub(super) fn collect(file: &File, findings: &mut Findings) -> ById {
    let actors = file.sources.len() + file.places.len() + file.actors.len() + file.relations.len();
    let actions = file.events.len() + file.claims.len() + file.figures.len();
    let mut by_id = ById::with_capacity_and_hasher(actors + actions, foldhash::fast::RandomState::default());
    each_id(file, |id, handle| {
        let path = || way_to_id(handle);
        let odd = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        if id.is_blank() {
            findings.error(|| Finding::new(path(), "the id is empty; every record needs one"));
        } else if let Some(c) = id.chars().find(|c| odd(*c)) {
            findings.error(|| {
                let shown = brief(id);
                // A mark or a blank of another kind shows nothing of itself.
                let odd =
                    if c.is_ascii() && !c.is_control() { format!("'{c}'") } else { format!("U+{:04X}", c as u32) };
                let message =
                    format!("the id \"{shown}\" has a {odd} in it; use letters, digits, '-', '_', '.' and ':'");
                Finding::new(path(), message)
            });
        } else if let Some(first) = by_id.get(id.as_str()) {
            findings.error(|| {
                let message = format!("the id \"{}\" is given twice; ids are unique among all records", brief(id));
                Finding { see: Some(See::Path(way_to_id(*first))), ..Finding::new(path(), message) }
            });
        } else {
            by_id.insert(id.clone(), handle);
        }
    });
    by_id
}

/// Reports every reference that leads nowhere or to the wrong kind of record.
pub(super) fn check(file: &File, by_id: &ById, findings: &mut Findings) {
    let letters = by_id.keys().map(|id| id.len()).sum();
    let mut refs = References { by_id, findings, hints: HINTS.min(COMPARED / usize::max(letters, 1)) };
    if let Some(subject) = &file.subject {
        refs.one(subject, Some(Kind::Source), || Path::default().key("subject"));
    }
    for (item, place) in file.places.iter().enumerate() {
        let path = || at("places", item);
        refs.optional(place.part_of.as_ref(), Kind::Place, "part_of", path);
        refs.citations(&place.citations, path);
    }
    for (item, actor) in file.actors.iter().enumerate() {
        let path = || at("actors", item);
        refs.optional(actor.country.as_ref(), Kind::Actor, "country", path);
        refs.citations(&actor.citations, path);
    }
    for (item, relation) in file.relations.iter().enumerate() {
        let path = || at("relations", item);
        refs.optional(Some(&relation.from), Kind::Actor, "from", path);
        refs.optional(Some(&relation.to), Kind::Actor, "to", path);
        refs.citations(&relation.citations, path);
    }
    for (item, event) in file.events.iter().enumerate() {
        let path = || at("events", item);
        refs.list(&event.after, Some(Kind::Event), "after", path);
        refs.list(&event.before, Some(Kind::Event), "before", path);
        refs.list(&event.actors, Some(Kind::Actor), "actors", path);
        refs.list(&event.recipients, Some(Kind::Actor), "recipients", path);
        refs.list(&event.involved, Some(Kind::Actor), "involved", path);
        refs.list(&event.places, Some(Kind::Place), "places", path);
        refs.citations(&event.citations, path);
    }
    for (item, claim) in file.claims.iter().enumerate() {
        let path = || at("claims", item);
        refs.list(&claim.by, Some(Kind::Actor), "by", path);
        refs.list(&claim.about, None, "about", path);
        refs.list(&claim.supports, None, "supports", path);
        refs.list(&claim.disputes, None, "disputes", path);
        refs.citations(&claim.citations, path);
    }
    for (item, figure) in file.figures.iter().enumerate() {
        let path = || at("figures", item);
        refs.list(&figure.about, None, "about", path);
        for (value, point) in figure.points.iter().enumerate() {
            refs.citations(&point.citations, || path().key("points").item(value));
        }
    }
}

struct References<'a> {
    by_id: &'a ById,
    findings: &'a mut Findings,
    /// How many more hints are given.
    hints: usize,
}

impl References<'_> {
    /// One reference, to a record of `kind` or of any kind.
    fn one(&mut self, id: &Ref, kind: Option<Kind>, path: impl Fn() -> Path) {
        let Self { by_id, hints, .. } = self;
        match (by_id.get(id.as_str()).map(|found| found.kind()), kind) {
            (Some(found), Some(kind)) if found != kind => self.findings.error(|| {
                let (found, kind) = (with_article(found), with_article(kind));
                Finding::new(path(), format!("\"{}\" is the id of {found}; {kind} is needed here", brief(id)))
            }),
            (Some(_), _) => {}
            (None, _) => self.findings.error(|| {
                let candidates = by_id.iter().filter(|(_, found)| kind.is_none_or(|kind| found.kind() == kind));
                let hint = if *hints > 0 { did_you_mean(id, candidates.map(|(id, _)| &**id)) } else { String::new() };
                *hints = hints.saturating_sub(1);
                let word = kind.map_or("record", Kind::word);
                Finding::new(path(), format!("no {word} has the id \"{}\"{hint}", brief(id)))
            }),
        }
    }

    fn optional(&mut self, id: Option<&Ref>, kind: Kind, field: &str, path: impl Fn() -> Path) {
        if let Some(id) = id {
            self.one(id, Some(kind), || path().key(field));
        }
    }

    fn list(&mut self, ids: &[Ref], kind: Option<Kind>, field: &str, path: impl Fn() -> Path) {
        for (item, id) in ids.iter().enumerate() {
            self.one(id, kind, || path().key(field).item(item));
        }
    }

    fn citations(&mut self, citations: &[Citation], path: impl Fn() -> Path) {
        for (item, citation) in citations.iter().enumerate() {
            self.one(&citation.source, Some(Kind::Source), || path().key("citations").item(item).key("source"));
        }
    }
}

fn with_article(kind: Kind) -> String {
    let word = kind.word();
    let article = if word.starts_with(['a', 'e']) { "an" } else { "a" };
    format!("{article} {word}")
}
