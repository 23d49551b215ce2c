//! Measuring two things side by side, and one table of what came of it.
//!
//! Both take turns in the same run, so that a busy machine is busy for both. No thresholds: a
//! bench says how it is, tests say how it must be. Must not know what it measures.

#![allow(dead_code)] // each bench uses a part of it

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// How long a comparison goes on, unless it has had its rounds before.
const LONG_ENOUGH: Duration = Duration::from_millis(1500);
const MOST_ROUNDS: usize = 1000;

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
    /// Without `--bench`, as in `cargo test --benches`, everything is done once, to see that it works.
    trial: bool,
}

impl Table {
    /// Prints the heading.
    pub fn new(title: &str) -> Self {
        println!("\n{title}: median, and minimum; ratio of the medians, and of the minima\n");
        println!("{:<44} {:>19}   {:<36} {:>19}   {:>12}", "", "", "baseline", "", "ratio");
        Self { trial: !std::env::args().any(|arg| arg == "--bench") }
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
        while ours.is_empty() || (!self.trial && start.elapsed() < LONG_ENOUGH && ours.len() < MOST_ROUNDS) {
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
struct Times {
    median: Duration,
    least: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0] }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{} {}", shown(self.median), shown(self.least)))
    }
}

fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1000.0 { format!("{micros:.1} µs") } else { format!("{:.2} ms", micros / 1e3) }
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}
