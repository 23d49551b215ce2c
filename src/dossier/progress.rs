//! How far loading has come, for whoever waits for it.

use std::{cell::Cell, fmt, rc::Rc};

/// What is done to load a dossier, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The file is read; counted in bytes.
    Reading,
    /// Its text is taken apart into records; counted in bytes of the text.
    Parsing,
    /// The records are checked; counted in records.
    Checking,
    /// What follows from the records is gathered; counted in records.
    Indexing,
}

impl Step {
    /// All of them, the first one first.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Parsing, Self::Checking, Self::Indexing];

    /// How many hundredths of the time it takes, as measured with 100,000 and with a million events.
    const fn weight(self) -> usize {
        match self {
            Self::Reading => 10,
            Self::Parsing => 38,
            Self::Checking => 36,
            Self::Indexing => 16,
        }
    }
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

impl Progress {
    /// How much of the time that all steps take has gone by, in so many parts.
    pub fn of_all(self, parts: usize) -> usize {
        let before: usize = Step::ALL.into_iter().take_while(|step| *step < self.step).map(Step::weight).sum();
        let all: usize = Step::ALL.into_iter().map(Step::weight).sum();
        let of = self.of.max(1);
        parts * (before * of + self.step.weight() * self.done.min(of)) / (all * of)
    }
}

/// How many records are gone over before somebody is told: it takes less than a millisecond.
const MANY: usize = 1 << 10;

/// Tells somebody, or nobody, how far loading has come: a few hundred times, or for each of some passes over the
/// records once in a [thousand](MANY) of them.
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

    /// Says how far a step has come that goes over all records several times. The weights are those of the passes:
    /// how much of the time of the step each of them takes, as measured, of any whole.
    pub(in crate::dossier) fn passes<'w>(&self, step: Step, records: usize, weights: &'w [usize]) -> Passes<'w> {
        Passes { teller: self.clone(), step, records, weights, begun: 0 }
    }
}

/// The passes of a step over all records. A record counts as done in the parts that the passes are of the step.
pub(in crate::dossier) struct Passes<'w> {
    teller: Teller,
    step: Step,
    records: usize,
    weights: &'w [usize],
    begun: usize,
}

/// One pass over records.
pub(in crate::dossier) struct Pass {
    teller: Teller,
    step: Step,
    records: usize,
    /// The weights of the passes before, of this one, and of all.
    weights: [usize; 3],
    /// How many records it goes over, and has gone over.
    of: usize,
    done: Cell<usize>,
}

impl Passes<'_> {
    /// Begins the next pass, over so many records; the one before has ended.
    pub fn next(&mut self, of: usize) -> Pass {
        let (before, after) = self.weights.split_at(self.begun.min(self.weights.len()));
        let before: usize = before.iter().sum();
        let weights = [before, after.first().copied().unwrap_or(0), before + after.iter().sum::<usize>()];
        self.begun += 1;
        let Self { teller, step, records, .. } = self;
        let pass = Pass { teller: teller.clone(), step: *step, records: *records, weights, of, done: Cell::new(0) };
        pass.tell();
        pass
    }

    /// The last pass has ended.
    pub fn end(self) {
        self.teller.tell(self.step, self.records, self.records);
    }
}

impl Pass {
    /// Goes over some of its records.
    pub fn each<I: Iterator>(&self, records: I) -> impl Iterator<Item = I::Item> {
        records.inspect(|_| self.one())
    }

    /// Goes over one of its records.
    pub fn one(&self) {
        self.done.set(self.done.get() + 1);
        if self.done.get().is_multiple_of(MANY) {
            self.tell();
        }
    }

    fn tell(&self) {
        let ([before, own, all], of) = (self.weights, self.of.max(1));
        let done = self.records * (before * of + own * self.done.get().min(of)) / (all.max(1) * of);
        self.teller.tell(self.step, done, self.records);
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

    /// All that a teller tells.
    fn listening() -> (Rc<RefCell<Vec<Progress>>>, Teller) {
        let told = Rc::new(RefCell::new(Vec::new()));
        let listener = Rc::clone(&told);
        (told, Teller::new(move |progress| listener.borrow_mut().push(progress)))
    }

    #[test]
    fn every_step_is_told_in_its_order_and_records_to_the_last() {
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
        let (told, teller) = listening();
        load::telling(file.path(), &teller).expect("it is in order");
        let told = told.borrow();
        assert!(told.is_sorted_by_key(|progress| (progress.step, progress.done)), "{told:?}");
        assert!(told.is_sorted_by_key(|progress| progress.of_all(1000)), "{told:?}");
        let of = |step| told.iter().filter(|progress| progress.step == step).copied().collect::<Vec<_>>();
        for step in Step::ALL {
            let all = of(step);
            assert!(all.len() > 1, "{step:?}: {all:?}");
            assert!(all.iter().all(|progress| progress.done <= progress.of && progress.of == all[0].of), "{all:?}");
            let half_way = |progress: &Progress| (progress.of / 3..progress.of * 2 / 3).contains(&progress.done);
            assert!(step == Step::Reading || all.iter().any(half_way), "{all:?}");
        }
        let [reading, parsing, checking, indexing] = Step::ALL.map(of);
        assert!(reading[0].of == text.len() && parsing[0].of == text.len());
        for records in [checking, indexing] {
            assert_eq!((records[0].done, records[0].of), (0, 20_000));
            assert_eq!(records.last().map(|progress| progress.done), Some(20_000), "{records:?}");
        }
    }

    #[test]
    fn a_record_counts_as_done_in_the_parts_that_the_passes_are_of_the_step() {
        let (told, teller) = listening();
        let mut passes = teller.passes(Step::Checking, 4 * MANY, &[1, 3]);
        let pass = passes.next(2 * MANY);
        assert_eq!(pass.each(0..2 * MANY).count(), 2 * MANY);
        let pass = passes.next(4 * MANY);
        assert_eq!(pass.each(0..MANY).count(), MANY);
        (0..MANY).for_each(|_| pass.one());
        passes.end();
        let done: Vec<usize> = told.borrow().iter().map(|progress| progress.done).collect();
        let quarter = MANY / 4;
        assert_eq!(done, [0, 2 * quarter, MANY, MANY, MANY + 3 * quarter, MANY + 6 * quarter, 4 * MANY]);
    }

    #[test]
    fn more_than_was_said_and_nothing_at_all_are_counted_too() {
        let (told, teller) = listening();
        let mut passes = teller.passes(Step::Indexing, 0, &[1]);
        assert_eq!(passes.next(0).each(0..2 * MANY).count(), 2 * MANY);
        let _one_too_many = passes.next(7);
        passes.end();
        assert!(told.borrow().iter().all(|progress| (progress.done, progress.of) == (0, 0)), "{told:?}");
        let parts = |step, done, of| Progress { step, done, of }.of_all(100);
        assert_eq!(parts(Step::Reading, 0, 0), 0);
        assert_eq!(parts(Step::Reading, 9, 7), parts(Step::Parsing, 0, 0));
        assert_eq!(parts(Step::Indexing, 7, 7), 100);
    }
}
