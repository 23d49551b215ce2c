//! The open menu of what to copy, and the open line for the name of a file.

use crate::{
    explore::{field::TextField, form::Form, layout::Pane},
    report::Subject,
};

/// What is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// What it is.
    pub subject: Subject,
    /// The address of a passage that a citation leads to; the source's own where absent.
    pub passage: Option<String>,
}

/// A form in which something can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which one.
    pub form: Form,
    /// The beginning of what would be copied.
    pub begins: String,
}

/// The open menu.
#[derive(Debug, Clone)]
pub struct Menu {
    /// What is copied.
    pub hand: Hand,
    /// What is copied after a key: the page, where a link of it is at hand, or the other way round.
    pub other: Option<Hand>,
    /// What it is called.
    pub title: String,
    /// The forms that there are of it.
    pub offers: Vec<Offer>,
    /// Which of them is chosen.
    pub at: usize,
}

/// What is to be written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A page.
    Page(Subject),
    /// The list of a pane.
    List(Pane),
}

/// The open line for the name of a file.
#[derive(Debug, Clone)]
pub struct FileLine {
    /// What it says.
    pub line: TextField,
    /// What is to be written.
    pub content: Content,
    /// Why nothing was written under this name.
    pub refused: Option<String>,
}

/// What a file holds, by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.md`
    Markdown,
    /// `.bib`
    Bibtex,
    /// `.json`
    Json,
    /// Any other ending, or none.
    Plain,
}

impl Format {
    /// By the name of a file.
    pub fn of(name: &str) -> Self {
        match name.trim().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
            Some("md" | "markdown") => Self::Markdown,
            Some("bib") => Self::Bibtex,
            Some("json") => Self::Json,
            _ => Self::Plain,
        }
    }

    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Bibtex => "BibTeX",
            Self::Json => "JSON",
            Self::Plain => "plain text",
        }
    }
}
