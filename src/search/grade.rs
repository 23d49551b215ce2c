//! How well one typed word matches one word of the dossier: the kinds of matches, and the cheap tests
//! for each.
//!
//! Works on folded words.

use super::{
    fold::{self, Folded, Script},
    sound, spelling,
};

/// How a typed word fits a word or a name, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MatchKind {
    /// One or two typing errors away.
    Typo,
    /// Its letters in order, gaps at the starts of words.
    SubsequenceAcrossWords,
    /// Its letters in order inside one word, from the first.
    Subsequence,
    /// Somewhere inside a word.
    Substring,
    /// The beginning, in another spelling of the sounds.
    SoundsLikePrefix,
    /// The same but for an ending: Kabir and Kabirov, Iran and Iranian.
    Stem,
    /// The first letters of the words, or the first of them.
    Acronym,
    /// Another word that means the same: accord for agreement.
    Synonym,
    /// The beginning.
    Prefix,
    /// Another form of the word: banned, banning.
    Form,
    /// All of it, in another spelling of the sounds.
    SoundsLike,
    /// All of it, British for American or the other way round.
    Spelling,
    /// All of it.
    Exact,
}

/// A match with fewer points is a typo and ranks below everything else.
pub(super) const TRUE_MATCH: u16 = 100;

/// How well one word matches: the kind of match, and points that also order matches of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grade {
    pub points: u16,
    pub kind: MatchKind,
}

impl Grade {
    /// Whether a match of so many typed letters counts in prose: only the word itself or its beginning does, as so
    /// many words stand there that some are always similar.
    pub fn counts_in_prose(self, typed: usize) -> bool {
        match self.kind {
            MatchKind::Exact | MatchKind::Spelling | MatchKind::Form | MatchKind::Synonym => true,
            MatchKind::Prefix => typed >= 3,
            _ => false,
        }
    }

    /// Whether a match of so many typed letters counts in a name in one of many scripts, where something is always alike.
    pub const fn counts_in_exonym(self, typed: usize) -> bool {
        match self.kind {
            MatchKind::Exact | MatchKind::SoundsLike => true,
            MatchKind::Prefix => typed >= 4,
            _ => false,
        }
    }

    /// Whether it is the whole word that fits, in whatever form or spelling.
    pub const fn is_of_whole_word(self) -> bool {
        matches!(
            self.kind,
            MatchKind::Exact
                | MatchKind::Spelling
                | MatchKind::SoundsLike
                | MatchKind::Form
                | MatchKind::Synonym
                | MatchKind::Typo
        )
    }

    /// Whether a match counts in a condition: for one, subsequences and substrings are too little, and endings too
    /// much to guess.
    pub fn counts_in_condition(self) -> bool {
        self.kind >= MatchKind::SoundsLikePrefix && self.kind != MatchKind::Stem
    }
}

impl Grade {
    pub(super) fn new(kind: MatchKind, part: usize, whole: usize) -> Self {
        let share = |of: usize| (of * part.min(whole) / whole.max(1)) as u16;
        let points = match kind {
            MatchKind::Exact => 1000,
            MatchKind::Spelling => 980,
            MatchKind::SoundsLike => 860 + share(90),
            MatchKind::Prefix => 770 + share(110),
            MatchKind::Form => Self::FORM.points,
            MatchKind::Synonym => Self::SYNONYM.points,
            MatchKind::Acronym => 620 + share(130),
            MatchKind::Stem => 640 + share(80),
            MatchKind::SoundsLikePrefix => 540 + share(80),
            MatchKind::Substring => 400 + share(80),
            // A letter lost from a long word is hardly a gap.
            MatchKind::Subsequence if whole >= 5 && part + 1 == whole => 600,
            MatchKind::Subsequence => 280 + share(100),
            MatchKind::SubsequenceAcrossWords => 180 + share(80),
            MatchKind::Typo => 20 + share(60),
        };
        Self { points, kind }
    }

    /// The grade of another form of the typed word.
    pub const FORM: Self = Self { kind: MatchKind::Form, points: 890 };

    /// The grade of a word that means the same.
    pub const SYNONYM: Self = Self { kind: MatchKind::Synonym, points: 760 };

    /// The better of what a word means and of how it may fit in another way, too.
    pub fn or_better(self, otherwise: Option<Self>) -> Self {
        otherwise.filter(|grade| grade.kind > self.kind && grade.kind != MatchKind::SoundsLike).unwrap_or(self)
    }

    /// A grade for letters that are alike to this degree, from 0 to 1.
    fn near(kind: MatchKind, near: f64) -> Self {
        let percent = (0..=100_u8).rev().find(|percent| f64::from(*percent) <= near * 100.0);
        Self::new(kind, usize::from(percent.unwrap_or(0)), 100)
    }
}

/// A typed word with everything that comparing needs, made once per key pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    pub text: String,
    pub key: String,
    /// The key while more may follow.
    pub prefix_key: String,
    /// How many consonants the two have.
    consonants: usize,
    prefix_consonants: usize,
    pub stem: usize,
    pub spelling: String,
    pub mask: u64,
    pub key_mask: u64,
    pub script: Script,
    /// Whether it need not be found beside others.
    pub stop: bool,
}

impl Needle {
    /// A typed word, already folded.
    pub fn new(text: &str, script: Script) -> Self {
        let (key, prefix_key) = (sound::key(text, script), sound::prefix_key(text, script));
        Self {
            text: text.to_owned(),
            consonants: sound::consonants(&key),
            prefix_consonants: sound::consonants(&prefix_key),
            prefix_key,
            stem: sound::stem(&key).len(),
            key_mask: sound::key_mask(&key),
            key,
            spelling: spelling::common(text).unwrap_or_else(|| text.to_owned()),
            mask: fold::letter_mask(text),
            script,
            stop: fold::is_stop_word(text) || fold::is_filler(text),
        }
    }
}

/// A word that a [`Needle`] is compared with, and everything that comparing needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub text: &'a str,
    pub key: &'a str,
    /// How much of the key is left without the ending of a surname.
    pub stem: usize,
    pub spelling: &'a str,
    pub mask: u64,
    pub script: Script,
}

/// A word of a text that is not in the vocabulary, made ready to be compared.
pub(super) fn with_word<R>(folded: &Folded, at: usize, compare: impl FnOnce(&Candidate<'_>) -> R) -> R {
    with_text(folded.word(at), folded.words[at].script, compare)
}

/// A folded word from a script, made ready to be compared.
pub(super) fn with_text<R>(text: &str, script: Script, compare: impl FnOnce(&Candidate<'_>) -> R) -> R {
    let (key, form) = (sound::key(text, script), spelling::common(text));
    let spelling = form.as_deref().unwrap_or(text);
    let (stem, mask) = (sound::stem(&key).len(), fold::letter_mask(text));
    compare(&Candidate { text, key: &key, stem, spelling, mask, script })
}

/// The longest typed word that is looked for as a subsequence; [`super::multiword::LONGEST_TEXT`] is
/// the longest text: memory and time of the matcher grow with their product.
pub(super) const LONGEST_WORD: usize = 32;

/// The best match of a typed word with a word, typos aside.
pub(super) fn grade(needle: &Needle, word: &Candidate<'_>) -> Option<Grade> {
    let (n, w) = (needle.text.len(), word.text.len());
    let has_letters = needle.mask & !word.mask == 0;
    if has_letters && n <= w && word.text.starts_with(&needle.text) {
        return Some(Grade::new(if n == w { MatchKind::Exact } else { MatchKind::Prefix }, n, w));
    }
    if needle.spelling == word.spelling {
        return Some(Grade::new(MatchKind::Spelling, 1, 1));
    }
    if n >= 4 && word.spelling.starts_with(&needle.spelling) {
        return Some(Grade::new(MatchKind::Prefix, n, w));
    }
    let by_sound = sounds_like(needle, word);
    if by_sound.is_some() {
        return by_sound;
    }
    if w >= 4 && n > w && is_derived(&needle.text, word.text) {
        return Some(Grade::new(MatchKind::Stem, w, n));
    }
    if !has_letters || n < 3 || n > w {
        return None;
    }
    if word.text.contains(&needle.text) {
        return Some(Grade::new(MatchKind::Substring, n, w));
    }
    let is_subsequence =
        n <= LONGEST_WORD && n * 4 >= w && starts_alike(needle, word) && is_subsequence(&needle.text, word.text);
    is_subsequence.then(|| Grade::new(MatchKind::Subsequence, n, w))
}

fn starts_alike(needle: &Needle, word: &Candidate<'_>) -> bool {
    needle.text.as_bytes().first() == word.text.as_bytes().first()
}

/// "Iranian" for Iran, "ministers" for minister: a word with an ending of English that makes
/// adjectives of names, or a plural.
fn is_derived(longer: &str, word: &str) -> bool {
    longer
        .strip_prefix(word)
        .is_some_and(|ending| matches!(ending, "s" | "i" | "n" | "an" | "ian" | "ni" | "ese" | "ish"))
}

fn sounds_like(needle: &Needle, word: &Candidate<'_>) -> Option<Grade> {
    let consonants = needle.consonants;
    if needle.prefix_consonants == 0 || needle.text.len() < 2 {
        return None;
    }
    if needle.script != word.script {
        let from_abjad = needle.script == Script::Abjad;
        let (abjad, full) = if from_abjad { (&*needle.key, word.key) } else { (word.key, &*needle.key) };
        return match sound::abjad_covers(abjad, full) {
            Some(covered) if covered == full.len() && from_abjad => Some(Grade::new(MatchKind::SoundsLike, 1, 2)),
            // Latin letters are typed for a Latin name; without vowels many words look the same.
            Some(covered) if covered == full.len() => Some(Grade::new(MatchKind::Stem, 1, 2)),
            Some(covered) if from_abjad && consonants >= 2 => {
                Some(Grade::new(MatchKind::SoundsLikePrefix, covered, full.len()))
            }
            _ => None,
        };
    }
    // The less a key says, the more words share it: then the letters must agree, too.
    let graded = |kind, least: f64| {
        let near = strsim::normalized_levenshtein(&needle.text, word.text);
        (near >= least).then(|| Grade::near(kind, near))
    };
    if needle.key == word.key {
        return graded(MatchKind::SoundsLike, if consonants >= 3 { 0.0 } else { 0.45 });
    }
    if needle.prefix_consonants >= 2 && needle.text.len() >= 3 && word.key.starts_with(&needle.prefix_key) {
        let part = word.text.get(..needle.text.len()).unwrap_or(word.text);
        if consonants < 3 && strsim::normalized_levenshtein(&needle.text, part) < 0.5 {
            return None;
        }
        return Some(Grade::new(MatchKind::SoundsLikePrefix, needle.key.len(), word.key.len()));
    }
    if needle.text.len() >= 4 && word.text.len() >= 4 {
        let (a, b) = (&needle.key[..needle.stem], &word.key[..word.stem]);
        if a == b {
            return graded(MatchKind::Stem, 0.55);
        }
    }
    None
}

/// Whether all letters occur in this order.
pub(super) fn is_subsequence(letters: &str, text: &str) -> bool {
    let mut rest = text.bytes();
    letters.bytes().all(|letter| rest.any(|b| b == letter))
}

/// How many typos are forgiven against a word of this length.
const fn typos_allowed(word: usize) -> usize {
    match word {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Whether two letters with one between them have changed places, and nothing else: one slip, as of neighbours.
fn is_swapped(typed: &str, word: &str) -> bool {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    let Some(at) = typed.iter().zip(word).position(|(typed, word)| typed != word) else { return false };
    typed.len() == word.len()
        && typed.len() > at + 2
        && (typed[at], typed[at + 2]) == (word[at + 2], word[at])
        && typed[at + 1] == word[at + 1]
        && typed[at + 3..] == word[at + 3..]
}

/// Whether a typed word is a word with one or two typos: a letter lost, added or changed, or two
/// neighbours swapped.
pub(super) fn typo(needle: &Needle, word: &Candidate<'_>) -> Option<Grade> {
    let (n, w) = (needle.text.len(), word.text.len());
    let allowed = typos_allowed(w).min(if n < 4 { 0 } else { n - 3 });
    if allowed == 0 || n.abs_diff(w) > allowed || n > LONGEST_WORD {
        return None;
    }
    if (needle.mask & !word.mask).count_ones() as usize > allowed
        || (word.mask & !needle.mask).count_ones() as usize > allowed
    {
        return None;
    }
    let typos = if is_swapped(&needle.text, word.text) { 1 } else { strsim::osa_distance(&needle.text, word.text) };
    (typos <= allowed).then(|| {
        // First by the number of typos, then by what is left of the word.
        let same_start = usize::from(starts_alike(needle, word));
        Grade::new(MatchKind::Typo, (3 - typos.min(2)) * 30 + same_start * 5 + w.min(24) - typos, 120)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(typed: &str, word: &str) -> Option<MatchKind> {
        let needle = Needle::new(typed, Script::Alphabet);
        let (key, form) = (sound::key(word, Script::Alphabet), spelling::common(word).unwrap_or_else(|| word.into()));
        let word = Candidate {
            text: word,
            stem: sound::stem(&key).len(),
            key: &key,
            spelling: &form,
            mask: fold::letter_mask(word),
            script: Script::Alphabet,
        };
        grade(&needle, &word).or_else(|| typo(&needle, &word)).map(|grade| grade.kind)
    }

    #[test]
    fn each_way_to_match_has_its_kind() {
        for (typed, word, expected) in [
            ("kabiri", "kabiri", MatchKind::Exact),
            ("defense", "defence", MatchKind::Spelling),
            ("rakhmon", "rahmon", MatchKind::SoundsLike),
            ("kab", "kabiri", MatchKind::Prefix),
            ("defens", "defence", MatchKind::Prefix),
            ("iranian", "iran", MatchKind::Stem),
            ("kabirov", "kabiri", MatchKind::Stem),
            ("mukhid", "muhiddin", MatchKind::SoundsLikePrefix),
            ("biri", "kabiri", MatchKind::Substring),
            ("qymv", "qayumov", MatchKind::Subsequence),
            ("kabrii", "kabiri", MatchKind::Typo),
            ("kubiri", "kabiri", MatchKind::SoundsLike),
            ("zatif", "zarif", MatchKind::Typo),
            ("nazrzaoda", "nazarzoda", MatchKind::Typo),
        ] {
            assert_eq!(kind(typed, word), Some(expected), "{typed} for {word}");
        }
    }

    #[test]
    fn what_does_not_fit_has_none() {
        for (typed, word) in
            [("iran", "un"), ("irq", "iran"), ("xyz", "kabiri"), ("rahimi", "rahmon"), ("zxrif", "kabir")]
        {
            assert_eq!(kind(typed, word), None, "{typed} for {word}");
        }
    }

    #[test]
    fn points_follow_the_kinds_and_typos_stay_below() {
        let worst = |kind| Grade::new(kind, 0, 100).points;
        let best = |kind| Grade::new(kind, 100, 100).points;
        for (lower, higher) in [
            (MatchKind::Typo, MatchKind::SubsequenceAcrossWords),
            (MatchKind::SubsequenceAcrossWords, MatchKind::Subsequence),
            (MatchKind::SubsequenceAcrossWords, MatchKind::Substring),
            (MatchKind::Substring, MatchKind::SoundsLikePrefix),
            (MatchKind::Acronym, MatchKind::Prefix),
            (MatchKind::Prefix, MatchKind::Spelling),
            (MatchKind::SoundsLike, MatchKind::Spelling),
            (MatchKind::Spelling, MatchKind::Exact),
        ] {
            assert!(best(lower) <= worst(higher), "{lower:?} {higher:?}");
        }
        assert!(best(MatchKind::Typo) < TRUE_MATCH);
    }
}
