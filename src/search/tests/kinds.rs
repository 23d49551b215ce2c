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
