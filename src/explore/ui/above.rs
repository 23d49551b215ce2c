//! A box above a line that is being typed, over whatever stands there.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::theme::Theme;

/// The rows that a box above a line has room for inside its border.
pub const fn room(line: Rect) -> usize {
    // The first row of the window says what is open.
    line.y.saturating_sub(3) as usize
}

/// Draws an empty box for so many columns and rows, with a note in its lower border; returns what is inside.
pub fn draw(frame: &mut Frame<'_>, line: Rect, theme: &Theme, (width, height): (usize, usize), note: &str) -> Rect {
    let width = (width + 2).min(line.width.into()) as u16;
    let height = (height + 2).min(line.y.into()) as u16;
    let area = Rect { width, y: line.y - height, height, ..line };
    Clear.render(area, frame.buffer_mut());
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.focused)
        .title_bottom(Line::from(Span::styled(note.to_owned(), theme.dim)).right_aligned());
    let inside = block.inner(area);
    block.render(area, frame.buffer_mut());
    inside
}
