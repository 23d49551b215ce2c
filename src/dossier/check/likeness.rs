//! Ids that readers can't tell apart, or only by looking twice.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::{Diagnostic, Diagnostics, See, references::path_to_id};
use crate::dossier::{Id, by_id::Ids, record::File, text::brief};

/// Cyrillic and Greek letters and the Latin letters that they look like, and Arabic letters and
/// their Persian forms, from Unicode's `confusables.txt` (UTS #39). The marks of the first three
/// scripts are the same.
const TWINS: &[(&str, &str)] = &[
    ("АВСЕНІЈКМОРЅТХУԌԚԜѴҮӀЗҺ", "ABCEHIJKMOPSTXYGQWVYI3h"),
    ("асԁеһіјӏорԛѕѵԝхуүгшѡҽбьәӕөӡ", "acdehijlopqsvwxyyrwwe6bəæɵʒ"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϜϒ", "ABEZHIKMNOPTYXCJFY"),
    ("αινορυγσϲϳϱ", "aivopuyocjp"),
    ("يىكه٠١٢٣٧٨٩", "ییکہ۰۱۲۳۷۸۹"),
];

/// Reports ids that differ only in case, or in letters of two scripts that look the same.
pub(super) fn check(file: &File, ids: &Ids, diagnostics: &mut Diagnostics) {
    let twins: HashMap<char, char> =
        TWINS.iter().flat_map(|(theirs, latin)| theirs.chars().zip(latin.chars())).collect();
    // A capital may look like a Latin letter where its small letter does not, and the other way; and
    // like another one.
    let twin = |c: char, wanted: [fn(char) -> char; 2]| {
        let looks = wanted.into_iter().find_map(|cased| twins.get(&cased(c))).copied().unwrap_or(c);
        small(looks)
    };
    let likenesses = |id: &str| -> [String; 2] {
        // A letter that has two small forms, like sigma, has one capital.
        let letters = || id.nfd().map(|c| small(capital(c)));
        [[small, capital], [capital, small]].map(|wanted| letters().map(|c| twin(c, wanted)).collect())
    };
    let mut by_small: HashMap<String, Id> = HashMap::with_capacity(ids.len());
    let mut by_capital: HashMap<String, Id> = HashMap::with_capacity(ids.len());
    for handle in file.every_id() {
        let id = file.record(handle).id();
        // An id that is given twice has been reported as that.
        if ids.get(id) != Some(handle) {
            continue;
        }
        let [small, capital] = likenesses(id);
        let others = [&mut by_small, &mut by_capital].into_iter().zip([small, capital]);
        // Both are looked up, so that both know this id from now on.
        let others: Vec<Id> = others.map(|(first, likeness)| *first.entry(likeness).or_insert(handle)).collect();
        if let Some(&other) = others.iter().find(|other| **other != handle) {
            diagnostics.warning(|| {
                let message =
                    format!("\"{}\" differs from another id only in case or in letters that look alike", brief(id));
                Diagnostic { see: Some(See::Path(path_to_id(other))), ..Diagnostic::new(path_to_id(handle), message) }
            });
        }
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn capital(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::TWINS;

    #[test]
    fn each_letter_has_its_twin() {
        for (theirs, latin) in TWINS {
            assert_eq!(theirs.chars().count(), latin.chars().count(), "{theirs}");
            assert!(theirs.chars().all(|c| !latin.contains(c)), "{theirs}");
        }
    }
}
