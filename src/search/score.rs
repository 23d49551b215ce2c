//! What a whole record is worth: its words, how well they sit together in one of its texts, what
//! kind of record it is.

use super::{
    fold,
    grade::{Grade, MatchKind, TRUE_MATCH},
    query::{MOST_WORDS, Term},
    store::{Entry, Store},
    texts::Field,
    vocabulary::WordsFound,
};
use crate::dossier::Kind;

/// What a word is worth, in percent, if it stands in another text of the record than the other words that
/// were typed.
const ELSEWHERE: u32 = 75;

/// The bonus in percent for a text that has no other words than those typed: a name is either meant
/// or not, a headline has other words as a matter of course.
const WHOLE_NAME: u32 = 28;
const WHOLE_HEADLINE: u32 = 8;

/// The bonus for words that stand side by side as they were typed, and for words that have only
/// "of" and the like between them.
const ADJACENT: u32 = 25;
const NEAR: u32 = 12;

/// What a typed word or phrase found in all records.
#[derive(Debug, Clone)]
pub(super) struct TermMatches {
    pub term: Term,
    /// The words of the dossier that it fits; none for a phrase.
    pub words: WordsFound,
    /// The names, titles and offices that have all its letters.
    pub with_letters: Vec<u32>,
    /// Those of them that it fits across several words, in order, and how.
    pub multiword: Vec<(u32, Grade)>,
    /// By record, the points of its best match; nothing if there is none.
    pub points: Vec<u16>,
    /// By record, the points of its best match in the record's own names.
    pub names: Vec<u16>,
}

impl TermMatches {
    /// Whether it was found by words side by side rather than by fitting words.
    pub fn is_phrase(&self) -> bool {
        self.term.phrase && !self.term.is_begun_word()
    }

    /// How an entry was found across several words.
    pub fn multiword_grade(&self, entry: u32) -> Option<Grade> {
        let at = self.multiword.binary_search_by_key(&entry, |(number, _)| *number).ok()?;
        Some(self.multiword[at].1)
    }
}

/// The points of a match in a field; `at` is the place of the word in it, if a single word matched. In
/// prose only the word itself or its beginning counts: so many words stand there that some are always
/// similar.
pub(super) fn field_points(field: Field, grade: Grade, at: Option<usize>, typed: usize) -> u16 {
    let is_word_or_start = match grade.kind {
        MatchKind::Exact | MatchKind::Spelling => true,
        MatchKind::Prefix => typed >= 3,
        _ => false,
    };
    if !field.is_named() && !is_word_or_start {
        return 0;
    }
    if grade.kind == MatchKind::Typo {
        return grade.points;
    }
    let bonus = if at == Some(0) && field.is_named() { 25 } else { 0 };
    ((u32::from(grade.points) + bonus) * field.weight() / 100).max(u32::from(TRUE_MATCH)) as u16
}

/// The score of a record. One that needs no typo for any of the words is above all that need one.
pub(super) fn score(store: &Store, record: usize, words: &[TermMatches]) -> u32 {
    let counts = |word: &&TermMatches| word.points[record] > 0 && !word.term.is_optional();
    let many = words.iter().filter(counts).count() > 1;
    let apart: u32 = words.iter().filter(counts).map(|word| u32::from(word.points[record])).sum();
    let is_true = words.iter().filter(counts).all(|word| word.points[record] >= TRUE_MATCH);
    let elsewhere = if many { ELSEWHERE } else { 100 };
    let named = store.entries_of(record).iter().filter(|entry| entry.field.is_named());
    let best = named.map(|entry| entry_score(store, record, entry, words, elsewhere)).max().unwrap_or(0);
    let kind = match store.records[record].kind() {
        Kind::Actor if store.is_publisher_only(record) => 80,
        Kind::Actor => 100,
        Kind::Event => 30,
        Kind::Claim | Kind::Figure => 10,
        _ => 0,
    };
    let sum = best.max(apart * elsewhere / 100) + kind * words.len() as u32;
    (u32::from(is_true) << 24) + (sum << 6)
}

/// What the words are worth if this text is what was meant: those that it has, the rest from
/// elsewhere, more if it has few others and has them in this order.
fn entry_score(store: &Store, record: usize, entry: &Entry, words: &[TermMatches], elsewhere: u32) -> u32 {
    let own = store.words_of(entry);
    let is_content_word = |word: &u32| !fold::is_stop_word(store.vocabulary.text(*word));
    let places = assign(own, entry.field, words);
    let (mut here, mut there, mut found) = (0, 0, 0_u32);
    for (word, place) in words.iter().zip(places).filter(|(word, _)| !word.term.is_optional()) {
        match place {
            Some((points, _)) => {
                here += u32::from(points);
                found += 1;
            }
            None => there += u32::from(word.points[record]) * elsewhere / 100,
        }
    }
    if found == 0 {
        return 0;
    }
    let content_words = own.iter().filter(|word| is_content_word(word)).count().max(1) as u32;
    let whole = match store.records[record].kind() {
        Kind::Actor | Kind::Place => WHOLE_NAME,
        _ => WHOLE_HEADLINE,
    };
    let bonus = here * whole * found.min(content_words) / content_words / 100;
    let rank = |at: usize| own[..at].iter().filter(|word| is_content_word(word)).count();
    let (mut order, mut before, mut content_word_before) = (0, None::<usize>, None::<usize>);
    for (word, place) in words.iter().zip(places) {
        let at = place.map(|(_, at)| at);
        if at.is_some_and(|at| before.is_some_and(|before| before + 1 == at)) {
            order += ADJACENT;
        }
        before = at;
        if let Some(at) = at.filter(|_| !word.term.is_optional()) {
            if content_word_before.is_some_and(|before| before.abs_diff(rank(at)) == 1) {
                order += NEAR;
            }
            content_word_before = Some(rank(at));
        }
    }
    here + there + bonus + order
}

/// Which word of a text stands for which typed word, with its points. Long words choose first, and
/// two typed words are two words: "s s sharifi" is no Salim Sharifi.
fn assign(own: &[u32], field: Field, words: &[TermMatches]) -> [Option<(u16, usize)>; MOST_WORDS] {
    let mut places = [None; MOST_WORDS];
    let mut left: u32 = (1 << words.len().min(MOST_WORDS)) - 1;
    let length = |at: usize| words[at].term.needles[0].text.len();
    while left != 0 {
        let waiting = (0..MOST_WORDS).filter(|at| left >> at & 1 == 1);
        let Some(next) = waiting.max_by_key(|at| (length(*at), std::cmp::Reverse(*at))) else { break };
        left &= !(1 << next);
        // A phrase has several words: it keeps no single one.
        if words[next].term.phrase {
            continue;
        }
        let fits = own.iter().enumerate().filter_map(|(at, number)| {
            let taken = places.iter().flatten().any(|(_, other)| *other == at);
            let grade = words[next].words.grade_of(*number).filter(|_| !taken)?;
            Some((field_points(field, grade, Some(at), length(next)), at))
        });
        places[next] =
            fits.filter(|(points, _)| *points > 0).max_by_key(|(points, at)| (*points, std::cmp::Reverse(*at)));
    }
    places
}

impl Term {
    /// Whether it is a word such as "of" that need not be found beside others.
    pub(super) fn is_optional(&self) -> bool {
        !self.phrase && self.needles[0].stop
    }

    /// Whether it is a phrase of one word that is still being typed.
    pub(super) fn is_begun_word(&self) -> bool {
        self.phrase && self.open && self.needles.len() == 1
    }
}
