//! Queries over all kinds of records, written by a reader who had seen neither the code nor other queries, and never
//! changed since. Those that were held out only report: the ranking was made with the others alone.

use detente::dossier::{Dossier, load};

/// One line of the list.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Whether it only reports.
    pub held_out: bool,
    /// What sort of query it is.
    pub class: &'static str,
    /// What is typed.
    pub query: &'static str,
    /// The ids of the records any of which a reader would be content to see first, separated by `|`.
    wanted: &'static str,
}

impl Asked {
    /// The ids of the records that are wanted.
    pub fn wanted(&self) -> impl Iterator<Item = &'static str> {
        self.wanted.split('|')
    }

    /// Whether an actor is meant.
    pub fn means_an_actor(&self, dossier: &Dossier) -> bool {
        let first = self.wanted().next().and_then(|id| dossier.find(id));
        first.is_some_and(|id| id.kind() == detente::dossier::Kind::Actor)
    }
}

/// The dossiers, each with its name, its text and what is asked of it.
pub fn all() -> [(&'static str, Dossier, &'static str, Vec<Asked>); 2] {
    let harbour = include_str!("harbour.json");
    let harbour_dossier = load::from_text("harbour.json", harbour).unwrap_or_else(|report| panic!("{report}"));
    let bundled = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    [
        ("bundled", bundled, include_str!("../../data/iran-tajikistan.json"), asked_of("iran-tajikistan")),
        ("harbour", harbour_dossier, harbour, asked_of("harbour")),
    ]
}

fn asked_of(dossier: &str) -> Vec<Asked> {
    let lines = include_str!("queries.tsv").lines().skip(1);
    let fields = lines.map(|line| line.split('\t').collect::<Vec<&'static str>>());
    let of_dossier = fields.filter(|fields| fields[0] == dossier);
    let read = |fields: Vec<&'static str>| {
        let [_, purpose, class, query, wanted] = fields[..] else { panic!("{fields:?} has five fields") };
        Asked { held_out: purpose == "held-out", class, query, wanted }
    };
    of_dossier.map(read).collect()
}
