//! The last line: the keys that work here and now, or a notice.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget as _,
};

use super::{text::cut, theme::Theme};
use crate::explore::{
    action::{Action, Context, Over},
    explorer::Explorer,
    keys,
};
use crate::report::lines::columns::Columns as _;

/// From this many columns on the list of all that can be done is offered before what there may be no room for.
const WIDE: usize = 100;

/// Draws the line.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let width = usize::from(area.width);
    let line = match &explorer.state().notice {
        Some(notice) => Line::from(Span::styled(format!(" {}", cut(notice, width.saturating_sub(2))), theme.warning)),
        None => hints(explorer, theme, width),
    };
    line.render(area, frame.buffer_mut());
}

/// Draws the line with the one key that is of use before there is a dossier.
pub fn quit(frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
    let quit = keys::hints(Context::TIMELINE).filter(|row| row.action == Action::Quit).filter_map(entry);
    line(quit, theme).render(area, frame.buffer_mut());
}

/// The key of a row of the table, and what it does.
fn entry(row: &keys::Binding) -> Option<(String, &'static str)> {
    Some((row.keys.first()?.to_string(), row.hint?))
}

fn line(entries: impl Iterator<Item = (String, &'static str)>, theme: &Theme) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for (key, hint) in entries {
        spans.push(Span::styled(key, theme.key));
        spans.push(Span::styled(format!(" {hint}  "), theme.dim));
    }
    Line::from(spans)
}

/// As many keys as there is room for; help and quit always, and in all but narrow windows that which finds the others.
fn hints(explorer: &Explorer, theme: &Theme, width: usize) -> Line<'static> {
    let columns = |(key, hint): &(String, &str)| key.width() + 1 + hint.width() + 2;
    let kept = |row: &&keys::Binding| {
        matches!(row.action, Action::Help | Action::Quit) || row.action == Action::Over(Over::Palette) && width >= WIDE
    };
    let rows: Vec<_> = keys::hints(explorer.context()).filter(|row| explorer.offers(row.action)).collect();
    let last: Vec<_> = rows.iter().copied().filter(kept).filter_map(entry).collect();
    let mut room = width.saturating_sub(1 + last.iter().map(columns).sum::<usize>());
    let mut shown = Vec::new();
    for hint in rows.iter().copied().filter(|row| !kept(row)).filter_map(entry) {
        let Some(left) = room.checked_sub(columns(&hint)) else { break };
        room = left;
        shown.push(hint);
    }
    line(shown.into_iter().chain(last), theme)
}
