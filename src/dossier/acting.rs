//! Who acts for whom: the bodies of a state and those who hold office in it; the parts of anybody else.
//!
//! This is how the dossier is read: no source claims it. Citizens, parties, companies and media of a state don't act
//! for it.

use super::{
    ActorId, Day, Dossier, EventId, RelationId, Role, Span,
    record::{Actor, ActorKind, Ref, Relation, RelationKind},
};

/// Why somebody counts as acting for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    /// It is a body of the state that it belongs to.
    Body,
    /// It has an office, speaks for it or is a part of it, as long as that is known to last.
    Relation(RelationId),
}

/// Somebody who acts for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agent {
    /// Who acts.
    pub actor: ActorId,
    /// By what.
    pub by: Authority,
}

/// An actor with those who act for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// For whom they act.
    pub of: ActorId,
    /// Those who act for it, by actor; one who has several offices is there for each.
    agents: Vec<Agent>,
}

impl Dossier {
    /// Two actors, each with those who act for it. Whoever acts for both is on neither side. Where one acts for the
    /// other, each stands for itself alone.
    pub fn both_sides(&self, first: ActorId, second: ActorId) -> [Side; 2] {
        let mut sides = [first, second].map(|of| Side { of, agents: self.agents_of(of) });
        let [one, other] = &mut sides;
        if !one.agents(second).is_empty() || !other.agents(first).is_empty() {
            one.agents.clear();
            other.agents.clear();
        }
        let before = one.clone();
        one.agents.retain(|agent| other.agents(agent.actor).is_empty());
        other.agents.retain(|agent| before.agents(agent.actor).is_empty());
        sides
    }

    fn agents_of(&self, of: ActorId) -> Vec<Agent> {
        let mut agents = if self.actor(of).kind == ActorKind::State {
            self.agents_of_state(of)
        } else {
            self.parts_of(of).collect()
        };
        agents.sort_unstable();
        agents
    }

    fn agents_of_state(&self, state: ActorId) -> Vec<Agent> {
        let is_body = |actor: &Actor| actor.kind == ActorKind::PublicBody;
        let belongs = |actor: &Actor| actor.country.as_ref().and_then(Ref::to) == Some(state);
        let bodies = self.actors().filter(|(_, actor)| is_body(actor) && belongs(actor));
        let mut agents: Vec<Agent> = bodies.map(|(actor, _)| Agent { actor, by: Authority::Body }).collect();
        // One that the dossier gives to no state may be called a part of one.
        let has_no_state = |part: &Agent| is_body(self.actor(part.actor)) && self.actor(part.actor).country.is_none();
        agents.extend(self.parts_of(state).filter(has_no_state));
        let bodies: Vec<ActorId> = agents.iter().map(|body| body.actor).chain([state]).collect();
        let in_office = |kind| matches!(kind, RelationKind::Office | RelationKind::Representation);
        for body in bodies {
            let people = self.related_to(body, in_office);
            agents.extend(people.filter(|agent| self.actor(agent.actor).kind == ActorKind::Person));
        }
        agents
    }

    /// What is called a part of an actor.
    fn parts_of(&self, whole: ActorId) -> impl Iterator<Item = Agent> {
        self.related_to(whole, |kind| kind == RelationKind::PartOf)
    }

    fn related_to(&self, to: ActorId, is_wanted: fn(RelationKind) -> bool) -> impl Iterator<Item = Agent> {
        let relations = self.relations_of(to).into_owned().into_iter();
        relations.filter(move |id| self.endpoints(*id).1 == to && is_wanted(self.relation(*id).kind)).map(|id| {
            let (actor, _) = self.endpoints(id);
            Agent { actor, by: Authority::Relation(id) }
        })
    }

    /// Whether somebody is known to have had this authority all through an event.
    fn covers(&self, by: Authority, event: EventId) -> bool {
        match by {
            Authority::Body => true,
            Authority::Relation(id) => {
                let when = self.event(event).date.as_ref().map(super::Date::span);
                is_known_through(self.relation(id), when.unwrap_or(Span { first: None, last: None }))
            }
        }
    }
}

/// Whether a relation is known to have held all through a time. On the day of its end it may be over already.
fn is_known_through(relation: &Relation, when: Span) -> bool {
    let Relation { start, end, seen, .. } = relation;
    let has_begun = match start.as_ref().and_then(|start| start.span().last) {
        Some(start) => when.first.is_some_and(|first| first >= start),
        None => true,
    };
    let last: Option<Day> = match end {
        Some(end) => end.span().first.map(|end| Day(end.0.saturating_sub(1))),
        None => seen.as_ref().and_then(|seen| seen.span().last),
    };
    has_begun && last.is_none_or(|end| when.last.is_some_and(|last| last <= end))
}

impl Side {
    /// What authority an actor has, if it acts for this side.
    pub fn agents(&self, actor: ActorId) -> &[Agent] {
        let start = self.agents.partition_point(|agent| agent.actor < actor);
        let end = self.agents.partition_point(|agent| agent.actor <= actor);
        &self.agents[start..end]
    }

    /// The authority by which an actor acted for this side in an event.
    pub fn agent_in(&self, dossier: &Dossier, event: EventId, actor: ActorId) -> Option<Agent> {
        self.agents(actor).iter().copied().find(|agent| dossier.covers(agent.by, event))
    }

    /// Those of this side who had part in an event, and in which role: the actor itself and those who act for it.
    pub fn cast<'a>(&'a self, dossier: &'a Dossier, event: EventId) -> impl Iterator<Item = (ActorId, Role)> + 'a {
        let is_own = move |who: ActorId| who == self.of || self.agent_in(dossier, event, who).is_some();
        dossier.cast(event).iter().copied().filter(move |(who, _)| is_own(*who))
    }

    /// Whether anybody of this side had part in an event.
    pub fn has_part(&self, dossier: &Dossier, event: EventId) -> bool {
        self.cast(dossier, event).next().is_some()
    }

    /// The events in which anybody of this side may have had part, in the order of time.
    fn events(&self, dossier: &Dossier) -> Vec<EventId> {
        let own = dossier.events_of(self.of);
        if self.agents.is_empty() {
            return own.into_owned();
        }
        let theirs = self.agents.iter().flat_map(|agent| dossier.events_of(agent.actor).into_owned());
        let mut events: Vec<EventId> = own.iter().copied().chain(theirs).collect();
        dossier.put_in_order_of_time(&mut events);
        events.dedup();
        events
    }

    /// The events in which both of two sides had part, in the order of time.
    pub fn shared(sides: &[Self; 2], dossier: &Dossier) -> Vec<EventId> {
        let [mut events, other] = sides.each_ref().map(|side| side.events(dossier));
        if other.len() < events.len() {
            events = other;
        }
        events.retain(|event| sides.iter().all(|side| side.has_part(dossier, *event)));
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Id, load};

    fn found<H: TryFrom<Id>>(dossier: &Dossier, id: &str) -> H {
        dossier.find(id).and_then(|id| H::try_from(id).ok()).unwrap_or_else(|| panic!("no {id}"))
    }

    #[test]
    fn bodies_and_those_in_office_act_for_their_state_and_nobody_else_does() {
        let dossier = load::bundled().unwrap();
        let [tajikistan, iran] = dossier.both_sides(found(&dossier, "tajikistan"), found(&dossier, "iran"));
        let acts_for = |side: &Side, who: &str| !side.agents(found(&dossier, who)).is_empty();
        for who in ["tajik-foreign-ministry", "supreme-court", "emomali-rahmon", "sirojiddin-muhriddin"] {
            assert!(acts_for(&tajikistan, who) && !acts_for(&iran, who), "{who}");
        }
        for who in ["iranian-embassy", "hassan-rouhani", "mohammad-javad-zarif", "bahram-qassemi", "hujatullo-faghoni"]
        {
            assert!(acts_for(&iran, who) && !acts_for(&tajikistan, who), "{who}");
        }
        for who in ["irpt", "muhiddin-kabiri", "asia-plus", "tajik-state-television", "tajik-air", "rahmon-family"] {
            assert!(!acts_for(&tajikistan, who), "{who}");
        }
        for who in ["irna", "iranian-companies", "iranian-organisations", "imam-khomeini-relief-committee"] {
            assert!(!acts_for(&iran, who), "{who}");
        }
    }

    #[test]
    fn where_one_acts_for_the_other_each_stands_for_itself() {
        let dossier = load::bundled().unwrap();
        let (iran, embassy) = (found(&dossier, "iran"), found(&dossier, "iranian-embassy"));
        for sides in [dossier.both_sides(iran, embassy), dossier.both_sides(embassy, iran)] {
            assert!(sides.iter().all(|side| side.agents.is_empty()));
        }
    }

    #[test]
    fn an_office_counts_from_its_first_day_until_before_its_last_and_not_beyond_when_it_was_seen() {
        let relation = |more: &str| {
            let text = format!(
                r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], "actors": [
                    {{"id": "p", "kind": "person", "name": "P", "citations": [{{"source": "s"}}]}},
                    {{"id": "z", "kind": "state", "name": "Z", "citations": [{{"source": "s"}}]}}],
                "relations": [{{"id": "r", "kind": "office", "from": "p", "to": "z"{more}, "citations": [{{"source": "s"}}]}}]}}"#
            );
            let dossier = load::from_text("x", &text).unwrap();
            dossier.relation(found(&dossier, "r")).clone()
        };
        let on = |date: &str| super::super::Date::parse(date).unwrap().span();
        let undated = Span { first: None, last: None };
        let dated = relation(r#", "start": "2010-05-02", "end": "2015-09-04""#);
        let cases = [
            ("2010-05-01", false),
            ("2010-05-02", true),
            ("2010", false),
            ("2012", true),
            ("2015-09-03", true),
            ("2015-09-04", false),
            ("2020", false),
        ];
        for (date, expected) in cases {
            assert_eq!(is_known_through(&dated, on(date)), expected, "{date}");
        }
        assert!(!is_known_through(&dated, undated), "nobody knows");
        let seen = relation(r#", "seen": "2015-09""#);
        assert_eq!(["2015-09", "2015-10"].map(|date| is_known_through(&seen, on(date))), [true, false]);
        assert!(is_known_through(&relation(""), undated), "it has no dates to hold against it");
    }
}
