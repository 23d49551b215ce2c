//! What is known: records, dates, loading and checking, and the index derived from them.
//!
//! Everything above reads a [`Dossier`] and its handles.

mod acting;
mod by_id;
pub mod check;
pub mod compare;
mod cut;
mod cut_record;
pub mod date;
mod dating;
mod derivation;
mod deserialize;
mod event_times;
mod graph;
mod id;
mod index;
mod json_parts;
mod lazily;
mod lineage;
mod links;
pub(crate) mod lists;
pub mod load;
pub mod order;
mod packed;
pub mod plover;
mod position;
mod present;
pub mod problem;
pub mod progress;
mod read;
pub mod record;
mod records;
mod reference;
pub mod schema;
mod scope;
mod seldom;
mod sides;
mod standing;
mod tally;
pub mod text;
mod ties;
mod vocabulary;
mod weight;

pub use self::{
    acting::{Agent, Authority, Side},
    date::{Date, Day, Span},
    id::{ActorId, ClaimId, EventId, FigureId, Id, Kind, PlaceId, RelationId, SourceId},
    index::Role,
    lineage::End,
    order::{Order, Slot},
    plover::{Category, Tone},
    reference::Ref,
    scope::{Scope, Whose},
    sides::Dispute,
    standing::Standing,
    tally::{Leaning, Tally},
    text::Text,
    ties::{Between, Direction, Encounter, Tie},
    weight::{Loss, Losses, Weight},
};
use std::{borrow::Cow, collections::HashSet, sync::Arc};

use self::{
    by_id::ById,
    id::each_kind,
    index::Index,
    progress::{Step, Teller},
    record::Citation,
    records::Records,
};

impl Kind {
    /// In the order in which readers look for them: who, then what, then the rest.
    pub const AS_READ: [Self; Self::ALL.len()] =
        [Self::Actor, Self::Event, Self::Claim, Self::Figure, Self::Place, Self::Source, Self::Relation];
}

/// A dossier that has passed its check: every id in it leads somewhere.
#[derive(Debug)]
pub struct Dossier {
    records: Records,
    by_id: Arc<ById>,
    index: Index,
    scope: Scope,
    left_out: SourcesLeftOut,
}

/// Sources that a scope leaves out.
#[derive(Debug, Default)]
struct SourcesLeftOut {
    /// How many of them are cited where none is left out.
    counts: LeftOut,
    /// Those, and all that the scope names to be left out.
    of: HashSet<SourceId>,
}

/// Cited sources that a scope leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// How many.
    pub sources: usize,
    /// Of how many cited ones.
    pub of: usize,
    /// How many of them say no day of issue.
    pub undated: usize,
}

/// Indexes a list of records by its handle.
macro_rules! lists {
    ($($one:ident, $all:ident: $handle:ident => $record:ident),+ $(,)?) => {
        impl Dossier {
            $(
                #[doc = concat!("The record behind the handle; one that has fallen is as the file has it.")]
                pub fn $one(&self, id: $handle) -> &record::$record {
                    self.records.$one(id)
                }

                #[doc = concat!("All ", stringify!($all), " with their handles, in the file's order.")]
                pub fn $all(&self) -> impl ExactSizeIterator<Item = ($handle, &record::$record)> + Clone {
                    self.records.$all()
                }
            )+

            /// A record as its file has it.
            ///
            /// # Errors
            /// If it can't be written as JSON; none of them is like that.
            pub fn json(&self, id: impl Into<Id>) -> serde_json::Result<serde_json::Value> {
                match id.into() { $(Id::$record(id) => serde_json::to_value(self.$one(id))),+ }
            }
        }
    };
}

each_kind!(lists);

impl Dossier {
    /// Checks records and indexes them; [`load`] is the way to get there from a text.
    ///
    /// # Errors
    /// What is certainly wrong with them.
    pub fn from_records(file: record::File) -> Result<Self, check::Diagnostics> {
        Self::checked(file, check::Diagnostics::errors_only(), &Teller::default()).map(|(dossier, _)| dossier)
    }

    /// The same, looking for all that `diagnostics` takes.
    ///
    /// # Errors
    /// All that is wrong with them, if anything certainly is.
    pub(crate) fn checked(
        mut file: record::File,
        diagnostics: check::Diagnostics,
        teller: &Teller,
    ) -> Result<(Self, check::Diagnostics), check::Diagnostics> {
        let (by_id, diagnostics) = check::run(&mut file, diagnostics, teller);
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        Ok((Self::all(file, by_id, teller), diagnostics))
    }

    fn all(mut file: record::File, by_id: ById, teller: &Teller) -> Self {
        let count = file.every_id().count();
        let mut passes = teller.passes(Step::Indexing, count, &Index::WEIGHTS);
        passes.next(count);
        lineage::follow_passages(&mut file);
        let records = Records::all(Arc::new(file));
        let index = Index::new(&records, &mut passes);
        passes.end();
        Self { records, by_id: Arc::new(by_id), index, scope: Scope::All, left_out: SourcesLeftOut::default() }
    }

    /// What the dossier is about.
    pub fn title(&self) -> &str {
        &self.records.file.title
    }

    /// What it holds and leaves out.
    pub fn summary(&self) -> Option<&str> {
        self.records.file.summary.as_deref()
    }

    /// The file as it was read.
    pub fn file(&self) -> &record::File {
        &self.records.file
    }

    /// The source whose telling the dossier takes apart.
    pub fn subject(&self) -> Option<SourceId> {
        self.index.whole.subject
    }

    /// The record with this id, if there is one.
    pub fn find(&self, id: &str) -> Option<Id> {
        self.by_id.find(&self.records.file, id)
    }

    /// The id as it is written in the file.
    pub fn id_of(&self, id: impl Into<Id>) -> &str {
        self.records.record(id.into()).id()
    }

    /// All records of a kind, in the file's order.
    pub fn ids(&self, kind: Kind) -> impl ExactSizeIterator<Item = Id> + Clone {
        self.records.ids(kind)
    }

    /// The same with those that have fallen: what a handle may be of.
    pub fn every_id(&self, kind: Kind) -> impl ExactSizeIterator<Item = Id> + Clone + use<> {
        self.records.file.ids(kind)
    }

    /// Which of its sources the dossier is read with.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The dossier read with some of its sources; handles mean the same in every scope.
    ///
    /// To be asked of the dossier that is read with all of them.
    #[must_use]
    pub fn scoped(&self, scope: Scope) -> Self {
        let records = cut::cut(&self.records.file, &self.index.whole, scope);
        let index = self.index.scoped(&records);
        let of = &records.left_out;
        let undated = of.iter().filter(|id| self.source(**id).issued.is_none()).count();
        let own = scope.without(&self.records.file);
        let cited = self.sources().filter(|(id, _)| self.is_cited(*id)).count();
        let left_out = SourcesLeftOut { counts: LeftOut { sources: of.len(), of: cited, undated }, of: of | &own };
        Self { records, by_id: Arc::clone(&self.by_id), index, scope, left_out }
    }

    /// How many of the cited sources are left out.
    pub fn left_out(&self) -> LeftOut {
        self.left_out.counts
    }

    /// Whether a source is among those that the dossier is read with: it is cited, or nothing ever cites it and
    /// it is known through one that is cited.
    pub fn is_included(&self, id: SourceId) -> bool {
        !self.left_out.of.contains(&id) && self.records.present.is_cited_or_behind(id)
    }

    /// The sources that are included, in the file's order.
    pub fn included_sources(&self) -> impl Iterator<Item = SourceId> {
        self.sources().map(|(id, _)| id).filter(|id| self.is_included(*id))
    }

    /// Whether a record stands, or is a source that is included.
    pub fn is_read(&self, id: Id) -> bool {
        match id {
            Id::Source(source) => self.is_included(source),
            id => self.stands(id),
        }
    }

    /// Whether a record is there with the sources that are included.
    pub fn stands(&self, id: impl Into<Id>) -> bool {
        self.records.present.has(id)
    }

    /// Whether an actor or a place is there only because records that stand name it.
    pub fn is_named_only(&self, id: impl Into<Id>) -> bool {
        let id = id.into();
        matches!(id, Id::Actor(_) | Id::Place(_))
            && self.stands(id)
            && !self.citations(id).any(|citation| citation.bearing.supports())
    }

    /// What a record is called on a list: its name, its title, or what it says.
    pub fn title_of(&self, id: impl Into<Id>) -> Cow<'_, str> {
        match id.into() {
            Id::Source(id) => self.source(id).title.as_str().into(),
            Id::Place(id) => self.place(id).name.as_str().into(),
            Id::Actor(id) => self.actor(id).name.as_str().into(),
            Id::Relation(id) => {
                let relation = self.relation(id);
                let (from, to) = self.endpoints(id);
                format!("{} {} {}", self.short_name(from), relation.kind.verb(), self.short_name(to)).into()
            }
            Id::Event(id) => self.event(id).title.as_str().into(),
            Id::Claim(id) => self.claim(id).text.as_str().into(),
            Id::Figure(id) => self.figure(id).title.as_str().into(),
        }
    }

    /// What people may call an actor, a place or a source; nothing for other records.
    pub fn names_of(&self, id: impl Into<Id>) -> Vec<&str> {
        match id.into() {
            Id::Actor(id) => self.actor(id).names().collect(),
            Id::Place(id) => self.place(id).names().collect(),
            Id::Source(id) => self.source(id).names().collect(),
            _ => Vec::new(),
        }
    }

    /// An actor's short name, or its name where it has no shorter one.
    pub fn short_name(&self, id: ActorId) -> &str {
        let actor = self.actor(id);
        actor.short.as_deref().unwrap_or(&actor.name)
    }

    /// The citations of a record; a source has none, a figure those of its points.
    pub fn citations(&self, id: impl Into<Id>) -> impl Iterator<Item = &Citation> {
        self.records.citations(id.into())
    }

    /// The source that a citation names.
    pub fn source_of(&self, citation: &Citation) -> Option<SourceId> {
        citation.source.to()
    }

    /// All events in the order of time, undated ones where their neighbours put them.
    pub fn in_time(&self) -> &[Slot] {
        &self.index.orders.in_time
    }

    /// Where an event stands in [`Self::in_time`].
    pub fn rank_in_time(&self, id: EventId) -> usize {
        self.index.orders.rank_in_time[id.at()] as usize
    }

    /// Sorts events as [`Self::in_time`] has them.
    pub fn put_in_order_of_time(&self, events: &mut [EventId]) {
        events.sort_by_key(|event| self.rank_in_time(*event));
    }

    /// The place of an event in [`Self::in_time`].
    pub fn slot_in_time(&self, id: EventId) -> Slot {
        self.in_time()[self.rank_in_time(id)]
    }

    /// Whether an event's date is the dossier's own: some sources are left out, and none that is included and
    /// bears the event out gives a date.
    pub fn is_own_date(&self, id: EventId) -> bool {
        let event = self.event(id);
        self.scope != Scope::All && event.date.is_some() && dating::given_dates(event).next().is_none()
    }

    /// What a claim speaks of, bears out or denies, or what a figure is about.
    pub fn speaks_of(&self, id: impl Into<Id>) -> impl Iterator<Item = Id> {
        let id = id.into();
        let refs: [&[Ref]; 3] = match id {
            _ if !self.stands(id) => [&[]; 3],
            Id::Claim(id) => {
                let claim = self.claim(id);
                [&claim.about, &claim.supports, &claim.disputes]
            }
            Id::Figure(id) => [&self.figure(id).about, &[], &[]],
            _ => [&[]; 3],
        };
        refs.into_iter().flat_map(Ref::targets)
    }

    /// The days that a record is about, as far as it says; there may be several.
    pub fn spans(&self, id: impl Into<Id>) -> Vec<Span> {
        let id = id.into();
        if self.stands(id) { self.records.record(id).spans() } else { Vec::new() }
    }

    /// The stretches of the story, in its order.
    pub fn chapters(&self) -> &[record::Chapter] {
        self.records.chapters()
    }

    /// Whose knowledge a citation is: where the lineage of its passage ends, in a fixed order.
    pub fn ends_of(&self, citation: &Citation) -> Vec<End> {
        self.index.whole.lineage.of(&self.records.file, citation)
    }

    /// The end that a source is where it tells something of its own.
    pub fn own_end(&self, id: SourceId) -> End {
        self.index.whole.lineage.own(&self.records.file, id)
    }

    /// The sources that a citation takes its passage from; absent where nobody recorded it.
    pub fn derived_from<'d>(&'d self, citation: &'d Citation) -> Option<&'d [Ref]> {
        let of_source = || self.source(self.source_of(citation)?).derived_from.as_deref();
        citation.derived_from.as_deref().or_else(of_source)
    }

    /// Whether any source says what it is derived from.
    pub fn records_lineage(&self) -> bool {
        self.index.whole.records_lineage
    }

    /// Whether some source comes from an actor's newsroom or office.
    pub fn is_outlet(&self, id: ActorId) -> bool {
        !self.index.whole.documents_of(id).is_empty()
    }

    /// The sources that repeat this one.
    pub fn derived(&self, id: SourceId) -> &[SourceId] {
        self.index.whole.lineage.derived(id)
    }

    /// Whether an end is a state or one of its bodies.
    pub fn is_official(&self, end: End) -> bool {
        matches!(end, End::Outlet(actor) if self.actor(actor).kind.is_official())
    }

    /// How well a record is supported, derived from its citations and the claims about it.
    pub fn standing(&self, id: impl Into<Id>) -> Standing {
        Standing::of(self, id.into())
    }

    /// The first and last year in which something happened.
    pub fn years(&self) -> Option<(i64, i64)> {
        *self.index.years.get_or_init(|| {
            let events = self.records.ids(Kind::Event).filter_map(|id| id.try_into().ok());
            let spans = events.map(|event| self.records.span(&self.index.whole.times, event));
            let days = spans.flat_map(|span| [span.first, span.last]).flatten();
            let ends = days.fold(None, |ends: Option<(Day, Day)>, day| {
                let (first, last) = ends.unwrap_or((day, day));
                Some((first.min(day), last.max(day)))
            });
            ends.map(|(first, last)| (first.year(), last.year()))
        })
    }
}
