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
    use proptest::prelude::*;

    use super::*;
    use crate::search::grade::{self, Grade};

    proptest! {
        #[test]
        fn no_word_is_dismissed_that_counts_in_a_condition(
            typed in "[a-e]{1,5}|[a-z]{1,4}|(a|e|i|k|kh|zh|s|sh|r|m|v){2,5}|colour|centre|realise",
            word in "[a-e]{1,5}|[a-z]{1,4}|(a|e|o|h|x|j|dzh|c|q|sh|r|m|w|l){2,5}|color|center|realize",
            of_typed: bool, of_word: bool,
        ) {
            let script = |abjad| if abjad { Script::Abjad } else { Script::Alphabet };
            let needle = Needle::new(&typed, script(of_typed));
            let counts = |word: &grade::Candidate<'_>| grade::grade(&needle, word).is_some_and(Grade::counts_in_condition);
            if grade::with_text(&word, script(of_word), counts) {
                let check = Precheck::new(&needle);
                let letters = fold::letter_mask(&word);
                prop_assert!(check.begins(&word) || check.may_sound_alike(&word, letters, script(of_word)));
            }
        }
    }
}
