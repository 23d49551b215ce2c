//! What is wrong with a file, where, and what to do about it.
//!
//! Formats a problem so that terminals and the error lists of editors can show it.

use std::fmt;

pub use super::position::Position;
use super::text::brief;

/// Longer words are compared to none: the time to compare two grows with both lengths.
const LONGEST_COMPARED: usize = 100;

/// Where something stands in the data: `events[3].actors[0]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Vec<PathSegment>);

/// A segment of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PathSegment {
    /// Into a field of an object.
    Key(Box<str>),
    /// Into an item of a list, counted from 0.
    Item(usize),
}

impl Path {
    /// The path with one more segment, into a field.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.segment(PathSegment::Key(name.into()))
    }

    /// The path with one more segment, into a list.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        self.segment(PathSegment::Item(at))
    }

    fn segment(&self, segment: PathSegment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        Self(segments)
    }

    /// Its segments, from the root on.
    pub fn segments(&self) -> &[PathSegment] {
        &self.0
    }

    /// The path to the record that this path leads into, or nothing where it leads into none.
    pub(super) fn record(&self) -> Option<Self> {
        match self.0.as_slice() {
            [list @ PathSegment::Key(_), item @ PathSegment::Item(_), ..] => {
                Some(Self(vec![list.clone(), item.clone()]))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("(top)");
        }
        for (at, segment) in self.0.iter().enumerate() {
            match segment {
                PathSegment::Key(name) => {
                    let dot = if at == 0 { "" } else { "." };
                    let name = if name.is_empty() { "\"\"".into() } else { brief(name) };
                    write!(f, "{dot}{name}")?;
                }
                PathSegment::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// How sure it is that something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It is certainly wrong.
    Error,
    /// It is probably wrong.
    Warning,
}

/// One thing that is wrong: a [`Diagnostic`](super::check::Diagnostic) with its severity, located in
/// the text; or why there was nothing to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How sure that is.
    pub severity: Severity,
    /// Where in the text.
    pub position: Position,
    /// Where in the data.
    pub path: Path,
    /// The id of the record that the path starts in, if that has one.
    pub id: Option<String>,
    /// What, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    /// `LINE:COL: path (id): message`, with `warning: ` before the message of a warning.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position;
        write!(f, "{line}:{column}: {}", self.path)?;
        if let Some(id) = &self.id {
            write!(f, " ({id})")?;
        }
        let warning = if self.severity == Severity::Warning { "warning: " } else { "" };
        write!(f, ": {warning}{}", self.message)
    }
}

/// How many problems there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// What is certainly wrong.
    pub errors: usize,
    /// What is probably wrong.
    pub warnings: usize,
}

/// What is wrong with a file, in the file's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file's name as the reader gave it, cleaned.
    pub file: String,
    /// Its problems, or the first of them where there are very many.
    pub problems: Vec<Problem>,
    /// How many there are beyond those.
    pub unlisted: Count,
}

impl Report {
    /// How many problems there are, listed or not.
    pub fn count(&self) -> Count {
        let warnings = self.problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
        let errors = self.problems.len() - warnings;
        Count { errors: errors + self.unlisted.errors, warnings: warnings + self.unlisted.warnings }
    }
}

impl fmt::Display for Report {
    /// One line a problem: `FILE:LINE:COL: path (id): message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{}:{problem}", self.file)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

/// `; did you mean "…"?` with the nearest of some words, or nothing where none is near.
pub(super) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    if word.len() > LONGEST_COMPARED {
        return String::new();
    }
    known
        .filter(|candidate| candidate.len() <= LONGEST_COMPARED)
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map_or_else(String::new, |(_, candidate)| format!("; did you mean \"{}\"?", brief(candidate)))
}
