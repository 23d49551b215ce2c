//! What reaches the explorer from outside.

use super::{found::Found, looking::Sought};
use crate::{
    dossier::{Dossier, Weight},
    search::Finder,
    terminal::event::Input,
};

/// Which of the dossiers that the explorer has held one after the other. What another thread makes for
/// one of them is sent with its generation, so that it is not used for a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Generation(pub(super) u64);

/// What hangs on each outlet, and on each source that has none; and on each document.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Weights {
    pub outlets: Vec<Weight>,
    pub documents: Vec<Weight>,
}

impl Weights {
    /// Works it out.
    pub fn of(dossier: &Dossier) -> Self {
        Self { outlets: dossier.weights(), documents: dossier.weights_of_documents() }
    }
}

/// Something that the explorer is told.
#[derive(Debug)]
pub enum Message {
    /// The reader did something.
    Input(Input),
    /// What was to be made for finding records is ready.
    Finder(Generation, Box<Finder>),
    /// What was looked for, and what was found; there may be more to come.
    Found(Generation, Box<(Sought, Found)>),
    /// What hangs on each source.
    Weights(Generation, Weights),
}

impl From<Input> for Message {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}
