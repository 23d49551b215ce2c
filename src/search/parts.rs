//! Many things of a kind worked on by several threads, part by part.

use std::{num::NonZero, panic, sync::LazyLock, thread};

/// How many threads work at the same time; asking the system takes longer than a small part.
static CORES: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// What comes of each part of some items, in order; `work` is given a part and where it starts. There are several
/// parts only where each has at least so many items.
pub(super) fn in_parts<T: Sync, R: Send>(items: &[T], least: usize, work: impl Fn(&[T], usize) -> R + Sync) -> Vec<R> {
    let threads = items.len().checked_div(least).map_or(1, |parts| parts.min(*CORES));
    if threads < 2 {
        return vec![work(items, 0)];
    }
    let size = items.len().div_ceil(threads);
    let work = &work;
    thread::scope(|scope| {
        let mut parts = items.chunks(size).zip((0..).step_by(size));
        let first = parts.next();
        let others: Vec<_> = parts.map(|(part, start)| scope.spawn(move || work(part, start))).collect();
        let mut results: Vec<R> = first.into_iter().map(|(part, start)| work(part, start)).collect();
        results.extend(others.into_iter().map(|part| part.join().unwrap_or_else(|cause| panic::resume_unwind(cause))));
        results
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_threads_come_to_the_same_as_one() {
        let items: Vec<usize> = (0..1003).collect();
        let at_their_places = |part: &[usize], start: usize| {
            assert!(part.iter().zip(start..).all(|(item, at)| *item == at));
            part.to_vec()
        };
        for least in [1, 100, 10_000] {
            assert_eq!(in_parts(&items, least, at_their_places).concat(), items);
        }
        assert!(in_parts(&[], 1, at_their_places).concat().is_empty());
    }
}
