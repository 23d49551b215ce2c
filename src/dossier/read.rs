//! From a file or standard input to a text, within bounds of time and memory, or to what hinders
//! that and what to do about it.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read},
    path::Path,
};

use super::progress::{Step, Teller};

/// The largest file that is read: far beyond a million events, well short of all memory.
const MOST: usize = 1 << 30;

/// The most that is read of a file that says it is empty, as those under `/proc` do.
const MOST_UNSAID: usize = 16 << 20;

/// How much is read of standard input at a time.
const CHUNK: usize = 64 << 10;

/// How much is read of a file before it is told how much that is.
const STRETCH: usize = 4 << 20;

/// The size from which on a file is large: loading it takes longer than people take for at once.
const LARGE: u64 = 1 << 20;

const NOT_REGULAR: &str = "this is no regular file; to read from a pipe, write - and feed it to standard input";

/// All of a file as text; `-` is standard input.
pub(super) fn text(path: &Path, teller: &Teller) -> Result<String, String> {
    decode(if is_stdin(path) { stream(io::stdin().lock())? } else { file(path, teller)? })
}

/// Whether a path is that of a large file.
pub(super) fn is_large(path: &Path) -> bool {
    !is_stdin(path) && path.metadata().is_ok_and(|data| data.is_file() && data.len() >= LARGE)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn file(path: &Path, teller: &Teller) -> Result<Vec<u8>, String> {
    // What was opened is looked at, not what the path names: that may change in between.
    let file = open(path).map_err(|error| match path.metadata() {
        // A socket can't be opened.
        Ok(data) if !data.is_file() && !data.is_dir() && error.kind() != io::ErrorKind::PermissionDenied => {
            NOT_REGULAR.into()
        }
        _ => reason(&error),
    })?;
    let data = file.metadata().map_err(|error| reason(&error))?;
    if data.is_dir() {
        return Err("this is a folder; name a dossier in it".into());
    }
    if !data.is_file() {
        return Err(NOT_REGULAR.into());
    }
    let said = usize::try_from(data.len()).unwrap_or(usize::MAX);
    if said > MOST {
        return Err(too_large());
    }
    let most = if said == 0 { MOST_UNSAID } else { said };
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(said + 1).map_err(|_| no_memory())?;
    let mut file = file.take(most as u64 + 1);
    loop {
        teller.tell(Step::Reading, bytes.len(), said);
        let mut stretch = (&mut file).take(STRETCH as u64);
        if stretch.read_to_end(&mut bytes).map_err(|error| reason(&error))? < STRETCH {
            break;
        }
    }
    if bytes.len() > most {
        return Err("this file holds more than it says, or is still being written; copy it and open the copy".into());
    }
    Ok(bytes)
}

/// Opens a file without waiting: opening a pipe would wait for its other end.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;

        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
    }
    options.read(true).open(path)
}

/// All that a stream gives, or its beginning if that can't be the beginning of a dossier: such a
/// stream may have no end.
fn stream(mut stream: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; CHUNK];
    // How many blanks it starts with, until something else is found.
    let mut blanks = Some(0);
    loop {
        let count = match stream.read(&mut chunk) {
            Ok(0) => return Ok(bytes),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(reason(&error)),
        };
        bytes.try_reserve(count).map_err(|_| no_memory())?;
        bytes.extend_from_slice(&chunk[..count]);
        if bytes.len() > MOST {
            return Err(too_large());
        }
        // The first four bytes say in which encoding it is.
        if let Some(seen) = blanks.filter(|_| bytes.len() >= 4) {
            let start = if seen == 0 && bytes.starts_with(MARK) { MARK.len() } else { seen };
            blanks = match bytes[start..].iter().position(|byte| !byte.is_ascii_whitespace()) {
                Some(at) if bytes[start + at] == b'{' => None,
                // The mark may have come in part.
                Some(_) if bytes.len() < MARK.len() && MARK.starts_with(&bytes) => Some(0),
                Some(_) => {
                    // A character at the end may be incomplete, and that is no fault of the file.
                    if let Err(error) = std::str::from_utf8(&bytes)
                        && error.error_len().is_none()
                    {
                        bytes.truncate(error.valid_up_to());
                    }
                    return Ok(bytes);
                }
                None => Some(bytes.len()),
            };
        }
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file; check the spelling".into(),
        io::ErrorKind::PermissionDenied => "you may not read this file".into(),
        io::ErrorKind::WouldBlock => {
            "the rest of this has yet to come; to wait for it, write - and feed it to standard input".into()
        }
        io::ErrorKind::OutOfMemory => no_memory(),
        _ => error.to_string(),
    }
}

fn too_large() -> String {
    format!("larger than {} GiB; split the dossier", MOST >> 30)
}

fn no_memory() -> String {
    "there is not enough memory to read this; split the dossier".into()
}

/// The byte order mark of UTF-8, which some editors write.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn decode(mut bytes: Vec<u8>) -> Result<String, String> {
    if let Some(encoding) = wide(&bytes) {
        return Err(format!("this file is in {encoding}; save it as UTF-8"));
    }
    if bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"PK\x03\x04") {
        return Err("this file is compressed; unpack it first".into());
    }
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|&byte| byte == b'\n').count();
        format!("line {line} is not UTF-8 (perhaps Latin-1 or Windows-1252); save the file as UTF-8")
    })
}

/// The encoding of several bytes a character that a text starts in, told by its mark or by where
/// the zeros of its first character are.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    // No text of JSON holds a zero.
    let starts = |byte: u8| byte != 0 && byte.is_ascii();
    match *bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [first, 0, 0, 0, ..] | [0, 0, 0, first, ..] if starts(first) => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [first, 0, ..] | [0, first, ..] if starts(first) => Some("UTF-16"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time, as a slow pipe does.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            buffer[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    #[test]
    fn a_slow_stream_is_judged_like_a_quick_one() {
        let marked = b"\xef\xbb\xbf \r\n\t{\"title\": \"t\"}";
        assert_eq!(stream(Slow(marked)).map(|bytes| bytes.len()), Ok(marked.len()));
        assert_eq!(
            decode(stream(Slow(b"\xff\xfe{\0")).unwrap()),
            Err("this file is in UTF-16; save it as UTF-8".into())
        );
        assert_eq!(decode(stream(Slow(b"\0{\0 ")).unwrap()), Err("this file is in UTF-16; save it as UTF-8".into()));
        assert!(decode(stream(Slow(b"\xc3")).unwrap()).is_err_and(|message| message.contains("line 1 is not UTF-8")));
    }

    #[test]
    fn what_can_be_no_dossier_is_read_no_further() {
        let endless = "[1,".repeat(1_000_000);
        assert!(stream(endless.as_bytes()).unwrap().len() <= CHUNK);
        assert_eq!(stream(Slow(endless.as_bytes())).unwrap().len(), 4);
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, why) in [
            (b"\x1f\x8b\x08\0".as_slice(), "compressed"),
            (b"PK\x03\x04", "compressed"),
            (b"{\0\"\0", "UTF-16"),
            (b"\0[\0\"", "UTF-16"),
            (b"\"\0t\0", "UTF-16"),
            (b"\n\0\0\0", "UTF-32"),
            (b"{\"title\": \"\xe9\"}", "not UTF-8"),
        ] {
            assert!(decode(bytes.to_vec()).is_err_and(|message| message.contains(why)), "{bytes:?}");
        }
    }
}
