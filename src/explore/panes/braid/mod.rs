//! Two tellings side by side, in the place of the timeline's list: the events with the sources that are read,
//! and with others, each in the order that belongs to them.

mod draw;
mod input;
mod sides;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::{EventId, Id, Order, Scope, Whose},
    explore::{
        action::Context,
        explorer::Explorer,
        found::EventSet,
        layout::{Pane, Room},
        memo::Same,
        shared::Passing,
    },
    picture::braid::Braid,
};

impl Context {
    /// Moving in two tellings side by side.
    pub const BRAID: Self = Self("braid");
}

/// The timeline beside that of other sources.
pub const VIEW: View = View {
    room: Room::Wide,
    turn: Explorer::turn_braid,
    is_offered: |explorer| explorer.beside().is_some(),
    is_possible: |explorer| explorer.beside().is_some(),
    escapes_to: Some(Context::TIMELINE),
    go: Explorer::go_in_braid,
    follow: Explorer::read,
    click: Explorer::click_in_braid,
    scroll: |explorer, motion| explorer.go_in_list(Pane::Timeline, motion, 1),
    ..View::new(Context::BRAID, Pane::Timeline, draw::draw)
};

impl Explorer {
    /// The sources that are set beside those that are read: those that the reader came from, or else all of them
    /// and the subject.
    pub fn beside(&self) -> Option<Scope> {
        let scope = self.state.location.scope;
        let subject = || self.all.subject().map(|subject| Scope::Only(Whose::Source(subject)));
        let usual = || if scope == Scope::All { subject() } else { Some(Scope::All) };
        self.state.location.beside.filter(|beside| *beside != scope).or_else(usual)
    }

    /// The events of the timeline, and beside them those that stand with the other sources, in their order.
    pub fn braid(&self) -> Rc<Braid> {
        self.derived.braid.get((Same(self.timeline()), self.beside()), |(timeline, beside)| {
            let left: Vec<EventId> = timeline.events().collect();
            Braid::new(left, beside.map_or_else(Vec::new, |beside| self.events_beside(beside)))
        })
    }

    /// The events that stand with other sources, as far as the query finds them and the marked actors share them.
    fn events_beside(&self, scope: Scope) -> Vec<EventId> {
        let (dossier, found) = (self.scoped(scope), self.found());
        let passing = Passing::of(&dossier, &self.state.location.marked);
        let among = |events: Option<&EventSet>, event: EventId| events.is_none_or(|events| events.has(event));
        let is_found = |event: &EventId| among(found.events(), *event) || among(found.fallen_events(), *event);
        let slots = match self.all.own_order(scope) {
            Order::Time => dossier.in_time().to_vec(),
            Order::Told => dossier.as_told(),
        };
        slots
            .into_iter()
            .map(|slot| slot.event)
            .filter(|event| is_found(event) && passing.has(&dossier, *event))
            .collect()
    }

    /// The event that is selected, by its place on the left.
    pub fn place_in_braid(&self) -> usize {
        let Some(Id::Event(event)) = self.state.location.timeline.selected else { return 0 };
        self.braid().place_on_left(event).unwrap_or(0)
    }
}
