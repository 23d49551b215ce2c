//! Completion: what a field or a value that is being typed may become.

use std::ops::Range;

use super::{
    fold::Folded,
    names::Names,
    query::{self, FIELDS, values},
};
use crate::dossier::{Dossier, Id, Kind};

/// How many values are offered at most.
const OFFERED: usize = 50;

/// Something that can stand in place of what is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces, in bytes of the query.
    pub at: Range<usize>,
    /// What to put there.
    pub text: String,
    /// What it means, for the reader.
    pub note: String,
}

/// What the word under the cursor may become, most likely first.
///
/// `act` becomes `actor:`, `actor:kab` becomes `actor:muhiddin-kabiri`. Nothing for plain words:
/// the list of hits already shows what they find.
pub fn complete(text: &str, cursor: usize, dossier: &Dossier) -> Vec<Completion> {
    complete_with(text, cursor, dossier, None)
}

/// The same, quicker: names are looked up among those of the same dossier, where they are at hand.
pub fn complete_with(text: &str, cursor: usize, dossier: &Dossier, names: Option<&Names>) -> Vec<Completion> {
    let Some((at, field)) = query::under_cursor(text, cursor) else { return Vec::new() };
    let typed = &text[at.clone()];
    let completion =
        |text: &str, note: &str| Completion { at: at.clone(), text: text.to_owned(), note: note.to_owned() };
    let Some(field) = field else {
        let typed = typed.to_lowercase();
        let begun = FIELDS.iter().filter(|(name, _)| !typed.is_empty() && name.starts_with(&typed));
        return begun.map(|(name, note)| completion(&format!("{name}:"), note)).collect();
    };
    let words: Vec<(&str, &str)> = match field.as_str() {
        "tone" => values::TONES.iter().map(|(word, _)| (*word, "tone")).collect(),
        "category" => values::categories().into_iter().map(|(word, one)| (word, one.tone().word())).collect(),
        "kind" => values::kinds().into_iter().map(|(word, _)| (word, "kind")).collect(),
        "is" => values::STANDINGS.iter().map(|(word, _)| (*word, "standing")).collect(),
        _ => {
            let named = named(field.as_str(), typed, dossier, names).into_iter();
            return named.map(|id| completion(dossier.id_of(id), &dossier.title_of(id))).collect();
        }
    };
    let typed = typed.to_lowercase().replace('_', "-");
    let begun = words.into_iter().filter(|(word, _)| word.replace('_', "-").starts_with(&typed));
    begun.map(|(word, note)| completion(word, note)).collect()
}

/// The records that a field may name and that fit what is typed: first those whose name begins
/// with it, then those with a word that does, each in the order of involvement or of the file. Only as many as
/// are offered.
fn named(field: &str, typed: &str, dossier: &Dossier, names: Option<&Names>) -> Vec<Id> {
    let mut folded = Folded::default();
    folded.refill(typed);
    let wanted: Vec<String> = folded.each_word().map(str::to_owned).collect();
    let (kind, records): (Kind, Box<dyn Iterator<Item = Id> + '_>) = match field {
        "place" => (Kind::Place, Box::new(dossier.ids(Kind::Place))),
        "outlet" => {
            let actors = dossier.by_involvement().iter().copied().filter(|id| dossier.is_outlet(*id));
            (Kind::Actor, Box::new(actors.map(Into::into)))
        }
        "source" => (Kind::Source, Box::new(dossier.ids(Kind::Source))),
        _ => (Kind::Actor, Box::new(dossier.by_involvement().iter().map(|id| (*id).into()))),
    };
    let begun = names.filter(|_| !wanted.is_empty()).map(|names| names.begun(typed, &wanted, dossier, kind));
    let mut fits = |id: Id| match &begun {
        _ if wanted.is_empty() => Some(true),
        Some(begun) => begun[id.at()],
        None if dossier.id_of(id).starts_with(typed) => Some(true),
        None => begins_name(&wanted, dossier, id, &mut folded),
    };
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for id in records {
        match fits(id) {
            Some(true) => first.push(id),
            Some(false) if later.len() < OFFERED => later.push(id),
            _ => {}
        }
        if first.len() == OFFERED {
            break;
        }
    }
    first.append(&mut later);
    first.truncate(OFFERED);
    first
}

/// Whether a record has a name with a word that each typed one begins, and whether such a name begins with the
/// first of them.
fn begins_name(wanted: &[String], dossier: &Dossier, id: Id, folded: &mut Folded) -> Option<bool> {
    let mut best = None;
    for name in dossier.names_of(id) {
        folded.refill(name);
        let begun = wanted.iter().all(|wanted| folded.each_word().any(|word| word.starts_with(wanted.as_str())));
        if begun {
            best = best.max(Some(folded.letters.starts_with(&wanted[0])));
        }
    }
    best
}
