//! The places in some lines where a typed text stands.

use std::ops::Range;

use crate::search::occurrences;

/// Every place, in order.
#[derive(Debug, Default)]
pub struct Places(Vec<Place>);

/// A part of each line that it reaches into: more than one where the text is broken into lines.
#[derive(Debug, PartialEq, Eq)]
struct Place(Vec<(usize, Range<usize>)>);

impl Place {
    fn first_line(&self) -> usize {
        self.0.first().map_or(0, |(line, _)| *line)
    }
}

impl Places {
    /// The places in these lines.
    pub fn of(lines: &[String], typed: &str) -> Self {
        let text = lines.join("\n");
        let starts: Vec<usize> = lines
            .iter()
            .scan(0, |next, line| {
                let start = *next;
                *next += line.len() + 1;
                Some(start)
            })
            .collect();
        let places = occurrences(&text, typed).into_iter().map(|range| {
            let first = starts.partition_point(|start| *start <= range.start) - 1;
            let reached = starts.iter().zip(lines).enumerate().skip(first);
            let reached = reached.take_while(|(_, (start, _))| **start < range.end);
            Place(reached.map(|(at, (start, line))| (at, part(line, *start, &range))).collect())
        });
        // What an empty line parts does not stand side by side.
        Self(places.filter(|place| place.0.iter().all(|(_, part)| !part.is_empty())).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The line in which a place begins, and where in it.
    pub fn start(&self, at: usize) -> Option<(usize, usize)> {
        self.0.get(at)?.0.first().map(|(line, part)| (*line, part.start))
    }

    /// The first place in or below a line, or else the first of all.
    pub fn first_from(&self, line: usize) -> usize {
        let at = self.0.partition_point(|place| place.first_line() < line);
        if at < self.0.len() { at } else { 0 }
    }

    /// The parts of a line where it stands, each with which place it is of.
    pub fn on(&self, line: usize) -> impl Iterator<Item = (usize, Range<usize>)> {
        // A place reaches over few lines.
        let places = self.0.iter().enumerate().skip_while(move |(_, place)| place.0.iter().all(|(at, _)| *at < line));
        let near = places.take_while(move |(_, place)| place.first_line() <= line);
        let parts = near.flat_map(|(at, place)| place.0.iter().map(move |(of, part)| (at, *of, part.clone())));
        parts.filter(move |(_, of, _)| *of == line).map(|(at, _, part)| (at, part))
    }
}

/// What of a line that begins at `start` a range of the whole text has, without blanks at its ends.
fn part(line: &str, start: usize, range: &Range<usize>) -> Range<usize> {
    let (from, to) = (range.start.saturating_sub(start), range.end.saturating_sub(start).min(line.len()));
    let text = line.get(from..to).unwrap_or_default();
    let from = from + (text.len() - text.trim_start().len());
    from..from + text.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(lines: &[&str], typed: &str) -> Places {
        Places::of(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), typed)
    }

    #[test]
    fn what_is_broken_into_lines_is_one_place() {
        let lines = ["He met Muhiddin", "    Kabiri, and", "", "Muhiddin", "", "Kabiri"];
        let found = places(&lines, "muhiddin kabiri");
        assert_eq!(found.len(), 1, "nor across an empty line");
        assert_eq!(found.on(0).collect::<Vec<_>>(), [(0, 7..15)]);
        assert_eq!(found.on(1).collect::<Vec<_>>(), [(0, 4..10)], "without the blanks before it");
        assert_eq!(found.on(2).count(), 0);
        assert_eq!(found.start(0), Some((0, 7)));
    }

    #[test]
    fn it_begins_at_what_is_in_view_and_comes_round() {
        let found = places(&["a", "b", "a b", "b"], "a");
        assert_eq!([0, 1, 2, 3].map(|line| found.first_from(line)), [0, 1, 1, 0]);
        assert!(places(&["a"], "").is_empty());
    }

    proptest! {
        #[test]
        fn every_place_is_on_its_lines(lines in proptest::collection::vec("[ab é]{0,6}", 0..9), typed in "[abe ]{1,4}") {
            let found = Places::of(&lines, &typed);
            let mut seen = vec![0; found.len()];
            for (at, line) in lines.iter().enumerate() {
                for (place, part) in found.on(at) {
                    prop_assert!(line.get(part).is_some_and(|part| !part.trim().is_empty()));
                    seen[place] += 1;
                }
            }
            prop_assert!(seen.iter().all(|parts| *parts > 0));
        }
    }
}
