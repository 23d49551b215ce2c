//! The actors that pass, most involved first, and whatever else a query finds.

mod draw;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::{ActorId, Dossier, Id, Kind, Order, Scope},
    explore::{
        action::Context,
        explorer::Explorer,
        found::Found,
        layout::Pane,
        list::{Heading, List, Row},
        location::Lacks,
        memo::Same,
        sort::{ActorSort, by_standing},
    },
    report::lines::columns::Columns as _,
    search::Query,
    sorting,
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
        Some(Id::Actor(actor)) if !explorer.has_nothing_to_show() || explorer.cursor(Pane::Actors).is_some() => {
            Some(actor)
        }
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
        let cause = (Same(self.found()), self.dossier.scope(), lacks, self.actor_sort());
        self.derived.actors.get(cause, |(found, _, lacks, sort)| {
            let all = self.all.by_involvement().iter().map(|actor| Id::from(*actor));
            let fallen: Vec<Id> = match &found.hits {
                _ if !lacks => Vec::new(),
                None => all.filter(|id| !self.dossier.stands(*id)).collect(),
                Some(_) => found.fallen.clone(),
            };
            list(&self.dossier, found, &fallen, |actors| self.sorted(actors, *sort))
        })
    }

    /// How the actors are sorted: hits that are being typed for have an order of their own.
    pub fn actor_sort(&self) -> ActorSort {
        if self.is_ranked() { ActorSort::Involvement } else { self.state.location.actor_sort }
    }

    /// The rows of actors that come as usual.
    fn sorted(&self, mut actors: Vec<Id>, sort: ActorSort) -> Vec<Row> {
        match sort {
            ActorSort::Standing => return by_standing(actors.into_iter(), &self.standings(Kind::Actor)),
            ActorSort::Name => sorting::by_key(&mut actors, |id| {
                let name = ActorId::try_from(*id).map(|actor| self.dossier.short_name(actor).to_lowercase());
                name.unwrap_or_default()
            }),
            ActorSort::Involvement => {}
        }
        actors.into_iter().map(Row::Record).collect()
    }

    /// Puts the list that has the keys, or had them last, into the next of its orders.
    pub(in crate::explore) fn sort_list(&mut self) -> bool {
        let events = self.view(Pane::Timeline);
        let location = &mut self.state.location;
        let sorted = if location.list == Pane::Actors {
            location.actor_sort = location.actor_sort.next();
            format!("actors{}", or(&location.actor_sort, " by involvement"))
        } else if location.order == Order::Told {
            return self.say("a source's own telling has one order; v leads to the order of time");
        } else if events != Context::TIMELINE {
            return self.say("this is in the order of time; t leads to the list, which has others");
        } else {
            location.event_sort = location.event_sort.next();
            format!("events{}", or(&location.event_sort, " in the order of time"))
        };
        // From beside it, the list may be out of sight.
        if location.focus == location.list { true } else { self.say(sorted) }
    }
}

/// What the title of a list says of its order, or what the usual one is.
fn or(sort: &impl ToString, usual: &str) -> String {
    let said = sort.to_string();
    if said.is_empty() { usual.to_owned() } else { said }
}

impl Explorer {
    /// The columns that the list of actors takes, border and all; none where there is nothing in it.
    pub(in crate::explore) fn columns_of_actors(&self) -> Option<u16> {
        let is_asked = self.keeps_a_query() && self.found().nearest.is_empty();
        if (self.all.actors().len() == 0 || is_asked) && self.actors().rows.is_empty() {
            return None;
        }
        let needed = self.derived.names.get(self.dossier.scope(), |_| {
            let names = self.dossier.by_involvement().iter().take(LOOKED_AT);
            let columns = names.map(|actor| self.dossier.short_name(*actor).width()).max().unwrap_or_default();
            u16::try_from(columns).unwrap_or(u16::MAX)
        });
        Some(needed.saturating_add(draw::BESIDE_NAME as u16 + 2))
    }

    /// Whether the list of actors holds claims and the like, which are read in whole sentences: those that words find.
    /// What conditions alone let pass stands below actors that are more.
    pub(in crate::explore) fn lists_sentences(&self) -> bool {
        let has_words = || self.parse(&self.answered()).as_ref().as_ref().is_ok_and(Query::has_words);
        (self.actors().count == 0 || has_words())
            && *self.derived.has_sentences.get(Same(self.actors()), |list| {
                list.rows.iter().skip(list.count).any(|row| matches!(row, Row::Record(id) if id.kind() != Kind::Actor))
            })
    }
}

/// The actors, most involved first, or those that the query finds, best first; then whatever else it finds, kind by
/// kind. Those that have fallen stand behind the others of their kind.
fn list(dossier: &Dossier, found: &Found, fallen: &[Id], sorted: impl Fn(Vec<Id>) -> Vec<Row>) -> List {
    let fallen = |kind: Kind| fallen.iter().copied().filter(move |id| id.kind() == kind).map(Row::Fallen);
    let actors: Vec<Id> = match found.hits {
        None => dossier.by_involvement().iter().map(|id: &ActorId| (*id).into()).collect(),
        Some(_) => found.of(Kind::Actor).collect(),
    };
    let count = actors.len();
    let mut list = List::new(sorted(actors), count);
    // Under the heading of others they would seem to be supported as these are.
    let is_headed = matches!(list.rows.first(), Some(Row::Heading(_)));
    list.rows.extend(fallen(Kind::Actor).next().filter(|_| is_headed).map(|_| Row::Heading(Heading::Fallen)));
    list.rows.extend(fallen(Kind::Actor));
    let of = |kind: Kind| found.of(kind).map(Row::Record);
    for kind in [Kind::Claim, Kind::Figure, Kind::Place, Kind::Source, Kind::Relation] {
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
