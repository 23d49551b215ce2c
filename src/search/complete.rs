//! Completion: what a field or a value that is being typed may become.

use std::ops::Range;

use super::{
    fold::Folded,
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
            let named = named(field.as_str(), typed, dossier).into_iter().take(OFFERED);
            return named.map(|id| completion(dossier.id_of(id), &dossier.title_of(id))).collect();
        }
    };
    let typed = typed.to_lowercase().replace('_', "-");
    let begun = words.into_iter().filter(|(word, _)| word.replace('_', "-").starts_with(&typed));
    begun.map(|(word, note)| completion(word, note)).collect()
}

/// The records that a field may name and that fit what is typed: first those whose name begins
/// with it, then those with a word that does, each in the order of involvement or of the file.
fn named(field: &str, typed: &str, dossier: &Dossier) -> Vec<Id> {
    let mut folded = Folded::default();
    folded.refill(typed);
    let wanted: Vec<String> = folded.each_word().map(str::to_owned).collect();
    let mut fits = |id: Id| -> Option<bool> {
        if wanted.is_empty() || dossier.id_of(id).starts_with(typed) {
            return Some(true);
        }
        let mut best = None;
        for name in dossier.names_of(id) {
            folded.refill(name);
            let begun = wanted.iter().all(|wanted| folded.each_word().any(|word| word.starts_with(wanted.as_str())));
            if begun {
                best = best.max(Some(folded.letters.starts_with(&wanted[0])));
            }
        }
        best
    };
    let records: Vec<Id> = match field {
        "place" => dossier.ids(Kind::Place).collect(),
        "source" => dossier.ids(Kind::Source).collect(),
        _ => dossier.by_involvement().iter().map(|id| (*id).into()).collect(),
    };
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for id in records {
        match fits(id) {
            Some(true) => first.push(id),
            Some(false) => later.push(id),
            None => {}
        }
    }
    first.append(&mut later);
    first
}
