//! How well a record is supported: derived from its citations and the claims about it, never typed
//! in.
//!
//! Knows bearings and disputes.

use serde::Serialize;

use super::{Dossier, Id, SourceId, record::Bearing};

/// What the sources of a record amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Standing {
    /// How many sources it is cited to, whatever their bearing.
    pub sources: usize,
    /// How many further sources agree with it or refine it, beside those that state it.
    pub corroborated_by: usize,
    /// Whether some source gives it more exactly.
    pub refined: bool,
    /// Whether some claim disputes it or some source contradicts it.
    pub contested: bool,
}

impl Standing {
    pub(super) fn of(dossier: &Dossier, id: Id) -> Self {
        let mut cited: Vec<(Option<SourceId>, Bearing)> =
            dossier.citations(id).map(|citation| (dossier.source_of(citation), citation.bearing)).collect();
        cited.sort_unstable();
        let mut standing = Self { contested: !dossier.disputed_by(id).is_empty(), ..Self::default() };
        for citations in cited.chunk_by(|(source, _), (next, _)| source == next) {
            let says = |wanted| citations.iter().any(|(_, bearing)| *bearing == wanted);
            let (agrees, refines) = (says(Bearing::Agrees), says(Bearing::Refines));
            standing.sources += 1;
            standing.corroborated_by += usize::from((agrees || refines) && !says(Bearing::States));
            standing.refined |= refines;
            standing.contested |= says(Bearing::Contradicts);
        }
        standing
    }

    /// Whether it rests on one source alone.
    pub const fn is_single(&self) -> bool {
        self.sources == 1
    }
}
