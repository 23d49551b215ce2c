//! What sort of record each is, as people say it: a claim, a strike, a company, a book. Each sort is there once, however
//! many records are of it.

use std::collections::HashMap;

use super::{grade::Needle, root::root};
use crate::dossier::{Category, Dossier, Id, record::SourceKind};

/// The sorts of all records.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    /// By sort, the words for it.
    words: Vec<String>,
    /// By record, its sort.
    of: Vec<u16>,
}

impl Sorts {
    /// Those of some records of a dossier.
    pub fn new(dossier: &Dossier, records: &[Id]) -> Self {
        let mut known: HashMap<String, u16> = HashMap::new();
        let mut sorts = Self { of: Vec::with_capacity(records.len()), ..Self::default() };
        for id in records {
            let words = words_for(dossier, *id);
            let sort = known.get(&words).copied().unwrap_or_else(|| {
                // There are as many as vocabularies have words; modes of events that are none of theirs are no sort.
                let new = u16::try_from(sorts.words.len()).unwrap_or(0);
                known.insert(words.clone(), new);
                sorts.words.push(words);
                new
            });
            sorts.of.push(sort);
        }
        sorts
    }

    /// The records, by number, of a sort that a typed word names; and whether that is their kind, which is said before all
    /// else.
    pub fn named(&self, needle: &Needle) -> impl Iterator<Item = (u32, bool)> {
        let typed = needle.text.as_str();
        let typed_root = root(typed);
        let fits = |word: &str| word == typed || typed_root.is_some() && root(word) == typed_root;
        let how = |words: &String| words.split(' ').position(fits).map(|at| at == 0);
        let named: Vec<Option<bool>> = self.words.iter().map(how).collect();
        let records = if named.iter().any(Option::is_some) { self.of.as_slice() } else { &[] };
        records.iter().zip(0..).filter_map(move |(sort, record)| Some((record, named[usize::from(*sort)]?)))
    }
}

impl Sorts {
    /// The word for what a record is that a typed one names.
    pub fn word_for(&self, record: usize, needle: &Needle) -> Option<&str> {
        let typed_root = root(&needle.text);
        let fits = |word: &&str| *word == needle.text || typed_root.is_some() && root(word) == typed_root;
        self.words.get(usize::from(*self.of.get(record)?))?.split(' ').find(fits)
    }
}

/// The words for what a record is, with spaces between them.
fn words_for(dossier: &Dossier, id: Id) -> String {
    let kind = id.kind().word();
    match id {
        Id::Event(id) => {
            let event = dossier.event(id);
            let category = event.category.map(Category::spoken);
            let mode = event.mode.as_ref().map(|mode| mode.replace(['-', '_'], " "));
            [Some(kind.to_owned()), category, mode].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Id::Actor(id) => format!("{kind} {}", dossier.actor(id).kind.spoken()),
        Id::Source(id) => {
            let sort = dossier.source(id).kind;
            let more = if sort == SourceKind::Broadcast { " film documentary programme" } else { "" };
            format!("{kind} {}{more}", sort.spoken())
        }
        Id::Claim(_) => format!("{kind} statement"),
        Id::Figure(_) => format!("{kind} number"),
        Id::Place(_) | Id::Relation(_) => kind.to_owned(),
    }
}
