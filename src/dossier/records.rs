//! The records of a dossier as its scope has them.
//!
//! Most of them are the same in every scope: all dossiers of a file share it, and what a scope changes lies beside
//! it. Fallen records keep their places, so that handles mean the same in every scope, and are as the file has
//! them; [`Present`] says which they are.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    ActorId, ClaimId, EventId, FigureId, Id, Kind, PlaceId, RelationId, SourceId,
    id::each_kind,
    packed::Packed,
    present::{Ids, Present},
    record::{self, AnyRecord, Chapter, Citation, File},
};

/// The records of a file, changed as a scope has them.
#[derive(Debug)]
pub(super) struct Records {
    pub file: Arc<File>,
    pub changed: Changed,
    pub present: Present,
    /// The cited sources of which no citation is included.
    pub left_out: HashSet<SourceId>,
    /// The chapters that are left; absent where nothing was cut.
    pub chapters: Option<Packed<Chapter>>,
}

/// Defines what is changed, kind by kind.
macro_rules! changed {
    ($($one:ident, $all:ident: $handle:ident => $record:ident),+ $(,)?) => {
        /// Records that stand in the place of those of the file.
        #[derive(Debug, Default)]
        pub(super) struct Changed {
            $(pub $all: HashMap<$handle, record::$record, foldhash::fast::RandomState>),+
        }

        impl Changed {
            pub fn has(&self, id: Id) -> bool {
                match id { $(Id::$record(id) => self.$all.contains_key(&id)),+ }
            }
        }

        impl Records {
            $(
                pub fn $one(&self, id: $handle) -> &record::$record {
                    self.changed.$all.get(&id).unwrap_or_else(|| &self.file.$all[id.at()])
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
            changed: Changed::default(),
            present: Present::default(),
            left_out: HashSet::new(),
            chapters: None,
        }
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
}
