//! A list over the panes to choose from: what can be done, or where one has been.

mod draw;
pub mod state;

use std::ops::Range;

pub use self::draw::draw;
use self::state::{Listed, Overlay};
use crate::{
    explore::{
        action::{Edit, Motion, Outcome},
        explorer::Explorer,
        field::TextField,
        panes::view::WHEEL,
    },
    picture::area::{Area, scrolled},
};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What stands before it: a key, how far away it is.
    pub sign: String,
    /// What it is.
    pub text: String,
    /// What else is to be said of it, where there is room.
    pub note: String,
    /// The letters of the text that were typed.
    pub typed: Vec<Range<usize>>,
}

/// The most columns and rows that the list takes, border and all.
const WIDEST: u16 = 100;
const TALLEST: u16 = 24;

/// From this many rows on the window's first line stays in view above it.
const ROOM_ABOVE: u16 = 10;

/// A window with fewer columns has no room beside it: the panes would show as slivers.
const ROOM_BESIDE: u16 = 110;

impl Overlay {
    /// Whether a line is typed above the rows.
    const fn is_typed(&self) -> bool {
        matches!(self.listed, Listed::Actions(_))
    }

    /// Where it lies in a window with so many rows, border and all; the last line of the window is for the keys. While
    /// a line is typed it keeps its size.
    fn area(&self, (width, height): (u16, u16), rows: usize) -> Area {
        let columns = if width < ROOM_BESIDE { width } else { WIDEST };
        let above = u16::from(height >= ROOM_ABOVE);
        let room = height.saturating_sub(1 + above);
        let wanted = if self.is_typed() { TALLEST } else { u16::try_from(rows + 2).unwrap_or(TALLEST) };
        let tall = room.min(wanted).min(TALLEST);
        Area { x: (width - columns) / 2, y: above + (room - tall) / 4, width: columns, height: tall }
    }

    /// Where its rows lie.
    fn list(&self, size: (u16, u16), rows: usize) -> Area {
        let inside = self.area(size, rows).inner();
        let line = u16::from(self.is_typed()).min(inside.height);
        Area { y: inside.y + line, height: inside.height - line, ..inside }
    }

    /// The first row in view, of so many.
    fn first_in_view(&self, size: (u16, u16), rows: usize) -> usize {
        scrolled(self.top, self.list(size, rows).height.into(), Some(self.chosen..self.chosen + 1), rows)
    }
}

impl Explorer {
    /// The rows of the list over the panes.
    pub fn overlay_rows(&self) -> Vec<Row> {
        match self.state.overlay.as_ref().map(|overlay| &overlay.listed) {
            Some(Listed::Actions(line)) => self.palette_rows(line.text()),
            Some(Listed::Places) => self.trail_rows(),
            None => Vec::new(),
        }
    }

    /// Chooses another row.
    pub(in crate::explore) fn go_in_overlay(&mut self, motion: Motion) -> bool {
        let (size, rows) = (self.state.size, self.overlay_rows().len());
        let Some(overlay) = &mut self.state.overlay else { return false };
        let by = motion.rows(overlay.list(size, rows).height.into());
        let to = match motion {
            Motion::Up | Motion::Left | Motion::HalfPageUp | Motion::PageUp => overlay.chosen.saturating_sub(by),
            Motion::Down | Motion::Right | Motion::HalfPageDown | Motion::PageDown => overlay.chosen + by,
            Motion::First => 0,
            Motion::Last => rows,
        };
        overlay.chosen = to.min(rows.saturating_sub(1));
        overlay.top = overlay.first_in_view(size, rows);
        true
    }

    /// Closes the list and does what the chosen row says.
    pub(in crate::explore) fn take_chosen(&mut self) -> Outcome {
        let rows = self.overlay_rows().len();
        let Some(Overlay { listed, chosen, .. }) = self.state.overlay.take_if(|overlay| overlay.chosen < rows) else {
            return Outcome::default();
        };
        match listed {
            Listed::Actions(line) => self.do_in_palette(line.text(), chosen),
            Listed::Places => self.jump(chosen).into(),
        }
    }

    /// A click on a row does what it says; elsewhere it closes the list.
    pub(in crate::explore) fn click_in_overlay(&mut self, x: u16, y: u16) -> Outcome {
        let (size, rows) = (self.state.size, self.overlay_rows().len());
        let Some(overlay) = &mut self.state.overlay else { return Outcome::default() };
        let list = overlay.list(size, rows);
        let row = list.contains(x, y).then(|| overlay.first_in_view(size, rows) + usize::from(y - list.y));
        if let Some(row) = row.filter(|row| *row < rows) {
            overlay.chosen = row;
            return self.take_chosen();
        }
        if !overlay.area(size, rows).contains(x, y) {
            self.state.overlay = None;
        }
        true.into()
    }

    /// Turns the wheel over the list.
    pub(in crate::explore) fn scroll_overlay(&mut self, motion: Motion) -> bool {
        (0..WHEEL).filter(|_| self.go_in_overlay(motion)).count() > 0
    }

    /// Types text at the cursor of the list's line, or changes what stands there; the best row is chosen again.
    pub(in crate::explore) fn type_in_overlay(&mut self, text: &str) -> bool {
        self.change_overlay(|line| line.insert(text))
    }

    pub(in crate::explore) fn edit_in_overlay(&mut self, edit: Edit) -> bool {
        self.change_overlay(|line| line.edit(edit))
    }

    fn change_overlay(&mut self, change: impl FnOnce(&mut TextField)) -> bool {
        let Some(overlay) = &mut self.state.overlay else { return false };
        let Listed::Actions(line) = &mut overlay.listed else { return false };
        let before = line.text().to_owned();
        change(line);
        if line.text() != before {
            (overlay.chosen, overlay.top) = (0, 0);
        }
        true
    }
}
