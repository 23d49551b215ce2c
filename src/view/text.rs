//! Text in a fixed number of columns: cut, padded, with matched letters lit.
//!
//! Must not know what the text is.

use std::{borrow::Cow, ops::Range};

use ratatui::{style::Style, text::Span};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// As much of a text as fits in `width` columns, with an ellipsis where it was cut.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return text.into();
    }
    let Some(room) = width.checked_sub(1) else { return "".into() };
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    format!("{}…", &text[..end]).into()
}

/// A text in exactly `width` columns, as spans; the parts in `lit` (bytes of the whole text) in
/// the style `on`.
pub fn column(text: &str, width: usize, style: Style, lit: &[Range<usize>], on: Style) -> Vec<Span<'static>> {
    let shown = cut(text, width);
    let pad = width.saturating_sub(shown.width());
    let mut spans = Vec::with_capacity(lit.len() * 2 + 2);
    let mut done = 0;
    // What was cut off ends where the ellipsis begins.
    let end = if shown.len() == text.len() { text.len() } else { shown.len().saturating_sub('…'.len_utf8()) };
    for range in lit.iter().filter(|range| range.start < end) {
        let (start, stop) = (range.start.max(done), range.end.min(end));
        if start >= stop || !shown.is_char_boundary(start) || !shown.is_char_boundary(stop) {
            continue;
        }
        if start > done {
            spans.push(Span::styled(shown[done..start].to_owned(), style));
        }
        spans.push(Span::styled(shown[start..stop].to_owned(), style.patch(on)));
        done = stop;
    }
    spans.push(Span::styled(format!("{}{}", &shown[done..], " ".repeat(pad)), style));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_column_is_as_wide_as_asked(text in "[a-zé漢 ]{0,20}", width in 0usize..30, from in 0usize..20, len in 0usize..9) {
            let lit = Range { start: from, end: from + len };
            let lit = [lit].into_iter().filter(|r| text.is_char_boundary(r.start.min(text.len())) && r.end <= text.len() && text.is_char_boundary(r.end)).collect::<Vec<_>>();
            let spans = column(&text, width, Style::new(), &lit, Style::new());
            let shown: String = spans.iter().map(|span| span.content.as_ref()).collect();
            prop_assert_eq!(shown.width(), width);
        }
    }
}
