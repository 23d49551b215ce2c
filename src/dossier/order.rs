//! The two orders in which events can be read: by time, and as a source tells them.
//!
//! Knows dates and what undated events are said to follow or precede.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    Dossier, Scope, Whose,
    date::{Date, Day, Span},
    event_times::EventTimes,
    id::{EventId, Id},
    record::{self, Bearing, Citation, Ref},
    records::Records,
};
use crate::sorting;

/// In which order events are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By their dates.
    #[default]
    Time,
    /// By the paragraphs of the one document that is read.
    Told,
}

/// A place in an order of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The event that stands there.
    pub event: EventId,
    /// What the place belongs to: a year in time, a paragraph of the document; absent where nobody
    /// says.
    pub group: Option<i32>,
}

/// How many events are looked at to find out between which days one happened.
const MOST_FOLLOWED: usize = 256;

/// Where an event stands in time: its day; before (-) or after (+) what happened that day, for
/// events that are only placed; its last day; its place in the file.
type SortKey = (Day, i32, Day, EventId);

/// The events of a scope by time, out of all events by time; nothing where some may stand elsewhere than there.
pub(super) fn left_in_time(whole: &[Slot], records: &Records) -> Option<Vec<Slot>> {
    let left = || whole.iter().filter(|slot| records.present.has(slot.event)).copied().collect();
    records.moved.is_empty().then(left)
}

/// Events by time, out of all that there are in an order that is best nearly theirs. Undated ones stand right after
/// what they are said to have followed, or right before what they preceded; those of which nothing is said come last.
pub(super) fn in_time(records: &Records, times: &EventTimes, events: impl Iterator<Item = EventId>) -> Vec<Slot> {
    let mut placing = Placing { records, times, beside: HashMap::default() };
    let (mut waiting, mut keys): (Vec<EventId>, Vec<SortKey>) = (Vec::new(), Vec::new());
    for id in events.filter(|id| records.present.has(*id)) {
        match placing.key(id) {
            Some(key) => keys.push(key),
            None => waiting.push(id),
        }
    }
    waiting.sort_unstable();
    placing.place(&waiting);
    keys.extend(waiting.iter().filter_map(|id| placing.key(*id)));
    // Stable, as that is quicker with what is nearly in order.
    keys.sort();
    let placed = keys.into_iter().map(|(day, _, _, id)| Slot { event: id, group: Some(day.year() as i32) });
    let last = waiting.into_iter().filter(|id| placing.key(*id).is_none());
    placed.chain(last.map(|event| Slot { event, group: None })).collect()
}

/// Finds places for undated events.
struct Placing<'a> {
    records: &'a Records,
    times: &'a EventTimes,
    /// Where undated events stand beside others, as far as that is known.
    beside: HashMap<EventId, SortKey, foldhash::fast::RandomState>,
}

impl Placing<'_> {
    /// Where an event stands, by its own date or beside others.
    fn key(&self, id: EventId) -> Option<SortKey> {
        let span = self.records.span(self.times, id);
        let own = |day| (day, 0, span.last.unwrap_or(Day(i32::MAX)), id);
        span.anchor().map(own).or_else(|| self.beside.get(&id).copied())
    }

    /// Finds the places of undated events, given in the file's order.
    fn place(&mut self, undated: &[EventId]) {
        // An undated event may be said to follow or precede another undated one: placing one makes it
        // possible to place those that refer to it.
        let mut dependents: HashMap<EventId, Vec<EventId>, foldhash::fast::RandomState> = HashMap::default();
        let mut ready = BTreeSet::new();
        for id in undated {
            let event = self.records.dated(*id);
            for neighbour in event.after.iter().chain(&event.before).filter_map(Ref::to::<EventId>) {
                dependents.entry(neighbour).or_default().push(*id);
                if self.key(neighbour).is_some() {
                    ready.insert(*id);
                }
            }
        }
        // Forwards and backwards through the file in turns. An event that refers to several others stands
        // by those that were placed before it, so these turns affect the result.
        let (mut here, mut forwards) = (EventId(0), true);
        while !ready.is_empty() {
            let next = if forwards { ready.range(here..).next() } else { ready.range(..=here).next_back() };
            let Some(&id) = next else {
                forwards = !forwards;
                here = EventId(if forwards { 0 } else { u32::MAX });
                continue;
            };
            ready.remove(&id);
            here = id;
            if let Some(key) = self.beside_neighbours(id) {
                self.beside.insert(id, key);
            }
            ready.extend(dependents.get(&id).into_iter().flatten().filter(|other| self.key(**other).is_none()));
        }
    }

    /// Where an undated event stands, if a neighbour of it has been placed.
    fn beside_neighbours(&self, id: EventId) -> Option<SortKey> {
        let event = self.records.dated(id);
        let placed = |other: &Ref| other.to::<EventId>().and_then(|event| self.key(event));
        let lower = event.after.iter().filter_map(placed).max();
        let upper = event.before.iter().filter_map(placed).min();
        lower
            .map(|(day, depth, last, _)| (day, depth.max(0) + 1, last, id))
            .or_else(|| upper.map(|(day, depth, last, _)| (day, depth.min(0) - 1, last, id)))
    }
}

impl Dossier {
    /// The order that belongs to a scope: a document's own where it is read alone and is cited by its paragraphs.
    ///
    /// To be asked of the dossier that is read with all its sources.
    pub fn own_order(&self, scope: Scope) -> Order {
        let Scope::Only(Whose::Source(source)) = scope else { return Order::Time };
        let is_placed = |id: &Id| match id {
            Id::Event(event) => self.event(*event).told_by(source).any(|told| told.paragraph.is_some()),
            _ => false,
        };
        if self.resting_on(source).iter().any(is_placed) { Order::Told } else { Order::Time }
    }

    /// The first paragraph that tells an event; to be asked where one document is read alone.
    pub fn paragraph_of(&self, event: EventId) -> Option<u32> {
        let telling = self.told(event).filter(|citation| citation.bearing != Bearing::Context);
        telling.filter_map(|citation| citation.paragraph).min()
    }

    /// The included citations of an event. Those of the one document that is read alone are taken from the file, where
    /// nothing need be cut.
    fn told(&self, event: EventId) -> impl Iterator<Item = &Citation> {
        let (record, teller) = match self.scope {
            Scope::Only(Whose::Source(source)) => (&self.records.file.events[event.at()], Some(source)),
            _ => (self.event(event), None),
        };
        let is_told = move |citation: &&Citation| teller.is_none_or(|teller| citation.source.to() == Some(teller));
        record.citations.iter().filter(is_told)
    }

    /// The date of an event in an order: where one document is read alone and in its own order, what that says.
    pub fn date_in(&self, order: Order, event: EventId) -> Option<&Date> {
        match order {
            _ if !self.stands(event) => None,
            Order::Time => self.event(event).date.as_ref(),
            Order::Told => {
                let mut supporting = self.told(event).filter(|citation| citation.bearing.supports());
                supporting.find_map(|citation| citation.date.as_ref())
            }
        }
    }

    /// The days that an event may have happened on by that date; nothing where it has fallen.
    pub fn span_in(&self, order: Order, event: EventId) -> Option<Span> {
        match order {
            Order::Time => self.stands(event).then(|| self.records.span(&self.index.whole.times, event)),
            Order::Told => self.date_in(order, event).map(Date::span),
        }
    }

    /// Whether an event happened in some time, or may have; one without a date only where it is placed inside.
    pub fn may_lie_in(&self, event: EventId, time: Span) -> bool {
        let own = self.spans(event);
        let is_placed_inside = || self.placed(event).is_some_and(|placed| time.holds(placed));
        if own.is_empty() { is_placed_inside() } else { own.iter().any(|own| own.meets(time)) }
    }

    /// Between which days an undated event happened, by what it is said to have followed and to have preceded; an end of
    /// which nothing is said is open. Nothing for an event that has a date, and where nothing is said of either end.
    pub fn placed(&self, event: EventId) -> Option<Span> {
        if self.records.span(&self.index.whole.times, event).anchor().is_some() {
            return None;
        }
        let first = self.days_along(event, |record| &record.after).into_iter().filter_map(|span| span.first).max();
        let last = self.days_along(event, |record| &record.before).into_iter().filter_map(|span| span.last).min();
        (first.is_some() || last.is_some()).then_some(Span { first, last })
    }

    /// The days of the dated events that an event is said to have followed, or to have preceded, itself or by way of
    /// undated ones; of very many some.
    fn days_along(&self, event: EventId, others: impl Fn(&record::Event) -> &[Ref]) -> Vec<Span> {
        let (mut ahead, mut seen, mut days) = (vec![event], HashSet::from([event]), Vec::new());
        while let Some(event) = ahead.pop().filter(|_| seen.len() < MOST_FOLLOWED) {
            for other in others(self.records.dated(event)).iter().filter_map(Ref::to::<EventId>) {
                let span = self.records.span(&self.index.whole.times, other);
                if !self.stands(other) || !seen.insert(other) {
                    continue;
                }
                match span.anchor() {
                    Some(_) => days.push(span),
                    None => ahead.push(other),
                }
            }
        }
        days
    }

    /// All events by the first paragraphs that tell them, then those of which none is known; to be asked where
    /// one document is read alone.
    pub fn as_told(&self) -> Vec<Slot> {
        let slot = |slot: &Slot| Slot { group: self.paragraph_of(slot.event).map(u32::cast_signed), ..*slot };
        let mut slots: Vec<Slot> = self.in_time().iter().map(slot).collect();
        // What one paragraph tells stands in the order of time.
        sorting::by_key(&mut slots, |slot| slot.group.unwrap_or(i32::MAX));
        slots
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::load;

    #[test]
    fn chains_of_undated_events_stand_in_order_whichever_way_they_are_written() {
        for (field, expected) in [("after", "last e3 e2 e1 e0"), ("before", "e0 e1 e2 e3 last")] {
            let chain: Vec<String> = ["e0", "e1", "e2", "e3"]
                .iter()
                .zip(["e1", "e2", "e3", "last"])
                .map(|(id, other)| {
                    format!(
                        r#"{{"id": "{id}", "title": "x", "{field}": ["{other}"], "citations": [{{"source": "s"}}]}}"#
                    )
                })
                .collect();
            let text = format!(
                r#"{{"title": "x", "sources": [{{"id": "s", "title": "s"}}], "events": [{},
                {{"id": "last", "title": "x", "date": "2015", "citations": [{{"source": "s"}}]}}]}}"#,
                chain.join(",")
            );
            let dossier = load::from_text("x", &text).unwrap();
            let order: Vec<&str> = dossier.in_time().iter().map(|slot| dossier.id_of(slot.event)).collect();
            assert_eq!(order.join(" "), expected, "{field}");
        }
    }
}
