//! Handles for records: small, typed, and only ever made by the dossier that owns the record.
//!
//! A handle says which list a record stands in and where; what the record holds is asked of the dossier.

/// Hands the kinds of records on to a macro, in the order in which a dossier lists them: what one is
/// called, its list in the file, its handle, its type.
macro_rules! each_kind {
    ($with:ident) => {
        $with! {
            source, sources: SourceId => Source,
            place, places: PlaceId => Place,
            actor, actors: ActorId => Actor,
            relation, relations: RelationId => Relation,
            event, events: EventId => Event,
            claim, claims: ClaimId => Claim,
            figure, figures: FigureId => Figure,
        }
    };
}
pub(super) use each_kind;

/// Makes a handle type for each kind of record.
macro_rules! handles {
    ($($one:ident, $all:ident: $name:ident => $kind:ident),+ $(,)?) => {
        $(
            #[doc = concat!("A handle for a record of the list `", stringify!($all), "`.")]
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

            /// The word for it, as in `--kind actor`.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => stringify!($one)),+ }
            }

            /// One of them: `an actor`, `a claim`.
            pub fn with_article(self) -> String {
                let word = self.word();
                let article = if word.starts_with(['a', 'e']) { "an" } else { "a" };
                format!("{article} {word}")
            }

            /// The name of the list in the file.
            pub const fn list(self) -> &'static str {
                match self { $(Self::$kind => stringify!($all)),+ }
            }
        }

        impl Id {
            pub(super) const fn new(kind: Kind, at: usize) -> Self {
                match kind { $(Kind::$kind => Self::$kind($name(at as u32))),+ }
            }

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

each_kind!(handles);
