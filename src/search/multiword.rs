//! A typed word against several words of a name or title: initials, words run together, subsequences.
//!
//! Works on folded words.

use super::{
    fold,
    grade::{Grade, MatchKind},
};

/// The longest name, title or office that subsequences are looked for in.
pub(super) const LONGEST_TEXT: usize = 120;

/// The words of a text with spaces between them: what the fuzzy matcher searches.
#[derive(Debug, Default)]
pub(super) struct Haystack {
    /// The words.
    pub letters: String,
    /// Where each word starts.
    pub starts: Vec<usize>,
}

impl Haystack {
    /// Replaces the words and reuses the memory.
    pub fn refill<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        self.letters.clear();
        self.starts.clear();
        for word in words {
            if !self.letters.is_empty() {
                self.letters.push(' ');
            }
            self.starts.push(self.letters.len());
            self.letters.push_str(word);
        }
    }

    /// Whether it is short enough for the matcher.
    pub const fn is_short(&self) -> bool {
        self.letters.len() <= LONGEST_TEXT
    }

    fn words_from(&self, at: usize) -> impl Iterator<Item = &str> {
        self.letters[self.starts[at]..].split(' ')
    }
}

/// The initials of a text, or the first of them.
pub(super) fn acronym(typed: &str, initials: u64) -> Option<Grade> {
    let length = 8 - (initials.trailing_zeros() / 8).min(8) as usize;
    if typed.len() > length || typed.len() < 2 {
        return None;
    }
    initials.to_be_bytes().starts_with(typed.as_bytes()).then(|| Grade::new(MatchKind::Acronym, typed.len(), length))
}

/// Words run together, from the start of one on: "albaghdadi", "nizamaldin". Also says where they
/// start, as the number of the word.
pub(super) fn concatenated(typed: &str, haystack: &Haystack) -> Option<(usize, Grade)> {
    let count = haystack.starts.len();
    (0..count).find_map(|at| {
        let (mut rest, mut words) = (typed, 0);
        // After the last word comes the first: some write the family name first, some last.
        let first = haystack.words_from(0).take(if at + 1 == count { at } else { 0 });
        for word in haystack.words_from(at).chain(first) {
            words += 1;
            match rest.strip_prefix(word) {
                Some("") => return (words > 1).then(|| (at, Grade::new(MatchKind::SoundsLike, 1, 1))),
                Some(left) => rest = left,
                None if words > 1 && word.starts_with(rest) => {
                    return Some((at, Grade::new(MatchKind::Prefix, typed.len(), haystack.letters.len())));
                }
                None => return None,
            }
        }
        None
    })
}

/// The places of letters in order, each at the start of the next word or the one after, beside the one
/// before it, or parted from it by vowels and doubled letters only: "mukab", "mkabiri" and "mhdnkbr" for
/// Muhiddin Kabiri. They are chosen from the last one back, each as early as possible.
///
/// Whether there are any, [`super::across`] says faster.
pub(super) fn subsequence_letters(typed: &str, haystack: &Haystack) -> Vec<usize> {
    let Some(transitions) = Transitions::new(typed, haystack) else { return Vec::new() };
    let mut ends: Vec<u128> = Vec::new();
    for letter in typed.bytes() {
        ends.push(ends.last().map_or_else(|| transitions.first(letter), |before| transitions.next(*before, letter)));
    }
    let mut at = ends.last().map_or(u128::BITS, |last| last.trailing_zeros());
    if at == u128::BITS {
        return Vec::new();
    }
    let mut letters = vec![at as usize];
    for (before, letter) in ends.iter().zip(typed.bytes().skip(1)).rev() {
        let leads_here = |from: &u32| before >> from & 1 == 1 && transitions.next(1 << from, letter) >> at & 1 == 1;
        let Some(from) = (0..at).find(leads_here) else { return Vec::new() };
        at = from;
        letters.push(at as usize);
    }
    letters.reverse();
    letters
}

/// How the letters of a typed word may follow each other in a text: a nondeterministic automaton with
/// a bit for each place where the letters so far can end.
struct Transitions<'a> {
    letters: &'a str,
    /// Where the words start that are no stop words such as "of".
    starts: Vec<usize>,
    /// The letters that may be left out: vowels, and the second of two equal letters.
    skippable: u128,
}

impl<'a> Transitions<'a> {
    fn new(typed: &str, haystack: &'a Haystack) -> Option<Self> {
        if !haystack.is_short() || typed.is_empty() {
            return None;
        }
        let letters = haystack.letters.as_str();
        let is_content_word = |at: &usize| !letters[*at..].split(' ').next().is_some_and(fold::is_stop_word);
        let starts = haystack.starts.iter().copied().filter(is_content_word).collect();
        Some(Self { letters, starts, skippable: skippable(letters) })
    }

    fn first(&self, letter: u8) -> u128 {
        self.starts.iter().fold(0, |bits, at| bits | 1 << at) & places(self.letters, |b| b == letter)
    }

    fn next(&self, ends: u128, letter: u8) -> u128 {
        let beside = neighbours(ends, self.skippable);
        // On to the next word, or past one: "abagh" for Abu Bakr al-Baghdadi.
        let next = self.starts.iter().enumerate().filter(|(at, start)| {
            let from = self.starts[at.saturating_sub(2)];
            ends & ((1 << **start) - (1 << from)) != 0
        });
        next.fold(beside, |bits, (_, start)| bits | 1 << start) & places(self.letters, |b| b == letter)
    }
}

/// The letters that may be left out: vowels, and the second of two equal letters.
pub(super) fn skippable(letters: &str) -> u128 {
    let doubled = letters.as_bytes().windows(2).enumerate();
    let doubled = doubled.fold(0_u128, |bits, (at, pair)| bits | (u128::from(pair[0] == pair[1]) << (at + 1)));
    doubled | places(letters, |b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// The places beside some others, with at most three letters left out between them.
pub(super) fn neighbours(ends: u128, skippable: u128) -> u128 {
    let mut beside = ends << 1;
    for _ in 0..3 {
        beside |= (beside & skippable) << 1;
    }
    beside
}

/// The places of the letters that pass a test, a bit each.
pub(super) fn places(letters: &str, test: impl Fn(u8) -> bool) -> u128 {
    letters.bytes().enumerate().fold(0, |bits, (at, b)| bits | (u128::from(test(b)) << at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn haystack(text: &str) -> Haystack {
        let mut haystack = Haystack::default();
        haystack.refill(text.split(' '));
        haystack
    }

    #[test]
    fn initials_match_from_the_first() {
        let initials = u64::from_be_bytes(*b"irpt\0\0\0\0");
        assert_eq!(acronym("irpt", initials).map(|g| g.kind), Some(MatchKind::Acronym));
        assert!(acronym("irp", initials).unwrap().points < acronym("irpt", initials).unwrap().points);
        for typed in ["i", "rpt", "irptx"] {
            assert_eq!(acronym(typed, initials), None, "{typed}");
        }
        assert_eq!(acronym("ab", 0), None);
    }

    #[test]
    fn words_may_be_run_together() {
        let name = haystack("abu bakr al baghdadi");
        assert_eq!(concatenated("albaghdadi", &name).map(|(at, g)| (at, g.kind)), Some((2, MatchKind::SoundsLike)));
        assert_eq!(concatenated("albagh", &name).map(|(at, g)| (at, g.kind)), Some((2, MatchKind::Prefix)));
        for typed in ["bakr", "bak", "bakrbaghdadi", "ubakr"] {
            assert!(concatenated(typed, &name).is_none(), "{typed}");
        }
    }

    #[test]
    fn the_letters_of_a_subsequence_follow_the_rule() {
        for (typed, text, found) in [
            ("mukab", "muhiddin kabiri", "MUhiddin KABiri"),
            ("mhdnkbr", "muhiddin kabiri", "MuHiDdiN KaBiRi"),
            ("joce", "journal of central eurasian studies", "JOurnal of CEntral eurasian studies"),
            ("abagh", "abu bakr al baghdadi", "Abu bakr al BAGHdadi"),
            ("xk", "muhiddin kabiri", "muhiddin kabiri"),
        ] {
            let (name, mut shown) = (haystack(text), text.as_bytes().to_vec());
            for at in subsequence_letters(typed, &name) {
                shown[at].make_ascii_uppercase();
            }
            assert_eq!(String::from_utf8(shown).as_deref(), Ok(found), "{typed}");
        }
    }

    #[test]
    fn subsequences_skip_to_starts_of_words_or_over_vowels() {
        let name = haystack("muhiddin kabiri");
        for typed in ["mukab", "mkabiri", "mhdnkbr", "muhkb", "mk"] {
            assert!(!subsequence_letters(typed, &name).is_empty(), "{typed}");
        }
        for typed in ["kabm", "mdkab", "uhkab", "mkri", "xk"] {
            assert!(subsequence_letters(typed, &name).is_empty(), "{typed}");
        }
    }
}
