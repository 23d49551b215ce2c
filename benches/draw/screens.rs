//! A frame of every screen, drawn onto the same terminal again and again; what is sent to it is not measured.

use std::sync::Arc;

use detente::{
    dossier::{
        Dossier,
        progress::{Progress, Step},
    },
    explore::{screen, ui::theme::Theme},
};

use crate::{
    Size, Subjects, empty, paint,
    session::Session,
    support::{Subject, Table, run},
    terminal,
};

const SIZES: [Size; 2] = [(80, 24), (200, 60)];

/// Screens by the keys that lead there.
const SCREENS: &[(&str, &str)] = &[
    ("the start", ""),
    ("an event beside the timeline", "jjjj"),
    ("an event's page with the keys", "jjjj<enter>"),
    ("the end of the timeline", "G"),
    ("the pulse of a shorter time", "jjjj+++"),
    ("the timeline alone", "z"),
    ("an actor beside the actors", "2jj"),
    ("an actor's page with the keys", "2jj<enter>"),
    ("an actor's page alone", "2jj<enter>z"),
    ("a claim", "/kind:claim<enter><enter>"),
    ("a source", "/kind:source<enter><enter>"),
    ("a place", "/kind:place<enter><enter>"),
    ("one marked actor", "2 "),
    ("between two marked actors", "2 j 1"),
    ("the pair", "2 j p"),
    ("as the subject tells it", "v"),
    ("a search with highlights", "/ra"),
    ("a kept search", "/ra<enter>"),
    ("nothing found", "/wqxzvb"),
    ("lanes", "t"),
    ("lanes of two marked actors", "2 j 1t"),
    ("lanes alone, time closer", "tz++"),
    ("the network of an actor", "2jj<enter>n"),
    ("two tellings side by side", "b"),
    ("the choice of sources", "r"),
    ("the documents of an outlet", "rjjjl"),
    ("read without a source", "/without:SOURCE<enter>"),
    ("that beside all, as two tellings", "/without:SOURCE<enter>b"),
    ("as known by the day of an event", "jjjjR"),
    ("about the dossier", "i"),
    ("help", "?"),
    ("the end of the help", "?G"),
];

pub fn measure_bundled(bundled: &Arc<Dossier>) {
    for size in SIZES {
        let table = Table::new(&format!("a frame at {}×{}, bundled", size.0, size.1));
        table.compare(loading(size), empty(size));
        for (name, keys) in SCREENS {
            table.compare(frame(name, &Subjects::bundled(bundled), keys, size), empty(size));
        }
    }
}

pub fn measure_large(name: &str, large: &Arc<Dossier>, bundled: &Arc<Dossier>) {
    let (large, bundled) = (Subjects::made_up(large), Subjects::bundled(bundled));
    for size in SIZES {
        let table = Table::new(&format!("a frame at {}×{}, {name}", size.0, size.1));
        for (name, keys) in SCREENS {
            table.compare(frame(name, &large, keys, size), frame("the same, bundled", &bundled, keys, size));
        }
    }
}

fn frame<'a>(name: &str, subjects: &Subjects<'a>, keys: &str, size: Size) -> Subject<'a> {
    let mut session = Session::new(subjects.dossier, size);
    session.keys(&subjects.typed(keys));
    let mut terminal = terminal(size);
    run(name, move || paint(&mut terminal, &session.explorer, &session.theme))
}

/// What is shown while a large dossier is loaded.
fn loading(size: Size) -> Subject<'static> {
    let (mut terminal, theme) = (terminal(size), Theme::colour());
    let progress = Progress { step: Step::Parsing, done: 30_000_000, of: 60_000_000 };
    run("loading", move || {
        terminal.draw(|frame| screen::loading(frame, "large.json", progress, &theme)).expect("it can't fail");
    })
}
