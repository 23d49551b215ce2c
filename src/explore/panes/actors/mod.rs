//! The actors that pass, most involved first, and whatever else a query finds.

mod draw;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::{ActorId, Dossier, Id, Kind, Scope},
    explore::{
        action::Context,
        explorer::Explorer,
        found::Found,
        layout::Pane,
        list::{Heading, List, Row},
        location::Lacks,
        memo::Same,
    },
    report::lines::columns::Columns as _,
};

/// Of how many actors the names decide how wide their list is: those that are seen first.
const LOOKED_AT: usize = 60;

impl Context {
    /// Moving in the list of actors.
    pub const ACTORS: Self = Self("actors");
}

/// The list of actors.
pub const VIEW: View = View {
    go: |explorer, motion| explorer.go_in_list(Pane::Actors, motion, 1),
    follow: Explorer::read,
    actor: |explorer| match explorer.location().actors.selected {
        Some(Id::Actor(actor)) => Some(actor),
        _ => None,
    },
    click: |explorer, x, y| explorer.click_in_list(Pane::Actors, x, y),
    scroll: |explorer, motion| explorer.scroll_in_list(Pane::Actors, motion),
    tall: draw::tall,
    ..View::new(Context::ACTORS, Pane::Actors, draw::draw)
};

impl Explorer {
    /// The rows of the list of actors.
    pub fn actors(&self) -> Rc<List> {
        let lacks = self.dossier.scope() != Scope::All && self.state.location.lacks == Lacks::Shown;
        self.derived.actors.get((Same(self.found()), self.dossier.scope(), lacks), |(found, _, lacks)| {
            let all = self.all.by_involvement().iter().map(|actor| Id::from(*actor));
            let fallen: Vec<Id> = match &found.hits {
                _ if !lacks => Vec::new(),
                None => all.filter(|id| !self.dossier.stands(*id)).collect(),
                Some(_) => found.fallen.clone(),
            };
            list(&self.dossier, found, &fallen)
        })
    }
}

impl Explorer {
    /// The columns that the list of actors takes, border and all; none where there is nothing in it.
    pub(in crate::explore) fn columns_of_actors(&self) -> Option<u16> {
        if self.all.actors().len() == 0 && self.actors().rows.is_empty() {
            return None;
        }
        let needed = self.derived.names.get(self.dossier.scope(), |_| {
            let names = self.dossier.by_involvement().iter().take(LOOKED_AT);
            let columns = names.map(|actor| self.dossier.short_name(*actor).width()).max().unwrap_or_default();
            u16::try_from(columns).unwrap_or(u16::MAX)
        });
        Some(needed.saturating_add(draw::BESIDE_NAME as u16 + 2))
    }

    /// Whether the list of actors holds claims and the like, which are read in whole sentences.
    pub(in crate::explore) fn lists_sentences(&self) -> bool {
        let list = self.actors();
        list.rows.len() > list.count && list.rows.iter().skip(list.count).any(|row| matches!(row, Row::Record(_)))
    }
}

/// The actors, most involved first, or those that the query finds, best first; then whatever else it finds, kind by
/// kind. Those that have fallen stand behind the others of their kind.
fn list(dossier: &Dossier, found: &Found, fallen: &[Id]) -> List {
    let mut list = List::default();
    let fallen = |kind: Kind| fallen.iter().copied().filter(move |id| id.kind() == kind).map(Row::Fallen);
    if found.hits.is_none() {
        list.rows = dossier.by_involvement().iter().map(|id: &ActorId| Row::Record((*id).into())).collect();
        list.count = list.rows.len();
        list.rows.extend(fallen(Kind::Actor));
        return list;
    }
    let of = |kind: Kind| found.of(kind).map(Row::Record);
    list.rows.extend(of(Kind::Actor));
    list.count = list.rows.len();
    list.rows.extend(fallen(Kind::Actor));
    for kind in [Kind::Claim, Kind::Source, Kind::Place, Kind::Figure, Kind::Relation] {
        let heading = list.rows.len();
        list.rows.extend(of(kind).chain(fallen(kind)));
        let count = list.rows.len() - heading;
        if count > 0 {
            list.rows.insert(heading, Row::Heading(Heading::Kind(kind, u32::try_from(count).unwrap_or(u32::MAX))));
        }
    }
    list.rows.shrink_to_fit();
    list
}
