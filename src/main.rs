//! The thin binary: from arguments to an exit code.

#[cfg(unix)]
use std::path::Path;
use std::{path::PathBuf, process::ExitCode, sync::Arc};

#[cfg(unix)]
use detente::dossier::load;
use detente::{
    cli::Cli,
    commands,
    dossier::{Dossier, Scope, progress::Teller},
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
    // Without a terminal, what is wrong with the dossier is said first.
    #[cfg(unix)]
    if let Some(file) = cli.dossier().filter(|file| load::is_large(file))
        && terminal::ready(false).is_ok()
    {
        return load_and_explore(&cli, file);
    }
    let file = cli.dossier().map(PathBuf::as_path);
    match commands::open_and_choose(file, cli.sources.as_deref(), &Teller::default()) {
        Ok((dossier, scope)) => explore(&cli, Arc::new(dossier), scope),
        Err(error) => commands::exit(Err(error)),
    }
}

/// Opens the explorer on a large dossier, and loads it then.
#[cfg(unix)]
fn load_and_explore(cli: &Cli, file: &Path) -> ExitCode {
    let name = load::name(file.file_name().map_or(file, Path::new));
    let (file, sources) = (file.to_owned(), cli.sources.clone());
    let load = move |teller: &Teller| commands::open_and_choose(Some(&file), sources.as_deref(), teller);
    commands::exit(explore::load_and_run(&name, load, &theme(cli), cli.mouse).map(|()| commands::Status::Fine))
}

/// Opens the explorer.
fn explore(cli: &Cli, dossier: Arc<Dossier>, scope: Scope) -> ExitCode {
    if let Err(error) = terminal::ready(cli.dossier().is_some_and(|path| path.as_os_str() == "-")) {
        return commands::exit(Err(commands::Failure::Usage(error.to_string())));
    }
    let explored = explore::run(dossier, scope, &theme(cli), cli.mouse);
    commands::exit(explored.map(|()| commands::Status::Fine).map_err(Into::into))
}

fn theme(cli: &Cli) -> Theme {
    Theme { ascii: locale::is_ascii(true), ..if cli.color() { Theme::colour() } else { Theme::plain() } }
}
