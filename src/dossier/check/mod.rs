//! Whether the records of a file hold together: all that is wrong, in one go.
//!
//! Each file here looks at one thing. Must not know where in the text a record stands: findings
//! carry the way to it through the data.

mod content;
mod references;
mod sense;

use std::collections::HashMap;

use super::{Id, problem::Path, record::File};

/// Something wrong, by its place in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub path: Path,
    /// What, and what to do.
    pub message: String,
    /// A second place that belongs to it.
    pub see: Option<Path>,
    /// The byte where it stands, for what no path can name.
    pub(super) at: Option<usize>,
    /// The byte of the second place, likewise.
    pub(super) see_at: Option<usize>,
}

impl Finding {
    pub(super) fn new(path: Path, message: impl Into<String>) -> Self {
        Self { path, message: message.into(), see: None, at: None, see_at: None }
    }
}

/// Checks everything and returns the handle of every id.
///
/// # Errors
/// Every finding, if there is any.
pub fn run(file: &File) -> Result<HashMap<Box<str>, Id>, Vec<Finding>> {
    let mut findings = Vec::new();
    let by_id = references::collect(file, &mut findings);
    references::check(file, &by_id, &mut findings);
    content::check(file, &mut findings);
    sense::check(file, &by_id, &mut findings);
    if findings.is_empty() { Ok(by_id) } else { Err(findings) }
}

/// The way to a record.
fn at(list: &str, item: usize) -> Path {
    Path::default().key(list).item(item)
}
