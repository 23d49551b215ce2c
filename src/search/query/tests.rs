//! The language as a whole: what is read, what is forgiven, what is refused and with which words.

use proptest::prelude::*;

use super::*;
use crate::{
    dossier::{Day, load},
    search::LANGUAGE,
};

fn bundled() -> Dossier {
    load::bundled().unwrap_or_else(|error| panic!("{error}"))
}

fn small() -> Dossier {
    load::from_text(
        "test",
        r#"{"title":"t","sources":[{"id":"s","title":"Gazette"}],"places":[{"id":"d","name":"Dushanbe"}],
        "actors":[{"id":"muhiddin-kabiri","kind":"person","name":"Muhiddin Kabiri","citations":[{"source":"s"}]},
        {"id":"rahmon","kind":"person","name":"Emomali Rahmon","citations":[{"source":"s"}]}]}"#,
    )
    .unwrap_or_else(|report| panic!("{report}"))
}

fn error(text: &str) -> (String, String) {
    let error = Query::parse(text, &small()).expect_err(text);
    (text[error.at].to_owned(), error.message)
}

#[test]
fn every_example_of_the_language_can_be_read() {
    let dossier = bundled();
    for (example, _) in LANGUAGE {
        let query = Query::parse(example, &dossier).unwrap_or_else(|error| panic!("{example}: {error}"));
        assert!(!query.is_empty(), "{example}");
    }
}

#[test]
fn what_can_not_be_read_is_named_with_a_way_out() {
    for (text, word, hint) in [
        ("kabiri actr:x", "actr", "did you mean actor:?"),
        ("kabiri without:rferl", "without", "write it by itself"),
        ("foo:bar", "foo", "\"foo:bar\""),
        ("after:2015", "after", "asked for as 2015.. ("),
        ("since:2015-09", "since", "asked for as 2015-09.. ("),
        ("before:then", "before", "asked for as ..2015 ("),
        ("tone:confict", "confict", "did you mean conflict?"),
        ("tone:xx", "xx", "verbal"),
        ("kind:event,persn", "persn", "did you mean person?"),
        ("-actor:kqbiri2", "kqbiri2", "did you mean muhiddin-kabiri?"),
        ("2015-13 x", "2015-13", "2015-09"),
        ("2016..2014 x", "2016..2014", "ends before it begins"),
    ] {
        let (at, message) = error(text);
        assert_eq!(at, word, "{text}");
        assert!(message.contains(hint), "{message}");
    }
}

#[test]
fn what_is_half_typed_constrains_nothing_or_its_beginning() {
    let dossier = small();
    for text in ["actor:", "-actor:", "kind:,", "\"", "-", "  ", "..", "kabiri 20", "-\"\""] {
        let query = Query::parse(text, &dossier).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(query.conditions.is_empty() && query.terms.len() <= 1, "{text}: {query:?}");
    }
    let query = Query::parse("tone:con actor:kab \"muhiddin ka", &dossier).expect("half typed");
    assert_eq!(query.conditions[0].test, Test::Tone(vec![Some(Tone::VerbalConflict), Some(Tone::MaterialConflict)]));
    assert!(query.conditions[1].test == Test::Actor(dossier.find("muhiddin-kabiri").into_iter().collect()));
    assert!(query.terms[0].phrase && query.terms[0].open && query.terms[0].needles.len() == 2);
}

#[test]
fn actors_are_meant_by_id_name_or_the_beginning_of_a_name_in_any_spelling() {
    let dossier = small();
    for value in ["rahmon", "rakhmon", "Раҳмон", "emo", "\"emomali rahmon\"", "rahmonov"] {
        let read = Query::parse(&format!("actor:{value}"), &dossier);
        if value == "rahmonov" {
            assert!(read.is_err(), "an ending is too much to guess for a condition");
            continue;
        }
        let query = read.unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(query.conditions[0].test, Test::Actor(dossier.find("rahmon").into_iter().collect()));
    }
}

#[test]
fn numbers_of_four_digits_are_years_if_they_can_be() {
    let dossier = small();
    assert!(matches!(Query::parse("2015", &dossier).expect("a year").conditions[0].test, Test::Time(_)));
    assert!(Query::parse("resolution 2231", &dossier).expect("a number").conditions.is_empty());
    assert_eq!(Query::parse("\"2015\"", &dossier).expect("quoted").terms.len(), 1);
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(
        text in "[a-z0-9:.,\" -]{0,32}|(actor|kind|tone|is|by|place|source|category|x)?:[a-z\",-]{0,12}|\\PC{0,24}"
    ) {
        let dossier = small();
        match Query::parse(&text, &dossier) {
            Ok(query) => {
                // What was read is read again the same way.
                prop_assert_eq!(Query::parse(&text, &dossier), Ok(query));
            }
            Err(error) => {
                prop_assert!(!error.message.is_empty());
                prop_assert!(text.get(error.at.clone()).is_some_and(|word| !word.is_empty()), "{:?}", error);
            }
        }
        for cursor in 0..=text.len() {
            if let Some((at, _)) = under_cursor(&text, cursor) {
                prop_assert!(text.get(at).is_some());
            }
        }
    }
}

#[test]
fn a_text_that_is_a_span_of_time_and_nothing_else() {
    let days = |text: &str| span_of(text).map(|span| (span.first.map(Day::ymd), span.last.map(Day::ymd)));
    let month = (Some((2015, 9, 1)), Some((2015, 9, 30)));
    for text in ["2015-09", "sep 2015", " 2015-09 ", "2015-09..2015-09"] {
        assert_eq!(days(text), Some(month), "{text}");
    }
    assert_eq!(days("29 Sep 2015"), Some((Some((2015, 9, 29)), Some((2015, 9, 29)))));
    assert_eq!(days("2015-0"), days("2015"), "what is complete of it counts");
    assert_eq!(days("2018.."), Some((Some((2018, 1, 1)), None)));
    for text in
        ["", "kabiri", "2015 kabiri", "sep 2015 kabiri", "-2015", "\"2015\"", "actor:2015", "2015-13", "..", "201"]
    {
        assert_eq!(days(text), None, "{text}");
    }
}

#[test]
fn an_outlet_is_meant_by_its_name_and_a_source_without_one_by_its_id() {
    let dossier = bundled();
    let test = |text: &str| Query::parse(text, &dossier).map(|query| query.conditions[0].test.clone());
    assert_eq!(test("outlet:rferl"), test("outlet:\"Radio Free Europe\""));
    assert_ne!(test("outlet:rferl"), test("outlet:rferl,sputnik"));
    let Ok(Test::Source(one)) = test("outlet:rahimi-2019") else { panic!("it is a source") };
    assert!(dossier.sources().all(|(id, _)| one.has(id) == (dossier.id_of(id) == "rahimi-2019")));
    let error = test("outlet:nazarzoda").unwrap_err();
    assert!(error.message.contains("no source comes from there"), "{error}");
}
