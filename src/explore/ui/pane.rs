//! What the panes share: the border with its title, and how a row shows where it stands.

use std::ops::Range;

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
    explore::{
        explorer::Explorer,
        layout::Pane,
        list::{Line, Row},
    },
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
    let room = room_for_note(area.width);
    let name = title.first().map_or("", String::as_str);
    let rest = title.get(1..).unwrap_or_default().concat();
    let name_style = if focused { style.add_modifier(Modifier::BOLD) } else { style };
    let mut line =
        vec![Span::styled(format!(" {number} "), style), Span::styled(cut(name, room).into_owned(), name_style)];
    let left = room_beside(name, area.width);
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

/// The columns for the note below a pane, of all those of the pane.
const fn room_for_note(width: u16) -> usize {
    (width as usize).saturating_sub(6)
}

/// The note that stands below a pane of so many columns: the whole one, or where that has no room, the shorter.
pub fn note([whole, shorter]: [String; 2], width: u16) -> String {
    if whole.width() <= room_for_note(width) { whole } else { shorter }
}

/// The columns beside the name of a pane, of all those of the pane, for what narrows it.
pub fn room_beside(name: &str, width: u16) -> usize {
    usize::from(width).saturating_sub(name.width() + 7)
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

/// Draws the rows of a list that are in view, and how much of it that is. `record` makes the lines of a record, as
/// many as its view says.
pub fn records(
    frame: &mut Frame<'_>,
    inside: Rect,
    explorer: &Explorer,
    theme: &Theme,
    pane: Pane,
    record: impl Fn(Id, RowState) -> Vec<Vec<Span<'static>>>,
) {
    let (list, cursor) = (explorer.list(pane), explorer.cursor(pane));
    let focused = explorer.location().focus == pane;
    let lines = explorer.lines(pane);
    for (at, Line { row: of, .. }) in lines.iter().enumerate().filter(|(_, line)| line.part == 0) {
        match list.rows[*of] {
            Row::Heading(heading) => {
                row(frame, inside, at, &[Span::styled(format!(" {heading}"), theme.heading)], Style::new());
            }
            Row::Record(id) | Row::Fallen(id) => {
                let state = RowState { cursor: cursor == Some(*of), focused, related: explorer.belongs(id) };
                for (part, spans) in record(id, state).iter().enumerate() {
                    row(frame, inside, at + part, spans, state.style(theme));
                }
            }
        }
    }
    if let (Some(first), Some(last)) = (lines.iter().find(|line| line.row >= explorer.top(pane)), lines.last()) {
        let rows = explorer.layout().rows(pane) as u16;
        let area = Rect { height: inside.height.min(rows), ..inside };
        scroll_bar(frame, area, first.row..last.row + 1, list.rows.len(), thumb(explorer, theme, pane));
    }
}

/// How the thumb of a pane's scroll bar looks.
pub fn thumb(explorer: &Explorer, theme: &Theme, pane: Pane) -> Style {
    if explorer.location().focus == pane { theme.focused } else { theme.border }
}

/// Shows on the right border of a pane which part of `whole` is in view, where that isn't all.
pub fn scroll_bar(frame: &mut Frame<'_>, inside: Rect, in_view: Range<usize>, whole: usize, style: Style) {
    let (height, whole) = (usize::from(inside.height), whole.max(in_view.end));
    if in_view.len() >= whole || height == 0 {
        return;
    }
    let thumb = (in_view.len() * height).div_ceil(whole).clamp(1, height);
    // At the ends only where the list is.
    let hidden = whole - in_view.len();
    let first = (in_view.start * (height - thumb)).div_ceil(hidden).min(height - thumb);
    let first = if in_view.end < whole { first.min((height - thumb).saturating_sub(1)) } else { first };
    let buffer = frame.buffer_mut();
    for at in first..first + thumb {
        if let Some(cell) = buffer.cell_mut((inside.right(), inside.y + at as u16)) {
            cell.set_char('┃').set_style(style);
        }
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
