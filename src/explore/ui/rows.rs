//! Lines in rows: a name that is too long for one goes on in the next.

use std::{borrow::Cow, ops::Range};

use super::text::wrapped;
use crate::picture::area::{scrolled, surroundings};

/// The most rows of a name.
const MOST: usize = 12;

/// A row that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line that it belongs to, by its number.
    pub line: usize,
    /// Which part of that line's name it has, in bytes.
    pub name: Range<usize>,
    /// Whether that is the first.
    pub is_first: bool,
}

/// The rows of all lines, each of which has a name and so many columns for it.
pub fn rows<'n>(lines: impl Iterator<Item = (Cow<'n, str>, usize)>) -> Vec<Row> {
    let of = |(line, (name, width)): (usize, (Cow<'n, str>, usize))| {
        let parts = wrapped(&name, width, MOST).into_iter().enumerate();
        parts.map(move |(at, name)| Row { line, name, is_first: at == 0 })
    };
    lines.enumerate().flat_map(of).collect()
}

/// The first of so many rows in view: as little further down as brings a line into view, with some around it.
pub fn top(rows: &[Row], line: usize, height: usize) -> usize {
    let start = rows.partition_point(|row| row.line < line);
    let end = rows.partition_point(|row| row.line <= line);
    // Of a line that is too tall, the beginning counts.
    let margin = (height / 3).min(height.saturating_sub(end - start) / 2);
    let cells = surroundings(start, margin).start..end + margin;
    scrolled(0, height, Some(cells), rows.len()).min(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_is_in_view_with_all_its_rows(words in proptest::collection::vec(0usize..6, 1..30), height in 1usize..20, at in 0usize..30) {
            let names = words.iter().map(|words| (Cow::Owned("a sentence ".repeat(*words)), 12));
            let (rows, at) = (rows(names), at % words.len());
            let top = top(&rows, at, height);
            let in_view: Vec<usize> = (top..rows.len().min(top + height)).filter(|row| rows[*row].line == at).collect();
            let all: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].line == at).take(height).collect();
            prop_assert_eq!(in_view, all);
        }
    }
}
