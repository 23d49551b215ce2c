//! The lanes: actors down, time across, a mark where an actor and an event meet.
//!
//! ```text
//!                 │1997 ┊2015     [`rows`]: which actors, in which order
//!   IRPT        2 │  △  ┊  ▲      [`columns`]: one for each event, day, month…; [`scale`]: whichever fit
//!   Court       1 │     ┊  │      [`axis`]: what the columns are called
//!   Tajikistan  3 │  △──┊──▲      [`plan`]: both together; [`window`]: the part of it in view;
//!                                 [`fitted`]: how the cells of an area are shared out
//! ```

pub mod axis;
pub mod columns;
pub mod fitted;
pub mod plan;
pub mod rows;
pub mod scale;
pub mod unit;
pub mod window;
