//! Wholes that are parts of their own parts: among places, and among actors.

use super::{
    ById, Finding, Findings, at,
    graph::{Edge, Graph},
};
use crate::dossier::{
    Id,
    problem::Path,
    record::{File, RelationKind},
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
    report(findings, file.actors.len(), edges, |actor| &file.actors[actor].id, |item| at("relations", item).key("to"));
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
