//! Records of one kind, of which any will do: what a condition is asked of every record.

use crate::dossier::Id;

/// Some records of one kind, a bit each by their places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OneOf(Vec<u64>);

impl OneOf {
    /// Whether a record of the kind is one of them.
    pub fn has(&self, id: impl Into<Id>) -> bool {
        let at = id.into().at();
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

impl FromIterator<Id> for OneOf {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        let mut bits = Vec::new();
        for id in ids {
            let at = id.at();
            // No more room than the last one needs, so that equals have equal bits.
            if bits.len() <= at / 64 {
                bits.resize(at / 64 + 1, 0);
            }
            bits[at / 64] |= 1 << (at % 64);
        }
        Self(bits)
    }
}
