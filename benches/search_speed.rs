//! What a key costs: names typed letter by letter, ours beside plain fuzzy-matcher over the bare
//! names in the same run. Only prints.

#[allow(dead_code)]
#[path = "quality/synthetic.rs"]
mod synthetic;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use detente::{
    dossier::{Dossier, load},
    search::{Finder, Query},
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// How many names are typed, and how often; the quickest time counts.
const TYPED: usize = 12;
const ROUNDS: usize = 5;

fn main() {
    println!("a key, typing {TYPED} names letter by letter: ours / plain fuzzy-matcher over the bare names");
    for count in [60, 1_000, 10_000] {
        let mut numbers = synthetic::Numbers(42);
        let people = synthetic::people(count, &mut numbers);
        let dossier = load::from_text("made up", &synthetic::dossier(&people, false)).unwrap_or_else(|e| panic!("{e}"));
        let typed: Vec<String> = (0..TYPED)
            .map(|_| {
                let person = &people[numbers.below(people.len())];
                format!("{} {}", person.first, person.last).to_lowercase()
            })
            .collect();
        let names: Vec<&str> = dossier.actors().map(|(_, actor)| actor.name.as_str()).collect();
        let made = quickest(|| {
            black_box(Finder::new(&dossier));
        });
        let mut finder = Finder::new(&dossier);
        let (ours, slowest) = keys(&typed, |text| {
            if let Ok(query) = Query::parse(text, &dossier) {
                black_box(finder.find(&dossier, &query));
            }
        });
        let matcher = SkimMatcherV2::default();
        let (plain, plain_slowest) = keys(&typed, |text| {
            black_box(plain_answer(&matcher, &names, text));
        });
        println!(
            "{count:>6} names: mean {:>9.1?} / {:>9.1?} = {:>4.2}   slowest key {:>9.1?} / {:>9.1?} = {:>4.2}   folding once {made:.1?}",
            ours,
            plain,
            ours.as_secs_f64() / plain.as_secs_f64(),
            slowest,
            plain_slowest,
            slowest.as_secs_f64() / plain_slowest.as_secs_f64(),
        );
    }
    bundled();
}

/// What a list narrowed by the plain matcher needs: the fitting names, best first.
fn plain_answer(matcher: &SkimMatcherV2, names: &[&str], text: &str) -> Vec<(i64, usize)> {
    let scores = names.iter().enumerate().filter_map(|(at, name)| Some((matcher.fuzzy_match(name, text)?, at)));
    let mut hits: Vec<(i64, usize)> = scores.collect();
    hits.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    hits
}

/// The mean and the slowest time of a key, each key's quickest round counting.
fn keys(typed: &[String], mut answer: impl FnMut(&str)) -> (Duration, Duration) {
    let mut times: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        let mut key = 0;
        for text in typed {
            for (at, letter) in text.char_indices() {
                let started = Instant::now();
                answer(&text[..at + letter.len_utf8()]);
                let took = started.elapsed();
                if round == 0 {
                    times.push(took);
                } else {
                    times[key] = times[key].min(took);
                }
                key += 1;
            }
        }
    }
    let slowest = times.iter().copied().max().unwrap_or_default();
    (times.iter().sum::<Duration>() / times.len().max(1) as u32, slowest)
}

fn quickest(mut run: impl FnMut()) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let started = Instant::now();
        run();
        started.elapsed()
    });
    times.min().unwrap_or_default()
}

fn bundled() {
    let dossier: Dossier = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    let made = quickest(|| {
        black_box(Finder::new(&dossier));
    });
    let mut finder = Finder::new(&dossier);
    let typed = ["muhiddin kabiri", "foreign minister of tajikistan", "raxmon", "peace accord 1997"].map(str::to_owned);
    let (mean, slowest) = keys(&typed, |text| {
        if let Ok(query) = Query::parse(text, &dossier) {
            black_box(finder.find(&dossier, &query));
        }
    });
    println!("bundled dossier: mean {mean:.1?}, slowest key {slowest:.1?}, folding once {made:.1?}");
}
