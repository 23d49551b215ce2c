//! How well a record is supported: derived from its citations, their lineage and the claims about
//! it, never typed in.

use super::{Dossier, End, Id, SourceId, lineage::MOST_ENDS, record::Bearing};

/// What the evidence of a record amounts to.
///
/// On a claim it counts who reports that it was said, not whether it is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools)] // independent facts, each with a word of its own
pub struct Standing {
    /// How many sources bear it out.
    pub documents: usize,
    /// On how many ends at least one supporting citation rests alone; at least one where anything
    /// supports it. What rests on two ends at once adds none, so this is a floor.
    pub origins: usize,
    /// Whether some supporting citation rests on ends that are not counted.
    pub at_least: bool,
    /// Whether nobody recorded what some supporting citation rests on, so that there may be fewer.
    pub unrecorded: bool,
    /// Whether some source gives it more exactly.
    pub refined: bool,
    /// Whether some source contradicts it, a claim disputes it, it is a claim that disputes
    /// something, or it is an event and claims about it dispute each other.
    pub contested: bool,
    /// Whether all that supports it comes from states and their bodies.
    pub official: bool,
}

impl Standing {
    pub(super) fn of(dossier: &Dossier, id: Id) -> Self {
        let disputes = |id| matches!(id, Id::Claim(claim) if !dossier.claim(claim).disputes.is_empty());
        let mut standing = Self {
            contested: !dossier.disputed_by(id).is_empty() || disputes(id) || dossier.has_rivals(id),
            official: true,
            ..Self::default()
        };
        let mut documents: Vec<Option<SourceId>> = Vec::new();
        let (mut alone, mut together): (Vec<End>, Vec<End>) = (Vec::new(), Vec::new());
        for citation in dossier.citations(id) {
            standing.contested |= citation.bearing == Bearing::Contradicts;
            standing.refined |= citation.bearing == Bearing::Refines;
            if !citation.bearing.supports() {
                continue;
            }
            documents.push(dossier.source_of(citation));
            standing.unrecorded |= dossier.derived_from(citation).is_none();
            let ends = dossier.ends_of(citation);
            // Of very many ends not all are known.
            standing.official &= ends.len() < MOST_ENDS && ends.iter().all(|end| dossier.is_official(*end));
            standing.at_least |= ends.len() >= MOST_ENDS;
            if let [end] = ends.as_slice() { alone.push(*end) } else { together.extend(ends) }
        }
        documents.sort_unstable();
        documents.dedup();
        alone.sort_unstable();
        alone.dedup();
        standing.documents = documents.len();
        standing.origins = alone.len().max(usize::from(!documents.is_empty()));
        standing.at_least |= together.iter().any(|end| alone.binary_search(end).is_err());
        standing.official &= !documents.is_empty();
        standing
    }

    /// How many origins there are beside the first.
    pub const fn corroborated_by(&self) -> usize {
        self.origins.saturating_sub(1)
    }

    /// Whether it rests on one origin alone.
    pub const fn is_single(&self) -> bool {
        self.origins == 1
    }
}
