//! How well one typed word fits one word of the dossier: the classes, and the cheap tests that put
//! a pair into one.
//!
//! Works on folded words.

use super::{
    fold::{self, Folded, Script},
    sound, spelling,
};

/// How a typed word fits a word or a name, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// A typing slip or two away.
    Slip,
    /// Its letters in order, gaps at the starts of words.
    Loose,
    /// Its letters in order inside one word, from the first.
    Tight,
    /// Somewhere inside a word.
    Inside,
    /// The beginning, in another spelling of the sounds.
    SoundsLikeStart,
    /// The same but for an ending: Kabir and Kabirov, Iran and Iranian.
    Stem,
    /// The first letters of the words, or the first of them.
    Acronym,
    /// The beginning.
    Start,
    /// All of it, in another spelling of the sounds.
    SoundsLike,
    /// All of it, British for American or the other way round.
    Spelling,
    /// All of it.
    Exact,
}

/// The points below which a match is a slip and ranks below everything else.
pub(super) const TRUE_MATCH: u16 = 100;

/// How well one word fits: a class, and points that also tell better from worse inside a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grade {
    pub class: Class,
    pub points: u16,
}

impl Grade {
    pub(super) fn new(class: Class, part: usize, whole: usize) -> Self {
        let share = |of: usize| (of * part.min(whole) / whole.max(1)) as u16;
        let points = match class {
            Class::Exact => 1000,
            Class::Spelling => 980,
            Class::SoundsLike => 860 + share(90),
            Class::Start => 770 + share(110),
            Class::Acronym => 620 + share(130),
            Class::Stem => 640 + share(80),
            Class::SoundsLikeStart => 540 + share(80),
            Class::Inside => 400 + share(80),
            // A letter lost from a long word is hardly a gap.
            Class::Tight if whole >= 5 && part + 1 == whole => 600,
            Class::Tight => 280 + share(100),
            Class::Loose => 180 + share(80),
            Class::Slip => 20 + share(60),
        };
        Self { class, points }
    }

    /// A grade for letters that are alike to this degree, from 0 to 1.
    fn near(class: Class, near: f64) -> Self {
        let percent = (0..=100_u8).rev().find(|percent| f64::from(*percent) <= near * 100.0);
        Self::new(class, usize::from(percent.unwrap_or(0)), 100)
    }
}

/// A typed word with everything that comparing needs, made once per key pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    pub text: String,
    pub key: String,
    /// The key while more may follow.
    pub start: String,
    pub stem: usize,
    pub spelling: String,
    pub mask: u64,
    pub key_mask: u64,
    pub script: Script,
    pub stop: bool,
}

impl Needle {
    /// A typed word, already folded.
    pub fn new(text: &str, script: Script) -> Self {
        let key = sound::key(text, script);
        Self {
            text: text.to_owned(),
            start: sound::open_key(text, script),
            stem: sound::stem(&key).len(),
            key_mask: sound::key_mask(&key),
            key,
            spelling: spelling::common(text).unwrap_or_else(|| text.to_owned()),
            mask: fold::letter_mask(text),
            script,
            stop: fold::is_stop_word(text),
        }
    }
}

/// A word of the dossier with everything that comparing needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub key: &'a str,
    /// How much of the key is left without the ending of a surname.
    pub stem: usize,
    pub spelling: &'a str,
    pub mask: u64,
    pub script: Script,
}

/// A word of a text that is not in the vocabulary, made ready to be compared.
pub(super) fn with_word<R>(folded: &Folded, at: usize, compare: impl FnOnce(&Word<'_>) -> R) -> R {
    let text = folded.word(at);
    let script = folded.words[at].script;
    let (key, form) = (sound::key(text, script), spelling::common(text));
    let spelling = form.as_deref().unwrap_or(text);
    let (stem, mask) = (sound::stem(&key).len(), fold::letter_mask(text));
    compare(&Word { text, key: &key, stem, spelling, mask, script })
}

/// The longest typed word and the longest text that letters with gaps are looked for in: memory
/// and time of the matcher grow with their product.
pub(super) const LONGEST_WORD: usize = 32;

/// The best class in which a typed word fits a word, slips aside.
pub(super) fn grade(needle: &Needle, word: &Word<'_>) -> Option<Grade> {
    let (n, w) = (needle.text.len(), word.text.len());
    let has_letters = needle.mask & !word.mask == 0;
    if has_letters && n <= w && word.text.starts_with(&needle.text) {
        return Some(Grade::new(if n == w { Class::Exact } else { Class::Start }, n, w));
    }
    if needle.spelling == word.spelling {
        return Some(Grade::new(Class::Spelling, 1, 1));
    }
    if word.spelling.starts_with(&needle.spelling) && n >= 4 {
        return Some(Grade::new(Class::Start, n, w));
    }
    let by_sound = sounds_like(needle, word);
    if by_sound.is_some() {
        return by_sound;
    }
    if w >= 4 && n > w && is_derived(&needle.text, word.text) {
        return Some(Grade::new(Class::Stem, w, n));
    }
    if !has_letters || n < 3 || n > w {
        return None;
    }
    if word.text.contains(&needle.text) {
        return Some(Grade::new(Class::Inside, n, w));
    }
    let tight =
        n <= LONGEST_WORD && n * 4 >= w && starts_alike(needle, word) && is_subsequence(&needle.text, word.text);
    tight.then(|| Grade::new(Class::Tight, n, w))
}

fn starts_alike(needle: &Needle, word: &Word<'_>) -> bool {
    needle.text.as_bytes().first() == word.text.as_bytes().first()
}

/// "Iranian" for Iran, "ministers" for minister: a word with an ending of English that makes
/// adjectives of names, or a plural.
fn is_derived(longer: &str, word: &str) -> bool {
    longer
        .strip_prefix(word)
        .is_some_and(|ending| matches!(ending, "s" | "i" | "n" | "an" | "ian" | "ni" | "ese" | "ish"))
}

fn sounds_like(needle: &Needle, word: &Word<'_>) -> Option<Grade> {
    let consonants = sound::consonants(&needle.key);
    if sound::consonants(&needle.start) == 0 || needle.text.len() < 2 {
        return None;
    }
    if needle.script != word.script {
        let from_abjad = needle.script == Script::Abjad;
        let (abjad, full) = if from_abjad { (&*needle.key, word.key) } else { (word.key, &*needle.key) };
        return match sound::abjad_covers(abjad, full) {
            Some(covered) if covered == full.len() && from_abjad => Some(Grade::new(Class::SoundsLike, 1, 2)),
            // Whoever types Latin letters means a Latin name; without vowels many words are one.
            Some(covered) if covered == full.len() => Some(Grade::new(Class::Stem, 1, 2)),
            Some(covered) if from_abjad && consonants >= 2 => {
                Some(Grade::new(Class::SoundsLikeStart, covered, full.len()))
            }
            _ => None,
        };
    }
    // The less a key says, the more words share it: then the letters must agree, too.
    let graded = |class, least: f64| {
        let near = strsim::normalized_levenshtein(&needle.text, word.text);
        (near >= least).then(|| Grade::near(class, near))
    };
    if needle.key == word.key {
        return graded(Class::SoundsLike, if consonants >= 3 { 0.0 } else { 0.45 });
    }
    if sound::consonants(&needle.start) >= 2 && needle.text.len() >= 3 && word.key.starts_with(&needle.start) {
        let part = word.text.get(..needle.text.len()).unwrap_or(word.text);
        if consonants < 3 && strsim::normalized_levenshtein(&needle.text, part) < 0.5 {
            return None;
        }
        return Some(Grade::new(Class::SoundsLikeStart, needle.key.len(), word.key.len()));
    }
    if needle.text.len() >= 4 && word.text.len() >= 4 {
        let (a, b) = (&needle.key[..needle.stem], &word.key[..word.stem]);
        if a == b {
            return graded(Class::Stem, 0.55);
        }
    }
    None
}

/// Whether all letters occur in this order.
pub(super) fn is_subsequence(letters: &str, text: &str) -> bool {
    let mut rest = text.bytes();
    letters.bytes().all(|letter| rest.any(|b| b == letter))
}

/// How many slips are forgiven against a word of this length.
const fn slips_allowed(word: usize) -> usize {
    match word {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Whether a typed word is a word with a slip or two: a letter lost, added or changed, or two
/// neighbours swapped.
pub(super) fn slip(needle: &Needle, word: &Word<'_>) -> Option<Grade> {
    let (n, w) = (needle.text.len(), word.text.len());
    let allowed = slips_allowed(w).min(if n < 4 { 0 } else { n - 3 });
    if allowed == 0 || n.abs_diff(w) > allowed || n > LONGEST_WORD {
        return None;
    }
    if (needle.mask & !word.mask).count_ones() as usize > allowed
        || (word.mask & !needle.mask).count_ones() as usize > allowed
    {
        return None;
    }
    let slips = strsim::osa_distance(&needle.text, word.text);
    (slips <= allowed).then(|| {
        // First by the number of slips, then by what is left of the word.
        let same_start = usize::from(starts_alike(needle, word));
        Grade::new(Class::Slip, (3 - slips.min(2)) * 30 + same_start * 5 + w.min(24) - slips, 120)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(typed: &str, word: &str) -> Option<Class> {
        let needle = Needle::new(typed, Script::Alphabet);
        let (key, form) = (sound::key(word, Script::Alphabet), spelling::common(word).unwrap_or_else(|| word.into()));
        let word = Word {
            text: word,
            stem: sound::stem(&key).len(),
            key: &key,
            spelling: &form,
            mask: fold::letter_mask(word),
            script: Script::Alphabet,
        };
        grade(&needle, &word).or_else(|| slip(&needle, &word)).map(|grade| grade.class)
    }

    #[test]
    fn each_way_to_fit_has_its_class() {
        for (typed, word, expected) in [
            ("kabiri", "kabiri", Class::Exact),
            ("defense", "defence", Class::Spelling),
            ("rakhmon", "rahmon", Class::SoundsLike),
            ("kab", "kabiri", Class::Start),
            ("defens", "defence", Class::Start),
            ("iranian", "iran", Class::Stem),
            ("kabirov", "kabiri", Class::Stem),
            ("mukhid", "muhiddin", Class::SoundsLikeStart),
            ("biri", "kabiri", Class::Inside),
            ("qymv", "qayumov", Class::Tight),
            ("kabrii", "kabiri", Class::Slip),
            ("kubiri", "kabiri", Class::SoundsLike),
            ("zatif", "zarif", Class::Slip),
            ("nazrzaoda", "nazarzoda", Class::Slip),
        ] {
            assert_eq!(class(typed, word), Some(expected), "{typed} for {word}");
        }
    }

    #[test]
    fn what_does_not_fit_has_none() {
        for (typed, word) in
            [("iran", "un"), ("irq", "iran"), ("xyz", "kabiri"), ("rahimi", "rahmon"), ("zxrif", "kabir")]
        {
            assert_eq!(class(typed, word), None, "{typed} for {word}");
        }
    }

    #[test]
    fn points_follow_the_classes_and_slips_stay_below() {
        let worst = |class| Grade::new(class, 0, 100).points;
        let best = |class| Grade::new(class, 100, 100).points;
        for (lower, higher) in [
            (Class::Slip, Class::Loose),
            (Class::Loose, Class::Tight),
            (Class::Loose, Class::Inside),
            (Class::Inside, Class::SoundsLikeStart),
            (Class::Acronym, Class::Start),
            (Class::Start, Class::Spelling),
            (Class::SoundsLike, Class::Spelling),
            (Class::Spelling, Class::Exact),
        ] {
            assert!(best(lower) <= worst(higher), "{lower:?} {higher:?}");
        }
        assert!(best(Class::Slip) < TRUE_MATCH);
    }
}
