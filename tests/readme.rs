//! The README and what it leads to say what the program does: keys and pictures come from the program itself.

mod support;

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use detente::{explore::keys, search::LANGUAGE};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The key table as Markdown.
fn key_table() -> String {
    let mut table = String::new();
    for (title, rows) in keys::help() {
        let _ = write!(table, "**{title}**\n\n| key | what it does |\n|---|---|\n");
        for row in rows {
            let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(table, "| {} | {} |", keys.join(" "), row.help.replace('|', "\\|"));
        }
        table += "\n";
    }
    table
}

/// Holds a part of a file between two marks against what it should be; `UPDATE_README=1` writes it.
fn hold(file: &str, name: &str, expected: &str) {
    let path = root().join(file);
    let text = fs::read_to_string(&path).unwrap();
    let start = text.find(&format!("<!-- {name}:")).expect("the mark is there");
    let start = start + text[start..].find('\n').unwrap() + 1;
    let end = text.find(&format!("<!-- /{name} -->")).expect("the closing mark is there");
    let expected = format!("\n{}\n\n", expected.trim());
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, format!("{}{expected}{}", &text[..start], &text[end..])).unwrap();
    } else {
        assert!(
            text[start..end] == expected,
            "the {name} in {file} have drifted; run `UPDATE_README=1 cargo test --test readme`"
        );
    }
}

#[test]
fn every_key_is_listed() {
    hold("docs/keys.md", "keys", &key_table());
}

#[test]
fn the_readme_explains_the_query_language() {
    let mut table = "| query | what it asks for |\n|---|---|\n".to_owned();
    for (example, meaning) in LANGUAGE {
        let _ = writeln!(table, "| `{example}` | {meaning} |");
    }
    hold("README.md", "queries", &table);
}

#[test]
fn every_file_that_the_readme_links_to_exists() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if !link.starts_with("http") {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            assert!(root().join(file).exists(), "README.md links to {link}");
            let is_it = |line: &str| line.starts_with('#') && line.to_lowercase().ends_with(&format!(" {heading}"));
            let there = heading.is_empty() || fs::read_to_string(root().join(file)).unwrap().lines().any(is_it);
            assert!(there, "README.md links to {link}");
        }
    }
}

#[test]
fn the_pictures_are_what_the_program_draws() {
    let assets = root().join("assets");
    for scene in support::picture::SCENES {
        let path = assets.join(scene.name).with_extension("svg");
        let drawn = fs::read_to_string(&path).unwrap_or_default();
        assert!(drawn == scene.svg(), "{} has gone stale; run `cargo run --example pictures`", path.display());
    }
    let known: BTreeSet<&str> = support::picture::SCENES.iter().map(|scene| scene.name).collect();
    for entry in fs::read_dir(assets).unwrap() {
        let path = entry.unwrap().path();
        let drawn = path.extension().is_none_or(|ending| ending != "svg");
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        assert!(drawn || known.contains(name), "nothing draws {} any more", path.display());
    }
}
