//! Détente: an explorer for dossiers in the terminal: who did what, when, and who says so.
//!
//! A library with a thin binary. Data flows one way; no layer depends on one above it:
//!
//! ```text
//! main · cli                      arguments
//! commands        explore         without a screen · the explorer, which alone uses terminal
//! report                          a record told, once, for every output
//! picture  search                 pictures as numbers · finding; neither depends on the other
//! dossier                         what is known
//! ```
//!
//! | layer | its one job |
//! |---|---|
//! | [`dossier`] | what is known: records, dates, loading and checking, the derived index |
//! | [`search`] | finding: folding text, the query language, matching and ranking |
//! | [`picture`] | pictures as numbers: the axis of time, the pulse, lanes, networks |
//! | [`report`] | a record told, once, for every output |
//! | `sorting` | a leaf: sorting in which all lists share one copy of the code |
//! | [`web`] | a leaf: which addresses may be opened, for the check as for the browser |
//! | `explore` | the explorer: state, the key table, update, panes, the loop |
//! | `terminal` | a leaf: taking the terminal and giving it back, reading what the reader does |
//! | `commands` | the program without a screen |
//! | `locale` | a leaf: whether the terminal expects UTF-8, and ASCII where it doesn't |
//!
//! The feature `program`, which is on unless turned off, has the last four and the command line. Without
//! it no terminal library is needed:
//!
//! ```
//! use detente::{dossier::load, report::{self, PageOptions, Subject, lines::{self, Line, Medium}}};
//!
//! let dossier = load::bundled().expect("the bundled dossier is in order");
//! let irpt = dossier.find("irpt").expect("it is in there");
//! let options = PageOptions { most: 10, ..PageOptions::default() };
//! let page = report::page(&dossier, Subject::Record(irpt), options);
//! let lines: Vec<String> = lines::lay(&dossier, &page, 80, Medium::Text).lines.iter().map(Line::text).collect();
//! assert_eq!(lines[0], "Islamic Renaissance Party of Tajikistan");
//! ```

#[cfg(feature = "program")]
pub mod cli;
#[cfg(feature = "program")]
pub mod commands;
pub mod dossier;
#[cfg(feature = "program")]
pub mod explore;
#[cfg(feature = "program")]
pub mod locale;
pub mod picture;
pub mod report;
pub mod search;
mod sorting;
#[cfg(feature = "program")]
pub mod terminal;
pub mod web;
