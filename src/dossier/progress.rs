//! How far loading has come, for whoever waits for it.

use std::{fmt, rc::Rc};

/// What is done to load a dossier, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The file is read; counted in bytes.
    Reading,
    /// Its text is taken apart into records; counted in bytes of the text.
    Parsing,
    /// The records are checked; counted in checks, each of all the records that it is about.
    Checking,
    /// What follows from the records is gathered; counted in the parts of the index.
    Indexing,
}

impl Step {
    /// All of them, the first one first.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Parsing, Self::Checking, Self::Indexing];
}

/// How far a step has come; the steps before it are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which step.
    pub step: Step,
    /// How much of it is done.
    pub done: usize,
    /// How much there is to do.
    pub of: usize,
}

/// Tells somebody, or nobody, how far loading has come: a few hundred times, however much there is to load.
#[derive(Clone, Default)]
pub struct Teller(Option<Rc<dyn Fn(Progress)>>);

impl Teller {
    /// Tells whoever listens.
    pub fn new(listener: impl Fn(Progress) + 'static) -> Self {
        Self(Some(Rc::new(listener)))
    }

    /// Says how far a step has come.
    pub(in crate::dossier) fn tell(&self, step: Step, done: usize, of: usize) {
        if let Some(listener) = &self.0 {
            listener(Progress { step, done, of });
        }
    }

    /// The same for a step of few parts: each call says that one more is about to be done.
    pub(in crate::dossier) fn parts(&self, step: Step, of: usize) -> impl FnMut() {
        let (teller, mut done) = (self.clone(), 0);
        move || {
            teller.tell(step, done, of);
            done += 1;
        }
    }
}

impl fmt::Debug for Teller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Teller").field(&self.0.is_some()).finish()
    }
}
