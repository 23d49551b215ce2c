//! From a file, a pipe or the binary itself to a dossier, or to a report of everything that is
//! wrong with it.
//!
//! Knows files and JSON. Must not know what the records mean: that is for the check.

use std::{
    fmt,
    fs::File,
    io::{self, Read as _},
    path::{Path as FilePath, PathBuf},
};

use super::{
    Dossier,
    check::Finding,
    problem::{Path, Position, Problem, Report},
    record, shape,
    text::clean,
    tree::Node,
};

/// The largest file that is read: far beyond a million events, well short of all memory.
pub const MAX_BYTES: u64 = 2 << 30;

/// What the bundled dossier is called in messages.
pub const BUNDLED_NAME: &str = "iran-tajikistan.json (bundled)";

const BUNDLED: &str = include_str!("../../data/iran-tajikistan.json");

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
    let text = read(path).map_err(|message| LoadError::Read { file: path.to_owned(), message })?;
    from_text(&clean(&path.to_string_lossy()), &text).map_err(LoadError::Problems)
}

/// The dossier in a text; `file` is its name in reports.
///
/// # Errors
/// A report of everything that is wrong.
pub fn from_text(file: &str, text: &str) -> Result<Dossier, Report> {
    let report = |mut problems: Vec<Problem>| {
        problems.sort_by_key(|problem| problem.position);
        Report { file: file.to_owned(), problems }
    };
    let records: record::File = match serde_json::from_str(text) {
        Ok(records) => records,
        Err(error) => return Err(report(diagnose(text, &error))),
    };
    Dossier::from_records(records).map_err(|findings| report(locate(text, findings)))
}

/// Why typed reading failed: everything that differs from the schema, or the one place where the
/// text stops being JSON.
fn diagnose(text: &str, error: &serde_json::Error) -> Vec<Problem> {
    let findings = Node::read(text).map(|tree| shape::differences(&tree)).unwrap_or_default();
    if !findings.is_empty() {
        return locate(text, findings);
    }
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let position = Position { line: error.line().max(1), column: error.column().max(1) };
    let hint = if text.trim().is_empty() { "; the file is empty" } else { "" };
    vec![Problem { position, path: Path::default(), message: format!("{}{hint}", clean(message)) }]
}

fn locate(text: &str, findings: Vec<Finding>) -> Vec<Problem> {
    let tree = Node::read(text);
    let byte = |at: Option<usize>, path: &Path| at.unwrap_or_else(|| tree.as_ref().map_or(0, |tree| tree.locate(path)));
    findings
        .into_iter()
        .map(|finding| {
            let see = finding.see_at.or_else(|| finding.see.as_ref().map(|path| byte(None, path)));
            let see = see.map_or_else(String::new, |at| {
                let Position { line, column } = Position::of(text, at);
                format!(" (the other is at {line}:{column})")
            });
            Problem {
                position: Position::of(text, byte(finding.at, &finding.path)),
                path: finding.path,
                message: finding.message + &see,
            }
        })
        .collect()
}

/// Reads a whole file as text.
fn read(path: &FilePath) -> Result<String, String> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES + 1;
    if path.as_os_str() == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    } else {
        // Looked at before it is opened: opening a pipe would wait for its other end.
        let data = std::fs::metadata(path).map_err(|error| reason(&error))?;
        if data.is_dir() {
            return Err("this is a folder; name a dossier in it".into());
        }
        if !data.is_file() {
            return Err("this is no regular file; to read from a pipe, write - and feed it to standard input".into());
        }
        let file = File::open(path).map_err(|error| reason(&error))?;
        bytes.reserve(usize::try_from(data.len().min(MAX_BYTES)).unwrap_or(0));
        file.take(limit).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!("larger than {} GiB; split the dossier", MAX_BYTES >> 30));
    }
    decode(bytes)
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file; check the spelling".into(),
        io::ErrorKind::PermissionDenied => "you may not read this file".into(),
        _ => error.to_string(),
    }
}

fn decode(mut bytes: Vec<u8>) -> Result<String, String> {
    match bytes.as_slice() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{', 0, ..] | [0, b'{', ..] => {
            return Err("this file is in UTF-16; save it as UTF-8".into());
        }
        [0xef, 0xbb, 0xbf, ..] => drop(bytes.drain(..3)),
        _ => {}
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|&byte| byte == b'\n').count();
        format!("line {line} is not UTF-8 (perhaps Latin-1 or Windows-1252); save the file as UTF-8")
    })
}
