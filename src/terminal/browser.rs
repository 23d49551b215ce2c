//! Opening an address in the reader's browser: web addresses only, no shell, nothing on our screen.

use std::{
    env,
    ffi::{OsStr, OsString},
    fmt, io,
    process::{Command, Stdio},
    thread,
};

use crate::web::Address;

/// Why an address was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
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
            Self::Remote => "no browser over SSH",
            Self::NoDesktop => "no desktop to open a browser on",
            Self::NoBrowser => "no browser answers",
        })
    }
}

impl std::error::Error for Refused {}

/// Opens a web address in the reader's browser and does not wait for it.
pub fn open(address: &Address) -> Result<(), Refused> {
    open_with(&|name| env::var_os(name), address)
}

fn open_with(var: &dyn Fn(&str) -> Option<OsString>, address: &Address) -> Result<(), Refused> {
    let is_set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
        return Err(Refused::Remote);
    }
    if cfg!(all(unix, not(target_os = "macos"))) && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(Refused::NoDesktop);
    }
    if let Some(browser) = var("BROWSER").filter(|browser| is_one_command(browser))
        && start(Command::new(browser).arg(address.as_str())).is_ok()
    {
        return Ok(());
    }
    OPENERS
        .iter()
        .any(|[program, first @ ..]| {
            start(Command::new(program).args(first.iter().filter(|arg| !arg.is_empty())).arg(address.as_str())).is_ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment of these variables alone.
    fn env<'a>(vars: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        move |name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
    }

    #[test]
    fn no_browser_opens_where_nobody_would_see_it() {
        let address = &Address::read("https://example.org/").unwrap();
        assert_eq!(open_with(&env(&[("DISPLAY", ":0"), ("SSH_TTY", "/dev/pts/1")]), address), Err(Refused::Remote));
        assert_eq!(
            open_with(&env(&[("SSH_CONNECTION", "a 1 b 2"), ("BROWSER", "true")]), address),
            Err(Refused::Remote)
        );
        if cfg!(target_os = "linux") {
            assert_eq!(open_with(&env(&[("BROWSER", "true")]), address), Err(Refused::NoDesktop));
            assert_eq!(open_with(&env(&[("DISPLAY", "")]), address), Err(Refused::NoDesktop));
        }
    }

    #[test]
    fn a_list_or_a_pattern_is_not_one_command() {
        assert!(is_one_command("firefox".as_ref()) && is_one_command("/usr/bin/w3m".as_ref()));
        for browser in ["", "firefox %s", "firefox:w3m", "sh -c", "x%s"] {
            assert!(!is_one_command(browser.as_ref()), "{browser}");
        }
    }

    /// A browser that writes down what it is given, and how it is run, then ends: it must be given
    /// the address alone, have no terminal, and be buried.
    #[test]
    #[cfg(target_os = "linux")]
    fn the_browser_gets_the_address_and_nothing_of_ours() {
        use std::{fs, os::unix::fs::PermissionsExt, time::Instant};

        let folder = tempfile::tempdir().expect("a folder");
        let (script, done) = (folder.path().join("browser"), folder.path().join("done"));
        let text = format!(
            "#!/bin/sh\nfd() {{ readlink /proc/$$/fd/$1; }}\nsaid=\"$(fd 0)\n$(fd 1)\n$(fd 2)\n$$ $# $1\"\n\
             echo \"$said\" >{0}.part\nmv {0}.part {0}\n",
            done.display()
        );
        fs::write(&script, text).expect("a script");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).expect("it may run");
        let script = script.to_str().expect("a plain path");
        let address = "https://example.org/?a=1&b=$(id)#;x";
        let opened = Address::read(address).unwrap();
        open_with(&env(&[("DISPLAY", ":0"), ("BROWSER", script)]), &opened).expect("it opens");

        let deadline = Instant::now() + std::time::Duration::from_secs(20);
        let wait_until = |what: &str, is_so: &dyn Fn() -> bool| {
            while !is_so() {
                assert!(Instant::now() < deadline, "waited in vain for {what}");
                thread::yield_now();
            }
        };
        wait_until("the browser", &|| done.exists());
        let said = fs::read_to_string(&done).expect("what it said");
        let (files, last) = said.trim_end().rsplit_once('\n').expect("four lines");
        assert_eq!(files, "/dev/null\n/dev/null\n/dev/null");
        let mut words = last.splitn(3, ' ');
        let pid = words.next().expect("a process id");
        assert_eq!((words.next(), words.next()), (Some("1"), Some(address)));
        wait_until("its burial", &|| !fs::exists(format!("/proc/{pid}")).expect("/proc"));
    }
}
