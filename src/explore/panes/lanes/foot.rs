//! What is said below the lanes of the selected event: when it was, its title, who did it to whom.

use std::ops::Range;

use crate::{
    dossier::{ActorId, Date, Dossier, EventId, Role},
    explore::ui::text::wrapped,
    picture::lanes::rows::Lanes,
    report::{lines::columns::Columns as _, words},
};

/// The columns beside who did it that say which of several in one cell the event is, where they are needed.
pub const HERE: usize = 16;
/// The columns before a date, the sign of a tone with blanks around it, and the blank behind it.
pub const SIGN: usize = 3;
const BEHIND_DATE: usize = 1;
/// The most rows that either the title or who did it takes.
const MOST: usize = 6;
/// Of how many events the words decide how many rows are kept for them.
const LOOKED_AT: usize = 240;

/// What is said of an event, in rows.
#[derive(Debug)]
pub struct Words<'d> {
    pub when: String,
    pub title: &'d str,
    /// The parts of the title, in bytes, a row each.
    pub title_rows: Vec<Range<usize>>,
    pub who: String,
    pub who_rows: Vec<Range<usize>>,
}

impl<'d> Words<'d> {
    /// What is said of an event in so many columns, and in so many rows at most; who did it leaves `beside` columns free.
    pub fn new(dossier: &'d Dossier, event: EventId, width: usize, rows: usize, beside: usize) -> Self {
        let (when, title, who) = (when(dossier, event), &*dossier.event(event).title, who(dossier, event));
        let room = width.saturating_sub(before_title(&when) + 1);
        let title_rows = wrapped(title, room, rows.saturating_sub(1).max(1));
        let left = rows.saturating_sub(title_rows.len()).max(1);
        let who_rows = wrapped(&who, width.saturating_sub(2 + beside), left);
        Self { when, title, title_rows, who, who_rows }
    }
}

/// The columns before a title.
pub fn before_title(when: &str) -> usize {
    SIGN + when.width() + BEHIND_DATE
}

/// The rows that the words about any event of the lanes take in so many columns; of very many, events from all over
/// them are looked at.
pub fn rows_needed(dossier: &Dossier, lanes: &Lanes, width: u16) -> u16 {
    let step = lanes.events.len().div_ceil(LOOKED_AT).max(1);
    let words = |event: &EventId| Words::new(dossier, *event, width.into(), 2 * MOST, HERE);
    let rows = lanes.events.iter().step_by(step).map(words).map(|words| words.title_rows.len() + words.who_rows.len());
    rows.max().unwrap_or_default().min(2 * MOST) as u16
}

/// When an event happened.
pub fn when(dossier: &Dossier, event: EventId) -> String {
    dossier.event(event).date.as_ref().map_or_else(|| "undated".to_owned(), Date::with_year)
}

/// Who did it to whom, and who else took part.
fn who(dossier: &Dossier, event: EventId) -> String {
    let mut text = String::new();
    for (role, air, word) in [(Role::Actor, "", ""), (Role::Recipient, " ", "→ "), (Role::Involved, " · ", "with ")]
    {
        let cast = dossier.cast(event).iter().filter(|(_, known)| *known == role);
        let names: Vec<&str> = cast.map(|(who, _): &(ActorId, Role)| dossier.short_name(*who)).collect();
        if !names.is_empty() {
            let air = if text.is_empty() { "" } else { air };
            text = format!("{text}{air}{word}{}", names.join(", "));
        }
    }
    let text = if text.is_empty() { "nobody is named".to_owned() } else { text };
    if dossier.disputes_who(event) { format!("{}: {text}", words::DISPUTED) } else { text }
}
