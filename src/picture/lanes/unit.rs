//! When the events of the lanes happened, and what a column of time may hold of them.

use crate::dossier::{Day, Dossier, EventId, Order, Span};

/// When an event of the lanes happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day that it is ordered by, or that of the event that it is placed beside; absent where
    /// nobody says anything.
    pub day: Option<Day>,
    /// The days that its own date may mean, if it has one.
    pub span: Option<Span>,
}

impl Moment {
    /// Whether it has a date of its own.
    pub const fn is_dated(&self) -> bool {
        self.span.is_some()
    }

    /// The month of the year, if all of its date falls in one.
    pub(super) fn month(&self) -> Option<u8> {
        let (first, last) = self.span.and_then(|span| span.first.zip(span.last))?;
        let ((year, month, _), last) = (first.ymd(), last.ymd());
        ((year, month) == (last.0, last.1)).then_some(month)
    }

    /// The last day that its date reaches.
    pub(super) fn reach(&self) -> Day {
        self.span.map_or(Day(i32::MIN), |span| span.last.unwrap_or(Day(i32::MAX)))
    }

    /// Whether nobody knows when it began.
    pub(super) fn is_open(&self) -> bool {
        self.span.is_some_and(|span| span.first.is_none())
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Unit {
    /// One event.
    #[default]
    Event,
    /// The events of a day; undated ones apart.
    Day,
    /// The events of a month.
    Month,
    /// The events of a year.
    Year,
    /// The events of ten years.
    Decade,
    /// The events of a hundred years.
    Century,
}

impl Unit {
    pub(super) const ALL: [Self; 6] = [Self::Event, Self::Day, Self::Month, Self::Year, Self::Decade, Self::Century];

    /// What a column is, in a word or two.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Event => "each event",
            Self::Day => "each day",
            Self::Month => "each month",
            Self::Year => "each year",
            Self::Decade => "each decade",
            Self::Century => "each century",
        }
    }

    pub(super) fn bucket(self, day: Option<Day>) -> Option<i64> {
        let day = day?;
        let (year, month, _) = day.ymd();
        Some(match self {
            Self::Event | Self::Day => i64::from(day.0),
            Self::Month => year * 12 + i64::from(month),
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        })
    }

    /// What the axis names: years, or for wider columns decades and centuries.
    pub(super) const fn named(self) -> Self {
        match self {
            Self::Event | Self::Day | Self::Month => Self::Year,
            Self::Year => Self::Decade,
            Self::Decade | Self::Century => Self::Century,
        }
    }
}

/// When the events happened, which stand in the order of time.
pub fn moments(dossier: &Dossier, events: &[EventId]) -> Vec<Moment> {
    let order = dossier.in_time();
    // A date of which neither end is known is a date all the same.
    let span = |event: EventId| {
        let span = dossier.span_in(Order::Time, event);
        span.filter(|span| span.anchor().is_some() || dossier.event(event).date.is_some())
    };
    let own = |event: EventId| span(event).and_then(Span::anchor);
    // Undated events stand beside a dated one of the year that they are ordered under.
    let mut days: Vec<Option<Day>> = order.iter().map(|slot| own(slot.event)).collect();
    let beside = |day: Option<Day>, year: Option<i64>| day.filter(|day| year == Some(day.year()));
    for at in 1..days.len() {
        days[at] = days[at].or_else(|| beside(days[at - 1], order[at].group.map(i64::from)));
    }
    for at in (1..days.len()).rev() {
        days[at - 1] = days[at - 1].or_else(|| beside(days[at], order[at - 1].group.map(i64::from)));
    }
    let moment = |event: &EventId| Moment { day: days[dossier.rank_in_time(*event)], span: span(*event) };
    events.iter().map(moment).collect()
}

/// Moments in the order of time; those beside nothing come last.
#[cfg(test)]
pub(super) fn any_moments() -> impl proptest::prelude::Strategy<Value = Vec<Moment>> {
    use proptest::prelude::*;
    let moment = (prop_oneof![0i32..30, -40_000..40_000], any::<bool>());
    (prop::collection::vec(moment, 0..120), 0usize..3).prop_map(|(mut days, unplaced)| {
        days.sort_unstable();
        let placed = days.into_iter().map(|(at, dated)| {
            let day = Some(Day(at));
            Moment { day, span: dated.then_some(Span { first: day, last: day }) }
        });
        placed.chain((0..unplaced).map(|_| Moment { day: None, span: None })).collect()
    })
}
