//! Records of every kind in one ranking: words of sentences, sorts, ids, times, and what has most of the words.

use super::*;
use crate::dossier::Kind;

#[test]
fn where_no_record_has_all_words_those_that_have_most_are_offered_and_said_to_be_partial() {
    let dossier = story();
    let mut finder = Finder::new(&dossier);
    let mut find = |query: &str| finder.find(&dossier, &Query::parse(query, &dossier).unwrap());
    let hits = find("kabiri xyzzy");
    assert!(hits.is_partial);
    assert_eq!(dossier.id_of(hits[0].id), "kabiri");
    assert!(!find("kabiri").is_partial && !find("kabiri khamenei").is_partial);
    assert!(find("xyzzy kqz").is_empty() && !find("xyzzy kqz").is_partial);
    assert!(find("-kabiri xyzzy kqz").is_empty(), "what is not wanted is not offered either");
}

#[test]
fn words_of_a_question_and_other_forms_of_a_word_prevent_no_hit() {
    let dossier = story();
    for (query, id) in [("who banned the party", "ban"), ("when was the banning", "ban"), ("kabiri", "kabiri")] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
}

#[test]
fn an_id_finds_its_record_and_the_beginning_of_one_those_that_it_begins() {
    let dossier = load::bundled().unwrap();
    assert_eq!(first(&dossier, "irpt-ban"), "irpt-ban");
    assert_eq!(first(&dossier, "rel-irpt-rahmon"), "rel-irpt-rahmon", "relations, too");
    assert_eq!(first(&dossier, "cyclists-att"), "cyclists-attack");
}

#[test]
fn a_time_alone_finds_first_what_lies_in_it() {
    let dossier = load::bundled().unwrap();
    for (query, id) in [("2015-09-16", "nazarzoda-killed"), ("16 Sep 2015", "nazarzoda-killed")] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
    let ids = found(&dossier, "2015");
    let years = ids.iter().take(5).map(|id| {
        let Some(Id::Event(event)) = dossier.find(id) else { panic!("{id} is no event") };
        dossier.event(event).date.as_ref().and_then(|date| Some(date.span().first?.year()))
    });
    assert!(years.into_iter().all(|year| year == Some(2015)));
}

#[test]
fn a_kind_or_a_sort_in_words_is_found() {
    let dossier = load::bundled().unwrap();
    let kind = |query: &str| dossier.find(&first(&dossier, query)).unwrap().kind();
    assert_eq!(
        [kind("claims kabiri"), kind("trade figure"), kind("event kabiri")],
        [Kind::Claim, Kind::Figure, Kind::Event]
    );
}

#[test]
fn a_happening_comes_before_its_bystanders_and_a_person_before_all() {
    let dossier = load::bundled().unwrap();
    for (query, id) in [
        ("attack", "cyclists-attack"),
        ("cyclists attack", "cyclists-attack"),
        ("peace accord", "peace-accord"),
        ("trump withdrawal", "trump-withdrawal"),
        ("ambassador summoned", "ambassador-summoned"),
        ("kabiri", "muhiddin-kabiri"),
        ("rouhani", "hassan-rouhani"),
        ("iran", "iran"),
    ] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
}

#[test]
fn states_and_cities_are_found_in_other_scripts_though_the_dossier_lists_no_such_name() {
    let dossier = load::bundled().unwrap();
    for (query, id) in [
        ("саудовская аравия", "saudi-arabia"),
        ("عربستان", "saudi-arabia"),
        ("ООН", "united-nations"),
        ("тоҷикистон", "tajikistan"),
        ("تاجیکستان", "tajikistan"),
    ] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
    assert!(found(&dossier, "тегеран").iter().take(2).any(|id| id == "tehran"));
    // In thirteen languages something always begins like two letters.
    let exonyms = |query: &str| found(&dossier, query).iter().any(|id| id == "united-states");
    assert!(exonyms("соед") && !exonyms("сое"));
}

#[test]
fn who_says_something_asks_for_claims_and_who_is_somebody_for_persons() {
    let dossier = load::bundled().unwrap();
    let kind = |query: &str| dossier.find(&first(&dossier, query)).unwrap().kind();
    assert_eq!([kind("hrw says"), kind("isis says it did it"), kind("hrw")], [Kind::Claim, Kind::Claim, Kind::Actor]);
    for (query, id) in [
        ("leader of the irpt", "muhiddin-kabiri"),
        ("head of the irpt", "muhiddin-kabiri"),
        ("party of kabiri", "irpt"),
        ("attack on cyclists", "cyclists-attack"),
    ] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
    assert_eq!(first(&dossier, "islamic renaissance pa"), "irpt", "not those who lead it");
}

#[test]
fn words_that_mean_the_same_are_found_and_so_are_irregular_forms() {
    let dossier = story();
    for (query, id) in [("outlawed the party", "ban"), ("prohibition", "ban")] {
        assert_eq!(first(&dossier, query), id, "{query}");
    }
}

#[test]
fn a_time_finds_what_is_placed_inside_it_and_counts_what_lacks_a_date() {
    let event = |id: &str, date: &str, more: &str| {
        format!(r#"{{"id": "{id}", "title": "x", {date} {more} "citations": [{{"source": "s"}}]}}"#)
    };
    let events = [
        event("first", r#""date": "2015-03","#, ""),
        event("inside", "", r#""after": ["first"], "before": ["last"],"#),
        event("by-way", "", r#""after": ["inside"], "before": ["last"],"#),
        event("open", "", r#""after": ["first"],"#),
        event("anytime", "", ""),
        event("last", r#""date": "2015-09","#, ""),
        event("later", r#""date": "2017","#, ""),
    ];
    let text =
        format!(r#"{{"title": "x", "sources": [{{"id": "s", "title": "S"}}], "events": [{}]}}"#, events.join(","));
    let dossier = load::from_text("x", &text).unwrap();
    let mut finder = Finder::new(&dossier);
    let mut find = |query: &str| {
        let hits = finder.find(&dossier, &Query::parse(query, &dossier).unwrap());
        let mut ids: Vec<&str> = hits.iter().map(|hit| dossier.id_of(hit.id)).collect();
        ids.sort_unstable();
        let mut undated: Vec<&str> = hits.undated.iter().map(|event| dossier.id_of(*event)).collect();
        undated.sort_unstable();
        (ids.join(" "), undated.join(" "))
    };
    assert_eq!(find("2015"), ("by-way first inside last".into(), "anytime open".into()));
    assert_eq!(find("2015.."), ("by-way first inside last later open".into(), "anytime".into()));
    assert_eq!(find("2017"), ("later".into(), "anytime by-way inside open".into()));
    assert_eq!(find("x -2015"), ("anytime later open".into(), String::new()));
    assert_eq!(find("2015 tone:conflict"), (String::new(), String::new()));
}
