//! What the checks have found: the first diagnostics in full, the rest as a number.

use crate::dossier::{
    graph::{Graph, Groups, shown},
    problem::{Count, Path, Severity},
};

/// How many diagnostics of each severity are kept; nobody reads more at a time, and a file may hold
/// millions.
pub const MOST: usize = 1_000;

/// Something wrong, by its place in the data. Once it is located in the text, a report has it as a
/// [`Problem`](crate::dossier::problem::Problem).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub path: Path,
    /// What, and what to do.
    pub message: String,
    /// A second place that belongs to it.
    pub see: Option<See>,
    /// The byte where it stands, where that is known without following the path.
    pub(in crate::dossier) at: Option<usize>,
}

/// A second place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum See {
    /// In the data.
    Path(Path),
    /// In the text, for what no path can name.
    Byte(usize),
}

impl Diagnostic {
    /// A diagnostic at one place.
    pub fn new(path: Path, message: impl Into<String>) -> Self {
        Self { path, message: message.into(), see: None, at: None }
    }
}

/// Collects diagnostics; those beyond the first [`MOST`] of a severity are counted but never built.
#[derive(Debug)]
pub struct Diagnostics {
    /// By severity.
    listed: [Listed; 2],
    wants_warnings: bool,
}

#[derive(Debug, Default)]
struct Listed {
    first: Vec<Diagnostic>,
    more: usize,
}

impl Listed {
    fn add(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.first.len() < MOST {
            self.first.push(diagnostic());
        } else {
            self.more += 1;
        }
    }
}

impl Diagnostics {
    /// Collects errors and leaves warnings out.
    pub fn errors_only() -> Self {
        Self { listed: Default::default(), wants_warnings: false }
    }

    /// Collects errors and warnings.
    pub fn with_warnings() -> Self {
        Self { wants_warnings: true, ..Self::errors_only() }
    }

    /// Whether warnings are worth looking for.
    pub fn wants_warnings(&self) -> bool {
        self.wants_warnings
    }

    /// Reports what is certainly wrong.
    pub fn error(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        self.report(Severity::Error, diagnostic);
    }

    /// Reports what is probably wrong.
    pub fn warning(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        self.report(Severity::Warning, diagnostic);
    }

    /// Reports what is wrong.
    pub fn report(&mut self, severity: Severity, diagnostic: impl FnOnce() -> Diagnostic) {
        if severity == Severity::Error || self.wants_warnings {
            self.listed[severity as usize].add(diagnostic);
        }
    }

    /// Reports a loop of each group that has any, at the place of its first edge; `message` is told how it
    /// goes round.
    pub(super) fn loops<'a, L>(
        &mut self,
        severity: Severity,
        (graph, groups): (&Graph<L>, &Groups),
        id: impl Fn(usize) -> &'a str,
        place: impl Fn(&L) -> Path,
        message: impl Fn(&str) -> String,
    ) {
        for group in groups.loops() {
            self.report(severity, || {
                let way = graph.loop_in(group);
                let nodes = way.first().map(|edge| edge.from).into_iter().chain(way.iter().map(|edge| edge.to));
                let ids: Vec<&str> = nodes.map(&id).collect();
                let path = way.first().map_or_else(Path::default, |edge| place(&edge.label));
                Diagnostic::new(path, message(&shown(&ids)))
            });
        }
    }

    /// Whether anything is certainly wrong.
    pub fn has_errors(&self) -> bool {
        !self.listed[Severity::Error as usize].first.is_empty()
    }

    /// The diagnostics that were kept, and how many there are beyond them.
    pub fn into_parts(self) -> (Vec<(Severity, Diagnostic)>, Count) {
        let [errors, warnings] = self.listed;
        let unlisted = Count { errors: errors.more, warnings: warnings.more };
        let errors = errors.first.into_iter().map(|diagnostic| (Severity::Error, diagnostic));
        let warnings = warnings.first.into_iter().map(|diagnostic| (Severity::Warning, diagnostic));
        (errors.chain(warnings).collect(), unlisted)
    }
}
