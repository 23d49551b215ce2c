//! The measuring: each program in a terminal of its own, timed from here to the end of a frame.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{Read as _, Write as _},
    os::fd::AsFd as _,
    process::Child,
    thread,
    time::{Duration, Instant},
};

use pty_process::{
    Size,
    blocking::{Command, Pty},
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::{
    rivals,
    support::{Subject, Table, timed},
};

/// What a program is started with to play a rival, or nothing at all.
const EMPTY: &str = "--play-empty";
const PROTOTYPE: &str = "--play-prototype";
const NOTHING: &str = "--play-nothing";

/// What ends a frame of the rivals: ratatui hides the cursor last.
const CURSOR_HIDDEN: &[u8] = b"\x1b[?25l";
/// What ends a frame of ours: the terminal may show it.
const FRAME_SENT: &[u8] = b"\x1b[?2026l";

/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the programs are watched doing nothing.
const IDLE: Duration = Duration::from_secs(2);

pub fn main() {
    let play = env::args().nth(1);
    match play.as_deref() {
        Some(EMPTY) => rivals::empty().expect("a terminal"),
        Some(PROTOTYPE) => rivals::prototype().expect("a terminal"),
        Some(NOTHING) => print!("{}", String::from_utf8_lossy(CURSOR_HIDDEN)),
        _ => measure(),
    }
}

fn measure() {
    let table = Table::new("start, a key, memory and silence, in a terminal of 120×40");
    table
        .compare(first_frame("detente: spawn to first frame", detente), first_frame("an empty ratatui program", empty));
    table.compare(first_frame("a bare prototype", prototype), first_frame("an empty ratatui program", empty));
    table.compare(first_frame("a program that prints a word", nothing), first_frame("an empty ratatui program", empty));
    table.compare(keys("detente: a key to its frame", detente()), keys("a bare prototype", prototype()));
    let (mut ours, mut theirs) = (detente(), prototype());
    for running in [&mut ours, &mut theirs] {
        running.wait_for_frame();
        for key in "jjjjjkkkjj".chars() {
            running.press(key);
        }
    }
    Table::say("detente: peak memory", &ours.peak_memory(), "a bare prototype", &theirs.peak_memory());
    let before = [ours.activity(), theirs.activity()];
    thread::sleep(IDLE);
    let idle = [(ours.activity(), before[0]), (theirs.activity(), before[1])]
        .map(|((ticks, wakes), before)| format!("{} ticks, {} wakes", ticks - before.0, wakes - before.1));
    Table::say("detente: idle for two seconds", &idle[0], "a bare prototype", &idle[1]);
}

fn detente() -> Running {
    Running::start(env!("CARGO_BIN_EXE_detente").into(), None, FRAME_SENT)
}

fn play(what: &'static str) -> Running {
    Running::start(env::current_exe().expect("this program").into(), Some(what), CURSOR_HIDDEN)
}

fn empty() -> Running {
    play(EMPTY)
}

fn prototype() -> Running {
    play(PROTOTYPE)
}

fn nothing() -> Running {
    play(NOTHING)
}

fn first_frame(name: &str, start: fn() -> Running) -> Subject<'static> {
    timed(name, move || {
        let begun = Instant::now();
        start().wait_for_frame();
        begun.elapsed()
    })
}

/// Down thirty times, then up again.
fn keys(name: &str, mut running: Running) -> Subject<'static> {
    running.wait_for_frame();
    let mut keys = ["j"; 30].into_iter().chain(["k"; 30]).cycle();
    timed(name, move || {
        let key = keys.next().and_then(|key| key.chars().next()).expect("a cycle has no end");
        running.press(key)
    })
}

/// A program in a terminal of its own.
struct Running {
    pty: Pty,
    child: Child,
    frame_end: &'static [u8],
}

impl Running {
    fn start(program: OsString, argument: Option<&str>, frame_end: &'static [u8]) -> Self {
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        pty.resize(Size::new(40, 120)).expect("a size");
        let command = Command::new(program).args(argument).env("TERM", "xterm-256color").env_remove("NO_COLOR");
        let child = command.spawn(pts).expect("the program starts");
        Self { pty, child, frame_end }
    }

    /// Reads until a frame has come to its end.
    fn wait_for_frame(&mut self) {
        let mut seen = Vec::with_capacity(65_536);
        let mut buffer = [0; 16_384];
        while !seen.ends_with(self.frame_end) {
            let timeout = Timespec { tv_sec: PATIENCE.as_secs().cast_signed(), tv_nsec: 0 };
            let mut fds = [PollFd::from_borrowed_fd(self.pty.as_fd(), PollFlags::IN)];
            let ready = poll(&mut fds, Some(&timeout)).expect("the terminal is there");
            let read = self.pty.read(&mut buffer).unwrap_or(0);
            assert!(ready > 0 && read > 0, "no frame comes; so far: {}", String::from_utf8_lossy(&seen));
            seen.extend_from_slice(&buffer[..read]);
        }
    }

    /// Presses a key, and says how long the frame after it took.
    fn press(&mut self, key: char) -> Duration {
        let start = Instant::now();
        self.pty.write_all(key.encode_utf8(&mut [0; 4]).as_bytes()).expect("the terminal takes input");
        self.wait_for_frame();
        start.elapsed()
    }

    /// The most memory that it has ever held; Linux only.
    fn peak_memory(&self) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        number_after(&status, "VmHWM:")
            .map_or_else(|| "unknown".into(), |kib| format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024))
    }

    /// Ticks of CPU time, and how often any of its threads has gone to sleep; Linux only.
    fn activity(&self) -> (u64, u64) {
        let process = format!("/proc/{}", self.child.id());
        let stat = fs::read_to_string(format!("{process}/stat")).unwrap_or_default();
        // After the name, which may hold anything, in brackets; user and system time are 14 and 15.
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        let threads = fs::read_dir(format!("{process}/task")).into_iter().flatten().flatten();
        let sleeps = threads.filter_map(|thread| {
            let status = fs::read_to_string(thread.path().join("status")).ok()?;
            number_after(&status, "\nvoluntary_ctxt_switches:")
        });
        (ticks, sleeps.sum())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn number_after(text: &str, name: &str) -> Option<u64> {
    text.split_once(name)?.1.split_whitespace().next()?.parse().ok()
}
