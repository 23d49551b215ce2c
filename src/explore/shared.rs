//! Which events the marked actors let pass: those of the one, or those between the two and whoever acts for them.

use super::{explorer::Explorer, memo::Same};
use crate::dossier::{ActorId, Dossier, EventId, Side};

/// Which events pass.
#[derive(Debug, Clone)]
pub enum Passing {
    /// All of them: nobody is marked.
    All,
    /// Those of the marked actor.
    Of(ActorId),
    /// Those between the two that are marked, each with those who act for it.
    Between(Box<[Side; 2]>),
}

impl Passing {
    /// What marked actors let pass.
    pub fn of(dossier: &Dossier, marked: &[ActorId]) -> Self {
        match *marked {
            [] => Self::All,
            [one] => Self::Of(one),
            [first, second, ..] => Self::Between(dossier.both_sides(first, second).into()),
        }
    }

    /// Whether an event passes.
    pub fn has(&self, dossier: &Dossier, event: EventId) -> bool {
        match self {
            Self::All => true,
            Self::Of(actor) => dossier.role_in(event, *actor).is_some(),
            Self::Between(sides) => sides.iter().all(|side| side.has_part(dossier, event)),
        }
    }

    /// Those that pass, in the order of time; absent where all do.
    pub fn events(&self, dossier: &Dossier) -> Option<Vec<EventId>> {
        match self {
            Self::All => None,
            Self::Of(actor) => Some(dossier.events_of(*actor).into_owned()),
            Self::Between(sides) => Some(Side::shared(sides, dossier)),
        }
    }
}

impl Explorer {
    /// Whether events stand in the timeline in which one of the marked actors has no role but somebody who acts for it.
    pub(in crate::explore) fn shows_agents(&self) -> bool {
        let marked = &self.state.location.marked;
        let cause = (Same(self.timeline()), marked.clone());
        *self.derived.shows_agents.get(cause, |(timeline, marked)| {
            let lacks_one = |event: EventId| marked.iter().any(|actor| self.dossier.role_in(event, *actor).is_none());
            !marked.is_empty() && timeline.events().any(lacks_one)
        })
    }

    /// Whether an event is between two actors, by themselves or through those who act for them.
    pub(in crate::explore) fn is_between(&self, event: EventId, pair: [ActorId; 2]) -> bool {
        let sides = self
            .derived
            .sides
            .get((pair, self.dossier.scope()), |([first, second], _)| self.dossier.both_sides(*first, *second));
        sides.iter().all(|side| side.has_part(&self.dossier, event))
    }
}
