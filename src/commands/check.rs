//! `detente check`: whether dossiers are in order, and everything that is wrong with those that
//! aren't.
//!
//! Must not know what is checked: reports come from the dossier room.

use std::{io::Write as _, path::PathBuf};

use super::{
    Outcome, Result, open,
    output::{Output, complain},
};
use crate::dossier::{Dossier, load::LoadError, problem::Report};

/// The arguments of `detente check`.
#[derive(Debug, Clone, clap::Args)]
pub struct Check {
    /// The dossiers to check; `-` is standard input, none is the bundled one.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

impl Check {
    /// Checks every file and writes a line for each problem.
    pub fn run(&self, dossier: Option<PathBuf>, out: &mut Output<'_>) -> Result {
        let mut files: Vec<Option<PathBuf>> = dossier.into_iter().chain(self.files.iter().cloned()).map(Some).collect();
        if files.is_empty() {
            files.push(None);
        }
        let mut outcome = Outcome::Fine;
        let mut unread = None;
        for file in &files {
            match open(file.as_deref()) {
                Ok(dossier) => {
                    out.line(format_args!("{}: in order: {}", super::name_of(file.as_ref()), sum(&dossier)))?;
                }
                Err(LoadError::Problems(report)) => {
                    write!(out, "{report}")?;
                    out.flush()?;
                    complain(count_of(&report));
                    outcome = Outcome::Nothing;
                }
                Err(error) if files.len() == 1 => return Err(error.into()),
                Err(error) => {
                    out.flush()?;
                    complain(format_args!("detente: {error}"));
                    unread = Some("not every file could be read");
                }
            }
        }
        unread.map_or(Ok(outcome), |message| Err(super::Failure::Usage(message.into())))
    }
}

/// How many problems there are, as the last line of a report.
pub(super) fn count_of(report: &Report) -> String {
    let count = report.problems.len();
    format!("{}: {count} {}", report.file, if count == 1 { "problem" } else { "problems" })
}

/// What a dossier holds: `44 events, 41 actors, 17 claims…`.
fn sum(dossier: &Dossier) -> String {
    let counts = [
        (dossier.events().len(), "event", "events"),
        (dossier.actors().len(), "actor", "actors"),
        (dossier.relations().len(), "relation", "relations"),
        (dossier.claims().len(), "claim", "claims"),
        (dossier.figures().len(), "figure", "figures"),
        (dossier.places().len(), "place", "places"),
        (dossier.sources().len(), "source", "sources"),
    ];
    let parts: Vec<String> =
        counts.iter().map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many })).collect();
    parts.join(", ")
}
