//! Stopping what another thread looks for, once nobody waits for it any longer.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Stops a search from another thread; all copies are of the same search.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Asks for the search to stop soon.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked for that.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
