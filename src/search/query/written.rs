//! Dates as people and this program write them: `29 December 2015`, `Sep 2015`, `December 29th, 2015`, `29.12.2015`.

use super::lexer::Token;
use crate::dossier::{Date, Span, date::words::MONTHS};

/// The date that the first of some tokens begin to spell, and how many of them it takes.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(Span, usize)> {
    let plain = |at: usize| {
        let token = tokens.get(at)?;
        (token.head.is_none() && !token.quoted && !token.not).then(|| token.value.trim_end_matches([',', '.']))
    };
    if let Some(span) = plain(0).and_then(with_dots) {
        return Some((span, 1));
    }
    let month = |at: usize| {
        let word = plain(at)?.to_lowercase();
        let word = if word == "sept" { "september" } else { &word };
        let known = |month: &&str| word.len() >= 3 && month.to_lowercase().starts_with(word);
        MONTHS.iter().position(known).map(|month| month + 1)
    };
    let number = |at: usize, digits: std::ops::RangeInclusive<usize>| {
        let word = plain(at)?;
        let is_day = *digits.end() == 2;
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
        let word = ordinal.filter(|_| is_day).unwrap_or(word);
        (digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.to_owned())
    };
    let (day, month, year, taken) = if let Some(month) = month(0) {
        match number(1, 1..=2) {
            Some(day) => (Some(day), month, number(2, 4..=4)?, 3),
            None => (None, month, number(1, 4..=4)?, 2),
        }
    } else {
        (Some(number(0, 1..=2)?), month(1)?, number(2, 4..=4)?, 3)
    };
    let written = match day {
        Some(day) => format!("{year}-{month:02}-{day:0>2}"),
        None => format!("{year}-{month:02}"),
    };
    Some((Date::parse(&written).ok()?.span(), taken))
}

/// A day with dots between its parts, as it is written in much of Europe: the day first.
fn with_dots(word: &str) -> Option<Span> {
    let parts: Vec<&str> = word.split('.').collect();
    let [day, month, year] = parts[..] else { return None };
    let is_number =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = is_number(day, 2) && is_number(month, 2) && is_number(year, 4) && year.len() == 4;
    is_day.then(|| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).ok().map(|date| date.span())).flatten()
}

#[cfg(test)]
mod tests {
    use super::{super::lexer::tokens, *};

    #[test]
    fn dates_as_written_are_read() {
        for (written, edtf) in [
            ("29 December 2015", "2015-12-29"),
            ("29 dec 2015", "2015-12-29"),
            ("Sep 2015", "2015-09"),
            ("sept. 2015", "2015-09"),
            ("December 29, 2015", "2015-12-29"),
            ("december 29th 2015", "2015-12-29"),
            ("1st May 2019", "2019-05-01"),
            ("29.12.2015", "2015-12-29"),
            ("1.5.2019 zarif", "2019-05-01"),
            ("May 2019 zarif", "2019-05"),
        ] {
            let found = read(&tokens(written)).map(|(span, _)| span);
            assert_eq!(found, Date::parse(edtf).ok().map(|date| date.span()), "{written}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for words in [
            "may",
            "march of 2015",
            "31 February 2015",
            "29",
            "\"may\" 2019",
            "-may 2019",
            "ma 2019",
            "31.02.2015",
            "1.5",
            "may 2019th",
        ] {
            assert_eq!(read(&tokens(words)), None, "{words}");
        }
    }
}
