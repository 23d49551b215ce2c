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
        ui::rows,
    },
    picture::area::Area,
    report::lines::columns::Columns as _,
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

/// The most columns of the signs before the rows.
pub const SIGNS: usize = 22;

impl Overlay {
    /// Whether a line is typed above the rows.
    const fn is_typed(&self) -> bool {
        matches!(self.listed, Listed::Actions(_))
    }

    /// Where it lies in a window with so many lines, border and all; the last line of the window is for the keys. While
    /// a line is typed it keeps its size.
    fn area(&self, (width, height): (u16, u16), lines: usize) -> Area {
        let above = u16::from(height >= ROOM_ABOVE);
        let room = height.saturating_sub(1 + above);
        let wanted = if self.is_typed() { TALLEST } else { u16::try_from(lines + 2).unwrap_or(TALLEST) };
        let (wide, tall) = (columns(width), room.min(wanted).min(TALLEST));
        Area { x: (width - wide) / 2, y: above + (room - tall) / 4, width: wide, height: tall }
    }

    /// Where its rows lie.
    fn list(&self, size: (u16, u16), lines: usize) -> Area {
        let inside = self.area(size, lines).inner();
        let line = u16::from(self.is_typed()).min(inside.height);
        Area { y: inside.y + line, height: inside.height - line, ..inside }
    }
}

/// The columns that it takes in a window with so many, border and all.
fn columns(width: u16) -> u16 {
    if width < ROOM_BESIDE { width } else { WIDEST }
}

impl Row {
    /// All that it says, what it is before the rest.
    fn words(&self) -> String {
        if self.note.is_empty() { self.text.clone() } else { format!("{}  {}", self.text, self.note) }
    }
}

/// The list over the panes, laid out.
struct Laid {
    rows: Vec<Row>,
    /// The lines of all rows.
    lines: Vec<rows::Row>,
    /// The columns of the signs.
    signs: usize,
    /// Where it lies, border and all, and its lines alone.
    area: Area,
    list: Area,
    /// The first line in view.
    top: usize,
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

    /// Its rows in as many lines as they take.
    fn laid(&self) -> Option<Laid> {
        let (size, overlay) = (self.state.size, self.state.overlay.as_ref()?);
        let rows = self.overlay_rows();
        let most = SIGNS.min(usize::from(size.0) / 3);
        let signs = rows.iter().map(|row| row.sign.width()).max().unwrap_or_default().min(most);
        // Beside the border and the signs with blanks around them.
        let room = usize::from(columns(size.0)).saturating_sub(2 + signs + 4);
        let lines = rows::rows(rows.iter().map(|row| (row.words().into(), room)));
        let (area, list) = (overlay.area(size, lines.len()), overlay.list(size, lines.len()));
        let top = rows::top(&lines, overlay.chosen, list.height.into());
        Some(Laid { rows, lines, signs, area, list, top })
    }

    /// Chooses another row.
    pub(in crate::explore) fn go_in_overlay(&mut self, motion: Motion) -> bool {
        let Some(Laid { rows, list, .. }) = self.laid() else { return false };
        let Some(overlay) = &mut self.state.overlay else { return false };
        let (by, rows) = (motion.rows(list.height.into()), rows.len());
        let to = match motion {
            Motion::Up | Motion::Left | Motion::HalfPageUp | Motion::PageUp => overlay.chosen.saturating_sub(by),
            Motion::Down | Motion::Right | Motion::HalfPageDown | Motion::PageDown => overlay.chosen + by,
            Motion::First => 0,
            Motion::Last => rows,
        };
        overlay.chosen = to.min(rows.saturating_sub(1));
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
        let Some(Laid { lines, area, list, top, .. }) = self.laid() else { return Outcome::default() };
        let clicked = list.contains(x, y).then(|| lines.get(top + usize::from(y.saturating_sub(list.y)))).flatten();
        if let (Some(line), Some(overlay)) = (clicked, &mut self.state.overlay) {
            overlay.chosen = line.line;
            return self.take_chosen();
        }
        if !area.contains(x, y) {
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
            overlay.chosen = 0;
        }
        true
    }
}
