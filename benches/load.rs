//! From text to dossier: parsing, checking, indexing, and folding what the search needs; each beside what a
//! plain typed parse of the same text costs.
//!
//! The bundled dossier, and made-up ones of as many events as asked for.

use std::time::{Duration, Instant};

use detente::{
    dossier::{
        Dossier,
        check::{self, Diagnostics},
        load,
        progress::Teller,
        record::File,
        text::{Followed, reading},
    },
    search::Finder,
};

#[path = "support/made_up.rs"]
#[allow(dead_code)]
mod made_up;
#[path = "support/plain.rs"]
mod plain;
#[path = "support/mod.rs"]
mod support;

use support::{Subject, Table, grouped, prepared, run, sizes, timed};

fn main() {
    measure("bundled", include_str!("../data/iran-tajikistan.json"));
    for events in sizes(&[60, 10_000, 100_000], &[60]) {
        measure(&format!("{} events and actors", grouped(events)), &made_up::text(events, false));
    }
}

fn measure(what: &str, text: &str) {
    let table = Table::new(&format!("load, {what} ({} kB)", grouped(text.len() / 1000)));
    let bare = || run("serde_json into plain types", || serde_json::from_str::<plain::File>(text).expect("a dossier"));
    table.compare(run("parse", || records(text)), bare());
    table.compare(
        run("parse", || records(text)),
        run("serde_json into Value", || serde_json::from_str::<serde_json::Value>(text).expect("JSON")),
    );
    table.compare(prepared("check", || records(text), |mut records| checked(&mut records)), bare());
    table.compare(index(text), bare());
    let dossier = load::from_text("bench", text).expect("in order");
    table.compare(run("finder: folding all that can be found", || Finder::new(&dossier)), bare());
    table.compare(
        run("the whole way: parse, check, index", || load::from_text("bench", text).expect("in order")),
        bare(),
    );
}

/// As the loader does it, but for dates: only there is one that is written twice read once.
fn records(text: &str) -> File {
    reading(Followed::default(), || serde_json::from_str(text).expect("a dossier"))
}

fn checked(records: &mut File) -> impl Sized + use<> {
    check::run(records, Diagnostics::errors_only(), &Teller::default())
}

/// From records to a dossier, less the least that the check in it has cost: an index is never made without one.
fn index(text: &str) -> Subject<'_> {
    let mut check = Duration::MAX;
    timed("index", move || -> Duration {
        let (mut alone, records) = (records(text), records(text));
        let start = Instant::now();
        let found = checked(&mut alone);
        check = check.min(start.elapsed());
        drop((found, alone));
        let start = Instant::now();
        let dossier = Dossier::from_records(records).expect("in order");
        let both = start.elapsed();
        drop(dossier);
        both.saturating_sub(check)
    })
}
