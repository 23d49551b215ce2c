//! What the forms of an English word have in common: ban, banned, banning; withdraw, withdrawal.
//!
//! Works on folded words.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// The shortest and the longest words that have other forms; shorter ones are mostly names of letters.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=24;

/// What all forms of a word have in common: its stem by the Snowball algorithm for English, and beyond that what
/// a noun has in common with its verb. Nothing for what can't be a word of English.
pub(super) fn root(word: &str) -> Option<Cow<'_, str>> {
    if let Some(irregular) = forms(word).next() {
        return Some(irregular.into());
    }
    let is_english = LENGTHS.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let stem = || match verb(word) {
        Some(verb) => Stemmer::create(Algorithm::English).stem(&verb).into_owned().into(),
        None => Stemmer::create(Algorithm::English).stem(word),
    };
    is_english.then(stem)
}

/// Words of which no rule makes the forms one, each with all of its forms in the news: first what the others stand for.
const IRREGULAR: &[&str] = &[
    "die dies died dying death deaths dead",
    "flee flees fled fleeing flight",
    "fall falls fell fallen falling",
    "fight fights fought fighting",
    "find finds found finding findings",
    "give gives gave given giving",
    "go goes went gone going",
    "hold holds held holding",
    "keep keeps kept keeping",
    "lead leads led leading",
    "leave leaves left leaving",
    "lose loses lost losing loss losses",
    "meet meets met meeting meetings",
    "pay pays paid paying payment payments",
    "sell sells sold selling sale sales",
    "buy buys bought buying",
    "send sends sent sending",
    "shoot shoots shot shooting shootings",
    "speak speaks spoke spoken speech speeches",
    "steal steals stole stolen theft thefts",
    "strike strikes struck striking",
    "take takes took taken taking",
    "tell tells told telling",
    "win wins won winning",
    "withdraw withdraws withdrew withdrawn withdrawing withdrawal withdrawals",
    "write writes wrote written writing",
    "break breaks broke broken breaking",
    "build builds built building",
    "bring brings brought bringing",
    "choose chooses chose chosen choosing choice",
    "hide hides hid hidden hiding",
    "rise rises rose risen rising",
    "sink sinks sank sunk sinking",
    "seek seeks sought seeking",
    "spend spends spent spending",
    "swear swears swore sworn swearing",
    "teach teaches taught teaching",
    "throw throws threw thrown throwing",
    "begin begins began begun beginning",
    "burn burns burnt burned burning",
    "deny denies denied denying denial denials",
    "prove proves proved proven proof",
    "see sees saw seen",
    "marry marries married marrying marriage",
    "succeed succeeds succeeded success",
    "man men",
    "woman women",
    "child children",
];

/// By irregular form, the line that it stands in.
static LINES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| IRREGULAR.iter().flat_map(|line| line.split(' ').map(|form| (form, *line))).collect());

/// The forms of an irregular word, first the one that stands for all; none of other words.
pub(super) fn forms(word: &str) -> impl Iterator<Item = &'static str> {
    LINES.get(word).into_iter().flat_map(|line| line.split(' '))
}

/// The verb that a noun is made of, where its stem is another: resumption of resume, decision of decide, settlement
/// of settle, closure of close.
fn verb(word: &str) -> Option<String> {
    let noun = word.strip_suffix('s').unwrap_or(word);
    let ends_in = |ending: &str, least: usize| noun.strip_suffix(ending).filter(|verb| verb.len() >= least);
    if let Some(verb) = noun.strip_suffix("umption") {
        return Some(format!("{verb}ume"));
    }
    // Extension is of extend, but admission of admit.
    if let Some(verb) = ends_in("sion", 3).filter(|verb| verb.ends_with(['i', 'a', 'u', 'n'])) {
        return Some(format!("{verb}de"));
    }
    ends_in("ment", 4).map(str::to_owned).or_else(|| ends_in("ure", 4).map(|verb| format!("{verb}e")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_root() {
        for forms in [
            "ban banned banning bans",
            "withdraw withdrawal withdraws",
            "resign resigns resigned resignation",
            "kill killed killing killings",
            "summon summoned summons",
            "resume resumes resumption",
            "decide decides decision decisions",
            "settle settled settlement",
            "agree agreement agreements",
            "close closes closed closure",
            "suspend suspended suspension",
            "insurer insurance",
            "seal sealed sealing",
            "die died death",
            "withdraw withdrew withdrawal",
            "child children",
        ] {
            let found: Vec<_> = forms.split(' ').map(root).collect();
            assert!(found.windows(2).all(|pair| pair[0].is_some() && pair[0] == pair[1]), "{forms}: {found:?}");
        }
    }

    #[test]
    fn other_words_have_another_or_none() {
        for (one, other) in [("party", "part"), ("mission", "mid"), ("trade", "train"), ("general", "gene")] {
            assert_ne!(root(one), root(other), "{one} {other}");
        }
        assert_eq!(["2015", "un", "ﬁx", ""].map(root), [None, None, None, None]);
    }
}
