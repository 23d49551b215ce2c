//! Whose knowledge a citation is: the ends to which its lineage leads.
//!
//! A source may be derived from others, and they from others again. Independent witnesses are counted
//! by the ends of these chains, not by the documents in them.

use foldhash::{HashMap, HashSet, HashSetExt as _};

use super::{
    ActorId, SourceId,
    derivation::Derivation,
    record::{Citation, File, Ref},
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
    /// As the sources of a file have it.
    pub fn new(file: &File) -> Self {
        let derivation = Derivation::of_file(file);
        let mut lineage = Self::over(file, &derivation);
        for (from, to) in derivation.steps().filter(|(from, to)| from != to) {
            lineage.derived.entry(to).or_default().push(from);
        }
        lineage
    }

    fn over(file: &File, derivation: &Derivation) -> Self {
        let mut lineage = Self::default();
        if derivation.graph.edges.is_empty() {
            return lineage;
        }
        // A group comes after all groups that it leads to.
        for group in derivation.graph.groups().iter() {
            lineage.add(file, derivation, group);
        }
        lineage
    }

    /// Follows a group of sources that are derived from one another, most often a single one.
    fn add(&mut self, file: &File, derivation: &Derivation, group: &[usize]) {
        let Derivation { sources, graph, .. } = derivation;
        let Some(first) = group.iter().map(|at| sources[*at]).min() else { return };
        let ids = || group.iter().map(|at| sources[*at]);
        let own = if group.len() == 1 { own_end(file, first) } else { end_of_loop(file, ids(), first) };
        let edges = || group.iter().flat_map(|node| &graph.edges[graph.edges_of(*node)]);
        let members: HashSet<usize> = if group.len() > 1 { group.iter().copied().collect() } else { HashSet::new() };
        let is_inside = |node: usize| if group.len() > 1 { members.contains(&node) } else { group[0] == node };
        let mut ends: Vec<End> = Vec::new();
        for edge in edges().filter(|edge| !is_inside(edge.to)) {
            ends.extend(self.behind(file, sources[edge.to]));
            settle(&mut ends);
        }
        if ends.is_empty() && group.len() == 1 {
            return;
        }
        if ends.is_empty() || edges().any(|edge| edge.from == edge.to) {
            ends.push(own);
            ends.sort_unstable();
            ends.dedup();
        }
        for member in ids() {
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

    /// The ends of a citation, in order: those of its passage where the record says what that is derived from,
    /// or else of its source.
    pub fn of(&self, file: &File, citation: &Citation) -> Vec<End> {
        let Some(source) = citation.source.to::<SourceId>() else { return Vec::new() };
        citation.ends.as_ref().map_or_else(|| self.behind(file, source), |ends| ends.to_vec())
    }

    /// The ends of a passage, in order, of which it is known what it is derived from.
    fn of_passage(&self, file: &File, source: SourceId, from: &[Ref]) -> Vec<End> {
        let mut ends: Vec<End> = Vec::new();
        for from in from.iter().filter_map(Ref::to::<SourceId>) {
            if from == source {
                ends.push(self.own(file, source));
            } else {
                ends.extend(self.behind(file, from));
            }
            settle(&mut ends);
        }
        if ends.is_empty() {
            ends.push(self.own(file, source));
        }
        ends
    }

    /// The sources that say that they are derived from this one.
    pub fn derived(&self, id: SourceId) -> &[SourceId] {
        self.derived.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Writes the ends of every citation into records of which a passage says what it is derived from: they hold for
/// all that repeats the passage, in every scope.
pub(super) fn follow_passages(file: &mut File) {
    macro_rules! of {
        ($($list:ident),+) => {$(
            for at in 0..file.$list.len() {
                if let Some(found) = ends_in(file, file.$list[at].citations.iter()) {
                    write(file.$list[at].citations.iter_mut(), found);
                }
            }
        )+};
    }
    of!(places, actors, relations, events, claims, chapters);
    for at in 0..file.figures.len() {
        if let Some(found) = ends_in(file, file.figures[at].points.iter().flat_map(|point| &point.citations)) {
            write(file.figures[at].points.iter_mut().flat_map(|point| &mut point.citations), found);
        }
    }
}

/// The ends of the citations of a record; nothing where no passage says what it is derived from, or where its
/// ends are known already.
fn ends_in<'a>(file: &File, citations: impl Iterator<Item = &'a Citation> + Clone) -> Option<Vec<Box<[End]>>> {
    let is_open = |citation: &Citation| citation.derived_from.is_some() && citation.ends.is_none();
    if !citations.clone().any(is_open) {
        return None;
    }
    let derivation = Derivation::of_record(file, citations.clone())?;
    let lineage = Lineage::over(file, &derivation);
    let ends = |citation: &Citation| {
        let Some(source) = citation.source.to::<SourceId>() else { return Vec::new() };
        let from = derivation.passage(file, citation);
        from.map_or_else(|| lineage.behind(file, source), |from| lineage.of_passage(file, source, from))
    };
    Some(citations.map(|citation| ends(citation).into()).collect())
}

fn write<'a>(citations: impl Iterator<Item = &'a mut Citation>, found: Vec<Box<[End]>>) {
    for (citation, ends) in citations.zip(found) {
        citation.details.get_or_insert_default().ends = Some(ends);
    }
}

/// In order, each once, and no more than are followed.
fn settle(ends: &mut Vec<End>) {
    ends.sort_unstable();
    ends.dedup();
    ends.truncate(MOST_ENDS);
}

fn own_end(file: &File, id: SourceId) -> End {
    let outlet = file.sources[id.at()].outlet.as_ref().and_then(Ref::to);
    outlet.map_or(End::Source(id), End::Outlet)
}

/// The outlet that all sources of a loop name, or else its first source.
fn end_of_loop(file: &File, mut group: impl Iterator<Item = SourceId>, first: SourceId) -> End {
    let end = own_end(file, first);
    if group.all(|id| own_end(file, id) == end) { end } else { End::Source(first) }
}
