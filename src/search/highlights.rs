//! Which letters of a shown text the last query found, led back through the folding to what stands
//! on screen.
//!
//! Only for what is in view. Nothing is compared anew: see [`TermMatches`] for what the terms found.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;

use super::{
    fold::{self, Folded, Script},
    grade::{MatchKind, Needle},
    hits::Hits,
    matches::TermMatches,
    matching::WordFound,
    multiword::{self, Haystack},
    sound,
    store::Entry,
};
use crate::dossier::Id;

/// Letters of an entry that only show together, as ranges of the letters of all its words.
type Highlight = Vec<Range<usize>>;

impl Hits {
    /// The parts of a text shown for a record in which the query found the record, as byte
    /// ranges on character boundaries, in order.
    pub fn highlights(&self, id: impl Into<Id>, shown: &str) -> Vec<Range<usize>> {
        self.highlights_of(&self.all_matches(), id.into(), &Folded::with_origins(shown))
    }

    /// The same for some of the terms, in a text already folded.
    pub(super) fn highlights_of(&self, terms: &[&TermMatches], id: Id, shown: &Folded) -> Vec<Range<usize>> {
        if terms.is_empty() || shown.words.is_empty() {
            return Vec::new();
        }
        let words: Vec<Option<u32>> = shown.each_word().map(|word| self.store.vocabulary.known(word)).collect();
        let own = |number: &u32| self.store.words_of(&self.store.entries[*number as usize]);
        let numbers = self.store.numbers_of(self.store.number_of(id));
        // A word found in a name only by its sound is none in a summary: what is shown of one text
        // shows that text's matches.
        let mut shown_of: Vec<u32> = numbers.clone().filter(|number| has(own(number), &words)).collect();
        if shown_of.is_empty() {
            shown_of.extend(numbers);
        }
        let mut ranges = Vec::new();
        for number in shown_of {
            let own = own(&number);
            let starts = self.starts(own);
            let word_at = |letter: usize| starts.partition_point(|start| *start <= letter) - 1;
            for group in terms.iter().flat_map(|term| self.found_in(term, number, &starts)) {
                let (Some(from), Some(to)) =
                    (group.iter().map(|range| range.start).min(), group.iter().map(|range| range.end - 1).max())
                else {
                    continue;
                };
                let (first, last) = (word_at(from), word_at(to));
                let span = &own[first..=last];
                let same = |window: &[Option<u32>]| window.iter().zip(span).all(|(word, own)| *word == Some(*own));
                for (at, _) in words.windows(span.len()).enumerate().filter(|(_, window)| same(window)) {
                    let shift = |letter| letter - starts[first] + shown.words[at].start as usize;
                    ranges.extend(group.iter().map(|range| shown.origin(shift(range.start)..shift(range.end))));
                }
            }
        }
        merge(ranges)
    }

    /// Where each of the words of an entry starts in its letters.
    fn starts(&self, words: &[u32]) -> Vec<usize> {
        let lengths = words.iter().scan(0, |end, word| {
            let start = *end;
            *end += self.store.vocabulary.text(*word).len();
            Some(start)
        });
        lengths.collect()
    }

    /// The letters by which a term found an entry.
    fn found_in(&self, found: &TermMatches, number: u32, starts: &[usize]) -> Vec<Highlight> {
        let entry = &self.store.entries[number as usize];
        if found.is_phrase() {
            let last = found.term.needles.len() - 1;
            let end = found.term.needles[last].text.len();
            let phrases = self.store.phrases_in(&found.term, entry);
            return phrases.map(|at| one(starts[at]..starts[at + last] + end)).collect();
        }
        let words: Vec<WordFound> = self.store.words_found(found, entry).collect();
        let best = words.iter().max_by_key(|word| word.points);
        let is_worth_more = |points| best.is_none_or(|word| word.points < points);
        let best = best.map(|word| word.kind);
        if let Some(multiword) = found.multiword_grade(number)
            && best < Some(MatchKind::Stem)
            && (multiword.kind != MatchKind::SubsequenceAcrossWords || is_worth_more(multiword.points))
        {
            return vec![self.multiword_letters(&found.term.needles[0], number, starts)];
        }
        // Every true match of the word shows; what is only similar does where nothing is better.
        let shows = |kind| Some(kind) == best || (best >= Some(MatchKind::Prefix) && kind >= MatchKind::Prefix);
        let shown = words.into_iter().filter(|word| shows(word.kind));
        shown
            .map(|WordFound { at, word, kind, .. }| {
                let letters = self.letters_in(&found.term.needles[0], kind, word).into_iter();
                letters.map(|range| starts[at] + range.start..starts[at] + range.end).collect()
            })
            .collect()
    }

    /// The letters by which a typed word fits one word.
    fn letters_in(&self, needle: &Needle, kind: MatchKind, word: u32) -> Highlight {
        let text = self.store.vocabulary.text(word);
        match kind {
            MatchKind::Prefix => one(0..text.len().min(needle.text.len())),
            MatchKind::Substring => {
                let from = text.find(&needle.text).unwrap_or(0);
                one(from..from + needle.text.len())
            }
            MatchKind::SoundsLikePrefix => {
                let mut sounds = Vec::new();
                sound::sounds(text, self.store.vocabulary.script(word), &mut sounds);
                let covered = if needle.script == Script::Abjad {
                    let key: String = sounds.iter().map(|sound| char::from(sound.symbol)).collect();
                    sound::abjad_covers(&needle.key, &key).unwrap_or(0)
                } else {
                    needle.prefix_key.len()
                };
                let last = covered.checked_sub(1).and_then(|last| sounds.get(last));
                one(0..last.map_or(text.len(), |sound| sound.end))
            }
            MatchKind::Subsequence => {
                let indices = self.matcher.fuzzy_indices(text, &needle.text).map_or(Vec::new(), |(_, indices)| indices);
                indices.into_iter().map(|at| at..at + 1).collect()
            }
            _ => one(0..text.len()),
        }
    }

    /// The letters by which a typed word fits the words of an entry taken together.
    fn multiword_letters(&self, needle: &Needle, number: u32, starts: &[usize]) -> Highlight {
        let (length, entry) = (needle.text.len(), &self.store.entries[number as usize]);
        if multiword::acronym(&needle.text, self.store.initials[number as usize]).is_some() {
            return self.initials(needle, entry, starts);
        }
        let mut haystack = Haystack::default();
        self.store.fill_haystack(entry, &mut haystack);
        if let Some((at, _)) = multiword::concatenated(&needle.text, &haystack) {
            let total = haystack.letters.len() + 1 - haystack.starts.len();
            let end = starts[at] + length;
            // After the last word comes the first.
            let again = (end > total).then(|| 0..end - total);
            return std::iter::once(starts[at]..end.min(total)).chain(again).collect();
        }
        let letters = multiword::subsequence_letters(&needle.text, &haystack).into_iter().map(|at| {
            let spaces_before = haystack.starts.partition_point(|start| *start <= at) - 1;
            at - spaces_before
        });
        letters.map(|at| at..at + 1).collect()
    }

    /// The initials that spell a typed word, or the first of them.
    fn initials(&self, needle: &Needle, entry: &Entry, starts: &[usize]) -> Highlight {
        let mut left = needle.text.len();
        let mut letters = Vec::new();
        let initials = self.store.initials_of(entry);
        for (at, word) in self.store.words_of(entry).iter().enumerate() {
            if left > 0 && !fold::is_stop_word(self.store.vocabulary.text(*word)) {
                let initial = usize::from(initials[at]);
                letters.push(starts[at]..starts[at] + initial);
                left = left.saturating_sub(initial);
            }
        }
        letters
    }
}

fn one(range: Range<usize>) -> Highlight {
    std::iter::once(range).collect()
}

/// Whether an entry has these words side by side.
fn has(own: &[u32], words: &[Option<u32>]) -> bool {
    own.windows(words.len()).any(|window| window.iter().zip(words).all(|(own, word)| *word == Some(*own)))
}

/// Ranges in order, without overlaps.
fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
