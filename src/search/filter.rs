//! Which events meet the conditions of a query, and which other records do.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::query::{Condition, IsWord, KindWord, Query, Test};
use crate::dossier::{ActorId, ClaimId, Date, Dossier, Id, Kind, PlaceId, Ref, Role, Span, record::Relation};

/// Tells which records meet the conditions of one query.
#[derive(Debug)]
pub(super) struct Filter<'a> {
    dossier: &'a Dossier,
    conditions: &'a [Condition],
    /// Whether a condition is about events rather than about a kind of record.
    about_events: bool,
    /// The events that pass, and the actors, places and sources that have to do with one of them.
    reached: HashSet<Id, RandomState>,
}

impl<'a> Filter<'a> {
    pub fn new(dossier: &'a Dossier, query: &'a Query) -> Self {
        let conditions = query.conditions.as_slice();
        let about_events = conditions.iter().any(|condition| !matches!(condition.test, Test::Kind(_)));
        let mut filter = Self { dossier, conditions, about_events, reached: HashSet::default() };
        let events = dossier.ids(Kind::Event).filter(|id| about_events && filter.meets_all(*id, false));
        for id in events.collect::<Vec<_>>() {
            filter.reached.insert(id);
            filter.reached.extend(dossier.citations(id).filter_map(|citation| citation.source.target()));
            if let Id::Event(event) = id {
                filter.reached.extend(dossier.cast(event).iter().map(|(actor, _)| Id::from(*actor)));
                filter.reached.extend(Ref::targets(&dossier.event(event).places));
            }
        }
        filter
    }

    /// Whether a record passes all conditions.
    pub fn passes(&self, id: Id) -> bool {
        let fits = || match id {
            Id::Event(_) | Id::Place(_) => self.reached.contains(&id),
            Id::Actor(actor) => self.actor_passes(actor),
            _ => self.meets_all(id, false),
        };
        self.meets_all(id, true) && (!self.about_events || fits())
    }

    /// Whether a record meets the conditions about its kind, or all others.
    fn meets_all(&self, id: Id, about_kind: bool) -> bool {
        let asked = self.conditions.iter().filter(|one| matches!(one.test, Test::Kind(_)) == about_kind);
        asked.into_iter().all(|one| self.meets(id, &one.test) != one.not)
    }

    /// An actor passes by its role in an event that passes. One that is asked for by name passes
    /// if only its own name was asked for, one that is excluded by name never does.
    fn actor_passes(&self, actor: ActorId) -> bool {
        let named =
            |condition: &Condition| matches!(&condition.test, Test::Actor(who) | Test::By(who) if who.contains(&actor));
        if self.conditions.iter().any(|condition| condition.not && named(condition)) {
            return false;
        }
        let others = |condition: &&Condition| !matches!(condition.test, Test::Kind(_));
        let only_named = self.conditions.iter().filter(others).all(|condition| !condition.not && named(condition));
        only_named || self.reached.contains(&actor.into())
    }

    /// Whether a record meets a condition. A source that it can't be asked of is tested by the events
    /// that rest on it, a claim by those that it speaks of.
    fn meets(&self, id: Id, test: &Test) -> bool {
        let dossier = self.dossier;
        match (test, id) {
            (Test::Kind(kinds), _) => kinds.iter().any(|kind| match (kind, id) {
                (KindWord::Record(kind), _) => *kind == id.kind(),
                (KindWord::Actor(kind), Id::Actor(actor)) => dossier.actor(actor).kind == *kind,
                (KindWord::Actor(_), _) => false,
            }),
            (Test::Source(sources), Id::Source(source)) => sources.contains(&source),
            (Test::Source(sources), _) => dossier
                .citations(id)
                .filter_map(|citation| dossier.source_of(citation))
                .any(|one| sources.contains(&one)),
            (Test::Time(_), Id::Claim(claim)) if dossier.claim(claim).date.is_none() => self.by_events(claim, test),
            (Test::Time(span), _) => self.has_date(id, |own| own.meets(*span)),
            (_, Id::Source(_)) => self.reached.contains(&id),
            (Test::Is(words), _) => self.stands(id, words),
            (Test::Actor(who), _) => self.involves(id, who, false),
            (Test::By(who), _) => self.involves(id, who, true),
            (Test::Place(places), Id::Event(event)) => {
                Ref::targets(&dossier.event(event).places).any(|id| self.lies_in(id, places))
            }
            (Test::Tone(tones), Id::Event(event)) => tones.contains(&dossier.tone(event)),
            (Test::Category(categories), Id::Event(event)) => {
                dossier.event(event).category.is_some_and(|category| categories.contains(&category))
            }
            (_, Id::Claim(claim)) => self.by_events(claim, test),
            (Test::Place(_) | Test::Tone(_) | Test::Category(_), _) => false,
        }
    }

    /// Whether an event that a claim speaks of, bears out or denies meets a condition.
    fn by_events(&self, claim: ClaimId, test: &Test) -> bool {
        self.spoken_of(claim).any(|id| matches!(id, Id::Event(_)) && self.meets(id, test))
    }

    /// What a claim speaks of, bears out or denies.
    fn spoken_of(&self, claim: ClaimId) -> impl Iterator<Item = Id> {
        let claim = self.dossier.claim(claim);
        [&claim.about, &claim.supports, &claim.disputes].into_iter().flat_map(|refs| Ref::targets(refs))
    }

    /// Whether one of some actors has to do with a record or, if asked so, does it or says it.
    fn involves(&self, id: Id, who: &[ActorId], does: bool) -> bool {
        let named = |id: Id| matches!(id, Id::Actor(actor) if who.contains(&actor));
        match id {
            Id::Event(event) => {
                let doing = |role: Role| !does || role == Role::Actor;
                self.dossier.cast(event).iter().any(|(actor, role)| doing(*role) && who.contains(actor))
            }
            Id::Claim(claim) => {
                let makes = self.dossier.makers(claim).iter().any(|maker| who.contains(maker));
                makes || (!does && self.spoken_of(claim).any(named))
            }
            Id::Relation(relation) => {
                let (from, to) = self.dossier.ends(relation);
                who.contains(&from) || (!does && who.contains(&to))
            }
            Id::Figure(figure) => !does && Ref::targets(&self.dossier.figure(figure).about).any(named),
            Id::Actor(_) | Id::Place(_) | Id::Source(_) => false,
        }
    }

    /// Whether a record has a date that fits.
    fn has_date(&self, id: Id, fits: impl Fn(Span) -> bool) -> bool {
        let own = |date: &Option<Date>| date.as_ref().is_some_and(|date| fits(date.span()));
        match id {
            Id::Event(event) => own(&self.dossier.event(event).date),
            Id::Claim(claim) => own(&self.dossier.claim(claim).date),
            Id::Source(source) => own(&self.dossier.source(source).issued),
            Id::Figure(figure) => self.dossier.figure(figure).points.iter().any(|point| fits(point.date.span())),
            Id::Relation(relation) => {
                let Relation { start, end, .. } = self.dossier.relation(relation);
                let first = start.as_ref().and_then(|date| date.span().anchor());
                let last = end.as_ref().and_then(|date| date.span().last);
                (start.is_some() || end.is_some()) && fits(Span { first, last })
            }
            Id::Actor(_) | Id::Place(_) => false,
        }
    }

    fn lies_in(&self, mut place: Id, wanted: &[PlaceId]) -> bool {
        // A place lies in a place that lies in a place; a chain longer than this is a circle.
        for _ in 0..16 {
            let Id::Place(id) = place else { return false };
            if wanted.contains(&id) {
                return true;
            }
            match self.dossier.place(id).part_of.as_ref().and_then(Ref::target) {
                Some(whole) => place = whole,
                None => return false,
            }
        }
        false
    }

    fn stands(&self, id: Id, words: &[IsWord]) -> bool {
        let standing = self.dossier.standing(id);
        words.iter().any(|word| match word {
            IsWord::Contested => standing.contested,
            IsWord::Corroborated => standing.corroborated_by() > 0,
            IsWord::Single => standing.is_single(),
            IsWord::Undated => !self.has_date(id, |_| true),
            IsWord::Refined => standing.refined,
        })
    }
}
