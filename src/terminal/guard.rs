//! The terminal, taken and given back: raw mode, alternate screen, bracketed paste, cursor, mouse.
//!
//! Tracks which modes are set, for all threads, and writes nothing to a terminal that is no longer ours.

use std::{
    fmt, io, panic, process,
    sync::{
        Condvar, Mutex, MutexGuard, Once, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread::{self, ThreadId},
    time::Duration,
};

use crossterm::{
    Command,
    cursor::{Hide, Show},
    event::{DisableBracketedPaste, EnableBracketedPaste},
    queue,
    style::ResetColor,
    terminal::{self, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen},
};

#[cfg(unix)]
use super::tty::{is_in_front, takes_output};

/// How long a signal waits for a terminal that takes no output.
const PATIENCE: Duration = Duration::from_millis(400);

static TERMINAL: Mutex<Modes> = Mutex::new(Modes { holder: None, raw: false, screen: false, mouse: false });

/// Told when a released terminal is ours again.
static RETAKEN: Condvar = Condvar::new();

/// Whether somebody else may have drawn over the screen since it was last taken.
static REPAINT: AtomicBool = AtomicBool::new(false);

/// The terminal, ours until this is dropped, or until a panic or a signal ends the program.
#[must_use = "dropping it gives the terminal back"]
pub struct Guard(());

impl Guard {
    /// Takes the terminal. Signals have to be watched by then.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        let mut modes = lock();
        if modes.holder.is_some() {
            return Err(io::Error::new(io::ErrorKind::ResourceBusy, "the terminal is already taken"));
        }
        modes.holder = Some(Holder { thread: thread::current().id(), mouse });
        if let Err(error) = modes.set() {
            modes.give_up();
            return Err(error);
        }
        Ok(Self(()))
    }

    /// Turns the reporting of clicks and of the wheel on or off.
    #[allow(clippy::unused_self, reason = "only who holds the terminal may change it")]
    pub fn set_mouse(&self, on: bool) -> io::Result<()> {
        let mut modes = lock();
        if let Some(holder) = &mut modes.holder {
            holder.mouse = on;
        }
        if !modes.screen {
            return Ok(());
        }
        modes.mouse = on;
        put(&encode(|bytes| queue!(bytes, Mouse(on)))?)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back for good. From any thread, any number of times.
pub fn restore() {
    lock().give_up();
}

/// As [`restore`], for a program that is about to die: not held up by a terminal that hangs.
#[cfg(unix)]
pub(super) fn restore_or_leave() {
    // Otherwise a thread that waits for the terminal holds the lock; cooked mode at least needs no lock.
    if within_patience(restore).is_none() && is_in_front() {
        let _ = terminal::disable_raw_mode();
    }
}

/// Does something that a terminal may block, and waits for it no longer than [`PATIENCE`].
#[cfg(unix)]
pub(super) fn within_patience<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, waiting) = mpsc::channel();
    thread::Builder::new().spawn(move || drop(done.send(work()))).ok()?;
    waiting.recv_timeout(PATIENCE).ok()
}

/// Gives the terminal back for a while, until [`retake`].
pub(super) fn release() {
    lock().unset();
}

/// Takes the terminal again after the program was stopped. Does nothing if nobody holds it.
///
/// Returns whether the screen has to be painted anew.
pub(super) fn retake() -> io::Result<bool> {
    let mut modes = lock();
    if modes.holder.is_none() {
        return Ok(false);
    }
    if modes.raw {
        // Stopped without warning (SIGSTOP); a shell has since set modes of its own.
        terminal::disable_raw_mode()?;
    }
    modes.set()?;
    REPAINT.store(true, Ordering::Release);
    RETAKEN.notify_all();
    Ok(true)
}

/// Waits until a released terminal is ours again. Whoever read from it meanwhile would take the
/// shell's input, and be stopped for it.
pub(super) fn wait_until_retaken() {
    let mut modes = lock();
    while modes.holder.is_some() && !modes.screen {
        modes = RETAKEN.wait(modes).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Whether everything is to be painted anew; asking answers it.
pub(super) fn take_repaint() -> bool {
    REPAINT.swap(false, Ordering::AcqRel)
}

/// Writes to the terminal in one go while it is ours, and nowhere otherwise.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let modes = lock();
    if modes.screen { put(bytes) } else { Ok(()) }
}

/// The bytes of some terminal commands.
pub(super) fn encode(commands: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(64);
    commands(&mut bytes)?;
    Ok(bytes)
}

/// Who took the terminal and has not given it back for good.
struct Holder {
    thread: ThreadId,
    /// Whether the mouse is wanted, also after being stopped.
    mouse: bool,
}

/// Who wants the terminal, and which modes are set now.
struct Modes {
    holder: Option<Holder>,
    raw: bool,
    /// Alternate screen, bracketed paste and hidden cursor.
    screen: bool,
    mouse: bool,
}

impl Modes {
    fn set(&mut self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        self.raw = true;
        let mouse = self.holder.as_ref().is_some_and(|holder| holder.mouse);
        let bytes = encode(|bytes| {
            queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
            if mouse { queue!(bytes, Mouse(true)) } else { Ok(()) }
        })?;
        // Marked before they are written: what is half written has to be undone as well.
        self.screen = true;
        self.mouse = mouse;
        put(&bytes)
    }

    /// Undoes every mode that is set, the last one first. Errors are ignored: nothing more can be done.
    fn unset(&mut self) {
        let mouse = std::mem::take(&mut self.mouse);
        if std::mem::take(&mut self.screen) {
            let bytes = encode(|bytes| {
                queue!(bytes, EndSynchronizedUpdate, ResetColor)?;
                if mouse {
                    queue!(bytes, Mouse(false))?;
                }
                queue!(bytes, Show, DisableBracketedPaste, LeaveAlternateScreen)
            });
            if takes_output() {
                let _ = bytes.and_then(|bytes| put(&bytes));
            }
        }
        #[cfg(unix)]
        if mouse {
            // Reports on their way would reach the shell as typed text.
            let _ = super::tty::get().map(|tty| rustix::termios::tcflush(tty, rustix::termios::QueueSelector::IFlush));
        }
        if std::mem::take(&mut self.raw) && is_in_front() {
            let _ = terminal::disable_raw_mode();
        }
    }

    /// Undoes everything; returns who held the terminal until now.
    fn give_up(&mut self) -> Option<Holder> {
        self.unset();
        self.holder.take()
    }
}

fn lock() -> MutexGuard<'static, Modes> {
    TERMINAL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// There are no jobs here.
#[cfg(not(unix))]
fn is_in_front() -> bool {
    true
}

#[cfg(not(unix))]
fn takes_output() -> bool {
    true
}

/// Writes all of it, also where somebody has left the terminal's output without blocking.
#[cfg(unix)]
fn put(mut bytes: &[u8]) -> io::Result<()> {
    use rustix::{
        event::{PollFd, PollFlags, poll},
        io::{Errno, retry_on_intr, write},
        stdio::stdout,
    };
    while !bytes.is_empty() {
        match retry_on_intr(|| write(stdout(), bytes)) {
            Ok(written) => bytes = &bytes[written..],
            Err(Errno::AGAIN) => {
                retry_on_intr(|| poll(&mut [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)], None))?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn put(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write as _;
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Lets the message of a panic appear on the shell's screen, in cooked mode; a panic of any thread ends
/// the program.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let holder = lock().give_up();
            previous(info);
            if holder.is_some_and(|holder| holder.thread != thread::current().id()) {
                // The holder waits for a key and would go on without its screen.
                process::exit(101);
            }
        }));
    });
}

/// Reports of clicks and of the wheel, and of nothing else: moving the mouse is no input.
struct Mouse(bool);

impl Command for Mouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str(if self.0 { "\x1b[?1000h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1000l" })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        if self.0 {
            crossterm::event::EnableMouseCapture.execute_winapi()
        } else {
            crossterm::event::DisableMouseCapture.execute_winapi()
        }
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}
