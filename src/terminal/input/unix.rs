//! Waits for bytes from the terminal, and for the signal thread, without using any CPU.

use std::{
    io::{self, Read as _},
    os::{
        fd::{AsFd as _, BorrowedFd},
        unix::net::UnixStream,
    },
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{read, retry_on_intr},
};

use super::{Batch, Gather, decode::Decoder};
use crate::terminal::{event::Input, signals, tty};

/// How many inputs may wait to be answered; beyond that, nothing more is read from the terminal.
const MOST_WAITING: usize = 1 << 20;

/// Reads what the reader does.
pub struct Reader {
    tty: BorrowedFd<'static>,
    /// A byte in it says that the window has changed, or that the terminal is ours again.
    woken: UnixStream,
    decoder: Decoder,
    gather: Gather,
    last_read: Instant,
}

impl Reader {
    /// Reads from the terminal, whose signals are already watched.
    pub(in crate::terminal) fn new() -> io::Result<Self> {
        let (tty, woken) = (tty::get()?, signals::woken()?);
        woken.set_nonblocking(true)?;
        Ok(Self { tty, woken, decoder: Decoder::default(), gather: Gather::default(), last_read: Instant::now() })
    }

    /// Waits for the next input and takes all that waits with it. `size` is asked for the window's size
    /// once it has changed.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub(in crate::terminal) fn next(&mut self, size: impl Fn() -> io::Result<(u16, u16)>) -> io::Result<Batch> {
        let mut buffer = [0; 4096];
        loop {
            let mut inputs = Vec::new();
            let waits = self.decoder.waits();
            let [mut typed, woken] = self.wait(if self.gather.len() == 0 { waits } else { Some(Duration::ZERO) })?;
            let mut called = false;
            if woken {
                let mut changed = false;
                while let Ok(count @ 1..) = self.woken.read(&mut buffer) {
                    changed |= buffer[..count].contains(&signals::CHANGED);
                    called = true;
                }
                if changed {
                    // However often it has changed, the size that counts is the last one.
                    let (width, height) = size()?;
                    inputs.push(Input::Resize { width, height });
                }
            }
            // As long as there is something to answer, nobody waits here, but time passes all the same.
            let is_over = !typed && waits.is_some_and(|waits| self.last_read.elapsed() >= waits);
            if is_over && self.decoder.settle(&mut inputs) {
                // The rest of the paste that it came from must not reach the program that reads next.
                let _ = rustix::termios::tcflush(self.tty, rustix::termios::QueueSelector::IFlush);
            }
            let mut room = MOST_WAITING.saturating_sub(self.gather.len());
            while typed && room > 0 {
                let bytes = self.read(&mut buffer)?;
                room = room.saturating_sub(bytes.len());
                self.decoder.advance(bytes, &mut inputs);
                [typed, _] = self.wait(Some(Duration::ZERO))?;
            }
            match self.gather.batch(inputs) {
                Some(batch) => return Ok(batch),
                None if called => return Ok(Batch::default()),
                None => {}
            }
        }
    }

    /// Takes inputs back, to hand them out again first.
    pub(in crate::terminal) fn put_back(&mut self, rest: Batch) {
        self.gather.put_back(rest);
    }

    /// Drops what has been read and not handed out.
    pub(in crate::terminal) fn forget(&mut self) {
        (self.decoder, self.gather) = Default::default();
    }

    /// Whether there is something from the terminal, and whether the signal thread or a waker wrote a byte.
    fn wait(&self, timeout: Option<Duration>) -> io::Result<[bool; 2]> {
        let mut fds = [self.tty, self.woken.as_fd()].map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN));
        let timeout = timeout.map(|timeout| Timespec { tv_sec: 0, tv_nsec: i64::from(timeout.subsec_nanos()) });
        retry_on_intr(|| poll(&mut fds, timeout.as_ref()))?;
        Ok(fds.map(|fd| !fd.revents().is_empty()))
    }

    fn read<'b>(&mut self, buffer: &'b mut [u8]) -> io::Result<&'b [u8]> {
        self.last_read = Instant::now();
        match retry_on_intr(|| read(self.tty, &mut *buffer))? {
            0 => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")),
            count => Ok(&buffer[..count]),
        }
    }
}
