//! A program in a terminal of its own: what it prints, what is typed at it, what it costs.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{Read as _, Write as _},
    os::fd::AsFd as _,
    path::PathBuf,
    process::Child,
    time::{Duration, Instant},
};

use pty_process::{
    Size,
    blocking::{Command, Pty},
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::fzf;

/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// After so long without output a program has said all that it has to say.
const SILENCE: Duration = Duration::from_millis(100);

/// How to start a program.
#[derive(Clone)]
pub struct Program {
    pub file: OsString,
    pub arguments: Vec<OsString>,
    /// What it reads instead of the terminal.
    pub input: Option<PathBuf>,
    pub end: End,
}

/// How to tell that a program has shown all that it has to.
#[derive(Clone, Copy)]
pub enum End {
    /// These bytes are the last ones of a frame.
    Bytes(&'static [u8]),
    /// It has been silent for a while; the time counts up to its last byte.
    Silence,
}

/// A program in a terminal of its own.
pub struct Running {
    pty: Pty,
    child: Child,
    end: End,
}

impl Program {
    /// Starts it in a terminal of 120×40.
    pub fn start(&self) -> Running {
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        pty.resize(Size::new(40, 120)).expect("a size");
        let mut command = Command::new(&self.file).args(&self.arguments).env("TERM", "xterm-256color");
        for setting in fzf::SETTINGS.into_iter().chain(["NO_COLOR"]) {
            command = command.env_remove(setting);
        }
        if let Some(input) = &self.input {
            command = command.stdin(File::open(input).expect("it was written"));
        }
        Running { pty, child: command.spawn(pts).expect("the program starts"), end: self.end }
    }
}

impl Running {
    /// Reads until the program has shown all that it has to; when the last byte came.
    pub fn settle(&mut self) -> Instant {
        self.read_until(|_| true)
    }

    /// The same, until that has these words in it.
    pub fn settle_with(&mut self, words: &str) -> Instant {
        self.read_until(|seen| words.is_empty() || seen.windows(words.len()).any(|part| part == words.as_bytes()))
    }

    fn read_until(&mut self, is_there: impl Fn(&[u8]) -> bool) -> Instant {
        let (mut seen, mut buffer) = (Vec::with_capacity(65_536), [0; 16_384]);
        let mut last = None;
        loop {
            let silent = matches!(self.end, End::Silence) && last.is_some() && is_there(&seen);
            let ready = self.wait(if silent { SILENCE } else { PATIENCE });
            if let (true, false, Some(last)) = (silent, ready, last) {
                return last;
            }
            let read = if ready { self.pty.read(&mut buffer).unwrap_or(0) } else { 0 };
            assert!(read > 0, "nothing more comes; so far: {}", String::from_utf8_lossy(&seen));
            seen.extend_from_slice(&buffer[..read]);
            let now = Instant::now();
            last = Some(now);
            if let End::Bytes(end) = self.end
                && seen.ends_with(end)
                && is_there(&seen)
            {
                return now;
            }
        }
    }

    /// Whether there is something to read, at the latest after so long.
    fn wait(&self, longest: Duration) -> bool {
        let timeout = Timespec::try_from(longest).expect("not that long");
        let mut fds = [PollFd::from_borrowed_fd(self.pty.as_fd(), PollFlags::IN)];
        poll(&mut fds, Some(&timeout)).expect("the terminal is there") > 0
    }

    /// Types keys, and says how long it took until all was shown.
    pub fn press(&mut self, keys: &str) -> Duration {
        let start = Instant::now();
        self.pty.write_all(keys.as_bytes()).expect("the terminal takes input");
        self.settle() - start
    }

    /// The most memory that it has ever held; Linux only.
    pub fn peak_memory(&self) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        number_after(&status, "VmHWM:")
            .map_or_else(|| "unknown".into(), |kib| format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024))
    }

    /// Ticks of CPU time, and how often any of its threads has gone to sleep; Linux only.
    pub fn activity(&self) -> (u64, u64) {
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
