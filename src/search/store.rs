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
use crate::dossier::{ActorId, Dossier, Id, Kind};

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
    /// The letters of all its words.
    pub mask: u64,
    /// Its initials without "of" and the like, packed from the top; at most eight letters.
    pub initials: u64,
}

/// All texts of all records.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub vocabulary: Vocabulary,
    pub entries: Vec<Entry>,
    /// The entries that are matched across words: by subsequence, joined words and initials.
    pub named: Vec<u32>,
    /// The words of all entries, as numbers of the vocabulary.
    pub words: Vec<u32>,
    /// By word of an entry, how many letters of it are its initial.
    initials: Vec<u8>,
    pub records: Vec<Id>,
    /// The entries of a record are those from the number here up to the next one's.
    entry_starts: Vec<u32>,
    kind_starts: [u32; Kind::ALL.len()],
    posting_starts: Vec<u32>,
    postings: Vec<u32>,
    /// By record, the records that are found by its name, too, with what that is worth in percent.
    pub affiliates: Vec<Vec<(u32, u32)>>,
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
        store.index();
        store.affiliate(dossier);
        let lists = |id| (dossier.events_of(id), dossier.claims_by(id), dossier.relations_of(id));
        let actors = dossier.by_involvement().iter().copied();
        store.publishers_only = actors.filter(|id| matches!(lists(*id), ([], [], []))).collect();
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
        let (first, named) = (self.words.len() as u32, field.is_named());
        let (mut mask, mut initials, mut room) = (0, 0_u64, 64_u32);
        for at in 0..self.folded.words.len() {
            let (word, shape) = (self.folded.word(at), self.folded.words[at]);
            if named {
                mask |= fold::letter_mask(word);
                if !fold::is_stop_word(word) {
                    for letter in word.bytes().take(usize::from(shape.initial)) {
                        if room >= 8 {
                            room -= 8;
                            initials |= u64::from(letter) << room;
                        }
                    }
                }
            }
            let number = self.vocabulary.number(word, shape.script);
            if named {
                self.vocabulary.name(number);
            }
            self.words.push(number);
            self.initials.push(shape.initial);
        }
        let words = first..self.words.len() as u32;
        if words.is_empty() {
            return;
        }
        if named {
            self.named.push(self.entries.len() as u32);
        }
        let record = self.records.len() as u32 - 1;
        self.entries.push(Entry { record, text, field, words, mask, initials });
    }

    /// Notes for every record which others are found by its name.
    fn affiliate(&mut self, dossier: &Dossier) {
        let mut affiliates = vec![Vec::new(); self.records.len()];
        for (number, id) in self.records.iter().enumerate() {
            affiliates::each_name_leading_to(dossier, *id, |other, percent| {
                affiliates[self.number_of(other)].push((number as u32, percent));
            });
        }
        self.affiliates = affiliates;
    }

    /// Notes for every word the entries that it stands in.
    fn index(&mut self) {
        let mut starts = vec![0_u32; self.vocabulary.len() + 1];
        for word in &self.words {
            starts[*word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        self.postings = vec![0; self.words.len()];
        for (number, entry) in self.entries.iter().enumerate() {
            for word in &self.words[entry.words.start as usize..entry.words.end as usize] {
                let slot = &mut next[*word as usize];
                self.postings[*slot as usize] = number as u32;
                *slot += 1;
            }
        }
        self.posting_starts = starts;
    }

    /// The number of a record.
    pub fn number_of(&self, id: Id) -> usize {
        self.kind_starts[id.kind() as usize] as usize + id.at()
    }

    /// The entries that a word stands in; an entry where it stands twice comes twice.
    pub fn entries_with(&self, word: u32) -> &[u32] {
        let word = word as usize;
        &self.postings[self.posting_starts[word] as usize..self.posting_starts[word + 1] as usize]
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
        &self.initials[entry.words.start as usize..entry.words.end as usize]
    }
}
