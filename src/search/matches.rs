//! What a typed word or phrase found.

use super::{grade::Grade, query::Term, vocabulary::WordsFound};

/// What a typed word or phrase found in all records.
#[derive(Debug)]
pub(super) struct TermMatches {
    pub term: Term,
    /// The words of the dossier that it fits; none for a phrase.
    pub words: WordsFound,
    /// The names, titles and offices that its initials or a subsequence may still match when letters are
    /// added; absent where that was not looked at.
    pub left: Option<Vec<u32>>,
    /// The names, titles and offices that it fits across several words, in order, and how.
    pub multiword: Vec<(u32, Grade)>,
    /// The records where it was found, in order.
    pub records: Vec<RecordMatch>,
}

/// That a term was found in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RecordMatch {
    /// The record, by its number in the store.
    pub record: u32,
    /// The points of its best match.
    pub points: u16,
    /// Those of its best match in the record's own names; nothing if there is none.
    pub name: u16,
}

impl TermMatches {
    /// Whether it was found by words side by side rather than by fitting words.
    pub fn is_phrase(&self) -> bool {
        self.term.phrase && !self.term.is_begun_word()
    }

    /// How an entry was found across several words.
    pub fn multiword_grade(&self, entry: u32) -> Option<Grade> {
        let at = self.multiword.binary_search_by_key(&entry, |(number, _)| *number).ok()?;
        Some(self.multiword[at].1)
    }

    /// The points of the best match in a record's own names.
    pub fn name_points(&self, record: usize) -> u16 {
        let at = self.records.binary_search_by_key(&(record as u32), |found| found.record);
        at.map_or(0, |at| self.records[at].name)
    }
}

/// The records of two lists, each with the better of its points.
pub(super) fn union(one: &[RecordMatch], other: &[RecordMatch]) -> Vec<RecordMatch> {
    let mut both = [one, other].concat();
    // Two runs in order, which a stable sort only merges.
    both.sort_by_key(|found| found.record);
    both.dedup_by(|next, kept| {
        let same = next.record == kept.record;
        if same {
            kept.points = kept.points.max(next.points);
        }
        same
    });
    both
}

/// Goes through a list of matches together with records that come in order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk<'a>(pub &'a [RecordMatch]);

impl Walk<'_> {
    /// The points of a record that is none of those before it; nothing if it is not there.
    pub fn points(&mut self, record: u32) -> u16 {
        // Most often it is near.
        let mut near = 1;
        while self.0.get(near).is_some_and(|found| found.record < record) {
            near *= 2;
        }
        let ahead = &self.0[..self.0.len().min(near + 1)];
        self.0 = &self.0[ahead.partition_point(|found| found.record < record)..];
        self.0.first().filter(|found| found.record == record).map_or(0, |found| found.points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(records: &[(u32, u16)]) -> Vec<RecordMatch> {
        records.iter().map(|(record, points)| RecordMatch { record: *record, points: *points, name: 0 }).collect()
    }

    #[test]
    fn a_walk_finds_what_is_there() {
        let list: Vec<(u32, u16)> = (0..50).map(|at| (at * at, at as u16 + 1)).collect();
        let list = matches(&list);
        for step in [1, 2, 7, 40, 900] {
            let mut walk = Walk(&list);
            for record in (0..3000).step_by(step) {
                let there = list.iter().find(|found| found.record == record).map_or(0, |found| found.points);
                assert_eq!(walk.points(record), there, "{record}");
            }
        }
    }

    #[test]
    fn the_better_points_are_kept() {
        let both = union(&matches(&[(1, 5), (4, 2), (9, 1)]), &matches(&[(0, 1), (4, 7), (9, 1)]));
        assert_eq!(both, matches(&[(0, 1), (1, 5), (4, 7), (9, 1)]));
    }
}
