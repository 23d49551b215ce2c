//! Hostile text in every field, through every outlet: no byte goes out that steers a terminal, hides,
//! or reorders what is read.
//!
//! What must not go out is said here, code point by code point; the code under test is never asked.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

const DETENTE: &str = env!("CARGO_BIN_EXE_detente");
const SMALL: &str = include_str!("fixtures/small.json");

/// What somebody might hide in a text.
const PAYLOADS: &[(&str, &str)] = &[
    ("a mode of the terminal", "\u{1b}[?1003h"),
    ("colours", "\u{1b}[97;41;5m"),
    ("the cursor", "\u{1b}[5A\u{1b}[999D"),
    ("a question", "\u{1b}[5n\u{1b}[c"),
    ("the window's title", "\u{1b}]0;PWNED\u{7}"),
    ("the clipboard", "\u{1b}]52;c;UFdORUQ=\u{1b}\\"),
    ("a link", "\u{1b}]8;;https://evil.example\u{1b}\\here\u{1b}]8;;\u{1b}\\"),
    ("a device string", "\u{1b}P+q544e\u{1b}\\"),
    ("a reset", "\u{1b}c"),
    ("C1 sequences", "\u{9b}31m\u{9d}0;PWNED\u{9c}\u{90}x\u{9c}"),
    ("a bell and backspaces", "\u{7}\u{8}\u{8}\u{8}"),
    ("an overwritten line", "harmless\rharmful"),
    ("line breaks", "\n\u{b}\u{c}\u{85}\u{2028}\u{2029}x"),
    ("nothing and its like", "\0\u{1}\u{7f}"),
    ("shifts", "\u{e}\u{f}"),
    ("an override", "\u{202e}txt.exe\u{202c}"),
    ("embeddings", "\u{202a}\u{202b}\u{202d}x"),
    ("isolates", "\u{2066}\u{2067}\u{2068}\u{2069}"),
    ("direction marks", "\u{200e}\u{200f}\u{61c}"),
    ("zero width", "\u{200b}\u{2060}\u{2063}\u{feff}"),
    ("a soft hyphen", "hy\u{ad}phen"),
    ("tags", "\u{e0001}\u{e0041}\u{e007f}"),
    ("selectors", "x\u{fe00}\u{e0100}\u{e01ef}"),
    ("a grapheme joiner", "a\u{34f}b"),
    ("Mongolian selectors", "\u{180b}\u{180e}\u{180f}"),
    ("fillers", "\u{115f}\u{1160}\u{3164}\u{ffa0}"),
    ("musical controls", "\u{1d173}\u{1d17a}"),
    ("shorthand controls", "\u{1bca0}\u{1bca3}"),
    ("hieroglyph controls", "\u{13430}\u{1343f}"),
    ("annotations", "\u{fff9}a\u{fffa}b\u{fffb}"),
    ("noncharacters", "\u{fdd0}\u{fffe}\u{ffff}\u{10ffff}"),
    ("Arabic number signs", "\u{600}\u{605}\u{6dd}"),
    ("a stack of marks", "z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}"),
    ("marks without a letter", " \u{20dd}\u{20e3}"),
    ("joiners without letters", "\u{200d}\u{200c} \u{200d}\u{200c}"),
    ("tabs", "\t\tx"),
];

/// Whether a character must never go out.
fn is_forbidden(c: char) -> bool {
    matches!(u32::from(c),
        0x00..=0x09 | 0x0b..=0x1f | 0x7f..=0x9f | 0xad | 0x34f | 0x600..=0x605 | 0x61c | 0x6dd | 0x115f | 0x1160
        | 0x180b..=0x180f | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfdd0..=0xfdef
        | 0xfe00..=0xfe0d | 0xfeff | 0xffa0 | 0xfff9..=0xfffb | 0xfffe | 0xffff | 0x13430..=0x1343f
        | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff | 0x0010_ffff)
}

/// Fails if something went out that must not.
#[track_caller]
fn assert_clean(bytes: &[u8], what: &str) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
    if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
        panic!("{what}: U+{:04X} went out:\n{}", u32::from(c), text.escape_debug());
    }
    assert!(!text.contains(&"\u{301}".repeat(5)), "{what}: a stack of marks went out");
    let mut before = ' ';
    for c in text.chars() {
        let alone = match c {
            '\u{20dd}' | '\u{20e3}' => before.is_whitespace(),
            '\u{200c}' | '\u{200d}' => !before.is_alphanumeric(),
            _ => false,
        };
        assert!(!alone, "{what}: U+{:04X} went out behind {before:?}", u32::from(c));
        before = c;
    }
}

/// What the program sends to a terminal, without the sequences that it has a use for. Any other is left,
/// Esc and all.
fn without_own_sequences(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |end| end + 1);
        if is_own(&rest[..end]) {
            rest = &rest[end..];
        } else {
            out.push('\u{1b}');
            rest = &rest[1..];
        }
    }
    out + rest
}

/// The sequences of the guard, of the frames and of the theme.
fn is_own(sequence: &str) -> bool {
    const MODES: [&str; 4] = ["?1049", "?2004", "?25", "?2026"];
    let Some(body) = sequence.strip_prefix("\u{1b}[") else { return false };
    let (parameters, last) = body.split_at(body.len().saturating_sub(1));
    match last {
        "h" | "l" => MODES.contains(&parameters),
        // Positions, and clearing all or what is below.
        "H" => parameters.split(';').all(|number| number.parse::<u16>().is_ok()),
        "J" => matches!(parameters, "" | "2"),
        "m" => {
            // The theme has no backgrounds, and the backend names the sixteen colours by number.
            let mut numbers = parameters.split(';').map(|number| number.parse::<u8>().ok());
            let mut known = true;
            while let Some(number) = numbers.next() {
                known &= match number {
                    Some(38) => numbers.next() == Some(Some(5)) && numbers.next().flatten().is_some_and(|n| n < 16),
                    Some(0 | 1 | 2 | 3 | 4 | 7 | 22 | 23 | 24 | 27 | 39 | 49 | 59) => true,
                    _ => false,
                };
            }
            known
        }
        _ => false,
    }
}

/// A folder for the files of one test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, value: &Value) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, serde_json::to_vec_pretty(value).expect("JSON")).expect("a file");
        path
    }
}

/// The small dossier with the payload in every field that takes any text.
fn with_texts(payload: &str) -> Value {
    const FREE: &[&str] = &[
        "title",
        "summary",
        "author",
        "publisher",
        "lang",
        "note",
        "locator",
        "find",
        "name",
        "short",
        "aliases",
        "text",
        "position",
        "role",
        "unit",
    ];
    fn spoil(value: &mut Value, payload: &str, free: bool) {
        match value {
            Value::String(text) if free => {
                // Between the words, so that these can still be searched for.
                let between = text.replacen(' ', &format!(" {payload} "), 1);
                *text = format!("{payload} {between} {payload}");
            }
            Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, payload, free)),
            Value::Object(fields) => {
                for (key, value) in fields {
                    spoil(value, payload, FREE.contains(&key.as_str()));
                }
            }
            _ => {}
        }
    }
    let mut dossier = serde_json::from_str(SMALL).expect("JSON");
    spoil(&mut dossier, payload, false);
    dossier
}

/// Dossiers that are not in order, with the payload wherever a report might repeat it.
fn with_problems(payload: &str) -> Vec<Value> {
    type Edit<'a> = &'a dyn Fn(&mut Value, String);
    let edits: [Edit<'_>; 8] = [
        &|dossier, bad| dossier["events"][0]["id"] = bad.into(),
        &|dossier, bad| dossier["events"][0]["actors"] = vec![bad].into(),
        &|dossier, bad| dossier["events"][0]["date"] = bad.into(),
        &|dossier, bad| dossier["events"][0]["category"] = bad.into(),
        &|dossier, bad| dossier["events"][0][bad] = 1.into(),
        &|dossier, bad| dossier["events"][0]["citations"][0][bad] = 1.into(),
        &|dossier, bad| dossier["sources"][0]["url"] = format!("https://{bad}.example.org/").into(),
        &|dossier, bad| dossier["claims"][0]["disputes"] = vec![bad].into(),
    ];
    let damaged = |edit: &Edit<'_>| {
        let mut dossier = serde_json::from_str(SMALL).expect("JSON");
        edit(&mut dossier, format!("x{payload}y"));
        dossier
    };
    edits.iter().map(damaged).collect()
}

/// Runs the program without a terminal, and fails unless what it says is clean; returns its exit code.
#[track_caller]
fn run(args: &[&str], what: &str) -> i32 {
    let output = Command::new(DETENTE).args(args).stdin(Stdio::null()).output().expect("the program runs");
    let what = format!("{what}, {args:?}");
    assert_clean(&output.stdout, &format!("{what}, standard output"));
    assert_clean(&output.stderr, &format!("{what}, standard error"));
    output.status.code().unwrap_or_else(|| panic!("{what}: {}", output.status))
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of UTF-8")
}

#[test]
fn no_subcommand_lets_anything_of_a_dossier_through() {
    const OUTLETS: &[&[&str]] = &[
        &["check"],
        &["actors"],
        &["actors", "--json"],
        &["events"],
        &["events", "--json"],
        &["claims"],
        &["claims", "--json"],
        &["sources"],
        &["sources", "--json"],
        &["search", "ferry"],
        &["search", "ferry", "--json"],
        &["show", "elena-sorokina"],
        &["show", "elena-sorokina", "--json"],
        &["show", "ferry-stopped"],
        &["show", "ferry-stopped", "--json"],
        &["show", "claim-safety"],
        &["show", "brandt-2004"],
        &["show", "holm"],
        &["show", "rel-sorokina-oster"],
        &["show", "fig-passengers"],
        &["show", "fig-passengers", "--json"],
        &["show", "valmark", "oster"],
    ];
    let folder = Folder::new();
    for (what, payload) in PAYLOADS {
        let file = folder.file("hostile.json", &with_texts(payload));
        for outlet in OUTLETS {
            let args = [&["-d", text(&file)], *outlet].concat();
            assert_eq!(run(&args, what), 0, "{what}: {args:?}");
        }
    }
}

#[test]
fn no_report_repeats_what_is_hostile() {
    let folder = Folder::new();
    for (what, payload) in PAYLOADS {
        for dossier in with_problems(payload) {
            let file = folder.file("wrong.json", &dossier);
            for args in [["check", text(&file)].as_slice(), &["-d", text(&file), "events"], &[text(&file)]] {
                assert_eq!(run(args, what), 1, "{what}: {args:?}");
            }
        }
    }
}

#[test]
fn no_message_repeats_what_is_hostile_in_an_argument() {
    // No argument can hold the character that ends it.
    for (what, payload) in PAYLOADS.iter().filter(|(_, payload)| !payload.contains('\0')) {
        let (word, flag) = (format!("x{payload}y"), format!("--x{payload}"));
        let tone = format!("tone:{payload}");
        for args in [
            [flag.as_str()].as_slice(),
            &["search", &flag],
            &["search", "x", "--kind", &word],
            &["search", "x", "--limit", &word],
            &["search", &word],
            &["search", &word, "--json"],
            &["search", &tone],
            &["events", &word],
            &["events", &tone],
            &["show", &word],
            &["show", &word, &word],
            &["check", &word],
            &["-d", &word, "events"],
            &["serach", &word],
            &[&word],
            &[&word, &word],
            &["schema", &word],
        ] {
            let code = run(args, what);
            assert!((0..=2).contains(&code), "{what}: {args:?}: {code}");
        }
    }
}

#[test]
#[cfg(unix)]
fn the_name_under_which_it_is_called_is_not_repeated() {
    use std::os::unix::process::CommandExt as _;
    for args in [["--help"].as_slice(), &["search", "--help"], &["--nonsense"], &["search"]] {
        let output = Command::new(DETENTE).arg0("det\u{202e}ente").args(args).output().expect("it runs");
        assert_clean(&[output.stdout, output.stderr].concat(), &format!("{args:?}"));
    }
}

#[test]
#[cfg(unix)]
fn a_hostile_name_of_a_file_is_not_repeated() {
    let folder = Folder::new();
    let good: Value = serde_json::from_str(SMALL).expect("JSON");
    // A name of a file holds no slash, and on most systems at most 255 bytes.
    for (what, payload) in PAYLOADS.iter().filter(|(_, payload)| !payload.contains(['\0', '/'])) {
        let name = format!("a{payload}b.json");
        let file = folder.file(&name, &good);
        assert_eq!(run(&["check", text(&file)], what), 0);
        let file = folder.file(&name, &Value::Object(serde_json::Map::default()));
        assert_eq!(run(&["check", text(&file)], what), 1);
        assert_eq!(run(&["-d", text(&file), "events"], what), 1);
    }
}

#[cfg(unix)]
mod panes {
    use super::*;
    use support::pty::{Program, how};

    /// Keys that lead through all that there is to see, each with a text that then stands on the screen.
    const WALK: &[(&str, &str)] = &[
        ("jj", "3 Event"),
        ("\r", "Enter follow"),
        ("jjj", "3 Event"),
        ("2", "3 Actor"),
        ("j ", "◆"),
        ("g ", "3 Pair"),
        ("jj", "3 Actor"),
        ("u", "3 Actor"),
        ("3n", "to the middle"),
        ("n", "Enter follow"),
        ("1t", "t list"),
        ("t", "t lanes"),
        ("v", "only the article"),
        ("v", "1 Timeline"),
        ("i", "3 About"),
        ("?", "? close"),
        ("?", "q quit"),
        ("T", "go there"),
        ("\x07", "q quit"),
        (":1999", "go to"),
        ("\x07", "q quit"),
        ("3o", ""),
    ];

    /// Records that only a search leads to.
    const FOUND: &[(&str, &str)] = &[("passengers", "3 Figure"), ("holm", "3 "), ("harbour", "3 ")];

    #[test]
    fn no_pane_lets_anything_of_a_dossier_through() {
        for (what, payload) in PAYLOADS {
            let folder = Folder::new();
            let file = folder.file("hostile.json", &with_texts(payload));
            let mut session = Program::new(DETENTE).arg(&file).size(120, 40).start();
            session.wait_for("q quit");
            for (keys, shown) in WALK {
                for key in keys.chars() {
                    session.send(key.to_string());
                }
                session.wait_for(shown);
            }
            for (words, shown) in FOUND {
                // Ctrl-U: the line begins with the query before.
                session.send(format!("1/\x15{words}"));
                session.wait_for(&format!(" / {words}"));
                session.send("\r");
                session.wait_for("Enter read");
                session.send("\r");
                session.wait_for("Enter follow");
                session.wait_for(shown);
                session.send("1");
                session.wait_for("Enter read");
            }
            session.resize(80, 24);
            session.wait_for("q quit");
            session.send("\x03");
            assert_eq!(how(session.wait_for_end()), "exit 0", "{what}");
            assert_clean(without_own_sequences(&session.bytes()).replace("\r\n", "").as_bytes(), what);
        }
    }

    #[test]
    fn nothing_that_is_typed_or_pasted_comes_back() {
        for (what, payload) in PAYLOADS {
            let mut session = Program::new(DETENTE).size(120, 40).start();
            session.wait_for("q quit");
            session.send("/");
            session.wait_for("a name, an office");
            session.paste(&format!("pas{}ted", payload.replace('\u{1b}', "")));
            // Control characters are keys; what else there is, is typed as it is.
            let typed: String = payload.chars().filter(|c| !c.is_control()).collect();
            session.send(format!("ty{typed}ped"));
            session.wait_for("ped");
            session.send("\x07");
            session.wait_for("q quit");
            session.send("\x03");
            assert_eq!(how(session.wait_for_end()), "exit 0", "{what}");
            assert_clean(without_own_sequences(&session.bytes()).replace("\r\n", "").as_bytes(), what);
        }
    }

    #[test]
    fn on_a_terminal_messages_are_clean_too() {
        for (what, payload) in PAYLOADS.iter().filter(|(_, payload)| !payload.contains('\0')) {
            for args in [vec![format!("--x{payload}")], vec!["show".into(), format!("zzqx{payload}")]] {
                let mut session = Program::new(DETENTE).args(&args).start();
                session.wait_for_end();
                let sent = String::from_utf8(session.bytes()).expect("UTF-8").replace("\r\n", "\n");
                assert_clean(sent.as_bytes(), what);
            }
        }
    }
}
