//! The search line: what is typed, what it finds, and what may be typed next.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::Span,
    widgets::{Clear, Widget as _},
};

use super::state::SearchLine;
use crate::report::lines::columns::Columns as _;
use crate::{
    explore::{
        explorer::Explorer,
        ui::{
            pane,
            text::{column, cut},
            theme::Theme,
            typed::{self, Typed},
        },
    },
    report::words,
    search::{PUBLISHED_BY, read_scope},
};

/// How many completions are shown at once.
const COMPLETIONS: usize = 6;

/// Draws the line with its cursor, and what may be typed next.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(search) = &explorer.state().search else { return };
    if search.line.before().starts_with(PUBLISHED_BY) {
        return date(frame, area, explorer, search, theme);
    }
    completions(frame, area, explorer, search, theme);
    let error = explorer.query_error();
    let found = explorer.found();
    let status = match (&error, &found.hits) {
        _ if explorer.is_waiting() && explorer.is_finder_begun() => "reading the dossier…".to_owned(),
        _ if explorer.is_waiting() => "looking…".to_owned(),
        (Some(error), _) => error.message.clone(),
        (None, Some(hits)) if hits.is_empty() => "nothing matches".to_owned(),
        (None, Some(hits)) => {
            let actors = explorer.actors();
            let of_kinds = actors.kinds().map(|(kind, count)| words::count(count as usize, kind.word()));
            let own = [(actors.count, "actor"), (explorer.timeline().count, "event")];
            let own = own.into_iter().map(|(count, kind)| words::count(count, kind));
            let most = hits.is_partial.then(|| "no record has all words; most of them:".to_owned());
            let looking = found.is_begun.then(|| "looking for more…".to_owned());
            let counts = own.chain(of_kinds).chain(looking).collect::<Vec<_>>().join(" · ");
            most.into_iter().chain([counts]).collect::<Vec<_>>().join(" ")
        }
        (None, None) => "a name, an office, a place, a year".to_owned(),
    };
    let style = if error.is_some() { theme.warning } else { theme.dim };
    let wrong = error.map(|error| error.at);
    typed::draw(frame, area, theme, &Typed { sign: "/", hidden: 0, line: &search.line, status, style, wrong });
}

/// Draws the line where it asks for a date, with the day that is meant or how to write one.
fn date(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, search: &SearchLine, theme: &Theme) {
    let (line, hidden) = (&search.line, PUBLISHED_BY.len());
    let (status, style) = match read_scope(line.text(), explorer.all()) {
        _ if line.text()[hidden..].trim().is_empty() => {
            ("a day, a month or a year: 1 August 2018, August 2018, 2018".to_owned(), theme.dim)
        }
        Ok(scope) => (format!("Enter reads what was {}", words::scope(scope, explorer.all())), theme.dim),
        Err(message) => (message, theme.warning),
    };
    typed::draw(frame, area, theme, &Typed { sign: "published by", hidden, line, status, style, wrong: None });
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
