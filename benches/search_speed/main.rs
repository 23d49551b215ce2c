//! What a key costs: queries of every kind typed letter by letter and deleted again, beside plain fuzzy-matcher
//! over the bare names in the same run, and beside `fzf --filter` where that is installed. Only prints.

#[path = "../support/fzf.rs"]
#[allow(dead_code)]
mod fzf;
#[path = "../support/made_up.rs"]
#[allow(dead_code)]
mod made_up;
mod queries;
mod rivals;
#[path = "../support/mod.rs"]
mod support;

use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use detente::{
    dossier::{Dossier, load},
    search::{Finder, Names, Query},
};
use fuzzy_matcher::skim::SkimMatcherV2;
use queries::{Typed, keys};
use support::{Times, grouped, is_trial, ratio, shown, sizes};

/// How often everything is typed; of each key the quickest counts.
const ROUNDS: usize = 3;

/// From this many names on the baselines are asked once: they take long, and noise is small beside that.
const MANY: usize = 50_000;

/// What is asked in between, so that nothing is remembered of the query before: more words than are remembered,
/// none of which begins what is typed.
const UNRELATED: usize = 32;

fn main() {
    let fzf = fzf::version();
    match &fzf {
        Some(version) => println!("fzf --filter is version {version}; its times are of a process of its own"),
        None => fzf::say_that_there_is_none(),
    }
    let bundled = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    measure("bundled", &bundled, &queries::bundled(), fzf.is_some());
    let asked = queries::asked_for();
    for events in sizes(&[60, 10_000, 100_000], &[60]) {
        let text = made_up::text(events, false);
        let dossier = load::from_text("made up", &text).unwrap_or_else(|report| panic!("{report}"));
        drop(text);
        measure(&format!("{} events and actors", grouped(events)), &dossier, &asked, fzf.is_some());
    }
}

fn measure(what: &str, dossier: &Dossier, typed: &[Typed], with_fzf: bool) {
    let names = queries::names_in(dossier);
    println!("\na key, {what}: median and worst; baselines over {} bare names\n", grouped(names.len()));
    println!(
        "{:<28} {:>19}   {:>19} {:>12}   {:>19} {:>12}",
        "", "ours", "fuzzy-matcher", "ratio", "fzf --filter", "ratio"
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let list = folder.path().join("names");
    rivals::write(&names, &list).expect("a temporary folder takes files");
    let list = with_fzf.then_some(list.as_path());
    let (finder, matcher) = (Finder::new(dossier), SkimMatcherV2::default());
    let mut ours = Ours { dossier, known: finder.names(), finder };
    let mut all = Row::default();
    for typed in typed {
        let row = query(typed, &mut ours, (&matcher, &names), list);
        row.print(typed.kind);
        all.extend(row);
    }
    all.print("all keys");
    if with_fzf {
        let nothing = folder.path().join("nothing");
        rivals::write(&[], &nothing).expect("a temporary folder takes files");
        println!("fzf --filter over an empty list: {}", shown(rivals::fzf_time(&nothing, "m")));
    }
}

/// One query: ours and the baselines by turns.
fn query(typed: &Typed, ours: &mut Ours<'_>, (matcher, names): (&SkimMatcherV2, &[&str]), list: Option<&Path>) -> Row {
    let mut row = Row::default();
    let rounds = if is_trial() { 1 } else { ROUNDS };
    for round in 0..rounds {
        ours.forget();
        quicker(&mut row.ours, keys(&typed.ours).map(|text| timed(|| ours.answer(text))));
        if round > 0 && names.len() >= MANY {
            continue;
        }
        // Neither of the two remembers anything, so that deleting costs what typing does.
        let growing = || keys(&typed.plain).take(typed.plain.chars().count());
        quicker(&mut row.plain, growing().map(|text| timed(|| rivals::plain_answer(matcher, names, text))));
        if let Some(list) = list {
            quicker(&mut row.fzf, growing().map(|text| rivals::fzf_time(list, text)));
        }
    }
    row
}

/// What answers a key.
struct Ours<'a> {
    dossier: &'a Dossier,
    finder: Finder,
    /// The names by which queries are read.
    known: Names,
}

impl Ours<'_> {
    /// What a key in the search line asks for; a text that is no query yet asks for nothing.
    fn answer(&mut self, text: &str) -> usize {
        let query = Query::parse_with(text, self.dossier, Some(&self.known));
        query.map_or(0, |query| self.finder.find(self.dossier, &query).len())
    }

    /// Lets the finder forget what was asked for lately.
    fn forget(&mut self) {
        for at in 0..UNRELATED {
            let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
            self.answer(&format!("zzq{}{}", letter(at), letter(at / 26)));
        }
    }
}

fn timed<R>(run: impl FnOnce() -> R) -> Duration {
    let started = Instant::now();
    let result = black_box(run());
    let time = started.elapsed();
    drop(result);
    time
}

/// Keeps of each key the quickest time.
fn quicker(times: &mut Vec<Duration>, round: impl Iterator<Item = Duration>) {
    for (at, time) in round.enumerate() {
        match times.get_mut(at) {
            Some(known) => *known = time.min(*known),
            None => times.push(time),
        }
    }
}

/// The times of the keys of a query, or of several.
#[derive(Default)]
struct Row {
    ours: Vec<Duration>,
    plain: Vec<Duration>,
    fzf: Vec<Duration>,
}

impl Row {
    fn extend(&mut self, other: Self) {
        self.ours.extend(other.ours);
        self.plain.extend(other.plain);
        self.fzf.extend(other.fzf);
    }

    fn print(&self, name: &str) {
        let ours = Times::of(self.ours.clone());
        let beside = |times: &[Duration]| {
            if times.is_empty() {
                return String::new();
            }
            let theirs = Times::of(times.to_vec());
            let ratios = (ratio(ours.median, theirs.median), ratio(ours.most, theirs.most));
            format!("{:>19} {:>5.2} {:>6.2}", both(&theirs), ratios.0, ratios.1)
        };
        println!("{name:<28} {:>19}   {}   {}", both(&ours), beside(&self.plain), beside(&self.fzf));
    }
}

fn both(times: &Times) -> String {
    format!("{} {}", shown(times.median), shown(times.most))
}
