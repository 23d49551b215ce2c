//! An axis of whole years: how they are spread over columns, and what weighs how much in each. The pulse
//! cuts time into columns of equal length; here no column mixes years.

use crate::dossier::date::words;

/// The most columns that a year takes.
const WIDEST_YEAR: usize = 3;

/// Years in columns.
pub struct Years {
    from: i64,
    until: i64,
    /// How many columns there are.
    columns: usize,
    /// How many columns a year takes, or else
    widen: usize,
    /// how many years a column takes.
    pub each: usize,
}

impl Years {
    /// From the first to the last year, in at most `room` columns.
    pub fn new(from: i64, until: i64, room: usize) -> Self {
        let count = usize::try_from(until - from + 1).unwrap_or(1).max(1);
        let each = count.div_ceil(room);
        let widen = (room / count).clamp(1, WIDEST_YEAR);
        let columns = count.div_ceil(each) * widen;
        Self { from, until, columns, widen, each }
    }

    /// The weight of spans of years in each column; a span spreads evenly over all its years.
    pub fn weigh(&self, spans: impl Iterator<Item = (i64, i64)>) -> Vec<f64> {
        let mut weights = vec![0.0; self.columns / self.widen];
        for (first, last) in spans {
            for (weight, from) in weights.iter_mut().zip((self.from..).step_by(self.each)) {
                let years = last.min(from + whole(self.each) - 1) - first.max(from) + 1;
                #[allow(clippy::cast_precision_loss)] // far fewer than 2^52 years
                if years > 0 {
                    *weight += years as f64 / (last - first + 1) as f64;
                }
            }
        }
        weights.iter().flat_map(|weight| std::iter::repeat_n(*weight, self.widen)).collect()
    }

    /// The first year, the last and one between, below their columns, as far as there is room.
    pub fn axis(&self) -> String {
        let steps = self.columns / self.widen;
        let year = |step: usize| words::year(self.from + whole(step * self.each));
        let last = words::year(self.until);
        let mut line = year(0);
        for (at, label, until) in [
            (steps / 2 * self.widen, year(steps / 2), self.columns.saturating_sub(last.len() + 1)),
            (self.columns.saturating_sub(last.len()), last.clone(), self.columns),
        ] {
            if at > line.len() && at + label.len() <= until {
                line = format!("{line:<at$}{label}");
            }
        }
        line
    }
}

fn whole(years: usize) -> i64 {
    i64::try_from(years).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[test]
    fn a_year_takes_as_many_columns_as_there_are() {
        let scale = Years::new(2010, 2014, 20);
        assert_eq!((scale.columns, scale.widen, scale.each), (15, 3, 1));
        assert_eq!(scale.axis(), "2010  2012 2014");
        let scale = Years::new(1900, 1999, 30);
        assert_eq!((scale.columns, scale.widen, scale.each), (25, 1, 4));
        assert_eq!(scale.axis(), "1900        1948     1999");
    }

    #[test]
    fn a_span_weighs_in_each_column_by_its_years_there() {
        let scale = Years::new(1990, 1997, 2);
        let weights: Vec<String> =
            scale.weigh([(1992, 1997)].into_iter()).into_iter().map(|weight| format!("{weight:.1}")).collect();
        assert_eq!(weights, ["0.3", "0.7"]);
    }

    proptest! {
        #[test]
        #[allow(clippy::cast_precision_loss)] // small numbers
        fn every_event_weighs_one_wherever_it_may_fall(
            spans in prop::collection::vec((-50i64..2100, 0i64..120), 1..20), room in 1usize..100,
        ) {
            let spans: Vec<(i64, i64)> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let from = spans.iter().map(|span| span.0).min().unwrap();
            let until = spans.iter().map(|span| span.1).max().unwrap();
            let scale = Years::new(from, until, room);
            prop_assert!(scale.columns <= room.max(1));
            let weights = scale.weigh(spans.iter().copied());
            prop_assert_eq!(weights.len(), scale.columns);
            let sum: f64 = weights.iter().sum::<f64>() / scale.widen as f64;
            prop_assert!((sum - spans.len() as f64).abs() < 1e-6);
            prop_assert!(scale.axis().chars().count() <= scale.columns.max(7));
        }
    }
}
