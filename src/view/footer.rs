//! The last line: the keys that work here and now, a notice, or the search line.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::Modifier,
    text::{Line, Span},
    widgets::Widget as _,
};
use unicode_width::UnicodeWidthStr as _;

use super::{
    text::{column, cut},
    theme::Theme,
};
use crate::{
    app::{App, action::Action, keys, state::Searching},
    report::words,
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App<'_>, theme: &Theme) {
    let width = usize::from(area.width);
    match (&app.asked().notice, &app.asked().searching) {
        (Some(notice), None) => {
            Line::from(Span::styled(format!(" {}", cut(notice, width.saturating_sub(2))), theme.warning))
                .render(area, frame.buffer_mut());
        }
        (_, Some(searching)) if app.asked().help.is_none() => search_line(frame, area, app, theme, searching),
        _ => hints(app, theme, width).render(area, frame.buffer_mut()),
    }
}

/// As many keys as there is room for; help and quit always.
fn hints(app: &App<'_>, theme: &Theme, width: usize) -> Line<'static> {
    let entry = |row: &keys::Binding| Some((row.keys.first()?.to_string(), row.hint?));
    let columns = |(key, hint): &(String, &str)| key.width() + 1 + hint.width() + 2;
    let kept = |row: &&keys::Binding| matches!(row.action, Action::Help | Action::Quit);
    let rows: Vec<_> = keys::hints(app.context()).filter(|row| app.offers(row.action)).collect();
    let last: Vec<_> = rows.iter().copied().filter(kept).filter_map(entry).collect();
    let mut room = width.saturating_sub(1 + last.iter().map(columns).sum::<usize>());
    let mut shown = Vec::new();
    for hint in rows.iter().copied().filter(|row| !kept(row)).filter_map(entry) {
        let Some(left) = room.checked_sub(columns(&hint)) else { break };
        room = left;
        shown.push(hint);
    }
    let mut spans = vec![Span::raw(" ")];
    for (key, hint) in shown.into_iter().chain(last) {
        spans.push(Span::styled(key, theme.key));
        spans.push(Span::styled(format!(" {hint}  "), theme.dim));
    }
    Line::from(spans)
}

fn search_line(frame: &mut Frame<'_>, area: Rect, app: &App<'_>, theme: &Theme, searching: &Searching) {
    let width = usize::from(area.width);
    let derived = app.derived();
    let status = match (&derived.error, &derived.hits) {
        (Some(error), _) => error.message.clone(),
        (None, Some(hits)) if hits.is_empty() => "nothing matches".to_owned(),
        (None, Some(_)) => {
            let (actors, events) = (derived.actors.count, derived.timeline.count);
            format!("{} · {}", words::count(actors, "actor"), words::count(events, "event"))
        }
        (None, None) => "a name, an office, a place, a year".to_owned(),
    };
    // The typed text comes first, up to half of the line.
    let typed = searching.line.text().width().min(width / 2);
    let status = cut(&status, width.saturating_sub(typed + 6)).into_owned();
    let room = width.saturating_sub(status.width() + 5);
    let before = searching.line.before();
    let whole = searching.line.text();
    // Shows the end of what stands before the cursor, then as much after it as fits.
    let mut start = 0;
    while before[start..].width() > room {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = cut(&whole[start..], room.max(before[start..].width()));
    let status_style = if derived.error.is_some() { theme.warning } else { theme.dim };
    let gap = width.saturating_sub(3 + shown.width() + status.width() + 1);
    let cursor = 3 + before[start..].width();
    // The word that can't be read is marked where it stands.
    let wrong =
        derived.error.iter().map(|error| error.at.start.saturating_sub(start)..error.at.end.saturating_sub(start));
    let columns = shown.width();
    let mut spans = vec![Span::styled(" / ", theme.key)];
    spans.extend(column(
        &shown,
        columns,
        theme.title,
        &wrong.collect::<Vec<_>>(),
        theme.warning.add_modifier(Modifier::UNDERLINED),
    ));
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::styled(status, status_style));
    Line::from(spans).render(area, frame.buffer_mut());
    let x = area.x.saturating_add(cursor as u16).min(area.right().saturating_sub(1));
    frame.set_cursor_position(Position { x, y: area.y });
}
