//! Choosing the sources to read with.

use super::draw;
use crate::{
    dossier::Scope,
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        layout::Pane,
    },
};

impl Explorer {
    /// From the page to the choice of sources, and back.
    pub(super) fn turn_sources(&mut self) -> bool {
        let location = &mut self.state.location;
        if location.views.of(Pane::Detail) == Context::SOURCES {
            location.show(Pane::Detail, Context::PAGE);
        } else {
            self.state.history.leave(location.clone());
            location.show(Pane::Detail, Context::SOURCES);
            location.choice = None;
            self.focus(Pane::Detail);
        }
        true
    }

    pub(super) fn go_in_sources(&mut self, motion: Motion) -> bool {
        let (at, last) = (self.choice_at_hand(), self.choices().len() - 1);
        let page = self.layout().rows(Pane::Detail).saturating_sub(2).max(1);
        let to = match motion {
            Motion::Up => at.saturating_sub(1),
            Motion::Down => (at + 1).min(last),
            Motion::PageUp => at.saturating_sub(page),
            Motion::PageDown => (at + page).min(last),
            Motion::First => 0,
            Motion::Last => last,
            Motion::Left | Motion::Right => return false,
        };
        self.state.location.choice = Some(to);
        to != at
    }

    /// Reads with what is selected, and shows the page again.
    pub(super) fn choose_sources(&mut self) -> bool {
        let scope = self.choices()[self.choice_at_hand()].scope;
        self.read_with(scope)
    }

    /// Reads with the selected source or outlet alone, or without it where it is read with alone.
    pub(in crate::explore) fn choose_alone(&mut self) -> bool {
        match self.choices()[self.choice_at_hand()].scope {
            Scope::Without(whose) => self.read_with(Scope::Only(whose)),
            Scope::Only(whose) => self.read_with(Scope::Without(whose)),
            Scope::All | Scope::PublishedBy(_) => self.say("only a source or an outlet can be read alone"),
        }
    }

    /// Reads with what had been published by the last day of the selected event.
    pub(in crate::explore) fn read_as_known_then(&mut self) -> bool {
        let Some(day) = self.day_at_hand() else { return self.say("this event has no day; select one that has") };
        self.state.history.leave(self.state.location.clone());
        self.read_with(Scope::PublishedBy(day))
    }

    /// Reads with some sources from now on; what was read before is a step back.
    pub(in crate::explore) fn read_with(&mut self, scope: Scope) -> bool {
        let location = &mut self.state.location;
        location.show(Pane::Detail, Context::PAGE);
        location.scope = scope;
        location.page_top = 0;
        location.link = None;
        location.focus = location.list;
        true
    }

    pub(super) fn click_in_sources(&mut self, x: u16, y: u16) {
        self.focus(Pane::Detail);
        let area = self.layout().inside(Pane::Detail);
        let row = draw::top(self) + usize::from(y.saturating_sub(area.y));
        if area.contains(x, y) && row < self.choices().len() {
            if self.choice_at_hand() == row && self.state.location.choice.is_some() {
                self.choose_sources();
            } else {
                self.state.location.choice = Some(row);
            }
        }
    }
}
