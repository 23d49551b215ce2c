//! Handles for records: small, typed, and only ever made by the dossier that owns the record.
//!
//! A handle says which list a record stands in and where; it must not know what the record holds.

/// Makes a handle type for one kind of record.
macro_rules! handle {
    ($($(#[$doc:meta])* $name:ident => $kind:ident),+ $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(pub(super) u32);

            impl $name {
                /// The record's place in the dossier's list of its kind.
                pub const fn at(self) -> usize {
                    self.0 as usize
                }
            }

            impl From<$name> for Id {
                fn from(handle: $name) -> Self {
                    Self::$kind(handle)
                }
            }

            impl TryFrom<Id> for $name {
                type Error = Id;

                /// The handle, if it is one of this kind; or else the other one.
                fn try_from(id: Id) -> Result<Self, Id> {
                    if let Id::$kind(handle) = id { Ok(handle) } else { Err(id) }
                }
            }
        )+

        /// A handle for a record of any kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Id {
            $(#[allow(missing_docs)] $kind($name)),+
        }

        /// The kinds of records, in the order in which a dossier lists them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[allow(missing_docs)] $kind),+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];
        }

        impl Id {
            /// What kind of record this is.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind),+ }
            }

            /// Its place in the dossier's list of that kind.
            pub const fn at(self) -> usize {
                match self { $(Self::$kind(handle) => handle.at()),+ }
            }
        }
    };
}

handle! {
    /// A document that says something.
    SourceId => Source,
    /// Somewhere on the map.
    PlaceId => Place,
    /// Somebody who acts: a person, a state, a party…
    ActorId => Actor,
    /// An edge between two actors.
    RelationId => Relation,
    /// Something that happened.
    EventId => Event,
    /// Something that somebody says.
    ClaimId => Claim,
    /// A measured series.
    FigureId => Figure,
}

impl Kind {
    /// The word for it, as in `--kind actor`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Relation => "relation",
            Self::Event => "event",
            Self::Claim => "claim",
            Self::Figure => "figure",
        }
    }

    /// The name of the list in the file.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Place => "places",
            Self::Actor => "actors",
            Self::Relation => "relations",
            Self::Event => "events",
            Self::Claim => "claims",
            Self::Figure => "figures",
        }
    }
}
