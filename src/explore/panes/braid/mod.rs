//! Two tellings side by side, in the place of the timeline's list: the order of time, and the order in
//! which one source tells the same events.

mod draw;
mod input;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::{Dossier, EventId, Id, Scope, SourceId, Whose},
    explore::{
        action::Context,
        explorer::Explorer,
        layout::{Pane, Room},
        memo::Same,
    },
    picture::braid::Braid,
};

impl Context {
    /// Moving in two tellings side by side.
    pub const BRAID: Self = Self("braid");
}

/// The timeline beside a source's own telling.
pub const VIEW: View = View {
    room: Room::Wide,
    turn: Explorer::turn_braid,
    is_offered: |explorer| explorer.teller().is_some(),
    escapes_to: Some(Context::TIMELINE),
    go: |explorer, motion| explorer.go_in_list(Pane::Timeline, motion, 1),
    follow: Explorer::read,
    click: Explorer::click_in_braid,
    scroll: |explorer, motion| explorer.go_in_list(Pane::Timeline, motion, 1),
    ..View::new(Context::BRAID, Pane::Timeline, draw::draw)
};

impl Explorer {
    /// The source whose telling stands beside the order of time: the one that is read alone, or the subject.
    pub fn teller(&self) -> Option<SourceId> {
        match self.state.location.scope {
            Scope::Only(Whose::Source(source)) => Some(source),
            _ => self.all.subject(),
        }
    }

    /// The events of the timeline in both orders.
    pub fn braid(&self) -> Rc<Braid> {
        let teller = self.teller();
        self.derived.braid.get((Same(self.timeline()), teller), |(timeline, teller)| {
            let left: Vec<EventId> = timeline.events().collect();
            let right = teller.map_or_else(Vec::new, |teller| told_by(&self.all, teller, &left));
            Braid::new(left, right)
        })
    }

    /// The event that is selected, by its place in the order of time.
    pub fn place_in_braid(&self) -> usize {
        let Some(Id::Event(event)) = self.state.location.timeline.selected else { return 0 };
        self.braid().left.iter().position(|other| *other == event).unwrap_or(0)
    }
}

/// Events in the order in which a source tells them: by its paragraphs, then as they stand in time.
fn told_by(all: &Dossier, teller: SourceId, events: &[EventId]) -> Vec<EventId> {
    let first =
        |event: EventId| all.event(event).told_by(teller).map(|citation| citation.paragraph.unwrap_or(u32::MAX)).min();
    let mut told: Vec<(u32, usize, EventId)> = events
        .iter()
        .enumerate()
        .filter_map(|(rank, event)| first(*event).map(|paragraph| (paragraph, rank, *event)))
        .collect();
    told.sort_unstable();
    told.into_iter().map(|(.., event)| event).collect()
}

/// The first paragraph in which a source tells an event.
fn paragraph(all: &Dossier, teller: SourceId, event: EventId) -> Option<u32> {
    all.event(event).told_by(teller).filter_map(|citation| citation.paragraph).min()
}
