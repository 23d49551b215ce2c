//! The command line: which arguments there are, what they are called, and what `--help` says.
//!
//! Composes the arguments of the subcommands. Must not know how any of them does its work.

use std::{ffi::OsString, io, io::Write as _, path::PathBuf, process::ExitCode};

use clap::{CommandFactory as _, Parser, Subcommand, error::ErrorKind};

use crate::{
    commands::{self, check::Check, output::Output, schema},
    dossier::{load::LoadError, text::clean},
};

const EXAMPLES: &str = "\
Examples:
  detente                            open the bundled dossier
  detente mine.json                  open your own
  curl -s URL | detente -            open what comes through a pipe
  detente check mine.json            list everything that is wrong with a file
  detente search kabiri tehran       find records, best first
  detente -d mine.json events 2015   list what happened in 2015, in your own dossier

Exit codes:
  0  fine
  1  nothing was found, or the dossier is not in order
  2  the request can't be carried out: wrong arguments, an unreadable file, no terminal";

/// Who did what, when, and who says so: an explorer for dossiers in the terminal.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "detente", version, after_help = EXAMPLES, after_long_help = EXAMPLES, max_term_width = 100)]
#[command(override_usage = "detente [OPTIONS] [FILE]\n       detente [OPTIONS] <COMMAND> …")]
pub struct Cli {
    /// The dossier to open; `-` is standard input, none is the bundled one.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// The dossier that a subcommand reads; `-` is standard input.
    #[arg(short, long, value_name = "FILE", global = true)]
    pub dossier: Option<PathBuf>,

    /// Draw with plain ASCII characters only.
    #[arg(long)]
    pub ascii: bool,

    /// Let the mouse click and scroll.
    #[arg(long)]
    pub mouse: bool,

    /// Use no colours; setting the variable `NO_COLOR` does the same.
    #[arg(long, global = true)]
    pub no_color: bool,

    /// What to do without opening the explorer.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Check dossiers and list everything that is wrong with them, one problem a line.
    Check(Check),
    /// Print the JSON schema of dossiers, for your editor.
    Schema,
}

impl Cli {
    /// Reads the arguments, the program's own name first.
    ///
    /// # Errors
    /// What there is to print instead, and the exit code after it.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, ExitCode> {
        let args: Vec<OsString> = args.into_iter().collect();
        if args.len() <= 1 {
            // The usual start. Building the parser costs more than all the rest before the screen.
            return Ok(Self::default());
        }
        Self::try_parse_from(&args).map_err(|error| {
            let written = error.print().and_then(|()| io::stdout().flush());
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
                return commands::exit(written.map(|()| commands::Outcome::Fine).map_err(Into::into));
            }
            ExitCode::from(2)
        })
    }

    /// The dossier that was asked for; none is the bundled one.
    pub fn dossier(&self) -> Option<&PathBuf> {
        self.dossier.as_ref().or(self.file.as_ref())
    }

    /// Whether colours are welcome.
    pub fn color(&self) -> bool {
        !self.no_color && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }
}

impl Command {
    /// Carries out a subcommand on a dossier.
    pub fn run(&self, dossier: Option<PathBuf>, color: bool) -> ExitCode {
        let mut out = Output::stdout(color);
        let result = match self {
            Self::Check(check) => check.run(dossier, &mut out),
            Self::Schema => schema::run(&mut out),
        };
        let written = out.finish();
        commands::exit(result.and_then(|outcome| written.map(|()| outcome).map_err(Into::into)))
    }
}

/// What to say when the explorer can't open its dossier: a mistyped subcommand looks like a file.
pub fn explain(error: LoadError) -> commands::Failure {
    if let LoadError::Read { file, .. } = &error
        && let Some(word) = file.to_str()
        && !file.exists()
        && let Some(command) = nearest_command(word)
    {
        let word = clean(word);
        return commands::Failure::Usage(format!("{word}: no such file; did you mean the subcommand {command}?"));
    }
    error.into()
}

/// The subcommand whose name comes nearest to a word, if any comes near.
fn nearest_command(word: &str) -> Option<String> {
    let near = |name: &str| strsim::damerau_levenshtein(word, name) <= 2 && word.len() > 2;
    Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).find(|name| near(name))
}
