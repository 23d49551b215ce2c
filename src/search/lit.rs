//! Which letters of a shown text match: the ones that the ranking counted, led back through the
//! folding to what stands on screen.
//!
//! Only for what is in view. Must not know ranking or filters.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;

use super::{
    across::{self, Spelled},
    finder::Finder,
    fold::{self, Folded},
    grade::{self, Class, Grade, LONGEST_WORD, Needle},
    query::{Query, Term},
    sound,
};

/// The longest text in which gaps and slips are lit; longer ones are prose.
const LONGEST_LIT: usize = 120;

impl Finder {
    /// The parts of a shown text that match, as byte ranges on character boundaries, in order.
    pub fn lit(&self, query: &Query, shown: &str) -> Vec<Range<usize>> {
        if !query.has_words() {
            return Vec::new();
        }
        let folded = Folded::with_origins(shown);
        let many = query.wanted().any(|term| term.phrase || !term.needles[0].stop);
        let mut letters: Vec<Range<usize>> = Vec::new();
        for term in query.wanted() {
            if term.phrase {
                light_phrase(term, &folded, &mut letters);
            } else if !(many && term.needles[0].stop) {
                self.light_word(&term.needles[0], &folded, &mut letters);
            }
        }
        merge(letters.into_iter().map(|range| folded.origin(range)).filter(|range| !range.is_empty()).collect())
    }

    fn light_word(&self, needle: &Needle, folded: &Folded, out: &mut Vec<Range<usize>>) {
        let certain = self.store.vocabulary.is_named(needle);
        let prose = folded.letters.len() > LONGEST_LIT;
        let grades: Vec<Option<Grade>> =
            (0..folded.words.len()).map(|at| grade_in(needle, folded, at, prose, certain)).collect();
        let best = grades.iter().flatten().map(|grade| grade.class).max();
        if best < Some(Class::Stem) && !prose && self.light_line(needle, folded, certain, best, out) {
            return;
        }
        let Some(best) = best else { return };
        for (at, grade) in grades.iter().enumerate() {
            let Some(grade) = grade else { continue };
            // Every true match of the word shows; what is only similar does where nothing is better.
            if grade.class == best || (best >= Class::Start && grade.class >= Class::Start) {
                self.light_in_word(needle, grade.class, folded, at, out);
            }
        }
    }

    fn light_in_word(&self, needle: &Needle, class: Class, folded: &Folded, at: usize, out: &mut Vec<Range<usize>>) {
        let word = folded.words[at].range();
        let text = folded.word(at);
        match class {
            Class::Start => out.push(word.start..word.end.min(word.start + needle.text.len())),
            Class::Inside => {
                let from = word.start + text.find(&needle.text).unwrap_or(0);
                out.push(from..from + needle.text.len());
            }
            Class::SoundsLikeStart => {
                let mut sounds = Vec::new();
                sound::sounds(text, folded.words[at].abjad, &mut sounds);
                let covered = if needle.abjad {
                    let key: String = sounds.iter().map(|sound| char::from(sound.symbol)).collect();
                    sound::abjad_covers(&needle.key, &key).unwrap_or(0)
                } else {
                    needle.start.len()
                };
                let end =
                    covered.checked_sub(1).and_then(|last| sounds.get(last)).map_or(text.len(), |sound| sound.end);
                out.push(word.start..word.start + end);
            }
            Class::Tight => {
                let indices = self.matcher.fuzzy_indices(text, &needle.text).map_or(Vec::new(), |(_, indices)| indices);
                out.extend(indices.into_iter().map(|at| word.start + at..word.start + at + 1));
            }
            _ => out.push(word),
        }
    }

    /// Initials, words run together, gaps across words; whether there was something to light.
    fn light_line(
        &self,
        needle: &Needle,
        folded: &Folded,
        certain: bool,
        best: Option<Class>,
        out: &mut Vec<Range<usize>>,
    ) -> bool {
        if folded.words.len() < 2 || needle.text.len() < 2 || needle.text.len() > LONGEST_WORD {
            return false;
        }
        let weighty: Vec<_> = (0..folded.words.len())
            .filter(|at| !fold::is_stop_word(folded.word(*at)))
            .map(|at| folded.words[at])
            .collect();
        let mut rest = needle.text.as_str();
        let mut initials = Vec::new();
        for word in &weighty {
            let initial = word.start as usize..word.start as usize + usize::from(word.initial);
            if rest.is_empty() {
                break;
            }
            match rest.strip_prefix(&folded.letters[initial.clone()]) {
                Some(left) => rest = left,
                None if folded.letters[initial.clone()].starts_with(rest) => rest = "",
                None => break,
            }
            initials.push(initial);
        }
        if rest.is_empty() && initials.len() > 1 {
            out.extend(initials);
            return true;
        }
        let mut spelled = Spelled::default();
        spelled.refill((0..folded.words.len()).map(|at| folded.word(at)));
        if let Some((at, _)) = across::joined(&needle.text, &spelled) {
            let from = folded.words[at].start as usize;
            out.push(from..from + needle.text.len());
            return true;
        }
        if certain || best.is_some() || needle.text.len() < 3 || across::gaps(&needle.text, &spelled).is_none() {
            return false;
        }
        let found = self.matcher.fuzzy_indices(&spelled.letters, &needle.text);
        // The folded letters have no spaces: one less for every word before.
        let letters = found.into_iter().flat_map(|(_, indices)| indices).map(|at| {
            let words_before = spelled.starts.partition_point(|start| *start <= at) - 1;
            at - words_before
        });
        out.extend(letters.map(|at| at..at + 1));
        true
    }
}

/// How a needle fits a word of a text that is not in the vocabulary.
pub(super) fn grade_in(needle: &Needle, folded: &Folded, at: usize, prose: bool, certain: bool) -> Option<Grade> {
    grade::with_word(folded, at, |word| {
        let graded = grade::grade(needle, word);
        if prose {
            return graded.filter(|grade| matches!(grade.class, Class::Exact | Class::Spelling | Class::Start));
        }
        graded
            .filter(|grade| !certain || grade.class > Class::Tight)
            .or_else(|| if certain { None } else { grade::slip(needle, word) })
    })
}

fn light_phrase(term: &Term, folded: &Folded, out: &mut Vec<Range<usize>>) {
    let length = term.needles.len();
    for at in 0..(folded.words.len() + 1).saturating_sub(length) {
        let fits = term.needles.iter().enumerate().all(|(i, needle)| {
            let word = folded.word(at + i);
            word == needle.text || (term.open && i + 1 == length && word.starts_with(&needle.text))
        });
        if fits {
            let last = folded.words[at + length - 1].start as usize + term.needles[length - 1].text.len();
            out.push(folded.words[at].start as usize..last);
        }
    }
}

/// Ranges in order, without overlaps.
fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
