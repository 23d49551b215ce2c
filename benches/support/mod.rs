//! Measuring two things side by side, and one table of what came of it.
//!
//! Both take turns in the same run, so that a busy machine is busy for both. No thresholds: a
//! bench says how it is, tests say how it must be. Must not know what it measures.

#![allow(dead_code)] // each bench uses a part of it

mod sizes;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

pub use sizes::{grouped, sizes};

/// How long a comparison goes on, unless it has had all its rounds before, or the fewest have not been yet.
const LONG_ENOUGH: Duration = Duration::from_millis(1500);
const FEWEST_ROUNDS: usize = 3;
const MOST_ROUNDS: usize = 1000;

/// Without `--bench`, as in `cargo test --benches`, everything is done once, to see that it works.
pub fn is_trial() -> bool {
    !std::env::args().any(|argument| argument == "--bench")
}

/// Something to measure: each call does it once and says how long that took.
pub struct Subject<'a> {
    name: String,
    once: Box<dyn FnMut() -> Duration + 'a>,
}

/// Measures all of `run`; what it returns is dropped afterwards.
pub fn run<'a, R>(name: impl Into<String>, mut run: impl FnMut() -> R + 'a) -> Subject<'a> {
    prepared(name, || (), move |()| run())
}

/// Measures `run` on something that is made anew each time, and not measured.
pub fn prepared<'a, I, R>(
    name: impl Into<String>,
    mut prepare: impl FnMut() -> I + 'a,
    mut run: impl FnMut(I) -> R + 'a,
) -> Subject<'a> {
    timed(name, move || {
        let input = prepare();
        let start = Instant::now();
        let result = black_box(run(black_box(input)));
        let time = start.elapsed();
        drop(result);
        time
    })
}

/// Takes the word of something that measures itself.
pub fn timed<'a>(name: impl Into<String>, once: impl FnMut() -> Duration + 'a) -> Subject<'a> {
    Subject { name: name.into(), once: Box::new(once) }
}

/// The table, printed line by line.
pub struct Table {
    trial: bool,
}

impl Table {
    /// Prints the heading.
    pub fn new(title: &str) -> Self {
        println!("\n{title}: median, and minimum; ratio of the medians, and of the minima\n");
        println!("{:<44} {:>19}   {:<36} {:>19}   {:>12}", "", "", "baseline", "", "ratio");
        Self { trial: is_trial() }
    }

    /// Measures both by turns and prints a line.
    pub fn compare(&self, mut subject: Subject<'_>, mut baseline: Subject<'_>) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let start = Instant::now();
        if !self.trial {
            // Once unmeasured: caches, lazily built tables, the allocator's first pages.
            (subject.once)();
            (baseline.once)();
        }
        let go_on = |rounds| match rounds {
            0 => true,
            _ if self.trial => false,
            _ => rounds < FEWEST_ROUNDS || (start.elapsed() < LONG_ENOUGH && rounds < MOST_ROUNDS),
        };
        while go_on(ours.len()) {
            ours.push((subject.once)());
            theirs.push((baseline.once)());
        }
        let (ours, theirs) = (Times::of(ours), Times::of(theirs));
        println!(
            "{:<44} {ours:>19}   {:<36} {theirs:>19}   {:>5.2} {:>6.2}",
            subject.name,
            baseline.name,
            ratio(ours.median, theirs.median),
            ratio(ours.least, theirs.least),
        );
    }

    /// Prints something that is no time.
    pub fn say(name: &str, value: &str, baseline: &str, its_value: &str) {
        println!("{name:<44} {value:>19}   {baseline:<36} {its_value:>19}");
    }
}

/// What many measurements of one thing come to.
pub struct Times {
    pub median: Duration,
    pub least: Duration,
    pub most: Duration,
}

impl Times {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0], most: times[times.len() - 1] }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{} {}", shown(self.median), shown(self.least)))
    }
}

/// A time in three digits or a few more.
pub fn shown(time: Duration) -> String {
    match time.as_secs_f64() * 1e6 {
        micros if micros < 1e3 => format!("{micros:.1} µs"),
        micros if micros < 1e6 => format!("{:.2} ms", micros / 1e3),
        micros => format!("{:.2} s", micros / 1e6),
    }
}

/// How many times as long as theirs ours is.
pub fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}
