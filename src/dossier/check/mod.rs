//! Whether the records of a file hold together: all that is wrong, in one go.
//!
//! Each file here looks at one thing. Findings carry the way to it through the data; where that stands
//! in the text is found out later.

mod claims;
mod content;
mod evidence;
mod findings;
mod lifetimes;
mod likeness;
mod lineage;
mod loops;
mod order;
mod references;
mod roles;

use std::collections::HashMap;

pub use self::findings::{Finding, Findings, MOST, See};
use super::{Date, Id, Text, problem::Path, record::File, text::brief};

/// The handle of every id.
pub type ById = HashMap<Text, Id, foldhash::fast::RandomState>;

/// Looks for all that `findings` takes, leads every reference to its record and returns the handle of
/// every id with what was found.
pub fn run(file: &mut File, mut findings: Findings) -> (ById, Findings) {
    let by_id = references::collect(file, &mut findings);
    references::resolve(file, &by_id, &mut findings);
    content::check(file, &mut findings);
    evidence::check(file, &mut findings);
    order::check(file, &mut findings);
    loops::check(file, &mut findings);
    roles::check(file, &mut findings);
    lifetimes::check(file, &mut findings);
    claims::check(file, &mut findings);
    if findings.wants_warnings() {
        likeness::check(file, &by_id, &mut findings);
        lineage::check(file, &mut findings);
    }
    (by_id, findings)
}

/// The way to a record.
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
