//! The timeline: the events that pass, one below the other, under their years.

pub mod derived;
mod draw;
mod pulse;
pub mod row;

use std::{borrow::Cow, collections::HashSet, rc::Rc};

use super::view::View;
use crate::{
    dossier::{
        Dossier, EventId, Id, Kind, Order, Scope, Whose,
        order::Slot,
        record::{Bearing, Extent},
    },
    explore::{
        action::Context,
        explorer::Explorer,
        found::{EventSet, Found},
        layout::Pane,
        list::{Heading, List, Row, TimelineContent},
        location::{Lacks, Location},
        memo::Same,
        shared::Passing,
        sort::{EventSort, by_standing},
    },
    report::words,
};

impl Context {
    /// Moving in the timeline.
    pub const TIMELINE: Self = Self("timeline");
}

/// The timeline as a list.
pub const VIEW: View = View {
    go: |explorer, motion| explorer.go_in_list(Pane::Timeline, motion, 1),
    tall: row::tall,
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
            _ if self.is_ranked() => TimelineContent::Ranked,
            // Side by side, what the one lacks is a gap beside the other.
            Context::BRAID => TimelineContent::Standing,
            _ if lacks => TimelineContent::WithFallen,
            _ => TimelineContent::Standing,
        };
        let kept = if self.is_narrowed(&found) { &self.derived.timeline } else { &self.derived.whole_timeline };
        let cause =
            (Same(found), self.dossier.scope(), location.marked.clone(), self.order(), shown, self.event_sort());
        kept.get(cause, |(found, _, marked, order, shown, sort)| {
            let passing = |dossier| Passing::of(dossier, marked);
            if *shown == TimelineContent::Ranked {
                return ranked(&self.dossier, found.of(Kind::Event), &passing(&self.dossier));
            }
            let standing = slots(&self.dossier, found.events(), &passing(&self.dossier), *order);
            if *shown != TimelineContent::WithFallen {
                return match sort {
                    EventSort::Time => grouped(*order, &standing, &[], &self.all),
                    EventSort::Standing => self.by_standing(&standing, &[]),
                };
            }
            let fallen = slots(&self.all, found.fallen_events(), &passing(&self.all), Order::Time);
            let fallen: Vec<Slot> = fallen.iter().copied().filter(|slot| !self.dossier.stands(slot.event)).collect();
            match order {
                Order::Time if *sort == EventSort::Standing => self.by_standing(&standing, &fallen),
                Order::Time => grouped(*order, &standing, &fallen, &self.all),
                Order::Told => {
                    let mut list = grouped(*order, &standing, &[], &self.all);
                    list.rows.extend(self.untold(&fallen));
                    list
                }
            }
        })
    }

    /// How many events, of those that the marked actors share, a query leaves out for want of a date alone.
    pub(super) fn left_out_undated(&self) -> usize {
        let (found, passing) = (self.found(), Passing::of(&self.dossier, &self.state.location.marked));
        found
            .hits
            .as_ref()
            .map_or(0, |hits| hits.undated.iter().filter(|event| passing.has(&self.dossier, **event)).count())
    }

    /// The events that would stand in the timeline by what a query finds.
    pub(in crate::explore) fn events_among(&self, found: &Found) -> Vec<EventId> {
        let passing = Passing::of(&self.dossier, &self.state.location.marked);
        let slots = slots(&self.dossier, found.events(), &passing, self.order());
        slots.iter().map(|slot| slot.event).collect()
    }

    /// Whether there is nothing to list: in the dossier, or of what the kept query finds, where that is something else.
    pub(in crate::explore) fn lists_no_events(&self) -> bool {
        let finds_others = self.keeps_a_query() && !self.actors().rows.is_empty();
        self.all.events().len() == 0 || finds_others && self.timeline().rows.is_empty()
    }

    /// Whether the lists show all that a query finds, and nobody is typing at it.
    pub(in crate::explore) fn keeps_a_query(&self) -> bool {
        let found = self.found();
        self.state.search.is_none() && found.hits.is_some() && !found.is_begun
    }

    /// Whether a query or marked actors let only some of the events pass.
    fn is_narrowed(&self, found: &Found) -> bool {
        found.hits.is_some() || !self.state.location.marked.is_empty()
    }

    /// Events by how well they are supported, in the order of time where they are alike; then those that have fallen.
    fn by_standing(&self, standing: &[Slot], fallen: &[Slot]) -> List {
        let ids = standing.iter().map(|slot| Id::from(slot.event));
        let mut rows = by_standing(ids, &self.standings(Kind::Event));
        rows.extend((!fallen.is_empty()).then_some(Row::Heading(Heading::Fallen)));
        rows.extend(fallen.iter().map(|slot| Row::Fallen(slot.event.into())));
        List::new(rows, standing.len())
    }

    /// Whether the lists show what is being typed for, the best first.
    pub(in crate::explore) fn is_ranked(&self) -> bool {
        self.state.search.is_some() && self.found().hits.is_some()
    }

    /// How the timeline is sorted: hits, a source's own telling, lanes and two tellings have an order of their own.
    pub fn event_sort(&self) -> EventSort {
        let is_list = self.view(Pane::Timeline) == Context::TIMELINE && self.order() == Order::Time;
        if is_list && !self.is_ranked() { self.state.location.event_sort } else { EventSort::Time }
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
        if self.view(Pane::Timeline) == Context::LANES && self.state.location.focus == Pane::Timeline {
            let read = words::read_with(to, &self.all);
            return self.say(format!("{read}; lanes stay in the order of time, t shows the list"));
        }
        true
    }

    /// What one document lacks, below what it tells: whether it leaves that out is known only of what was read as
    /// a whole.
    fn untold(&self, fallen: &[Slot]) -> Vec<Row> {
        let Scope::Only(Whose::Source(source)) = self.state.location.scope else { return Vec::new() };
        let is_whole = self.all.source(source).extent == Some(Extent::Whole);
        // Of very many events, only those that cite it need be looked at.
        let cite_it: HashSet<Id> = self.all.resting_on(source).iter().copied().collect();
        let heading = |event: EventId| {
            if !cite_it.contains(&event.into()) {
                return if is_whole { Heading::Untold } else { Heading::Uncited };
            }
            let citations = self.all.citations(event).filter(|one| self.all.source_of(one) == Some(source));
            let bearings: Vec<Bearing> = citations.map(|citation| citation.bearing).collect();
            if bearings.contains(&Bearing::Contradicts) { Heading::Contradicted } else { Heading::Context }
        };
        let headings: Vec<Heading> = fallen.iter().map(|slot| heading(slot.event)).collect();
        let mut rows: Vec<Row> = Vec::new();
        for group in [Heading::Contradicted, Heading::Context, Heading::Untold, Heading::Uncited] {
            rows.extend(headings.contains(&group).then_some(Row::Heading(group)));
            let own = fallen.iter().zip(&headings).filter(|(_, heading)| **heading == group);
            rows.extend(own.map(|(slot, _)| Row::Fallen(slot.event.into())));
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

/// The events that pass, best first as the query finds them.
fn ranked(dossier: &Dossier, events: impl Iterator<Item = Id>, passing: &Passing) -> List {
    let is_shared = |id: &Id| matches!(id, Id::Event(event) if passing.has(dossier, *event));
    let mut rows: Vec<Row> = events.filter(is_shared).map(Row::Record).collect();
    rows.shrink_to_fit();
    let count = rows.len();
    List::new(rows, count)
}

/// The events that a query finds, if there is one, and that the marked actors let pass; in time, or as the one document
/// tells them.
fn slots<'d>(dossier: &'d Dossier, found: Option<&EventSet>, passing: &Passing, order: Order) -> Cow<'d, [Slot]> {
    let is_found = |slot: &Slot| found.is_none_or(|found| found.has(slot.event));
    if order == Order::Told {
        let passes = |slot: &Slot| is_found(slot) && passing.has(dossier, slot.event);
        return dossier.as_told().into_iter().filter(passes).collect();
    }
    match passing.events(dossier) {
        None if found.is_none() => dossier.in_time().into(),
        None => dossier.in_time().iter().copied().filter(is_found).collect(),
        Some(events) => events.iter().map(|event| dossier.slot_in_time(*event)).filter(is_found).collect(),
    }
}

/// Events under their years or paragraphs; with those that have fallen among them in the order of time, where they
/// stand with all sources.
fn grouped(order: Order, standing: &[Slot], fallen: &[Slot], all: &Dossier) -> List {
    let mut list = List::new(Vec::with_capacity(standing.len() + fallen.len()), standing.len());
    let mut group = None;
    let mut push = |slot: &Slot, row: Row| {
        if group != Some(slot.group) {
            group = Some(slot.group);
            list.rows.push(Row::Heading(match order {
                Order::Time => slot.group.map_or(Heading::Undated, Heading::Year),
                Order::Told => slot.group.map_or(Heading::NoParagraph, Heading::Paragraph),
            }));
        }
        list.rows.push(row);
    };
    let year = |slot: &Slot| slot.group.unwrap_or(i32::MAX);
    let rank = |slot: &Slot| all.rank_in_time(slot.event);
    let comes_before =
        |one: &Slot, other: &Slot| year(one) < year(other) || year(one) == year(other) && rank(one) < rank(other);
    let mut fallen = fallen.iter().peekable();
    for slot in standing {
        while let Some(other) = fallen.next_if(|other| comes_before(other, slot)) {
            push(other, Row::Fallen(other.event.into()));
        }
        push(slot, Row::Record(slot.event.into()));
    }
    fallen.for_each(|slot| push(slot, Row::Fallen(slot.event.into())));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load;

    #[test]
    fn what_has_fallen_stands_among_the_others_of_its_year_where_it_stood() {
        let event = |at: usize| {
            format!(r#"{{"id": "e{at}", "title": "E", "date": "2015-0{at}", "citations": [{{"source": "s"}}]}}"#)
        };
        let events = (1..6).map(event).collect::<Vec<_>>().join(",");
        let text = format!(r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], "events": [{events}]}}"#);
        let all = load::from_text("x", &text).unwrap();
        let (fallen, standing): (Vec<Slot>, Vec<Slot>) =
            all.in_time().iter().partition(|slot| ["e2", "e3"].contains(&all.id_of(slot.event)));
        let list = grouped(Order::Time, &standing, &fallen, &all);
        let rows = list.rows.iter().map(|row| match row {
            Row::Heading(heading) => heading.to_string(),
            Row::Record(id) => all.id_of(*id).to_owned(),
            Row::Fallen(id) => format!("-{}", all.id_of(*id)),
        });
        assert_eq!(rows.collect::<Vec<_>>().join(" "), "2015 e1 -e2 -e3 e4 e5");
    }
}
