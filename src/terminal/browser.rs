//! Opening an address in the reader's browser: web addresses only, no shell, nothing on our screen.
//!
//! Must not know where addresses come from; distrusts all of them.

use std::{
    env,
    ffi::{OsStr, OsString},
    fmt::{self, Write as _},
    io,
    process::{Command, Stdio},
    thread,
};

/// Why an address was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is not a plain web address.
    Address,
    /// The browser would open on the far side of an SSH connection.
    Remote,
    /// There is no desktop to open it on.
    NoDesktop,
    /// No program that opens addresses answered.
    NoBrowser,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Address => "not a plain web address",
            Self::Remote => "no browser over SSH",
            Self::NoDesktop => "no desktop to open a browser on",
            Self::NoBrowser => "no browser answers",
        })
    }
}

impl std::error::Error for Refused {}

/// Opens a web address in the reader's browser and does not wait for it.
pub fn open(address: &str) -> Result<(), Refused> {
    open_with(&|name| env::var_os(name), address)
}

/// `address` as it may be given to a browser: `http` or `https`, a host, and the characters that
/// addresses are made of. Other letters are percent-encoded; anything else is refused.
fn checked(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    // `user@` makes one host look like another.
    if authority.is_empty()
        || !authority.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        || authority.contains('@')
    {
        return None;
    }
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c) {
            out.push(c);
        } else if c.is_alphanumeric() {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            return None;
        }
    }
    Some(out)
}

fn open_with(var: &dyn Fn(&str) -> Option<OsString>, address: &str) -> Result<(), Refused> {
    let address = checked(address).ok_or(Refused::Address)?;
    let is_set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
        return Err(Refused::Remote);
    }
    if cfg!(all(unix, not(target_os = "macos"))) && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(Refused::NoDesktop);
    }
    if let Some(browser) = var("BROWSER").filter(|browser| is_one_command(browser))
        && start(Command::new(browser).arg(&address)).is_ok()
    {
        return Ok(());
    }
    OPENERS
        .iter()
        .any(|[program, first @ ..]| {
            start(Command::new(program).args(first.iter().filter(|arg| !arg.is_empty())).arg(&address)).is_ok()
        })
        .then_some(())
        .ok_or(Refused::NoBrowser)
}

/// Programs that open an address, with a first argument where they need one.
#[cfg(windows)]
const OPENERS: [[&str; 2]; 1] = [["rundll32", "url.dll,FileProtocolHandler"]];
#[cfg(target_os = "macos")]
const OPENERS: [[&str; 2]; 1] = [["open", ""]];
#[cfg(not(any(windows, target_os = "macos")))]
const OPENERS: [[&str; 2]; 3] = [["xdg-open", ""], ["gio", "open"], ["wslview", ""]];

/// `$BROWSER` may also be a list, or a pattern with `%s`; those are left to `xdg-open`.
fn is_one_command(browser: &OsStr) -> bool {
    browser.to_str().is_some_and(|b| !b.is_empty() && !b.contains([':', '%']) && !b.contains(char::is_whitespace))
}

/// Starts a program that cannot write on our screen nor read our keys, and has it buried when it ends.
fn start(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn()?;
    thread::Builder::new().name("browser".into()).spawn(move || child.wait())?;
    Ok(())
}
