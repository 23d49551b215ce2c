//! Whose knowledge a citation is: the ends to which its lineage leads.
//!
//! A source may be derived from others, and they from others again. Independent witnesses are counted
//! by the ends of these chains, not by the documents in them.

use std::collections::{HashMap, HashSet};

use super::{
    ActorId, Ref, SourceId,
    graph::{Edge, Graph},
    record::{Citation, File},
};

/// Where lineage ends: nothing is known to lie behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// The newsroom or office of a source: two of its documents are one witness.
    Outlet(ActorId),
    /// A source that names no outlet; the first one of several that are derived from one another.
    Source(SourceId),
}

/// The most ends that are followed for one source; nobody names more, and a chain of sources that
/// each name two others would double them with every step.
pub(super) const MOST_ENDS: usize = 64;

/// The ends of every source that is derived from others.
#[derive(Debug, Default)]
pub(super) struct Lineage {
    /// By source that is derived from itself through others: the end that all sources of this loop share.
    loops: HashMap<SourceId, End>,
    ends: HashMap<SourceId, Box<[End]>>,
    derived: HashMap<SourceId, Vec<SourceId>>,
}

impl Lineage {
    pub fn new(file: &File) -> Self {
        let edges = edges(file);
        let mut lineage = Self::default();
        if edges.is_empty() {
            return lineage;
        }
        for edge in edges.iter().filter(|edge| edge.from != edge.to) {
            let derived = lineage.derived.entry(SourceId(edge.to as u32)).or_default();
            derived.push(SourceId(edge.from as u32));
        }
        let graph = Graph::new(file.sources.len(), edges);
        // A group comes after all groups that it leads to.
        for group in graph.groups().iter() {
            lineage.add(file, &graph, group);
        }
        lineage
    }

    /// Follows a group of sources that are derived from one another, most often a single one.
    fn add(&mut self, file: &File, graph: &Graph<()>, group: &[usize]) {
        let Some(first) = group.iter().min().map(|at| SourceId(*at as u32)) else { return };
        let own = if group.len() == 1 { own_end(file, first) } else { end_of_loop(file, group, first) };
        let edges = || group.iter().flat_map(|node| &graph.edges[graph.edges_of(*node)]);
        let members: HashSet<usize> = if group.len() > 1 { group.iter().copied().collect() } else { HashSet::new() };
        let is_inside = |node: usize| if group.len() > 1 { members.contains(&node) } else { group[0] == node };
        let mut ends: Vec<End> = Vec::new();
        for edge in edges().filter(|edge| !is_inside(edge.to)) {
            ends.extend(self.behind(file, SourceId(edge.to as u32)));
            ends.sort_unstable();
            ends.dedup();
            ends.truncate(MOST_ENDS);
        }
        if ends.is_empty() && group.len() == 1 {
            return;
        }
        if ends.is_empty() || edges().any(|edge| edge.from == edge.to) {
            ends.push(own);
            ends.sort_unstable();
            ends.dedup();
        }
        for member in group.iter().map(|at| SourceId(*at as u32)) {
            if group.len() > 1 {
                self.loops.insert(member, own);
            }
            self.ends.insert(member, ends.clone().into());
        }
    }

    /// The end that a source is by itself.
    pub fn own(&self, file: &File, id: SourceId) -> End {
        self.loops.get(&id).copied().unwrap_or_else(|| own_end(file, id))
    }

    /// The ends behind a source, in order.
    pub fn behind(&self, file: &File, id: SourceId) -> Vec<End> {
        self.ends.get(&id).map_or_else(|| vec![own_end(file, id)], |ends| ends.to_vec())
    }

    /// The ends of a citation, in order: those of its passage where it says so, or else of its source.
    pub fn of(&self, file: &File, citation: &Citation) -> Vec<End> {
        let Some(source) = citation.source.to::<SourceId>() else { return Vec::new() };
        let Some(from) = &citation.derived_from else { return self.behind(file, source) };
        let mut ends: Vec<End> = Vec::new();
        for from in from.iter().filter_map(Ref::to::<SourceId>) {
            if from == source {
                ends.push(self.own(file, source));
            } else {
                ends.extend(self.behind(file, from));
            }
        }
        if ends.is_empty() {
            ends.push(self.own(file, source));
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The sources that say that they are derived from this one.
    pub fn derived(&self, id: SourceId) -> &[SourceId] {
        self.derived.get(&id).map_or(&[], Vec::as_slice)
    }
}

fn edges(file: &File) -> Vec<Edge<()>> {
    let mut edges = Vec::new();
    for (from, source) in file.sources.iter().enumerate() {
        for to in source.derived_from.iter().flatten().filter_map(Ref::to::<SourceId>) {
            edges.push(Edge { from, to: to.at(), label: () });
        }
    }
    edges
}

/// The sources that are derived from one another, by their places in the file.
pub(super) fn loops(file: &File) -> Vec<Vec<usize>> {
    let edges = edges(file);
    if edges.is_empty() {
        return Vec::new();
    }
    let groups = Graph::new(file.sources.len(), edges).groups();
    groups.loops().map(<[usize]>::to_vec).collect()
}

fn own_end(file: &File, id: SourceId) -> End {
    let outlet = file.sources[id.at()].outlet.as_ref().and_then(Ref::to);
    outlet.map_or(End::Source(id), End::Outlet)
}

/// The outlet that all sources of a loop name, or else its first source.
fn end_of_loop(file: &File, group: &[usize], first: SourceId) -> End {
    let end = own_end(file, first);
    let is_shared = |end: End| group.iter().all(|at| own_end(file, SourceId(*at as u32)) == end);
    if is_shared(end) { end } else { End::Source(first) }
}
