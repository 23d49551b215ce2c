//! Breaking a phrase into lines of a width: words stay whole where a line could hold them.
//!
//! Knows wrapping by display width.

use textwrap::core::Fragment;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    Segment,
    columns::{columns, plain},
};
use crate::report::Class;
use crate::report::lines::columns::Columns as _;

/// A part of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub class: Class,
    /// The number of the link that it is.
    pub link: Option<usize>,
}

/// What becomes of an address that no line can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Addresses {
    /// It goes on in the next line: a screen has links that lead there.
    Broken,
    /// Its line is longer than the others: whoever takes it out of a text wants it whole.
    Whole,
}

/// Lays out pieces as one paragraph: `first` before its first line, `hang` columns before the others.
/// No-break spaces become blanks.
pub(super) fn flow(
    first: &str,
    hang: usize,
    pieces: &[Piece<'_>],
    width: usize,
    addresses: Addresses,
) -> Vec<Vec<Segment>> {
    let hang = if width < hang.saturating_mul(2) { 0 } else { hang };
    let first = if width < first.width() * 2 { "" } else { first };
    let widths = [width.saturating_sub(first.width()).max(1), width.saturating_sub(hang).max(1)];
    let words = words(pieces, widths[0].min(widths[1]), addresses);
    #[allow(clippy::cast_precision_loss)] // a page is far narrower than 2^52 columns
    let line_widths = widths.map(|width| width as f64);
    let lines = textwrap::wrap_algorithms::wrap_first_fit(&words, &line_widths);
    let indent = |at: usize| if at == 0 { first.to_owned() } else { " ".repeat(hang) };
    lines.into_iter().enumerate().map(|(at, words)| line(indent(at), words)).collect()
}

fn line(indent: String, words: &[Chunk<'_>]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    if !indent.is_empty() {
        segments.push(Segment { text: indent, class: Class::Text, link: None });
    }
    for (at, word) in words.iter().enumerate() {
        for (text, of) in &word.parts {
            match segments.last_mut() {
                Some(last) if is_like(last, of) => last.text.push_str(text),
                _ => segments.push(Segment { text: (*text).to_owned(), class: of.class, link: of.link }),
            }
        }
        if at + 1 < words.len() && word.space {
            let next = words[at + 1].parts.first().map(|(_, of)| *of);
            match segments.last_mut() {
                Some(last) if next.is_some_and(|next| is_like(last, next)) => last.text.push(' '),
                _ => segments.push(Segment { text: " ".into(), class: Class::Text, link: None }),
            }
        }
    }
    for span in segments.iter_mut().filter(|span| span.text.contains('\u{a0}')) {
        span.text = span.text.replace('\u{a0}', " ");
    }
    segments
}

fn is_like(span: &Segment, piece: &Piece<'_>) -> bool {
    (span.class, span.link) == (piece.class, piece.link)
}

/// What must stay on one line.
#[derive(Debug)]
struct Chunk<'p> {
    parts: Vec<(&'p str, &'p Piece<'p>)>,
    width: usize,
    space: bool,
}

#[allow(clippy::cast_precision_loss)] // as above
impl Fragment for Chunk<'_> {
    fn width(&self) -> f64 {
        self.width as f64
    }
    fn whitespace_width(&self) -> f64 {
        f64::from(u8::from(self.space))
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Splits pieces at their blanks, and words that no line could hold at any grapheme.
fn words<'p>(pieces: &'p [Piece<'p>], widest: usize, addresses: Addresses) -> Vec<Chunk<'p>> {
    let mut words: Vec<Chunk<'p>> = Vec::new();
    let mut open = false;
    for piece in pieces {
        for (at, part) in piece.text.split(' ').enumerate() {
            if at > 0 {
                if let Some(word) = words.last_mut() {
                    word.space = true;
                }
                open = false;
            }
            let mut rest = part;
            while !rest.is_empty() {
                let taken = words.last().filter(|_| open).map_or(0, |word| word.width);
                let room = widest.saturating_sub(taken);
                // What follows one without a blank is a bracket or the like.
                let is_kept = addresses == Addresses::Whole && (rest.contains("://") || taken > widest);
                let (head, tail) = if is_kept { (rest, "") } else { fit(rest, room, widest) };
                if head.is_empty() {
                    open = false;
                    continue;
                }
                let width = columns(head);
                match words.last_mut() {
                    Some(word) if open => {
                        word.parts.push((head, piece));
                        word.width += width;
                    }
                    _ => words.push(Chunk { parts: vec![(head, piece)], width, space: false }),
                }
                open = tail.is_empty();
                rest = tail;
            }
        }
    }
    words
}

/// As much of a word as fits in `room` columns; all of it where it fits on a line of its own, so
/// that only words wider than a line are broken. At least one grapheme if the line is empty.
fn fit(word: &str, room: usize, widest: usize) -> (&str, &str) {
    // No plain letter is longer than three bytes.
    if word.len() <= 3 * room {
        let plain = plain(word);
        if plain.columns <= room && plain.bytes == word.len() {
            return (word, "");
        }
    }
    let mut used = 0;
    let mut split = None;
    for (at, grapheme) in word.grapheme_indices(true) {
        used += grapheme.width();
        if used > room && split.is_none() && (at > 0 || room < widest) {
            split = Some(at);
        }
        // Measured no further than it takes to know: a word may be a whole book.
        if used > widest && split.is_some() {
            break;
        }
    }
    if used <= room {
        return (word, "");
    }
    if used <= widest && room < widest {
        return ("", word);
    }
    split.map_or((word, ""), |at| word.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn piece(text: &str) -> Piece<'_> {
        Piece { text, class: Class::Text, link: None }
    }

    #[test]
    fn a_word_as_long_as_a_book_is_laid_out_at_once() {
        assert_eq!(flow("", 0, &[piece(&"x".repeat(2_000_000))], 40, Addresses::Broken).len(), 50_000);
    }

    #[test]
    fn an_address_is_broken_on_a_screen_alone() {
        let address = format!("https://example.org/{}", "long-".repeat(9));
        let text = ["see (".to_owned(), address.clone(), ") there".to_owned()];
        let pieces: Vec<Piece<'_>> = text.iter().map(|part| piece(part)).collect();
        for (addresses, is_whole) in [(Addresses::Broken, false), (Addresses::Whole, true)] {
            let lines = flow("", 0, &pieces, 30, addresses);
            let lines: Vec<String> = lines.iter().map(|line| line.iter().map(|one| &*one.text).collect()).collect();
            assert_eq!(lines.iter().any(|line| line.contains(&address)), is_whole, "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.concat().replace(' ', ""));
            assert_eq!(lines.iter().any(|line| line.ends_with(&format!("{address})"))), is_whole, "{lines:?}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page(width in 4usize..40, parts in proptest::collection::vec("[a-z漢é ]{0,30}", 0..6)) {
            let whole: String = parts.concat();
            let pieces: Vec<Piece<'_>> = parts.iter().map(|part| piece(part)).collect();
            let mut shown = String::new();
            for line in flow(" ", 3, &pieces, width, Addresses::Broken) {
                let line: String = line.into_iter().map(|span| span.text).collect();
                prop_assert!(line.width() <= width, "{line:?} in {width}");
                shown.push_str(&line);
            }
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&shown), letters(&whole), "nothing is lost");
        }
    }
}
