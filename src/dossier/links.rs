//! What leads from one record to others, as far as it stands.

use std::{borrow::Cow, cmp::Reverse};

use super::{
    ActorId, ClaimId, Dossier, EventId, FigureId, Id, PlaceId, RelationId, Role, Scope, SourceId, index::Links,
};
use crate::sorting;

impl Dossier {
    /// Both ends of a relation: whose it is, and to whom.
    pub fn endpoints(&self, id: RelationId) -> (ActorId, ActorId) {
        self.index.whole.endpoints[id.at()]
    }

    /// Who had which role in an event: doers, recipients, others involved; nobody twice.
    pub fn cast(&self, id: EventId) -> &[(ActorId, Role)] {
        if self.stands(id) { self.index.whole.cast.of(id.at()) } else { &[] }
    }

    /// Who has which role in what a record tells, doers first: the cast of an event, the makers of a claim,
    /// both ends of a relation.
    pub fn participants(&self, id: impl Into<Id>) -> Cow<'_, [(ActorId, Role)]> {
        match id.into() {
            Id::Event(id) => self.cast(id).into(),
            Id::Claim(id) => self.makers(id).iter().map(|maker| (*maker, Role::Actor)).collect(),
            Id::Relation(id) => {
                let (from, to) = self.endpoints(id);
                vec![(from, Role::Actor), (to, Role::Recipient)].into()
            }
            Id::Source(_) | Id::Place(_) | Id::Actor(_) | Id::Figure(_) => Vec::new().into(),
        }
    }

    /// The events of an actor, in the order of time.
    pub fn events_of(&self, id: ActorId) -> Cow<'_, [EventId]> {
        self.in_order_of_time(self.index.whole.events_of.of(id.at()))
    }

    /// The role that an actor had in an event.
    pub fn role_in(&self, event: EventId, actor: ActorId) -> Option<Role> {
        self.cast(event).iter().find(|(who, _)| *who == actor).map(|(_, role)| *role)
    }

    /// Actors, most involved first; equals by name.
    pub fn by_involvement(&self) -> &[ActorId] {
        &self.index.orders.by_involvement
    }

    /// The relations of an actor, whichever end it stands at.
    pub fn relations_of(&self, id: ActorId) -> Cow<'_, [RelationId]> {
        self.standing_among(self.index.whole.relations_of.of(id.at()))
    }

    /// What an actor says.
    pub fn claims_by(&self, id: ActorId) -> Cow<'_, [ClaimId]> {
        self.standing_among(self.index.whole.claims_by.of(id.at()))
    }

    /// Who makes a claim.
    pub fn makers(&self, id: ClaimId) -> &[ActorId] {
        if self.stands(id) { self.index.whole.makers.of(id.at()) } else { &[] }
    }

    /// The claims that speak of a record.
    pub fn claims_about(&self, id: impl Into<Id>) -> Cow<'_, [ClaimId]> {
        self.leading_to(id.into(), &self.index.whole.claims_about)
    }

    /// The claims that bear a record out.
    pub fn supported_by(&self, id: impl Into<Id>) -> Cow<'_, [ClaimId]> {
        self.leading_to(id.into(), &self.index.whole.supported_by)
    }

    /// The claims that deny a record.
    pub fn disputed_by(&self, id: impl Into<Id>) -> Cow<'_, [ClaimId]> {
        self.leading_to(id.into(), &self.index.whole.disputed_by)
    }

    /// The figures about a record.
    pub fn figures_about(&self, id: impl Into<Id>) -> Cow<'_, [FigureId]> {
        self.leading_to(id.into(), &self.index.whole.figures_about)
    }

    /// The events at a place, in the order of time.
    pub fn events_at(&self, id: PlaceId) -> Cow<'_, [EventId]> {
        self.in_order_of_time(self.index.whole.events_at.of(id.at()))
    }

    /// Whether it is an event about which claims dispute each other.
    pub fn has_rivals(&self, id: impl Into<Id>) -> bool {
        matches!(id.into(), Id::Event(event) if self.rivals_about(event).next().is_some())
    }

    /// Pairs of claims about an event of which one disputes the other.
    pub(super) fn rivals_about(&self, event: EventId) -> impl Iterator<Item = (ClaimId, ClaimId)> {
        let rivals = self.index.whole.rivals.get(&event).filter(|_| self.stands(event));
        let both_stand = |(one, other): &(ClaimId, ClaimId)| self.stands(*one) && self.stands(*other);
        rivals.into_iter().flatten().copied().filter(both_stand)
    }

    /// The records that rest on a source: kind by kind, events in the order of time, actors by involvement.
    pub fn resting_on(&self, source: SourceId) -> Cow<'_, [Id]> {
        let all = self.index.whole.resting_on.of(source.at());
        if self.scope == Scope::All {
            return all.into();
        }
        let mut left: Vec<Id> = all.iter().copied().filter(|id| self.rests_on(*id, source)).collect();
        sorting::by_key(&mut left, |id| match *id {
            Id::Event(event) => (0, Reverse(0), "", self.rank_in_time(event)),
            Id::Claim(_) => (1, Reverse(0), "", id.at()),
            Id::Figure(_) => (2, Reverse(0), "", id.at()),
            Id::Relation(_) => (3, Reverse(0), "", id.at()),
            Id::Actor(actor) => (4, Reverse(self.events_of(actor).len()), self.actor(actor).name.as_str(), id.at()),
            Id::Place(_) => (5, Reverse(0), "", id.at()),
            Id::Source(_) => (6, Reverse(0), "", id.at()),
        });
        left.into()
    }

    /// Whether some record or another cites a source.
    pub fn is_cited(&self, source: SourceId) -> bool {
        self.index.whole.resting_on.of(source.at()).iter().any(|id| self.rests_on(*id, source))
    }

    fn rests_on(&self, id: Id, source: SourceId) -> bool {
        let cites = || self.citations(id).any(|citation| citation.source.to() == Some(source));
        self.stands(id) && (!self.records.may_differ(id) || cites())
    }

    /// The records that are there of which a passage says by itself what it is derived from.
    pub(super) fn derived_by_passage(&self) -> impl Iterator<Item = Id> {
        let says_so = |id: &Id| self.citations(*id).any(|citation| citation.derived_from.is_some());
        self.index.whole.derived_by_passage.iter().copied().filter(says_so)
    }

    fn standing_among<'a, H: Copy + Into<Id>>(&self, all: &'a [H]) -> Cow<'a, [H]> {
        filtered(all, |one| self.stands(one))
    }

    /// The records that lead to another: to one that has fallen, none does.
    fn leading_to<'a, H: Copy + Into<Id>>(&self, id: Id, links: &'a Links<H>) -> Cow<'a, [H]> {
        let all = links.get(&id).filter(|_| self.stands(id));
        self.standing_among(all.map_or(&[], Vec::as_slice))
    }

    fn in_order_of_time<'a>(&self, all: &'a [EventId]) -> Cow<'a, [EventId]> {
        let mut standing = self.standing_among(all);
        if self.index.orders.is_rearranged && !standing.is_sorted_by_key(|event| self.rank_in_time(*event)) {
            self.put_in_order_of_time(standing.to_mut());
        }
        standing
    }
}

/// Those of a list that are to be kept, without a new one where all are.
fn filtered<T: Copy>(all: &[T], is_kept: impl Fn(T) -> bool) -> Cow<'_, [T]> {
    let Some(at) = all.iter().position(|one| !is_kept(*one)) else { return all.into() };
    let rest = all[at + 1..].iter().copied().filter(|one| is_kept(*one));
    all[..at].iter().copied().chain(rest).collect()
}
