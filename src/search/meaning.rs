//! What a typed word means in a sentence: its other forms, and words that mean the same in the news.
//!
//! Works on folded words.

use std::sync::LazyLock;

use super::{
    grade::Grade,
    root::{forms, root},
};

/// Words that mean the same, or nearly, where people tell what happened.
const SYNONYMS: &[&str] = &[
    "agreement deal accord pact treaty settlement",
    "assault attack raid strike",
    "ambassador envoy diplomat",
    "ban outlaw prohibit forbid",
    "blame accuse",
    "boss chief head director leader chair chairman chairwoman president",
    "collapse fall crash plunge slump",
    "company firm contractor business corporation",
    "conviction verdict sentence ruling judgment",
    "demo demonstration protest march rally",
    "dismissal sack fire oust remove",
    "dispute row quarrel feud",
    "fake forged forgery",
    "film movie documentary",
    "flee escape abscond",
    "fund money payment compensation",
    "inquiry investigation probe",
    "jail prison imprison",
    "killing murder assassination",
    "meeting talks summit",
    "newspaper daily paper",
    "resign quit",
    "restart resume reopen return",
    "revenue sales turnover income",
    "search raid",
    "seizure confiscation raid",
    "share stock",
    "strike walkout stoppage",
    "stop halt suspend",
    "threat warning ultimatum",
    "toll death casualty victim",
    "trade commerce",
    "visit trip tour",
    "vote election poll referendum",
    "war conflict fighting",
    "withdrawal recall pullout leave exit",
];

/// Adjectives of countries that no ending makes of their names.
const DEMONYMS: &[(&str, &str)] = &[
    ("afghan", "afghanistan"),
    ("belgian", "belgium"),
    ("british", "britain"),
    ("chinese", "china"),
    ("czech", "czechia"),
    ("danish", "denmark"),
    ("dutch", "netherlands"),
    ("emirati", "emirates"),
    ("finnish", "finland"),
    ("french", "france"),
    ("german", "germany"),
    ("greek", "greece"),
    ("hungarian", "hungary"),
    ("icelandic", "iceland"),
    ("irish", "ireland"),
    ("italian", "italy"),
    ("kyrgyz", "kyrgyzstan"),
    ("norwegian", "norway"),
    ("polish", "poland"),
    ("portuguese", "portugal"),
    ("scottish", "scotland"),
    ("spanish", "spain"),
    ("swedish", "sweden"),
    ("swiss", "switzerland"),
    ("tajik", "tajikistan"),
    ("thai", "thailand"),
    ("turkish", "turkey"),
    ("turkmen", "turkmenistan"),
    ("uzbek", "uzbekistan"),
    ("welsh", "wales"),
];

/// The name of the country whose adjective a typed word is, where that is no word derived from it.
pub(super) fn country(word: &str) -> Option<&'static str> {
    DEMONYMS.iter().find(|(known, _)| *known == word).map(|(_, country)| *country)
}

/// By group of synonyms, the roots of its words.
static ROOTS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let roots = |words: &&str| words.split(' ').filter_map(root).map(std::borrow::Cow::into_owned).collect();
    SYNONYMS.iter().map(roots).collect()
});

/// What a typed word means.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The root of the word, and those of words that mean the same.
    roots: Vec<String>,
    /// What their forms begin with: a word that begins otherwise needs no closer look.
    beginnings: Vec<[u8; 2]>,
}

impl Meaning {
    /// That of a word; nothing for what can't be a word of English.
    pub fn of(word: &str) -> Option<Self> {
        let own = root(word)?.into_owned();
        let alike = ROOTS.iter().filter(|group| group.contains(&own)).flatten();
        let mut roots = vec![own.clone()];
        roots.extend(alike.filter(|root| **root != own).cloned());
        let begins = |word: &str| word.as_bytes().first_chunk().copied();
        let of_forms = |root: &String| forms(root).filter_map(begins).chain(begins(root)).collect::<Vec<_>>();
        let mut beginnings: Vec<[u8; 2]> = roots.iter().flat_map(of_forms).chain(begins(word)).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        Some(Self { roots, beginnings })
    }

    /// The roots of all words that mean this.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        self.roots.iter().map(String::as_str)
    }

    /// How well another word means the same.
    pub fn shared_with(&self, word: &str) -> Option<Grade> {
        self.beginnings.contains(word.as_bytes().first_chunk()?).then_some(())?;
        let root = root(word)?;
        let at = self.roots.iter().position(|own| *own == root)?;
        Some(if at == 0 { Grade::FORM } else { Grade::SYNONYM })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_mean_the_same_and_synonyms_nearly() {
        for (typed, word, grade) in [
            ("banning", "banned", Some(Grade::FORM)),
            ("deal", "agreement", Some(Grade::SYNONYM)),
            ("deals", "agreed", Some(Grade::SYNONYM)),
            ("death", "died", Some(Grade::FORM)),
            ("recall", "withdrew", Some(Grade::SYNONYM)),
            ("deal", "dealt", None),
            ("war", "warning", None),
        ] {
            assert_eq!(Meaning::of(typed).and_then(|meaning| meaning.shared_with(word)), grade, "{typed} {word}");
        }
    }
}
