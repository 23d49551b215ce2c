//! What changes between two scopes of small dossiers, and whose citations make the difference.

use super::*;
use crate::dossier::load;

fn dossier(text: &str) -> Dossier {
    load::from_text("x", text).unwrap()
}

fn source(dossier: &Dossier, id: &str) -> Whose {
    let Some(Id::Source(source)) = dossier.find(id) else { panic!("{id}") };
    Whose::Source(source)
}

/// Who makes the difference in what becomes of a record: `source of record`, `<` before what a citation is left
/// out through.
fn because(one: &Dossier, other: &Dossier, id: &str, is_it: fn(&What) -> bool) -> Vec<String> {
    let changes = compare(one, other);
    let change = changes.iter().find(|change| one.id_of(change.id) == id && is_it(&change.what)).expect("it changes");
    let told = |reason: &Reason<'_>| {
        let through = match reason.through {
            Some(Whose::Source(source)) => format!(" < {}", one.id_of(source)),
            Some(Whose::Outlet(outlet)) => format!(" < {}", one.id_of(outlet)),
            None => String::new(),
        };
        format!("{} of {}{through}", reason.citation.source.as_str(), one.id_of(reason.of))
    };
    change.because.iter().map(told).collect()
}

#[test]
fn only_rivals_that_are_both_about_an_event_contest_it() {
    let all = dossier(
        r#"{"title": "x", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}, {"id": "u", "title": "U"}],
            "actors": [{"id": "a", "kind": "person", "name": "A", "citations": [{"source": "s"}]}],
            "events": [{"id": "e", "title": "E", "date": "2015", "citations": [{"source": "s"}]},
                {"id": "f", "title": "F", "date": "2016", "citations": [{"source": "s"}]}],
            "claims": [{"id": "e1", "by": ["a"], "text": "1", "about": ["e"], "citations": [{"source": "s"}]},
                {"id": "e2", "by": ["a"], "text": "2", "about": ["e"], "disputes": ["e1"], "citations": [{"source": "t"}]},
                {"id": "e3", "by": ["a"], "text": "3", "about": ["e"], "citations": [{"source": "u"}]},
                {"id": "f1", "by": ["a"], "text": "4", "about": ["f"], "disputes": ["e3"], "citations": [{"source": "u"}]}]}"#,
    );
    let only = all.scoped(Scope::Only(source(&all, "s")));
    let becomes = |what: &What| *what == What::BecomesContested;
    assert_eq!(because(&only, &all, "e", becomes), ["t of e2"]);
    assert_eq!(because(&only, &all, "e1", becomes), ["t of e2"]);
    let contested = |id: &str| all.standing(all.find(id).unwrap()).contested;
    assert!(contested("e3") && !contested("f"), "the rivals are about different events");
}

#[test]
fn what_repeats_a_source_is_left_out_through_it() {
    let all = dossier(
        r#"{"title": "x", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T", "derived_from": ["s"]},
                {"id": "u", "title": "U"}],
            "events": [{"id": "e", "title": "E", "citations": [{"source": "t"}, {"source": "s"}]},
                {"id": "f", "title": "F", "citations": [{"source": "t"}, {"source": "u"}]}]}"#,
    );
    let without = all.scoped(Scope::Without(source(&all, "s")));
    assert_eq!(because(&all, &without, "e", |what| *what == What::Falls), ["t of e < s", "s of e"]);
    assert_eq!(because(&without, &all, "e", |what| *what == What::Appears), ["t of e < s", "s of e"]);
    assert_eq!(because(&all, &without, "f", |what| matches!(what, What::BecomesSingle(2))), ["t of f < s"]);
    let only = all.scoped(Scope::Only(source(&all, "u")));
    assert_eq!(because(&all, &only, "e", |what| *what == What::Falls), ["t of e", "s of e"], "it is not read at all");
}

#[test]
fn only_ends_that_come_or_go_make_a_difference_to_what_is_single() {
    // Of three documents that are lost with the first one two rest on an end that is still counted, or on none alone.
    let all = dossier(
        r#"{"title": "x", "sources": [{"id": "s", "title": "S", "outlet": "press"}, {"id": "t", "title": "T"},
                {"id": "u", "title": "U", "outlet": "press", "derived_from": ["t"]},
                {"id": "v", "title": "V", "outlet": "press", "derived_from": ["s", "t"]}],
            "actors": [{"id": "press", "kind": "media", "name": "P", "citations": [{"source": "t"}]}],
            "events": [{"id": "e", "title": "E",
                "citations": [{"source": "s"}, {"source": "t"}, {"source": "u"}, {"source": "v"}]}]}"#,
    );
    let Some(Id::Actor(press)) = all.find("press") else { panic!() };
    let without = all.scoped(Scope::Without(Whose::Outlet(press)));
    assert_eq!(because(&all, &without, "e", |what| matches!(what, What::BecomesSingle(2))), ["s of e"]);
    assert_eq!(because(&without, &all, "e", |what| matches!(what, What::BecomesCorroborated(2))), ["s of e"]);
}

#[test]
fn an_event_moves_by_what_gives_its_date() {
    let all = dossier(
        r#"{"title": "x", "sources": [{"id": "s", "title": "S", "outlet": "press"},
                {"id": "t", "title": "T", "outlet": "press"}, {"id": "u", "title": "U"}],
            "actors": [{"id": "press", "kind": "media", "name": "P", "citations": [{"source": "u"}]}],
            "events": [{"id": "finest", "title": "E", "date": "2015-05-05", "citations": [
                    {"source": "s", "date": "2015-05"}, {"source": "t", "date": "2015-05-05"}, {"source": "u", "date": "2015"}]},
                {"id": "span", "title": "F", "date": "2015-05-05/2015-05-07", "citations": [
                    {"source": "s", "date": "2015-05-06"}, {"source": "t", "date": "2015-05-07"},
                    {"source": "u", "date": "2015-05-05"}]}]}"#,
    );
    let Some(Id::Actor(press)) = all.find("press") else { panic!() };
    let without = all.scoped(Scope::Without(Whose::Outlet(press)));
    let moves = |what: &What| matches!(what, What::Moves(..));
    assert_eq!(because(&all, &without, "finest", moves), ["t of finest"], "the year was read before, too");
    assert_eq!(because(&all, &without, "span", moves), ["t of span"]);
}

#[test]
fn what_is_named_only_stands() {
    let all = dossier(
        r#"{"title": "x", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}, {"id": "u", "title": "U"}],
            "actors": [{"id": "a", "kind": "person", "name": "A", "citations": [{"source": "s"}]}],
            "events": [{"id": "e", "title": "E", "actors": ["a"], "citations": [{"source": "t"}]}]}"#,
    );
    let only = |id: &str| all.scoped(Scope::Only(source(&all, id)));
    let of = |one: &Dossier, other: &Dossier| -> Vec<What> {
        compare(one, other).into_iter().filter(|change| one.id_of(change.id) == "a").map(|change| change.what).collect()
    };
    assert_eq!(of(&all, &only("t")), [What::IsNamedOnly]);
    assert_eq!(of(&only("t"), &all), [What::IsVouchedFor]);
    assert_eq!(of(&only("t"), &only("u")), [What::Falls]);
    assert_eq!(of(&only("u"), &only("t")), [What::Appears]);
    assert_eq!(of(&only("u"), &only("s")), [What::Appears]);
}
