//! From what was typed to tokens: words, phrases and fields, each with its place in the text.
//!
//! Never fails: a quote that is still open ends with the text.

use std::ops::Range;

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// All of it, a leading `-` included.
    pub at: Range<usize>,
    /// Whether it starts with `-`.
    pub not: bool,
    /// What stands before the first colon, with its place.
    pub head: Option<(&'a str, Range<usize>)>,
    /// The rest, without quotes.
    pub value: &'a str,
    /// Where the value stands.
    pub value_at: Range<usize>,
    /// Whether it stands in quotes.
    pub quoted: bool,
    /// Whether its quote is still open.
    pub open: bool,
}

/// Takes a query apart.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(skip) = text[at..].find(|c: char| !c.is_whitespace()) {
        let token = token(text, at + skip);
        at = token.at.end;
        out.push(token);
    }
    out
}

fn token(text: &str, start: usize) -> Token<'_> {
    let mut at = start;
    let rest = &text[at..];
    let not = rest.starts_with('-') && rest[1..].chars().next().is_some_and(|c| !c.is_whitespace());
    at += usize::from(not);
    let plain_end = |from: usize| text[from..].find(|c: char| c.is_whitespace()).map_or(text.len(), |end| from + end);
    let mut head = None;
    if !starts_with_quote(&text[at..])
        && let Some(colon) = text[at..plain_end(at)].find(':')
    {
        head = Some((&text[at..at + colon], at..at + colon));
        at += colon + 1;
    }
    let (value_at, end, quoted, open) = match text[at..].chars().next().filter(|c| is_quote(*c)) {
        None => (at..plain_end(at), plain_end(at), false, false),
        Some(quote) => {
            let from = at + quote.len_utf8();
            match text[from..].char_indices().find(|(_, c)| is_quote(*c)) {
                Some((close, c)) => (from..from + close, from + close + c.len_utf8(), true, false),
                None => (from..text.len(), text.len(), true, true),
            }
        }
    };
    Token { at: start..end, not, head, value: &text[value_at.clone()], value_at, quoted, open }
}

fn starts_with_quote(text: &str) -> bool {
    text.chars().next().is_some_and(is_quote)
}

/// Also the quotes that some keyboards and editors put in their place.
const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_phrases_and_fields_come_apart() {
        let found: Vec<_> = tokens("kabiri  -\"peace accord\" -tone:conflict actor:\"ali kh")
            .into_iter()
            .map(|t| (t.not, t.head.map(|(head, _)| head), t.value, t.quoted, t.open))
            .collect();
        assert_eq!(
            found,
            [
                (false, None, "kabiri", false, false),
                (true, None, "peace accord", true, false),
                (true, Some("tone"), "conflict", false, false),
                (false, Some("actor"), "ali kh", true, true),
            ]
        );
    }

    #[test]
    fn a_dash_alone_is_a_word() {
        assert_eq!(
            tokens("a - b").iter().map(|t| (t.not, t.value)).collect::<Vec<_>>(),
            [(false, "a"), (false, "-"), (false, "b")]
        );
    }

    proptest! {
        #[test]
        fn tokens_cover_what_was_typed(text in "[a-z:\" -]{0,30}|.{0,20}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(text[end..token.at.start].trim().is_empty());
                prop_assert!(token.at.end > token.at.start);
                prop_assert_eq!(&text[token.value_at.clone()], token.value);
                end = token.at.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
