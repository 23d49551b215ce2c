//! The help, drawn over the panes.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::{HelpRow, columns, parts, rows, seen, width};
use crate::explore::{
    explorer::Explorer,
    ui::{pane, text::marked, theme::Theme},
};

/// Draws the help over the whole screen, from its line `top` on.
pub fn draw(frame: &mut Frame<'_>, whole: Rect, top: usize, explorer: &Explorer, theme: &Theme) {
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
        let found = explorer.found_in_help(top + at).into_iter();
        let found: Vec<_> = found.map(|(part, is_here)| (part, theme.found[usize::from(is_here)])).collect();
        let spans = marked(spans(row, theme, columns(whole.width).0), &found);
        pane::row(frame, inside, at, &spans, Style::new());
    }
    pane::scroll_bar(frame, inside, top..top + rows, lines.len(), theme.focused);
}

fn spans(row: &HelpRow, theme: &Theme, keys: usize) -> Vec<Span<'static>> {
    let [first, second] = parts(row, keys);
    let style = if matches!(row, HelpRow::Heading(_)) { theme.heading } else { theme.key };
    vec![Span::styled(first, style), Span::styled(second, theme.text)]
}
