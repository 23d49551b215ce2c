//! What actors have to do with one another: everybody an actor is tied to, and all that there is
//! between two.
//!
//! Derived on demand, from the events of the actors asked about alone.

use std::{cmp::Reverse, collections::HashMap};

use super::{ActorId, ClaimId, Dossier, EventId, Id, Ref, RelationId, Role, Side, tally::Tally};
use crate::sorting;

/// What ties an actor to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The other.
    pub actor: ActorId,
    /// The events in which both have a role, by tone.
    pub tally: Tally,
    /// The relations between them.
    pub relations: Vec<RelationId>,
}

/// Who acts towards whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The first towards the second.
    Forth,
    /// The second towards the first.
    Back,
    /// Both act: together, or each towards the other.
    Both,
    /// Neither towards the other: it is done to both, or one is merely involved.
    Beside,
}

/// An event in which two actors have part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encounter {
    /// The event.
    pub event: EventId,
    /// Who acts towards whom, by themselves or through those who act for them.
    pub direction: Direction,
    /// Whether both have a role in it themselves.
    pub is_their_own: bool,
}

/// All that there is between two actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// The two, each with those who act for it.
    pub sides: [Side; 2],
    /// The events in which both have a role, or somebody who acts for them, in the order of time.
    pub events: Vec<Encounter>,
    /// The relations between them.
    pub relations: Vec<RelationId>,
    /// What the first says of the second, or of what both have a role in; and the other way round.
    pub says: [Vec<ClaimId>; 2],
}

impl Dossier {
    /// The tone of an event, if it has a category.
    pub fn tone(&self, event: EventId) -> Option<super::Tone> {
        self.index.whole.times.tone(event)
    }

    /// Everybody with whom an actor shares events or relations, the most connected first: by
    /// events, then relations, then name.
    pub fn ties_of(&self, actor: ActorId) -> Vec<Tie> {
        let mut ties: HashMap<ActorId, Tie> = HashMap::new();
        let new = |actor| Tie { actor, tally: Tally::default(), relations: Vec::new() };
        for event in self.events_of(actor).iter() {
            for (other, _) in self.cast(*event).iter().filter(|(other, _)| *other != actor) {
                ties.entry(*other).or_insert_with(|| new(*other)).tally.add(self.tone(*event));
            }
        }
        for relation in self.relations_of(actor).iter() {
            let (from, to) = self.endpoints(*relation);
            let other = if from == actor { to } else { from };
            if other != actor {
                ties.entry(other).or_insert_with(|| new(other)).relations.push(*relation);
            }
        }
        let mut ties: Vec<Tie> = ties.into_values().collect();
        sorting::by(&mut ties, |a, b| {
            let key = |tie: &Tie| (Reverse(tie.tally.total()), Reverse(tie.relations.len()));
            let name = |tie: &Tie| &self.actor(tie.actor).name;
            key(a).cmp(&key(b)).then_with(|| name(a).cmp(name(b))).then_with(|| a.actor.cmp(&b.actor))
        });
        ties
    }

    /// All that there is between two actors.
    pub fn between(&self, first: ActorId, second: ActorId) -> Between {
        let sides = self.both_sides(first, second);
        let encounter = |event: &EventId| Encounter {
            event: *event,
            direction: self.direction(*event, &sides),
            is_their_own: sides.iter().all(|side| self.role_in(*event, side.of).is_some()),
        };
        let events = Side::shared(&sides, self).iter().map(encounter).collect();
        let ends = [(first, second), (second, first)];
        let relations =
            self.relations_of(first).iter().filter(|id| ends.contains(&self.endpoints(**id))).copied().collect();
        let says = ends.map(|(by, of)| {
            let about = |claim: &&ClaimId| {
                Ref::targets(&self.claim(**claim).about).any(|id| match id {
                    Id::Actor(actor) => actor == of,
                    Id::Event(event) => self.role_in(event, by).is_some() && self.role_in(event, of).is_some(),
                    _ => false,
                })
            };
            self.claims_by(by).iter().filter(about).copied().collect()
        });
        Between { sides, events, relations, says }
    }

    fn direction(&self, event: EventId, sides: &[Side; 2]) -> Direction {
        let has = |side: usize, role: Role| sides[side].cast(self, event).any(|(_, theirs)| theirs == role);
        let acts = [0, 1].map(|side| has(side, Role::Actor));
        match [0, 1].map(|side| acts[side] && has(1 - side, Role::Recipient)) {
            [true, false] => Direction::Forth,
            [false, true] => Direction::Back,
            [true, true] => Direction::Both,
            [false, false] if acts == [true, true] => Direction::Both,
            [false, false] => Direction::Beside,
        }
    }
}

impl Between {
    /// The events of some directions, by tone.
    pub fn tally(&self, dossier: &Dossier, of: impl Fn(Direction) -> bool) -> Tally {
        let wanted = self.events.iter().filter(|encounter| of(encounter.direction));
        wanted.map(|encounter| dossier.tone(encounter.event)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load;

    #[test]
    fn ties_are_mutual_and_the_closest_come_first() {
        let dossier = load::bundled().unwrap();
        for (actor, _) in dossier.actors() {
            let ties = dossier.ties_of(actor);
            assert!(ties.is_sorted_by_key(|tie| Reverse(tie.tally.total())));
            for tie in &ties {
                assert!(tie.actor != actor && (tie.tally.total() > 0 || !tie.relations.is_empty()));
                let back = dossier.ties_of(tie.actor).into_iter().find(|back| back.actor == actor).unwrap();
                assert_eq!((back.tally, back.relations), (tie.tally, tie.relations.clone()));
                let between = dossier.between(actor, tie.actor);
                let own = between.events.iter().filter(|encounter| encounter.is_their_own);
                let own: Tally = own.map(|encounter| dossier.tone(encounter.event)).collect();
                assert_eq!(own, tie.tally, "what is theirs without those who act for them");
                assert_eq!(between.relations.len(), tie.relations.len());
            }
        }
    }

    #[test]
    fn between_two_looks_the_same_from_either_side() {
        let dossier = load::bundled().unwrap();
        for (first, _) in dossier.actors().take(30) {
            for (second, _) in dossier.actors().take(30).filter(|(second, _)| *second != first) {
                let (there, back) = (dossier.between(first, second), dossier.between(second, first));
                let turned = |direction| match direction {
                    Direction::Forth => Direction::Back,
                    Direction::Back => Direction::Forth,
                    same => same,
                };
                let turned: Vec<_> =
                    back.events.iter().map(|one| Encounter { direction: turned(one.direction), ..*one }).collect();
                assert_eq!(there.events, turned);
                assert_eq!(there.says[0], back.says[1]);
            }
        }
    }

    #[test]
    fn who_acts_towards_whom_follows_the_roles() {
        let text = r#"{"title": "x", "sources": [{"type": "report", "id": "s", "title": "s"}],
            "actors": [{"id": "a", "kind": "state", "name": "A"}, {"id": "b", "kind": "state", "name": "B"},
                {"id": "c", "kind": "person", "name": "C"}],
            "events": [
                {"id": "1", "title": "1", "date": "2001", "category": "threaten", "actors": ["a"], "recipients": ["b"]},
                {"id": "2", "title": "2", "date": "2002", "category": "aid", "actors": ["b"], "recipients": ["a"]},
                {"id": "3", "title": "3", "date": "2003", "category": "agree", "actors": ["a", "b"]},
                {"id": "4", "title": "4", "date": "2004", "actors": ["a"], "involved": ["b"]},
                {"id": "5", "title": "5", "date": "2005", "actors": ["c"], "recipients": ["a"]}],
            "claims": [
                {"id": "k1", "by": ["a"], "text": "of b", "about": ["b"]},
                {"id": "k2", "by": ["a"], "text": "of what both did", "about": ["3"]},
                {"id": "k3", "by": ["b"], "text": "of what only a did", "about": ["5"]},
                {"id": "k4", "by": ["a"], "text": "of itself", "about": ["a"]}]}"#;
        let vouched = text.replace(r#"{"id""#, r#"{"citations": [{"source": "s"}], "id""#);
        let dossier = load::from_text("x", &vouched).unwrap();
        let actor = |id: &str| match dossier.find(id) {
            Some(Id::Actor(actor)) => actor,
            other => panic!("{other:?}"),
        };
        let between = dossier.between(actor("a"), actor("b"));
        let ways: Vec<Direction> = between.events.iter().map(|one| one.direction).collect();
        assert_eq!(ways, [Direction::Forth, Direction::Back, Direction::Both, Direction::Beside]);
        let said = |claims: &[ClaimId]| claims.iter().map(|id| dossier.id_of(*id)).collect::<Vec<_>>().join(" ");
        assert_eq!(between.says.each_ref().map(|claims| said(claims)), ["k1 k2", ""]);
    }
}
