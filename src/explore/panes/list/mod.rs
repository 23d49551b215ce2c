//! What the timeline and the actors have in common: both are lists of records under headings.

mod input;
pub mod rows;
