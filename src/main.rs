//! The thin binary: from arguments to an exit code.

use std::process::ExitCode;

use detente::{cli::Cli, commands, dossier::Dossier, locale, terminal, view::theme::Theme};

fn main() -> ExitCode {
    let cli = match Cli::read(std::env::args_os()) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    if let Some(command) = &cli.command {
        return command.run(cli.dossier().cloned(), cli.color());
    }
    match commands::open(cli.dossier().map(std::path::PathBuf::as_path)) {
        Ok(dossier) => explore(&cli, &dossier),
        Err(error) => commands::exit(Err(error.into())),
    }
}

/// Opens the explorer.
fn explore(cli: &Cli, dossier: &Dossier) -> ExitCode {
    if let Err(error) = terminal::ready(cli.dossier().is_some_and(|path| path.as_os_str() == "-")) {
        return commands::exit(Err(commands::Failure::Usage(error.to_string())));
    }
    let theme = Theme { ascii: locale::is_ascii(true), ..if cli.color() { Theme::colour() } else { Theme::plain() } };
    let explored = terminal::explore(dossier, &theme, cli.mouse);
    commands::exit(explored.map(|()| commands::Outcome::Fine).map_err(Into::into))
}
