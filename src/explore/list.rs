//! Records under headings. Rows are handles: nothing is styled or even read before it comes into view.

use std::{
    cell::{Cell, OnceCell},
    fmt,
    ops::Range,
};

use super::action::Step;
use crate::{
    dossier::{EventId, Id, Kind, Standing, date},
    picture::area::surroundings,
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
    /// Records of a kind other than the list's own, and how many.
    Kind(Kind, u32),
    /// Records that are supported alike.
    Support(Support),
    /// Records that do not stand with the sources that are included.
    Fallen,
}

/// How well a record is supported, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// Somebody disputes it.
    Contested,
    /// Several origins bear it out.
    Corroborated,
    /// One does.
    Single,
    /// None does.
    Nothing,
}

impl Support {
    /// What a standing amounts to.
    pub const fn of(standing: Standing) -> Self {
        if standing.contested {
            Self::Contested
        } else if standing.corroborated_by() > 0 {
            Self::Corroborated
        } else if standing.is_single() {
            Self::Single
        } else {
            Self::Nothing
        }
    }
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
            Self::Kind(kind, count) => write!(f, "{} {count}", kind.list()),
            Self::Support(Support::Contested) => f.write_str("Contested"),
            Self::Support(Support::Corroborated) => f.write_str("Corroborated"),
            Self::Support(Support::Single) => f.write_str("One origin"),
            Self::Support(Support::Nothing) => f.write_str("No source"),
            Self::Fallen => f.write_str("Lacking here"),
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
    /// Which rows are headings; found when first needed.
    headings: OnceCell<Box<[usize]>>,
}

/// A line of a list that is in view: a row, or one of the further lines of a tall one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The row.
    pub row: usize,
    /// Which of its lines; the first is 0.
    pub part: usize,
}

/// In how many lines each row of a list is shown, as far as somebody has asked.
#[derive(Debug)]
pub struct Heights(Box<[Cell<u8>]>);

impl Heights {
    /// Of a list of so many rows, of which nobody has asked.
    pub fn new(rows: usize) -> Self {
        Self(vec![Cell::new(0); rows].into())
    }

    /// The lines of a row; `count` counts them the first time.
    pub fn of(&self, row: usize, count: impl FnOnce() -> usize) -> usize {
        let Some(known) = self.0.get(row) else { return 1 };
        if known.get() == 0 {
            known.set(u8::try_from(count()).unwrap_or(u8::MAX).max(1));
        }
        known.get().into()
    }
}

/// From how many lines on the heading of the first record in view stands above it.
const HEADED: usize = 5;

impl List {
    /// A list of these rows.
    pub fn new(rows: Vec<Row>, count: usize) -> Self {
        Self { rows, count, headings: OnceCell::new() }
    }

    fn headings(&self) -> &[usize] {
        self.headings.get_or_init(|| {
            let rows = self.rows.iter().enumerate();
            rows.filter(|(_, row)| matches!(row, Row::Heading(_))).map(|(at, _)| at).collect()
        })
    }

    /// The heading that a record stands under.
    fn heading_of(&self, row: usize) -> Option<usize> {
        self.record(row)?;
        let headings = self.headings();
        headings[..headings.partition_point(|heading| *heading < row)].last().copied()
    }

    /// The kinds that have a heading, with the number of their records.
    pub fn kinds(&self) -> impl Iterator<Item = (Kind, u32)> {
        self.headings().iter().filter_map(|row| match self.rows[*row] {
            Row::Heading(Heading::Kind(kind, count)) => Some((kind, count)),
            _ => None,
        })
    }

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

    /// The first row to show so that `row` is in view with what surrounds it, moving as little as can be from
    /// `top`. `tall` says how many lines a row takes; only those near to what is shown are asked.
    pub fn top(&self, top: usize, height: usize, row: Option<usize>, tall: impl Fn(usize) -> usize) -> usize {
        let last = self.first_in_view(self.rows.len(), height, &tall);
        let Some(row) = row.filter(|row| *row < self.rows.len()) else { return top.min(last) };
        let Range { start, end } = surroundings(row, (height / 6).min(3));
        let start = start - usize::from(start > 0 && matches!(self.rows[start - 1], Row::Heading(_)));
        let lowest = self.first_in_view(end.min(self.rows.len()), height, &tall);
        let top = top.clamp(lowest.min(start), start.max(lowest)).min(last);
        // Where the surroundings are too tall, the row itself counts.
        top.max(self.first_in_view(row + 1, height, &tall)).min(row)
    }

    /// The first row from which on all rows before `end` are in view; at least the last of them.
    fn first_in_view(&self, end: usize, height: usize, tall: impl Fn(usize) -> usize) -> usize {
        let mut lines = 0;
        let mut first = end.saturating_sub(1);
        for row in (0..end).rev() {
            lines += tall(row);
            if lines + usize::from(self.is_headed(row, height)) > height {
                break;
            }
            first = row;
        }
        first
    }

    /// Whether the heading of a row stands above it where that is the first in view.
    fn is_headed(&self, row: usize, height: usize) -> bool {
        height >= HEADED && self.heading_of(row).is_some()
    }

    /// What each line shows from a row on. A row of which not all lines would be in view is left out.
    pub fn lines(&self, top: usize, height: usize, tall: impl Fn(usize) -> usize) -> Vec<Line> {
        let mut lines = Vec::with_capacity(height);
        if self.is_headed(top, height) {
            lines.extend(self.heading_of(top).map(|row| Line { row, part: 0 }));
        }
        for row in top..self.rows.len() {
            let parts = tall(row);
            if lines.len() + parts > height && row > top {
                break;
            }
            lines.extend((0..parts).map(|part| Line { row, part }));
        }
        lines.truncate(height);
        // A heading with nothing below it is none.
        let is_heading = |line: &Line| line.row > top && matches!(self.rows[line.row], Row::Heading(_));
        lines.truncate(lines.len() - usize::from(lines.last().is_some_and(is_heading)));
        lines
    }
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListState {
    /// The selected record, whether or not the list shows it now.
    pub selected: Option<Id>,
    /// The first row that was in view when the reader acted last.
    pub top: usize,
    /// What the wheel has turned away from: it needn't be in view until something else is to be, or a key moves in
    /// the list.
    pub left_behind: Option<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load;
    use proptest::prelude::*;

    /// A list of headings, where it says 0, and records.
    fn list(rows: &[usize]) -> List {
        let text = r#"{"title": "x", "sources": [{"id": "s", "title": "S"}]}"#;
        let id = load::from_text("x", text).unwrap().every_id(Kind::Source).next().unwrap();
        let row = |tall: &usize| if *tall == 0 { Row::Heading(Heading::Undated) } else { Row::Record(id) };
        List::new(rows.iter().map(row).collect(), 0)
    }

    /// The lines of records, some of them under a heading, which is 0.
    fn rows() -> impl Strategy<Value = Vec<usize>> {
        let row = (any::<bool>(), prop_oneof![4 => 1usize..4, 1 => 4usize..25]);
        let rows = proptest::collection::vec(row, 1..40);
        rows.prop_map(|rows| {
            let row = |(heading, tall)| if heading { vec![0, tall] } else { vec![tall] };
            rows.into_iter().flat_map(row).collect()
        })
    }

    proptest! {
        #[test]
        fn the_row_is_in_view_and_moving_stops(
            rows in rows(), left in 0usize..70, height in 1usize..20, at in 0usize..60,
        ) {
            let (list, at) = (list(&rows), at % rows.len());
            prop_assume!(rows[at] > 0);
            let tall = |row: usize| rows[row].max(1);
            let top = list.top(left, height, Some(at), tall);
            let lines = list.lines(top, height, tall);
            prop_assert!(lines.len() <= height);
            let begins = lines.iter().any(|line| (line.row, line.part) == (at, 0));
            prop_assert!(begins);
            let parts = lines.iter().filter(|line| line.row == at).count();
            prop_assert!(parts == tall(at) || tall(at) + 1 > height);
            prop_assert_eq!(list.top(top, height, Some(at), tall), top, "and then it stays");
        }

        #[test]
        fn nothing_is_wasted_behind_the_end_and_rows_follow_each_other(
            rows in rows(), left in 0usize..90, height in 5usize..20,
        ) {
            let list = list(&rows);
            let tall = |row: usize| rows[row].max(1);
            let top = list.top(left, height, None, tall);
            let lines = list.lines(top, height, tall);
            let own: Vec<Line> = lines.iter().copied().skip_while(|line| line.row < top).collect();
            let all = (top..rows.len()).flat_map(|row| (0..tall(row)).map(move |part| Line { row, part }));
            let shown: Vec<Line> = all.take(own.len()).collect();
            prop_assert_eq!(&own, &shown);
            let before = lines.iter().take_while(|line| line.row < top).count();
            prop_assert_eq!(before == 1, rows[top] > 0 && rows[..top].contains(&0));
            let is_all = own.last().map(|line| line.row + 1) == Some(rows.len());
            if left > top {
                prop_assert!(is_all, "the reader was further down: the end is in view");
            }
            let more = own.len() + before + own.last().map_or(0, |line| rows.get(line.row + 1).map_or(99, |next| (*next).max(1)));
            let is_heading = own.last().is_some_and(|line| rows.get(line.row + 1) == Some(&0));
            prop_assert!(more > height || is_all || is_heading, "the next one would not fit");
        }
    }
}
