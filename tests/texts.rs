//! No text of a dossier is forgotten: the schema names every one, `check` refuses it where it is empty,
//! and search finds it, or else the reason why not stands here.

use detente::{
    dossier::{load, problem::Report, schema::SCHEMA},
    search::{Finder, Query},
};
use serde_json::{Value, json};

/// A dossier with every text of every record in the first item of each list, and whatever else it takes
/// for records to lead to one another.
fn sample() -> Value {
    let cited = json!([{
        "source": "other", "paragraph": 1, "locator": "p. 3", "bearing": "states", "date": "2018-03-01",
        "derived_from": ["source"], "note": "More.", "find": "some words"
    }]);
    let native = json!([{"lang": "fa", "text": "نام"}]);
    json!({
        "$schema": "dossier.schema.json", "title": "Ports", "summary": "Two of them.", "subject": "source",
        "sources": [
            {"id": "source", "type": "report", "title": "A report", "author": ["An author"], "publisher": "A house",
             "issued": "2018-06-01", "url": "https://example.org/a", "lang": "en", "outlet": "actor",
             "derived_from": ["source"], "extent": "whole", "note": "Read it."},
            {"id": "other", "title": "A paper", "issued": "2018-07-01"}
        ],
        "places": [
            {"id": "place", "name": "A port", "aliases": ["Haven"], "native": native, "part_of": "land", "citations": cited},
            {"id": "land", "name": "A land"}
        ],
        "actors": [
            {"id": "actor", "kind": "person", "name": "Somebody", "short": "S.", "aliases": ["Body"], "native": native,
             "position": "Mate", "country": "state", "summary": "Sails.", "start": "1950", "end": "2019",
             "citations": cited},
            {"id": "state", "kind": "state", "name": "A state", "citations": cited},
            {"id": "third", "kind": "person", "name": "A third", "citations": cited}
        ],
        "relations": [
            {"id": "relation", "kind": "office", "from": "actor", "to": "state", "role": "clerk", "citations": cited}
        ],
        "events": [
            {"id": "event", "title": "A ferry", "summary": "It sails.", "after": ["before"], "before": ["later"],
             "actors": ["actor"], "recipients": ["state"], "involved": ["third"], "places": ["place"],
             "category": "coerce", "mode": "ban", "citations": cited},
            {"id": "before", "title": "Earlier", "date": "2018-02", "citations": cited},
            {"id": "later", "title": "Later", "date": "2018-04", "citations": cited}
        ],
        "claims": [
            {"id": "claim", "by": ["actor"], "text": "It was so.", "date": "2018-05", "about": ["event"],
             "supports": ["event"], "disputes": ["before"], "citations": cited}
        ],
        "figures": [
            {"id": "figure", "title": "Ferries", "unit": "a day", "summary": "Counted.", "about": ["event"],
             "points": [{"date": "2018-03", "value": 3, "note": "Large ones.", "citations": cited}]}
        ],
        "chapters": [{"title": "The sailing", "span": "2018", "summary": "They sail.", "citations": cited}]
    })
}

/// Where every string stands that is neither a date nor a word of a vocabulary: pointers into a dossier
/// whose lists have one item.
fn strings(root: &Value, schema: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return strings(root, root.pointer(&name[1..]).unwrap(), at, found);
    }
    if let Some(some) = schema["anyOf"].get(0) {
        return strings(root, some, at, found);
    }
    match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
        Some("object") => {
            for (name, field) in schema["properties"].as_object().unwrap() {
                strings(root, field, &format!("{at}/{name}"), found);
            }
        }
        Some("array") => strings(root, &schema["items"], &format!("{at}/0"), found),
        Some("string") if schema.get("enum").is_none() && schema.get("format").is_none() => found.push(at.into()),
        _ => {}
    }
}

fn every_string() -> Vec<String> {
    let (schema, mut found) = (serde_json::from_str(SCHEMA).unwrap(), Vec::new());
    strings(&schema, &schema, "", &mut found);
    found
}

/// The sample with another text in one place.
fn with(pointer: &str, text: &str) -> Value {
    let mut sample = sample();
    let place = sample.pointer_mut(pointer).unwrap_or_else(|| panic!("the sample of this test lacks {pointer}"));
    *place = text.into();
    sample
}

/// Whether a string of the sample is the id of another record.
fn is_reference(pointer: &str) -> bool {
    let sample = sample();
    let text = sample.pointer(pointer);
    let records = sample.as_object().unwrap().values().filter_map(Value::as_array).flatten();
    !pointer.ends_with("/id") && records.filter_map(|record| record.get("id")).any(|id| Some(id) == text)
}

/// A pointer as messages write it: `events[0].title`.
fn path(pointer: &str) -> String {
    pointer[1..].replace("/0", "[0]").replace('/', ".")
}

fn load(dossier: &Value) -> Result<detente::dossier::Dossier, Report> {
    load::from_text("x.json", &dossier.to_string())
}

#[test]
fn the_sample_has_every_field_and_is_in_order() {
    load(&sample()).unwrap_or_else(|report| panic!("{report}"));
    for pointer in every_string() {
        assert!(sample().pointer(&pointer).is_some_and(Value::is_string), "the sample of this test lacks {pointer}");
    }
}

#[test]
fn no_text_may_be_empty() {
    // Only editors read the address of the schema.
    for pointer in every_string().iter().filter(|pointer| *pointer != "/$schema") {
        for blank in ["", " ", "\u{a0}\u{200b}\t"] {
            let report = load(&with(pointer, blank)).err().unwrap_or_else(|| panic!("{pointer} may be {blank:?}"));
            let is_named = report.problems.iter().any(|problem| problem.path.to_string() == path(pointer));
            assert!(is_named, "{pointer} is {blank:?}, and the report does not say so: {report}");
        }
    }
}

/// Texts by which no record is found, each with the reason; `*` stands for the way to it.
const NOT_FOUND: &[(&str, &str)] = &[
    ("/$schema", "only editors read it"),
    ("/title", "says what the whole dossier is about, not one record"),
    ("/summary", "says what the whole dossier is about, not one record"),
    ("/chapters/title", "a chapter is no record that could be opened"),
    ("/chapters/summary", "a chapter is no record that could be opened"),
    ("/chapters/citations/note", "a chapter is no record that could be opened"),
    ("*/lang", "a code"),
    ("/sources/url", "an address: the publisher and the title are found"),
    ("/events/mode", "one of PLOVER's words, a part of the category, and that can be asked for"),
    ("*/citations/locator", "says where, not what"),
    ("*/citations/find", "the source's words, there to open it at the passage; the note says what it means"),
];

fn is_exempt(pointer: &str) -> bool {
    let name = pointer.replace("/0", "");
    let is_it = |(pattern, _): &(&str, &str)| match pattern.strip_prefix('*') {
        Some(end) => name.ends_with(end),
        None => name == *pattern,
    };
    NOT_FOUND.iter().any(is_it)
}

#[test]
fn every_text_is_found_or_exempt() {
    const WORD: &str = "zyzzyva";
    let mut wrong = Vec::new();
    for pointer in every_string().iter().filter(|pointer| !is_reference(pointer)) {
        let Ok(dossier) = load(&with(pointer, WORD)) else {
            // Where only some words may stand, nothing can be looked for; an id may be named by others.
            if !is_exempt(pointer) && !pointer.ends_with("/id") {
                wrong.push(format!("{pointer} does not take every word, and no reason says why it is not found"));
            }
            continue;
        };
        let query = Query::parse(WORD, &dossier).unwrap().with_relations();
        let found = Finder::new(&dossier).find(&dossier, &query);
        let of = pointer.split("/0").next().unwrap_or_default();
        let is_found = found.iter().any(|hit| format!("/{}", hit.id.kind().list()) == of);
        match (is_found, is_exempt(pointer)) {
            (false, false) => wrong.push(format!("{pointer} is not found, and no reason says why")),
            (true, true) => wrong.push(format!("{pointer} is found, and a reason says why it is not")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
