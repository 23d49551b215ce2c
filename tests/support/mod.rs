//! What the tests share. Each test binary uses a part of it.

#![allow(dead_code, missing_docs, unused_imports)]

pub mod picture;
#[cfg(unix)]
pub mod pty;
pub mod session;

pub use session::Session;

use detente::{
    dossier::Dossier,
    report::{
        self, PageOptions, Subject,
        lines::{self, Lines, Medium},
    },
};

/// The page about a subject as the explorer lays it out.
pub fn laid(dossier: &Dossier, subject: Subject, width: usize) -> Lines {
    let page = report::page(dossier, subject, PageOptions { most: 200, ..PageOptions::default() });
    lines::lay(dossier, &page, width, Medium::Screen)
}
