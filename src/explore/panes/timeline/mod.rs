//! The timeline: the events that pass, one below the other, under their years.

mod draw;
mod pulse;

use std::{borrow::Cow, collections::HashSet, rc::Rc};

use super::view::View;
use crate::{
    dossier::{
        ActorId, Dossier, EventId, Id, Order, Scope, Whose,
        order::Slot,
        record::{Bearing, Extent},
    },
    explore::{
        action::Context,
        explorer::Explorer,
        layout::Pane,
        list::{Heading, List, Row, TimelineContent},
        location::{Lacks, Location},
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
        let shown = match self.view(Pane::Timeline) {
            _ if self.state.search.is_some() => TimelineContent::Ranked,
            // Side by side, what the one lacks is a gap beside the other.
            Context::BRAID => TimelineContent::Standing,
            _ if lacks => TimelineContent::WithFallen,
            _ => TimelineContent::Standing,
        };
        let cause = (Same(found), location.marked.clone(), self.order(), shown);
        self.derived.timeline.get(cause, |(found, marked, order, shown)| {
            let mut list = list(&self.dossier, found.hits.as_deref(), marked, *order, *shown);
            if *shown == TimelineContent::WithFallen {
                let found = found.hits.as_ref().map(|_| found.fallen.iter().copied().collect());
                let fallen = fallen(&self.all, &self.dossier, marked, found.as_ref());
                match order {
                    Order::Time => list.rows = with_fallen(&self.all, &self.dossier, &list, fallen),
                    Order::Told => list.rows.extend(self.untold(&fallen)),
                }
            }
            list
        })
    }

    /// The order that the timeline is in.
    pub fn order(&self) -> Order {
        let Location { order, scope, .. } = self.state.location;
        if self.view(Pane::Timeline) == Context::BRAID { self.all.own_order(scope) } else { order }
    }

    /// From the order of time to that in which a source tells the events, and back; the selected event stays
    /// selected. Side by side, the two change places.
    pub(in crate::explore) fn turn_telling(&mut self) -> bool {
        if self.view(Pane::Timeline) == Context::BRAID {
            return self.exchange_sides();
        }
        let scope = self.state.location.scope;
        let is_told = |scope: &Scope| self.all.own_order(*scope) == Order::Told;
        let subject = || self.all.subject().map(|subject| Scope::Only(Whose::Source(subject)));
        let (order, to) = if self.state.location.order == Order::Told {
            (Order::Time, self.state.location.beside.unwrap_or_default())
        } else if is_told(&scope) {
            (Order::Told, scope)
        } else if let Some(teller) = self.state.location.beside.filter(is_told).or_else(subject) {
            (Order::Told, teller)
        } else {
            return self.say("this dossier names no subject whose telling could be shown");
        };
        let location = &mut self.state.location;
        if to != scope {
            location.beside = Some(scope);
            location.scope = to;
        }
        location.order = order;
        true
    }

    /// What one document lacks, below what it tells: whether it leaves that out is known only of what was read as
    /// a whole.
    fn untold(&self, fallen: &[&Slot]) -> Vec<Row> {
        let Scope::Only(Whose::Source(source)) = self.state.location.scope else { return Vec::new() };
        let is_whole = self.all.source(source).extent == Some(Extent::Whole);
        let heading = |event: EventId| {
            let citations = self.all.citations(event).filter(|one| self.all.source_of(one) == Some(source));
            let bearings: Vec<Bearing> = citations.map(|citation| citation.bearing).collect();
            match bearings.as_slice() {
                [] if is_whole => Heading::Untold,
                [] => Heading::Uncited,
                some if some.contains(&Bearing::Contradicts) => Heading::Contradicted,
                _ => Heading::Context,
            }
        };
        let mut rows: Vec<Row> = Vec::new();
        for group in [Heading::Contradicted, Heading::Context, Heading::Untold, Heading::Uncited] {
            let own = fallen.iter().map(|slot| slot.event).filter(|event| heading(*event) == group);
            let own: Vec<Row> = own.map(|event| Row::Fallen(event.into())).collect();
            rows.extend((!own.is_empty()).then_some(Row::Heading(group)));
            rows.extend(own);
        }
        rows
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
/// While a query is being typed, best first; otherwise in time, or as the one document tells them.
fn list(dossier: &Dossier, hits: Option<&[Hit]>, marked: &[ActorId], order: Order, shown: TimelineContent) -> List {
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
    let slots: Cow<'_, [Slot]> = match order {
        Order::Time => dossier.in_time().into(),
        Order::Told => dossier.as_told().into(),
    };
    let heading = |group: Option<i64>| match order {
        Order::Time => group.map_or(Heading::Undated, Heading::Year),
        Order::Told => group.map_or(Heading::NoParagraph, Heading::Paragraph),
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

/// The events that have fallen, of those that a query would find with all sources, if there is one, and that the
/// marked actors share; in time.
fn fallen<'d>(all: &'d Dossier, dossier: &Dossier, marked: &[ActorId], found: Option<&HashSet<Id>>) -> Vec<&'d Slot> {
    let is_found = |event: EventId| found.is_none_or(|found| found.contains(&event.into()));
    let marked = |event: EventId| marked.iter().all(|actor| all.role_in(event, *actor).is_some());
    let fell = |slot: &&Slot| !dossier.stands(slot.event) && is_found(slot.event) && marked(slot.event);
    all.in_time().iter().filter(fell).collect()
}

/// The rows of a list in the order of time, and among them, where they stand with all sources, the events that
/// have fallen.
fn with_fallen(all: &Dossier, dossier: &Dossier, standing: &List, fallen: Vec<&Slot>) -> Vec<Row> {
    let place = |slot: &Slot| (slot.group.unwrap_or(i64::MAX), all.rank_in_time(slot.event));
    let (mut fallen, mut rows, mut group) = (fallen.into_iter().peekable(), Vec::new(), None);
    let mut push = |slot: &Slot, row: Row| {
        if group != Some(slot.group) {
            group = Some(slot.group);
            rows.push(Row::Heading(slot.group.map_or(Heading::Undated, Heading::Year)));
        }
        rows.push(row);
    };
    for event in standing.events() {
        let slot = &dossier.in_time()[dossier.rank_in_time(event)];
        while let Some(other) = fallen.next_if(|other| place(other) < place(slot)) {
            push(other, Row::Fallen(other.event.into()));
        }
        push(slot, Row::Record(slot.event.into()));
    }
    fallen.for_each(|slot| push(slot, Row::Fallen(slot.event.into())));
    rows
}
