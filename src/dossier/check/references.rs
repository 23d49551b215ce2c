//! Ids: well formed, given once, and leading to a record of the right kind.

use std::collections::HashMap;

use super::{Finding, at};
use crate::dossier::{
    ActorId, ClaimId, EventId, FigureId, Id, Kind, PlaceId, RelationId, SourceId,
    problem::{Path, did_you_mean},
    record::{Citation, File, Ref},
};

/// The handle of every id, reporting ids that are empty, odd or given twice.
pub(super) fn collect(file: &File, findings: &mut Vec<Finding>) -> HashMap<Box<str>, Id> {
    let actors = file.sources.len() + file.places.len() + file.actors.len() + file.relations.len();
    let actions = file.events.len() + file.claims.len() + file.figures.len();
    let mut by_id: HashMap<Box<str>, Id> = HashMap::with_capacity(actors + actions);
    let mut add = |list: &str, item: usize, id: &Ref, handle: Id| {
        let path = || at(list, item).key("id");
        let odd = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        if id.is_blank() {
            findings.push(Finding::new(path(), "the id is empty; every record needs one"));
        } else if let Some(c) = id.chars().find(|c| odd(*c)) {
            let message = format!("the id \"{id}\" has a '{c}' in it; use letters, digits, '-', '_', '.' and ':'");
            findings.push(Finding::new(path(), message));
        } else if let Some(first) = by_id.get(id.as_str()) {
            let message = format!("the id \"{id}\" is given twice; ids are unique among all records");
            let see = Some(at(first.kind().list(), first.at()).key("id"));
            findings.push(Finding { see, ..Finding::new(path(), message) });
        } else {
            by_id.insert(id.as_str().into(), handle);
        }
    };
    macro_rules! add_all {
        ($($list:ident: $handle:ident),+ $(,)?) => {$(
            for (item, record) in file.$list.iter().enumerate() {
                add(stringify!($list), item, &record.id, $handle(item as u32).into());
            }
        )+};
    }
    add_all!(
        sources: SourceId, places: PlaceId, actors: ActorId, relations: RelationId, events: EventId,
        claims: ClaimId, figures: FigureId,
    );
    by_id
}

/// Reports every reference that leads nowhere or to the wrong kind of record.
pub(super) fn check(file: &File, by_id: &HashMap<Box<str>, Id>, findings: &mut Vec<Finding>) {
    let mut refs = References { by_id, findings };
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
    by_id: &'a HashMap<Box<str>, Id>,
    findings: &'a mut Vec<Finding>,
}

impl References<'_> {
    /// One reference, to a record of `kind` or of any kind.
    fn one(&mut self, id: &Ref, kind: Option<Kind>, path: impl Fn() -> Path) {
        let found = self.by_id.get(id.as_str()).map(|found| found.kind());
        let message = match (found, kind) {
            (Some(found), Some(kind)) if found != kind => {
                format!("\"{id}\" is the id of {}; {} is needed here", with_article(found), with_article(kind))
            }
            (Some(_), _) => return,
            (None, _) => {
                let candidates = self.by_id.iter().filter(|(_, found)| kind.is_none_or(|kind| found.kind() == kind));
                let hint = did_you_mean(id, candidates.map(|(id, _)| &**id));
                format!("no {} has the id \"{id}\"{hint}", kind.map_or("record", Kind::word))
            }
        };
        self.findings.push(Finding::new(path(), message));
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
