//! A story in chapters: the time of each, and what happened in it.

use super::period::{Period, days_between, signed};
use crate::{
    dossier::{Day, Tally, Tone},
    sorting,
};

/// A chapter of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// From when to when.
    pub period: Period,
    /// The events in it, by tone.
    pub tally: Tally,
    /// How many of them are contested, where that was counted.
    pub contested: Option<usize>,
}

/// What a chapter has to know of an event.
#[derive(Debug, Clone, Copy)]
pub struct Happening {
    /// The days that it may have happened on.
    pub when: Period,
    /// Whether it has no date, and these are the days between what it followed and what it preceded: then it is counted
    /// only where all of them lie.
    pub is_placed: bool,
    /// Its tone, if it has one.
    pub tone: Option<Tone>,
    /// Whether it is contested, where somebody looked.
    pub contested: Option<bool>,
}

impl Chapter {
    /// Counts what happened in a period, or may have.
    pub fn of(period: Period, all: &[Happening]) -> Self {
        let mut chapter = Self { period, tally: Tally::default(), contested: Some(0) };
        let counts = |one: &&Happening| match one.when.shared(period) {
            Some(shared) => !one.is_placed || shared == one.when,
            None => false,
        };
        for one in all.iter().filter(counts) {
            chapter.tally.add(one.tone);
            chapter.contested = chapter.contested.zip(one.contested).map(|(sum, one)| sum + usize::from(one));
        }
        chapter
    }

    /// Whether something happened in it, or may have.
    pub fn has(&self, when: Period) -> bool {
        self.period.shared(when).is_some()
    }
}

/// The fewest events that are told in chapters which nobody named, and the most of these.
const FEWEST: usize = 8;
const MOST: usize = 5;
/// How many times longer than the others a gap between two chapters is, at least; and which part of all the time.
const LONGER: i64 = 3;
const PART: i64 = 20;

/// The periods between long gaps in time, for a story of which nobody named the chapters; none where no gap stands
/// out. Whole years where no two share one: the first days of dates that may be years say no more. The days are in
/// order.
pub fn between_gaps(days: &[Day]) -> Vec<Period> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let whole = days_between(*first, *last);
    let steps = signed(days.len()) - 1;
    if days.len() < FEWEST {
        return Vec::new();
    }
    let is_long = |gap: i64| gap * PART >= whole && gap * steps >= whole * LONGER;
    let mut gaps: Vec<(i64, usize)> = days.windows(2).map(|pair| days_between(pair[0], pair[1])).zip(1..).collect();
    gaps.retain(|(gap, _)| *gap > 1 && is_long(*gap));
    sorting::by_key(&mut gaps, |(gap, at)| (-gap, *at));
    gaps.truncate(MOST - 1);
    if gaps.is_empty() {
        return Vec::new();
    }
    let mut ends: Vec<usize> = gaps.into_iter().map(|(_, at)| at).collect();
    ends.sort_unstable();
    ends.push(days.len());
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let periods: Vec<Period> = starts.zip(&ends).map(|(start, end)| Period::new(days[start], days[end - 1])).collect();
    let years: Vec<Period> = periods.iter().map(|period| period.whole_years()).collect();
    let is_apart = years.windows(2).all(|pair| pair[0].shared(pair[1]).is_none());
    if is_apart { years } else { periods }
}

#[cfg(test)]
mod tests {
    use super::{super::period::day, *};
    use proptest::prelude::*;

    #[test]
    fn what_happened_in_a_chapter_or_may_have_is_counted() {
        let one = |from, to, tone, contested| {
            let when = Period::new(day(from), day(to));
            Happening { when, is_placed: false, tone, contested: Some(contested) }
        };
        let all = [
            one(0, 1, None, true),
            one(1, 2, None, false),
            one(5, 5, Some(Tone::VerbalConflict), false),
            one(9, 20, Some(Tone::VerbalConflict), true),
            one(10, 10, None, true),
        ];
        let chapter = Chapter::of(Period::new(day(2), day(9)), &all);
        assert_eq!((chapter.tally.total(), chapter.tally.conflict(), chapter.contested), (3, 2, Some(1)));
        assert!(chapter.has(all[1].when) && chapter.has(all[3].when) && !chapter.has(all[4].when));
        let placed = all.map(|one| Happening { is_placed: true, ..one });
        assert_eq!(Chapter::of(Period::new(day(2), day(9)), &placed).tally.total(), 1, "only what lies inside");
        let unknown = [Happening { contested: None, ..all[2] }];
        assert_eq!(Chapter::of(Period::new(day(2), day(9)), &unknown).contested, None);
    }

    #[test]
    fn a_story_falls_apart_where_nothing_happened_for_long() {
        let days = |days: &[i64]| days.iter().copied().map(day).collect::<Vec<_>>();
        let found = between_gaps(&days(&[0, 10, 20, 30, 2000, 2010, 2020, 5000, 5001]));
        assert_eq!(found, [1970, 1975, 1983].map(|year| Period::of_years(year, year)));
        let found = between_gaps(&days(&[0, 1, 2, 3, 100, 101, 102, 200, 201]));
        let expected = [(0, 3), (100, 102), (200, 201)];
        assert_eq!(found, expected.map(|(first, last)| Period::new(day(first), day(last))), "all in one year");
        assert!(between_gaps(&days(&[0, 10, 20, 30, 40, 50, 60, 70, 80])).is_empty(), "evenly spread");
        assert!(between_gaps(&days(&[0, 10, 2000])).is_empty(), "too few to be told in chapters");
    }

    proptest! {
        #[test]
        fn every_day_lies_in_one_chapter_of_a_story_that_has_any(mut at in proptest::collection::vec(0i64..90_000, 0..40)) {
            at.sort_unstable();
            let days: Vec<Day> = at.into_iter().map(day).collect();
            let periods = between_gaps(&days);
            prop_assert!(periods.len() != 1 && periods.len() <= MOST);
            for day in days.iter().filter(|_| !periods.is_empty()) {
                let inside = |period: &&Period| period.first() <= *day && *day <= period.last();
                prop_assert_eq!(periods.iter().filter(inside).count(), 1);
            }
        }
    }
}
