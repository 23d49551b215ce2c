//! Writes a made-up dossier of any size that passes its check, the same one for the same arguments:
//!
//! ```sh
//! cargo run --release --example synth -- 100000 > large.json
//! cargo run --release --example synth -- 100000 --hubs > hubs.json
//! ```
//!
//! It has as many actors as events. A few actors are in much and most are in little, as Zipf has it; with `--hubs`
//! five of them are in half of all events.

mod dossier;
#[path = "../../benches/quality/synthetic.rs"]
#[allow(dead_code)]
mod names;

use std::{
    io::{BufWriter, Write as _, stdout},
    process::ExitCode,
};

const USAGE: &str = "usage: synth EVENTS [--hubs]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let hubs = arguments.iter().any(|argument| argument == "--hubs");
    let count = arguments.iter().find(|argument| !argument.starts_with("--")).and_then(|count| count.parse().ok());
    let Some(count) = count.filter(|count| (1..=10_000_000).contains(count)) else {
        eprintln!("{USAGE}; EVENTS is a number from 1 to 10,000,000");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::new(stdout().lock());
    match dossier::write(&mut out, count, hubs).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
