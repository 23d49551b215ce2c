//! The help, drawn over the panes.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::{HelpRow, columns, rows, seen, width};
use crate::explore::ui::{pane, text::cut, theme::Theme};
use crate::report::lines::columns::Columns as _;

/// Draws the help over the whole screen, from its line `top` on.
pub fn draw(frame: &mut Frame<'_>, whole: Rect, top: usize, theme: &Theme) {
    let width = width(whole.width);
    let area = Rect { x: whole.x + (whole.width - width) / 2, width, height: whole.height.saturating_sub(1), ..whole };
    Clear.render(area, frame.buffer_mut());
    let lines = rows(whole.width);
    let rows = seen(whole.height);
    let top = top.min(lines.len().saturating_sub(rows));
    let more = if lines.len() > rows {
        format!(" {} of {} lines ", (top + rows).min(lines.len()), lines.len())
    } else {
        String::new()
    };
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.focused)
        .title_top(Line::from(Span::styled(" Keys ", theme.title)))
        .title_bottom(Line::from(Span::styled(more, theme.dim)).right_aligned());
    let inside = block.inner(area);
    block.render(area, frame.buffer_mut());
    for (at, row) in lines.iter().skip(top).take(rows).enumerate() {
        pane::row(frame, inside, at, &spans(row, theme, columns(whole.width).0), Style::new());
    }
    pane::scroll_bar(frame, inside, top..top + rows, lines.len(), theme.focused);
}

fn spans(row: &HelpRow, theme: &Theme, keys: usize) -> Vec<Span<'static>> {
    match row {
        HelpRow::Blank => Vec::new(),
        HelpRow::Heading(title) => vec![Span::styled(format!(" {title}"), theme.heading)],
        HelpRow::Entry(what, meaning) => {
            let what = cut(what, keys.saturating_sub(2)).into_owned();
            let pad = " ".repeat(keys.saturating_sub(what.width() + 1));
            vec![Span::styled(format!(" {what}"), theme.key), Span::raw(pad), Span::styled(meaning.clone(), theme.text)]
        }
    }
}
