//! Draws the README's pictures from the program itself: `cargo run --example pictures`.
//!
//! Every picture is a real screen, reached by typing keys, drawn through the ordinary drawing
//! path, and written as SVG. A test compares them, so that they can't go stale.

#[path = "../tests/support/mod.rs"]
mod support;

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    fs::create_dir_all(&folder)?;
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for scene in support::picture::SCENES {
        if wanted.is_empty() || wanted.iter().any(|name| name == scene.name) {
            let path = folder.join(scene.name).with_extension("svg");
            fs::write(&path, scene.svg())?;
            println!("{}", path.display());
        }
    }
    Ok(())
}
