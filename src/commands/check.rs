//! `detente check`: whether dossiers are in order, and everything that is wrong with those that
//! aren't.

use std::{io::Write as _, path::PathBuf};

use super::{
    Result, Status,
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
pub struct CheckArgs {
    /// The dossiers to check; `-` is standard input, none is the bundled one.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Take warnings for errors: exit with 1 if there is any.
    #[arg(long)]
    pub strict: bool,
}

impl CheckArgs {
    /// Checks every file and writes a line for each problem.
    pub fn run(&self, dossier: Option<PathBuf>, out: &mut Output) -> Result {
        let mut files: Vec<Option<PathBuf>> = dossier.into_iter().chain(self.files.iter().cloned()).map(Some).collect();
        if files.is_empty() {
            files.push(None);
        }
        let mut status = Status::Fine;
        let mut unread = None;
        for file in &files {
            match load::check(file.as_deref()) {
                Ok((dossier, report)) => {
                    write!(out, "{report}")?;
                    out.line(format_args!("{}: in order: {}{}", report.file, sum(&dossier), noted(&report)))?;
                    if self.strict && report.count().warnings > 0 {
                        status = Status::Nothing;
                    }
                }
                Err(LoadError::Problems(report)) => {
                    write!(out, "{report}")?;
                    out.flush()?;
                    complain(count_of(&report));
                    status = Status::Nothing;
                }
                Err(error) if files.len() == 1 => return Err(error.into()),
                Err(error) => {
                    out.flush()?;
                    complain(format_args!("detente: {error}"));
                    unread = Some("not every file could be read");
                }
            }
        }
        unread.map_or(Ok(status), |message| Err(super::Failure::Usage(message.into())))
    }
}

/// How many problems there are, as the last line of a report.
pub(super) fn count_of(report: &Report) -> String {
    format!("{}: {}{}", report.file, count(report.count().errors, "problem"), noted(report))
}

/// How many warnings there are, and that not all is listed, where that is so.
fn noted(report: &Report) -> String {
    let Count { errors, warnings } = report.count();
    let warned = if warnings > 0 { format!(", {}", count(warnings, "warning")) } else { String::new() };
    if report.unlisted == Count::default() {
        return warned;
    }
    let each = if errors > 0 && warnings > 0 { " of each" } else { "" };
    format!("{warned}; the first {}{each} are listed", check::MOST)
}

/// What a dossier holds: `41 actors, 44 events, 17 claims…`.
fn sum(dossier: &Dossier) -> String {
    Kind::AS_READ.map(|kind| count(dossier.ids(kind).len(), kind.word())).join(", ")
}
