//! Lists by number, one behind another in one piece of memory.

/// For each number from 0 on, a list.
#[derive(Debug)]
pub(super) struct Groups<T> {
    /// The list of a number is from the place here up to the next one's.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T: Copy + Default> Groups<T> {
    /// Puts each item into the list of its number, in the order in which they come. They are gone through
    /// twice, first to count them.
    pub fn new<I: Iterator<Item = (u32, T)>>(count: usize, items: impl Fn() -> I) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (number, _) in items() {
            starts[number as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut sorted = vec![T::default(); starts[count] as usize];
        for (number, item) in items() {
            let slot = &mut next[number as usize];
            sorted[*slot as usize] = item;
            *slot += 1;
        }
        Self { starts, items: sorted }
    }

    /// The list of a number.
    pub fn of(&self, number: usize) -> &[T] {
        &self.items[self.starts[number] as usize..self.starts[number + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_in_the_list_of_its_number_in_order() {
        let groups = Groups::new(3, || [(2, 'a'), (0, 'b'), (2, 'c')].into_iter());
        assert_eq!([groups.of(0), groups.of(1), groups.of(2)], [&['b'][..], &[], &['a', 'c']]);
    }
}
