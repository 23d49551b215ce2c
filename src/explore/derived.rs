//! What follows from the state: made when somebody asks, kept until its cause changes.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use super::{
    action::Context,
    found::Found,
    list::{Heights, List, TimelineContent},
    looking::{Making, SharedFinder, Sought},
    memo::{Memo, Same},
    panes::{
        filters::derived::{Facts, FiltersOf, Line as FilterLine},
        network::derived::Drawn,
        sources::derived::Choice,
        timeline::derived::{Needed, Years},
    },
    places::Places,
    sort::{ActorSort, EventSort},
    told::Told,
    ui::rows::Row,
};
use crate::{
    dossier::{ActorId, Day, Dossier, Id, Kind, Loss, Order, Scope, Side, Span, Standing, Weight, Whose},
    picture::{
        braid::Braid,
        chapters::Chapter,
        lanes::{fitted::Fitted, rows::Lanes, unit::Unit},
        period::{Period, Times},
        pulse::Pulse,
    },
    report::{Subject, lines::Lines},
    search::{Asked, Completion, Interrupt, Query, QueryError},
};

/// How many pages are kept: a reader who goes back and forth sees the same few.
const PAGES: usize = 6;

/// How many choices of sources are kept: a reader compares two or three.
const SCOPES: usize = 4;

/// How many lists are kept: a reader goes from one choice of sources to another and back.
const LISTS: usize = 2;

/// How many pulses are kept of timelines that something narrows, and of whole ones: those with either choice of
/// sources.
const PULSES: usize = 2;

/// How many answers are kept: a letter that is taken away again leads back to the one before it.
const FOUND: usize = 8;

/// How many queries are kept as they were read: as typed, without what can't be read, and those before them.
const PARSED: usize = 4;

/// What is read, the day and the source at hand, the order, the outlet that is opened, and whether what hangs on each
/// is still being worked out.
type ChoicesFor = (Scope, Option<Day>, Option<Whose>, Loss, Option<Whose>, bool);

/// What was found, the sources, the marked actors, the order, which events are shown, and how they are sorted.
type TimelineOf = (Same<Found>, Scope, Vec<ActorId>, Order, TimelineContent, EventSort);

/// Columns and rows.
type Cells = (u16, u16);

/// Every value that is derived, with its cause.
#[derive(Debug, Default)]
pub(super) struct Derived {
    /// Finds records; made when first needed, or by another thread before.
    pub finder: RefCell<Making<SharedFinder>>,
    /// What another thread is looking for, and how it is stopped.
    pub looking: RefCell<Option<(Sought, Interrupt)>>,
    /// By the sources that are included.
    pub scoped: Memo<Scope, Arc<Dossier>, SCOPES>,
    /// What hangs on each outlet, and on each source that has none.
    pub weights: Memo<(), Vec<Weight>>,
    /// What hangs on each document.
    pub documents: Memo<(), Vec<Weight>>,
    /// Whether another thread is working both out.
    pub weighing: Cell<bool>,
    /// Which sources can be chosen.
    pub choices: Memo<ChoicesFor, Vec<Choice>>,
    /// By the choices and the columns for them.
    pub choice_rows: Memo<(Same<Vec<Choice>>, usize), Vec<Row>>,
    /// What is answered where nothing is asked.
    pub nothing: Rc<String>,
    /// What nothing comes to.
    pub unasked: Rc<Found>,
    /// By the text of a query: what is asked, or why it can't be read.
    pub parsed: Memo<String, Result<Query, QueryError>, PARSED>,
    /// By the query as typed: the one that is answered, and the one that is looked for.
    pub answered: Memo<String, String, 2>,
    /// By what is looked for.
    pub found: Memo<Sought, Found, FOUND>,
    /// By the search line as it was typed and the place of its cursor.
    pub completions: Memo<Option<(String, usize)>, Vec<Completion>>,
    /// By all that it follows from.
    pub timeline: Memo<TimelineOf, List, LISTS>,
    /// The same where nothing narrows it: readers come back to it from wherever they are.
    pub whole_timeline: Memo<TimelineOf, List, LISTS>,
    /// By what was found, the sources, whether what has fallen is shown, and how the actors are sorted.
    pub actors: Memo<(Same<Found>, Scope, bool, ActorSort), List, LISTS>,
    /// The columns that the names of the most involved actors take, by the sources.
    pub names: Memo<Scope, u16, SCOPES>,
    /// The columns that the dates, the titles and the names of the timeline would need, by it and where its years stand.
    pub needed: Memo<(Same<List>, Years), Needed, LISTS>,
    /// Whether any dated event of the timeline has a tone, by it and its order; nothing where none has a date.
    pub pulse_has_sides: Memo<(Same<List>, Order), Option<bool>, LISTS>,
    /// Whether there is more than actors in the list of them.
    pub has_sentences: Memo<Same<List>, bool, LISTS>,
    /// In how many lines the rows of a list are shown: by the list, the view, its columns, and whether it is searched.
    pub heights: Memo<(Same<List>, Context, u16, bool), Heights, 4>,
    /// The row of the selected record in a list, by both.
    pub cursors: Memo<(Same<List>, Option<Id>), Option<usize>, 2>,
    /// The row of a list that belongs to what the page is about, by both.
    pub related: Memo<(Same<List>, Subject), Option<usize>, 2>,
    /// The time in which anything is known to have happened, by the order and the sources.
    pub times: Memo<(Order, Scope), Option<Times>, SCOPES>,
    /// How well each record of a kind is supported, by the sources.
    pub standings: Memo<(Scope, Kind), Vec<Standing>, SCOPES>,
    /// By the sources and the spans of time to choose among: by which values each event would be found.
    pub facts: Memo<(Scope, Vec<Span>), Facts, LISTS>,
    /// By the query: what a reader may switch in it.
    pub asked: Memo<String, Asked, PARSED>,
    /// By a query and the sources: what it asks for, in a few words.
    pub in_words: Memo<(String, Scope), Told, FOUND>,
    /// The lines of the filters.
    pub filters: Memo<FiltersOf, Vec<FilterLine>, LISTS>,
    /// By the filters and the columns for them.
    pub filter_rows: Memo<(Same<Vec<FilterLine>>, usize), Vec<Row>>,
    /// The rows that the chapters take side by side, by the sources and the columns.
    pub chapter_rows: Memo<(Scope, usize), u16, SCOPES>,
    /// The columns of the longest line of each chapter, by the sources.
    pub chapter_columns: Memo<Scope, Vec<usize>, SCOPES>,
    /// The chapters of the story, by the sources.
    pub chapters: Memo<Scope, Vec<Chapter>, SCOPES>,
    /// By the timeline, the time that is shown and the columns for it.
    pub pulse: Memo<(Same<List>, Period, usize), Pulse, PULSES>,
    /// The same where nothing narrows the timeline.
    pub whole_pulse: Memo<(Same<List>, Period, usize), Pulse, PULSES>,
    /// By the timeline and the sources of what stands beside it.
    pub braid: Memo<(Same<List>, Option<Scope>), Braid>,
    /// By the timeline and the marked actors.
    pub lanes: Memo<(Same<List>, Vec<ActorId>), Lanes>,
    /// By the timeline and the marked actors: whether somebody who acts for one of these stands for it there.
    pub shows_agents: Memo<(Same<List>, Vec<ActorId>), bool>,
    /// By two actors and the sources: these with those who act for them.
    pub sides: Memo<([ActorId; 2], Scope), [Side; 2]>,
    /// By the lanes, the columns and rows inside the pane, and the unit that was wished for.
    pub fitted: Memo<(Same<Lanes>, Cells, Option<Unit>), Fitted>,
    /// By what the page is about, the sources and the columns.
    pub pages: Memo<(Subject, Scope, usize), Lines, PAGES>,
    /// Where what is typed stands: by the page, or else the columns of the window with the help, and by what is typed.
    pub places: Memo<(Option<Same<Lines>>, u16, String), Places>,
    /// By what is typed, the records whose ids begin so.
    pub begun: Memo<String, Vec<Id>>,
    /// By the actor in the middle and the columns and rows inside the pane.
    pub network: Memo<(ActorId, Scope, Cells), Drawn>,
    /// By the actor in the middle, the neighbour and the columns.
    pub neighbour: Memo<(ActorId, ActorId, Scope, usize), Lines>,
}
