//! Opening a network, walking among neighbours, putting one in the middle.

use super::derived::Drawn;
use crate::{
    dossier::ActorId,
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        layout::Pane,
    },
    picture::network::WalkDirection,
    report::Subject,
};

impl Explorer {
    /// From the page to the network of its actor, and back.
    pub(super) fn turn_network(&mut self) -> bool {
        let location = &self.state.location;
        if self.centre().is_some() {
            self.state.location.show(Pane::Detail, Context::PAGE);
        } else if self.centre_of(location.subject).is_none() {
            return self.say("a network needs an actor; this page is about none");
        } else {
            let location = &mut self.state.location;
            location.show(Pane::Detail, Context::NETWORK);
            location.neighbour = if let Subject::Pair(_, second) = location.subject { Some(second) } else { None };
        }
        true
    }

    /// Walks to another neighbour.
    pub(super) fn walk(&mut self, motion: Motion) -> bool {
        let (Some(drawn), Some(from)) = (self.network(), self.node_at_hand()) else { return false };
        let Drawn { ties, picture, .. } = &*drawn;
        let to = match motion {
            Motion::Left => picture.walk(from, WalkDirection::Left),
            Motion::Right => picture.walk(from, WalkDirection::Right),
            Motion::Up => picture.walk(from, WalkDirection::Up),
            Motion::Down => picture.walk(from, WalkDirection::Down),
            Motion::HalfPageUp | Motion::PageUp => picture.top(from),
            Motion::HalfPageDown | Motion::PageDown => picture.bottom(from),
            Motion::First => Some(0),
            Motion::Last => picture.nodes.len().checked_sub(1),
        };
        to.and_then(|to| ties.get(to)).map(|tie| tie.actor).is_some_and(|actor| self.select_neighbour(actor))
    }

    pub(in crate::explore) fn select_neighbour(&mut self, actor: ActorId) -> bool {
        self.state.location.show(Pane::Detail, Context::NETWORK);
        self.state.location.neighbour = Some(actor);
        true
    }

    /// Puts the selected neighbour in the middle, remembering the present picture; the one that
    /// was in the middle is selected, so that the way back is one key.
    pub(super) fn put_in_the_middle(&mut self) -> bool {
        let (Some(centre), Some(next)) = (self.centre(), self.neighbour_at_hand()) else { return false };
        self.open(Subject::Record(next.into()));
        self.select_neighbour(centre)
    }

    /// Selects a neighbour; a second click puts it in the middle.
    pub(super) fn click_in_network(&mut self, x: u16, y: u16) {
        self.focus(Pane::Detail);
        let Some(drawn) = self.network() else { return };
        let area = self.layout().inside(Pane::Detail);
        let node = area.contains(x, y).then(|| drawn.picture.node_at(x - area.x, y - area.y)).flatten();
        match node.and_then(|node| drawn.ties.get(node)) {
            Some(_) if node == self.node_at_hand() => self.put_in_the_middle(),
            Some(tie) => self.select_neighbour(tie.actor),
            None => true,
        };
    }
}
