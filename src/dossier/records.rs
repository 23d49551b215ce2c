//! The records of a dossier as its scope has them.
//!
//! Most of them are the same in every scope: all dossiers of a file share it, and what a scope changes lies beside
//! it, made when somebody asks for it. Fallen records keep their places, so that handles mean the same in every
//! scope, and are as the file has them; [`Present`] says which they are.

use std::{collections::HashSet, sync::Arc};

use super::{
    ActorId, ClaimId, EventId, FigureId, Id, Kind, PlaceId, RelationId, SourceId, Span,
    cut_record::Cut,
    event_times::{EventTimes, span_of},
    id::each_kind,
    lazily::Lazily,
    packed::Packed,
    present::{Ids, Marks, Present},
    record::{self, AnyRecord, Chapter, Citation, File},
    scope::Included,
};

/// Events, asked for one by one by whatever reads all of them.
pub(super) type Moved = HashSet<EventId, foldhash::fast::RandomState>;

/// The records of a file, changed as a scope has them.
#[derive(Debug)]
pub(super) struct Records {
    pub file: Arc<File>,
    /// Absent where nothing was cut.
    pub changed: Option<Changed>,
    pub present: Present,
    /// The cited sources of which no citation is included.
    pub left_out: HashSet<SourceId>,
    /// The chapters that are left; absent where nothing was cut.
    pub chapters: Option<Packed<Chapter>>,
    /// The events that are dated or placed otherwise than in the file.
    pub moved: Moved,
}

/// Defines what is changed, kind by kind.
macro_rules! changed {
    ($($one:ident, $all:ident: $handle:ident => $record:ident),+ $(,)?) => {
        /// Records that stand in the place of those of the file.
        #[derive(Debug)]
        pub(super) struct Changed {
            /// Which they are.
            pub touched: Marks,
            included: Included,
            $(pub $all: Lazily<record::$record>),+
        }

        impl Changed {
            /// Those that may have lost citations and stand.
            pub fn new(file: &File, touched: Marks, included: Included) -> Self {
                Self { touched, included, $($all: Lazily::with_room(file.$all.len())),+ }
            }

            /// A record without the citations that are excluded.
            pub fn cut<T: Cut>(&self, file: &File, record: &T) -> T {
                record.cut(file, &self.included)
            }
        }

        impl Records {
            $(
                pub fn $one(&self, id: $handle) -> &record::$record {
                    let record = &self.file.$all[id.at()];
                    let changed = self.changed.as_ref().filter(|changed| changed.touched.has(id.into()));
                    changed.map_or(record, |changed| {
                        changed.$all.get(id.at(), || record.cut(&self.file, &changed.included))
                    })
                }

                /// Those that are there, in the file's order.
                pub fn $all(&self) -> impl ExactSizeIterator<Item = ($handle, &record::$record)> + Clone {
                    self.ids(Kind::$record).map(|id| $handle(id.at() as u32)).map(|id| (id, self.$one(id)))
                }
            )+

            /// The record behind a handle.
            pub fn record(&self, id: Id) -> AnyRecord<'_> {
                match id { $(Id::$record(id) => AnyRecord::$record(self.$one(id))),+ }
            }
        }
    };
}

each_kind!(changed);

impl Records {
    /// All of a file.
    pub fn all(file: Arc<File>) -> Self {
        Self {
            file,
            changed: None,
            present: Present::default(),
            left_out: HashSet::new(),
            chapters: None,
            moved: Moved::default(),
        }
    }

    /// Whether a record that stands may differ from the file's.
    pub fn may_differ(&self, id: Id) -> bool {
        self.changed.as_ref().is_some_and(|changed| changed.touched.has(id))
    }

    /// The records of a kind that are there, in the file's order.
    pub fn ids(&self, kind: Kind) -> Ids<'_> {
        self.present.ids(kind, self.file.ids(kind).len())
    }

    /// The citations of a record; none of one that has fallen.
    pub fn citations(&self, id: Id) -> impl Iterator<Item = &Citation> + Clone {
        self.present.has(id).then(|| self.record(id).citations()).into_iter().flatten()
    }

    pub fn chapters(&self) -> &[Chapter] {
        self.chapters.as_ref().unwrap_or(&self.file.chapters)
    }

    /// The days that an event may have happened on, by its date.
    pub fn span(&self, times: &EventTimes, id: EventId) -> Span {
        if self.moved.contains(&id) { span_of(self.event(id)) } else { times.span(id) }
    }

    /// What dates and places an event: only the record of one that has been moved differs from the file's in that.
    pub fn dated(&self, id: EventId) -> &record::Event {
        if self.moved.contains(&id) { self.event(id) } else { &self.file.events[id.at()] }
    }
}
