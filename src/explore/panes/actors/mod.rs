//! The actors that pass, most involved first, and whatever else a query finds.

mod draw;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::{ActorId, Dossier, Id, Kind},
    explore::{
        action::Context,
        explorer::Explorer,
        layout::Pane,
        list::{Heading, List, Row},
        memo::Same,
    },
    search::Hit,
};

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
    ..View::new(Context::ACTORS, Pane::Actors, draw::draw)
};

impl Explorer {
    /// The rows of the list of actors.
    pub fn actors(&self) -> Rc<List> {
        self.derived.actors.get(Same(self.found()), |found| list(&self.dossier, found.hits.as_deref()))
    }
}

/// The actors, most involved first, or those that the query finds, best first; then whatever else
/// it finds, kind by kind.
fn list(dossier: &Dossier, hits: Option<&[Hit]>) -> List {
    let mut list = List::default();
    let Some(hits) = hits else {
        list.rows = dossier.by_involvement().iter().map(|id: &ActorId| Row::Record((*id).into())).collect();
        list.count = list.rows.len();
        return list;
    };
    let of = |kind: Kind| hits.iter().map(|hit| hit.id).filter(move |id| id.kind() == kind);
    list.rows.extend(of(Kind::Actor).map(Row::Record));
    list.count = list.rows.len();
    for kind in [Kind::Claim, Kind::Source, Kind::Place, Kind::Figure, Kind::Relation] {
        let mut records = of(kind).peekable();
        if records.peek().is_some() {
            list.rows.push(Row::Heading(Heading::Kind(kind)));
            list.rows.extend(records.map(Row::Record));
        }
    }
    list
}
