//! Where in time the columns of the lanes stand: one for each event, or each day, where that fits,
//! or else one for each month, year, decade in which something happened.
//!
//! The scale is one of order, not of length: what happened close together is drawn apart, and
//! empty years take no room. So the axis names every stretch it can. Must not know actors, nor
//! what is drawn in a column.

use std::cmp::Reverse;

use crate::{
    app::words,
    dossier::{Date, Day, Dossier, EventId},
};

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

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The first of its events.
    pub start: u32,
    /// Its cell, from the left end of time.
    pub x: u32,
}

/// Columns that the axis gives one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    /// The first of its columns.
    column: u32,
    key: Option<i64>,
}

/// Words on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The first cell, from the left edge of the window.
    pub x: usize,
    /// ASCII, or with as many columns as characters.
    pub text: String,
}

/// The columns.
#[derive(Debug, Default)]
pub struct Scale {
    /// What a column holds.
    pub unit: Unit,
    /// From left to right; never empty ones.
    pub columns: Vec<Column>,
    /// The cells from one column to the next.
    pub pitch: usize,
    /// The cells in all.
    pub width: usize,
    stretches: Vec<Stretch>,
    /// How many events there are.
    events: u32,
}

/// The most cells from one column to the next: room for a day and a month.
const WIDEST: usize = 8;
/// As many windows as a scale may be wide before columns hold more instead.
const WINDOWS: usize = 4;
/// The cells of a year on the axis, and one of air.
const YEAR: usize = 5;

impl Unit {
    const ALL: [Self; 6] = [Self::Event, Self::Day, Self::Month, Self::Year, Self::Decade, Self::Century];

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
    fn parts(self, before: &Moment, after: &Moment) -> bool {
        match self {
            Self::Event => true,
            Self::Day => before.day != after.day || !before.dated || !after.dated,
            unit => unit.bucket(before.day) != unit.bucket(after.day),
        }
    }

    fn bucket(self, day: Option<Day>) -> Option<i64> {
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
    const fn named(self) -> Self {
        match self {
            Self::Event | Self::Day | Self::Month => Self::Year,
            Self::Year => Self::Decade,
            Self::Decade | Self::Century => Self::Century,
        }
    }
}

/// When the events happened, which stand in the order of time.
pub(super) fn moments(dossier: &Dossier, events: &[EventId]) -> Vec<Moment> {
    let order = dossier.in_time();
    let own = |event: EventId| dossier.event(event).date.as_ref().and_then(|date| date.span().anchor());
    // Undated events stand beside a dated one of the year that they are ordered under.
    let mut days: Vec<Option<Day>> = order.iter().map(|slot| own(slot.event)).collect();
    let beside = |day: Option<Day>, year: Option<i64>| day.filter(|day| year == Some(day.year()));
    for at in 1..days.len() {
        days[at] = days[at].or_else(|| beside(days[at - 1], order[at].group));
    }
    for at in (1..days.len()).rev() {
        days[at - 1] = days[at - 1].or_else(|| beside(days[at], order[at - 1].group));
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

impl Scale {
    /// The finest scale that fits into `room` cells, or is not much wider.
    pub fn new(moments: &[Moment], room: usize) -> Self {
        if moments.is_empty() || room == 0 {
            return Self::default();
        }
        let fits = |unit: Unit, most: usize| {
            let scale = Self::of(unit, moments, most)?;
            (scale.cells(1) <= most).then_some(scale)
        };
        let exact = || [Unit::Event, Unit::Day].into_iter().find_map(|unit| fits(unit, room));
        // Without air between years, where that makes the difference.
        let tight = || Self::of(Unit::Day, moments, room - 1);
        let wide = || Unit::ALL.into_iter().find_map(|unit| fits(unit, room * WINDOWS));
        let whole = || Self::of(Unit::Century, moments, usize::MAX);
        let (mut scale, roomy) = match exact() {
            Some(scale) => (scale, true),
            None => match tight() {
                Some(scale) => (scale, false),
                None => (wide().or_else(whole).unwrap_or_default(), true),
            },
        };
        let pitch = (1..=WIDEST).rev().find(|pitch| scale.cells(*pitch) <= room);
        let slack = if let Some(pitch) = pitch { room - scale.cells(pitch) } else { usize::MAX };
        // What is wider than the window anyway may be so in comfort.
        scale.pitch = pitch.unwrap_or(if roomy { 2 } else { 1 });
        scale.lay(usize::from(roomy), if roomy { slack } else { 0 });
        scale
    }

    /// Columns that are not laid out yet, if they are at most so many.
    fn of(unit: Unit, moments: &[Moment], most: usize) -> Option<Self> {
        let mut scale = Self { unit, events: moments.len() as u32, ..Self::default() };
        for (at, moment) in moments.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &moments[before]);
            if before.is_some_and(|before| !unit.parts(before, moment)) {
                continue;
            }
            let named = |moment: &Moment| unit.named().bucket(moment.day);
            if before.is_none_or(|before| named(before) != named(moment)) {
                scale.stretches.push(Stretch { column: scale.columns.len() as u32, key: named(moment) });
            }
            scale.columns.push(Column { start: at as u32, x: 0 });
            if scale.columns.len() > most {
                return None;
            }
        }
        Some(scale)
    }

    /// The cells that it takes, one between stretches and one at the end included.
    fn cells(&self, pitch: usize) -> usize {
        self.columns.len().saturating_sub(1) * pitch + 1 + self.stretches.len().saturating_sub(1) + 1
    }

    /// Gives each column its cell; short stretches are widened to hold their names, as long as
    /// there is slack.
    fn lay(&mut self, gap: usize, mut slack: usize) {
        let mut x = 0;
        for at in 0..self.stretches.len() {
            let first = self.stretches[at].column as usize;
            let end = self.stretches.get(at + 1).map_or(self.columns.len(), |next| next.column as usize);
            for column in first..end {
                self.columns[column].x = (x + (column - first) * self.pitch) as u32;
            }
            let taken = (end - first) * self.pitch + gap;
            let more = YEAR.saturating_sub(taken).min(slack);
            if end < self.columns.len() {
                slack -= more;
                x += taken + more;
            }
        }
        self.width = self.columns.last().map_or(0, |column| column.x as usize + 2);
    }

    /// The column of an event.
    pub fn column_of(&self, event: usize) -> Option<usize> {
        self.columns.partition_point(|column| column.start as usize <= event).checked_sub(1)
    }

    /// The columns in the cells from `left` on.
    pub fn in_view(&self, left: usize, room: usize) -> std::ops::Range<usize> {
        let before = |x: usize| self.columns.partition_point(|column| (column.x as usize) < x);
        before(left)..before(left + room)
    }

    /// The events of a column.
    pub fn events(&self, column: usize) -> std::ops::Range<u32> {
        let end = self.columns.get(column + 1).map_or(self.events, |next| next.start);
        self.columns.get(column).map_or(end..end, |column| column.start..end)
    }

    /// The cells right before a new year (or decade, or century), where there is one to spare.
    pub fn borders(&self, left: usize, room: usize) -> impl Iterator<Item = usize> + '_ {
        self.stretches_in_view(left, room).skip_while(|at| *at == 0).filter_map(move |at| {
            let first = self.stretches[at].column as usize;
            let (x, before) = (self.columns[first].x as usize, self.columns[first - 1].x as usize);
            (x - before > 1 && x > left && x <= left + room).then(|| x - 1 - left)
        })
    }

    /// The stretches of which something may be in view.
    fn stretches_in_view(&self, left: usize, room: usize) -> std::ops::Range<usize> {
        let x = |stretch: &Stretch| self.columns[stretch.column as usize].x as usize;
        let first = self.stretches.partition_point(|stretch| x(stretch) <= left).saturating_sub(1);
        let end = self.stretches.partition_point(|stretch| x(stretch) <= left + room);
        first..end.max(first)
    }

    /// The names of the stretches in the window, longest stretches first served, and within it
    /// `inset` cells kept free at both ends.
    pub fn names(&self, left: usize, room: usize, inset: usize) -> Vec<Label> {
        let (from, to) = (inset, room.saturating_sub(inset));
        let mut labels: Vec<(usize, Label)> = Vec::new();
        for at in self.stretches_in_view(left, room) {
            let stretch = self.stretches[at];
            let first = self.columns[stretch.column as usize].x as usize;
            let end =
                self.stretches.get(at + 1).map_or(self.width, |next| self.columns[next.column as usize].x as usize);
            let text = stretch.key.map_or_else(|| "?".to_owned(), |key| self.name(key));
            // One whose beginning is out of view is named where it comes into view.
            let x = first.saturating_sub(left).max(from);
            if end.saturating_sub(left) > x {
                labels.push((end - first, Label { x, text }));
            }
        }
        labels.sort_by_key(|(cells, _)| Reverse(*cells));
        let labels = labels.into_iter().map(|(_, label)| label);
        apart(labels, to)
    }

    fn name(&self, key: i64) -> String {
        match self.unit.named() {
            Unit::Decade => format!("{}s", words::year(key * 10)),
            Unit::Century => format!("{}s", words::year(key * 100)),
            _ => words::year(key),
        }
    }

    /// What the single columns are called, as far as there is room: a whole word where it leaves
    /// the next its place, or else its initial.
    pub fn ticks(&self, dossier: &Dossier, lanes: &super::Lanes, left: usize, room: usize) -> Vec<Label> {
        let words = !matches!(self.unit, Unit::Year | Unit::Decade);
        let ticks: Vec<Label> = self
            .in_view(left, room)
            .filter_map(|at| {
                let column = self.columns[at];
                let event = column.start as usize;
                let before = at.checked_sub(1).map(|before| &lanes.moments[self.columns[before].start as usize]);
                let text = self.tick(dossier, lanes.events[event], &lanes.moments[event], before)?;
                Some(Label { x: column.x as usize - left, text })
            })
            .collect();
        let mut labels: Vec<Label> = Vec::new();
        let mut free = 0;
        for (at, tick) in ticks.iter().enumerate() {
            let next = ticks.get(at + 1).map_or(usize::MAX, |next| next.x);
            let end = tick.x + tick.text.chars().count();
            let mut text = tick.text.clone();
            if words && (end >= next || end > room) {
                text.truncate(text.chars().next().map_or(0, char::len_utf8));
            }
            let end = tick.x + text.chars().count();
            if tick.x >= free && end <= room {
                free = end + usize::from(!words);
                labels.push(Label { x: tick.x, text });
            }
        }
        labels
    }

    /// What a column is called after another.
    fn tick(&self, dossier: &Dossier, event: EventId, moment: &Moment, before: Option<&Moment>) -> Option<String> {
        let year = moment.day.map(Day::year);
        let month = || {
            let words = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            moment.month.and_then(|month| words.get(usize::from(month) - 1)).map(|word| (*word).to_owned())
        };
        match self.unit {
            Unit::Event | Unit::Day if !moment.dated => Some("?".into()),
            Unit::Event | Unit::Day if self.pitch + 1 >= WIDEST => {
                let text = dossier.event(event).date.as_ref().map(Date::short)?;
                (text.chars().count() < self.pitch && Some(text.clone()) != year.map(words::year)).then_some(text)
            }
            Unit::Event | Unit::Day => {
                let month_of = |moment: &Moment| (moment.day.map(Day::year), moment.month);
                let new = before.is_none_or(|before| !before.dated || month_of(before) != month_of(moment));
                month().filter(|_| new)
            }
            Unit::Month => month(),
            Unit::Year => year.map(|year| format!("{:02}", year.rem_euclid(100))),
            Unit::Decade => year.map(|year| format!("{:02}s", year.div_euclid(10).rem_euclid(10) * 10)),
            Unit::Century => None,
        }
    }
}

/// Those labels, in the order of their importance, that leave one another a cell of air and end
/// before `to`; from left to right.
fn apart(labels: impl Iterator<Item = Label>, to: usize) -> Vec<Label> {
    let mut kept: Vec<Label> = Vec::new();
    for label in labels {
        let end = label.x + label.text.chars().count();
        let free = |other: &Label| end < other.x || other.x + other.text.chars().count() < label.x;
        if end <= to && kept.iter().all(free) {
            kept.push(label);
        }
    }
    kept.sort_by_key(|label| label.x);
    kept
}
