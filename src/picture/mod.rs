//! Pictures as numbers: what lies where, in days, weights and cells, before anybody draws it.
//!
//! The same input gives the same picture, for a screen as for a page. There are two axes: one of
//! proportional time (`period`, `pulse`, `ticks`) and one of columns of events (`lanes::scale`).

pub mod area;
pub mod braid;
pub mod chapters;
pub mod lanes;
pub mod network;
pub mod period;
pub mod pulse;
pub mod ticks;
