//! What the panes share: the border with its title, and how a row shows where it stands.

use ratatui::{
    Frame,
    layout::{Margin, Rect},
    style::{Modifier, Style},
    text::Span,
    widgets::{Block, BorderType, Widget as _},
};

use super::{
    text::{cut, put},
    theme::Theme,
};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::Id,
    explore::{explorer::Explorer, layout::Pane, list::Row},
    report::signs,
};

/// Draws a pane's border, with its number and title above and a note below, and returns what is
/// inside.
pub fn border(
    frame: &mut Frame<'_>,
    area: Rect,
    explorer: &Explorer,
    theme: &Theme,
    pane: Pane,
    title: &[String],
    note: &str,
) -> Rect {
    let focused = explorer.state().location.focus == pane;
    let style = if focused { theme.focused } else { theme.border };
    let number = Pane::ALL.iter().position(|known| *known == pane).map_or(0, |at| at + 1);
    let room = usize::from(area.width).saturating_sub(6);
    let name = title.first().map_or("", String::as_str);
    let rest = title.get(1..).unwrap_or_default().concat();
    let name_style = if focused { style.add_modifier(Modifier::BOLD) } else { style };
    let mut line =
        vec![Span::styled(format!(" {number} "), style), Span::styled(cut(name, room).into_owned(), name_style)];
    let left = room.saturating_sub(name.width() + 3);
    if !rest.is_empty() && left > 3 {
        line.push(Span::styled(format!(" {}", cut(&rest, left)), theme.text));
    }
    line.push(Span::styled(" ", style));
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(style);
    let inside = block.inner(area);
    block.render(area, frame.buffer_mut());
    let edge = |y: u16| Rect { y, height: u16::from(area.height > 0), ..area }.inner(Margin::new(1, 0));
    line.iter().fold(edge(area.y), |rest, span| put(frame.buffer_mut(), rest, span));
    if !note.is_empty() {
        let note = format!(" {} ", cut(note, room));
        let bottom = edge(area.bottom().saturating_sub(1));
        let width = (note.width() as u16).min(bottom.width);
        let right = Rect { x: bottom.right() - width, width, ..bottom };
        put(frame.buffer_mut(), right, &Span::styled(note, theme.dim));
    }
    inside
}

/// How a row stands out.
#[derive(Debug, Clone, Copy)]
pub struct RowState {
    /// It holds the cursor.
    pub cursor: bool,
    /// Its pane has the keys.
    pub focused: bool,
    /// It belongs to what is selected elsewhere.
    pub related: bool,
}

impl RowState {
    /// The sign before the row.
    pub const fn sign(self) -> char {
        if self.cursor {
            signs::CURSOR
        } else if self.related {
            signs::RELATED
        } else {
            ' '
        }
    }

    /// The style of the whole row, over that of its parts.
    pub fn style(self, theme: &Theme) -> Style {
        match self {
            Self { cursor: true, focused: true, .. } => theme.selected,
            Self { cursor: true, .. } => theme.chosen,
            Self { related: true, .. } => theme.related,
            _ => Style::new(),
        }
    }
}

/// Draws the rows of a list that are in view.
pub fn records(
    frame: &mut Frame<'_>,
    inside: Rect,
    explorer: &Explorer,
    theme: &Theme,
    pane: Pane,
    record: impl Fn(Id, RowState) -> Vec<Span<'static>>,
) {
    let (list, cursor, location) = (explorer.list(pane), explorer.cursor(pane), explorer.location());
    let (top, focused) = (explorer.top(pane), location.focus == pane);
    for (at, line) in list.rows.iter().enumerate().skip(top).take(explorer.layout().rows(pane)) {
        let (spans, style) = match line {
            Row::Heading(heading) => (vec![Span::styled(format!(" {heading}"), theme.heading)], Style::new()),
            Row::Record(id) | Row::Fallen(id) => {
                let state = RowState { cursor: cursor == Some(at), focused, related: explorer.belongs(*id) };
                (record(*id, state), state.style(theme))
            }
        };
        row(frame, inside, at - top, &spans, style);
    }
}

/// Draws a line at a row of an area, over its whole width.
pub fn row(frame: &mut Frame<'_>, inside: Rect, at: usize, spans: &[Span<'_>], style: Style) {
    let Ok(at) = u16::try_from(at) else { return };
    if at >= inside.height {
        return;
    }
    let buffer = frame.buffer_mut();
    let area = Rect { y: inside.y + at, height: 1, ..inside }.intersection(buffer.area);
    let mut rest = area;
    for span in spans {
        rest = put(buffer, rest, span);
    }
    // Most rows leave their parts as they are.
    if style != Style::new() {
        buffer.set_style(area, style);
    }
}

/// Says something in the middle of an empty pane.
pub fn empty(frame: &mut Frame<'_>, inside: Rect, theme: &Theme, lines: &[String]) {
    let width = usize::from(inside.width).saturating_sub(2).max(1);
    let mut at = 1;
    for text in lines {
        for line in textwrap::wrap(text, width) {
            row(frame, inside, at, &[Span::styled(format!(" {line}"), theme.dim)], Style::new());
            at += 1;
        }
    }
}
