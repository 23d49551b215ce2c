//! The whole screen, drawn from what the explorer holds. Draws, and never changes anything.
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
//! Only what is in view is built and styled.

use ratatui::{Frame, layout::Rect, text::Text, widgets::Widget as _};

use super::{
    explorer::Explorer,
    layout::{Layout, Pane, SMALLEST, Wishes},
    panes::{find, help, overlay, search, take},
    ui::{
        chapters, footer, header, loading, rect,
        theme::{self, Theme},
    },
};
use crate::dossier::progress::Progress;

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, explorer: &Explorer, theme: &Theme) {
    let layout = explorer.layout();
    let state = explorer.state();
    let whole = frame.area();
    if state.size != (whole.width, whole.height) {
        // The window has changed since the last update; the resize that says so is on its way.
        return;
    }
    if layout.is_readable() {
        panes_and_bars(frame, explorer, theme);
    } else {
        too_small(frame, theme);
    }
    if theme.ascii {
        theme::to_ascii(frame.buffer_mut());
    }
}

/// Draws the screen while the dossier in the file called `name` is loaded.
pub fn loading(frame: &mut Frame<'_>, name: &str, progress: Progress, theme: &Theme) {
    let whole = frame.area();
    let wishes = Wishes { focus: Pane::Detail, zoom: true, ..Wishes::default() };
    let layout = Layout::new((whole.width, whole.height), &wishes);
    if let Some(area) = layout.header {
        header::name(frame, rect(area), name, theme);
    }
    match layout.pane(Pane::Detail) {
        Some(area) => loading::draw(frame, rect(area), progress, theme),
        None => too_small(frame, theme),
    }
    if let Some(area) = layout.footer {
        footer::quit(frame, rect(area), theme);
    }
    if theme.ascii {
        theme::to_ascii(frame.buffer_mut());
    }
}

fn panes_and_bars(frame: &mut Frame<'_>, explorer: &Explorer, theme: &Theme) {
    let (layout, state, whole) = (explorer.layout(), explorer.state(), frame.area());
    if let Some(area) = layout.header {
        header::draw(frame, rect(area), explorer, theme);
    }
    if let Some(area) = layout.chapters {
        chapters::draw(frame, rect(area), explorer, theme);
    }
    for pane in Pane::ALL {
        if let (Some(area), Some(view)) = (layout.pane(pane), explorer.shown_in(pane)) {
            (view.draw)(frame, rect(area), explorer, theme);
        }
    }
    take::draw_menu(frame, whole, explorer, theme);
    if let Some(top) = state.help {
        help::draw(frame, whole, top, explorer, theme);
    }
    overlay::draw(frame, explorer, theme);
    if let Some(area) = layout.footer.map(rect) {
        if state.find.is_some() {
            find::draw(frame, area, explorer, theme);
        } else if state.file.is_some() && state.help.is_none() {
            take::draw_line(frame, area, explorer, theme);
        } else if state.search.is_some() && state.help.is_none() {
            search::draw(frame, area, explorer, theme);
        } else {
            footer::draw(frame, area, explorer, theme);
        }
    }
}

fn too_small(frame: &mut Frame<'_>, theme: &Theme) {
    let area = frame.area();
    let (columns, rows) = SMALLEST;
    let text = Text::from(format!("too small\nneeds {columns}×{rows}\nq quits")).centered();
    let top = area.height.saturating_sub(text.height() as u16) / 2;
    text.style(theme.text).render(Rect { y: area.y + top, height: area.height - top, ..area }, frame.buffer_mut());
}
