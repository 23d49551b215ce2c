//! The explorer without a terminal: keys in, whole screens out.

mod support;

use std::sync::{Arc, LazyLock};

use detente::{
    dossier::{ActorId, Dossier, Id, load},
    explore::{action::Effect, layout::Pane, panes::list::rows::Row},
    report::Subject,
    terminal::event::{Code, Input, Key},
};
use proptest::prelude::*;
use ratatui::{buffer::Cell, style::Modifier};
use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));

fn session(size: (u16, u16)) -> Session {
    Session::new(&DOSSIER, size)
}

fn subject(session: &Session) -> &'static str {
    match session.explorer.location().subject {
        Subject::Record(id) => DOSSIER.id_of(id),
        Subject::About | Subject::Pair(..) => "",
    }
}

fn selected(session: &Session) -> Option<Id> {
    session.explorer.location().timeline.selected
}

#[test]
fn whole_screens_at_four_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        for (name, keys) in
            [("start", ""), ("event", "jjjj"), ("actor", "/nazarzoda<enter><enter>"), ("search", "/kab"), ("help", "?")]
        {
            let mut session = session((width, height));
            session.keys(keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), session.screen());
        }
    }
}

#[test]
fn who_was_nazarzoda_and_what_followed() {
    let mut session = session((120, 60));
    session.keys("/nazarz<enter>");
    assert_eq!(subject(&session), "abduhalim-nazarzoda");
    let screen = session.screen();
    for words in ["Abduhalim Nazarzoda", "eputy", "Rahmon dismisses Nazarzoda", "Nazarzoda is killed"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn what_happened_between_two_is_told_by_marking_them() {
    let mut session = session((120, 40));
    session.keys("/iran<enter><esc>2g").keys("<space>j<space>");
    let marked = &session.explorer.location().marked;
    assert_eq!(marked.len(), 2);
    let shown = &session.explorer.timeline();
    assert!(shown.count > 0 && shown.count < DOSSIER.events().len());
    for row in &shown.rows {
        if let Row::Record(Id::Event(event)) = row {
            assert!(marked.iter().all(|actor| DOSSIER.part_in(*event, *actor).is_some()));
        }
    }
    session.keys("u");
    assert_eq!(session.explorer.timeline().count, DOSSIER.events().len());
}

#[test]
fn selecting_in_one_pane_lights_up_the_others() {
    let mut session = session((120, 40));
    session.keys("/kabiri khamenei<enter><esc>1");
    let screen = session.screen();
    assert!(screen.lines().any(|line| line.contains("Muhiddin Kabiri") && line.contains(" by ")), "{screen}");
}

#[test]
fn following_and_going_back_keeps_place_and_scroll() {
    let mut session = session((120, 20));
    session.keys("/irpt<enter><esc><enter><pgdn><down><down>");
    let before = session.explorer.location().clone();
    let screen = session.screen();
    session.keys("<enter>");
    assert_ne!(session.explorer.location().subject, before.subject, "a link was followed");
    session.keys("<bs>");
    assert_eq!(*session.explorer.location(), before);
    assert_eq!(session.screen(), screen);
    session.keys("f");
    assert_ne!(session.explorer.location().subject, before.subject, "and forward again");
}

#[test]
fn escape_closes_and_clears_and_never_quits() {
    let mut session = session((80, 24));
    session.keys("/irpt<enter>z2<space>?<esc><esc><esc><esc><esc><esc>");
    assert!(
        session.explorer.location().query.is_empty()
            && session.explorer.location().marked.is_empty()
            && !session.explorer.location().zoom
    );
    assert!(!session.effects.contains(&Effect::Quit));
    session.keys("q");
    assert!(session.effects.contains(&Effect::Quit));
}

#[test]
fn a_field_and_its_value_are_completed() {
    let mut session = session((120, 40));
    session.keys("/acto");
    assert!(session.screen().contains("actor:"), "{}", session.screen());
    session.keys("<tab>kab");
    assert!(session.screen().contains("muhiddin-kabiri"), "{}", session.screen());
    session.keys("<tab><enter>");
    assert_eq!(session.explorer.location().query, "actor:muhiddin-kabiri");
    let count = session.explorer.timeline().count;
    assert!(count > 0 && count < DOSSIER.events().len());
}

#[test]
fn earlier_queries_come_back_with_the_up_arrow() {
    let mut session = session((120, 40));
    session.keys("/kabiri<enter><esc>/zarif<enter><esc>/<up>");
    assert_eq!(session.explorer.location().query, "zarif");
    session.keys("<up>");
    assert_eq!(session.explorer.location().query, "kabiri");
    session.keys("<down><down>");
    assert_eq!(session.explorer.location().query, "");
}

#[test]
fn a_query_that_cannot_be_read_says_so_and_stays_as_typed() {
    let mut session = session((120, 40));
    session.keys("/kabiri tone:angry");
    assert_eq!(session.explorer.state().search.as_ref().unwrap().line.text(), "kabiri tone:angry");
    let error = session.explorer.query_error().expect("there is no such tone");
    assert_eq!(&"kabiri tone:angry"[error.at], "angry");
    assert!(session.screen().contains("angry"), "{}", session.screen());
    assert!(session.explorer.timeline().count > 0, "what was found before stays");
}

#[test]
fn hits_are_walked_best_first() {
    let mut session = session((120, 40));
    session.keys("/kabiri<enter>");
    let first = subject(&session);
    session.keys("n");
    assert_ne!(subject(&session), first);
    session.keys("N");
    assert_eq!(subject(&session), first);
}

#[test]
fn a_hit_that_does_not_show_says_why_it_is_one() {
    let mut session = session((120, 40));
    session.keys("/hoji halim");
    assert!(session.screen().contains("Halim") || session.screen().contains("Ҳоҷӣ Ҳалим"), "{}", session.screen());
    assert_eq!(subject(&session), "abduhalim-nazarzoda");
}

#[test]
fn names_in_the_detail_show_what_was_found_of_them() {
    let mut session = session((120, 40));
    session.keys("/muhiddin khamenei kind:event<enter>");
    assert_eq!(subject(&session), "kabiri-khamenei");
    let buffer = session.buffer();
    let rows = buffer.content.chunks(120).map(|row| &row[80..]);
    let name = rows.filter(|row| row.iter().map(Cell::symbol).collect::<String>().contains("– Muhiddin Kabiri"));
    let underlined = name.flatten().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    assert_eq!(underlined.map(Cell::symbol).collect::<String>(), "Muhiddin");
}

#[test]
fn nothing_is_better_than_noise_and_the_nearest_are_named() {
    let mut session = session((120, 40));
    session.keys("/khamenaxx zzyzx");
    assert_eq!(session.explorer.timeline().count + session.explorer.actors().count, 0);
    assert!(session.screen().contains("nothing matches"), "{}", session.screen());
}

#[test]
fn what_is_pasted_goes_to_the_search_line_and_does_nothing_else() {
    let mut session = session((80, 24));
    session.input(Input::Paste("hello q\u{1b}[A\n".into()));
    assert!(session.effects.is_empty());
    assert_eq!(session.explorer.state().search.as_ref().unwrap().line.text(), "hello q[A");
}

#[test]
fn both_tellings_keep_the_selected_event() {
    let mut session = session((120, 40));
    session.keys("/kabiri khamenei<enter><esc>1");
    let event = selected(&session);
    session.keys("v");
    assert_eq!(selected(&session), event);
    insta::assert_snapshot!("as_told_120x40", session.screen());
    session.keys("v");
    assert_eq!(selected(&session), event);
    insta::assert_snapshot!("in_time_120x40", session.screen());
}

#[test]
fn evidence_on_the_screen() {
    for (name, keys) in [
        ("contested_event", "/ten days to stop<enter><esc>3z"),
        ("corroborated_event", "/kabiri meets khamenei<enter><esc>3z"),
        ("actor_with_claims", "/interior ministry<enter><esc>2<enter>z"),
    ] {
        let mut session = session((100, 70));
        session.keys(keys);
        insta::assert_snapshot!(name, session.screen());
    }
}

#[test]
fn an_address_is_shown_before_it_is_opened() {
    let mut session = session((120, 40));
    session.keys("/irpt is banned<enter><esc>1<enter>o");
    assert!(session.effects.is_empty());
    let shown = session.screen();
    let address =
        shown.lines().find_map(|line| line.split("o opens ").nth(1)).expect("the address is shown").trim().to_owned();
    assert!(address.starts_with("http"), "{address}");
    session.keys("o");
    assert!(
        matches!(&session.effects[..], [Effect::Open(opened)] if opened.starts_with(address.trim_end_matches('…')))
    );
}

fn neighbour(session: &Session) -> &'static str {
    session.explorer.neighbour_at_hand().map_or("", |actor| DOSSIER.id_of(actor))
}

#[test]
fn networks_at_four_sizes() {
    for (width, height, keys) in [
        (40, 12, "2gzn"),
        (44, 30, "2g<enter>n"),
        (60, 40, "/rahmon<enter><esc>3nzjl"),
        (196, 56, "2g<enter>nz"),
        (28, 20, "/kabiri<enter><esc>3n"),
    ] {
        let mut session = session((width, height));
        session.keys(keys);
        session.keys("<esc>n");
        insta::assert_snapshot!(format!("network_{width}x{height}"), session.screen());
    }
}

#[test]
fn a_network_is_walked_by_arrows_and_the_way_back_leads_through_every_picture() {
    let mut session = session((120, 40));
    session.keys("/kabiri<enter><esc>3");
    let page = session.explorer.location().clone();
    session.keys("n");
    assert_eq!(neighbour(&session), "irpt", "the closest is selected first");
    session.keys("<right>");
    let right = neighbour(&session);
    assert!(!["irpt", ""].contains(&right), "{right}");
    session.keys("<left>");
    assert_eq!(neighbour(&session), "irpt");
    let (place, screen) = (session.explorer.location().clone(), session.screen());

    session.keys("<enter>");
    assert_eq!(subject(&session), "irpt");
    assert!(session.screen().contains("Network of IRPT"));
    assert_eq!(neighbour(&session), "muhiddin-kabiri", "the way back is one key");
    session.keys("<bs>");
    assert_eq!((session.explorer.location(), session.screen()), (&place, screen));
    for back in ["n", "<esc>"] {
        session.keys(back);
        assert_eq!(session.explorer.location(), &page, "{back}");
        session.keys("n");
    }
}

#[test]
fn the_same_actor_always_draws_the_same_picture() {
    let picture = |keys: &str| {
        let mut session = session((160, 40));
        session.keys(keys).keys("z");
        let network = session.explorer.network(session.explorer.centre().unwrap());
        assert_eq!(subject(&session), "irpt", "after {keys}");
        (network.ties.clone(), network.picture.clone())
    };
    assert_eq!(picture("/renaissance<enter><esc>2<enter>n"), picture("/kabiri<enter><esc>3n<enter><down><right>"));
}

#[test]
fn space_marks_the_neighbour_and_an_event_leads_to_its_doers_network() {
    let mut session = session((120, 40));
    session.keys("/irpt is banned<enter><esc>1<enter>n");
    let event = subject(&session);
    assert!(session.screen().contains("Network of"), "{}", session.screen());
    let walked = neighbour(&session);
    session.keys("<space>");
    assert_eq!(
        session.explorer.location().marked.iter().map(|actor| DOSSIER.id_of(*actor)).collect::<Vec<_>>(),
        [walked]
    );
    assert_eq!(subject(&session), event, "the page behind it stays that of the event");
    session.keys("<esc>i").keys("n");
    assert!(session.explorer.state().notice.is_some(), "there is no network of the dossier itself");
}

#[test]
fn what_two_share_lights_up_while_one_walks() {
    let mut session = session((120, 40));
    session.keys("2g<enter>n<right>");
    let pair = [session.explorer.centre().unwrap(), session.explorer.neighbour_at_hand().unwrap()];
    for (event, _) in DOSSIER.events() {
        let shared = pair.iter().all(|actor| DOSSIER.part_in(event, *actor).is_some());
        assert_eq!(session.explorer.belongs(event), shared, "{}", DOSSIER.id_of(event));
    }
}

#[test]
fn the_walk_from_a_pair_lights_up_the_neighbour_walked_to() {
    let mut session = session((120, 40));
    session.keys("2g<space>j<space>3n");
    let pair = [session.explorer.centre().unwrap(), session.explorer.neighbour_at_hand().unwrap()];
    session.keys("<down>");
    let walked = [pair[0], session.explorer.neighbour_at_hand().unwrap()];
    assert_ne!(walked, pair);
    let mut only_of_the_pair = 0;
    for (event, _) in DOSSIER.events() {
        let shared = |pair: [ActorId; 2]| pair.iter().all(|actor| DOSSIER.part_in(event, *actor).is_some());
        assert_eq!(session.explorer.belongs(event), shared(walked), "{}", DOSSIER.id_of(event));
        only_of_the_pair += usize::from(shared(pair) && !shared(walked));
    }
    assert!(only_of_the_pair > 0, "the pair's own events are others");
}

#[test]
fn marking_a_second_actor_shows_the_pair() {
    let mut session = session((120, 80));
    session.keys("2g<space>");
    assert!(matches!(session.explorer.location().subject, Subject::Record(_)));
    session.keys("j<space>");
    let Subject::Pair(first, second) = session.explorer.location().subject else { panic!("no pair") };
    assert_eq!(session.explorer.location().marked, [first, second]);
    insta::assert_snapshot!("pair_120x80", session.screen());
    session.keys("j");
    assert!(matches!(session.explorer.location().subject, Subject::Record(_)), "moving shows the record as usual");
    session.keys("p");
    assert_eq!(session.explorer.location().subject, Subject::Pair(first, second), "p brings the pair back");
    assert_eq!(session.explorer.location().focus, Pane::Detail);
    session.keys("<bs>");
    assert!(matches!(session.explorer.location().subject, Subject::Record(_)));
    session.keys("kk<space><space>");
    assert!(matches!(session.explorer.location().subject, Subject::Pair(..)));
    session.keys("u");
    assert!(matches!(session.explorer.location().subject, Subject::Record(_)), "unmarking leaves the pair");
}

#[test]
fn from_the_network_p_shows_the_pair_without_marking() {
    let mut session = session((100, 60));
    session.keys("/kabiri<enter><esc>3n<right>");
    let pair = (session.explorer.centre().unwrap(), session.explorer.neighbour_at_hand().unwrap());
    let place = session.explorer.location().clone();
    session.keys("p");
    assert_eq!(session.explorer.location().subject, Subject::Pair(pair.0, pair.1));
    assert!(session.explorer.location().marked.is_empty());
    session.keys("n");
    assert_eq!((session.explorer.centre(), session.explorer.neighbour_at_hand()), (Some(pair.0), Some(pair.1)));
    session.keys("n<bs>");
    assert_eq!(session.explorer.location(), &place);
    session.keys("<esc>").keys("2gp");
    assert!(session.explorer.state().notice.is_some(), "without two there is no pair");
}

#[test]
fn the_page_of_any_pair_fits_any_width() {
    let actors = &DOSSIER.by_involvement()[..12];
    for (first, second) in actors.iter().flat_map(|first| actors.iter().map(move |second| (*first, *second))) {
        for width in [4, 9, 23, 38, 60, 130] {
            let page = support::laid(&DOSSIER, Subject::Pair(first, second), width);
            for line in &page.lines {
                let line = line.text();
                assert!(unicode_width::UnicodeWidthStr::width(line.as_str()) <= width, "{line:?} in {width}");
            }
            let events = page.links.iter().filter(|link| matches!(link.to, Id::Event(_))).count();
            assert!(events >= DOSSIER.between(first, second).events.len(), "all events are there");
        }
    }
}

#[test]
fn a_neighbour_is_clicked_and_clicked_again() {
    let mut session = session((120, 40));
    session.keys("/kabiri<enter><esc>3n");
    let inside = session.explorer.layout().detail.unwrap().inner();
    let network = session.explorer.network(session.explorer.centre().unwrap());
    let node = network.picture.nodes[3];
    let other = DOSSIER.id_of(network.ties[3].actor);
    let click = Input::Click { x: inside.x + node.name.x, y: inside.y + node.name.y };
    session.input(click.clone());
    assert_eq!((neighbour(&session), subject(&session)), (other, "muhiddin-kabiri"));
    session.input(click);
    assert_eq!(subject(&session), other);
}

#[test]
fn without_colour_the_selection_still_shows() {
    let mut session = session((120, 40));
    session.theme = detente::explore::ui::theme::Theme::plain();
    session.keys("jj");
    let buffer = session.buffer();
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| cell.fg == ratatui::style::Color::Reset && cell.bg == ratatui::style::Color::Reset)
    );
    assert!(session.screen().contains('▸'));
}

#[test]
fn ascii_draws_only_what_every_terminal_has() {
    let mut session = session((120, 40));
    session.theme.ascii = true;
    for keys in ["/saudi<enter><esc>", "2<enter>nz", "p"] {
        session.keys(keys);
        let foreign: Vec<char> = session.screen().chars().filter(|c| !c.is_ascii()).collect();
        assert!(foreign.is_empty(), "{foreign:?} after {keys}");
    }
}

#[test]
fn every_screen_at_every_size() {
    let screens = [
        "",
        "jjj",
        "3",
        "2jj",
        "/ka",
        "/ka<enter><enter>",
        "?",
        "z",
        "2<space>j<space>",
        "v",
        "i3",
        "/zzzzz",
        "/-x:",
        "2<enter>n",
        "2<enter>nlz<enter><space>",
        "2<space>j<space>3",
        "t",
        "tzjjll",
        "tjj2",
        "tjj<space>L3",
        "t/ka",
    ];
    for keys in screens {
        let mut session = session((120, 40));
        session.keys(keys);
        let sizes = (0..=60u16).flat_map(|width| (0..=20u16).map(move |height| (width, height)));
        for (width, height) in sizes.chain([(100, 3), (3, 100), (500, 200), (99, 20), (101, 20)]) {
            session.input(Input::Resize { width, height });
            session.buffer();
        }
    }
}

/// Any key that could be pressed.
fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        8 => prop::sample::select("jkhlgGnNupvizoymtHL?123/ \u{301}éк漢fq".chars().collect::<Vec<_>>()).prop_map(Code::Char),
        6 => prop::sample::select(vec![
            Code::Enter, Code::Esc, Code::Backspace, Code::Delete, Code::Tab, Code::Up, Code::Down,
            Code::Left, Code::Right, Code::PageUp, Code::PageDown, Code::Home, Code::End,
        ]),
        2 => any::<char>().prop_map(Code::Char),
    ];
    (code, 0u8..12).prop_map(|(code, held)| match held {
        0 => Key::ctrl(code),
        1 => Key::alt(code),
        2 if !matches!(code, Code::Char(_)) => Key::shift(code),
        _ => Key::plain(code),
    })
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        20 => any_key().prop_map(Input::Key),
        1 => (0u16..150, 0u16..50).prop_map(|(x, y)| Input::Click { x, y }),
        1 => (0u16..150, 0u16..50, any::<bool>()).prop_map(|(x, y, down)| Input::Scroll { x, y, down }),
        1 => (0u16..150, 0u16..50).prop_map(|(width, height)| Input::Resize { width, height }),
        1 => "\\PC{0,12}".prop_map(Input::Paste),
    ]
}

#[test]
fn letters_on_the_way_to_a_query_leave_no_trace() {
    for (keys, same) in
        [("/kabxzk", "/kabxz"), ("/kabiri tone:x", "/kabiri tone:y"), ("/vanishes<tab><c-u>kabiri", "/kabiri")]
    {
        let [mut one, mut other] = [session((100, 30)), session((100, 30))];
        one.keys(keys).keys("<enter>");
        other.keys(same).keys("<enter>");
        let mut place = other.explorer.location().clone();
        place.query.clone_from(&one.explorer.location().query);
        place.answered.clone_from(&one.explorer.location().answered);
        assert_eq!(one.explorer.location(), &place, "{keys} and {same}");
    }
    let mut session = session((100, 30));
    session.keys("/kabiri tone:x");
    assert!(session.explorer.query_error().is_some());
    let mut kabiri = self::session((100, 30));
    kabiri.keys("/kabiri");
    let hits = |session: &Session| session.explorer.found().hits.as_ref().map(Vec::len);
    assert_eq!(hits(&session), hits(&kabiri), "what can be read is answered");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn many_inputs_at_once_lead_where_the_same_lead_one_by_one(
        inputs in prop::collection::vec(any_input(), 0..40),
        typed in "[a-z:! \"]{0,9}",
        more in prop::collection::vec(any_input(), 0..10),
    ) {
        let letters = typed.chars().map(|c| Input::Key(c.into()));
        let slash = Input::Key('/'.into());
        let inputs: Vec<Input> = inputs.into_iter().chain([slash]).chain(letters).chain(more).collect();
        let [mut slow, mut fast] = [session((100, 30)), session((100, 30))];
        for input in inputs {
            slow.explorer.update(input.clone());
            fast.explorer.take(input.into());
        }
        fast.explorer.settle();
        prop_assert_eq!(slow.explorer.location(), fast.explorer.location());
        prop_assert_eq!(slow.screen(), fast.screen());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_input_breaks_the_state(inputs in prop::collection::vec(any_input(), 0..60)) {
        let mut session = session((100, 30));
        for input in inputs {
            session.input(input);
            let explorer = &session.explorer;
            let place = explorer.location();
            for (list, pane) in [(explorer.timeline(), Pane::Timeline), (explorer.actors(), Pane::Actors)] {
                prop_assert!(explorer.cursor(pane).is_none_or(|row| list.record(row).is_some()));
            }
            prop_assert!(place.link.is_none_or(|link| link < explorer.page().links.len()) || explorer.layout().detail.is_none());
            prop_assert!(place.marked.len() <= 2);
            prop_assert!(place.list != Pane::Detail);
            session.buffer();
        }
    }

    #[test]
    fn escape_restores_exactly_what_was_there(before in prop::collection::vec(any_key(), 0..20), typed in "[a-zк: 0-9]{0,10}") {
        let mut session = session((100, 30));
        for key in before {
            session.input(Input::Key(key));
        }
        session.keys("<esc><esc><esc><esc>");
        let place = session.explorer.location().clone();
        let screen = session.screen();
        session.keys("/").keys(&typed).keys("<down><tab><down><esc>");
        prop_assert_eq!(session.explorer.location(), &place);
        prop_assert_eq!(session.screen(), screen);
    }

    #[test]
    fn an_unchanged_state_draws_nothing_new(inputs in prop::collection::vec(any_input(), 0..30)) {
        let mut session = session((100, 30));
        for input in inputs {
            let before = session.buffer();
            let outcome = session.input(input);
            if !outcome.changed {
                prop_assert_eq!(before, session.buffer());
            }
        }
    }
}
