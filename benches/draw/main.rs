//! A frame of each screen, and an answer to each key.
//!
//! Screens at two sizes beside an empty frame; and a large dossier beside the bundled one, since neither a
//! frame nor a key may depend on how much there is.

mod keys;
#[path = "../support/made_up.rs"]
#[allow(dead_code)]
mod made_up;
mod screens;
#[path = "../../tests/support/session.rs"]
#[allow(dead_code)]
mod session;
#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;

use detente::{
    dossier::{Dossier, load},
    explore::{Explorer, screen, ui::theme::Theme},
};
use ratatui::{Terminal, backend::TestBackend};
use support::{Subject, grouped, run, sizes};

/// Columns and rows.
type Size = (u16, u16);

fn main() {
    let bundled = Arc::new(load::bundled().expect("in order"));
    screens::measure_bundled(&bundled);
    keys::measure_bundled(&bundled);
    for events in sizes(&[100_000], &[1_000]) {
        for hubs in [false, true] {
            let name = format!("{} events{}", grouped(events), if hubs { ", hubs" } else { "" });
            let large = load::from_text("synthetic", &made_up::text(events, hubs)).expect("in order");
            let large = Arc::new(large);
            screens::measure_large(&name, &large, &bundled);
            keys::measure_large(&name, &large, &bundled);
        }
    }
}

/// A frame with nothing in it: the baseline.
fn empty(size: Size) -> Subject<'static> {
    let mut terminal = terminal(size);
    run("an empty frame", move || {
        terminal.draw(|_| {}).expect("it can't fail");
    })
}

fn terminal(size: Size) -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(size.0, size.1)).expect("it can't fail")
}

fn paint(terminal: &mut Terminal<TestBackend>, explorer: &Explorer, theme: &Theme) {
    terminal.draw(|frame| screen::draw(frame, explorer, theme)).expect("it can't fail");
}

/// A dossier, with a source to leave out of it.
struct Subjects<'a> {
    dossier: &'a Arc<Dossier>,
    source: &'static str,
}

impl<'a> Subjects<'a> {
    fn bundled(dossier: &'a Arc<Dossier>) -> Self {
        Self { dossier, source: "rferl" }
    }

    fn made_up(dossier: &'a Arc<Dossier>) -> Self {
        Self { dossier, source: "s5" }
    }

    /// Keys as they are typed in this dossier: `SOURCE` stands for the source.
    fn typed(&self, keys: &str) -> String {
        keys.replace("SOURCE", self.source)
    }
}
