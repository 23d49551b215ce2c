//! How well a record is supported: derived from its citations and the claims about it, never typed
//! in.
//!
//! Knows bearings and disputes. Must not know the words or glyphs that a screen uses for them.

use std::collections::BTreeSet;

use super::{Dossier, Id, record::Bearing};

/// What the sources of a record amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
        let mut all = BTreeSet::new();
        let mut stating = BTreeSet::new();
        let mut backing = BTreeSet::new();
        let mut standing = Self { contested: !dossier.disputed_by(id).is_empty(), ..Self::default() };
        for citation in dossier.citations(id) {
            let source = citation.source.as_str();
            all.insert(source);
            match citation.bearing {
                Bearing::States => {
                    stating.insert(source);
                }
                Bearing::Agrees => {
                    backing.insert(source);
                }
                Bearing::Refines => {
                    standing.refined = true;
                    backing.insert(source);
                }
                Bearing::Contradicts => standing.contested = true,
            }
        }
        standing.sources = all.len();
        standing.corroborated_by = backing.difference(&stating).count();
        standing
    }

    /// Whether it rests on one source alone.
    pub const fn is_single(&self) -> bool {
        self.sources == 1
    }
}
