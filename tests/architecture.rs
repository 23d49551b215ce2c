//! The house's arrows: each room uses only those below it, and the matcher has one user.

use std::{fs, path::Path};

/// Rooms from bottom to top, each with the rooms and crates that it must not know.
const ROOMS: &[(&str, &[&str])] = &[
    (
        "dossier",
        &[
            "crate::search",
            "crate::app",
            "crate::view",
            "crate::terminal",
            "crate::commands",
            "crate::cli",
            "ratatui",
            "crossterm",
            "fuzzy_matcher",
        ],
    ),
    (
        "picture",
        &[
            "crate::search",
            "crate::report",
            "crate::app",
            "crate::view",
            "crate::terminal",
            "crate::commands",
            "crate::cli",
            "ratatui",
            "crossterm",
            "fuzzy_matcher",
            "std::fs",
        ],
    ),
    (
        "report",
        &[
            "crate::search",
            "crate::app",
            "crate::view",
            "crate::terminal",
            "crate::commands",
            "crate::cli",
            "ratatui",
            "crossterm",
            "fuzzy_matcher",
            "std::fs",
        ],
    ),
    (
        "search",
        &[
            "crate::picture",
            "crate::report",
            "crate::app",
            "crate::view",
            "crate::terminal",
            "crate::commands",
            "crate::cli",
            "ratatui",
            "crossterm",
            "std::fs",
        ],
    ),
    (
        "app",
        &[
            "crate::view",
            "crate::terminal",
            "crate::commands",
            "crate::cli",
            "ratatui",
            "crossterm",
            "fuzzy_matcher",
            "std::fs",
            "std::io",
        ],
    ),
    ("view", &["crate::terminal", "crate::commands", "crate::cli", "crossterm", "fuzzy_matcher", "std::fs", "std::io"]),
    ("terminal", &["crate::commands", "crate::cli", "fuzzy_matcher"]),
    ("commands", &["crate::app", "crate::view", "crate::terminal", "ratatui", "fuzzy_matcher"]),
];

/// Every Rust file below a folder, or the folder's own file, with its text.
fn files(room: &str) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut waiting = vec![src.join(room), src.join(room).with_extension("rs")];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
            found.push((path.strip_prefix(&src).unwrap().display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(!found.is_empty(), "the room {room} is gone");
    found
}

/// A file's code: without comments and without its tests, which may look around.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_room_knows_only_those_below() {
    let mut wrong = Vec::new();
    for (room, unknown) in ROOMS {
        for (file, text) in files(room) {
            let code = code(&text);
            // `use crate::{app, view}` says the same in another form.
            let grouped: Vec<String> = code
                .split("use crate::{")
                .skip(1)
                .filter_map(|rest| rest.split(';').next())
                .flat_map(|group| {
                    group.split([',', '{', '}', '\n']).map(|name| format!("crate::{}", name.trim())).collect::<Vec<_>>()
                })
                .collect();
            for name in *unknown {
                let named = code.contains(&format!("{name}::"))
                    || grouped.iter().any(|known| known == name || known.starts_with(&format!("{name}::")));
                if named {
                    wrong.push(format!("{file} must not know {name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_opens_with_its_charter() {
    let rooms = ROOMS.iter().map(|(room, _)| *room).chain(["lib", "main", "cli", "locale"]);
    for (file, text) in rooms.flat_map(files) {
        assert!(text.starts_with("//! "), "{file} opens without saying what its job is");
    }
}
