//! The network and the pair in the hand: opening them, walking among neighbours, putting one in
//! the middle.
//!
//! Must not know how they are drawn.

use unicode_width::UnicodeWidthStr as _;

use super::{
    App,
    action::Motion,
    layout::{Area, Pane},
    network::{Label, Picture, Way},
    state::DetailShape,
};
use crate::{
    dossier::{ActorId, Id, Tie},
    report::{
        self, Subject,
        lines::{self, Lines, Medium},
    },
};

/// A network, laid out.
#[derive(Debug, Default)]
pub struct Network {
    /// Everybody whom the actor is tied to, the closest first.
    pub ties: Vec<Tie>,
    /// Where those that fit lie, in the same order.
    pub picture: Picture,
    /// The selected one of these.
    pub node: Option<usize>,
    /// What is to be said of it.
    pub words: Lines,
}

/// The causes of a network, to see whether they have changed.
#[derive(Debug, Default, PartialEq, Eq, Clone)]
pub struct NetworkMadeFor {
    ties: Option<ActorId>,
    picture: Option<(ActorId, u16, u16)>,
    words: Option<(ActorId, ActorId, u16)>,
}

impl App<'_> {
    /// The actor in the middle, while the detail shows a network.
    pub fn centre(&self) -> Option<ActorId> {
        match self.asked.place.detail {
            DetailShape::Page => None,
            DetailShape::Network { .. } => self.centre_of(self.asked.place.subject),
        }
    }

    /// The actor whose network belongs to a page: its own, or that of the first who did it.
    fn centre_of(&self, subject: Subject) -> Option<ActorId> {
        match subject {
            Subject::Pair(first, _) => Some(first),
            Subject::Record(Id::Actor(actor)) => Some(actor),
            Subject::Record(Id::Event(event)) => self.dossier.cast(event).first().map(|(actor, _)| *actor),
            Subject::Record(Id::Claim(claim)) => self.dossier.makers(claim).first().copied(),
            Subject::Record(Id::Relation(relation)) => Some(self.dossier.ends(relation).0),
            Subject::About | Subject::Record(Id::Source(_) | Id::Place(_) | Id::Figure(_)) => None,
        }
    }

    /// The selected neighbour, while the detail shows a network.
    pub fn neighbour_at_hand(&self) -> Option<ActorId> {
        self.centre()?;
        let network = &self.derived.network;
        network.node.and_then(|node| network.ties.get(node)).map(|tie| tie.actor)
    }

    /// From the page to the network of its actor, and back.
    pub(super) fn turn_network(&mut self) -> bool {
        if self.centre().is_some() {
            self.asked.place.detail = DetailShape::Page;
            return true;
        }
        let subject = self.asked.place.subject;
        if self.centre_of(subject).is_none() {
            self.asked.notice = Some("a network needs an actor; this page is about none".into());
            return true;
        }
        let selected = if let Subject::Pair(_, second) = subject { Some(second) } else { None };
        self.asked.place.detail = DetailShape::Network { selected };
        true
    }

    /// Walks to another neighbour.
    pub(super) fn walk(&mut self, motion: Motion) -> bool {
        let Network { ties, picture, node, .. } = &self.derived.network;
        let Some(from) = *node else { return false };
        let to = match motion {
            Motion::Left | Motion::PreviousGroup => picture.walk(from, Way::Left),
            Motion::Right | Motion::NextGroup => picture.walk(from, Way::Right),
            Motion::Up => picture.walk(from, Way::Up),
            Motion::Down => picture.walk(from, Way::Down),
            Motion::PageUp => picture.end(from, true),
            Motion::PageDown => picture.end(from, false),
            Motion::First => Some(0),
            Motion::Last => picture.nodes.len().checked_sub(1),
        };
        to.and_then(|to| ties.get(to)).map(|tie| tie.actor).is_some_and(|actor| self.select_neighbour(actor))
    }

    pub(super) fn select_neighbour(&mut self, actor: ActorId) -> bool {
        self.asked.place.detail = DetailShape::Network { selected: Some(actor) };
        true
    }

    /// Puts the selected neighbour in the middle, remembering the present picture; the one that
    /// was in the middle is selected, so that the way back is one key.
    pub(super) fn put_in_the_middle(&mut self) -> bool {
        let (Some(centre), Some(next)) = (self.centre(), self.neighbour_at_hand()) else { return false };
        self.open(Subject::Record(next.into()));
        self.select_neighbour(centre)
    }

    /// Opens the page of the pair: of the actor in the middle and the selected one, of the two
    /// marked, or of the marked one and the one at hand.
    pub(super) fn pair(&mut self) -> bool {
        let pair = match (self.centre().zip(self.neighbour_at_hand()), &self.asked.place.marked[..]) {
            (Some(pair), _) => Some(pair),
            (None, [first, second, ..]) => Some((*first, *second)),
            (None, [first]) => self.actor_at_hand().filter(|hand| hand != first).map(|hand| (*first, hand)),
            (None, []) => None,
        };
        if let Some((first, second)) = pair {
            return self.open(Subject::Pair(first, second));
        }
        self.asked.notice = Some("Space marks an actor; mark two to see the pair".into());
        true
    }

    /// Shows the pair as soon as a second actor is marked.
    pub(super) fn show_pair(&mut self) {
        let [first, second] = self.asked.place.marked[..] else { return };
        let place = &mut self.asked.place;
        place.subject = Subject::Pair(first, second);
        place.detail = DetailShape::Page;
        place.page_top = 0;
        place.link = None;
    }

    /// Goes back to what the list has selected, when the two are no longer marked.
    pub(super) fn leave_pair(&mut self) {
        let place = &self.asked.place;
        if place.focus != Pane::Detail && matches!(place.subject, Subject::Pair(..)) {
            self.show_selected();
        }
    }

    /// Brings the network up to date, where there is one.
    pub(super) fn derive_network(&mut self) {
        let Some(centre) = self.centre() else { return };
        let dossier = self.dossier;
        let Area { width, height, .. } = self.derived.layout.detail.unwrap_or_default().inner();
        let made = &mut self.derived.made_for.network;
        let network = &mut self.derived.network;
        if made.ties != Some(centre) {
            network.ties = dossier.ties_of(centre);
            *made = NetworkMadeFor { ties: Some(centre), ..NetworkMadeFor::default() };
        }
        if made.picture != Some((centre, width, height)) {
            // No more than could ever stand in the picture are measured.
            let most = usize::from(height) * 2;
            let label = |actor: ActorId| {
                let width = dossier.actor(actor).name.width();
                Label { full: width, short: dossier.short_name(actor).width() }
            };
            let labels: Vec<Label> = network.ties.iter().take(most).map(|tie| label(tie.actor)).collect();
            network.picture = Picture::new(width, height, dossier.short_name(centre).width(), &labels);
            network.picture.hidden += network.ties.len() - labels.len();
            made.picture = Some((centre, width, height));
        }
        let DetailShape::Network { selected } = self.asked.place.detail else { return };
        let shown = &network.ties[..network.picture.nodes.len()];
        let first = if shown.is_empty() { None } else { Some(0) };
        network.node = selected.and_then(|actor| shown.iter().position(|tie| tie.actor == actor)).or(first);
        let Some(tie) = network.node.and_then(|node| shown.get(node)) else {
            network.words = Lines::default();
            made.words = None;
            return;
        };
        if made.words != Some((centre, tie.actor, width)) {
            network.words =
                lines::lay(dossier, &report::tie(dossier, tie), usize::from(width.saturating_sub(2)), Medium::Screen);
            made.words = Some((centre, tie.actor, width));
        }
    }
}
