//! What a word must have to fit a typed one, as far as it takes no time to see: most words are dismissed by it
//! before it is worked out what they sound like.

use super::{
    fold::{self, Script},
    grade::Needle,
    sound,
};

/// What the words have that may fit one typed word.
#[derive(Debug)]
pub(super) struct Precheck {
    /// The first letters, which no other spelling of a word changes.
    beginning: String,
    /// Letters that words of the same sound begin with.
    first: u64,
    /// Letters of which words of the same sound have one each.
    sounds: Vec<u64>,
    script: Script,
}

impl Precheck {
    pub fn new(needle: &Needle) -> Self {
        Self {
            beginning: needle.text.chars().take(2).collect(),
            first: needle.key.bytes().next().map_or(0, sound::letters_that_begin),
            sounds: sound::letters_of_each(&needle.key),
            script: needle.script,
        }
    }

    /// Whether a word may be the typed one, or begin with it, in whatever English spelling.
    pub fn begins(&self, word: &str) -> bool {
        word.starts_with(&self.beginning)
    }

    /// Whether a word of these letters may sound like the typed one or begin so.
    pub fn may_sound_alike(&self, word: &str, letters: u64, script: Script) -> bool {
        // A vowel at the start need not be written in every script.
        let begins_alike = word.bytes().next().is_some_and(|first| fold::letter_bit(first) & self.first != 0);
        (begins_alike || script != self.script) && self.sounds.iter().all(|sound| sound & letters != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::grade::{self, Grade};

    /// Ways to write a consonant.
    const CONSONANTS: &str = "b c d f g h j k l m n p q r s t v w x z dsch tsch shch sch tch dzh dj zh kh gh ch sh ck ks \
                              ph th dh";

    #[test]
    fn no_word_is_dismissed_that_counts_in_a_condition() {
        let words: Vec<String> = CONSONANTS
            .split_whitespace()
            .flat_map(|sound| {
                [format!("{sound}arimur"), format!("a{sound}amor"), format!("{sound}m"), format!("arim{sound}")]
            })
            .chain(["colour", "color", "centre", "center", "realise", "realize", "a", "ar", "xyz"].map(str::to_owned))
            .collect();
        let scripts = [Script::Alphabet, Script::Abjad];
        let mut counting = 0;
        for (typed, script) in words.iter().flat_map(|typed| scripts.map(|script| (typed, script))) {
            let needle = Needle::new(typed, script);
            let check = Precheck::new(&needle);
            for (word, script) in words.iter().flat_map(|word| scripts.map(|script| (word, script))) {
                let counts =
                    |word: &grade::Candidate<'_>| grade::grade(&needle, word).is_some_and(Grade::counts_in_condition);
                if grade::with_text(word, script, counts) {
                    counting += 1;
                    let may_sound_alike = check.may_sound_alike(word, fold::letter_mask(word), script);
                    assert!(check.begins(word) || may_sound_alike, "{typed} for {word}");
                }
            }
        }
        assert!(counting > 2 * words.len());
    }
}
