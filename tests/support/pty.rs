//! A program in a real pseudo-terminal: typed at, looked at, signalled, hung up on.
//!
//! Nothing here sleeps: everything waits for a condition and fails at a deadline, showing the screen.

use std::{
    ffi::{OsStr, OsString},
    fmt::Write as _,
    io::{ErrorKind, Read, Write},
    num::NonZeroU16,
    os::{
        fd::AsFd,
        unix::{net::UnixStream, process::ExitStatusExt},
    },
    process::{ExitStatus, Stdio},
    sync::{Arc, Condvar, Mutex, MutexGuard, mpsc},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use pty_process::{
    Size,
    blocking::{Command, Pty},
};
use rustix::{
    event::{PollFd, PollFlags, poll},
    process::{Pid, Signal, kill_process},
    termios::{SpecialCodeIndex, Termios, tcgetattr},
};

/// How long anything may take. Generous: the machine may be busy, and waiting ends early.
const DEADLINE: Duration = Duration::from_secs(20);

/// A program to be started in a pseudo-terminal of its own.
pub struct Program {
    words: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    size: (u16, u16),
    stdin: Option<Stdio>,
    stdout: Option<Stdio>,
}

impl Program {
    /// `program`, as in `env!("CARGO_BIN_EXE_detente")`, in a terminal of 80×24.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self { words: vec![program.as_ref().into()], env: Vec::new(), size: (80, 24), stdin: None, stdout: None }
    }

    /// With one more argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.words.push(arg.as_ref().into());
        self
    }

    /// With more arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.words.extend(args.into_iter().map(|arg| arg.as_ref().into()));
        self
    }

    /// With an environment variable. `TERM` is `xterm-256color` and the locale one of UTF-8
    /// unless set here.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.env.push((name.as_ref().into(), value.as_ref().into()));
        self
    }

    /// In a window of this many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// With its input from elsewhere.
    pub fn stdin(mut self, stdin: impl Into<Stdio>) -> Self {
        self.stdin = Some(stdin.into());
        self
    }

    /// With its output to elsewhere.
    pub fn stdout(mut self, stdout: impl Into<Stdio>) -> Self {
        self.stdout = Some(stdout.into());
        self
    }

    /// Run by a shell script, in which `"$@"` is the program and its arguments.
    pub fn under_shell(mut self, script: &str) -> Self {
        let shell = ["sh", "-c", script, "sh"].map(OsString::from);
        self.words.splice(0..0, shell);
        self
    }

    /// As a job of a shell: when it stops, the shell says `[stopped]`, runs a line typed at it, and continues
    /// it in the foreground; when it ends, `[ended]` and its exit code.
    pub fn under_job_control(self) -> Self {
        self.under_shell(
            r#"set -m; "$@"; s=$?
            while case $(kill -l $s 2>/dev/null) in STOP|TSTP|TTIN|TTOU) ;; *) false ;; esac; do
                echo "[stopped]"; read x; eval "$x"; fg; s=$?
            done
            echo "[ended] $s""#,
        )
    }

    /// Starts it, as the leader of a session whose terminal is the new one.
    pub fn start(self) -> Session {
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        pty.resize(Size::new(self.size.1, self.size.0)).expect("a size");
        let before = tcgetattr(&pty).expect("modes");
        let mut command = Command::new(&self.words[0]).args(&self.words[1..]).env("TERM", "xterm-256color");
        command = command.env("LANG", "C.UTF-8");
        for name in ["LC_ALL", "LC_CTYPE", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "BROWSER", "RUST_BACKTRACE"] {
            command = command.env_remove(name);
        }
        command = command.envs(self.env);
        if let Some(stdin) = self.stdin {
            command = command.stdin(stdin);
        }
        if let Some(stdout) = self.stdout {
            command = command.stdout(stdout);
        }
        let mut child = command.spawn(pts).expect("the program starts");
        let pid = Pid::from_child(&child);
        let (tell, ended) = mpsc::channel();
        thread::spawn(move || tell.send(child.wait().expect("its exit status")));

        let pty = Arc::new(pty);
        let seen = Arc::new((Mutex::new(Seen::new(self.size)), Condvar::new()));
        let (stop_reading, stopped) = UnixStream::pair().expect("a socket pair");
        let reader = thread::spawn({
            let (pty, seen) = (Arc::clone(&pty), Arc::clone(&seen));
            move || read(&pty, &stopped, &seen)
        });
        Session { master: Some(pty), reader: Some((stop_reading, reader)), seen, before, pid, ended, status: None }
    }
}

/// A running program and its terminal.
pub struct Session {
    /// Our side of the terminal, which is gone only when the reader has let go of it, too.
    master: Option<Arc<Pty>>,
    /// What the reader stops for, and the reader.
    reader: Option<(UnixStream, JoinHandle<()>)>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    before: Termios,
    pid: Pid,
    ended: mpsc::Receiver<ExitStatus>,
    status: Option<ExitStatus>,
}

/// What has come out of the program.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    over: bool,
}

impl Seen {
    fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            parser: vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0),
            bytes: Vec::new(),
            over: false,
        }
    }
}

impl Session {
    /// Types, pastes or clicks: whatever these bytes mean.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let mut pty = self.master();
        pty.write_all(bytes.as_ref()).expect("the terminal takes input");
    }

    /// Pastes `text` as a terminal does that was asked for brackets.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |seen| wanted(seen.parser.screen()));
    }

    /// Waits until `text` stands somewhere on the screen, within a line.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until `bytes` have been sent to the terminal at any time.
    #[track_caller]
    pub fn wait_for_bytes(&self, bytes: &str) {
        self.wait(bytes, |seen| count(&seen.bytes, bytes) > 0);
    }

    #[track_caller]
    fn wait(&self, what: &str, wanted: impl Fn(&Seen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        let (seen, news) = &*self.seen;
        let mut seen = seen.lock().expect("the reader is well");
        while !wanted(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.over, "waited in vain for {what}; {}", picture(&seen));
            seen = news.wait_timeout(seen, left).expect("the reader is well").0;
        }
    }

    /// The text of the screen, line by line.
    pub fn screen(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// All that has been sent to the terminal.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    /// How often `bytes` have been sent to the terminal.
    pub fn sent(&self, bytes: &str) -> usize {
        count(&self.seen().bytes, bytes)
    }

    /// Changes the window's size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        // The parser first: what the program draws next is meant for the new size.
        let mut seen = self.seen();
        seen.parser.set_size(at_least_one(rows), at_least_one(columns));
        drop(seen);
        self.master().resize(Size::new(rows, columns)).expect("a size");
    }

    /// Has the window claim a size that no test could keep a picture of.
    pub fn claim_size(&mut self, columns: u16, rows: u16) {
        self.master().resize(Size::new(rows, columns)).expect("a size");
    }

    /// The program's process id (the shell's, if there is one).
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Sends a signal to the program (to the shell, if there is one).
    pub fn signal(&self, signal: Signal) {
        signal_process(self.pid, signal);
    }

    /// Closes our side of the terminal, as a terminal window that is closed.
    pub fn hang_up(&mut self) {
        self.freeze();
        let pty = self.master.take().expect("hung up only once");
        assert_eq!(Arc::strong_count(&pty), 1, "the terminal is held open");
    }

    /// Takes no more output, as a terminal window that hangs.
    pub fn freeze(&mut self) {
        if let Some((stop_reading, reader)) = self.reader.take() {
            drop(stop_reading);
            reader.join().expect("the reader is well");
        }
    }

    /// Waits until the program has ended, and all of its output is read.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        if self.status.is_none() {
            self.status = self.ended.recv_timeout(DEADLINE).ok();
            assert!(self.status.is_some(), "it does not end; {}", self.picture());
            if self.reader.is_some() {
                let (seen, news) = &*self.seen;
                let seen = seen.lock().expect("the reader is well");
                let (seen, late) =
                    news.wait_timeout_while(seen, DEADLINE, |seen| !seen.over).expect("the reader is well");
                assert!(!late.timed_out(), "somebody still holds the terminal; {}", picture(&seen));
            }
        }
        self.status.expect("just seen")
    }

    /// Lets some time pass in which the program must not end.
    #[track_caller]
    pub fn must_live_for(&self, time: Duration) {
        if let Ok(status) = self.ended.recv_timeout(time) {
            panic!("it ended with {status}; {}", self.picture());
        }
    }

    /// Fails unless the terminal is as it was before the program started.
    #[track_caller]
    pub fn must_be_restored(&self) {
        let left = self.leftover();
        assert!(left.is_empty(), "left behind: {left:?}; {}", self.picture());
    }

    /// The modes that differ from how they were before the program started.
    pub fn leftover(&self) -> Vec<String> {
        let mut left = Vec::new();
        {
            let seen = self.seen();
            let screen = seen.parser.screen();
            let is_plain = screen.fgcolor() == vt100::Color::Default
                && screen.bgcolor() == vt100::Color::Default
                && !(screen.bold() || screen.dim() || screen.italic() || screen.underline() || screen.inverse());
            for (is_left, name) in [
                (screen.alternate_screen(), "alternate screen"),
                (screen.hide_cursor(), "hidden cursor"),
                (screen.bracketed_paste(), "bracketed paste"),
                (screen.application_cursor(), "application cursor keys"),
                (screen.application_keypad(), "application keypad"),
                (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "mouse"),
                (screen.mouse_protocol_encoding() != vt100::MouseProtocolEncoding::Default, "mouse encoding"),
                (!is_plain, "colours"),
            ] {
                if is_left {
                    left.push(name.into());
                }
            }
            // vt100 knows nothing of these.
            for (name, on, off) in
                [("synchronized update", "\x1b[?2026h", "\x1b[?2026l"), ("focus reports", "\x1b[?1004h", "\x1b[?1004l")]
            {
                if last(&seen.bytes, on) > last(&seen.bytes, off) {
                    left.push(name.into());
                }
            }
        }
        let now = tcgetattr(self.master()).expect("modes");
        left.extend(difference(&self.before, &now));
        left
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("the reader is well")
    }

    fn picture(&self) -> String {
        picture(&self.seen())
    }

    fn master(&self) -> &Pty {
        self.master.as_ref().expect("not hung up")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.status.is_none() && self.ended.try_recv().is_err() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
        self.freeze();
    }
}

/// Sends a signal to any process, such as one that a shell has started.
pub fn signal_process(pid: Pid, signal: Signal) {
    kill_process(pid, signal).expect("the process is there");
}

/// Says how a program ended: `exit 0`, `signal 15`.
pub fn how(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit {code}"),
        (_, Some(signal)) => format!("signal {signal}"),
        _ => "unknown".into(),
    }
}

fn read(pty: &Pty, stopped: &UnixStream, seen: &(Mutex<Seen>, Condvar)) {
    let mut buffer = vec![0; 65536];
    loop {
        let mut fds = [
            PollFd::from_borrowed_fd(pty.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(stopped.as_fd(), PollFlags::IN),
        ];
        let _ = poll(&mut fds, None);
        if !fds[1].revents().is_empty() {
            return;
        }
        let mut input = pty;
        let read = match input.read(&mut buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            // EIO: nobody holds the other side any more.
            Err(_) => 0,
        };
        let mut now = seen.0.lock().expect("no test panics while looking");
        now.parser.process(&buffer[..read]);
        now.bytes.extend_from_slice(&buffer[..read]);
        now.over = read == 0;
        let over = now.over;
        drop(now);
        seen.1.notify_all();
        if over {
            return;
        }
    }
}

/// The settings of the line that differ.
fn difference(before: &Termios, now: &Termios) -> Vec<String> {
    let mut left = Vec::new();
    let mut compare = |name: &str, before: String, now: String| {
        if before != now {
            left.push(format!("{name}: {now}, was {before}"));
        }
    };
    compare("input", format!("{:?}", before.input_modes), format!("{:?}", now.input_modes));
    compare("output", format!("{:?}", before.output_modes), format!("{:?}", now.output_modes));
    compare("control", format!("{:?}", before.control_modes), format!("{:?}", now.control_modes));
    compare("local", format!("{:?}", before.local_modes), format!("{:?}", now.local_modes));
    for code in [SpecialCodeIndex::VMIN, SpecialCodeIndex::VTIME, SpecialCodeIndex::VINTR, SpecialCodeIndex::VEOF] {
        compare("special code", before.special_codes[code].to_string(), now.special_codes[code].to_string());
    }
    left
}

fn picture(seen: &Seen) -> String {
    let screen = seen.parser.screen();
    let mut out = format!("the screen{}:", if seen.over { " (the program is gone)" } else { "" });
    for line in screen.contents().lines() {
        let _ = write!(out, "\n  |{line}");
    }
    let end = &seen.bytes[seen.bytes.len().saturating_sub(400)..];
    let _ = write!(out, "\nlast bytes: {:?}", String::from_utf8_lossy(end));
    out
}

fn count(bytes: &[u8], wanted: &str) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

fn last(bytes: &[u8], wanted: &str) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted.as_bytes())
}

fn at_least_one(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN)
}
