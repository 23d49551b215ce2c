//! What reaches the explorer from outside.

use crate::{search::Finder, terminal::event::Input};

/// Which of the dossiers that the explorer has held one after the other; whoever works on one for it
/// says so with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Generation(pub(super) u64);

/// Something that the explorer is told.
#[derive(Debug)]
pub enum Message {
    /// The reader did something.
    Input(Input),
    /// What was to be made for finding records is ready.
    Finder(Generation, Box<Finder>),
}

impl From<Input> for Message {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}
