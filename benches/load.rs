//! From text to dossier: reading, checking and indexing, beside plain `serde_json`.
//!
//! The bundled dossier, and a made-up one of a hundred thousand events.

use detente::dossier::{
    Dossier,
    check::{self, Diagnostics},
    load,
    progress::Teller,
    record::File,
};

#[path = "support/mod.rs"]
mod support;
#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use support::{Table, prepared, run};

fn main() {
    let bundled = include_str!("../data/iran-tajikistan.json");
    measure(&format!("load, bundled ({} KB)", bundled.len() / 1000), bundled);
    let large = synthetic::json(100_000);
    measure(&format!("load, 100,000 events ({} MB)", large.len() / 1_000_000), &large);
}

fn measure(title: &str, text: &str) {
    let table = Table::new(title);
    let typed = || serde_json::from_str::<File>(text).expect("a dossier");
    table.compare(
        run("the whole way: read, check, index", || load::from_text("bench", text).expect("in order")),
        run("serde_json into records", typed),
    );
    table.compare(
        run("serde_json into records", typed),
        run("serde_json into Value", || serde_json::from_str::<serde_json::Value>(text).expect("JSON")),
    );
    let mut records = typed();
    table.compare(
        run("check", || check::run(&mut records, Diagnostics::errors_only(), &Teller::default())),
        run("serde_json into records", typed),
    );
    table.compare(
        prepared("check and index", typed, |records| Dossier::from_records(records).expect("in order")),
        run("serde_json into records", typed),
    );
}
