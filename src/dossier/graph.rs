//! Directed graphs: which nodes lie on loops, and the order of all others.
//!
//! Never recurses, since a chain may be as long as a file.

use std::collections::{HashMap, HashSet, VecDeque};

use super::text::brief;

/// An edge, with what it was made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge<L> {
    pub from: usize,
    pub to: usize,
    pub label: L,
}

/// Nodes from 0 up and the edges between them.
#[derive(Debug)]
pub(super) struct Graph<L> {
    /// In the order of the nodes that they start from.
    pub edges: Vec<Edge<L>>,
    /// Where the edges of each node begin, and after the last node, where they end.
    first: Vec<usize>,
}

impl<L> Graph<L> {
    pub fn new(nodes: usize, mut edges: Vec<Edge<L>>) -> Self {
        edges.sort_by_key(|edge| edge.from);
        let mut first = vec![0; nodes + 1];
        for edge in &edges {
            first[edge.from + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        Self { edges, first }
    }

    /// The places in [`Self::edges`] of those that start from a node.
    pub fn edges_of(&self, node: usize) -> std::ops::Range<usize> {
        self.first[node]..self.first[node + 1]
    }

    /// The nodes in groups: those that can reach one another are in one group, and an edge between
    /// groups leads to an earlier one. The algorithm is Tarjan's, with a stack of its own.
    pub fn groups(&self) -> Groups {
        let nodes = self.first.len() - 1;
        let mut number: Vec<Option<usize>> = vec![None; nodes];
        let mut low = vec![0; nodes];
        let mut grouped = vec![false; nodes];
        let mut found = Groups { nodes: Vec::with_capacity(nodes), ends: Vec::new() };
        let (mut open, mut walk, mut count) = (Vec::new(), Vec::new(), 0);
        for root in 0..nodes {
            let mut enter = number[root].is_none().then_some(root);
            loop {
                if let Some(node) = enter.take() {
                    number[node] = Some(count);
                    low[node] = count;
                    count += 1;
                    open.push(node);
                    walk.push((node, self.edges_of(node)));
                }
                let Some((node, edges)) = walk.last_mut() else { break };
                let node = *node;
                if let Some(edge) = edges.next() {
                    let to = self.edges[edge].to;
                    match number[to] {
                        None => enter = Some(to),
                        Some(number) if !grouped[to] => low[node] = low[node].min(number),
                        Some(_) => {}
                    }
                    continue;
                }
                walk.pop();
                if let Some((above, _)) = walk.last() {
                    low[*above] = low[*above].min(low[node]);
                }
                if number[node] == Some(low[node]) {
                    let start = open.iter().rposition(|other| *other == node).unwrap_or(0);
                    for member in open.drain(start..) {
                        grouped[member] = true;
                        found.nodes.push(member);
                    }
                    found.ends.push(found.nodes.len());
                }
            }
        }
        found
    }

    /// The edges of a shortest loop through the first node of a group of several.
    pub fn loop_in(&self, group: &[usize]) -> Vec<&Edge<L>> {
        let members: HashSet<usize> = group.iter().copied().collect();
        let start = group.iter().copied().min().unwrap_or(0);
        let mut came_by: HashMap<usize, usize> = HashMap::new();
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front().filter(|_| !came_by.contains_key(&start)) {
            for edge in self.edges_of(node) {
                let to = self.edges[edge].to;
                if members.contains(&to) && !came_by.contains_key(&to) {
                    came_by.insert(to, edge);
                    waiting.push_back(to);
                }
            }
        }
        let mut edges = Vec::new();
        let mut node = start;
        while let Some(edge) = came_by.get(&node).map(|edge| &self.edges[*edge]) {
            edges.push(edge);
            node = edge.from;
            if node == start {
                break;
            }
        }
        edges.reverse();
        edges
    }
}

/// All nodes of a graph in groups.
#[derive(Debug)]
pub(super) struct Groups {
    nodes: Vec<usize>,
    ends: Vec<usize>,
}

impl Groups {
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &[usize]> {
        let start = |at: usize| if at == 0 { 0 } else { self.ends[at - 1] };
        (0..self.ends.len()).map(move |at| &self.nodes[start(at)..self.ends[at]])
    }

    /// Those of more than one node: on each of these nodes lies a loop.
    pub fn loops(&self) -> impl Iterator<Item = &[usize]> {
        self.iter().filter(|group| group.len() > 1)
    }
}

/// A way from id to id, as a message shows it: `a → b → c`, cut where it is long.
pub(super) fn shown(ids: &[&str]) -> String {
    const ENDS: usize = 4;
    let join = |ids: &[&str]| ids.iter().map(|id| brief(id)).collect::<Vec<_>>().join(" → ");
    if ids.len() <= 2 * ENDS {
        join(ids)
    } else {
        format!("{} → … → {}", join(&ids[..ENDS]), join(&ids[ids.len() - ENDS..]))
    }
}
