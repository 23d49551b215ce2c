//! A figure's values: in the order of time, which of them are rivals, and the mark that each source
//! has in charts.

use std::fmt::Write as _;

use super::Class;
use crate::{
    dossier::{
        Dossier, SourceId,
        record::{Figure, Point},
    },
    sorting,
};

/// The marks of the sources, in the order in which they come up; after that, letters.
const MARKS: [char; 8] = ['●', '■', '▲', '◆', '○', '□', '△', '◇'];

/// Which source each point is of, and its mark.
#[derive(Debug, Default)]
pub struct Series {
    sources: Vec<Option<SourceId>>,
    of_points: Vec<usize>,
}

impl Series {
    /// The sources of a figure in the order of its points. A point is of the first source that
    /// bears it out.
    pub fn new(dossier: &Dossier, figure: &Figure) -> Self {
        let mut series = Self::default();
        for point in &figure.points {
            let stating = point.citations.iter().find(|citation| citation.bearing.supports());
            let source = stating.and_then(|citation| dossier.source_of(citation));
            let at = series.sources.iter().position(|known| *known == source).unwrap_or_else(|| {
                series.sources.push(source);
                series.sources.len() - 1
            });
            series.of_points.push(at);
        }
        series
    }

    /// The mark of a point, and what it is.
    pub fn mark(&self, point: usize) -> (char, Class) {
        let at = self.of_points.get(point).copied().unwrap_or(0);
        (mark(at), Class::Series(at))
    }

    /// Every source with its mark.
    pub fn legend(&self) -> impl Iterator<Item = (char, Class, Option<SourceId>)> + '_ {
        self.sources.iter().enumerate().map(|(at, source)| (mark(at), Class::Series(at), *source))
    }
}

fn mark(series: usize) -> char {
    let letters = || char::from(b'a' + u8::try_from((series - MARKS.len()) % 26).unwrap_or(0));
    MARKS.get(series).copied().unwrap_or_else(letters)
}

/// Every date with its values, on one line.
pub fn in_short(figure: &Figure) -> String {
    let points = in_time(figure);
    let mut text = format!("{}: ", figure.unit);
    for (row, (_, point)) in points.iter().enumerate() {
        let same = row.checked_sub(1).is_some_and(|before| points[before].1.date == point.date);
        let joint = match (row, same) {
            (0, _) => "",
            (_, false) => ", ",
            (_, true) if is_rival(&points[..row], point) => " or ",
            (_, true) => " and ",
        };
        let date = if same { String::new() } else { format!("{} ", point.date.among_words()) };
        let note = point.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
        let _ = write!(text, "{joint}{date}{}{note}", point.number());
    }
    text
}

/// The points with their numbers, in the order of time.
pub fn in_time(figure: &Figure) -> Vec<(usize, &Point)> {
    let mut points: Vec<(usize, &Point)> = figure.points.iter().enumerate().collect();
    sorting::by_key(&mut points, |(_, point)| (point.date.span().anchor(), point.date.span().last, point.date.long()));
    points
}

/// Whether a point says something else than one of those before it, of the same date and thing.
pub fn is_rival(before: &[(usize, &Point)], point: &Point) -> bool {
    let differs = |other: &Point| (other.value - point.value).abs() > f64::EPSILON;
    before.iter().any(|(_, other)| other.date == point.date && other.note == point.note && differs(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_sources_have_marks_of_their_own() {
        let marks: Vec<char> = (0..30).map(mark).collect();
        assert_eq!(marks[..9], ['●', '■', '▲', '◆', '○', '□', '△', '◇', 'a']);
        assert!(marks.iter().enumerate().all(|(at, mark)| !marks[..at].contains(mark)));
    }
}
