//! The row of an event: what it says, in how many columns and lines.
//!
//! ```text
//! │▸14 or 15  ○ Rahmon congratulates Rouhani on    ·1│
//! │ Jul         the agreement                        │
//! ```
//!
//! In a wide pane, who did it to whom stands beside the title.

mod draw;
mod needed;
mod title;
mod who;

use crate::{
    dossier::{Dossier, EventId, Id, Order, Scope},
    explore::{
        explorer::Explorer,
        layout::Pane,
        memo::Same,
        panes::view::Tall,
        sort::EventSort,
        ui::text::{wrapped, wrapped_date},
    },
    report::words,
};

pub use self::draw::{event_row, fallen_row};
use self::{title::title_lines, who::who};
use super::derived::{Needed, Years};

/// Columns for how well an event is supported.
const STANDING: usize = 4;
/// The same where there is room for a word, and with how it was before.
const STANDING_AND_WORD: usize = 17;
const BEFORE_AND_STANDING: usize = 8;

/// The most lines of a title.
const LINES: usize = 12;

/// The most columns of a title that are counted before who did it has any: the few that need more wrap.
const LONG_TITLE: usize = 46;
/// The fewest columns for who did it to whom, where the names need as many.
const WHO: usize = 16;

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
        let years = if in_rows { Years::InRows } else { Years::InHeadings };
        let needed = explorer.needed(years);
        let (few, _) = years.dates();
        let standing = if explorer.location().scope == Scope::All { STANDING } else { BEFORE_AND_STANDING };
        let room = width.saturating_sub(4 + few + standing + 1);
        // Titles come first; beside short ones the names have half at most.
        let spare = room.saturating_sub(needed.title.min(LONG_TITLE)).min(room / 2);
        let who = if spare >= needed.who.min(WHO) { spare.min(needed.who) } else { 0 };
        // Where names stand beside the titles, long dates take second lines, so that both keep their room.
        let (dates, beside) = if who > 0 { (few, who + 1) } else { (needed.date.max(few).min(width / 3), 0) };
        let room = width.saturating_sub(4 + dates + beside);
        let standing = if room >= LONG_TITLE + STANDING_AND_WORD { STANDING_AND_WORD } else { standing.min(width / 4) };
        Self { years, dates, title: room.saturating_sub(standing), who, standing }
    }

    /// The columns of a title: of what has fallen there is no standing to show.
    const fn title_of(&self, stands: bool) -> usize {
        if stands { self.title } else { self.title + self.standing }
    }
}

impl Explorer {
    /// The columns that the dates, the titles and the names of the timeline would need.
    fn needed(&self, years: Years) -> Needed {
        *self.derived.needed.get((Same(self.timeline()), years), |(list, _)| needed::of(self, list, years))
    }
}

/// In how many lines an event is shown.
pub fn tall(explorer: &Explorer) -> Tall<'_> {
    let cells = Cells::of(explorer);
    let lines = |text: &str, width| wrapped(text, width, LINES).len();
    Box::new(move |id| match id {
        Id::Event(event) => {
            let width = cells.title_of(explorer.dossier().stands(event));
            let title = title_lines(title(explorer, event), &notes(explorer, event, &cells), width).len();
            let who = lines(&who(explorer, event, &cells, title), cells.who);
            title.max(who).max(wrapped_date(&date(explorer, event, cells.years), cells.dates, LINES).len())
        }
        _ => 1,
    })
}

/// When an event happened as the list has it, with the year.
pub fn date_with_year(explorer: &Explorer, event: EventId) -> String {
    date(explorer, event, Years::InRows)
}

/// When an event happened; in parentheses where that is the dossier's own.
fn date(explorer: &Explorer, event: EventId, years: Years) -> String {
    if !explorer.dossier().stands(event) {
        return when(explorer.all(), event, Order::Time, years);
    }
    let date = when(explorer.dossier(), event, explorer.order(), years);
    if explorer.order() == Order::Told { date } else { words::own_or_given(explorer.dossier(), event, date) }
}

/// The title of an event.
fn title(explorer: &Explorer, event: EventId) -> &str {
    let dossier = if explorer.dossier().stands(event) { explorer.dossier() } else { explorer.all() };
    &dossier.event(event).title
}

/// What is noted behind a title: from when the event has moved in time with the sources that are included; and that it
/// is disputed who did it, where no names stand beside it.
fn notes(explorer: &Explorer, event: EventId, cells: &Cells) -> Vec<String> {
    let moved = moved_from(explorer, event, cells.years).filter(|from| *from != date(explorer, event, cells.years));
    let moved = moved.map(|from| format!("← {from}"));
    let disputed = cells.who == 0 && explorer.dossier().disputes_who(event);
    let disputed = disputed.then(|| format!("· who: {}", words::DISPUTED));
    moved.into_iter().chain(disputed).collect()
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
