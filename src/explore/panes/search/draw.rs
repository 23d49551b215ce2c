//! The search line: what is typed, what it finds, and what may be typed next.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Clear, Widget as _},
};

use super::state::SearchLine;
use crate::report::lines::columns::Columns as _;
use crate::{
    explore::{
        explorer::Explorer,
        list::{Heading, Row},
        ui::{
            pane,
            text::{column, cut},
            theme::Theme,
        },
    },
    report::words,
};

/// How many completions are shown at once.
const COMPLETIONS: usize = 6;

/// Draws the line with its cursor, and what may be typed next.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(search) = &explorer.state().search else { return };
    completions(frame, area, explorer, search, theme);
    let width = usize::from(area.width);
    let error = explorer.query_error();
    let found = explorer.found();
    let status = match (&error, &found.hits) {
        _ if explorer.is_waiting() && explorer.is_finder_begun() => "reading the dossier…".to_owned(),
        _ if explorer.is_waiting() => "looking…".to_owned(),
        (Some(error), _) => error.message.clone(),
        (None, Some(hits)) if hits.is_empty() => "nothing matches".to_owned(),
        (None, Some(_)) => {
            let actors = explorer.actors();
            let of_kinds = actors.rows.iter().filter_map(|row| match row {
                Row::Heading(Heading::Kind(kind, count)) => Some(words::count(*count as usize, kind.word())),
                _ => None,
            });
            let own = [(actors.count, "actor"), (explorer.timeline().count, "event")];
            let own = own.into_iter().map(|(count, kind)| words::count(count, kind));
            let looking = found.is_begun.then(|| "looking for more…".to_owned());
            own.chain(of_kinds).chain(looking).collect::<Vec<_>>().join(" · ")
        }
        (None, None) => "a name, an office, a place, a year".to_owned(),
    };
    // The typed text comes first, up to half of the line.
    let typed = search.line.text().width().min(width / 2);
    let status = cut(&status, width.saturating_sub(typed + 6)).into_owned();
    let room = width.saturating_sub(status.width() + 5);
    let before = search.line.before();
    let whole = search.line.text();
    // Shows the end of what stands before the cursor, then as much after it as fits.
    let mut start = 0;
    while before[start..].width() > room {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = cut(&whole[start..], room.max(before[start..].width()));
    let status_style = if error.is_some() { theme.warning } else { theme.dim };
    let gap = width.saturating_sub(3 + shown.width() + status.width() + 1);
    let cursor = 3 + before[start..].width();
    // The word that can't be read is marked where it stands.
    let wrong = error.iter().map(|error| error.at.start.saturating_sub(start)..error.at.end.saturating_sub(start));
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

/// What may be typed next, in a short list above the line.
fn completions(frame: &mut Frame<'_>, line: Rect, explorer: &Explorer, search: &SearchLine, theme: &Theme) {
    let completions = explorer.completions();
    let completed = search.typed.as_ref().and_then(|(_, completed)| *completed);
    let rows = completions.len().min(COMPLETIONS).min(usize::from(line.y).saturating_sub(1) / 2);
    if rows == 0 {
        return;
    }
    let first = completed.map_or(0, |at| (at + 1).saturating_sub(rows));
    let texts = completions[first..first + rows].iter().map(|completion| completion.text.width()).max().unwrap_or(0);
    let notes = completions[first..first + rows].iter().map(|completion| completion.note.width()).max().unwrap_or(0);
    let width = (texts + notes + 5).min(usize::from(line.width).saturating_sub(2));
    let height = rows as u16;
    // The border below stays whole.
    let area = Rect { x: line.x + 2, y: line.y - 1 - height, width: width as u16, height }.intersection(frame.area());
    Clear.render(area, frame.buffer_mut());
    for (at, completion) in completions.iter().enumerate().skip(first).take(rows) {
        let style = if completed == Some(at) { theme.selected } else { Style::new() };
        let note = width.saturating_sub(texts + 4);
        let mut spans = vec![Span::raw(" ")];
        spans.extend(column(&completion.text, texts.min(width), theme.key, &[], theme.highlight));
        spans.push(Span::raw("  "));
        spans.push(Span::styled(cut(&completion.note, note).into_owned(), theme.dim));
        pane::row(frame, area, at - first, &spans, style);
    }
}
