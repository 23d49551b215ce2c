//! Text in a fixed number of columns: cut, padded, with matched letters highlighted.

use std::{borrow::Cow, iter, mem, ops::Range};

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Span, widgets::Widget as _};
use textwrap::{Options, WordSeparator, WordSplitter, core::Word};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::report::lines::columns::Columns as _;
use crate::report::lines::columns::{columns, plain};

/// Writes a span at the beginning of a row of cells, and returns what is left of the row.
///
/// As ratatui does it, but plain letters go straight into their cells.
pub fn put(buffer: &mut Buffer, row: Rect, span: &Span<'_>) -> Rect {
    let plain = plain(&span.content);
    let (letters, rest) = span.content.split_at(plain.bytes);
    if row.width > 0 {
        let start = buffer.index_of(row.x, row.y);
        let cells = &mut buffer.content[start..start + usize::from(row.width)];
        for (cell, letter) in cells.iter_mut().zip(letters.chars()) {
            cell.set_char(letter).set_style(span.style);
        }
    }
    let row = after(row, plain.columns);
    let width = rest.width();
    if width > 0 {
        Span::styled(rest, span.style).render(row, buffer);
    }
    after(row, width)
}

/// What is left of a row after so many columns.
fn after(row: Rect, columns: usize) -> Rect {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX).min(row.width);
    Rect { x: row.x + columns, width: row.width - columns, ..row }
}

/// As much of a text as fits in `width` columns, with an ellipsis where it was cut.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    fitted(text, width).0
}

/// The same, and how many columns it takes.
fn fitted(text: &str, width: usize) -> (Cow<'_, str>, usize) {
    let whole = columns(text);
    if whole <= width {
        return (text.into(), whole);
    }
    let Some(room) = width.checked_sub(1) else { return ("".into(), 0) };
    let plain = plain(text);
    let mut used = plain.columns.min(room);
    let mut end = text.char_indices().nth(used).map_or(text.len(), |(at, _)| at).min(plain.bytes);
    for grapheme in text[end..].graphemes(true) {
        let width = grapheme.width();
        if used + width > room {
            break;
        }
        used += width;
        end += grapheme.len();
    }
    (format!("{}…", &text[..end]).into(), used + 1)
}

/// A text in exactly `width` columns, as spans; the parts in `highlights` (bytes of the whole text) in
/// the style `on`.
pub fn column(text: &str, width: usize, style: Style, highlights: &[Range<usize>], on: Style) -> Vec<Span<'static>> {
    let (shown, taken) = fitted(text, width);
    let pad = width.saturating_sub(taken);
    // What was cut off ends where the ellipsis begins.
    let end = if shown.len() == text.len() { text.len() } else { shown.len().saturating_sub('…'.len_utf8()) };
    let seen = highlights.iter().filter(|range| range.start < end).map(|range| range.start..range.end.min(end));
    let mut spans = highlighted(&shown, style, seen, on);
    spans.push(Span::styled(" ".repeat(pad), style));
    spans
}

/// Where a text is broken into lines of at most `width` columns, as ranges of its bytes without the blanks between
/// them. The last of `most` lines has all that is left, however long.
pub fn wrapped(text: &str, width: usize, most: usize) -> Vec<Range<usize>> {
    wrapped_between(text, width, most, words)
}

/// The same of a date: nothing is broken between a day and its month, or a month and its year, as long as both fit.
pub fn wrapped_date(date: &str, width: usize, most: usize) -> Vec<Range<usize>> {
    let fits = days(date).all(|day| day.word.width() <= width);
    if fits { wrapped_between(date, width, most, days) } else { wrapped(date, width, most) }
}

/// The parts of a text that are not broken as long as they fit in a line.
type Parts = fn(&str) -> Box<dyn Iterator<Item = Word<'_>> + '_>;

/// What stands between blanks, or between two of its letters before and behind a dash or a slash.
fn words(text: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let is_end = |before: &str, after: &str| {
        let joined = before.strip_suffix(['–', '—', '/', '-']);
        let letter_before = joined.and_then(|joined| joined.chars().next_back()).is_some_and(char::is_alphabetic);
        before.ends_with(' ') && !after.starts_with(' ')
            || letter_before && after.starts_with(|c: char| c.is_alphabetic())
    };
    parts(text, is_end)
}

/// The days of a date, each with the sign or word that stands between it and the next.
fn days(date: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    parts(date, |before, after| {
        !after.starts_with(' ') && ["…", "–", " or", " and"].iter().any(|joint| before.trim_end().ends_with(joint))
    })
}

/// The parts of a text, by what is before and behind the end of one.
fn parts<'t>(text: &'t str, is_end: fn(&str, &str) -> bool) -> Box<dyn Iterator<Item = Word<'t>> + 't> {
    let mut start = 0;
    let inner = text.char_indices().map(|(at, _)| at).skip(1).filter(move |at| is_end(&text[..*at], &text[*at..]));
    Box::new(inner.chain([text.len()]).map(move |end| Word::from(&text[mem::replace(&mut start, end)..end])))
}

fn wrapped_between(text: &str, width: usize, most: usize, parts: Parts) -> Vec<Range<usize>> {
    let whole = || iter::once(0..text.len()).collect();
    if columns(text) <= width {
        return whole();
    }
    let place = |line: Cow<'_, str>| match line {
        Cow::Borrowed(line) => {
            // A slice of the text, so the distance of their addresses is an offset in it.
            let start = line.as_ptr().addr() - text.as_ptr().addr();
            Some(start..start + line.len())
        }
        Cow::Owned(_) => None,
    };
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::Custom(parts))
        .word_splitter(WordSplitter::NoHyphenation);
    let lines: Option<Vec<_>> = textwrap::wrap(text, options).into_iter().map(place).collect();
    let mut lines = lines.unwrap_or_else(whole);
    if lines.len() > most {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            last.end = text.len();
        }
    }
    lines
}

/// The part of a text that is one of its lines, as [`column`].
pub fn line_of(
    text: &str,
    line: &Range<usize>,
    width: usize,
    style: Style,
    highlights: &[Range<usize>],
    on: Style,
) -> Vec<Span<'static>> {
    let inside = |range: &Range<usize>| {
        let (start, end) = (range.start.max(line.start), range.end.min(line.end));
        (start < end).then(|| start - line.start..end - line.start)
    };
    let highlights: Vec<Range<usize>> = highlights.iter().filter_map(inside).collect();
    column(&text[line.clone()], width, style, &highlights, on)
}

/// Spans in which some parts, in bytes of the text of all of them, have a style of their own.
pub fn marked(spans: Vec<Span<'static>>, marks: &[(Range<usize>, Style)]) -> Vec<Span<'static>> {
    if marks.is_empty() {
        return spans;
    }
    let mut all = Vec::new();
    let mut start = 0;
    for span in spans {
        let (text, end) = (&span.content, start + span.content.len());
        let mut done = 0;
        for (range, on) in marks.iter().filter(|(range, _)| range.start < end && range.end > start) {
            let (from, to) = (range.start.max(start) - start, range.end.min(end) - start);
            if let (Some(before), Some(part)) = (text.get(done..from), text.get(from..to)) {
                all.push(Span::styled(before.to_owned(), span.style));
                all.push(Span::styled(part.to_owned(), span.style.patch(*on)));
                done = to;
            }
        }
        all.push(Span::styled(text[done..].to_owned(), span.style));
        start = end;
    }
    all
}

/// A text as spans; the parts in `highlights` in the style `on`.
pub fn highlighted(
    text: &str,
    style: Style,
    highlights: impl Iterator<Item = Range<usize>>,
    on: Style,
) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut done = 0;
    for range in highlights {
        let start = range.start.max(done);
        if let (Some(before), Some(part)) = (text.get(done..start), text.get(start..range.end))
            && !part.is_empty()
        {
            spans.push(Span::styled(before.to_owned(), style));
            spans.push(Span::styled(part.to_owned(), style.patch(on)));
            done = range.end;
        }
    }
    spans.push(Span::styled(text[done..].to_owned(), style));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::text::Line;

    proptest! {
        #[test]
        fn a_row_looks_as_ratatui_would_draw_it(
            parts in proptest::collection::vec("[a-z é–…▲█○◆й漢\u{301}\u{200c}\u{fe0f}ق]{0,6}|[ -~]{0,9}", 0..5), width in 0u16..24,
        ) {
            let area = Rect::new(0, 0, width, 1);
            let mut spans = vec![Span::raw(" ")];
            spans.extend(parts.iter().map(|part| Span::styled(part.as_str(), Style::new().bold())));
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            spans.iter().fold(area, |row, span| put(&mut ours, row, span));
            Line::from(spans).render(area, &mut theirs);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn marks_leave_the_text_as_it_is(parts in proptest::collection::vec("[a-zé漢]{0,6}", 0..5), from in 0usize..20, len in 0usize..12) {
            let spans: Vec<Span<'static>> = parts.iter().map(|part| Span::raw(part.clone())).collect();
            let whole = parts.concat();
            let range = from..from + len;
            let on = Style::new().bold();
            let marked = marked(spans, &[(range.clone(), on)]);
            let text = |spans: &[Span<'_>]| spans.iter().map(|span| span.content.as_ref()).collect::<String>();
            prop_assert_eq!(text(&marked), whole.clone());
            let bold: Vec<Span<'_>> = marked.into_iter().filter(|span| span.style == on).collect();
            if let Some(part) = whole.get(range) {
                prop_assert_eq!(text(&bold), part);
            }
        }

        #[test]
        fn lines_have_all_of_a_text_but_blanks(text in "[a-z]{1,9}( [a-zé漢-]{1,14}){0,6}", width in 2usize..30, most in 1usize..5) {
            let lines = wrapped(&text, width, most);
            prop_assert!(lines.len() <= most);
            let mut end = 0;
            for (at, line) in lines.iter().enumerate() {
                prop_assert!(text[end..line.start].chars().all(|c| c == ' '));
                prop_assert!(text[line.clone()].width() <= width || at + 1 == most);
                end = line.end;
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn words_end_where_textwrap_ends_them(text in "[a-z]{1,9}( [a-zé漢]{1,14}){0,6}") {
            let ours: Vec<Word<'_>> = words(&text).collect();
            prop_assert_eq!(ours, WordSeparator::AsciiSpace.find_words(&text).collect::<Vec<_>>());
        }

        #[test]
        fn a_column_is_as_wide_as_asked(text in "[a-zé漢 ]{0,20}", width in 0usize..30, from in 0usize..20, len in 0usize..9) {
            let highlight = Range { start: from, end: from + len };
            let highlights = [highlight].into_iter().filter(|r| text.is_char_boundary(r.start.min(text.len())) && r.end <= text.len() && text.is_char_boundary(r.end)).collect::<Vec<_>>();
            let spans = column(&text, width, Style::new(), &highlights, Style::new());
            let shown: String = spans.iter().map(|span| span.content.as_ref()).collect();
            prop_assert_eq!(shown.width(), width);
        }
    }

    fn shown(text: &str, lines: Vec<Range<usize>>) -> String {
        lines.into_iter().map(|line| &text[line]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_broken_behind_dashes_and_slashes_first() {
        let shown = |text: &str, width| shown(text, wrapped(text, width, 9));
        assert_eq!(shown("Mashhad–Dushanbe flights resume", 16), "Mashhad–Dushanbe|flights resume");
        assert_eq!(shown("Mashhad–Dushanbe flights resume", 15), "Mashhad–|Dushanbe|flights resume");
        assert_eq!(shown("judiciary/prosecution", 12), "judiciary/|prosecution");
        assert_eq!(shown("an anti-government rally", 12), "an anti-|government|rally");
        assert_eq!(shown("war of 1992–97", 12), "war of|1992–97");
    }

    #[test]
    fn days_stay_with_their_months_and_months_with_their_years() {
        let shown = |text: &str, width| shown(text, wrapped_date(text, width, 9));
        assert_eq!(shown("30 Jul … 3 Aug 2018", 11), "30 Jul …|3 Aug 2018");
        assert_eq!(shown("31 May – 1 Jun 2019", 13), "31 May –|1 Jun 2019");
        assert_eq!(shown("5 or 7 Sep", 9), "5 or|7 Sep");
        assert_eq!(shown("(27–29 Dec)", 9), "(27–|29 Dec)");
        assert_eq!(shown("14…15 Jul", 8), "14…|15 Jul");
        assert_eq!(shown("29 Sep 2015", 9), "29 Sep|2015", "there is no room for more");
    }
}
