//! Everything that can be wrong with a dossier is found, where it stands, all at once.

use detente::dossier::load;
use serde_json::{Value, json};

/// A small dossier that is in order.
fn good() -> Value {
    let cited = json!([{"source": "s", "paragraph": 1}]);
    json!({
        "title": "Two ports",
        "subject": "s",
        "sources": [{"id": "s", "title": "A paper", "issued": "2020-06-01", "url": "https://example.org/a"}],
        "places": [{"id": "p", "name": "A port"}],
        "actors": [
            {"id": "a", "kind": "state", "name": "Aland", "citations": cited},
            {"id": "b", "kind": "person", "name": "B.", "country": "a", "start": "1950", "end": "2019-05", "citations": cited}
        ],
        "relations": [{"id": "r", "kind": "office", "from": "b", "to": "a", "start": "2010", "end": "2012", "citations": cited}],
        "events": [
            {"id": "e", "title": "A ferry", "date": "2018-03-01", "actors": ["b"], "recipients": ["a"], "places": ["p"],
             "category": "coerce", "mode": "ban", "citations": [{"source": "s", "date": "2018-03"}]},
            {"id": "f", "title": "Another", "after": ["e"], "citations": cited}
        ],
        "claims": [{"id": "c", "by": ["a"], "text": "It was not so.", "about": ["e"], "disputes": ["e"], "citations": cited}],
        "figures": [{"id": "g", "title": "Ferries", "unit": "a day", "points": [{"date": "2018", "value": 3, "citations": cited}]}]
    })
}

/// The problems of the good dossier with one thing changed, as `path: message`.
fn with(pointer: &str, value: Value) -> Vec<String> {
    let mut dossier = good();
    *dossier.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is there")) = value;
    problems(&dossier)
}

fn problems(dossier: &Value) -> Vec<String> {
    let text = serde_json::to_string_pretty(dossier).unwrap();
    match load::from_text("x", &text) {
        Ok(_) => Vec::new(),
        Err(report) => report.problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect(),
    }
}

#[test]
fn the_good_one_is_good() {
    assert_eq!(problems(&good()), [""; 0]);
}

#[test]
fn each_thing_that_can_be_wrong_is_said() {
    let cases = [
        ("/title", json!(" "), "title: this is empty"),
        ("/subject", json!("a"), "subject: \"a\" is the id of an actor; a source is needed here"),
        ("/sources/0/url", json!("javascript:alert(1)"), "sources[0].url: \"javascript:alert(1)\" is no web address"),
        ("/actors/0/id", json!(""), "actors[0].id: the id is empty"),
        ("/actors/0/id", json!("a b"), "actors[0].id: the id \"a b\" has a ' ' in it"),
        ("/events/1/id", json!("e"), "events[1].id: the id \"e\" is given twice"),
        ("/claims/0/id", json!("e"), "claims[0].id: the id \"e\" is given twice"),
        ("/actors/0/name", json!(""), "actors[0].name: this is empty"),
        ("/actors/1/country", json!("p"), "actors[1].country: \"p\" is the id of a place; an actor is needed here"),
        ("/actors/1/end", json!("1949"), "actors[1].end: it ends on 1949, before it starts on 1950"),
        ("/relations/0/to", json!("nobody"), "relations[0].to: no actor has the id \"nobody\""),
        ("/relations/0/citations", json!([]), "relations[0]: nobody vouches for this"),
        (
            "/events/0/date",
            json!("2019-06-01"),
            "events[0].actors[0]: \"b\" acts on 2019-06-01, after its end on 2019-05",
        ),
        ("/events/0/date", json!("1949"), "events[0].actors[0]: \"b\" acts on 1949, before its start on 1950"),
        (
            "/events/0/date",
            json!("2012"),
            "events[0].citations[0].date: this source dates the event to 2018-03, years from 2012",
        ),
        ("/events/0/mode", json!("riot"), "events[0].mode: \"riot\" is no mode of coerce"),
        ("/events/1/after", json!(["f"]), "events[1].after[0]: an event can't come after itself"),
        ("/events/0/citations", json!([{"source": "t"}]), "events[0].citations[0].source: no source has the id \"t\""),
        (
            "/events/0/citations",
            json!([{"source": "s"}, {"source": "s", "bearing": "contradicts"}]),
            "events[0].citations[1]: a contradiction without a note",
        ),
        (
            "/events/0/citations",
            json!([{"source": "s", "bearing": "contradicts", "note": "no"}]),
            "events[0].citations: every source contradicts this",
        ),
        ("/claims/0/by", json!([]), "claims[0]: nobody makes this claim"),
        ("/claims/0/disputes", json!(["c"]), "claims[0].disputes[0]: a claim that disputes itself says nothing"),
        ("/figures/0/points", json!([]), "figures[0].points: this figure has no values"),
        (
            "/sources/0/issued",
            json!("2001"),
            "events[0].citations[0].source: this source was issued on 2001, years before",
        ),
    ];
    for (pointer, value, expected) in cases {
        let found = with(pointer, value.clone());
        assert!(
            found.iter().any(|problem| problem.starts_with(expected)),
            "{pointer} = {value}\n{expected}\n{found:#?}"
        );
    }
}

#[test]
fn a_misspelt_reference_is_told_what_it_may_have_meant() {
    let mut dossier = good();
    dossier["actors"][0]["id"] = json!("aland");
    for pointer in ["/actors/1/country", "/relations/0/to", "/events/0/recipients/0", "/claims/0/by/0"] {
        *dossier.pointer_mut(pointer).unwrap() = json!("alnad");
    }
    let found = problems(&dossier);
    assert_eq!(found.len(), 4, "all at once: {found:#?}");
    assert!(found.iter().all(|problem| problem.ends_with("did you mean \"aland\"?")), "{found:#?}");
}

#[test]
fn order_that_the_dates_deny_is_found() {
    let mut dossier = good();
    dossier["events"][1]["date"] = json!("2017");
    let found = problems(&dossier);
    assert!(
        found[0].starts_with("events[1].after[0]: the dates say otherwise: 2017 here, 2018-03-01 for \"e\""),
        "{found:#?}"
    );
}

#[test]
fn the_bundled_dossier_is_in_order_and_all_of_it_is_cited() {
    let dossier = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    let subject = dossier.subject().expect("it is about an article");
    for kind in ["events", "claims", "actors", "relations", "places"] {
        let file = serde_json::to_value(dossier.file()).unwrap();
        for record in file[kind].as_array().unwrap() {
            assert!(record["citations"].as_array().is_some_and(|cited| !cited.is_empty()), "{}", record["id"]);
        }
    }
    let paragraphs = dossier
        .events()
        .flat_map(|(_, event)| &event.citations)
        .chain(dossier.claims().flat_map(|(_, claim)| &claim.citations));
    for citation in paragraphs.filter(|citation| citation.source.as_str() == dossier.id_of(subject)) {
        assert!(citation.paragraph.is_some_and(|paragraph| paragraph <= 13), "{citation:?}");
    }
}
