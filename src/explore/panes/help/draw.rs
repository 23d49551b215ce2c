//! The help: every key, from the one table, over the panes.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};
use unicode_width::UnicodeWidthStr as _;

use crate::{
    explore::{
        keys,
        ui::{pane, text::cut, theme::Theme},
    },
    search::LANGUAGE,
};

/// The columns that the keys take.
const KEYS: usize = 26;

/// Draws the help over the whole screen, from its line `top` on.
pub fn draw(frame: &mut Frame<'_>, whole: Rect, top: usize, theme: &Theme) {
    // Beside a narrow overlay the panes would show as slivers.
    let width = if whole.width < 110 { whole.width } else { 100 };
    let height = whole.height.saturating_sub(1);
    let area = Rect { x: whole.x + (whole.width - width) / 2, y: whole.y, width, height };
    Clear.render(area, frame.buffer_mut());
    let lines = lines(theme, usize::from(width.saturating_sub(4)));
    let rows = usize::from(height.saturating_sub(2));
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
    for (at, line) in lines.into_iter().skip(top).take(rows).enumerate() {
        pane::row(frame, inside, at, &line, Style::new());
    }
}

fn lines(theme: &Theme, width: usize) -> Vec<Vec<Span<'static>>> {
    let mut lines = Vec::new();
    for (title, rows) in keys::help() {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(vec![Span::styled(format!(" {title}"), theme.heading)]);
        for row in rows {
            let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
            lines.extend(entry(&keys.join(", "), row.help, theme, width));
        }
    }
    lines.push(Vec::new());
    lines.push(vec![Span::styled(" What a query can say", theme.heading)]);
    for (example, meaning) in LANGUAGE {
        lines.extend(entry(example, meaning, theme, width));
    }
    lines
}

/// A key or an example, and what it means beside it.
fn entry(what: &str, meaning: &'static str, theme: &Theme, width: usize) -> Vec<Vec<Span<'static>>> {
    let column = KEYS.min(width / 2);
    let wrapped = textwrap::wrap(meaning, width.saturating_sub(column).max(8));
    let line = |(at, meaning): (usize, std::borrow::Cow<'static, str>)| {
        let what = if at == 0 { cut(what, column.saturating_sub(2)).into_owned() } else { String::new() };
        let pad = " ".repeat(column.saturating_sub(what.width() + 1));
        vec![
            Span::styled(format!(" {what}"), theme.key),
            Span::raw(pad),
            Span::styled(meaning.into_owned(), theme.text),
        ]
    };
    wrapped.into_iter().enumerate().map(line).collect()
}
