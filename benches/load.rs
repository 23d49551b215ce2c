//! From text to dossier: reading, checking and indexing, beside plain `serde_json`.
//!
//! The bundled dossier, and made-up ones of a hundred thousand events, with a few actors and with as many.

use detente::dossier::{
    Dossier,
    check::{self, Diagnostics},
    load,
    progress::Teller,
    record::File,
};

#[path = "../examples/synth/dossier.rs"]
mod crowded;
#[path = "quality/synthetic.rs"]
#[allow(dead_code)]
mod names;
#[path = "support/plain.rs"]
mod plain;
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
    let mut crowded = Vec::new();
    crowded::write(&mut crowded, 100_000, false).expect("memory takes all that is written");
    let crowded = String::from_utf8(crowded).expect("JSON is UTF-8");
    measure(&format!("load, 100,000 events and actors ({} MB)", crowded.len() / 1_000_000), &crowded);
}

fn measure(title: &str, text: &str) {
    let table = Table::new(title);
    let typed = || serde_json::from_str::<File>(text).expect("a dossier");
    let whole = || load::from_text("bench", text).expect("in order");
    let bare = || serde_json::from_str::<plain::File>(text).expect("a dossier");
    table.compare(run("the whole way: read, check, index", whole), run("serde_json into plain types", bare));
    table.compare(run("the whole way: read, check, index", whole), run("serde_json into records", typed));
    table.compare(run("serde_json into records", typed), run("serde_json into plain types", bare));
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
