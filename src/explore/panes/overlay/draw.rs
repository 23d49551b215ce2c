//! The list over the panes, drawn.

use ratatui::{
    Frame,
    layout::{Margin, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::{Laid, Row, state::Listed};
use crate::report::lines::columns::Columns as _;
use crate::{
    explore::{
        explorer::Explorer,
        ui::{
            pane, rect, rows,
            text::{column, line_of},
            theme::Theme,
            typed::{self, Typed},
        },
    },
    report::signs,
};

/// Draws the list over the panes, if there is one.
pub fn draw(frame: &mut Frame<'_>, explorer: &Explorer, theme: &Theme) {
    let (Some(overlay), Some(laid)) = (&explorer.state().overlay, explorer.laid()) else { return };
    let Laid { rows, lines, top, .. } = &laid;
    let (area, list) = (rect(laid.area), rect(laid.list));
    let in_view = *top..(top + usize::from(list.height)).min(lines.len());
    let (title, empty) = match &overlay.listed {
        Listed::Actions(_) => {
            (" Actions ", "nothing that can be done is called so, and no word of a record's id begins so")
        }
        Listed::Places => (" Where you have been ", ""),
    };
    let last = lines[in_view.clone()].last().map_or(0, |line| line.line + 1);
    let more = if in_view.len() < lines.len() { format!(" {last} of {} ", rows.len()) } else { String::new() };
    Clear.render(area, frame.buffer_mut());
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.focused)
        .title_top(Line::from(Span::styled(title, theme.focused.add_modifier(Modifier::BOLD))))
        .title_bottom(Line::from(Span::styled(more, theme.dim)).right_aligned())
        .render(area, frame.buffer_mut());
    if rows.is_empty() {
        pane::empty(frame, list, theme, &[empty.to_owned()]);
    }
    for (at, line) in lines[in_view.clone()].iter().enumerate() {
        let is_chosen = line.line == overlay.chosen;
        let style = if is_chosen { theme.selected } else { Style::new() };
        pane::row(frame, list, at, &spans(&rows[line.line], line, is_chosen, laid.signs, theme), style);
    }
    pane::scroll_bar(frame, list, in_view, lines.len(), theme.focused);
    if let Listed::Actions(line) = &overlay.listed {
        let area = Rect { height: 1, ..area.inner(Margin::new(1, 1)) };
        let status = if line.text().is_empty() { "what to do, a date, an id" } else { "" }.to_owned();
        typed::draw(frame, area, theme, &Typed { sign: ":", hidden: 0, line, status, style: theme.dim, wrong: None });
    }
}

/// A line of a row: the first has its sign before it.
fn spans(row: &Row, line: &rows::Row, is_chosen: bool, signs: usize, theme: &Theme) -> Vec<Span<'static>> {
    let cursor = if is_chosen && line.is_first { signs::CURSOR } else { ' ' };
    let sign = if line.is_first { row.sign.as_str() } else { "" };
    let mut spans = vec![Span::styled(cursor.to_string(), theme.focused)];
    spans.extend(column(sign, signs, theme.key, &[], theme.highlight));
    spans.push(Span::raw("  "));
    let words = row.words();
    let own = line.name.start.min(row.text.len())..line.name.end.min(row.text.len());
    let rest = own.end.max(line.name.start)..line.name.end;
    spans.extend(line_of(&row.text, &own, row.text[own.clone()].width(), theme.text, &row.typed, theme.highlight));
    spans.push(Span::styled(words[rest].to_owned(), theme.dim));
    spans
}
