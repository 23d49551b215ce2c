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

pub use self::diagnostics::{Diagnostic, Diagnostics, MOST, See};
use super::{
    Date,
    by_id::ById,
    problem::Path,
    progress::{Step, Teller},
    record::File,
    text::brief,
};

/// The checks of references that resolve.
const CHECKS: [fn(&File, &mut Diagnostics); 7] =
    [content::check, evidence::check, order::check, loops::check, roles::check, lifetimes::check, claims::check];

/// How many hundredths of the time gathering the ids takes, resolving the references, and each of the [`CHECKS`].
const WEIGHTS: [usize; 2 + CHECKS.len()] = [18, 57, 4, 3, 10, 0, 3, 4, 1];

/// Looks for all that `diagnostics` takes, resolves every reference and returns the handle of
/// every id with what was found.
pub fn run(file: &mut File, mut diagnostics: Diagnostics, teller: &Teller) -> (ById, Diagnostics) {
    let records = file.every_id().count();
    let mut passes = teller.passes(Step::Checking, records, &WEIGHTS);
    let ids = references::collect(file, &mut diagnostics, &passes.next(records));
    references::resolve(file, &ids, &mut diagnostics, &passes.next(records));
    for check in CHECKS {
        passes.next(records);
        check(file, &mut diagnostics);
    }
    passes.end();
    if diagnostics.wants_warnings() {
        likeness::check(file, &ids, &mut diagnostics);
        lineage::check(file, &mut diagnostics);
    }
    (ids.into_by_id(), diagnostics)
}

/// The way to something, made only where something is wrong with it. One type for all, or each check would be
/// compiled again for each place that it is made at.
type PathTo<'a> = &'a dyn Fn() -> Path;

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
