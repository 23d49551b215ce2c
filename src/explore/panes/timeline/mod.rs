//! The timeline: the events that pass, one below the other, under their years.

mod draw;
mod pulse;

use std::{collections::HashSet, rc::Rc};

use super::view::View;
use crate::{
    dossier::{ActorId, Dossier, EventId, Id, Telling, order::Slot},
    explore::{
        action::Context,
        explorer::Explorer,
        layout::Pane,
        list::{Heading, List, Row},
        memo::Same,
    },
    search::Hit,
};

/// The timeline as a list.
pub const VIEW: View = View {
    context: Context::Timeline,
    pane: Pane::Timeline,
    turn: |_| false,
    is_offered: |_| true,
    escapes_to: None,
    draw: draw::draw,
    go: |explorer, motion| explorer.go_in_list(Pane::Timeline, motion, 1),
    follow: Explorer::read,
    actor: |_| None,
    click: |explorer, x, y| {
        if !explorer.click_in_pulse(x, y) {
            explorer.click_in_list(Pane::Timeline, x, y);
        }
    },
    scroll: |explorer, motion| explorer.scroll_in_list(Pane::Timeline, motion),
};

impl Explorer {
    /// The rows of the timeline.
    pub fn timeline(&self) -> Rc<List> {
        let location = &self.state.location;
        let cause = (Same(self.found()), location.marked.clone(), location.telling, self.state.search.is_some());
        self.derived.timeline.get(cause, |(found, marked, telling, ranked)| {
            list(&self.dossier, found.hits.as_deref(), marked, *telling, *ranked)
        })
    }
}

/// The events that the query finds and the marked actors share.
///
/// While a query is being typed, best first; otherwise in time, or as the subject tells them.
fn list(dossier: &Dossier, hits: Option<&[Hit]>, marked: &[ActorId], telling: Telling, ranked: bool) -> List {
    let marked = |event: EventId| marked.iter().all(|actor| dossier.part_in(event, *actor).is_some());
    let mut list = List::default();
    if let (Some(hits), true) = (hits, ranked) {
        let events = hits.iter().filter_map(|hit| if let Id::Event(event) = hit.id { Some(event) } else { None });
        list.rows = events.filter(|event| marked(*event)).map(|event| Row::Record(event.into())).collect();
        list.count = list.rows.len();
        return list;
    }
    let found: Option<HashSet<Id>> = hits.map(|hits| hits.iter().map(|hit| hit.id).collect());
    let passes =
        |slot: &&Slot| found.as_ref().is_none_or(|found| found.contains(&slot.event.into())) && marked(slot.event);
    let (slots, heading): (_, fn(Option<i64>) -> Heading) = match telling {
        Telling::Checked => (dossier.in_time(), |year| year.map_or(Heading::Undated, Heading::Year)),
        Telling::Subject => (dossier.as_told(), |paragraph| paragraph.map_or(Heading::Untold, Heading::Paragraph)),
    };
    let mut group = None;
    for slot in slots.iter().filter(passes) {
        if group != Some(slot.group) {
            group = Some(slot.group);
            list.rows.push(Row::Heading(heading(slot.group)));
        }
        list.rows.push(Row::Record(slot.event.into()));
        list.count += 1;
    }
    list
}
