//! Beside fzf, where it is installed: a dossier in ours, and the names of its actors in fzf.
//!
//! fzf draws when its threads come to it: both are timed up to the last byte before they are silent.

use std::{ffi::OsString, fs::File, path::Path};

use crate::{
    fzf, made_up,
    running::{End, Program, Running},
    support::{Table, grouped, sizes},
    unix::{FRAME_SENT, first_frame, keys, loaded, memory_and_silence},
};

/// What stands on the screen once a dossier is loaded, and not before.
const LOADED: &str = "Timeline";

/// What is typed, each letter a key, and taken away again.
const TYPED: [&str; 8] = ["z", "h", "u", "k", "\x7f", "\x7f", "\x7f", "\x7f"];

pub fn measure() {
    let Some(version) = fzf::version() else { return fzf::say_that_there_is_none() };
    for events in sizes(&[60, 100_000], &[60, 2_000]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [dossier, names] = ["dossier.json", "names"].map(|name| folder.path().join(name));
        let create = |path: &Path| File::create(path).expect("a temporary folder takes files");
        made_up::write_file(&create(&dossier), events).expect("a temporary folder takes files");
        made_up::write_names(&create(&names), events).expect("a temporary folder takes files");
        let ours = Program {
            file: env!("CARGO_BIN_EXE_detente").into(),
            arguments: vec![dossier.into()],
            input: None,
            end: End::Silence,
        };
        let fzf = Program {
            file: fzf::PROGRAM.into(),
            arguments: Vec::<OsString>::new(),
            input: Some(names),
            end: End::Silence,
        };
        let count = grouped(made_up::actors(events));
        let table =
            Table::new(&format!("{} events and actors, beside fzf {version} with {count} names", grouped(events)));
        compare(&table, &ours, &fzf, &format!("{0}/{0}", made_up::actors(events)));
    }
}

/// `all` is what fzf says when it has read everything.
fn compare(table: &Table, ours: &Program, fzf: &Program, all: &str) {
    let first = Program { end: End::Bytes(FRAME_SENT), ..ours.clone() };
    table.compare(first_frame("detente: spawn to first frame", &first), loaded("fzf: spawn to all names", fzf, all));
    table.compare(loaded("detente: spawn to all loaded", ours, LOADED), loaded("fzf: spawn to all names", fzf, all));
    let [mut ours, mut theirs] = [(ours, LOADED), (fzf, all)].map(|(program, words)| {
        let mut running = program.start();
        running.settle_with(words);
        running
    });
    memory_and_silence(["detente: loaded", "fzf"], [&ours, &theirs]);
    // What finds records is made when the search line is opened.
    ours.press("/");
    ours.press("zz");
    ours.press("\x7f\x7f");
    table.compare(
        keys("detente: a key in the search line", &mut ours, &TYPED),
        keys("fzf: a key in its query", &mut theirs, &TYPED),
    );
    let searched: [&Running; 2] = [&ours, &theirs];
    memory_and_silence(["detente: searched", "fzf"], searched);
}
