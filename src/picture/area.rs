//! A rectangle of cells, and what of a longer row of them is in view.

use std::ops::Range;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Leftmost column.
    pub x: u16,
    /// Topmost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// What is left inside a border of one cell.
    #[must_use]
    pub const fn inner(self) -> Self {
        Self {
            x: self.x.saturating_add(1),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// Whether a cell lies in it.
    pub const fn contains(self, x: u16, y: u16) -> bool {
        x >= self.x && y >= self.y && x - self.x < self.width && y - self.y < self.height
    }
}

/// Moves a view of `size` cells that begins at `top` as little as can be, so that some cells are in it,
/// of `whole` in all.
pub fn scrolled(top: usize, size: usize, cells: Option<Range<usize>>, whole: usize) -> usize {
    let last = whole.saturating_sub(size);
    let Some(cells) = cells else { return top.min(last) };
    let (lowest, highest) = (cells.end.saturating_sub(size), cells.start);
    top.clamp(lowest.min(highest), highest.max(lowest)).min(last)
}

/// A cell with some of its surroundings.
pub fn surroundings(at: usize, margin: usize) -> Range<usize> {
    at.saturating_sub(margin)..at + margin + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_scrolled_to_is_in_view(top in 0usize..200, size in 1usize..80, at in 0usize..200, more in 0usize..200) {
            let whole = at + 1 + more;
            let scrolled = |top| scrolled(top, size, Some(surroundings(at, size / 6)), whole);
            let new = scrolled(top);
            prop_assert!((new..new + size).contains(&at));
            prop_assert!(new + size <= whole.max(size), "nothing is wasted behind the end");
            prop_assert_eq!(scrolled(new), new, "and then it stays");
        }
    }
}
