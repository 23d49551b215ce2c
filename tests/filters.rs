//! Filters and sort orders: keys in, whole screens out.

mod support;

use std::{
    cmp::Reverse,
    sync::{Arc, LazyLock},
};

use detente::{
    dossier::{Dossier, EventId, Id, Standing, load},
    explore::{action::Context, layout::Pane, list::Row},
    terminal::event::Input,
};

use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));

fn session(size: (u16, u16)) -> Session {
    Session::new(&DOSSIER, size)
}

fn selected(session: &Session) -> Option<Id> {
    session.explorer.location().timeline.selected
}

#[test]
fn filters_are_switched_by_keys_and_the_way_back_leads_through_them() {
    let mut session = session((120, 40));
    let whole = session.pane(1).note;
    session.keys("F");
    let tones = |session: &Session| session.pane(3).row("verbal conflict").trim().to_owned();
    assert!(
        tones(&session).contains("[ ] △ verbal conflict") && tones(&session).ends_with('7'),
        "{}",
        session.screen()
    );
    session.keys("jj<space>");
    assert_eq!(session.explorer.location().query, "tone:verbal-conflict");
    assert_eq!(session.explorer.timeline().count, 7);
    let filters = session.pane(3);
    assert!(filters.rows[0].contains("Active") && filters.rows[1].contains("× tone: verbal conflict"));
    assert!(filters.row("▸").contains("[x] △ verbal conflict"), "it stays selected\n{}", filters.text());
    assert!(filters.row("material conflict").trim_end().ends_with("+11"));
    assert_eq!(session.pane(1).title, "1 Timeline tone: verbal conflict");
    // Another value of the group lets more pass, one of another group less.
    session.keys("j<enter>");
    assert_eq!(session.explorer.timeline().count, 18);
    session.keys("l<space>");
    assert_eq!(session.explorer.location().query, "tone:verbal-conflict,material-conflict is:contested");
    assert!(session.explorer.timeline().count < 18);
    assert!(session.pane(3).row("no tone").trim_end_matches([' ', '┃']).ends_with("+10"), "{}", session.pane(3).text());
    // What is active goes away from the top.
    session.keys("g<space>g<space>g<space>");
    assert_eq!((session.explorer.location().query.as_str(), session.pane(1).note), ("", whole));
    session.keys("<bs><bs><bs>");
    assert_eq!(session.explorer.location().query, "tone:verbal-conflict,material-conflict is:contested");
    session.keys("<esc>");
    assert!(!session.screen().contains("3 Filters") && !session.explorer.location().query.is_empty());
    session.keys("<esc>");
    assert_eq!(session.explorer.location().query, "");
}

#[test]
fn filters_begin_from_a_query_that_was_typed_and_search_shows_what_they_wrote() {
    let mut session = session((120, 40));
    session.keys("/kabiri tone:conflict<enter>F");
    let filters = session.pane(3);
    let active: Vec<&str> = filters.rows[1..4].iter().map(|row| row.trim_start_matches(['▸', ' '])).collect();
    let active: Vec<&str> = active.iter().map(|row| row.trim_end_matches(['┃', ' '])).collect();
    assert_eq!(active, ["× tone: verbal conflict", "× tone: material conflict", "× kabiri"]);
    session.keys("gjj<enter>");
    assert_eq!(session.explorer.location().query, "tone:conflict");
    session.keys("FS");
    assert!(session.footer().contains("tone:conflict"));
}

#[test]
fn filters_are_told_in_what_room_there_is_and_never_cut() {
    let mut session = session((105, 30));
    // The border further to the left leaves less room.
    session.keys("<<<");
    let mut title = |keys: &str| {
        session.keys(keys);
        let title = session.pane(1).title;
        session.keys("/<c-u><enter>u");
        title
    };
    assert_eq!(title("/2015-09<enter>"), "1 Timeline September 2015");
    assert_eq!(title("/2015..2016<enter>"), "1 Timeline time: 2015–2016");
    assert_eq!(title("/tone:verbal-cooperation<enter>"), "1 Timeline verbal cooperation");
    assert_eq!(title("/tone:verbal-cooperation is:contested<enter>"), "1 Timeline tone ○ · contested");
    assert_eq!(title("/tone:verbal-cooperation,verbal-conflict<enter>"), "1 Timeline tone ○ +1");
    assert_eq!(title("/tone:verbal-cooperation is:contested 2015..2019 place:dushanbe<enter>"), "1 Timeline tone ○ +3");
    assert_eq!(title("/irpt<enter>2<space>1/<c-u><enter>"), "1 Timeline ◆ IRPT");
    assert_eq!(title("/irpt<enter>2<space>1/<c-u>2015-09<enter>"), "1 Timeline ◆ IRPT  Sep 2015");
    assert_eq!(
        title("2<space>j<space>1/tone:cooperation 2015..2019 is:contested<enter>1"),
        "1 Timeline ◆ 2  tone ○ +3"
    );
    assert_eq!(self::session((100, 30)).keys("]]]C").pane(1).title, "1 Timeline Distance and patience");
}

#[test]
fn filters_are_named_where_they_narrow_and_words_stand_as_typed() {
    let mut session = session((200, 50));
    session.keys("/kabiri is:contested<enter>2<space>1");
    let title = session.pane(1).title;
    assert!(title.contains("◆ ") && title.ends_with("  /kabiri · standing: contested"), "{title}");
    session.keys("u/<c-u>place:\"Dushanbe\" outlet:rferl<enter>C");
    let title = session.pane(1).title;
    let at = session.explorer.chapter_at_hand().expect("it is in a chapter");
    let chapter = &DOSSIER.chapters()[at].title;
    assert!(title.starts_with(&format!("1 Timeline chapter: {chapter} · place: Dushanbe")), "{title}");
    session.keys("T");
    let trail = session.pane_called("Where you have been");
    assert!(trail.row("here").contains("place: Dushanbe"), "{}", trail.text());
    session.keys("<esc>/");
    assert!(session.footer().contains("place:") && !session.pane(1).title.contains("place"), "{}", session.screen());
}

#[test]
fn beside_the_actors_it_is_told_what_narrows_the_lists_where_the_timeline_is_not_shown() {
    for (keys, told) in [
        ("F<space><esc>2", "cooperation"),
        ("/kabiri<enter>2", "/kabiri"),
        ("2<space>j<space>", "◆ Tajikistan × Iran"),
        ("2<space>/2015-09<enter>2", "September 2015"),
    ] {
        let mut session = session((80, 24));
        session.keys(keys);
        let title = session.pane(2).title;
        assert!(title.contains(told), "{keys}: {title}");
        session.input(Input::Resize { width: 160, height: 45 });
        assert!(!session.pane(2).title.contains(told) && session.pane(1).title.contains(told), "{}", session.screen());
    }
}

#[test]
fn escape_from_the_filters_or_the_sources_shows_again_what_was_shown_before() {
    for before in ["", "2", "2<space>j<space>", "j", "2jj", "jj<enter>1", "2<space>j<space>1"] {
        for key in ["F", "r"] {
            let mut session = session((120, 40));
            session.keys(before);
            let (screen, location) = (session.screen(), session.explorer.location().clone());
            session.keys(key).keys("<esc>");
            let now = session.explorer.location();
            assert_eq!(
                (now.subject, now.focus, now.list),
                (location.subject, location.focus, location.list),
                "{before}{key}"
            );
            // The last line offers a way back now.
            let panes = |screen: &str| screen.trim_end().rsplit_once('\n').map(|(panes, _)| panes.to_owned());
            assert_eq!(panes(&session.screen()), panes(&screen), "{before}{key}");
        }
    }
}

#[test]
fn the_filters_open_below_those_that_are_active() {
    let mut session = session((120, 40));
    session.keys("/kabiri tone:conflict<enter>F");
    let row = |session: &Session| session.pane(3).row("▸").to_owned();
    assert!(
        row(&session).contains("[ ] ○ verbal cooperation") || row(&session).contains("[x]"),
        "{}",
        session.screen()
    );
    let asked = session.explorer.location().query.clone();
    session.keys("k");
    assert!(row(&session).contains("× kabiri"), "those above are a key away\n{}", session.screen());
    session.keys("FF<space>");
    assert!(session.explorer.location().query.len() > asked.len(), "{}", session.explorer.location().query);
}

#[test]
fn escape_gives_the_keys_back_to_the_list_that_led_to_the_filters_or_the_sources() {
    for (keys, focus) in [
        ("jF<esc>", Pane::Timeline),
        ("jr<esc>", Pane::Timeline),
        ("2jFjj<space><esc>", Pane::Actors),
        ("2jFr<esc>", Pane::Actors),
        ("jF<tab>F<esc>", Pane::Timeline),
        ("j<enter>F<esc>", Pane::Detail),
        ("jFFr<esc>", Pane::Detail),
    ] {
        let mut session = session((120, 40));
        session.keys(keys);
        let location = session.explorer.location();
        assert_eq!((location.focus, location.views.of(Pane::Detail)), (focus, Context::PAGE), "{keys}");
    }
}

#[test]
fn escape_says_whether_a_search_or_filters_are_gone() {
    for (query, said) in [
        ("tone:verbal-conflict", "the filter is gone;"),
        ("tone:conflict", "the filters are gone;"),
        ("kabiri", "the search is gone;"),
        ("kabiri tone:conflict", "the search is gone, and its filters;"),
    ] {
        let mut session = session((120, 40));
        session.keys(&format!("/{query}<enter>1<esc>"));
        assert!(session.footer().contains(said), "{query}: {}", session.footer());
    }
}

#[test]
fn lists_are_sorted_in_several_orders_and_keep_what_they_hold() {
    let mut session = session((120, 40));
    let events = |session: &Session| session.explorer.timeline().events().collect::<Vec<_>>();
    let (in_time, selected_event) = (events(&session), selected(&session));
    session.keys("s");
    let by_standing = events(&session);
    assert_ne!(by_standing, in_time);
    let sorted = |mut events: Vec<EventId>| {
        events.sort_unstable();
        events
    };
    assert_eq!(sorted(by_standing.clone()), sorted(in_time.clone()));
    assert_eq!(selected(&session), selected_event);
    assert!(session.pane(1).title.contains("Timeline by standing"));
    let standings: Vec<Standing> = by_standing.iter().map(|event| DOSSIER.standing(*event)).collect();
    let contested = standings.iter().take_while(|standing| standing.contested).count();
    assert!(contested > 0 && !standings[contested..].iter().any(|standing| standing.contested));
    assert!(standings[..contested].is_sorted_by_key(|standing| Reverse(standing.origins)));
    assert!(standings[contested..].is_sorted_by_key(|standing| Reverse(standing.origins)));
    // No heading has the year any more.
    session.keys("g");
    let first = session.pane(1);
    assert!(first.rows[0].contains("Contested") && first.rows[1].contains("2014"), "{}", first.text());
    // In lanes there is only the order of time; the list comes back as it was.
    session.keys("t");
    assert_eq!(events(&session), in_time);
    session.keys("ts");
    assert_eq!(events(&session), in_time);
    assert!(session.pane(1).title.ends_with("Timeline"));

    let actors = |session: &Session| {
        session.explorer.actors().rows.iter().filter(|row| matches!(row, Row::Record(_))).copied().collect::<Vec<Row>>()
    };
    session.keys("2");
    let involved = actors(&session);
    session.keys("sg");
    let names = session.pane(2);
    assert!(names.title.contains("Actors by name"));
    assert!(names.rows[0].contains("Abduhalim"), "{}", names.text());
    let rows = names.rows.iter().filter(|row| row.trim_end_matches('┃').ends_with(|c: char| c.is_ascii_digit()));
    let shown: Vec<String> = rows.map(|row| row.trim_start_matches(['▸', '•', ' ']).to_lowercase()).collect();
    assert!(shown.is_sorted(), "{}", names.text());
    session.keys("s");
    assert!(session.pane(2).title.contains("Actors by standing") && session.explorer.actors().count == involved.len());
    assert_eq!(actors(&session).len(), involved.len());
    session.keys("s");
    assert_eq!(actors(&session), involved);
}

#[test]
fn a_click_switches_a_filter() {
    let mut session = session((120, 40));
    session.keys("F");
    let filters = session.pane(3);
    let row = filters.rows.iter().position(|row| row.contains("contested")).expect("it is listed");
    let [left, top, ..] = filters.corners;
    session.input(Input::Click { x: left + 4, y: top + 1 + row as u16 });
    assert_eq!(session.explorer.location().query, "is:contested");
    assert!(session.pane(3).row("▸").contains("[x] ≠ contested"), "{}", session.screen());
}

#[test]
fn a_sources_own_telling_is_not_sorted() {
    let mut session = session((120, 40));
    session.keys("sv");
    assert!(!session.pane(1).title.contains("by standing"));
    session.keys("s");
    assert!(session.footer().contains("one order"), "{}", session.footer());
}

/// Selects an event in the timeline.
fn go_to(session: &mut Session, event: &str) -> Id {
    session.keys(&format!(":{event}<enter><esc>1"));
    let wanted = DOSSIER.find(event);
    assert_eq!(selected(session), wanted, "{event}");
    wanted.expect("it is in the dossier")
}

#[test]
fn a_filter_that_leaves_out_the_selected_event_selects_the_nearest_until_it_is_gone() {
    let mut session = session((120, 40));
    let wanted = go_to(&mut session, "irpt-denies-attack");
    session.keys("Fjj<space>");
    assert_eq!(session.explorer.location().query, "tone:verbal-conflict");
    let left: Vec<Id> = session.explorer.timeline().events().map(Id::from).collect();
    let rank = |id: Id| if let Id::Event(event) = id { DOSSIER.rank_in_time(event) } else { 0 };
    let nearest = left.iter().copied().min_by_key(|id| rank(*id).abs_diff(rank(wanted)));
    assert!(!left.contains(&wanted) && nearest != left.first().copied());
    assert_eq!(selected(&session), nearest);
    assert!(session.pane(1).text().contains('▸'), "{}", session.screen());
    // Another filter begins from the same event.
    session.keys("j<space>");
    assert_ne!(selected(&session), Some(wanted));
    session.keys("k<space>j<space>");
    assert_eq!((session.explorer.location().query.as_str(), selected(&session)), ("", Some(wanted)));
    // Esc leads back, too.
    session.keys("kk<space><esc>");
    assert_ne!(selected(&session), Some(wanted));
    session.keys("<esc>");
    assert_eq!(selected(&session), Some(wanted));
    assert!(session.footer().contains("selected again"), "{}", session.footer());
    // So does the search line, emptied.
    session.keys("Fjj<space><esc>/<c-u><enter>");
    assert_eq!((session.explorer.location().query.as_str(), selected(&session)), ("", Some(wanted)));
}

#[test]
fn where_the_reader_has_moved_or_nothing_is_left_a_filter_that_goes_away_moves_nothing() {
    let mut session = session((120, 40));
    let wanted = go_to(&mut session, "irpt-denies-attack");
    session.keys("Fjj<space><esc>j");
    let moved = selected(&session);
    session.keys("<esc>");
    assert!(moved != Some(wanted) && selected(&session) == moved);
    let wanted = go_to(&mut session, "irpt-denies-attack");
    session.keys("/is:contested tone:verbal-cooperation kind:person<enter>F<esc><esc>");
    assert!(selected(&session).is_some());
    // What the detail shows stays: an actor's page, and that of a pair.
    session.keys("<esc>");
    go_to(&mut session, "irpt-denies-attack");
    for keys in ["2j", "2g<space>j<space>p"] {
        let subject = session.keys(keys).explorer.location().subject;
        session.keys("Fjj<space><esc>");
        assert_eq!(session.explorer.location().subject, subject);
        assert_ne!(selected(&session), Some(wanted), "{keys}\n{}", session.screen());
        session.keys("<esc>");
        assert_eq!(session.explorer.location().subject, subject);
    }
}

#[test]
fn each_number_of_the_filters_stands_under_what_it_counts() {
    for size in [(40, 60), (80, 60), (100, 80), (120, 80)] {
        let mut session = session(size);
        session.keys("Fz");
        let filters = session.pane(3);
        for (heading, what) in [("Tone", "events"), ("Standing", "events"), ("Kind of record or actor", "records")] {
            let of = |filters: &support::session::Framed| {
                let row = filters.rows.iter().find(|row| row.trim_start().starts_with(heading)).cloned();
                row.map(|row| row.trim_end_matches([' ', '┃']).to_owned())
            };
            let row = of(&filters).or_else(|| of(&session.keys("G").pane(3))).unwrap_or_default();
            assert!(row.ends_with(&format!(" {what}")), "{heading} at {size:?}: {row}\n{}", session.screen());
        }
    }
    let mut session = session((120, 40));
    assert_eq!(session.keys("F").pane(3).note, "65 of 65 events left");
    session.keys("<esc>/kind:person<enter>F");
    let (note, persons) = (session.pane(3).note, session.explorer.actors().count);
    assert_eq!(note, format!("{persons} records left"));
    assert!(!session.pane(3).row("Tone").contains("events"), "nothing is counted where no event is asked for");
}
