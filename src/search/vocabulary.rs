//! The words of a dossier, each once, with what comparing them needs; and one typed word against
//! all of them.

use std::{collections::HashSet, hash::BuildHasher as _};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::{
    fold::{self, Script},
    grade::{self, Candidate, Grade, MatchKind, Needle},
    letters::{Letters, Piece},
    meaning::{self, Meaning},
    root::root,
    sound, spelling,
    texts::Field,
};

/// All words that occur, each once, numbered.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The numbers of all words, to be found by their letters.
    numbers: HashTable<u32>,
    hasher: RandomState,
    letters: Letters,
    words: Vec<WordData>,
    /// By word, its letters beside what else is noted of it in a bit, and the sounds of its key: most words are
    /// dismissed by these alone.
    masks: Vec<(u64, u64)>,
    /// By word, how many letters it and its key have, as far as a byte can say.
    lengths: Vec<[u8; 2]>,
    /// The words that occur in either script: نور and nwr fold to the same.
    of_both_scripts: HashSet<u32, RandomState>,
    /// The other spelling that stands for a word, by the numbers of the few words that have one.
    spellings: Vec<(u32, Piece)>,
    /// By what their roots hash to, the words of sentences, in order once all are there.
    by_root: Vec<(u64, u32)>,
}

/// Beside the letters of a word: that it occurs in names, titles or offices, and that another spelling
/// stands for it.
const NAMED: u64 = 1 << 63;
const RESPELLED: u64 = 1 << 62;

#[derive(Debug)]
struct WordData {
    text: Piece,
    key: Piece,
    stem: u8,
    script: Script,
    /// Whether it is a word such as "of".
    stop: bool,
    /// Whether it occurs in names, titles or offices: only these are matched by subsequence and with typos.
    named: bool,
    /// Whether it occurs in a sentence or its headline: only these have other forms.
    worded: bool,
}

/// The words that one typed word fits.
#[derive(Debug, Clone, Default)]
pub(super) struct WordsFound {
    /// The fitting words by number, in order, and how they fit.
    pub words: Vec<(u32, Grade)>,
    /// Other forms of the word and those that mean the same, by number, in order: they fit where sentences are worded.
    pub meant: Vec<(u32, Grade)>,
    /// Whether the word itself occurs in some name: then nothing far-fetched is looked for.
    pub certain: bool,
}

/// The words of names that a typed one means.
#[derive(Debug, Default)]
pub(super) struct WordsMeant {
    /// Those that it means, by number.
    pub words: Vec<u32>,
    /// Those that it means in one script and not in the other, and that occur in both.
    pub doubtful: Vec<u32>,
}

impl WordsFound {
    /// How a word of the dossier was found to fit, in such a text.
    pub fn grade_in(&self, field: Field, word: u32) -> Option<Grade> {
        let at = self.words.binary_search_by_key(&word, |(number, _)| *number);
        let grade = at.ok().map(|at| self.words[at].1);
        let meant = self.meant.binary_search_by_key(&word, |(number, _)| *number).ok().filter(|_| field.is_worded());
        meant.map_or(grade, |at| Some(self.meant[at].1.or_better(grade)))
    }
}

impl Vocabulary {
    /// The number of a word, new or known.
    pub fn number(&mut self, text: &str, script: Script) -> u32 {
        if let Some(number) = self.known(text) {
            if self.script(number) != script {
                self.of_both_scripts.insert(number);
            }
            return number;
        }
        let number = self.words.len() as u32;
        let spelling = spelling::common(text);
        let respelled = if spelling.is_some() { RESPELLED } else { 0 };
        self.masks.push((fold::letter_mask(text) | respelled, 0));
        self.lengths.push([length(text), 0]);
        self.spellings.extend(spelling.map(|spelling| (number, self.letters.add(&spelling))));
        let (kept, stop) = (self.letters.add(text), fold::is_stop_word(text));
        self.words.push(WordData {
            text: kept,
            key: Piece::default(),
            stem: 0,
            script,
            stop,
            named: false,
            worded: false,
        });
        let Self { numbers, hasher, letters, words, .. } = self;
        let hash = |number: &u32| hasher.hash_one(letters.of(words[*number as usize].text));
        numbers.insert_unique(hasher.hash_one(text), number, hash);
        number
    }

    /// Notes that a word occurs in a name; only then does it matter what it sounds like.
    pub fn name(&mut self, number: u32) {
        let number = number as usize;
        let word = &mut self.words[number];
        if word.named {
            return;
        }
        let key = sound::key(self.letters.of(word.text), word.script);
        word.named = true;
        word.key = self.letters.add(&key);
        word.stem = sound::stem(self.letters.of(word.key)).len() as u8;
        self.masks[number].0 |= NAMED;
        self.masks[number].1 = sound::key_mask(&key);
        self.lengths[number][1] = length(&key);
    }

    /// Notes that a word occurs where sentences are worded; only then does it matter what its other forms are.
    pub fn word_sentence(&mut self, number: u32) {
        let word = &mut self.words[number as usize];
        if word.worded {
            return;
        }
        word.worded = true;
        if let Some(root) = root(self.letters.of(word.text)) {
            self.by_root.push((self.hasher.hash_one(&*root), number));
        }
    }

    /// Puts what was noted in order.
    pub fn finish(&mut self) {
        self.by_root.sort_unstable();
        self.by_root.shrink_to_fit();
    }

    /// The words of sentences that are forms of a typed one or mean the same, by number, in order.
    fn words_meant(&self, typed: &str) -> Vec<(u32, Grade)> {
        let Some(meaning) = Meaning::of(typed) else { return Vec::new() };
        let with_root = |root: &str| {
            let hash = self.hasher.hash_one(root);
            let first = self.by_root.partition_point(|(other, _)| *other < hash);
            self.by_root[first..].iter().take_while(move |(other, _)| *other == hash).map(|(_, number)| *number)
        };
        let words = meaning.roots().flat_map(with_root);
        let mut meant: Vec<(u32, Grade)> =
            words.filter_map(|word| Some((word, meaning.shared_with(self.text(word))?))).collect();
        meant.sort_unstable_by_key(|(word, _)| *word);
        meant.dedup_by_key(|(word, _)| *word);
        meant
    }

    /// Gives back the room for more.
    pub fn shrink(&mut self) {
        self.letters.shrink();
        self.words.shrink_to_fit();
        self.masks.shrink_to_fit();
        self.lengths.shrink_to_fit();
        self.spellings.shrink_to_fit();
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The letters of a word.
    pub fn text(&self, number: u32) -> &str {
        self.letters.of(self.words[number as usize].text)
    }

    /// Which letters a word has.
    pub fn letters(&self, number: u32) -> u64 {
        self.masks[number as usize].0 & !(NAMED | RESPELLED)
    }

    /// The script that a word comes from.
    pub fn script(&self, number: u32) -> Script {
        self.words[number as usize].script
    }

    /// Whether it is a word such as "of".
    pub fn is_stop_word(&self, number: u32) -> bool {
        self.words[number as usize].stop
    }

    /// The number of a word that occurs.
    pub fn known(&self, text: &str) -> Option<u32> {
        let is_it = |number: &u32| self.text(*number) == text;
        self.numbers.find(self.hasher.hash_one(text), is_it).copied()
    }

    /// Whether a word occurs in a name, a title or an office.
    ///
    /// Consonants typed in Latin letters are no Persian word, though both fold to the same.
    fn is_named(&self, needle: &Needle) -> bool {
        let entry = self.known(&needle.text).map(|number| &self.words[number as usize]);
        entry.is_some_and(|entry| entry.named && entry.script == needle.script)
    }

    fn word(&self, number: usize) -> Candidate<'_> {
        let word = &self.words[number];
        let text = self.letters.of(word.text);
        Candidate {
            text,
            key: self.letters.of(word.key),
            stem: usize::from(word.stem),
            spelling: self.spelling(number).unwrap_or(text),
            mask: self.letters(number as u32),
            script: word.script,
        }
    }

    /// The other spelling that stands for a word, if there is one.
    fn spelling(&self, number: usize) -> Option<&str> {
        if self.masks[number].0 & RESPELLED == 0 {
            return None;
        }
        let at = self.spellings.binary_search_by_key(&(number as u32), |(of, _)| *of).ok()?;
        Some(self.letters.of(self.spellings[at].1))
    }

    /// Everything that a typed word fits.
    pub fn find(&self, needle: &Needle) -> WordsFound {
        let certain = self.is_named(needle);
        let can_fit = Self::test(needle);
        let fitting = self.masks.iter().enumerate().filter(|(_, (letters, sounds))| can_fit(*letters, *sounds));
        let graded = fitting.filter_map(|(number, (letters, _))| {
            let word = self.word(number);
            let grade = grade::grade(needle, &word);
            let grade = if letters & NAMED == 0 {
                grade.filter(|grade| grade.counts_in_prose(needle.text.len()))
            } else if certain {
                grade.filter(|grade| grade.kind > MatchKind::Subsequence)
            } else {
                grade.or_else(|| grade::typo(needle, &word))
            };
            Some((number as u32, grade?))
        });
        let mut words: Vec<(u32, Grade)> = graded.collect();
        let country = meaning::country(&needle.text).and_then(|name| self.known(name));
        if let Some((Err(at), country)) =
            country.map(|name| (words.binary_search_by_key(&name, |(number, _)| *number), name))
        {
            words.insert(at, (country, Grade::new(MatchKind::Stem, 1, 1)));
        }
        WordsFound { words, meant: self.words_meant(&needle.text), certain }
    }

    /// The words of names that a typed word means in a condition.
    pub fn meant(&self, needle: &Needle) -> WordsMeant {
        let is_meant = |word: &Candidate<'_>| grade::grade(needle, word).is_some_and(Grade::counts_in_condition);
        let can_fit = Self::test(needle);
        let named = self.masks.iter().enumerate().filter(|(_, (letters, _))| letters & NAMED != 0);
        let fitting = named.filter(|(_, (letters, sounds))| can_fit(*letters, *sounds));
        let words = fitting.filter(|(number, _)| is_meant(&self.word(*number))).map(|(number, _)| number as u32);
        let is_doubtful = |number: &u32| {
            let other = if self.script(*number) == Script::Abjad { Script::Alphabet } else { Script::Abjad };
            grade::with_text(self.text(*number), other, is_meant) != is_meant(&self.word(*number as usize))
        };
        let named = self.of_both_scripts.iter().copied().filter(|number| self.masks[*number as usize].0 & NAMED != 0);
        WordsMeant { words: words.collect(), doubtful: named.filter(is_doubtful).collect() }
    }

    /// The words of names that some letters begin.
    pub fn begun(&self, letters: &str) -> impl Iterator<Item = u32> {
        let wanted = fold::letter_mask(letters) | NAMED;
        let may_be = self.masks.iter().enumerate().filter(move |(_, (mask, _))| wanted & !mask == 0);
        may_be.map(|(number, _)| number as u32).filter(move |number| self.text(*number).starts_with(letters))
    }

    /// The words of names that may be at least as like to some letters, with how like each can be at most; those
    /// that can be likest come first.
    pub fn maybe_alike(&self, letters: &str, least: f64) -> Vec<(f64, u32)> {
        let typed = (fold::letter_mask(letters), length(letters));
        let named = self.masks.iter().zip(&self.lengths).enumerate().filter(|(_, ((mask, _), _))| mask & NAMED != 0);
        let bounds = named.map(|(number, ((mask, _), length))| {
            (most_alike(typed, (mask & !(NAMED | RESPELLED), length[0])), number as u32)
        });
        let mut alike: Vec<(f64, u32)> = bounds.filter(|(most, _)| *most >= least).collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0));
        alike
    }

    /// Whether a typed word can fit a word, by the letters and sounds of that word.
    fn test(needle: &Needle) -> impl Fn(u64, u64) -> bool {
        // Endings, spellings and typos add at most three letters, and nothing to fewer than four.
        let most_added = if needle.text.len() < 4 { 0 } else { 3 };
        let (mask, sounds) = (needle.mask, needle.key_mask);
        let spelling = fold::letter_mask(&needle.spelling);
        move |letters, heard| {
            if letters & NAMED == 0 {
                return mask & !letters == 0 || spelling & !letters == 0 || letters & RESPELLED != 0;
            }
            (mask & !letters).count_ones() <= most_added || sounds & !heard == 0
        }
    }

    /// How close each word of the names comes to a typed one, from 0 to 1; what is not even `least` as close counts
    /// as nothing.
    pub fn likeness(&self, needle: &Needle, least: f64) -> Vec<f64> {
        let typed = [(needle.mask, length(&needle.text)), (needle.key_mask, length(&needle.key))];
        let likeness = |(number, (letters, heard)): (usize, &(u64, u64))| {
            if letters & NAMED == 0 {
                return 0.0;
            }
            let [by_letters, by_key] = self.lengths[number];
            let others = [(letters & !(NAMED | RESPELLED), by_letters), (*heard, by_key)];
            let may_be = |at: usize, worth: f64| worth * most_alike(typed[at], others[at]) >= least;
            let alike = strsim::normalized_damerau_levenshtein;
            let word = || self.word(number);
            let by_letters = if may_be(0, 1.0) { alike(&needle.text, word().text) } else { 0.0 };
            by_letters.max(if may_be(1, 0.9) { 0.9 * alike(&needle.key, word().key) } else { 0.0 })
        };
        self.masks.iter().enumerate().map(likeness).collect()
    }
}

/// How many letters a word has, as far as a byte can say.
fn length(word: &str) -> u8 {
    u8::try_from(word.chars().count()).unwrap_or(u8::MAX)
}

/// How alike two words can be at most, by their letters and how many they have: what one lacks that the other has
/// takes a step from one to the other each.
pub(super) fn most_alike((one, one_length): (u64, u8), (other, other_length): (u64, u8)) -> f64 {
    let longest = one_length.max(other_length);
    if longest == u8::MAX || longest == 0 {
        return 1.0;
    }
    let lacking = (one & !other).count_ones().max((other & !one).count_ones());
    1.0 - f64::from(lacking.max(one_length.abs_diff(other_length).into())) / f64::from(longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_left_out_is_not_like_enough(
            typed in "[a-e]{1,7}|[кабирӣ]{1,6}", words in prop::collection::vec("[a-f]{1,9}|[кабирӣ]{1,6}", 1..20), least in 0.0..1.0,
        ) {
            let mut vocabulary = Vocabulary::default();
            for word in &words {
                let number = vocabulary.number(word, Script::Alphabet);
                vocabulary.name(number);
            }
            let needle = Needle::new(&typed, Script::Alphabet);
            let (some, all) = (vocabulary.likeness(&needle, least), vocabulary.likeness(&needle, 0.0));
            for (some, all) in some.into_iter().zip(all) {
                prop_assert!(some.to_bits() == all.to_bits() || all < least, "{some} {all} {least}");
            }
        }
    }
}
