//! Who stands where they can't: a person for a country, somebody on both sides of a relation,
//! the same one twice.

use std::collections::{HashMap, HashSet};

use super::{Diagnostic, Diagnostics, PathTo, at};
use crate::dossier::{
    ActorId,
    problem::Severity,
    record::{ActorKind, Citation, Claim, Event, EventDetails, File, Ref},
    text::brief,
};

/// Reports who stands where they can't.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    for (item, actor) in file.actors.iter().enumerate() {
        let Some(id) = &actor.country else { continue };
        let Some(country) = id.to::<ActorId>() else { continue };
        let kind = file.actors[country.at()].kind;
        let severity = match kind {
            ActorKind::State => continue,
            ActorKind::Person => Severity::Error,
            _ => Severity::Warning,
        };
        diagnostics.report(severity, || {
            let message = format!("\"{}\" is of the kind {}; a state is needed here", brief(id), kind.word());
            Diagnostic::new(at("actors", item).key("country"), message)
        });
    }
    for (item, source) in file.sources.iter().enumerate() {
        twice(diagnostics, source.derived_from.as_deref().unwrap_or_default(), "derived_from", &|| at("sources", item));
    }
    for id in file.every_id() {
        let path: PathTo<'_> = &|| at(id.kind().list(), id.at());
        let (own, points) = file.record(id).cited();
        passages(diagnostics, own, path);
        for (value, point) in points.iter().enumerate() {
            passages(diagnostics, &point.citations, &|| path().key("points").item(value));
        }
    }
    for (item, relation) in file.relations.iter().enumerate() {
        if relation.from == relation.to {
            let path: PathTo<'_> = &|| at("relations", item).key("to");
            diagnostics.error(|| {
                Diagnostic::new(path(), format!("\"{}\" can't have a relation with itself", brief(&relation.to)))
            });
        }
    }
    for (item, event) in file.events.iter().enumerate() {
        let path: PathTo<'_> = &|| at("events", item);
        let Event { actors, recipients, places, .. } = event;
        let EventDetails { involved, after, before, .. } = &**event;
        let cast: [(&str, &[Ref]); 3] = [("actors", actors), ("recipients", recipients), ("involved", involved)];
        let others: [(&str, &[Ref]); 3] = [("places", places), ("after", after), ("before", before)];
        for (field, ids) in cast.into_iter().chain(others) {
            twice(diagnostics, ids, field, path);
        }
        if diagnostics.wants_warnings() {
            in_two_lists(diagnostics, cast, path);
        }
    }
    for (item, claim) in file.claims.iter().enumerate() {
        let Claim { by, about, supports, disputes, .. } = claim;
        for (field, ids) in [("by", by), ("about", about), ("supports", supports), ("disputes", disputes)] {
            twice(diagnostics, ids, field, &|| at("claims", item));
        }
    }
    for (item, figure) in file.figures.iter().enumerate() {
        twice(diagnostics, &figure.about, "about", &|| at("figures", item));
    }
}

/// Reports sources that a passage is derived from twice.
fn passages(diagnostics: &mut Diagnostics, citations: &[Citation], path: PathTo<'_>) {
    for (item, citation) in citations.iter().enumerate() {
        let path: PathTo<'_> = &|| path().key("citations").item(item);
        twice(diagnostics, citation.derived_from.as_deref().unwrap_or_default(), "derived_from", path);
    }
}

/// How many ids are compared with one another.
const SHORT: usize = 16;

/// Reports ids that a list names more than once.
fn twice(diagnostics: &mut Diagnostics, ids: &[Ref], field: &str, path: PathTo<'_>) {
    // Most lists are short, and looking through them is the quickest.
    let mut known: HashSet<&str> = HashSet::new();
    for (item, id) in ids.iter().enumerate() {
        let is_new = if ids.len() > SHORT { known.insert(id) } else { !ids[..item].contains(id) };
        if !is_new {
            diagnostics.error(|| {
                Diagnostic::new(
                    path().key(field).item(item),
                    format!("\"{}\" is there twice; once is enough", brief(id)),
                )
            });
        }
    }
}

/// Reports actors that have more than one role in an event.
fn in_two_lists(diagnostics: &mut Diagnostics, cast: [(&str, &[Ref]); 3], path: PathTo<'_>) {
    let mut roles: HashMap<&str, &str> = HashMap::new();
    for (field, ids) in cast {
        for (item, id) in ids.iter().enumerate() {
            let other = *roles.entry(id).or_insert(field);
            if other != field {
                diagnostics.warning(|| {
                    let message = format!("\"{}\" is among \"{other}\" too; one part is enough", brief(id));
                    Diagnostic::new(path().key(field).item(item), message)
                });
            }
        }
    }
}
