//! Pairs with those who act for them, marks, hits, and undoing: keys in, whole screens out.

mod support;

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use detente::{
    dossier::{Direction, Dossier, Id, Kind, load},
    explore::{action::Context, layout::Pane, list::Row},
    report::Subject,
    terminal::event::Input,
};
use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));
static ACTING: LazyLock<Arc<Dossier>> = LazyLock::new(|| {
    let text = include_str!("fixtures/acting.json");
    Arc::new(load::from_text("acting.json", text).expect("the dossier is in order"))
});

fn session() -> Session {
    Session::new(&DOSSIER, (120, 40))
}

/// Marks actors in their list.
fn mark(session: &mut Session, actors: &[&str]) {
    for actor in actors {
        let rows = session.explorer.actors().rows.clone();
        let id = session.explorer.dossier().find(actor).unwrap();
        let at = rows.iter().position(|row| *row == Row::Record(id)).unwrap();
        session.keys("2g").keys(&"j".repeat(at)).keys("<space>");
    }
}

fn notice(session: &Session) -> &str {
    session.explorer.state().notice.as_deref().unwrap_or_default()
}

fn marked(session: &Session) -> Vec<&str> {
    session.explorer.location().marked.iter().map(|actor| session.explorer.dossier().id_of(*actor)).collect()
}

#[test]
fn states_act_through_their_bodies_and_those_in_office() {
    let actor = |id: &str| match ACTING.find(id) {
        Some(Id::Actor(actor)) => actor,
        other => panic!("{other:?}"),
    };
    let between = ACTING.between(actor("north"), actor("south"));
    let events: Vec<(&str, Direction, bool)> =
        between.events.iter().map(|one| (ACTING.id_of(one.event), one.direction, one.is_their_own)).collect();
    assert_eq!(
        events,
        [
            ("own", Direction::Forth, true),
            ("visit", Direction::Forth, false),
            ("protest", Direction::Back, false),
            ("treaty", Direction::Both, false),
        ]
    );
}

#[test]
fn a_pair_of_states_says_who_acts_for_them() {
    let mut session = Session::new(&ACTING, (160, 60));
    mark(&mut session, &["north", "south"]);
    let page = session.pane(3).words();
    for words in [
        "4 events together, 3 of them only through those who act for them",
        "for North: Ann Reed (president), Embassy (public body)",
        "for South: Ministry (public body), Bo Lind (minister)",
        "no source claims it",
        "Reed visits the ministry (by Ann Reed for North, towards Ministry for South)",
        "The ministry warns the embassy (by Ministry for South, towards Embassy for North)",
        "Reed and Lind sign (by Ann Reed for North and by Bo Lind for South)",
        "North aids South (by North)",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let timeline = session.pane(1);
    assert!(timeline.title.contains("◆ North × South, with those who act for them"), "{}", timeline.title);
    assert!(timeline.note.starts_with("4 of 9 events"), "{}", timeline.note);
    let mut seen = BTreeSet::new();
    for width in 50..=160 {
        session.input(Input::Resize { width, height: 40 });
        let title = session.keys("1").pane(1).title;
        seen.insert(title.split_once("South").map(|(_, rest)| rest.to_owned()).unwrap_or(title));
    }
    assert_eq!(seen.iter().collect::<Vec<_>>(), ["", ", officials too", ", with those who act for them"]);
    session.input(Input::Resize { width: 160, height: 60 });
    session.keys("p");
    for (event, _) in ACTING.events() {
        let is_listed = session.explorer.timeline().events().any(|listed| listed == event);
        assert_eq!(session.explorer.belongs(event), is_listed, "{}", ACTING.id_of(event));
    }
    mark(&mut session, &["south"]);
    let title = session.pane(1).title;
    assert!(title.ends_with("◆ North"), "one alone is shown with its own events: {title}");
}

#[test]
fn the_events_of_a_pair_are_the_same_however_they_are_listed() {
    let mut session = Session::new(&ACTING, (160, 60));
    mark(&mut session, &["north", "south"]);
    let listed: Vec<_> = session.explorer.timeline().events().collect();
    session.keys("1/source:s");
    let mut ranked: Vec<_> = session.explorer.timeline().events().collect();
    ranked.sort_by_key(|event| ACTING.rank_in_time(*event));
    assert_eq!(ranked, listed, "while a query is typed");
    session.keys("<enter>");
    assert_eq!(session.explorer.timeline().events().collect::<Vec<_>>(), listed, "those that a query finds");
    session.keys("<esc>t");
    assert_eq!(session.explorer.lanes().plan.lanes.events, listed, "in the lanes");
}

#[test]
fn a_third_mark_says_which_one_it_drops() {
    let mut session = session();
    mark(&mut session, &["iran", "tajikistan"]);
    assert!(notice(&session).is_empty(), "the page of the pair says enough");
    mark(&mut session, &["muhiddin-kabiri"]);
    assert_eq!(marked(&session), ["tajikistan", "muhiddin-kabiri"]);
    assert_eq!(notice(&session), "Iran is unmarked; Tajikistan and Muhiddin Kabiri are marked");
    assert!(session.footer().contains("Iran is unmarked"), "{}", session.screen());
}

#[test]
fn unmarking_leaves_the_pair_wherever_the_focus_is() {
    for (keys, said) in [
        ("u", "Iran and Tajikistan are unmarked"),
        ("3u", "Iran and Tajikistan are unmarked"),
        ("pu", "Iran and Tajikistan are unmarked"),
        ("1pu", "Iran and Tajikistan are unmarked"),
        ("p<esc>", "Iran and Tajikistan are unmarked"),
        ("<space>", "Tajikistan is unmarked; Iran is marked"),
        ("p<space>", "is unmarked; "),
    ] {
        let mut session = session();
        mark(&mut session, &["iran", "tajikistan"]);
        assert!(matches!(session.explorer.location().subject, Subject::Pair(..)));
        session.keys(keys);
        assert!(matches!(session.explorer.location().subject, Subject::Record(_)), "{keys}\n{}", session.screen());
        assert!(notice(&session).contains(said), "{keys}: {}", notice(&session));
        assert_ne!(session.pane(3).title, "3 Pair", "{keys}");
    }
    let mut session = session();
    session.keys("u");
    assert_eq!(notice(&session), "no actor is marked; Space marks the one at hand");
}

#[test]
fn from_the_page_of_the_pair_unmarking_can_be_taken_back() {
    let mut session = session();
    mark(&mut session, &["iran", "tajikistan"]);
    session.keys("p");
    let before = session.explorer.location().clone();
    session.keys("u<bs>");
    assert_eq!(*session.explorer.location(), before);
}

#[test]
fn a_network_stays_when_the_pair_behind_it_is_left() {
    let mut session = session();
    mark(&mut session, &["iran", "tajikistan"]);
    session.keys("pn");
    let centre = session.explorer.centre().unwrap();
    session.keys("u");
    assert_eq!(session.explorer.context(), Context::NETWORK);
    assert_eq!(session.explorer.location().subject, Subject::Record(centre.into()));
}

#[test]
fn hits_are_walked_in_the_list_that_has_the_keys_and_in_no_other() {
    for (pane, key) in [(Pane::Timeline, "1"), (Pane::Actors, "2")] {
        let mut session = session();
        session.keys("/kabiri<enter>").keys(key);
        let found = session.explorer.found();
        let is_here = |id: &Id| (id.kind() == Kind::Event) == (pane == Pane::Timeline);
        let hits: Vec<Id> = found.hits.as_ref().unwrap().iter().map(|hit| hit.id).filter(is_here).collect();
        assert!(hits.len() > 2);
        let selected = |session: &Session| session.explorer.location().list_state(pane).selected.unwrap();
        let start = hits.iter().position(|hit| *hit == selected(&session)).unwrap();
        for step in 1..=hits.len() {
            session.keys("n");
            let at = (start + step) % hits.len();
            assert_eq!(selected(&session), hits[at], "best first");
            assert_eq!(session.explorer.location().focus, pane);
            assert_eq!(notice(&session), format!("hit {} of {}, best first", at + 1, hits.len()));
        }
        session.keys("N");
        assert_eq!(selected(&session), hits[(start + hits.len() - 1) % hits.len()]);
    }
}

#[test]
fn without_hits_n_says_what_to_do() {
    let mut session = session();
    session.keys("n");
    assert_eq!(notice(&session), "nothing to walk yet: / searches, then n goes from hit to hit");
    session.keys("/xqzzk zzyzx<enter>n");
    assert_eq!(notice(&session), "the search finds nothing; Esc ends it");
    session.keys("<esc>/kind:event kabiri<enter>2n");
    assert_eq!(notice(&session), "only events are among the hits; 1 goes to them");
    session.keys("<esc>/kind:actor kabiri<enter>1n");
    assert_eq!(notice(&session), "no event is among the hits; 2 goes to those that are");
}

#[test]
fn of_two_that_are_marked_n_walks_only_what_is_listed() {
    let mut session = session();
    mark(&mut session, &["iran", "muhiddin-kabiri"]);
    session.keys("/kabiri<enter>1");
    let listed = session.explorer.timeline().count;
    assert!(listed > 1 && listed < session.explorer.found().of(Kind::Event).count());
    for _ in 0..listed {
        session.keys("n");
        let at = session.explorer.cursor(Pane::Timeline);
        assert!(at.is_some(), "{}", session.screen());
        assert!(notice(&session).ends_with(&format!("of {listed}, best first")), "{}", notice(&session));
    }
}

#[test]
fn i_turns_to_the_dossier_and_back() {
    for way in ["1jj", "2jj", "2jj<enter>jj", "2j<enter>nl", "tjl", "r", "/kabiri<enter>1j"] {
        let mut session = session();
        session.keys(way).keys("<c-l>");
        let (before, screen) = (session.explorer.location().clone(), session.screen());
        session.keys("i");
        assert_eq!(session.pane(3).title, "3 About");
        assert_eq!(session.explorer.location().focus, Pane::Detail);
        session.keys("jji");
        assert_eq!(session.explorer.location(), &before, "{way}");
        assert_eq!(session.screen(), screen, "{way}");
    }
}

#[test]
fn what_is_marked_on_the_page_about_the_dossier_stays_marked() {
    let mut session = session();
    session.keys("2<enter>");
    let subject = session.explorer.location().subject;
    session.keys("i");
    while session
        .explorer
        .location()
        .link
        .is_none_or(|link| !matches!(session.explorer.page().links[link].to, Id::Actor(_)))
    {
        session.keys("j");
    }
    session.keys("<space>i");
    assert_eq!((session.explorer.location().subject, marked(&session).len()), (subject, 1));
}

#[test]
fn the_telling_can_be_switched_from_the_lanes() {
    let mut session = session();
    session.keys("t");
    let all = session.explorer.lanes().plan.lanes.events.len();
    session.keys("v");
    assert!(session.pane(1).title.starts_with("1 Lanes as the article dates them"), "{}", session.screen());
    assert_eq!(notice(&session), "Read with only the article; lanes stay in the order of time, t shows the list");
    assert!(session.explorer.lanes().plan.lanes.events.len() < all, "what the article doesn't tell is not there");
    session.keys("t");
    assert_eq!(session.pane(1).title, "1 As the article tells it");
    session.keys("tv");
    assert!(session.pane(1).title.starts_with("1 Lanes") && !session.pane(1).title.contains("dates them"));
    assert!(notice(&session).starts_with("Read with all sources;"), "{}", notice(&session));
    assert_eq!(session.explorer.lanes().plan.lanes.events.len(), all);
}

#[test]
fn the_lanes_have_no_place_for_an_event_that_has_fallen() {
    let mut session = session();
    session.keys("tv");
    let lanes = session.explorer.lanes().plan.lanes.clone();
    let dossier = session.explorer.dossier();
    let (mut standing, mut fallen) = (0, 0);
    for (event, _) in DOSSIER.events() {
        let place = lanes.place_of(dossier, event);
        if dossier.stands(event) {
            standing += 1;
            assert_eq!(place.map(|at| lanes.events[at]), Some(event));
        } else {
            fallen += 1;
            assert_eq!(place, None, "{}", DOSSIER.id_of(event));
        }
    }
    assert!(standing > 0 && fallen > 0);
}

#[test]
fn escape_undoes_one_thing_at_a_time_and_names_it() {
    let mut session = session();
    mark(&mut session, &["iran"]);
    session.keys("/flights<enter>1z<esc>");
    assert_eq!(notice(&session), "the zoom is off");
    session.keys("<esc>");
    assert_eq!(notice(&session), "the search is gone; what was found stays selected");
    assert!(session.explorer.location().query.is_empty() && marked(&session) == ["iran"]);
    session.keys("<esc>");
    assert_eq!(notice(&session), "Iran is unmarked");
    session.keys("v<esc>");
    assert_eq!(notice(&session), "read with all sources again");
    session.keys("<esc>");
    assert_eq!(notice(&session), "nothing to close or clear; q quits");
}

#[test]
fn escape_from_the_search_line_brings_back_what_was_there() {
    let mut session = session();
    mark(&mut session, &["iran", "tajikistan"]);
    for before in ["2", "1jj", "/flights<enter>1", "z", "t", "p"] {
        session.keys(before).keys("<c-l>");
        let (place, screen) = (session.explorer.location().clone(), session.screen());
        let search = if session.explorer.context() == Context::PAGE { "S" } else { "/" };
        session.keys(search).keys("kabiri<down><tab><down><esc>");
        assert_eq!(*session.explorer.location(), place, "{before}");
        assert_eq!(session.screen(), screen, "{before}");
    }
}
