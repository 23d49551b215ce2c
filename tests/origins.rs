//! Counting who knows, not who repeats: three small dossiers, worked out by hand.

use detente::dossier::{Dossier, End, Id, Scope, Standing, Whose, load};
use proptest::prelude::*;
use serde_json::{Value, json};

fn dossier(value: &Value) -> Dossier {
    load::from_text("x", &value.to_string()).unwrap_or_else(|report| panic!("{report}"))
}

fn source(id: &str, derived_from: Option<&[&str]>) -> Value {
    let mut source = json!({"id": id, "title": id});
    if let Some(from) = derived_from {
        source["derived_from"] = json!(from);
    }
    source
}

fn cited(source: &str, bearing: &str) -> Value {
    let mut citation = json!({"source": source, "bearing": bearing});
    if bearing == "contradicts" {
        citation["note"] = json!("It says otherwise.");
    }
    citation
}

/// A dossier of one event.
fn of_one(sources: &[Value], citations: &[Value]) -> Value {
    let events = json!([{"id": "e", "title": "It happened", "citations": citations}]);
    json!({"title": "One event", "sources": sources, "events": events})
}

fn standing(value: &Value, id: &str) -> Standing {
    let dossier = dossier(value);
    dossier.standing(dossier.find(id).expect("it is there"))
}

/// Documents, origins, further origins.
fn numbers(value: &Value) -> [usize; 3] {
    let standing = standing(value, "e");
    [standing.documents, standing.origins, standing.corroborated_by()]
}

fn by(sources: &[Value], cited_by: &[&str]) -> usize {
    let citations: Vec<Value> = cited_by.iter().map(|source| cited(source, "agrees")).collect();
    standing(&of_one(sources, &citations), "e").origins
}

/// A note that an agency reports, and two papers that print the agency; and a paper's own work.
fn dispatch() -> Value {
    of_one(
        &[
            source("note", None),
            source("agency", Some(&["note"])),
            source("a", Some(&["agency"])),
            source("b", Some(&["agency"])),
            source("own", Some(&[])),
        ],
        &[cited("a", "states"), cited("b", "agrees"), cited("agency", "agrees"), cited("own", "agrees")],
    )
}

#[test]
fn papers_that_print_one_dispatch_are_one_witness() {
    let mut dossier = dispatch();
    assert_eq!(numbers(&dossier), [4, 2, 1]);
    let push = |list: &mut Value, value: Value| list.as_array_mut().unwrap().push(value);
    push(&mut dossier["sources"], source("c", Some(&["a"])));
    push(&mut dossier["events"][0]["citations"], cited("c", "agrees"));
    assert_eq!(numbers(&dossier), [5, 2, 1]);
}

#[test]
fn two_reports_of_one_newsroom_are_one_witness() {
    let mut dossier = dispatch();
    dossier["actors"] =
        json!([{"id": "press", "kind": "media", "name": "The Press", "citations": [{"source": "own"}]}]);
    dossier["sources"][3] = json!({"id": "b", "title": "b", "outlet": "press"});
    dossier["sources"][4]["outlet"] = json!("press");
    assert_eq!(numbers(&dossier), [4, 2, 1]);
}

#[test]
fn what_rests_on_two_ends_at_once_adds_none() {
    let p = |p: Value| vec![source("m", None), source("n", None), p, source("q", Some(&["m"]))];
    let from_both = p(source("p", Some(&["m", "n"])));
    assert_eq!(by(&from_both, &["p"]), 1);
    assert_eq!(by(&from_both, &["p", "q"]), 1);
    assert_eq!(by(&from_both, &["p", "q", "n"]), 2);
    let mut own = cited("p", "agrees");
    own["derived_from"] = json!([]);
    let passage = of_one(&from_both, &[own, cited("q", "agrees"), cited("n", "agrees")]);
    assert_eq!(standing(&passage, "e").origins, 3, "a passage of its own replaces its source's lineage");
    assert!(standing(&of_one(&from_both, &[cited("p", "states")]), "e").at_least);
    assert!(!standing(&of_one(&from_both, &[cited("q", "states")]), "e").at_least);
}

#[test]
fn a_loop_is_one_end() {
    let tangle = |y: &[&str]| {
        vec![
            source("m", None),
            source("q", Some(&["m"])),
            source("x", Some(&["y"])),
            source("y", Some(y)),
            source("z", Some(&["x"])),
        ]
    };
    assert_eq!(by(&tangle(&["x"]), &["x", "y", "z"]), 1);
    assert_eq!(by(&tangle(&["x", "m"]), &["x", "y", "z", "q"]), 1);
    assert_eq!(by(&tangle(&["x"]), &["x", "y", "z", "q"]), 2, "the loop and m");
    let mut own = cited("y", "agrees");
    own["derived_from"] = json!([]);
    assert_eq!(standing(&of_one(&tangle(&["x"]), &[own, cited("z", "agrees")]), "e").origins, 1, "the loop itself");
}

#[test]
fn a_source_that_names_itself_too_reports_something_of_its_own() {
    let own = |from: &[&str]| vec![source("m", None), source("p", Some(from))];
    assert_eq!(by(&own(&["p"]), &["p", "m"]), 2);
    assert_eq!(by(&own(&["m", "p"]), &["p", "m"]), 1, "on both at once");
    assert_eq!(by(&own(&["m"]), &["p", "m"]), 1);
    assert_eq!(by(&own(&[]), &["p", "m"]), 2);
}

#[test]
fn a_dispute_runs_both_ways_and_reaches_the_event_that_it_is_about() {
    let dossier = load::from_text("falls", include_str!("fixtures/falls.json")).unwrap();
    let of = |id: &str| dossier.standing(dossier.find(id).unwrap());
    let order: Vec<&str> = dossier.in_time().iter().map(|slot| dossier.id_of(slot.event)).collect();
    assert_eq!(order, ["e0", "e1", "e2", "e3", "e4"]);
    assert_eq!((of("e1").documents, of("e1").origins, of("e1").refined), (3, 3, true));
    let contested: Vec<&str> =
        ["e0", "e1", "e2", "e3", "e4", "c1", "c2", "a"].into_iter().filter(|id| of(id).contested).collect();
    assert_eq!(contested, ["e1", "c1", "c2"]);
}

#[test]
fn what_supports_is_counted_and_nothing_else() {
    let sources = ["s", "t", "u", "v"].map(|id| source(id, None));
    let citations = [cited("s", "states"), cited("t", "context"), cited("u", "contradicts"), cited("v", "refines")];
    let standing = standing(&of_one(&sources, &citations), "e");
    assert_eq!((standing.documents, standing.origins), (2, 2));
    assert!(standing.contested && standing.refined && !standing.is_single());
}

#[test]
fn what_states_alone_say_is_official() {
    let with = |kind: &str| {
        json!({
            "title": "x",
            "sources": [
                {"id": "note", "title": "Note", "outlet": "m", "derived_from": []},
                {"id": "paper", "title": "Paper", "derived_from": ["note"]},
            ],
            "actors": [{"id": "m", "kind": kind, "name": "M", "citations": [{"source": "paper"}]}],
            "events": [{"id": "e", "title": "e", "citations": [{"source": "paper"}]}],
        })
    };
    assert!(standing(&with("public_body"), "e").official && standing(&with("state"), "e").official);
    assert!(!standing(&with("media"), "e").official && !standing(&with("party"), "e").official);
    assert!(!standing(&dispatch(), "e").official);
}

#[test]
fn claims_share_a_side_by_a_maker_or_by_support_and_never_with_a_rival() {
    let claim = |id: &str, by: &str, disputes: &[&str], supports: &[&str]| {
        json!({"id": id, "by": [by], "text": id, "about": ["e"], "disputes": disputes, "supports": supports,
               "citations": [{"source": "s"}]})
    };
    let actor = |id: &str| json!({"id": id, "kind": "person", "name": id, "citations": [{"source": "s"}]});
    let actors = ["a", "b", "c", "d"].map(actor);
    let dossier = dossier(&json!({
        "title": "Sides",
        "sources": [{"id": "s", "title": "s"}],
        "actors": actors,
        "events": [{"id": "e", "title": "e", "citations": [{"source": "s"}]}],
        "claims": [
            claim("it-was-a", "a", &[], &[]),
            claim("not-a", "b", &["it-was-a"], &[]),
            claim("it-was-c", "c", &["it-was-a", "not-a"], &[]),
            claim("not-a-either", "b", &["it-was-a"], &[]),
            claim("b-takes-it-back", "b", &["it-was-a", "not-a", "not-a-either"], &[]),
            claim("as-b-says", "d", &["it-was-a"], &["not-a"]),
            claim("c-now-says", "c", &["it-was-a", "it-was-c"], &["a-now-says"]),
            claim("a-now-says", "a", &["it-was-a"], &[]),
            claim("beside", "d", &[], &[]),
        ],
    }));
    let id = |claim: detente::dossier::ClaimId| dossier.id_of(claim);
    let sides = |against: &[Vec<_>]| -> Vec<Vec<&str>> {
        against.iter().map(|side| side.iter().map(|claim| id(*claim)).collect()).collect()
    };
    let event = dossier.find("e").unwrap();
    let (disputes, more) = dossier.disputes_about(event, 9);
    assert_eq!(more, 0);
    assert_eq!(dossier.disputes_about(event, 1).1, disputes.len() - 1);
    let told: Vec<(&str, Vec<Vec<&str>>)> =
        disputes.iter().map(|dispute| (id(dispute.claim), sides(&dispute.against))).collect();
    assert_eq!(
        told,
        [
            (
                "it-was-a",
                vec![
                    vec!["not-a", "not-a-either", "as-b-says"],
                    vec!["it-was-c"],
                    vec!["b-takes-it-back"],
                    vec!["c-now-says", "a-now-says"],
                ],
            ),
            ("not-a", vec![vec!["it-was-c"], vec!["b-takes-it-back"]]),
            ("it-was-c", vec![vec!["c-now-says"]]),
            ("b-takes-it-back", vec![vec!["not-a-either"]]),
        ]
    );
    let Some(Id::Claim(claim)) = dossier.find("it-was-c") else { panic!("it is there") };
    let around = dossier.dispute_around(claim, 9).expect("it has rivals");
    assert_eq!(sides(&around.against), [vec!["it-was-a"], vec!["not-a"], vec!["c-now-says"]]);
    assert_eq!(dossier.dispute_around(claim, 1).map(|dispute| dispute.more), Some(2));
    let Some(Id::Claim(beside)) = dossier.find("beside") else { panic!("it is there") };
    assert_eq!(dossier.dispute_around(beside, 9), None);
}

/// What a source or a passage is derived from; absent where nobody recorded it.
type From = Option<Vec<usize>>;

/// Up to eight sources, derived from any others, and who is cited for the event, each with what its passage is
/// derived from.
fn made_up() -> impl Strategy<Value = (Vec<From>, Vec<(usize, From)>)> {
    (2usize..9).prop_flat_map(|count| {
        let from = move || {
            let from = prop::option::of(prop::collection::btree_set(0..count, 0..3));
            from.prop_map(|set| set.map(|set| set.into_iter().collect()))
        };
        (prop::collection::vec(from(), count), prop::collection::vec((0..count, from()), 1..6))
    })
}

/// The same where no passage says what it is derived from.
fn without_passages((lineage, cited_by): (Vec<From>, Vec<(usize, From)>)) -> (Vec<From>, Vec<(usize, From)>) {
    (lineage, cited_by.into_iter().map(|(at, _)| (at, None)).collect())
}

fn built(lineage: &[From], cited_by: &[(usize, From)]) -> Value {
    let name = |at: &usize| format!("s{at}");
    let names = |from: &From| from.as_ref().map(|from| from.iter().map(name).collect::<Vec<_>>());
    let built_source = |(at, from): (usize, &From)| {
        let from = names(from);
        let from: Option<Vec<&str>> = from.as_ref().map(|from| from.iter().map(String::as_str).collect());
        source(&name(&at), from.as_deref())
    };
    let sources: Vec<Value> = lineage.iter().enumerate().map(built_source).collect();
    let citation = |(at, from): &(usize, From)| {
        let mut citation = cited(&name(at), "agrees");
        if let Some(from) = names(from) {
            citation["derived_from"] = json!(from);
        }
        citation
    };
    of_one(&sources, &cited_by.iter().map(citation).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn a_reprint_changes_no_number_but_that_of_documents(
        (mut lineage, mut cited_by) in made_up(),
        of in any::<prop::sample::Index>(),
    ) {
        let before = standing(&built(&lineage, &cited_by), "e");
        let (of, _) = *of.get(&cited_by);
        lineage.push(Some(vec![of]));
        cited_by.push((lineage.len() - 1, None));
        let after = standing(&built(&lineage, &cited_by), "e");
        prop_assert_eq!(after, Standing { documents: before.documents + 1, ..before });
    }

    #[test]
    fn more_citations_never_lower_the_origins(
        (lineage, cited_by) in made_up().prop_map(without_passages),
        more in 0usize..9,
    ) {
        let before = standing(&built(&lineage, &cited_by), "e");
        let mut cited_by = cited_by;
        cited_by.push((more % lineage.len(), None));
        let after = standing(&built(&lineage, &cited_by), "e");
        prop_assert!(after.origins >= before.origins && after.documents >= before.documents);
        prop_assert!(after.contested >= before.contested);
        prop_assert!(before.origins >= 1 && before.origins <= before.documents.max(1));
    }

    #[test]
    fn neither_order_nor_unread_sources_matter((lineage, cited_by) in made_up()) {
        let before = standing(&built(&lineage, &cited_by), "e");
        let mut value = built(&lineage, &cited_by);
        value["sources"].as_array_mut().unwrap().reverse();
        value["events"][0]["citations"].as_array_mut().unwrap().reverse();
        value["sources"].as_array_mut().unwrap().push(source("unread", Some(&["s0"])));
        prop_assert_eq!(standing(&value, "e"), before);
    }
}

#[test]
fn a_reprint_of_anything_in_the_bundled_dossier_changes_no_number_but_that_of_documents() {
    let text = include_str!("../data/iran-tajikistan.json");
    let dossier: Value = serde_json::from_str(text).expect("it is JSON");
    let mut passages = 0;
    for list in ["events", "claims", "relations"] {
        let records = dossier[list].as_array().expect("a list");
        for (at, record) in records.iter().enumerate() {
            // One citation of each record, now the one, now the other.
            let citations = record["citations"].as_array().expect("a list");
            let supporting: Vec<&Value> = citations
                .iter()
                .filter(|citation| !matches!(citation["bearing"].as_str(), Some("contradicts" | "context")))
                .collect();
            let Some(repeated) = supporting.get(at % supporting.len().max(1)).filter(|_| at % 3 == 0) else { continue };
            // Whatever the passage says of its lineage holds for the reprint, too, which says nothing of it.
            let reprint = json!({"source": "a-reprint", "bearing": "agrees"});
            passages += usize::from(repeated.get("derived_from").is_some());
            let id = record["id"].as_str().expect("an id");
            let mut with = dossier.clone();
            let source = json!({"id": "a-reprint", "title": "R", "derived_from": [repeated["source"]]});
            with["sources"].as_array_mut().expect("a list").push(source);
            with[list][at]["citations"].as_array_mut().expect("a list").push(reprint);
            let (before, after) = (standing(&dossier, id), standing(&with, id));
            assert_eq!(after, Standing { documents: before.documents + 1, ..before }, "{id}: {repeated}");
        }
    }
    assert!(passages > 10, "passages with lineage of their own are among them: {passages}");
}

#[test]
fn what_repeats_a_passage_repeats_its_lineage_in_every_scope() {
    let sources = [
        source("note", Some(&[])),
        source("paper", Some(&["agency"])),
        source("agency", Some(&[])),
        source("reprint", Some(&["paper"])),
        source("of-the-reprint", Some(&["reprint"])),
        source("own", Some(&[])),
    ];
    let mut passage = cited("paper", "agrees");
    passage["derived_from"] = json!(["note"]);
    let mut from_the_reprint = cited("own", "agrees");
    from_the_reprint["derived_from"] = json!(["of-the-reprint"]);
    let value =
        of_one(&sources, &[passage, cited("reprint", "agrees"), cited("of-the-reprint", "agrees"), from_the_reprint]);
    assert_eq!(numbers(&value), [4, 1, 0]);
    let dossier = dossier(&value);
    let Some(event) = dossier.find("e") else { panic!("it is there") };
    let left = |scope: Scope| {
        let scoped = dossier.scoped(scope);
        scoped.stands(event).then(|| (scoped.standing(event).documents, scoped.standing(event).origins))
    };
    let whose = |id: &str| match dossier.find(id) {
        Some(Id::Source(id)) => Whose::Source(id),
        _ => panic!("{id} is no source"),
    };
    assert_eq!(left(Scope::Without(whose("note"))), None, "all of it rests on the note");
    assert_eq!(left(Scope::Without(whose("agency"))), Some((4, 1)), "the passage does not come from the agency");
    assert_eq!(left(Scope::Without(whose("paper"))), None);
    assert_eq!(left(Scope::Only(whose("of-the-reprint"))), Some((1, 1)));
    let ends = |scope: Scope| {
        let scoped = dossier.scoped(scope);
        scoped.citations(event).flat_map(|citation| scoped.ends_of(citation)).collect::<Vec<_>>()
    };
    let Whose::Source(note) = whose("note") else { unreachable!() };
    assert_eq!(ends(Scope::Only(whose("reprint"))), [End::Source(note)], "the passage is gone, its lineage is not");
}
