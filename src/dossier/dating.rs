//! When an event happened by what its citations say.

use super::{Date, Day, Span, record::Event};

/// The dates that an event's supporting citations give.
pub(super) fn given_dates(event: &Event) -> impl Iterator<Item = &Date> {
    let supporting = event.citations.iter().filter(|citation| citation.bearing.supports());
    supporting.filter_map(|citation| citation.date.as_ref())
}

/// The date of an event by its supporting citations that give one: its own where none does, or where
/// theirs lie within it and span it together; else the finest of theirs, the earliest among equals.
pub(super) fn date_in(event: &Event) -> Option<&Date> {
    let given: Vec<&Date> = given_dates(event).collect();
    let finest = || given.iter().copied().min_by_key(|date| (days(date), date.span().first));
    let Some(own) = &event.date else { return finest() };
    let whole = own.span();
    let lies_within = |date: &&Date| {
        let span = date.span();
        whole.first.is_none_or(|first| span.first.is_some_and(|day| day >= first))
            && whole.last.is_none_or(|last| span.last.is_some_and(|day| day <= last))
    };
    let reaches = |end: fn(&Span) -> Option<Day>| given.iter().any(|date| end(&date.span()) == end(&whole));
    if given.is_empty() || (given.iter().all(lies_within) && reaches(|span| span.first) && reaches(|span| span.last)) {
        return Some(own);
    }
    finest()
}

/// How many days a date may mean; one without an end means more than any other.
fn days(date: &Date) -> i64 {
    let span = date.span();
    span.first.zip(span.last).map_or(i64::MAX, |(first, last)| i64::from(last.0) - i64::from(first.0))
}
