//! Taking along: what is copied of each kind of subject in each form, and files that are written once.

mod support;

use std::{
    collections::HashSet,
    fs,
    sync::{Arc, LazyLock},
};

use detente::{
    dossier::{Dossier, Id, Kind, Scope, Whose, load},
    explore::{Explorer, action::Effect, form::Form, layout::Pane, list::Row},
    report::{
        self, PageOptions, Subject,
        citation::{Markup, citation, title},
        lines::{self, Medium},
    },
    terminal::{LONGEST_COPY, event::Input, file},
};
use support::Session;

static BUNDLED: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));

static FERRY: LazyLock<Arc<Dossier>> = LazyLock::new(|| {
    let text = include_str!("fixtures/screens.json");
    Arc::new(load::from_text("screens.json", text).expect("the ferry dossier is in order"))
});

/// A session on the page of the stopped ferry, reached from the timeline.
fn at_the_ferry(size: (u16, u16)) -> Session {
    let mut session = Session::new(&FERRY, size);
    session.keys("/stopped<enter><esc>1");
    session
}

/// What the last effect puts on the clipboard.
fn copied(session: &Session) -> &str {
    match session.effects.last() {
        Some(Effect::Copy(text)) => text,
        other => panic!("nothing was copied: {other:?}\n{}", session.screen()),
    }
}

/// A file that was asked for.
fn asked_for(session: &Session) -> (String, String) {
    match session.effects.last() {
        Some(Effect::Write { name, text }) => (name.clone(), text.clone()),
        other => panic!("nothing is to be written: {other:?}\n{}", session.screen()),
    }
}

#[test]
fn the_menu_shows_the_beginning_of_what_each_form_would_copy() {
    for size in [(40, 12), (80, 24), (120, 40)] {
        let mut session = at_the_ferry(size);
        session.keys("c");
        insta::assert_snapshot!(format!("menu_{}x{}", size.0, size.1), session.screen());
        for key in ["j", "jj", "G"] {
            session.keys(key);
            session.screen();
        }
        assert!(session.screen().contains("whole page"), "{}", session.screen());
    }
}

#[test]
fn the_rows_of_the_menu_wrap() {
    for size in [(80, 24), (100, 30), (120, 40)] {
        let mut session = at_the_ferry(size);
        let cited = citation(&FERRY, Subject::Record(FERRY.find("ferry-stopped").unwrap()), Markup::Plain);
        let cited: Vec<&str> = cited.split_whitespace().collect();
        session.keys("c");
        // Above the beginning of what is chosen; more than a row holds.
        let rows = session.pane_called("Copy").rows.into_iter().take_while(|row| !row.contains("───"));
        let rows = rows.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" ");
        assert!(rows.contains(&cited[..17].join(" ")), "{}", session.screen());
    }
}

#[test]
fn the_line_for_a_name_says_as_much_as_there_is_room_for() {
    for (width, said) in
        [(40, ""), (60, "the page as Markdown"), (120, "the page as Markdown · Enter write · Esc leave")]
    {
        let mut session = at_the_ferry((width, 20));
        session.keys("<enter>w");
        let footer = session.footer();
        let status = footer.strip_prefix(" Write to the-ferry-is-stopped.md").expect("the name is whole").trim();
        assert_eq!(status, said, "{width} columns");
    }
}

/// The keys that lead to a subject, and what it is called.
const SUBJECTS: [(&str, &str); 8] = [
    ("an_event", "/stopped<enter><esc>1"),
    ("a_claim", "/\"over its fares\"<enter><esc>2<enter>"),
    ("a_source", "/\"Who stopped the ferry\"<enter><esc>2<enter>"),
    ("an_actor", "/sorokina<enter><esc>2<enter>"),
    ("a_pair", "2<space>j<space>p"),
    ("about", "i"),
    ("a_relation", "/sorokina<enter><esc>2<enter>j<enter>"),
    ("a_figure", "/passengers<enter><esc>2<enter>"),
];

#[test]
fn what_each_form_copies_of_each_kind_of_subject() {
    for (name, keys) in SUBJECTS {
        let mut said = Vec::new();
        for (form, letter) in Form::ALL.into_iter().zip("cmbitap".chars()) {
            let mut session = Session::new(&FERRY, (120, 40));
            session.keys(keys).keys(&format!("c{letter}"));
            let text = match session.effects.last() {
                Some(Effect::Copy(text)) => text.clone(),
                _ => session.footer(),
            };
            said.push(format!("==== {}\n{}", form.word(), text.trim_end()));
        }
        insta::assert_snapshot!(name, said.join("\n"));
    }
}

#[test]
fn c_twice_copies_the_citation_and_enter_what_is_chosen() {
    let mut session = at_the_ferry((120, 40));
    let event = Subject::Record(FERRY.find("ferry-stopped").unwrap());
    session.keys("cc");
    assert_eq!(copied(&session), citation(&FERRY, event, Markup::Plain));
    assert!(session.footer().starts_with(" copied the citation: The ferry is stopped"), "{}", session.footer());
    session.keys("cjj<enter>");
    assert!(copied(&session).starts_with('@'), "{}", copied(&session));
    session.keys("cG<enter>");
    assert!(copied(&session).starts_with("The ferry is stopped\n3 May 2002"), "{}", copied(&session));
    let before = session.explorer.location().clone();
    let effects = session.effects.len();
    session.keys("c<esc>cq");
    assert_eq!((session.effects.len(), session.explorer.location()), (effects, &before), "and Esc copies nothing");
}

#[test]
fn a_selected_link_is_taken_and_tab_turns_to_the_page() {
    let mut session = at_the_ferry((120, 40));
    session.keys("<enter>ci");
    assert_eq!(copied(&session), "ferry-stopped", "the first link is selected by itself");
    session.keys("c<tab>i");
    assert_eq!(copied(&session), "oster");
    session.keys("jci");
    assert_eq!(copied(&session), "ferry-company", "the reader has gone there");
    session.keys("c<tab>i");
    assert_eq!(copied(&session), "ferry-stopped");
    session.keys("1c");
    assert!(!session.footer().contains("Tab"), "{}", session.footer());
}

#[test]
fn the_address_of_a_selected_citation_is_that_of_its_passage() {
    let mut session = Session::new(&BUNDLED, (120, 40));
    session.keys("2<enter>");
    let page = session.explorer.page();
    let at = page.links.iter().position(|link| link.address.as_ref().is_some_and(|address| address.contains("text=")));
    let at = at.expect("some passage has words to find");
    for _ in 0..2_000 {
        if session.explorer.location().link == Some(at) {
            break;
        }
        session.keys("j");
    }
    session.keys("ca");
    assert_eq!(Some(copied(&session)), page.links[at].address.as_deref());
}

#[test]
fn a_neighbour_in_the_network_and_a_row_of_the_sources_are_at_hand() {
    let mut session = Session::new(&FERRY, (120, 40));
    session.keys("2<enter>n");
    let neighbour = session.explorer.neighbour_at_hand().unwrap();
    session.keys("ci");
    assert_eq!(copied(&session), FERRY.id_of(neighbour));
    session.keys("rG");
    let chosen = session.explorer.choices()[session.explorer.choice_at_hand()].scope;
    let Scope::Without(whose) = chosen else { panic!("{chosen:?} leaves nothing out") };
    session.keys("ci");
    let id = match whose {
        Whose::Source(source) => FERRY.id_of(source),
        Whose::Outlet(outlet) => FERRY.id_of(outlet),
    };
    assert_eq!(copied(&session), id);
}

#[test]
fn no_claim_goes_without_its_maker_and_what_is_contested_says_so() {
    for dossier in [&*FERRY, &*BUNDLED] {
        for id in Kind::ALL.iter().flat_map(|kind| dossier.ids(*kind)) {
            let subject = Subject::Record(id);
            let cited = citation(dossier, subject, Markup::Plain);
            if let Id::Claim(claim) = id {
                for maker in dossier.makers(claim).iter().take(6) {
                    let name = dossier.actor(*maker).name.as_str();
                    assert!(title(dossier, subject).contains(name) && cited.starts_with(&title(dossier, subject)));
                }
                assert!(cited.contains(" claim"), "{cited}");
            }
            let contested = !matches!(id, Id::Source(_)) && dossier.standing(id).contested;
            assert!(!contested || cited.contains("\nContested"), "{cited}");
            for source in dossier.citations(id).filter_map(|citation| dossier.source_of(citation)).take(40) {
                assert!(cited.contains(dossier.source(source).title.as_str()), "{cited}");
            }
        }
    }
}

#[test]
fn what_does_not_stand_with_the_sources_that_are_read_says_so() {
    let Some(Id::Source(article)) = FERRY.find("brandt-2004") else { panic!("it is a source") };
    let mut session = Session::new(&FERRY, (120, 40));
    session.explorer = Explorer::new(Arc::clone(&FERRY), (120, 40)).reading(Scope::Without(Whose::Source(article)));
    let rows = session.explorer.timeline().rows.clone();
    let fallen = rows.iter().position(|row| matches!(row, Row::Fallen(_))).expect("something falls without it");
    while session.explorer.cursor(Pane::Timeline) != Some(fallen) {
        session.keys("j");
    }
    session.keys("cc");
    let text = copied(&session);
    assert!(text.starts_with("Does not stand with these sources (without the article); as all of them"), "{text}");
    assert!(text.contains("Lina Brandt, “Who stopped the ferry?”"), "{text}");
    session.keys("icc");
    assert!(copied(&session).contains("Read without the article."), "{}", copied(&session));
    session.keys("1");
    assert!(written(&mut session, "a.txt").contains("does not stand with these sources"));
}

#[test]
fn what_is_too_long_for_the_clipboard_says_so_and_can_be_written() {
    let summary = "word ".repeat(LONGEST_COPY / 5 + 1);
    let text = format!(
        r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}],
            "events": [{{"id": "e", "title": "E", "summary": "{summary}", "citations": [{{"source": "s"}}]}}]}}"#
    );
    let mut session = Session::new(&Arc::new(load::from_text("x", &text).unwrap()), (80, 24));
    session.keys("cp");
    assert!(session.effects.is_empty());
    assert!(session.footer().contains("too long") && session.footer().contains("w writes"), "{}", session.footer());
    session.keys("w<enter>");
    assert!(asked_for(&session).1.len() > LONGEST_COPY);
}

#[test]
fn a_page_is_written_to_a_new_file_and_never_over_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut session = at_the_ferry((120, 40));
    session.keys("<enter>w");
    assert_eq!(session.effects.last(), Some(&Effect::Propose("the-ferry-is-stopped.md".into())));
    assert!(session.footer().starts_with(" Write to the-ferry-is-stopped.md"), "{}", session.footer());
    session.keys("<c-u>").input(Input::Paste(path("page.txt")));
    session.keys("<enter>");
    let (name, text) = asked_for(&session);
    session.explorer.written(file::write_new(&name, &text));
    let written = fs::canonicalize(path("page.txt")).unwrap();
    assert_eq!(fs::read_to_string(&written).unwrap(), text);
    assert!(session.footer().contains(" wrote /"), "{}", session.footer());

    session.keys("w<c-u>").input(Input::Paste(path("page.txt")));
    session.keys("<enter>");
    let (name, text) = asked_for(&session);
    fs::write(&written, "mine").unwrap();
    session.explorer.written(file::write_new(&name, &text));
    assert_eq!(fs::read_to_string(&written).unwrap(), "mine");
    assert!(session.screen().contains("exists and stays as it is"), "{}", session.screen());
    session.keys("<bs><bs><bs>md");
    assert!(!session.screen().contains("stays as it is"), "{}", session.screen());
    session.keys("<enter>");
    let (name, text) = asked_for(&session);
    session.explorer.written(file::write_new(&name, &text));
    assert!(fs::read_to_string(path("page.md")).unwrap().starts_with("# The ferry is stopped\n"));

    let effects = session.effects.len();
    session.keys("w<esc>");
    assert_eq!(session.effects.len(), effects + 1, "a name was proposed, and nothing written");
    assert!(session.footer().contains("quit"), "{}", session.footer());
}

/// What is written under a name that is typed.
fn written(session: &mut Session, name: &str) -> String {
    session.keys(&format!("w<c-u>{name}<enter>"));
    let (_, text) = asked_for(session);
    session.keys("<esc>");
    text
}

#[test]
fn the_ending_says_what_is_written_of_a_page() {
    let mut session = at_the_ferry((120, 40));
    session.keys("<enter>");
    let id = FERRY.find("ferry-stopped").unwrap();
    let page = report::page(&FERRY, Subject::Record(id), PageOptions::default());
    let shown = lines::lay(&FERRY, &page, 80, Medium::Text).lines;
    let shown: Vec<String> = shown.iter().map(|line| line.text().trim_end().to_owned()).collect();
    for plain in ["a.txt", "a", "a.b.c"] {
        assert_eq!(written(&mut session, plain).trim_end(), shown.join("\n").trim_end());
    }
    insta::assert_snapshot!("page_md", written(&mut session, "a.MD"));
    session.keys("i");
    assert!(written(&mut session, "about.md").contains("\n- ≠ contested"), "signs are told by themselves");
    session.keys("<bs>");
    assert_eq!(written(&mut session, "a.bib").matches('@').count(), 3);
    let json: serde_json::Value = serde_json::from_str(&written(&mut session, "a.json")).unwrap();
    assert_eq!(json, FERRY.json(id).unwrap());
    session.keys("i");
    let json: serde_json::Value = serde_json::from_str(&written(&mut session, "a.json")).unwrap();
    assert_eq!(json["events"].as_array().map(Vec::len), Some(FERRY.events().len()), "the whole dossier");
}

#[test]
fn a_list_is_written_as_its_rows() {
    let mut session = Session::new(&FERRY, (120, 40));
    insta::assert_snapshot!("list_txt", written(&mut session, "a.txt"));
    session.keys("/ferry<enter>2");
    insta::assert_snapshot!("list_md", written(&mut session, "a.md"));
    let json: serde_json::Value = serde_json::from_str(&written(&mut session, "a.json")).unwrap();
    assert!(json.as_array().is_some_and(|records| records.len() > 3), "{json}");
    let bib = written(&mut session, "a.bib");
    assert!(bib.contains("@article{brandt-2004,") && bib.contains("@book{timetable,"), "{bib}");
}

#[test]
fn a_written_list_says_of_each_event_what_the_list_shows() {
    let mut session = Session::new(&BUNDLED, (120, 40));
    let text = written(&mut session, "a.txt");
    let row = |title: &str| text.lines().find(|line| line.contains(title)).unwrap_or_else(|| panic!("{title}\n{text}"));
    let placed = row("Rahmon draws closer to Saudi Arabia");
    assert!(placed.starts_with("later ↑ ") && placed.ends_with(" · saudi-rapprochement"), "{placed}");
    assert!(row("Iranian firms said to have left").starts_with("between "), "{text}");
    assert!(row("The IRPT is banned").contains(" · material conflict · "), "{text}");
    session.keys("2");
    assert!(written(&mut session, "a.txt").lines().any(|line| line.ends_with(" · muhiddin-kabiri")));
}

#[test]
fn no_address_is_broken_in_what_is_written_or_copied() {
    for id in ["peace-accord", "peaceaccords-49", "cyclists-attack"] {
        let mut session = Session::new(&BUNDLED, (120, 40));
        session.keys(&format!(":{id}<enter>"));
        assert_eq!(session.explorer.location().subject, Subject::Record(BUNDLED.find(id).unwrap()));
        let page = session.explorer.page();
        let passages = page.links.iter().filter_map(|link| link.address.as_deref());
        let known: HashSet<&str> =
            passages.chain(BUNDLED.sources().filter_map(|(_, source)| source.url.as_deref())).collect();
        let text = written(&mut session, "a.txt");
        let mut addresses = text.split_whitespace().filter(|word| word.contains("://")).peekable();
        assert!(addresses.peek().is_some(), "{text}");
        let broken: Vec<&str> =
            addresses.filter(|address| !known.contains(address.trim_matches(['(', ')', ',']))).collect();
        assert!(broken.is_empty(), "{broken:#?}\n{text}");
    }
}

#[test]
fn what_cites_no_source_has_no_bibtex() {
    let text = r#"{"title": "x", "sources": [{"id": "s", "title": "S"}],
        "places": [{"id": "p", "name": "Port"}],
        "events": [{"id": "e", "title": "E", "places": ["p"], "citations": [{"source": "s"}]}]}"#;
    let mut session = Session::new(&Arc::new(load::from_text("x", text).unwrap()), (80, 24));
    session.keys("<enter><enter>");
    assert_eq!(session.explorer.location().subject, Subject::Record(session.explorer.dossier().find("p").unwrap()));
    session.keys("cb");
    assert!(session.footer().contains("there is no BibTeX of this"), "{}", session.footer());
    session.keys("<esc>w<c-u>a.bib<enter>");
    assert!(session.screen().contains("no source is cited there"), "{}", session.screen());
}

#[test]
fn what_lies_over_the_panes_takes_what_is_typed_clicked_and_pasted() {
    let mut session = at_the_ferry((120, 40));
    session.keys("c");
    session.input(Input::Paste("ferry".into()));
    assert!(session.explorer.state().search.is_none());
    let menu = session.pane_called("Copy");
    let row = menu.rows.iter().position(|row| row.contains("BibTeX")).expect("it is a form");
    // The row below is of the same form.
    for further in 0..2 {
        session.keys("<esc>c").input(Input::Click { x: 20, y: menu.corners[1] + 1 + row as u16 + further });
        session.keys("<enter>c");
        assert!(copied(&session).starts_with('@'), "{}", copied(&session));
    }
    session.keys("<esc>");
    session.keys("c");
    session.input(Input::Click { x: 0, y: 39 });
    assert!(session.explorer.state().take.is_none());
}
