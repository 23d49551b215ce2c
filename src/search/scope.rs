//! A scope as people write it: `only:rferl`, `without:asia-plus`, `published-by:2018-08-01`.

use super::{
    Finder, Query,
    fold::Folded,
    query::{SCOPE_WORDS, written_date},
};
use crate::dossier::{Date, Dossier, Id, Kind, Scope, Whose, text::brief};

/// What can be written.
const SCOPES: &str = "all, only:X, without:X, published-by:DATE";

/// Whether a line chooses sources, and is no query.
pub fn names_sources(line: &str) -> bool {
    line.trim().split_once(':').is_some_and(|(word, _)| SCOPE_WORDS.contains(&word))
}

/// What begins a line that says what had been published by a date.
pub const PUBLISHED_BY: &str = "published-by:";

/// Reads a scope.
///
/// # Errors
/// What can't be read, and what to write instead.
pub fn read_scope(text: &str, dossier: &Dossier) -> Result<Scope, String> {
    let text = text.trim();
    let (word, value) = text.split_once(':').unwrap_or((text, ""));
    match (word, value.trim()) {
        ("all", "") => Ok(Scope::All),
        ("only", name) if !name.is_empty() => whose(name, dossier).map(Scope::Only),
        ("without", name) if !name.is_empty() => whose(name, dossier).map(Scope::Without),
        ("published-by", date) if !date.is_empty() => {
            let is_no_date = || format!("\"{}\" is no date; write 1 August 2018, August 2018 or 2018", brief(date));
            let span = Date::parse(date).ok().map(|date| date.span()).or_else(|| written_date(date));
            let last = span.ok_or_else(is_no_date)?.last;
            last.map(Scope::PublishedBy).ok_or_else(|| format!("\"{}\" has no last day", brief(date)))
        }
        _ => Err(format!("\"{}\" says nothing of sources; write one of: {SCOPES}", brief(text))),
    }
}

/// A scope in the words that it is read from, by id.
pub fn write_scope(scope: Scope, dossier: &Dossier) -> String {
    let id = |whose: Whose| match whose {
        Whose::Source(source) => dossier.id_of(source),
        Whose::Outlet(outlet) => dossier.id_of(outlet),
    };
    match scope {
        Scope::All => "all".to_owned(),
        Scope::Only(whose) => format!("only:{}", id(whose)),
        Scope::Without(whose) => format!("without:{}", id(whose)),
        Scope::PublishedBy(day) => format!("published-by:{day}"),
    }
}

/// The source or outlet that is meant: by its id, by its exact name, or as the search finds it first where
/// its names have the words. A guess could answer another question than the one that was asked.
fn whose(name: &str, dossier: &Dossier) -> Result<Whose, String> {
    let as_whose = |id| match id {
        Id::Source(source) => Some(Whose::Source(source)),
        Id::Actor(actor) => dossier.is_outlet(actor).then_some(Whose::Outlet(actor)),
        _ => None,
    };
    if let Some(id) = dossier.find(name) {
        let kind = id.kind().with_article();
        let other = || format!("\"{}\" is the id of {kind}, which is neither a source nor an outlet", brief(name));
        return as_whose(id).ok_or_else(other);
    }
    let folded = name.to_lowercase();
    let is_called = |id: &Id| dossier.names_of(*id).into_iter().any(|other| other.to_lowercase() == folded);
    // An outlet before its documents: the same name is often that of both.
    let candidates = dossier.ids(Kind::Actor).chain(dossier.ids(Kind::Source));
    if let Some(whose) = candidates.filter(is_called).find_map(as_whose) {
        return Ok(whose);
    }
    let none = || format!("no source and no outlet is called \"{}\"", brief(name));
    let query = Query::parse(name, dossier).map_err(|_| none())?;
    let hits = Finder::find_once(dossier, &query);
    let Some((id, whose)) = hits.iter().find_map(|hit| Some((hit.id, as_whose(hit.id)?))) else {
        return Err(none());
    };
    if has_words(dossier, id, name) {
        return Ok(whose);
    }
    let (title, id) = (dossier.title_of(id), dossier.id_of(id));
    Err(format!("{}; the nearest is {id}, \"{}\"", none(), brief(&title)))
}

/// Whether each word begins one of the words that a record is called by; a letter is no word.
fn has_words(dossier: &Dossier, id: Id, name: &str) -> bool {
    let names = Folded::with_origins(&dossier.names_of(id).join(" "));
    let asked = Folded::with_origins(name);
    asked.each_word().all(|word| word.chars().nth(1).is_some() && names.each_word().any(|own| own.starts_with(word)))
}
