//! `detente check`: whether dossiers are in order, and everything that is wrong with those that
//! aren't.

use std::{fmt::Write as _, io::Write as _, path::PathBuf};

use super::{
    Outcome, Result,
    output::{Output, complain},
};
use crate::{
    dossier::{
        Dossier, Kind, check,
        load::{self, LoadError},
        problem::{Count, Report},
    },
    report::words::count,
};

/// The arguments of `detente check`.
#[derive(Debug, Clone, clap::Args)]
pub struct Check {
    /// The dossiers to check; `-` is standard input, none is the bundled one.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Take warnings for errors: exit with 1 if there is any.
    #[arg(long)]
    pub strict: bool,
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
            match load::check(file.as_deref()) {
                Ok((dossier, report)) => {
                    write!(out, "{report}")?;
                    let warnings = report.count().warnings;
                    let noted = if warnings == 0 {
                        String::new()
                    } else {
                        format!(", {}{}", count(warnings, "warning"), rest(&report))
                    };
                    out.line(format_args!("{}: in order: {}{noted}", report.file, sum(&dossier)))?;
                    if self.strict && warnings > 0 {
                        outcome = Outcome::Nothing;
                    }
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
    let Count { errors, warnings } = report.count();
    let mut line = format!("{}: {}", report.file, count(errors, "problem"));
    if warnings > 0 {
        let _ = write!(line, ", {}", count(warnings, "warning"));
    }
    line + &rest(report)
}

/// That not all is listed, where that is so.
fn rest(report: &Report) -> String {
    if report.unlisted == Count::default() {
        return String::new();
    }
    let Count { errors, warnings } = report.count();
    let each = if errors > 0 && warnings > 0 { " of each" } else { "" };
    format!("; the first {}{each} are listed", check::MOST)
}

/// What a dossier holds: `44 events, 41 actors, 17 claims…`.
fn sum(dossier: &Dossier) -> String {
    let kinds = [Kind::Event, Kind::Actor, Kind::Relation, Kind::Claim, Kind::Figure, Kind::Place, Kind::Source];
    kinds.map(|kind| count(dossier.ids(kind).len(), kind.word())).join(", ")
}
