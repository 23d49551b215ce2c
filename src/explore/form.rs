//! The forms in which a record can be taken along.

/// A form in which a record can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A citation with its sources.
    Citation,
    /// The same as Markdown.
    Markdown,
    /// Its sources as BibTeX.
    Bibtex,
    /// Its id.
    Id,
    /// Its title.
    Title,
    /// Its address on the web.
    Address,
    /// Its whole page.
    Page,
}

impl Form {
    /// All forms, in the order of the menu.
    pub const ALL: [Self; 7] =
        [Self::Citation, Self::Markdown, Self::Bibtex, Self::Id, Self::Title, Self::Address, Self::Page];

    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Citation => "citation",
            Self::Markdown => "Markdown",
            Self::Bibtex => "BibTeX",
            Self::Id => "id",
            Self::Title => "title",
            Self::Address => "address",
            Self::Page => "whole page",
        }
    }
}
