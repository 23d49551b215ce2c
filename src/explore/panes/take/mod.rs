//! Taking along: the menu of the forms in which what is at hand can be copied, and the line for the name of a file
//! to which a page or a list is written.

mod draw;
mod file;
mod menu;
mod rows;
pub mod state;
mod told;

pub use self::draw::{draw_line, draw_menu};
use crate::explore::{
    action::{Context, Outcome, Take},
    explorer::Explorer,
};

impl Context {
    /// Choosing the form in which to copy.
    pub const TAKE: Self = Self("take");
    /// Typing the name of a file.
    pub const FILE: Self = Self("file");
}

impl Explorer {
    /// Whether the menu or the line lies over the panes.
    pub(in crate::explore) fn takes_along(&self) -> bool {
        self.state.help.is_none() && (self.state.take.is_some() || self.state.file.is_some())
    }

    /// Does what a key asks for there.
    pub(in crate::explore) fn act_take(&mut self, take: Take) -> Outcome {
        match take {
            Take::Menu => self.take_along().into(),
            Take::In(form) => self.copy_in(form),
            Take::Chosen => self.copy_chosen(),
            Take::Other => self.turn_menu().into(),
            Take::Name => self.name_file(),
            Take::Write => self.write_file(),
        }
    }

    /// Closes the line or the menu; whether one was open.
    pub(in crate::explore) fn leave_taking(&mut self) -> bool {
        self.state.file.take().is_some() || self.state.take.take().is_some()
    }
}
