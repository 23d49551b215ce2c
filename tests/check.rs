//! Everything that can be wrong with a dossier is found, where it stands, all at once.

use std::fmt::Write as _;

use detente::dossier::{
    check::MOST,
    load,
    problem::{Count, Position, Problem, Report, Severity},
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A small dossier that is in order.
fn good() -> Value {
    let cited = json!([{"source": "s", "paragraph": 1}]);
    json!({
        "title": "Two ports",
        "subject": "s",
        "sources": [{"id": "s", "title": "A paper", "issued": "2020-06-01", "author": ["A."], "url": "https://example.org/a"}],
        "places": [{"id": "p", "name": "A port"}],
        "actors": [
            {"id": "a", "kind": "state", "name": "Aland", "citations": cited},
            {"id": "b", "kind": "person", "name": "B.", "country": "a", "start": "1950", "end": "2019-05", "citations": cited}
        ],
        "relations": [{"id": "r", "kind": "office", "from": "b", "to": "a", "start": "2010", "end": "2012", "citations": cited}],
        "events": [
            {"id": "e", "title": "A ferry", "date": "2018-03-01", "actors": ["b"], "recipients": ["a"], "places": ["p"],
             "category": "coerce", "mode": "ban", "citations": [{"source": "s", "date": "2018-03-01"}]},
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
    report(&text).problems.iter().map(shown).collect()
}

fn report(text: &str) -> Report {
    load::check_text("x", text).map_or_else(|report| report, |(_, report)| report)
}

fn shown(problem: &Problem) -> String {
    let warning = if problem.severity == Severity::Warning { "warning: " } else { "" };
    format!("{}: {warning}{}", problem.path, problem.message)
}

#[test]
fn the_good_one_is_good() {
    assert_eq!(problems(&good()), [""; 0]);
}

#[test]
fn each_thing_that_can_be_wrong_is_said() {
    let cases = [
        ("/title", json!(" "), "title: this is empty"),
        ("/sources/0/url", json!("http://"), "sources[0].url: \"http://\" is no web address"),
        (
            "/sources/0/url",
            json!("https://a b"),
            "sources[0].url: \"https://a b\" is no web address; write %20 for one of its characters",
        ),
        ("/sources/0/url", json!("https://a@b/"), "sources[0].url: \"https://a@b/\" is no web address; leave out what"),
        ("/sources/0/author", json!([""]), "sources[0].author[0]: this is empty"),
        (
            "/events/0/citations",
            json!([{"source": "s", "locator": " "}]),
            "events[0].citations[0].locator: this is empty",
        ),
        ("/title", json!("\u{2800}\u{200b}"), "title: this is empty"),
        ("/events/0/title", json!("\u{3164}"), "events[0].title: this is empty"),
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
            "events[0].citations[0].date: this source dates the event to 2018-03-01, years from 2012",
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
            "events[0].citations[0].source: warning: this source was issued on 2001, before the event on 2018-03-01",
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
fn what_is_named_twice_in_a_list_is_found() {
    let lists = [
        ("/events/0/actors", "b"),
        ("/events/0/recipients", "a"),
        ("/events/0/places", "p"),
        ("/events/1/after", "e"),
        ("/claims/0/by", "a"),
        ("/claims/0/about", "e"),
        ("/claims/0/disputes", "e"),
    ];
    for (pointer, id) in lists {
        let found = with(pointer, json!([id, id]));
        assert!(found.iter().any(|problem| problem.contains("is there twice")), "{pointer} {found:#?}");
    }
    for (record, field) in [("events", "before"), ("claims", "supports"), ("figures", "about")] {
        let mut dossier = good();
        dossier[record][0][field] = json!(["f", "f"]);
        let found = problems(&dossier);
        assert!(found.iter().any(|problem| problem.contains("is there twice")), "{record}.{field} {found:#?}");
    }
}

#[test]
fn arabic_and_persian_forms_of_a_letter_look_alike() {
    let mut dossier = good();
    dossier["places"] =
        json!([{"id": "\u{6a9}\u{6cc}\u{641}", "name": "A port"}, {"id": "\u{643}\u{64a}\u{641}", "name": "Another"}]);
    dossier["events"][0]["places"] = json!([]);
    let found = problems(&dossier);
    assert!(found.iter().any(|problem| problem.contains("letters that look alike")), "{found:#?}");
}

#[test]
fn a_character_that_shows_nothing_of_itself_is_named_by_its_number() {
    let found = with("/actors/0/id", json!("a\u{301}"));
    assert!(found[0].starts_with("actors[0].id: the id \"a\u{301}\" has a U+0301 in it"), "{found:#?}");
}

/// Comparing each of twenty unknown ids with a hundred thousand long ones takes a minute.
#[test]
fn hints_cost_no_more_where_ids_are_many_and_long() {
    let mut dossier = good();
    let long = "x".repeat(60);
    dossier["places"] = (0..80_000).map(|n| json!({"id": format!("{long}-{n}"), "name": "A port"})).collect();
    dossier["events"][0]["places"] = json!([format!("{long}-")]);
    let found = problems(&dossier);
    assert!(
        found.iter().any(|problem| problem.ends_with(&format!("no place has the id \"{}…\"", &long[..59]))),
        "{found:#?}"
    );
}

#[test]
fn evidence_that_supports_nothing_is_found() {
    let context = json!([{"source": "s", "bearing": "context"}]);
    let found = with("/events/1/citations", context.clone());
    assert_eq!(found, ["events[1].citations: no source supports this; then who says it?"]);
    assert_eq!(
        with("/relations/0/citations", context),
        ["relations[0].citations: no source supports this; then who says it?"]
    );
    let preview =
        "warning: this source was issued on 2018-02, before the event on 2018-03-01; a preview is \"context\"";
    let mut dossier = good();
    dossier["sources"][0]["issued"] = json!("2018-02");
    assert!(
        problems(&dossier).contains(&format!("events[0].citations[0].source: {preview}")),
        "{:?}",
        problems(&dossier)
    );
    dossier["sources"].as_array_mut().unwrap().push(json!({"id": "t", "title": "Later"}));
    dossier["events"][0]["citations"] = json!([{"source": "s", "bearing": "context"}, {"source": "t"}]);
    assert!(!problems(&dossier).iter().any(|problem| problem.contains("preview")), "{:?}", problems(&dossier));
}

#[test]
fn a_date_that_the_sources_do_not_bear_out_is_warned_of() {
    let dated = |ours: &str, theirs: &[&str]| {
        let mut dossier = good();
        dossier["events"][0]["date"] = json!(ours);
        let citations = theirs.iter().map(|date| json!({"source": "s", "paragraph": 1, "date": date}));
        dossier["events"][0]["citations"] = citations.collect();
        problems(&dossier)
    };
    assert_eq!(dated("2018-03-01", &["2018-03", "2018-03-01"]), [""; 0], "the finest is ours");
    assert_eq!(dated("2018-03-01/2018-03-03", &["2018-03-01", "2018-03-03"]), [""; 0], "they span it together");
    assert_eq!(
        dated("2018-03-01/2018-03-03", &["2018-03-01", "2018-03-02"]),
        ["events[0].date: warning: dated to 2018-03-01/2018-03-03, but by the sources that support it to 2018-03-01"]
    );
    assert_eq!(
        dated("2018-03-01", &["2018-03"]),
        ["events[0].date: warning: dated to 2018-03-01, but by the sources that support it to 2018-03"]
    );
}

#[test]
fn lineage_that_cannot_be_is_warned_of() {
    let sources = |of_s: Value, of_t: Value, issued: &str| {
        let mut dossier = good();
        dossier["sources"][0]["derived_from"] = of_s;
        let t = json!({"id": "t", "title": "T", "issued": issued, "outlet": "a", "derived_from": of_t});
        dossier["sources"].as_array_mut().unwrap().push(t);
        problems(&dossier)
    };
    assert_eq!(sources(json!(["t", "s"]), json!([]), "2020-05"), [""; 0], "itself beside others");
    assert_eq!(
        sources(json!(["t"]), json!(["s"]), "2020-06-01"),
        ["sources[0].derived_from[0]: warning: sources derived from one another: s → t → s; they count as one"]
    );
    assert_eq!(
        sources(json!(["s", "t"]), json!([]), "2020-07"),
        [
            "sources[0].derived_from[1]: warning: issued on 2020-06-01, before \"t\" on 2020-07, from which it is said to derive"
        ]
    );
    assert_eq!(
        sources(json!(["a"]), json!(["nobody"]), "2020-05"),
        [
            "sources[0].derived_from[0]: \"a\" is the id of an actor; a source is needed here",
            "sources[1].derived_from[0]: no source has the id \"nobody\"",
        ]
    );
    let looped = sources(json!(["s", "t"]), json!(["s"]), "2020-06-01");
    assert!(looped[0].contains("s → t → s"), "its own reporting is no loop: {looped:?}");
    let twice = with("/events/1/citations", json!([{"source": "s", "derived_from": ["s", "s"]}]));
    assert_eq!(twice, ["events[1].citations[0].derived_from[1]: \"s\" is there twice; once is enough"]);
    let mut later = good();
    let t = json!({"id": "t", "title": "T", "issued": "2020-07", "derived_from": []});
    later["sources"].as_array_mut().unwrap().push(t);
    later["events"][1]["citations"] = json!([{"source": "s", "derived_from": ["t"]}]);
    assert_eq!(
        problems(&later),
        [
            "events[1].citations[0].derived_from[0]: warning: issued on 2020-06-01, before \"t\" on 2020-07, from which it is said to derive"
        ]
    );
    later["sources"][1]["issued"] = json!("2020-05");
    later["sources"][1]["derived_from"] = json!(["u"]);
    let u = json!({"id": "u", "title": "U", "derived_from": ["s"]});
    later["sources"].as_array_mut().unwrap().push(u);
    let round = "\"t\" is itself derived from \"s\", which is said to derive from it here";
    assert_eq!(problems(&later), [format!("events[1].citations[0].derived_from[0]: warning: {round}")]);
    let passage = json!([{"source": "s", "derived_from": ["p"]}]);
    let found = with("/events/1/citations", passage);
    assert_eq!(found, ["events[1].citations[0].derived_from[0]: \"p\" is the id of a place; a source is needed here"]);
}

#[test]
fn what_was_last_seen_has_no_end_and_began_before() {
    assert!(with("/relations/0/end", json!(null)).is_empty());
    let seen = |start: &str, end: Value, seen: &str| {
        let mut dossier = good();
        let relation = &mut dossier["relations"][0];
        (relation["start"], relation["end"], relation["seen"]) = (json!(start), end, json!(seen));
        problems(&dossier)
    };
    assert_eq!(seen("2010", json!(null), "2012"), [""; 0]);
    assert_eq!(
        seen("2010", json!("2012"), "2011"),
        ["relations[0].seen: its end is known, so that it need not say when it was last seen"]
    );
    assert_eq!(
        seen("2010", json!(null), "2009"),
        ["relations[0].seen: it was last seen on 2009, before it starts on 2010; correct one of the two"]
    );
}

#[test]
fn chapters_are_held_to_the_same() {
    let chapters = |chapter: Value| {
        let mut dossier = good();
        dossier["chapters"] = json!([chapter]);
        problems(&dossier)
    };
    let cited = json!([{"source": "s"}]);
    assert_eq!(chapters(json!({"title": "One", "span": "2010/2015", "citations": cited})), [""; 0]);
    assert_eq!(
        chapters(json!({"title": " ", "span": "2010", "citations": cited})),
        ["chapters[0].title: this is empty; write something or leave the field out"]
    );
    assert_eq!(
        chapters(json!({"title": "One", "span": "2010"})),
        ["chapters[0]: nobody vouches for this; add a citation that names its source"]
    );
    assert_eq!(
        chapters(json!({"title": "One", "span": "2010", "citations": [{"source": "e"}]})),
        ["chapters[0].citations[0].source: \"e\" is the id of an event; a source is needed here"]
    );
    assert!(chapters(json!({"title": "One", "span": "soon", "citations": cited}))[0].starts_with("chapters[0].span: "));
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

/// What records are wrong, by what they are like; nothing is expected where all is well.
type Cases = Vec<(&'static str, Value, &'static [&'static str])>;

/// Puts each case into a field of the good dossier and looks for exactly what is expected.
fn each(pointer: &str, cases: Cases) {
    for (like, value, expected) in cases {
        let found = with(pointer, value);
        let as_expected = found.len() == expected.len()
            && found.iter().zip(expected).all(|(found, expected)| found.starts_with(expected));
        assert!(as_expected, "{like}\nexpected: {expected:#?}\nfound: {found:#?}");
    }
}

fn cited() -> Value {
    json!([{"source": "s"}])
}

/// Events `id`, `date`, `after`, `before`; an empty date is none.
fn events(events: &[(&str, &str, &[&str], &[&str])]) -> Value {
    let event = |(id, date, after, before): &(&str, &str, &[&str], &[&str])| {
        let mut event = json!({"id": id, "title": "x", "after": after, "before": before, "citations": cited()});
        if !date.is_empty() {
            event["date"] = json!(date);
        }
        event
    };
    // The claim of the good dossier is about the event "e".
    let e = json!({"id": "e", "title": "x", "citations": cited()});
    events.iter().map(event).chain([e]).collect()
}

#[test]
fn an_order_that_goes_round_in_a_circle_is_found() {
    each(
        "/events",
        vec![
            ("a chain", events(&[("a1", "", &["a2"], &[]), ("a2", "", &[], &["a3"]), ("a3", "", &[], &[])]), &[]),
            ("said twice", events(&[("a1", "", &["a2"], &[]), ("a2", "", &[], &["a1"])]), &[]),
            (
                "two of them",
                events(&[("a1", "", &["a2"], &[]), ("a2", "", &["a1"], &[])]),
                &["events[1].after[0]: this order goes round in a circle: a1 → a2 → a1; one of these can't be"],
            ),
            (
                "three, by both words",
                events(&[("a1", "", &[], &["a2"]), ("a2", "", &[], &["a3"]), ("a3", "", &[], &["a1"])]),
                &["events[0].before[0]: this order goes round in a circle: a1 → a2 → a3 → a1;"],
            ),
            (
                "two circles",
                events(&[
                    ("a1", "", &["a2"], &[]),
                    ("a2", "", &["a1"], &[]),
                    ("b1", "", &["b2", "a1"], &[]),
                    ("b2", "", &["b1"], &[]),
                ]),
                &["events[1].after[0]: this order goes", "events[3].after[0]: this order goes"],
            ),
        ],
    );
}

#[test]
fn an_order_that_dates_deny_by_way_of_undated_events_is_found() {
    each(
        "/events",
        vec![
            (
                "earlier than what comes first",
                events(&[("a1", "2015", &["x"], &[]), ("x", "", &["b1"], &[]), ("b1", "2017", &[], &[])]),
                &[
                    "events[0].after[0]: the dates say otherwise: 2015 for \"a1\", 2017 for \"b1\", which comes first by way of b1 → x → a1",
                ],
            ),
            (
                "the same date",
                events(&[("a1", "2015", &["x"], &[]), ("x", "", &["b1"], &[]), ("b1", "2015", &[], &[])]),
                &[],
            ),
            (
                "dates that meet",
                events(&[("a1", "2015/..", &["x"], &[]), ("x", "", &["b1"], &[]), ("b1", "2017", &[], &[])]),
                &[],
            ),
            (
                "an unknown start",
                events(&[("a1", "2015", &["x"], &[]), ("x", "", &["b1"], &[]), ("b1", "../2017", &[], &[])]),
                &[],
            ),
            ("no dates", events(&[("a1", "2015", &["x"], &[]), ("x", "", &["b1"], &[]), ("b1", "", &[], &[])]), &[]),
            (
                "by two in between and both words",
                events(&[
                    ("x", "", &[], &["y"]),
                    ("y", "", &[], &["a1"]),
                    ("a1", "2015", &[], &[]),
                    ("b1", "2017-01-01", &[], &["x"]),
                ]),
                &[
                    "events[1].before[0]: the dates say otherwise: 2015 for \"a1\", 2017-01-01 for \"b1\", which comes first by way of b1 → x → y → a1",
                ],
            ),
            (
                "all that is denied, however it hangs together",
                events(&[
                    ("b1", "2017", &[], &[]),
                    ("a1", "2015", &["b1"], &[]),
                    ("x", "", &["a1"], &[]),
                    ("a2", "2016", &["x"], &[]),
                ]),
                &["events[1].after[0]: the dates say otherwise", "events[3].after[0]: the dates say otherwise"],
            ),
            (
                "directly: said once",
                events(&[("a1", "2015", &["b1"], &[]), ("b1", "2017", &[], &[])]),
                &["events[0].after[0]: the dates say otherwise: 2015 here, 2017 for \"b1\""],
            ),
        ],
    );
}

#[test]
fn vague_dates_are_given_room() {
    let order = |first: &str, second: &str| events(&[("a1", first, &[], &[]), ("b1", second, &["a1"], &[])]);
    let denied: &[&str] = &["events[1].after[0]: the dates say otherwise"];
    each(
        "/events",
        vec![
            ("about", order("2016~", "2015-12-30"), &[]),
            ("perhaps", order("2016?", "2012"), &[]),
            ("both", order("2016", "2015-12%"), &[]),
            ("a month that is doubtful", order("2016-?05", "2016-04"), &[]),
            ("far beyond what can be meant", order("2016~", "1999"), denied),
            ("a spring in the south", order("2015-09", "2015-21"), &[]),
            ("a winter of two years", order("2015-24", "2015-01"), &[]),
            ("another year's spring", order("2017-09", "2015-21"), denied),
            ("exact", order("2016", "2015-12-30"), denied),
        ],
    );
}

#[test]
fn a_record_is_an_object_and_a_word_is_a_string() {
    each(
        "/places",
        vec![
            ("a list", json!([["p", "P"]]), &["places[0]: expected an object, found a list"]),
            ("null", json!([null]), &["places[0]: expected an object, found null"]),
        ],
    );
    let found = with("/actors/0/kind", json!({"state": null}));
    assert_eq!(found, ["actors[0].kind: expected a string, found an object"]);
    let found = with("/events/0/category", json!({"coerce": null}));
    assert_eq!(found, ["events[0].category: expected a string, found an object"]);
    let whole = load::from_text("x", "[null, \"t\"]").expect_err("it is a list");
    assert_eq!(whole.problems[0].message, "expected an object, found a list");
}

#[test]
fn where_the_text_stops_being_json_is_said_first() {
    for (text, line, column, message) in [
        ("{\n\"title\": 7,\n\"events\": [\n", 4, 1, "EOF while parsing a list"),
        ("{\n\"title\": \"t\",\n}", 3, 1, "trailing comma"),
        ("{\n\"titel\": \"t\",\n}", 3, 1, "key must be a string"),
        ("{\"title\": \"one\ntwo\"}", 1, 15, "control character (\\u0000-\\u001F) found while parsing a string"),
        ("{\"title\": \"one\r\ntwo\"}", 1, 15, "control character (\\u0000-\\u001F) found while parsing a string"),
    ] {
        let report = load::from_text("x", text).expect_err("it is no JSON");
        let problem = &report.problems[0];
        let found = (report.problems.len(), problem.position.line, problem.position.column, problem.message.as_str());
        assert_eq!(found, (1, line, column, message), "{text:?}");
    }
}

#[test]
fn a_chain_of_any_length_is_followed() {
    let chain = |count: usize, last: &str| {
        let mut text =
            String::from("{\"title\": \"t\", \"sources\": [{\"id\": \"s\", \"title\": \"S\"}], \"events\": [\n");
        for at in 0..count {
            let after = if at + 1 < count { format!("e{}", at + 1) } else { last.to_owned() };
            let comma = if at + 1 < count { "," } else { "" };
            let _ = writeln!(
                text,
                "{{\"id\": \"e{at}\", \"title\": \"x\", \"after\": [\"{after}\"], \"citations\": [{{\"source\": \"s\"}}]}}{comma}"
            );
        }
        report(&(text + "]}")).problems.iter().map(shown).collect::<Vec<_>>()
    };
    let found = chain(100_000, "e0");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("e0 → e99999 → e99998 → e99997 → … → e3 → e2 → e1 → e0"), "{found:#?}");
}

proptest! {
    #[test]
    fn only_an_order_with_a_way_back_is_wrong(
        count in 2usize..12,
        pairs in prop::collection::vec((0usize..12, 0usize..12, any::<bool>()), 1..30),
        picked in any::<prop::sample::Index>(),
    ) {
        let order = |pairs: &[(usize, usize, bool)]| {
            let mut list: Vec<Value> = (0..count)
                .map(|at| json!({"id": format!("e{at}"), "title": "x", "after": [], "before": [], "citations": cited()}))
                .collect();
            for (from, to, after) in pairs {
                let (here, field, there) = if *after { (to, "after", from) } else { (from, "before", to) };
                list[*here][field].as_array_mut().unwrap().push(json!(format!("e{there}")));
            }
            problems(&json!({"title": "t", "sources": [{"id": "s", "title": "S"}], "events": list}))
        };
        let forward = |(a, b, after): (usize, usize, bool)| {
            let (a, b) = (a % count, b % count);
            (a != b).then_some((a.min(b), a.max(b), after))
        };
        let mut pairs: Vec<_> = pairs.into_iter().filter_map(forward).collect();
        pairs.sort_unstable();
        pairs.dedup();
        prop_assume!(!pairs.is_empty());
        prop_assert_eq!(order(&pairs), [""; 0]);
        let (from, to, after) = pairs[picked.index(pairs.len())];
        pairs.push((to, from, after));
        let found = order(&pairs);
        prop_assert!(found.len() == 1 && found[0].contains("round in a circle"), "{:?}", found);
    }
}

#[test]
fn wholes_that_are_parts_of_their_parts_are_found() {
    let place = |id: &str, whole: Option<&str>| match whole {
        Some(whole) => json!({"id": id, "name": "x", "part_of": whole}),
        None => json!({"id": id, "name": "x"}),
    };
    let p = place("p", None);
    each(
        "/places",
        vec![
            ("a tree", json!([p, place("q", Some("p")), place("o", Some("p")), place("n", Some("o"))]), &[]),
            ("in itself", json!([p, place("q", Some("q"))]), &["places[1].part_of: a place can't lie in itself"]),
            (
                "in one another",
                json!([p, place("q", Some("o")), place("o", Some("n")), place("n", Some("q")), place("m", Some("n"))]),
                &["places[1].part_of: each of these is a part of the next: q → o → n → q"],
            ),
        ],
    );
}

#[test]
fn actors_that_are_parts_of_their_parts_at_one_time_are_found() {
    let relation = |id: &str, kind: &str, from: &str, to: &str| json!({"id": id, "kind": kind, "from": from, "to": to, "citations": cited()});
    let dated = |id: &str, from: &str, to: &str, start: Option<&str>, end: Option<&str>| {
        let mut relation = relation(id, "part_of", from, to);
        for (field, date) in [("start", start), ("end", end)] {
            if let Some(date) = date {
                relation[field] = json!(date);
            }
        }
        relation
    };
    each(
        "/relations",
        vec![
            (
                "support is mutual",
                json!([relation("r1", "support", "a", "b"), relation("r2", "support", "b", "a")]),
                &[],
            ),
            ("said twice", json!([relation("r1", "part_of", "b", "a"), relation("r2", "part_of", "b", "a")]), &[]),
            (
                "parts of one another",
                json!([relation("r1", "part_of", "a", "b"), relation("r2", "part_of", "b", "a")]),
                &["relations[0].to: each of these is a part of the next: a → b → a"],
            ),
            (
                "parts of one another in turn",
                json!([dated("r1", "a", "b", None, Some("2000")), dated("r2", "b", "a", Some("2005"), None)]),
                &[],
            ),
            (
                "parts of one another for a while",
                json!([dated("r1", "a", "b", None, Some("2007")), dated("r2", "b", "a", Some("2005"), None)]),
                &["relations[0].to: each of these is a part of the next: a → b → a"],
            ),
            (
                "parts of one another, perhaps in turn",
                json!([dated("r1", "a", "b", None, Some("2005")), dated("r2", "b", "a", Some("2005"), None)]),
                &[],
            ),
            (
                "handed over on a day",
                json!([
                    dated("r1", "a", "b", Some("2000-01-01"), Some("2005-06-01")),
                    dated("r2", "b", "a", Some("2005-06-01"), Some("2010-01-01")),
                ]),
                &[],
            ),
            (
                "for some time within one year",
                json!([
                    dated("r1", "a", "b", Some("1990"), Some("2018")),
                    dated("r2", "b", "a", Some("2005"), Some("2005")),
                ]),
                &["relations[0].to: each of these is a part of the next: a → b → a"],
            ),
            (
                "both for some time within one year",
                json!([
                    dated("r1", "a", "b", Some("2005"), Some("2005")),
                    dated("r2", "b", "a", Some("2005"), Some("2005")),
                ]),
                &[],
            ),
            (
                "for some time within one year, perhaps in turn",
                json!([
                    dated("r1", "a", "b", Some("1990"), Some("2005-06")),
                    dated("r2", "b", "a", Some("2005"), Some("2005")),
                ]),
                &[],
            ),
            (
                "in turn beside a loop",
                json!([
                    dated("r1", "a", "b", None, Some("2000")),
                    dated("r2", "b", "a", Some("2005"), None),
                    dated("r3", "a", "b", Some("2010"), None),
                ]),
                &["relations[2].to: each of these is a part of the next: a → b → a"],
            ),
            (
                "with itself",
                json!([relation("r1", "part_of", "a", "a"), relation("r2", "family", "b", "b")]),
                &[
                    "relations[0].to: \"a\" can't have a relation with itself",
                    "relations[1].to: \"b\" can't have a relation with itself",
                ],
            ),
        ],
    );
}

#[test]
fn a_country_is_a_state() {
    let mut dossier = good();
    dossier["actors"][1]["country"] = json!("b");
    assert_eq!(problems(&dossier), ["actors[1].country: \"b\" is of the kind person; a state is needed here"]);
    dossier["actors"][1]["country"] = json!("a");
    dossier["actors"][0]["kind"] = json!("intergovernmental");
    let found = problems(&dossier);
    assert_eq!(found, ["actors[1].country: warning: \"a\" is of the kind intergovernmental; a state is needed here"]);
}

/// The good dossier where "a" was there from 1990 to 2000, and "b", a person, from 1950 to 2019-05.
fn with_lives(list: &str, record: Value) -> Vec<String> {
    let mut dossier = good();
    dossier["actors"][0]["start"] = json!("1990");
    dossier["actors"][0]["end"] = json!("2000");
    dossier["events"][0]["recipients"] = json!([]);
    dossier["relations"] = json!([]);
    dossier["claims"] = json!([]);
    dossier[list].as_array_mut().unwrap().push(record);
    problems(&dossier)
}

#[test]
fn nobody_stands_in_relations_outside_of_their_lifetime() {
    let cases: &[(&str, &str, Value, &[&str])] = &[
        ("office", "b", json!({"start": "1950", "end": "2019-05"}), &[]),
        ("office", "b", json!({"start": "1940/1950", "end": "2019/2021"}), &[]),
        ("office", "b", json!({"start": "2018/..", "end": "../2021"}), &[]),
        ("office", "b", json!({}), &[]),
        (
            "office",
            "b",
            json!({"start": "1949", "end": "1960"}),
            &["relations[0].start: \"b\" (from) is in this since 1949, before its start on 1950"],
        ),
        (
            "employment",
            "b",
            json!({"start": "2019-06", "end": "2020"}),
            &["relations[0].start: \"b\" (from) is in this since 2019-06, after its end on 2019-05"],
        ),
        (
            "membership",
            "b",
            json!({"start": "2018", "end": "2020"}),
            &["relations[0].end: \"b\" (from) is in this until 2020, after its end on 2019-05"],
        ),
        (
            "representation",
            "b",
            json!({"end": "1949"}),
            &["relations[0].end: \"b\" (from) is in this until 1949, before its start on 1950"],
        ),
        (
            "association",
            "b",
            json!({"start": "1949"}),
            &["relations[0].start: warning: \"b\" (from) is in this since 1949, before its start on 1950"],
        ),
        (
            "membership",
            "a",
            json!({"start": "2001"}),
            &["relations[0].start: warning: \"a\" (from) is in this since 2001, after its end on 2000"],
        ),
        ("family", "b", json!({"start": "1949", "end": "2020"}), &[]),
    ];
    for (kind, from, dates, expected) in cases {
        let mut relation = json!({"id": "r1", "kind": kind, "from": from, "to": "other", "citations": cited()});
        relation.as_object_mut().unwrap().extend(dates.as_object().unwrap().clone());
        let mut dossier = good();
        dossier["actors"][0]["start"] = json!("1990");
        dossier["actors"][0]["end"] = json!("2000");
        dossier["actors"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "other", "kind": "company", "name": "O", "citations": cited()}));
        dossier["events"][0]["recipients"] = json!([]);
        dossier["claims"] = json!([]);
        dossier["relations"] = json!([relation]);
        assert_eq!(problems(&dossier), *expected, "{kind} of {from}, {dates}");
    }
}

#[test]
fn nobody_is_dealt_with_before_their_birth() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("recipients", "b", "1950", &[]),
        ("recipients", "b", "1949/..", &[]),
        ("recipients", "b", "1949", &["\"b\" has a part in this on 1949, before its start on 1950"]),
        ("involved", "b", "1949", &["\"b\" has a part in this on 1949, before its start on 1950"]),
        ("involved", "b", "2020", &["warning: \"b\" has a part in this on 2020, after its end on 2019-05"]),
        ("recipients", "a", "1989", &["warning: \"a\" has a part in this on 1989, before its start on 1990"]),
        ("recipients", "a", "2001", &["warning: \"a\" has a part in this on 2001, after its end on 2000"]),
        ("involved", "a", "2000", &[]),
        ("actors", "a", "2001", &["warning: \"a\" acts on 2001, after its end on 2000"]),
        ("actors", "b", "2020", &["\"b\" acts on 2020, after its end on 2019-05"]),
    ];
    for (field, id, date, expected) in cases {
        let event = json!({"id": "x", "title": "x", "date": date, *field: [id], "citations": cited()});
        let expected: Vec<String> = expected.iter().map(|said| format!("events[2].{field}[0]: {said}")).collect();
        assert_eq!(with_lives("events", event), expected, "{field} {id} {date}");
    }
}

#[test]
fn nobody_speaks_outside_of_their_lifetime() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("b", "1950", &[]),
        ("b", "2019", &[]),
        ("b", "2019-06", &["claims[0].by[0]: \"b\" says this on 2019-06, after its end on 2019-05"]),
        ("b", "1949", &["claims[0].by[0]: \"b\" says this on 1949, before its start on 1950"]),
        ("a", "2000-12-31", &[]),
        ("a", "2001", &["claims[0].by[0]: warning: \"a\" says this on 2001, after its end on 2000"]),
        ("a", "1989", &["claims[0].by[0]: warning: \"a\" says this on 1989, before its start on 1990"]),
    ];
    for (by, date, expected) in cases {
        let claim = json!({"id": "x", "by": [by], "text": "x", "date": date, "citations": cited()});
        assert_eq!(with_lives("claims", claim), *expected, "{by} {date}");
    }
}

#[test]
fn a_claim_older_than_what_it_speaks_of_may_be_a_mistake() {
    for (date, said) in [("2018-03-01", false), ("2018", false), ("2017/..", false), ("2018-02-28", true)] {
        for (field, other) in [("about", "f"), ("supports", "f"), ("disputes", "a")] {
            let mut dossier = good();
            dossier["claims"][0] = json!({
                "id": "c", "by": ["a"], "text": "x", "date": date, field: [other, "e"], "citations": cited()
            });
            let expected = format!(
                "claims[0].{field}[1]: warning: said on {date}, before \"e\" on 2018-03-01; unless it is a forecast"
            );
            let expected = if said { vec![expected] } else { Vec::new() };
            assert_eq!(problems(&dossier), expected, "{field} {date}");
        }
    }
}

#[test]
fn a_claim_may_be_too_old_for_any_record() {
    for (about, said, alike) in [
        ("d", "2009", "2010"),
        ("r", "2009", "2010"),
        ("b", "1940", "1950"),
        ("s", "2019", "2020-06-01"),
        ("g", "2017", "2018"),
    ] {
        let mut dossier = good();
        dossier["claims"] = json!([
            {"id": "c", "by": ["a"], "text": "x", "date": said, "about": [about], "citations": cited()},
            {"id": "d", "by": ["a"], "text": "y", "date": "2010", "citations": cited()},
        ]);
        let expected = format!("claims[0].about[0]: warning: said on {said}, before \"{about}\" on {alike};");
        let found = problems(&dossier);
        assert!(found.len() == 1 && found[0].starts_with(&expected), "{found:#?}");
        dossier["claims"][0]["date"] = json!("2021");
        assert_eq!(problems(&dossier), [""; 0], "{about}");
    }
    // Rivals need not wait for one another.
    let mut dossier = good();
    dossier["claims"] = json!([
        {"id": "c", "by": ["a"], "text": "x", "date": "2009", "disputes": ["d"], "citations": cited()},
        {"id": "d", "by": ["b"], "text": "y", "date": "2010", "citations": cited()},
    ]);
    assert_eq!(problems(&dossier), [""; 0]);
}

#[test]
fn ids_that_look_alike_may_be_a_mistake() {
    // The second in Cyrillic letters: U+0430; the third in Greek: U+03BF.
    for (one, other, alike) in [
        ("port", "Port", true),
        ("aland", "\u{430}land", true),
        ("oster", "\u{3bf}ster", true),
        ("HOLM", "h\u{43e}lm", true),
        ("\u{41c}\u{43e}\u{441}\u{43a}\u{432}\u{430}", "\u{43c}\u{43e}\u{441}\u{43a}\u{432}\u{430}", true),
        ("\u{413}\u{434}", "\u{433}\u{434}", true),
        ("Bx", "\u{432}x", true),
        ("kHT", "\u{43a}\u{41d}\u{422}", true),
        ("\u{39d}\u{399}", "\u{3bd}\u{3b9}", true),
        // Kappa is like a Latin letter as a capital, nu as a small letter.
        ("kiev", "\u{3ba}ie\u{3bd}", true),
        // The palochka is like a capital I and a small L; sigma has two small forms.
        ("Iran", "\u{4c0}ran", true),
        ("lamp", "\u{4cf}amp", true),
        ("\u{39f}\u{394}\u{39f}\u{3a3}", "\u{3bf}\u{3b4}\u{3bf}\u{3c2}", true),
        // With marks.
        ("or\u{eb}l", "or\u{451}l", true),
        ("\u{ef}x", "\u{457}x", true),
        ("\u{259}x", "\u{4d9}x", true),
        ("port", "ports", false),
        ("port-1", "port-2", false),
        ("\u{434}\u{43e}\u{43c}", "dom", false),
    ] {
        let mut dossier = good();
        dossier["places"] = json!([{"id": "p", "name": "x"}, {"id": one, "name": "x"}, {"id": other, "name": "x"}]);
        let found = problems(&dossier);
        let expected = format!(
            "places[2].id: warning: \"{other}\" differs from another id only in case or in letters that look alike (the other is at "
        );
        assert!(found.len() == usize::from(alike), "{one} {other}: {found:#?}");
        assert!(found.iter().all(|found| found.starts_with(&expected)), "{one} {other}: {found:#?}");
    }
}

#[test]
fn nobody_is_named_twice() {
    let cases: &[(&str, Value, &[&str])] = &[
        ("/events/0/actors", json!(["b", "b"]), &["events[0].actors[1]: \"b\" is there twice; once is enough"]),
        ("/events/0/recipients", json!(["a", "a"]), &["events[0].recipients[1]: \"a\" is there twice"]),
        ("/events/0/places", json!(["p", "p"]), &["events[0].places[1]: \"p\" is there twice"]),
        ("/claims/0/by", json!(["a", "b", "a"]), &["claims[0].by[2]: \"a\" is there twice"]),
        ("/claims/0/by", json!(["a", "b"]), &[]),
        (
            "/events/0/recipients",
            json!(["a", "b"]),
            &["events[0].recipients[1]: warning: \"b\" is among \"actors\" too; one part is enough"],
        ),
    ];
    for (pointer, value, expected) in cases {
        let found = with(pointer, value.clone());
        let as_expected = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(found, expected)| found.starts_with(expected));
        assert!(as_expected, "{pointer} = {value}\n{expected:#?}\n{found:#?}");
    }
}

#[test]
fn what_is_beyond_the_first_thousand_is_counted() {
    let mut dossier = good();
    let wrong: Vec<String> = (0..MOST + 7).map(|at| format!("nobody{at}")).collect();
    dossier["events"][0]["involved"] = json!(wrong);
    dossier["claims"][0]["date"] = json!("2001");
    let found = report(&dossier.to_string());
    assert_eq!(
        (found.unlisted, found.count()),
        (Count { errors: 7, warnings: 0 }, Count { errors: 1007, warnings: 1 })
    );
    assert_eq!(found.problems.len(), 1001, "warnings have room of their own");
    let hints = |found: &Report| found.problems.iter().filter(|one| one.message.contains("did you mean")).count();
    let nobody = json!({"id": "nobody", "kind": "person", "name": "N.", "citations": cited()});
    dossier["actors"].as_array_mut().unwrap().push(nobody);
    assert_eq!(hints(&report(&dossier.to_string())), 20, "each hint looks at all ids");

    // The same where the shape is wrong.
    let ones = vec!["1"; MOST + 9].join(",");
    let found = report(&format!("{{\"title\": \"t\", \"events\": [{ones}]}}"));
    assert_eq!((found.problems.len(), found.unlisted), (1000, Count { errors: 9, warnings: 0 }));
}

#[test]
fn positions_are_right_on_one_line_and_on_many() {
    let event = |id: &str| {
        format!(
            "{{\"id\": \"{id}\", \"title\": \"Fähre\", \"actors\": [\"nobody\"], \"citations\": [{{\"source\": \"s\"}}]}}"
        )
    };
    let start = "{\"title\": \"x\", \"sources\": [{\"id\": \"s\", \"title\": \"S\"}],";
    let positions = |between: &str| {
        let text = format!("{start}{between}\"events\": [{between}{},{between}{}]}}", event("e1"), event("e2"));
        let of = |problem: &Problem| (problem.position.line, problem.position.column, problem.id.clone());
        report(&text).problems.iter().map(of).collect::<Vec<_>>()
    };
    let id = |id: &str| Some(id.to_owned());
    // The start has 54 characters, `"events": [` 11, and the reference stands after 42 of an event's 84.
    assert_eq!(positions(""), [(1, 108, id("e1")), (1, 193, id("e2"))]);
    assert_eq!(positions("\n"), [(3, 43, id("e1")), (4, 43, id("e2"))]);
}

#[test]
fn the_record_is_named_where_it_has_an_id() {
    let named = |text: &str| report(text).problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let long = "x".repeat(100);
    let found =
        named(&format!("{{\"title\": \"t\", \"places\": [{{\"id\": \"{long}\", \"nam\": 1}}, {{\"id\": 7}}, \"x\"]}}"));
    let id = "x".repeat(59);
    let expected = [
        format!("1:27: places[0] ({id}…): the field \"name\" is missing"),
        format!("1:138: places[0].nam ({id}…): unknown field; did you mean \"name\"?"),
        "1:149: places[1]: the field \"name\" is missing".to_owned(),
        "1:156: places[1].id: expected a string, found a number".to_owned(),
        "1:160: places[2]: expected an object, found a string".to_owned(),
    ];
    assert_eq!(found, expected);
}

#[test]
fn long_values_are_cut_in_messages() {
    let long = "y".repeat(10_000);
    for (pointer, value) in [
        ("/subject", json!(long)),
        ("/sources/0/url", json!(long)),
        ("/events/0/mode", json!(long)),
        ("/events/0/category", json!(long)),
        ("/events/0/date", json!(long)),
        ("/events/0/date", json!(format!("[{}2001-03-01]", "2001-03-01,".repeat(1000)))),
        ("/actors/0/kind", json!({long.as_str(): long})),
        ("/actors/0/id", json!(format!("{long} {long}"))),
        ("/figures/0/points/0/citations/0", json!({"source": "s", long.as_str(): 1})),
    ] {
        let mut dossier = good();
        *dossier.pointer_mut(pointer).unwrap() = value;
        let problems = report(&dossier.to_string()).problems;
        assert!(!problems.is_empty(), "{pointer}");
        for problem in problems {
            let length = problem.to_string().chars().count();
            assert!(length < 400, "{pointer}: {length} characters");
        }
    }
}

#[test]
fn what_steers_a_terminal_is_not_repeated() {
    // ESCAPE, RIGHT-TO-LEFT OVERRIDE, ZERO WIDTH SPACE and TAG LATIN CAPITAL LETTER A.
    let hidden = ['\u{1b}', '\u{202e}', '\u{200b}', '\u{e0041}'];
    let name: String = hidden.iter().flat_map(|c| ['n', *c]).collect();
    let mut dossier = good();
    dossier["events"][0]["citations"][0][name.as_str()] = json!(1);
    dossier["events"][0]["id"] = json!(name);
    let found = report(&dossier.to_string()).to_string();
    assert!(found.contains("events[0].citations[0].n"), "{found:?}");
    assert!(!found.contains(hidden), "{found:?}");
}

#[test]
fn broken_json_is_found_by_line_and_character() {
    let at = |text: &str| report(text).problems[0].position;
    assert_eq!(at("{\"title\": \"Fähre\", }"), Position { line: 1, column: 20 }, "the ä has two bytes");
    assert_eq!(at("{\n\"title\": \"Fähre\",\n\"summary\": é}"), Position { line: 3, column: 12 });
}

#[test]
fn the_bundled_dossier_is_in_order_and_all_of_it_is_cited() {
    let dossier = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    let written = load::from_text("written", include_str!("../data/iran-tajikistan.json")).unwrap();
    assert_eq!(dossier.file(), written.file(), "what comes with the program is what stands in data/");
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
