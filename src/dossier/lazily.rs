//! Values by number, each made when somebody asks for it.

use std::{fmt, sync::OnceLock};

/// How many of them share a block: those of a block that nobody asks for take up no memory.
const BLOCK: usize = 64;

type Block<T> = Box<[OnceLock<Box<T>>]>;

/// Values by number that stay where they are once they are made.
pub(super) struct Lazily<T>(Box<[OnceLock<Block<T>>]>);

impl<T> Lazily<T> {
    /// Room for so many.
    pub fn with_room(count: usize) -> Self {
        Self((0..count.div_ceil(BLOCK)).map(|_| OnceLock::new()).collect())
    }

    /// The value of a number, made if it is the first time that it is asked for.
    pub fn get(&self, at: usize, make: impl FnOnce() -> T) -> &T {
        let block = self.0[at / BLOCK].get_or_init(|| (0..BLOCK).map(|_| OnceLock::new()).collect());
        block[at % BLOCK].get_or_init(|| Box::new(make()))
    }
}

impl<T> fmt::Debug for Lazily<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lazily").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_is_made_once() {
        let values = Lazily::with_room(BLOCK + 1);
        for at in [0, BLOCK, 7] {
            assert_eq!(*values.get(at, || at * 10), at * 10);
            assert_eq!(*values.get(at, || unreachable!()), at * 10);
        }
    }
}
