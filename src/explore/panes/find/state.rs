//! The open find line.

use crate::{explore::field::TextField, report::Subject};

/// What is looked for in the page, or in the help while that is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindLine {
    /// What it says.
    pub line: TextField,
    /// Which of the places where it stands the reader has come to, if to any.
    pub at: Option<usize>,
    /// The first line in view when the reader began to type: from there on it is looked for.
    pub from: usize,
}

/// A line that is closed, though what it finds in pages can still be walked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLine {
    /// What the page is about on which the reader has come to a place.
    pub subject: Subject,
    /// The line.
    pub find: FindLine,
}
