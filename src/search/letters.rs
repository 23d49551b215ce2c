//! Many short texts in one piece of memory: there is a key and a spelling for every word, and memory of its own for
//! each would be more than all their letters.

/// Texts one after another, `MOST` bytes of them.
#[derive(Debug, Default)]
pub(super) struct Letters<const MOST: u32 = { u32::MAX }>(String);

/// Where a text lies among others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Piece {
    start: u32,
    end: u32,
}

impl<const MOST: u32> Letters<MOST> {
    /// Adds a text. One that there is no room for becomes empty: it is not found, and all others still are.
    pub fn add(&mut self, text: &str) -> Piece {
        let start = self.0.len() as u32;
        if text.len() <= (MOST - start) as usize {
            self.0.push_str(text);
        }
        Piece { start, end: self.0.len() as u32 }
    }

    /// A text that was added.
    pub fn of(&self, piece: Piece) -> &str {
        &self.0[piece.start as usize..piece.end as usize]
    }

    /// Gives back the room for more.
    pub fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_as_long_as_there_is_room() {
        let mut letters = Letters::<8>::default();
        let pieces = ["abc", "", "toolong", "defgh", "x", ""].map(|text| letters.add(text));
        assert_eq!(pieces.map(|piece| letters.of(piece)), ["abc", "", "", "defgh", "", ""]);
    }
}
