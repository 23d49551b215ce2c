//! What may be typed next in the search line: a short list above it.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::Span,
    widgets::{Clear, Widget as _},
};
use unicode_width::UnicodeWidthStr as _;

use crate::explore::{
    explorer::Explorer,
    ui::{
        pane,
        text::{column, cut},
        theme::Theme,
    },
};

/// How many are shown at once.
const SHOWN: usize = 6;

/// Draws the list above the search line at `line`.
pub fn draw(frame: &mut Frame<'_>, line: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(search) = &explorer.state().search else { return };
    let completions = explorer.completions();
    let completed = search.typed.as_ref().and_then(|(_, completed)| *completed);
    let rows = completions.len().min(SHOWN).min(usize::from(line.y).saturating_sub(1) / 2);
    if rows == 0 || explorer.state().help.is_some() {
        return;
    }
    let first = completed.map_or(0, |at| (at + 1).saturating_sub(rows));
    let texts = completions[first..first + rows].iter().map(|completion| completion.text.width()).max().unwrap_or(0);
    let notes = completions[first..first + rows].iter().map(|completion| completion.note.width()).max().unwrap_or(0);
    let width = (texts + notes + 5).min(usize::from(line.width).saturating_sub(2));
    let height = rows as u16;
    // The border below stays whole.
    let area = Rect { x: line.x + 2, y: line.y - 1 - height, width: width as u16, height }.intersection(frame.area());
    Clear.render(area, frame.buffer_mut());
    for (at, completion) in completions.iter().enumerate().skip(first).take(rows) {
        let style = if completed == Some(at) { theme.selected } else { Style::new() };
        let note = width.saturating_sub(texts + 4);
        let mut spans = vec![Span::raw(" ")];
        spans.extend(column(&completion.text, texts.min(width), theme.key, &[], theme.lit));
        spans.push(Span::raw("  "));
        spans.push(Span::styled(cut(&completion.note, note).into_owned(), theme.dim));
        pane::row(frame, area, at - first, &spans, style);
    }
}
