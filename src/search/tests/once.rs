//! A single query comes to the same as one of many.

use super::*;

/// Everything that is said of an answer.
fn told(dossier: &Dossier, hits: &Hits) -> Vec<(Hit, Option<Why>, Vec<std::ops::Range<usize>>)> {
    let told = |hit: &Hit| (*hit, hits.why(dossier, hit.id), hits.highlights(hit.id, &dossier.title_of(hit.id)));
    hits.iter().map(told).collect()
}

fn assert_same(dossier: &Dossier, finder: &mut Finder, text: &str) {
    let query = Query::parse_with(text, dossier, Some(&finder.names()));
    assert_eq!(Query::parse(text, dossier), query, "{text}");
    let Ok(query) = query else { return };
    for query in [query.clone(), query.with_relations()] {
        let (many, once) = (finder.find(dossier, &query), Finder::find_once(dossier, &query));
        assert_eq!(told(dossier, &once), told(dossier, &many), "{text}");
        assert_eq!(Finder::nearest_once(dossier, &query), finder.nearest(dossier, &query), "{text}");
    }
}

#[test]
fn in_the_bundled_dossier() {
    let dossier = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    let mut finder = Finder::new(&dossier);
    for text in [
        "",
        "a",
        "m",
        "ka",
        "muhiddin kabiri",
        "kabiri muhiddin",
        "kabrii",
        "mukhid",
        "mhddn",
        "mukab",
        "raxmon",
        "кабири",
        "کبیری",
        "kbyry",
        "irpt",
        "u.t.o.",
        "chairman of the irpt",
        "the",
        "with from",
        "from tajikistan with and",
        "foreign minister of tajikistan",
        "iranian",
        "defence",
        "organization",
        "peace accord 1997",
        "\"peace accord\"",
        "\"peace acc",
        "\"kab",
        "abdu halim",
        "nazar zoda",
        "albaghdadi",
        "human rights -watch",
        "-rahmon",
        "-\"human rights\"",
        "actor:kabiri ban",
        "by:rahmon 2015",
        "actor:кабири",
        "place:dushanbe tone:conflict",
        "source:times",
        "kind:relation chair",
        "wqxzvb",
        "muhidin qabirov zzz",
    ] {
        assert_same(&dossier, &mut finder, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_typed(
        names in prop::collection::vec("([a-d]{1,5}|[кбирз]{2,5}|[کبریا]{2,5}|of|with)( ([a-d]{1,5}|de l'abc|ab's|Zoë)){0,3}", 1..7),
        typed in "-?([a-e]{1,6}|[кбиз]{1,4}|[کبرا]{1,4}|with|of)( -?\"?([a-e]{1,5}|of|abc)){0,2}",
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let dossier = dossier_of(&names);
        assert_same(&dossier, &mut Finder::new(&dossier), &typed);
    }
}
