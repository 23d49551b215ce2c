//! Pieces of prose: runs of text, each with a class that decides its looks and perhaps a link.

use std::borrow::Cow;

use crate::dossier::{ActorId, ClaimId, Dossier, Id, Tone};

/// Text that is read in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase<'d> {
    /// Its parts, from left to right.
    pub runs: Vec<Run<'d>>,
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'d> {
    /// What it says.
    pub text: Cow<'d, str>,
    /// What kind of text it is.
    pub class: Class,
    /// Where it leads.
    pub link: Option<Link>,
    /// In which outputs it stands.
    pub shown: Shown,
}

/// What a run is, as with the classes of HTML: each output has its own style for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// What the page is about.
    Title,
    /// The beginning of a section.
    Heading,
    /// What the dossier says.
    Text,
    /// What only helps to read it.
    Dim,
    /// The name of a record that it leads to.
    Link,
    /// What somebody says, and a link to the claim.
    Statement,
    /// The sign of a tone, or the words for it.
    Tone(Option<Tone>),
    /// The mark of a source in a chart, by its number.
    Series(usize),
    /// Something that agrees.
    Agrees,
    /// Something that is disputed.
    Contested,
}

/// A way to a record, or to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub to: Id,
    /// The address behind it, for a source on the web.
    pub address: Option<String>,
}

/// Whether the reader of an output can follow links, or needs ids and words instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A screen: what stands behind a link is a key away.
    Screen,
    /// Plain text.
    Text,
}

/// Whether an output lets its reader follow links decides what has to be written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// In every output.
    Always,
    /// Where links can be followed.
    Linked,
    /// Where they can't: ids, and what else would be found behind a link; words instead of signs.
    Unlinked,
}

impl Shown {
    /// Whether it stands in an output.
    pub const fn is_in(self, medium: Medium) -> bool {
        match self {
            Self::Always => true,
            Self::Linked => matches!(medium, Medium::Screen),
            Self::Unlinked => matches!(medium, Medium::Text),
        }
    }
}

impl<'d> Run<'d> {
    /// Text of a class.
    pub fn new(text: impl Into<Cow<'d, str>>, class: Class) -> Self {
        Self { text: text.into(), class, link: None, shown: Shown::Always }
    }

    /// Text that only helps to read the rest.
    pub fn dim(text: impl Into<Cow<'d, str>>) -> Self {
        Self::new(text, Class::Dim)
    }
}

impl<'d> From<&'d str> for Phrase<'d> {
    fn from(text: &'d str) -> Self {
        Self::default().text(text)
    }
}

impl<'d> From<Cow<'d, str>> for Phrase<'d> {
    fn from(text: Cow<'d, str>) -> Self {
        Self::default().text(text)
    }
}

impl From<String> for Phrase<'_> {
    fn from(text: String) -> Self {
        Self::default().text(text)
    }
}

impl<'d> Phrase<'d> {
    /// Text of a class.
    pub fn of(text: impl Into<Cow<'d, str>>, class: Class) -> Self {
        Self::default().run(text, class)
    }

    /// Nothing, to be written on.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// With more text of a class.
    #[must_use]
    pub fn run(mut self, text: impl Into<Cow<'d, str>>, class: Class) -> Self {
        self.runs.push(Run::new(text, class));
        self
    }

    /// With more plain text.
    #[must_use]
    pub fn text(self, text: impl Into<Cow<'d, str>>) -> Self {
        self.run(text, Class::Text)
    }

    /// With more text that only helps to read the rest.
    #[must_use]
    pub fn dim(self, text: impl Into<Cow<'d, str>>) -> Self {
        self.run(text, Class::Dim)
    }

    /// With a sign, or the words for it where signs are not explained.
    #[must_use]
    pub fn sign(mut self, sign: impl Into<Cow<'d, str>>, words: impl Into<Cow<'d, str>>, class: Class) -> Self {
        self.runs.push(Run { shown: Shown::Linked, ..Run::new(sign, class) });
        self.runs.push(Run { shown: Shown::Unlinked, ..Run::new(words, class) });
        self
    }

    /// With what a reader who can follow links finds behind one.
    #[must_use]
    pub fn unlinked(mut self, text: impl Into<Cow<'d, str>>) -> Self {
        self.runs.push(Run { shown: Shown::Unlinked, ..Run::new(text, Class::Dim) });
        self
    }

    /// With text that leads to a record; its id stands behind it where links can't be followed.
    #[must_use]
    pub fn link(self, dossier: &'d Dossier, to: impl Into<Id>, text: impl Into<Cow<'d, str>>) -> Self {
        self.link_with_address(dossier, to, text, None)
    }

    /// The same with an address outside.
    #[must_use]
    pub fn link_with_address(
        mut self,
        dossier: &'d Dossier,
        to: impl Into<Id>,
        text: impl Into<Cow<'d, str>>,
        address: Option<String>,
    ) -> Self {
        let to = to.into();
        self.runs.push(Run { link: Some(Link { to, address }), ..Run::new(text, Class::Link) });
        self.id(dossier.id_of(to))
    }

    /// With text that leads to a record and isn't what the phrase is about: without the id.
    #[must_use]
    pub fn mention(mut self, to: impl Into<Id>, text: impl Into<Cow<'d, str>>) -> Self {
        self.runs.push(Run { link: Some(Link { to: to.into(), address: None }), ..Run::new(text, Class::Link) });
        self
    }

    /// With what somebody says, as a link to the claim.
    #[must_use]
    pub fn statement(mut self, dossier: &'d Dossier, claim: ClaimId) -> Self {
        let record = dossier.claim(claim);
        let link = Some(Link { to: claim.into(), address: None });
        self.runs.push(Run { link, ..Run::new(record.text.as_str(), Class::Statement) });
        self.id(&record.id)
    }

    /// With an id, where links can't be followed.
    fn id(self, id: &'d str) -> Self {
        self.unlinked(" [").unlinked(id).unlinked("]")
    }

    /// With several actors' short names, commas between them.
    #[must_use]
    pub fn mentions(mut self, dossier: &'d Dossier, actors: impl IntoIterator<Item = ActorId>) -> Self {
        for (at, actor) in actors.into_iter().enumerate() {
            if at > 0 {
                self = self.text(", ");
            }
            self = self.mention(actor, dossier.short_name(actor));
        }
        self
    }

    /// With another phrase behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.runs.extend(other.runs);
        self
    }

    /// Several phrases with something between them.
    pub fn joined(phrases: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let mut all = Self::new();
        for phrase in phrases {
            if !all.is_empty() {
                all = all.text(between);
            }
            all = all.then(phrase);
        }
        all
    }

    /// The same in some outputs only; what already is in some only stays so.
    #[must_use]
    pub fn only(mut self, shown: Shown) -> Self {
        for run in self.runs.iter_mut().filter(|run| run.shown == Shown::Always) {
            run.shown = shown;
        }
        self
    }
}
