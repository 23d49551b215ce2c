//! Everything that can be searched, folded once: which words stand in which text of which record.
//!
//! Knows the records of a dossier.

use std::{borrow::Cow, ops::Range};

use super::{
    affiliates,
    fold::{self, Folded},
    postings::Postings,
    prefilter::{Kept, Prefilter},
    sorts::Sorts,
    texts::{Field, Texts},
    vocabulary::Vocabulary,
};
use crate::dossier::{ActorId, Dossier, Id, Kind, lists::Lists, record::ActorKind};

/// A searchable text of a record, as its words; small, as there are several for every record.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The record, by its number in the store.
    pub record: u32,
    /// Where its words start in [`Store::names`], or in [`Store::prose`].
    pub start: u32,
    /// How many words it has; [`u16::MAX`] is that many or more.
    length: u16,
    /// How many of them are none such as "of"; [`u8::MAX`] is that many or more.
    content_words: u8,
    /// What it is.
    pub field: Field,
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
    /// The words of all names, titles and offices, as numbers of the vocabulary. They lie apart from the others since
    /// those of every hit are looked at.
    pub names: Vec<u32>,
    /// The words of all other entries.
    prose: Vec<u32>,
    /// The words of names, titles and offices whose initial is several letters, by their places in `names`, in order,
    /// and how many letters that is: ш is sh.
    long_initials: Vec<(u32, u8)>,
    pub records: Vec<Id>,
    /// The entries of a record are those from the number here up to the next one's.
    entry_starts: Vec<u32>,
    kind_starts: [u32; Kind::ALL.len()],
    /// By word, the entries that it stands in.
    postings: Postings,
    /// By record, the records that are found by its name, too; [`affiliates::worth`] says what that is worth.
    pub affiliates: Lists<u32>,
    /// By actor, what part it has.
    parts: Vec<Part>,
    pub sorts: Sorts,
    /// Whether texts are left out that do not matter to the one query that this was made for.
    is_partial: bool,
    folded: Folded,
}

impl Store {
    /// Folds a dossier.
    pub fn new(dossier: &Dossier) -> Self {
        let (mut store, mut texts) = (Self::default(), Texts::default());
        store.reserve(Kind::AS_READ.iter().map(|kind| dossier.every_id(*kind).len()).sum());
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
        store.sorts = Sorts::new(dossier, &store.records);
        store.parts = parts(dossier);
        store
    }

    /// Folds of a dossier what may matter to one query, whose words were given to `prefilter`; relations only where
    /// they are asked for.
    pub fn for_query(dossier: &Dossier, prefilter: &Prefilter, with_relations: bool) -> Self {
        let (mut store, mut texts) = (Self { is_partial: true, ..Self::default() }, Texts::default());
        let mut leading: Vec<(Id, u32)> = Vec::new();
        let mut named: Vec<u32> = Vec::new();
        for kind in Kind::AS_READ {
            let first = store.records.len() as u32;
            store.kind_starts[kind as usize] = first;
            let ids: Vec<Id> = dossier.every_id(kind).collect();
            let is_found = kind != Kind::Relation || with_relations;
            let kept = if is_found { prefilter.keep(dossier, &ids, first) } else { Kept::default() };
            let mut left = kept.texts.as_slice();
            for (id, record) in ids.into_iter().zip(first..) {
                let own = left.iter().take_while(|(of, _)| *of == record).count();
                let (kept, others) = left.split_at(own);
                left = others;
                texts.0.clear();
                if !kept.is_empty() {
                    texts.refill(dossier, id);
                }
                store.read_some(id, &texts, kept);
            }
            leading.extend(kept.leading);
            named.extend(kept.named);
        }
        store.entry_starts.push(store.entries.len() as u32);
        store.index();
        let mut is_named = vec![false; store.records.len()];
        for record in named {
            is_named[record as usize] = true;
        }
        let leading = leading.iter().map(|(name, found)| (store.number_of(*name), *found));
        let leading = leading.filter(|(name, _)| is_named[*name]);
        store.affiliates = Lists::from_pairs(store.records.len(), leading);
        store.parts = parts(dossier);
        store.sorts = Sorts::new(dossier, &store.records);
        store
    }

    /// Whether texts are left out that do not matter to the one query that this was made for.
    pub fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Folds the ids of the sources, by which they are looked for beside their names.
    pub fn of_source_ids(dossier: &Dossier) -> Self {
        Self::of(dossier, Kind::Source, |id, texts| texts.push((Field::Name, dossier.id_of(id).into())))
    }

    /// Folds the names of the actors and nothing else.
    pub fn of_actors(dossier: &Dossier) -> Self {
        let names = |id| dossier.names_of(id).into_iter().map(|name| (Field::Name, name.into()));
        Self::of(dossier, Kind::Actor, |id, texts| texts.extend(names(id)))
    }

    /// Folds some texts of each record of a kind.
    fn of<'a>(dossier: &'a Dossier, kind: Kind, fill: impl Fn(Id, &mut Vec<(Field, Cow<'a, str>)>)) -> Self {
        let (mut store, mut texts) = (Self::default(), Texts::default());
        for id in dossier.every_id(kind) {
            texts.0.clear();
            fill(id, &mut texts.0);
            store.read(id, &texts);
        }
        store.entry_starts.push(store.entries.len() as u32);
        store.shrink();
        store.index();
        store
    }

    /// What part a record has that is an actor.
    pub fn part_of(&self, record: usize) -> Option<Part> {
        if let Id::Actor(id) = self.records[record] { self.parts.get(id.at()).copied() } else { None }
    }

    fn read(&mut self, id: Id, texts: &Texts<'_>) {
        self.records.push(id);
        self.entry_starts.push(self.entries.len() as u32);
        for (field, text) in &texts.0 {
            self.folded.refill(text);
            self.add_folded(*field);
        }
    }

    /// Adds a record of whose texts some are kept; of the others nothing but their places among them.
    fn read_some(&mut self, id: Id, texts: &Texts<'_>, kept: &[(u32, u32)]) {
        self.records.push(id);
        self.entry_starts.push(self.entries.len() as u32);
        for ((field, text), number) in texts.0.iter().zip(0..) {
            self.folded.refill(if kept.iter().any(|(_, kept)| *kept == number) { text } else { "" });
            self.add_folded(*field);
        }
    }

    /// Adds what is in `folded` as an entry of the newest record.
    fn add_folded(&mut self, field: Field) {
        let (named, several) = (field.is_named(), self.folded.words.len() > 1);
        let start = self.words_in(field).len() as u32;
        let (mut mask, mut initials, mut room, mut content_words) = (0, 0_u64, 64_u32, 0_u32);
        for at in 0..self.folded.words.len() {
            let (word, shape) = (self.folded.word(at), self.folded.words[at]);
            let number = self.vocabulary.number(word, shape.script);
            let is_content_word = !self.vocabulary.is_stop_word(number);
            content_words += u32::from(is_content_word);
            if field.is_worded() {
                self.vocabulary.word_sentence(number);
            }
            if named {
                self.vocabulary.name(number);
                if shape.initial > 1 {
                    self.long_initials.push((self.names.len() as u32, shape.initial));
                }
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
            if named { &mut self.names } else { &mut self.prose }.push(number);
        }
        self.entries.push(Entry {
            record: self.records.len() as u32 - 1,
            start,
            length: self.folded.words.len().try_into().unwrap_or(u16::MAX),
            content_words: content_words.try_into().unwrap_or(u8::MAX),
            field,
        });
        self.masks.push(mask);
        self.initials.push(initials);
    }

    /// Makes room for what so many records have by and large. What stays empty takes up nothing, but a list that
    /// outgrows its room leaves that behind as a hole.
    fn reserve(&mut self, records: usize) {
        self.records.reserve_exact(records);
        self.entry_starts.reserve_exact(records + 1);
        self.entries.reserve_exact(4 * records);
        self.masks.reserve_exact(4 * records);
        self.initials.reserve_exact(4 * records);
        self.names.reserve_exact(12 * records);
        self.prose.reserve_exact(24 * records);
    }

    /// Gives back the room for more.
    fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.initials.shrink_to_fit();
        self.names.shrink_to_fit();
        self.prose.shrink_to_fit();
        self.long_initials.shrink_to_fit();
        self.vocabulary.shrink();
    }

    /// Notes for every record which others are found by its name.
    fn affiliate(&mut self, dossier: &Dossier) {
        let mut leading: Vec<(u32, u32)> = Vec::with_capacity(2 * self.records.len());
        for (number, id) in self.records.iter().enumerate() {
            affiliates::each_name_leading_to(dossier, *id, |other, _| {
                leading.push((self.number_of(other) as u32, number as u32));
            });
        }
        let leading = leading.iter().map(|(name, found)| (*name as usize, *found));
        self.affiliates = Lists::from_pairs(self.records.len(), leading);
    }

    /// Notes for every word the entries that it stands in.
    fn index(&mut self) {
        self.vocabulary.finish();
        let entries = self.entries.iter().zip(0_u32..);
        let words = entries.flat_map(|(entry, at)| self.words_of(entry).iter().map(move |word| (*word, at)));
        self.postings = Postings::from_pairs(self.vocabulary.len(), words);
    }

    /// The number of a record.
    pub fn number_of(&self, id: Id) -> usize {
        self.kind_starts[id.kind() as usize] as usize + id.at()
    }

    /// The entries that a word stands in, in order.
    pub fn entries_with(&self, word: u32) -> impl Iterator<Item = u32> {
        self.postings.of(word)
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

    /// The number of an entry's text among the record's [`Texts`].
    pub fn text_number(&self, number: u32) -> usize {
        let record = self.entries[number as usize].record as usize;
        (number - self.entry_starts[record]) as usize
    }

    /// The words of an entry.
    pub fn words_of(&self, entry: &Entry) -> &[u32] {
        let start = entry.start as usize;
        &self.words_in(entry.field)[start..start + self.length_of(entry)]
    }

    /// All words that lie together with those of such a text.
    fn words_in(&self, field: Field) -> &Vec<u32> {
        if field.is_named() { &self.names } else { &self.prose }
    }

    fn length_of(&self, entry: &Entry) -> usize {
        if entry.length < u16::MAX {
            return usize::from(entry.length);
        }
        // Too long for its own count: up to where the next one starts.
        let is_behind = |other: &&Entry| other.field.is_named() == entry.field.is_named() && other.start > entry.start;
        let later = &self.entries[self.entry_starts[entry.record as usize] as usize..];
        let end = later.iter().find(is_behind).map(|next| next.start as usize);
        end.unwrap_or_else(|| self.words_in(entry.field).len()) - entry.start as usize
    }

    /// How many words of an entry are none such as "of".
    pub fn content_words_of(&self, entry: &Entry) -> u32 {
        if entry.content_words < u8::MAX {
            return u32::from(entry.content_words);
        }
        self.words_of(entry).iter().filter(|word| !self.vocabulary.is_stop_word(**word)).count() as u32
    }

    /// By word of a name, a title or an office, how many letters of it are its initial.
    pub fn initials_of(&self, entry: &Entry) -> Vec<u8> {
        let mut lengths = vec![1; self.length_of(entry)];
        if !entry.field.is_named() {
            return lengths;
        }
        let first = self.long_initials.partition_point(|(at, _)| *at < entry.start);
        for (at, length) in &self.long_initials[first..] {
            let Some(here) = lengths.get_mut((at - entry.start) as usize) else { break };
            *here = *length;
        }
        lengths
    }
}

/// What part an actor has in a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It is there for its documents alone: without event, claim and relation.
    Publisher,
    Person,
    Body,
}

fn parts(dossier: &Dossier) -> Vec<Part> {
    let does_nothing = |id: ActorId| {
        dossier.events_of(id).is_empty() && dossier.claims_by(id).is_empty() && dossier.relations_of(id).is_empty()
    };
    let part = |id: ActorId| match dossier.actor(id).kind {
        _ if does_nothing(id) => Part::Publisher,
        ActorKind::Person => Part::Person,
        _ => Part::Body,
    };
    let actors = dossier.every_id(Kind::Actor);
    actors.filter_map(|id| if let Id::Actor(id) = id { Some(part(id)) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load;

    #[test]
    fn texts_of_any_length_keep_their_words() {
        let title = |count: usize| "of a summit ".repeat(count);
        for count in [1, 254, 255, 256, 21_844, 21_845, 21_846, 30_000] {
            let text = format!(
                r#"{{"title": "x", "sources": [{{"id": "s", "title": "Report"}}], "events": [
                {{"id": "e", "title": "{}", "summary": "…", "citations": [{{"source": "s", "note": "Later"}}]}},
                {{"id": "f", "title": "Шура", "citations": [{{"source": "s"}}]}}]}}"#,
                title(count)
            );
            let store = Store::new(&load::from_text("x", &text).unwrap());
            let numbers = store.numbers_of(0);
            let [title, nothing, note] = store.entries_of(0) else { panic!("{numbers:?}") };
            assert_eq!((store.words_of(title).len(), store.content_words_of(title)), (3 * count, count as u32));
            assert!(store.words_of(nothing).is_empty() && store.initials_of(nothing).is_empty());
            let later = store.vocabulary.known("later").unwrap();
            assert_eq!((store.words_of(note), store.text_number(numbers.end - 1)), ([later].as_slice(), 2));
            assert_eq!(store.entries_with(later).collect::<Vec<_>>(), [numbers.end - 1]);
            let summit = store.vocabulary.known("summit").unwrap();
            assert_eq!(store.entries_with(summit).collect::<Vec<_>>(), [0]);
            assert_eq!(store.initials_of(title), vec![1; 3 * count]);
            assert_eq!(store.initials_of(&store.entries_of(1)[0]), [2]);
        }
    }
}
