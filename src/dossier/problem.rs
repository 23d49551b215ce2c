//! What is wrong with a file, where, and what to do about it.
//!
//! Knows how a problem reads on a terminal or in an editor's list. Must not know the checks.

use std::fmt;

/// A way down into the data: `events[3].actors[0]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Vec<Step>);

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a field of an object.
    Key(Box<str>),
    /// Into an item of a list, counted from 0.
    Item(usize),
}

impl Path {
    /// The way with one more step into a field.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.step(Step::Key(name.into()))
    }

    /// The way with one more step into a list.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        self.step(Step::Item(at))
    }

    fn step(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// Its steps, from the top.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("(top)");
        }
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if at == 0 => f.write_str(&super::text::clean(name))?,
                Step::Key(name) => write!(f, ".{}", super::text::clean(name))?,
                Step::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// A line and a column of a file, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Which line.
    pub line: usize,
    /// Which character of it.
    pub column: usize,
}

impl Position {
    /// The position of a byte of a text; past its end, the end.
    pub fn of(text: &str, byte: usize) -> Self {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &text[..byte];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Self { line: before.matches('\n').count() + 1, column: before[start..].chars().count() + 1 }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the text.
    pub position: Position,
    /// Where in the data.
    pub path: Path,
    /// What, and what to do.
    pub message: String,
}

/// Everything that is wrong with a file, in the file's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file's name as the reader gave it.
    pub file: String,
    /// Its problems; never empty.
    pub problems: Vec<Problem>,
}

impl fmt::Display for Report {
    /// One line a problem: `FILE:LINE:COL: path: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            let Position { line, column } = problem.position;
            writeln!(f, "{}:{line}:{column}: {}: {}", self.file, problem.path, problem.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

/// `; did you mean "…"?` with the nearest of some words, or nothing where none is near.
pub(super) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, candidate)| format!("; did you mean \"{candidate}\"?"))
}
