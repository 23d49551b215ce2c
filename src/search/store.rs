//! Everything that can be searched, folded once: which words stand in which line of which record.
//!
//! Knows the records of a dossier. Must not know queries.

use std::ops::Range;

use super::{
    fold::{self, Folded},
    vocabulary::Vocabulary,
};
use crate::dossier::{
    ActorId, Dossier, Id, Kind, Text,
    record::{Citation, NativeName, RelationKind},
};

/// What a line of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// Its name or title.
    Name,
    /// An actor's short name.
    Short,
    /// Another name or spelling.
    Alias,
    /// A name in its own script.
    Native,
    /// An actor's position, or its role in a relation.
    Office,
    /// A source's author or publisher.
    Credit,
    /// What a claim says.
    Statement,
    /// A summary.
    Summary,
    /// A note on the record or on one of its citations.
    Note,
}

impl Field {
    /// Whether people know it by heart, so that gaps, slips and initials are worth forgiving.
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Name | Self::Short | Self::Alias | Self::Native | Self::Office | Self::Credit)
    }

    /// What a match in it is worth, in hundredths.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Name | Self::Short => 100,
            Self::Alias => 99,
            Self::Native => 98,
            Self::Office => 95,
            Self::Credit | Self::Statement => 60,
            Self::Summary => 40,
            Self::Note => 30,
        }
    }
}

/// One searchable text of a record.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The record, by its number in the store.
    pub record: u32,
    /// What it is.
    pub field: Field,
    /// Which one, where the record has several.
    pub part: u32,
    /// Its words, in [`Store::words`].
    pub words: Range<u32>,
    /// The letters of all its words.
    pub mask: u64,
    /// Its initials without "of" and the like, packed from the top; at most eight letters.
    pub initials: u64,
}

/// All lines of all records.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub vocabulary: Vocabulary,
    pub lines: Vec<Line>,
    /// The lines that can be matched with gaps, joined words and initials.
    pub named: Vec<u32>,
    /// The words of all lines, as numbers of the vocabulary.
    pub words: Vec<u32>,
    pub records: Vec<Id>,
    /// The lines of a record are those from its entry here up to the next one's.
    line_starts: Vec<u32>,
    kind_starts: [u32; 7],
    posting_starts: Vec<u32>,
    postings: Vec<u32>,
    /// Who is found by the name of an actor: those who hold an office in it, belong to it…
    pub heirs: Vec<Vec<ActorId>>,
    folded: Folded,
}

/// The order of kinds among equals: who, then what, then the rest.
pub(super) const KIND_ORDER: [Kind; 7] =
    [Kind::Actor, Kind::Event, Kind::Claim, Kind::Figure, Kind::Place, Kind::Source, Kind::Relation];

impl Store {
    /// Folds a dossier.
    pub fn new(dossier: &Dossier) -> Self {
        let mut store = Self { heirs: vec![Vec::new(); dossier.actors().len()], ..Self::default() };
        for kind in KIND_ORDER {
            store.kind_starts[kind as usize] = store.records.len() as u32;
            store.read(dossier, kind);
        }
        store.line_starts.push(store.lines.len() as u32);
        store.index();
        store
    }

    fn read(&mut self, dossier: &Dossier, kind: Kind) {
        match kind {
            Kind::Actor => self.read_actors(dossier),
            Kind::Event => {
                for (id, event) in dossier.events() {
                    self.record(id);
                    self.line(Field::Name, 0, &event.title);
                    self.lines(Field::Summary, event.summary.as_slice());
                    self.notes(&event.citations);
                }
            }
            Kind::Claim => {
                for (id, claim) in dossier.claims() {
                    self.record(id);
                    self.line(Field::Statement, 0, &claim.text);
                    self.notes(&claim.citations);
                }
            }
            Kind::Figure => {
                for (id, figure) in dossier.figures() {
                    self.record(id);
                    self.line(Field::Name, 0, &figure.title);
                    self.lines(Field::Summary, figure.summary.as_slice());
                }
            }
            Kind::Place => {
                for (id, place) in dossier.places() {
                    self.record(id);
                    self.line(Field::Name, 0, &place.name);
                    self.lines(Field::Alias, &place.aliases);
                    self.natives(&place.native);
                    self.notes(&place.citations);
                }
            }
            Kind::Source => {
                for (id, source) in dossier.sources() {
                    self.record(id);
                    self.line(Field::Name, 0, &source.title);
                    self.lines(Field::Credit, &source.author);
                    if let Some(publisher) = &source.publisher {
                        self.line(Field::Credit, source.author.len(), publisher);
                    }
                    self.lines(Field::Note, source.note.as_slice());
                }
            }
            Kind::Relation => {
                for (id, relation) in dossier.relations() {
                    self.record(id);
                    self.line(Field::Office, 0, relation.role.as_deref().unwrap_or(relation.kind.verb()));
                }
            }
        }
    }

    fn read_actors(&mut self, dossier: &Dossier) {
        for (id, actor) in dossier.actors() {
            self.record(id);
            self.line(Field::Name, 0, &actor.name);
            self.lines(Field::Short, actor.short.as_slice());
            self.lines(Field::Alias, &actor.aliases);
            self.natives(&actor.native);
            self.lines(Field::Office, actor.position.as_slice());
            let mut hosts: Vec<ActorId> = Vec::new();
            if let Some(Id::Actor(country)) = actor.country.as_ref().and_then(|id| dossier.find(id)) {
                hosts.push(country);
            }
            for (at, relation) in dossier.relations_of(id).iter().enumerate() {
                let (from, to) = dossier.ends(*relation);
                let relation = dossier.relation(*relation);
                if from != id {
                    continue;
                }
                self.folded.refill(relation.role.as_deref().unwrap_or(relation.kind.verb()));
                if lends_its_name(relation.kind) {
                    if !hosts.contains(&to) {
                        hosts.push(to);
                    }
                    // The role together with the names of the place it is held in: "chairman"
                    // alone says little.
                    let host = dossier.actor(to);
                    self.folded.append(&host.name);
                    self.folded.append(host.short.as_deref().unwrap_or_default());
                }
                self.folded_line(Field::Office, at + 1);
            }
            self.lines(Field::Summary, actor.summary.as_slice());
            self.notes(&actor.citations);
            for host in hosts {
                if host != id {
                    self.heirs[host.at()].push(id);
                }
            }
        }
    }

    fn record(&mut self, id: impl Into<Id>) {
        self.line_starts.push(self.lines.len() as u32);
        self.records.push(id.into());
    }

    fn lines(&mut self, field: Field, texts: &[Text]) {
        for (part, text) in texts.iter().enumerate() {
            self.line(field, part, text);
        }
    }

    fn natives(&mut self, names: &[NativeName]) {
        for (part, name) in names.iter().enumerate() {
            self.line(Field::Native, part, &name.text);
        }
    }

    fn notes(&mut self, citations: &[Citation]) {
        for (part, citation) in citations.iter().enumerate() {
            if let Some(note) = &citation.note {
                self.line(Field::Note, part, note);
            }
        }
    }

    fn line(&mut self, field: Field, part: usize, text: &str) {
        self.folded.refill(text);
        self.folded_line(field, part);
    }

    /// Adds what is in `folded` as a line of the newest record.
    fn folded_line(&mut self, field: Field, part: usize) {
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
            self.words.push(self.vocabulary.number(word, shape.abjad, named));
        }
        let words = first..self.words.len() as u32;
        if words.is_empty() {
            return;
        }
        if named {
            self.named.push(self.lines.len() as u32);
        }
        let record = self.records.len() as u32 - 1;
        self.lines.push(Line { record, field, part: part as u32, words, mask, initials });
    }

    /// Notes for every word the lines that it stands in.
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
        for (number, line) in self.lines.iter().enumerate() {
            for word in &self.words[line.words.start as usize..line.words.end as usize] {
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

    /// The lines that a word stands in; a line where it stands twice comes twice.
    pub fn lines_with(&self, word: u32) -> &[u32] {
        let word = word as usize;
        &self.postings[self.posting_starts[word] as usize..self.posting_starts[word + 1] as usize]
    }

    /// The lines of a record.
    pub fn lines_of(&self, record: usize) -> &[Line] {
        &self.lines[self.line_starts[record] as usize..self.line_starts[record + 1] as usize]
    }

    /// The words of a line.
    pub fn words_of(&self, line: &Line) -> &[u32] {
        &self.words[line.words.start as usize..line.words.end as usize]
    }
}

/// Whether somebody is looked for by the name of what this relation binds them to: an office
/// holder by the office's state, a member by the party; not an enemy by its enemy.
const fn lends_its_name(kind: RelationKind) -> bool {
    !matches!(
        kind,
        RelationKind::Opposition | RelationKind::Support | RelationKind::Guarantee | RelationKind::Association
    )
}
