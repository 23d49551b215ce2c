//! How dates and years read in the lists and on the pages.
//!
//! Must not know where they stand.

use unicode_width::UnicodeWidthStr as _;

use crate::dossier::{Date, Dossier, Span, record::SourceKind};

/// A date with its year, in few columns: `29 Sep 2015`, `1992–97`.
pub fn day(date: &Date) -> String {
    let short = date.short();
    let year = date.span().anchor().map_or(String::new(), |day| year(day.year()));
    let names_year = short.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 4);
    if names_year || short.starts_with('–') || short.ends_with('–') { short } else { format!("{short} {year}") }
}

/// A date with its year in at most `columns`: what is too long says its month or its year alone.
pub fn day_in(date: &Date, columns: usize) -> String {
    let whole = day(date);
    if whole.width() <= columns {
        return whole;
    }
    let Some(anchor) = date.span().anchor() else { return whole };
    let (year, month, _) = anchor.ymd();
    let month = Date::parse(&format!("{year:04}-{month:02}")).map(|month| day(&month));
    month.ok().filter(|month| month.width() <= columns).unwrap_or_else(|| self::year(year))
}

/// What kind of document the dossier takes apart, as one would speak of it: `the article`.
pub fn subject(dossier: &Dossier) -> &'static str {
    match dossier.subject().map(|id| dossier.source(id).kind) {
        Some(SourceKind::ArticleNewspaper | SourceKind::ArticleMagazine | SourceKind::ArticleJournal) => "the article",
        Some(SourceKind::Report) => "the report",
        Some(SourceKind::Book) => "the book",
        Some(SourceKind::Broadcast) => "the broadcast",
        Some(SourceKind::Interview) => "the interview",
        Some(SourceKind::LegalCase) => "the ruling",
        Some(SourceKind::Post) => "the post",
        _ => "the document",
    }
}

/// A number of things: `1 event`, `12 events`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// A year of the calendar that people use: there is no year 0.
pub fn year(year: i64) -> String {
    if year <= 0 { format!("{} BC", 1 - year) } else { year.to_string() }
}

/// A weight without needless decimals.
pub fn weight(weight: f64) -> String {
    if (weight - weight.round()).abs() < 0.05 { format!("{weight:.0}") } else { format!("{weight:.1}") }
}

/// A month of the year, from 1, in three letters.
pub fn month(month: u8) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("?")
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

/// Whether something that lasted from `start` to `end` may have lasted on a date.
pub fn lasted(start: Option<&Date>, end: Option<&Date>, when: Span) -> bool {
    let whole = Span { first: start.and_then(|date| date.span().first), last: end.and_then(|date| date.span().last) };
    whole.meets(when)
}
