//! The real terminal: taking it, giving it back whatever happens, reading what the reader does.
//!
//! Knows modes, signals, bytes and the desktop's browser. Must not know what the screens mean.
//!
//! | file | its one job |
//! |---|---|
//! | `check` | is there a terminal at all? |
//! | `explore` | the loop over all of it |
//! | `guard` | the modes that are set, undone on every way out |
//! | `signals` | what ends, stops or continues the program from outside |
//! | `input` | events in the app's words |
//! | `clipboard`, `browser` | handing text and addresses to the reader's desktop |

pub mod browser;
mod check;
mod clipboard;
mod explore;
mod guard;
mod input;
#[cfg(unix)]
mod signals;

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

use crossterm::{
    queue,
    terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate},
};
use ratatui::{Frame, Terminal, backend::CrosstermBackend, layout::Size};

pub use self::{
    check::{NoTerminal, ready},
    explore::explore,
    guard::{Guard, restore},
};
use crate::app::input::Input;

/// The screen: the terminal, taken, with what is drawn on it.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Pending>>,
    pending: Pending,
    /// The size of the last frame.
    drawn: Size,
    /// Whether a changed window is noticed yet; not before the first frame, which it would delay.
    listening: bool,
    guard: Guard,
}

impl Screen {
    /// Takes the terminal; asks it nothing. See [`ready`] for whether there is one.
    pub fn open(mouse: bool) -> io::Result<Self> {
        let guard = Guard::enter(mouse)?;
        let mut pending = Pending::default();
        pending.begin()?;
        // Some consoles have no second screen to switch to.
        queue!(pending, Clear(ClearType::All))?;
        let terminal = Terminal::new(CrosstermBackend::new(pending.clone()))?;
        Ok(Self { terminal, pending, drawn: Size::ZERO, listening: false, guard })
    }

    /// The window's columns and rows.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a frame and sends what has changed, as one write.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let drawn = self.terminal.draw(render).map(|frame| frame.area.as_size());
        self.drawn = drawn.inspect_err(end_if_hung_up)?;
        self.pending.send().inspect_err(end_if_hung_up)
    }

    /// Waits for what the reader does next, without using any CPU.
    #[expect(clippy::should_implement_trait, reason = "an iterator would end; this fails")]
    pub fn next(&mut self) -> io::Result<Input> {
        self.wait().inspect_err(end_if_hung_up)
    }

    fn wait(&mut self) -> io::Result<Input> {
        if !self.listening {
            input::listen()?;
            self.listening = true;
            // Only from now on does a changed window wake us; it may have changed before.
            let size = self.terminal.size()?;
            let repaint = guard::take_repaint();
            if repaint {
                self.repaint()?;
            }
            if repaint || size != self.drawn {
                return Ok(Input::Resize { width: size.width, height: size.height });
            }
        }
        loop {
            let Some(input) = input::read()? else { continue };
            if matches!(input, Input::Resize { .. }) && guard::take_repaint() {
                self.repaint()?;
            }
            return Ok(input);
        }
    }

    /// Has the next [`draw`](Self::draw) send every cell, whatever stands on the screen now.
    pub fn repaint(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and wait for the answer.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
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
        signals::stop_job()
    }

    /// There is no stopping of programs here: returns false.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    /// Asks the terminal to put `text` on the clipboard; whether it does, it does not say.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        clipboard::copy(text)
    }
}

/// An error of a terminal that is gone needs no telling: nobody could read it.
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
