//! Holds every number of the filters against what is in the lists once the value is switched on.

use std::{
    collections::HashSet,
    sync::{Arc, LazyLock},
};

use proptest::prelude::*;

use super::{
    derived::{Choice, Count, Line, Switch},
    *,
};
use crate::{
    dossier::{Dossier, EventId, Scope, Whose, load::bundled},
    search::{Finder, Query},
};

static DOSSIER: LazyLock<Arc<Dossier>> = LazyLock::new(|| Arc::new(bundled().unwrap()));

/// What is active before a filter is switched: of every kind, and as people type it.
const BEFORE: [&str; 10] = [
    "",
    "kabiri",
    "tone:conflict",
    "2015 -rahmon",
    "is:contested,single place:dushanbe",
    "kind:person",
    "kind:event,claim tone:none tone:none",
    "outlet:rferl 2018.. 20",
    "-place:tehran \"peace acc",
    "nobody:knows 29 September 2015 tone:con",
];

fn explorer(query: &str) -> Explorer {
    let mut explorer = Explorer::new(Arc::clone(&DOSSIER), (120, 40));
    explorer.state.location.query = query.to_owned();
    explorer.state.location.show(Pane::Detail, Context::FILTERS);
    explorer
}

fn switches(explorer: &Explorer) -> Vec<Switch> {
    let lines = explorer.filters();
    lines.iter().filter_map(|line| if let Line::Switch(one) = line { Some(one.clone()) } else { None }).collect()
}

/// Every value that a reader could switch on, listed or not.
fn every_value(explorer: &Explorer) -> Vec<Value> {
    let all = &explorer.all;
    let places = all.places().map(|(id, _)| Value::Place(id));
    let outlets = all.actors().map(|(id, _)| id).filter(|id| all.is_outlet(*id)).map(Whose::Outlet);
    let sources = all.sources().filter(|(_, source)| source.outlet.is_none()).map(|(id, _)| Whose::Source(id));
    let chapters = explorer.chapters();
    let chapters = chapters.iter().map(|chapter| chapters::asked(chapter.period));
    Value::vocabulary().chain(places).chain(outlets.chain(sources).map(Value::Outlet)).chain(chapters).collect()
}

/// How much there is of what a value counts.
fn left(explorer: &Explorer, value: Value) -> usize {
    match value {
        Value::Kind(_) => explorer.found().hits.as_ref().map_or(0, |hits| hits.len()),
        _ => explorer.timeline().count,
    }
}

fn assert_true_counts(explorer: &mut Explorer) {
    let before = explorer.location().query.clone();
    let (asked, lines) = (explorer.asked(), switches(explorer));
    let has_more = explorer.filters().iter().any(|line| matches!(line, Line::More(_)));
    for value in every_value(explorer) {
        let listed = lines.iter().find(|one| one.choice == Choice::Value(value));
        let now = left(explorer, value);
        explorer.state.location.query = asked.switched(value, &DOSSIER);
        let then = left(explorer, value);
        let what = format!("{:?} after {before:?}, as {:?}", value, explorer.location().query);
        match listed.map(|one| (one.is_on, one.count)) {
            Some((false, Some(Count::Leaves(number)))) => assert_eq!(number, then, "{what}"),
            Some((false, Some(Count::Adds(number)))) => assert_eq!(now + number, then, "{what}"),
            Some((true, Some(Count::Leaves(_)))) => {
                explorer.state.location.query.clone_from(&before);
                assert!(asked.has(value), "{what}");
            }
            Some((_, None)) => assert_eq!(explorer.timeline().count, 0, "{what}"),
            Some((true, Some(Count::Adds(_)))) => panic!("{what}"),
            None => assert!(has_more || then == 0 || then == now, "{what}"),
        }
        explorer.state.location.query.clone_from(&before);
    }
}

#[test]
fn every_number_is_what_is_left_when_the_value_is_switched_on() {
    for query in BEFORE {
        assert_true_counts(&mut explorer(query));
    }
}

#[test]
fn numbers_are_true_of_marked_actors_and_of_some_of_the_sources_too() {
    let Some(Id::Actor(actor)) = DOSSIER.find("rferl") else { panic!("it is an actor") };
    for scope in [Scope::Without(Whose::Outlet(actor)), Scope::Only(Whose::Source(DOSSIER.subject().unwrap()))] {
        assert_true_counts(&mut explorer("tone:conflict").reading(scope));
    }
    let mut explorer = explorer("is:contested");
    explorer.state.location.marked = DOSSIER.by_involvement()[..2].to_vec();
    assert_true_counts(&mut explorer);
}

#[test]
fn a_value_that_is_on_says_how_many_of_the_events_have_it() {
    let explorer = explorer("tone:conflict 2015");
    let on: Vec<Switch> = switches(&explorer).into_iter().filter(|one| one.is_on && one.count.is_some()).collect();
    let numbers: usize =
        on.iter().filter(|one| one.tone.is_some()).filter_map(|one| one.count).map(Count::number).sum();
    assert!(numbers > 0 && numbers == explorer.timeline().count, "an event has one tone");
}

#[test]
fn on_and_off_again_leads_back() {
    for query in BEFORE {
        let explorer = explorer(query);
        let asked = explorer.asked();
        // What is left open or between words is closed and put in order by the first switch.
        let plain = asked.without(|_| false);
        for value in every_value(&explorer).into_iter().filter(|value| !asked.has(*value)) {
            let on = Asked::read(&asked.switched(value, &DOSSIER), &DOSSIER, None);
            assert!(on.has(value), "{value:?} in {query:?}");
            assert_eq!(on.switched(value, &DOSSIER), plain, "{value:?}");
        }
    }
}

#[test]
fn every_active_line_takes_away_what_it_says() {
    for query in BEFORE {
        let mut explorer = explorer(query);
        let mut steps = 0;
        while let Some(Line::Heading("Active", _)) = explorer.filters().first() {
            let before = explorer.location().query.clone();
            explorer.state.location.filter = Some(switches(&explorer)[0].choice);
            assert!(explorer.switch_filter());
            assert_ne!(explorer.location().query, before);
            steps += 1;
            assert!(steps < 20, "{query:?} never ends: {before:?}");
        }
        assert_eq!(explorer.location().query, "", "{query:?}");
    }
}

/// The events that a search of the whole dossier finds.
fn searched(query: &str) -> HashSet<EventId> {
    let query = Query::parse(query, &DOSSIER).expect("it can be read");
    if query.is_empty() {
        return DOSSIER.events().map(|(id, _)| id).collect();
    }
    let hits = Finder::find_once(&DOSSIER, &query);
    hits.iter().filter_map(|hit| if let Id::Event(event) = hit.id { Some(event) } else { None }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_is_switched_the_query_can_be_read_and_the_lists_are_what_it_finds(
        begin in 0usize..8, steps in proptest::collection::vec(0usize..1000, 1..12),
    ) {
        let mut explorer = explorer(BEFORE[begin]);
        for step in steps {
            let switches = switches(&explorer);
            explorer.state.location.filter = Some(switches[step % switches.len()].choice);
            prop_assert!(explorer.switch_filter());
            let query = explorer.location().query.clone();
            prop_assert!(explorer.query_error().is_none(), "{query}");
            let listed: HashSet<EventId> = explorer.timeline().events().collect();
            prop_assert_eq!(&listed, &searched(&query), "{}", query);
        }
    }
}
