//! Who did an event to whom, in the columns beside its title.

use crate::{
    dossier::{ActorId, Dossier, EventId, Role},
    explore::{explorer::Explorer, ui::text::wrapped},
    report::words,
};

use super::{Cells, LINES};

/// The most names on each side; the others are counted.
pub const NAMES: usize = 12;
/// The lines that it has beside a shorter title, in few columns and from so many on; where more would be needed, fewer
/// are named.
const FEW_LINES: usize = 2;
const MORE_LINES: usize = 3;
const ROOMY: usize = 24;
/// Who did it to whom beside a title of so many lines, or who else was part of it: as many names as there is room for.
pub fn who(explorer: &Explorer, event: EventId, cells: &Cells, title: usize) -> String {
    if cells.who == 0 {
        return String::new();
    }
    let dossier = if explorer.dossier().stands(event) { explorer.dossier() } else { explorer.all() };
    let most = title.max(if cells.who < ROOMY { FEW_LINES } else { MORE_LINES });
    let names = dossier.cast(event).len().clamp(1, NAMES);
    let forms = (1..=names).rev().map(|names| who_of(dossier, event, names));
    let mut fitting = forms.filter(|who| wrapped(who, cells.who, LINES).len() <= most);
    fitting.next().unwrap_or_else(|| who_of(dossier, event, 1))
}

/// The same with at most so many names on each side before the others are counted.
pub fn who_of(dossier: &Dossier, event: EventId, most: usize) -> String {
    let cast = dossier.cast(event);
    let names = |wanted: Role| {
        let some: Vec<ActorId> = cast.iter().filter(|(_, role)| *role == wanted).map(|(actor, _)| *actor).collect();
        let names: Vec<&str> = some.iter().take(most).map(|actor| dossier.short_name(*actor)).collect();
        let more = some.len() - names.len();
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        (!names.is_empty()).then(|| format!("{}{more}", names.join(", ")))
    };
    let who = match (names(Role::Actor), names(Role::Recipient)) {
        (Some(by), Some(to)) => format!("{by} → {to}"),
        (Some(by), None) => by,
        (None, Some(to)) => format!("→ {to}"),
        (None, None) => names(Role::Involved).map_or_else(String::new, |with| format!("with {with}")),
    };
    if dossier.disputes_who(event) { format!("{}: {who}", words::DISPUTED) } else { who }
}
