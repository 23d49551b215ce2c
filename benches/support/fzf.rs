//! The fzf that is installed, if one is: as whoever has set nothing up would have it.

use std::{ffi::OsStr, process::Command};

/// What it is called in `PATH`.
pub const PROGRAM: &str = "fzf";

/// What would change how it starts.
pub const SETTINGS: [&str; 3] = ["FZF_DEFAULT_COMMAND", "FZF_DEFAULT_OPTS", "FZF_DEFAULT_OPTS_FILE"];

/// Its version, if it is there.
pub fn version() -> Option<String> {
    let output = command(["--version"]).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// It with these arguments, without anybody's settings.
pub fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments);
    for setting in SETTINGS {
        command.env_remove(setting);
    }
    command
}

/// Says in one line that a comparison is left out.
pub fn say_that_there_is_none() {
    println!("\nno fzf in PATH: nothing is measured beside it");
}
