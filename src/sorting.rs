//! Sorting in which all lists share one copy of the code. The standard library's adds about 8 kB to the program for
//! each kind of list and key, which only pays where a list is long and somebody waits for it.
//!
//! Both are stable: equals stay in the order in which they come.

use std::cmp::Ordering;

/// Sorts by a key, which is asked for once for each item.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(items.len(), &|one, other| keys[one].cmp(&keys[other]));
    arrange(items, order);
}

/// Sorts by comparing two items at a time.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|one, other| compare(&items[one], &items[other]));
    arrange(items, order);
}

/// The places of items, in the order in which the items belong.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Brings each item to where its place stands in `order`, one circle of exchanges after the other.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for first in 0..order.len() {
        let mut at = first;
        while order[at] != first {
            let from = std::mem::replace(&mut order[at], at);
            items.swap(at, from);
            at = from;
        }
        order[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorted_as_the_standard_library_does(keys in prop::collection::vec(0_u8..12, 0..60)) {
            let items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = items.clone();
            by_key(&mut sorted, |(key, _)| *key);
            prop_assert_eq!(&sorted, &expected);
            let mut sorted = items;
            by(&mut sorted, |(one, _), (other, _)| one.cmp(other));
            prop_assert_eq!(&sorted, &expected);
        }
    }
}
