//! The search as a whole, on small dossiers made for the purpose.

use std::{fmt::Write as _, ops::Range};

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
    for query in ["xyzzy", "kqz", "negtr", "\"part no\"", "kabiri xyzzy"] {
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
        ("kind:party", &["party"]),
    ] {
        let mut found = found(&dossier, query);
        let mut expected: Vec<String> = ids.iter().map(ToString::to_string).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{query}");
    }
}

/// A finder that has just answered a query.
fn asked(dossier: &Dossier, query: &str) -> Finder {
    let query = Query::parse(query, dossier).unwrap_or_else(|error| panic!("{query}: {error}"));
    let mut finder = Finder::new(dossier);
    finder.find(dossier, &query);
    finder
}

fn parts<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<&'t str> {
    ranges.iter().map(|range| &text[range.clone()]).collect()
}

#[test]
fn highlighted_letters_are_those_that_were_found_in_every_script() {
    let dossier = story();
    for (query, id, shown, highlighted) in [
        ("kab", "kabiri", "Muhiddin Kabiri", &["Kab"][..]),
        ("kabiri", "kabiri", "Муҳиддин Кабирӣ", &["Кабирӣ"]),
        ("mukh", "kabiri", "Муҳиддин Кабирӣ", &["Муҳ"]),
        ("kabiri", "kabiri", "Kabi\u{301}ri\u{301}'s", &["Kabi\u{301}ri\u{301}"]),
        ("irpt", "party", "Islamic Renaissance Party of Tajikistan", &["I", "R", "P", "T"]),
        ("mhddn", "kabiri", "Muhiddin Kabiri", &["M", "h", "dd", "n"]),
        ("mukab", "kabiri", "Muhiddin Kabiri", &["Mu", "Kab"]),
        ("\"the party\"", "ban", "The party is banned", &["The party"]),
        ("the party", "ban", "The party is banned", &["party"]),
        ("xyz", "kabiri", "Muhiddin Kabiri", &[]),
        // The last word and the first, run together.
        ("kabirimuh", "kabiri", "Muhiddin Kabiri", &["Muh", "Kabiri"]),
        // Two typed words that are one name.
        ("muh xiddin", "kabiri", "Muhiddin Kabiri", &["Muhiddin"]),
        ("\"defens", "ban", "Defence of the order was the reason given.", &["Defenc"]),
    ] {
        let found = asked(&dossier, query).highlights(dossier.find(id).expect("in the story"), shown);
        assert_eq!(parts(shown, &found), highlighted, "{query} in {shown}");
    }
}

#[test]
fn what_took_no_part_in_the_match_is_not_highlighted() {
    let dossier = story();
    for (query, id, shown) in [
        // Not of this record.
        ("kabiri", "leader", "Muhiddin Kabiri"),
        // Sounds, insides, gaps and slips count in names, not in prose.
        ("lawier", "kabiri", "Lawyer and negotiator."),
        ("yer", "kabiri", "Lawyer and negotiator."),
        ("atack", "denial", "It had no part in the attack."),
        ("inat", "denial", "It had no part in the attack."),
        // Words around what was found.
        ("also", "kabiri", "also known as Hoji Halim"),
    ] {
        let found = asked(&dossier, query).highlights(dossier.find(id).expect("in the story"), shown);
        assert_eq!(parts(shown, &found), Vec::<&str>::new(), "{query} in {shown}");
    }
}

#[test]
fn a_hit_says_why_where_its_title_does_not_show_it() {
    let dossier = story();
    for (query, id, why, highlighted) in [
        ("hoji halim", "kabiri", "also known as Hoji Halim", &["Hoji", "Halim"][..]),
        ("chairman", "kabiri", "office: chairman, Islamic Renaissance Party of Tajikistan (IRPT)", &["chairman"]),
        (
            "chairman irpt",
            "kabiri",
            "office: chairman, Islamic Renaissance Party of Tajikistan (IRPT)",
            &["chairman", "IRPT"],
        ),
        ("foreign minister", "minister", "office: Foreign Minister of Tajikistan", &["Foreign", "Minister"]),
        ("khamenei", "meeting", "with Ali Khamenei", &["Khamenei"]),
        ("with kha", "meeting", "with Ali Khamenei", &["Kha"]),
        ("dushanbe", "ban", "with Tajikistan", &[]),
        ("city", "meeting", "at City", &["City"]),
        ("negotiator", "kabiri", "Lawyer and negotiator", &["negotiator"]),
        ("\"the reason", "ban", "…the order was the reason given", &["the reason"]),
        ("of", "minister", "office: Foreign Minister of Tajikistan", &["of"]),
    ] {
        let found = asked(&dossier, query).why(&dossier, dossier.find(id).expect("in the story"));
        let found = found.unwrap_or_else(|| panic!("no reason for {query}"));
        assert_eq!(found.text, why, "{query}");
        assert_eq!(parts(&found.text, &found.highlights), highlighted, "{query}");
    }
    let kabiri = dossier.find("kabiri").expect("in the story");
    assert_eq!(asked(&dossier, "kabiri").why(&dossier, kabiri), None);
}

#[test]
fn the_name_of_an_enemy_is_no_reason() {
    let text = r#"{"title":"t","sources":[{"id":"s","title":"Zzz"}],
        "actors":[{"id":"zarif","kind":"person","name":"Zarif","citations":[{"source":"s"}]},
          {"id":"berg","kind":"person","name":"Anna Berg","summary":"Met Zarif once.","citations":[{"source":"s"}]},
          {"id":"other","kind":"person","name":"Someone Else","citations":[{"source":"s"}]}],
        "relations":[{"id":"r","kind":"opposition","from":"berg","to":"zarif","citations":[{"source":"s"}]},
          {"id":"q","kind":"opposition","from":"other","to":"zarif","citations":[{"source":"s"}]}]}"#;
    let dossier = load::from_text("test", text).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(found(&dossier, "zarif"), ["zarif", "berg"]);
    let why = asked(&dossier, "zarif").why(&dossier, dossier.find("berg").expect("just written"));
    assert_eq!(why.map(|why| why.text).as_deref(), Some("Met Zarif once"));
}

#[test]
fn a_name_that_fits_too_little_to_lead_here_is_no_reason() {
    let text = r#"{"title":"t","sources":[{"id":"s","title":"Zzz"}],
        "actors":[{"id":"host","kind":"party","name":"Akabiri","citations":[{"source":"s"}]},
          {"id":"berg","kind":"person","name":"Anna Berg","country":"host","citations":[{"source":"s","note":"Birim said so."}]}]}"#;
    let dossier = load::from_text("test", text).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(found(&dossier, "biri"), ["host", "berg"]);
    let why = asked(&dossier, "biri").why(&dossier, dossier.find("berg").expect("just written"));
    assert_eq!(why.map(|why| why.text).as_deref(), Some("note: Birim said so"));
}

#[test]
fn what_is_only_similar_shows_where_nothing_is_better() {
    let dossier = dossier_of(&["Akabirin Kabirov", "Akabirin Petrov"]);
    let finder = asked(&dossier, "kabir");
    for (id, shown, highlighted) in [("a0", "Akabirin Kabirov", "Kabir"), ("a1", "Akabirin Petrov", "kabir")] {
        let found = finder.highlights(dossier.find(id).expect("just written"), shown);
        assert_eq!(parts(shown, &found), [highlighted]);
    }
}

#[test]
fn a_name_found_by_its_sound_is_none_in_a_summary() {
    let text = r#"{"title":"t","sources":[{"id":"s","title":"Zzz"}],
        "actors":[{"id":"nuri","kind":"person","name":"Nuri","summary":"It is said that Nuri spoke.","citations":[{"source":"s"}]}]}"#;
    let dossier = load::from_text("test", text).unwrap_or_else(|report| panic!("{report}"));
    let (finder, nuri) = (asked(&dossier, "noori"), dossier.find("nuri").expect("just written"));
    assert_eq!(finder.highlights(nuri, "Nuri"), std::slice::from_ref(&(0..4)));
    assert_eq!(finder.highlights(nuri, "It is said that Nuri spoke."), Vec::new());
    // Cut, as at the end of a line.
    assert_eq!(finder.highlights(nuri, "that Nuri"), Vec::new());
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
    assert!(rank("a5") == usize::MAX, "no slips where the word itself occurs: {order:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn typing_on_finds_the_same_as_typing_at_once(text in "[a-z]{1,8} [a-z]{1,4}|mu?k?hid{1,2}i?n? kab?i?r?i?|(irpt|tajik) [a-z]{1,5}") {
        let dossier = story();
        let mut finder = Finder::new(&dossier);
        for end in 1..=text.len() {
            let query = Query::parse(&text[..end], &dossier).expect("plain words");
            let stepwise = finder.find(&dossier, &query);
            let at_once = Finder::new(&dossier).find(&dossier, &query);
            let ids = |hits: &[Hit]| hits.iter().map(|hit| hit.id).collect::<Vec<_>>();
            prop_assert_eq!(ids(&stepwise), ids(&at_once));
        }
    }

    #[test]
    fn highlights_are_in_order_and_on_boundaries(
        query in "\\PC{0,12}|[a-zа-яҳқ ]{0,12}|mu?k?hid{1,2}i?n? ?k?|[mk]{1,2}(ab)?i?r?i?|\"?ҳ?o?ji h?",
        shown in "\\PC{0,24}|[A-Za-zА-Яа-яҳқӣ' -]{0,24}|(Mu\u{301}?hiddin|Муҳиддин|Hoji|[a-z]{1,4})[ ’-](Kabi\u{301}?ri\u{304}?|Кабирӣ|Halim)('s)?",
    ) {
        let dossier = story();
        if let Ok(read) = Query::parse(&query, &dossier) {
            let mut finder = Finder::new(&dossier);
            finder.find(&dossier, &read);
            let id = dossier.find("kabiri").expect("in the story");
            let why = finder.why(&dossier, id).unwrap_or_default();
            for (shown, ranges) in [(&shown, finder.highlights(id, &shown)), (&why.text, why.highlights)] {
                let mut end = None;
                for range in ranges {
                    prop_assert!(end.is_none_or(|end| range.start > end) && range.start < range.end);
                    prop_assert!(shown.get(range.clone()).is_some());
                    end = Some(range.end);
                }
            }
        }
    }

    #[test]
    fn a_slip_ranks_below_every_true_match(letter in "[bcdfgklmnpstvz]") {
        // What is typed begins one name and is a slip away from the other.
        let dossier = dossier_of(&["Zarif", &format!("Zar{letter}ifov"), "Petrov"]);
        prop_assert_eq!(found(&dossier, &format!("zar{letter}if")), ["a1", "a0"]);
    }
}
