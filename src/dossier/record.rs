//! The records of a dossier exactly as its file has them; `data/dossier.schema.json` is made from
//! these types.
//!
//! Knows the words of the format and which of them may be left out.

use std::{borrow::Cow, ops::Deref, sync::LazyLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    End, Id, Kind, SourceId,
    date::{Date, Span},
    deserialize::ObjectsOnly,
    id::each_kind,
    packed::Packed,
    plover::Category,
    seldom::seldom,
    text::Text,
};

pub use super::{
    reference::Ref,
    vocabulary::{ActorKind, Bearing, Extent, RelationKind, SourceKind},
};

/// Declares record types that share their derives and refuse unknown fields. A field that is an `Option`,
/// or a list and marked with `?`, may be missing when read, and is left out when written if it is empty.
macro_rules! records {
    ($($(#[$doc:meta])* pub struct $name:ident { $($fields:tt)* })+) => {$(
        records! { @ [$(#[$doc])* pub struct $name] [] $($fields)* }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(ObjectsOnly(deserializer))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }
    )+};
    // Each step moves the first of the remaining fields into the brackets, with the attributes it needs.
    (@ $head:tt [$($done:tt)*] $(#[$meta:meta])* pub $name:ident: Option<$type:ty>, $($rest:tt)*) => {
        records! { @ $head [
            $($done)* $(#[$meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $name: Option<$type>,
        ] $($rest)* }
    };
    (@ $head:tt [$($done:tt)*] $(#[$meta:meta])* pub $name:ident?: $type:ty, $($rest:tt)*) => {
        records! { @ $head [
            $($done)* $(#[$meta])* #[serde(default, skip_serializing_if = "Packed::is_empty")] pub $name: $type,
        ] $($rest)* }
    };
    (@ $head:tt [$($done:tt)*] $(#[$meta:meta])* pub $name:ident: $type:ty, $($rest:tt)*) => {
        records! { @ $head [$($done)* $(#[$meta])* pub $name: $type,] $($rest)* }
    };
    (@ [$($head:tt)*] [$($fields:tt)*]) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, remote = "Self")]
        $($head)* { $($fields)* }
    };
}

records! {
    /// A dossier: who did what, when, and who says so.
    pub struct File {
        /// Where editors find the schema; ignored otherwise.
        #[serde(rename = "$schema")]
        pub schema: Option<Text>,
        /// What the dossier is about, in a few words.
        pub title: Text,
        /// What it holds and what it leaves out, in a sentence or two.
        pub summary: Option<Text>,
        /// The source whose telling the dossier takes apart, if there is one: its dates and its
        /// paragraph order can be read beside the checked ones.
        pub subject: Option<Ref>,
        /// The documents that everything rests on.
        #[serde(default)]
        pub sources: Packed<Source>,
        /// Where things happened.
        #[serde(default)]
        pub places: Packed<Place>,
        /// Who acts.
        #[serde(default)]
        pub actors: Packed<Actor>,
        /// How actors stand to one another.
        #[serde(default)]
        pub relations: Packed<Relation>,
        /// What happened.
        #[serde(default)]
        pub events: Packed<Event>,
        /// What somebody says.
        #[serde(default)]
        pub claims: Packed<Claim>,
        /// What was measured.
        #[serde(default)]
        pub figures: Packed<Figure>,
        /// The stretches of the story, in its order.
        pub chapters?: Packed<Chapter>,
    }

    /// A document that says something. Field names follow CSL-JSON.
    pub struct Source {
        /// Its id.
        pub id: Text,
        /// What kind of document it is.
        #[serde(rename = "type", default)]
        pub kind: SourceKind,
        /// Its title, or what it is where it has none.
        pub title: Text,
        /// Who wrote it.
        pub author?: Packed<Text>,
        /// Who published it.
        pub publisher: Option<Text>,
        /// When it was published.
        pub issued: Option<Date>,
        /// Its address on the web.
        pub url: Option<Text>,
        /// Its language (BCP 47).
        pub lang: Option<Text>,
        /// The actor whose newsroom or office it comes from.
        pub outlet: Option<Ref>,
        /// The sources that it repeats, reprints, translates or reports (PROV-O `wasDerivedFrom`).
        /// Absent: not recorded; empty: its own work; itself among others: and its own reporting.
        pub derived_from: Option<Packed<Ref>>,
        /// How much of it was read.
        pub extent: Option<Extent>,
        /// What a reader should know about it.
        pub note: Option<Text>,
    }

    /// Where a source says what a record holds, and how it stands to it (schema.org `appearance`).
    pub struct WrittenCitation {
        /// The source.
        pub source: Ref,
        /// Which paragraph, counted from 1; 0 is what stands around the text (title, byline).
        pub paragraph: Option<u32>,
        /// Where else in the source: a page, a section, a minute.
        pub locator: Option<Text>,
        /// How the source stands to the record.
        #[serde(default)]
        pub bearing: Bearing,
        /// The date that this source gives, where it gives one.
        pub date: Option<Date>,
        /// The sources that this passage takes over, in place of what the source as a whole is
        /// derived from.
        pub derived_from: Option<Packed<Ref>>,
        /// What this source says that the record does not, in our own words.
        pub note: Option<Text>,
        /// Two to five words to look for there.
        pub find: Option<Text>,
    }

    /// A name in its own language and script.
    pub struct NativeName {
        /// Its language (BCP 47).
        pub lang: Text,
        /// The name.
        pub text: Text,
    }

    /// Somewhere on the map.
    pub struct Place {
        /// Its id.
        pub id: Text,
        /// Its name in English.
        pub name: Text,
        /// Other spellings.
        pub aliases?: Packed<Text>,
        /// Its names in their own scripts.
        pub native?: Packed<NativeName>,
        /// The place that it lies in.
        pub part_of: Option<Ref>,
        /// Who says so.
        pub citations?: Packed<Citation>,
    }

    /// Somebody who acts.
    pub struct WrittenActor {
        /// Its id.
        pub id: Text,
        /// What kind of actor it is.
        pub kind: ActorKind,
        /// Its full name in English.
        pub name: Text,
        /// A short name or acronym.
        pub short: Option<Text>,
        /// Other names and spellings in Latin letters.
        pub aliases?: Packed<Text>,
        /// Its names in their own scripts.
        pub native?: Packed<NativeName>,
        /// The office or role for which it is in the dossier.
        pub position: Option<Text>,
        /// The state that it belongs to.
        pub country: Option<Ref>,
        /// Who or what it is, in a sentence or two.
        pub summary: Option<Text>,
        /// Birth or foundation.
        pub start: Option<Date>,
        /// Death or dissolution.
        pub end: Option<Date>,
        /// Who says so.
        #[serde(default)]
        pub citations: Packed<Citation>,
    }

    /// A typed, dated edge: `from` is this to `to` (FollowTheMoney).
    pub struct Relation {
        /// Its id.
        pub id: Text,
        /// What kind of edge it is.
        pub kind: RelationKind,
        /// Whose relation it is: the member, the office-holder, the supporter, the part.
        pub from: Ref,
        /// To whom: the organisation, the state, the supported, the whole.
        pub to: Ref,
        /// As what: "chairman", "son".
        pub role: Option<Text>,
        /// Since when.
        pub start: Option<Date>,
        /// Until when.
        pub end: Option<Date>,
        /// When it was last known to hold, where nobody says until when it did.
        pub seen: Option<Date>,
        /// Who says so.
        #[serde(default)]
        pub citations: Packed<Citation>,
    }

    /// Something that happened.
    pub struct WrittenEvent {
        /// Its id.
        pub id: Text,
        /// What happened, as a headline.
        pub title: Text,
        /// What happened, in a sentence or two.
        pub summary: Option<Text>,
        /// When, by the best-supported account (EDTF); absent where nobody says.
        pub date: Option<Date>,
        /// Events that it is said to have followed; for events without a date of their own.
        pub after?: Packed<Ref>,
        /// Events that it is said to have preceded; for events without a date of their own.
        pub before?: Packed<Ref>,
        /// Who did it.
        pub actors?: Packed<Ref>,
        /// To or towards whom.
        pub recipients?: Packed<Ref>,
        /// Who else had a part in it.
        pub involved?: Packed<Ref>,
        /// Where.
        pub places?: Packed<Ref>,
        /// Its PLOVER category.
        pub category: Option<Category>,
        /// Its PLOVER mode, one of those that the category has.
        pub mode: Option<Text>,
        /// Who says so.
        #[serde(default)]
        pub citations: Packed<Citation>,
    }

    /// Something that somebody says (schema.org `Claim`).
    pub struct Claim {
        /// Its id.
        pub id: Text,
        /// Who says it.
        #[serde(default)]
        pub by: Packed<Ref>,
        /// What they say, in our own words.
        pub text: Text,
        /// When they said it.
        pub date: Option<Date>,
        /// The records that it speaks of.
        pub about?: Packed<Ref>,
        /// The records that it bears out.
        pub supports?: Packed<Ref>,
        /// The records that it denies.
        pub disputes?: Packed<Ref>,
        /// Where they are reported to say it.
        #[serde(default)]
        pub citations: Packed<Citation>,
    }

    /// A measured series; rival values stand side by side.
    pub struct Figure {
        /// Its id.
        pub id: Text,
        /// What is measured.
        pub title: Text,
        /// The unit of every value, e.g. `million US$`.
        pub unit: Text,
        /// What a reader should know about how it was measured.
        pub summary: Option<Text>,
        /// The records that it is about.
        pub about?: Packed<Ref>,
        /// Its values.
        pub points: Packed<Point>,
    }

    /// One value of a figure.
    pub struct Point {
        /// When, or over which span.
        pub date: Date,
        /// The value, in the figure's unit.
        pub value: f64,
        /// What exactly was counted, where it is not what the figure's title says.
        pub note: Option<Text>,
        /// Who says so.
        #[serde(default)]
        pub citations: Packed<Citation>,
    }

    /// A stretch of the story (TimelineJS `eras`).
    pub struct Chapter {
        /// What it is called.
        pub title: Text,
        /// From when to when.
        pub span: Date,
        /// How it went, in a sentence.
        pub summary: Option<Text>,
        /// Who tells it so.
        #[serde(default)]
        pub citations: Packed<Citation>,
    }
}

seldom! {
    /// Where a source says what a record holds, and how it stands to it. There are more citations than records, and
    /// of most nothing else is said.
    pub struct Citation as WrittenCitation {
        source: Ref,
        bearing: Bearing,
    }
    few Details {
        paragraph: Option<u32>,
        locator: Option<Text>,
        date: Option<Date>,
        derived_from: Option<Packed<Ref>>,
        note: Option<Text>,
        find: Option<Text>,
    }
    found {
        /// Where the lineage of this passage ends, once it is followed; nothing where it is that of its source.
        ends: Option<Box<[End]>>,
    }

    /// Somebody who acts.
    pub struct Actor as WrittenActor {
        id: Text,
        kind: ActorKind,
        name: Text,
        aliases: Packed<Text>,
        native: Packed<NativeName>,
        position: Option<Text>,
        summary: Option<Text>,
        citations: Packed<Citation>,
    }
    few ActorDetails {
        short: Option<Text>,
        country: Option<Ref>,
        start: Option<Date>,
        end: Option<Date>,
    }

    /// Something that happened.
    pub struct Event as WrittenEvent {
        id: Text,
        title: Text,
        summary: Option<Text>,
        date: Option<Date>,
        actors: Packed<Ref>,
        recipients: Packed<Ref>,
        places: Packed<Ref>,
        category: Option<Category>,
        citations: Packed<Citation>,
    }
    few EventDetails {
        after: Packed<Ref>,
        before: Packed<Ref>,
        involved: Packed<Ref>,
        mode: Option<Text>,
    }
}

impl Event {
    /// The citations by which a source tells the event, whether it bears it out or denies it: not those that
    /// are mere context.
    pub fn told_by(&self, source: SourceId) -> impl Iterator<Item = &Citation> {
        let of_source = self.citations.iter().filter(move |citation| citation.source.to() == Some(source));
        of_source.filter(|citation| citation.bearing != Bearing::Context)
    }
}

/// Finds records by their kind and handle.
macro_rules! by_handle {
    ($($one:ident, $all:ident: $handle:ident => $record:ident),+ $(,)?) => {
        /// A record of any kind.
        #[derive(Debug, Clone, Copy)]
        pub(super) enum AnyRecord<'f> {
            $($record(&'f $record)),+
        }

        impl<'f> AnyRecord<'f> {
            /// Its id as it is written.
            pub fn id(self) -> &'f Text {
                match self { $(Self::$record(record) => &record.id),+ }
            }
        }

        impl File {
            /// The record behind a handle.
            pub(super) fn record(&self, id: Id) -> AnyRecord<'_> {
                match id { $(Id::$record(id) => AnyRecord::$record(&self.$all[id.at()])),+ }
            }

            /// All records of a kind, in order.
            pub(super) fn ids(&self, kind: Kind) -> impl ExactSizeIterator<Item = Id> + Clone + use<> {
                let count = match kind { $(Kind::$record => self.$all.len()),+ };
                (0..count).map(move |at| Id::new(kind, at))
            }
        }
    };
}

each_kind!(by_handle);

impl File {
    /// All records, in order.
    pub(super) fn every_id(&self) -> impl Iterator<Item = Id> {
        Kind::ALL.iter().flat_map(|kind| self.ids(*kind))
    }
}

impl<'f> AnyRecord<'f> {
    /// Its citations, and the points of a figure, which have theirs.
    pub fn cited(self) -> (&'f [Citation], &'f [Point]) {
        match self {
            Self::Source(_) => (&[], &[]),
            Self::Place(place) => (&place.citations, &[]),
            Self::Actor(actor) => (&actor.citations, &[]),
            Self::Relation(relation) => (&relation.citations, &[]),
            Self::Event(event) => (&event.citations, &[]),
            Self::Claim(claim) => (&claim.citations, &[]),
            Self::Figure(figure) => (&[], &figure.points),
        }
    }

    /// Its citations; a source has none, a figure those of its points.
    pub fn citations(self) -> impl Iterator<Item = &'f Citation> + Clone {
        let (own, points) = self.cited();
        own.iter().chain(points.iter().flat_map(|point| &point.citations))
    }

    /// When it begins to be something that can be spoken of, other than as a forecast.
    pub fn begins(self) -> Option<&'f Date> {
        match self {
            Self::Source(source) => source.issued.as_ref(),
            Self::Place(_) => None,
            Self::Actor(actor) => actor.start.as_ref(),
            Self::Relation(relation) => relation.start.as_ref(),
            Self::Event(event) => event.date.as_ref(),
            Self::Claim(claim) => claim.date.as_ref(),
            Self::Figure(figure) => figure.points.iter().map(|point| &point.date).min_by_key(|date| date.span().first),
        }
    }

    /// The days that it is about: those of an event, a claim, a source, a relation, or of each value of a figure.
    pub fn spans(self) -> Vec<Span> {
        match self {
            Self::Source(_) | Self::Event(_) | Self::Claim(_) => self.begins().map(Date::span).into_iter().collect(),
            Self::Place(_) | Self::Actor(_) => Vec::new(),
            Self::Relation(Relation { start, end, .. }) => {
                let first = start.as_ref().and_then(|date| date.span().anchor());
                let last = end.as_ref().and_then(|date| date.span().last);
                (start.is_some() || end.is_some()).then_some(Span { first, last }).into_iter().collect()
            }
            Self::Figure(figure) => figure.points.iter().map(|point| point.date.span()).collect(),
        }
    }
}

impl Actor {
    /// All names that it goes by, the full one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.short.iter().chain(&self.aliases).chain(self.native.iter().map(|native| &native.text));
        std::iter::once(&self.name).chain(others).map(Text::as_str)
    }
}

impl Place {
    /// All names that it goes by, the English one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.aliases.iter().chain(self.native.iter().map(|native| &native.text));
        std::iter::once(&self.name).chain(others).map(Text::as_str)
    }
}

impl Source {
    /// Its title, and who wrote and published it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.title).chain(&self.author).chain(&self.publisher).map(Text::as_str)
    }

    /// A source in as few words as will do: a book or a report by its author and short title, any
    /// other by who published it, or by its title where nobody says.
    pub fn name(&self) -> Cow<'_, str> {
        match (self.authors(), &self.publisher) {
            (Some(authors), _) => Cow::Owned(format!("{authors}, {}", self.short_title())),
            (None, Some(publisher)) => Cow::Borrowed(publisher),
            (None, None) => Cow::Borrowed(&self.title),
        }
    }

    /// Whom it is from, beside its title: the authors of a book or a report, or else who published it.
    pub fn by(&self) -> Option<String> {
        self.authors().or_else(|| self.publisher.as_deref().map(str::to_owned))
    }

    /// The authors of a book or a report.
    fn authors(&self) -> Option<String> {
        if !matches!(self.kind, SourceKind::Book | SourceKind::Report) {
            return None;
        }
        match &*self.author {
            [] => None,
            [one] => Some(one.to_string()),
            [one, other] => Some(format!("{one} and {other}")),
            [first, ..] => Some(format!("{first} and others")),
        }
    }

    /// The title without its subtitle.
    fn short_title(&self) -> &str {
        let end = [": ", " - ", " – ", " — "].into_iter().filter_map(|mark| self.title.find(mark)).min();
        &self.title[..end.filter(|end| *end > 0).unwrap_or(self.title.len())]
    }
}

impl Relation {
    /// The days on which it is known to have held: to its end, or to the day when it was last seen.
    pub fn known(&self) -> Span {
        Span::between(self.start.as_ref(), self.end.as_ref().or(self.seen.as_ref()))
    }
}

impl Point {
    /// The value without needless decimals; beyond all counting, in powers of ten.
    pub fn number(&self) -> String {
        let value = self.value;
        let plain = value == 0.0 || (1e-6..1e15).contains(&value.abs());
        if plain { value.to_string() } else { format!("{value:e}") }
    }
}

#[cfg(test)]
mod tests;
