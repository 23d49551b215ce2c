//! The panes: for each a folder with what it holds, what keys do in it, and how it is drawn.
//!
//! [`VIEWS`] is the one place that knows them all.

mod actors;
mod braid;
mod events;
pub mod filters;
pub mod find;
pub mod help;
pub mod lanes;
mod list;
pub mod network;
pub mod overlay;
mod page;
mod palette;
pub mod search;
pub mod sources;
pub mod take;
pub mod timeline;
mod trail;
pub mod view;

use self::{overlay::state::Listed, view::View};
use super::{
    action::Context,
    explorer::Explorer,
    layout::{Layout, Pane, Room, Wishes},
    location::Location,
};
use crate::dossier::ActorId;

/// Everything that a pane can show.
static VIEWS: &[View] =
    &[timeline::VIEW, lanes::VIEW, braid::VIEW, actors::VIEW, page::VIEW, network::VIEW, sources::VIEW, filters::VIEW];

/// What a pane shows in a context; `None` for those that lie over the panes.
pub fn view(context: Context) -> Option<&'static View> {
    VIEWS.iter().find(|view| view.context == context)
}

impl Explorer {
    /// Where the panes lie.
    pub fn layout(&self) -> Layout {
        let Location { focus, list, zoom, .. } = self.state.location;
        let wanted = |pane| self.shown_in(pane).map(|view| view.room).unwrap_or_default();
        let (room, detail) = (wanted(Pane::Timeline), wanted(Pane::Detail));
        let (actors, sentences) = (self.columns_of_actors(), self.lists_sentences());
        let chapters = self.rows_of_chapters();
        let no_events = self.lists_no_events();
        let moved = self.state.moved;
        let wishes = Wishes { focus, list, zoom, room, detail, no_events, actors, sentences, moved, chapters };
        let mut layout = Layout::new(self.state.size, &wishes);
        // A wide view has time across itself; a list has the pulse at its foot.
        if room == Room::Pane
            && let Some(has_sides) = self.pulse_has_sides()
        {
            layout.make_room_for_pulse(has_sides);
        }
        layout
    }

    /// What the keys are for at the moment.
    pub fn context(&self) -> Context {
        if self.state.find.is_some() {
            Context::FIND
        } else if let Some(overlay) = &self.state.overlay {
            match overlay.listed {
                Listed::Actions(_) => Context::PALETTE,
                Listed::Places => Context::TRAIL,
            }
        } else if self.state.help.is_some() {
            Context::HELP
        } else if self.state.file.is_some() {
            Context::FILE
        } else if self.state.take.is_some() {
            Context::TAKE
        } else if self.state.search.is_some() {
            Context::SEARCH
        } else {
            self.view(self.state.location.focus)
        }
    }

    /// Which view a pane shows.
    pub fn view(&self, pane: Pane) -> Context {
        let asked = self.state.location.views.of(pane);
        self.shown_in(pane).map_or(asked, |view| view.context)
    }

    /// The view that a pane shows.
    pub(in crate::explore) fn shown_in(&self, pane: Pane) -> Option<&'static View> {
        let asked = view(self.state.location.views.of(pane))?;
        if (asked.is_possible)(self) { Some(asked) } else { view(asked.escapes_to?) }
    }

    /// The view that has the keys.
    pub(in crate::explore) fn front(&self) -> Option<&'static View> {
        self.shown_in(self.state.location.focus)
    }

    /// The actor that is selected, or that the view is about.
    pub(in crate::explore) fn actor_at_hand(&self) -> Option<ActorId> {
        self.actor_in(self.state.location.focus)
    }

    /// The same in any pane.
    pub(in crate::explore) fn actor_in(&self, pane: Pane) -> Option<ActorId> {
        self.shown_in(pane).and_then(|view| (view.actor)(self))
    }
}
