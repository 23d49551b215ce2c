//! A line that is being typed, with its cursor, and what is to be said of it.

use std::ops::Range;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::Widget as _,
};

use super::{
    text::{column, cut},
    theme::Theme,
};
use crate::{explore::field::TextField, report::lines::columns::Columns as _};

/// A line that is being typed.
#[derive(Debug)]
pub struct Typed<'a> {
    /// What stands before it: the key that opens it, or words for the beginning of what is typed.
    pub sign: &'a str,
    /// How many bytes of the beginning these words stand for.
    pub hidden: usize,
    /// What is typed.
    pub line: &'a TextField,
    /// What is to be said of it.
    pub status: String,
    /// How that looks.
    pub style: Style,
    /// The part of it that can't be read.
    pub wrong: Option<Range<usize>>,
}

impl Typed<'_> {
    /// The columns for what is to be said of it, of all those of the line: the typed text comes first, up to half of it.
    pub fn room(&self, width: usize) -> usize {
        let typed = self.line.text()[self.hidden..].width().min(width / 2);
        // The sign has blanks around it.
        width.saturating_sub(typed + self.sign.width() + 5)
    }
}

/// Draws the line with its cursor.
pub fn draw(frame: &mut Frame<'_>, area: Rect, theme: &Theme, typed: &Typed<'_>) {
    let width = usize::from(area.width);
    let (whole, before) = (&typed.line.text()[typed.hidden..], &typed.line.before()[typed.hidden..]);
    // The sign has blanks around it.
    let sign = typed.sign.width() + 2;
    let status = cut(&typed.status, typed.room(width)).into_owned();
    let room = width.saturating_sub(status.width() + sign + 2);
    // Shows the end of what stands before the cursor, then as much after it as fits.
    let mut start = 0;
    while before[start..].width() > room {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = cut(&whole[start..], room.max(before[start..].width()));
    let gap = width.saturating_sub(sign + shown.width() + status.width() + 1);
    let cursor = sign + before[start..].width();
    // The word that can't be read is marked where it stands.
    let wrong = typed.wrong.iter().map(|at| at.start.saturating_sub(start)..at.end.saturating_sub(start));
    let columns = shown.width();
    let style = if typed.line.is_selected() { theme.title.patch(theme.selected) } else { theme.title };
    let mut spans = vec![Span::styled(format!(" {} ", typed.sign), theme.key)];
    spans.extend(column(
        &shown,
        columns,
        style,
        &wrong.collect::<Vec<_>>(),
        theme.warning.add_modifier(Modifier::UNDERLINED),
    ));
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::styled(status, typed.style));
    Line::from(spans).render(area, frame.buffer_mut());
    let x = area.x.saturating_add(cursor as u16).min(area.right().saturating_sub(1));
    frame.set_cursor_position(Position { x, y: area.y });
}
