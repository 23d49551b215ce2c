//! Where in time the columns of the lanes stand: one for each event, or each day, where that fits,
//! or else one for each month, year, decade in which something happened.
//!
//! The scale is one of order, not of length: what happened close together is drawn apart, and empty
//! years take no room. So the axis names every stretch it can. Of the two axes that pictures have, this
//! is the one of columns of events; the one of proportional time is `picture::period`.

use std::ops::Range;

use super::unit::{Moment, Unit};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The first of its events.
    pub start: usize,
    /// Its cell, from the left end of time.
    pub x: usize,
}

/// Columns that the axis gives one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Which they are; never none.
    pub columns: Range<usize>,
    /// The year, decade or century; absent for what nobody dates.
    pub key: Option<i64>,
}

/// Columns of time.
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
    pub(super) stretches: Vec<Stretch>,
    /// Whether stretches are kept apart by a cell.
    roomy: bool,
    /// How many events there are.
    events: usize,
}

/// The most cells from one column to the next: room for a day and a month.
pub(super) const WIDEST: usize = 8;
/// As many windows as a scale may be wide before columns hold more instead.
const WINDOWS: usize = 4;
/// The most cells of further air between years.
const AIR: usize = 2;
/// The cells of a year on the axis, and one of air.
const YEAR: usize = 5;

impl Scale {
    /// The scale that was wished for; otherwise the finest that fits into `room` cells, or is not
    /// much wider.
    pub fn new(moments: &[Moment], room: usize, wish: Option<Unit>) -> Self {
        if moments.is_empty() || room == 0 {
            return Self::default();
        }
        let fits = |unit: Unit, most: usize| {
            let scale = Self::of(unit, moments, most)?;
            (scale.cells(1) <= most).then_some(scale)
        };
        let exact = || [Unit::Event, Unit::Day].into_iter().find_map(|unit| fits(unit, room));
        // Without air between years, where that makes the difference.
        let tight = || Self::of(Unit::Day, moments, room);
        let wide = || Unit::ALL.into_iter().find_map(|unit| fits(unit, room * WINDOWS));
        let whole = || Self::of(Unit::Century, moments, usize::MAX);
        let wished = || wish.and_then(|unit| Self::of(unit, moments, usize::MAX));
        let (mut scale, roomy) = match wished().or_else(exact) {
            Some(scale) => (scale, true),
            None => match tight() {
                Some(scale) => (scale, false),
                None => (wide().or_else(whole).unwrap_or_default(), true),
            },
        };
        let pitch = (1..=WIDEST).rev().find(|pitch| scale.cells(*pitch) <= room);
        let slack = pitch.map_or(usize::MAX, |pitch| room - scale.cells(pitch));
        // What is wider than the window anyway may be so in comfort, with room for numbers.
        let comfort = if scale.unit <= Unit::Day { 2 } else { 3 };
        scale.pitch = pitch.unwrap_or(if roomy { comfort } else { 1 });
        scale.roomy = roomy;
        scale.lay(usize::from(roomy), if roomy { slack } else { 0 });
        scale
    }

    /// Columns that are not laid out yet, if they are at most so many.
    fn of(unit: Unit, moments: &[Moment], most: usize) -> Option<Self> {
        let mut scale = Self { unit, events: moments.len(), ..Self::default() };
        for (at, moment) in moments.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &moments[before]);
            if before.is_some_and(|before| !unit.separates(before, moment)) {
                continue;
            }
            let (column, key) = (scale.columns.len(), unit.named().bucket(moment.day));
            match scale.stretches.last_mut().filter(|last| last.key == key) {
                Some(last) => last.columns.end = column + 1,
                None => scale.stretches.push(Stretch { columns: column..column + 1, key }),
            }
            scale.columns.push(Column { start: at, x: 0 });
            if scale.columns.len() > most {
                return None;
            }
        }
        Some(scale)
    }

    /// The cells that it takes, one between stretches included.
    fn cells(&self, pitch: usize) -> usize {
        self.columns.len().saturating_sub(1) * pitch + 1 + self.stretches.len().saturating_sub(1)
    }

    /// Gives each column its cell; as long as there is slack, short stretches are widened to hold
    /// their names, and what is left then goes between stretches.
    fn lay(&mut self, gap: usize, mut slack: usize) {
        let borders = self.stretches.len().saturating_sub(1);
        let widened = |stretch: &Stretch| {
            let taken = stretch.columns.len() * self.pitch + gap;
            let more = YEAR.saturating_sub(taken).min(slack);
            slack -= more;
            taken + more
        };
        let cells: Vec<usize> = self.stretches[..borders].iter().map(widened).collect();
        let air = if gap == 0 || slack > usize::MAX / 2 { 0 } else { slack.checked_div(borders).unwrap_or(0).min(AIR) };
        let mut x = 0;
        for (at, stretch) in self.stretches.iter().enumerate() {
            for (rank, column) in self.columns[stretch.columns.clone()].iter_mut().enumerate() {
                column.x = x + rank * self.pitch;
            }
            x += cells.get(at).map_or(0, |cells| cells + air);
        }
        self.width = self.columns.last().map_or(0, |column| column.x + 1);
    }

    /// Whether it shows each day, or each event, and all of them at once with air between years.
    pub fn is_comfortable(&self, room: usize) -> bool {
        self.unit <= Unit::Day && self.roomy && self.width <= room
    }

    /// The cell of an event.
    pub fn x_of(&self, event: usize) -> Option<usize> {
        self.column_of(event).map(|column| self.columns[column].x)
    }

    /// The column of an event.
    pub fn column_of(&self, event: usize) -> Option<usize> {
        self.columns.partition_point(|column| column.start <= event).checked_sub(1)
    }

    /// The columns in the cells from `left` on.
    pub fn in_view(&self, left: usize, room: usize) -> Range<usize> {
        let before = |x: usize| self.columns.partition_point(|column| column.x < x);
        before(left)..before(left + room)
    }

    /// The events of a column.
    pub fn events(&self, column: usize) -> Range<usize> {
        let end = self.columns.get(column + 1).map_or(self.events, |next| next.start);
        self.columns.get(column).map_or(end..end, |column| column.start..end)
    }

    /// The cells right before a new year (or decade, or century). Where columns stand side by side
    /// the air between years says it, and more lines would hide those between actors.
    pub fn borders(&self, left: usize, room: usize) -> impl Iterator<Item = usize> + '_ {
        let stretches = if self.pitch > 1 { self.stretches_in_view(left, room) } else { 0..0 };
        stretches.skip_while(|at| *at == 0).filter_map(move |at| {
            let first = self.stretches[at].columns.start;
            let (x, before) = (self.columns[first].x, self.columns[first - 1].x);
            debug_assert!(x - before > 1);
            (x > left && x <= left + room).then(|| x - 1 - left)
        })
    }

    /// The stretches of which something may be in view.
    pub(super) fn stretches_in_view(&self, left: usize, room: usize) -> Range<usize> {
        let x = |stretch: &Stretch| self.columns[stretch.columns.start].x;
        let first = self.stretches.partition_point(|stretch| x(stretch) <= left).saturating_sub(1);
        let end = self.stretches.partition_point(|stretch| x(stretch) <= left + room);
        first..end.max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dossier::Day, picture::lanes::axis::Label};
    use proptest::prelude::*;

    fn day(day: i32) -> Moment {
        Moment { day: Some(Day(day)), dated: true, month: None, reach: Day(day), open: false }
    }

    fn undated(beside: Option<i32>) -> Moment {
        Moment { day: beside.map(Day), dated: false, month: None, reach: Day(i32::MIN), open: false }
    }

    /// Moments in the order of time; those beside nothing come last.
    fn any_moments() -> impl Strategy<Value = Vec<Moment>> {
        let moment = (prop_oneof![0i32..30, -40_000..40_000], any::<bool>());
        (prop::collection::vec(moment, 0..120), 0usize..3).prop_map(|(mut days, unplaced)| {
            days.sort_unstable();
            let placed = days.into_iter().map(|(at, dated)| if dated { day(at) } else { undated(Some(at)) });
            placed.chain((0..unplaced).map(|_| undated(None))).collect()
        })
    }

    #[test]
    fn the_finest_scale_that_fits_is_taken() {
        let unit = |moments: &[Moment], room| Scale::new(moments, room, None).unit;
        assert_eq!(unit(&[day(0), day(0), day(1)], 20), Unit::Event);
        let two_a_day: Vec<Moment> = (0..60).map(|at| day(at / 2)).collect();
        assert_eq!(unit(&two_a_day, 60), Unit::Event);
        assert_eq!(unit(&two_a_day, 40), Unit::Day);
        assert_eq!(unit(&two_a_day, 20), Unit::Event, "wider than the window, but not by much");
        let years_of_days: Vec<Moment> = (0..3_000).map(day).collect();
        assert_eq!(unit(&years_of_days, 40), Unit::Month);
        let centuries: Vec<Moment> = (0..1_000).map(|at| day(at * 400)).collect();
        assert_eq!(unit(&centuries, 40), Unit::Decade);
    }

    #[test]
    fn air_between_years_is_given_up_before_days_are() {
        let moments: Vec<Moment> = (0..10).map(|at| day(at * 366)).collect();
        let at = |room| (Scale::new(&moments, room, None).unit, Scale::new(&moments, room, None).width);
        assert_eq!(at(19), (Unit::Event, 19), "each with a cell of air");
        assert_eq!(at(18), (Unit::Day, 10), "without");
        assert!(
            Scale::new(&moments, 19, None).is_comfortable(19) && !Scale::new(&moments, 18, None).is_comfortable(18)
        );
    }

    #[test]
    fn short_stretches_share_a_name() {
        let moments: Vec<Moment> = [0, 400, 800, 7_000, 7_001, 7_002, 7_003, 7_004].map(day).to_vec();
        let texts = |room: usize| {
            let names = Scale::new(&moments, room, None).names(0, room, 0);
            names.into_iter().map(|label| label.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(60), ["1970", "1971", "1972", "1989"]);
        assert_eq!(texts(11), ["1989"], "no room for a range either");
        let moments: Vec<Moment> = [0, 400, 800, 1_200, 1_600, 7_000, 7_001, 7_002, 7_003, 7_004].map(day).to_vec();
        let names = Scale::new(&moments, 15, None).names(0, 15, 0);
        assert_eq!(names[0], Label { x: 0, text: "1970–1974".into() });
    }

    proptest! {
        #[test]
        fn every_event_has_one_column_and_columns_keep_apart(
            moments in any_moments(), room in 0usize..150, wish in prop::option::of(prop::sample::select(&Unit::ALL)),
        ) {
            let scale = Scale::new(&moments, room, wish);
            prop_assert!(wish.is_none_or(|wish| scale.unit == wish) || moments.is_empty() || room == 0);
            prop_assert_eq!(scale.columns.is_empty(), moments.is_empty() || room == 0);
            let held: Vec<usize> = (0..scale.columns.len()).flat_map(|column| scale.events(column)).collect();
            if room > 0 {
                prop_assert_eq!(held, (0..moments.len()).collect::<Vec<_>>());
            }
            for column in 0..scale.columns.len() {
                prop_assert!(!scale.events(column).is_empty());
                for event in scale.events(column) {
                    prop_assert_eq!(scale.column_of(event), Some(column));
                }
            }
            for pair in scale.columns.windows(2) {
                prop_assert!(pair[0].x + scale.pitch <= pair[1].x);
            }
            if scale.unit < Unit::Month {
                prop_assert!(wish.is_some() || scale.columns.len() <= room * WINDOWS);
                for column in 0..scale.columns.len() {
                    let days: Vec<Option<Day>> = scale.events(column).map(|event| moments[event].day).collect();
                    prop_assert!(days.iter().all(|day| *day == days[0]), "no column mixes days");
                }
            }
        }

        #[test]
        fn names_keep_apart_and_name_what_is_below_them(
            moments in any_moments(), room in 1usize..150, left in 0usize..200, inset in 0usize..3,
        ) {
            let scale = Scale::new(&moments, room, None);
            let left = left.min(scale.width.saturating_sub(room));
            let mut free = 0;
            for label in scale.names(left, room, inset) {
                let end = label.x + label.text.chars().count();
                prop_assert!(label.x >= free.max(inset) && end <= room.saturating_sub(inset), "{:?}", label);
                free = end + 1;
                // The column next to where the name begins belongs to the first year that it names.
                let first = scale.columns.partition_point(|column| column.x < left + label.x);
                if let Some(year) = label.text.get(..4).and_then(|year| year.parse::<i64>().ok())
                    && let (Unit::Event | Unit::Day | Unit::Month, Some(column)) = (scale.unit, scale.columns.get(first))
                    && column.x == left + label.x
                {
                    prop_assert_eq!(moments[column.start].day.map(Day::year), Some(year));
                }
            }
        }

        #[test]
        fn what_is_in_view_is_found(moments in any_moments(), room in 1usize..60, left in 0usize..200) {
            let scale = Scale::new(&moments, room, None);
            let seen: Vec<usize> = scale.in_view(left, room).collect();
            let in_view = |column: &usize| (left..left + room).contains(&scale.columns[*column].x);
            let expected: Vec<usize> = (0..scale.columns.len()).filter(in_view).collect();
            prop_assert_eq!(seen, expected);
            prop_assert!(scale.borders(left, room).all(|border| border < room));
        }
    }
}
