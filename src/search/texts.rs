//! The texts of a record that can be searched, in one fixed order: the same list is folded for
//! finding and read again to say where something was found.

use std::borrow::Cow;

use super::{affiliates, exonyms};
use crate::dossier::{
    ActorId, Dossier, Id, Kind, Text,
    record::{Citation, NativeName},
};

/// What a text of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// An actor's or a place's name.
    Name,
    /// The title of an event or a figure.
    Title,
    /// The title of a source: it tells what others do, too.
    Headline,
    /// An actor's short name.
    Short,
    /// Another name or spelling.
    Alias,
    /// A name in its own script.
    Native,
    /// A name in a language of another script, which the dossier doesn't list.
    Exonym,
    /// An actor's position, or its role in a relation.
    Office,
    /// A source's author or publisher.
    Credit,
    /// What a claim says.
    Statement,
    /// A summary, or in what a figure is measured.
    Summary,
    /// A note on the record, on a value of it or on one of its citations.
    Note,
    /// The words of its id: what those who wrote the dossier call it.
    Id,
}

impl Field {
    /// Whether it is short and known by heart: only there subsequences, typos and initials match.
    pub const fn is_named(self) -> bool {
        self.is_name() || matches!(self, Self::Title | Self::Headline | Self::Office | Self::Credit)
    }

    /// Whether it is a sentence, or the headline of one: there a word means what its other forms mean.
    pub const fn is_worded(self) -> bool {
        !self.is_name() && !matches!(self, Self::Credit)
    }

    /// Whether it is a name of the record itself, by which its affiliates are found, too.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Short | Self::Alias | Self::Native | Self::Exonym)
    }

    /// Whether lists show it for the record.
    pub const fn is_title(self) -> bool {
        matches!(self, Self::Name | Self::Title | Self::Headline | Self::Statement)
    }

    /// What a match in it is worth, in hundredths.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Name | Self::Title | Self::Short => 100,
            Self::Alias => 99,
            Self::Native => 98,
            Self::Exonym => 97,
            Self::Office => 95,
            Self::Headline => 70,
            Self::Statement => 75,
            Self::Credit | Self::Summary | Self::Id => 60,
            Self::Note => 30,
        }
    }
}

/// Offices that people abbreviate.
const ABBREVIATED: &[(&str, &str)] = &[
    ("chief executive", "CEO"),
    ("chief financial officer", "CFO"),
    ("prime minister", "PM"),
    ("member of parliament", "MP"),
    ("foreign minister", "FM"),
    ("minister of foreign affairs", "FM"),
    ("secretary general", "SG"),
    ("secretary-general", "SG"),
];

/// What people call an office in a few letters.
fn abbreviated(office: &str) -> Option<&'static str> {
    let office = office.to_lowercase();
    ABBREVIATED.iter().find(|(long, _)| office.contains(long)).map(|(_, short)| *short)
}

/// The texts of one record, each with its field.
#[derive(Debug, Default)]
pub(super) struct Texts<'a>(pub Vec<(Field, Cow<'a, str>)>);

impl<'a> Texts<'a> {
    /// Everything that can be searched in a record.
    pub fn of(dossier: &'a Dossier, id: Id) -> Self {
        let mut texts = Self::default();
        texts.refill(dossier, id);
        texts
    }

    /// The same for another record; reuses the memory.
    pub fn refill(&mut self, dossier: &'a Dossier, id: Id) {
        self.0.clear();
        match id {
            Id::Actor(id) => self.actor(dossier, id),
            Id::Event(id) => {
                let event = dossier.event(id);
                self.one(Field::Title, &event.title);
                self.all(Field::Summary, event.summary.as_slice());
                self.notes(&event.citations);
            }
            Id::Claim(id) => {
                let claim = dossier.claim(id);
                self.one(Field::Statement, &claim.text);
                self.notes(&claim.citations);
            }
            Id::Figure(id) => {
                let figure = dossier.figure(id);
                self.one(Field::Title, &figure.title);
                self.one(Field::Summary, &figure.unit);
                self.all(Field::Summary, figure.summary.as_slice());
                for point in &figure.points {
                    self.all(Field::Note, point.note.as_slice());
                    self.notes(&point.citations);
                }
            }
            Id::Place(id) => {
                let place = dossier.place(id);
                self.one(Field::Name, &place.name);
                self.all(Field::Alias, &place.aliases);
                self.natives(&place.native);
                self.exonyms(dossier, id.into());
                self.notes(&place.citations);
            }
            Id::Source(id) => {
                let source = dossier.source(id);
                self.one(Field::Headline, &source.title);
                self.all(Field::Credit, &source.author);
                self.all(Field::Credit, source.publisher.as_slice());
                self.all(Field::Note, source.note.as_slice());
            }
            Id::Relation(id) => {
                let relation = dossier.relation(id);
                self.one(Field::Office, relation.role.as_deref().unwrap_or(relation.kind.verb()));
                self.notes(&relation.citations);
            }
        }
        // Those of others are made of their names.
        if matches!(id, Id::Event(_) | Id::Claim(_) | Id::Figure(_)) {
            self.words_of_id(dossier.id_of(id), id.kind());
        }
    }

    fn actor(&mut self, dossier: &'a Dossier, id: ActorId) {
        let actor = dossier.actor(id);
        self.one(Field::Name, &actor.name);
        self.all(Field::Short, actor.short.as_slice());
        self.all(Field::Alias, &actor.aliases);
        self.natives(&actor.native);
        self.exonyms(dossier, id.into());
        self.all(Field::Office, actor.position.as_slice());
        self.0.extend(actor.position.iter().filter_map(|office| Some((Field::Office, abbreviated(office)?.into()))));
        for relation in dossier.relations_of(id).iter() {
            let (from, to) = dossier.endpoints(*relation);
            if from != id {
                continue;
            }
            let relation = dossier.relation(*relation);
            let (role, join) = relation.role.as_deref().map_or((relation.kind.verb(), " "), |role| (role, " of "));
            if !affiliates::is_affiliation(relation.kind) {
                self.one(Field::Office, role);
                continue;
            }
            // People look for "irpt chairman": a role alone says little.
            let host = dossier.actor(to);
            let short = host.short.as_deref().map_or_else(String::new, |short| format!(" ({short})"));
            self.0.push((Field::Office, format!("{role}{join}{}{short}", host.name).into()));
        }
        self.all(Field::Summary, actor.summary.as_slice());
        self.notes(&actor.citations);
    }

    /// Numbers in an id are no words, nor are single letters; what kind of record it is is known without it.
    fn words_of_id(&mut self, id: &str, kind: Kind) {
        let words = id.split(|c: char| !c.is_alphanumeric());
        let words =
            words.filter(|word| word.len() > 2 && *word != kind.word() && word.chars().all(char::is_alphabetic));
        let words = words.collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.0.push((Field::Id, words.into()));
        }
    }

    fn one(&mut self, field: Field, text: &'a str) {
        self.0.push((field, text.into()));
    }

    fn all(&mut self, field: Field, texts: &'a [Text]) {
        self.0.extend(texts.iter().map(|text| (field, text.as_str().into())));
    }

    fn natives(&mut self, names: &'a [NativeName]) {
        self.0.extend(names.iter().map(|name| (Field::Native, name.text.as_str().into())));
    }

    fn exonyms(&mut self, dossier: &Dossier, id: Id) {
        self.0.extend(exonyms::of(dossier, id).into_iter().map(|name| (Field::Exonym, name.into())));
    }

    fn notes(&mut self, citations: &'a [Citation]) {
        self.0.extend(citations.iter().filter_map(|citation| Some((Field::Note, citation.note.as_deref()?.into()))));
    }
}
