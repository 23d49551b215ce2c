//! The baselines: plain fuzzy-matcher, and the fzf that is installed, each over the bare names.

use std::{
    cmp::Reverse,
    fs::File,
    hint::black_box,
    io::{self, Write as _},
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use crate::fzf;

/// What a list narrowed by the plain matcher needs: the fitting names, best first.
pub fn plain_answer(matcher: &SkimMatcherV2, names: &[&str], text: &str) -> Vec<(i64, usize)> {
    let scores = names.iter().enumerate().filter_map(|(at, name)| Some((matcher.fuzzy_match(name, text)?, at)));
    let mut hits: Vec<(i64, usize)> = scores.collect();
    hits.sort_unstable_by_key(|(score, at)| (Reverse(*score), *at));
    hits
}

/// The names in a file, one a line.
pub fn write(names: &[&str], path: &Path) -> io::Result<()> {
    let mut file = io::BufWriter::new(File::create(path)?);
    for name in names {
        writeln!(file, "{name}")?;
    }
    file.flush()
}

/// What `fzf --filter` takes for a text, its start and reading the names among it.
pub fn fzf_time(names: &Path, text: &str) -> Duration {
    let names = File::open(names).expect("the names were written");
    let started = Instant::now();
    let output = fzf::command(["--filter", text]).stdin(names).stderr(Stdio::null()).output();
    let time = started.elapsed();
    black_box(output.expect("fzf was there before"));
    time
}
