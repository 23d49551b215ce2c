//! Which events meet the conditions of a query, and which other records do.

use std::collections::HashSet;

use super::query::{Condition, IsWord, KindWord, Query, Test, ToneWord};
use crate::dossier::{
    ActorId, ClaimId, Date, Dossier, EventId, FigureId, Id, Part, PlaceId, Ref, RelationId, SourceId, Standing,
};

/// Tells which records meet the conditions of one query.
#[derive(Debug)]
pub(super) struct Filter<'a> {
    dossier: &'a Dossier,
    conditions: &'a [Condition],
    /// Whether a condition is about events rather than about a kind of record.
    about_events: bool,
    /// By event: whether it passes.
    events: Vec<bool>,
    /// By actor: whether it has a part in an event that passes.
    actors: Vec<bool>,
    places: HashSet<PlaceId>,
    sources: HashSet<SourceId>,
}

impl<'a> Filter<'a> {
    pub fn new(dossier: &'a Dossier, query: &'a Query) -> Self {
        let conditions = query.conditions.as_slice();
        let mut filter = Self {
            dossier,
            conditions,
            about_events: conditions.iter().any(|condition| !matches!(condition.test, Test::Kind(_))),
            events: Vec::new(),
            actors: Vec::new(),
            places: HashSet::new(),
            sources: HashSet::new(),
        };
        if filter.about_events {
            filter.test_events();
        }
        filter
    }

    /// Whether it has no conditions.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    fn test_events(&mut self) {
        self.actors = vec![false; self.dossier.actors().len()];
        self.events = vec![false; self.dossier.events().len()];
        for (id, event) in self.dossier.events() {
            let passes =
                self.conditions.iter().all(|condition| condition.allows(self.event_meets(id, &condition.test)));
            if !passes {
                continue;
            }
            self.events[id.at()] = true;
            for (actor, _) in self.dossier.cast(id) {
                self.actors[actor.at()] = true;
            }
            for place in Ref::targets(&event.places) {
                if let Id::Place(place) = place {
                    self.places.insert(place);
                }
            }
            self.sources.extend(event.citations.iter().filter_map(|citation| self.dossier.source_of(citation)));
        }
    }

    /// Whether a record passes all conditions.
    pub fn passes(&self, id: Id) -> bool {
        if !self.conditions.iter().all(|condition| self.kind_passes(id, condition)) {
            return false;
        }
        if !self.about_events {
            return true;
        }
        match id {
            Id::Event(event) => self.events[event.at()],
            Id::Actor(actor) => self.actor_passes(actor),
            Id::Claim(claim) => self.all(|test| self.claim_meets(claim, test)),
            Id::Relation(relation) => self.all(|test| self.relation_meets(relation, test)),
            Id::Figure(figure) => self.all(|test| self.figure_meets(figure, test)),
            Id::Place(place) => self.places.contains(&place),
            Id::Source(source) => self.all(|test| self.source_meets(source, test)),
        }
    }

    fn all(&self, meets: impl Fn(&Test) -> bool) -> bool {
        self.conditions
            .iter()
            .filter(|condition| !matches!(condition.test, Test::Kind(_)))
            .all(|condition| condition.allows(meets(&condition.test)))
    }

    fn kind_passes(&self, id: Id, condition: &Condition) -> bool {
        let Test::Kind(kinds) = &condition.test else { return true };
        condition.allows(kinds.iter().any(|kind| match (kind, id) {
            (KindWord::Record(kind), _) => *kind == id.kind(),
            (KindWord::Actor(kind), Id::Actor(actor)) => self.dossier.actor(actor).kind == *kind,
            (KindWord::Actor(_), _) => false,
        }))
    }

    /// An actor passes by its part in an event that passes. One that is asked for by name passes
    /// if only its own name was asked for, one that is excluded by name never does.
    fn actor_passes(&self, actor: ActorId) -> bool {
        let named =
            |condition: &Condition| matches!(&condition.test, Test::Actor(who) | Test::By(who) if who.contains(&actor));
        if self.conditions.iter().any(|condition| condition.not && named(condition)) {
            return false;
        }
        let others = |condition: &&Condition| !matches!(condition.test, Test::Kind(_));
        let only_named = self.conditions.iter().filter(others).all(|condition| !condition.not && named(condition));
        only_named || self.actors[actor.at()]
    }

    fn event_meets(&self, id: EventId, test: &Test) -> bool {
        let event = self.dossier.event(id);
        match test {
            Test::Actor(who) => self.dossier.cast(id).iter().any(|(actor, _)| who.contains(actor)),
            Test::By(who) => {
                self.dossier.cast(id).iter().any(|(actor, part)| *part == Part::Actor && who.contains(actor))
            }
            Test::Place(places) => Ref::targets(&event.places).any(|id| self.lies_in(id, places)),
            Test::Source(sources) => self.cites(id.into(), sources),
            Test::Tone(tones) => {
                let tone = event.category.map(crate::dossier::Category::tone);
                tones.iter().any(|word| match (word, tone) {
                    (ToneWord::None, None) => true,
                    (ToneWord::None, _) | (_, None) => false,
                    (ToneWord::Cooperation, Some(tone)) => tone.is_cooperation(),
                    (ToneWord::Conflict, Some(tone)) => !tone.is_cooperation(),
                    (ToneWord::Material, Some(tone)) => tone.is_material(),
                    (ToneWord::Verbal, Some(tone)) => !tone.is_material(),
                    (ToneWord::One(one), Some(tone)) => *one == tone,
                })
            }
            Test::Category(categories) => event.category.is_some_and(|category| categories.contains(&category)),
            Test::Kind(_) => true,
            Test::Is(words) => self.stands(id.into(), event.date.as_ref(), words),
            Test::Time(span) => meets(event.date.as_ref(), *span),
        }
    }

    /// Events that a claim speaks of, bears out or denies.
    fn events_of_claim(&self, id: ClaimId) -> impl Iterator<Item = EventId> + '_ {
        let claim = self.dossier.claim(id);
        [&claim.about, &claim.supports, &claim.disputes]
            .into_iter()
            .flat_map(|refs| Ref::targets(refs))
            .filter_map(|id| if let Id::Event(event) = id { Some(event) } else { None })
    }

    fn claim_meets(&self, id: ClaimId, test: &Test) -> bool {
        let claim = self.dossier.claim(id);
        match test {
            Test::Actor(who) => {
                self.dossier.makers(id).iter().any(|maker| who.contains(maker))
                    || [&claim.about, &claim.supports, &claim.disputes]
                        .into_iter()
                        .flat_map(|refs| Ref::targets(refs))
                        .any(|id| matches!(id, Id::Actor(actor) if who.contains(&actor)))
            }
            Test::By(who) => self.dossier.makers(id).iter().any(|maker| who.contains(maker)),
            Test::Source(sources) => self.cites(id.into(), sources),
            Test::Is(words) => self.stands(id.into(), claim.date.as_ref(), words),
            Test::Time(span) if claim.date.is_some() => meets(claim.date.as_ref(), *span),
            Test::Place(_) | Test::Tone(_) | Test::Category(_) | Test::Time(_) => {
                self.events_of_claim(id).any(|event| self.event_meets(event, test))
            }
            Test::Kind(_) => true,
        }
    }

    fn relation_meets(&self, id: RelationId, test: &Test) -> bool {
        let relation = self.dossier.relation(id);
        let (from, to) = self.dossier.ends(id);
        match test {
            Test::Actor(who) => who.contains(&from) || who.contains(&to),
            Test::By(who) => who.contains(&from),
            Test::Source(sources) => self.cites(id.into(), sources),
            Test::Is(words) => self.stands(id.into(), relation.start.as_ref().or(relation.end.as_ref()), words),
            Test::Time(span) => {
                let own = crate::dossier::Span {
                    first: relation.start.as_ref().and_then(|date| date.span().anchor()),
                    last: relation.end.as_ref().and_then(|date| date.span().last),
                };
                (relation.start.is_some() || relation.end.is_some()) && own.meets(*span)
            }
            Test::Place(_) | Test::Tone(_) | Test::Category(_) => false,
            Test::Kind(_) => true,
        }
    }

    fn figure_meets(&self, id: FigureId, test: &Test) -> bool {
        let figure = self.dossier.figure(id);
        match test {
            Test::Actor(who) => {
                Ref::targets(&figure.about).any(|id| matches!(id, Id::Actor(actor) if who.contains(&actor)))
            }
            Test::Source(sources) => self.cites(id.into(), sources),
            Test::Is(words) => self.stands(id.into(), figure.points.first().map(|point| &point.date), words),
            Test::Time(span) => figure.points.iter().any(|point| point.date.span().meets(*span)),
            Test::By(_) | Test::Place(_) | Test::Tone(_) | Test::Category(_) => false,
            Test::Kind(_) => true,
        }
    }

    /// A source is tested by what it is itself where it can be, else by the events that rest on it.
    fn source_meets(&self, id: SourceId, test: &Test) -> bool {
        match test {
            Test::Source(sources) => sources.contains(&id),
            Test::Time(span) => meets(self.dossier.source(id).issued.as_ref(), *span),
            Test::Kind(_) => true,
            _ => self.sources.contains(&id),
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

    fn cites(&self, id: Id, sources: &[SourceId]) -> bool {
        self.dossier
            .citations(id)
            .any(|citation| self.dossier.source_of(citation).is_some_and(|source| sources.contains(&source)))
    }

    fn stands(&self, id: Id, date: Option<&Date>, words: &[IsWord]) -> bool {
        let standing: Standing = self.dossier.standing(id);
        words.iter().any(|word| match word {
            IsWord::Contested => standing.contested,
            IsWord::Corroborated => standing.corroborated_by > 0,
            IsWord::Single => standing.is_single(),
            IsWord::Undated => date.is_none(),
            IsWord::Refined => standing.refined,
        })
    }
}

impl Condition {
    const fn allows(&self, meets: bool) -> bool {
        meets != self.not
    }
}

fn meets(date: Option<&Date>, span: crate::dossier::Span) -> bool {
    date.is_some_and(|date| date.span().meets(span))
}
