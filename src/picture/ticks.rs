//! Where the marks of an axis of time stand, and what they say.
//!
//! Round intervals only, as fine as the labels have room.

use unicode_width::UnicodeWidthStr as _;

use super::period::{Period, signed};
use crate::dossier::{Day, date::words};

/// A mark on an axis: it takes a column, and its label follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its column.
    pub column: usize,
    /// What stands after it.
    pub label: String,
}

/// The time from one mark to the next.
#[derive(Debug, Clone, Copy)]
enum Interval {
    Days(i64),
    Months(i64),
}

/// From fine to coarse; centuries and longer are made as needed.
const INTERVALS: [Interval; 13] = {
    use Interval::{Days, Months};
    [
        Days(1),
        Days(2),
        Days(7),
        Days(14),
        Months(1),
        Months(3),
        Months(6),
        Months(12),
        Months(24),
        Months(60),
        Months(120),
        Months(240),
        Months(600),
    ]
};

/// The marks of a period over so many columns.
pub fn ticks(period: Period, columns: usize) -> Vec<Tick> {
    let longer = (2..8).flat_map(|power| [1, 2, 5].map(|by| Interval::Months(12 * by * 10_i64.pow(power))));
    INTERVALS.into_iter().chain(longer).find_map(|interval| fitting(period, columns, interval)).unwrap_or_default()
}

/// The marks at an interval, if there is room for all of them.
fn fitting(period: Period, columns: usize, interval: Interval) -> Option<Vec<Tick>> {
    let days = match interval {
        Interval::Days(days) => days,
        Interval::Months(months) => months * 365 / 12,
    };
    // No label is shorter than a letter with its mark and a blank.
    if period.days() / days > signed(columns) {
        return None;
    }
    let mut ticks: Vec<Tick> = Vec::new();
    for day in days_at(period, interval, columns) {
        let column = usize::try_from(period.column(day, columns)).ok()?;
        let tick = Tick { column, label: label(day, interval) };
        if tick.column + 1 + tick.label.width() > columns {
            continue;
        }
        if ticks.last().is_some_and(|last| last.column + 1 + last.label.width() + 1 > tick.column) {
            return None;
        }
        ticks.push(tick);
    }
    Some(ticks)
}

/// The days of a period on which a mark of this interval stands.
fn days_at(period: Period, interval: Interval, columns: usize) -> Vec<Day> {
    let (year, month, _) = period.first().ymd();
    let inside = |day: &Day| *day >= period.first() && *day <= period.last();
    // There are at most as many as columns; the rest is for the ends.
    let some = 0..=signed(columns) + 2;
    match interval {
        // Weeks begin on a Monday; 1970-01-01 was a Thursday.
        Interval::Days(by) => {
            let first = i64::from(period.first().0);
            let offset = if by % 7 == 0 { (first + 3).rem_euclid(by) } else { first.rem_euclid(by) };
            let start = if offset == 0 { first } else { first + by - offset };
            some.filter_map(|at| i32::try_from(start + at * by).ok()).map(Day).take_while(inside).collect()
        }
        Interval::Months(by) => {
            let start = (year * 12 + i64::from(month) - 1).div_euclid(by);
            // There is no year 0: 500 BC is the year -499, and after 1 BC come the years from 1.
            let round = |year: i64| if by > 12 && year <= 0 { year + 1 } else { year };
            some.map(|at| (start + at) * by)
                .map(|months| (round(months.div_euclid(12)), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1)))
                .map(|(year, month)| Day::from_ymd(year, month, 1))
                .take_while(|day| *day <= period.last())
                .filter(inside)
                .collect()
        }
    }
}

fn label(day: Day, interval: Interval) -> String {
    let (year, month, number) = day.ymd();
    match interval {
        Interval::Months(by) if by >= 12 || month == 1 => words::year(year),
        Interval::Months(_) => words::month(month).to_owned(),
        Interval::Days(_) => format!("{number} {}", words::month(month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn axis(first: (i64, u8, u8), last: (i64, u8, u8), columns: usize) -> String {
        let period = Period::new(Day::from_ymd(first.0, first.1, first.2), Day::from_ymd(last.0, last.1, last.2));
        let mut line = String::new();
        for Tick { column, label } in ticks(period, columns) {
            line = format!("{line:<column$}'{label}");
        }
        line
    }

    #[test]
    fn marks_are_round_and_as_many_as_fit() {
        assert_eq!(axis((1991, 1, 1), (2019, 12, 31), 36), "    '1995  '2000 '2005 '2010 '2015");
        assert_eq!(axis((2015, 1, 1), (2016, 12, 31), 40), "'2015    'Jul       '2016    'Jul");
        assert_eq!(axis((2015, 3, 20), (2015, 4, 20), 40), "   '23 Mar  '30 Mar  '6 Apr   '13 Apr");
        assert_eq!(axis((-499, 1, 1), (2019, 12, 31), 60), "'500 BC    '1          '500        '1000       '1500");
        assert_eq!(axis((-499, 1, 1), (2019, 12, 31), 40), "       '1              '1000");
    }

    proptest! {
        #[test]
        fn marks_stay_inside_and_apart(first: i32, last: i32, columns in 0usize..300) {
            let period = Period::new(Day(first), Day(last));
            let ticks = ticks(period, columns);
            prop_assert!(ticks.windows(2).all(|two| two[0].column + 1 + two[0].label.width() < two[1].column));
            prop_assert!(ticks.last().is_none_or(|last| last.column + 1 + last.label.width() <= columns));
        }
    }
}
