//! Dates as the field writes them (EDTF, ISO 8601-2:2019), and the span of days each may fall in.
//!
//! Knows calendars.

mod known;
pub mod words;

use std::{fmt, sync::Arc};

use edtf_core::{Bound, Edtf, IntervalEndpoint, SetElement};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(super) use self::known::sharing;
use super::{deserialize, text::brief};

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// From year (astronomical), month 1–12 and day 1–31.
    ///
    /// The algorithm is Howard Hinnant's `days_from_civil`. Years beyond ±5 million saturate.
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Self {
        let year = year.clamp(-5_000_000, 5_000_000) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = i64::from(month);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(i32::try_from(era * 146_097 + day_of_era - 719_468).unwrap_or(i32::MAX))
    }

    /// Year (astronomical), month 1–12 and day 1–31: Howard Hinnant's `civil_from_days`.
    pub fn ymd(self) -> (i64, u8, u8) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |number: i64| u8::try_from(number).unwrap_or(1);
        (year, small(month), small(day))
    }

    /// The year it falls in.
    pub fn year(self) -> i64 {
        self.ymd().0
    }
}

/// `2015-09-29`, as ISO 8601 has it.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The days that a date may fall in, both ends included; an end that nobody knows is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The earliest day.
    pub first: Option<Day>,
    /// The latest day.
    pub last: Option<Day>,
}

impl Span {
    /// Whether the two may share a day; an unknown end reaches as far as need be.
    pub fn meets(self, other: Self) -> bool {
        let starts_in_time = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(first, last)| first <= last);
        starts_in_time(self.first, other.last) && starts_in_time(other.first, self.last)
    }

    /// From the first day that `start` may mean to the last that `end` may mean; a missing date is an
    /// unknown end.
    pub fn between(start: Option<&Date>, end: Option<&Date>) -> Self {
        Self { first: start.and_then(|date| date.span().first), last: end.and_then(|date| date.span().last) }
    }

    /// Whether all of another lies in it: an open end lies in an open one.
    pub fn holds(self, other: Self) -> bool {
        self.first.is_none_or(|first| other.first.is_some_and(|other| first <= other))
            && self.last.is_none_or(|last| other.last.is_some_and(|other| other <= last))
    }

    /// The end that is known first: where it stands in a list ordered by time.
    pub fn anchor(self) -> Option<Day> {
        self.first.or(self.last)
    }
}

/// A date of whatever precision its source allows, in EDTF, levels 0 to 2.
///
/// Dates that are read from one file share what they say: many events have the same one, and most fields that may
/// have one have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date(Arc<Expression>);

/// What a date says.
#[derive(Debug, PartialEq, Eq)]
struct Expression {
    edtf: Edtf,
    span: Span,
}

impl Date {
    /// Reads an EDTF expression.
    ///
    /// # Errors
    /// What is wrong with it, for people, naming the character where it goes wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        match Edtf::parse(text) {
            Ok(edtf) => {
                let bounds = edtf.bounds();
                let day = |bound| match bound {
                    Bound::Date(d) => Some(Day::from_ymd(d.year, d.month, d.day)),
                    _ => None,
                };
                let span = Span { first: day(bounds.earliest), last: day(bounds.latest) };
                Ok(Self(Arc::new(Expression { edtf, span })))
            }
            Err(error) => Err(format!(
                "\"{}\" is no date in EDTF: {} at character {}; write 2015, 2015-09, 2015-09-29, 2018~ or 1992/1997",
                brief(text),
                brief(error.message),
                text.get(..error.offset).unwrap_or(text).chars().count() + 1
            )),
        }
    }

    /// The days it may fall in.
    pub fn span(&self) -> Span {
        self.0.span
    }

    /// Whether it names one day, without doubt.
    pub fn is_exact(&self) -> bool {
        self.span().first.is_some() && self.span().first == self.span().last && !self.is_doubtful()
    }

    /// Whether its source marks it as uncertain or approximate.
    pub fn is_doubtful(&self) -> bool {
        self.0.edtf.is_uncertain() || self.0.edtf.is_approximate()
    }

    /// The days outside of which it surely does not fall: with ten years of room around what its source
    /// marks as uncertain or approximate, and one around a season, which is another one in the south
    /// and may belong to two years.
    pub fn widest(&self) -> Span {
        let room = if self.is_doubtful() {
            3653
        } else if self.names_a_season() {
            366
        } else {
            0
        };
        let wider = |day: Day, by: i32| Day(day.0.saturating_add(by));
        let Span { first, last } = self.span();
        Span { first: first.map(|day| wider(day, -room)), last: last.map(|day| wider(day, room)) }
    }

    /// Whether a month of it is one of the seasons that do not say of which hemisphere (ISO 8601-2 §4.8).
    fn names_a_season(&self) -> bool {
        let is_season = |date: &edtf_core::Date| {
            date.month.and_then(edtf_core::DateField::value).is_some_and(|month| (21..=24).contains(&month))
        };
        let of_point = |point: &IntervalEndpoint| match point {
            IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
                is_season(date)
            }
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => false,
        };
        match &self.0.edtf {
            Edtf::Date(date) => is_season(date),
            Edtf::DateTime(_) => false,
            Edtf::Interval(interval) => of_point(&interval.start) || of_point(&interval.end),
            Edtf::Set(set) => set.elements.iter().any(|element| match element {
                SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => is_season(date),
                SetElement::Range(start, end) => is_season(start) || is_season(end),
            }),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.edtf, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::string(deserializer, "a date in EDTF, as a string", known::read)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "edtf",
            "description": "A date in EDTF (ISO 8601-2:2019, levels 0 to 2): 2015, 2015-09, 2015-09-29, 2018~, 1992/1997, ../2014.",
            "examples": ["2015", "2015-09", "2015-09-29", "2018~", "1992/1997", "../2014"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn a_bad_date_says_where_it_goes_wrong() {
        let message = Date::parse("2015-02-30").unwrap_err();
        assert!(message.contains("2015-02-30") && message.contains("character"), "{message}");
    }

    #[test]
    fn spans_meet_when_they_may_share_a_day() {
        let meets = |a: &str, b: &str| date(a).span().meets(date(b).span());
        assert!(meets("2015", "2015-09-29"));
        assert!(meets("../2014", "1997"));
        assert!(!meets("../2014", "2015"));
        assert!(!meets("2015-09-28", "2015-09-29"));
    }

    proptest! {
        #[test]
        fn days_survive_the_calendar_and_back(days in -2_000_000i32..2_000_000) {
            let (y, m, d) = Day(days).ymd();
            prop_assert_eq!(Day::from_ymd(y, m, d), Day(days));
            prop_assert!((1..=12).contains(&m) && (1..=31).contains(&d));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,24}|[0-9X~?%/.,\\-\\[\\]{}YES]{0,24}") {
            if let Ok(date) = Date::parse(&text) {
                let span = date.span();
                prop_assert!(span.first.zip(span.last).is_none_or(|(a, b)| a <= b) || text.contains('/') || text.contains('['));
                prop_assert!(!date.long().is_empty() && !date.short().is_empty());
                prop_assert_eq!(Date::parse(&date.to_string()).map(|d| d.span()), Ok(span));
            }
        }
    }
}
