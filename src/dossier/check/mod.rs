//! Whether the records of a file hold together: all that is wrong, in one go.
//!
//! Each file here looks at one thing. A diagnostic has the path to it in the data; its position in the
//! text is looked up later.

mod claims;
mod content;
mod diagnostics;
mod evidence;
mod lifetimes;
mod likeness;
mod lineage;
mod loops;
mod order;
mod references;
mod roles;

use std::collections::HashMap;

pub use self::diagnostics::{Diagnostic, Diagnostics, MOST, See};
use super::{Date, Id, Text, problem::Path, record::File, text::brief};

/// The handle of every id.
pub type ById = HashMap<Text, Id, foldhash::fast::RandomState>;

/// Looks for all that `diagnostics` takes, resolves every reference and returns the handle of
/// every id with what was found.
pub fn run(file: &mut File, mut diagnostics: Diagnostics) -> (ById, Diagnostics) {
    let by_id = references::collect(file, &mut diagnostics);
    references::resolve(file, &by_id, &mut diagnostics);
    content::check(file, &mut diagnostics);
    evidence::check(file, &mut diagnostics);
    order::check(file, &mut diagnostics);
    loops::check(file, &mut diagnostics);
    roles::check(file, &mut diagnostics);
    lifetimes::check(file, &mut diagnostics);
    claims::check(file, &mut diagnostics);
    if diagnostics.wants_warnings() {
        likeness::check(file, &by_id, &mut diagnostics);
        lineage::check(file, &mut diagnostics);
    }
    (by_id, diagnostics)
}

/// The path to a record.
fn at(list: &str, item: usize) -> Path {
    Path::default().key(list).item(item)
}

/// Whether all of `a` lies before all of `b`.
fn surely_before(a: &Date, b: &Date) -> bool {
    a.widest().last.zip(b.widest().first).is_some_and(|(a, b)| a < b)
}

/// A date as messages show it.
fn date_shown(date: &Date) -> String {
    brief(&date.to_string()).into_owned()
}
