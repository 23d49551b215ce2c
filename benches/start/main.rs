//! The real program in a real terminal of 120×40: the first frame, a key, memory, and silence.
//!
//! Beside two programs that this one plays itself: an empty one (raw mode, the other screen, one
//! frame with nothing in it), and a bare prototype (three panes, sixty names, a key moves the
//! selection). And beside fzf, where that is installed.

#[cfg(unix)]
mod beside_fzf;
#[cfg(unix)]
#[path = "../support/fzf.rs"]
mod fzf;
#[cfg(unix)]
#[path = "../support/made_up.rs"]
#[allow(dead_code)]
mod made_up;
#[cfg(unix)]
mod rivals;
#[cfg(unix)]
mod running;
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
