//! The timeline: the events that pass, one below the other, under their years.

mod draw;
mod pulse;

use std::{collections::HashSet, rc::Rc};

use super::view::View;
use crate::{
    dossier::{ActorId, Dossier, EventId, Id, Scope, Telling, order::Slot},
    explore::{
        action::Context,
        explorer::Explorer,
        layout::Pane,
        list::{Heading, List, Row, TimelineContent},
        location::Lacks,
        memo::Same,
    },
    search::Hit,
};

impl Context {
    /// Moving in the timeline.
    pub const TIMELINE: Self = Self("timeline");
}

/// The timeline as a list.
pub const VIEW: View = View {
    go: |explorer, motion| explorer.go_in_list(Pane::Timeline, motion, 1),
    follow: Explorer::read,
    click: |explorer, x, y| {
        if !explorer.click_in_pulse(x, y) {
            explorer.click_in_list(Pane::Timeline, x, y);
        }
    },
    scroll: |explorer, motion| explorer.scroll_in_list(Pane::Timeline, motion),
    ..View::new(Context::TIMELINE, Pane::Timeline, draw::draw)
};

impl Explorer {
    /// The rows of the timeline.
    pub fn timeline(&self) -> Rc<List> {
        let location = &self.state.location;
        let found = self.found();
        let lacks = self.dossier.scope() != Scope::All && location.lacks == Lacks::Shown;
        let shown = match location.telling {
            _ if self.state.search.is_some() => TimelineContent::Ranked,
            Telling::Checked if lacks => TimelineContent::WithFallen,
            _ => TimelineContent::Standing,
        };
        let cause = (Same(found), location.marked.clone(), location.telling, shown);
        self.derived.timeline.get(cause, |(found, marked, telling, shown)| {
            let mut list = list(&self.dossier, found.hits.as_deref(), marked, *telling, *shown);
            if *shown == TimelineContent::WithFallen {
                list.rows = with_fallen(&self.all, &self.dossier, marked, found.hits.as_deref(), &found.fallen);
            }
            list
        })
    }

    /// Shows what the sources that are included lack, or hides it.
    pub(in crate::explore) fn turn_lacks(&mut self) -> bool {
        if self.state.location.scope == Scope::All {
            return self.say("with all sources nothing is lacking; r chooses among them");
        }
        let lacks = &mut self.state.location.lacks;
        *lacks = if *lacks == Lacks::Shown { Lacks::Hidden } else { Lacks::Shown };
        true
    }
}

/// The events that the query finds and the marked actors share.
///
/// While a query is being typed, best first; otherwise in time, or as the subject tells them.
fn list(dossier: &Dossier, hits: Option<&[Hit]>, marked: &[ActorId], telling: Telling, shown: TimelineContent) -> List {
    let marked = |event: EventId| marked.iter().all(|actor| dossier.role_in(event, *actor).is_some());
    let mut list = List::default();
    if let (Some(hits), TimelineContent::Ranked) = (hits, shown) {
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

/// The events that a query finds and the marked actors share, in the order of time, and among them, where they stand with all
/// sources, those that have fallen.
fn with_fallen(
    all: &Dossier,
    dossier: &Dossier,
    marked: &[ActorId],
    hits: Option<&[Hit]>,
    found: &HashSet<EventId>,
) -> Vec<Row> {
    let marked = |event: EventId| marked.iter().all(|actor| all.role_in(event, *actor).is_some());
    let hits: Option<HashSet<Id>> = hits.map(|hits| hits.iter().map(|hit| hit.id).collect());
    let fell = |event: EventId| !dossier.stands(event) && (hits.is_none() || found.contains(&event));
    let fallen = all.in_time().iter().filter(|slot| fell(slot.event) && marked(slot.event));
    let is_found = |event: EventId| hits.as_ref().is_none_or(|hits| hits.contains(&event.into()));
    let standing = dossier.in_time().iter().filter(|slot| is_found(slot.event) && marked(slot.event));
    let place = |group: Option<i64>| group.unwrap_or(i64::MAX);
    let (mut fallen, mut rows, mut group) = (fallen.peekable(), Vec::new(), None);
    let mut push = |slot: &Slot, row: Row| {
        if group != Some(slot.group) {
            group = Some(slot.group);
            rows.push(Row::Heading(slot.group.map_or(Heading::Undated, Heading::Year)));
        }
        rows.push(row);
    };
    for slot in standing {
        let comes_before = |other: &&Slot| {
            let rank = |event| all.rank_in_time(event);
            (place(other.group), rank(other.event)) < (place(slot.group), rank(slot.event))
        };
        while let Some(other) = fallen.next_if(comes_before) {
            push(other, Row::Fallen(other.event.into()));
        }
        push(slot, Row::Record(slot.event.into()));
    }
    fallen.for_each(|slot| push(slot, Row::Fallen(slot.event.into())));
    rows
}
