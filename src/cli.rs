//! The command line: which arguments there are, what they are called, and what `--help` says.
//!
//! Composes the arguments of the subcommands, and hands each its own; what it does is in `commands`.

use std::{ffi::OsString, io::Write as _, mem::ManuallyDrop, path::PathBuf, process::ExitCode};

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::{
    commands::{
        self, Status,
        check::CheckArgs,
        compare::CompareArgs,
        list::{ListArgs, SourcesArgs},
        output::{Output, complain},
        schema,
        search::SearchArgs,
        show::ShowArgs,
    },
    dossier::{Dossier, text::clean},
    locale::{self, Letters},
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
  1  nothing was found, or the dossier is not in order (check --strict: or there are warnings)
  2  the request can't be carried out: wrong arguments, an unreadable file, no terminal";

const SEARCH: &str = "\
Examples:
  detente search kabiri                    everything about Kabiri
  detente search --kind actor rahmon       actors only
  detente search tone:conflict 2015..2016  what happened between 2015 and 2016, conflict only
  detente search --json ban | jq '.[].id'  for other programs";

const COMPARE: &str = "\
Examples:
  detente compare all without:rferl               what would be left without RFE/RL
  detente compare all published-by:2018-08-01     what could be known on 1 August 2018
  detente compare only:rahimi-2019 all            what the other sources add to the article";

/// Who did what, when, and who says so: an explorer for dossiers in the terminal.
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "detente", version, after_help = EXAMPLES, after_long_help = EXAMPLES, max_term_width = 100)]
#[command(override_usage = "detente [OPTIONS] [FILE]\n       detente [OPTIONS] <COMMAND> …")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Cli {
    /// The dossier to open; `-` is standard input, none is the bundled one.
    #[arg(value_name = "FILE", conflicts_with = "dossier")]
    pub file: Option<PathBuf>,

    /// The dossier that a subcommand reads; `-` is standard input.
    #[arg(short, long, value_name = "FILE", global = true)]
    pub dossier: Option<PathBuf>,

    /// The sources to read with: all, only:X, without:X or published-by:DATE; X is a source or an outlet.
    #[arg(long, value_name = "SOURCES", global = true)]
    pub sources: Option<String>,

    /// Use plain ASCII characters only, as is done on a terminal whose locale is not one of UTF-8.
    #[arg(long, global = true)]
    pub ascii: bool,

    /// Use all characters, whatever the locale.
    #[arg(long, global = true, conflicts_with = "ascii")]
    pub unicode: bool,

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
    ///
    /// Errors are certainly wrong; warnings are probably wrong, and matter to the exit code only with --strict.
    #[command(arg = unoffered_sources())]
    Check(CheckArgs),
    /// Find records of every kind, best first.
    #[command(after_help = SEARCH)]
    Search(SearchArgs),
    /// Show one record: what it is, what it is linked to, who says so.
    Show(ShowArgs),
    /// List actors, most involved first.
    Actors(ListArgs),
    /// List events in the order of time.
    Events(ListArgs),
    /// List claims: who says what.
    Claims(ListArgs),
    /// List the documents that everything rests on.
    Sources(SourcesArgs),
    /// Tell what changes from one choice of sources to another: what falls, appears, moves, and why.
    #[command(after_help = COMPARE, arg = unoffered_sources())]
    Compare(CompareArgs),
    /// Print the JSON schema of dossiers, for your editor.
    #[command(arg = unoffered_sources())]
    Schema,
}

/// `--sources` where it is refused: understood, to say why, and not offered.
fn unoffered_sources() -> clap::Arg {
    clap::Arg::new("sources").long("sources").value_name("SOURCES").hide(true)
}

impl Cli {
    /// Reads the arguments, the program's own name first.
    ///
    /// # Errors
    /// What there is to print instead, and the exit code after it.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, ExitCode> {
        let mut args: Vec<OsString> = args.into_iter().collect();
        if args.len() <= 1 {
            // The usual start. Building the parser costs more than all the rest before the screen.
            return Ok(Self::default());
        }
        // Under whatever name it is called: `Usage:` would repeat it.
        args[0] = "detente".into();
        let switches: Vec<&OsString> = args.iter().take_while(|arg| *arg != "--").collect();
        let is_given = |wanted: &str| switches.iter().any(|arg| *arg == wanted);
        let [ascii, unicode, no_color] = SWITCHES.map(is_given);
        // Before the arguments are understood: what is wrong with them is written in these, too.
        locale::choose(match (ascii, unicode) {
            (true, _) => Letters::Ascii,
            (false, true) => Letters::Unicode,
            (false, false) => Letters::Locale,
        });
        if first_word(&args) == Some("help") {
            // The parser's own subcommand takes no switches.
            args.retain(|arg| !SWITCHES.iter().any(|switch| arg == switch));
        }
        let parsed = Self::try_parse_from(&args).and_then(|cli| {
            // The parser sees no conflict between a switch before a subcommand and one behind it.
            let conflict = "the argument '--ascii' cannot be used with '--unicode'";
            let kind = clap::error::ErrorKind::ArgumentConflict;
            if cli.ascii && cli.unicode { Err(Self::command().error(kind, conflict)) } else { Ok(cli) }
        });
        if let Some(hint) = match &parsed {
            Ok(cli) => mistyped_file(cli),
            Err(error) if error.use_stderr() => mistyped(&args),
            Err(_) => None,
        } {
            complain(format_args!("detente: {hint}"));
            return Err(ExitCode::from(2));
        }
        parsed.map_err(|error| explain(&error, color_is_welcome(no_color)))
    }

    /// The dossier that was asked for; none is the bundled one.
    pub fn dossier(&self) -> Option<&PathBuf> {
        self.dossier.as_ref().or(self.file.as_ref())
    }

    /// Whether colours are welcome.
    pub fn color(&self) -> bool {
        color_is_welcome(self.no_color)
    }
}

fn color_is_welcome(no_color: bool) -> bool {
    !no_color && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Prints help where it was asked for, or else what is wrong with the arguments, which it repeats:
/// without the colours that the parser would add, so that all of it can be cleaned.
fn explain(error: &clap::Error, color: bool) -> ExitCode {
    let text = error.render();
    if error.use_stderr() {
        complain(text);
        return ExitCode::from(2);
    }
    let mut out = Output::stdout(color);
    let written = if out.is_bold() { write!(out, "{}", text.ansi()) } else { write!(out, "{text}") };
    commands::exit(written.and_then(|()| out.finish()).map(|()| Status::Fine).map_err(Into::into))
}

impl Command {
    /// Carries out a subcommand on a dossier.
    pub fn run(&self, dossier: Option<PathBuf>, sources: Option<&str>, color: bool) -> ExitCode {
        let mut out = Output::stdout(color);
        let result = match self {
            Self::Check(_) | Self::Schema | Self::Compare(_) if sources.is_some() => {
                Err(commands::Failure::Usage(self.sources_are_chosen_elsewhere()))
            }
            Self::Check(check) => check.run(dossier, &mut out),
            Self::Schema => schema::run(&mut out),
            _ => commands::open_with(dossier.as_deref(), sources).and_then(|dossier| {
                // Never freed: the program ends with it, and giving back the memory of a large dossier takes time.
                self.read(&ManuallyDrop::new(dossier), &mut out)
            }),
        };
        let written = out.finish();
        commands::exit(result.and_then(|status| written.map(|()| status).map_err(Into::into)))
    }

    /// Why a subcommand takes no `--sources`.
    fn sources_are_chosen_elsewhere(&self) -> String {
        let (name, why) = match self {
            Self::Compare(_) => ("compare", "takes both choices of sources as its arguments"),
            Self::Schema => ("schema", "reads no dossier"),
            _ => ("check", "reads a dossier with all its sources"),
        };
        format!("--sources: `{name}` {why}; leave the option out")
    }

    /// Carries out a subcommand that reads a dossier.
    fn read(&self, dossier: &Dossier, out: &mut Output) -> commands::Result {
        match self {
            Self::Search(search) => search.run(dossier, out),
            Self::Show(show) => show.run(dossier, out),
            Self::Actors(list) => list.actors(dossier, out),
            Self::Events(list) => list.events(dossier, out),
            Self::Claims(list) => list.claims(dossier, out),
            Self::Sources(sources) => sources.run(dossier, out),
            Self::Compare(compare) => compare.run(dossier, out),
            Self::Check(_) | Self::Schema => Ok(Status::Fine),
        }
    }
}

/// The switches that work before a subcommand and behind it.
const SWITCHES: [&str; 3] = ["--ascii", "--unicode", "--no-color"];

/// The first word that is no option and belongs to none.
fn first_word(args: &[OsString]) -> Option<&str> {
    let mut words = args.iter().skip(1).map(|arg| arg.to_str().unwrap_or("-"));
    while let Some(word) = words.next() {
        match word {
            "-d" | "--dossier" | "--sources" => drop(words.next()),
            _ if word.starts_with('-') => {}
            _ => return Some(word),
        }
    }
    None
}

/// What to say where the first word is neither a file nor a subcommand but near to one, although
/// the arguments as a whole make no sense.
fn mistyped(args: &[OsString]) -> Option<String> {
    let word = first_word(args)?;
    let known = word == "help" || Cli::command().get_subcommands().any(|command| command.get_name() == word);
    if known { None } else { hint(word) }
}

/// What to say where a subcommand was probably meant and a file was understood.
fn mistyped_file(cli: &Cli) -> Option<String> {
    if cli.command.is_some() { None } else { hint(cli.file.as_ref()?.to_str()?) }
}

/// What might have been meant by a word that is no file; nothing where it looks like one.
fn hint(word: &str) -> Option<String> {
    if word == "-" || std::path::Path::new(word).exists() {
        return None;
    }
    let near = |name: &str| word.chars().count() > 2 && strsim::damerau_levenshtein(word, name) <= 2;
    let shown = clean(word);
    if let Some(command) = Cli::command().get_subcommands().map(clap::Command::get_name).find(|name| near(name)) {
        return Some(format!("{shown}: no such file; did you mean the subcommand {command}?"));
    }
    let plain = !word.contains(['.', '/', '\\']);
    plain.then(|| format!("{shown}: no such file or subcommand; to look for it: detente search {shown}"))
}
