//! Dates as people and this program write them: `29 December 2015`, `Sep 2015`, `December 29, 2015`.

use super::lexer::Token;
use crate::dossier::{Date, Span, date::words::MONTHS};

/// The date that the first of some tokens begin to spell, and how many of them it takes.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(Span, usize)> {
    let plain = |at: usize| {
        let token = tokens.get(at)?;
        (token.head.is_none() && !token.quoted && !token.not).then(|| token.value.trim_end_matches([',', '.']))
    };
    let month = |at: usize| {
        let word = plain(at)?.to_lowercase();
        let word = if word == "sept" { "september" } else { &word };
        let known = |month: &&str| word.len() >= 3 && month.to_lowercase().starts_with(word);
        MONTHS.iter().position(known).map(|month| month + 1)
    };
    let number = |at: usize, digits: std::ops::RangeInclusive<usize>| {
        let word = plain(at)?;
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
            ("May 2019 zarif", "2019-05"),
        ] {
            let found = read(&tokens(written)).map(|(span, _)| span);
            assert_eq!(found, Date::parse(edtf).ok().map(|date| date.span()), "{written}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for words in ["may", "march of 2015", "31 February 2015", "29", "\"may\" 2019", "-may 2019", "ma 2019"] {
            assert_eq!(read(&tokens(words)), None, "{words}");
        }
    }
}
