//! How many columns the parts of rows would need, which decides how many each has.

use crate::{
    dossier::Id,
    explore::{explorer::Explorer, list::List, ui::text::wrapped_date},
    report::lines::columns::Columns as _,
};

use super::{
    super::derived::{Needed, Years},
    LINES, date,
    who::{NAMES, who_of},
};

/// Of how many events of a list this is worked out.
const LOOKED_AT: usize = 240;

/// What a list needs; of a long one events from all over it are looked at.
pub fn of(explorer: &Explorer, list: &List, years: Years) -> Needed {
    let dossier = explorer.dossier();
    let step = list.rows.len().div_ceil(LOOKED_AT).max(1);
    let events = (0..list.rows.len()).step_by(step).filter_map(|row| match list.record(row) {
        Some(Id::Event(event)) => Some(event),
        _ => None,
    });
    events.fold(Needed::default(), |needed, event| {
        let when = date(explorer, event, years);
        let dates = wrapped_date(&when, years.dates().1, LINES).into_iter().map(|line| when[line].width());
        let needed = Needed { date: dates.fold(needed.date, usize::max), ..needed };
        if !dossier.stands(event) {
            return needed;
        }
        Needed {
            title: needed.title.max(dossier.event(event).title.width()),
            who: needed.who.max(who_of(dossier, event, NAMES).width()),
            ..needed
        }
    })
}
