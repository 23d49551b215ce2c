//! The explorer without a terminal: keys in, whole screens out.

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use detente::{
    dossier::{
        ActorId, Dossier, Id, Kind, Order, Scope, Whose, load,
        progress::{Progress, Step},
        record::Bearing,
    },
    explore::{
        action::Effect,
        layout::Pane,
        list::{Heading, Row},
        screen,
        ui::theme::Theme,
    },
    report::Subject,
    terminal::event::{Code, Input, Key, Wheel},
};
use proptest::prelude::*;
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    style::Modifier,
};
use support::{
    Session,
    session::{Framed, text},
};

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

/// How an event's title begins: as much as is seen of it everywhere.
fn begun(event: &str) -> String {
    let Some(Id::Event(event)) = DOSSIER.find(event) else { panic!("{event} is no event") };
    DOSSIER.event(event).title.chars().take(20).collect()
}

fn selected(session: &Session) -> Option<Id> {
    session.explorer.location().timeline.selected
}

/// The small dossier of `tests/fixtures`, and more of it, so that every picture has something to show.
static FERRY: LazyLock<Arc<Dossier>> = LazyLock::new(|| {
    let text = include_str!("fixtures/screens.json");
    Arc::new(load::from_text("screens.json", text).expect("the ferry dossier is in order"))
});

#[test]
fn the_ferry_has_all_of_the_small_dossier() {
    let small = load::from_text("small.json", include_str!("fixtures/small.json")).expect("it is in order");
    let (small, ferry) = (small.file(), FERRY.file());
    assert!(small.events.iter().all(|event| ferry.events.contains(event)));
    assert!(small.actors.iter().all(|actor| ferry.actors.contains(actor)));
    assert!(small.claims.iter().all(|claim| ferry.claims.contains(claim)));
    assert!(small.sources.iter().all(|source| ferry.sources.contains(source)));
}

/// Room for one pane, two, three.
const NARROW: (u16, u16) = (40, 12);
const MIDDLE: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);
/// Room for words in place of signs.
const WIDEST: (u16, u16) = (200, 60);

#[test]
fn one_screen_a_pane_and_width_class() {
    for (name, size, keys) in [
        ("timeline", NARROW, "jjjj"),
        ("timeline", MIDDLE, "/stopped<enter><esc>1"),
        ("timeline", WIDE, "/stopped<enter><esc>1"),
        ("told", WIDE, "/stopped<enter><esc>1v"),
        ("actors", NARROW, "2jj"),
        ("actors", MIDDLE, "2jj<space>"),
        ("page", NARROW, "/stopped<enter><esc>1<enter>"),
        ("page", WIDE, "/sfc<enter><esc>2<enter>zG"),
        ("network", NARROW, "2j<enter>n"),
        ("network", WIDE, "2<enter>njl"),
        ("lanes", NARROW, "/stopped<enter><esc>1t"),
        ("lanes", MIDDLE, "/stopped<enter><esc>1t"),
        ("lanes", WIDE, "2jj<space>1tjll"),
        ("braid", NARROW, "/stopped<enter><esc>1b"),
        ("braid", WIDE, "/stopped<enter><esc>1b"),
        ("sources", NARROW, "/stopped<enter><esc>1r"),
        ("sources", WIDE, "/stopped<enter><esc>1rjj"),
        ("without", WIDE, "/stopped<enter><esc>1rGk<enter>"),
        ("pair", WIDE, "2<space>j<space>1jjp"),
        ("hits", NARROW, "/elena"),
        ("hits", WIDE, "/ferry"),
        ("completions", MIDDLE, "/actor:"),
        ("help", WIDE, "?"),
    ] {
        let mut session = Session::new(&FERRY, size);
        session.keys(keys);
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), session.screen());
    }
}

/// The titles of the panes that are seen, from left to right.
fn seen(session: &Session) -> Vec<String> {
    session.panes().into_iter().map(|pane| pane.title).collect()
}

#[test]
fn one_pane_or_two_or_three_stand_side_by_side() {
    for (width, keys, expected) in [
        (40, "", &["1 Timeline"][..]),
        (40, "2", &["2 Actors"]),
        (40, "<enter>", &["3 Event"]),
        (59, "", &["1 Timeline"]),
        (60, "", &["1 Timeline", "3 About"]),
        (80, "j", &["1 Timeline", "3 Event"]),
        (80, "2", &["2 Actors", "3 About"]),
        (80, "2j", &["2 Actors", "3 Actor"]),
        (80, "2<enter>", &["2 Actors", "3 Actor"]),
        (99, "", &["1 Timeline", "3 About"]),
        (100, "", &["1 Timeline", "2 Actors", "3 About"]),
        (120, "z", &["1 Timeline"]),
        (120, "2<enter>z", &["3 Actor"]),
        (80, "2z", &["2 Actors"]),
    ] {
        let mut session = session((width, 24));
        session.keys(keys);
        assert_eq!(seen(&session), expected, "{keys:?} at {width}\n{}", session.screen());
        let panes = session.panes();
        let (first, last) = (&panes[0], &panes[panes.len() - 1]);
        assert_eq!((first.corners[0], last.corners[2]), (0, width - 1), "together they fill the width");
        for two in panes.windows(2) {
            assert_eq!(two[0].corners[2] + 1, two[1].corners[0], "side by side");
            assert_eq!([two[0].corners[1], two[0].corners[3]], [two[1].corners[1], two[1].corners[3]]);
        }
    }
}

#[test]
fn the_header_says_as_much_as_there_is_room_for() {
    for (width, expected) in [
        (40, " détente  The Sund ferry: Valmark and …"),
        (80, " détente  The Sund ferry: Valmark and Oster, with all who joined in   1997–2004"),
        (90, " détente  The Sund ferry: Valmark and Oster, with all who joined in 1997–2004 · 18 events"),
    ] {
        assert_eq!(Session::new(&FERRY, (width, 24)).header(), expected);
    }
    for (width, last) in [(120, "5 claims"), (200, "7 sources")] {
        let header = Session::new(&FERRY, (width, 24)).header();
        assert!(header.contains("1997–2004 · 18 events · 15 actors · 5 claims") && header.ends_with(last), "{header}");
    }
    assert!(Session::new(&FERRY, (80, 9)).header().starts_with('╭'), "in a low window the panes have its line");
    let mut low = Session::new(&FERRY, (80, 9));
    assert!(low.keys("r<home>j<enter>").header().contains("only the article"), "{}", low.header());
    let mut narrow = session((60, 24));
    let header = narrow.keys("/published-by:2018-08-01<enter>").header();
    assert!(header.contains("titles: the dossier's") && header.ends_with(" out"), "{header}");
}

#[test]
fn it_begins_with_the_first_event_and_a_page_about_the_dossier() {
    for size in [MIDDLE, WIDE, WIDEST] {
        let session = session(size);
        let rows = session.pane(1).rows;
        assert!(rows[0].starts_with(" 1990") && rows[1].starts_with("▸1990s "), "{}", session.screen());
        assert!(session.screen().contains("Iran as backer"), "{}", session.screen());
        let about = session.pane(3);
        assert_eq!(about.title, "3 About");
        assert!(about.words().starts_with(DOSSIER.title()), "{}", about.text());
    }
    let about = session((200, 120)).pane(3).words();
    for words in
        ["How it went 5", "as told by the article", "What is disputed", " ≠ ", "Where to begin", "In numbers 65 events"]
    {
        assert!(about.contains(words), "{words}\n{about}");
    }
}

#[test]
fn every_event_has_its_day_its_tone_and_how_well_it_is_supported() {
    let session = session((120, 140));
    let timeline = session.pane(1);
    for (event, date, tone, standing) in [
        ("independence", "9 Sep", '·', "✓3"),
        ("civil-war", "1992–97", '▲', "✓4"),
        ("guarantees", "27 May", '○', "≠2"),
        ("protocol-32-20", "24 Nov", '·', "≠3"),
        ("opposition-purge", "2015–19", '▲', "✓2"),
        ("prosecutor-july-2015", "8 Jul", '△', "≠1"),
        ("rahmon-congratulates", "14…15 Jul", '○', "·1"),
        ("saudi-rapprochement", "later ↑", '·', "✓2"),
        ("irpt-office-sealed", "24 Aug", '▲', "≠4"),
        ("irpt-ten-days", "28 Aug", '△', "≠2"),
        ("firms-leave", "between", '·', "·1"),
        ("zarif-visit", "May?", '○', "·1"),
    ] {
        let row = timeline.row(&begun(event));
        let (what, how_well) = (format!("{date} {tone} {}", begun(event)), row.ends_with(standing));
        let shown = row.trim_start_matches('▸').split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.starts_with(what.trim()) && how_well, "{what}: {row}");
    }
    for (event, _) in DOSSIER.events() {
        timeline.row(&begun(DOSSIER.id_of(event)));
    }
    let years = timeline.rows.iter().filter_map(|row| row.trim().parse().ok()).collect::<Vec<i64>>();
    assert!(years.len() > 8 && years.is_sorted_by(|one, next| one < next), "each year once: {years:?}");
}

#[test]
fn a_wide_window_says_who_did_it_to_whom_and_names_people_in_full() {
    let [wide, wider, widest] = [WIDE, (160, 45), WIDEST].map(session);
    for (event, who) in [("iran-backs-uto", "Iran → UTO"), ("civil-war", "Tajikistan, UTO")] {
        assert!(wider.pane(1).row(&begun(event)).contains(who), "{}", wider.screen());
        assert!(widest.pane(1).row(&begun(event)).contains(who), "{}", widest.screen());
        assert!(!wide.pane(1).row(&begun(event)).contains(who), "{}", wide.screen());
    }
    // In few columns it takes no more than two lines beside a short title: others are counted.
    let rows = wider.pane(1).rows;
    let visit = rows.iter().position(|row| row.contains("Rouhani visits Dushanbe")).expect("it is in view");
    assert!(rows[visit + 1].ends_with("Tajikistan +1"), "{}", wider.screen());
    // Titles come first, and nobody is left out where there are blanks.
    for (size, keys) in [((80, 24), "1z"), ((160, 45), "1"), (WIDEST, "1")] {
        let mut session = session(size);
        session.keys(keys);
        for _ in 0..12 {
            let rows = session.pane(1).rows;
            let has = |row: &String, title: &str| row.contains(title);
            let is_whole = |row| DOSSIER.events().any(|(_, event)| has(row, &event.title));
            let is_begun = |row| DOSSIER.events().any(|(event, _)| has(row, &begun(DOSSIER.id_of(event))));
            let wraps = rows.iter().find(|row| is_begun(row) && !is_whole(row));
            assert!(wraps.is_none(), "{wraps:?} wraps\n{}", session.screen());
            assert!(size != WIDEST || !rows.iter().any(|row| row.contains(" +")), "{}", session.screen());
            session.keys("<pgdn>");
        }
    }
    let mut zoomed = session(WIDEST);
    zoomed.keys("z");
    for (event, word) in
        [("protocol-32-20", "contested"), ("civil-war", "corroborated"), ("protocol-published", "single")]
    {
        assert!(zoomed.pane(1).row(&begun(event)).trim_end().ends_with(word), "{}", zoomed.screen());
    }
    assert!(widest.pane(2).text().contains("United Tajik Opposition") && !widest.pane(2).text().contains("UTO"));
    assert!(wide.pane(2).text().contains("UTO") && !wide.pane(2).text().contains("United Tajik"));
}

#[test]
fn who_did_it_is_told_from_who_was_there_and_where_it_is_disputed_that_is_said() {
    let mut widest = session(WIDEST);
    let timeline = widest.pane(1);
    assert!(timeline.row("Alleged secret protocol").contains("  with IRPT "), "{}", timeline.text());
    assert!(timeline.row("Attacks in Dushanbe").contains("  disputed: with Abduhalim"), "{}", timeline.text());
    assert!(timeline.row("Rahmon dismisses").contains("  Emomali Rahmon → "), "{}", timeline.text());
    widest.keys("/attack on foreign<enter><esc>");
    let attack = "Attack on foreign cyclists";
    assert!(widest.pane(1).row(attack).contains("  disputed: Attackers of"), "{}", widest.screen());
    assert!(widest.pane(3).words().contains("· who did it is disputed"), "{}", widest.screen());
    // In few columns it stands behind the title, but not of what is contested otherwise.
    for size in [(40, 20), (80, 24), (100, 30)] {
        let mut session = session(size);
        session.keys("/attack on foreign<enter><esc>1");
        assert!(session.pane(1).words().contains("· who: disputed"), "{}", session.screen());
        session.keys("/<c-u>rouhani visits<enter>");
        assert!(!session.pane(1).words().contains("who: disputed"), "{}", session.screen());
    }
}

#[test]
fn what_filters_alone_let_pass_leaves_titles_their_columns() {
    let columns = |session: &Session| session.pane(2).corners[2] - session.pane(2).corners[0];
    let mut session = session((100, 30));
    let usual = columns(&session);
    session.keys("]C");
    assert!(session.pane(2).title.contains("Found"), "{}", session.screen());
    assert_eq!(columns(&session), usual, "{}", session.screen());
    session.keys("C/kabiri<enter>");
    assert!(columns(&session) > usual, "what words find is read in sentences\n{}", session.screen());
    session.keys("/<c-u>kind:claim<enter>");
    assert!(session.panes().len() < 3 || columns(&session) > usual, "there is nothing else\n{}", session.screen());
}

#[test]
fn however_the_border_is_moved_dates_and_words_are_whole() {
    for size in [(100, 30), (80, 24), (60, 24)] {
        let mut session = session(size);
        session.keys("<<<<<<<<<<<<");
        let shown = session.pane(1).words();
        let first = &DOSSIER.event(DOSSIER.in_time()[0].event).title;
        assert!(first.split_whitespace().all(|word| shown.split_whitespace().any(|one| one == word)), "{shown}");
        assert!(shown.contains("1992–97"), "{shown}");
    }
}

#[test]
fn no_title_name_or_date_is_cut_on_any_screen_of_scrolling() {
    let date = |event| DOSSIER.event(event).date.as_ref().map_or_else(String::new, detente::dossier::Date::short);
    for size in [(100, 30), (120, 40), (160, 45), (80, 24)] {
        let mut session = session(size);
        let mut shown = session.pane(1).words();
        for _ in 0..DOSSIER.events().len() {
            session.keys("j");
            shown = shown + " " + &session.pane(1).words();
        }
        for (id, event) in DOSSIER.events() {
            // The standing of an event stands behind the first line of its title.
            let words = format!("{} {}", event.title, date(id));
            assert!(words.split_whitespace().all(|word| shown.contains(word)), "{words} at {size:?}");
        }
        let cut: Vec<&str> = shown.split_whitespace().filter(|word| *word != "…" && word.ends_with('…')).collect();
        assert!(cut.is_empty(), "cut at {size:?}: {cut:?}");
        session.keys("2");
        for _ in 0..DOSSIER.actors().len() {
            let names = session.pane(2);
            let is_cut = |row: &&String| row.contains('…');
            assert_eq!(names.rows.iter().find(is_cut), None, "cut at {size:?}\n{}", names.text());
            session.keys("j");
        }
    }
}

#[test]
fn the_chapters_are_the_same_in_a_telling_without_dates() {
    let text = r#"{"title": "x", "subject": "s", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}],
        "events": [{"id": "e", "title": "E", "date": "2015-09", "citations": [
            {"source": "t", "date": "2015-09"}, {"source": "s", "paragraph": 1}]}],
        "chapters": [
            {"title": "Whenever", "span": "../2016", "citations": [{"source": "s"}]},
            {"title": "Then", "span": "2015/2016", "citations": [{"source": "s"}]}]}"#;
    let mut session = Session::new(&Arc::new(load::from_text("x", text).unwrap()), WIDE);
    for keys in ["", "v", "v"] {
        session.keys(keys);
        let titles = session.screen().lines().nth(1).unwrap().to_owned();
        assert!(titles.contains("Whenever") && titles.contains("Then"), "{}", session.screen());
        let counted: Vec<usize> = session.explorer.chapters().iter().map(|chapter| chapter.tally.total()).collect();
        assert_eq!(counted, [1, 1], "{}", session.screen());
    }
}

#[test]
fn of_chapters_that_nobody_named_it_is_said_what_they_are() {
    let years = [1990, 1990, 1991, 1991, 2005, 2005, 2006, 2018, 2018, 2019];
    let events = years.iter().zip(0..).map(|(year, at)| {
        format!(r#"{{"id": "e{at}", "title": "E", "date": "{year}", "citations": [{{"source": "s"}}]}}"#)
    });
    let events = events.collect::<Vec<_>>().join(",");
    let text = format!(r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], "events": [{events}]}}"#);
    let dossier = Arc::new(load::from_text("x", &text).unwrap());
    let screen = Session::new(&dossier, WIDE).screen();
    let lines: Vec<&str> = screen.lines().collect();
    assert_eq!(lines[1].split_whitespace().collect::<Vec<_>>(), ["1990–1991", "2005–2006", "2018–2019"], "{screen}");
    assert!(lines[3].contains("No chapter is named here"), "{screen}");
    let narrow = Session::new(&dossier, (80, 24)).screen();
    assert!(narrow.contains("1990–1991 · between long gaps"), "{narrow}");
}

#[test]
fn a_list_is_sorted_from_the_page_beside_it() {
    let mut session = session(WIDE);
    let titles = |session: &Session| session.panes().into_iter().map(|pane| pane.title).collect::<Vec<_>>();
    assert!(titles(session.keys("<enter>s"))[0].starts_with("1 Timeline by standing"), "{}", session.screen());
    session.keys("<esc>2<enter>s");
    assert!(titles(&session)[1].starts_with("2 Actors by name"), "{}", session.screen());
    assert_eq!(session.footer().trim(), "actors by name");
    session.keys("1t3s");
    assert!(session.footer().contains("t leads to the list"), "{}", session.footer());
}

#[test]
fn a_pane_with_nothing_in_it_folds() {
    let open = |records: &str| {
        let text = format!(r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], {records}}}"#);
        Session::new(&Arc::new(load::from_text("x", &text).unwrap()), WIDE)
    };
    let titles = |session: &Session| session.panes().into_iter().map(|pane| pane.title).collect::<Vec<_>>();
    let mut session = open(r#""events": [{"id": "e", "title": "E", "citations": [{"source": "s"}]}]"#);
    assert_eq!(titles(&session), ["1 Timeline", "3 About"]);
    assert_eq!(titles(session.keys("2")), ["1 Timeline", "2 Actors", "3 About"], "whoever asks for it sees it");
    let mut session = open(r#""actors": [{"id": "a", "kind": "person", "name": "A", "citations": [{"source": "s"}]}]"#);
    assert_eq!(titles(&session), ["2 Actors", "3 About"]);
    assert_eq!(titles(session.keys("1")), ["1 Timeline", "2 Actors", "3 About"]);
}

#[test]
fn a_list_without_anything_that_the_kept_query_finds_folds() {
    for size in [(100, 30), WIDE, WIDEST] {
        let mut session = session(size);
        session.keys("/kind:claim");
        assert_eq!(seen(&session).len(), 3, "while it is typed, the lists stay where they are");
        session.keys("<enter>2");
        let panes = session.panes();
        // It says what was searched for in the place of the timeline.
        assert_eq!(panes[0].title, "2 Found kind: claims", "{}", session.screen());
        assert_eq!(panes[0].note, format!("{} claims", DOSSIER.claims().len()));
        assert_eq!(panes.len(), 2);
        assert!(session.keys("1").pane(1).text().contains("No event matches."), "whoever asks for it sees it");
        session.keys("2");
        assert_eq!(seen(session.keys("<tab>"))[0], "2 Found kind: claims");
        let mut session = Session::new(&DOSSIER, size);
        session.keys("/broker<enter>");
        assert!(seen(&session).iter().all(|title| !title.starts_with('2')), "{}", session.screen());
        assert!(seen(session.keys("2"))[1].starts_with("2 Actors"), "{}", session.screen());
    }
}

/// The words with dots of their own in titles and dates.
static DOTTED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let dates = DOSSIER.claims().filter_map(|(_, claim)| claim.date.as_ref());
    let dates = dates.chain(DOSSIER.sources().filter_map(|(_, source)| source.issued.as_ref()));
    let dates = dates.chain(DOSSIER.events().filter_map(|(_, event)| event.date.as_ref()));
    let texts = [Kind::Claim, Kind::Source].into_iter().flat_map(|kind| DOSSIER.every_id(kind));
    let texts = texts.map(|id| DOSSIER.title_of(id).into_owned()).chain(dates.map(detente::dossier::Date::with_year));
    let words = texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| word.contains('…')).collect()
});

/// What of a pane was cut: not a day from which on one is meant, nor the sign between two.
fn cut(pane: &Framed) -> Option<String> {
    let is_day = |word: &str| word == "…" || word.strip_suffix('…').is_some_and(|day| day.parse::<u8>().is_ok());
    let is_cut = |word: &&str| word.contains('…') && !DOTTED.contains(*word) && !is_day(word);
    pane.text().split(|c: char| c.is_whitespace() || "▸(".contains(c)).find(is_cut).map(str::to_owned)
}

#[test]
fn nothing_is_cut_in_the_filters_the_sources_and_what_is_found() {
    for size in [(100, 30), (120, 40), (160, 45)] {
        for (keys, pane) in [("F", 3), ("r", 3), ("jjjjjr", 3), ("/kind:source<enter>2", 2), ("/kind:claim<enter>2", 2)]
        {
            let mut session = session(size);
            session.keys(keys);
            let mut last = String::new();
            while last != session.screen() {
                last = session.screen();
                assert_eq!(cut(&session.pane(pane)), None, "{keys} at {size:?}\n{last}");
                session.keys("j");
            }
        }
    }
}

/// In which columns a text begins in the first of these rows and goes on below itself until all of it is said.
fn told_in_columns(rows: &[String], text: &str) -> Vec<usize> {
    let cells: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
    // Behind a dash or an ellipsis a new line may begin.
    let broken = text.replace('…', "… ").replace('–', "– ");
    let is_told = |column: usize, text: &str| {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        for row in &cells {
            let shown: String = row.iter().skip(column).collect();
            let fitting = (0..=words.len()).rev().find(|count| shown.starts_with(&words[..*count].join(" ")));
            words.drain(..fitting.unwrap_or(0));
            if fitting == Some(0) || words.is_empty() {
                break;
            }
        }
        words.is_empty()
    };
    (0..cells[0].len()).filter(|column| is_told(*column, text) || is_told(*column, &broken)).collect()
}

#[test]
fn lanes_have_a_scroll_bar_beside_the_actors() {
    let mut session = session((100, 30));
    session.keys("t");
    let [bar, lower] = [scroll_bar(&session, 1), scroll_bar(session.keys("jjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"), 1)];
    assert!(bar.starts_with("││┃") && bar.ends_with("│││"), "beside the lanes alone: {bar}");
    assert!(lower.starts_with("│││") && lower.contains('┃'), "{lower}");
}

/// The right border of a pane, from the top down.
fn scroll_bar(session: &Session, pane: u8) -> String {
    let [_, top, right, bottom] = session.pane(pane).corners.map(usize::from);
    let screen = session.screen();
    screen.lines().take(bottom).skip(top + 1).filter_map(|line| line.chars().nth(right)).collect()
}

#[test]
fn two_tellings_show_whole_titles_and_dates_side_by_side_at_one_height() {
    for (size, keys) in [
        ((100, 30), "b"),
        ((120, 40), "b"),
        ((160, 45), "b"),
        ((80, 24), "b"),
        ((100, 30), "bv"),
        ((100, 30), "rjj<enter>bv"),
    ] {
        let mut session = session(size);
        session.keys(keys).keys("1<home>");
        let braid = session.explorer.braid();
        for event in &braid.left {
            let (pane, record) = (session.pane(1), DOSSIER.event(*event));
            assert_eq!(cut(&pane), None, "{keys} at {size:?}\n{}", pane.text());
            let first = pane.rows.iter().position(|row| row.starts_with('▸')).expect("the selected event");
            let rows = &pane.rows[first..];
            let sides = if braid.right.contains(event) { 2 } else { 1 };
            assert_eq!(
                told_in_columns(rows, &record.title).len(),
                sides,
                "{} at {size:?}\n{}",
                record.title,
                pane.text()
            );
            let date = record.date.as_ref().map_or_else(|| "undated".into(), detente::dossier::Date::with_year);
            let has_date = keys == "b" || sides == 2;
            assert!(!has_date || !told_in_columns(rows, &date).is_empty(), "{date} at {size:?}\n{}", pane.text());
            session.keys("j");
        }
        assert!(scroll_bar(&session, 1).ends_with('┃'), "{}", session.screen());
        let top: String = scroll_bar(session.keys("<home>"), 1).chars().take(3).collect();
        assert!(top.contains('┃'), "{}", session.screen());
    }
}

#[test]
fn in_two_tellings_every_line_of_an_event_selects_it_and_a_page_has_those_in_view() {
    let selected = |session: &Session| session.explorer.location().timeline.selected;
    for (line, title) in [("guarantee the", "Iran and Russia"), ("deadline passes", "The IRPT's deadline")] {
        let mut session = session((100, 30));
        let pane = session.keys("bjjjj").pane(1);
        let y = pane.rows.iter().position(|row| row.contains(line)).expect("its second line");
        let x = pane.rows[y].split(line).next().map_or(0, |before| before.chars().count());
        session.input(Input::Click { x: pane.corners[0] + 1 + x as u16, y: pane.corners[1] + 1 + y as u16 });
        let id = selected(&session).expect("an event");
        assert!(DOSSIER.title_of(id).starts_with(title), "{}", DOSSIER.title_of(id));
    }
    let mut session = session((100, 30));
    session.keys("b<home><pgdn>");
    let braid = session.explorer.braid();
    let Some(Id::Event(event)) = selected(&session) else { panic!("an event") };
    let moved = braid.place_on_left(event).expect("it is on the left");
    assert!((3..=10).contains(&moved), "{moved} events further down\n{}", session.screen());
    assert_eq!(selected(session.keys("<pgup>")), Some(braid.left[0].into()));
}

#[test]
fn a_page_down_brings_the_next_events_into_view() {
    for size in [WIDE, (80, 24)] {
        let mut session = session(size);
        let rows = |session: &Session| {
            let lines = session.explorer.lines(Pane::Timeline);
            let rows: BTreeSet<usize> = lines.iter().map(|line| line.row).collect();
            rows
        };
        let before = rows(&session);
        session.keys("jjjjj<pgdn>");
        let after = rows(&session);
        let kept = before.intersection(&after).count();
        assert!(kept <= before.len() / 3, "{kept} of {} rows stayed at {size:?}\n{}", before.len(), session.screen());
        session.keys("<pgup>");
        assert!(rows(&session).intersection(&before).count() * 2 >= before.len(), "{}", session.screen());
    }
}

#[test]
fn the_border_of_the_detail_moves_as_far_as_there_is_room() {
    let mut session = session(WIDE);
    let at = |session: &Session| session.pane(3).corners[0];
    let before = at(&session);
    assert_eq!(at(session.keys("<")) + 4, before);
    session.keys("/kab<enter><esc>");
    assert_eq!(at(&session) + 4, before, "it stays");
    for _ in 0..40 {
        session.keys(">");
    }
    assert!(at(&session) > before && session.pane(3).corners[2] - at(&session) >= 20, "{}", session.screen());
    assert!(session.footer().contains("no room"), "{}", session.footer());
}

#[test]
fn the_chapters_run_across_the_top_and_are_gone_to() {
    let mut session = session(WIDE);
    let chapters: Vec<&str> = DOSSIER.chapters().iter().map(|chapter| chapter.title.as_str()).collect();
    let screen = session.screen();
    let mut lines = screen.lines().skip(1);
    let titles = lines.next().unwrap();
    assert!(chapters.iter().all(|title| titles.contains(title)), "{screen}");
    for at in 1..=chapters.len() {
        session.keys("]");
        assert_eq!(session.explorer.chapter_at_hand(), Some(at.min(chapters.len() - 1)), "{}", session.screen());
    }
    assert!(session.footer().contains("last chapter"), "{}", session.footer());
    for at in (0..chapters.len() - 1).rev() {
        session.keys("[");
        assert_eq!(session.explorer.chapter_at_hand(), Some(at), "{}", session.screen());
    }
    // What a chapter counts is what it is narrowed to.
    session.keys("C");
    for at in 0..chapters.len() {
        let counted = session.explorer.chapters()[at].clone();
        let left: Vec<_> = session.explorer.timeline().events().collect();
        assert_eq!(left.len(), counted.tally.total(), "{}", session.screen());
        let contested = left.iter().filter(|event| DOSSIER.standing(**event).contested).count();
        assert_eq!(Some(contested), counted.contested);
        session.keys("]");
    }
    session.keys("C");
    let title = DOSSIER.chapters()[2].title.as_str();
    let x = session.screen().lines().nth(1).unwrap().find(title).unwrap();
    session.input(Input::Click { x: x as u16, y: 2 });
    assert_eq!(session.explorer.chapter_at_hand(), Some(2), "{}", session.screen());
    let small = Session::new(&DOSSIER, (80, 24));
    assert!(
        small.screen().lines().nth(1).unwrap().starts_with(" 1/5 Iran as backer · 1992–1997"),
        "{}",
        small.screen()
    );
    // A time is no finer than the dossier has it.
    let times: Vec<&str> =
        screen.lines().nth(2).unwrap().split("  ").map(str::trim).filter(|s| !s.is_empty()).collect();
    let expected = ["1992–1997", "2011 – Sep 2015", "Sep 2015 – 2018", "Jul 2015 – May 2018", "May 2018 – Jun 2019"];
    assert_eq!(times, expected, "{screen}");
}

#[test]
fn of_an_event_in_no_chapter_it_is_said_at_every_size() {
    for (size, row) in [((80, 24), 1), ((100, 30), 4), ((120, 40), 4)] {
        let screen = session(size).keys("<down>").screen();
        assert!(screen.lines().nth(row).unwrap().contains("The selected event lies in no chapter."), "{screen}");
    }
}

#[test]
fn a_chapter_alone_gives_way_to_the_next_and_is_never_one_of_two() {
    let mut session = session(WIDE);
    session.keys("/tone:conflict<enter>C");
    let first = session.explorer.location().query.clone();
    let title = |at: usize| DOSSIER.chapters()[at].title.to_string();
    session.keys("]");
    assert!(session.footer().contains(&format!("{} alone", title(1))), "{}", session.footer());
    let list = session.explorer.timeline();
    assert_eq!(
        (session.explorer.chapter_at_hand(), session.explorer.location().timeline.selected),
        (Some(1), list.first())
    );
    assert!(list.count > 0 && list.events().all(|event| DOSSIER.tone(event).is_some()), "the rest still narrows it");
    session.keys("]C");
    assert_eq!(session.explorer.location().query, "tone:conflict", "{}", session.footer());
    assert_eq!(session.explorer.chapter_at_hand(), Some(2));
    session.keys("C[[");
    assert_eq!(session.explorer.location().query, first);
    session.keys("[");
    assert!(session.footer().contains("first chapter"), "{}", session.footer());
    // A click on another chapter does the same; a time that was typed gives way too.
    let x = session.screen().lines().nth(1).unwrap().find(&title(2)).unwrap();
    session.input(Input::Click { x: x as u16, y: 2 });
    assert!(session.footer().contains(&format!("{} alone", title(2))), "{}", session.screen());
    session.keys("C/<c-u>2015..2016<enter>C");
    assert_eq!(session.explorer.location().query.matches("..").count(), 1, "{}", session.explorer.location().query);
    session.keys("C");
    assert_eq!(session.explorer.location().query, "");
    let text = r#"{"title": "x", "sources": [{"id": "s", "title": "S"}]}"#;
    let mut bare = Session::new(&Arc::new(load::from_text("x", text).unwrap()), WIDE);
    assert!(bare.keys("C").footer().contains("names no chapters"), "{}", bare.footer());
    // Nobody is sent to the next of none.
    let about = |session: &mut Session| session.keys("iG").pane(3).words();
    assert!(!about(&mut bare).contains("next chapter"), "{}", bare.screen());
    assert!(about(&mut Session::new(&DOSSIER, WIDE)).contains("] the next chapter"));
}

#[test]
fn chapters_take_the_columns_that_they_need_and_those_without_room_are_marked() {
    let screen = session((100, 30)).screen();
    let titles = screen.lines().nth(1).unwrap();
    assert!(DOSSIER.chapters().iter().all(|chapter| titles.contains(chapter.title.as_str())), "{screen}");
    let chapter = |at: u32| {
        let (title, year) = (format!("Chapter {at} {}", "x".repeat(at as usize)), 2000 + at);
        format!(r#"{{"title": "{title}", "span": "{year}", "citations": [{{"source": "s"}}]}}"#)
    };
    let event = |at: u32| {
        format!(r#"{{"id": "e{at}", "title": "E", "date": "{}", "citations": [{{"source": "s"}}]}}"#, 2000 + at)
    };
    let list = |make: fn(u32) -> String| (1..=12).map(make).collect::<Vec<_>>().join(",");
    let text = format!(
        r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], "chapters": [{}], "events": [{}]}}"#,
        list(chapter),
        list(event)
    );
    let mut session = Session::new(&Arc::new(load::from_text("x", &text).unwrap()), WIDE);
    for at in 1..=12 {
        let screen = session.screen();
        let [titles, times] = [1, 2].map(|row| screen.lines().nth(row).unwrap());
        assert!(titles.contains(&format!("Chapter {at} {}", "x".repeat(at))) && !titles.contains('…'), "{screen}");
        assert_eq!(titles.starts_with(" ◂ "), !titles.contains("Chapter 1 "), "{screen}");
        assert_eq!(titles.trim_end().ends_with(" ▸"), !titles.contains("Chapter 12 "), "{screen}");
        assert!(times.contains(&(2000 + at).to_string()), "{screen}");
        session.keys("]");
    }
}

#[test]
fn the_actors_stand_by_how_much_they_took_part() {
    let actors = session((200, 120)).pane(2);
    let counts: Vec<usize> = actors.rows.iter().filter_map(|row| row.split_whitespace().last()?.parse().ok()).collect();
    assert_eq!(counts.len(), DOSSIER.actors().len(), "everybody is there");
    assert!(counts.is_sorted_by(|one, next| one >= next), "{counts:?}");
    let of = |name: &str| actors.row(name).split_whitespace().last().unwrap().parse::<usize>().unwrap();
    let taking_part = |id: &str| {
        let casts = DOSSIER.events().map(|(_, event)| [&event.actors, &event.recipients, &event.involved]);
        casts.filter(|cast| cast.iter().any(|part| part.iter().any(|actor| actor.as_str() == id))).count()
    };
    for (name, id) in [("Tajikistan  ", "tajikistan"), ("IRPT", "irpt"), ("Omid Rahimi", "omid-rahimi")] {
        assert_eq!(of(name), taking_part(id), "{name}");
    }
}

#[test]
fn a_selected_event_shows_who_did_it_to_whom_and_who_else_was_there() {
    let mut session = session((120, 70));
    session.keys("/\"irpt is banned\"<enter><esc>1");
    let actors = session.pane(2);
    let parts = |word: &str| {
        let rows = actors.rows.iter().filter(|row| row.split_whitespace().rev().nth(1) == Some(word));
        rows.map(|row| row.split("  ").next().unwrap().trim_start_matches(['•', '▸', ' '])).collect::<Vec<_>>()
    };
    assert_eq!(parts("by"), ["Supreme Court"], "{}", actors.text());
    assert_eq!(parts("to"), ["IRPT"]);
    assert!(parts("with").contains(&"Tajikistan"));
    assert!(actors.row("Supreme Court").starts_with('•') && actors.row("Russia").starts_with(' '));
}

/// All numbers in a text.
fn numbers(text: &str) -> Vec<usize> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

/// The explorer with this event selected in the timeline.
fn at(event: &str, size: (u16, u16)) -> Session {
    let Some(Id::Event(id)) = DOSSIER.find(event) else { panic!("{event} is no event") };
    let mut session = session(size);
    session.keys(&format!("/\"{}\"<enter><esc>1", DOSSIER.event(id).title));
    assert_eq!(selected(&session), Some(id.into()), "{}", session.screen());
    session
}

#[test]
fn hits_stand_best_first_with_their_years_and_are_counted() {
    let mut session = session(WIDE);
    session.keys("/kab");
    assert!(session.pane(1).rows[0].starts_with('▸'), "{}", session.screen());
    assert_eq!(selected(&session), DOSSIER.find("kabiri-khamenei"), "{}", session.screen());
    let hits: Vec<_> = session.explorer.timeline().events().collect();
    let ranks: Vec<usize> = hits.iter().map(|event| DOSSIER.rank_in_time(*event)).collect();
    assert!(!ranks.is_sorted(), "not in the order of time: {ranks:?}");
    assert!(session.pane(1).rows.iter().any(|row| row.contains(" 2015 ")), "each row names its year");
    let actors = session.explorer.actors().count;
    assert!(session.footer().contains(&format!("{actors} actors · {} events · ", hits.len())), "{}", session.screen());
    assert_eq!(session.pane(1).note, format!("{} of {} events", hits.len(), DOSSIER.events().len()));
    let note = session.pane(2).note;
    assert!(note.starts_with(&format!("{actors} actors, ")), "others are found too: {note}");
    let sources = |row: &Row| matches!(row, Row::Heading(Heading::Kind(Kind::Source, count)) if *count > 0);
    assert!(session.explorer.actors().rows.iter().any(sources));
    assert!(session.footer().starts_with(" / kab "));

    session.keys("<enter>");
    let kept = session.pane(1);
    assert_eq!(kept.title, "1 Timeline /kab");
    let years = session.explorer.timeline().rows.clone().into_iter();
    let years: Vec<i32> =
        years.filter_map(|row| if let Row::Heading(Heading::Year(at)) = row { Some(at) } else { None }).collect();
    assert!(years.len() > 2 && years.is_sorted(), "in the order of time again: {years:?}");
    let kept: BTreeSet<_> = session.explorer.timeline().events().collect();
    assert_eq!(kept, hits.into_iter().collect());
}

#[test]
fn the_help_has_every_part_and_goes_away_again() {
    for size in [NARROW, MIDDLE, WIDE] {
        let mut session = session(size);
        let before = session.screen();
        session.keys("?");
        let (first, mut read) = (session.pane_called("Keys"), String::new());
        assert_eq!(session.footer(), " / find  ? close");
        assert_eq!(first.corners[0] > 0, size == WIDE, "the panes show beside it where they are more than slivers");
        loop {
            let shown = session.pane_called("Keys").text();
            read.push_str(&shown);
            if session.keys("<pgdn>").pane_called("Keys").text() == shown {
                break;
            }
        }
        let mut rest = &read[..];
        for part in [
            "In most places",
            "In the lists",
            "In the lanes",
            "In two tellings",
            "On a page",
            "In the network",
            "In the search line",
            "What a query can say",
        ] {
            rest = rest.split_once(part).unwrap_or_else(|| panic!("{part} is missing or elsewhere\n{read}")).1;
        }
        session.keys("<home>");
        assert_eq!(session.pane_called("Keys"), first);
        for key in ["?", "<esc>", "q", "<enter>"] {
            session.keys(key);
            assert_eq!(session.screen(), before, "{key}");
            session.keys("?");
        }
    }
}

#[test]
fn the_footer_offers_the_keys_that_do_something_here() {
    for (size, keys, offered, others) in [
        (NARROW, "", &["Enter read"][..], &["Tab"][..]),
        (NARROW, "<enter>", &["/ find", "S search"], &["Enter read"]),
        (MIDDLE, "", &["Enter read", "Tab pane", "F filters", "t lanes"], &["Backspace", "Space mark", "u unmark"]),
        (WIDE, "", &["s sort", "+ closer"], &["Backspace"]),
        (WIDE, "2", &["Enter read", "s sort", "Space mark"], &["+ closer", "n network"]),
        (WIDE, "2<enter>", &["Enter follow", "Backspace back", "n network"], &["Enter read", "n page"]),
        (WIDE, "2<enter>n", &["Enter to the middle", "n page", "p pair"], &["n network", "Enter follow"]),
        (WIDE, "t", &["t list", "Space mark", "+ closer"], &["t lanes"]),
        (WIDE, "t2", &["t lanes"], &["t list"]),
        (WIDE, "2<space>", &["u unmark"], &[]),
        (WIDE, "v", &["v order of time"], &[]),
    ] {
        let mut session = session(size);
        session.keys(keys);
        let footer = session.footer();
        let page = session.explorer.context().0 == "page";
        let first = if page { " / find  " } else { " / search  " };
        assert!(footer.starts_with(first) && footer.ends_with("  ? help  q quit"), "{footer}");
        for words in offered {
            assert!(footer.contains(words), "{words} after {keys:?}: {footer}");
        }
        for words in others {
            assert!(!footer.contains(words), "{words} after {keys:?}: {footer}");
        }
    }
    assert!(!session(WIDE).footer().contains("order of time"), "it is the order of time");
}

#[test]
fn the_page_of_a_contested_event_has_every_account_of_it() {
    let mut session = at("prosecutor-july-2015", (100, 70));
    session.keys("3z");
    let page = session.pane(3);
    assert!(
        page.words().contains("contested · 3 documents, 1 origin · known from state bodies alone"),
        "{}",
        page.text()
    );
    page.row("one origin: Prosecutor General");
    page.row("contradicting it");
    let cited = |bearing: Bearing| {
        let Some(event) = DOSSIER.find("prosecutor-july-2015") else { panic!("no such event") };
        DOSSIER.citations(event).filter(|citation| citation.bearing == bearing).count()
    };
    for (words, bearing) in
        [(" · states ", Bearing::States), (" ✓ agrees ", Bearing::Agrees), (" ≠ contradicts ", Bearing::Contradicts)]
    {
        let told = page.rows.iter().filter(|row| row.contains(words)).count();
        assert!(told > 0 && told == cited(bearing), "{told} {words}\n{}", page.text());
    }
    page.row("Evidence 4");
}

#[test]
fn the_dates_of_an_event_stand_by_their_sources() {
    let mut session = at("kabiri-khamenei", (100, 70));
    session.keys("3z");
    let page = session.pane(3);
    for account in ["29 December 2015 · Radio Ozodi", "December 2015 · Eurasianet", "about December 2015 · Abdulfattoh"]
    {
        page.row(&format!("– {account}"));
    }
    assert!(page.row("– 29 December 2015").ends_with(" · used here"), "{}", page.text());
}

#[test]
fn the_page_of_a_corroborated_event_says_who_they_were_and_who_said_so() {
    let mut session = at("kabiri-khamenei", (100, 70));
    session.keys("3z");
    let page = session.pane(3);
    page.row("6 documents, 6 origins");
    assert!(!page.text().contains("contradicts"), "{}", page.text());
    page.row("by     Muhiddin Kabiri (chairman), Ali Khamenei (Supreme Leader)");
    page.row("– Muhiddin Kabiri: chairman → IRPT · since 2 September 2006, last seen 16 September 2020");
    page.row("– Ali Khamenei: Supreme Leader → Iran · 4 June 1989 – 28 February 2026");
    assert_eq!(page.rows.iter().filter(|row| row.contains(" ✓ agrees ")).count(), 5);
}

#[test]
fn the_page_of_an_actor_has_its_role_in_each_event_and_what_it_says_against_whom() {
    let mut session = session((100, 70));
    session.keys("/interior ministry<enter><esc>2<enter>z");
    assert_eq!(subject(&session), "tajik-interior-ministry");
    let page = session.pane(3);
    for (event, part) in [
        ("nazarzoda-killed", "(with), material conflict"),
        ("film", "(by), verbal conflict, ≠ contested"),
        ("irpt-denies-attack", "(to)"),
        ("ambassador-summoned", "(to), verbal conflict"),
    ] {
        assert!(page.row(&begun(event)).ends_with(part), "{}", page.row(&begun(event)));
    }
    let claims = DOSSIER
        .claims()
        .filter(|(_, claim)| claim.by.iter().any(|by| by.as_str() == "tajik-interior-ministry"))
        .count();
    let (_, says) = page
        .text()
        .split_once(&format!("Says {claims}"))
        .map(|(before, after)| (before.len(), after.to_owned()))
        .unwrap();
    assert!(says.contains("≠ against what Abduhalim Nazarzoda says"), "{says}");
    assert!(says.contains("– with Tajik state television (8 Aug 2017): "), "{says}");
}

#[test]
fn the_articles_own_telling_has_its_paragraphs_and_only_its_dates() {
    let mut session = at("kabiri-khamenei", (120, 80));
    assert!(session.pane(3).words().contains(" · used here"));
    let undated = |session: &Session| numbers(&session.pane(1).note)[1];
    let before = undated(&session);
    session.keys("v");
    let told = session.pane(1);
    assert_eq!(told.title, "1 As the article tells it");
    let paragraphs: Vec<usize> =
        told.rows.iter().filter_map(|row| row.strip_prefix(" ¶")).map(|number| number.parse().unwrap()).collect();
    assert!(paragraphs.len() > 3 && paragraphs.is_sorted(), "{paragraphs:?}");
    assert!(told.row(&begun("kabiri-khamenei")).starts_with("▸no date "), "{}", told.text());
    session.keys("g");
    let told = session.pane(1);
    let row = told.row("Civil war");
    assert!(row.starts_with(" 1990s ") && told.words().contains("← 1992–97"), "what moves shows from where: {row}");
    assert!(undated(&session) > before, "{}", told.note);
    session.keys("v");
    assert_eq!(session.pane(1).title, "1 Timeline");

    let mut ferry = Session::new(&FERRY, (120, 80));
    let rows = ferry.keys("v").pane(1).rows;
    let rest = rows.iter().position(|row| row == " Not cited to it").expect("it is not cited for everything");
    let at = |words: &str| rows.iter().position(|row| row.contains(words)).unwrap();
    assert!(at("Stranded travellers") < rest && rest < at("The Sund Commission meets"), "{}", ferry.screen());
}

#[test]
fn who_was_nazarzoda_and_what_followed() {
    let mut session = session((120, 60));
    session.keys("/nazarz<enter>");
    assert_eq!(subject(&session), "abduhalim-nazarzoda");
    let screen = session.screen();
    for words in ["Abduhalim Nazarzoda", "eputy", "Rahmon dismisses", "Nazarzoda is killed"] {
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
            assert!(marked.iter().all(|actor| DOSSIER.role_in(*event, *actor).is_some()));
        }
    }
    session.keys("u");
    assert_eq!(session.explorer.timeline().count, DOSSIER.events().len());
}

#[test]
fn what_is_selected_in_one_pane_is_highlighted_in_the_others() {
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
fn enter_refuses_what_cannot_be_read_and_says_all_of_why() {
    for query in ["after:2015", "tone:foo", "kabiri actr:x", "tone:xx kabiri muhiddin and a long line of words"] {
        for width in [80, 120] {
            let mut session = session((width, 24));
            session.keys(&format!("/{query}"));
            let error = session.explorer.query_error().expect("it can't be read").message;
            // A word with a hyphen may go on in the next row.
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let is_said = |session: &Session, words: &str| {
                let screen = session.screen();
                let boxed = screen.lines().filter_map(|row| row.strip_prefix('│')?.strip_suffix('│'));
                bare(&boxed.chain([session.footer().as_str()]).collect::<String>()).contains(&bare(words))
            };
            assert!(is_said(&session, &error), "{error}\n{}", session.screen());
            session.keys("<enter>");
            assert!(is_said(&session, &format!("not kept: {error}")), "{error}\n{}", session.screen());
            let line = session.explorer.state().search.as_ref().expect("the line is open");
            assert_eq!((line.line.text(), line.before.query.as_str()), (query, ""));
            assert!(!session.keys("x").screen().contains("not kept"));
            assert!(session.keys("<esc>").explorer.location().query.is_empty());
        }
    }
    assert_eq!(session((80, 24)).keys("/after:2015<enter><c-u>2015..<enter>").explorer.location().query, "2015..");
}

#[test]
fn what_may_be_typed_next_has_a_frame_and_says_how_much_more_there_is() {
    for (height, keys, more) in [(24, "/tone:", false), (24, "/actor:", true), (14, "/tone:", true)] {
        let mut session = session((80, height));
        let behind = session.screen();
        session.keys(keys);
        let screen = session.screen();
        let bottom = screen.lines().rev().nth(1).expect("the frame ends above the line");
        assert!(bottom.starts_with('╰'), "{screen}");
        assert_eq!(bottom.contains(" more: Tab ╯"), more, "{screen}");
        let width = bottom.find('╯').map(|end| bottom[..end].chars().count()).expect("it has a right edge");
        let boxed: Vec<&str> = screen.lines().rev().skip(2).take_while(|row| !row.starts_with('╭')).collect();
        assert!(!boxed.is_empty() && boxed.len() < usize::from(height) / 2, "{screen}");
        for row in boxed {
            let inside: String = row.chars().take(width + 1).collect();
            let words = inside.strip_prefix("│ ").and_then(|row| row.strip_suffix('│'));
            let words = words.unwrap_or_else(|| panic!("{inside:?} is not framed\n{screen}"));
            assert!(words.chars().all(|c| c.is_alphanumeric() || " -,.'()…".contains(c)), "{words}\n{behind}");
        }
    }
}

#[test]
fn what_is_typed_whole_is_not_offered_again() {
    for (keys, offered) in [("/tone:verbal_cooperation", false), ("/tone:verbal-coop", true), ("/actor:irpt", false)] {
        let mut session = session((120, 40));
        session.keys(keys);
        // A box of one row stands above the line.
        let is_boxed = session.screen().lines().rev().nth(3).is_some_and(|row| row.starts_with('╭'));
        assert_eq!(is_boxed, offered, "{keys}\n{}", session.screen());
    }
}

#[test]
fn a_second_search_takes_the_place_of_the_first() {
    let query = |keys: &str| {
        let mut session = session((120, 40));
        session.keys(keys);
        session.explorer.location().query.clone()
    };
    for (keys, asked) in [
        ("/trade<enter>/kabiri", "kabiri"),
        ("/trade<enter>/<bs>", ""),
        ("/trade<enter>/<del>", ""),
        ("/trade<enter>/<end>s", "trades"),
        ("/trade<enter>/<left>n", "tradne"),
        ("/trade<enter>/<home>a", "atrade"),
        ("/trade<enter>/<esc>", "trade"),
        ("/trade<enter>/kabiri<esc>", "trade"),
        ("/trade<enter>/<enter>", "trade"),
        ("/trade<enter>/<down>", "trade"),
    ] {
        assert_eq!(query(keys), asked, "{keys}");
    }
    let mut session = session((120, 40));
    session.keys("/trade<enter>/");
    let reversed = |session: &Session| {
        let buffer = session.buffer();
        let cells = (0..120).map(|x| buffer[(x, 39)].clone());
        cells
            .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
            .map(|cell| cell.symbol().to_owned())
            .collect::<String>()
    };
    assert_eq!(reversed(&session), "trade");
    assert_eq!(reversed(session.keys("<end>")), "");
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
    session.keys("3z");
    let buffer = session.buffer();
    let rows = buffer.content.chunks(120);
    let name = rows.filter(|row| row.iter().map(Cell::symbol).collect::<String>().contains("– Muhiddin Kabiri"));
    let underlined = name.flatten().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    assert_eq!(underlined.map(Cell::symbol).collect::<String>(), "Muhiddin");
}

#[test]
fn nothing_is_better_than_noise_and_the_nearest_are_named() {
    let mut session = session((120, 40));
    session.keys("/xqzzk zzyzx");
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
    assert!(session.screen().contains(&begun("kabiri-khamenei")), "{}", session.screen());
    session.keys("v");
    assert_eq!(selected(&session), event);
    assert!(session.screen().contains(&begun("kabiri-khamenei")), "{}", session.screen());
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
        matches!(&session.effects[..], [Effect::Open(opened)] if opened.as_str().starts_with(address.trim_end_matches('…')))
    );
}

fn neighbour(session: &Session) -> &'static str {
    session.explorer.neighbour_at_hand().map_or("", |actor| DOSSIER.id_of(actor))
}

/// Everybody who shares an event or a relation with an actor, and how many events.
fn neighbours(of: &str) -> BTreeMap<&str, usize> {
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, event) in DOSSIER.events() {
        let cast: BTreeSet<&str> =
            [&event.actors, &event.recipients, &event.involved].into_iter().flatten().map(|id| id.as_str()).collect();
        if cast.contains(of) {
            for id in cast {
                *shared.entry(id).or_default() += 1;
            }
        }
    }
    for (_, relation) in DOSSIER.relations() {
        let ends = [relation.from.as_str(), relation.to.as_str()];
        if ends.contains(&of) {
            for id in ends {
                shared.entry(id).or_default();
            }
        }
    }
    shared.remove(of);
    shared
}

fn name(actor: &str) -> &'static str {
    let Some(Id::Actor(actor)) = DOSSIER.find(actor) else { panic!("{actor} is no actor") };
    &DOSSIER.actor(actor).name
}

#[test]
fn a_large_window_has_the_whole_network_with_all_that_is_shared() {
    let mut session = session((196, 56));
    session.keys("2g<enter>nz");
    let network = session.pane(3);
    assert_eq!(network.title, "3 Network of Tajikistan");
    let neighbours = neighbours("tajikistan");
    assert_eq!(network.note, format!("{} neighbours", neighbours.len()));
    for (actor, shared) in &neighbours {
        // Left of the trunk the edge follows the name, right of it it leads there.
        let left = |row: &&String| Some(numbers(row.trim_start().strip_prefix(name(actor))?).first().copied());
        let right = |row: &&String| Some(numbers(row.strip_suffix(name(actor))?).last().copied());
        let counts: Vec<Option<usize>> =
            network.rows.iter().filter_map(|row| left(&row).or_else(|| right(&row))).collect();
        assert!(*shared == 0 || counts.contains(&Some(*shared)), "{shared} with {actor}: {counts:?}");
        assert!(!counts.is_empty(), "{actor} is not there");
    }
    // Heavy where much is shared, solid where most of it is cooperation, dashed where it is conflict.
    let with = |actor: &str| neighbours[actor];
    assert!(network.row("Iran◂■").contains(&format!("━━○{}━━", with("iran"))), "{}", network.text());
    assert!(network.row(name("irpt")).contains(&format!("┅┅△{}┅┅", with("irpt"))), "{}", network.text());
    assert!(network.row(name("nematullo-emomzoda")).contains("┄┄△1┄┄"));
    assert!(network.row(name("centre-for-strategic-research")).contains("□┈┈┈"), "a relation and no event");
    let told = network.row("Iran · state · ");
    assert!(told.ends_with(&format!("{} events together", with("iran"))), "{told}");
    let tones = numbers(network.row(" verbal and"));
    assert_eq!(tones.iter().sum::<usize>(), with("iran"), "the tones make up the whole");
}

#[test]
fn a_network_too_large_says_how_many_are_hidden() {
    for (size, keys, centre) in
        [((44, 30), "2g<enter>n", "tajikistan"), ((28, 20), "/irpt kind:party<enter><esc>3n", "irpt")]
    {
        let mut session = session(size);
        session.keys(keys);
        assert_eq!(subject(&session), centre);
        let network = session.pane(3);
        let all = neighbours(centre).len();
        let [shown, of] = numbers(&network.note)[..] else { panic!("{}", network.note) };
        assert!(shown < all && of == all && network.note.ends_with(" neighbours"), "{}", network.note);
        assert_eq!(numbers(network.row(" more")), [all - shown], "{}", network.text());
    }
}

#[test]
fn in_a_narrow_window_the_neighbours_stand_under_one_another() {
    let mut session = session((28, 20));
    session.keys("/kabiri<enter><esc>3n");
    let network = session.pane(3);
    assert_eq!(network.rows[0], "@ Muhiddin Kabiri");
    let shown = numbers(&network.note)[0];
    let is_tied = |row: &&String| row.starts_with(['├', '└']);
    let tied: Vec<&String> = network.rows[1..].iter().filter(is_tied).collect();
    let (last, others) = tied.split_last().unwrap();
    assert_eq!(tied.len(), shown);
    assert!(others.iter().all(|row| row.starts_with('├')) && last.starts_with('└'), "{}", network.text());
    assert!(others[0].contains("★▸IRPT"), "the closest is first, and selected");
    assert!(network.words().contains("Islamic Renaissance Party of Tajikistan · party"), "{}", network.text());
}

#[test]
fn no_name_is_cut_in_a_network() {
    for size in [(80, 24), (100, 30), (120, 40), (160, 45)] {
        for (actor, _) in DOSSIER.actors().take(30) {
            let mut session = session(size);
            let network = session.keys(&format!(":{}<enter>n", DOSSIER.id_of(actor))).pane(3);
            assert!(network.title.starts_with("3 Network"), "{}", session.screen());
            // What is said of the selected one at the foot goes on on its page; in few columns the one in the middle has
            // a single line.
            let names = network.rows.iter().skip(usize::from(size.0 < 100));
            let mut names = names.take_while(|row| !row.contains("────────────"));
            assert_eq!(names.find(|row| row.contains('…')), None, "{}", network.text());
        }
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
        let network = session.explorer.network().unwrap();
        assert_eq!(subject(&session), "irpt", "after {keys}");
        (network.ties.clone(), network.picture.clone())
    };
    assert_eq!(picture("/renaissance<enter><esc>2<enter>n"), picture("/kabiri<enter><esc>3n<enter><down><right>"));
}

#[test]
fn the_foot_of_a_network_is_whole_where_neighbours_leave_room() {
    let mut session = session(WIDEST);
    session.keys("2j<enter>n");
    for _ in 0..60 {
        let network = session.pane(3);
        assert!(!network.text().contains("more on the pair"), "{}", session.screen());
        session.keys("<down>");
    }
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
fn what_two_share_is_highlighted_while_one_walks() {
    let mut session = session((120, 40));
    session.keys("2g<enter>n<right>");
    let pair = [session.explorer.centre().unwrap(), session.explorer.neighbour_at_hand().unwrap()];
    for (event, _) in DOSSIER.events() {
        let shared = pair.iter().all(|actor| DOSSIER.role_in(event, *actor).is_some());
        assert_eq!(session.explorer.belongs(event), shared, "{}", DOSSIER.id_of(event));
    }
}

#[test]
fn the_neighbour_walked_to_from_a_pair_is_highlighted() {
    let mut session = session((120, 40));
    session.keys("2g<space>j<space>3n");
    let pair = [session.explorer.centre().unwrap(), session.explorer.neighbour_at_hand().unwrap()];
    session.keys("<down>");
    let walked = [pair[0], session.explorer.neighbour_at_hand().unwrap()];
    assert_ne!(walked, pair);
    let mut only_of_the_pair = 0;
    for (event, _) in DOSSIER.events() {
        let shared = |pair: [ActorId; 2]| pair.iter().all(|actor| DOSSIER.role_in(event, *actor).is_some());
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
    assert_eq!(session.pane(3).title, "3 Pair");
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
fn the_page_of_a_pair_has_both_directions() {
    let mut session = session((120, 120));
    session.keys("2g<space>j<space>");
    let (page, timeline) = (session.pane(3), session.pane(1));
    let together = neighbours("tajikistan")["iran"];
    assert_eq!(page.rows[..2], [" Tajikistan and Iran".to_owned(), format!(" {together} events together")]);
    let towards = |words: &str| *numbers(page.row(words)).last().unwrap();
    let ways =
        ["Tajikistan towards Iran", "Iran towards Tajikistan", "both act", "neither towards the other"].map(towards);
    assert!(ways.iter().all(|count| *count > 0), "{ways:?}");
    assert_eq!(ways.iter().sum::<usize>(), together, "{ways:?}");
    let tones =
        ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "without a tone"];
    assert_eq!(tones.map(|tone| numbers(page.row(tone))[0]).iter().sum::<usize>(), together);
    assert!(ways[3] < together / 2, "a ministry, an embassy and a president act for their state: {ways:?}");
    page.row("Tajikistan says of Iran 2");
    assert!(!page.text().contains("Iran says of"), "nothing is told of where there is nothing");
    page.row(&format!("Events {together}"));
    assert_eq!(timeline.title, "1 Timeline ◆ Tajikistan × Iran");
    assert!(timeline.note.starts_with(&format!("{together} of {} events", DOSSIER.events().len())));
    let events = timeline.rows.iter().take_while(|row| !row.starts_with('─'));
    assert_eq!(events.filter(|row| row.starts_with('•')).count(), together, "{}", timeline.text());
    for name in ["◆Tajikistan ", "◆Iran "] {
        session.pane(2).row(name);
    }
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
    let inside = session.explorer.layout().inside(Pane::Detail);
    let network = session.explorer.network().unwrap();
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
    let mut small = Session::new(&FERRY, (12, 3));
    small.theme.ascii = true;
    assert!(small.screen().is_ascii(), "{}", small.screen());
    for keys in ["", "jjj", "2jj<space>", "2<enter>n", "2<space>j<space>", "v", "tjll", "t-", "/actor:", "/ferry", "?"]
    {
        let mut session = Session::new(&FERRY, WIDE);
        session.theme.ascii = true;
        let screen = session.keys(keys).screen();
        assert!(screen.is_ascii(), "after {keys}\n{screen}");
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
        8 => prop::sample::select("jkhlgGnNupvizoymtHLTS:?123/ \u{301}éк漢fq".chars().collect::<Vec<_>>()).prop_map(Code::Char),
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
        1 => (0u16..150, 0u16..50, prop::sample::select(vec![Wheel::Up, Wheel::Down])).prop_map(|(x, y, wheel)| Input::Scroll { x, y, wheel }),
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
        assert_eq!(one.explorer.location(), &place, "{keys} and {same}");
    }
    let mut session = session((100, 30));
    session.keys("/kabiri tone:x");
    assert!(session.explorer.query_error().is_some());
    let mut kabiri = self::session((100, 30));
    kabiri.keys("/kabiri");
    let hits = |session: &Session| session.explorer.found().hits.as_ref().map(|hits| hits.len());
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
        fast.explorer.answer();
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
            prop_assert!(explorer.selected_link().is_none_or(|link| link < explorer.page().links.len()));
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
        session.keys("<esc><esc><esc><esc><esc><esc>");
        // What was said of that is gone by the next key.
        session.keys("<c-l>");
        let place = session.explorer.location().clone();
        let screen = session.screen();
        let search = if session.explorer.context().0 == "page" { "S" } else { "/" };
        session.keys(search).keys(&typed).keys("<down><tab><down><esc>");
        prop_assert_eq!(session.explorer.location(), &place);
        prop_assert_eq!(session.screen(), screen);
    }

    #[test]
    fn looking_through_another_window_changes_nothing_that_was_asked(
        inputs in prop::collection::vec(any_input(), 0..40), width in 1u16..220, height in 1u16..70,
    ) {
        let mut session = session((100, 30));
        for input in inputs {
            session.input(input);
        }
        session.input(Input::Resize { width: 100, height: 30 });
        let (asked, screen) = (session.explorer.location().clone(), session.screen());
        session.input(Input::Resize { width, height });
        session.buffer();
        prop_assert_eq!(session.explorer.location(), &asked);
        session.input(Input::Resize { width: 100, height: 30 });
        prop_assert_eq!(session.explorer.location(), &asked);
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

#[test]
fn what_stands_without_a_source_is_a_few_keys_away_and_esc_ends_it() {
    let mut session = Session::new(&FERRY, (120, 60));
    let before = session.screen();
    session.keys("r");
    let choice = session.pane(3);
    assert_eq!(choice.title, "3 Sources");
    assert!(choice.rows[1].starts_with("• all sources"), "{}", choice.text());
    choice.row("▸ only the article");
    choice.row("published by 17 Au");
    session.keys("j");
    let row = session.pane(3).row("▸ ").trim_start_matches("▸ ").to_owned();
    session.keys("<enter>");
    assert!(
        session.header().starts_with(&format!(" détente  {}", row.chars().take(18).collect::<String>())),
        "{}",
        session.screen()
    );
    assert!(session.header().contains(" of 18 events"), "{}", session.header());
    assert_eq!(session.explorer.dossier().scope(), session.explorer.location().scope);
    session.keys("<esc>");
    assert_eq!(session.explorer.dossier().scope(), Scope::All);
    let lines = |screen: &str| screen.lines().take(59).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&session.screen()), lines(&before), "all but the footer, which knows a way back now");
}

#[test]
fn the_sources_are_part_of_where_one_is() {
    let mut session = Session::new(&FERRY, (120, 60));
    let Some(Id::Source(log)) = FERRY.find("port-log") else { panic!("it is there") };
    let only = Scope::Only(Whose::Source(log));
    session.keys("/log of the port<enter>");
    assert_eq!(
        FERRY.id_of(match session.explorer.location().subject {
            Subject::Record(id) => id,
            _ => panic!("a record"),
        }),
        "port-log"
    );
    session.keys("<esc>r");
    assert!(session.pane(3).text().contains("only Port of Holm"), "what is at hand can be chosen");
    while !session.pane(3).row("▸").contains("only Port of Holm") {
        session.keys("j");
    }
    session.keys("<enter>");
    assert_eq!(session.explorer.location().scope, only);
    let few = session.explorer.timeline().count;
    assert!(few > 0 && few < FERRY.events().len(), "{}", session.screen());
    let stands = FERRY.scoped(only);
    assert_eq!(few, stands.events().len());
    session.keys("2g<enter>");
    session.keys("<bs><bs>");
    assert_eq!(session.explorer.location().scope, Scope::All, "back to before the choice");
    session.keys("f");
    assert_eq!(session.explorer.dossier().scope(), session.explorer.location().scope);
}

#[test]
fn a_source_alone_and_what_had_been_published_by_an_event() {
    let mut session = Session::new(&FERRY, (120, 60));
    session.keys("rG");
    let before = session.pane(3).row("▸ ").to_owned();
    assert!(!before.is_empty(), "{before}");
    session.keys("a");
    assert!(matches!(session.explorer.location().scope, Scope::Only(_)));
    assert!(session.header().contains("only "), "{}", session.header());
    let mut session = Session::new(&FERRY, (120, 60));
    session.keys("/\"ferry is stopped\"<enter><esc>1R");
    let Some(Id::Event(stopped)) = FERRY.find("ferry-stopped") else { panic!("it is there") };
    let day = FERRY.event(stopped).date.as_ref().and_then(|date| date.span().last).unwrap();
    assert_eq!(session.explorer.location().scope, Scope::PublishedBy(day));
    assert!(session.header().contains("published by 3 May 2002"), "{}", session.header());
    let page = session.pane(3);
    assert!(page.words().contains("It does not stand with these sources (published by 3 May 2002)"), "{}", page.text());
    assert_eq!(page.title, "3 Event");
}

#[test]
fn what_the_sources_lack_keeps_its_place_until_x_hides_it() {
    let mut session = Session::new(&FERRY, (120, 60));
    session.keys("/\"ferry is stopped\"<enter>R<esc>");
    let all: Vec<String> =
        FERRY.in_time().iter().map(|slot| FERRY.event(slot.event).title.chars().take(16).collect()).collect();
    let shown = session.pane(1);
    let rows = shown.rows.iter().take_while(|row| !row.starts_with('─'));
    let order: Vec<&String> =
        rows.clone().filter_map(|row| all.iter().find(|title| row.contains(title.as_str()))).collect();
    assert_eq!(order, all.iter().collect::<Vec<_>>(), "each where it stands with all sources\n{}", shown.text());
    let left = session.explorer.dossier().events().len();
    assert_eq!(rows.filter(|row| row.contains(" − ")).count(), FERRY.events().len() - left);
    assert!(shown.note.starts_with(&format!("{left} event")), "{}", shown.note);
    session.keys("x");
    let rows = session.pane(1).rows;
    assert!(!rows.iter().any(|row| row.contains(" − ")), "{}", session.screen());
    assert_eq!(session.explorer.timeline().count, left);
    session.keys("x");
    assert_eq!(session.pane(1).text(), shown.text());
}

#[test]
fn what_moves_says_from_where_and_what_changes_standing_how() {
    let mut session = session((120, 120));
    session.keys("/amb<enter>R");
    let rows = session.pane(1).rows;
    let at = rows.iter().position(|row| row.contains("The IRPT's deadline")).expect("it is in view");
    assert!(rows[at].trim_end().ends_with("≠2→·1"), "{}", rows[at]);
    // No date is broken.
    assert_eq!(rows[at + 1].trim(), "← 5 or 7 Sep", "{}", session.screen());
    assert!(session.header().contains("published by 1 August 2018"), "{}", session.header());
}

#[test]
fn the_sources_can_be_typed_too() {
    let mut session = session(WIDE);
    session.keys("/published-by:2018-08-01");
    assert!(!session.screen().contains("no such field"), "{}", session.screen());
    session.keys("<enter>");
    let day = detente::dossier::Day::from_ymd(2018, 8, 1);
    assert_eq!(session.explorer.location().scope, Scope::PublishedBy(day));
    assert_eq!(session.explorer.location().query, "", "it is no query");
    let header = session.header();
    let out = session.explorer.dossier().left_out();
    assert!(
        out.undated > 0 && header.contains(&format!("{} sources out, {} undated", out.sources, out.undated)),
        "{header}"
    );
    session.keys("/without:rfe/rl<enter>");
    let Some(Id::Actor(rferl)) = DOSSIER.find("rferl") else { panic!("it is there") };
    assert_eq!(session.explorer.location().scope, Scope::Without(Whose::Outlet(rferl)));
    session.keys("/only:nobody at all<enter>");
    assert!(session.footer().contains("no source and no outlet is called"), "{}", session.footer());
    assert_eq!(session.explorer.location().scope, Scope::Without(Whose::Outlet(rferl)), "as before");
    session.keys("<bs>");
    assert_eq!(session.explorer.location().scope, Scope::PublishedBy(day));
}

#[test]
fn two_tellings_stand_side_by_side_with_the_selected_event_at_one_height() {
    let mut session = session((160, 50));
    session.keys("b");
    let braid = session.explorer.braid();
    assert_eq!(braid.left.len(), DOSSIER.events().len());
    let cited = |event: &detente::dossier::EventId| {
        let citations = DOSSIER.event(*event).citations.iter().filter(|citation| citation.bearing != Bearing::Context);
        let own = citations.filter(|citation| citation.source.as_str() == "rahimi-2019");
        own.filter_map(|citation| citation.paragraph).min()
    };
    let subject = DOSSIER.subject().expect("it is about an article");
    let alone = DOSSIER.scoped(Scope::Only(Whose::Source(subject)));
    let stands: BTreeSet<_> = alone.events().map(|(event, _)| event).collect();
    assert_eq!(stands, braid.right.iter().copied().collect(), "what stands with the article alone");
    let paragraphs: Vec<u32> = braid.right.iter().map(|event| cited(event).expect("the article tells it")).collect();
    assert!(paragraphs.is_sorted() && paragraphs.len() > 40, "{paragraphs:?}");
    assert_eq!(session.pane(1).note, format!("{} of {} events on the right, too", paragraphs.len(), braid.left.len()));
    for _ in 0..braid.left.len() - 1 {
        let Some(Id::Event(selected)) = session.explorer.location().timeline.selected else { panic!("an event") };
        let pane = session.pane(1);
        let row = pane.row("▸");
        let title: String = DOSSIER.event(selected).title.chars().take(12).collect();
        let times = row.matches(&title).count();
        assert_eq!(times, if braid.right.contains(&selected) { 2 } else { 1 }, "{row}");
        session.keys("j");
    }
    session.keys("b");
    assert_eq!(session.pane(1).title, "1 Timeline");
    session.theme.ascii = true;
    let screen = session.keys("bjjj").screen();
    assert!(screen.is_ascii(), "{screen}");
    let numbered = screen.lines().find(|line| line.starts_with("|>")).expect("the selected event");
    let last = braid.left.len();
    let there = braid.place_on_right(braid.left[last - 1]).expect("the article tells it, too") + 1;
    let is_numbered = [there, last].iter().all(|place| numbered.contains(&format!(" {place} ")));
    assert!(is_numbered, "places are numbered where lines can't be drawn: {numbered}");
    let mut other = Session::new(&FERRY, (120, 40));
    other.keys("rj<enter>b");
    other.keys("b<esc>");
    assert_eq!(other.pane(1).title, "1 Timeline");
}

#[test]
fn every_screen_of_every_scope_can_be_drawn() {
    for size in [(20, 6), NARROW, MIDDLE, WIDE, WIDEST] {
        for keys in [
            "rj<enter>",
            "rjj<enter>",
            "rjjj<enter>",
            "rG<enter>",
            "rGa",
            "rj<enter>t",
            "rj<enter>v",
            "rj<enter>/sfc<enter>n",
            "/sfc<enter>R",
            "rj<enter>x",
            "bjjG",
            "rGab",
        ] {
            let mut session = Session::new(&FERRY, size);
            session.keys(keys);
            session.screen();
        }
    }
}

#[test]
fn what_a_source_is_not_cited_for_it_need_not_leave_out() {
    for (source, words) in [
        ("radio-oster", "Only a part of that source was read; it may tell this all the same."),
        ("brandt-2004", "That it is not cited for this does not mean that it leaves it out."),
    ] {
        let mut session = Session::new(&FERRY, (120, 60));
        let Some(Id::Source(id)) = FERRY.find(source) else { panic!("it is there") };
        session.keys("r");
        let only = Scope::Only(Whose::Source(id));
        let at = session
            .explorer
            .choices()
            .iter()
            .position(|choice| choice.scope == only || choice.scope == Scope::Without(Whose::Source(id)));
        let present = session.explorer.choice_at_hand();
        let at = at.unwrap_or_else(|| panic!("{source} can be chosen"));
        session.keys(&"k".repeat(present)).keys(&"j".repeat(at));
        session.keys(if session.explorer.choices()[at].scope == only { "<enter>" } else { "a" });
        assert_eq!(session.explorer.location().scope, only);
        let fallen = FERRY.events().map(|(event, _)| event).find(|event| !session.explorer.dossier().stands(*event));
        let title = &FERRY.event(fallen.expect("it does not tell all")).title;
        let rows = session.pane(1).rows;
        let row = rows.iter().position(|row| row.contains(&title[..16])).unwrap();
        session.keys("1g");
        for _ in 0..row {
            if session.pane(1).rows[row].starts_with('▸') {
                break;
            }
            session.keys("j");
        }
        assert!(session.pane(3).words().contains(words), "{}", session.screen());
    }
}

#[test]
fn where_no_event_stands_the_sources_are_said_to_be_why() {
    let mut session = session((120, 24));
    session.keys("/published-by:1900<enter>b");
    let screen = session.screen();
    assert!(screen.contains("No event stands with these sources.") && screen.contains("r chooses"), "{screen}");
}

#[test]
fn an_outlet_opens_into_its_documents_and_the_choice_is_sorted_by_what_is_lost() {
    let mut session = session((200, 60));
    session.keys("r");
    let numbers = |session: &Session, column: usize| -> Vec<u32> {
        let choices = session.explorer.choices();
        let weights = choices.iter().filter_map(|choice| choice.weight);
        let of = |w: detente::dossier::Weight| [w.falls, w.becomes_single, w.ceases_to_be_contested][column];
        weights.map(|weight| of(weight) as u32).collect()
    };
    assert!(numbers(&session, 0).is_sorted_by(|a, b| a >= b));
    let shut = session.explorer.choices().len();
    session.keys("jjj");
    let outlet = session.pane(3).row("▸ ").to_owned();
    session.keys("l");
    let open = session.explorer.choices().len();
    assert!(open > shut + 1 && session.pane(3).row("▸ ") == outlet, "{}", session.screen());
    session.keys("j");
    let document = session.explorer.choices()[session.explorer.choice_at_hand()].scope;
    assert!(matches!(document, Scope::Without(Whose::Source(_))));
    session.keys("h");
    assert_eq!((session.explorer.choices().len(), session.pane(3).row("▸ ")), (shut, outlet.as_str()));
    let pane = session.pane(3);
    let row = pane.rows.iter().position(|row| row.contains("only the article")).expect("it can be chosen") as u16;
    session.input(Input::Click { x: pane.corners[0] + 3, y: pane.corners[1] + 1 + row });
    assert!(session.pane(3).row("▸ ").contains("only the article"), "{}", session.screen());
    session.keys("jjj");
    for column in [1, 2, 0] {
        session.keys("s");
        assert!(numbers(&session, column).is_sorted_by(|a, b| a >= b), "{column}");
        assert_eq!(session.pane(3).row("▸ "), outlet, "what is selected stays selected");
    }
    session.keys("lj<enter>");
    assert!(matches!(session.explorer.location().scope, Scope::Without(Whose::Source(_))));
}

#[test]
fn what_is_chosen_on_the_command_line_can_be_left_in_the_explorer() {
    let Some(Id::Actor(rferl)) = DOSSIER.find("rferl") else { panic!("rferl is an outlet") };
    let mut session = session(WIDE);
    let all = session.explorer.dossier().events().len();
    session.explorer =
        detente::explore::Explorer::new(Arc::clone(&DOSSIER), WIDE).reading(Scope::Only(Whose::Outlet(rferl)));
    let left = session.explorer.dossier().events().len();
    assert!(left < all && session.header().contains(&format!("{left} of {all} events")), "{}", session.header());
    assert!(session.pane(1).rows.iter().any(|row| row.contains(" − ")), "{}", session.screen());
    session.keys("<esc>");
    assert_eq!(session.explorer.dossier().events().len(), all);
}

/// The events on both sides, as scopes have them.
fn assert_sides(session: &Session, left: Scope, right: Scope) {
    let in_order = |scope: Scope| {
        let scoped = DOSSIER.scoped(scope);
        let slots = match DOSSIER.own_order(scope) {
            Order::Time => scoped.in_time().to_vec(),
            Order::Told => scoped.as_told(),
        };
        slots.into_iter().map(|slot| slot.event).collect::<Vec<_>>()
    };
    let braid = session.explorer.braid();
    assert_eq!(braid.left, in_order(left));
    assert_eq!(braid.right, in_order(right));
}

#[test]
fn any_two_choices_of_sources_stand_side_by_side() {
    let whose = |id: &str| match DOSSIER.find(id) {
        Some(Id::Actor(outlet)) => Whose::Outlet(outlet),
        Some(Id::Source(source)) => Whose::Source(source),
        _ => panic!("{id} is neither a source nor an outlet"),
    };
    let (rferl, asia_plus, article) = (whose("rferl"), whose("asia-plus"), whose("rahimi-2019"));
    let mut session = session((160, 40));
    session.keys("/only:rferl<enter>/only:asia-plus<enter>b");
    assert_sides(&session, Scope::Only(asia_plus), Scope::Only(rferl));
    assert!(session.pane(1).rows[0].starts_with(" what Asia-Plus has, in time "), "{}", session.screen());
    assert!(session.pane(1).rows[0].ends_with("what RFE/RL has, in time"), "{}", session.screen());
    let selected = session.explorer.location().timeline.selected;
    session.keys("v");
    assert_sides(&session, Scope::Only(rferl), Scope::Only(asia_plus));
    assert_eq!(session.explorer.location().timeline.selected, selected);
    // One that is chosen is set beside what is read.
    session.keys("r<home>jb");
    assert_sides(&session, Scope::Only(rferl), Scope::Only(article));
    session.keys("b<esc>b");
    assert_sides(&session, Scope::All, Scope::Only(article));
}

#[test]
fn only_the_day_of_the_selected_event_is_said_to_be_its_own() {
    for keys in ["rd2015-09<enter>r", "jjrd2015-09<enter>r", "jjrd1999<enter>r"] {
        let mut session = session((100, 30));
        session.keys(keys);
        let of_event = session.pane(3).words().matches("as the selected event").count();
        assert_eq!(of_event, 1, "{keys}\n{}", session.screen());
        let words = session.pane(3).words();
        let typed =
            if keys.contains("2015") { "published by 30 September 2015" } else { "published by 31 December 1999" };
        assert!(words.contains(typed), "{words}");
        assert!(!words.contains("published by 30 September 2015, as the"), "{words}");
    }
}

#[test]
fn where_the_sources_leave_no_chapter_that_is_said_of_them() {
    for key in ["C", "]", "["] {
        let mut session = session((80, 24));
        session.keys("R").keys(key);
        assert!(
            session.footer().contains("with these sources no chapter stands; r chooses others"),
            "{}",
            session.footer()
        );
        let mut none = Session::new(&FERRY, (80, 24));
        none.keys(key);
        assert!(!none.footer().contains("these sources"), "{}", none.footer());
    }
}

#[test]
fn a_date_is_typed_from_the_choice_of_sources_and_stands_in_it() {
    let mut session = session((120, 40));
    session.keys("rd2018-08-01<enter>");
    let read = session.explorer.location().scope;
    assert!(matches!(read, Scope::PublishedBy(_)) && session.header().contains("published by 1 August 2018"));
    session.keys("r");
    assert!(session.pane(3).row("▸").contains("published by 1 August 2018"), "{}", session.screen());
}

#[test]
fn what_a_source_contradicts_or_touches_on_is_not_called_untold() {
    let mut session = at("dushanbe-protests-kabiri", (120, 140));
    session.keys("v");
    let rows = session.pane(1).rows;
    let at = |words: &str| rows.iter().position(|row| row.contains(words)).unwrap_or_else(|| panic!("no {words}"));
    assert!(at(" Touched on there") < at(&begun("dushanbe-protests-kabiri")), "{}", session.screen());
    assert!(at(&begun("dushanbe-protests-kabiri")) < at(" Not told there"));
    let page = session.pane(3).words();
    assert!(page.contains("the article bears on it without bearing it out"), "{page}");
}

#[test]
fn a_telling_leads_back_to_the_sources_from_which_it_was_turned_to() {
    let mut session = session((120, 40));
    session.keys("/without:rferl<enter>");
    let before = session.explorer.location().scope;
    assert!(matches!(before, Scope::Without(_)));
    session.keys("v");
    assert_eq!(session.pane(1).title, "1 As the article tells it");
    assert!(session.header().contains("only the article"), "{}", session.header());
    session.keys("v");
    assert_eq!((session.explorer.location().scope, session.explorer.order()), (before, Order::Time));
    session.keys("v<esc>");
    assert_eq!((session.explorer.location().scope, session.explorer.order()), (Scope::All, Order::Time));
    session.keys("<bs>");
    assert_eq!(session.pane(1).title, "1 As the article tells it", "back and forward keep it");
}

#[test]
fn a_source_without_paragraphs_is_not_said_to_tell_in_an_order() {
    let mut session = session((160, 50));
    session.keys("/only:asiaplus-2015-08-25<enter>b");
    let heading = session.pane(1).rows[0].clone();
    assert!(heading.starts_with(" what Asia-Plus has, in time ") && !heading.contains(" tells it"), "{heading}");
    session.keys("v");
    let heading = session.pane(1).rows[0].clone();
    assert!(heading.starts_with(" in the order of time ") && heading.ends_with("what Asia-Plus has, in time"));
}

#[test]
fn a_search_lists_what_it_would_find_with_all_sources_with_a_minus() {
    let mut session = Session::new(&FERRY, (120, 60));
    session.keys("/kind:event ferry<enter><esc>");
    session.keys("/kind:event ferry<enter>");
    let all = session.explorer.timeline().count;
    session.keys("r");
    let article = session.explorer.choices().iter().position(|choice| choice.weight.is_some()).expect("a source");
    for _ in session.explorer.choice_at_hand()..article {
        session.keys("j");
    }
    session.keys("<enter>");
    let left = session.explorer.timeline().count;
    let minus = |session: &Session| session.pane(1).rows.iter().filter(|row| row.contains(" − ")).count();
    assert!(left < all && minus(&session) == all - left, "{all} {left}\n{}", session.screen());
    session.keys("x");
    assert_eq!((minus(&session), session.explorer.timeline().count), (0, left));
}

/// The screen while a dossier is loaded.
fn loading((width, height): (u16, u16), progress: Progress, theme: &Theme) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| screen::loading(frame, "harbours.json", progress, theme)).unwrap();
    terminal.backend().buffer().clone()
}

#[test]
fn what_is_seen_while_a_dossier_is_loaded() {
    let parsing = Progress { step: Step::Parsing, done: 23_456_789, of: 61_452_620 };
    let checking = Progress { step: Step::Checking, done: 41_984, of: 312_208 };
    let indexing = Progress { step: Step::Indexing, done: 120_832, of: 312_208 };
    for (name, size, progress) in
        [("parsing", (80, 24), parsing), ("checking", (120, 40), checking), ("indexing", (40, 12), indexing)]
    {
        let shown = text(&loading(size, progress, &Theme::colour()));
        insta::assert_snapshot!(format!("loading_{name}_{}x{}", size.0, size.1), shown);
    }
    let ascii = Theme { ascii: true, ..Theme::plain() };
    let shown = text(&loading((80, 24), parsing, &ascii));
    assert!(shown.is_ascii() && shown.contains(" #########-___"), "{shown}");
}

#[test]
fn loading_can_be_drawn_in_a_window_of_any_size() {
    for step in Step::ALL {
        for (width, height) in (0..60).flat_map(|width| (0..20).map(move |height| (width, height))) {
            loading((width, height), Progress { step, done: 9, of: 7 }, &Theme::colour());
        }
    }
}

#[test]
fn what_is_found_is_counted_by_kind_and_no_reason_is_cut() {
    for size in [MIDDLE, (100, 30), WIDE, WIDEST] {
        for (query, counts) in [("secret", "1 actor, 1 claim, 2 sources"), ("elections", "1 actor, 1 claim, 5 sources")]
        {
            let mut session = session(size);
            session.keys(&format!("/{query}<enter>2"));
            let found = session.pane(2);
            // Where the timeline is not shown, it is told here what was searched for.
            let title = if size == MIDDLE { format!("2 Found /{query}") } else { "2 Found".to_owned() };
            assert_eq!((found.title, found.note.as_str()), (title, counts), "{}", session.screen());
        }
        let mut session = session(size);
        session.keys("/minister<enter>2g");
        let found = session.pane(2);
        assert!(found.note.starts_with("10 actors, "), "{}", found.note);
        let (mut told, words) = (0, found.words());
        for row in &session.explorer.actors().rows[..4] {
            let Row::Record(id) = row else { continue };
            let Some(why) = session.explorer.why(*id) else { continue };
            let whole = why.text.split_whitespace().collect::<Vec<_>>().join(" ");
            told += 1;
            assert!(words.contains(&whole), "{whole}\n{}", session.screen());
        }
        assert!(told > 2 && !session.pane(2).rows.iter().any(|row| row.ends_with('…') && row.contains("office")));
    }
    for width in 30..130 {
        let mut session = session((width, 30));
        session.keys("/minister<enter>2");
        let note = session.pane(2).note;
        assert!(!note.contains('…') && !note.is_empty(), "{width}: {note}");
    }
}

#[test]
fn a_date_is_typed_as_people_write_it_and_put_right_where_it_is_none() {
    for (typed, read) in [
        ("15 October 2015", "15 October 2015"),
        ("Oct 15, 2015", "15 October 2015"),
        ("2015-10-15", "15 October 2015"),
        ("october 2015", "31 October 2015"),
        ("2015", "31 December 2015"),
    ] {
        let mut session = Session::new(&DOSSIER, (100, 30));
        session.keys("rd");
        assert!(session.footer().starts_with(" published by ") && session.footer().contains("1 August 2018"));
        session.keys(typed);
        let footer = session.footer();
        assert!(footer.contains(&format!("Enter reads what was published by {read}")), "{footer}");
        session.keys("<enter>");
        let header = session.header();
        assert!(header.contains(&format!("published by {read}")) && !header.contains("published-by"), "{header}");
    }
    let mut session = Session::new(&DOSSIER, (80, 24));
    session.keys("rd15 Octember<enter>");
    let screen = session.screen();
    assert!(session.footer().contains("15 Octember") && screen.contains("is no date; write 1 August 2018"), "{screen}");
    session.keys("<c-w>October 2015<enter>");
    assert!(session.header().contains("15 Oct"), "{}", session.header());
    // With nothing typed the sources stay as they are.
    let mut session = Session::new(&DOSSIER, (80, 24));
    session.keys("rd<enter>");
    assert!(session.footer().contains("no date was typed") && session.explorer.location().scope == Scope::All);
}

#[test]
fn the_next_chapter_is_recommended_where_the_dossier_names_chapters() {
    let recommended = |dossier: &Arc<Dossier>| {
        let mut session = Session::new(dossier, (100, 200));
        session.keys("i").pane(3).words().contains("the next chapter of the story")
    };
    assert!(recommended(&DOSSIER));
    assert!(!recommended(&FERRY), "its chapters are stretches between gaps");
}

#[test]
fn what_has_not_moved_does_not_say_from_where() {
    let mut session = session((100, 60));
    let rows = session.keys("R1").pane(1).rows;
    let fallen = rows.iter().position(|row| row.contains("− Tajikistan declares")).expect("it is listed");
    assert!(rows[fallen].trim().starts_with("9 Sep"), "{}", rows[fallen]);
    assert!(!rows.iter().any(|row| row.contains('←')), "{}", session.screen());
}

#[test]
fn what_the_numbers_of_sources_mean_is_whole_in_small_windows() {
    for size in [(80, 24), (100, 30), (120, 40)] {
        for keys in ["r", "r1"] {
            let mut session = session(size);
            let note = session.keys(keys).pane(3).note;
            assert!(note.starts_with("− fall") && note.ends_with("≠ settled"), "{note:?} at {size:?}");
        }
    }
}

#[test]
fn how_many_events_both_tellings_have_is_whole_beside_the_actors() {
    let mut session = session((100, 30));
    let note = session.keys("b/kabiri<enter>").pane_called("1 Two tellings").note;
    assert!(note.ends_with("on both sides"), "{note:?}");
}

#[test]
fn what_has_fallen_is_called_by_its_short_name_where_the_other_is_too_long() {
    let mut session = session((100, 60));
    let actors = session.keys("R").pane(2);
    assert!(actors.words().contains("− Prosecutor General −"), "{}", actors.text());
}
