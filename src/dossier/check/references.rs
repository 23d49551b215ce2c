//! Ids: well formed, given once, and leading to a record of the right kind.

use super::{Diagnostic, Diagnostics, PathTo, See, at};
use crate::dossier::{
    Id, Kind,
    by_id::Ids,
    problem::{Path, did_you_mean},
    progress::Pass,
    record::{Citation, File, Ref},
    text::brief,
};

/// For how many unknown ids the nearest known one is looked for; each search reads all ids.
const HINTS: usize = 20;

/// How many letters of known ids the searches may compare in all; ids may be many and long.
const COMPARED: usize = 4_000_000;

/// The path to the id of a record.
pub(super) fn path_to_id(handle: Id) -> Path {
    at(handle.kind().list(), handle.at()).key("id")
}

/// The handle of every id, reporting ids that are empty, odd or given twice.
pub(super) fn collect(file: &File, diagnostics: &mut Diagnostics, pass: &Pass) -> Ids {
    let mut ids = Ids::of(file);
    for handle in pass.each(file.every_id()) {
        let id = file.record(handle).id();
        let path: PathTo<'_> = &|| path_to_id(handle);
        let odd = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        if id.is_blank() {
            diagnostics.error(|| Diagnostic::new(path(), "the id is empty; every record needs one"));
        } else if let Some(c) = id.chars().find(|c| odd(*c)) {
            diagnostics.error(|| {
                let shown = brief(id);
                // A mark or a blank of another kind shows nothing of itself.
                let odd =
                    if c.is_ascii() && !c.is_control() { format!("'{c}'") } else { format!("U+{:04X}", c as u32) };
                let message =
                    format!("the id \"{shown}\" has a {odd} in it; use letters, digits, '-', '_', '.' and ':'");
                Diagnostic::new(path(), message)
            });
        } else {
            let first = ids.add(handle);
            if first != handle {
                diagnostics.error(|| {
                    let message = format!("the id \"{}\" is given twice; ids are unique among all records", brief(id));
                    Diagnostic { see: Some(See::Path(path_to_id(first))), ..Diagnostic::new(path(), message) }
                });
            }
        }
    }
    ids
}

/// Resolves every reference; reports those that lead nowhere or to the wrong kind of record.
pub(super) fn resolve(file: &mut File, ids: &Ids, diagnostics: &mut Diagnostics, pass: &Pass) {
    let letters = ids.iter().map(|(id, _)| id.len()).sum();
    let mut refs = References { ids, diagnostics, hints: HINTS.min(COMPARED / usize::max(letters, 1)) };
    if let Some(subject) = &mut file.subject {
        refs.one(subject, Some(Kind::Source), &|| Path::default().key("subject"));
    }
    for (item, source) in pass.each(file.sources.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("sources", item);
        refs.optional(source.outlet.as_mut(), Kind::Actor, "outlet", path);
        refs.list(source.derived_from.as_deref_mut().unwrap_or_default(), Some(Kind::Source), "derived_from", path);
    }
    for (item, place) in pass.each(file.places.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("places", item);
        refs.optional(place.part_of.as_mut(), Kind::Place, "part_of", path);
        refs.citations(&mut place.citations, path);
    }
    for (item, actor) in pass.each(file.actors.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("actors", item);
        let country = actor.details.as_mut().and_then(|details| details.country.as_mut());
        refs.optional(country, Kind::Actor, "country", path);
        refs.citations(&mut actor.citations, path);
    }
    for (item, relation) in pass.each(file.relations.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("relations", item);
        refs.optional(Some(&mut relation.from), Kind::Actor, "from", path);
        refs.optional(Some(&mut relation.to), Kind::Actor, "to", path);
        refs.citations(&mut relation.citations, path);
    }
    for (item, event) in pass.each(file.events.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("events", item);
        if let Some(details) = &mut event.details {
            refs.list(&mut details.after, Some(Kind::Event), "after", path);
            refs.list(&mut details.before, Some(Kind::Event), "before", path);
            refs.list(&mut details.involved, Some(Kind::Actor), "involved", path);
        }
        refs.list(&mut event.actors, Some(Kind::Actor), "actors", path);
        refs.list(&mut event.recipients, Some(Kind::Actor), "recipients", path);
        refs.list(&mut event.places, Some(Kind::Place), "places", path);
        refs.citations(&mut event.citations, path);
    }
    for (item, claim) in pass.each(file.claims.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("claims", item);
        refs.list(&mut claim.by, Some(Kind::Actor), "by", path);
        refs.list(&mut claim.about, None, "about", path);
        refs.list(&mut claim.supports, None, "supports", path);
        refs.list(&mut claim.disputes, None, "disputes", path);
        refs.citations(&mut claim.citations, path);
    }
    for (item, figure) in pass.each(file.figures.iter_mut()).enumerate() {
        let path: PathTo<'_> = &|| at("figures", item);
        refs.list(&mut figure.about, None, "about", path);
        for (value, point) in figure.points.iter_mut().enumerate() {
            refs.citations(&mut point.citations, &|| path().key("points").item(value));
        }
    }
    for (item, chapter) in file.chapters.iter_mut().enumerate() {
        refs.citations(&mut chapter.citations, &|| at("chapters", item));
    }
}

struct References<'a> {
    ids: &'a Ids,
    diagnostics: &'a mut Diagnostics,
    /// How many more hints are given.
    hints: usize,
}

impl References<'_> {
    /// One reference, to a record of `kind` or of any kind.
    fn one(&mut self, id: &mut Ref, kind: Option<Kind>, path: PathTo<'_>) {
        let Self { ids, hints, .. } = self;
        id.lead_to(ids.get(id));
        match (id.target().map(Id::kind), kind) {
            (Some(found), Some(kind)) if found != kind => self.diagnostics.error(|| {
                let (found, kind) = (found.with_article(), kind.with_article());
                Diagnostic::new(path(), format!("\"{}\" is the id of {found}; {kind} is needed here", brief(id)))
            }),
            (Some(_), _) => {}
            (None, _) if id.is_blank() => self.diagnostics.error(|| {
                let word = kind.map_or("record", Kind::word);
                Diagnostic::new(path(), format!("this is empty; write the id of a {word} or leave it out"))
            }),
            (None, _) => self.diagnostics.error(|| {
                let candidates = ids.iter().filter(|(_, found)| kind.is_none_or(|kind| found.kind() == kind));
                let hint = if *hints > 0 { did_you_mean(id, candidates.map(|(id, _)| &**id)) } else { String::new() };
                *hints = hints.saturating_sub(1);
                let word = kind.map_or("record", Kind::word);
                Diagnostic::new(path(), format!("no {word} has the id \"{}\"{hint}", brief(id)))
            }),
        }
    }

    fn optional(&mut self, id: Option<&mut Ref>, kind: Kind, field: &str, path: PathTo<'_>) {
        if let Some(id) = id {
            self.one(id, Some(kind), &|| path().key(field));
        }
    }

    fn list(&mut self, ids: &mut [Ref], kind: Option<Kind>, field: &str, path: PathTo<'_>) {
        for (item, id) in ids.iter_mut().enumerate() {
            self.one(id, kind, &|| path().key(field).item(item));
        }
    }

    fn citations(&mut self, citations: &mut [Citation], path: PathTo<'_>) {
        for (item, citation) in citations.iter_mut().enumerate() {
            let path: PathTo<'_> = &|| path().key("citations").item(item);
            self.one(&mut citation.source, Some(Kind::Source), &|| path().key("source"));
            let derived_from = citation.details.as_mut().and_then(|details| details.derived_from.as_deref_mut());
            self.list(derived_from.unwrap_or_default(), Some(Kind::Source), "derived_from", path);
        }
    }
}
