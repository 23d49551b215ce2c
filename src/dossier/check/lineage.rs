//! Lineage that can't be: sources that are derived from themselves through others, or from later ones.

use std::collections::HashSet;

use super::{Diagnostic, Diagnostics, PathTo, at, date_shown, surely_before};
use crate::dossier::{
    SourceId,
    graph::{Edge, Graph},
    problem::Severity,
    record::{Citation, File, Ref, Source},
    text::brief,
};

/// Warns of lineage that can't be.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    let mut edges = Vec::new();
    for (from, source) in file.sources.iter().enumerate() {
        for (item, id) in source.derived_from.iter().flatten().enumerate() {
            // Itself among others: its own reporting beside theirs, and no loop.
            let Some(to) = id.to::<SourceId>().filter(|to| to.at() != from) else { continue };
            edges.push(Edge { from, to: to.at(), label: (from, item) });
            from_later(file, diagnostics, (source, id), &|| at("sources", from).key("derived_from").item(item));
        }
    }
    let graph = Graph::new(file.sources.len(), edges);
    diagnostics.loops(
        Severity::Warning,
        (&graph, &graph.groups()),
        |source| &file.sources[source].id,
        |(from, item)| at("sources", *from).key("derived_from").item(*item),
        |round| format!("sources derived from one another: {round}; they count as one"),
    );
}

/// How many sources are looked at for one passage: nobody records longer lineage.
const FAR: usize = 200;

/// Warns of a passage that is said to come from what was issued after its source, or from what is itself
/// derived from it.
pub(super) fn passage(file: &File, diagnostics: &mut Diagnostics, citation: &Citation, path: PathTo<'_>) {
    let Some(source) = citation.source.to::<SourceId>() else { return };
    for (item, id) in citation.derived_from.iter().flatten().enumerate() {
        let path: PathTo<'_> = &|| path().key("derived_from").item(item);
        from_later(file, diagnostics, (&file.sources[source.at()], id), path);
        if id.to::<SourceId>().is_some_and(|from| from != source && leads_to(file, from, source)) {
            diagnostics.warning(|| {
                let (id, source) = (brief(id), brief(&citation.source));
                let message =
                    format!("\"{id}\" is itself derived from \"{source}\", which is said to derive from it here");
                Diagnostic::new(path(), message)
            });
        }
    }
}

/// Whether a source is derived from another, directly or through others.
fn leads_to(file: &File, from: SourceId, to: SourceId) -> bool {
    let (mut reached, mut waiting) = (HashSet::from([from]), vec![from]);
    while let Some(source) = waiting.pop() {
        for next in file.sources[source.at()].derived_from.iter().flatten().filter_map(Ref::to::<SourceId>) {
            if next == to {
                return true;
            }
            if reached.len() < FAR && reached.insert(next) {
                waiting.push(next);
            }
        }
    }
    false
}

fn from_later(file: &File, diagnostics: &mut Diagnostics, (source, id): (&Source, &Ref), path: PathTo<'_>) {
    let Some(to) = id.to::<SourceId>() else { return };
    if let (Some(issued), Some(earlier)) = (&source.issued, &file.sources[to.at()].issued)
        && surely_before(issued, earlier)
    {
        diagnostics.warning(|| {
            let (issued, earlier, id) = (date_shown(issued), date_shown(earlier), brief(id));
            let message = format!("issued on {issued}, before \"{id}\" on {earlier}, from which it is said to derive");
            Diagnostic::new(path(), message)
        });
    }
}
