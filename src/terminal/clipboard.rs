//! Text for the reader's clipboard, asked of the terminal (OSC 52), so that it works over SSH too.
//!
//! Whether the terminal obeys, it does not say.

use std::io;

use crossterm::{clipboard::CopyToClipboard, queue};

use super::guard;

/// Many terminals ignore a longer request without a word.
const LIMIT: usize = 70_000;

/// Asks the terminal to put `text` on the clipboard.
pub(super) fn copy(text: &str) -> io::Result<()> {
    if text.len() > LIMIT {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "too long for the terminal's clipboard"));
    }
    guard::write(&guard::encode(|bytes| queue!(bytes, CopyToClipboard::to_clipboard_from(text)))?)
}
