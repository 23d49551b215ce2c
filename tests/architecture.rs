//! The dependencies between layers and inside them: each layer uses only those below it, no files import
//! one another in a circle, and the matcher has one user.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Each layer with the layers that it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("web", &[]),
    ("sorting", &[]),
    ("dossier", &["sorting", "web"]),
    ("search", &["dossier", "sorting"]),
    ("picture", &["dossier", "sorting"]),
    ("report", &["dossier", "picture", "sorting", "web"]),
    ("locale", &[]),
    ("terminal", &["web"]),
    ("commands", &["dossier", "search", "report", "locale", "sorting"]),
    ("explore", &["dossier", "search", "picture", "report", "terminal", "locale", "sorting", "web"]),
    ("cli", &["dossier", "commands", "locale"]),
];

/// Libraries with the files that may name them; every other file must not.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("fuzzy_matcher", &["search/"]),
    ("crossterm", &["terminal/", "commands/output.rs"]),
    ("ratatui", &["terminal/", "explore/ui/", "explore/screen.rs", "explore/panes/"]),
    ("clap", &["cli.rs", "commands/"]),
    ("std::fs", &["dossier/read.rs", "terminal/", "commands/"]),
];

/// A path of modules below the crate.
type Module = Vec<String>;

/// Every file of `src/` by its module, with its code: no comments, no tests.
fn files() -> BTreeMap<Module, (String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut waiting = vec![src.clone()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(&src).unwrap();
            found.insert(module(name), (name.display().to_string(), code(&fs::read_to_string(&path).unwrap())));
        }
    }
    found
}

fn module(file: &Path) -> Module {
    let mut parts: Module = file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.pop_if(|last| *last == "mod" || *last == "lib");
    parts
}

fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// What a file imports, and what else it names by a path from a module: one path of names each.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    let mut pieces = code.split("use ");
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (body, after) = piece.split_once(';').unwrap_or((piece, ""));
        expand(&[], body, &mut paths);
        rest.push_str(after);
    }
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in rest.match_indices(start) {
            let tail = &rest[at..];
            let end = tail.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(tail.len());
            paths.push(names(&tail[..end]));
        }
    }
    paths
}

fn names(path: &str) -> Vec<String> {
    path.split("::").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expand(before: &[String], body: &str, out: &mut Vec<Vec<String>>) {
    let body = body.trim().split(" as ").next().unwrap_or_default();
    let Some((head, inner)) = body.split_once('{') else {
        out.push([before, &names(body)].concat());
        return;
    };
    let head = [before, &names(head)].concat();
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    expand(&head, &inner[start..at], out);
                }
                start = (at + 1).min(inner.len());
            }
            _ => {}
        }
    }
}

/// The file that a path leads into, seen from a module.
fn target(files: &BTreeMap<Module, (String, String)>, from: &Module, path: &[String]) -> Option<Module> {
    let mut here = from.clone();
    let mut rest = path;
    match rest.first()?.as_str() {
        "crate" => here.clear(),
        "self" => {}
        "super" => {
            while rest.first().is_some_and(|name| name == "super") {
                here.pop();
                rest = &rest[1..];
            }
            rest = path.get(path.len() - rest.len()..)?;
        }
        _ => return None,
    }
    let named = rest.iter().filter(|name| !matches!(name.as_str(), "crate" | "self")).cloned();
    let full: Module = here.into_iter().chain(named).collect();
    (0..=full.len()).rev().map(|length| full[..length].to_vec()).find(|module| files.contains_key(module))
}

/// Which files each file imports from.
fn imports(files: &BTreeMap<Module, (String, String)>) -> BTreeMap<&Module, BTreeSet<Module>> {
    let of = |(module, (_, code)): (_, &(String, String))| -> BTreeSet<Module> {
        let targets = paths(code).into_iter().filter_map(|path| target(files, module, &path));
        targets.filter(|to| to != module).collect()
    };
    files.iter().map(|(module, file)| (module, of((module, file)))).collect()
}

#[test]
fn each_layer_uses_only_those_below() {
    let files = files();
    let mut wrong = Vec::new();
    for (from, targets) in imports(&files) {
        let Some(layer) = from.first() else { continue };
        let Some((_, below)) = LAYERS.iter().find(|(known, _)| known == layer) else {
            assert_eq!(layer, "main", "a layer that no rule knows");
            continue;
        };
        for to in &targets {
            let other = to.first().map_or("the crate itself", String::as_str);
            if other != layer && !below.contains(&other) {
                wrong.push(format!("{} must not know {other}", files[from].0));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    let files = files();
    let mut left = imports(&files);
    // A folder's own file uses the files in it, and they use what it defines: that is no circle.
    for (module, targets) in &mut left {
        targets.retain(|to| !to.starts_with(module));
    }
    // Whoever imports nothing that is left is in no circle.
    loop {
        let known: BTreeSet<Module> = left.keys().map(|module| (*module).clone()).collect();
        let before = left.len();
        left.retain(|_, targets| targets.iter().any(|to| known.contains(to)));
        if left.len() == before {
            break;
        }
    }
    let circle: Vec<PathBuf> = left.keys().map(|module| PathBuf::from(&files[*module].0)).collect();
    assert!(circle.is_empty(), "these files, or some of them, import one another in a circle: {circle:#?}");
}

/// The files beside the panes that name them, with what they may name.
const CALLERS: &[(&str, &[&str])] =
    &[("update", &["view"]), ("screen", &["find", "help", "overlay", "search", "take"])];

/// The files that are made of what each pane holds.
const WHOLES: &[&str] = &["location", "state", "derived", "explorer"];

/// What panes share.
const SHARED: &[&str] = &["events", "list", "overlay", "view"];

#[test]
fn a_pane_is_called_through_its_row_of_the_table_of_views() {
    let files = files();
    let mut wrong = Vec::new();
    for (from, targets) in imports(&files) {
        for to in targets {
            let ["explore", "panes", pane, part @ ..] = &to.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
                continue;
            };
            let known = match &from.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["explore", "panes"] => true,
                ["explore", "panes", other, ..] => other == pane || SHARED.contains(pane),
                ["explore", whole] if (*part == ["state"] || *part == ["derived"]) && WHOLES.contains(whole) => true,
                ["explore", file] => CALLERS.iter().any(|(caller, may)| caller == file && may.contains(pane)),
                _ => false,
            };
            if !known {
                wrong.push(format!("{} must not know {pane}", files[from].0));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_library_has_its_users() {
    let mut wrong = Vec::new();
    for (file, code) in files().values() {
        for (library, users) in LIBRARIES {
            let names = |path: &Vec<String>| path.join("::").starts_with(library);
            let named = code.contains(&format!("{library}::")) || paths(code).iter().any(names);
            if named && !users.iter().any(|user| file.starts_with(user)) {
                wrong.push(format!("{file} must not know {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_what_draws_knows_how_drawing_is_done() {
    for (file, code) in files().values() {
        let draws = file.ends_with("draw.rs");
        assert!(draws || !file.starts_with("explore/panes/") || !code.contains("ratatui"), "{file} is no drawing");
    }
}

#[test]
fn every_file_opens_with_its_charter() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (file, _) in files().values() {
        let text = fs::read_to_string(src.join(file)).unwrap();
        assert!(text.starts_with("//! "), "{file} opens without saying what its job is");
    }
}
