//! Choosing among a few lines, such as those of a menu, by the words that are typed.

use std::ops::Range;

use fuzzy_matcher::{FuzzyMatcher as _, skim::SkimMatcherV2};

use super::fold::Folded;
use crate::sorting;

/// What a whole word is worth beyond its letters.
const WHOLE: i64 = 30;

/// What a word of the line's other names is worth beyond that.
const NAMED: i64 = 40;

/// A line that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which of the lines.
    pub line: usize,
    /// The parts of it that fit, in bytes, in order.
    pub at: Vec<Range<usize>>,
}

/// A word that a typed word fits, and how well.
struct Fit {
    score: i64,
    at: Vec<Range<usize>>,
}

/// The lines in which each typed word fits some word, best first, of equals the shorter, then the earlier; all of
/// them where nothing is typed. Each line is what it says, and what else it goes by.
pub fn choose<'a>(typed: &str, lines: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Choice> {
    let (matcher, typed) = (SkimMatcherV2::default().ignore_case(), Folded::with_origins(typed));
    let mut chosen: Vec<(i64, usize, Choice)> = Vec::new();
    for (line, (text, names)) in lines.enumerate() {
        let (text, names) = (Folded::with_origins(text), Folded::with_origins(names));
        let best = |word: &str| {
            let said = best_in(&matcher, &text, word);
            let named = best_in(&matcher, &names, word).map(|fit| fit.score + NAMED);
            let score = said.as_ref().map(|fit| fit.score).max(named)?;
            Some(Fit { score, at: said.map_or_else(Vec::new, |fit| fit.at) })
        };
        let Some(fits) = typed.each_word().map(best).collect::<Option<Vec<Fit>>>() else { continue };
        let score = fits.iter().map(|fit| fit.score).sum();
        let mut at: Vec<Range<usize>> = fits.into_iter().flat_map(|fit| fit.at).collect();
        at.sort_unstable_by_key(|range| (range.start, range.end));
        chosen.push((score, text.words.len(), Choice { line, at }));
    }
    if !typed.words.is_empty() {
        sorting::by_key(&mut chosen, |(score, words, _)| (-score, *words));
    }
    chosen.into_iter().map(|(.., choice)| choice).collect()
}

/// The word of a text that a typed one fits best.
fn best_in(matcher: &SkimMatcherV2, text: &Folded, typed: &str) -> Option<Fit> {
    let fits = text.words.iter().filter_map(|word| {
        let (score, letters) = matcher.fuzzy_indices(&text.letters[word.range()], typed)?;
        let (first, last) = (*letters.first()?, *letters.last()?);
        // Letters scattered in the middle of a word say nothing.
        let is_one_piece = last - first + 1 == letters.len();
        if first > 0 && !is_one_piece {
            return None;
        }
        let start = word.range().start;
        let score = score + if letters.len() == word.range().len() { WHOLE } else { 0 };
        let at = letters.into_iter().map(|letter| text.origin(start + letter..start + letter + 1)).collect();
        Some(Fit { score, at })
    });
    // Of equals, the first.
    fits.reduce(|best, fit| if fit.score > best.score { fit } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: [(&str, &str); 4] = [
        ("close, clear: the network, the zoom", ""),
        ("the network of the page's actor", "network"),
        ("to the neighbour on the right", ""),
        ("Über all", ""),
    ];

    fn chosen(typed: &str) -> Vec<usize> {
        choose(typed, LINES.into_iter()).into_iter().map(|choice| choice.line).collect()
    }

    #[test]
    fn every_word_has_to_fit_one_and_the_best_stand_first() {
        assert_eq!(chosen(""), [0, 1, 2, 3], "nothing typed leaves them as they are");
        assert_eq!(chosen("network"), [1, 0], "what goes by that name comes first");
        assert_eq!(chosen("ntwrk"), [1, 0], "letters may be left out");
        assert_eq!(chosen("work zoo"), [0], "in any order, from the middle of a word too");
        assert_eq!(chosen("uber"), [3], "without its accents");
        assert_eq!(chosen("zebra"), [0; 0]);
    }

    #[test]
    fn scattered_letters_in_the_middle_of_a_word_are_no_fit() {
        assert_eq!(chosen("egbr"), [0; 0], "nEiGhBouR");
        assert_eq!(chosen("ngbr"), [2]);
    }

    #[test]
    fn the_letters_that_fit_are_those_of_the_line() {
        let at = |typed: &str, line: usize| choose(typed, LINES.into_iter()).swap_remove(line).at;
        let letters = |typed: &str, text: &str| {
            at(typed, 0).iter().map(|range| text[range.clone()].to_owned()).collect::<String>()
        };
        assert_eq!(letters("uber", "Über all"), "Über");
        assert_eq!(letters("right nei", "to the neighbour on the right"), "neiright");
    }

    proptest! {
        #[test]
        fn any_text_can_be_typed(typed in "\\PC{0,12}", text in "\\PC{0,30}") {
            for choice in choose(&typed, [(text.as_str(), "")].into_iter()) {
                prop_assert!(choice.at.iter().all(|range| text.get(range.clone()).is_some()));
            }
        }
    }
}
