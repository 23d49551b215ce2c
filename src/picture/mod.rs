//! Pictures as numbers: what lies where on an axis of time, before anybody draws it.
//!
//! Must not know panes, nor what a picture looks like.

pub mod period;
pub mod ticks;
