//! What sources are derived from: as they say themselves, or as the passages of one record say in their place.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use super::{
    SourceId,
    graph::{Edge, Graph},
    record::{Citation, File, Ref},
};

/// Sources, with a step from each to those that it is derived from. A step to itself is something of its own.
#[derive(Debug)]
pub(super) struct Derivation {
    /// In the file's order.
    pub sources: Vec<SourceId>,
    /// By places in this list.
    pub graph: Graph<()>,
    /// The sources of which a passage says what it is derived from.
    by_passage: HashSet<SourceId>,
}

/// How many sources are followed for the passages of one record: nobody records longer lineage, and a file may
/// have as many records as sources.
const MOST_FOLLOWED: usize = 200;

impl Derivation {
    /// As the sources say themselves.
    pub fn of_file(file: &File) -> Self {
        let sources: Vec<SourceId> = (0..file.sources.len() as u32).map(SourceId).collect();
        let steps = sources.iter().flat_map(|id| said(file, *id).map(|to| (id.at(), to.at())));
        let edges = steps.map(|(from, to)| Edge { from, to, label: () }).collect();
        let graph = Graph::new(sources.len(), edges);
        Self { sources, graph, by_passage: HashSet::new() }
    }

    /// As a record has it: what its passages say replaces what their sources say, for whatever repeats them, too.
    ///
    /// Nothing where no passage says it.
    pub fn of_record<'a>(file: &File, citations: impl Iterator<Item = &'a Citation> + Clone) -> Option<Self> {
        let passages = citations.clone().filter(|citation| citation.derived_from.is_some());
        let by_passage: HashSet<SourceId> = passages.filter_map(|citation| citation.source.to()).collect();
        if by_passage.is_empty() {
            return None;
        }
        let mut steps: HashMap<SourceId, Vec<SourceId>> = HashMap::new();
        let mut waiting: Vec<SourceId> = Vec::new();
        for citation in citations {
            let Some(id) = citation.source.to::<SourceId>() else { continue };
            waiting.push(id);
            if by_passage.contains(&id) {
                let known = steps.entry(id).or_default();
                let before = known.len();
                match &citation.derived_from {
                    Some(from) => known.extend(from.iter().filter_map(Ref::to::<SourceId>)),
                    None => known.extend(said(file, id)),
                }
                if known.len() == before {
                    known.push(id);
                }
            }
        }
        let mut reached: HashSet<SourceId> = HashSet::new();
        while let Some(id) = waiting.pop() {
            if reached.insert(id) {
                let next = steps.entry(id).or_insert_with(|| said(file, id).collect());
                waiting.extend(next.iter());
            }
            if reached.len() > MOST_FOLLOWED {
                return None;
            }
        }
        let mut sources: Vec<SourceId> = reached.into_iter().collect();
        sources.sort_unstable();
        let place = |id: &SourceId| sources.binary_search(id).ok();
        let pairs = sources.iter().enumerate().flat_map(|(from, id)| steps[id].iter().map(move |to| (from, to)));
        let edges = pairs.filter_map(|(from, to)| Some(Edge { from, to: place(to)?, label: () })).collect();
        let graph = Graph::new(sources.len(), edges);
        Some(Self { sources, graph, by_passage })
    }

    /// Where a source stands in the list.
    pub fn place(&self, id: SourceId) -> Option<usize> {
        self.sources.binary_search(&id).ok()
    }

    /// What a citation is derived from, where that may differ from what is known of its source here.
    pub fn passage<'c>(&self, file: &'c File, citation: &'c Citation) -> Option<&'c [Ref]> {
        let of_source = || {
            let id = citation.source.to::<SourceId>().filter(|id| self.by_passage.contains(id))?;
            Some(file.sources[id.at()].derived_from.as_deref().unwrap_or_default())
        };
        citation.derived_from.as_deref().or_else(of_source)
    }

    /// From each source to those that it is derived from.
    pub fn steps(&self) -> impl Iterator<Item = (SourceId, SourceId)> {
        self.graph.edges.iter().map(|edge| (self.sources[edge.from], self.sources[edge.to]))
    }
}

/// What a source says that it is derived from.
fn said(file: &File, id: SourceId) -> impl Iterator<Item = SourceId> {
    file.sources[id.at()].derived_from.iter().flatten().filter_map(Ref::to)
}
