//! Puts the bundled dossier into the program without the blanks between its parts, which would be read at every start.

use std::{env, fs, path::Path};

const DOSSIER: &str = "data/iran-tajikistan.json";

fn main() {
    println!("cargo::rerun-if-changed={DOSSIER}");
    println!("cargo::rerun-if-changed=build.rs");
    let written = fs::read_to_string(DOSSIER).expect("the bundled dossier can be read");
    let folder = env::var_os("OUT_DIR").expect("cargo names a folder for what is built");
    fs::write(Path::new(&folder).join("bundled.json"), without_blanks(&written)).expect("the folder can be written");
}

/// A JSON text without the blanks outside of its strings.
fn without_blanks(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string || !c.is_ascii_whitespace() {
            out.push(c);
        }
        if escaped {
            escaped = false;
        } else if in_string && c == '\\' {
            escaped = true;
        } else if c == '"' {
            in_string = !in_string;
        }
    }
    out
}
