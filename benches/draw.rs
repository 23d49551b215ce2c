//! A draw of each screen, and an answer to each key, at 120×40.
//!
//! Screens beside an empty frame; and a dossier of a hundred thousand events beside the bundled
//! one, since neither a draw nor a key may depend on how much there is.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use detente::{
    dossier::{Dossier, load},
    explore::{Explorer, screen, ui::theme::Theme},
};
use ratatui::{Terminal, backend::TestBackend};

#[path = "../tests/support/session.rs"]
#[allow(dead_code)]
mod session;
#[path = "support/mod.rs"]
mod support;
#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use session::Session;
use support::{Subject, Table, run, timed};

const SIZE: (u16, u16) = (120, 40);

/// Screens by the keys that lead there.
const SCREENS: &[(&str, &str)] = &[
    ("start", ""),
    ("an event", "jjjj"),
    ("a page with the keys", "jjjj<enter>"),
    ("an actor", "2jj"),
    ("as the subject tells it", "v"),
    ("between two marked actors", "2 j 1"),
    ("the end of the timeline", "G"),
    ("a search with highlights", "/ra"),
    ("a kept search", "/ra<enter>"),
    ("lanes", "t"),
    ("the network of an actor", "2jj<enter>n"),
    ("help", "?"),
];

/// Keys to measure: what is pressed before, then by turns there and back.
const KEYS: &[(&str, &str, [&str; 2])] = &[
    ("down, up in the timeline", "", ["j", "k"]),
    ("down, up near the end of the timeline", "G", ["k", "j"]),
    ("first, last of the timeline", "", ["G", "g"]),
    ("along the pulse, and back", "", ["l", "h"]),
    ("the pulse closer, and wider", "", ["+", "-"]),
    ("down, up in the actors", "2", ["j", "k"]),
    ("to the next event in the lanes, and back", "t", ["L", "H"]),
    ("down, up in a page", "jj<enter>", ["j", "k"]),
    ("next pane, pane before", "", ["<tab>", "<s-tab>"]),
    ("following a link, and back", "jj<enter>", ["<enter>", "<bs>"]),
    ("marking an actor, unmarking", "2", [" ", " "]),
    ("the other telling, and back", "", ["v", "v"]),
    ("a letter in the search, and backspace", "/k", ["a", "<bs>"]),
];

fn main() {
    let bundled = Arc::new(load::bundled().expect("in order"));
    let large = Arc::new(load::from_text("synthetic", &synthetic::json(100_000)).expect("in order"));

    let table = Table::new("draw, bundled");
    for (name, keys) in SCREENS {
        table.compare(draw(name, &bundled, keys), empty());
    }
    let table = Table::new("draw, 100,000 events");
    for (name, keys) in SCREENS {
        table.compare(draw(name, &large, keys), draw("the same, bundled", &bundled, keys));
    }
    let table = Table::new("key and draw, bundled");
    for (name, before, keys) in KEYS {
        table.compare(key(name, &bundled, before, *keys), empty());
    }
    let table = Table::new("choice of sources, beside marking an actor");
    for (name, dossier, source) in [("bundled", &bundled, "rferl"), ("100,000 events", &large, "s5")] {
        let marking = || key("marking an actor, unmarking", dossier, "2", [" ", " "]);
        let without = format!("/without:{source}");
        table.compare(rescoped(&format!("read without one, {name}"), dossier, &without), marking());
        table.compare(key(&format!("the choice, and back, {name}"), dossier, "", ["r", "<esc>"]), marking());
    }
    let table = Table::new("key and draw, 100,000 events");
    for (name, before, keys) in KEYS {
        table.compare(key(name, &large, before, *keys), key("the same, bundled", &bundled, before, *keys));
    }
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("it can't fail")
}

fn empty() -> Subject<'static> {
    let mut terminal = terminal();
    run("an empty frame", move || {
        terminal.draw(|_| {}).expect("it can't fail");
    })
}

/// A draw onto the same terminal again and again; what is sent to it is not measured.
fn draw<'a>(name: &str, dossier: &'a Arc<Dossier>, keys: &str) -> Subject<'a> {
    let mut session = Session::new(dossier, SIZE);
    session.keys(keys);
    let mut terminal = terminal();
    run(name, move || paint(&mut terminal, &session.explorer, &session.theme))
}

/// One of two keys by turns, and the draw after it.
fn key<'a>(name: &str, dossier: &'a Arc<Dossier>, before: &str, keys: [&'static str; 2]) -> Subject<'a> {
    let mut session = Session::new(dossier, SIZE);
    session.keys(before);
    let mut terminal = terminal();
    let mut turns = keys.into_iter().cycle();
    timed(name, move || -> Duration {
        let keys = turns.next().expect("a cycle has no end");
        let start = Instant::now();
        session.keys(keys);
        paint(&mut terminal, &session.explorer, &session.theme);
        start.elapsed()
    })
}

/// Enter behind a typed choice of sources, in an explorer that has not read with them yet, and the draw
/// after it.
fn rescoped<'a>(name: &str, dossier: &'a Arc<Dossier>, typed: &str) -> Subject<'a> {
    let mut terminal = terminal();
    let typed = typed.to_owned();
    timed(name, move || -> Duration {
        let mut session = Session::new(dossier, SIZE);
        session.keys(&typed);
        paint(&mut terminal, &session.explorer, &session.theme);
        let start = Instant::now();
        session.keys("<enter>");
        paint(&mut terminal, &session.explorer, &session.theme);
        start.elapsed()
    })
}

fn paint(terminal: &mut Terminal<TestBackend>, explorer: &Explorer, theme: &Theme) {
    terminal.draw(|frame| screen::draw(frame, explorer, theme)).expect("it can't fail");
}
