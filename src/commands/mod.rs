//! The program without a screen: one file per subcommand, with the arguments it takes.
//!
//! Writes to a pipe or as plain text, and returns exit codes. Of a terminal only its width is asked, and
//! whether there is one.

pub mod check;
pub mod compare;
pub mod json;
pub mod list;
pub mod output;
mod query;
pub mod schema;
pub mod search;
pub mod show;

use std::{io, path::Path, process::ExitCode};

use self::output::complain;
use crate::dossier::Scope;
use crate::{
    dossier::{
        Date, Dossier,
        load::{self, LoadError},
        progress::Teller,
    },
    search::read_scope,
};

/// How a subcommand ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did what it was asked to.
    Fine,
    /// Nothing was found, or the dossier is not in order.
    Nothing,
}

/// Why a subcommand could not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// There is no dossier.
    Load(LoadError),
    /// The request makes no sense; the message says what to write instead.
    Usage(String),
    /// The output could not be written.
    Write(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

/// How a subcommand ended, or why it could not do its work.
pub type Result<T = Status> = std::result::Result<T, Failure>;

/// The dossier in a file, or the bundled one.
///
/// # Errors
/// If it can't be read or is not in order.
pub fn open(file: Option<&Path>, teller: &Teller) -> std::result::Result<Dossier, LoadError> {
    file.map_or_else(load::bundled, |file| load::telling(file, teller))
}

/// The same, read with some of its sources.
///
/// # Errors
/// As [`open`], and if the sources can't be read.
pub fn open_with(file: Option<&Path>, sources: Option<&str>) -> Result<Dossier> {
    let (dossier, scope) = open_and_choose(file, sources, &Teller::default())?;
    Ok(if scope == Scope::All { dossier } else { dossier.scoped(scope) })
}

/// Opens a dossier, telling meanwhile how far that has come, and says which of its sources it is to be read with.
///
/// # Errors
/// If it can't be loaded, or no source is called so.
pub fn open_and_choose(file: Option<&Path>, sources: Option<&str>, teller: &Teller) -> Result<(Dossier, Scope)> {
    let dossier = open(file, teller)?;
    let scope = sources.map_or(Ok(Scope::All), |sources| read_scope(sources, &dossier));
    let scope = scope.map_err(|message| Failure::Usage(format!("--sources: {message}")))?;
    Ok((dossier, scope))
}

/// A date in full, or that nobody gives one.
fn when(date: Option<&Date>) -> String {
    date.map_or_else(|| "undated".into(), Date::long)
}

/// The exit code for what a subcommand came to, after saying why where people need to know.
pub fn exit(result: Result) -> ExitCode {
    let (code, message) = match result {
        Ok(Status::Fine) => return ExitCode::SUCCESS,
        Ok(Status::Nothing) => return ExitCode::from(1),
        Err(Failure::Write(error)) => (2, format!("detente: the output could not be written: {error}")),
        Err(Failure::Load(LoadError::Problems(report))) => (1, format!("{report}{}", check::count_of(&report))),
        Err(Failure::Load(error)) => (2, format!("detente: {error}")),
        Err(Failure::Usage(message)) => (2, format!("detente: {message}")),
    };
    complain(message);
    ExitCode::from(code)
}
