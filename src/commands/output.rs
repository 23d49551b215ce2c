//! Writing to standard output: buffered, laid out by display width, every failed write seen.
//!
//! Knows how wide the output is and whether people read it directly.

use std::{
    fmt,
    io::{self, BufWriter, IsTerminal as _, StdoutLock, Write},
};

use crate::report::lines::{Line, columns::Columns as _};
use crate::{dossier::text::clean, locale};

/// The width where there is no terminal to ask.
const PLAIN_WIDTH: usize = 80;

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;

/// Standard output.
pub struct Output {
    out: BufWriter<WhileRead<StdoutLock<'static>>>,
    width: usize,
    bold: bool,
    ascii: bool,
}

impl Output {
    /// Standard output, as wide as its terminal and in characters that the terminal has; bold only where
    /// a person sees it and wants it. What goes to a file or a pipe is UTF-8 unless ASCII is asked for.
    pub fn stdout(color: bool) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let width = if terminal { terminal_width() } else { PLAIN_WIDTH };
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let out = BufWriter::with_capacity(64 << 10, WhileRead { out: stdout.lock(), closed: false });
        let bold = terminal && color && !dumb;
        Self { out, width: width.clamp(20, WIDEST), bold, ascii: locale::is_ascii(terminal) }
    }

    /// Whether headings are bold.
    pub fn is_bold(&self) -> bool {
        self.bold
    }

    /// The columns of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One line as it is, however long.
    pub fn line(&mut self, line: impl fmt::Display) -> io::Result<()> {
        writeln!(self, "{line}")
    }

    /// An empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self)
    }

    /// One line of a page; a heading is bold where that is wanted.
    pub fn laid(&mut self, line: &Line) -> io::Result<()> {
        let text = line.text();
        let text = text.trim_end();
        if line.is_heading() && self.bold { writeln!(self, "\x1b[1m{text}\x1b[0m") } else { writeln!(self, "{text}") }
    }

    /// Sees to it that everything has been written.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Write for Output {
    /// Whole characters only, as all formatted text comes.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.ascii {
            return self.out.write(bytes);
        }
        self.out.write_all(locale::to_ascii(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes until the pipe is closed, and drops the rest: a reader that has seen enough is no error.
struct WhileRead<W> {
    out: W,
    closed: bool,
}

impl<W: Write> WhileRead<W> {
    fn forgive<T>(&mut self, result: io::Result<T>, instead: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            result => result,
        }
    }
}

impl<W: Write> Write for WhileRead<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        self.forgive(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.forgive(flushed, ())
    }
}

/// A message to standard error, without anything in it that could steer a terminal: it may repeat what
/// somebody typed. If that fails, there is nowhere else to write it.
pub fn complain(message: impl fmt::Display) {
    let message = message.to_string();
    let ascii = locale::is_ascii(io::stderr().is_terminal());
    let mut lines = String::with_capacity(message.len() + 1);
    for line in message.trim_end_matches('\n').split('\n') {
        let line = clean(line);
        lines.push_str(&if ascii { locale::to_ascii(&line) } else { line.as_ref().into() });
        lines.push('\n');
    }
    let _ = io::stderr().write_all(lines.as_bytes());
}

/// The text with blanks behind it up to a width in columns.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn terminal_width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    said.or_else(asked).filter(|&columns| columns > 0).unwrap_or(PLAIN_WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad("上海", 6), "上海  ");
        assert_eq!(pad("too long", 3), "too long");
    }
}
