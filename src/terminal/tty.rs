//! The terminal's own descriptor: standard input where that is a terminal, the controlling terminal
//! where standard input brings the dossier.

use std::{
    fs::OpenOptions,
    io,
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    path::PathBuf,
    sync::OnceLock,
};

use rustix::{stdio::stdin, termios::isatty};

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
