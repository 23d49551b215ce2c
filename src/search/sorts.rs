//! What sort of record each is, as people say it: a claim, a strike, a company, a book. Each sort is there once, however
//! many records are of it.

use std::collections::HashMap;

use super::{grade::Needle, meaning::Meaning};
use crate::dossier::{
    Category, Dossier, Id, Kind,
    record::{ActorKind, SourceKind},
};

/// The sorts of all records.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    /// By sort, the words for it.
    words: Vec<String>,
    /// By record, its sort.
    of: Vec<u16>,
}

/// A sort of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort<'a> {
    Event(Option<Category>, Option<&'a str>),
    Actor(ActorKind),
    Source(SourceKind),
    Claim { disputes: bool },
    Other(Kind),
}

impl Sorts {
    /// Those of some records of a dossier.
    pub fn new(dossier: &Dossier, records: &[Id]) -> Self {
        let mut known: HashMap<Sort<'_>, u16> = HashMap::new();
        let mut sorts = Self { of: Vec::with_capacity(records.len()), ..Self::default() };
        for id in records {
            let sort = Sort::of(dossier, *id);
            let number = *known.entry(sort).or_insert_with(|| {
                sorts.words.push(sort.words());
                // There are no more than the vocabularies have words.
                u16::try_from(sorts.words.len() - 1).unwrap_or(u16::MAX)
            });
            sorts.of.push(number);
        }
        sorts
    }

    /// The records, by number, of a sort that a typed word names; and whether that is their kind, which is said before all
    /// else: all words for a figure are.
    pub fn named(&self, needle: &Needle) -> impl Iterator<Item = (u32, bool)> {
        let fits = named_by(needle);
        let is_kind = |words: &str| words.starts_with(Kind::Figure.word());
        let how = |words: &String| words.split(' ').position(&fits).map(|at| at == 0 || is_kind(words));
        let named: Vec<Option<bool>> = self.words.iter().map(how).collect();
        let records = if named.iter().any(Option::is_some) { self.of.as_slice() } else { &[] };
        records.iter().zip(0..).filter_map(move |(sort, record)| Some((record, named[usize::from(*sort)]?)))
    }

    /// The records of a sort that a typed word names, to be asked one by one.
    pub fn named_by<'a>(&'a self, needle: &Needle) -> impl Fn(usize) -> bool + use<'a> {
        let fits = named_by(needle);
        let named: Vec<bool> = self.words.iter().map(|words| words.split(' ').any(&fits)).collect();
        move |record| self.of.get(record).is_some_and(|sort| named[usize::from(*sort)])
    }

    /// The word for what a record is that a typed one names.
    pub fn word_for(&self, record: usize, needle: &Needle) -> Option<&str> {
        let fits = named_by(needle);
        self.words.get(usize::from(*self.of.get(record)?))?.split(' ').find(|word| fits(word))
    }
}

/// What people say for a kind of actor beside its own words.
const fn said(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => " country government",
        ActorKind::PublicBody => " ministry agency office court",
        ActorKind::Organization => " association foundation charity institute group union",
        ActorKind::Media => " newspaper news agency broadcaster press",
        ActorKind::ArmedGroup => " militia rebels",
        _ => "",
    }
}

/// Whether a word for a sort is a typed one, a form of it, or means the same.
fn named_by(needle: &Needle) -> impl Fn(&str) -> bool {
    let typed = Meaning::of(&needle.text);
    move |word| word == needle.text || typed.as_ref().is_some_and(|typed| typed.shared_with(word).is_some())
}

impl<'a> Sort<'a> {
    fn of(dossier: &'a Dossier, id: Id) -> Self {
        match id {
            Id::Event(id) => {
                let event = dossier.event(id);
                Self::Event(event.category, event.mode.as_deref())
            }
            Id::Actor(id) => Self::Actor(dossier.actor(id).kind),
            Id::Source(id) => Self::Source(dossier.source(id).kind),
            Id::Claim(id) => Self::Claim { disputes: !dossier.claim(id).disputes.is_empty() },
            id => Self::Other(id.kind()),
        }
    }

    /// The words for it with spaces between them: first that for the kind of record.
    fn words(self) -> String {
        match self {
            Self::Event(category, mode) => {
                let mode = mode.map(|mode| mode.replace(['-', '_'], " "));
                let words = [Some(Kind::Event.word().to_owned()), category.map(Category::spoken), mode];
                words.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Self::Actor(kind) => format!("{} {}{}", Kind::Actor.word(), kind.spoken(), said(kind)),
            Self::Source(kind) => {
                let more = if kind == SourceKind::Broadcast { " film documentary programme" } else { "" };
                format!("{} {}{more}", Kind::Source.word(), kind.spoken())
            }
            Self::Claim { disputes } => {
                let verbs = if disputes { " deny dispute reject" } else { "" };
                format!("{} statement{verbs}", Kind::Claim.word())
            }
            Self::Other(Kind::Figure) => format!("{} number amount total toll many much", Kind::Figure.word()),
            Self::Other(kind) => kind.word().to_owned(),
        }
    }
}
