//! Who stands against whom: rival claims, and which of them share a side.
//!
//! Claims share a side only by a common maker or because one supports the other. Two claims that deny
//! the same claim need not agree.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use super::{ActorId, ClaimId, Dossier, EventId, Id, Ref, Role};
use crate::sorting;

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

    /// Whether it is disputed who did an event: a claim about it names somebody who stands against that with a claim
    /// of their own, which is about it, too. Those who are known to have done it, or to whom it was done, dispute rather why or how;
    /// so do those who were only part of it, where it is known who did it.
    pub fn disputes_who(&self, event: EventId) -> bool {
        let has_doer = || self.cast(event).iter().any(|(_, role)| *role == Role::Actor);
        let may_have_done_it = |who: ActorId| match self.role_in(event, who) {
            None => true,
            Some(Role::Involved) => !has_doer(),
            Some(Role::Actor | Role::Recipient) => false,
        };
        let is_denied = |claim: ClaimId, by: ClaimId| {
            let mut named = self.claim(claim).about.iter().filter_map(Ref::to::<ActorId>);
            named.any(|who| self.makers(by).contains(&who) && may_have_done_it(who))
        };
        let about = self.claims_about(event);
        let mut pairs = self.rivals_about(event).filter(|(one, other)| about.contains(one) && about.contains(other));
        pairs.any(|(one, other)| is_denied(one, other) || is_denied(other, one))
    }

    /// The disputes of the claims about a record: each pair of rivals once, around the claim that has
    /// more of them, or is about the record itself; `most` disputes with `most` rivals each at most, and how many disputes there are
    /// beyond them.
    pub fn disputes_about(&self, id: impl Into<Id>, most: usize) -> (Vec<Dispute>, usize) {
        let mut rivals: BTreeMap<ClaimId, BTreeSet<ClaimId>> = BTreeMap::new();
        let about: BTreeSet<ClaimId> = self.claims_about(id).iter().copied().collect();
        for claim in &about {
            for rival in self.rivals(*claim) {
                rivals.entry(*claim).or_default().insert(rival);
                rivals.entry(rival).or_default().insert(*claim);
            }
        }
        let mut disputed: Vec<(ClaimId, BTreeSet<ClaimId>)> = rivals.into_iter().collect();
        sorting::by_key(&mut disputed, |(claim, rivals)| (Reverse(rivals.len()), !about.contains(claim), *claim));
        let mut told: HashSet<ClaimId> = HashSet::new();
        let (mut disputes, mut more) = (Vec::new(), 0);
        for (claim, rivals) in disputed {
            let rivals: Vec<ClaimId> = rivals.into_iter().filter(|rival| !told.contains(rival)).collect();
            if !rivals.is_empty() {
                told.insert(claim);
                if disputes.len() < most {
                    disputes.push(self.dispute(claim, rivals, most));
                } else {
                    more += 1;
                }
            }
        }
        (disputes, more)
    }

    fn dispute(&self, claim: ClaimId, mut rivals: Vec<ClaimId>, most: usize) -> Dispute {
        let more = rivals.len().saturating_sub(most);
        rivals.truncate(most);
        Dispute { claim, against: self.sides(&rivals), more }
    }

    /// Claims in groups: those of a side together, also by way of others, but never two that dispute
    /// each other.
    fn sides(&self, claims: &[ClaimId]) -> Vec<Vec<ClaimId>> {
        let rivals: Vec<Vec<ClaimId>> = claims.iter().map(|claim| self.rivals(*claim)).collect();
        let mut sides: Vec<Vec<usize>> = (0..claims.len()).map(|at| vec![at]).collect();
        for at in 0..claims.len() {
            for other in at + 1..claims.len() {
                let side_of = |at: usize| sides.iter().position(|side| side.contains(&at)).unwrap_or(0);
                let (one, two) = (side_of(at), side_of(other));
                let are_rivals = |a: usize, b: usize| rivals[a].contains(&claims[b]);
                if one != two
                    && self.agree(claims[at], claims[other])
                    && !sides[one].iter().any(|a| sides[two].iter().any(|b| are_rivals(*a, *b)))
                {
                    let joined = sides.remove(one.max(two));
                    sides[one.min(two)].extend(joined);
                }
            }
        }
        let named = |mut side: Vec<usize>| {
            side.sort_unstable();
            side.into_iter().map(|at| claims[at]).collect()
        };
        sides.into_iter().map(named).collect()
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

#[cfg(test)]
mod tests {
    use crate::dossier::load;

    #[test]
    fn who_did_it_is_disputed_where_somebody_named_denies_it() {
        let dossier = load::bundled().unwrap();
        let disputed = dossier.events().filter(|(event, _)| dossier.disputes_who(*event));
        let disputed: Vec<&str> = disputed.map(|(event, _)| dossier.id_of(event)).collect();
        assert!(disputed.contains(&"nazarzoda-violence") && disputed.contains(&"cyclists-attack"), "{disputed:?}");
        // What is disputed there is why it was done, on which day, and whether it was fit.
        // That the armed group said so is not disputed, only whether it is true.
        assert!(!disputed.contains(&"isis-claims-attack"), "{disputed:?}");
        for id in ["irpt-office-sealed", "irpt-deadline", "unity-conference", "kabiri-accused", "dushanbe-blames-irpt"]
        {
            assert!(!disputed.contains(&id), "{id}");
        }
    }
}
