//! Closed vocabularies: each meaning with its one word in the file, and how relations read.

/// Declares closed vocabularies: enums with a word for each variant.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$meta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word of this vocabulary, in the order in which lists have them.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word for it, as in the file.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The same as people write it: `armed group`.
            pub fn spoken(self) -> String {
                self.word().replace(['_', '-'], " ")
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::dossier::deserialize::string(deserializer, "a word", |text| {
                    let known = Self::ALL.into_iter().find(|one| one.word() == text);
                    known.ok_or_else(|| "this word is not known here".into())
                })
            }
        }
    )+};
}
pub(super) use vocabulary;

vocabulary! {
    /// Kinds of documents (CSL-JSON item types).
    #[derive(Default)]
    pub enum SourceKind {
        /// Anything on the web that is none of the others.
        #[default]
        Webpage = "webpage",
        /// A piece in a newspaper or by a news agency.
        ArticleNewspaper = "article-newspaper",
        /// A piece in a magazine or an online journal of opinion.
        ArticleMagazine = "article-magazine",
        /// A piece in a scholarly journal.
        ArticleJournal = "article-journal",
        /// A report of an institution.
        Report = "report",
        /// A book.
        Book = "book",
        /// A film or programme.
        Broadcast = "broadcast",
        /// An interview.
        Interview = "interview",
        /// A statement to the press.
        PressRelease = "press-release",
        /// A treaty, resolution or other legal text.
        Treaty = "treaty",
        /// A ruling or a case.
        LegalCase = "legal_case",
        /// A data set.
        Dataset = "dataset",
        /// An entry in an encyclopedia.
        EntryEncyclopedia = "entry-encyclopedia",
        /// A post on a blog or a network.
        Post = "post",
        /// Any other document.
        Document = "document",
    }

    /// How a source stands to a record.
    #[derive(Default)]
    pub enum Bearing {
        /// It is where the record comes from.
        #[default]
        States = "states",
        /// It says the same.
        Agrees = "agrees",
        /// It says the same, more exactly.
        Refines = "refines",
        /// It says something that cannot be true together with it.
        Contradicts = "contradicts",
        /// It bears on the record and neither bears it out nor denies it: a preview, a neighbouring
        /// fact, the background.
        Context = "context",
    }

    /// How much of a source was read.
    pub enum Extent {
        /// All of it.
        Whole = "whole",
        /// A part of it.
        Excerpt = "excerpt",
        /// Nothing: it is known only through a document that reports it.
        SeenThrough = "seen_through",
    }

    /// Kinds of actors (FollowTheMoney schemata, PLOVER sectors).
    pub enum ActorKind {
        /// A human being.
        Person = "person",
        /// A state, acting through its government.
        State = "state",
        /// A political party, or an alliance of parties.
        Party = "party",
        /// A ministry, court, office or agency of a state.
        PublicBody = "public_body",
        /// An association, foundation, charity or institute.
        Organization = "organization",
        /// A firm, or firms as a group.
        Company = "company",
        /// An armed group.
        ArmedGroup = "armed_group",
        /// An organisation of states.
        Intergovernmental = "intergovernmental",
        /// A newspaper, agency, broadcaster or journal.
        Media = "media",
        /// A conference, council or other gathering.
        Gathering = "gathering",
        /// People with something in common who act without an organisation.
        Group = "group",
    }

    /// Kinds of relations (FollowTheMoney edges).
    pub enum RelationKind {
        /// `from` is a member of `to`.
        Membership = "membership",
        /// `from` holds an office in or for `to`.
        Office = "office",
        /// `from` works for `to`.
        Employment = "employment",
        /// `from` is kin of `to`.
        Family = "family",
        /// `from` supports `to`.
        Support = "support",
        /// `from` opposes `to`.
        Opposition = "opposition",
        /// `from` vouches for `to`, or for what it signed.
        Guarantee = "guarantee",
        /// `from` is a part or an organ of `to`.
        PartOf = "part_of",
        /// `from` stands or speaks for `to`.
        Representation = "representation",
        /// `from` publishes or is published by `to`.
        Publication = "publication",
        /// `from` and `to` act together.
        Association = "association",
    }
}

impl Bearing {
    /// Whether a source that stands so to a record bears it out.
    pub const fn supports(self) -> bool {
        matches!(self, Self::States | Self::Agrees | Self::Refines)
    }
}

impl ActorKind {
    /// Whether it speaks for a state.
    pub const fn is_official(self) -> bool {
        matches!(self, Self::State | Self::PublicBody)
    }
}

impl RelationKind {
    /// How the edge reads from `from` to `to`.
    pub const fn verb(self) -> &'static str {
        self.verbs().0
    }

    /// How the edge reads from `to` to `from`.
    pub const fn inverse(self) -> &'static str {
        self.verbs().1
    }

    const fn verbs(self) -> (&'static str, &'static str) {
        match self {
            Self::Membership => ("member of", "has as member"),
            Self::Office => ("holds office in", "has in office"),
            Self::Employment => ("works for", "employs"),
            Self::Family => ("kin of", "kin of"),
            Self::Support => ("supports", "supported by"),
            Self::Opposition => ("opposes", "opposed by"),
            Self::Guarantee => ("guarantor for", "guaranteed by"),
            Self::PartOf => ("part of", "includes"),
            Self::Representation => ("speaks for", "represented by"),
            Self::Publication => ("publishes in", "publishes"),
            Self::Association => ("works with", "works with"),
        }
    }
}
