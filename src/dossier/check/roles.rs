//! Who stands where they can't: a person for a country, somebody on both sides of a relation,
//! the same one twice.

use std::collections::HashMap;

use super::{ById, Finding, Findings, at};
use crate::dossier::{
    Id,
    problem::{Path, Severity},
    record::{ActorKind, Event, File, Ref},
    text::brief,
};

/// Reports who stands where they can't.
pub(super) fn check(file: &File, by_id: &ById, findings: &mut Findings) {
    for (item, actor) in file.actors.iter().enumerate() {
        let Some(id) = &actor.country else { continue };
        let Some(Id::Actor(country)) = by_id.get(id.as_str()) else { continue };
        let severity = match file.actors[country.at()].kind {
            ActorKind::State => continue,
            ActorKind::Person => Severity::Error,
            _ => Severity::Warning,
        };
        findings.report(severity, || {
            let kind = file.actors[country.at()].kind.word();
            let message = format!("\"{}\" is of the kind {kind}; a state is needed here", brief(id));
            Finding::new(at("actors", item).key("country"), message)
        });
    }
    for (item, relation) in file.relations.iter().enumerate() {
        if relation.from == relation.to {
            let path = || at("relations", item).key("to");
            findings.error(|| {
                Finding::new(path(), format!("\"{}\" can't have a relation with itself", brief(&relation.to)))
            });
        }
    }
    for (item, event) in file.events.iter().enumerate() {
        let path = || at("events", item);
        twice(findings, &event.actors, "actors", path);
        twice(findings, &event.recipients, "recipients", path);
        twice(findings, &event.involved, "involved", path);
        twice(findings, &event.places, "places", path);
        twice(findings, &event.after, "after", path);
        twice(findings, &event.before, "before", path);
        if findings.wants_warnings() {
            in_two_lists(findings, event, path);
        }
    }
    for (item, claim) in file.claims.iter().enumerate() {
        let path = || at("claims", item);
        twice(findings, &claim.by, "by", path);
        twice(findings, &claim.about, "about", path);
        twice(findings, &claim.supports, "supports", path);
        twice(findings, &claim.disputes, "disputes", path);
    }
    for (item, figure) in file.figures.iter().enumerate() {
        twice(findings, &figure.about, "about", || at("figures", item));
    }
}

/// Reports ids that a list names more than once.
fn twice(findings: &mut Findings, ids: &[Ref], field: &str, path: impl Fn() -> Path) {
    if ids.len() < 2 {
        return;
    }
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(ids.len());
    for (item, id) in ids.iter().enumerate() {
        if *first.entry(id).or_insert(item) != item {
            findings.error(|| {
                Finding::new(path().key(field).item(item), format!("\"{}\" is there twice; once is enough", brief(id)))
            });
        }
    }
}

/// Reports actors that have more than one part in an event.
fn in_two_lists(findings: &mut Findings, event: &Event, path: impl Fn() -> Path) {
    let mut parts: HashMap<&str, &str> = HashMap::new();
    for (field, ids) in [("actors", &event.actors), ("recipients", &event.recipients), ("involved", &event.involved)] {
        for (item, id) in ids.iter().enumerate() {
            let other = *parts.entry(id).or_insert(field);
            if other != field {
                findings.warning(|| {
                    let message = format!("\"{}\" is among \"{other}\" too; one part is enough", brief(id));
                    Finding::new(path().key(field).item(item), message)
                });
            }
        }
    }
}
