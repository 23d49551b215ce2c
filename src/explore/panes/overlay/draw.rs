//! The list over the panes, drawn.

use ratatui::{
    Frame,
    layout::{Margin, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::{Row, state::Listed};
use crate::report::lines::columns::Columns as _;
use crate::{
    explore::{
        explorer::Explorer,
        ui::{
            pane, rect,
            text::{column, cut},
            theme::Theme,
            typed::{self, Typed},
        },
    },
    report::signs,
};

/// The most columns of the signs before the rows.
const SIGNS: usize = 22;

/// Draws the list over the panes, if there is one.
pub fn draw(frame: &mut Frame<'_>, explorer: &Explorer, theme: &Theme) {
    let (size, Some(overlay)) = (explorer.state().size, &explorer.state().overlay) else { return };
    let rows = explorer.overlay_rows();
    let (area, list) = (rect(overlay.area(size, rows.len())), rect(overlay.list(size, rows.len())));
    let first = overlay.first_in_view(size, rows.len());
    let last = (first + usize::from(list.height)).min(rows.len());
    let (title, empty) = match &overlay.listed {
        Listed::Actions(_) => (" Actions ", "nothing that can be done here is called so, and no record's id begins so"),
        Listed::Places => (" Where you have been ", ""),
    };
    let more = if rows.len() > last - first { format!(" {last} of {} ", rows.len()) } else { String::new() };
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
    let signs = rows.iter().map(|row| row.sign.width()).max().unwrap_or_default().min(SIGNS.min(size.0 as usize / 3));
    for (at, shown) in rows[first..last].iter().enumerate() {
        let is_chosen = first + at == overlay.chosen;
        let style = if is_chosen { theme.selected } else { Style::new() };
        pane::row(frame, list, at, &spans(shown, is_chosen, signs, list.width.into(), theme), style);
    }
    pane::scroll_bar(frame, list, first..last, rows.len(), theme.focused);
    if let Listed::Actions(line) = &overlay.listed {
        let area = Rect { height: 1, ..area.inner(Margin::new(1, 1)) };
        let status = if line.text().is_empty() { "what to do, a date, an id" } else { "" }.to_owned();
        typed::draw(frame, area, theme, &Typed { sign: ":", line, status, style: theme.dim, wrong: None });
    }
}

fn spans(row: &Row, is_chosen: bool, signs: usize, width: usize, theme: &Theme) -> Vec<Span<'static>> {
    let cursor = if is_chosen { signs::CURSOR } else { ' ' };
    // A blank stands behind the signs, and at the end.
    let room = width.saturating_sub(signs + 4);
    let note = cut(&row.note, room.saturating_sub(row.text.width().min(room * 2 / 3) + 2)).into_owned();
    let text = room.saturating_sub(if note.is_empty() { 0 } else { note.width() + 2 });
    let mut spans = vec![Span::styled(cursor.to_string(), theme.focused)];
    spans.extend(column(&row.sign, signs, theme.key, &[], theme.highlight));
    spans.push(Span::raw("  "));
    spans.extend(column(&row.text, text, theme.text, &row.typed, theme.highlight));
    if !note.is_empty() {
        spans.push(Span::styled(format!("  {note}"), theme.dim));
    }
    spans
}
