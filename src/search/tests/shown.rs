//! What is highlighted of a hit, and why it was found.

use std::ops::Range;

use proptest::prelude::*;

use super::*;

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
        // Sounds, substrings, subsequences and typos count in names, not in prose.
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
        ("chairman", "kabiri", "office: chairman of Islamic Renaissance Party of Tajikistan (IRPT)", &["chairman"]),
        (
            "chairman irpt",
            "kabiri",
            "office: chairman of Islamic Renaissance Party of Tajikistan (IRPT)",
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn highlights_are_in_order_and_on_boundaries(
        query in "\\PC{0,12}|[a-zа-яҳқ ]{0,12}|mu?k?hid{1,2}i?n? ?k?|[mk]{1,2}(ab)?i?r?i?|\"?ҳ?o?ji h?",
        shown in "\\PC{0,24}|[A-Za-zА-Яа-яҳқӣ' -]{0,24}|(Mu\u{301}?hiddin|Муҳиддин|Hoji|[a-z]{1,4})[ ’-](Kabi\u{301}?ri\u{304}?|Кабирӣ|Halim)('s)?",
    ) {
        let dossier = story();
        if let Ok(read) = Query::parse(&query, &dossier) {
            let hits = Finder::new(&dossier).find(&dossier, &read);
            let id = dossier.find("kabiri").expect("in the story");
            let why = hits.why(&dossier, id).unwrap_or_default();
            for (shown, ranges) in [(&shown, hits.highlights(id, &shown)), (&why.text, why.highlights)] {
                let mut end = None;
                for range in ranges {
                    prop_assert!(end.is_none_or(|end| range.start > end) && range.start < range.end);
                    prop_assert!(shown.get(range.clone()).is_some());
                    end = Some(range.end);
                }
            }
        }
    }
}
