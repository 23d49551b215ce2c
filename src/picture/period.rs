//! A stretch of time, cut into columns of equal length: what the pulse and the charts are drawn
//! along.
//!
//! Whole days, so that a day belongs to one column. Where a period is one of whole years, each takes the
//! same share of the columns: otherwise leap years would shift the columns of years by a day.

use crate::dossier::{Day, Span, date::words};

/// Less of something with more to see of it, or more of it.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    Closer,
    Wider,
}

/// From a day to a day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: Day,
    last: Day,
}

/// The time in which some things happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// All of it, in whole years.
    pub whole: Period,
    /// The years in which nearly all of it happened, where a few lie so far away that they would leave the others no
    /// room beside them.
    pub usual: Option<Period>,
}

/// From how many on a few of them can be set aside, and one in how many.
const FEW: usize = 12;
const ONE_IN: usize = 100;
/// How many times longer the whole must be than what is left.
const FAR: i64 = 10;

impl Times {
    /// Between the first year and the last, given the year of each thing in the order of time.
    pub fn of(whole: Period, years: &(impl DoubleEndedIterator<Item = i64> + ExactSizeIterator + Clone)) -> Self {
        let aside = years.len().div_ceil(ONE_IN);
        let ends = years.clone().nth(aside).zip(years.clone().rev().nth(aside)).filter(|_| years.len() >= FEW);
        let usual = ends.map(|(first, last)| Period::of_years(first, last));
        Self { whole, usual: usual.filter(|usual| whole.days() > FAR * usual.days()) }
    }
}

impl Period {
    /// Between two days, whichever comes first.
    pub fn new(one: Day, other: Day) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// From the start of the year of its first day to the end of the year of its last.
    #[must_use]
    pub fn whole_years(self) -> Self {
        Self::of_years(self.first.year(), self.last.year())
    }

    /// The whole years in which everything dated so may have happened, as far as it is known.
    pub fn of_all(spans: impl Iterator<Item = Span>) -> Option<Self> {
        let days = spans.flat_map(|span| [span.first, span.last]).flatten();
        days.map(|day| Self::new(day, day)).reduce(Self::with).map(Self::whole_years)
    }

    /// The days in which something dated so may have happened, an open end reaching as far as
    /// `whole` does; nothing where neither end is known.
    pub fn of(span: Span, whole: Self) -> Option<Self> {
        match (span.first, span.last) {
            (None, None) => None,
            (Some(first), Some(last)) => Some(Self::new(first, last)),
            (Some(first), None) => Some(Self::new(first, whole.last.max(first))),
            (None, Some(last)) => Some(Self::new(whole.first.min(last), last)),
        }
    }

    /// The first day.
    pub const fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub const fn last(self) -> Day {
        self.last
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        days_between(self.first, self.last) + 1
    }

    /// The day in the middle.
    pub fn middle(self) -> Day {
        day(i64::midpoint(i64::from(self.first.0), i64::from(self.last.0)))
    }

    /// Both together and what lies between them.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// The part that both share.
    pub fn shared(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }

    /// How many years it has, where it has whole years.
    fn years(self) -> Option<i64> {
        let (from, to) = (self.first.year(), self.last.year());
        (Self::of_years(from, to) == self).then_some(to - from + 1)
    }

    /// From the first day of a year to the last of another.
    pub fn of_years(from: i64, to: i64) -> Self {
        Self::new(Day::from_ymd(from, 1, 1), Day::from_ymd(to, 12, 31))
    }

    /// At most so many columns for its years, each of as many years as the others; it ends later where
    /// that is needed to fill the last.
    pub fn in_columns_of_years(self, most: usize) -> (Self, usize) {
        let (from, most) = (self.first.year(), signed(most.max(1)));
        let years = self.last.year() - from + 1;
        let each = (years + most - 1) / most;
        let columns = (years + each - 1) / each;
        (Self::of_years(from, from + columns * each - 1), usize::try_from(columns).unwrap_or(1))
    }

    /// The period in so many columns.
    pub fn columns(self, count: usize) -> ColumnScale {
        ColumnScale { first: self.first, days: self.days(), years: self.years(), count }
    }

    /// The column that a day falls in, of so many; days outside fall in columns outside.
    pub fn column(self, day: Day, columns: usize) -> i64 {
        self.columns(columns).of(day)
    }

    /// How many of its days come before a column.
    pub fn days_before(self, column: usize, columns: usize) -> i64 {
        let (column, columns) = (signed(column), signed(columns.max(1)));
        // Rounded up: the first day of a column is the first that falls in it.
        let share = |days: i64, of: i64| (days * of + columns - 1).div_euclid(columns);
        let Some(years) = self.years() else { return share(self.days(), column) };
        let year = self.first.year() + column * years / columns;
        let year = Self::of_years(year, year);
        days_between(self.first, year.first) + share(year.days(), column * years % columns)
    }

    /// The first and last column that something takes, as far as it lies inside.
    pub fn columns_of(self, other: Self, columns: usize) -> Option<(usize, usize)> {
        let shared = self.shared(other)?;
        let last = columns.checked_sub(1)?;
        let at = |day| usize::try_from(self.column(day, columns)).unwrap_or(0).min(last);
        Some((at(shared.first), at(shared.last)))
    }

    /// The same length moved so that a day stands in its middle, as far as `whole` allows.
    #[must_use]
    pub fn around(self, centre: Day, whole: Self) -> Self {
        Self::cut(centre, self.days(), whole)
    }

    /// As much of it as lies in `whole`, and no shorter than `shortest` days.
    #[must_use]
    pub fn fitted(self, whole: Self, shortest: i64) -> Self {
        if self.days() >= shortest && self.shared(whole) == Some(self) {
            return self;
        }
        Self::cut(self.middle(), self.days().max(shortest), whole)
    }

    /// Half or twice as long, with a day in the middle: never shorter than `shortest` days, never
    /// beyond `whole`.
    #[must_use]
    pub fn zoomed(self, zoom: Zoom, centre: Day, whole: Self, shortest: i64) -> Self {
        let days = match zoom {
            Zoom::Closer => (self.days() / 2).max(shortest),
            Zoom::Wider => self.days().saturating_mul(2),
        };
        Self::cut(centre, days, whole)
    }

    /// So many days of `whole` around one of them.
    fn cut(centre: Day, days: i64, whole: Self) -> Self {
        let days = days.clamp(1, whole.days());
        let earliest = i64::from(whole.first.0);
        let latest = i64::from(whole.last.0) - days + 1;
        let first = (i64::from(centre.0) - days / 2).clamp(earliest, latest);
        Self { first: day(first), last: day(first + days - 1) }
    }

    /// As people write it, no finer than its length deserves: `1991–2019`, `Mar 2014 – Aug 2017`,
    /// `5 Mar – 2 May 2014`.
    pub fn words(self) -> String {
        let [from, to] = [self.first, self.last].map(Day::ymd);
        let years = words::year;
        if (from.1, from.2, to.1, to.2) == (1, 1, 12, 31) || self.days() > 20 * 366 {
            return if from.0 == to.0 { years(from.0) } else { format!("{}–{}", years(from.0), years(to.0)) };
        }
        let fine = self.days() <= 120;
        let part = |(_, month, day): (i64, u8, u8)| {
            let month = words::month(month);
            if fine { format!("{day} {month}") } else { month.to_owned() }
        };
        if from == to {
            format!("{} {}", part(from), years(from.0))
        } else if from.0 == to.0 {
            format!("{} – {} {}", part(from), part(to), years(to.0))
        } else {
            format!("{} {} – {} {}", part(from), years(from.0), part(to), years(to.0))
        }
    }

    /// How long one of its columns is, about: `9 months`.
    pub fn column_words(self, columns: usize) -> String {
        let columns = signed(columns.max(1));
        let rounded = |per: i64, of: i64| (self.days() * of + per * columns / 2) / (per * columns);
        let words = |number: i64, one: &str, many: &str| {
            if number <= 1 { one.to_owned() } else { format!("{number} {many}") }
        };
        let days = rounded(1, 1);
        if days < 14 {
            words(days, "a day", "days")
        } else if days < 60 {
            words(rounded(7, 1), "a week", "weeks")
        } else if days < 700 && rounded(3_652_425, 120_000) != 12 {
            // Twelve months are 365.2425 days.
            words(rounded(3_652_425, 120_000), "a month", "months")
        } else {
            words(rounded(3_652_425, 10_000), "a year", "years")
        }
    }
}

/// A number of columns, to reckon with days.
pub fn signed(columns: usize) -> i64 {
    i64::try_from(columns).unwrap_or(i64::MAX)
}

/// A period in columns of equal length: for many days, one after the other.
#[derive(Debug, Clone, Copy)]
pub struct ColumnScale {
    first: Day,
    days: i64,
    /// How many years there are, where there are whole ones: they are of equal length then.
    years: Option<i64>,
    count: usize,
}

impl ColumnScale {
    /// The column that a day falls in; days outside the period fall in columns outside.
    pub fn of(self, day: Day) -> i64 {
        // How far it is from the first day, out of how much in all: in days, or in years of equal length.
        let (far, all) = match self.years {
            None => (days_between(self.first, day), self.days),
            Some(years) => {
                let year = day.year();
                let start = Day::from_ymd(year, 1, 1);
                let length = days_between(start, Day::from_ymd(year, 12, 31)) + 1;
                ((year - self.first.year()) * length + days_between(start, day), years * length)
            }
        };
        let column = (i128::from(far) * self.count.max(1) as i128).div_euclid(i128::from(all));
        i64::try_from(column).unwrap_or(if column < 0 { i64::MIN } else { i64::MAX })
    }
}

/// How many days lie between two.
pub(super) fn days_between(from: Day, to: Day) -> i64 {
    i64::from(to.0) - i64::from(from.0)
}

/// The day so many days after the first of 1970, as far as days reach.
pub(super) fn day(days: i64) -> Day {
    Day(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(first: (i64, u8, u8), last: (i64, u8, u8)) -> Period {
        Period::new(Day::from_ymd(first.0, first.1, first.2), Day::from_ymd(last.0, last.1, last.2))
    }

    #[test]
    fn a_period_reads_as_people_write_it() {
        assert_eq!(period((1991, 9, 9), (2019, 6, 15)).whole_years().words(), "1991–2019");
        assert_eq!(period((2015, 1, 1), (2015, 12, 31)).words(), "2015");
        assert_eq!(period((2014, 3, 5), (2017, 8, 9)).words(), "Mar 2014 – Aug 2017");
        assert_eq!(period((2014, 3, 5), (2014, 5, 2)).words(), "5 Mar – 2 May 2014");
        assert_eq!(period((2014, 12, 30), (2015, 1, 2)).words(), "30 Dec 2014 – 2 Jan 2015");
        assert_eq!(period((2014, 5, 2), (2014, 5, 2)).words(), "2 May 2014");
        assert_eq!(period((-43, 1, 1), (9, 12, 31)).words(), "44 BC–9");
    }

    #[test]
    fn a_column_is_as_long_as_it_says() {
        let whole = period((1991, 1, 1), (2019, 12, 31));
        assert_eq!(whole.column_words(29), "a year");
        assert_eq!(whole.column_words(36), "10 months");
        assert_eq!(whole.column_words(10), "3 years");
        assert_eq!(period((2015, 1, 1), (2015, 12, 31)).column_words(52), "7 days");
        assert_eq!(period((2015, 1, 1), (2015, 12, 31)).column_words(365), "a day");
    }

    #[test]
    fn an_open_end_reaches_as_far_as_the_whole() {
        let whole = period((1991, 1, 1), (2019, 12, 31));
        let day = Day::from_ymd(2015, 1, 1);
        assert_eq!(Period::of(Span { first: Some(day), last: None }, whole), Some(Period::new(day, whole.last())));
        assert_eq!(Period::of(Span { first: None, last: Some(day) }, whole), Some(Period::new(whole.first(), day)));
        assert_eq!(Period::of(Span { first: None, last: None }, whole), None);
        let later = Day::from_ymd(2030, 1, 1);
        assert_eq!(Period::of(Span { first: Some(later), last: None }, whole), Some(Period::new(later, later)));
    }

    #[test]
    fn columns_of_whole_years_mix_none() {
        let years = |from, to, most| {
            let (period, columns) = Period::of_years(from, to).in_columns_of_years(most);
            (period.words(), columns, period.column_words(columns))
        };
        assert_eq!(years(2010, 2014, 20), ("2010–2014".into(), 5, "a year".into()));
        assert_eq!(years(1900, 1998, 30), ("1900–1999".into(), 25, "4 years".into()));
        let (period, columns) = Period::of_years(1991, 2019).in_columns_of_years(60);
        for year in 1991..=2019 {
            let own = Some((usize::try_from(year - 1991).unwrap(), usize::try_from(year - 1991).unwrap()));
            assert_eq!(period.columns_of(Period::of_years(year, year), columns), own);
            assert_eq!(period.column(Day::from_ymd(year, 1, 1), columns * 6), (year - 1991) * 6);
        }
    }

    #[test]
    fn one_that_lies_far_away_leaves_the_others_their_room() {
        let times = |dates: &[String]| {
            let spans = dates.iter().map(|date| crate::dossier::Date::parse(date).unwrap().span());
            let mut years: Vec<i64> = spans.clone().map(|span| span.anchor().unwrap().year()).collect();
            years.sort_unstable();
            Times::of(Period::of_all(spans).unwrap(), &years.into_iter())
        };
        let mut dates: Vec<String> = (1990..2020).map(|year| year.to_string()).collect();
        assert_eq!(times(&dates).usual, None, "the years that they share are enough");
        dates.push("-0330-10-01".to_owned());
        let Times { whole, usual } = times(&dates);
        assert_eq!((whole.first().year(), whole.last().year()), (-330, 2019));
        assert_eq!(usual.map(|usual| (usual.first().year(), usual.last().year())), Some((1990, 2018)));
        assert_eq!(times(&dates[dates.len() - 3..]).usual, None, "of three, none lies apart");
    }

    proptest! {
        #[test]
        fn every_day_falls_in_the_column_that_says_it_begins_before_it(
            first in -900_000i32..900_000, days in 0i32..40_000, columns in 1usize..300, at in 0i32..40_000, whole: bool,
        ) {
            let period = Period::new(Day(first), Day(first + days));
            let period = if whole { period.whole_years() } else { period };
            let first = period.first().0;
            let day = Day(first + at.min(period.last().0 - first));
            let column = period.column(day, columns);
            prop_assert!((0..signed(columns)).contains(&column));
            let column = usize::try_from(column).unwrap();
            let before = i64::from(day.0 - first);
            prop_assert!(period.days_before(column, columns) <= before);
            prop_assert!(before < period.days_before(column + 1, columns));
            prop_assert_eq!(period.days_before(columns, columns), period.days());
        }

        #[test]
        fn zooming_stays_inside_and_keeps_the_centre(
            first: i32, last: i32, centre: i32,
            steps in proptest::collection::vec(prop::sample::select(&[Zoom::Closer, Zoom::Wider]), 0..40),
        ) {
            let whole = Period::new(Day(first), Day(last));
            let centre = Day(centre.clamp(whole.first().0, whole.last().0));
            let mut shown = whole;
            for zoom in steps {
                shown = shown.zoomed(zoom, centre, whole, 36);
                prop_assert_eq!(shown.shared(whole), Some(shown));
                prop_assert!(shown.days() >= whole.days().min(36));
                prop_assert!(shown.first() <= centre && centre <= shown.last());
            }
            prop_assert_eq!(shown.around(centre, whole).days(), shown.days());
            prop_assert_eq!(shown.fitted(whole, 1), shown);
            let _ = (shown.words(), shown.column_words(36));
        }
    }
}
