//! Back and forward, as in a browser.

/// The deepest way back that is kept.
const LONGEST: usize = 200;

/// Where the reader has been, and where they came back from.
#[derive(Debug, Clone, Default)]
pub struct History<T> {
    back: Vec<T>,
    forward: Vec<T>,
}

impl<T> History<T> {
    /// Remembers the place that is being left for a new one.
    pub fn leave(&mut self, location: T) {
        self.forward.clear();
        if self.back.len() == LONGEST {
            self.back.remove(0);
        }
        self.back.push(location);
    }

    /// Forgets a place, if it is the last one on the way back.
    pub fn forget(&mut self, location: &T)
    where
        T: PartialEq,
    {
        if self.back.last() == Some(location) {
            self.back.pop();
        }
    }

    /// Exchanges the present place for the one before; whether there was one.
    pub fn back(&mut self, present: &mut T) -> bool {
        Self::step(&mut self.back, &mut self.forward, present)
    }

    /// Exchanges the present place for the one that was last gone back from; whether there was one.
    pub fn forward(&mut self, present: &mut T) -> bool {
        Self::step(&mut self.forward, &mut self.back, present)
    }

    fn step(from: &mut Vec<T>, to: &mut Vec<T>, present: &mut T) -> bool {
        let left = from.pop().map(|next| std::mem::replace(present, next));
        let moved = left.is_some();
        to.extend(left);
        moved
    }

    /// The places before this one, the last one last.
    pub fn behind(&self) -> &[T] {
        &self.back
    }

    /// The places that were gone back from, that which comes next last.
    pub fn ahead(&self) -> &[T] {
        &self.forward
    }

    /// Whether there is a way forward.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// Whether there is a way back.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }
}
