//! Matching across the words of a name or title: initials, words run together, letters with gaps.
//!
//! Works on folded words. Must not know records or queries.

use super::{
    fold,
    grade::{Class, Grade},
};

/// The longest name, title or office that letters with gaps are looked for in.
pub(super) const LONGEST_LINE: usize = 120;

/// The words of a line written out with spaces between them, as the fuzzy matcher wants them.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    /// The words.
    pub letters: String,
    /// Where each word starts.
    pub starts: Vec<usize>,
}

impl Spelled {
    /// Writes words out; what was in here is forgotten, its memory kept.
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
        self.letters.len() <= LONGEST_LINE
    }

    fn words_from(&self, at: usize) -> impl Iterator<Item = &str> {
        self.letters[self.starts[at]..].split(' ')
    }
}

/// The initials of a line, or the first of them.
pub(super) fn acronym(typed: &str, initials: u64) -> Option<Grade> {
    let length = 8 - (initials.trailing_zeros() / 8).min(8) as usize;
    if typed.len() > length || typed.len() < 2 {
        return None;
    }
    initials.to_be_bytes().starts_with(typed.as_bytes()).then(|| Grade::new(Class::Acronym, typed.len(), length))
}

/// Words run together, from the start of one on: "albaghdadi", "nizamaldin". Also says where they
/// start, as the number of the word.
pub(super) fn joined(typed: &str, spelled: &Spelled) -> Option<(usize, Grade)> {
    let count = spelled.starts.len();
    (0..count).find_map(|at| {
        let (mut rest, mut words) = (typed, 0);
        // After the last word comes the first: some write the family name first, some last.
        let first = spelled.words_from(0).take(if at + 1 == count { at } else { 0 });
        for word in spelled.words_from(at).chain(first) {
            words += 1;
            match rest.strip_prefix(word) {
                Some("") => return (words > 1).then(|| (at, Grade::new(Class::SoundsLike, 1, 1))),
                Some(left) => rest = left,
                None if words > 1 && word.starts_with(rest) => {
                    return Some((at, Grade::new(Class::Start, typed.len(), spelled.letters.len())));
                }
                None => return None,
            }
        }
        None
    })
}

/// Letters in order, each at the start of the next word or the one after, beside the one before it, or parted from it by
/// vowels and doubled letters only: "mukab", "mkabiri" and "mhdnkbr" for Muhiddin Kabiri.
pub(super) fn gaps(typed: &str, spelled: &Spelled) -> Option<Grade> {
    if !spelled.is_short() {
        return None;
    }
    let bits = |test: &dyn Fn(u8) -> bool| {
        spelled.letters.bytes().enumerate().fold(0_u128, |bits, (at, b)| bits | (u128::from(test(b)) << at))
    };
    // Nobody remembers a name by its "of".
    let weighty = |at: &usize| !spelled.letters[*at..].split(' ').next().is_some_and(fold::is_stop_word);
    let starts: Vec<usize> = spelled.starts.iter().copied().filter(weighty).collect();
    // Those that people leave out first: vowels, and the second of two equal letters.
    let doubled = spelled.letters.as_bytes().windows(2).enumerate();
    let doubled = doubled.fold(0_u128, |bits, (at, pair)| bits | (u128::from(pair[0] == pair[1]) << (at + 1)));
    let light = doubled | bits(&|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    // One bit for each place where the letters so far can end.
    let mut ends = 0_u128;
    for (i, letter) in typed.bytes().enumerate() {
        let reachable = if i == 0 {
            starts.iter().fold(0, |bits, at| bits | 1 << at)
        } else {
            let mut beside = ends << 1;
            for _ in 0..3 {
                beside |= (beside & light) << 1;
            }
            // On to the next word, or past one: "abagh" for Abu Bakr al-Baghdadi.
            let next = starts.iter().enumerate().filter(|(at, start)| {
                let from = starts[at.saturating_sub(2)];
                ends & ((1 << **start) - (1 << from)) != 0
            });
            next.fold(beside, |bits, (_, start)| bits | 1 << start)
        };
        ends = reachable & bits(&|b| b == letter);
        if ends == 0 {
            return None;
        }
    }
    Some(Grade::new(Class::Loose, typed.len(), spelled.letters.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> Spelled {
        let mut spelled = Spelled::default();
        spelled.refill(text.split(' '));
        spelled
    }

    #[test]
    fn initials_match_from_the_first() {
        let initials = u64::from_be_bytes(*b"irpt\0\0\0\0");
        assert_eq!(acronym("irpt", initials).map(|g| g.class), Some(Class::Acronym));
        assert!(acronym("irp", initials).unwrap().points < acronym("irpt", initials).unwrap().points);
        for typed in ["i", "rpt", "irptx"] {
            assert_eq!(acronym(typed, initials), None, "{typed}");
        }
        assert_eq!(acronym("ab", 0), None);
    }

    #[test]
    fn words_may_be_run_together() {
        let name = spelled("abu bakr al baghdadi");
        assert_eq!(joined("albaghdadi", &name).map(|(at, g)| (at, g.class)), Some((2, Class::SoundsLike)));
        assert_eq!(joined("albagh", &name).map(|(at, g)| (at, g.class)), Some((2, Class::Start)));
        for typed in ["bakr", "bak", "bakrbaghdadi", "ubakr"] {
            assert!(joined(typed, &name).is_none(), "{typed}");
        }
    }

    #[test]
    fn gaps_end_at_starts_of_words_or_skip_vowels() {
        let name = spelled("muhiddin kabiri");
        for typed in ["mukab", "mkabiri", "mhdnkbr", "muhkb", "mk"] {
            assert!(gaps(typed, &name).is_some(), "{typed}");
        }
        for typed in ["kabm", "mdkab", "uhkab", "mkri", "xk"] {
            assert!(gaps(typed, &name).is_none(), "{typed}");
        }
    }
}
