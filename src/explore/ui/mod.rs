//! What all panes are drawn with: the theme, frames, text in cells; and the first and the last line.

pub mod above;
pub mod chapters;
pub mod footer;
pub mod header;
pub mod loading;
pub mod pane;
pub mod rows;
pub mod text;
pub mod theme;
pub mod typed;

use ratatui::{Frame, layout::Rect};

use self::theme::Theme;
use super::explorer::Explorer;
use crate::picture::area::Area;

/// Draws something into an area of the screen.
pub type Draw = fn(&mut Frame<'_>, Rect, &Explorer, &Theme);

/// An area in the terminal library's words.
pub const fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
