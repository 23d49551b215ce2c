//! Keys, each with the frame after it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use detente::{dossier::Dossier, terminal::event::Input};

use crate::{
    Size, Subjects, empty, paint,
    session::{self, Session},
    support::{Subject, Table, timed},
    terminal,
};

const SIZE: Size = (120, 40);

/// Keys to measure: what is pressed before, then by turns there and back.
const KEYS: &[(&str, &str, [&str; 2])] = &[
    ("down, up in the timeline", "", ["j", "k"]),
    ("down, up near the end of the timeline", "G", ["k", "j"]),
    ("a page down, a page up", "", ["<pgdn>", "<pgup>"]),
    ("first, last of the timeline", "", ["G", "g"]),
    ("along the pulse, and back", "", ["l", "h"]),
    ("the pulse closer, and wider", "", ["+", "-"]),
    ("down, up in the actors", "2", ["j", "k"]),
    ("first, last of the actors", "2", ["G", "g"]),
    ("down, up in a page", "jj<enter>", ["j", "k"]),
    ("next pane, pane before", "", ["<tab>", "<s-tab>"]),
    ("following a link, and back", "jj<enter>", ["<enter>", "<bs>"]),
    ("the page of the first actor, and back", "2", ["<enter>", "<bs>"]),
    ("marking an actor, unmarking", "2", [" ", " "]),
    ("marking a second actor, unmarking", "2 j", [" ", " "]),
    ("the pair, and back", "2 j ", ["p", "<bs>"]),
    ("the other telling, and back", "", ["v", "v"]),
    ("two tellings side by side, and back", "", ["b", "b"]),
    ("to the lanes, and back", "", ["t", "t"]),
    ("to the next event in the lanes, and back", "t", ["L", "H"]),
    ("time in the lanes closer, and wider", "t", ["+", "-"]),
    ("to the network, and back", "2jj<enter>", ["n", "n"]),
    ("along the network, and back", "2jj<enter>n", ["l", "h"]),
    ("the choice of sources, and back", "", ["r", "<esc>"]),
    ("down, up in the choice of sources", "r", ["j", "k"]),
    ("known by the event's day, and all again", "G", ["R", "<esc>"]),
    ("a letter in the search, and backspace", "/k", ["a", "<bs>"]),
    ("keeping a search, and leaving it", "/ra", ["<enter>", "<esc>/ra"]),
];

/// Keys of which the first time counts: what is pressed before, what is measured after it, in an explorer of its own
/// each time.
const FIRST_TIMES: &[(&str, &str, &str)] = &[
    ("reading without a source, first time", "/without:SOURCE", "<enter>"),
    ("back to all sources", "/without:SOURCE<enter>", "<esc>"),
    ("without it again", "/without:SOURCE<enter><esc>/without:SOURCE", "<enter>"),
    ("known by the first event's day, first time", "", "R"),
    ("the choice of sources, first time", "", "r"),
    ("the lanes, first time", "", "t"),
    ("two tellings with and without, first time", "/without:SOURCE<enter>", "b"),
];

pub fn measure_bundled(bundled: &Arc<Dossier>) {
    let bundled = Subjects::bundled(bundled);
    let table = Table::new("a key and its frame at 120×40, bundled");
    for (name, before, keys) in KEYS {
        table.compare(key(name, &bundled, before, *keys), empty(SIZE));
    }
    for (name, before, keys) in FIRST_TIMES {
        table.compare(once(name, &bundled, before, keys), empty(SIZE));
    }
}

pub fn measure_large(name: &str, large: &Arc<Dossier>, bundled: &Arc<Dossier>) {
    let (large, bundled) = (Subjects::made_up(large), Subjects::bundled(bundled));
    let table = Table::new(&format!("a key and its frame at 120×40, {name}"));
    for (name, before, keys) in KEYS {
        table.compare(key(name, &large, before, *keys), key("the same, bundled", &bundled, before, *keys));
    }
    for (name, before, keys) in FIRST_TIMES {
        table.compare(once(name, &large, before, keys), once("the same, bundled", &bundled, before, keys));
    }
}

/// One of two keys by turns, and the frame after it.
fn key<'a>(name: &str, subjects: &Subjects<'a>, before: &str, keys: [&'static str; 2]) -> Subject<'a> {
    let mut session = Session::new(subjects.dossier, SIZE);
    session.keys(&subjects.typed(before));
    let mut terminal = terminal(SIZE);
    let mut turns = keys.into_iter().cycle();
    timed(name, move || -> Duration {
        let keys = turns.next().expect("a cycle has no end");
        let start = Instant::now();
        session.keys(keys);
        paint(&mut terminal, &session.explorer, &session.theme);
        start.elapsed()
    })
}

/// Keys in an explorer that has done nothing but what leads there, and the frame after them. What leads there is drawn
/// key by key, as whoever types it sees it: the explorer keeps what frames made it work out.
fn once<'a>(name: &str, subjects: &Subjects<'a>, before: &str, keys: &'static str) -> Subject<'a> {
    let mut terminal = terminal(SIZE);
    let (dossier, before) = (subjects.dossier, subjects.typed(before));
    timed(name, move || -> Duration {
        let mut session = Session::new(dossier, SIZE);
        paint(&mut terminal, &session.explorer, &session.theme);
        for key in session::parse(&before) {
            session.input(Input::Key(key));
            paint(&mut terminal, &session.explorer, &session.theme);
        }
        let start = Instant::now();
        session.keys(keys);
        paint(&mut terminal, &session.explorer, &session.theme);
        start.elapsed()
    })
}
