//! Reading with some sources is the same as reading all of a file without the others.

use std::collections::BTreeSet;

use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use serde_json::{Value, json};

use super::cut;
use crate::dossier::{
    ActorId, Dossier, End, Id, Kind, Ref, Scope, Whose, check, load,
    progress::Teller,
    record::{Bearing, Citation},
};

/// The dossier of a file from which all that fell has been taken out. It may hold actors that nobody
/// vouches for any longer, so it would not pass its check.
fn of_the_rest(dossier: &Dossier, scope: Scope) -> Dossier {
    let records = cut(&dossier.records.file, &dossier.index.whole, scope);
    let present = &records.present;
    let mut file = (*records.file).clone();
    file.chapters = records.chapters().iter().cloned().collect();
    macro_rules! retain {
        ($($list:ident: $kind:ident),+) => {$({
            for (id, record) in records.$list() {
                file.$list[id.at()] = record.clone();
            }
            let mut at = 0..;
            file.$list.retain(|_| present.has(Id::new(Kind::$kind, at.next().unwrap())));
        })+};
    }
    retain!(
        sources: Source, places: Place, actors: Actor, relations: Relation, events: Event, claims: Claim,
        figures: Figure
    );
    // Lineage stays what it is; only the handles of actors are others once fallen ones are gone.
    let handle = |id: ActorId| (0..id.0).filter(|at| present.has(ActorId(*at))).count() as u32;
    let mut renumber = |citation: &mut Citation| {
        for end in citation.details.iter_mut().flat_map(|details| details.ends.iter_mut().flatten()) {
            if let End::Outlet(id) = end {
                assert!(present.has(*id), "an outlet stands with its documents");
                *id = ActorId(handle(*id));
            }
        }
    };
    macro_rules! each_citation {
        ($($list:ident),+) => {$(
            file.$list.iter_mut().flat_map(|record| &mut record.citations).for_each(&mut renumber);
        )+};
    }
    each_citation!(places, actors, relations, events, claims, chapters);
    let points = file.figures.iter_mut().flat_map(|figure| &mut figure.points);
    points.flat_map(|point| &mut point.citations).for_each(renumber);
    let (by_id, _) = check::run(&mut file, check::Diagnostics::errors_only(), &Teller::default());
    Dossier::all(file, by_id, &Teller::default())
}

/// All that can be said of a dossier, without handles.
fn digest(dossier: &Dossier) -> Vec<Value> {
    let resting_on = |id: Id| {
        let Id::Source(source) = id else { return Vec::new() };
        dossier.resting_on(source).iter().map(|id| dossier.id_of(*id)).collect()
    };
    let of = |id: Id| {
        let claims = |ids: &[crate::dossier::ClaimId]| ids.iter().map(|id| dossier.id_of(*id)).collect::<Vec<_>>();
        json!([
            dossier.json(id).unwrap(),
            format!("{:?}", dossier.standing(id)),
            claims(&dossier.claims_about(id)),
            claims(&dossier.disputed_by(id)),
            claims(&dossier.supported_by(id)),
            resting_on(id),
            dossier.is_named_only(id),
        ])
    };
    let order = |slots: &[crate::dossier::Slot]| {
        slots.iter().map(|slot| json!([dossier.id_of(slot.event), slot.group])).collect::<Value>()
    };
    let actors = dossier.by_involvement().iter().map(|id| {
        let relations: Vec<&str> = dossier.relations_of(*id).iter().map(|id| dossier.id_of(*id)).collect();
        let events: Vec<&str> = dossier.events_of(*id).iter().map(|id| dossier.id_of(*id)).collect();
        json!([dossier.id_of(*id), relations, events])
    });
    let records = Kind::ALL.iter().flat_map(|kind| dossier.ids(*kind)).map(of);
    let chapters = serde_json::to_value(dossier.chapters()).unwrap();
    records.chain(actors).chain([order(dossier.in_time()), order(&dossier.as_told()), chapters]).collect()
}

fn assert_same(dossier: &Dossier, scope: Scope) {
    let scoped = dossier.scoped(scope);
    for id in Kind::ALL.iter().flat_map(|kind| dossier.every_id(*kind)).filter(|id| !scoped.stands(*id)) {
        assert_eq!(scoped.json(id).unwrap(), dossier.json(id).unwrap(), "what has fallen is as the file has it");
        let leading = [scoped.claims_about(id), scoped.supported_by(id), scoped.disputed_by(id)].concat();
        assert!(leading.is_empty() && scoped.figures_about(id).is_empty(), "nothing leads to it");
    }
    let (scoped, rest) = (digest(&scoped), digest(&of_the_rest(dossier, scope)));
    for (scoped, rest) in scoped.iter().zip(&rest) {
        assert_eq!(scoped, rest, "{scope:?}");
    }
    assert_eq!(scoped.len(), rest.len(), "{scope:?}");
}

fn assert_same_of_each(scope: impl Fn(Whose) -> Scope) {
    let dossier = load::bundled().unwrap();
    let sources = dossier.sources().map(|(id, _)| Whose::Source(id));
    let outlets: BTreeSet<Whose> =
        dossier.sources().filter_map(|(_, source)| source.outlet.as_ref()?.to().map(Whose::Outlet)).collect();
    assert!(outlets.len() > 20);
    for whose in sources.chain(outlets) {
        assert_same(&dossier, scope(whose));
    }
}

#[test]
fn the_bundled_dossier_with_only_each_of_its_sources_and_outlets() {
    assert_same_of_each(Scope::Only);
}

#[test]
fn the_bundled_dossier_without_each_of_its_sources_and_outlets() {
    assert_same_of_each(Scope::Without);
}

#[test]
fn the_bundled_dossier_on_some_days() {
    let dossier = load::bundled().unwrap();
    let days = dossier.sources().filter_map(|(_, source)| source.issued.as_ref()?.span().last);
    for day in days.step_by(20) {
        assert_same(&dossier, Scope::PublishedBy(day));
    }
    assert_eq!(digest(&dossier.scoped(Scope::All)), digest(&dossier));
}

#[test]
fn a_place_for_which_nobody_vouches_falls_with_what_happened_there() {
    let dossier = load::from_text(
        "x",
        r#"{"title": "x", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}],
            "places": [{"id": "land", "name": "L"}, {"id": "town", "name": "T", "part_of": "land"},
             {"id": "port", "name": "P", "citations": [{"source": "t"}]}, {"id": "bay", "name": "B"},
             {"id": "isle", "name": "I"}],
            "figures": [{"id": "g", "title": "G", "unit": "x", "about": ["isle"],
             "points": [{"date": "2015", "value": 1, "citations": [{"source": "s"}]}]}],
            "events": [{"id": "e", "title": "E", "places": ["town"], "citations": [{"source": "s"}]},
             {"id": "f", "title": "F", "places": ["bay"], "citations": [{"source": "t"}]}]}"#,
    )
    .unwrap();
    let Some(Id::Source(source)) = dossier.find("s") else { unreachable!() };
    let standing = |scope: Scope| -> Vec<String> {
        dossier.scoped(scope).places().map(|(_, place)| place.name.to_string()).collect()
    };
    assert_eq!(standing(Scope::All), ["L", "T", "P", "B", "I"]);
    assert_eq!(standing(Scope::Without(Whose::Source(source))), ["P", "B"]);
    assert_eq!(standing(Scope::Only(Whose::Source(source))), ["L", "T", "I"]);
}

/// It would take minutes if each event went all the way by itself.
#[test]
fn many_events_behind_a_long_way_of_fallen_ones() {
    const MANY: usize = 10_000;
    let event = |at: usize| {
        let date = if at == 0 { json!({"date": "2015"}) } else { json!({"after": [format!("e{}", at.min(MANY) - 1)]}) };
        let source = if at == 0 || at >= MANY { "s" } else { "t" };
        let mut event = json!({"id": format!("e{at}"), "title": "E", "citations": [{"source": source}]});
        event.as_object_mut().unwrap().extend(date.as_object().unwrap().clone());
        event
    };
    let events: Vec<Value> = (0..2 * MANY).map(event).collect();
    let sources = json!([{"id": "s", "title": "S"}, {"id": "t", "title": "T"}]);
    let text = json!({"title": "x", "sources": sources, "events": events}).to_string();
    let dossier = load::from_text("x", &text).unwrap();
    let Some(Id::Source(source)) = dossier.find("s") else { unreachable!() };
    let left = dossier.scoped(Scope::Only(Whose::Source(source)));
    let behind = left.events().skip(1).map(|(_, event)| &event.after);
    assert!(
        behind.clone().count() == MANY && behind.into_iter().all(|after| after.len() == 1 && after[0].as_str() == "e0")
    );
}

/// Places in a list.
type Places = BTreeSet<usize>;

/// A citation: its source, bearing, date, and what its passage is derived from.
type Cited<'a> = (usize, &'a str, Option<&'a str>, Option<Places>);

/// Records of a kind by their places.
fn ids(letter: &str, of: &Places) -> Vec<String> {
    of.iter().map(|at| format!("{letter}{at}")).collect()
}

/// Citations; the first one supports, as every record needs.
fn cited(of: &[Cited<'_>]) -> Value {
    let one = |(at, (source, bearing, date, from)): (usize, &Cited<'_>)| {
        let bearing = if at == 0 { "states" } else { bearing };
        let mut one = json!({"source": format!("s{source}"), "bearing": bearing});
        if bearing == "contradicts" {
            one["note"] = json!("It says otherwise.");
        }
        if let Some(date) = date {
            one["date"] = json!(date);
        }
        if let Some(from) = from {
            one["derived_from"] = json!(ids("s", from));
        }
        one
    };
    of.iter().enumerate().map(one).collect()
}

/// What a figure is about, and each of its values by who gives it for which year.
type Measured<'a> = (Places, Vec<(Vec<Cited<'a>>, i32)>);

fn figure((at, (about, points)): (usize, &Measured<'_>)) -> Value {
    let point = |(citations, year): &(Vec<Cited<'_>>, i32)| json!({"date": year.to_string(), "value": 1, "citations": cited(citations)});
    let points: Value = points.iter().map(point).collect();
    json!({"id": format!("f{at}"), "title": "F", "unit": "u", "about": ids("e", about), "points": points})
}

fn chapter(citations: &Vec<Cited<'_>>) -> Value {
    json!({"title": "C", "span": "2015/2016", "citations": cited(citations)})
}

/// A small dossier of any shape, as far as its check lets it pass.
fn made_up() -> impl Strategy<Value = Value> {
    let refs = |most: usize| prop::collection::btree_set(0..most, 0..3);
    let bearing = prop::sample::select(vec!["states", "agrees", "refines", "contradicts", "context"]);
    let date = prop::sample::select(vec![None, Some("2015"), Some("2015-03"), Some("2015-03-04"), Some("2015/2016")]);
    let citation = (0..5usize, bearing, date.clone(), prop::option::of(refs(5)));
    let citations = prop::collection::vec(citation, 1..4);
    let source = (prop::option::of(refs(5)), prop::option::of(0..4usize), prop::option::of(2014..2019i32));
    let event = (citations.clone(), date, refs(4), refs(4), refs(3), refs(3));
    let claim = (citations.clone(), 0..4usize, refs(3), refs(3));
    let measured = (refs(4), prop::collection::vec((citations.clone(), 2014..2019i32), 1..4));
    (
        prop::collection::vec(source, 5),
        prop::collection::vec(citations.clone(), 4),
        prop::collection::vec(event, 4),
        prop::collection::vec(claim, 3),
        prop::collection::vec((citations.clone(), 0..4usize, 0..4usize), 3),
        prop::collection::vec(measured, 0..3),
        prop::collection::vec(citations, 0..3),
    )
        .prop_map(|(sources, actors, events, claims, relations, figures, chapters)| {
            let source = |(at, (from, outlet, year)): (usize, &(Option<_>, Option<usize>, Option<i32>))| {
                let mut source = json!({"id": format!("s{at}"), "title": "S"});
                if let Some(from) = from {
                    source["derived_from"] = json!(ids("s", from));
                }
                if let Some(outlet) = outlet {
                    source["outlet"] = json!(format!("a{outlet}"));
                }
                if let Some(year) = year {
                    source["issued"] = json!(year.to_string());
                }
                source
            };
            let sources: Value = sources.iter().enumerate().map(source).collect();
            let actors: Value = actors
                .iter()
                .enumerate()
                .map(|(at, citations)| json!({"id": format!("a{at}"), "kind": "state", "name": "A", "citations": cited(citations)}))
                .collect();
            let events: Value = events
                .iter()
                .enumerate()
                .map(|(at, (citations, date, by, to, after, places))| {
                    let earlier: Vec<String> = after.iter().filter(|other| **other < at).map(|at| format!("e{at}")).collect();
                    let to: Vec<String> = to.difference(by).map(|at| format!("a{at}")).collect();
                    let mut event = json!({
                        "id": format!("e{at}"), "title": "E", "actors": ids("a", by), "recipients": to,
                        "places": ids("p", places), "citations": cited(citations),
                    });
                    match date {
                        Some(date) => event["date"] = json!(date),
                        None => event["after"] = json!(earlier),
                    }
                    event
                })
                .collect();
            let claims: Value = claims
                .iter()
                .enumerate()
                .map(|(at, (citations, by, about, disputes))| {
                    let disputes: Vec<String> = disputes.iter().filter(|other| **other != at).map(|at| format!("c{at}")).collect();
                    json!({"id": format!("c{at}"), "text": "C", "by": [format!("a{by}")], "about": ids("e", about),
                           "disputes": disputes, "citations": cited(citations)})
                })
                .collect();
            let relations: Value = relations
                .iter()
                .enumerate()
                .filter(|(_, (_, from, to))| from != to)
                .map(|(at, (citations, from, to))| {
                    json!({"id": format!("r{at}"), "kind": "support", "from": format!("a{from}"), "to": format!("a{to}"),
                           "citations": cited(citations)})
                })
                .collect();
            let figures: Value = figures.iter().enumerate().map(figure).collect();
            let chapters: Value = chapters.iter().map(chapter).collect();
            json!({
                "title": "x", "subject": "s0", "sources": sources, "actors": actors, "events": events, "claims": claims,
                "relations": relations, "figures": figures, "chapters": chapters,
                "places": [{"id": "p0", "name": "P"}, {"id": "p1", "name": "P", "part_of": "p0"}, {"id": "p2", "name": "P"}],
            })
        })
}

fn scopes(dossier: &Dossier) -> Vec<Scope> {
    let sources = dossier.sources().map(|(id, _)| Whose::Source(id));
    let whose: Vec<Whose> = sources.chain(dossier.actors().map(|(id, _)| Whose::Outlet(id))).collect();
    let days = dossier.sources().filter_map(|(_, source)| source.issued.as_ref()?.span().last);
    let days = days.map(Scope::PublishedBy);
    whose.iter().flat_map(|whose| [Scope::Only(*whose), Scope::Without(*whose)]).chain(days).collect()
}

/// Pairs of scopes of which the second includes all that the first does.
fn wider(dossier: &Dossier) -> Vec<[Scope; 2]> {
    let mut pairs: Vec<[Scope; 2]> = scopes(dossier).into_iter().map(|scope| [scope, Scope::All]).collect();
    let mut days: Vec<_> = dossier.sources().filter_map(|(_, source)| source.issued.as_ref()?.span().last).collect();
    days.sort_unstable();
    pairs.extend(days.windows(2).map(|days| [Scope::PublishedBy(days[0]), Scope::PublishedBy(days[1])]));
    for (id, source) in dossier.sources() {
        let Some(outlet) = source.outlet.as_ref().and_then(Ref::to).map(Whose::Outlet) else { continue };
        pairs.push([Scope::Only(Whose::Source(id)), Scope::Only(outlet)]);
        pairs.push([Scope::Without(outlet), Scope::Without(Whose::Source(id))]);
    }
    pairs
}

/// What stands in the one scope stands in the wider one, on no fewer origins, and contested where it was.
fn assert_takes_nothing_away(dossier: &Dossier, [one, other]: [Scope; 2]) {
    let [less, more] = [one, other].map(|scope| dossier.scoped(scope));
    for id in Kind::ALL.iter().flat_map(|kind| less.ids(*kind)) {
        assert!(more.stands(id), "{one:?} {other:?} {id:?}");
        assert!(less.is_named_only(id) || !more.is_named_only(id), "{one:?} {other:?} {id:?}");
        let (less, more) = (less.standing(id), more.standing(id));
        assert!(more.origins >= less.origins && more.documents >= less.documents, "{one:?} {other:?} {id:?}");
        assert!(more.contested >= less.contested, "{one:?} {other:?} {id:?}");
    }
    let points = |dossier: &Dossier| dossier.figures().map(|(_, figure)| figure.points.len()).sum::<usize>();
    assert!(more.chapters().len() >= less.chapters().len() && points(&more) >= points(&less), "{one:?} {other:?}");
}

#[test]
fn more_sources_take_nothing_away_from_the_bundled_dossier() {
    let dossier = load::bundled().unwrap();
    let pairs = wider(&dossier);
    assert!(pairs.len() > 500);
    for pair in pairs.into_iter().step_by(9) {
        assert_takes_nothing_away(&dossier, pair);
    }
}

proptest! {
    #[test]
    fn a_scope_is_all_of_what_it_leaves(value in made_up()) {
        if let Ok(dossier) = load::from_text("x", &value.to_string()) {
            for scope in scopes(&dossier) {
                assert_same(&dossier, scope);
            }
        }
    }

    #[test]
    fn more_sources_take_nothing_away(value in made_up()) {
        if let Ok(dossier) = load::from_text("x", &value.to_string()) {
            for pair in wider(&dossier) {
                assert_takes_nothing_away(&dossier, pair);
            }
        }
    }
}

/// The made-up dossiers would test nothing if the check let too few pass, or if they lacked something.
#[test]
fn made_up_dossiers_have_of_everything() {
    let mut runner = TestRunner::deterministic();
    let mut passed: Vec<Dossier> = Vec::new();
    for _ in 0..200 {
        let value = made_up().new_tree(&mut runner).unwrap().current();
        passed.extend(load::from_text("x", &value.to_string()));
    }
    assert!(passed.len() >= 20, "{} pass", passed.len());
    let some = |is_so: fn(&Dossier) -> bool| passed.iter().filter(|dossier| is_so(dossier)).count() >= 5;
    assert!(some(|dossier| dossier.figures().any(|(_, figure)| figure.points.len() > 1)));
    assert!(some(|dossier| !dossier.chapters().is_empty()));
    assert!(some(|dossier| dossier
        .events()
        .any(|(id, _)| { dossier.citations(id).any(|citation| citation.bearing == Bearing::Contradicts) })));
}

#[test]
fn an_event_is_dated_anew_only_where_a_date_is_left_out() {
    let text = json!({
        "title": "Dates",
        "sources": [{"id": "s1", "title": "S1"}, {"id": "s2", "title": "S2"}, {"id": "s3", "title": "S3"}],
        "events": [{"id": "e", "title": "E", "date": "2015-05-05", "citations": [
            {"source": "s1", "paragraph": 1, "bearing": "states", "date": "2015"},
            {"source": "s2", "bearing": "agrees"},
            {"source": "s3", "bearing": "refines", "date": "2015-05-05/2015-05-06"}]}],
    });
    let dossier = load::from_text("dates.json", &text.to_string()).unwrap();
    let date = |without: &str| {
        let Some(Id::Source(source)) = dossier.find(without) else { panic!("{without} is no source") };
        let scoped = dossier.scoped(Scope::Without(Whose::Source(source)));
        scoped.events().next().and_then(|(_, event)| event.date.as_ref().map(ToString::to_string))
    };
    assert_eq!(date("s2").as_deref(), Some("2015-05-05"), "what is left out dates nothing");
    assert_eq!(date("s3").as_deref(), Some("2015"));
    assert_eq!(date("s1").as_deref(), Some("2015-05-05/2015-05-06"));
}
