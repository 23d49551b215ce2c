//! Writing a file that is not there yet, by the name that the reader typed. Nothing is ever written over.

use std::{
    env, fmt,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{self, Path, PathBuf},
};

/// How many numbers are tried for a name that is taken.
const MOST_NUMBERS: usize = 1_000;

/// Why a file was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// No name was typed.
    NoName,
    /// There is one of this name, which stays as it is.
    Exists(PathBuf),
    /// The name is that of a folder.
    Folder(PathBuf),
    /// The folder that it is to be in is not there.
    NoFolder(PathBuf),
    /// It can't be written there.
    Failed(PathBuf, io::Error),
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => f.write_str("type a name for the file"),
            Self::Exists(path) => write!(f, "{} exists and stays as it is; change the name", path.display()),
            Self::Folder(path) => write!(f, "{} is a folder; add a name", path.display()),
            Self::NoFolder(path) => write!(f, "there is no folder {}", path.display()),
            Self::Failed(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for NotWritten {}

/// Writes a new file, and returns where it is.
///
/// # Errors
/// Why it was not written; nothing is left of it then.
pub fn write_new(name: &str, text: &str) -> Result<PathBuf, NotWritten> {
    let name = name.trim();
    if name.is_empty() {
        return Err(NotWritten::NoName);
    }
    let named = meant(name);
    let path = path::absolute(&named).map_err(|error| NotWritten::Failed(named, error))?;
    if name.ends_with(path::is_separator) || path.is_dir() {
        return Err(NotWritten::Folder(path));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        return Err(NotWritten::NoFolder(folder.to_owned()));
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(NotWritten::Exists(path)),
        Err(error) => return Err(NotWritten::Failed(path, error)),
    };
    if let Err(error) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
        drop(file);
        // It is the one that was made here, half written.
        let _ = fs::remove_file(&path);
        return Err(NotWritten::Failed(path, error));
    }
    Ok(path)
}

/// A name that no file has: this one, or the same with a number before its ending.
pub fn unused(name: &str) -> String {
    let is_taken = |name: &str| meant(name).symlink_metadata().is_ok();
    if !is_taken(name) {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let numbered = (2..MOST_NUMBERS).map(|number| format!("{stem}-{number}{ending}"));
    numbered.into_iter().find(|name| !is_taken(name)).unwrap_or_else(|| name.to_owned())
}

/// The path that a name means: `~` is the home folder.
fn meant(name: &str) -> PathBuf {
    let rest = name.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(path::is_separator));
    match (rest, env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(path::is_separator)),
        _ => Path::new(name).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_never_over() {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().join("page.md");
        let name = name.to_str().unwrap();
        assert_eq!(unused(name), name);
        let path = write_new(name, "first").unwrap();
        assert!(path.is_absolute());
        let refused = write_new(name, "second").unwrap_err();
        assert!(matches!(&refused, NotWritten::Exists(known) if *known == path), "{refused}");
        assert!(refused.to_string().contains(name) && refused.to_string().contains("stays as it is"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        let next = unused(name);
        assert!(next.ends_with("page-2.md"), "{next}");
        write_new(&next, "second").unwrap();
        assert!(unused(name).ends_with("page-3.md"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_not_followed_even_where_it_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("link.txt"), folder.path().join("target.txt"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        assert!(unused(link.to_str().unwrap()).ends_with("link-2.txt"));
        assert!(matches!(write_new(link.to_str().unwrap(), "x"), Err(NotWritten::Exists(_))));
        assert!(!target.exists());
    }

    #[test]
    fn what_is_no_name_for_a_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        assert!(matches!(write_new("  ", "x"), Err(NotWritten::NoName)));
        assert!(matches!(write_new(&inside(""), "x"), Err(NotWritten::Folder(_))));
        assert!(matches!(write_new(&inside("none/x.txt"), "x"), Err(NotWritten::NoFolder(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        let home = env::home_dir().unwrap();
        assert_eq!(meant("~/a.md"), home.join("a.md"));
        assert_eq!(meant("~"), home);
        for name in ["~a.md", "a~.md", "./~/a.md"] {
            assert_eq!(meant(name), Path::new(name));
        }
    }
}
