//! Spans of time as they are typed: `2015`, `2015-09..2016`, `..2014`, `2018..`, `2015/2016`.

use crate::dossier::{Date, Day, Span};

/// The years that a bare number of four digits may mean; others are words ("resolution 2231").
const YEARS: std::ops::RangeInclusive<u16> = 1000..=2100;

/// Whether more of a word may follow: then what is half typed is forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Completeness {
    Partial,
    Whole,
}

/// Spans of time, if the word has the form of one or, with commas between them, of several. Open at both ends it
/// is none.
///
/// # Errors
/// Why a word that has the form of a span is none.
pub(super) fn read(word: &str, state: Completeness) -> Option<Result<Vec<Span>, String>> {
    let mut pieces = word.split(',').filter(|piece| !piece.is_empty()).peekable();
    pieces.peek()?;
    let mut spans = Vec::new();
    while let Some(piece) = pieces.next() {
        // Only the last is still being typed.
        let state = if pieces.peek().is_some() { Completeness::Whole } else { state };
        spans.push(one(piece, state)?);
    }
    let spans: Result<Vec<Option<Span>>, String> = spans.into_iter().collect();
    Some(spans.map(|spans| spans.into_iter().flatten().collect()))
}

/// A span of time, if the word has the form of one.
fn one(word: &str, state: Completeness) -> Option<Result<Option<Span>, String>> {
    let is_point = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if let Some((from, to)) = word.split_once("..") {
        return (is_point(from) && is_point(to)).then(|| range(from, to, state));
    }
    // As EDTF writes an interval, and as people do.
    if let Some((from, to)) = word.split_once(['/', '–']) {
        let dates = from.len() >= 4 && to.len() >= 4 && is_point(from) && is_point(to);
        return dates.then(|| range(from, to, state));
    }
    let digits = word.split('-').next().unwrap_or_default();
    let is_year = digits.len() == 4 && is_point(word) && digits.parse().is_ok_and(|year| YEARS.contains(&year));
    is_year.then(|| point(word, state))
}

fn range(from: &str, to: &str, state: Completeness) -> Result<Option<Span>, String> {
    // Only the end is still being typed.
    let first = point(from, if to.is_empty() { state } else { Completeness::Whole })?;
    let last = point(to, state)?;
    let span = Span { first: first.and_then(|span| span.first), last: last.and_then(|span| span.last) };
    match (span.first, span.last) {
        (None, None) => Ok(None),
        (Some(first), Some(last)) if last < first => {
            if state == Completeness::Partial && to.len() < 10 && from.len() > to.len() {
                return Ok(Some(Span { last: None, ..span }));
            }
            Err(format!("\"{from}..{to}\" ends before it begins; write the earlier date first"))
        }
        _ => Ok(Some(span)),
    }
}

/// One end of a span; nothing is an open end.
fn point(text: &str, state: Completeness) -> Result<Option<Span>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let whole = match Date::parse(text) {
        Ok(date) if (4..=10).contains(&text.len()) => return Ok(Some(date.span())),
        Ok(_) => format!("\"{text}\" is no date"),
        Err(_) => format!("\"{text}\" is no date of the calendar"),
    };
    if state == Completeness::Partial {
        // "2015-0" is the beginning of "2015-09": what is complete of it counts.
        let (complete, rest) = text.rsplit_once('-').unwrap_or(("", text));
        let wanted = if complete.is_empty() { 4 } else { 2 };
        if rest.len() < wanted && rest.bytes().all(|b| b.is_ascii_digit()) {
            return point(complete, Completeness::Whole);
        }
    }
    Err(format!("{whole}; write 2015, 2015-09, 2015-09-29, or a span such as 2015-09..2016"))
}

/// A span as it is typed, no finer than it is; its ends are those that are known.
pub(super) fn written(span: Span) -> String {
    let first = span.first.map(|day| match day.ymd() {
        (year, 1, 1) => format!("{year:04}"),
        (year, month, 1) => format!("{year:04}-{month:02}"),
        (year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
    });
    let last = span.last.map(|last| {
        let ends_month = Day(last.0.saturating_add(1)).ymd().2 == 1;
        match last.ymd() {
            (year, 12, 31) => format!("{year:04}"),
            (year, month, _) if ends_month => format!("{year:04}-{month:02}"),
            (year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        }
    });
    format!("{}..{}", first.unwrap_or_default(), last.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_written_no_finer_than_it_is() {
        for text in ["1992..1997", "2011..2015-09", "2015-07-14..2018-05-08", "..2014", "2018-02.."] {
            let spans = read(text, Completeness::Whole).and_then(Result::ok).unwrap_or_default();
            assert_eq!(spans.into_iter().map(written).collect::<Vec<_>>(), [text]);
        }
    }

    fn days(word: &str) -> Option<(Option<String>, Option<String>)> {
        let show = |day: Option<crate::dossier::Day>| {
            day.map(|day| {
                let (y, m, d) = day.ymd();
                format!("{y}-{m:02}-{d:02}")
            })
        };
        let span = one(word, Completeness::Whole).and_then(Result::unwrap);
        span.map(|span| (show(span.first), show(span.last)))
    }

    #[test]
    fn spans_reach_from_the_first_to_the_last_day() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(days("2015"), Some((some("2015-01-01"), some("2015-12-31"))));
        assert_eq!(days("2015-09..2016"), Some((some("2015-09-01"), some("2016-12-31"))));
        assert_eq!(days("..2014"), Some((None, some("2014-12-31"))));
        assert_eq!(days("2018.."), Some((some("2018-01-01"), None)));
        assert_eq!(days("2015-09-29"), Some((some("2015-09-29"), some("2015-09-29"))));
    }

    #[test]
    fn other_words_are_none() {
        for word in ["kabiri", "201", "20155", "2231", "a..b", "-", "x-2015", "2015x"] {
            assert_eq!(read(word, Completeness::Whole), None, "{word}");
        }
    }

    #[test]
    fn what_is_half_typed_is_forgiven_only_while_it_is_typed() {
        for word in ["2015-", "2015-0", "2015..20", "2015-09..2015-1", "..20"] {
            assert!(read(word, Completeness::Partial).unwrap().is_ok(), "{word}");
            assert!(read(word, Completeness::Whole).unwrap().is_err(), "{word}");
        }
        for word in ["2015-13", "2015-02-30", "2016..2014"] {
            assert!(read(word, Completeness::Partial).unwrap().is_err(), "{word}");
        }
        assert_eq!(read("..", Completeness::Whole), Some(Ok(Vec::new())));
    }

    #[test]
    fn several_spans_stand_with_commas_between_them() {
        let spans = |word: &str| read(word, Completeness::Whole).and_then(Result::ok);
        let both = [spans("2011..2015-09"), spans("2018")].into_iter().flatten().flatten().collect();
        assert_eq!(spans("2011..2015-09,2018"), Some(both));
        assert_eq!(spans("2018,"), spans("2018"));
        assert!(read("2015,2018-13", Completeness::Whole).is_some_and(|spans| spans.is_err()));
        assert!(read("2018-1,2015", Completeness::Partial).is_some_and(|spans| spans.is_err()), "it is typed no more");
        for words in [",", "2015,kabiri", "kabiri,2015"] {
            assert_eq!(read(words, Completeness::Whole), None, "{words}");
        }
    }
}
