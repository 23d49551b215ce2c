//! Made-up dossiers of any size pass their check.

#[path = "../examples/synth/dossier.rs"]
mod dossier;
#[path = "../benches/quality/synthetic.rs"]
#[allow(dead_code)]
mod names;

use detente::dossier::load;

#[test]
fn made_up_dossiers_of_any_size_are_in_order() {
    for (events, hubs) in [(1, false), (2, true), (60, false), (60, true), (1000, true), (3000, false)] {
        let mut text = Vec::new();
        dossier::write(&mut text, events, hubs).expect("a vector takes all");
        let text = String::from_utf8(text).expect("it is text");
        let (dossier, report) = load::check_text("made-up.json", &text).unwrap_or_else(|report| panic!("{report}"));
        assert!(report.problems.is_empty(), "{events}: {report}");
        assert_eq!(dossier.events().len(), events);
    }
}

#[test]
fn hubs_are_in_much() {
    let most = |hubs: bool| {
        let mut text = Vec::new();
        dossier::write(&mut text, 1000, hubs).expect("a vector takes all");
        let dossier = load::from_text("made-up.json", &String::from_utf8(text).expect("it is text")).expect("in order");
        let first = dossier.by_involvement().iter().take(5);
        first.map(|actor| dossier.events_of(*actor).len()).sum::<usize>()
    };
    assert!(most(true) > 2 * most(false));
}
