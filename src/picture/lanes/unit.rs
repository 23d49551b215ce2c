//! When the events of the lanes happened, and what a column of time may hold of them.

use crate::dossier::{Date, Day, Dossier, EventId};

/// When an event of the lanes happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day that it is ordered by, or that of the event that it is placed beside; absent where
    /// nobody says anything.
    pub day: Option<Day>,
    /// Whether it has a date of its own.
    pub dated: bool,
    /// The month of the year, if all of its date falls in one.
    pub month: Option<u8>,
    /// The last day that its date reaches.
    pub reach: Day,
    /// Whether nobody knows when it began.
    pub open: bool,
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

    /// Whether an event begins a new column after another.
    pub(super) fn separates(self, before: &Moment, after: &Moment) -> bool {
        match self {
            Self::Event => true,
            Self::Day => before.day != after.day || !before.dated || !after.dated,
            // Very many share a day: of these, nothing need be reckoned.
            unit => before.day != after.day && unit.bucket(before.day) != unit.bucket(after.day),
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
    let own = |event: EventId| dossier.event(event).date.as_ref().and_then(|date| date.span().anchor());
    // Undated events stand beside a dated one of the year that they are ordered under.
    let mut days: Vec<Option<Day>> = order.iter().map(|slot| own(slot.event)).collect();
    let beside = |day: Option<Day>, year: Option<i64>| day.filter(|day| year == Some(day.year()));
    for at in 1..days.len() {
        days[at] = days[at].or_else(|| beside(days[at - 1], order[at].group.map(i64::from)));
    }
    for at in (1..days.len()).rev() {
        days[at - 1] = days[at - 1].or_else(|| beside(days[at], order[at - 1].group.map(i64::from)));
    }
    let moment = |event: &EventId| {
        let span = dossier.event(*event).date.as_ref().map(Date::span);
        let ends = span.and_then(|span| span.first.zip(span.last)).map(|(first, last)| (first.ymd(), last.ymd()));
        Moment {
            day: days[dossier.rank_in_time(*event)],
            dated: span.is_some(),
            month: ends.filter(|(a, b)| (a.0, a.1) == (b.0, b.1)).map(|(first, _)| first.1),
            reach: span.map_or(Day(i32::MIN), |span| span.last.unwrap_or(Day(i32::MAX))),
            open: span.is_some_and(|span| span.first.is_none()),
        }
    };
    events.iter().map(moment).collect()
}
