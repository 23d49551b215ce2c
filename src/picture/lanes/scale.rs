//! Where in time the columns of the lanes stand: one for each event, or each day, where that fits,
//! or else one for each month, year, decade in which something happened.
//!
//! The scale is one of order, not of length: what happened close together is drawn apart, and empty
//! years take no room. So the axis names every stretch it can. Of the two axes that pictures have, this
//! is the one of columns of events; the one of proportional time is `picture::period`.

use std::{ops::Range, rc::Rc};

use super::{
    columns::{Columns, Moments, Stretch},
    unit::Unit,
};

/// Columns of time, laid out in cells.
#[derive(Debug, Default)]
pub struct Scale {
    /// From left to right; never empty ones.
    pub columns: Rc<Columns>,
    /// The cells from one column to the next.
    pub pitch: usize,
    /// The cells in all.
    pub width: usize,
    /// The cell of each stretch's first column, from the left end of time.
    stretches: Vec<usize>,
    /// Whether stretches are kept apart by a cell.
    roomy: bool,
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
    pub fn new(moments: &Moments, room: usize, wish: Option<Unit>) -> Self {
        if moments.all().is_empty() || room == 0 {
            return Self::default();
        }
        let of = |unit: Unit| Self { columns: Rc::clone(moments.columns(unit)), ..Self::default() };
        let fits = |unit: Unit, most: usize| Some(of(unit)).filter(|scale| scale.cells(1) <= most);
        let exact = || [Unit::Event, Unit::Day].into_iter().find_map(|unit| fits(unit, room));
        // Without air between years, where that makes the difference.
        let tight = || Some(of(Unit::Day)).filter(|scale| scale.columns.len() <= room);
        let wide = || Unit::ALL.into_iter().find_map(|unit| fits(unit, room * WINDOWS));
        let (mut scale, roomy) = match wish.map(of).or_else(exact) {
            Some(scale) => (scale, true),
            None => match tight() {
                Some(scale) => (scale, false),
                None => (wide().unwrap_or_else(|| of(Unit::Century)), true),
            },
        };
        let pitch = (1..=WIDEST).rev().find(|pitch| scale.cells(*pitch) <= room);
        let slack = pitch.map_or(usize::MAX, |pitch| room - scale.cells(pitch));
        // What is wider than the window anyway may be so in comfort, with room for numbers.
        let comfort = if scale.columns.unit <= Unit::Day { 2 } else { 3 };
        scale.pitch = pitch.unwrap_or(if roomy { comfort } else { 1 });
        scale.roomy = roomy;
        scale.lay(usize::from(roomy), if roomy { slack } else { 0 });
        scale
    }

    /// The cells that it takes, one between stretches included.
    fn cells(&self, pitch: usize) -> usize {
        let Columns { stretches, .. } = &*self.columns;
        self.columns.len().saturating_sub(1) * pitch + 1 + stretches.len().saturating_sub(1)
    }

    /// Gives each stretch its cell; as long as there is slack, short stretches are widened to hold
    /// their names, and what is left then goes between stretches.
    fn lay(&mut self, gap: usize, mut slack: usize) {
        let stretches = &self.columns.stretches;
        let borders = stretches.len().saturating_sub(1);
        let widened = |stretch: &Stretch| {
            let taken = stretch.columns.len() * self.pitch + gap;
            let more = YEAR.saturating_sub(taken).min(slack);
            slack -= more;
            taken + more
        };
        let cells: Vec<usize> = stretches[..borders].iter().map(widened).collect();
        let air = if gap == 0 || slack > usize::MAX / 2 { 0 } else { slack.checked_div(borders).unwrap_or(0).min(AIR) };
        let mut x = 0;
        self.stretches = Vec::with_capacity(stretches.len());
        for at in 0..stretches.len() {
            self.stretches.push(x);
            x += cells.get(at).map_or(0, |cells| cells + air);
        }
        self.width = self.columns.len().checked_sub(1).map_or(0, |last| self.x(last) + 1);
    }

    /// Whether it shows each day, or each event, and all of them at once with air between years.
    pub fn is_comfortable(&self, room: usize) -> bool {
        self.columns.unit <= Unit::Day && self.roomy && self.width <= room
    }

    /// The cell of a column, from the left end of time.
    pub fn x(&self, column: usize) -> usize {
        let stretches = &self.columns.stretches;
        let at = stretches.partition_point(|stretch| stretch.columns.end <= column);
        self.stretches[at] + (column - stretches[at].columns.start) * self.pitch
    }

    /// The cell of an event.
    pub fn x_of(&self, event: usize) -> Option<usize> {
        self.columns.of(event).map(|column| self.x(column))
    }

    /// The cell where a stretch begins; nothing for the one after the last.
    pub(super) fn x_of_stretch(&self, at: usize) -> Option<usize> {
        self.stretches.get(at).copied()
    }

    /// How many stretches begin at a cell or before it.
    pub(super) fn stretches_up_to(&self, x: usize) -> usize {
        self.stretches.partition_point(|start| *start <= x)
    }

    /// The columns in the cells from `left` on.
    pub fn in_view(&self, left: usize, room: usize) -> Range<usize> {
        self.columns_before(left)..self.columns_before(left + room)
    }

    /// How many columns stand left of a cell.
    fn columns_before(&self, x: usize) -> usize {
        let Some(at) = self.stretches.partition_point(|start| *start < x).checked_sub(1) else { return 0 };
        let Range { start, end } = self.columns.stretches[at].columns;
        (start + (x - self.stretches[at]).div_ceil(self.pitch)).min(end)
    }

    /// The cells right before a new year (or decade, or century). Where columns stand side by side
    /// the air between years says it, and more lines would hide those between actors.
    pub fn borders(&self, left: usize, room: usize) -> impl Iterator<Item = usize> + '_ {
        let stretches = if self.pitch > 1 { self.stretches_in_view(left, room) } else { 0..0 };
        stretches.skip_while(|at| *at == 0).filter_map(move |at| {
            let x = self.stretches[at];
            debug_assert!(x - self.x(self.columns.stretches[at].columns.start - 1) > 1);
            (x > left && x <= left + room).then(|| x - 1 - left)
        })
    }

    /// The stretches of which something may be in view.
    pub(super) fn stretches_in_view(&self, left: usize, room: usize) -> Range<usize> {
        let first = self.stretches_up_to(left).saturating_sub(1);
        first..self.stretches_up_to(left + room).max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dossier::{Day, Span},
        picture::lanes::{
            axis::Label,
            unit::{Moment, any_moments},
        },
    };
    use proptest::prelude::*;

    fn moments(days: impl IntoIterator<Item = i32>) -> Moments {
        let moment = |day: i32| {
            let day = Some(Day(day));
            Moment { day, span: Some(Span { first: day, last: day }) }
        };
        Moments::new(days.into_iter().map(moment).collect())
    }

    #[test]
    fn the_finest_scale_that_fits_is_taken() {
        let unit = |moments: &Moments, room| Scale::new(moments, room, None).columns.unit;
        assert_eq!(unit(&moments([0, 0, 1]), 20), Unit::Event);
        let two_a_day = moments((0..60).map(|at| at / 2));
        assert_eq!(unit(&two_a_day, 60), Unit::Event);
        assert_eq!(unit(&two_a_day, 40), Unit::Day);
        assert_eq!(unit(&two_a_day, 20), Unit::Event, "wider than the window, but not by much");
        let years_of_days = moments(0..3_000);
        assert_eq!(unit(&years_of_days, 40), Unit::Month);
        let centuries = moments((0..1_000).map(|at| at * 400));
        assert_eq!(unit(&centuries, 40), Unit::Decade);
    }

    #[test]
    fn air_between_years_is_given_up_before_days_are() {
        let moments = moments((0..10).map(|at| at * 366));
        let at = |room| (Scale::new(&moments, room, None).columns.unit, Scale::new(&moments, room, None).width);
        assert_eq!(at(19), (Unit::Event, 19), "each with a cell of air");
        assert_eq!(at(18), (Unit::Day, 10), "without");
        assert!(
            Scale::new(&moments, 19, None).is_comfortable(19) && !Scale::new(&moments, 18, None).is_comfortable(18)
        );
    }

    #[test]
    fn short_stretches_share_a_name() {
        let days = moments([0, 400, 800, 7_000, 7_001, 7_002, 7_003, 7_004]);
        let texts = |room: usize| {
            let names = Scale::new(&days, room, None).names(0, room, 0);
            names.into_iter().map(|label| label.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(60), ["1970", "1971", "1972", "1989"]);
        assert_eq!(texts(11), ["1989"], "no room for a range either");
        let days = moments([0, 400, 800, 1_200, 1_600, 7_000, 7_001, 7_002, 7_003, 7_004]);
        let names = Scale::new(&days, 15, None).names(0, 15, 0);
        assert_eq!(names[0], Label { x: 0, text: "1970–1974".into() });
    }

    proptest! {
        #[test]
        fn every_event_has_one_column_and_columns_keep_apart(
            moments in any_moments(), room in 0usize..150, wish in prop::option::of(prop::sample::select(&Unit::ALL)),
        ) {
            let moments = Moments::new(moments);
            let (all, scale) = (moments.all(), Scale::new(&moments, room, wish));
            let columns = &scale.columns;
            prop_assert!(wish.is_none_or(|wish| columns.unit == wish) || all.is_empty() || room == 0);
            prop_assert_eq!(columns.is_empty(), all.is_empty() || room == 0);
            let held: Vec<usize> = (0..columns.len()).flat_map(|column| columns.events(column)).collect();
            if room > 0 {
                prop_assert_eq!(held, (0..all.len()).collect::<Vec<_>>());
            }
            for column in 0..columns.len() {
                prop_assert!(!columns.events(column).is_empty());
                for event in columns.events(column) {
                    prop_assert_eq!(columns.of(event), Some(column));
                    prop_assert_eq!(scale.x_of(event), Some(scale.x(column)));
                }
                prop_assert!(column == 0 || scale.x(column - 1) + scale.pitch <= scale.x(column));
            }
            if columns.unit < Unit::Month {
                prop_assert!(wish.is_some() || columns.len() <= room * WINDOWS);
                for column in 0..columns.len() {
                    let days: Vec<Option<Day>> = columns.events(column).map(|event| all[event].day).collect();
                    prop_assert!(days.iter().all(|day| *day == days[0]), "no column mixes days");
                }
            }
        }

        #[test]
        fn names_keep_apart_and_name_what_is_below_them(
            moments in any_moments(), room in 1usize..150, left in 0usize..200, inset in 0usize..3,
        ) {
            let moments = Moments::new(moments);
            let scale = Scale::new(&moments, room, None);
            let columns = &scale.columns;
            let left = left.min(scale.width.saturating_sub(room));
            let mut free = 0;
            for label in scale.names(left, room, inset) {
                let end = label.x + label.text.chars().count();
                prop_assert!(label.x >= free.max(inset) && end <= room.saturating_sub(inset), "{:?}", label);
                free = end + 1;
                // The column next to where the name begins belongs to the first year that it names.
                let first = (0..columns.len()).find(|column| scale.x(*column) >= left + label.x);
                if let Some(year) = label.text.get(..4).and_then(|year| year.parse::<i64>().ok())
                    && let (Unit::Event | Unit::Day | Unit::Month, Some(column)) = (columns.unit, first)
                    && scale.x(column) == left + label.x
                {
                    prop_assert_eq!(moments.all()[columns.start(column)].day.map(Day::year), Some(year));
                }
            }
        }

        #[test]
        fn what_is_in_view_is_found(moments in any_moments(), room in 1usize..60, left in 0usize..200) {
            let scale = Scale::new(&Moments::new(moments), room, None);
            let seen: Vec<usize> = scale.in_view(left, room).collect();
            let in_view = |column: &usize| (left..left + room).contains(&scale.x(*column));
            let expected: Vec<usize> = (0..scale.columns.len()).filter(in_view).collect();
            prop_assert_eq!(seen, expected);
            prop_assert!(scale.borders(left, room).all(|border| border < room));
        }
    }
}
