//! What the reader is looking at: state, messages, update, the key table, history.
//!
//! Must not know widgets, terminals or files.

pub mod input;
