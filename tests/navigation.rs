//! Getting about: the list of all that can be done, the trail, finding in pages, half pages, the wheel.

mod support;

use std::sync::{Arc, LazyLock};

use detente::{
    dossier::{Dossier, Id, load},
    explore::{
        action::{Action, Context, Over},
        keys::{self, Binding},
        layout::Pane,
    },
    report::{Subject, lines::Line},
    terminal::event::{Input, Wheel},
};
use proptest::prelude::*;
use ratatui::style::Modifier;
use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));

static FERRY: LazyLock<Arc<Dossier>> = LazyLock::new(|| {
    let text = include_str!("fixtures/screens.json");
    Arc::new(load::from_text("screens.json", text).expect("the ferry dossier is in order"))
});

const NARROW: (u16, u16) = (40, 12);
const MIDDLE: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

fn session(size: (u16, u16), keys: &str) -> Session {
    let mut session = Session::new(&DOSSIER, size);
    session.keys(keys);
    session
}

fn ferry(keys: &str) -> Session {
    let mut session = Session::new(&FERRY, WIDE);
    session.keys(keys);
    session
}

/// The rows of the list over the panes, each with what stands before it.
fn rows(session: &Session) -> Vec<(String, String)> {
    session.explorer.overlay_rows().into_iter().map(|row| (row.sign, row.text)).collect()
}

fn id(session: &Session) -> &str {
    match session.explorer.location().subject {
        Subject::Record(id) => session.explorer.all().id_of(id),
        _ => "",
    }
}

fn view(session: &Session) -> Context {
    session.explorer.view(session.explorer.location().focus)
}

/// Every view, by the keys that lead to it.
const VIEWS: [&str; 9] =
    ["", "2jj", "2<enter>", "2<enter>n", "t", "b", "r", "/ferry<enter>2<space>", "2<space>j<space>1<enter><bs>"];

#[test]
fn every_row_of_the_palette_does_what_its_key_does() {
    for keys in VIEWS {
        let list = ferry(&format!("{keys}:"));
        let mut seen = 0;
        for (at, row) in list.explorer.overlay_rows().iter().enumerate() {
            let text = &row.text;
            // Of other panes it is said which they are.
            let to = match row.note.as_str() {
                "" => "",
                "in the timeline" | "in the lanes" | "in two tellings" => "1",
                "in the actors" => "2",
                _ => "3",
            };
            let there = view(ferry(keys).keys(to));
            let is_it = |row: &&Binding| row.help == text && row.contexts.contains(&there);
            let row = keys::TABLE.iter().find(is_it).unwrap_or_else(|| panic!("{text} is no row of the table"));
            let (mut chosen, mut pressed) = (ferry(keys), ferry(keys));
            chosen.keys(":").keys(&"<down>".repeat(at)).keys("<enter>");
            pressed.keys(to).input(Input::Key(row.keys[0]));
            assert_eq!(chosen.explorer.location(), pressed.explorer.location(), "{text} after {keys:?}");
            assert_eq!(chosen.effects, pressed.effects, "{text} after {keys:?}");
            assert_eq!(chosen.screen(), pressed.screen(), "{text} after {keys:?}");
            seen += 1;
        }
        assert!(seen > 25, "{seen} rows after {keys:?}");
    }
}

#[test]
fn the_palette_lists_what_can_be_done_here_and_nothing_else() {
    let has = |keys: &str, action: Action| {
        let session = ferry(&format!("{keys}:"));
        let here = view(&session);
        let is_it = |row: &&Binding| row.action == action && row.contexts.contains(&here);
        let help = keys::TABLE.iter().find(is_it).map(|row| row.help);
        rows(&session).iter().any(|(_, text)| Some(text.as_str()) == help)
    };
    assert!(!has("", Action::Back) && has("2<enter>", Action::Back));
    assert!(!has("", Action::Forward) && has("2<enter><bs>", Action::Forward));
    assert!(!has("", Action::Over(Over::Trail)) && has("2<enter>", Action::Over(Over::Trail)));
    assert!(!has("", Action::View(Context::NETWORK)) && has("2<enter>", Action::View(Context::NETWORK)));
    assert!(has("2<enter>n", Action::View(Context::NETWORK)), "back to the page");
    assert!(!has("", Action::Unmark) && has("2<space>", Action::Unmark));
    assert!(has("", Action::Telling), "though the footer offers it only on the way back");
    assert!(!has("", Action::Over(Over::Palette)), "it is open");
}

#[test]
fn the_palette_lists_what_can_be_done_in_other_panes_behind_what_can_be_done_here() {
    let list = session(WIDE, ":mark");
    let all = list.explorer.overlay_rows();
    let at = |key: &str, note: &str| all.iter().position(|row| row.sign == key && row.note == note);
    let mark = at("Space", "in the actors").unwrap_or_else(|| panic!("{}", list.screen()));
    assert!(all[..mark].iter().all(|row| row.note.is_empty() || row.note.starts_with("in ")), "{}", list.screen());
    let mut marked = session(WIDE, &format!(":mark{}<enter>", "<down>".repeat(mark)));
    assert_eq!(marked.explorer.location().marked.len(), 1, "{}", marked.screen());
    assert_eq!((marked.explorer.location().focus, marked.explorer.location().subject), (Pane::Actors, Subject::About));
    // Here first, and once each.
    for keys in ["", "2", "3", "t", "F", "2<enter>n", "/kabiri<enter>1"] {
        let list = session(WIDE, &format!("{keys}:"));
        let all = list.explorer.overlay_rows();
        assert!(all.is_sorted_by_key(|row| !row.note.is_empty()), "{keys}");
        assert!(all.iter().any(|row| !row.note.is_empty()), "{keys}");
        for row in &all {
            assert_eq!(all.iter().filter(|other| other.text == row.text).count(), 1, "{keys}: {}", row.text);
        }
    }
    let with_find = session(WIDE, ":muhiddin-kabiri<enter>/Kabiri<esc>1:");
    assert!(with_find.explorer.overlay_rows().iter().any(|row| row.sign == "n" && row.note == "in a page"));
    marked.keys("1:u");
    assert!(rows(&marked).iter().any(|(_, text)| text.starts_with("unmark")), "{}", marked.screen());
}

#[test]
fn actors_stand_before_documents_of_whose_ids_a_word_begins_as_typed() {
    let list = session(WIDE, ":kabiri");
    let kinds: Vec<String> = rows(&list).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds.first().map(String::as_str), Some("actor"), "{kinds:?}");
    let first_source = kinds.iter().position(|kind| kind == "source");
    assert!(first_source >= kinds.iter().rposition(|kind| kind == "event"), "{kinds:?}");
    let mut nothing = session(WIDE, ":xyzzy");
    assert!(
        nothing.pane_called("Actions").words().contains("no word of a record's id begins so"),
        "{}",
        nothing.screen()
    );
    assert_eq!(id(nothing.keys("<c-u>kabiri<enter>")), "muhiddin-kabiri");
}

#[test]
fn where_nothing_happened_in_a_time_the_next_event_is_said_to_be_after_it() {
    let first = |typed: &str| rows(&session(WIDE, &format!(":{typed}")))[0].1.clone();
    assert_eq!(first("2013"), "go to the next event after 2013");
    assert_eq!(first("2014"), "go to 2014");
    assert_eq!(first("1 Jan 2014"), "go to the next event after 1 January 2014");
    assert_eq!(first("2013.."), "go to 1 January 2013");
}

#[test]
fn the_trail_names_each_place_once_at_its_latest_visit() {
    let walk = "2<enter>h<enter>h<enter>hj<enter>h<enter>hk<enter>h";
    let mut session = session(WIDE, &format!("{walk}T"));
    let all = session.explorer.overlay_rows();
    for row in &all {
        let same = all.iter().filter(|other| (&other.text, &other.note) == (&row.text, &row.note));
        assert_eq!(same.count(), 1, "{}", session.screen());
    }
    let behind = session.explorer.state().history.behind().len();
    assert!(all.len() < behind, "{} of {behind}", all.len());
    // Each leads as far back as it says.
    for row in all.iter().filter(|row| row.sign.starts_with('←')) {
        let steps: usize = row.sign.trim_start_matches("← ").parse().expect("it says how far");
        let at = all.iter().position(|other| other.sign == row.sign).expect("it is listed");
        session.keys(&format!("<home>{}<enter>", "<down>".repeat(at)));
        let back = self::session(WIDE, &format!("{walk}{}", "<bs>".repeat(steps)));
        assert_eq!(session.explorer.location(), back.explorer.location(), "{}", row.sign);
        session = self::session(WIDE, &format!("{walk}T"));
    }
}

#[test]
fn the_palette_finds_by_words_best_first_and_says_when_it_finds_nothing() {
    let first = |typed: &str| rows(&ferry(&format!("2<enter>:{typed}"))).first().map(|(key, _)| key.clone());
    assert_eq!(first("netw").as_deref(), Some("n"));
    assert_eq!(first("quit").as_deref(), Some("q"));
    assert_eq!(first("zoom").as_deref(), Some("z"));
    assert_eq!(first("sources").as_deref(), Some("r"), "what goes by that name");
    assert_eq!(first("?").as_deref(), Some("?"), "a key stands for itself");
    let mut nothing = ferry(":xyzzy");
    assert!(
        nothing.pane_called("Actions").words().contains("nothing that can be done is called so"),
        "{}",
        nothing.screen()
    );
    let before = nothing.screen();
    assert_eq!(nothing.keys("<enter>").screen(), before, "nothing is done");
    assert_eq!(nothing.keys("<esc>").screen(), ferry("").screen());
}

#[test]
fn a_date_leads_to_the_first_event_on_or_after_it() {
    for (typed, words, event) in [
        ("2015-09", "go to September 2015", "Attacks in Dushanbe"),
        ("sep 2015", "go to September 2015", "Attacks in Dushanbe"),
        ("5 Sep 2015", "go to 5 September 2015", "The IRPT's deadline passes"),
        ("2018..", "go to 1 January 2018", ""),
    ] {
        let mut session = session(WIDE, &format!("2:{typed}"));
        assert_eq!(rows(&session)[0], ("date".to_owned(), words.to_owned()));
        let before = session.explorer.location().clone();
        session.keys("<enter>");
        let location = session.explorer.location();
        assert_eq!((location.focus, session.explorer.state().overlay.is_none()), (Pane::Timeline, true));
        let Some(Id::Event(selected)) = location.timeline.selected else { panic!("no event is selected") };
        assert!(DOSSIER.event(selected).title.starts_with(event), "{}", DOSSIER.event(selected).title);
        // All events before it in the list are from before the date.
        let timeline = session.explorer.timeline();
        let day = |event| DOSSIER.span_in(detente::dossier::Order::Time, event)?.anchor();
        let earlier = timeline.events().take_while(|event| *event != selected).filter_map(day);
        assert!(earlier.max() < day(selected), "{typed}");
        session.keys("<bs>");
        assert_eq!(*session.explorer.location(), before, "and back");
    }
    let mut late = session(WIDE, ":2090");
    assert_eq!(rows(&late)[0].1, "go to the last event: nothing is later than 2090");
    late.keys("<enter>");
    let events: Vec<_> = late.explorer.timeline().events().collect();
    let day = |event| DOSSIER.span_in(detente::dossier::Order::Time, event)?.anchor();
    let Some(Id::Event(selected)) = late.explorer.location().timeline.selected else { panic!("no event is selected") };
    assert_eq!(day(selected), events.iter().filter_map(|event| day(*event)).max());
}

#[test]
fn an_id_opens_its_record() {
    let mut session = session(WIDE, ":muhiddin-k");
    assert_eq!(rows(&session), [("actor".to_owned(), "open Muhiddin Kabiri (muhiddin-kabiri)".to_owned())]);
    session.keys("<enter>");
    assert_eq!((id(&session), session.explorer.location().focus), ("muhiddin-kabiri", Pane::Detail));
    let whole = rows(&self::session(WIDE, ":irpt"));
    assert_eq!(whole[0].1, format!("open {} (irpt)", DOSSIER.title_of(DOSSIER.find("irpt").unwrap())), "all of an id");
    assert!(whole.len() > 1, "the others begin with it");
}

#[test]
fn what_is_pasted_goes_to_the_line_that_is_open() {
    let typed = |session: &Session| session.screen();
    for (keys, pasted) in [(":", "zoo"), ("3/", "par")] {
        let (mut one, mut other) = (session(WIDE, keys), session(WIDE, keys));
        one.input(Input::Paste(format!(" {pasted}\n")));
        other.keys(pasted);
        assert_eq!(typed(&one), typed(&other), "{keys}");
    }
    let mut trail = session(WIDE, "<enter>T");
    let before = trail.screen();
    trail.input(Input::Paste("q".into()));
    assert_eq!(trail.screen(), before);
}

#[test]
fn a_click_on_a_row_does_it_and_one_beside_the_list_closes_it() {
    let mut session = session(WIDE, ":quit");
    let [left, top, ..] = session.pane_called("Actions").corners;
    session.input(Input::Click { x: left + 5, y: top + 2 });
    assert_eq!(session.effects, [detente::explore::action::Effect::Quit]);
    let mut session = self::session(WIDE, "<enter>T");
    session.input(Input::Click { x: 0, y: 30 });
    assert!(session.explorer.state().overlay.is_none());
    assert_eq!(session.explorer.location().focus, Pane::Detail, "and does no more");
}

#[test]
fn the_trail_names_the_places_newest_first_and_marks_the_present_one() {
    let mut session = session(WIDE, "/kabiri<enter>2<enter><bs>T");
    let names = rows(&session);
    let signs: Vec<&str> = names.iter().map(|(sign, _)| sign.as_str()).collect();
    assert_eq!(signs, ["→ 1", "here", "← 1"]);
    let trail = session.pane_called("Where you have been");
    assert!(trail.row("here").contains("/kabiri") && !trail.row("← 1").contains("/kabiri"), "{}", trail.text());
    assert!(trail.row("← 1").starts_with('▸'), "Enter goes back\n{}", trail.text());
    assert!(session.footer().starts_with(" Enter go there"), "{}", session.footer());
    session.keys("<esc>");
    assert_eq!(session.screen(), self::session(WIDE, "/kabiri<enter>2<enter><bs>").screen());
    assert!(self::session(WIDE, "T").footer().contains("nowhere else yet"));
}

fn steps() -> impl Strategy<Value = Vec<&'static str>> {
    let steps = vec!["<enter>", "2", "1", "j", "<bs>", "f", "1/ferry<enter>", "1/<c-u><enter>", "<tab>", "i"];
    proptest::collection::vec(prop::sample::select(steps), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn jumping_is_going_back_or_forward_so_many_times(steps in steps(), to in 0usize..12) {
        let keys = steps.concat();
        let mut jumped = ferry(&keys);
        let (ahead, behind) = (jumped.explorer.state().history.ahead().len(), jumped.explorer.state().history.behind().len());
        prop_assume!(ahead + behind > 0);
        let to = to % (ahead + behind + 1);
        jumped.keys("T");
        let rows = rows(&jumped);
        let row = to % rows.len().max(1);
        // Those that have nothing to jump back in are not listed.
        prop_assume!(rows.len() > 1);
        let steps = |sign: &str| sign.split(' ').nth(1).and_then(|steps| steps.parse().ok()).unwrap_or(0);
        let to = match rows[row].0.as_str() {
            sign if sign.starts_with('→') => ahead - steps(sign),
            sign => ahead + steps(sign),
        };
        jumped.keys("<home>").keys(&"<down>".repeat(row)).keys("<enter>");
        let mut stepped = ferry(&keys);
        stepped.keys(&"f".repeat(ahead.saturating_sub(to))).keys(&"<bs>".repeat(to.saturating_sub(ahead)));
        prop_assert_eq!(jumped.explorer.location(), stepped.explorer.location());
        let history = |session: &Session| {
            let history = &session.explorer.state().history;
            (history.ahead().to_vec(), history.behind().to_vec())
        };
        prop_assert_eq!(history(&jumped), history(&stepped), "nothing is lost");
    }
}

/// What is found on the screen, and that of it which the reader has come to: the letters in reverse.
fn here(session: &Session) -> String {
    let [left, _, right, bottom] = session.panes().last().expect("there is a pane").corners;
    let buffer = session.buffer();
    let cells = (0..bottom).flat_map(|y| (left + 1..right).map(move |x| (x, y)));
    let reversed = cells.filter(|at| buffer[*at].modifier.contains(Modifier::REVERSED | Modifier::BOLD));
    reversed.map(|at| buffer[at].symbol().to_owned()).collect()
}

#[test]
fn what_is_typed_is_found_in_the_page_and_walked() {
    let mut session = session(WIDE, ":muhiddin-kabiri<enter>/KABIRI");
    assert!(session.footer().contains("1 of "), "{}", session.footer());
    assert_eq!(here(&session), "Kabiri");
    let top = session.explorer.page_top();
    assert_eq!(top, 0);
    let count: usize = session.footer().split(" of ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let mut tops = vec![top];
    for at in 2..=count {
        session.keys("<enter>");
        assert!(session.footer().contains(&format!("{at} of {count} ")), "{}", session.footer());
        assert!(!here(&session).is_empty(), "it is in view");
        tops.push(session.explorer.page_top());
    }
    assert!(tops.is_sorted() && tops.last() > tops.first(), "the view follows: {tops:?}");
    session.keys("<down>");
    assert_eq!(session.explorer.page_top(), 0, "and round again");
    session.keys("<up>");
    assert_eq!(session.explorer.page_top(), *tops.last().unwrap());
    let before = session.explorer.page_top();
    session.keys("<esc>");
    assert_eq!((session.explorer.page_top(), here(&session).as_str()), (before, "Kabiri"), "it stays there");
    // As in the lists, n and N go on, until Esc.
    session.keys("n");
    assert!(session.footer().contains(&format!("1 of {count};")), "{}", session.footer());
    assert_eq!((session.explorer.page_top(), view(&session)), (0, Context::PAGE));
    session.keys("N");
    assert!(session.footer().contains(&format!("{count} of {count};")), "{}", session.footer());
    assert_eq!(session.explorer.page_top(), before);
    session.keys("<esc>");
    assert_eq!((session.explorer.page_top(), here(&session)), (before, String::new()));
    assert!(session.keys("N").footer().contains("nothing was found"), "{}", session.footer());
    session.keys("<c-l>");
    assert!(session.footer().starts_with(" / find  S search"), "{}", session.footer());
    assert_eq!(view(session.keys("n")), Context::NETWORK);
}

#[test]
fn what_is_looked_for_in_pages_stays_on_other_pages_until_escape() {
    let mut session = session(WIDE, ":muhiddin-kabiri<enter>/Iran<esc>");
    assert_eq!(here(&session), "Iran");
    // Along a link, through the lists, and back.
    for away in ["<enter>", "<bs>", "2jj<enter>", "1jj<enter>", ":irpt<enter>"] {
        session.keys(away);
        let top = session.explorer.page_top();
        session.keys("n");
        assert_eq!(view(&session), Context::PAGE, "{away}");
        assert!(
            session.footer().starts_with(" 1 of ") && session.footer().contains("; Esc ends it"),
            "{}",
            session.footer()
        );
        assert!(here(&session) == "Iran" && session.explorer.page_top() >= top, "{away}\n{}", session.screen());
    }
    session.keys(":iran<enter>n");
    // Meanwhile the last line promises no network.
    assert!(!session.keys("<c-l>").footer().contains("n network"), "{}", session.footer());
    session.keys("<esc>");
    assert!(session.footer().contains("no longer finding"), "{}", session.footer());
    assert!(session.keys("<c-l>").footer().contains("n network"), "{}", session.footer());
    assert_eq!(view(session.keys("n")), Context::NETWORK);
}

#[test]
fn where_nothing_of_what_is_looked_for_stands_n_says_so() {
    let mut session = session(WIDE, ":muhiddin-kabiri<enter>/Prosecutors dispute<esc>:iran<enter>n");
    assert!(
        session.footer().contains("\"Prosecutors dispute\" is not on this page; Esc ends finding"),
        "{}",
        session.footer()
    );
    assert_eq!(view(&session), Context::PAGE);
    session.keys("N");
    assert!(
        session.footer().contains("\"Prosecutors dispute\" is not on this page; Esc ends finding"),
        "{}",
        session.footer()
    );
    // From the lists too, where nothing else is left to undo.
    session.keys("2<esc>");
    assert!(session.footer().contains("no longer finding"), "{}", session.footer());
    assert_eq!(view(session.keys("3n")), Context::NETWORK);
}

#[test]
fn what_was_found_in_the_help_is_walked_until_it_is_closed() {
    let mut session = session(MIDDLE, "?/lanes<enter><esc>");
    assert!(session.footer().contains("n and N go on"), "{}", session.footer());
    let first = session.explorer.state().help;
    session.keys("n");
    assert!(session.footer().starts_with(" 3 of "), "{}", session.footer());
    session.keys("nnn");
    let further = session.explorer.state().help;
    assert_ne!(further, first);
    session.keys("NNNN");
    assert!(session.footer().starts_with(" 2 of "), "{}", session.footer());
    session.keys("<esc>?n");
    assert!(session.footer().contains("nothing was found here; / finds"), "{}", session.footer());
    // The page below has its own.
    let mut session = self::session(MIDDLE, ":muhiddin-kabiri<enter>/Kabiri<esc>?/lanes<esc>n<esc>n");
    assert_eq!(here(&session), "Kabiri");
    assert!(session.keys("<esc>").footer().contains("no longer finding"), "{}", session.footer());
}

#[test]
fn a_key_without_use_here_says_where_it_has_one() {
    for (keys, said) in [
        ("2+", "not here: + works in the timeline and the lanes"),
        (
            "2l",
            "not here: l works in the timeline, the lanes, a page, the network, the choice of sources and the filters",
        ),
        ("Fx", "not here: x works in the lists and a page"),
        ("2<enter>nR", "not here: R works in the lists and a page"),
        ("rL", "not here: L works in the lanes"),
        ("X", "X does nothing; ? lists all keys"),
        ("?x", "x does nothing here; Esc closes this"),
    ] {
        let session = ferry(keys);
        assert!(session.footer().contains(said), "{keys}: {}", session.footer());
    }
}

#[test]
fn in_a_page_slash_finds_there_and_n_is_the_network_before_and_after() {
    let mut session = session(WIDE, ":muhiddin-kabiri<enter>");
    let plain = session.screen();
    session.keys("/xyzzy");
    assert!(session.footer().contains("not here"), "{}", session.footer());
    session.keys("<esc>");
    assert_eq!(session.screen(), plain);
    assert!(session.keys("n").pane(3).title.starts_with("3 Network"), "{}", session.screen());
    session.keys("n/");
    let field = session.explorer.state().find.as_ref().map(|find| find.line.text().to_owned());
    assert_eq!(field.as_deref(), Some(""));
    session.keys("n");
    assert!(session.footer().starts_with(" / n"), "letters are typed");
}

#[test]
fn the_whole_dossier_is_searched_from_a_page_too() {
    let searched = session(WIDE, ":irpt<enter>1/kabiri");
    for keys in [":irpt<enter>Skabiri", ":irpt<enter>/kabiri<tab>"] {
        let found = session(WIDE, keys);
        assert_eq!(found.footer(), searched.footer(), "{keys}");
        assert!(found.explorer.state().find.is_none() && found.explorer.state().search.is_some());
    }
    let from_help = session(WIDE, "?/kabiri<tab>");
    assert_eq!(from_help.screen(), session(WIDE, "/kabiri").screen());
}

#[test]
fn a_link_that_is_found_can_be_followed() {
    let mut session = session(WIDE, ":muhiddin-kabiri<enter>/Prosecutors dispute<esc>");
    let link = session.explorer.selected_link().expect("a link is selected");
    let to = session.explorer.page().links[link].to;
    assert!(DOSSIER.title_of(to).starts_with("Prosecutors dispute"));
    session.keys("<enter>");
    assert_eq!(session.explorer.location().subject, Subject::Record(to));
}

#[test]
fn an_empty_line_finds_again_what_was_found_last_and_letters_taken_back_lead_back() {
    let session = session(WIDE, ":muhiddin-kabiri<enter>/ozodi<enter><esc>g/<enter>");
    assert!(session.footer().starts_with(" / ozodi"), "{}", session.footer());
    let mut session = self::session(WIDE, ":muhiddin-kabiri<enter>/");
    let last = session.explorer.page().lines.iter().rev().find(|line| line.is_heading()).map(Line::text);
    session.keys(&last.expect("the page has sections"));
    assert!(session.explorer.page_top() > 0, "it stands below");
    session.keys("<c-u>");
    assert_eq!(session.explorer.page_top(), 0);
}

#[test]
fn the_help_is_searched_and_the_page_below_it_left_alone() {
    for size in [NARROW, MIDDLE, WIDE] {
        let mut session = session(size, "?/pulse");
        let help = session.pane_called("Keys");
        assert!(help.text().contains("pulse"), "{}", session.screen());
        assert!(session.explorer.state().help > Some(0));
        let first = session.explorer.state().help;
        session.keys("<up>");
        assert!(session.explorer.state().help > first, "round to the last");
        session.keys("<esc>");
        assert!(session.explorer.state().help.is_some(), "the help is still open");
        session.keys("<esc>");
        assert_eq!(session.screen(), self::session(size, "").screen());
    }
}

#[test]
fn half_a_page_is_half_of_what_is_in_view() {
    let mut page = session(WIDE, ":muhiddin-kabiri<enter>");
    let rows = page.explorer.layout().rows(Pane::Detail);
    page.keys("<c-d>");
    assert_eq!(page.explorer.page_top(), rows / 2);
    page.keys("<c-u>");
    assert_eq!(page.explorer.page_top(), 0);
    page.keys("<c-f>");
    assert_eq!(page.explorer.page_top(), rows - 2);
    page.keys("<c-b>");
    assert_eq!(page.explorer.page_top(), 0);
    let mut help = session(WIDE, "?<c-d>");
    assert_eq!(help.explorer.state().help, Some(37 / 2));
    assert_eq!(help.keys("<pgdn>").explorer.state().help, Some(37 / 2 + 35));
    for keys in ["2", "1", "t"] {
        let at = |keys: &str| {
            let session = session(WIDE, keys);
            let list = session.explorer.location().list;
            session.explorer.cursor(list).unwrap_or_default()
        };
        let [half, whole] = ["<c-d>", "<c-f>"].map(|key| at(&format!("{keys}{key}")));
        assert!(half < whole || keys == "t", "{keys}: {half} and {whole}");
        // Rows are of one line or two.
        assert!(at(&format!("{keys}<c-d><c-d><c-u>")).abs_diff(half) < 3, "{keys}");
    }
}

#[test]
fn control_o_goes_back() {
    let mut session = session(WIDE, "2<enter><c-o>");
    assert_eq!(session.explorer.location().focus, Pane::Actors);
    session.keys("f");
    assert_eq!(session.explorer.location().focus, Pane::Detail);
}

fn wheel(session: &mut Session, pane: Pane, wheel: Wheel) {
    let area = session.explorer.layout().pane(pane).expect("it is shown");
    session.input(Input::Scroll { x: area.x + 2, y: area.y + 2, wheel });
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_nothing_else() {
    for (keys, pane) in [
        ("", Pane::Timeline),
        ("", Pane::Actors),
        ("", Pane::Detail),
        ("2", Pane::Timeline),
        ("3", Pane::Actors),
        ("t", Pane::Timeline),
    ] {
        let mut session = session(WIDE, keys);
        let before = session.explorer.location().clone();
        let shown = session.panes();
        wheel(&mut session, pane, Wheel::Down);
        let after = session.explorer.location().clone();
        assert_eq!(
            (after.focus, after.list, after.subject),
            (before.focus, before.list, before.subject),
            "{keys} {pane:?}"
        );
        assert_eq!(
            (after.timeline.selected, after.actors.selected),
            (before.timeline.selected, before.actors.selected)
        );
        let scrolled = session.panes();
        for (was, is) in shown.iter().zip(&scrolled) {
            let is_it = is.title.starts_with(&format!("{} ", pane as usize + 1));
            // The pulse and the chapters say what is in view.
            assert_eq!(was.rows[..3] != is.rows[..3], is_it, "{keys:?} {pane:?}: {}", is.title);
        }
        wheel(&mut session, pane, Wheel::Up);
        assert_eq!(session.panes(), shown, "{keys} {pane:?}");
    }
}

#[test]
fn a_key_returns_to_what_was_selected() {
    for (keys, pane, key) in [("", Pane::Timeline, "k"), ("2", Pane::Actors, "k"), ("t", Pane::Timeline, "k")] {
        let mut session = session(WIDE, keys);
        for _ in 0..9 {
            wheel(&mut session, pane, Wheel::Down);
        }
        let scrolled = session.screen();
        assert_ne!(scrolled, self::session(WIDE, keys).screen());
        session.input(Input::Resize { width: WIDE.0, height: WIDE.1 });
        assert_eq!(session.screen(), scrolled, "it stays scrolled while nothing is done");
        session.keys(key);
        assert_eq!(session.screen(), self::session(WIDE, &format!("{keys}{key}")).screen(), "{keys:?}");
    }
}

#[test]
fn every_screen_over_the_panes_can_be_drawn_at_every_size() {
    for keys in [
        ":",
        ":zo",
        ":xyzzy",
        ":2015",
        "<enter>T",
        "2<enter>j<enter><bs>T<end>",
        "3/",
        "3/ir",
        "3/xyzzy",
        "?/",
        "?/the",
        "/tone:",
        "/actor:<tab><tab>",
        "/tone:foo<enter>",
        "rd15 Octember",
    ] {
        let mut session = session(WIDE, keys);
        let sizes = (0..=60u16).step_by(3).flat_map(|width| (0..=20u16).map(move |height| (width, height)));
        for (width, height) in sizes.chain([(100, 3), (3, 100), (500, 200), (99, 20), (101, 20)]) {
            session.input(Input::Resize { width, height });
            session.buffer();
            wheel_anywhere(&mut session);
        }
    }
}

fn wheel_anywhere(session: &mut Session) {
    for wheel in [Wheel::Down, Wheel::Up] {
        session.input(Input::Scroll { x: 5, y: 3, wheel });
        session.buffer();
    }
}

#[test]
fn nothing_in_the_list_of_actions_or_of_places_is_cut() {
    for size in [MIDDLE, (100, 30), WIDE, (200, 60)] {
        for keys in VIEWS.into_iter().map(|keys| format!("{keys}:")).chain(["jj<enter>2j<enter>T".to_owned()]) {
            let mut session = Session::new(&FERRY, size);
            session.keys(&keys);
            let title = if keys.ends_with(':') { "Actions" } else { "Where you have been" };
            session.keys("<pgup><pgup>");
            for row in session.explorer.overlay_rows() {
                let words = session.pane_called(title).words();
                let keys = row.sign.split_whitespace().collect::<Vec<_>>().join(" ");
                let text = format!("{} {}", row.text, row.note);
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(words.contains(&format!("{keys} {text}")), "{text}\n{}", session.screen());
                session.keys("<down>");
            }
        }
    }
}

#[test]
fn the_page_about_the_dossier_stays_until_something_is_selected_and_is_where_all_ways_back_end() {
    let mut session = session(MIDDLE, "<tab>");
    assert_eq!(session.explorer.location().subject, Subject::About, "passing through a list selects nothing");
    session.keys("<tab><tab>j");
    let second = Id::Event(session.explorer.all().in_time()[1].event);
    assert_eq!(session.explorer.location().subject, Subject::Record(second));
    session.keys("<bs>");
    assert_eq!(session.explorer.location().subject, Subject::About);
    assert_eq!(session.explorer.location().focus, Pane::Timeline, "the keys stay where they are");
    session.keys("<bs>");
    assert!(session.screen().contains("nowhere to go back to"));
}

#[test]
fn the_list_of_actions_opens_a_record_by_any_word_of_its_id() {
    let session = session(WIDE, ":nazarzoda");
    let offered: Vec<String> = rows(&session).into_iter().map(|(_, text)| text).collect();
    let at = |id: &str| offered.iter().position(|text| text.ends_with(&format!("({id})")));
    assert!(at("abduhalim-nazarzoda").is_some() && at("abduhalim-nazarzoda") < at("nazarzoda-violence"), "{offered:?}");
}

#[test]
fn esc_leads_from_the_lanes_and_from_two_tellings_to_the_list_whichever_pane_has_the_keys() {
    for (turned, there) in [("t", Context::LANES), ("b", Context::BRAID)] {
        for keys in ["", "2", "3", "/kabiri<enter><esc>"] {
            let mut session = session(WIDE, &format!("{turned}{keys}"));
            assert_eq!(session.explorer.view(Pane::Timeline), there, "{turned}{keys}");
            session.keys("<esc>");
            assert_eq!(session.explorer.view(Pane::Timeline), Context::TIMELINE, "{turned}{keys}");
        }
    }
}

#[test]
fn the_page_about_the_dossier_stays_beside_lanes_and_two_tellings() {
    for keys in ["t", "b", "t<esc>", "b<esc>"] {
        assert_eq!(session(WIDE, keys).explorer.location().subject, Subject::About, "{keys}");
    }
    assert_ne!(session(WIDE, "tl").explorer.location().subject, Subject::About);
}

#[test]
fn from_an_event_in_no_chapter_the_next_and_the_previous_are_those_beside_it() {
    let undated = ":saudi-rapprochement<enter>1";
    assert_eq!(session(MIDDLE, undated).explorer.chapter_at_hand(), None);
    let to = |key: &str| session(MIDDLE, &format!("{undated}{key}")).explorer.chapter_at_hand();
    let (before, after) = (to("[").expect("it stands after others"), to("]").expect("it stands before others"));
    let first = |at: usize| DOSSIER.chapters()[at].span.span().first.expect("it has a beginning").ymd().0;
    assert!(first(before) <= 2015 && (2015..=2018).contains(&first(after)) && before < after, "{before} {after}");
}

#[test]
fn a_condition_without_a_value_is_refused_and_hinted_at() {
    for (query, field) in [("tone:", "tone:"), ("trade tone:", "tone:"), ("kind:, kabiri", "kind:"), ("..", "..")] {
        let mut session = session(WIDE, &format!("/{query}"));
        assert!(session.explorer.query_error().is_none(), "{query}: it may still come");
        session.keys("<enter>");
        assert!(session.explorer.state().search.is_some(), "{query} was kept");
        let footer = session.footer();
        assert!(footer.contains(&format!("not kept: {field} waits for")), "{footer}");
        session.keys(" ");
        assert!(session.explorer.query_error().is_none(), "{query}: more is being typed");
    }
    for (query, wanted) in [("tone:", "cooperation or conflict"), ("place:", "where it happened")] {
        let footer = session(WIDE, &format!("/{query}")).footer();
        assert!(footer.contains(wanted) && !footer.contains("an office"), "{footer}");
    }
}

#[test]
fn where_nothing_is_found_there_is_nothing_to_read_or_to_mark() {
    for keys in ["1<enter>", "2<enter>", "2<space>"] {
        let mut session = session(WIDE, "/qqqqxx<enter>");
        let before = session.explorer.location().subject;
        session.keys(&keys[..1]).keys("<c-l>");
        assert!(!session.footer().contains("read") && !session.footer().contains("mark"), "{}", session.footer());
        session.keys(&keys[1..]);
        let location = session.explorer.location();
        assert_eq!((location.subject, location.marked.len()), (before, 0), "{keys}");
        assert_ne!(location.focus, Pane::Detail, "{keys}");
        assert!(session.footer().contains("nothing is found"), "{keys}: {}", session.footer());
        session.keys("<esc>");
        assert_eq!(session.footer().trim(), "the search is gone", "{keys}");
    }
}

#[test]
fn conditions_stay_behind_what_is_typed_in_place_of_the_words() {
    let line = |keys: &str| {
        let session = session(WIDE, keys);
        session.explorer.state().search.as_ref().map(|search| search.line.text().to_owned())
    };
    let kept = "/ban tone:conflict 2014..2016 29 September 2015<enter>";
    assert_eq!(line(&format!("{kept}/")).as_deref(), Some("ban tone:conflict 2014..2016 29 September 2015"));
    let then = "kabiri tone:conflict 2014..2016 29 September 2015";
    assert_eq!(line(&format!("{kept}/kabiri")).as_deref(), Some(then));
    assert_eq!(line("/ban<enter>/kabiri").as_deref(), Some("kabiri"));
    for keys in ["/<c-u>", "/kabiri<c-u>"] {
        assert_eq!(line(&format!("{kept}{keys}")).as_deref(), Some(""), "{keys}");
    }
    let filtered = session(WIDE, "F<space><esc>/kabiri<enter>");
    let query = filtered.explorer.location().query.clone();
    assert!(query.starts_with("kabiri tone:"), "{query}");
}

#[test]
fn the_palette_lists_what_a_page_beside_the_list_does() {
    let list = session(WIDE, "2<enter>1:network");
    let listed = list.explorer.overlay_rows();
    assert!(listed.iter().any(|row| row.note == "in a page" && row.text.contains("network")), "{:?}", rows(&list));
    let opened = session(WIDE, "2<enter>1:network<enter>");
    assert_eq!(opened.explorer.view(Pane::Detail), Context::NETWORK);
}
