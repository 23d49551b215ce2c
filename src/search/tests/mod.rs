//! The search as a whole, on small dossiers made for the purpose.

mod kinds;
mod once;
mod shown;

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::dossier::{Dossier, load};

/// A dossier whose actors have these names, and one event for the first two.
fn dossier_of(names: &[&str]) -> Dossier {
    let mut actors = String::new();
    for (at, name) in names.iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        let _ =
            write!(actors, r#"{comma}{{"id":"a{at}","kind":"person","name":"{name}","citations":[{{"source":"s"}}]}}"#);
    }
    let text = format!(r#"{{"title":"t","sources":[{{"id":"s","title":"Zzz"}}],"actors":[{actors}]}}"#);
    load::from_text("test", &text).unwrap_or_else(|report| panic!("{report}"))
}

const STORY: &str = r#"{"title":"t",
    "sources":[{"id":"gazette","title":"Gazette","author":["Jane Doe"]}],
    "places":[{"id":"republic","name":"Republic"},{"id":"city","name":"City","part_of":"republic"}],
    "actors":[
      {"id":"tajikistan","kind":"state","name":"Tajikistan","aliases":["Dushanbe","Tajik government"],"citations":[{"source":"gazette"}]},
      {"id":"party","kind":"party","name":"Islamic Renaissance Party of Tajikistan","short":"IRPT","country":"tajikistan","citations":[{"source":"gazette"}]},
      {"id":"kabiri","kind":"person","name":"Muhiddin Kabiri","aliases":["Hoji Halim"],"native":[{"lang":"tg","text":"Муҳиддин Кабирӣ"}],
       "country":"tajikistan","summary":"Lawyer and negotiator.","citations":[{"source":"gazette"}]},
      {"id":"minister","kind":"person","name":"Sirojiddin Aslov","position":"Foreign Minister of Tajikistan","country":"tajikistan","citations":[{"source":"gazette"}]},
      {"id":"leader","kind":"person","name":"Ali Khamenei","citations":[{"source":"gazette"}]}],
    "relations":[{"id":"r","kind":"office","from":"kabiri","to":"party","role":"chairman","citations":[{"source":"gazette"}]}],
    "events":[
      {"id":"meeting","title":"A visit to Tehran","date":"2015-12-29","actors":["kabiri"],"recipients":["leader"],"places":["city"],"category":"consult","citations":[{"source":"gazette"}]},
      {"id":"ban","title":"The party is banned","summary":"Defence of the order was the reason given.","date":"2015-09-29","actors":["tajikistan"],"recipients":["party"],"category":"coerce","citations":[{"source":"gazette"}]},
      {"id":"talk","title":"Talks behind doors","actors":["leader"],"category":"consult","citations":[{"source":"gazette"}]}],
    "claims":[{"id":"denial","by":["party"],"text":"It had no part in the attack.","disputes":["ban"],"citations":[{"source":"gazette"}]}]}"#;

fn story() -> Dossier {
    load::from_text("test", STORY).unwrap_or_else(|report| panic!("{report}"))
}

fn found(dossier: &Dossier, query: &str) -> Vec<String> {
    let query = Query::parse(query, dossier).unwrap_or_else(|error| panic!("{query}: {error}"));
    Finder::new(dossier).find(dossier, &query).iter().map(|hit| dossier.id_of(hit.id).to_owned()).collect()
}

fn first(dossier: &Dossier, query: &str) -> String {
    found(dossier, query).first().cloned().unwrap_or_default()
}

#[test]
fn each_class_of_query_finds_whom_it_means() {
    let dossier = story();
    for (query, id) in [
        ("muhiddin kabiri", "kabiri"),
        ("kabiri muhiddin", "kabiri"),
        ("muhi", "kabiri"),
        ("irpt", "party"),
        ("mhddn", "kabiri"),
        ("mukab", "kabiri"),
        ("mukhiddin", "kabiri"),
        ("кабири", "kabiri"),
        ("کبیری", "kabiri"),
        ("kabīrī", "kabiri"),
        ("kabrii", "kabiri"),
        ("hoji halim", "kabiri"),
        ("irpt chairman", "kabiri"),
        ("chairman of the irpt", "kabiri"),
        ("tajik foreign minister", "minister"),
        ("foreign minister of tajikistan", "minister"),
        ("dushanbe", "tajikistan"),
        ("kabiri khamenei", "meeting"),
        ("defense", "ban"),
        ("\"no part\"", "denial"),
        ("jane doe", "gazette"),
    ] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
}

#[test]
fn nothing_is_better_than_noise() {
    let dossier = story();
    for query in ["xyzzy", "kqz", "negtr", "\"part no\"", "xyzzy kqz"] {
        assert_eq!(found(&dossier, query), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn conditions_limit_every_kind_of_record() {
    let dossier = story();
    for (query, ids) in [
        ("tone:conflict", &["tajikistan", "party", "ban", "denial", "gazette"][..]),
        ("actor:kabiri kind:event", &["meeting"]),
        ("actor:kabiri kind:person", &["kabiri", "leader"]),
        ("by:party", &["party", "denial"]),
        ("2015-12", &["kabiri", "leader", "meeting", "city"]),
        ("place:republic kind:event", &["meeting"]),
        ("is:undated kind:event", &["talk"]),
        ("is:contested kind:event", &["ban"]),
        ("-category:consult kind:event", &["ban"]),
        ("kind:event -kabiri", &["ban", "talk"]),
        ("kind:relation", &["r"]),
        ("-kind:claim tone:conflict", &["tajikistan", "party", "ban", "gazette"]),
        ("-kind:event 2015-12", &["kabiri", "leader", "city"]),
        ("kind:party", &["party"]),
    ] {
        let mut found = found(&dossier, query);
        let mut expected: Vec<String> = ids.iter().map(ToString::to_string).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{query}");
    }
}

/// What a query finds.
fn asked(dossier: &Dossier, query: &str) -> Hits {
    let query = Query::parse(query, dossier).unwrap_or_else(|error| panic!("{query}: {error}"));
    Finder::new(dossier).find(dossier, &query)
}

#[test]
fn words_run_together_are_found_beside_the_word_itself() {
    let dossier = dossier_of(&["Abdu Halim Rahimi", "Abduhalim", "Karim"]);
    assert_eq!(found(&dossier, "abduhalim"), ["a1", "a0"]);
}

#[test]
fn what_two_words_found_together_is_not_taken_for_what_one_finds() {
    let dossier = story();
    let mut finder = Finder::new(&dossier);
    let [both, one] = ["muh xiddin", "muh"].map(|query| Query::parse(query, &dossier).expect("words"));
    finder.find(&dossier, &both);
    assert_eq!(*finder.find(&dossier, &one), *Finder::new(&dossier).find(&dossier, &one));
}

#[test]
fn the_nearest_names_are_offered_where_nothing_fits() {
    let dossier = story();
    let query = Query::parse("kubarri", &dossier).expect("a word");
    let finder = Finder::new(&dossier);
    assert_eq!(finder.nearest(&dossier, &query).first().map(|id| dossier.id_of(*id)), Some("kabiri"));
}

#[test]
fn what_is_being_typed_is_completed() {
    let dossier = story();
    let texts = |text: &str| -> Vec<String> {
        complete(text, text.len(), &dossier).into_iter().map(|completion| completion.text).collect()
    };
    assert_eq!(texts("act"), ["actor:"]);
    assert_eq!(texts("x -act"), ["actor:"]);
    assert_eq!(texts("actor:kab"), ["kabiri"]);
    assert_eq!(texts("tone:con"), ["conflict"]);
    assert_eq!(texts("kind:event,per"), ["person"]);
    assert_eq!(texts("place:ci"), ["city"]);
    assert_eq!(texts("actor:").len(), 5);
    assert_eq!(texts("kabiri"), Vec::<String>::new());
    let one = &complete("kind:event,per x", 14, &dossier)[0];
    assert_eq!(one.at, 11..14);
}

#[test]
fn better_ways_to_fit_stand_higher() {
    let dossier = dossier_of(&[
        "Boris Akabirin",
        "Kxaxbxixr Oleg",
        "Kabyr Petrov",
        "Kabirov Semyon",
        "Kabir",
        "Kabri Anton",
        "Ivan Kabirov",
    ]);
    let order = found(&dossier, "kabir");
    let rank = |id: &str| order.iter().position(|found| found == id).unwrap_or(usize::MAX);
    assert_eq!(rank("a4"), 0, "exact first: {order:?}");
    assert!(rank("a2") < rank("a3"), "another spelling of all of it before a beginning: {order:?}");
    assert!(rank("a3") < rank("a6"), "first word before second: {order:?}");
    assert!(rank("a6") < rank("a0"), "a beginning before an inside: {order:?}");
    assert!(rank("a5") == usize::MAX, "no typos where the word itself occurs: {order:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn typing_on_and_back_finds_the_same_as_typing_at_once(
        condition in "|tone:verbal |-party |kind:actor ",
        text in "[a-z]{1,8} [a-z]{1,4}|mu?k?hid{1,2}i?n? kab?i?r?i?|(irpt|tajik) [a-z]{1,5}",
    ) {
        let dossier = story();
        let mut finder = Finder::new(&dossier);
        for end in (1..=text.len()).chain((0..text.len()).rev()) {
            let query = Query::parse(&format!("{condition}{}", &text[..end]), &dossier).expect("it can be read");
            let stepwise = finder.find(&dossier, &query);
            let at_once = Finder::new(&dossier).find(&dossier, &query);
            prop_assert_eq!(&*stepwise, &*at_once);
        }
    }

    #[test]
    fn a_slip_ranks_below_every_true_match(letter in "[bcdfgklmnpstvz]") {
        // What is typed begins one name and is a typo away from the other.
        let dossier = dossier_of(&["Zarif", &format!("Zar{letter}ifov"), "Petrov"]);
        prop_assert_eq!(found(&dossier, &format!("zar{letter}if")), ["a1", "a0"]);
    }
}
