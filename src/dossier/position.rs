//! Lines and columns of a text.

/// A line and a column of a file, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Which line.
    pub line: usize,
    /// Which character of it.
    pub column: usize,
}

/// The positions of some bytes of a text, found in one pass over it.
#[derive(Debug)]
pub(super) struct Positions(Vec<(usize, Position)>);

impl Positions {
    /// Finds the positions of all `bytes`; past the end of the text, the end.
    pub fn of(text: &str, bytes: impl IntoIterator<Item = usize>) -> Self {
        let mut bytes: Vec<usize> = bytes.into_iter().collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut line, mut column, mut done) = (1, 1, 0);
        let position = |byte: usize| {
            let mut end = byte.min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let part = &text[done.min(end)..end];
            done = end;
            match part.rfind('\n') {
                Some(last) => {
                    line += part.bytes().filter(|&byte| byte == b'\n').count();
                    column = part[last + 1..].chars().count() + 1;
                }
                None => column += part.chars().count(),
            }
            (byte, Position { line, column })
        };
        Self(bytes.into_iter().map(position).collect())
    }

    /// The position of one of the bytes that were asked for.
    pub fn at(&self, byte: usize) -> Position {
        let found = self.0.binary_search_by_key(&byte, |(byte, _)| *byte);
        found.map_or(Position { line: 1, column: 1 }, |at| self.0[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_characters_are_counted_in_one_pass() {
        let text = "añ\nbö\n\nc";
        let expected = [(0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (5, 2, 2), (8, 3, 1), (9, 4, 1), (10, 4, 2)];
        let bytes = expected.map(|(byte, ..)| byte);
        let positions = Positions::of(text, bytes.into_iter().rev());
        for (byte, line, column) in expected {
            assert_eq!(positions.at(byte), Position { line, column }, "byte {byte}");
        }
        let outside = Positions::of(text, [2, 99]);
        assert_eq!(outside.at(2), Position { line: 1, column: 2 }, "within a character");
        assert_eq!(outside.at(99), Position { line: 4, column: 2 }, "past the end");
    }
}
