//! The row of an event: what it says, in how many columns and lines.
//!
//! ```text
//! │▸14 or 15  ○ Rahmon congratulates Rouhani on    ·1│
//! │ Jul         the agreement                        │
//! ```
//!
//! In a wide pane, who did it to whom stands beside the title.

mod draw;

use std::borrow::Cow;

use crate::{
    dossier::{Dossier, EventId, Id, Order, Role, Scope},
    explore::{explorer::Explorer, layout::Pane, panes::view::Tall, sort::EventSort, ui::text::wrapped},
    report::words,
};

pub use self::draw::{event_row, fallen_row};

/// Columns for how well an event is supported.
const STANDING: usize = 4;
/// The same where there is room for a word, and with how it was before.
const STANDING_AND_WORD: usize = 17;
const BEFORE_AND_STANDING: usize = 8;

/// The most lines of a title.
const LINES: usize = 12;

/// The columns that most titles fit in; what there is beyond them is for who did it to whom.
const TITLE: usize = 40;
/// Those that nearly all fit in, beside which there may be room for a word on how well they are supported.
const LONG_TITLE: usize = 46;
/// How many names it has at most on each side before the others are counted.
const NAMES: usize = 3;
/// The fewest and the most columns for that; of those beyond the fewest the title has half.
const WHO: (usize, usize) = (16, 36);
/// The lines that it has beside a shorter title; where more would be needed, fewer are named.
const WHO_LINES: usize = 2;

/// Where the year of an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Years {
    /// In the heading above its row.
    InHeadings,
    /// In its row.
    InRows,
}

/// How many columns each part of a row has.
#[derive(Debug, Clone, Copy)]
pub struct Cells {
    years: Years,
    dates: usize,
    title: usize,
    /// Who did it to whom; 0 where there is no room for that.
    who: usize,
    standing: usize,
}

impl Cells {
    /// In the window as it is.
    pub fn of(explorer: &Explorer) -> Self {
        let width = usize::from(explorer.layout().inside(Pane::Timeline).width);
        // The year stands in the heading; a ranked list has none, so each row says its own.
        let is_in_time = explorer.order() == Order::Time && explorer.event_sort() == EventSort::Time;
        let in_rows = explorer.state().search.is_some() || !is_in_time;
        let (years, dates) = if in_rows { (Years::InRows, 11) } else { (Years::InHeadings, 9) };
        let dates = dates.min(width / 3);
        let standing = if explorer.location().scope == Scope::All { STANDING } else { BEFORE_AND_STANDING };
        let rest = width.saturating_sub(4 + dates);
        let who = match rest.saturating_sub(TITLE + 1 + standing) {
            room if room >= WHO.0 => usize::midpoint(room, WHO.0).min(WHO.1),
            _ => 0,
        };
        let beside = if who > 0 { who + 1 } else { 0 };
        let room = rest.saturating_sub(beside);
        let standing = if room >= LONG_TITLE + STANDING_AND_WORD { STANDING_AND_WORD } else { standing.min(width / 4) };
        Self { years, dates, title: room.saturating_sub(standing), who, standing }
    }

    /// The columns of a title: of what has fallen there is no standing to show.
    const fn title_of(&self, stands: bool) -> usize {
        if stands { self.title } else { self.title + self.standing }
    }
}

/// In how many lines an event is shown.
pub fn tall(explorer: &Explorer) -> Tall<'_> {
    let cells = Cells::of(explorer);
    let lines = |text: &str, width| wrapped(text, width, LINES).len();
    Box::new(move |id| match id {
        Id::Event(event) => {
            let title = lines(&title(explorer, event, &cells), cells.title_of(explorer.dossier().stands(event)));
            let who = lines(&who(explorer, event, &cells, title), cells.who);
            title.max(who).max(lines(&date(explorer, event, &cells), cells.dates))
        }
        _ => 1,
    })
}

/// When an event happened; in parentheses where that is the dossier's own.
fn date(explorer: &Explorer, event: EventId, cells: &Cells) -> String {
    if !explorer.dossier().stands(event) {
        return when(explorer.all(), event, Order::Time, cells.years);
    }
    let date = when(explorer.dossier(), event, explorer.order(), cells.years);
    if explorer.order() == Order::Told { date } else { words::own_or_given(explorer.dossier(), event, date) }
}

/// The title of an event, and from when it has moved in time with the sources that are included.
fn title<'e>(explorer: &'e Explorer, event: EventId, cells: &Cells) -> Cow<'e, str> {
    let dossier = if explorer.dossier().stands(event) { explorer.dossier() } else { explorer.all() };
    let title = &dossier.event(event).title;
    match moved_from(explorer, event, cells.years) {
        Some(from) => format!("{title} ← {from}").into(),
        None => title.as_str().into(),
    }
}

/// Who did it to whom beside a title of so many lines, or who else was part of it: as many names as there is room for.
fn who(explorer: &Explorer, event: EventId, cells: &Cells, title: usize) -> String {
    if cells.who == 0 {
        return String::new();
    }
    let most = title.max(WHO_LINES);
    let forms = (1..=NAMES).rev().map(|names| who_of(explorer, event, names));
    let mut fitting = forms.filter(|who| wrapped(who, cells.who, LINES).len() <= most);
    fitting.next().unwrap_or_else(|| who_of(explorer, event, 1))
}

/// The same with at most so many names on each side before the others are counted.
fn who_of(explorer: &Explorer, event: EventId, most: usize) -> String {
    let dossier = if explorer.dossier().stands(event) { explorer.dossier() } else { explorer.all() };
    let cast = dossier.cast(event);
    let names = |wanted: Role| {
        let some = cast.iter().filter(|(_, role)| *role == wanted).map(|(actor, _)| dossier.short_name(*actor));
        let names: Vec<&str> = some.collect();
        let more = names.len().saturating_sub(most);
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        (!names.is_empty()).then(|| format!("{}{more}", names[..names.len().min(most)].join(", ")))
    };
    match (names(Role::Actor), names(Role::Recipient)) {
        (Some(by), Some(to)) => format!("{by} → {to}"),
        (Some(by), None) => by,
        (None, Some(to)) => format!("→ {to}"),
        (None, None) => names(Role::Involved).unwrap_or_default(),
    }
}

/// From when an event has moved in time with the sources that are included.
fn moved_from(explorer: &Explorer, event: EventId, years: Years) -> Option<String> {
    let date = explorer.dossier().date_in(explorer.order(), event);
    let moved = date != explorer.all().event(event).date.as_ref();
    // Where a document's own order is shown, most have no date that could have moved.
    let moved = moved && (date.is_some() || explorer.order() == Order::Time);
    moved.then(|| when(explorer.all(), event, Order::Time, years))
}

/// When an event happened, as far as anybody says: undated events show on which side of their
/// neighbours they stand. Where a document's own order is shown, only its own dates are.
fn when(dossier: &Dossier, event: EventId, order: Order, years: Years) -> String {
    let record = dossier.event(event);
    match dossier.date_in(order, event) {
        Some(date) if years == Years::InRows => date.with_year(),
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
