//! What the reader has asked for: plain data.

use super::{
    history::History,
    location::Location,
    panes::{
        find::state::{FindLine, FoundLine},
        overlay::state::Overlay,
        search::state::SearchLine,
        take::state::{FileLine, Menu},
    },
};

/// Everything that the reader has asked for.
#[derive(Debug, Default)]
pub struct State {
    /// The window's columns and rows.
    pub size: (u16, u16),
    /// By how many columns the reader has moved the border of the detail to the right.
    pub moved: i16,
    /// Where the reader is.
    pub location: Location,
    /// Where they have been.
    pub history: History<Location>,
    /// Where they were before they turned to the page about the dossier.
    pub before_about: Option<Box<Location>>,
    /// The search line, while it is open.
    pub search: Option<SearchLine>,
    /// Earlier queries, the last one last.
    pub queries: Vec<String>,
    /// The first line of the help in view, while it is open.
    pub help: Option<usize>,
    /// The list to choose from that lies over the panes, while it is open.
    pub overlay: Option<Overlay>,
    /// The find line of the page or the help, while it is open.
    pub find: Option<FindLine>,
    /// What is still looked for in pages, though its line is closed.
    pub found: Option<FoundLine>,
    /// The same in the help, as long as that is open.
    pub found_in_help: Option<FindLine>,
    /// What was found last in a page or the help.
    pub found_last: String,
    /// The forms in which something can be copied, while the menu of them is open.
    pub take: Option<Menu>,
    /// The line for the name of a file, while it is open.
    pub file: Option<FileLine>,
    /// Something to say in the footer until the next key.
    pub notice: Option<String>,
    /// An address that the next `o` opens.
    pub address: Option<String>,
    /// Whether clicks are taken.
    pub mouse: bool,
}
