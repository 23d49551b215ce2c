//! The search line: what is typed, what it finds, and what may be typed next.

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::state::SearchLine;
use crate::report::lines::columns::Columns as _;
use crate::{
    explore::{
        explorer::Explorer,
        ui::{
            above, pane,
            text::{column, cut, wrapped},
            theme::Theme,
            typed::{self, Typed},
        },
    },
    report::words,
    search::{Completion, PUBLISHED_BY, half_typed, read_scope},
};

/// The most rows of what is said above the line where there is no room for it beside what is typed.
const MOST_ROWS: usize = 3;

/// Draws the line with its cursor, and what may be typed next.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(search) = &explorer.state().search else { return };
    let typed = if search.line.before().starts_with(PUBLISHED_BY) {
        date(explorer, search, theme)
    } else {
        query(explorer, search, theme)
    };
    let above = warning(frame, area, theme, &typed);
    if typed.hidden == 0 {
        completions(frame, above, explorer, search, theme);
    }
    let status = if above == area { typed.status } else { String::new() };
    typed::draw(frame, area, theme, &Typed { status, ..typed });
}

/// The line with what the query finds, or why it can't be read.
fn query<'s>(explorer: &Explorer, search: &'s SearchLine, theme: &Theme) -> Typed<'s> {
    let error = explorer.query_error();
    let found = explorer.found();
    let status = match (&error, &found.hits) {
        _ if explorer.is_waiting() && explorer.is_finder_begun() => "reading the dossier…".to_owned(),
        _ if explorer.is_waiting() => "looking…".to_owned(),
        (Some(error), _) if search.refused => format!("not kept: {}", error.message),
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
        (None, None) => half_typed(search.line.text())
            .map_or_else(|| "a name, an office, a place, a year".to_owned(), |lacking| lacking.message),
    };
    let style = if error.is_some() { theme.warning } else { theme.dim };
    Typed { sign: "/", hidden: 0, line: &search.line, status, style, wrong: error.map(|error| error.at) }
}

/// The line where it asks for a date, with the day that is meant or how to write one.
fn date<'s>(explorer: &Explorer, search: &'s SearchLine, theme: &Theme) -> Typed<'s> {
    let (line, hidden) = (&search.line, PUBLISHED_BY.len());
    let (status, style) = match read_scope(line.text(), explorer.all()) {
        _ if line.text()[hidden..].trim().is_empty() => {
            ("a day, a month or a year: 1 August 2018, August 2018, 2018".to_owned(), theme.dim)
        }
        Ok(scope) => (format!("Enter reads what was {}", words::scope(scope, explorer.all())), theme.dim),
        Err(message) => (message, theme.warning),
    };
    Typed { sign: "published by", hidden, line, status, style, wrong: None }
}

/// What is wrong with what is typed, in a box above the line where it has no room beside; returns the row above which
/// there is room for more.
fn warning(frame: &mut Frame<'_>, line: Rect, theme: &Theme, typed: &Typed<'_>) -> Rect {
    let (width, rows) = (usize::from(line.width).saturating_sub(4), MOST_ROWS.min(above::room(line)));
    if typed.style != theme.warning || typed.status.width() <= typed.room(line.width.into()) || rows == 0 {
        return line;
    }
    let parts = wrapped(&typed.status, width, rows);
    let inside = above::draw(frame, line, theme, (width + 2, parts.len()), "");
    for (at, part) in parts.into_iter().enumerate() {
        let part = cut(&typed.status[part], width).into_owned();
        pane::row(frame, inside, at, &[Span::styled(format!(" {part}"), theme.warning)], Style::new());
    }
    Rect { y: inside.y - 1, ..line }
}

/// What may be typed next, in a short list above the line.
fn completions(frame: &mut Frame<'_>, line: Rect, explorer: &Explorer, search: &SearchLine, theme: &Theme) {
    let completions = explorer.completions();
    let completed = search.typed.as_ref().and_then(|(_, completed)| *completed);
    // What is found stays in view above them.
    let rows = completions.len().min(above::room(line) / 2);
    if rows == 0 {
        return;
    }
    let first = completed.map_or(0, |at| (at + 1).saturating_sub(rows));
    let columns = |of: fn(&Completion) -> &str| {
        completions[first..first + rows].iter().map(|one| of(one).width()).max().unwrap_or(0)
    };
    let texts = columns(|completion| &completion.text);
    let width = (texts + columns(|completion| &completion.note) + 4).min(usize::from(line.width).saturating_sub(2));
    let more = match completions.len() - rows {
        0 => String::new(),
        more => format!(" {more} more: Tab "),
    };
    let inside = above::draw(frame, line, theme, (width, rows), &more);
    for (at, completion) in completions.iter().enumerate().skip(first).take(rows) {
        let style = if completed == Some(at) { theme.selected } else { Style::new() };
        let mut spans = vec![Span::raw(" ")];
        spans.extend(column(&completion.text, texts.min(width), theme.key, &[], theme.highlight));
        spans.push(Span::raw("  "));
        let note = cut(&completion.note, width.saturating_sub(texts + 4)).into_owned();
        spans.push(Span::styled(note, theme.dim));
        pane::row(frame, inside, at - first, &spans, style);
    }
}
