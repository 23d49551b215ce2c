//! What the reader has asked for, and what follows from it. State only: no functions in it, no
//! cycles.
//!
//! Must not know how it came about, nor how it is drawn.

use super::{
    history::History,
    lanes::{Lanes, scale::Unit},
    layout::{Layout, Pane},
    lazy::LazyLines,
    line::Line,
    list::List,
    pulse::Pulse,
    walking::{Network, NetworkMadeFor},
};
use crate::{
    dossier::{ActorId, EventId, Id, Telling},
    picture::period::Period,
    report::Subject,
    search::{Completion, Finder, Hit, Query, QueryError},
};

/// How the detail shows what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DetailShape {
    /// As a page.
    #[default]
    Page,
    /// As the network of its actor.
    Network {
        /// The neighbour that the reader has walked to; the closest until then.
        selected: Option<ActorId>,
    },
}

/// How the timeline shows the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineShape {
    /// One below the other.
    #[default]
    List,
    /// In lanes: actors down, time across.
    Lanes,
}

/// Where the lanes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LanesPlace {
    /// The first lane in view.
    pub top: usize,
    /// The first cell of time in view.
    pub left: usize,
    /// What a column is to hold; what fits, where nobody says.
    pub unit: Option<Unit>,
    /// The event where a walk from lane to lane began, as long as what it led to is selected.
    pub aim: Option<(Id, EventId)>,
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListPlace {
    /// The selected record, whether or not the list shows it now.
    pub selected: Option<Id>,
    /// The first row in view.
    pub top: usize,
}

/// Where the reader is: what back, forward and Esc bring back exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The pane that has the keys.
    pub focus: Pane,
    /// The list that had them last; it stands beside the detail where there is room for two.
    pub list: Pane,
    /// Whether the pane fills the window.
    pub zoom: bool,
    /// The timeline.
    pub timeline: ListPlace,
    /// The span of time that the pulse shows; all of it where absent.
    pub span: Option<Period>,
    /// How it shows the events.
    pub shape: TimelineShape,
    /// The same events in lanes.
    pub lanes: LanesPlace,
    /// The actors, and what else a query finds.
    pub actors: ListPlace,
    /// What the detail is about.
    pub subject: Subject,
    /// How it is shown.
    pub detail: DetailShape,
    /// The selected link of the page.
    pub link: Option<usize>,
    /// The first line of the page in view.
    pub page_top: usize,
    /// The marked actors, at most two.
    pub marked: Vec<ActorId>,
    /// The query that narrows the lists, as typed.
    pub query: String,
    /// Which order the timeline is in.
    pub telling: Telling,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            focus: Pane::Timeline,
            list: Pane::Timeline,
            zoom: false,
            timeline: ListPlace::default(),
            span: None,
            shape: TimelineShape::default(),
            lanes: LanesPlace::default(),
            actors: ListPlace::default(),
            subject: Subject::default(),
            detail: DetailShape::default(),
            link: None,
            page_top: 0,
            marked: Vec::new(),
            query: String::new(),
            telling: Telling::default(),
        }
    }
}

/// The open search line.
#[derive(Debug, Clone)]
pub struct Searching {
    /// What has been typed.
    pub line: Line,
    /// What Esc brings back.
    pub before: Place,
    /// Whether the reader has chosen the list; until then it is the one with the best hit.
    pub list_chosen: bool,
    /// Which earlier query is shown, counted back from the last.
    pub recalled: Option<usize>,
    /// What may be typed next, most likely first; what each would replace.
    pub completions: Vec<Completion>,
    /// Which of them stands in the line now.
    pub completed: Option<usize>,
    /// Whether what the line says is still to be looked for.
    pub open: bool,
}

/// Everything that the reader has asked for.
#[derive(Debug, Default)]
pub struct Asked {
    /// The window's columns and rows.
    pub size: (u16, u16),
    /// Where the reader is.
    pub place: Place,
    /// Where they have been.
    pub history: History<Place>,
    /// The search line, while it is open.
    pub searching: Option<Searching>,
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

/// What follows from what was asked: made anew whenever its cause changes.
#[derive(Debug, Default)]
pub struct Derived {
    /// Where the panes lie.
    pub layout: Layout,
    /// Finds records; made when first needed.
    pub finder: Option<Finder>,
    /// The query as it was read last without an error.
    pub query: Query,
    /// Why the query as it stands can't be read.
    pub error: Option<QueryError>,
    /// What the query finds; absent where it asks for nothing.
    pub hits: Option<Vec<Hit>>,
    /// The nearest names, where the query finds nothing.
    pub nearest: Vec<ActorId>,
    /// The timeline's rows.
    pub timeline: List,
    /// All the time in which anything is known to have happened, in whole years.
    pub all_time: Option<Period>,
    /// The pulse of the timeline's events, where there is room for it.
    pub pulse: Option<Pulse>,
    /// The same events in lanes, while they are shown so.
    pub lanes: Lanes,
    /// The actors' rows.
    pub actors: List,
    /// The page in the detail.
    pub page: LazyLines,
    /// The network in the detail.
    pub network: Network,
    /// What the rows and the page were last made for.
    pub made_for: MadeFor,
}

/// The causes of what is derived, to see whether they have changed.
#[derive(Debug, Default, PartialEq, Eq, Clone)]
pub struct MadeFor {
    /// Of the hits.
    pub query: Option<String>,
    /// Of the timeline's rows.
    pub timeline: Option<(String, Vec<ActorId>, Telling, bool)>,
    /// Of all time.
    pub all_time: Option<Telling>,
    /// Of the pulse: the span and the columns; taken away with the timeline's rows.
    pub pulse: Option<(Period, usize)>,
    /// Of the lanes: those of the timeline's rows.
    pub lanes: Option<(String, Vec<ActorId>, Telling, bool)>,
    /// Of the actors' rows.
    pub actors: Option<String>,
    /// Of the network.
    pub network: NetworkMadeFor,
}
