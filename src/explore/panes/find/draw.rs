//! The find line at the foot of the screen.

use ratatui::{Frame, layout::Rect};

use crate::explore::{
    action::Context,
    explorer::Explorer,
    keys,
    ui::{
        theme::Theme,
        typed::{self, Typed},
    },
};

/// Draws the line with its cursor, how often what it says is found, and the keys that work in it.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(find) = &explorer.state().find else { return };
    let count = explorer.places().len();
    let found = match (find.line.text().is_empty(), count) {
        (true, _) => "find here".to_owned(),
        (false, 0) => "not here".to_owned(),
        (false, _) => format!("{} of {count}", find.at.map_or(0, |at| at + 1)),
    };
    let hint = |row: &keys::Binding| Some(format!("{} {}", row.keys.first()?, row.hint?));
    let hints: Vec<String> = keys::hints(Context::FIND).filter_map(hint).collect();
    let status = format!("{found} · {}", hints.join("  "));
    let style = if count == 0 && !find.line.text().is_empty() { theme.warning } else { theme.dim };
    typed::draw(frame, area, theme, &Typed { sign: "/", hidden: 0, line: &find.line, status, style, wrong: None });
}
