//! From a text to a dossier, or to a report of everything that is wrong with it.
//!
//! Reads JSON, and explains what is wrong with it.

use std::{
    fmt, iter,
    path::{Path as FilePath, PathBuf},
};

use super::{
    Dossier,
    check::{Diagnostic, Diagnostics, See},
    date,
    json_parts::{self, Located},
    position::Positions,
    problem::{Count, Path, Position, Problem, Report, Severity},
    progress::Teller,
    read, schema,
    text::{Followed, brief, clean, reading},
};
use crate::sorting;

/// What the bundled dossier is called in messages.
pub const BUNDLED_NAME: &str = "iran-tajikistan.json (bundled)";

/// As `build.rs` has written it.
const BUNDLED: &str = include_str!(concat!(env!("OUT_DIR"), "/bundled.json"));

/// Why there is no dossier.
#[derive(Debug)]
pub enum LoadError {
    /// The file could not be read.
    Read {
        /// Which file.
        file: PathBuf,
        /// Why, and what to do.
        message: String,
    },
    /// The file was read and is not in order.
    Problems(Report),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { file, message } => write!(f, "{}: {message}", clean(&file.to_string_lossy())),
            Self::Problems(report) => report.fmt(f),
        }
    }
}

impl std::error::Error for LoadError {}

/// The dossier that comes with the program.
///
/// # Errors
/// A report, if the program was built with a dossier that is not in order; a test sees to that.
pub fn bundled() -> Result<Dossier, LoadError> {
    from_text(BUNDLED_NAME, BUNDLED).map_err(LoadError::Problems)
}

/// The dossier in a file; `-` is standard input.
///
/// # Errors
/// If the file can't be read, is no regular file or too large, or is not in order.
pub fn from_path(path: &FilePath) -> Result<Dossier, LoadError> {
    telling(path, &Teller::default())
}

/// The same, telling meanwhile how far it has come.
///
/// # Errors
/// As [`from_path`].
pub fn telling(path: &FilePath, teller: &Teller) -> Result<Dossier, LoadError> {
    let text = read_path(path, teller)?;
    let checked = checked(&name(path), &text, Diagnostics::errors_only(), teller);
    checked.map(|(dossier, _)| dossier).map_err(LoadError::Problems)
}

/// Whether loading a file takes long enough for people to be told how far it has come.
pub fn is_large(path: &FilePath) -> bool {
    read::is_large(path)
}

/// What a file is called in messages.
pub fn name(path: &FilePath) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// The dossier in a text; `file` is its name in reports.
///
/// # Errors
/// A report of what is certainly wrong.
pub fn from_text(file: &str, text: &str) -> Result<Dossier, Report> {
    checked(file, text, Diagnostics::errors_only(), &Teller::default()).map(|(dossier, _)| dossier)
}

/// The dossier in a file, or the one that comes with the program, and a report of what is probably wrong
/// with it.
///
/// # Errors
/// As [`from_path`]; the report has all that is wrong.
pub fn check(path: Option<&FilePath>) -> Result<(Dossier, Report), LoadError> {
    let checked = match path {
        Some(path) => check_text(&name(path), &read_path(path, &Teller::default())?),
        None => check_text(BUNDLED_NAME, BUNDLED),
    };
    checked.map_err(LoadError::Problems)
}

/// The same for the dossier in a text; `file` is its name in reports.
///
/// # Errors
/// A report of all that is wrong, if anything certainly is.
pub fn check_text(file: &str, text: &str) -> Result<(Dossier, Report), Report> {
    checked(file, text, Diagnostics::with_warnings(), &Teller::default())
}

fn checked(file: &str, text: &str, diagnostics: Diagnostics, teller: &Teller) -> Result<(Dossier, Report), Report> {
    let parsed = date::sharing(|| reading(Followed::new(text, teller), || serde_json::from_str(text)));
    let records = parsed.map_err(|error| reading_failed(file, text, &error))?;
    let report = |diagnostics| with_positions(file, text, diagnostics);
    let checked = Dossier::checked(records, diagnostics, teller);
    checked.map(|(dossier, diagnostics)| (dossier, report(diagnostics))).map_err(report)
}

/// Why typed reading failed: everything that differs from the schema, or the one place where the
/// text stops being JSON.
fn reading_failed(file: &str, text: &str, error: &serde_json::Error) -> Report {
    // What is wrong with the JSON itself comes first: typed reading may stop at something else before.
    let syntax = match json_parts::whole(text) {
        Ok(root) => {
            let diagnostics = schema::differences(text, root);
            if diagnostics.has_errors() {
                return with_positions(file, text, diagnostics);
            }
            None
        }
        Err(syntax) => Some(syntax),
    };
    let error = syntax.as_ref().filter(|_| error.is_data()).unwrap_or(error);
    let start = text.trim_ascii_start();
    let (byte, message) = if start.is_empty() {
        (text.len(), "the file is empty; a dossier is a JSON object".to_owned())
    } else if start.starts_with(['[', '"']) || (error.is_data() && !start.starts_with('{')) {
        (text.len() - start.len(), format!("expected an object, found {}", json_parts::kind(start)))
    } else {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        (byte_of(text, error), clean(message).into_owned())
    };
    let position = Positions::of(text, [byte]).at(byte);
    let problem = Problem { severity: Severity::Error, position, path: Path::default(), id: None, message };
    Report { file: file.to_owned(), problems: vec![problem], unlisted: Count::default() }
}

/// Where reading ended; the error counts bytes from the start of a line.
fn byte_of(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let line = iter::once(0).chain(breaks).nth(error.line().saturating_sub(1)).unwrap_or(text.len());
    // A column of 0 is the line break before, which stands where no line break may.
    (line + error.column()).saturating_sub(1)
}

/// A report of diagnostics, with where each stands in the text and in which record.
fn with_positions(file: &str, text: &str, diagnostics: Diagnostics) -> Report {
    let (diagnostics, unlisted) = diagnostics.into_parts();
    let id_of = |path: &Path| path.record().map(|record| record.key("id"));
    let mut paths: Vec<Path> = diagnostics.iter().filter_map(|(_, diagnostic)| id_of(&diagnostic.path)).collect();
    for (_, diagnostic) in &diagnostics {
        paths.extend(diagnostic.at.is_none().then(|| diagnostic.path.clone()));
        paths.extend(match &diagnostic.see {
            Some(See::Path(path)) => Some(path.clone()),
            _ => None,
        });
    }
    let root = if paths.is_empty() { None } else { json_parts::whole(text).ok() };
    let located = root.map_or_else(Located::default, |root| Located::of(root, paths));
    let follow = |path: &Path| located.nearest(path).map_or(0, |part| json_parts::start_of(part, text));
    let spot = |(_, diagnostic): &(Severity, Diagnostic)| {
        let see = diagnostic.see.as_ref().map(|see| match see {
            See::Path(path) => follow(path),
            See::Byte(byte) => *byte,
        });
        (diagnostic.at.unwrap_or_else(|| follow(&diagnostic.path)), see)
    };
    let spots: Vec<(usize, Option<usize>)> = diagnostics.iter().map(spot).collect();
    let positions = Positions::of(text, spots.iter().flat_map(|(at, see)| iter::once(*at).chain(*see)));
    let problem = |((severity, diagnostic), (at, see)): ((Severity, Diagnostic), (usize, Option<usize>))| {
        let id = id_of(&diagnostic.path).and_then(|path| json_parts::string(located.exactly(&path)?));
        let see = see.map_or_else(String::new, |see| {
            let Position { line, column } = positions.at(see);
            format!(" (the other is at {line}:{column})")
        });
        Problem {
            severity,
            position: positions.at(at),
            path: diagnostic.path,
            id: id.map(|id| brief(&id).into_owned()),
            message: diagnostic.message + &see,
        }
    };
    let mut problems: Vec<Problem> = diagnostics.into_iter().zip(spots).map(problem).collect();
    sorting::by_key(&mut problems, |problem| problem.position);
    Report { file: file.to_owned(), problems, unlisted }
}

fn read_path(path: &FilePath, teller: &Teller) -> Result<String, LoadError> {
    read::text(path, teller).map_err(|message| LoadError::Read { file: path.to_owned(), message })
}
