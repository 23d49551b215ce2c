//! Records under headings. Rows are handles: nothing is styled or even read before it comes into view.

use std::{fmt, ops::Range};

use super::action::Step;
use crate::{
    dossier::{EventId, Id, Kind, date},
    picture::area::{scrolled, surroundings},
    report::words,
};

/// A row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// What the rows below it have in common.
    Heading(Heading),
    /// A record.
    Record(Id),
    /// One that does not stand with the sources that are included.
    Fallen(Id),
}

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Events of a year.
    Year(i32),
    /// Events that nobody dates or places.
    Undated,
    /// Events that a paragraph of the one document tells first.
    Paragraph(i32),
    /// Events that it tells, nobody says where.
    NoParagraph,
    /// Events that it says were otherwise.
    Contradicted,
    /// Events that it bears on without bearing them out.
    Context,
    /// Events that it does not tell; it was read as a whole.
    Untold,
    /// Events for which it is not cited; it may tell them all the same.
    Uncited,
    /// Records of a kind other than the list's own.
    Kind(Kind),
}

impl fmt::Display for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => f.write_str(&date::words::year((*year).into())),
            Self::Undated => f.write_str("Undated"),
            Self::Paragraph(paragraph) => f.write_str(&words::capitalised(&words::paragraph((*paragraph).into()))),
            Self::NoParagraph => f.write_str("Told there"),
            Self::Contradicted => f.write_str("Contradicted there"),
            Self::Context => f.write_str("Touched on there"),
            Self::Untold => f.write_str("Not told there"),
            Self::Uncited => f.write_str("Not cited to it"),
            Self::Kind(kind) => f.write_str(kind.list()),
        }
    }
}

/// Which events stand in the timeline, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimelineContent {
    /// What a query finds, the best first.
    Ranked,
    /// Those that stand with the sources that are included.
    Standing,
    /// These and those that have fallen.
    WithFallen,
}

/// The rows of a list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// Every row.
    pub rows: Vec<Row>,
    /// How many of them are records of the list's own kind.
    pub count: usize,
}

impl List {
    /// The record in a row.
    pub fn record(&self, row: usize) -> Option<Id> {
        match self.rows.get(row) {
            Some(Row::Record(id) | Row::Fallen(id)) => Some(*id),
            _ => None,
        }
    }

    /// The first record.
    pub fn first(&self) -> Option<Id> {
        self.rows.iter().find_map(|row| if let Row::Record(id) = row { Some(*id) } else { None })
    }

    /// Those of the records that are events.
    pub fn events(&self) -> impl Iterator<Item = EventId> + '_ {
        self.rows.iter().filter_map(|row| if let Row::Record(Id::Event(event)) = row { Some(*event) } else { None })
    }

    /// The row of a record.
    pub fn row_of(&self, id: Id) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Record(id) || *row == Row::Fallen(id))
    }

    /// The nearest row at or beyond `from` that holds a record, looking in one direction first, then in the other.
    pub fn nearest(&self, from: usize, towards: Step) -> Option<usize> {
        let from = from.min(self.rows.len().checked_sub(1)?);
        let is_record = |row: &usize| self.record(*row).is_some();
        let below = || (from..self.rows.len()).find(is_record);
        let above = || (0..=from).rev().find(is_record);
        match towards {
            Step::Next => below().or_else(above),
            Step::Previous => above().or_else(below),
        }
    }

    /// The row `by` records further down or up, as far as there are any.
    pub fn step(&self, from: usize, by: usize, towards: Step) -> usize {
        let record = |at: &usize| self.record(*at).is_some();
        let to = match towards {
            Step::Next => (from + 1..self.rows.len()).filter(record).take(by).last(),
            Step::Previous => (0..from).rev().filter(record).take(by).last(),
        };
        to.unwrap_or(from)
    }

    /// The first record under the next heading, or under this one's, then the one before.
    pub fn group(&self, from: usize, towards: Step) -> usize {
        let heading = |row: &usize| matches!(self.rows[*row], Row::Heading(_));
        if towards == Step::Next {
            (from + 1..self.rows.len()).find(heading).map_or(from, |row| self.step(row, 1, Step::Next))
        } else {
            let own = (0..from).rev().find(heading).unwrap_or(0);
            let first = self.nearest(own, Step::Next).unwrap_or(from);
            if first < from {
                return first;
            }
            (0..own).rev().find(heading).and_then(|row| self.nearest(row, Step::Next)).unwrap_or(first)
        }
    }

    /// The first row to show so that `row` is in view, with its heading where that fits, moving
    /// as little as can be from `top`.
    pub fn top(&self, top: usize, height: usize, row: Option<usize>) -> usize {
        let cells = row.filter(|row| *row < self.rows.len()).map(|row| {
            let Range { start, end } = surroundings(row, (height / 6).min(3));
            let heading = start > 0 && matches!(self.rows[start - 1], Row::Heading(_));
            start - usize::from(heading)..end
        });
        scrolled(top, height, cells, self.rows.len())
    }
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListState {
    /// The selected record, whether or not the list shows it now.
    pub selected: Option<Id>,
    /// The first row that was in view when the reader acted last.
    pub top: usize,
}
