//! Who stands against whom: rival claims, and which of them share a side.
//!
//! Claims share a side only by a common maker or because one supports the other. Who denies the same
//! claim does not therefore agree.

use std::{cmp::Reverse, collections::HashSet};

use super::{ClaimId, Dossier, Id, Ref};

/// A claim, and those that stand against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The claim that is disputed.
    pub claim: ClaimId,
    /// Its rivals, those that share a side together; each side and each claim in the file's order.
    pub against: Vec<Vec<ClaimId>>,
    /// How many rivals there are beyond these.
    pub more: usize,
}

impl Dossier {
    /// The claims that dispute a claim or are disputed by it, in the file's order.
    pub fn rivals(&self, id: ClaimId) -> Vec<ClaimId> {
        let disputed = self.claim(id).disputes.iter().filter_map(Ref::to);
        let mut rivals: Vec<ClaimId> = disputed.chain(self.disputed_by(id).iter().copied()).collect();
        rivals.retain(|rival| *rival != id);
        rivals.sort_unstable();
        rivals.dedup();
        rivals
    }

    /// A claim with those that stand against it, if any does; `most` of them at most.
    pub fn dispute_around(&self, id: ClaimId, most: usize) -> Option<Dispute> {
        let rivals = self.rivals(id);
        (!rivals.is_empty()).then(|| self.dispute(id, rivals, most))
    }

    /// The disputes of the claims about a record: each pair of rivals once, around the claim that has
    /// more of them; `most` rivals of a claim at most.
    pub fn disputes_about(&self, id: impl Into<Id>, most: usize) -> Vec<Dispute> {
        let about = self.claims_about(id).iter().map(|claim| (*claim, self.rivals(*claim)));
        let mut disputed: Vec<_> = about.filter(|(_, rivals)| !rivals.is_empty()).collect();
        disputed.sort_unstable_by_key(|(claim, rivals)| (Reverse(rivals.len()), *claim));
        let mut told: HashSet<ClaimId> = HashSet::new();
        let mut disputes = Vec::new();
        for (claim, mut rivals) in disputed {
            rivals.retain(|rival| !told.contains(rival));
            if !rivals.is_empty() {
                told.insert(claim);
                disputes.push(self.dispute(claim, rivals, most));
            }
        }
        disputes
    }

    fn dispute(&self, claim: ClaimId, mut rivals: Vec<ClaimId>, most: usize) -> Dispute {
        let more = rivals.len().saturating_sub(most);
        rivals.truncate(most);
        Dispute { claim, against: self.sides(rivals), more }
    }

    /// Claims in groups: those of a side together, never two that dispute each other.
    fn sides(&self, claims: Vec<ClaimId>) -> Vec<Vec<ClaimId>> {
        let mut sides: Vec<Vec<ClaimId>> = Vec::new();
        for claim in claims {
            let rivals = self.rivals(claim);
            let is_one_of = |side: &&mut Vec<ClaimId>| {
                side.iter().any(|other| self.agree(claim, *other)) && !side.iter().any(|other| rivals.contains(other))
            };
            match sides.iter_mut().find(is_one_of) {
                Some(side) => side.push(claim),
                None => sides.push(vec![claim]),
            }
        }
        sides
    }

    /// Whether two claims have a maker in common, or one supports the other.
    fn agree(&self, one: ClaimId, other: ClaimId) -> bool {
        let supports =
            |one: ClaimId, other: ClaimId| Ref::targets(&self.claim(one).supports).any(|id| id == other.into());
        self.makers(one).iter().any(|maker| self.makers(other).contains(maker))
            || supports(one, other)
            || supports(other, one)
    }
}
