//! Where the reader is: what back, forward and Esc bring back.

use super::{
    action::Context,
    layout::Pane,
    list::ListState,
    panes::{filters::derived::Choice, lanes::state::LanesState},
    sort::{ActorSort, EventSort},
};
use crate::{
    dossier::{ActorId, EventId, Id, Kind, Loss, Order, Scope, Whose},
    picture::period::Period,
    report::Subject,
};

/// What each pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Views([Context; Pane::ALL.len()]);

impl Views {
    /// What a pane shows.
    pub const fn of(self, pane: Pane) -> Context {
        self.0[pane as usize]
    }
}

impl Default for Views {
    fn default() -> Self {
        Self([Context::TIMELINE, Context::ACTORS, Context::PAGE])
    }
}

/// Whether what the sources that are included lack stands in the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lacks {
    /// Where it would stand with all sources.
    #[default]
    Shown,
    /// Not at all.
    Hidden,
}

/// An event that filters leave out, and the one that is selected in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Displaced {
    /// The one that the reader had selected.
    pub event: EventId,
    /// The one that is selected instead.
    pub by: EventId,
}

/// Where the reader is: what back, forward and Esc bring back exactly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// The pane that has the keys.
    pub focus: Pane,
    /// The list that had them last; it stands beside the detail where there is room for two.
    pub list: Pane,
    /// What each pane shows.
    pub views: Views,
    /// Whether the pane fills the window.
    pub zoom: bool,
    /// The timeline.
    pub timeline: ListState,
    /// The event that filters have taken the cursor of the timeline from.
    pub displaced: Option<Displaced>,
    /// The span of time that the pulse is to show; all of it where absent.
    pub period: Option<Period>,
    /// The chapter that the reader has gone to last.
    pub chapter: Option<usize>,
    /// The same events in lanes.
    pub lanes: LanesState,
    /// The actors, and what else a query finds.
    pub actors: ListState,
    /// What the detail is about.
    pub subject: Subject,
    /// The neighbour that the reader has walked to in a network; the closest until then.
    pub neighbour: Option<ActorId>,
    /// The selected link of the page.
    pub link: Option<usize>,
    /// The first line of the page that was in view when the reader acted last.
    pub page_top: usize,
    /// The marked actors, at most two.
    pub marked: Vec<ActorId>,
    /// The query that narrows the lists, as typed.
    pub query: String,
    /// How the events of the timeline are sorted, as long as it is a list in the order of time.
    pub event_sort: EventSort,
    /// How the actors are sorted.
    pub actor_sort: ActorSort,
    /// Which order the timeline is in; side by side with another, it has its own.
    pub order: Order,
    /// Which sources the dossier is read with.
    pub scope: Scope,
    /// Which sources the reader came from, or set beside these.
    pub beside: Option<Scope>,
    /// Whether what these sources lack is shown.
    pub lacks: Lacks,
    /// The list from which the reader came to what the detail shows: Esc gives it the keys again.
    pub came_from: Option<Pane>,
    /// The selected row of the choice of sources; the one that is read with, until the reader moves.
    pub choice: Option<usize>,
    /// By what the sources to choose among are sorted.
    pub loss: Loss,
    /// The outlet whose documents can be chosen, too.
    pub opened: Option<Whose>,
    /// The selected filter; the first, until the reader moves.
    pub filter: Option<Choice>,
}

impl Location {
    /// Lets a pane show something else.
    pub fn show(&mut self, pane: Pane, view: Context) {
        self.views.0[pane as usize] = view;
        if pane == Pane::Detail {
            // The selected neighbour belongs to the network that was left, as does the way out of a view.
            self.neighbour = None;
            self.came_from = None;
        }
    }

    /// Turns the detail to the beginning of a page.
    pub fn turn_to(&mut self, subject: Subject) {
        self.subject = subject;
        self.show(Pane::Detail, Context::PAGE);
        self.page_top = 0;
        self.link = None;
    }

    /// Where the list of a pane stands.
    pub const fn list_state(&self, pane: Pane) -> ListState {
        if matches!(pane, Pane::Actors) { self.actors } else { self.timeline }
    }

    /// The same, to be changed.
    pub const fn list_state_mut(&mut self, pane: Pane) -> &mut ListState {
        if matches!(pane, Pane::Actors) { &mut self.actors } else { &mut self.timeline }
    }

    /// Brings into view again what the wheel has turned away from.
    pub fn leave_nothing_behind(&mut self) {
        (self.timeline.left_behind, self.actors.left_behind, self.lanes.left_behind) = (None, None, None);
    }
}

/// The pane whose list a record belongs to.
pub fn list_of(id: Id) -> Pane {
    if id.kind() == Kind::Event { Pane::Timeline } else { Pane::Actors }
}
