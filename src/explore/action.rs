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
    /// Put the list that has the keys into the next of its orders.
    SortList,
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
    /// Something with what lies over the panes.
    Over(Over),
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
    /// Something with what is taken along.
    Take(Take),
    Redraw,
    Suspend,
    Quit,
}

/// Something with a list over the panes, or with the find line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// To the list of all that can be done.
    Palette,
    /// To the list of where the reader has been.
    Trail,
    /// Do what the chosen row says.
    Choose,
    /// To the find line of the page or the help.
    Find,
    /// To the next place where it finds something, or the one before.
    Place(Step),
    /// Look for the same in the whole dossier.
    SearchInstead,
}

/// Something with what is copied, or written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// To the menu of the forms in which what is at hand can be copied.
    Menu,
    /// Copy it in a form.
    In(Form),
    /// Copy it in the form that is chosen in the menu.
    Chosen,
    /// From the selected link to the page, and back.
    Other,
    /// To the line for the name of a file with the page or list in view.
    Name,
    /// Write the file.
    Write,
}

/// A way to move in a list or a page.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    HalfPageUp,
    HalfPageDown,
    PageUp,
    PageDown,
    First,
    Last,
    Left,
    Right,
}

impl Motion {
    /// How many rows up or down it leads, of so many in view: two of a page stay in view.
    pub fn rows(self, in_view: usize) -> usize {
        let rows = match self {
            Self::HalfPageUp | Self::HalfPageDown => in_view / 2,
            Self::PageUp | Self::PageDown => in_view.saturating_sub(2),
            _ => 1,
        };
        rows.max(1)
    }
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
