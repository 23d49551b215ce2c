//! British and American spellings, by rule: one form for both.
//!
//! Works on folded words. A form need not be a word of English: it only has to be the same for both
//! spellings.

/// Endings that differ, each with the form that stands for both; the first that fits is taken.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("isational", "izational"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourer", "orer"),
    ("ourers", "orers"),
    ("ourable", "orable"),
    ("ourite", "orite"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("tred", "tered"),
    ("ence", "ense"),
    ("ences", "enses"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("amme", "am"),
    ("ammes", "ams"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("llers", "lers"),
    ("llment", "lment"),
    ("llful", "lful"),
    ("dgement", "dgment"),
    ("dgements", "dgments"),
];

/// The common form of a word, where it differs from the word itself.
pub(super) fn common(word: &str) -> Option<String> {
    if word.len() < 5 {
        return None;
    }
    let (ending, form) = ENDINGS
        .iter()
        .filter(|(ending, _)| word.len() >= ending.len() + 2)
        .find(|(ending, _)| word.ends_with(ending))?;
    Some(format!("{}{form}", &word[..word.len() - ending.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_have_one_form() {
        for (british, american) in [
            ("defence", "defense"),
            ("organisation", "organization"),
            ("organise", "organize"),
            ("programme", "program"),
            ("centre", "center"),
            ("labour", "labor"),
            ("neighbours", "neighbors"),
            ("analyse", "analyze"),
            ("dialogue", "dialog"),
            ("travelled", "traveled"),
            ("judgement", "judgment"),
            ("fulfilment", "fulfillment"),
        ] {
            let form = |word: &str| common(word).unwrap_or_else(|| word.to_owned());
            assert_eq!(form(british), form(american), "{british}");
        }
    }
}
