//! The real program in a real terminal of 120×40: the first frame, a key, memory, and silence.
//!
//! Beside two programs that this one plays itself: an empty one (raw mode, the other screen, one
//! frame with nothing in it), and a bare prototype (three panes, sixty names, a key moves the
//! selection).

#[cfg(unix)]
mod rivals;
#[cfg(unix)]
#[path = "../support/mod.rs"]
mod support;
#[cfg(unix)]
mod unix;

#[cfg(unix)]
fn main() {
    unix::main();
}

#[cfg(not(unix))]
fn main() {}
