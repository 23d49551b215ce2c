//! The sources of a figure's values, each with the mark that it has in charts.

use super::Role;
use crate::dossier::{
    Dossier, SourceId,
    record::{Bearing, Figure},
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
    /// doesn't contradict it.
    pub fn new(dossier: &Dossier, figure: &Figure) -> Self {
        let mut series = Self::default();
        for point in &figure.points {
            let stating = point.citations.iter().find(|citation| citation.bearing != Bearing::Contradicts);
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
    pub fn mark(&self, point: usize) -> (char, Role) {
        let at = self.of_points.get(point).copied().unwrap_or(0);
        (mark(at), Role::Series(at))
    }

    /// Every source with its mark.
    pub fn legend(&self) -> impl Iterator<Item = (char, Role, Option<SourceId>)> + '_ {
        self.sources.iter().enumerate().map(|(at, source)| (mark(at), Role::Series(at), *source))
    }
}

fn mark(series: usize) -> char {
    let letters = || char::from(b'a' + u8::try_from((series - MARKS.len()) % 26).unwrap_or(0));
    MARKS.get(series).copied().unwrap_or_else(letters)
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
