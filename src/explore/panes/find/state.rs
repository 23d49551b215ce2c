//! The open find line.

use crate::explore::field::TextField;

/// What is looked for in the page, or in the help while that is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindLine {
    /// What it says.
    pub line: TextField,
    /// Which of the places where it stands the reader has come to.
    pub at: usize,
    /// The first line in view when the reader began to type: from there on it is looked for.
    pub from: usize,
}
