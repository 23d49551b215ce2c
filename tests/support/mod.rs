//! What the tests share. Each test binary uses a part of it.

#![allow(dead_code, missing_docs, unused_imports)]

pub mod picture;
#[cfg(unix)]
pub mod pty;
pub mod session;

pub use session::Session;
