//! What events are said to have followed and preceded, against their dates and one another.

use super::{Diagnostic, Diagnostics, at, date_shown, surely_before};
use crate::dossier::{
    Date, Day, EventId,
    graph::{Edge, Graph, Groups, shown},
    problem::{Path, Severity},
    record::{Event, File},
    text::brief,
};

/// How many events before the last one a message names where dates deny an order.
const NAMED: usize = 6;

/// Which words of the file put one event before another.
#[derive(Debug, Clone, Copy)]
struct Said {
    event: usize,
    field: &'static str,
    item: usize,
}

impl Said {
    fn path(self) -> Path {
        at("events", self.event).key(self.field).item(self.item)
    }
}

/// Reports orders that can't be.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    let mut edges = Vec::new();
    for (item, event) in file.events.iter().enumerate() {
        pairs(file, diagnostics, (item, event), &mut edges);
    }
    if edges.is_empty() {
        return;
    }
    let graph = Graph::new(file.events.len(), edges);
    let groups = graph.groups();
    let message = |round: &str| format!("this order goes round in a circle: {round}; one of these can't be");
    diagnostics.loops(Severity::Error, (&graph, &groups), |event| &file.events[event].id, |said| said.path(), message);
    dates(file, &graph, &groups, diagnostics);
}

/// Reports what two events by themselves can't be to one another, and collects the other pairs.
fn pairs(file: &File, diagnostics: &mut Diagnostics, (item, event): (usize, &Event), edges: &mut Vec<Edge<Said>>) {
    for (field, refs) in [("after", &event.after), ("before", &event.before)] {
        for (at_ref, id) in refs.iter().enumerate() {
            let said = Said { event: item, field, item: at_ref };
            if *id == event.id {
                diagnostics.error(|| Diagnostic::new(said.path(), format!("an event can't come {field} itself")));
                continue;
            }
            let Some(other) = id.to::<EventId>() else { continue };
            let (from, to) = if field == "after" { (other.at(), item) } else { (item, other.at()) };
            if from != to {
                edges.push(Edge { from, to, label: said });
            }
            if let (Some(first), Some(second)) = (&file.events[from].date, &file.events[to].date)
                && surely_before(second, first)
            {
                diagnostics.error(|| {
                    let (ours, theirs) = if from == item { (first, second) } else { (second, first) };
                    let (ours, theirs) = (date_shown(ours), date_shown(theirs));
                    let message = format!("the dates say otherwise: {ours} here, {theirs} for \"{}\"", brief(id));
                    Diagnostic::new(said.path(), message)
                });
            }
        }
    }
}

/// The day before which an event can't have been, because of one that came before it.
#[derive(Debug, Clone, Copy)]
struct Bound {
    day: Day,
    /// The dated event that it comes from.
    source: usize,
    /// The last step on the way from there.
    via: usize,
}

/// Reports events that are dated before others which they follow by way of further events.
fn dates(file: &File, graph: &Graph<Said>, groups: &Groups, diagnostics: &mut Diagnostics) {
    let mut bounds: Vec<Option<Bound>> = vec![None; file.events.len()];
    // Every event after all that come before it; nothing follows from what goes round in a circle.
    for group in groups.iter().rev() {
        let &[event] = group else { continue };
        let span = file.events[event].date.as_ref().map(Date::widest);
        let bound = bounds[event];
        if let Some(Bound { day, source, via }) = bound
            && span.and_then(|span| span.last).is_some_and(|last| last < day)
        {
            // Where one step leads from one to the other, that has been reported already.
            if graph.edges[via].from != source {
                diagnostics.error(|| denied(file, graph, &bounds, event, source));
            }
        }
        let own = span.and_then(|span| span.first);
        for via in graph.edges_of(event) {
            let to = graph.edges[via].to;
            let from_here = own.map(|day| Bound { day, source: event, via });
            let from_before = bound.map(|bound| Bound { via, ..bound });
            bounds[to] = [bounds[to], from_here, from_before]
                .into_iter()
                .flatten()
                .reduce(|latest, bound| if bound.day > latest.day { bound } else { latest });
        }
    }
}

fn denied(file: &File, graph: &Graph<Said>, bounds: &[Option<Bound>], event: usize, source: usize) -> Diagnostic {
    let mut path = Path::default();
    let mut way = vec![event];
    let mut here = event;
    while let Some(bound) = bounds[here].filter(|_| here != source && way.len() < NAMED) {
        let edge = &graph.edges[bound.via];
        if here == event {
            path = edge.label.path();
        }
        here = edge.from;
        way.push(here);
    }
    let mut ids: Vec<&str> = way.iter().map(|event| &*file.events[*event].id).collect();
    if here != source {
        ids.extend(["…", &*file.events[source].id]);
    }
    ids.reverse();
    let dated = |event: usize| {
        let event = &file.events[event];
        (brief(&event.id).into_owned(), event.date.as_ref().map_or_else(String::new, date_shown))
    };
    let ((later, date), (earlier, earlier_date)) = (dated(event), dated(source));
    let message = format!(
        "the dates say otherwise: {date} for \"{later}\", {earlier_date} for \"{earlier}\", which comes first by way of {}",
        shown(&ids)
    );
    Diagnostic::new(path, message)
}
