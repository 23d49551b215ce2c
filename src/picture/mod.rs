//! Pictures as numbers: what lies where, in days, weights and cells, before anybody draws it.
//!
//! The same input gives the same picture, for a screen as for a page.

pub mod area;
pub mod braid;
pub mod lanes;
pub mod network;
pub mod period;
pub mod pulse;
pub mod ticks;
pub mod years;
