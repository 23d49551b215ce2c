//! When events happened and in which tone, close together in memory: an order or a picture of very many events reads
//! all of them, and nothing else of their records.

use super::{
    Day, EventId, Span, Tone,
    plover::Category,
    record::{Event, File},
};

/// The times of all events as the file has them.
#[derive(Debug, Default)]
pub(super) struct EventTimes(Vec<EventTime>);

#[derive(Debug, Clone, Copy)]
struct EventTime {
    /// [`UNKNOWN`] where nobody says.
    first: Day,
    last: Day,
    tone: Option<Tone>,
}

/// A day that no date can mean: dates reach about five million years far.
const UNKNOWN: Day = Day(i32::MIN);

impl EventTimes {
    pub fn new(file: &File) -> Self {
        let time = |event: &Event| {
            let Span { first, last } = span_of(event);
            let [first, last] = [first, last].map(|day| day.unwrap_or(UNKNOWN));
            EventTime { first, last, tone: event.category.map(Category::tone) }
        };
        Self(file.events.iter().map(time).collect())
    }

    /// The days that an event may have happened on.
    pub fn span(&self, id: EventId) -> Span {
        let EventTime { first, last, .. } = self.0[id.at()];
        let known = |day: Day| Some(day).filter(|day| *day != UNKNOWN);
        Span { first: known(first), last: known(last) }
    }

    pub fn tone(&self, id: EventId) -> Option<Tone> {
        self.0[id.at()].tone
    }
}

/// The days that an event may have happened on; neither end is known of one that has no date.
pub(super) fn span_of(event: &Event) -> Span {
    Span::between(event.date.as_ref(), event.date.as_ref())
}
