//! Wholes that are parts of their own parts: among places, and among actors.

use std::collections::HashMap;

use super::{
    ById, Finding, Findings, at,
    graph::{Edge, Graph},
};
use crate::dossier::{
    Date, Day, Id, Span,
    problem::Path,
    record::{File, Relation, RelationKind},
};

/// Reports parts that contain themselves.
pub(super) fn check(file: &File, by_id: &ById, findings: &mut Findings) {
    let mut edges = Vec::new();
    for (item, place) in file.places.iter().enumerate() {
        let Some(whole) = &place.part_of else { continue };
        let path = || at("places", item).key("part_of");
        match by_id.get(whole.as_str()) {
            _ if *whole == place.id => findings.error(|| Finding::new(path(), "a place can't lie in itself")),
            Some(Id::Place(whole)) => edges.push(Edge { from: item, to: whole.at(), label: item }),
            _ => {}
        }
    }
    report(
        findings,
        file.places.len(),
        edges,
        |place| &file.places[place].id,
        |item| at("places", item).key("part_of"),
    );

    let mut edges = Vec::new();
    for (item, relation) in file.relations.iter().enumerate().filter(|(_, one)| one.kind == RelationKind::PartOf) {
        if let (Some(Id::Actor(part)), Some(Id::Actor(whole))) =
            (by_id.get(relation.from.as_str()), by_id.get(relation.to.as_str()))
            && part != whole
        {
            edges.push(Edge { from: part.at(), to: whole.at(), label: item });
        }
    }
    let edges = at_one_time(file, edges);
    report(findings, file.actors.len(), edges, |actor| &file.actors[actor].id, |item| at("relations", item).key("to"));
}

/// How many days times relations are looked at in one tangle of relations.
const MOST_LOOKED_AT: usize = 1_000_000;

/// The relations of each tangle without those that never hold together with the rest of a loop: who is a
/// part of whom may change.
fn at_one_time(file: &File, edges: Vec<Edge<usize>>) -> Vec<Edge<usize>> {
    let spans: HashMap<usize, Span> =
        edges.iter().map(|edge| (edge.label, sure(&file.relations[edge.label]))).collect();
    if spans.values().all(|span| *span == ALWAYS) {
        return edges;
    }
    let graph = Graph::new(file.actors.len(), edges);
    let mut kept = Vec::new();
    for group in graph.groups().loops() {
        let members: HashMap<usize, usize> = group.iter().enumerate().map(|(local, node)| (*node, local)).collect();
        let within: Vec<&Edge<usize>> = group
            .iter()
            .flat_map(|node| &graph.edges[graph.edges_of(*node)])
            .filter(|edge| members.contains_key(&edge.to))
            .collect();
        // If a loop holds on any day, it does so on the day on which the last of its relations begins.
        let mut days: Vec<Day> = within.iter().map(|edge| begins(spans[&edge.label])).collect();
        days.sort_unstable();
        days.dedup();
        let on = |day: Day| {
            let holds = |edge: &&&Edge<usize>| spans[&edge.label].meets(Span { first: Some(day), last: Some(day) });
            within.iter().filter(holds).copied().copied().collect::<Vec<_>>()
        };
        let goes_round = |edges: &Vec<Edge<usize>>| {
            let local = edges.iter().map(|edge| Edge { from: members[&edge.from], to: members[&edge.to], ..*edge });
            Graph::new(group.len(), local.collect()).groups().loops().next().is_some()
        };
        let days = days.into_iter().take(MOST_LOOKED_AT / within.len().max(1));
        kept.extend(days.map(on).find(goes_round).unwrap_or_default());
    }
    kept
}

/// The days on which a relation surely holds; where nobody dates it, all.
fn sure(relation: &Relation) -> Span {
    let [start, end] = [&relation.start, &relation.end].map(|date| date.as_ref().map(Date::widest));
    Span { first: start.and_then(|start| start.last), last: end.and_then(|end| end.first) }
}

const ALWAYS: Span = Span { first: None, last: None };

fn begins(span: Span) -> Day {
    span.first.unwrap_or(Day(i32::MIN))
}

/// Reports a loop of each group of nodes that has any.
fn report<'a>(
    findings: &mut Findings,
    nodes: usize,
    edges: Vec<Edge<usize>>,
    id: impl Fn(usize) -> &'a str,
    path: impl Fn(usize) -> Path,
) {
    if edges.is_empty() {
        return;
    }
    let graph = Graph::new(nodes, edges);
    for group in graph.groups().loops() {
        findings.error(|| {
            let (first, round) = graph.round(group, &id);
            let path = first.map_or_else(Path::default, |edge| path(edge.label));
            Finding::new(path, format!("each of these is a part of the next: {round}; one of these can't be"))
        });
    }
}
