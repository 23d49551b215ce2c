//! Choosing the sources to read with.

use super::{derived::Within, draw};
use crate::{
    dossier::{Loss, Order, Scope},
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        layout::Pane,
    },
    report::words,
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
        let page = motion.rows(self.layout().rows(Pane::Detail));
        let to = match motion {
            Motion::Up => at.saturating_sub(1),
            Motion::Down => (at + 1).min(last),
            Motion::HalfPageUp | Motion::PageUp => at.saturating_sub(page),
            Motion::HalfPageDown | Motion::PageDown => (at + page).min(last),
            Motion::First => 0,
            Motion::Last => last,
            Motion::Right => return self.open_outlet(),
            Motion::Left => return self.close_outlet() || self.say("no outlet is open"),
        };
        self.state.location.choice = Some(to);
        to != at
    }

    /// Lists the documents of the selected outlet below it.
    fn open_outlet(&mut self) -> bool {
        let (at, choices) = (self.choice_at_hand(), self.choices());
        match choices[at].weight {
            Some(weight) if weight.documents > 1 && choices[at].within == Within::Nothing => {
                self.close_outlet();
                let scope = choices[at].scope;
                let row = self.choices().iter().position(|choice| choice.scope == scope && choice.weight.is_some());
                self.state.location.choice = row;
                self.state.location.opened = Some(weight.whose);
                true
            }
            _ => self.say("only an outlet with several documents can be opened"),
        }
    }

    /// Takes them away again; the outlet is selected where one of them was.
    fn close_outlet(&mut self) -> bool {
        let Some(opened) = self.state.location.opened else { return false };
        let (at, choices) = (self.choice_at_hand(), self.choices());
        let outlet = choices.iter().position(|choice| choice.weight.is_some_and(|weight| weight.whose == opened));
        let below = choices.iter().filter(|choice| choice.within == Within::Outlet).count();
        let to = match (choices[at].within, outlet) {
            (Within::Outlet, Some(outlet)) => outlet,
            (Within::Nothing, Some(outlet)) if at > outlet => at - below,
            _ => at,
        };
        self.state.location.opened = None;
        self.state.location.choice = Some(to);
        true
    }

    /// Sorts by what else is lost, and back to the first.
    pub(in crate::explore) fn sort_sources(&mut self) -> bool {
        let scope = self.choices()[self.choice_at_hand()].scope;
        let loss = &mut self.state.location.loss;
        *loss = match loss {
            Loss::Support => Loss::Corroboration,
            Loss::Corroboration => Loss::Contestation,
            Loss::Contestation => Loss::Support,
        };
        // What is selected stays selected.
        self.state.location.choice = self.choices().iter().rposition(|choice| choice.scope == scope);
        true
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
        let Some(day) = self.day_at_hand() else { return self.say("select an event that has a day") };
        self.state.history.leave(self.state.location.clone());
        // A query that led to the event would hide what else was known.
        self.state.location.query.clear();
        self.read_with(Scope::PublishedBy(day))
    }

    /// Reads with some sources from now on; what was read before is a step back.
    pub(in crate::explore) fn read_with(&mut self, scope: Scope) -> bool {
        let location = &mut self.state.location;
        location.show(Pane::Detail, Context::PAGE);
        if scope == Scope::All {
            location.beside = None;
        } else if scope != location.scope {
            location.beside = Some(location.scope);
        }
        location.scope = scope;
        location.page_top = 0;
        location.link = None;
        location.focus = location.list;
        // In the order of time, by the dates that these sources give.
        location.order = Order::Time;
        scope == Scope::All || self.say(words::TITLES_REMAIN)
    }

    pub(super) fn click_in_sources(&mut self, x: u16, y: u16) {
        self.focus(Pane::Detail);
        let area = self.layout().inside(Pane::Detail);
        // The first row of cells is for what the numbers are.
        let below = y.checked_sub(area.y + 1).filter(|_| area.contains(x, y));
        let rows = draw::rows(self);
        let row = below.and_then(|below| rows.get(draw::top(self, &rows) + usize::from(below)));
        if let Some(at) = row.map(|row| row.line) {
            if self.choice_at_hand() == at && self.state.location.choice.is_some() {
                self.choose_sources();
            } else {
                self.state.location.choice = Some(at);
            }
        }
    }
}
