//! Détente: an explorer for dossiers in the terminal: who did what, when, and who says so.
//!
//! A library with a thin binary. Data flows one way; nothing below knows what stands above it:
//!
//! ```text
//! main.rs ─► cli ─► commands ─────────────────┬─► report ─► picture ─┐
//!             └──► terminal ─► view ─► app ───┴─► search ────────────┴─► dossier
//! ```
//!
//! | room | its one job |
//! |---|---|
//! | [`dossier`] | what is known: the model, dates, loading and checking, the derived index |
//! | [`picture`] | pictures as numbers: the axis of time |
//! | [`report`] | a record told, once, for every output |
//! | [`search`] | finding: folding text, the query language, matching and ranking |
//! | `app` | what the reader is looking at: state, messages, update, the key table, history |
//! | `view` | drawing a state into a frame: layout, panes, theme |
//! | [`terminal`] | the real terminal: taking it, giving it back, reading events |
//! | `commands` | the program without a screen |
//! | `locale` | a leaf: whether the terminal expects UTF-8, and ASCII where it doesn't |

pub mod cli;
pub mod commands;
pub mod dossier;
pub mod explore;
pub mod locale;
pub mod picture;
pub mod report;
pub mod search;
pub mod terminal;
