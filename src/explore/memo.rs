//! Values that are made from others and kept, each with what it was made from.

use std::{cell::RefCell, ops::Deref, rc::Rc};

/// The last `N` values that were made, by their causes.
#[derive(Debug)]
pub struct Memo<K, V, const N: usize = 1>(RefCell<Vec<(K, Rc<V>)>>);

impl<K, V, const N: usize> Default for Memo<K, V, N> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: PartialEq, V, const N: usize> Memo<K, V, N> {
    /// The value of a cause, made if it is not among those that are kept.
    pub fn get(&self, cause: K, make: impl FnOnce(&K) -> V) -> Rc<V> {
        if let Some(known) = self.known(&cause) {
            return known;
        }
        let value = Rc::new(make(&cause));
        let mut kept = self.0.borrow_mut();
        kept.truncate(N - 1);
        kept.insert(0, (cause, Rc::clone(&value)));
        value
    }

    /// Keeps the value of a cause that somebody else has made.
    pub fn put(&self, cause: K, value: V) {
        let mut kept = self.0.borrow_mut();
        kept.retain(|(known, _)| *known != cause);
        kept.truncate(N - 1);
        kept.insert(0, (cause, Rc::new(value)));
    }

    fn known(&self, cause: &K) -> Option<Rc<V>> {
        let mut kept = self.0.borrow_mut();
        let at = kept.iter().position(|(known, _)| known == cause)?;
        // The value that was asked for last is the last to be dropped.
        if at > 0 {
            let found = kept.remove(at);
            kept.insert(0, found);
        }
        Some(Rc::clone(&kept[0].1))
    }

    /// Whether the value of a cause is kept.
    pub fn is_made(&self, cause: &K) -> bool {
        self.0.borrow().iter().any(|(known, _)| known == cause)
    }
}

/// A value that is compared by what it is, not by what it holds: the cause of others.
#[derive(Debug)]
pub struct Same<T>(pub Rc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_each_cause_that_is_kept() {
        let memo: Memo<u32, u32, 2> = Memo::default();
        let mut made = Vec::new();
        for cause in [1, 1, 2, 1, 3, 1, 2] {
            let value = memo.get(cause, |cause| {
                made.push(*cause);
                cause * 10
            });
            assert_eq!(*value, cause * 10);
        }
        assert_eq!(made, [1, 2, 3, 2], "3 took the place of 2, which was asked for less lately than 1");
    }

    #[test]
    fn equal_values_are_not_the_same() {
        let value = Rc::new(1);
        assert!(Same(Rc::clone(&value)) == Same(Rc::clone(&value)));
        assert!(Same(value) != Same(Rc::new(1)));
    }
}
