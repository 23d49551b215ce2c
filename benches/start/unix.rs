//! The tables: each program in a terminal of its own, timed from here to the end of a frame.

use std::{env, thread, time::Duration};

use crate::{
    beside_fzf, rivals,
    running::{End, Program, Running},
    support::{Subject, Table, is_trial, timed},
};

/// What a program is started with to play a rival, or nothing at all.
const EMPTY: &str = "--play-empty";
const PROTOTYPE: &str = "--play-prototype";
const WITH_PAGE: &str = "--play-prototype-with-page";
const NOTHING: &str = "--play-nothing";

/// What ends a frame of the rivals: ratatui hides the cursor last.
const CURSOR_HIDDEN: &[u8] = b"\x1b[?25l";
/// What ends a frame of ours: the terminal may show it.
pub const FRAME_SENT: &[u8] = b"\x1b[?2026l";

/// How long the programs are watched doing nothing.
const IDLE: Duration = Duration::from_secs(2);

pub fn main() {
    let play = env::args().nth(1);
    match play.as_deref() {
        Some(EMPTY) => rivals::empty().expect("a terminal"),
        Some(PROTOTYPE) => rivals::prototype(false).expect("a terminal"),
        Some(WITH_PAGE) => rivals::prototype(true).expect("a terminal"),
        Some(NOTHING) => print!("{}", String::from_utf8_lossy(CURSOR_HIDDEN)),
        _ => {
            beside_plain_ratatui();
            beside_fzf::measure();
        }
    }
}

fn beside_plain_ratatui() {
    let detente = Program {
        file: env!("CARGO_BIN_EXE_detente").into(),
        arguments: Vec::new(),
        input: None,
        end: End::Bytes(FRAME_SENT),
    };
    let [empty, prototype, nothing] = [EMPTY, PROTOTYPE, NOTHING].map(play);
    let table = Table::new("start, a key, memory and silence, in a terminal of 120×40, bundled");
    for (name, program) in [
        ("detente: spawn to first frame", &detente),
        ("a bare prototype", &prototype),
        ("a program that prints a word", &nothing),
    ] {
        table.compare(first_frame(name, program), first_frame("an empty ratatui program", &empty));
    }
    let [mut ours, mut theirs, mut with_page] = [detente, prototype, play(WITH_PAGE)].map(|program| {
        let mut running = program.start();
        running.settle();
        running
    });
    // Down thirty times, then up again.
    let down_up = [["j"; 30], ["k"; 30]].concat();
    for (name, rival) in [("a bare prototype", &mut theirs), ("one with a page", &mut with_page)] {
        table.compare(keys("detente: a key to its frame", &mut ours, &down_up), keys(name, rival, &down_up));
    }
    memory_and_silence(["detente", "a bare prototype"], [&ours, &theirs]);
}

/// This program itself, as a rival.
fn play(what: &str) -> Program {
    Program {
        file: env::current_exe().expect("this program").into(),
        arguments: vec![what.into()],
        input: None,
        end: End::Bytes(CURSOR_HIDDEN),
    }
}

/// From the start of a program until it has shown all that it shows by itself.
pub fn first_frame<'a>(name: &str, program: &'a Program) -> Subject<'a> {
    loaded(name, program, "")
}

/// The same, until that has these words in it.
pub fn loaded<'a>(name: &str, program: &'a Program, words: &'a str) -> Subject<'a> {
    timed(name, move || {
        let begun = std::time::Instant::now();
        program.start().settle_with(words) - begun
    })
}

/// Keys, one after the other.
pub fn keys<'a>(name: &str, running: &'a mut Running, keys: &'a [&'static str]) -> Subject<'a> {
    let mut keys = keys.iter().cycle();
    timed(name, move || running.press(keys.next().expect("a cycle has no end")))
}

/// What two programs hold, and how often they wake up while nobody does anything.
pub fn memory_and_silence([ours, theirs]: [&str; 2], running: [&Running; 2]) {
    let [our_memory, their_memory] = running.map(Running::peak_memory);
    Table::say(&format!("{ours}: peak memory"), &our_memory, theirs, &their_memory);
    let before = running.map(Running::activity);
    if !is_trial() {
        thread::sleep(IDLE);
    }
    let idle = |at: usize| {
        let ((ticks, wakes), before) = (running[at].activity(), before[at]);
        format!("{} ticks, {} wakes", ticks - before.0, wakes - before.1)
    };
    Table::say(&format!("{ours}: idle for two seconds"), &idle(0), theirs, &idle(1));
}
