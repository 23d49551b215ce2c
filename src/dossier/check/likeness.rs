//! Ids that readers can't tell apart, or only by looking twice.

use std::collections::HashMap;

use super::{
    ById, Finding, Findings, See,
    references::{each_id, way_to_id},
};
use crate::dossier::{Id, record::File, text::brief};

/// Cyrillic and Greek letters and the Latin letters that they look like, from Unicode's
/// `confusables.txt` (UTS #39).
const TWINS: &[(&str, &str)] = &[
    ("АВСЕНІЈКМОРЅТХУԌԚԜѴҮӀЬЗҺ", "ABCEHIJKMOPSTXYGQWVYlb3h"),
    ("асԁеһіјӏорԛѕѵԝхуүгшѡҽб", "acdehijlopqsvwxyyrwwe6"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϜϒ", "ABEZHIKMNOPTYXCJFY"),
    ("αινορυγσϲϳϱ", "aivopuyocjp"),
];

/// Reports ids that differ only in case, or in letters of two scripts that look the same.
pub(super) fn check(file: &File, by_id: &ById, findings: &mut Findings) {
    let twins: HashMap<char, char> =
        TWINS.iter().flat_map(|(theirs, latin)| theirs.chars().zip(latin.chars())).collect();
    let likeness =
        |id: &str| -> String { id.chars().flat_map(|c| twins.get(&c).unwrap_or(&c).to_lowercase()).collect() };
    let mut first: HashMap<String, Id> = HashMap::with_capacity(by_id.len());
    each_id(file, |id, handle| {
        // An id that is given twice has been reported as that.
        if by_id.get(id.as_str()) != Some(&handle) {
            return;
        }
        let other = *first.entry(likeness(id)).or_insert(handle);
        if other != handle {
            findings.warning(|| {
                let message =
                    format!("\"{}\" differs from another id only in case or in letters that look alike", brief(id));
                Finding { see: Some(See::Path(way_to_id(other))), ..Finding::new(way_to_id(handle), message) }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::TWINS;

    #[test]
    fn each_letter_has_its_twin() {
        for (theirs, latin) in TWINS {
            assert_eq!(theirs.chars().count(), latin.chars().count(), "{theirs}");
            assert!(latin.is_ascii() && theirs.chars().all(|c| !c.is_ascii()), "{theirs}");
        }
    }
}
