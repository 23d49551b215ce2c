//! Which events meet the conditions of a query, and which other records do.

use std::sync::Arc;

use super::{
    facts::wholes,
    one_of::OneOf,
    query::{Condition, IsWord, KindWord, Query, Test},
};
use crate::dossier::{ActorId, ClaimId, Dossier, EventId, Id, Kind, Ref, Role, Scope};

/// Tells which records meet the conditions of one query.
#[derive(Debug)]
pub(super) struct Filter<'a> {
    dossier: &'a Dossier,
    /// The conditions about a kind of record.
    kinds: Vec<&'a Condition>,
    /// The others: they are about events.
    others: Vec<&'a Condition>,
    /// The events that pass, and the actors, places and sources that have to do with one of them.
    reached: Arc<Marks>,
}

/// What some conditions have reached: while words are typed beside them, they stay as they are.
#[derive(Debug)]
pub(super) struct Reached {
    conditions: Vec<Condition>,
    scope: Scope,
    marks: Arc<Marks>,
}

/// Marks on records, by kind and number.
#[derive(Debug, Default)]
struct Marks(Vec<Vec<bool>>);

impl Marks {
    fn insert(&mut self, id: Id) {
        self.0[id.kind() as usize][id.at()] = true;
    }

    fn contains(&self, id: Id) -> bool {
        self.0[id.kind() as usize][id.at()]
    }
}

/// What an actor must have to do with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Involvement {
    /// Anything.
    Any,
    /// It does it or says it.
    Doer,
}

impl<'a> Filter<'a> {
    /// Asks what the last query has reached, and notes what this one has.
    pub fn new(dossier: &'a Dossier, query: &'a Query, last: &mut Option<Reached>) -> Self {
        let (kinds, others): (Vec<_>, Vec<_>) =
            query.conditions.iter().partition(|condition| matches!(condition.test, Test::Kind(_)));
        let mut filter = Self { dossier, kinds, others, reached: Arc::default() };
        if filter.others.is_empty() {
            return filter;
        }
        match last {
            Some(last) if last.conditions == query.conditions && last.scope == dossier.scope() => {
                filter.reached = Arc::clone(&last.marks);
            }
            _ => {
                filter.reached = Arc::new(filter.reach());
                let (conditions, marks) = (query.conditions.clone(), Arc::clone(&filter.reached));
                *last = Some(Reached { conditions, scope: dossier.scope(), marks });
            }
        }
        filter
    }

    /// Marks the events that pass, and what has to do with them.
    fn reach(&self) -> Marks {
        let dossier = self.dossier;
        let mut reached = Marks(Kind::ALL.iter().map(|kind| vec![false; dossier.every_id(*kind).len()]).collect());
        for id in dossier.ids(Kind::Event).filter(|id| self.meets_all(*id, &self.others)) {
            reached.insert(id);
            dossier.citations(id).filter_map(|one| one.source.target()).for_each(|source| reached.insert(source));
            if let Id::Event(event) = id {
                dossier.cast(event).iter().for_each(|(actor, _)| reached.insert((*actor).into()));
                Ref::targets(&dossier.event(event).places).for_each(|place| reached.insert(place));
            }
        }
        reached
    }

    /// Whether a record passes all conditions.
    pub fn passes(&self, id: Id) -> bool {
        let fits = || match id {
            Id::Event(_) | Id::Place(_) => self.reached.contains(id),
            Id::Actor(actor) => self.actor_passes(actor),
            _ => self.meets_all(id, &self.others),
        };
        self.meets_all(id, &self.kinds) && (self.others.is_empty() || fits())
    }

    /// Whether some time is asked for.
    pub fn asks_for_time(&self) -> bool {
        self.others.iter().any(|condition| matches!(condition.test, Test::Time(_)) && !condition.not)
    }

    /// Whether it is for want of a date alone that an event does not pass.
    pub fn lacks_a_date(&self, event: EventId) -> bool {
        let id = event.into();
        let (times, others): (Vec<&Condition>, Vec<&Condition>) =
            self.others.iter().partition(|condition| matches!(condition.test, Test::Time(_)) && !condition.not);
        self.dossier.spans(id).is_empty()
            && !times.is_empty()
            && self.meets_all(id, &self.kinds)
            && self.meets_all(id, &others)
            && !self.meets_all(id, &times)
    }

    fn meets_all(&self, id: Id, conditions: &[&Condition]) -> bool {
        conditions.iter().all(|one| self.meets(id, &one.test) != one.not)
    }

    /// An actor passes by its role in an event that passes. One that is asked for by name passes
    /// if only its own name was asked for, one that is excluded by name never does.
    fn actor_passes(&self, actor: ActorId) -> bool {
        let named =
            |condition: &Condition| matches!(&condition.test, Test::Actor(who) | Test::By(who) if who.has(actor));
        if self.others.iter().any(|condition| condition.not && named(condition)) {
            return false;
        }
        let only_named = self.others.iter().all(|condition| !condition.not && named(condition));
        only_named || self.reached.contains(actor.into())
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
            (Test::Source(sources), Id::Source(source)) => sources.has(source),
            (Test::Source(sources), _) => {
                dossier.citations(id).filter_map(|citation| dossier.source_of(citation)).any(|one| sources.has(one))
            }
            (Test::Time(_), Id::Claim(claim)) if dossier.claim(claim).date.is_none() => self.by_events(claim, test),
            (Test::Time(wanted), Id::Event(event)) => wanted.iter().any(|wanted| dossier.may_lie_in(event, *wanted)),
            (Test::Time(wanted), _) => {
                dossier.spans(id).iter().any(|own| wanted.iter().any(|wanted| own.meets(*wanted)))
            }
            (_, Id::Source(_)) => self.reached.contains(id),
            (Test::Is(words), _) => self.stands(id, words),
            (Test::Actor(who), _) => self.involves(id, who, Involvement::Any),
            (Test::By(who), _) => self.involves(id, who, Involvement::Doer),
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
        self.dossier.speaks_of(claim).any(|id| matches!(id, Id::Event(_)) && self.meets(id, test))
    }

    /// Whether one of some actors has to do with a record or, if asked so, does it or says it.
    fn involves(&self, id: Id, who: &OneOf, involvement: Involvement) -> bool {
        let takes_part = |(actor, role): &(ActorId, Role)| {
            (involvement == Involvement::Any || *role == Role::Actor) && who.has(*actor)
        };
        let named = |id: Id| matches!(id, Id::Actor(actor) if who.has(actor));
        self.dossier.participants(id).iter().any(takes_part)
            || (involvement == Involvement::Any && self.dossier.speaks_of(id).any(named))
    }

    fn lies_in(&self, place: Id, wanted: &OneOf) -> bool {
        wholes(self.dossier, place).any(|place| wanted.has(place))
    }

    fn stands(&self, id: Id, words: &[IsWord]) -> bool {
        let standing = self.dossier.standing(id);
        let days = self.dossier.spans(id);
        words.iter().any(|word| word.is_true_of(standing, &days))
    }
}
