//! What comes from outside while the terminal is ours: signals, and the terminal going away.
//!
//! One thread that sleeps until something happens.

use std::{
    io::{self, Write as _},
    os::{fd::AsFd, unix::net::UnixStream},
    process,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Signal, getpgrp, getsid, kill_current_process_group},
};
use signal_hook::{
    consts::{
        SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP, SIGTTIN,
        SIGTTOU, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
    },
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
    low_level::emulate_default_handler,
};

use super::{guard, tty};

/// What ends a program, as far as it can be caught: not SIGKILL, and not the faults of the program
/// itself (SIGSEGV, SIGBUS, SIGILL, SIGFPE), after which nothing can be trusted to run.
const ENDING: &[i32] = &[
    SIGHUP,
    SIGINT,
    SIGQUIT,
    SIGTERM,
    SIGABRT,
    SIGALRM,
    SIGPROF,
    SIGSYS,
    SIGTRAP,
    SIGUSR1,
    SIGUSR2,
    SIGVTALRM,
    SIGXCPU,
    SIGXFSZ,
    #[cfg(target_os = "linux")]
    Signal::IO.as_raw(),
    #[cfg(target_os = "linux")]
    Signal::POWER.as_raw(),
    #[cfg(target_os = "linux")]
    Signal::STKFLT.as_raw(),
];

/// What stops a program until it is continued.
const STOPPING: &[i32] = &[SIGTSTP, SIGTTIN, SIGTTOU];

/// How far apart signals that were sent together may arrive.
const GRACE: Duration = Duration::from_millis(20);

/// A pair of sockets: from the first the reader of input gets a byte when it has to wake up, to the second
/// it is written; see [`woken`] and [`Waker`].
static WOKEN: Mutex<Option<[UnixStream; 2]>> = Mutex::new(None);

/// The byte for a window that has changed, or a terminal that is ours again.
pub(super) const CHANGED: u8 = 0;
/// The byte that a [`Waker`] writes.
const CALLED: u8 = 1;

type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Starts watching, once in the life of the program.
pub(super) fn watch() -> io::Result<()> {
    static WATCHING: Mutex<bool> = Mutex::new(false);
    let mut watching = lock(&WATCHING);
    if !*watching {
        let (read, write) = UnixStream::pair()?;
        let (woken, wake) = UnixStream::pair()?;
        // Nothing is read while the program is stopped; a second byte would say nothing new.
        wake.set_nonblocking(true)?;
        let wanted = ENDING.iter().chain(STOPPING).chain(&[SIGCONT, SIGWINCH]);
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, wanted)?;
        let ends = [woken, wake.try_clone()?];
        thread::Builder::new().name("signals".into()).spawn(move || attend(signals, &wake))?;
        *lock(&WOKEN) = Some(ends);
        *watching = true;
    }
    Ok(())
}

/// Where a byte arrives whenever the window has changed, the terminal is ours again, or a [`Waker`] was
/// used. For one reader.
pub(super) fn woken() -> io::Result<UnixStream> {
    one_end(0)
}

/// Ends the wait for input, from any thread.
#[derive(Debug)]
pub struct Waker(UnixStream);

impl Waker {
    pub(super) fn new() -> io::Result<Self> {
        one_end(1).map(Self)
    }

    /// Ends the wait. If there is no room for a byte, one is waiting already.
    pub fn wake(&self) {
        let _ = { &self.0 }.write(&[CALLED]);
    }
}

fn one_end(at: usize) -> io::Result<UnixStream> {
    match &*lock(&WOKEN) {
        Some(ends) => ends[at].try_clone(),
        None => Err(io::Error::new(io::ErrorKind::NotConnected, "no signals are watched")),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stops the program and all of its job, as Ctrl-Z does in cooked mode, until it is continued.
///
/// The whole job, since `cargo run` waits for us and the shell for `cargo`. Returns whether there is
/// a shell to wake it again: a program that is its terminal's only one would sleep for ever.
pub(super) fn stop_job() -> io::Result<bool> {
    if !can_be_continued() {
        return Ok(false);
    }
    // First: the shell may wake as soon as one of the job has stopped.
    guard::release();
    // Not SIGTSTP, which our own thread would have to answer: a shell that is quick to continue the
    // job could do so before we stop, and never again. The kernel gets this order right.
    kill_current_process_group(Signal::STOP)?;
    guard::wait_until_retaken();
    Ok(true)
}

/// Whether there is a shell above us: the first of a session would sleep for ever.
fn can_be_continued() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

fn attend(mut signals: Signals, wake: &UnixStream) {
    let mut tty = tty::get().ok();
    let mut continued = None;
    loop {
        let read = PollFd::from_borrowed_fd(signals.get_read().as_fd(), PollFlags::IN);
        let mut fds = Vec::from([read]);
        // Asks for nothing but the hang-up, which Linux reports unasked and macOS does not. Standard
        // input won't do: a pipe that has ended hangs up as well.
        fds.extend(tty.map(|tty| PollFd::from_borrowed_fd(tty, PollFlags::HUP)));
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return,
        }
        let terminal = fds.get(1).map_or(PollFlags::empty(), PollFd::revents);
        if has_hung_up(terminal) {
            end(SIGHUP);
        }
        if terminal.contains(PollFlags::NVAL) {
            tty = None;
        }
        answer(&mut signals, wake, &mut continued);
    }
}

/// Answers all signals that have arrived. Their order is not known, so those that end the program go
/// first.
/// `continued` is when the program was continued last.
fn answer(signals: &mut Signals, wake: &UnixStream, continued: &mut Option<Instant>) {
    let mut arrived: Vec<i32> = signals.pending().collect();
    // SIGCONT takes back what was to stop us before it, such as our own attempts from the background.
    let is_late = continued.is_some_and(|then| then.elapsed() < GRACE);
    if let [signal] = *arrived
        && STOPPING.contains(&signal)
        && !(is_late && signal != SIGTSTP)
        && can_be_continued()
    {
        // In the background, another job has the terminal already.
        if tty::is_in_front() {
            guard::within_patience(guard::release);
            arrived.extend(signals.pending());
        }
        if arrived.len() == 1 {
            let _ = emulate_default_handler(signal);
        }
    }
    let in_background = arrived.contains(&SIGCONT) && !tty::is_in_front() && can_be_continued();
    if in_background {
        // What a shell sends before SIGCONT, to end us, may arrive after it.
        thread::sleep(GRACE);
        arrived.extend(signals.pending());
    }
    if let Some(&signal) = ENDING.iter().find(|signal| arrived.contains(signal)) {
        end(signal);
    }
    let mut is_news = arrived.contains(&SIGWINCH);
    if arrived.contains(&SIGCONT) {
        *continued = Some(Instant::now());
        if in_background {
            // As the terminal does to jobs that write from the background; `fg` continues us again.
            let _ = emulate_default_handler(SIGTTOU);
            return;
        }
        match guard::within_patience(guard::retake) {
            Some(Ok(retaken)) => is_news |= retaken,
            Some(Err(_)) => end(SIGHUP),
            // The terminal takes no output now. It is taken as soon as it does.
            None => {}
        }
    }
    if is_news {
        // If there is no room, a byte is waiting already.
        let _ = { wake }.write(&[CHANGED]);
    }
}

/// Ends the program if the terminal is gone. The reader of a dead terminal may notice it first.
pub(super) fn end_if_hung_up() {
    let Ok(tty) = tty::get() else { return };
    let mut fds = [PollFd::from_borrowed_fd(tty, PollFlags::HUP)];
    if poll(&mut fds, Some(&Timespec::default())).is_ok() && has_hung_up(fds[0].revents()) {
        end(SIGHUP);
    }
}

fn has_hung_up(terminal: PollFlags) -> bool {
    terminal.intersects(PollFlags::HUP | PollFlags::ERR)
}

/// Gives the terminal back and ends by `signal`, so that the parent process sees the reason.
fn end(signal: i32) {
    guard::restore_or_leave();
    let _ = emulate_default_handler(signal);
    // The library does not know the default of every signal.
    process::exit(128 + signal);
}
