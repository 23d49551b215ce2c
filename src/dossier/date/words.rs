//! How dates read: in full, in a list, in few columns.
//!
//! The names of months and years stand here alone.

use std::fmt::Write as _;

use edtf_core::{Edtf, IntervalEndpoint, Precision, SetElement, SetKind};
use unicode_width::UnicodeWidthStr as _;

use super::{Date, Day, Span};

impl Date {
    /// The date in full: `29 September 2015`, `27–29 December 2015`, `about 2018`.
    pub fn long(&self) -> String {
        match &self.0.edtf {
            Edtf::Date(date) => phrase(date, &LONG),
            Edtf::DateTime(stamp) => {
                let mut text = phrase(&stamp.date, &LONG);
                let _ = write!(text, ", {:02}:{:02}", stamp.time.hour, stamp.time.minute);
                text
            }
            Edtf::Interval(interval) => match (&interval.start, &interval.end) {
                (IntervalEndpoint::Date(start), IntervalEndpoint::Date(end)) => range(start, end, &LONG),
                (IntervalEndpoint::Open, end) => format!("until {}", endpoint(end)),
                (IntervalEndpoint::Unknown, end) => format!("unknown – {}", endpoint(end)),
                (start, IntervalEndpoint::Open) => format!("since {}", endpoint(start)),
                (start, IntervalEndpoint::Unknown) => format!("{} – unknown", endpoint(start)),
                (start, end) => format!("{} – {}", endpoint(start), endpoint(end)),
            },
            Edtf::Set(set) => {
                let joint = if set.kind == SetKind::OneMember { " or " } else { " and " };
                let parts: Vec<String> = set
                    .elements
                    .iter()
                    .map(|element| match element {
                        SetElement::Date(date) => phrase(date, &LONG),
                        SetElement::OnOrBefore(date) => format!("{} or earlier", phrase(date, &LONG)),
                        SetElement::OnOrAfter(date) => format!("{} or later", phrase(date, &LONG)),
                        // One of its days and not all of them.
                        SetElement::Range(start, end) if set.kind == SetKind::OneMember => {
                            format!("within {}", range(start, end, &LONG))
                        }
                        SetElement::Range(start, end) => range(start, end, &LONG),
                    })
                    .collect();
                parts.join(joint)
            }
        }
    }

    /// The date under a heading that names its year: `29 Sep`, `27–29 Dec`, `~2018`, `1992–97`; `1…6 Jun` is one
    /// of these days.
    pub fn short(&self) -> String {
        match &self.0.edtf {
            Edtf::Date(date) => phrase(date, &SHORT),
            Edtf::DateTime(stamp) => phrase(&stamp.date, &SHORT),
            Edtf::Interval(interval) => match (&interval.start, &interval.end) {
                (IntervalEndpoint::Date(start), IntervalEndpoint::Date(end)) => range(start, end, &SHORT),
                (start, end) => {
                    let side = |point: &IntervalEndpoint| match point {
                        IntervalEndpoint::Date(d)
                        | IntervalEndpoint::OnOrBefore(d)
                        | IntervalEndpoint::OnOrAfter(d) => tiny(d),
                        IntervalEndpoint::Open => String::new(),
                        IntervalEndpoint::Unknown => "?".into(),
                    };
                    format!("{}–{}", side(start), side(end))
                }
            },
            Edtf::Set(set) => match set.elements.as_slice() {
                [SetElement::Range(first, last)] => either(first, "…", last),
                [SetElement::Date(one), SetElement::Date(other)] => {
                    either(one, if set.kind == SetKind::OneMember { " or " } else { " and " }, other)
                }
                [SetElement::OnOrBefore(last)] => format!("by {}", phrase(last, &SHORT)),
                [SetElement::OnOrAfter(first)] => format!("from {}", phrase(first, &SHORT)),
                elements => {
                    let first = elements.first().map_or_else(String::new, |element| match element {
                        SetElement::OnOrBefore(d) => format!("by {}", phrase(d, &SHORT)),
                        SetElement::Date(d) | SetElement::OnOrAfter(d) | SetElement::Range(d, _) => phrase(d, &SHORT),
                    });
                    format!("{first}…")
                }
            },
        }
    }

    /// The date with its year, in few columns: `29 Sep 2015`, `1992–97`.
    pub fn with_year(&self) -> String {
        let short = self.short();
        let year = self.span().anchor().map_or(String::new(), |day| self::year(day.year()));
        let names_year = short.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
        if names_year || short.starts_with('–') || short.ends_with('–') { short } else { format!("{short} {year}") }
    }

    /// The date with all of its years, each end as fine as it is: `2011 – Sep 2015`, `1992–1997`.
    pub fn from_end_to_end(&self) -> String {
        let Edtf::Interval(interval) = &self.0.edtf else { return self.with_year() };
        let (IntervalEndpoint::Date(start), IntervalEndpoint::Date(end)) = (&interval.start, &interval.end) else {
            return self.with_year();
        };
        if start.month.or(end.month).is_some() {
            return range(start, end, &SHORT_WITH_YEAR);
        }
        let [start, end] = [start, end].map(|year| phrase(year, &SHORT));
        if start == end { start } else { format!("{start}–{end}") }
    }

    /// The date with its year among words: in few columns, in full where few columns take a sign (`~`, `?`, `…`).
    pub fn among_words(&self) -> String {
        let brief = self.with_year();
        let has_sign = brief.contains(['~', '?', '…']) || brief.starts_with('–') || brief.ends_with('–');
        if has_sign { self.long() } else { brief }
    }

    /// The date with its year in at most `columns`: of what is too long the month, the year or the years in which all
    /// of it lies.
    pub fn within(&self, columns: usize) -> String {
        let whole = self.with_year();
        let Span { first: Some(first), last: Some(last) } = self.span() else { return whole };
        if whole.width() <= columns {
            return whole;
        }
        let [(from, from_month, _), (to, to_month, _)] = [first, last].map(Day::ymd);
        let month = format!("{} {}", month(from_month), year(from));
        match (from == to, from_month == to_month) {
            (true, true) if month.width() <= columns => month,
            (true, _) => year(from),
            (false, _) => years(&year(from), &year(to)),
        }
    }
}

/// A year of the calendar that people use: there is no year 0.
pub fn year(year: i64) -> String {
    if year <= 0 { format!("{} BC", 1 - year) } else { year.to_string() }
}

/// A month of the year, from 1, in three letters.
pub fn month(month: u8) -> &'static str {
    full_month(month).get(..3).unwrap_or("?")
}

impl Day {
    /// The day in full: `1 August 2018`.
    pub fn long(self) -> String {
        let (of_year, month, day) = self.ymd();
        format!("{day} {} {}", full_month(month), year(of_year))
    }

    /// The day in less room: `1 Aug 2018`.
    pub fn brief(self) -> String {
        let (of_year, month, day) = self.ymd();
        format!("{day} {} {}", brief_month(month), year(of_year))
    }
}

/// A month in three letters.
fn brief_month(month: u8) -> &'static str {
    let month = full_month(month);
    month.get(..3).unwrap_or(month)
}

impl Span {
    /// The span in words, no finer than it is: `September 2015`, `2015–2016`, `since 14 July 2015`.
    pub fn words(self) -> String {
        self.told(full_month, Day::long)
    }

    /// The same in less room: `Sep 2015`, `since 14 Jul 2015`.
    pub fn brief(self) -> String {
        self.told(brief_month, Day::brief)
    }

    fn told(self, month_name: fn(u8) -> &'static str, in_full: fn(Day) -> String) -> String {
        let starts = self.first.map(Day::ymd);
        let ends_before = self.last.map(|last| Day(last.0.saturating_add(1)).ymd());
        let is_whole = |is_first: fn((i64, u8, u8)) -> bool| starts.into_iter().chain(ends_before).all(is_first);
        let (years, months) = (is_whole(|(_, month, day)| (month, day) == (1, 1)), is_whole(|(.., day)| day == 1));
        let name = |day: Day| match day.ymd() {
            (of_year, ..) if years => year(of_year),
            (of_year, month, _) if months => format!("{} {}", month_name(month), year(of_year)),
            _ => in_full(day),
        };
        match (self.first.map(name), self.last.map(name)) {
            (None, None) => "any time".into(),
            (Some(first), None) => format!("since {first}"),
            (None, Some(last)) => format!("until {last}"),
            (Some(first), Some(last)) if first == last => first,
            (Some(first), Some(last)) if years => format!("{first}–{last}"),
            (Some(first), Some(last)) => format!("{first} – {last}"),
        }
    }
}

/// From when until when, or when it was last seen, where any of them is known.
pub fn lasting(start: Option<&Date>, end: Option<&Date>, seen: Option<&Date>) -> Option<String> {
    let seen = seen.filter(|_| end.is_none()).map(|seen| format!("last seen {}", seen.long()));
    let parts: Vec<String> = lifetime(start, end).into_iter().chain(seen).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// From when until when, where either is known.
pub fn lifetime(start: Option<&Date>, end: Option<&Date>) -> Option<String> {
    match (start, end) {
        (None, None) => None,
        (Some(start), None) => Some(format!("since {}", start.long())),
        (None, Some(end)) => Some(format!("until {}", end.long())),
        (Some(start), Some(end)) => Some(format!("{} – {}", start.long(), end.long())),
    }
}

fn full_month(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

/// The months in full; where there is little room, three letters stand for each.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How much room there is for words.
struct Style {
    month: fn(u8) -> &'static str,
    year_beside_month: bool,
    about: &'static str,
    doubt: &'static str,
}

const LONG: Style = Style { month: full_month, year_beside_month: true, about: "about ", doubt: " (uncertain)" };

const SHORT: Style = Style { month, year_beside_month: false, about: "~", doubt: "?" };

const SHORT_WITH_YEAR: Style = Style { year_beside_month: true, ..SHORT };

/// ISO 8601-2 §4.8: groupings within a year that stand where a month would.
fn season(code: u8) -> String {
    match code {
        21 | 25 | 29 => "spring".into(),
        22 | 26 | 30 => "summer".into(),
        23 | 27 | 31 => "autumn".into(),
        24 | 28 | 32 => "winter".into(),
        33..=36 => format!("Q{}", code - 32),
        37..=39 => format!("third {} of", code - 36),
        40 | 41 => format!("H{}", code - 39),
        _ => "part of".into(),
    }
}

fn year_of(date: &edtf_core::Date) -> String {
    let written =
        date.year.value().map_or_else(|| edtf_core::Date { month: None, day: None, ..*date }.year_text(), year);
    match written.strip_suffix('X') {
        Some(decade) if decade.len() == 3 && !decade.contains('X') => format!("{decade}0s"),
        _ => written,
    }
}

/// The year as EDTF writes it, for years with unspecified digits.
trait YearText {
    fn year_text(self) -> String;
}

impl YearText for edtf_core::Date {
    fn year_text(mut self) -> String {
        self.year.qualifier = edtf_core::Qualifier::default();
        Edtf::Date(self).to_string()
    }
}

/// A date without its qualifiers.
fn bare(date: &edtf_core::Date, style: &Style) -> String {
    let Some(month) = date.month else { return year_of(date) };
    let Some(number) = month.value() else {
        return if style.year_beside_month { format!("an unknown month of {}", year_of(date)) } else { "?".into() };
    };
    let name = match number {
        1..=12 => (style.month)(number).to_owned(),
        code => season(code),
    };
    let mut text = match date.day.map(edtf_core::DateField::value) {
        Some(Some(day)) => format!("{day} {name}"),
        Some(None) if style.year_beside_month => format!("an unknown day of {name}"),
        _ => name,
    };
    if style.year_beside_month {
        let _ = write!(text, " {}", year_of(date));
    }
    text
}

fn phrase(date: &edtf_core::Date, style: &Style) -> String {
    let about = if date.is_approximate() { style.about } else { "" };
    let doubt = if date.is_uncertain() { style.doubt } else { "" };
    format!("{about}{}{doubt}", bare(date, style))
}

/// Year, or month and year, in as few columns as can be: `2014`, `5/2014`.
fn tiny(date: &edtf_core::Date) -> String {
    match date.month.and_then(edtf_core::DateField::value) {
        Some(month @ 1..=12) => format!("{month}/{}", year_of(date)),
        _ => year_of(date),
    }
}

fn endpoint(point: &IntervalEndpoint) -> String {
    match point {
        IntervalEndpoint::Date(date) => phrase(date, &LONG),
        IntervalEndpoint::OnOrBefore(date) => format!("{} or earlier", phrase(date, &LONG)),
        IntervalEndpoint::OnOrAfter(date) => format!("{} or later", phrase(date, &LONG)),
        IntervalEndpoint::Open => "…".into(),
        IntervalEndpoint::Unknown => "unknown".into(),
    }
}

/// An interval, saying what both ends share only once.
fn range(start: &edtf_core::Date, end: &edtf_core::Date, style: &Style) -> String {
    let plain = [start, end].iter().all(|d| !d.is_approximate() && !d.is_uncertain() && !d.has_unspecified());
    let days = start.precision() == Precision::Day && end.precision() == Precision::Day;
    let months = start.month.is_some() && end.month.is_some();
    let same_year = start.year.value() == end.year.value();
    let day = |d: &edtf_core::Date| d.day.and_then(edtf_core::DateField::value).unwrap_or_default();
    if plain && days && same_year && start.month == end.month {
        return format!("{}–{}", day(start), bare(end, style));
    }
    if plain && months && same_year {
        let left = bare(start, &Style { year_beside_month: false, ..*style });
        return format!("{left} – {}", bare(end, style));
    }
    if style.year_beside_month {
        return format!("{} – {}", phrase(start, style), phrase(end, style));
    }
    let (from, to) = (year_of(start), year_of(end));
    if from == to {
        return from;
    }
    years(&from, &to)
}

/// From one year to another, a century that both share said once.
fn years(from: &str, to: &str) -> String {
    let is_plain = |year: &str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let shared = is_plain(from) && is_plain(to) && from[..2] == to[..2];
    format!("{from}–{}", if shared { &to[2..] } else { to })
}

/// Two dates of which one is meant, or what lies between them, in short.
fn either(one: &edtf_core::Date, joint: &str, other: &edtf_core::Date) -> String {
    let plain = [one, other].iter().all(|d| !d.is_approximate() && !d.is_uncertain() && !d.has_unspecified());
    let days = one.precision() == Precision::Day && other.precision() == Precision::Day;
    match one.day.and_then(edtf_core::DateField::value) {
        Some(day) if plain && days && (one.year.value(), one.month) == (other.year.value(), other.month) => {
            format!("{day}{joint}{}", bare(other, &SHORT))
        }
        _ => {
            // A heading names one year only.
            let style = if one.year.value() == other.year.value() { &SHORT } else { &SHORT_WITH_YEAR };
            format!("{} {} {}", phrase(one, style), joint.trim(), phrase(other, style))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn spans_read_as_people_write_them() {
        let day = |text: &str| date(text).span().first;
        let last = |text: &str| date(text).span().last;
        for (first, last, words) in [
            (day("2015-09"), last("2015-09"), "September 2015"),
            (day("2015"), last("2015"), "2015"),
            (day("2015"), last("2016"), "2015–2016"),
            (day("2011"), last("2015-09"), "January 2011 – September 2015"),
            (day("2015-07-14"), last("2018-05-08"), "14 July 2015 – 8 May 2018"),
            (day("2015-07-14"), last("2015-07-14"), "14 July 2015"),
            (day("2018-02"), None, "since February 2018"),
            (None, last("2014"), "until 2014"),
            (None, None, "any time"),
        ] {
            assert_eq!(Span { first, last }.words(), words);
        }
    }

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, long, short) in [
            ("2015-09-29", "29 September 2015", "29 Sep"),
            ("2015-09", "September 2015", "Sep"),
            ("2015", "2015", "2015"),
            ("2018~", "about 2018", "~2018"),
            ("2018?", "2018 (uncertain)", "2018?"),
            ("2019-05%", "about May 2019 (uncertain)", "~May?"),
            ("199X", "1990s", "1990s"),
            ("1992/1997", "1992 – 1997", "1992–97"),
            ("1998/2003", "1998 – 2003", "1998–2003"),
            ("2015-12-27/2015-12-29", "27–29 December 2015", "27–29 Dec"),
            ("2015-08-28/2015-09-04", "28 August – 4 September 2015", "28 Aug – 4 Sep"),
            ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019", "2018–19"),
            ("2002-09-02/2002-10", "2 September – October 2002", "2 Sep – Oct"),
            ("2002-09/2002", "September 2002 – 2002", "2002"),
            ("2002-09~/2002-10", "about September 2002 – October 2002", "2002"),
            ("../2014", "until 2014", "–2014"),
            ("2015/..", "since 2015", "2015–"),
            ("[2015-09-04,2015-09-05]", "4 September 2015 or 5 September 2015", "4 or 5 Sep"),
            ("{2015-09-04,2015-09-05}", "4 September 2015 and 5 September 2015", "4 and 5 Sep"),
            ("[2018-09,2018-10]", "September 2018 or October 2018", "Sep or Oct"),
            ("[2019-06-01..2019-06-06]", "within 1–6 June 2019", "1…6 Jun"),
            ("[2018-07-30..2018-08-03]", "within 30 July – 3 August 2018", "30 Jul … 3 Aug"),
            ("[2015-09-04,2015-09-05,2015-10]", "4 September 2015 or 5 September 2015 or October 2015", "4 Sep…"),
            ("[2018-08-02..2019-02-28]", "within 2 August 2018 – 28 February 2019", "2 Aug 2018 … 28 Feb 2019"),
            ("[2019-06..2020-03]", "within June 2019 – March 2020", "Jun 2019 … Mar 2020"),
            ("[2018-12-31,2019-01-01]", "31 December 2018 or 1 January 2019", "31 Dec 2018 or 1 Jan 2019"),
            ("[..2016-05-03]", "3 May 2016 or earlier", "by 3 May"),
            ("[2020-06..]", "June 2020 or later", "from Jun"),
            ("2015-21", "spring 2015", "spring"),
            ("2015-XX", "an unknown month of 2015", "?"),
            ("-0043", "44 BC", "44 BC"),
        ] {
            assert_eq!((date(edtf).long(), date(edtf).short()), (long.into(), short.into()), "{edtf}");
        }
    }

    #[test]
    fn from_end_to_end_no_end_is_finer_than_the_date() {
        for (edtf, expected) in [
            ("1992/1997", "1992–1997"),
            ("2015/2015", "2015"),
            ("2011/2015-09", "2011 – Sep 2015"),
            ("2015-09/2018", "Sep 2015 – 2018"),
            ("2015-07/2018-05", "Jul 2015 – May 2018"),
            ("2015-07-14/2015-09", "14 Jul – Sep 2015"),
            ("1994~/1997-06-27", "~1994 – 27 Jun 1997"),
            ("2015-07/..", "7/2015–"),
            ("2015-09-04", "4 Sep 2015"),
        ] {
            assert_eq!(date(edtf).from_end_to_end(), expected, "{edtf}");
        }
    }

    #[test]
    fn little_room_makes_no_date_say_more_than_it_does() {
        for (edtf, in_11, in_8) in [
            ("1997-05-27", "27 May 1997", "May 1997"),
            ("1994~/1997-06-27", "1994–97", "1994–97"),
            ("2015-08-28/2015-09-04", "2015", "2015"),
            ("[2018-08-02..2019-02-28]", "2018–19", "2018–19"),
            ("[2019-06-01..2019-06-06]", "Jun 2019", "Jun 2019"),
            ("1998-12-27/2003", "1998–2003", "1998–2003"),
            ("2015/..", "2015–", "2015–"),
        ] {
            assert_eq!((date(edtf).within(11), date(edtf).within(8)), (in_11.into(), in_8.into()), "{edtf}");
        }
    }

    #[test]
    fn both_years_are_named_where_a_date_has_two() {
        for (edtf, expected) in [
            ("[2019-06..2020-03]", "Jun 2019 … Mar 2020"),
            ("[..2016-05-03]", "by 3 May 2016"),
            ("[2020-06..]", "from Jun 2020"),
            ("[2019-06-01..2019-06-06]", "1…6 Jun 2019"),
        ] {
            assert_eq!(date(edtf).with_year(), expected);
        }
    }
}
