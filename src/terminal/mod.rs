//! The real terminal: taking it, giving it back whatever happens, reading what the reader does.
//!
//! Handles modes, signals, bytes and the desktop's browser.
//!
//! | file | its one job |
//! |---|---|
//! | `check` | is there a terminal at all? |
//! | `guard` | the modes that are set, undone on every way out |
//! | `signals` | what ends, stops or continues the program from outside |
//! | `event` | what a reader can do |
//! | `input` | reading it |
//! | `tty` | the terminal's own descriptor |
//! | `browser` | handing addresses to the reader's desktop |
//! | `file` | writing a file that is not there yet |

pub mod browser;
mod check;
pub mod event;
pub mod file;
mod guard;
mod input;
#[cfg(unix)]
mod signals;
#[cfg(unix)]
mod tty;

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

use crossterm::{
    clipboard::CopyToClipboard,
    queue,
    terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect};

use self::{event::Input, guard::Guard};

#[cfg(unix)]
pub use self::signals::Waker;
pub use self::{
    check::{NoTerminal, ready},
    input::Batch,
};

/// The most columns and rows that are drawn: more than the largest screens have. A terminal can claim
/// 65535 of each, and buffers for all of them take more memory than there is.
const LARGEST: (u16, u16) = (1500, 600);

/// The longest text for the clipboard: many terminals ignore a longer request without a word.
pub const LONGEST_COPY: usize = 70_000;

/// The screen: the terminal, taken, with what is drawn on it.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Pending>>,
    pending: Pending,
    /// The size of the window when it was last asked for, once a batch of inputs.
    window: (u16, u16),
    /// The size of the last frame.
    drawn: (u16, u16),
    reader: input::Reader,
    guard: Guard,
}

impl Screen {
    /// Takes the terminal; asks it nothing. See [`ready`] for whether there is one.
    pub fn open(mouse: bool) -> io::Result<Self> {
        // From before the first mode is set.
        #[cfg(unix)]
        signals::watch()?;
        let guard = Guard::enter(mouse)?;
        let reader = input::Reader::new()?;
        let mut pending = Pending::default();
        pending.begin()?;
        // Some consoles have no second screen to switch to.
        queue!(pending, Clear(ClearType::All))?;
        let window = size()?;
        let options = TerminalOptions { viewport: Viewport::Fixed(whole(window)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(pending.clone()), options)?;
        Ok(Self { terminal, pending, window, drawn: window, reader, guard })
    }

    /// The window's columns and rows, as many as are drawn.
    pub fn size(&self) -> (u16, u16) {
        self.window
    }

    /// Draws a frame and sends what has changed, as one write.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.render(render).inspect_err(end_if_hung_up)
    }

    fn render(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.window != self.drawn {
            self.terminal.resize(whole(self.window))?;
            self.drawn = self.window;
        }
        self.terminal.draw(render)?;
        self.pending.send()
    }

    /// Waits for what the reader does next, without using any CPU, and takes all that waits with it.
    #[expect(clippy::should_implement_trait, reason = "an iterator would end; this fails")]
    pub fn next(&mut self) -> io::Result<Batch> {
        let mut batch = self.reader.next(size).inspect_err(end_if_hung_up)?;
        self.window = size()?;
        // Nobody is told of a changed window without a controlling terminal.
        if self.window != self.drawn && !batch.inputs.iter().any(|input| matches!(input, Input::Resize { .. })) {
            let (width, height) = self.window;
            batch.inputs.insert(0, Input::Resize { width, height });
        }
        if guard::take_repaint() {
            self.repaint()?;
        }
        Ok(batch)
    }

    /// Ends the wait in [`next`](Self::next) from another thread.
    #[cfg(unix)]
    #[allow(clippy::unused_self, reason = "there is nothing to wake before the terminal is taken")]
    pub fn waker(&self) -> io::Result<Waker> {
        Waker::new()
    }

    /// Takes inputs of a batch back, to hand them out again by and by, after what may be more urgent.
    pub fn put_back(&mut self, rest: Batch) {
        self.reader.put_back(rest);
    }

    /// Has the next [`draw`](Self::draw) send every cell, whatever stands on the screen now.
    pub fn repaint(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and wait for the answer.
        self.window = size()?;
        self.drawn = self.window;
        self.terminal.resize(whole(self.drawn))
    }

    /// Turns the reporting of clicks and of the wheel on or off.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.guard.set_mouse(on)
    }

    /// Gives the terminal back and stops the program until the shell continues it (Ctrl-Z, `fg`);
    /// [`next`](Self::next) then returns a [`Input::Resize`].
    ///
    /// Returns false, having done nothing, where no shell could continue it.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<bool> {
        let stopped = signals::stop_job()?;
        if stopped {
            // What was typed after Ctrl-Z was meant for the shell.
            self.reader.forget();
        }
        Ok(stopped)
    }

    /// There is no stopping of programs here: returns false.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    /// Asks the terminal to put `text` on the clipboard (OSC 52), which works over SSH too; whether it
    /// does, it does not say.
    #[allow(clippy::unused_self, reason = "only who holds the terminal may ask it")]
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        if text.len() > LONGEST_COPY {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "too long for the terminal's clipboard"));
        }
        guard::write(&guard::encode(|bytes| queue!(bytes, CopyToClipboard::to_clipboard_from(text)))?)
    }
}

/// The window's columns and rows, as many as are drawn.
fn size() -> io::Result<(u16, u16)> {
    let (columns, rows) = crossterm::terminal::size()?;
    Ok((columns.min(LARGEST.0), rows.min(LARGEST.1)))
}

fn whole((width, height): (u16, u16)) -> Rect {
    Rect { x: 0, y: 0, width, height }
}

/// Errors of a terminal that has gone away are ignored: there is nowhere to show them.
fn end_if_hung_up(_error: &io::Error) {
    #[cfg(unix)]
    signals::end_if_hung_up();
}

/// What is to be sent to the terminal, gathered until the frame is complete.
#[derive(Clone, Default)]
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Pending {
    /// Opens a frame, which the terminal is to show all at once if it knows how.
    fn begin(&mut self) -> io::Result<()> {
        queue!(self, BeginSynchronizedUpdate)
    }

    fn send(&mut self) -> io::Result<()> {
        queue!(self, EndSynchronizedUpdate)?;
        let sent = guard::write(&self.0.borrow());
        self.0.borrow_mut().clear();
        self.begin()?;
        sent
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing yet: ratatui flushes in the middle of a frame.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
