//! Reading a dossier with some of its sources: three small dossiers, worked out by hand.

use detente::{
    dossier::{Date, Dossier, Id, Scope, Whose, load},
    report::{
        self, PageOptions,
        lines::{self, Medium},
    },
};
use serde_json::{Value, json};

fn dossier(value: &Value) -> Dossier {
    load::from_text("x", &value.to_string()).unwrap_or_else(|report| panic!("{report}"))
}

fn whose(dossier: &Dossier, id: &str) -> Whose {
    match dossier.find(id).unwrap_or_else(|| panic!("{id}")) {
        Id::Source(id) => Whose::Source(id),
        Id::Actor(id) => Whose::Outlet(id),
        _ => panic!("{id} is neither a source nor an outlet"),
    }
}

fn only(dossier: &Dossier, id: &str) -> Dossier {
    dossier.scoped(Scope::Only(whose(dossier, id)))
}

fn without(dossier: &Dossier, id: &str) -> Dossier {
    dossier.scoped(Scope::Without(whose(dossier, id)))
}

fn published_by(dossier: &Dossier, date: &str) -> Dossier {
    dossier.scoped(Scope::PublishedBy(Date::parse(date).unwrap().span().last.unwrap()))
}

fn source(id: &str, derived_from: Option<&[&str]>) -> Value {
    let mut source = json!({"id": id, "title": id});
    if let Some(from) = derived_from {
        source["derived_from"] = json!(from);
    }
    source
}

fn of_one(sources: &[Value], cited: &[&str]) -> Value {
    let citations: Vec<Value> = cited.iter().map(|id| json!({"source": id, "bearing": "agrees"})).collect();
    json!({"title": "One event", "sources": sources, "events": [{"id": "e", "title": "e", "citations": citations}]})
}

/// Documents and origins of the event.
fn numbers(dossier: &Dossier) -> [usize; 2] {
    let standing = dossier.standing(dossier.find("e").unwrap());
    [standing.documents, standing.origins]
}

#[test]
fn without_a_link_of_the_chain_all_that_leads_through_it_is_gone() {
    let sources = [
        source("note", None),
        source("agency", Some(&["note"])),
        source("a", Some(&["agency"])),
        source("b", Some(&["agency"])),
        source("own", Some(&[])),
    ];
    let dossier = dossier(&of_one(&sources, &["a", "b", "agency", "own"]));
    assert_eq!(numbers(&dossier), [4, 2]);
    assert_eq!(numbers(&without(&dossier, "a")), [3, 2]);
    assert_eq!(numbers(&without(&dossier, "own")), [3, 1]);
    assert_eq!(numbers(&without(&dossier, "agency")), [1, 1]);
    assert_eq!(numbers(&without(&dossier, "note")), [1, 1]);
    assert_eq!(numbers(&only(&dossier, "agency")), [1, 1]);
    assert!(!only(&dossier, "note").stands(dossier.find("e").unwrap()), "nothing cites the note itself");
}

#[test]
fn what_has_another_way_to_an_end_stays() {
    let sources = [
        source("m", None),
        source("n", None),
        source("p", Some(&["m", "n"])),
        source("own-too", Some(&["m", "own-too"])),
        source("x", Some(&["y"])),
        source("y", Some(&["x"])),
        source("z", Some(&["x"])),
    ];
    let cited = |by: &[&str]| dossier(&of_one(&sources, by));
    assert_eq!(numbers(&without(&cited(&["p"]), "m")), [1, 1]);
    assert_eq!(numbers(&without(&cited(&["own-too"]), "m")), [1, 1]);
    assert_eq!(numbers(&without(&cited(&["z", "y"]), "x")), [1, 1], "y is of the loop itself, z leads through x");
    let passage = json!({"source": "p", "derived_from": ["m"]});
    let mut of_passage = of_one(&sources, &["n"]);
    of_passage["events"][0]["citations"].as_array_mut().unwrap().push(passage);
    assert_eq!(numbers(&without(&dossier(&of_passage), "m")), [1, 1], "the passage comes from m alone");
}

#[test]
fn an_outlet_is_all_its_documents() {
    let mut value = of_one(&[source("a", None), source("b", None), source("c", Some(&["b"]))], &["a", "b", "c"]);
    value["actors"] = json!([{"id": "press", "kind": "media", "name": "Press", "citations": [{"source": "a"}]}]);
    value["sources"][0]["outlet"] = json!("press");
    value["sources"][1]["outlet"] = json!("press");
    let dossier = dossier(&value);
    assert_eq!(numbers(&only(&dossier, "press")), [2, 1]);
    assert!(!without(&dossier, "press").stands(dossier.find("e").unwrap()));
}

#[test]
fn a_source_is_known_when_it_or_what_is_derived_from_it_is_out() {
    let sources = [source("m", None), {
        let mut q = source("q", Some(&["m"]));
        q["issued"] = json!("2018-05");
        q
    }];
    let dossier = dossier(&of_one(&sources, &["m"]));
    let event = dossier.find("e").unwrap();
    assert!(!published_by(&dossier, "2018-05-30").stands(event));
    assert!(published_by(&dossier, "2018-05-31").stands(event));
}

/// A page as plain text, without its line breaks.
fn text_of(dossier: &Dossier, subject: report::Subject) -> String {
    let page = report::page(dossier, subject, PageOptions::default());
    let lines = lines::lay(dossier, &page, 80, Medium::Text).lines;
    let lines: Vec<String> = lines.iter().map(lines::Line::text).collect();
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// Three sources, five events, two claims.
fn falls() -> Dossier {
    load::from_text("falls", include_str!("fixtures/falls.json")).unwrap()
}

/// What stands, events in the order of time with their dates, then the rest; `≠` behind what is contested.
fn told(dossier: &Dossier) -> String {
    let mark = |id: Id| if dossier.standing(id).contested { "≠" } else { "" };
    let events = dossier.in_time().iter().map(|slot| {
        let date = dossier.event(slot.event).date.as_ref().map_or_else(String::new, |date| format!(" {date}"));
        format!("{}{date}{}", dossier.id_of(slot.event), mark(slot.event.into()))
    });
    let claims = dossier.claims().map(|(id, _)| format!("{}{}", dossier.id_of(id), mark(id.into())));
    let actors = dossier
        .actors()
        .map(|(id, _)| format!("{}{}", dossier.id_of(id), if dossier.is_named_only(id) { " named only" } else { "" }));
    events.chain(claims).chain(actors).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_falls_and_moves_with_the_sources() {
    let all = falls();
    let origins = |dossier: &Dossier| dossier.standing(dossier.find("e1").unwrap()).origins;
    assert_eq!(told(&all), "e0 2014, e1 2015-08-24/2015-08-25≠, e2, e3, e4 2016, c1≠, c2≠, a");
    assert_eq!(origins(&all), 3);
    assert_eq!(told(&only(&all, "s1")), "e1 2015-08, e2, e4 2016, c2, a");
    let rest = without(&all, "s1");
    assert_eq!(told(&rest), "e0 2014, e1 2015-08-24/2015-08-25, e3, c1, a named only");
    assert_eq!(origins(&rest), 2);
    let Some(Id::Event(e3)) = all.find("e3") else { panic!("it is there") };
    assert_eq!(rest.event(e3).after.iter().map(|to| to.as_str()).collect::<Vec<_>>(), ["e1"], "through what fell");
    assert_eq!(told(&published_by(&all, "2018-07-30")), "");
    assert_eq!(told(&published_by(&all, "2018-07-31")), "e1 2015-08-24, e3, c1, a named only");
    assert_eq!(told(&all.scoped(Scope::All)), told(&all));
}

#[test]
fn a_date_that_no_included_source_gives_is_the_dossiers_own() {
    let all = falls();
    let own = |dossier: &Dossier| -> Vec<String> {
        let own = dossier.events().filter(|(id, _)| dossier.is_own_date(*id));
        own.map(|(id, _)| dossier.id_of(id).to_owned()).collect()
    };
    assert_eq!(own(&all), [""; 0], "with all sources it goes without saying");
    assert_eq!(own(&only(&all, "s1")), ["e4"]);
    assert_eq!(own(&without(&all, "s1")), ["e0"]);
    assert_eq!(own(&only(&all, "s2")), [""; 0], "an undated event has no date");
    let scoped = only(&all, "s1");
    let page = |id: &str| text_of(&scoped, report::Subject::Record(scoped.find(id).unwrap()));
    assert!(page("e4").contains("2016 (the dossier's own date)"), "{}", page("e4"));
    assert!(!page("e1").contains("own date"), "{}", page("e1"));
}

#[test]
fn the_sources_that_are_read_are_those_that_are_cited_and_what_lies_behind_them() {
    // The own report takes something from the agency too, and stays without it; nothing cites the note.
    let sources = [
        source("note", None),
        source("agency", Some(&["note"])),
        source("paper", Some(&["agency"])),
        source("own", Some(&["agency", "own"])),
        source("unread", None),
    ];
    let dossier = dossier(&of_one(&sources, &["agency", "paper", "own"]));
    let included = |dossier: &Dossier| -> Vec<String> {
        dossier.included_sources().map(|id| dossier.id_of(id).to_owned()).collect()
    };
    assert_eq!(included(&dossier), ["note", "agency", "paper", "own", "unread"]);
    assert_eq!(included(&only(&dossier, "paper")), ["note", "paper"], "the agency is cited, and left out");
    assert_eq!(included(&without(&dossier, "agency")), ["note", "own"]);
    assert_eq!(included(&without(&dossier, "note")), ["own"]);
    let scoped = without(&dossier, "agency");
    let about = text_of(&scoped, report::Subject::About);
    let start =
        "One event Read without “agency”; titles, summaries and notes remain the dossier's words. In numbers 1 event";
    assert!(about.starts_with(start), "{about}");
    assert!(about.contains(" · 1 of 3 cited sources "), "{about}");
    assert_eq!(about.matches("remain the dossier's words").count(), 1, "{about}");
    assert!(text_of(&dossier, report::Subject::About).contains(" · 5 sources "));
    let page = |dossier: &Dossier| text_of(dossier, report::Subject::Record(dossier.find("agency").unwrap()));
    assert!(page(&scoped).contains("It is not among the sources that are read here."));
    assert!(!page(&dossier).contains("not among"));
}

#[test]
fn what_falls_without_a_source_is_said_of_what_is_left_of_the_others() {
    let dossier = falls();
    let whose = |id: &str| match dossier.find(id) {
        Some(Id::Source(id)) => Whose::Source(id),
        _ => panic!("{id} is no source"),
    };
    let scoped = dossier.scoped(Scope::Without(whose("s3")));
    let losses = scoped.losses_without(whose("s1"));
    let ids = |ids: &[Id]| ids.iter().map(|id| dossier.id_of(*id)).collect::<Vec<_>>();
    assert_eq!(losses.supports, 5);
    assert_eq!(ids(&losses.falls), ["e2", "e4", "c2"]);
    assert_eq!(ids(&losses.named_only), ["a"]);
    assert_eq!(ids(&losses.becomes_single), ["e1"]);
    assert_eq!(ids(&losses.ceases_to_be_contested), ["e1", "c1"]);
    let page = text_of(&scoped, report::Subject::Record(dossier.find("s1").unwrap()));
    assert!(page.contains("Without it, of what these sources bear out"), "{page}");
}

#[test]
fn a_source_names_as_much_of_what_falls_without_it_as_its_page_has_room_for() {
    let dossier = falls();
    let options = PageOptions { most: 2, ..PageOptions::default() };
    let page = report::page(&dossier, report::Subject::Record(dossier.find("s1").unwrap()), options);
    let lines = lines::lay(&dossier, &page, 80, Medium::Text).lines;
    let text: Vec<String> = lines.iter().map(|line| line.text().trim().to_owned()).collect();
    let at = text.iter().position(|line| line == "Without it").unwrap();
    assert_eq!(
        text[at + 1..at + 11],
        [
            "It bears out 5 records: 3 would fall, 1 would only be named. 2 records would no",
            "longer be contested.",
            "Would fall",
            "- e2 [e2]",
            "- e4 [e4]",
            "and 1 more; reading without it shows them all",
            "Would only be named",
            "- actor A [a]",
            "Would no longer be contested",
            "- e1 [e1]",
        ]
    );
}
