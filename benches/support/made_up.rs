//! The dossiers of the example `synth`, for the benches that need them.

#[path = "../../examples/synth/dossier.rs"]
mod dossier;
#[path = "../quality/synthetic.rs"]
pub mod names;

use std::{
    fs::File,
    io::{self, BufWriter, Write as _},
};

pub use dossier::{actors, name};

/// A dossier of so many events as text.
pub fn text(events: usize, hubs: bool) -> String {
    let mut out = Vec::new();
    dossier::write(&mut out, events, hubs).expect("memory takes all that is written");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// The same in a file.
pub fn write_file(file: &File, events: usize) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    dossier::write(&mut out, events, false)?;
    out.flush()
}

/// The names of its actors in a file, one a line.
pub fn write_names(file: &File, events: usize) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    for at in 0..actors(events) {
        writeln!(out, "{}", name(at).0)?;
    }
    out.flush()
}
