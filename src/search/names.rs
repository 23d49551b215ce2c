//! What people call the actors, places and sources of a dossier, looked up in what the search has folded already.
//!
//! Comes to the same as comparing names one by one, which [`super::typed_name`] does.

use std::sync::{Arc, OnceLock};

use super::{
    fold,
    store::{Entry, Store},
    texts::Field,
    typed_name::{LIKE_ENOUGH, TypedName},
    vocabulary::most_alike,
};
use crate::dossier::{Dossier, Id, Kind};

/// All names of a dossier: a handle that is cheap to copy, for whoever reads queries while the finder is busy.
#[derive(Clone)]
pub struct Names {
    store: Arc<Store>,
    /// The words of the ids of sources; folded when a query first asks for a source.
    source_ids: Arc<OnceLock<Store>>,
    /// By kind, what the ids begin with; read when one of them is first completed.
    beginnings: Arc<[OnceLock<Vec<u64>>; Kind::ALL.len()]>,
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Names").finish_non_exhaustive()
    }
}

/// The record whose name was likest so far, if one was like enough.
struct Nearest {
    likeness: f64,
    id: Option<Id>,
}

impl Nearest {
    /// Of equals, the first counts.
    fn offer(&mut self, likeness: f64, id: Id) {
        let is_earlier = self.id.is_none_or(|known| id < known);
        if likeness > self.likeness || likeness >= self.likeness && is_earlier {
            *self = Self { likeness, id: Some(id) };
        }
    }
}

impl Names {
    pub(super) fn new(store: Arc<Store>) -> Self {
        Self { store, source_ids: Arc::default(), beginnings: Arc::default() }
    }

    /// Where the names of a kind stand.
    fn stores(&self, dossier: &Dossier, kind: Kind) -> impl Iterator<Item = &Store> {
        let ids = || self.source_ids.get_or_init(|| Store::of_source_ids(dossier));
        [&*self.store].into_iter().chain((kind == Kind::Source).then(ids))
    }

    /// The records of a kind that a typed name means: [`TypedName::meant`].
    pub(super) fn meant(&self, typed: &TypedName, dossier: &Dossier, kind: Kind) -> Vec<Id> {
        let count = dossier.every_id(kind).len();
        let (mut fits, mut doubtful) = (vec![true; count], vec![false; count]);
        for needle in &typed.needles {
            let mut has = vec![false; count];
            for store in self.stores(dossier, kind) {
                let meant = store.vocabulary.meant(needle);
                let all = meant.words.iter().chain(&meant.doubtful);
                all.for_each(|word| each_name_with(store, *word, kind, |id, _| has[id.at()] = true));
                let doubted = meant.doubtful.iter();
                doubted.for_each(|word| each_name_with(store, *word, kind, |id, _| doubtful[id.at()] = true));
            }
            fits.iter_mut().zip(has).for_each(|(fits, has)| *fits &= has);
        }
        let fitting = dossier.ids(kind).filter(|id| fits[id.at()]);
        // The words of all names are known without their scripts: where these matter, the names are asked.
        let mut fitting: Vec<Id> = fitting.filter(|id| !doubtful[id.at()] || typed.fits(dossier, *id)).collect();
        let exact = self.exact(typed, dossier, kind);
        if fitting.iter().any(|id| exact[id.at()]) {
            fitting.retain(|id| exact[id.at()]);
        }
        fitting
    }

    /// By place, whether a record has a name of the same words.
    fn exact(&self, typed: &TypedName, dossier: &Dossier, kind: Kind) -> Vec<bool> {
        let mut exact = vec![false; dossier.every_id(kind).len()];
        for store in self.stores(dossier, kind) {
            let words = typed.needles.iter().map(|needle| store.vocabulary.known(&needle.text));
            let Some(words) = words.collect::<Option<Vec<u32>>>() else { continue };
            let Some(first) = words.first() else { continue };
            each_name_with(store, *first, kind, |id, entry| {
                let own = store.words_of(entry);
                exact[id.at()] |= own.len() == words.len() && words.iter().all(|word| own.contains(word));
            });
        }
        exact
    }

    /// The record that comes nearest, if one is near: [`TypedName::nearest`].
    pub(super) fn nearest(&self, typed: &TypedName, dossier: &Dossier, kind: Kind) -> Option<Id> {
        let mut nearest = Nearest { likeness: LIKE_ENOUGH, id: None };
        for store in self.stores(dossier, kind) {
            for (most, word) in store.vocabulary.maybe_alike(&typed.letters, LIKE_ENOUGH) {
                if most < nearest.likeness {
                    break;
                }
                let likeness = typed.likeness(store.vocabulary.text(word));
                if likeness < nearest.likeness {
                    continue;
                }
                each_name_with(store, word, kind, |id, entry| {
                    if dossier.stands(id) && !typed.is_too_unlike(letters_of(store, entry)) {
                        nearest.offer(likeness, id);
                    }
                });
            }
            offer_whole_names(store, typed, (dossier, kind), &mut nearest);
        }
        nearest.id
    }

    /// By place, whether a record has a name with a word that each of some letters begins, and whether such a name
    /// begins with the first of them, or the id with what is typed.
    pub(super) fn begun(&self, typed: &str, wanted: &[String], dossier: &Dossier, kind: Kind) -> Vec<Option<bool>> {
        let mut best = vec![None; dossier.every_id(kind).len()];
        let Some((first, others)) = wanted.split_first() else { return best };
        let store = &*self.store;
        let text = |word: &u32| store.vocabulary.text(*word);
        for word in store.vocabulary.begun(first) {
            each_name_with(store, word, kind, |id, entry| {
                let own = store.words_of(entry);
                // What is offered is what the dossier calls it.
                if entry.field != Field::Exonym
                    && others.iter().all(|other| own.iter().any(|word| text(word).starts_with(other.as_str())))
                {
                    let best = &mut best[id.at()];
                    *best = (*best).max(Some(is_begun(own.iter().map(text), first)));
                }
            });
        }
        let read = || dossier.every_id(kind).map(|id| beginning(dossier.id_of(id))).collect();
        let begins = beginning(typed);
        // All letters that are typed have to be there, as far as they are kept.
        let typed_bits = u64::MAX.checked_shl(64 - 8 * typed.len().min(8) as u32).unwrap_or(0);
        let ids = self.beginnings[kind as usize].get_or_init(read).iter().zip(dossier.every_id(kind));
        let may_begin = ids.filter(|(own, _)| **own & typed_bits == begins).map(|(_, id)| id);
        for id in may_begin.filter(|id| typed.len() <= 8 || dossier.id_of(*id).starts_with(typed)) {
            best[id.at()] = Some(true);
        }
        best
    }
}

/// The first eight bytes of an id: enough to dismiss most of them without a look at the record.
fn beginning(id: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(id.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(bytes)
}

/// Each name of records of a kind that a word stands in.
fn each_name_with<'a>(store: &'a Store, word: u32, kind: Kind, mut each: impl FnMut(Id, &'a Entry)) {
    for number in store.entries_with(word) {
        let entry = &store.entries[number as usize];
        let id = store.records[entry.record as usize];
        if id.kind() == kind && is_called(entry) {
            each(id, entry);
        }
    }
}

/// Whether a text is what people may call a record: [`Dossier::names_of`].
fn is_called(entry: &Entry) -> bool {
    entry.field.is_name() || matches!(entry.field, Field::Title | Field::Headline | Field::Credit)
}

/// Offers the records of a kind by all letters of each of their names.
fn offer_whole_names(store: &Store, typed: &TypedName, (dossier, kind): (&Dossier, Kind), nearest: &mut Nearest) {
    let (mask, length) = (fold::letter_mask(&typed.letters), typed.letters.len());
    let bits = |mask: u64| mask.count_ones() as usize;
    let as_byte = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
    let mut letters = String::new();
    for id in dossier.ids(kind) {
        let record = store.number_of(id);
        for (number, entry) in store.numbers_of(record).zip(store.entries_of(record)) {
            let own = store.masks[number as usize] & fold::LETTERS;
            let words = store.words_of(entry);
            // A single word has been looked at.
            if words.len() < 2 || !is_called(entry) || bits(mask & !own) > length / 2 {
                continue;
            }
            let own_length = letters_of(store, entry);
            let most = || most_alike((mask, as_byte(length)), (own, as_byte(own_length)));
            if typed.is_too_unlike(own_length) || most() < nearest.likeness {
                continue;
            }
            letters.clear();
            letters.extend(words.iter().map(|word| store.vocabulary.text(*word)));
            let likeness = typed.likeness(&letters);
            if likeness >= nearest.likeness {
                nearest.offer(likeness, id);
            }
        }
    }
}

/// How many letters a name has.
fn letters_of(store: &Store, entry: &Entry) -> usize {
    store.words_of(entry).iter().map(|word| store.vocabulary.text(*word).len()).sum()
}

/// Whether some words, run together, begin with some letters.
fn is_begun<'a>(words: impl Iterator<Item = &'a str>, letters: &str) -> bool {
    let mut rest = letters;
    for word in words {
        match rest.strip_prefix(word) {
            Some(left) => rest = left,
            None => return word.starts_with(rest),
        }
    }
    rest.is_empty()
}
