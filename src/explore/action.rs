//! Where a key is pressed, what it can ask for, and what the program is to do outside its own state.

use super::{form::Form, layout::Pane};
pub use crate::picture::period::Zoom;
use crate::web::Address;

/// What the keys are for at the moment: a view of a pane, the search line, the help. Each names its own
/// in its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Context(pub &'static str);

/// Something the reader asks for.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Move(Motion),
    Focus(Pane),
    NextPane,
    PreviousPane,
    ToList,
    Follow,
    Back,
    Forward,
    Mark,
    Unmark,
    Telling,
    About,
    /// To a view of a pane, and from it back to the usual one.
    View(Context),
    /// Let the columns of the lanes hold less, or more.
    Columns(Zoom),
    /// Let them hold what fits.
    Fit,
    /// To what happened next, or before.
    Event(Step),
    /// To the first event of the next chapter, or of the one before.
    Chapter(Step),
    /// Narrow the lists to the chapter at hand, or widen them again.
    ChapterAlone,
    /// To the page of the pair.
    Pair,
    /// Read with the selected source or outlet alone.
    Alone,
    /// To the search line, to type the date by which sources had to be published.
    TypeDate,
    /// Sort the sources by what else is lost without them.
    SortSources,
    /// Show what the sources lack, or hide it.
    Lacks,
    /// Read with what had been published by the selected event.
    AsKnownThen,
    Zoom,
    /// Move the border of the detail to the right, or to the left.
    Border(Step),
    /// Show a shorter span of time in the pulse, or a longer one.
    Period(Zoom),
    /// Show all time in the pulse.
    AllTime,
    Search,
    Keep,
    Complete,
    Edit(Edit),
    /// To the next hit, or the one before.
    Hit(Step),
    Escape,
    Help,
    Mouse,
    Open,
    Copy,
    /// Open the menu of the forms in which the record at hand can be copied.
    TakeAlong,
    /// Copy it in a form.
    Take(Form),
    /// Copy it in the form that is chosen in the menu.
    TakeChosen,
    /// From the selected link to the page, and back.
    TakeOther,
    /// Type a name for a file with the page or list in view.
    NameFile,
    /// Write it.
    WriteFile,
    Redraw,
    Suspend,
    Quit,
}

/// A way to move in a list or a page.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Left,
    Right,
}

/// To the one after or the one before.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
}

/// A way to change a line of text.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    Left,
    Right,
    Home,
    End,
    Backspace,
    Delete,
    DeleteWord,
    DeleteToStart,
}

/// Something that only the world outside the state can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Stop until the shell continues it.
    Suspend,
    /// Draw every cell anew.
    Repaint,
    /// Make what finds records, while the reader begins to type.
    MakeFinder,
    /// Report clicks and the wheel from now on.
    TakeMouse,
    /// Leave the mouse to the terminal.
    LetGoOfMouse,
    /// Open an address in the browser.
    Open(Address),
    /// Put text on the clipboard.
    Copy(String),
    /// Propose this name for a file, or one like it that no file has.
    Propose(String),
    /// Write a new file.
    Write {
        /// Its name, as typed.
        name: String,
        /// What it is to hold.
        text: String,
    },
}

/// What came of an input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Whether anything on the screen may have changed.
    pub changed: bool,
    /// What is to be done outside.
    pub effect: Option<Effect>,
}

impl From<bool> for Outcome {
    fn from(changed: bool) -> Self {
        Self { changed, effect: None }
    }
}

impl From<Effect> for Outcome {
    fn from(effect: Effect) -> Self {
        Self { changed: true, effect: Some(effect) }
    }
}
