//! The terminal's own descriptor: standard input where that is a terminal, the controlling terminal
//! where standard input brings the dossier.

use std::{
    fs::OpenOptions,
    io,
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    path::PathBuf,
    sync::OnceLock,
};

use rustix::{
    process::getpgrp,
    stdio::stdin,
    termios::{LocalModes, isatty, tcgetattr, tcgetpgrp},
};

/// The terminal, for reading keys and for seeing it hang up.
///
/// Chosen at the first call: a terminal that has hung up does not look like one any more.
///
/// # Errors
/// If there is none.
pub(super) fn get() -> io::Result<BorrowedFd<'static>> {
    /// Absent where it is standard input.
    static OPENED: OnceLock<Option<OwnedFd>> = OnceLock::new();
    let opened = match OPENED.get() {
        Some(opened) => opened,
        None if isatty(stdin()) => OPENED.get_or_init(|| None),
        None => {
            let opened = OpenOptions::new().read(true).write(true).open(path())?;
            OPENED.get_or_init(|| Some(opened.into()))
        }
    };
    Ok(opened.as_ref().map_or_else(stdin, |opened| opened.as_fd()))
}

/// Whether our job is the one in the terminal's foreground. Any other that changes the terminal's modes
/// is sent SIGTTOU, again and again while that is caught. True also where the terminal is not the
/// controlling terminal of our session: there are no foreground and background jobs on it then.
pub(super) fn is_in_front() -> bool {
    get().and_then(|tty| Ok(tcgetpgrp(tty)?)).map_or(true, |front| front == getpgrp())
}

/// Whether writing is ours to do: from the background, too, unless the terminal stops those who do.
pub(super) fn takes_output() -> bool {
    is_in_front()
        || get().is_ok_and(|tty| tcgetattr(tty).is_ok_and(|modes| !modes.local_modes.contains(LocalModes::TOSTOP)))
}

#[cfg(not(target_vendor = "apple"))]
fn path() -> PathBuf {
    "/dev/tty".into()
}

/// macOS cannot poll `/dev/tty`, but it can poll the same terminal under its own name.
#[cfg(target_vendor = "apple")]
fn path() -> PathBuf {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt as _};
    rustix::termios::ttyname(rustix::stdio::stdout(), Vec::new())
        .map_or_else(|_| "/dev/tty".into(), |name| OsString::from_vec(name.into_bytes()).into())
}
