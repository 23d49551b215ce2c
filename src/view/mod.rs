//! Drawing a state into a frame: layout, panes, theme. Draws, and never changes anything.
//!
//! ```text
//!  détente  title                                   counts
//! ╭ 1 Timeline ────────╮╭ 2 Actors ────╮╭ 3 Detail ───────╮
//! │ 2015               ││ ▸ IRPT    21 ││ The IRPT is …   │
//! │▸29 Sep  ▲ The I… ✓3││   Iran    27 ││ 29 September …  │
//! ╰────────────────────╯╰──────────────╯╰─────────────────╯
//!  / search  Enter read  …                      12 of 44
//! ```
//!
//! Only what is in view is built and styled. Must not know the event loop or files.

mod actors;
mod completions;
mod detail;
mod footer;
mod header;
mod help;
mod lanes;
mod network;
mod pane;
mod pulse;
mod text;
pub mod theme;
mod timeline;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget as _,
};

use self::theme::Theme;
use crate::app::{
    App,
    layout::{Area, Pane, SMALLEST},
};

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, app: &App<'_>, theme: &Theme) {
    let layout = &app.derived().layout;
    let whole = frame.area();
    if app.asked().size != (whole.width, whole.height) {
        // The window has changed since the last update; the resize that says so is on its way.
        return;
    }
    if !layout.is_readable() {
        too_small(frame, theme);
        return;
    }
    if let Some(area) = layout.header {
        header::draw(frame, rect(area), app, theme);
    }
    if let Some(area) = layout.pane(Pane::Timeline) {
        match app.lanes() {
            Some(lanes) => lanes::draw(frame, rect(area), app, theme, lanes),
            None => timeline::draw(frame, rect(area), app, theme),
        }
        if let Some(foot) = layout.pulse {
            pulse::draw(frame, rect(foot), app, theme);
        }
    }
    if let Some(area) = layout.pane(Pane::Actors) {
        actors::draw(frame, rect(area), app, theme);
    }
    if let Some(area) = layout.pane(Pane::Detail) {
        detail::draw(frame, rect(area), app, theme);
    }
    if let Some(top) = app.asked().help {
        help::draw(frame, whole, top, app, theme);
    }
    if let Some(area) = layout.footer {
        completions::draw(frame, rect(area), app, theme);
        footer::draw(frame, rect(area), app, theme);
    }
    if theme.ascii {
        theme::to_ascii(frame.buffer_mut());
    }
}

fn too_small(frame: &mut Frame<'_>, theme: &Theme) {
    let area = frame.area();
    let (columns, rows) = SMALLEST;
    let lines = ["too small".to_owned(), format!("needs {columns}×{rows}"), "q quits".to_owned()];
    let top = area.height.saturating_sub(lines.len() as u16) / 2;
    for (row, line) in lines.iter().enumerate() {
        let y = area.y + top + row as u16;
        if y < area.bottom() {
            let at = Rect { x: area.x, y, width: area.width, height: 1 };
            Line::from(Span::styled(line.as_str(), theme.text)).centered().render(at, frame.buffer_mut());
        }
    }
}

fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
