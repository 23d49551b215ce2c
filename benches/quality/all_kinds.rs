//! How often what is meant stands first among records of every kind, beside plain fuzzy-matcher and the fzf that is
//! installed, both over the same texts: one line a record with everything that is written in it.

use std::{
    collections::{BTreeMap, HashSet},
    io::Write as _,
    process::Stdio,
};

use detente::{
    dossier::{Dossier, Id, Kind},
    search::{Finder, Query},
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use serde_json::Value;

use crate::{
    asked::{self, Asked},
    fzf,
    measure::Tally,
};

/// By how we do, how plain fuzzy-matcher does and how fzf does.
type Row = [Tally; 3];

/// Asks everything and prints one table a dossier, and what was held out in all.
pub fn print(show_misses: bool) {
    let matcher = SkimMatcherV2::default();
    let beside = if let Some(version) = fzf::version() {
        println!("\nfzf is version {version}");
        true
    } else {
        fzf::say_that_there_is_none();
        false
    };
    let (mut held_out, mut actors) = (Row::default(), Row::default());
    for (name, dossier, text, asked) in asked::all() {
        println!("\n{name}, records of every kind: success at 1, ours / fuzzy-matcher / fzf, then ours MRR");
        let lines = lines(text);
        let mut finder = Finder::new(&dossier);
        let mut classes: BTreeMap<(bool, &str), Row> = BTreeMap::new();
        for asked in asked {
            let ranks = [
                rank(&mut finder, &dossier, &asked),
                plain_rank(&matcher, &lines, &asked),
                if beside { fzf_rank(&lines, &asked) } else { None },
            ];
            if show_misses && !asked.held_out && ranks[0] != Some(0) {
                let (wanted, first) = (asked.wanted().next().unwrap_or_default(), first(&mut finder, &dossier, &asked));
                println!(
                    "      {}: {} → {wanted}: {:?} behind {}",
                    asked.class,
                    asked.query,
                    ranks[0],
                    first.join(", ")
                );
            }
            let rows = [
                Some(classes.entry((asked.held_out, asked.class)).or_default()),
                asked.held_out.then_some(&mut held_out),
                (asked.held_out && asked.means_an_actor(&dossier)).then_some(&mut actors),
            ];
            for row in rows.into_iter().flatten() {
                row.iter_mut().zip(ranks).for_each(|(tally, rank)| tally.add(rank));
            }
        }
        for ((held_out, class), row) in &classes {
            self::row(class, if *held_out { "held out" } else { "tuned" }, row);
        }
        stability(&mut finder, &dossier, show_misses);
    }
    println!();
    row("all", "held out", &held_out);
    row("actors", "held out", &actors);
}

/// How many hits are seen at a glance.
const SEEN: usize = 3;

/// How often one more letter of a name or a title drops its record from the first three.
fn stability(finder: &mut Finder, dossier: &Dossier, show_misses: bool) {
    let (mut letters, mut dropped) = (0, 0);
    for id in [Kind::Actor, Kind::Event].iter().flat_map(|kind| dossier.ids(*kind)) {
        let name = dossier.title_of(id);
        let mut was_seen = false;
        for end in (1..=name.len()).filter(|end| name.is_char_boundary(*end)) {
            let Ok(query) = Query::parse(&name[..end], dossier) else { continue };
            let is_seen = finder.find(dossier, &query).iter().take(SEEN).any(|hit| hit.id == id);
            letters += 1;
            if was_seen && !is_seen {
                dropped += 1;
                if show_misses {
                    println!("      dropped: {} at {:?}", dossier.id_of(id), &name[..end]);
                }
            }
            was_seen = is_seen;
        }
    }
    println!("of {letters} letters of names and titles, {dropped} drop the record from the first three");
}

fn row(class: &str, purpose: &str, [ours, plain, fzf]: &Row) {
    let [a, b, c] = [ours, plain, fzf].map(Tally::success);
    println!(
        "{class:<16} {purpose:<9} {:>4}   {a:.2} / {b:.2} / {c:.2}   {:.2}",
        ours.queries,
        ours.mean_reciprocal_rank()
    );
}

/// Where the best of the records that are wanted stands.
pub fn rank(finder: &mut Finder, dossier: &Dossier, asked: &Asked) -> Option<usize> {
    rank_of(finder, dossier, asked.query, asked)
}

/// The same when something else is typed.
pub fn rank_of(finder: &mut Finder, dossier: &Dossier, typed: &str, asked: &Asked) -> Option<usize> {
    let wanted: HashSet<Id> = asked.wanted().filter_map(|id| dossier.find(id)).collect();
    let query = Query::parse(typed, dossier).ok()?;
    finder.find(dossier, &query).iter().position(|hit| wanted.contains(&hit.id))
}

/// What is found first.
fn first(finder: &mut Finder, dossier: &Dossier, asked: &Asked) -> Vec<String> {
    let Ok(query) = Query::parse(asked.query, dossier) else { return Vec::new() };
    let hits = finder.find(dossier, &query);
    hits.iter().take(3).map(|hit| format!("{} {}", dossier.id_of(hit.id), hit.score >> 6)).collect()
}

/// Each record's id and everything that is written in it.
fn lines(text: &str) -> Vec<(String, String)> {
    let file: Value = serde_json::from_str(text).expect("a dossier is JSON");
    let records = file.as_object().into_iter().flatten().filter(|(list, _)| *list != "chapters");
    let records = records.filter_map(|(_, list)| list.as_array()).flatten();
    let line = |record: &Value| {
        let mut texts = Vec::new();
        texts_of(record, &mut texts);
        Some((record["id"].as_str()?.to_owned(), texts.join(" · ")))
    };
    records.filter_map(line).collect()
}

fn texts_of(value: &Value, texts: &mut Vec<String>) {
    const WORTHY: [&str; 14] = [
        "name",
        "short",
        "aliases",
        "native",
        "position",
        "title",
        "summary",
        "text",
        "note",
        "author",
        "publisher",
        "role",
        "unit",
        "date",
    ];
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| texts_of(value, texts)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let has_texts = matches!(name.as_str(), "citations" | "points");
                if WORTHY.contains(&name.as_str()) || (has_texts && value.is_array()) {
                    texts_of(value, texts);
                }
            }
        }
        _ => {}
    }
}

fn plain_rank(matcher: &SkimMatcherV2, lines: &[(String, String)], asked: &Asked) -> Option<usize> {
    let mut scored: Vec<(i64, &str)> =
        lines.iter().filter_map(|(id, text)| Some((matcher.fuzzy_match(text, asked.query)?, id.as_str()))).collect();
    scored.sort_by_key(|(score, _)| -score);
    scored.iter().position(|(_, id)| asked.wanted().any(|wanted| wanted == *id))
}

fn fzf_rank(lines: &[(String, String)], asked: &Asked) -> Option<usize> {
    let mut child = fzf::command(["--filter", asked.query, "--delimiter", "\t", "--nth", "2.."])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let list: Vec<String> = lines.iter().map(|(id, text)| format!("{id}\t{text}")).collect();
    let writer = std::thread::spawn(move || input.write_all(list.join("\n").as_bytes()));
    let output = child.wait_with_output().ok()?;
    let _ = writer.join();
    let found = String::from_utf8_lossy(&output.stdout);
    found.lines().position(|line| asked.wanted().any(|wanted| line.split('\t').next() == Some(wanted)))
}
