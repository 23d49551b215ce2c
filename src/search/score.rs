//! What a whole record is worth: its words, how well they sit together in one of its texts, what
//! kind of record it is.

use super::{
    grade::{Grade, MatchKind, TRUE_MATCH},
    matches::TermMatches,
    query::{MOST_WORDS, Term},
    store::{Entry, Part, Store},
    texts::Field,
};
use crate::{dossier::Kind, sorting};

/// What a word is worth, in percent, if it stands in another text of the record than the other words that
/// were typed.
const ELSEWHERE: u32 = 75;

/// The bonus in percent for a text that has no other words than those typed: a name is either meant
/// or not, a headline has other words as a matter of course.
const WHOLE_NAME: u32 = 25;
const WHOLE_HEADLINE: u32 = 12;

/// The bonus for words that stand side by side as they were typed, and for words that have only
/// "of" and the like between them.
const ADJACENT: u32 = 25;
const NEAR: u32 = 12;

/// How many times the points of typos count.
const OF_TYPO: u32 = 10;

/// What each word is worth more in a record of the kind that a word of a question asks for.
const ASKED_FOR: u32 = 100;

/// What each word of a person's office is worth more.
const HOLDER: u32 = 150;

/// The same for claims: who types a name and "says" wants what was said, not the name alone.
const SAID: u32 = 900;

/// The kind of record that a word of a question asks for.
fn asks_for(word: &Term) -> Option<Kind> {
    Some(match word.needles[0].text.as_str() {
        "say" | "says" => Kind::Claim,
        "when" | "how" | "why" => Kind::Event,
        "where" => Kind::Place,
        _ => return None,
    })
}

/// What it is worth more that a record is called, or is of a sort, as the word says that the others describe; and where
/// a preposition says so.
const HEAD: u32 = 120;
const HEAD_OF: u32 = 450;

/// The points of a match in a field; `at` is the place of the word in it, if a single word matched.
pub(super) fn field_points(field: Field, grade: Grade, at: Option<usize>, typed: usize) -> u16 {
    if !field.is_named() && !grade.counts_in_prose(typed) {
        return 0;
    }
    if field == Field::Exonym && !grade.counts_in_exonym(typed) {
        return 0;
    }
    if grade.kind == MatchKind::Typo {
        return (u32::from(grade.points) * field.weight() / 100) as u16;
    }
    let bonus = if at == Some(0) && field.is_named() && !field.is_worded() { 25 } else { 0 };
    ((u32::from(grade.points) + bonus) * field.weight() / 100).max(u32::from(TRUE_MATCH)) as u16
}

/// By typed word, the points of a record.
pub(super) type Points = [u16; MOST_WORDS];

/// By typed word, where it stands in a text and what it is worth there; nothing if it is not there.
#[derive(Default)]
struct Places {
    points: Points,
    at: [u32; MOST_WORDS],
    /// Whether it is the whole word there, in whatever spelling.
    is_whole: [bool; MOST_WORDS],
}

/// The word that says what is looked for, which the others only describe.
struct Head<'a> {
    /// Its place among the typed words.
    at: usize,
    /// What it is worth more that a record is called so, or is of such a sort.
    worth: u32,
    /// Whether it names the sort of a record.
    names_sort: Box<dyn Fn(usize) -> bool + Sync + 'a>,
}

impl<'a> Head<'a> {
    /// In English it is the last word, or the last before a preposition: "party" in "party of Kabiri", "ministry" in
    /// "foreign ministry". None where there are not several.
    fn of(words: &[&Term], store: &'a Store) -> Option<Self> {
        let content: Vec<usize> = (0..words.len()).filter(|at| !words[*at].is_optional()).collect();
        let first = *content.first().filter(|_| content.len() > 1)?;
        let is_preposition = |at: &usize| {
            let word = words[*at].needles[0].text.as_str();
            words[*at].is_optional()
                && matches!(word, "of" | "in" | "at" | "by" | "for" | "from" | "to" | "with" | "on")
        };
        let end = (first..words.len()).find(is_preposition);
        let is_before = |at: &usize| end.is_none_or(|end| *at < end);
        let at = content.into_iter().rfind(is_before).filter(|at| !words[*at].phrase)?;
        let worth = if end.is_some() { HEAD_OF } else { HEAD };
        Some(Self { at, worth, names_sort: Box::new(store.sorts.named_by(&words[at].needles[0])) })
    }
}

/// What is worth what for the words that were typed.
pub(super) struct Scorer<'a> {
    store: &'a Store,
    words: Vec<&'a Term>,
    /// By typed word, how each word of the dossier fits it in a name, and in a sentence or its headline.
    grades: Vec<Vec<[Option<Grade>; 2]>>,
    /// By typed word, whether some name has just this word.
    is_word: Vec<bool>,
    /// The typed words in the order in which they choose theirs in a text: the long ones first.
    order: Vec<usize>,
    /// The kind of record that a word of a question asks for.
    asked_for: Option<Kind>,
    /// The word that says what is looked for, which the others only describe, and whether it names the sort of a record.
    head: Option<Head<'a>>,
}

impl<'a> Scorer<'a> {
    pub fn new(store: &'a Store, found: impl Iterator<Item = &'a TermMatches>) -> Self {
        let (mut words, mut grades, mut is_word) = (Vec::new(), Vec::new(), Vec::new());
        for matches in found {
            words.push(&matches.term);
            is_word.push(matches.words.certain);
            let mut by_word = vec![[None; 2]; store.vocabulary.len()];
            for (word, grade) in &matches.words.words {
                by_word[*word as usize] = [Some(*grade); 2];
            }
            for (word, grade) in &matches.words.meant {
                let [_, worded] = &mut by_word[*word as usize];
                *worded = Some(grade.or_better(*worded));
            }
            grades.push(by_word);
        }
        // A phrase has several words: it keeps no single one.
        let mut order: Vec<usize> = (0..words.len()).filter(|at| !words[*at].phrase).collect();
        sorting::by_key(&mut order, |at| std::cmp::Reverse(words[*at].needles[0].text.len()));
        let asked_for = words
            .iter()
            .filter(|word| word.is_optional())
            .filter_map(|word| asks_for(word))
            .max_by_key(|kind| *kind == Kind::Claim);
        let head = Head::of(&words, store);
        Self { store, words, grades, is_word, order, asked_for, head }
    }

    /// The score of a record. One that needs no typo for any of the words is above all that need one.
    pub fn score(&self, record: usize, points: &Points) -> u32 {
        let counting = || self.words.iter().zip(points).filter(|(word, points)| **points > 0 && !word.is_optional());
        let many = counting().count() > 1;
        let apart: u32 = counting().map(|(_, points)| shown(*points)).sum();
        let is_true = counting().all(|(_, points)| *points >= TRUE_MATCH);
        let is_event = self.store.records[record].kind() == Kind::Event;
        let elsewhere = if !many {
            100
        } else if is_event {
            90
        } else {
            ELSEWHERE
        };
        let words = counting().count() as u32;
        let named = self.store.entries_of(record).iter().filter(|entry| entry.field.is_named());
        let best = named.map(|entry| self.entry_score(record, entry, points, elsewhere));
        let sort = self.head.as_ref().filter(|head| (head.names_sort)(record)).map_or(0, |head| head.worth);
        let sum = best.max().unwrap_or(0).max(apart * elsewhere / 100 + words * self.worth(record, None) + sort);
        (u32::from(is_true) << 24) + (sum << 6)
    }

    /// What each word is worth more by what it names: what happened before what is said of it, and both before the pages
    /// that report it. A person or body has the bonus of a whole name beside this. Nothing is named where words are
    /// found in no such text.
    fn worth(&self, record: usize, named: Option<Field>) -> u32 {
        let kind = self.store.records[record].kind();
        let asked = match self.asked_for {
            Some(Kind::Claim) if kind == Kind::Claim => SAID,
            asked_for if asked_for == Some(kind) => ASKED_FOR,
            _ => 0,
        };
        asked
            + match (kind, named) {
                (Kind::Actor, Some(_)) if self.store.part_of(record) == Some(Part::Publisher) => 80,
                (Kind::Actor | Kind::Place, Some(_)) => 110,
                (Kind::Event, Some(_)) => 150,
                (Kind::Event, None) | (Kind::Figure, Some(_)) => 60,
                (Kind::Claim, _) => 40,
                _ => 0,
            }
    }

    /// What the words are worth if this text is what was meant: those that it has, the rest from
    /// elsewhere, more if it has few others and has them in this order.
    fn entry_score(&self, record: usize, entry: &Entry, points: &Points, elsewhere: u32) -> u32 {
        let own = self.store.words_of(entry);
        let places = self.assign(own, entry.field);
        let (mut here, mut there, mut found, mut whole_words, mut worth) = (0, 0, 0_u32, 0, 0);
        for (at, word) in self.words.iter().enumerate() {
            match places.points[at] {
                _ if word.is_optional() => {}
                0 if points[at] == 0 => {}
                0 => {
                    there += shown(points[at]) * elsewhere / 100;
                    worth += self.worth(record, None);
                }
                points => {
                    here += shown(points);
                    worth += self.worth(record, Some(entry.field));
                    found += 1;
                    whole_words += if places.is_whole[at] { 2 } else { 1 };
                }
            }
        }
        if found == 0 {
            return 0;
        }
        // Who is looked for in several words by office is meant, not what happened to the holder of it.
        let several = points.iter().filter(|points| **points > 0).count() > 1;
        // The words of an office before "of" and the like say what it is, those behind where it is held.
        let role = own.iter().take_while(|word| !self.store.vocabulary.is_stop_word(**word)).count() as u32;
        let is_of_role = |at: usize| places.points[at] > 0 && places.at[at] < role;
        if let Some(head) = &self.head {
            let is_named = match entry.field {
                Field::Office => is_of_role(head.at),
                field => places.is_whole[head.at] && (field.is_name() || field == Field::Title),
            };
            worth += match entry.field {
                // A title has words for much that it is not about.
                Field::Title if is_named => HEAD,
                _ if is_named || (head.names_sort)(record) => head.worth,
                _ => 0,
            };
        }
        let names_role = || (0..self.words.len()).any(is_of_role);
        if entry.field == Field::Office && several && names_role() && self.store.part_of(record) == Some(Part::Person) {
            worth += found * HOLDER;
        }
        let content_words = self.store.content_words_of(entry).max(1);
        let whole = if entry.field.is_name() || entry.field == Field::Office { WHOLE_NAME } else { WHOLE_HEADLINE };
        let bonus = here * whole * whole_words.min(2 * content_words) / (2 * content_words) / 100;
        here + there + worth + bonus + self.order_bonus(own, &places)
    }

    /// What it is worth that the words of a text stand in it as they were typed.
    fn order_bonus(&self, own: &[u32], places: &Places) -> u32 {
        if self.words.len() < 2 {
            return 0;
        }
        let is_content_word = |word: &u32| !self.store.vocabulary.is_stop_word(*word);
        let rank = |at: usize| own[..at].iter().filter(|word| is_content_word(word)).count();
        let (mut order, mut before, mut content_word_before) = (0, None::<usize>, None::<usize>);
        for (number, word) in self.words.iter().enumerate() {
            let at = (places.points[number] > 0).then_some(places.at[number] as usize);
            if at.is_some_and(|at| before.is_some_and(|before| before + 1 == at)) {
                order += ADJACENT;
            }
            before = at;
            if let Some(at) = at.filter(|_| !word.is_optional()) {
                let rank = rank(at);
                if content_word_before.is_some_and(|before| before.abs_diff(rank) == 1) {
                    order += NEAR;
                }
                content_word_before = Some(rank);
            }
        }
        order
    }

    /// Which word of a text stands for which typed word, with its points. Long words choose first, and
    /// two typed words are two words: "s s sharifi" is no Salim Sharifi.
    fn assign(&self, own: &[u32], field: Field) -> Places {
        let mut places = Places::default();
        let is_taken =
            |places: &Places, at: u32| (0..self.words.len()).any(|one| places.points[one] > 0 && places.at[one] == at);
        for next in &self.order {
            let (grades, typed) = (&self.grades[*next], self.words[*next].needles[0].text.len());
            // The last word may still be being typed, unless it is one already.
            let is_begun = *next + 1 == self.words.len() && !self.is_word[*next];
            let (mut best, mut best_at, mut is_whole) = (0, 0, false);
            for (number, at) in own.iter().zip(0..) {
                let Some(grade) = grades[*number as usize][usize::from(field.is_worded())] else { continue };
                let points = field_points(field, grade, Some(at as usize), typed);
                if points > best && !is_taken(&places, at) {
                    (best, best_at, is_whole) =
                        (points, at, is_begun && grade.kind == MatchKind::Prefix || grade.is_of_whole_word());
                }
            }
            (places.points[*next], places.at[*next], places.is_whole[*next]) = (best, best_at, is_whole);
        }
        places
    }
}

/// Points to add up: those of typos are few, so that they stand apart, and count for more beside what a record is worth.
fn shown(points: u16) -> u32 {
    u32::from(points) * if points < TRUE_MATCH { OF_TYPO } else { 1 }
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
