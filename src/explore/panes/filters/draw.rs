//! The filters, each in a line with its box and what it would leave; at the top those that are active.
//!
//! ```text
//! │ Active                              │
//! │▸ ×  tone: verbal conflict           │
//! │                                     │
//! │ Tone                         events │
//! │  [ ] ○ verbal cooperation       +21 │
//! │  [x] △ verbal conflict           12 │
//! ```

use std::rc::Rc;

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::derived::{Choice, Count, Line, Switch};
use crate::report::lines::columns::Columns as _;
use crate::{
    explore::{
        explorer::Explorer,
        layout::Pane,
        memo::Same,
        ui::{
            pane::{self, RowState},
            rows::{self, Row},
            text::line_of,
            theme::Theme,
        },
    },
    report::words,
    search::Facet,
};

/// Columns of the number behind a value.
const NUMBER: usize = 8;

/// The rows of all lines.
pub fn rows(explorer: &Explorer) -> Rc<Vec<Row>> {
    let width = usize::from(explorer.layout().inside(Pane::Detail).width);
    explorer.derived.filter_rows.get((Same(explorer.filters()), width), |(lines, width)| {
        rows::rows(lines.iter().map(|line| match line {
            Line::Switch(one) => (one.name.as_str().into(), one.columns(*width).name),
            Line::Heading(..) | Line::More(_) | Line::Gap => Default::default(),
        }))
    })
}

/// The first of them in view.
pub fn top(explorer: &Explorer, rows: &[Row]) -> usize {
    rows::top(rows, explorer.filter_at_hand().unwrap_or_default(), explorer.layout().rows(Pane::Detail))
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let note = left(explorer);
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Filters".to_owned()], &note);
    let (lines, at, rows) = (explorer.filters(), explorer.filter_at_hand(), rows(explorer));
    let top = top(explorer, &rows);
    let focused = explorer.location().focus == Pane::Detail;
    for (y, row) in rows.iter().skip(top).take(usize::from(inside.height)).enumerate() {
        let state = RowState { cursor: Some(row.line) == at, focused, related: false };
        let (spans, style) = match &lines[row.line] {
            Line::Heading(heading, what) => (head(heading, *what, theme, inside.width.into()), Style::new()),
            Line::Switch(one) => (switch(one, row, state, theme, inside.width.into()), state.style(theme)),
            Line::More(more) => (vec![Span::styled(format!("      and {more} more"), theme.dim)], Style::new()),
            Line::Gap => (Vec::new(), Style::new()),
        };
        pane::row(frame, inside, y, &spans, style);
    }
    let seen = top..(top + usize::from(inside.height)).min(rows.len());
    pane::scroll_bar(frame, inside, seen, rows.len(), pane::thumb(explorer, theme, Pane::Detail));
}

/// How much is left: of the events, or of all records where their kinds are asked for.
fn left(explorer: &Explorer) -> String {
    let found = explorer.found();
    let hits = found.hits.as_ref().filter(|_| explorer.asked().values().any(|value| value.facet() == Facet::Kind));
    if let Some(hits) = hits {
        return format!("{} left", words::count(hits.len(), "record"));
    }
    let whole = words::count(explorer.dossier().events().len(), "event");
    format!("{} of {whole} left", explorer.timeline().count)
}

/// A heading, with what is counted above the numbers.
fn head(heading: &str, what: Option<&str>, theme: &Theme, width: usize) -> Vec<Span<'static>> {
    let room = width.saturating_sub(heading.width() + 2);
    let what = what.filter(|what| what.width() < room).unwrap_or_default();
    vec![Span::styled(format!(" {heading}"), theme.heading), Span::styled(format!("{what:>room$} "), theme.dim)]
}

/// The columns of a switch.
struct Columns {
    /// Before its name: whether it is selected, its box, its sign.
    before: usize,
    name: usize,
}

impl Switch {
    fn mark(&self) -> &'static str {
        match (&self.choice, self.is_on) {
            (Choice::Value(_), true) => "[x] ",
            (Choice::Value(_), false) => "[ ] ",
            _ => "× ",
        }
    }

    /// Its sign, where it has one: what is active has it in its name's words.
    fn shown_sign(&self) -> Option<char> {
        self.sign.filter(|_| matches!(self.choice, Choice::Value(_)))
    }

    fn columns(&self, width: usize) -> Columns {
        let before = 2 + self.mark().chars().count() + if self.shown_sign().is_some() { 2 } else { 0 };
        let number = if self.count.is_some() { NUMBER } else { 0 };
        Columns { before, name: width.saturating_sub(before + number) }
    }
}

fn switch(one: &Switch, row: &Row, state: RowState, theme: &Theme, width: usize) -> Vec<Span<'static>> {
    let style = if one.is_idle() { theme.dim } else { theme.text };
    let columns = one.columns(width);
    let name = line_of(&one.name, &row.name, columns.name, style, &[], theme.highlight);
    if !row.is_first {
        return [vec![Span::raw(" ".repeat(columns.before))], name].concat();
    }
    let mark_style = if matches!(one.choice, Choice::Value(_)) && !one.is_on { style } else { theme.key };
    let mut spans =
        vec![Span::styled(format!("{} ", state.sign()), theme.focused), Span::styled(one.mark(), mark_style)];
    if let Some(sign) = one.shown_sign() {
        let style = if one.is_idle() { theme.dim } else { one.tone.map_or(theme.text, |tone| theme.tone(Some(tone))) };
        spans.push(Span::styled(format!("{sign} "), style));
    }
    spans.extend(name);
    if let Some(count) = one.count {
        let number = match count {
            Count::Leaves(number) | Count::Adds(number @ 0) => number.to_string(),
            Count::Adds(number) => format!("+{number}"),
        };
        spans.push(Span::styled(format!("{number:>width$} ", width = NUMBER - 1), theme.dim));
    }
    spans
}
