//! Wholes that are parts of their own parts: among places, and among actors.

use std::collections::HashMap;

use super::{Diagnostic, Diagnostics, PathTo, at};
use crate::dossier::{
    ActorId, Date, Day, PlaceId,
    graph::{Edge, Graph},
    problem::{Path, Severity},
    record::{File, Relation, RelationKind},
};

/// Reports parts that contain themselves.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    let mut edges = Vec::new();
    for (item, place) in file.places.iter().enumerate() {
        let Some(whole) = &place.part_of else { continue };
        let path: PathTo<'_> = &|| at("places", item).key("part_of");
        if *whole == place.id {
            diagnostics.error(|| Diagnostic::new(path(), "a place can't lie in itself"));
        } else if let Some(whole) = whole.to::<PlaceId>() {
            edges.push(Edge { from: item, to: whole.at(), label: item });
        }
    }
    report(
        diagnostics,
        file.places.len(),
        edges,
        |place| &file.places[place].id,
        |item| at("places", item).key("part_of"),
    );

    let mut edges = Vec::new();
    for (item, relation) in file.relations.iter().enumerate().filter(|(_, one)| one.kind == RelationKind::PartOf) {
        if let (Some(part), Some(whole)) = (relation.from.to::<ActorId>(), relation.to.to::<ActorId>())
            && part != whole
        {
            edges.push(Edge { from: part.at(), to: whole.at(), label: item });
        }
    }
    let edges = at_one_time(file, edges, diagnostics);
    report(
        diagnostics,
        file.actors.len(),
        edges,
        |actor| &file.actors[actor].id,
        |item| at("relations", item).key("to"),
    );
}

/// How many relations are looked at in one tangle, counted once for each time at which they are.
const MOST_LOOKED_AT: usize = 20_000_000;

/// The relations of each tangle that surely hold together at some time, if they go round: who is a part of
/// whom may change.
fn at_one_time(file: &File, edges: Vec<Edge<usize>>, diagnostics: &mut Diagnostics) -> Vec<Edge<usize>> {
    let holds: HashMap<usize, Hold> =
        edges.iter().map(|edge| (edge.label, Hold::of(&file.relations[edge.label]))).collect();
    if holds.values().all(|hold| *hold == Hold::ALWAYS) {
        return edges;
    }
    let graph = Graph::new(file.actors.len(), edges);
    let mut kept = Vec::new();
    for group in graph.groups().loops() {
        let members: HashMap<usize, usize> = group.iter().enumerate().map(|(local, node)| (*node, local)).collect();
        let edges_of = |node: &usize| &graph.edges[graph.edges_of(*node)];
        let within: Vec<Edge<usize>> =
            group.iter().flat_map(edges_of).filter(|edge| members.contains_key(&edge.to)).copied().collect();
        let goes_round = |edges: &Vec<Edge<usize>>| {
            let local = edges.iter().map(|edge| Edge { from: members[&edge.from], to: members[&edge.to], ..*edge });
            Graph::new(group.len(), local.collect()).groups().loops().next().is_some()
        };
        // If a loop holds at any time, it does so when the last of its relations begins.
        let mut times: Vec<Time> = within.iter().map(|edge| holds[&edge.label].beginning(edge.label)).collect();
        times.sort_unstable();
        times.dedup();
        let most = MOST_LOOKED_AT / within.len().max(1);
        let at_time = |time: Time| {
            let together = |edge: &&Edge<usize>| time.of == Some(edge.label) || holds[&edge.label].covers(time);
            within.iter().filter(together).copied().collect::<Vec<_>>()
        };
        let found = times.iter().take(most).map(|time| at_time(*time)).find(goes_round);
        if found.is_none() && times.len() > most {
            diagnostics.warning(|| {
                let path = within.first().map_or_else(Path::default, |edge| at("relations", edge.label).key("to"));
                let message = "too many dated relations hang together here to look for loops at all times";
                Diagnostic::new(path, message)
            });
        }
        kept.extend(found.unwrap_or_default());
    }
    kept
}

/// When a relation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hold {
    from: Day,
    /// The day before which it ends: it may end in the morning, and another begin.
    until: Day,
    /// Whether it surely holds from the one to the other; or only at some time between.
    throughout: bool,
}

impl Hold {
    const ALWAYS: Self = Self { from: Day(i32::MIN), until: Day(i32::MAX), throughout: true };

    fn of(relation: &Relation) -> Self {
        let [start, end] = [&relation.start, &relation.end].map(|date| date.as_ref().map(Date::widest));
        let first = |day: Option<Day>| day.unwrap_or(Self::ALWAYS.from);
        let last = |day: Option<Day>| day.unwrap_or(Self::ALWAYS.until);
        let sure = Self {
            from: first(start.and_then(|start| start.last)),
            until: last(end.and_then(|end| end.first)),
            throughout: true,
        };
        if sure.from < sure.until {
            return sure;
        }
        let (from, until) = (first(start.and_then(|start| start.first)), last(end.and_then(|end| end.last)));
        Self { from, until, throughout: false }
    }

    /// The time at which it is seen whether others hold with it.
    fn beginning(self, relation: usize) -> Time {
        if self.throughout {
            Time { from: self.from, until: self.from, of: None }
        } else {
            Time { from: self.from, until: self.until, of: Some(relation) }
        }
    }

    /// Whether it surely holds at a time.
    fn covers(self, time: Time) -> bool {
        let ends = if time.from == time.until { time.until < self.until } else { time.until <= self.until };
        self.throughout && self.from <= time.from && ends
    }
}

/// A time at which relations are looked at: a day, or all the days in which one of them may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Time {
    from: Day,
    until: Day,
    /// The relation that holds at some time in it.
    of: Option<usize>,
}

/// Reports a loop of each group of nodes that has any.
fn report<'a>(
    diagnostics: &mut Diagnostics,
    nodes: usize,
    edges: Vec<Edge<usize>>,
    id: impl Fn(usize) -> &'a str,
    path: impl Fn(usize) -> Path,
) {
    if edges.is_empty() {
        return;
    }
    let graph = Graph::new(nodes, edges);
    let message = |round: &str| format!("each of these is a part of the next: {round}; one of these can't be");
    diagnostics.loops(Severity::Error, (&graph, &graph.groups()), id, |item| path(*item), message);
}
