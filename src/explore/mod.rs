//! The explorer: what the reader is looking at, what their keys do to it, and how it is drawn.
//!
//! ```text
//! terminal ──message──► update ──► state ──► derived (lazily) ──► screen ──► terminal
//! ```
//!
//! | file | its one job |
//! |---|---|
//! | `state`, `location` | what the reader has asked for, and where they are; plain data |
//! | `list`, `field` | lists of records, and a line of text being typed, as plain data |
//! | `derived` | what follows from it, made when somebody asks and kept until its cause changes |
//! | `found`, `looking` | what a query comes to, and what looks for it |
//! | `explorer` | the two together |
//! | `message`, `update` | a message in, a changed state out |
//! | `places` | where a typed text stands in the lines of a page |
//! | `linked`, `pair`, `history` | what opens what: the detail and the lists, marked actors, back and forward |
//! | `shared`, `hits` | which events marked actors let pass, and walking what a query finds |
//! | `displaced` | which event is selected where filters leave out the selected one |
//! | `escape`, `about` | undoing one thing, and turning to what is said of the dossier and back |
//! | `action`, `form`, `keys`, `to_begin` | what can be asked for, the one table of keys, the few to begin with |
//! | `panes` | a folder for each pane: what it holds, what keys do in it, how it is drawn |
//! | `screen`, `ui` | the whole screen, and what all panes are drawn with |
//! | `loading` | waiting for a dossier that takes a while |
//! | `run` | the loop |
//!
//! The state is asked or derived; what is derived never writes into what was asked.

mod about;
pub mod action;
mod chapters;
mod derived;
mod displaced;
mod escape;
mod explorer;
mod field;
pub mod form;
mod found;
mod history;
mod hits;
pub mod keys;
pub mod layout;
mod linked;
pub mod list;
#[cfg(unix)]
mod loading;
pub mod location;
mod looking;
mod memo;
pub mod message;
mod pair;
mod panes;
mod places;
mod run;
pub mod screen;
mod shared;
pub mod sort;
pub mod state;
mod to_begin;
mod told;
pub mod ui;
mod unbound;
mod update;

#[cfg(unix)]
pub use self::run::load_and_run;
pub use self::{explorer::Explorer, run::run};
