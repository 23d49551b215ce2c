//! The thin binary: from arguments to an exit code.

use std::{process::ExitCode, sync::Arc};

use detente::{
    cli::Cli,
    commands,
    dossier::{Dossier, Scope},
    explore::{self, ui::theme::Theme},
    locale, terminal,
};

fn main() -> ExitCode {
    let cli = match Cli::read(std::env::args_os()) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    if let Some(command) = &cli.command {
        return command.run(cli.dossier().cloned(), cli.sources.as_deref(), cli.color());
    }
    match commands::open_and_choose(cli.dossier().map(std::path::PathBuf::as_path), cli.sources.as_deref()) {
        Ok((dossier, scope)) => explore(&cli, Arc::new(dossier), scope),
        Err(error) => commands::exit(Err(error)),
    }
}

/// Opens the explorer.
fn explore(cli: &Cli, dossier: Arc<Dossier>, scope: Scope) -> ExitCode {
    if let Err(error) = terminal::ready(cli.dossier().is_some_and(|path| path.as_os_str() == "-")) {
        return commands::exit(Err(commands::Failure::Usage(error.to_string())));
    }
    let theme = Theme { ascii: locale::is_ascii(true), ..if cli.color() { Theme::colour() } else { Theme::plain() } };
    let explored = explore::run(dossier, scope, &theme, cli.mouse);
    commands::exit(explored.map(|()| commands::Status::Fine).map_err(Into::into))
}
