//! Every key of the table does something in each place where the help says so, or says why it does not.

mod support;

use std::sync::{Arc, LazyLock};

use detente::{
    dossier::{Dossier, load},
    explore::{
        action::{Action, Context, Over},
        keys,
    },
    terminal::event::Input,
};
use ratatui::buffer::Buffer;
use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> = LazyLock::new(|| {
    let text = include_str!("fixtures/screens.json");
    Arc::new(load::from_text("screens.json", text).expect("the ferry dossier is in order"))
});

/// Ways to a place: at its beginning, in its middle with all that can be asked for, where nothing is found, and at its
/// end.
fn ways(to: Context) -> [&'static str; 4] {
    match to {
        Context::TIMELINE => ["", "2<space>1/elena<enter>1jj", "/zzyzx<enter>1", "G"],
        Context::LANES => ["jjt", "/elena<enter>1t0jl+", "/zzyzx<enter>t", "tG<end>"],
        Context::BRAID => ["b", "2<space>1/elena<enter>1bj", "/zzyzx<enter>1b", "bG"],
        Context::ACTORS => ["2", "2<space>/elena<enter>2j", "/zzyzx<enter>2", "2G"],
        Context::PAGE => ["3", "2<space>1/elena<enter>3jj", "/zzyzx<enter>3", "3G"],
        Context::NETWORK => ["2<enter>n", "2<space>/elena<enter>2<enter>nll", "2<enter>n/zzyzx<enter>3", "2<enter>nG"],
        Context::SOURCES => ["r", "2<space>rjjj", "/zzyzx<enter>r", "rjjjl"],
        Context::FILTERS => ["F", "2<space>Fjj", "Fjj<space>", "FG"],
        Context::TAKE => ["c", "2<space>1/elena<enter>1cj", "/zzyzx<enter>3c", "3jcj"],
        Context::FILE => ["w", "w<left>", "3w", "2wx"],
        Context::HELP => ["?", "2?jj", "3?", "?G"],
        Context::SEARCH => ["/", "/ferry<enter>/ele<left>", "/zzyzx", "/ferry elena"],
        Context::PALETTE => [":", ":about<left>", ":zzyzx", ":s<down>"],
        Context::FIND => ["3/", "3/ferry<left>", "3/zzyzx", "?/key"],
        Context::TRAIL => ["jj<enter>T", "2jj<enter>1j<enter>T", "2jj<enter>1j<enter>Tj", "/elena<enter>TG"],
        other => panic!("nobody has said how to get to {other:?}"),
    }
}

/// Keys that move or type have an end.
fn may_rest(action: Action) -> bool {
    // Where nothing was found, the line says so already.
    let over = matches!(action, Action::Over(Over::Place(_) | Over::Choose));
    over || matches!(action, Action::Move(_) | Action::Edit(_) | Action::Event(_) | Action::Complete)
}

/// All that is seen, with the place of the cursor in a line that is typed.
fn seen(session: &Session) -> (Buffer, Option<usize>, String) {
    let state = session.explorer.state();
    let line = state.search.as_ref().map(|search| search.line.before().len());
    (session.buffer(), line, format!("{:?} {:?} {:?}", state.overlay, state.find, state.file))
}

#[test]
fn every_key_does_something_in_each_of_its_places_or_says_why_not() {
    let mut dead = Vec::new();
    for row in keys::TABLE {
        for context in row.contexts {
            // The other keys of the row ask for the same.
            if let Some(key) = row.keys.first() {
                let ends = ways(*context).map(|way| {
                    let mut session = Session::new(&DOSSIER, (120, 40));
                    session.keys(way);
                    assert_eq!(session.explorer.context(), *context, "{way:?} leads elsewhere");
                    // What was said on the way is gone by the next key in any case.
                    session.keys("<c-l>");
                    let (before, effects) = (seen(&session), session.effects.len());
                    session.input(Input::Key(*key));
                    (way, seen(&session) != before || session.effects.len() > effects)
                });
                let silent: Vec<&str> = ends.iter().filter(|(_, did)| !did).map(|(way, _)| *way).collect();
                let is_dead = if may_rest(row.action) { silent.len() == ends.len() } else { !silent.is_empty() };
                if is_dead {
                    dead.push(format!("{key} in {context:?} after {silent:?}: {}", row.help));
                }
            }
        }
    }
    assert!(dead.is_empty(), "silent keys:\n{}", dead.join("\n"));
}
