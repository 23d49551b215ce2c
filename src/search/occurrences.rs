//! Where a typed text stands in another, letter by letter: case and accents folded, nothing guessed.

use std::ops::Range;

use super::fold::{Folded, Script};

/// Every place where what is typed stands, in bytes, in order and apart from each other. What has no letters, such as
/// a sign, is looked for as it is.
pub fn occurrences(text: &str, typed: &str) -> Vec<Range<usize>> {
    let wanted = Folded::with_origins(typed);
    if wanted.words.is_empty() {
        let typed = typed.trim();
        let places = (!typed.is_empty()).then(|| text.match_indices(typed)).into_iter().flatten();
        return places.map(|(at, _)| at..at + typed.len()).collect();
    }
    // An Arabic article is a word of its own only once enough follows it: while it is typed, words are not told apart.
    let is_abjad = wanted.words.iter().any(|word| word.script == Script::Abjad);
    let gap = if is_abjad { "" } else { " " };
    let wanted = wanted.each_word().collect::<Vec<_>>().join(gap);
    let folded = Folded::with_origins(text);
    let (mut letters, mut starts) = (String::new(), Vec::with_capacity(folded.words.len()));
    for word in folded.each_word() {
        letters.push_str(if letters.is_empty() { "" } else { gap });
        starts.push(letters.len());
        letters.push_str(word);
    }
    // How many letters stand before a place: all that does but the gaps.
    let before = |at: usize| at - gap.len() * (starts.partition_point(|start| *start <= at) - 1);
    let places = letters.match_indices(&wanted).map(|(at, _)| (before(at), before(at + wanted.len() - 1) + 1));
    places.map(|(from, to)| folded.origin(from..to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(text: &'t str, typed: &str) -> Vec<&'t str> {
        occurrences(text, typed).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn case_and_accents_fold_and_words_stand_side_by_side() {
        assert_eq!(found("José met JOSE; Jose\u{301}.", "jose"), ["José", "JOSE", "Jose\u{301}"]);
        assert_eq!(found("the Confidence-Building measures", "dence build"), ["dence-Build"]);
        assert_eq!(found("of the oath, oft he", "of the"), ["of the"]);
        assert_eq!(found("Эмомалӣ Раҳмон", "rahmon"), ["Раҳмон"]);
        assert_eq!(found("on 2015-09-29", "2015-09"), ["2015-09"]);
        assert_eq!(found("أبو بكر البغدادي", "البغ"), ["البغ"], "also while it is typed");
    }

    #[test]
    fn signs_are_found_as_they_are_and_nothing_is_found_everywhere() {
        assert_eq!(found("≠2 and ≠ 3", "≠"), ["≠", "≠"]);
        assert_eq!(found("a b", "  "), [""; 0]);
        assert_eq!(found("", "a"), [""; 0]);
    }

    proptest! {
        #[test]
        fn places_lie_in_the_text_in_order(text in "[a-zéل ا'ß漢-]{0,30}", typed in "[a-zéلا ß]{1,3}") {
            let mut end = 0;
            for range in occurrences(&text, &typed) {
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()) && range.start >= end);
                end = range.start;
            }
        }

        #[test]
        fn a_word_of_the_text_is_found_in_it(words in proptest::collection::vec("[a-zA-Zéüß]{1,8}", 1..6), at in 0usize..6) {
            let word = &words[at % words.len()];
            let text = words.join(", ");
            prop_assert!(found(&text, word).contains(&word.as_str()));
        }
    }
}
