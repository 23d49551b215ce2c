//! What the reader has asked for: plain data.

use super::{action::Context, field::TextField, history::History, layout::Pane, list::ListState};
use crate::{
    dossier::{ActorId, EventId, Id, Kind, Scope, Telling},
    picture::{lanes::unit::Unit, period::Period},
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
        Self([Context::Timeline, Context::Actors, Context::Page])
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

/// Where the lanes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LanesState {
    /// The first lane in view.
    pub top: usize,
    /// The first cell of time in view.
    pub left: usize,
    /// What a column is to hold; what fits, where nobody says.
    pub unit: Option<Unit>,
    /// The event where a walk from lane to lane began, as long as what it led to is selected.
    pub aim: Option<(Id, EventId)>,
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
    /// The span of time that the pulse shows; all of it where absent.
    pub span: Option<Period>,
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
    /// The first line of the page in view.
    pub page_top: usize,
    /// The marked actors, at most two.
    pub marked: Vec<ActorId>,
    /// The query that narrows the lists, as typed.
    pub query: String,
    /// What of it is answered: all but the words that can't be read, since a query half typed should not
    /// empty the screen.
    pub answered: String,
    /// Which order the timeline is in.
    pub telling: Telling,
    /// Which sources the dossier is read with.
    pub scope: Scope,
    /// Whether what these sources lack is shown.
    pub lacks: Lacks,
    /// The selected row of the choice of sources; the one that is read with, until the reader moves.
    pub choice: Option<usize>,
}

impl Location {
    /// Lets a pane show something else.
    pub fn show(&mut self, pane: Pane, view: Context) {
        self.views.0[pane as usize] = view;
        if pane == Pane::Detail {
            // The selected neighbour belongs to the network that was left.
            self.neighbour = None;
        }
    }

    /// Turns the detail to the beginning of a page.
    pub fn turn_to(&mut self, subject: Subject) {
        self.subject = subject;
        self.show(Pane::Detail, Context::Page);
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
}

/// The pane whose list a record belongs to.
pub fn list_of(id: Id) -> Pane {
    if id.kind() == Kind::Event { Pane::Timeline } else { Pane::Actors }
}

/// The open search line.
#[derive(Debug, Clone, Default)]
pub struct SearchLine {
    /// What it says.
    pub line: TextField,
    /// What Esc brings back.
    pub before: Location,
    /// The list that the reader has chosen; until then it is the one with the best hit.
    pub list: Option<Pane>,
    /// Which earlier query is shown, counted back from the last.
    pub recalled: Option<usize>,
    /// The line as it was typed last, and which of its completions stands in its place; absent until
    /// something has been typed.
    pub typed: Option<(TextField, Option<usize>)>,
    /// Whether what the line says is still to be looked for.
    pub unanswered: bool,
}

impl SearchLine {
    /// The line has changed. What it finds is looked for when somebody asks: of many letters at once,
    /// only the last one's hits are seen.
    pub fn changed(&mut self) {
        self.recalled = None;
        self.unanswered = true;
        if self.line.text().trim().is_empty() {
            self.list = None;
        }
        self.moved();
    }

    /// The cursor stands elsewhere in the line.
    pub fn moved(&mut self) {
        self.typed = Some((self.line.clone(), None));
    }
}

/// Everything that the reader has asked for.
#[derive(Debug, Default)]
pub struct State {
    /// The window's columns and rows.
    pub size: (u16, u16),
    /// Where the reader is.
    pub location: Location,
    /// Where they have been.
    pub history: History<Location>,
    /// The search line, while it is open.
    pub search: Option<SearchLine>,
    /// Earlier queries, the last one last.
    pub queries: Vec<String>,
    /// The first line of the help in view, while it is open.
    pub help: Option<usize>,
    /// Something to say in the footer until the next key.
    pub notice: Option<String>,
    /// An address that the next `o` opens.
    pub address: Option<String>,
    /// Whether clicks are taken.
    pub mouse: bool,
}
