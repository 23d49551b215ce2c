//! What there is to see of the lanes in a window: a cell for each column of the screen and each
//! lane in view.
//!
//! Only what is in the window is looked at, found by binary search in each lane. What shares a
//! cell is counted there.

use super::{
    plan::Plan,
    rows::{Cursor, Lane},
    unit::Unit,
};
use crate::dossier::{Day, Dossier, EventId, Role};

/// The part of the lanes in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first cell of time.
    pub left: usize,
    /// Cells of time.
    pub room: usize,
    /// The first lane.
    pub top: usize,
    /// Lanes.
    pub rows: usize,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// A new year, decade or century begins after it.
    Border,
    /// It stands between the axis and the selected event.
    Guide,
    /// An event lasts over it, or may have happened in it.
    Bar,
    /// An event lasts on, nobody knows until when.
    On,
    /// The line from the doers of the selected event to its recipients. Those of the others would look like data
    /// of the lanes that they cross.
    Line {
        /// Over a bar.
        bar: bool,
    },
    /// One event or several.
    Mark(Mark),
    /// A sign that belongs to the mark before it: a digit, or that it is not dated.
    After(char),
}

/// What stands where an actor and a time meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How many events.
    pub count: usize,
    /// How many of them are cooperation.
    pub cooperation: usize,
    /// How many are conflict.
    pub conflict: usize,
    /// The selected one of them, or the first.
    pub event: EventId,
    /// The actor's role in it.
    pub role: Option<Role>,
    /// Whether it has a date.
    pub dated: bool,
    /// Whether it is the selected event.
    pub selected: bool,
    /// Whether the cursor is here.
    pub cursor: bool,
}

/// What is in the window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visible {
    /// The lanes in view.
    pub lanes: std::ops::Range<usize>,
    /// Their cells, row by row.
    pub cells: Vec<Vec<Cell>>,
    /// The cell of the selected event's column, if it is in view.
    pub selected: Option<usize>,
}

impl Plan {
    /// What there is to see in a window.
    pub fn picture(&self, dossier: &Dossier, cursor: Cursor, window: Window) -> Visible {
        let end = (window.top + window.rows).min(self.lanes.rows.len());
        let lanes = window.top.min(end)..end;
        let selected = cursor.event.and_then(|event| self.cell_of(event, window));
        let cells = vec![vec![Cell::Blank; window.room]; lanes.len()];
        let mut picture = Visible { cells, lanes: lanes.clone(), selected };
        for border in self.scale.borders(window.left, window.room) {
            picture.cells.iter_mut().for_each(|row| row[border] = Cell::Border);
        }
        for (row, lane) in picture.cells.iter_mut().zip(lanes.clone()) {
            self.bars(self.lanes.lane(dossier, lane), window, row);
        }
        if let Some(event) = cursor.event {
            self.line(dossier, event, window, &mut picture);
        }
        for lane in lanes {
            self.marks(dossier, lane, cursor, window, &mut picture.cells[lane - window.top]);
        }
        picture.guide();
        picture
    }

    /// The cell of an event, if it is in the window.
    fn cell_of(&self, event: usize, window: Window) -> Option<usize> {
        self.scale.x_of(event)?.checked_sub(window.left).filter(|x| *x < window.room)
    }

    /// The bars of a lane: from column to column as long as some event before reaches on.
    fn bars(&self, lane: &Lane, window: Window, row: &mut [Cell]) {
        let (scale, columns) = (&self.scale, &self.scale.columns);
        let view = self.scale.in_view(window.left, window.room);
        let day = |column: usize| self.lanes.moments.all()[columns.start(column)].day.unwrap_or(Day(i32::MAX));
        // One column more on each side, for the cells between those and the ones in view.
        for at in view.start.saturating_sub(1)..view.end {
            let known = lane.at.partition_point(|event| *event < columns.events(at).end);
            let reach = known.checked_sub(1).map_or(Day(i32::MIN), |last| lane.sums[last].reach);
            let x = scale.x(at);
            let next = (at + 1 < columns.len()).then(|| scale.x(at + 1));
            let on = reach > day(at);
            let to = match next {
                Some(next) if on && reach >= day(at + 1) => next + 1,
                // As far as it reaches there is nothing; so it ends before the next.
                Some(next) if on && columns.unit <= Unit::Day && next > x + 2 => x + 2,
                None if on && reach == Day(i32::MAX) => x + 2,
                _ => continue,
            };
            for cell in x + 1..to {
                if let Some(cell) = cell.checked_sub(window.left).and_then(|cell| row.get_mut(cell)) {
                    *cell = if next.is_none() { Cell::On } else { Cell::Bar };
                }
            }
        }
        if let Some(x) = lane.until.and_then(|event| self.scale.x_of(event)) {
            let end = x.saturating_sub(window.left).min(window.room);
            row[..end].fill(Cell::Bar);
        }
    }

    /// The line between those who did an event and those to whom they did it.
    fn line(&self, dossier: &Dossier, event: usize, window: Window, picture: &mut Visible) {
        let Some(x) = self.cell_of(event, window) else { return };
        let cast = dossier.cast(self.lanes.events[event]).iter().filter(|(_, role)| *role != Role::Involved);
        let rows = || cast.clone().filter_map(|(who, _)| self.lanes.row_of(*who));
        let (Some(first), Some(last)) = (rows().min(), rows().max()) else { return };
        for row in first.max(picture.lanes.start)..=last {
            let Some(row) = picture.cells.get_mut(row - window.top) else { break };
            row[x] = Cell::Line { bar: matches!(row[x], Cell::Bar) };
        }
    }

    fn marks(&self, dossier: &Dossier, number: usize, cursor: Cursor, window: Window, row: &mut [Cell]) {
        let (actor, lane) = (self.lanes.rows[number].actor, self.lanes.lane(dossier, number));
        for at in self.scale.in_view(window.left, window.room) {
            let among = lane.among(self.scale.columns.events(at));
            let within = &lane.at[among.clone()];
            let Some(first) = within.first() else { continue };
            let chosen = cursor.event.filter(|event| within.binary_search(event).is_ok());
            let event = chosen.unwrap_or(*first);
            let [cooperation, conflict] = lane.tones(among);
            let mark = Mark {
                count: within.len(),
                cooperation,
                conflict,
                event: self.lanes.events[event],
                role: dossier.role_in(self.lanes.events[event], actor),
                dated: within.len() > 1 || self.lanes.moments.all()[event].is_dated(),
                selected: chosen.is_some(),
                cursor: cursor.lane == Some(number) && chosen.is_some(),
            };
            let x = self.scale.x(at) - window.left;
            row[x] = Cell::Mark(mark);
            for (at, sign) in self.after(mark).chars().enumerate() {
                if let Some(cell) = row.get_mut(x + 1 + at) {
                    *cell = Cell::After(sign);
                }
            }
        }
    }

    /// What follows a mark, where there are cells between columns: the rest of its number, or that
    /// it isn't dated.
    fn after(&self, mark: Mark) -> String {
        let number = mark.count.to_string();
        if mark.count > 9 && number.len() < self.scale.pitch {
            number[1..].to_owned()
        } else if mark.count == 1 && !mark.dated && self.scale.pitch > 2 {
            "?".to_owned()
        } else {
            String::new()
        }
    }
}

impl Mark {
    /// The sign of several events in one cell: how many, or that there are more than nine and no
    /// room to say how many.
    pub fn digit(&self, pitch: usize) -> char {
        let number = self.count.to_string();
        if number.len() == 1 || number.len() < pitch { number.chars().next().unwrap_or('+') } else { '+' }
    }
}

impl Visible {
    /// Leads the eye from the axis to the selected event.
    fn guide(&mut self) {
        let Some(x) = self.selected else { return };
        for row in &mut self.cells {
            match &mut row[x] {
                cell @ (Cell::Blank | Cell::Border) => *cell = Cell::Guide,
                Cell::Mark(Mark { selected: true, .. }) | Cell::Line { .. } => break,
                _ => {}
            }
        }
    }
}
