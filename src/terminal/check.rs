//! Whether there is a terminal to draw on, asked before anything is taken.

use std::{
    env, fmt,
    io::{self, IsTerminal},
};

/// Why nothing can be drawn. Its message says what works without a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTerminal {
    /// Standard input comes from a file or a pipe.
    Stdin,
    /// Standard output goes to a file or a pipe.
    Stdout,
    /// The terminal says that it cannot move its cursor (`TERM=dumb`).
    Dumb,
}

impl fmt::Display for NoTerminal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stdin => "the explorer needs a terminal, and standard input is not one",
            Self::Stdout => "the explorer needs a terminal, and standard output is not one",
            Self::Dumb => "the explorer needs a terminal that can move its cursor, and TERM says “dumb”",
        })?;
        f.write_str("\nWithout a screen: `detente events`, `detente actors`, `detente show ID`, `detente search WORDS`")
    }
}

impl std::error::Error for NoTerminal {}

/// Whether the terminal can be taken. If not, the program ends with exit code 2.
///
/// Where standard input brings the dossier (`fed`), keys are read from the controlling terminal.
pub fn ready(fed: bool) -> Result<(), NoTerminal> {
    let keys = io::stdin().is_terminal() || (fed && has_controlling_terminal());
    judge(keys, io::stdout().is_terminal(), env::var_os("TERM").as_deref())
}

/// Whether there is a terminal behind the pipe that standard input is.
#[cfg(unix)]
fn has_controlling_terminal() -> bool {
    super::tty::get().is_ok()
}

#[cfg(not(unix))]
fn has_controlling_terminal() -> bool {
    false
}

/// An unset `TERM` is let through: nothing here reads terminfo, and a tty on both sides says enough.
fn judge(stdin: bool, stdout: bool, term: Option<&std::ffi::OsStr>) -> Result<(), NoTerminal> {
    match (stdin, stdout, term) {
        (_, false, _) => Err(NoTerminal::Stdout),
        (false, ..) => Err(NoTerminal::Stdin),
        (.., Some(term)) if term == "dumb" => Err(NoTerminal::Dumb),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_must_be_a_terminal_that_is_not_dumb() {
        assert_eq!(judge(true, true, Some("xterm".as_ref())), Ok(()));
        assert_eq!(judge(true, true, None), Ok(()));
        assert_eq!(judge(false, true, Some("xterm".as_ref())), Err(NoTerminal::Stdin));
        assert_eq!(judge(true, false, Some("xterm".as_ref())), Err(NoTerminal::Stdout));
        assert_eq!(judge(false, false, None), Err(NoTerminal::Stdout));
        assert_eq!(judge(true, true, Some("dumb".as_ref())), Err(NoTerminal::Dumb));
    }

    #[test]
    fn the_message_says_what_works_instead() {
        for why in [NoTerminal::Stdin, NoTerminal::Stdout, NoTerminal::Dumb] {
            assert!(why.to_string().contains("detente search WORDS"));
        }
    }
}
