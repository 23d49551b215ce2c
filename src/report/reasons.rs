//! Which citations make the difference between two choices of sources, in a line.

use std::borrow::Cow;

use super::{Phrase, evidence, words};
use crate::dossier::{
    Dossier, Id, SourceId,
    compare::{Change, Reason, What},
    record::{Bearing, Citation},
};

/// How many sources a change names.
const MOST_NAMED: usize = 4;
/// How many passages of a source, and how many ways in which it bears on the record.
const MOST_PASSAGES: usize = 3;

/// The citations of all documents that go by one name, as those of one newsroom do.
struct Named<'d> {
    name: Cow<'d, str>,
    sources: Vec<SourceId>,
    reasons: Vec<&'d Reason<'d>>,
}

/// Which citations make the difference: who is cited, where, and how it bears on the record.
pub(super) fn because<'d>(dossier: &'d Dossier, change: &'d Change<'_>) -> Phrase<'d> {
    let named = by_name(dossier, &change.because);
    if named.is_empty() {
        return Phrase::new();
    }
    let more = named.len().saturating_sub(MOST_NAMED);
    let names = named.into_iter().take(MOST_NAMED).map(|named| told(named, change.id));
    let names = Phrase::joined(names, "; ");
    let more = if more > 0 { format!("; {more} more") } else { String::new() };
    let word = match change.what {
        What::Falls | What::IsNamedOnly => "rests on ",
        What::Appears => "by ",
        _ => "because of ",
    };
    Phrase::new().dim(word).then(names).dim(more)
}

fn by_name<'d>(dossier: &'d Dossier, reasons: &'d [Reason<'_>]) -> Vec<Named<'d>> {
    let mut all: Vec<Named<'d>> = Vec::new();
    for reason in reasons {
        let Some(source) = dossier.source_of(reason.citation) else { continue };
        let name = evidence::name(dossier, source);
        let known = all.iter().position(|named| named.name == name);
        let at = known.unwrap_or(all.len());
        if known.is_none() {
            all.push(Named { name, sources: Vec::new(), reasons: Vec::new() });
        }
        let named = &mut all[at];
        named.reasons.push(reason);
        if !named.sources.contains(&source) {
            named.sources.push(source);
        }
    }
    all
}

/// A source with its passages, or how many documents of that name there are.
fn told(named: Named<'_>, id: Id) -> Phrase<'_> {
    let where_in_it = match named.sources.len() {
        1 => listed(named.reasons.iter().filter_map(|reason| passage(reason.citation)), ", "),
        count => Some(words::count(count, "document")),
    };
    let how = listed(named.reasons.iter().filter_map(|reason| bearing(reason, id)), "; ");
    let mut phrase = Phrase::new().mention(named.sources[0], named.name);
    if let Some(place) = where_in_it {
        phrase = phrase.dim(format!(", {place}"));
    }
    if let Some(how) = how {
        phrase = phrase.dim(format!(" ({how})"));
    }
    phrase
}

/// Where in its source a citation is found.
fn passage(citation: &Citation) -> Option<String> {
    let paragraph = citation.paragraph.map(|number| words::paragraph(number.into()));
    paragraph.or_else(|| citation.locator.as_ref().map(ToString::to_string))
}

/// How a citation bears on the record that changes, and when it says that an event happened; that it merely
/// states it goes without saying.
fn bearing(reason: &Reason<'_>, id: Id) -> Option<String> {
    if reason.of != id {
        let is_claim = matches!(reason.of, Id::Claim(_));
        return Some(if is_claim { "reports a rival claim" } else { "bears out what it disputes" }.to_owned());
    }
    let word = match reason.citation.bearing {
        Bearing::States => None,
        Bearing::Contradicts => Some("contradicts it".to_owned()),
        other => Some(other.word().to_owned()),
    };
    let date = reason.citation.date.as_ref().filter(|_| matches!(id, Id::Event(_)));
    let date = date.map(|date| format!("says {}", date.long()));
    let parts: Vec<String> = word.into_iter().chain(date).collect();
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}

/// The first of some words, each once; nothing where there are none.
fn listed(words: impl Iterator<Item = String>, between: &str) -> Option<String> {
    let mut known: Vec<String> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    let more = known.len().saturating_sub(MOST_PASSAGES);
    known.truncate(MOST_PASSAGES);
    if more > 0 {
        known.push(format!("{more} more"));
    }
    if known.is_empty() { None } else { Some(known.join(between)) }
}
