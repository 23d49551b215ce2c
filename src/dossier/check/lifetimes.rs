//! Who acts, speaks, is dealt with or stands in a relation before their start or after their end.
//!
//! A person's dates are certain ends; of other actors, founders and successors do things, too.

use std::fmt;

use super::{Diagnostic, Diagnostics, PathTo, at, date_shown, surely_before};
use crate::dossier::{
    ActorId, Date,
    problem::Severity,
    record::{Actor, ActorKind, File, Ref, Relation, RelationKind},
    text::brief,
};

/// Reports what lies outside of lifetimes.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    let mut lives = Lifetimes { actors: &file.actors, diagnostics };
    for (item, actor) in file.actors.iter().enumerate() {
        lives.span(actor.start.as_ref(), actor.end.as_ref(), &|| at("actors", item));
    }
    for (item, relation) in file.relations.iter().enumerate() {
        lives.span(relation.start.as_ref(), relation.end.as_ref(), &|| at("relations", item));
        lives.relation(item, relation);
        seen(relation, lives.diagnostics, &|| at("relations", item).key("seen"));
    }
    for (item, event) in file.events.iter().enumerate() {
        let Some(date) = &event.date else { continue };
        let path: PathTo<'_> = &|| at("events", item);
        lives.each(&event.actors, date, "acts", &|| path().key("actors"), |actor, _| of_person(actor));
        // Things may be done to or about the dead; only the living act.
        let passive = |actor: &Actor, outside: &Outside<'_>| match outside {
            Outside::Before(_) if actor.kind == ActorKind::Person => Severity::Error,
            _ => Severity::Warning,
        };
        lives.each(&event.recipients, date, "has a part in this", &|| path().key("recipients"), passive);
        lives.each(&event.involved, date, "has a part in this", &|| path().key("involved"), passive);
    }
    for (item, claim) in file.claims.iter().enumerate() {
        if let Some(date) = &claim.date {
            let severity = |actor: &Actor, _: &Outside<'_>| of_person(actor);
            lives.each(&claim.by, date, "says this", &|| at("claims", item).key("by"), severity);
        }
    }
}

/// Reports a day of being last seen that lies before the start or beside an end.
fn seen(relation: &Relation, diagnostics: &mut Diagnostics, path: PathTo<'_>) {
    let Some(seen) = &relation.seen else { return };
    if relation.end.is_some() {
        diagnostics
            .error(|| Diagnostic::new(path(), "its end is known, so that it need not say when it was last seen"));
    }
    if let Some(start) = relation.start.as_ref().filter(|start| surely_before(seen, start)) {
        diagnostics.error(|| {
            let (seen, start) = (date_shown(seen), date_shown(start));
            Diagnostic::new(
                path(),
                format!("it was last seen on {seen}, before it starts on {start}; correct one of the two"),
            )
        });
    }
}

fn of_person(actor: &Actor) -> Severity {
    if actor.kind == ActorKind::Person { Severity::Error } else { Severity::Warning }
}

/// How a date lies outside of a lifetime.
enum Outside<'a> {
    Before(&'a Date),
    After(&'a Date),
}

impl<'a> Outside<'a> {
    /// How `date` surely lies outside of the lifetime of `actor`, if it does.
    fn of(actor: &'a Actor, date: &Date) -> Option<Self> {
        let after = actor.end.as_ref().filter(|end| surely_before(end, date)).map(Self::After);
        after.or_else(|| actor.start.as_ref().filter(|start| surely_before(date, start)).map(Self::Before))
    }
}

impl fmt::Display for Outside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(start) => write!(f, "before its start on {}", date_shown(start)),
            Self::After(end) => write!(f, "after its end on {}", date_shown(end)),
        }
    }
}

struct Lifetimes<'a> {
    actors: &'a [Actor],
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Lifetimes<'a> {
    fn actor(&self, id: &Ref) -> Option<&'a Actor> {
        id.to().map(|actor: ActorId| &self.actors[actor.at()])
    }

    fn span(&mut self, start: Option<&Date>, end: Option<&Date>, path: PathTo<'_>) {
        if let (Some(start), Some(end)) = (start, end)
            && surely_before(end, start)
        {
            self.diagnostics.error(|| {
                let message = format!("it ends on {}, before it starts on {}", date_shown(end), date_shown(start));
                Diagnostic::new(path().key("end"), message)
            });
        }
    }

    /// Reports those who do something on a date outside of their lifetime.
    fn each(
        &mut self,
        ids: &[Ref],
        date: &Date,
        does: &str,
        path: PathTo<'_>,
        severity: impl Fn(&Actor, &Outside<'_>) -> Severity,
    ) {
        for (item, id) in ids.iter().enumerate() {
            if let Some(actor) = self.actor(id)
                && let Some(outside) = Outside::of(actor, date)
            {
                self.diagnostics.report(severity(actor, &outside), || {
                    let message = format!("\"{}\" {does} on {}, {outside}", brief(id), date_shown(date));
                    Diagnostic::new(path().item(item), message)
                });
            }
        }
    }

    /// Reports relations that hold before or after an actor at either end was there.
    fn relation(&mut self, item: usize, relation: &Relation) {
        // Family relations have no end: the dead remain relatives.
        if relation.kind == RelationKind::Family {
            return;
        }
        let is_held = matches!(
            relation.kind,
            RelationKind::Office | RelationKind::Employment | RelationKind::Membership | RelationKind::Representation
        );
        for (field, id) in [("from", &relation.from), ("to", &relation.to)] {
            let Some(actor) = self.actor(id) else { continue };
            // Only its holder must be alive: the estate of a dead person can have a representative, and
            // the firm of one can have employees.
            let severity = if is_held && field == "from" { of_person(actor) } else { Severity::Warning };
            let sides = [("since", "start", &relation.start), ("until", "end", &relation.end)];
            // One of the two is enough: the other mostly follows from it.
            let outside = sides.into_iter().find_map(|(since, side, date)| {
                let date = date.as_ref()?;
                Some((since, side, date, Outside::of(actor, date)?))
            });
            if let Some((since, side, date, outside)) = outside {
                self.diagnostics.report(severity, || {
                    let (id, date) = (brief(id), date_shown(date));
                    let message = format!("\"{id}\" ({field}) is in this {since} {date}, {outside}");
                    Diagnostic::new(at("relations", item).key(side), message)
                });
            }
        }
    }
}
