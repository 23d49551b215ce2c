//! A list of handles for each record of a kind, all in one block of memory.
//!
//! Most lists are short and there are as many as records: a vector each would take most of the time of
//! indexing.

/// A list for each of some records or words, by their numbers.
#[derive(Debug)]
pub struct Lists<T> {
    /// Where each list starts, and behind them all where the last one ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// As many empty lists as will be added, with room for about one item each.
    pub fn with_capacity(count: usize) -> Self {
        let mut starts = Vec::with_capacity(count + 1);
        starts.push(0);
        Self { starts, items: Vec::with_capacity(count) }
    }

    /// Adds the list of the next record: the items that `fill` adds to those before.
    pub fn add(&mut self, fill: impl FnOnce(&mut Vec<T>)) {
        fill(&mut self.items);
        self.starts.push(self.items.len() as u32);
    }

    /// The lists of `count` records from pairs of a record's place and an item; the items of a record keep
    /// their order. The pairs are walked through twice.
    pub fn from_pairs(count: usize, pairs: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        let mut filler = None;
        for (at, item) in pairs.clone() {
            starts[at + 1] += 1;
            filler = Some(item);
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let Some(filler) = filler else { return Self { starts, items: Vec::new() } };
        let mut items = vec![filler; starts[count] as usize];
        let mut next = starts.clone();
        for (at, item) in pairs {
            items[next[at] as usize] = item;
            next[at] += 1;
        }
        Self { starts, items }
    }

    /// The list of a record.
    pub fn of(&self, at: usize) -> &[T] {
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pairs_are_sorted_into_lists_that_keep_their_order(pairs in prop::collection::vec((0usize..7, 0u8..9), 0..40)) {
            let lists = Lists::from_pairs(7, pairs.iter().copied());
            let mut added = Lists::<u8>::with_capacity(7);
            for at in 0..7 {
                let own: Vec<u8> = pairs.iter().filter(|(place, _)| *place == at).map(|(_, item)| *item).collect();
                prop_assert_eq!(lists.of(at), &own);
                added.add(|items| items.extend(&own));
            }
            prop_assert!((0..7).all(|at| lists.of(at) == added.of(at)));
        }
    }
}
