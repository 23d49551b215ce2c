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

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, fmt::Write as _};

    use super::*;
    use crate::dossier::load;

    #[test]
    fn every_step_is_told_in_its_order_and_reading_to_its_end() {
        let mut text = String::from("{\"title\": \"t\", \"sources\": [");
        for at in 0..20_000 {
            let comma = if at == 0 { "" } else { "," };
            // The escape keeps the title out of the text that is read: it says nothing of how far that is.
            let _ =
                write!(text, "{comma}{{\"id\": \"a{at}\", \"title\": \"N\\u0041 {at}\", \"note\": \"{at:0>200}\"}}");
        }
        text += "]}";
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &text).unwrap();
        let told = Rc::new(RefCell::new(Vec::new()));
        let teller = {
            let told = Rc::clone(&told);
            Teller::new(move |progress| told.borrow_mut().push(progress))
        };
        load::telling(file.path(), &teller).expect("it is in order");
        let told = told.borrow();
        assert!(told.is_sorted_by_key(|progress| (progress.step, progress.done)), "{told:?}");
        let of = |step| told.iter().filter(|progress| progress.step == step).copied().collect::<Vec<_>>();
        for step in Step::ALL {
            let all = of(step);
            assert!(all.len() > 1, "{step:?}: {all:?}");
            assert!(all.iter().all(|progress| progress.done < progress.of && progress.of == all[0].of), "{all:?}");
        }
        let [reading, parsing, checking, indexing] = Step::ALL.map(of);
        assert!(reading[0].of == text.len() && parsing[0].of == text.len());
        let half_way = |progress: &Progress| (progress.of / 3..progress.of * 2 / 3).contains(&progress.done);
        assert!(parsing.iter().any(half_way), "{parsing:?}");
        for parts in [checking, indexing] {
            assert!(parts.iter().map(|progress| progress.done).eq(0..parts[0].of), "{parts:?}");
        }
    }
}
