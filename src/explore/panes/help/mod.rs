//! The help over the panes: every key, and what a query can say.

mod draw;

use crate::{
    explore::{action::Motion, explorer::Explorer, keys},
    search::LANGUAGE,
};

pub use self::draw::draw;

impl Explorer {
    pub(in crate::explore) fn go_in_help(&mut self, motion: Motion) -> bool {
        let page = usize::from(self.state.size.1 / 2).max(1);
        let Some(top) = &mut self.state.help else { return false };
        *top = match motion {
            Motion::Up | Motion::PreviousGroup | Motion::Left => top.saturating_sub(1),
            Motion::Down | Motion::NextGroup | Motion::Right => *top + 1,
            Motion::PageUp => top.saturating_sub(page),
            Motion::PageDown => *top + page,
            Motion::First => 0,
            Motion::Last => usize::MAX,
        };
        true
    }

    /// Keeps some of the help in view.
    pub(in crate::explore) fn settle_help(&mut self) {
        if let Some(top) = &mut self.state.help {
            let rows = usize::from(self.state.size.1.saturating_sub(4));
            *top = (*top).min((keys::TABLE.len() + LANGUAGE.len()).saturating_sub(rows / 2));
        }
    }
}
