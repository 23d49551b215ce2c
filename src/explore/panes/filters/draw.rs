//! The filters, each in a line with its box and what it would leave; at the top those that are active.
//!
//! ```text
//! │ Active                              │
//! │▸ ×  tone: verbal conflict           │
//! │                                     │
//! │ Tone                                │
//! │  [ ] ○ verbal cooperation       +21 │
//! │  [x] △ verbal conflict           12 │
//! ```

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::derived::{Choice, Count, Line, Switch};
use crate::{
    explore::{
        explorer::Explorer,
        layout::Pane,
        ui::{
            pane::{self, RowState},
            text::column,
            theme::Theme,
        },
    },
    picture::area::{scrolled, surroundings},
    report::words,
};

/// Columns of the number behind a value.
const NUMBER: usize = 8;

/// The first line in view: as little further down as brings the selected one into view.
pub fn top(explorer: &Explorer) -> usize {
    let height = explorer.layout().rows(Pane::Detail);
    let at = explorer.filter_at_hand().unwrap_or_default();
    scrolled(0, height, Some(surroundings(at, height / 3)), explorer.filters().len())
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let (left, whole) = (explorer.timeline().count, explorer.dossier().events().len());
    let note = format!("{left} of {} left", words::count(whole, "event"));
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Filters".to_owned()], &note);
    let (lines, at, top) = (explorer.filters(), explorer.filter_at_hand(), top(explorer));
    let focused = explorer.location().focus == Pane::Detail;
    let in_view = lines.iter().enumerate().skip(top).take(usize::from(inside.height));
    for (y, (row, line)) in in_view.enumerate() {
        let state = RowState { cursor: Some(row) == at, focused, related: false };
        let (spans, style) = match line {
            Line::Heading(heading) => (vec![Span::styled(format!(" {heading}"), theme.heading)], Style::new()),
            Line::Switch(one) => (switch(one, state, theme, inside.width.into()), state.style(theme)),
            Line::More(more) => (vec![Span::styled(format!("      and {more} more"), theme.dim)], Style::new()),
            Line::Gap => (Vec::new(), Style::new()),
        };
        pane::row(frame, inside, y, &spans, style);
    }
    let seen = top..(top + usize::from(inside.height)).min(lines.len());
    pane::scroll_bar(frame, inside, seen, lines.len(), pane::thumb(explorer, theme, Pane::Detail));
}

fn switch(one: &Switch, state: RowState, theme: &Theme, width: usize) -> Vec<Span<'static>> {
    let style = if one.is_idle() { theme.dim } else { theme.text };
    let mut spans = vec![Span::styled(format!("{} ", state.sign()), theme.focused)];
    let is_value = matches!(one.choice, Choice::Value(_));
    let (mark, mark_style) = match (is_value, one.is_on) {
        (false, _) => ("× ", theme.key),
        (true, true) => ("[x] ", theme.key),
        (true, false) => ("[ ] ", style),
    };
    spans.push(Span::styled(mark, mark_style));
    let mut taken = 2 + mark.chars().count();
    if is_value && let Some(sign) = one.sign {
        let style = if one.is_idle() { theme.dim } else { one.tone.map_or(theme.text, |tone| theme.tone(Some(tone))) };
        spans.push(Span::styled(format!("{sign} "), style));
        taken += 2;
    }
    let number = one.count.map(|count| match count {
        Count::Leaves(number) | Count::Adds(number @ 0) => number.to_string(),
        Count::Adds(number) => format!("+{number}"),
    });
    let room = width.saturating_sub(taken + if number.is_some() { NUMBER } else { 0 });
    spans.extend(column(&one.name, room, style, &[], theme.highlight));
    if let Some(number) = number {
        spans.push(Span::styled(format!("{number:>width$} ", width = NUMBER - 1), theme.dim));
    }
    spans
}
