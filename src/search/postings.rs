//! Which entries a word stands in, for every word.
//!
//! A common word stands in very many entries that are close to one another: what is kept is how far it is from each
//! to the next, most often in a single byte.

/// By word, the numbers of entries.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Where the list of each word starts, and behind them all where the last one ends.
    starts: Vec<u32>,
    /// The steps from one entry to the next, seven bits a byte, low ones first; all bytes of a step but its last have
    /// the highest bit set.
    bytes: Vec<u8>,
}

impl Postings {
    /// The lists of `count` words from pairs of a word and an entry that it stands in, which come in the order of
    /// entries. The pairs are walked through twice.
    pub fn from_pairs(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        each_step(count, pairs.clone(), |word, step| starts[word + 1] += bytes_of(step).count() as u32);
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut bytes = vec![0; starts[count] as usize];
        let mut next = starts.clone();
        each_step(count, pairs, |word, step| {
            for byte in bytes_of(step) {
                bytes[next[word] as usize] = byte;
                next[word] += 1;
            }
        });
        Self { starts, bytes }
    }

    /// The entries that a word stands in, in order, each once.
    pub fn of(&self, word: u32) -> impl Iterator<Item = u32> {
        let word = word as usize;
        let mut bytes = self.bytes[self.starts[word] as usize..self.starts[word + 1] as usize].iter();
        let mut after = 0;
        std::iter::from_fn(move || {
            let first = *bytes.next()?;
            let mut step = u32::from(first & 0x7f);
            if first > 0x7f {
                let more = bytes.by_ref();
                for shift in (7..).step_by(7) {
                    let byte = *more.next()?;
                    step |= u32::from(byte & 0x7f) << shift;
                    if byte <= 0x7f {
                        break;
                    }
                }
            }
            after += step;
            Some(after - 1)
        })
    }
}

/// Hands on how far it is to each entry that a word stands in, from behind the one before; an entry where it stands
/// twice comes once.
fn each_step(count: usize, pairs: impl Iterator<Item = (u32, u32)>, mut hand_on: impl FnMut(usize, u32)) {
    // By word, one more than the last entry so far.
    let mut after = vec![0_u32; count];
    for (word, entry) in pairs {
        let word = word as usize;
        let step = entry + 1 - after[word];
        if step > 0 {
            after[word] = entry + 1;
            hand_on(word, step);
        }
    }
}

/// The bytes that a step is kept in.
fn bytes_of(mut step: u32) -> impl Iterator<Item = u8> {
    let mut is_done = false;
    std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let low = (step & 0x7f) as u8;
        step >>= 7;
        is_done = step == 0;
        Some(if is_done { low } else { low | 0x80 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn entries_come_back_in_order_and_once(mut pairs in prop::collection::vec((0_u32..5, prop_oneof![0_u32..300, 0..u32::MAX - 1]), 0..60)) {
            pairs.sort_by_key(|(_, entry)| *entry);
            let postings = Postings::from_pairs(5, pairs.iter().copied());
            for word in 0..5 {
                let mut own: Vec<u32> = pairs.iter().filter(|(of, _)| *of == word).map(|(_, entry)| *entry).collect();
                own.dedup();
                prop_assert_eq!(postings.of(word).collect::<Vec<_>>(), own);
            }
        }
    }
}
