//! The list that lies over the panes, while there is one.

use crate::explore::field::TextField;

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// What can be done, as far as it fits what is typed.
    Actions(TextField),
    /// Where the reader has been.
    Places,
}

/// The list over the panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    /// What is listed.
    pub listed: Listed,
    /// The row that Enter is for.
    pub chosen: usize,
}

impl Overlay {
    /// A list with this row chosen.
    pub fn new(listed: Listed, chosen: usize) -> Self {
        Self { listed, chosen }
    }
}
