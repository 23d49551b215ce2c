//! The least that the search must reach on the bundled dossier; the bench of the same name
//! measures more, and prints it.

#[allow(dead_code)]
#[path = "../benches/quality/bundled.rs"]
mod bundled;
#[allow(dead_code)]
#[path = "../benches/quality/measure.rs"]
mod measure;

use std::collections::BTreeMap;

use detente::{
    dossier::{Id, load},
    search::Finder,
};
use fuzzy_matcher::skim::SkimMatcherV2;
use measure::Tally;

/// The share of queries of each class whose actor must stand first.
const LEAST: f64 = 0.9;

#[test]
fn the_one_meant_stands_first_in_every_class() {
    let dossier = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    let (mut finder, matcher) = (Finder::new(&dossier), SkimMatcherV2::default());
    let names = measure::names(&dossier);
    let mut classes: BTreeMap<&str, (Tally, Tally, Vec<&str>)> = BTreeMap::new();
    let mut queries = 0;
    for (class, _, list) in bundled::QUERIES {
        let (ours, plain, missed) = classes.entry(class).or_default();
        for (query, id) in *list {
            let Some(Id::Actor(meant)) = dossier.find(id) else { panic!("{id} has gone from the dossier") };
            let rank = measure::our_rank(&mut finder, &dossier, query, meant);
            if rank != Some(0) {
                missed.push(query);
            }
            ours.add(rank);
            plain.add(measure::plain_rank(&matcher, &names, query, meant));
            queries += 1;
        }
    }
    assert!(queries >= 150, "{queries}");
    for (class, (ours, plain, missed)) in classes {
        assert!(ours.success() >= LEAST, "{class}: {:.2}, missed {missed:?}", ours.success());
        assert!(
            ours.mean_reciprocal_rank() + 0.05 >= plain.mean_reciprocal_rank(),
            "{class} is worse than the plain matcher"
        );
    }
}
