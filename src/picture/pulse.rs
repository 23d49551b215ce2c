//! The pulse of cooperation and conflict: how much of what tone there is in each column of time.
//!
//! An imprecise date spreads its weight evenly over the days that it may mean; what has no date is counted beside. One pass over the events, however long each may have lasted.

use super::period::{Period, signed};
use crate::dossier::{Day, Span, Tone};

/// Of which kind some tones are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// With one another.
    Cooperation,
    /// Against one another.
    Conflict,
}

impl Side {
    /// Cooperation first, as it is drawn above conflict.
    pub const BOTH: [Self; 2] = [Self::Cooperation, Self::Conflict];

    /// Its tones: words, then deeds.
    pub const fn tones(self) -> [Tone; 2] {
        match self {
            Self::Cooperation => [Tone::VerbalCooperation, Tone::MaterialCooperation],
            Self::Conflict => [Tone::VerbalConflict, Tone::MaterialConflict],
        }
    }

    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cooperation => "cooperation",
            Self::Conflict => "conflict",
        }
    }
}

/// What happened in a column of time: a weight for each tone, and one for what has none.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    weights: [f64; TONES],
}

/// The tones, and having none.
const TONES: usize = Tone::ALL.len() + 1;

impl Bin {
    /// The weight of a tone.
    pub fn of(&self, tone: Tone) -> f64 {
        self.weights[tone as usize]
    }

    /// The weight of what has no tone.
    pub const fn neutral(&self) -> f64 {
        self.weights[TONES - 1]
    }

    /// All cooperation, or all conflict.
    pub fn side(&self, side: Side) -> f64 {
        side.tones().map(|tone| self.of(tone)).iter().sum()
    }
}

/// How weights become heights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// In proportion, up to the fullest column.
    Linear(f64),
    /// By orders of magnitude, where in proportion most columns would be nothing beside the fullest.
    Logarithmic(f64),
}

impl Scale {
    /// Which part of the full height a weight has.
    pub fn share(self, weight: f64) -> f64 {
        match self {
            Self::Linear(peak) => weight / peak,
            Self::Logarithmic(peak) => weight.ln_1p() / peak.ln_1p(),
        }
    }
}

/// From this weight of the fullest column on, a logarithmic scale may be needed.
const MANY: f64 = 100.0;
/// It is where half of what there is weighs less than this part of the fullest column.
const LITTLE: f64 = 0.05;

/// The pulse over a stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Pulse {
    /// The time that is shown.
    pub period: Period,
    /// What happened in each column of it.
    pub bins: Vec<Bin>,
    /// The events without a date: they are in no column.
    pub undated: usize,
    /// The dated events without a tone: they stand on neither side.
    pub toneless: usize,
}

impl Pulse {
    /// Weighs events, given by date and tone, in so many columns of a period; an open end reaches
    /// as far as `whole`.
    pub fn new(
        events: impl Iterator<Item = (Option<Span>, Option<Tone>)>,
        period: Period,
        whole: Period,
        columns: usize,
    ) -> Self {
        let mut pulse = Self { period, bins: vec![Bin::default(); columns], undated: 0, toneless: 0 };
        // How much each tone gains or loses a day from the start of a column on: whole columns are
        // filled by it, so that a long event costs no more than a short one.
        let mut change = vec![Bin::default(); columns + 1];
        // How many days come before each column: looked up rather than reckoned for each event.
        let starts: Vec<i64> = (0..=columns).map(|column| period.days_before(column, columns)).collect();
        let before = |day: Day| i64::from(day.0) - i64::from(period.first().0);
        // Columns are as wide as one another, but for a day.
        let column_of = |day: Day| {
            let day = before(day);
            let about = usize::try_from(day * signed(columns) / period.days().max(1));
            let mut column = about.unwrap_or(0).min(columns.saturating_sub(1));
            while starts[column] > day {
                column -= 1;
            }
            while column + 1 < columns && starts[column + 1] <= day {
                column += 1;
            }
            column
        };
        for (span, tone) in events {
            let Some(when) = span.and_then(|span| Period::of(span, whole)) else {
                pulse.undated += 1;
                continue;
            };
            pulse.toneless += usize::from(tone.is_none());
            let tone = tone.map_or(TONES - 1, |tone| tone as usize);
            let Some(inside) = period.shared(when).filter(|_| columns > 0) else { continue };
            let (from, to) = (column_of(inside.first()), column_of(inside.last()));
            let a_day = 1.0 / number(when.days());
            if from == to {
                pulse.bins[from].weights[tone] += number(inside.days()) * a_day;
                continue;
            }
            let head = starts[from + 1] - before(inside.first());
            let tail = before(inside.last()) + 1 - starts[to];
            pulse.bins[from].weights[tone] += number(head) * a_day;
            pulse.bins[to].weights[tone] += number(tail) * a_day;
            change[from + 1].weights[tone] += a_day;
            change[to].weights[tone] -= a_day;
        }
        let mut running = [0.0; TONES];
        for (at, bin) in pulse.bins.iter_mut().enumerate() {
            let days = number(starts[at + 1] - starts[at]);
            for (tone, running) in running.iter_mut().enumerate() {
                *running += change[at].weights[tone];
                // What rounding leaves behind is nothing.
                if *running > 1e-12 {
                    bin.weights[tone] += *running * days;
                }
            }
        }
        pulse
    }

    /// How its weights become heights.
    pub fn scale(&self) -> Scale {
        let peak = self.peak();
        let weights = self.bins.iter().flat_map(|bin| Side::BOTH.map(|side| bin.side(side)));
        let (mut all, mut little) = (0, 0);
        for weight in weights.filter(|weight| *weight > 0.0) {
            all += 1;
            little += usize::from(weight < peak * LITTLE);
        }
        if peak >= MANY && little * 2 > all { Scale::Logarithmic(peak) } else { Scale::Linear(peak) }
    }

    /// The weight of the fullest column, on whichever side.
    pub fn peak(&self) -> f64 {
        self.bins.iter().flat_map(|bin| Side::BOTH.map(|side| bin.side(side))).fold(0.0, f64::max)
    }
}

/// Days as a number to reckon with: far fewer than 2^52.
#[allow(clippy::cast_precision_loss)]
const fn number(days: i64) -> f64 {
    days as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Date, Day};
    use proptest::prelude::*;

    const WAR: Tone = Tone::MaterialConflict;

    fn whole() -> Period {
        Period::new(Day::from_ymd(1990, 1, 1), Day::from_ymd(2019, 12, 31))
    }

    fn pulse(dates: &[&str], period: Period, columns: usize) -> Pulse {
        let events = dates.iter().map(|date| (Some(Date::parse(date).unwrap().span()), Some(WAR)));
        Pulse::new(events, period, whole(), columns)
    }

    #[test]
    fn counts_of_different_orders_of_magnitude_are_told_apart_by_a_logarithmic_scale() {
        let columns = 30;
        let of = |crowd: usize| {
            let years = (1990..2020).map(|year| year.to_string());
            let many = std::iter::repeat_n("2015-03-04".to_owned(), crowd);
            let dates: Vec<String> = years.chain(many).collect();
            pulse(&dates.iter().map(String::as_str).collect::<Vec<_>>(), whole(), columns)
        };
        assert!(matches!(of(40).scale(), Scale::Linear(_)), "few events are in proportion");
        let pulse = of(1000);
        let scale = pulse.scale();
        assert!(matches!(scale, Scale::Logarithmic(_)));
        let heights: Vec<f64> = pulse.bins.iter().map(|bin| scale.share(bin.of(WAR))).collect();
        assert!(heights.iter().all(|height| *height > 0.09 && *height <= 1.0), "{heights:?}");
        assert!(heights.iter().filter(|height| **height > 0.9).count() == 1);
    }

    fn weights(pulse: &Pulse) -> Vec<f64> {
        pulse.bins.iter().map(|bin| (bin.of(WAR) * 1000.0).round() / 1000.0).collect()
    }

    #[test]
    fn an_imprecise_date_spreads_evenly_over_the_days_it_may_mean() {
        let ten = Period::new(Day::from_ymd(1990, 1, 1), Day::from_ymd(1999, 12, 31));
        let war = weights(&pulse(&["1992/1997"], ten, 10));
        assert_eq!(war[..2], [0.0, 0.0]);
        assert!(war[2..8].iter().all(|weight| (weight - 1.0 / 6.0).abs() < 0.001), "{war:?}");
        assert_eq!(war[8..], [0.0, 0.0]);
        assert_eq!(weights(&pulse(&["1995-06-27"], ten, 10)), [0., 0., 0., 0., 0., 1., 0., 0., 0., 0.]);
    }

    #[test]
    fn an_open_end_spreads_to_the_end_of_the_whole() {
        let since = weights(&pulse(&["2010/.."], whole(), 3));
        assert_eq!(since, [0.0, 0.0, 1.0]);
        let until = weights(&pulse(&["../2009-12-31"], whole(), 3));
        assert!((until[0] - 0.5).abs() < 0.001 && (until[1] - 0.5).abs() < 0.001 && until[2] < 0.001, "{until:?}");
    }

    #[test]
    fn a_closer_look_shows_only_its_part_of_a_long_event() {
        let two = Period::new(Day::from_ymd(1992, 1, 1), Day::from_ymd(1993, 12, 31));
        let shown: f64 = weights(&pulse(&["1992/1997", "2015"], two, 7)).iter().sum();
        assert!((shown - 1.0 / 3.0).abs() < 0.01, "{shown}");
    }

    #[test]
    fn what_has_no_date_or_no_tone_is_counted_beside() {
        let day = Date::parse("2015-09-04").unwrap().span();
        let unknown = Span { first: None, last: None };
        let events = [(None, Some(WAR)), (Some(unknown), Some(WAR)), (Some(day), None), (Some(day), Some(WAR))];
        let pulse = Pulse::new(events.into_iter(), whole(), whole(), 5);
        assert_eq!((pulse.undated, pulse.toneless), (2, 1));
        assert_eq!(weights(&pulse), [0.0, 0.0, 0.0, 0.0, 1.0]);
        assert!((pulse.peak() - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn every_dated_event_weighs_one(
            events in proptest::collection::vec((0i32..20_000, 0i32..9_000, 0usize..4), 0..60), columns in 1usize..200,
        ) {
            let whole = Period::new(Day(0), Day(29_000));
            let dated = events.iter().map(|(first, days, tone)| {
                (Some(Span { first: Some(Day(*first)), last: Some(Day(first + days)) }), Some(Tone::ALL[*tone]))
            });
            let pulse = Pulse::new(dated, whole, whole, columns);
            for tone in Tone::ALL {
                let sum: f64 = pulse.bins.iter().map(|bin| bin.of(tone)).sum();
                let count = events.iter().filter(|(.., known)| Tone::ALL[*known] == tone).map(|_| 1.0).sum::<f64>();
                prop_assert!((sum - count).abs() < 1e-6, "{tone:?}: {sum} of {count}");
                prop_assert!(pulse.bins.iter().all(|bin| bin.of(tone) >= 0.0));
            }
        }

        #[test]
        fn spreading_is_the_same_as_weighing_day_by_day(
            first in 0i32..3_000, days in 0i32..3_000, from in 0i32..3_000, shown in 0i32..3_000, columns in 1usize..90,
        ) {
            let period = Period::new(Day(from), Day(from + shown));
            let whole = Period::new(Day(0), Day(6_000));
            let event = Span { first: Some(Day(first)), last: Some(Day(first + days)) };
            let pulse = Pulse::new([(Some(event), Some(WAR))].into_iter(), period, whole, columns);
            let mut slowly = vec![0.0; columns];
            for day in first..=first + days {
                if let Ok(column) = usize::try_from(period.column(Day(day), columns)) && column < columns {
                    slowly[column] += 1.0 / f64::from(days + 1);
                }
            }
            for (bin, expected) in pulse.bins.iter().zip(slowly) {
                prop_assert!((bin.of(WAR) - expected).abs() < 1e-9);
            }
        }
    }
}
