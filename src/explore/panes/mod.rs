//! The panes: for each a folder with what it holds, what keys do in it, and how it is drawn.
//!
//! [`VIEWS`] is the one place that knows them all.

mod actors;
mod braid;
mod events;
pub mod help;
mod lanes;
mod list;
mod network;
mod page;
pub mod search;
mod sources;
mod timeline;
pub mod view;

use self::view::View;
use super::{action::Context, explorer::Explorer};
use crate::dossier::ActorId;

/// Everything that a pane can show.
static VIEWS: &[View] =
    &[timeline::VIEW, lanes::VIEW, braid::VIEW, actors::VIEW, page::VIEW, network::VIEW, sources::VIEW];

/// What a pane shows in a context; `None` for those that lie over the panes.
pub fn view(context: Context) -> Option<&'static View> {
    VIEWS.iter().find(|view| view.context == context)
}

impl Explorer {
    /// The view that has the keys.
    pub(in crate::explore) fn front(&self) -> Option<&'static View> {
        view(self.view(self.state.location.focus))
    }

    /// The actor that is selected, or that the view is about.
    pub(in crate::explore) fn actor_at_hand(&self) -> Option<ActorId> {
        self.front().and_then(|view| (view.actor)(self))
    }
}
