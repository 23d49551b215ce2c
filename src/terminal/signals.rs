//! What comes from outside while the terminal is ours: signals, and the terminal going away.
//!
//! One thread that sleeps until something happens. Must not know what is drawn nor what is typed.

use std::{
    io,
    os::{fd::AsFd, unix::net::UnixStream},
    sync::{Mutex, PoisonError},
    thread,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Signal, getpgrp, getsid, kill_current_process_group},
    stdio::stdin,
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
    low_level::{emulate_default_handler, raise},
};

use super::guard;

const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Starts watching, once in the life of the program.
pub(super) fn watch() -> io::Result<()> {
    static WATCHING: Mutex<bool> = Mutex::new(false);
    let mut watching = WATCHING.lock().unwrap_or_else(PoisonError::into_inner);
    if !*watching {
        let (read, write) = UnixStream::pair()?;
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, ENDING.iter().chain(&[SIGTSTP, SIGCONT]))?;
        thread::Builder::new().name("signals".into()).spawn(move || attend(signals))?;
        *watching = true;
    }
    Ok(())
}

/// Stops the program and all of its job, as Ctrl-Z does in cooked mode, until it is continued.
///
/// The whole job, since `cargo run` waits for us and the shell for `cargo`. Returns whether there is
/// a shell to wake it again: a program that is its terminal's only one would sleep for ever.
pub(super) fn stop_job() -> io::Result<bool> {
    if getsid(None)? == getpgrp() {
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

fn attend(mut signals: Signals) {
    let mut terminal_can_be_watched = true;
    loop {
        let mut fds = [
            PollFd::from_borrowed_fd(signals.get_read().as_fd(), PollFlags::IN),
            // Asks for nothing but the hang-up, which Linux reports unasked and macOS does not.
            PollFd::from_borrowed_fd(stdin(), PollFlags::HUP),
        ];
        let watched = if terminal_can_be_watched { &mut fds[..] } else { &mut fds[..1] };
        match poll(watched, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return,
        }
        let terminal = fds[1].revents();
        if has_hung_up(terminal) {
            end(SIGHUP);
        }
        terminal_can_be_watched &= !terminal.contains(PollFlags::NVAL);
        answer(&mut signals);
    }
}

/// Answers all signals that have arrived. Their order is not known, so the gravest goes first.
fn answer(signals: &mut Signals) {
    let mut arrived: Vec<i32> = signals.pending().collect();
    if arrived.contains(&SIGTSTP) && arrived.len() == 1 {
        guard::release();
        arrived.extend(signals.pending());
        if arrived.len() == 1 {
            let _ = emulate_default_handler(SIGTSTP);
        }
    }
    if let Some(&signal) = ENDING.iter().find(|signal| arrived.contains(signal)) {
        end(signal);
    }
    if arrived.contains(&SIGCONT) {
        match guard::retake() {
            // Whoever waits for input is woken by it, as by a changed window.
            Ok(true) => drop(raise(SIGWINCH)),
            Ok(false) => {}
            Err(_) => end(SIGHUP),
        }
    }
}

/// Ends the program if the terminal is gone. The reader of a dead terminal may notice it first.
pub(super) fn end_if_hung_up() {
    let mut fds = [PollFd::from_borrowed_fd(stdin(), PollFlags::HUP)];
    if poll(&mut fds, Some(&Timespec::default())).is_ok() && has_hung_up(fds[0].revents()) {
        end(SIGHUP);
    }
}

fn has_hung_up(terminal: PollFlags) -> bool {
    terminal.intersects(PollFlags::HUP | PollFlags::ERR)
}

/// Gives the terminal back and dies of `signal`, so that whoever waits for us sees why.
fn end(signal: i32) {
    guard::restore_or_leave();
    let _ = emulate_default_handler(signal);
}
