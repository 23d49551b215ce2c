//! The network of the page's actor, in the place of the page.

pub mod derived;
mod draw;
mod input;

use std::rc::Rc;

use self::derived::Drawn;
use super::view::View;
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, Id, Tie},
    explore::{
        action::Context,
        explorer::Explorer,
        layout::{Pane, Room},
        ui::text::wrapped,
    },
    picture::{
        area::Area,
        network::{NameWidths, Network},
    },
    report::{
        self, Subject,
        lines::{self, Lines, Medium},
    },
};

impl Context {
    /// Walking in a network.
    pub const NETWORK: Self = Self("network");
}

/// The most lines of a name.
const LINES: usize = 4;

/// The network of an actor.
pub const VIEW: View = View {
    room: Room::Half,
    is_possible: |explorer| explorer.centre().is_some(),
    turn: Explorer::turn_network,
    is_offered: |explorer| {
        explorer.centre().is_some() || matches!(explorer.location().subject, Subject::Record(Id::Actor(_)))
    },
    escapes_to: Some(Context::PAGE),
    go: Explorer::walk,
    follow: Explorer::put_in_the_middle,
    actor: |explorer| explorer.neighbour_at_hand().or(explorer.centre()),
    click: Explorer::click_in_network,
    scroll: |_, _| false,
    ..View::new(Context::NETWORK, Pane::Detail, draw::draw)
};

impl Explorer {
    /// The actor in the middle, while the detail shows a network.
    pub fn centre(&self) -> Option<ActorId> {
        let is_shown = self.state.location.views.of(Pane::Detail) == Context::NETWORK;
        is_shown.then(|| self.centre_of(self.state.location.subject)).flatten()
    }

    /// The actor whose network belongs to a page: its own, or that of the first who did it.
    pub(super) fn centre_of(&self, subject: Subject) -> Option<ActorId> {
        match subject {
            Subject::Pair(first, _) => Some(first),
            Subject::Record(Id::Actor(actor)) => Some(actor),
            Subject::Record(id) => self.dossier.participants(id).first().map(|(actor, _)| *actor),
            Subject::About => None,
        }
    }

    /// The network of the actor in the middle, laid out, while the detail shows one.
    pub fn network(&self) -> Option<Rc<Drawn>> {
        let centre = self.centre()?;
        let Area { width, height, .. } = self.layout().inside(Pane::Detail);
        Some(self.derived.network.get((centre, self.dossier.scope(), (width, height)), |_| {
            let dossier = &*self.dossier;
            let ties = dossier.ties_of(centre);
            // No more than could ever stand in the picture are measured.
            let most = usize::from(height) * 2;
            let label = |actor: ActorId| {
                let width = dossier.actor(actor).name.width();
                NameWidths { full: width, short: dossier.short_name(actor).width() }
            };
            let labels: Vec<NameWidths> = ties.iter().take(most).map(|tie| label(tie.actor)).collect();
            let lines = |at: usize, short: bool, columns: usize| {
                let name = if short { dossier.short_name(ties[at].actor) } else { &dossier.actor(ties[at].actor).name };
                wrapped(name, columns, LINES).len()
            };
            let words =
                ties.iter().take(most).map(|tie| self.words_on(tie, width).lines.len()).max().unwrap_or_default();
            let name = dossier.short_name(centre).width();
            let mut picture = Network::new(width, height, name, &labels, &lines, words.min(height.into()) as u16);
            picture.hidden += ties.len() - labels.len();
            Drawn { centre, ties, picture }
        }))
    }

    /// The place of the selected neighbour among those that are drawn; the closest until the reader
    /// walks to another.
    pub(in crate::explore) fn node_at_hand(&self) -> Option<usize> {
        let drawn = self.network()?;
        let shown = &drawn.ties[..drawn.picture.nodes.len()];
        let walked_to = self.state.location.neighbour.and_then(|actor| shown.iter().position(|tie| tie.actor == actor));
        walked_to.or(if shown.is_empty() { None } else { Some(0) })
    }

    /// The selected neighbour, while the detail shows a network.
    pub fn neighbour_at_hand(&self) -> Option<ActorId> {
        let drawn = self.network()?;
        self.node_at_hand().and_then(|node| drawn.ties.get(node)).map(|tie| tie.actor)
    }

    /// What is to be said of the selected neighbour.
    pub(in crate::explore) fn about_neighbour(&self) -> Option<Rc<Lines>> {
        let drawn = self.network()?;
        let tie = &drawn.ties[self.node_at_hand()?];
        let width = self.layout().inside(Pane::Detail).width;
        let cause = (drawn.centre, tie.actor, self.dossier.scope(), width.into());
        Some(self.derived.neighbour.get(cause, |_| self.words_on(tie, width)))
    }

    /// What is to be said of a tie at the foot of a pane of so many columns.
    fn words_on(&self, tie: &Tie, width: u16) -> Lines {
        let width = width.saturating_sub(2).into();
        lines::lay(&self.dossier, &report::tie(&self.dossier, tie), width, Medium::Screen)
    }
}
