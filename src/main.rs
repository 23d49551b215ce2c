//! The thin binary: from arguments to an exit code.

use std::process::ExitCode;

use detente::{cli::Cli, commands, dossier::Dossier};

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
fn explore(_cli: &Cli, _dossier: &Dossier) -> ExitCode {
    commands::exit(Err(commands::Failure::Usage("the explorer is not built yet".into())))
}
