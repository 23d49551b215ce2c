//! The timeline: events under their years, each with its day, its tone, and how well it is
//! supported.
//!
//! ```text
//! │ 2015                               │
//! │▸29 Sep    ▲ The IRPT is banned   ✓3│
//! ```

use ratatui::{Frame, layout::Rect, text::Span};

use super::pulse;
use crate::{
    dossier::{Category, Dossier, EventId, Id, Order, Scope},
    explore::{
        explorer::Explorer,
        layout::Pane,
        panes::events,
        ui::{
            pane::{self, RowState},
            rect,
            text::{column, cut},
            theme::Theme,
        },
    },
    report::{lines::columns::Columns as _, signs, words},
};

/// Columns for how well an event is supported.
const STANDING: usize = 4;
/// The same where there is room for a word.
const STANDING_AND_WORD: usize = 17;
/// From this many columns on, there is.
const ROOMY: usize = 70;

/// Where the year of an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Years {
    /// In the heading above its row.
    InHeadings,
    /// In its row.
    InRows,
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let list = explorer.timeline();
    let total = explorer.dossier().events().len();
    let note = explorer.why_selected(Pane::Timeline).unwrap_or_else(|| {
        let shown = if list.count == total { String::new() } else { format!("{} of ", list.count) };
        // The pulse can't show undated events, so they are counted.
        let undated = explorer.pulse().map_or(0, |pulse| pulse.undated);
        let undated = if undated > 0 { format!(" · {undated} undated") } else { String::new() };
        format!("{shown}{}{undated}", words::count(total, "event"))
    });
    let inside = pane::border(frame, area, explorer, theme, Pane::Timeline, &events::title(explorer), &note);
    if list.rows.is_empty() {
        pane::empty(frame, inside, theme, &events::nothing(explorer));
    }
    // The year stands in the heading; a ranked list has none, so each row says its own.
    let in_rows = explorer.state().search.is_some() || explorer.order() == Order::Told;
    let years = if in_rows { Years::InRows } else { Years::InHeadings };
    let width = usize::from(inside.width);
    let dates = if in_rows { 11 } else { 9 }.min(width / 3);
    pane::records(frame, inside, explorer, theme, Pane::Timeline, |id, state| match id {
        Id::Event(event) => {
            let cells = RowCells { state, width, dates };
            if explorer.dossier().stands(event) {
                event_row(explorer, theme, event, cells, years)
            } else {
                fallen_row(explorer, theme, event, cells, years)
            }
        }
        _ => Vec::new(),
    });
    if let Some(foot) = explorer.layout().pulse {
        pulse::draw(frame, rect(foot), explorer, theme);
    }
}

/// How the row of an event stands out, how wide it is, and how many columns of it are for the date.
#[derive(Debug, Clone, Copy)]
struct RowCells {
    state: RowState,
    width: usize,
    dates: usize,
}

fn event_row(explorer: &Explorer, theme: &Theme, event: EventId, cells: RowCells, years: Years) -> Vec<Span<'static>> {
    let RowCells { state, width, dates } = cells;
    let record = explorer.dossier().event(event);
    let tone = record.category.map(Category::tone);
    let date = own_or_given(explorer, event, when(explorer.dossier(), event, explorer.order(), years), dates);
    let from = moved_from(explorer, event, years).filter(|from| from.width() + 12 < width).unwrap_or_default();
    let (standing, columns) = standing(explorer, theme, event, width);
    let title = width.saturating_sub(1 + dates + 1 + 2 + columns + from.width());
    let mut spans = vec![Span::styled(state.sign().to_string(), theme.focused)];
    spans.extend(column(&date, dates, theme.dim, &[], theme.highlight));
    spans.push(Span::styled(format!(" {} ", signs::tone(tone)), theme.tone(tone)));
    spans.extend(column(&record.title, title, theme.text, &explorer.highlights(event, &record.title), theme.highlight));
    spans.push(Span::styled(from, theme.dim));
    spans.push(standing);
    spans
}

/// A date in parentheses where it is the dossier's own, cut to some columns.
fn own_or_given(explorer: &Explorer, event: EventId, date: String, columns: usize) -> String {
    if explorer.order() == Order::Told || !explorer.dossier().is_own_date(event) {
        return date;
    }
    let room = columns.saturating_sub(2);
    let shorter = || explorer.dossier().event(event).date.as_ref().map(|date| date.within(room));
    let date = if date.width() > room { shorter().unwrap_or(date) } else { date };
    words::own_or_given(explorer.dossier(), event, date)
}

/// How well an event is supported, and in how many columns; with some of the sources, also how it was
/// with all of them, where that differs.
fn standing(explorer: &Explorer, theme: &Theme, event: EventId, width: usize) -> (Span<'static>, usize) {
    let standing = explorer.dossier().standing(event);
    let style = if standing.contested {
        theme.warning
    } else if standing.corroborated_by() > 0 {
        theme.good
    } else {
        theme.dim
    };
    let sign = signs::standing(standing);
    let before = (explorer.location().scope != Scope::All).then(|| signs::standing(explorer.all().standing(event)));
    let (text, columns) = if let Some(before) = before.filter(|before| *before != sign) {
        let text = format!(" {before}→{sign}");
        let columns = text.chars().count().max(STANDING);
        (format!("{text:>columns$}"), columns)
    } else if width < ROOMY {
        (format!("{:>STANDING$}", cut(&sign, STANDING)), STANDING)
    } else {
        (format!("  {:<15}", cut(&signs::standing_and_word(standing), 15)), STANDING_AND_WORD)
    };
    (Span::styled(text, style), columns)
}

/// From when an event has moved in time with the sources that are included.
fn moved_from(explorer: &Explorer, event: EventId, years: Years) -> Option<String> {
    let date = explorer.dossier().date_in(explorer.order(), event);
    let moved = date != explorer.all().event(event).date.as_ref();
    // Where a document's own order is shown, most have no date that could have moved.
    let moved = moved && (date.is_some() || explorer.order() == Order::Time);
    moved.then(|| format!(" ← {}", when(explorer.all(), event, Order::Time, years)))
}

/// An event that does not stand with the sources that are included, as all of them have it.
fn fallen_row(explorer: &Explorer, theme: &Theme, event: EventId, cells: RowCells, years: Years) -> Vec<Span<'static>> {
    let RowCells { state, width, dates } = cells;
    let date = when(explorer.all(), event, Order::Time, years);
    let mut spans = vec![Span::styled(state.sign().to_string(), theme.focused)];
    spans.extend(column(&date, dates, theme.dim, &[], theme.highlight));
    spans.push(Span::styled(format!(" {} ", signs::FALLEN), theme.dim));
    let title = width.saturating_sub(1 + dates + 1 + 2);
    spans.extend(column(&explorer.all().event(event).title, title, theme.dim, &[], theme.highlight));
    spans
}

/// When an event happened, as far as anybody says: undated events show on which side of their
/// neighbours they stand. Where a document's own order is shown, only its own dates are.
fn when(dossier: &Dossier, event: EventId, order: Order, years: Years) -> String {
    let record = dossier.event(event);
    match dossier.date_in(order, event) {
        Some(date) if years == Years::InRows => date.within(11),
        Some(date) => date.short(),
        None if order == Order::Told => "no date".into(),
        None => match (record.after.is_empty(), record.before.is_empty()) {
            (false, false) => "between".into(),
            (false, true) => "later ↑".into(),
            (true, false) => "earlier ↓".into(),
            (true, true) => "undated".into(),
        },
    }
}
