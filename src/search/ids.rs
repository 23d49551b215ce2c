//! Records by their ids, as they are written in the file.

use super::query::Query;
use crate::dossier::{Dossier, Id, Kind};

/// How many records are found by the beginning of their ids.
const MOST: usize = 8;

/// The records that a query means by its one word: that of this id, and those of which it begins the id. A word
/// without a sign or a digit in it may be any word, and means the record of just this id.
pub(super) fn meant(dossier: &Dossier, query: &Query) -> Vec<Id> {
    let Some(word) = query.single_word() else { return Vec::new() };
    let exact = dossier.find(word).filter(|id| dossier.stands(*id));
    let is_written = |c: char| matches!(c, '-' | '_' | '.' | ':');
    let inside = word.trim_matches(is_written);
    if inside.len() < 4 || !inside.contains(is_written) {
        return exact.into_iter().collect();
    }
    let all = Kind::ALL.iter().flat_map(|kind| dossier.ids(*kind));
    let begun = all.filter(|id| dossier.id_of(*id).starts_with(word) && Some(*id) != exact && dossier.stands(*id));
    exact.into_iter().chain(begun).take(MOST).collect()
}
