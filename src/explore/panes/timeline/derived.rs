//! What is worked out of the rows of the timeline.

/// The columns that the dates, the titles and the names of a list would need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needed {
    /// Those of the longest line of a date, where none has more than it may.
    pub date: usize,
    /// Those of the longest title.
    pub title: usize,
    /// Those of the most names in one line.
    pub who: usize,
}

/// Where the year of an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// In the heading above its row.
    InHeadings,
    /// In its row.
    InRows,
}

impl Years {
    /// The fewest columns of the dates, and the most: as many as any of them needs.
    pub(super) const fn dates(self) -> (usize, usize) {
        match self {
            Self::InHeadings => (9, 11),
            Self::InRows => (11, 14),
        }
    }
}
