//! Finding: folding text, the query language, matching and ranking; the only user of the fuzzy
//! matcher.
//!
//! The lower files first:
//!
//! | file | its one job |
//! |---|---|
//! | `fold` | any script as plain Latin words, with the way back to the letters on screen |
//! | `sound`, `spelling` | one key for all spellings of a name; one for British and American |
//! | `grade` | how well one typed word fits one word |
//! | `exonyms` | what states and cities are called in languages of other scripts |
//! | `texts`, `affiliates` | the texts of a record; whose names lead to it, too |
//! | `letters`, `postings` | many short texts, and many lists of numbers, in little memory |
//! | `root`, `meaning` | what the forms of a word have in common; words that mean the same |
//! | `sorts` | what sort of record each is, in words |
//! | `vocabulary`, `store` | every word once; which words stand in which text of which record |
//! | `parts` | several threads for many things of a kind |
//! | `precheck`, `prefilter` | what a word must have to fit; which texts a single query can be about |
//! | `typed_name`, `names` | what a name behind a field means: by comparing, or looked up in the store |
//! | `one_of` | some records of a kind, as conditions ask for them |
//! | `query` | the language: reading what was typed |
//! | `facts` | by which values an event would be found |
//! | `filter` | which records meet the conditions |
//! | `multiword`, `across` | how it fits several words together; the same for many names at once |
//! | `matches`, `matching` | what a word found; finding it in all records |
//! | `score`, `recent` | what a whole record is worth; what was found lately |
//! | `finder`, `hits` | answering, in order; the answer |
//! | `ids` | records by their ids, as they are written in the file |
//! | `interrupt` | stopping a search from another thread |
//! | `highlights`, `why` | which letters were found, and why a record was |
//! | `nearest` | whom a query that found nothing may have meant |
//! | `scope` | which sources to read with, as people write it |
//! | `complete`, `language` | what may be typed next, and the language as a table |
//! | `choose`, `occurrences` | lines of a menu by the words typed; where a text stands in a page |

mod across;
mod affiliates;
mod choose;
mod complete;
mod exonyms;
mod facts;
mod filter;
mod finder;
mod fold;
mod grade;
mod highlights;
mod hits;
mod ids;
mod interrupt;
mod language;
mod letters;
mod matches;
mod matching;
mod meaning;
mod multiword;
mod names;
mod nearest;
mod occurrences;
mod one_of;
mod parts;
mod postings;
mod precheck;
mod prefilter;
mod query;
mod recent;
mod root;
mod scope;
mod score;
mod sorts;
mod sound;
mod spelling;
mod store;
#[cfg(test)]
mod tests;
mod texts;
mod typed_name;
mod vocabulary;
mod why;

pub use self::{
    choose::{Choice, choose},
    complete::{Completion, complete, complete_with},
    facts::values_of,
    finder::Finder,
    hits::Hits,
    interrupt::Interrupt,
    language::LANGUAGE,
    names::Names,
    occurrences::occurrences,
    query::{
        Query, QueryError,
        asked::{Asked, Facet, Value},
        half_typed, span_of,
        values::{IsWord, KindWord},
    },
    scope::{PUBLISHED_BY, names_sources, read_scope, write_scope},
    why::Why,
};
use crate::dossier::Id;

/// A record that a query found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: Id,
    /// How well it fits; comparable within one answer only.
    pub score: u32,
}
