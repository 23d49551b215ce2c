//! Everything that can be searched, folded once: which words stand in which text of which record.
//!
//! Knows the records of a dossier.

use std::{collections::HashSet, ops::Range};

use super::{
    affiliates,
    fold::{self, Folded},
    texts::{Field, Texts},
    vocabulary::Vocabulary,
};
use crate::dossier::{ActorId, Dossier, Id, Kind, lists::Lists};

/// A searchable text of a record, as its words.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The record, by its number in the store.
    pub record: u32,
    /// Its number among the record's [`Texts`].
    pub text: u32,
    /// What it is.
    pub field: Field,
    /// Its words, in [`Store::words`].
    pub words: Range<u32>,
    /// How many of them are none such as "of".
    pub content_words: u32,
}

/// All texts of all records.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub vocabulary: Vocabulary,
    pub entries: Vec<Entry>,
    /// By entry, the letters of all its words and, if there are several, those that the content words among
    /// them begin with; none for prose, which is not matched across words.
    pub masks: Vec<u64>,
    /// By entry, the initials of its content words, packed from the top; at most eight letters.
    pub initials: Vec<u64>,
    /// The words of all entries, as numbers of the vocabulary.
    pub words: Vec<u32>,
    /// By word of an entry, how many letters of it are its initial.
    initial_lengths: Vec<u8>,
    pub records: Vec<Id>,
    /// The entries of a record are those from the number here up to the next one's.
    entry_starts: Vec<u32>,
    kind_starts: [u32; Kind::ALL.len()],
    /// By word, the entries that it stands in.
    postings: Lists<u32>,
    /// By record, the records that are found by its name, too, with what that is worth in percent.
    pub affiliates: Lists<(u32, u32)>,
    /// The actors that are in the dossier for their documents alone: without event, claim and relation.
    publishers_only: HashSet<ActorId>,
    folded: Folded,
}

impl Store {
    /// Folds a dossier.
    pub fn new(dossier: &Dossier) -> Self {
        let (mut store, mut texts) = (Self::default(), Texts::default());
        for kind in Kind::AS_READ {
            store.kind_starts[kind as usize] = store.records.len() as u32;
            for id in dossier.every_id(kind) {
                texts.refill(dossier, id);
                store.read(id, &texts);
            }
        }
        store.entry_starts.push(store.entries.len() as u32);
        store.shrink();
        store.index();
        store.affiliate(dossier);
        let does_nothing = |id: &ActorId| {
            dossier.events_of(*id).is_empty()
                && dossier.claims_by(*id).is_empty()
                && dossier.relations_of(*id).is_empty()
        };
        store.publishers_only = dossier.by_involvement().iter().copied().filter(does_nothing).collect();
        store
    }

    /// Folds the ids of the sources, by which they are looked for beside their names.
    pub fn of_source_ids(dossier: &Dossier) -> Self {
        let (mut store, mut texts) = (Self::default(), Texts::default());
        for id in dossier.every_id(Kind::Source) {
            texts.0.clear();
            texts.0.push((Field::Name, dossier.id_of(id).into()));
            store.read(id, &texts);
        }
        store.entry_starts.push(store.entries.len() as u32);
        store.shrink();
        store.index();
        store
    }

    /// Whether a record is an actor that is in the dossier for its documents alone.
    pub fn is_publisher_only(&self, record: usize) -> bool {
        matches!(self.records[record], Id::Actor(id) if self.publishers_only.contains(&id))
    }

    fn read(&mut self, id: Id, texts: &Texts<'_>) {
        self.records.push(id);
        self.entry_starts.push(self.entries.len() as u32);
        for (number, (field, text)) in texts.0.iter().enumerate() {
            self.folded.refill(text);
            self.add_folded(number as u32, *field);
        }
    }

    /// Adds what is in `folded` as an entry of the newest record.
    fn add_folded(&mut self, text: u32, field: Field) {
        let (first, named, several) = (self.words.len() as u32, field.is_named(), self.folded.words.len() > 1);
        let (mut mask, mut initials, mut room, mut content_words) = (0, 0_u64, 64_u32, 0);
        for at in 0..self.folded.words.len() {
            let (word, shape) = (self.folded.word(at), self.folded.words[at]);
            let number = self.vocabulary.number(word, shape.script);
            let is_content_word = !self.vocabulary.is_stop_word(number);
            content_words += u32::from(is_content_word);
            if named {
                self.vocabulary.name(number);
                mask |= self.vocabulary.letters(number);
                if is_content_word {
                    if several {
                        mask |= word.bytes().next().map_or(0, fold::initial_bit);
                    }
                    for letter in word.bytes().take(usize::from(shape.initial)) {
                        if room >= 8 {
                            room -= 8;
                            initials |= u64::from(letter) << room;
                        }
                    }
                }
            }
            self.words.push(number);
            self.initial_lengths.push(shape.initial);
        }
        let words = first..self.words.len() as u32;
        if words.is_empty() {
            return;
        }
        let record = self.records.len() as u32 - 1;
        self.entries.push(Entry { record, text, field, words, content_words });
        self.masks.push(mask);
        self.initials.push(initials);
    }

    /// Gives back the room for more.
    fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.initials.shrink_to_fit();
        self.words.shrink_to_fit();
        self.initial_lengths.shrink_to_fit();
    }

    /// Notes for every record which others are found by its name.
    fn affiliate(&mut self, dossier: &Dossier) {
        let mut leading = Vec::new();
        for (number, id) in self.records.iter().enumerate() {
            affiliates::each_name_leading_to(dossier, *id, |other, percent| {
                leading.push((self.number_of(other), (number as u32, percent)));
            });
        }
        self.affiliates = Lists::from_pairs(self.records.len(), leading.iter().copied());
    }

    /// Notes for every word the entries that it stands in.
    fn index(&mut self) {
        let entries = self.entries.iter().zip(0_u32..);
        let words = entries.flat_map(|(entry, at)| self.words_of(entry).iter().map(move |word| (*word as usize, at)));
        self.postings = Lists::from_pairs(self.vocabulary.len(), words);
    }

    /// The number of a record.
    pub fn number_of(&self, id: Id) -> usize {
        self.kind_starts[id.kind() as usize] as usize + id.at()
    }

    /// The entries that a word stands in; an entry where it stands twice comes twice.
    pub fn entries_with(&self, word: u32) -> &[u32] {
        self.postings.of(word as usize)
    }

    /// The numbers of the entries of a record.
    pub fn numbers_of(&self, record: usize) -> Range<u32> {
        self.entry_starts[record]..self.entry_starts[record + 1]
    }

    /// The entries of a record.
    pub fn entries_of(&self, record: usize) -> &[Entry] {
        let numbers = self.numbers_of(record);
        &self.entries[numbers.start as usize..numbers.end as usize]
    }

    /// The words of an entry.
    pub fn words_of(&self, entry: &Entry) -> &[u32] {
        &self.words[entry.words.start as usize..entry.words.end as usize]
    }

    /// By word of an entry, how many letters of it are its initial.
    pub fn initials_of(&self, entry: &Entry) -> &[u8] {
        &self.initial_lengths[entry.words.start as usize..entry.words.end as usize]
    }
}
