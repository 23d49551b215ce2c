//! The choice of sources, in the place of the page: which to read with, and what hangs on each.

mod draw;
pub mod state;

use std::rc::Rc;

use self::state::Choice;
use super::view::{View, WHEEL};
use crate::{
    dossier::{Day, Dossier, Id, Scope, Weight, Whose},
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        layout::Pane,
    },
    report::Subject,
};

impl Context {
    /// Choosing the sources to read with.
    pub const SOURCES: Self = Self("sources");
}

/// The choice of sources.
pub const VIEW: View = View {
    turn: Explorer::turn_sources,
    escapes_to: Some(Context::PAGE),
    go: Explorer::go_in_sources,
    follow: Explorer::choose_sources,
    click: Explorer::click_in_sources,
    scroll: |explorer, motion| (0..WHEEL).any(|_| explorer.go_in_sources(motion)),
    ..View::new(Context::SOURCES, Pane::Detail, draw::draw)
};

impl Explorer {
    /// What can be chosen: all, the subject's own, what was published by the selected event, what is at
    /// hand, then everything to leave out, the heaviest first.
    pub fn choices(&self) -> Rc<Vec<Choice>> {
        let at_hand = (self.day_at_hand(), self.source_at_hand());
        self.derived.choices.get(at_hand, |(day, source)| {
            let mut scopes = vec![Scope::All];
            scopes.extend(self.all.subject().map(|subject| Scope::Only(Whose::Source(subject))));
            scopes.extend(day.map(Scope::PublishedBy));
            scopes.extend(source.iter().flat_map(|whose| [Scope::Without(*whose), Scope::Only(*whose)]));
            let first = scopes.into_iter().map(|scope| Choice { scope, weight: None });
            let weights = self.weights();
            let weights =
                weights.iter().map(|weight| Choice { scope: Scope::Without(weight.whose), weight: Some(*weight) });
            first.chain(weights).collect()
        })
    }

    /// What hangs on each outlet and source, worked out once for the dossier.
    fn weights(&self) -> Rc<Vec<Weight>> {
        self.derived.weights.get((), |()| self.all.weights())
    }

    /// The last day that the selected event may have happened on.
    fn day_at_hand(&self) -> Option<Day> {
        let Some(Id::Event(event)) = self.state.location.timeline.selected else { return None };
        self.all.event(event).date.as_ref()?.span().last
    }

    /// The source that the page is about, or that its selected link leads to.
    fn source_at_hand(&self) -> Option<Whose> {
        match self.state.location.subject {
            Subject::Record(Id::Source(source)) => Some(Whose::Source(source)),
            Subject::Record(Id::Actor(actor)) if self.all.is_outlet(actor) => Some(Whose::Outlet(actor)),
            _ => None,
        }
    }

    /// The row of the choice that is selected: until the reader moves, the one that is read with, or with
    /// all sources the first other one.
    pub fn choice_at_hand(&self) -> usize {
        let choices = self.choices();
        let present = || match self.state.location.scope {
            Scope::All => 1,
            scope => choices.iter().position(|choice| choice.scope == scope).unwrap_or(0),
        };
        self.state.location.choice.unwrap_or_else(present).min(choices.len() - 1)
    }

    /// From the page to the choice of sources, and back.
    fn turn_sources(&mut self) -> bool {
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

    fn go_in_sources(&mut self, motion: Motion) -> bool {
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
    fn choose_sources(&mut self) -> bool {
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

    fn click_in_sources(&mut self, x: u16, y: u16) {
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

    /// The dossier as it is read with all its sources.
    pub fn all(&self) -> &Dossier {
        &self.all
    }
}
