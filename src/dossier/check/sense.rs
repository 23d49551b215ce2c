//! What can't be: evidence that makes no sense, people acting after their death, dates and orders
//! that contradict themselves.

use std::collections::HashMap;

use super::{Finding, at};
use crate::dossier::{
    Date, Day, Id,
    problem::Path,
    record::{Actor, Bearing, Citation, Event, File, Ref},
    text::Text,
};

/// How far an event may lie from the date that a source which does not contradict it gives, in
/// days: a little over a year, for calendars that turn at other times than ours.
const TOLERANCE: i32 = 400;

/// Reports what can't be.
pub(super) fn check(file: &File, by_id: &HashMap<Box<str>, Id>, findings: &mut Vec<Finding>) {
    let mut sense = Sense { file, by_id, findings };
    for (item, event) in file.events.iter().enumerate() {
        sense.event(item, event);
    }
    sense.lifetimes();
    sense.claims();
    sense.bearings();
}

struct Sense<'a> {
    file: &'a File,
    by_id: &'a HashMap<Box<str>, Id>,
    findings: &'a mut Vec<Finding>,
}

impl Sense<'_> {
    fn report(&mut self, path: Path, message: String) {
        self.findings.push(Finding::new(path, message));
    }

    fn event(&mut self, item: usize, event: &Event) {
        let path = || at("events", item);
        for (field, refs, earlier) in [("after", &event.after, true), ("before", &event.before, false)] {
            for (at_ref, id) in refs.iter().enumerate() {
                let here = || path().key(field).item(at_ref);
                if *id == event.id {
                    self.report(here(), format!("an event can't come {field} itself"));
                } else if let (Some(Id::Event(other)), Some(date)) = (self.by_id.get(id.as_str()), &event.date)
                    && let Some(theirs) = &self.file.events[other.at()].date
                {
                    let (first, second) = if earlier { (theirs, date) } else { (date, theirs) };
                    if surely_before(second, first) {
                        self.report(here(), format!("the dates say otherwise: {date} here, {theirs} for \"{id}\""));
                    }
                }
            }
        }
        // Things may be done to or about the dead; only the living act.
        for (at_ref, id) in event.actors.iter().enumerate() {
            let (Some(Id::Actor(actor)), Some(date)) = (self.by_id.get(id.as_str()), &event.date) else { continue };
            let Actor { start, end, .. } = &self.file.actors[actor.at()];
            let here = || path().key("actors").item(at_ref);
            if let Some(end) = end.as_ref().filter(|end| surely_before(end, date)) {
                self.report(here(), format!("\"{id}\" acts on {date}, after its end on {end}"));
            }
            if let Some(start) = start.as_ref().filter(|start| surely_before(date, start)) {
                self.report(here(), format!("\"{id}\" acts on {date}, before its start on {start}"));
            }
        }
        for (at_citation, citation) in event.citations.iter().enumerate() {
            if let (Some(date), Some(Id::Source(source))) = (&event.date, self.by_id.get(citation.source.as_str()))
                && let Some(issued) = &self.file.sources[source.at()].issued
                && days_between(issued, date).is_some_and(|days| days > TOLERANCE)
            {
                let message = format!("this source was issued on {issued}, years before the event on {date}");
                self.report(path().key("citations").item(at_citation).key("source"), message);
            }
            if let (Some(ours), Some(theirs)) = (&event.date, &citation.date)
                && citation.bearing != Bearing::Contradicts
                && years_apart(ours, theirs)
            {
                let message = format!(
                    "this source dates the event to {theirs}, years from {ours}; correct one of the two, or say that it contradicts"
                );
                self.report(path().key("citations").item(at_citation).key("date"), message);
            }
        }
    }

    fn lifetimes(&mut self) {
        let actors = self.file.actors.iter().map(|actor| (&actor.start, &actor.end));
        let relations = self.file.relations.iter().map(|relation| (&relation.start, &relation.end));
        let spans: Vec<_> = [("actors", actors.collect::<Vec<_>>()), ("relations", relations.collect())].into();
        for (list, lifetimes) in spans {
            for (item, (start, end)) in lifetimes.into_iter().enumerate() {
                if let (Some(start), Some(end)) = (start, end)
                    && surely_before(end, start)
                {
                    self.report(at(list, item).key("end"), format!("it ends on {end}, before it starts on {start}"));
                }
            }
        }
    }

    fn claims(&mut self) {
        for (item, claim) in self.file.claims.iter().enumerate() {
            let path = || at("claims", item);
            for (field, refs) in [("disputes", &claim.disputes), ("supports", &claim.supports)] {
                if let Some(at_ref) = refs.iter().position(|id| *id == claim.id) {
                    self.report(path().key(field).item(at_ref), format!("a claim that {field} itself says nothing"));
                }
            }
            let both = |id: &&Ref| claim.supports.contains(id);
            if let Some(id) = claim.disputes.iter().find(both) {
                self.report(path().key("disputes"), format!("it can't both support and dispute \"{id}\""));
            }
        }
    }

    fn bearings(&mut self) {
        let file = self.file;
        let lists: [(&str, Vec<&[Citation]>); 5] = [
            ("places", file.places.iter().map(|record| record.citations.as_slice()).collect()),
            ("actors", file.actors.iter().map(|record| record.citations.as_slice()).collect()),
            ("relations", file.relations.iter().map(|record| record.citations.as_slice()).collect()),
            ("events", file.events.iter().map(|record| record.citations.as_slice()).collect()),
            ("claims", file.claims.iter().map(|record| record.citations.as_slice()).collect()),
        ];
        for (list, records) in lists {
            for (item, citations) in records.into_iter().enumerate() {
                self.bearing(citations, || at(list, item));
            }
        }
        for (item, figure) in file.figures.iter().enumerate() {
            for (value, point) in figure.points.iter().enumerate() {
                self.bearing(&point.citations, || at("figures", item).key("points").item(value));
            }
        }
    }

    fn bearing(&mut self, citations: &[Citation], path: impl Fn() -> Path) {
        for (item, citation) in citations.iter().enumerate() {
            if citation.bearing == Bearing::Contradicts && citation.note.as_ref().is_none_or(Text::is_blank) {
                let here = path().key("citations").item(item);
                self.report(
                    here,
                    "a contradiction without a note; say in \"note\" what this source says instead".into(),
                );
            }
        }
        if !citations.is_empty() && citations.iter().all(|citation| citation.bearing == Bearing::Contradicts) {
            self.report(path().key("citations"), "every source contradicts this; then who says it?".into());
        }
    }
}

/// Whether all of `a` lies before all of `b`.
fn surely_before(a: &Date, b: &Date) -> bool {
    a.span().last.zip(b.span().first).is_some_and(|(a, b)| a < b)
}

/// Whether two dates lie further apart than sources that agree can.
fn years_apart(a: &Date, b: &Date) -> bool {
    [days_between(a, b), days_between(b, a)].into_iter().flatten().any(|days| days > TOLERANCE)
}

/// How many days lie between the end of one date and the start of another, where both are known.
fn days_between(first: &Date, second: &Date) -> Option<i32> {
    let (Day(last), Day(first)) = first.span().last.zip(second.span().first)?;
    Some(first.saturating_sub(last))
}
