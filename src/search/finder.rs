//! Answering a query: what each word found, the conditions, the order.

use std::cmp::Reverse;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    Hit,
    filter::Filter,
    fold::Script,
    grade::{LONGEST_WORD, Needle},
    multiword::Haystack,
    query::{Query, Term},
    score::{self, TermMatches},
    store::Store,
};
use crate::dossier::{Dossier, Id, Kind};

/// How many of the best hits are worth the matcher's own score.
const REFINED: usize = 64;

/// Finds records of one dossier, and keeps what the last query found to show and explain it.
pub struct Finder {
    pub(super) store: Store,
    pub(super) matcher: SkimMatcherV2,
    /// By actor, how many are more involved.
    ranks: Vec<u32>,
    /// What the words of the last query found: at the next key, all but one are the same.
    found: Vec<TermMatches>,
    /// What two of them found as one word.
    joined: Vec<Joined>,
}

/// What two typed words found that are one in the dossier: "abdu halim", "nazar zoda".
struct Joined {
    /// The two, by their places among the wanted terms.
    of: [usize; 2],
    matches: TermMatches,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finder").field("records", &self.store.records.len()).finish_non_exhaustive()
    }
}

impl Finder {
    /// Folds everything that can be searched, once.
    pub fn new(dossier: &Dossier) -> Self {
        let mut ranks = vec![0; dossier.every_id(Kind::Actor).len()];
        for (rank, actor) in dossier.by_involvement().iter().enumerate() {
            ranks[actor.at()] = rank as u32;
        }
        let (store, matcher) = (Store::new(dossier), SkimMatcherV2::default().ignore_case());
        Self { store, matcher, ranks, found: Vec::new(), joined: Vec::new() }
    }

    /// The records of every kind that a query finds, best first.
    ///
    /// Every word must be found somewhere in the record; equals are ordered by kind, then the more
    /// involved actor or the earlier event, then the order of the file.
    pub fn find(&mut self, dossier: &Dossier, query: &Query) -> Vec<Hit> {
        let filter = Filter::new(dossier, query);
        let mut known = self.take_known();
        let mut words: Vec<TermMatches> = query.wanted().map(|term| self.recall_or_find(term, &mut known)).collect();
        let joined = self.find_joined(&mut words);
        let unwanted = query.terms.iter().filter(|term| term.not);
        let unwanted: Vec<Vec<u16>> = unwanted.map(|term| self.store.find_term(term, None).points).collect();
        let has_content_words = words.iter().any(|word| !word.term.is_optional());
        let with_relations = query.asks_for_relations();
        let passes = |(number, id): &(usize, &Id)| {
            let found = |word: &TermMatches| word.points[*number] > 0 || (has_content_words && word.term.is_optional());
            words.iter().all(found)
                && unwanted.iter().all(|points| points[*number] == 0)
                && (id.kind() != Kind::Relation || with_relations)
                && dossier.stands(**id)
                && filter.passes(**id)
        };
        let score = |number| if words.is_empty() { 1 } else { score::score(&self.store, number, &words) };
        let all = self.store.records.iter().enumerate();
        let mut hits: Vec<Hit> = all.filter(passes).map(|(number, id)| Hit { id: *id, score: score(number) }).collect();
        let order = |hit: &Hit| (Reverse(hit.score), self.place_in_order(dossier, hit.id));
        if hits.len() > REFINED && query.has_words() {
            hits.select_nth_unstable_by_key(REFINED - 1, order);
        }
        self.refine(query, &mut hits);
        hits.sort_unstable_by_key(order);
        (self.found, self.joined) = (words, joined);
        hits
    }

    /// Where a record stands among its equals: actors by involvement, events by time.
    fn place_in_order(&self, dossier: &Dossier, id: Id) -> usize {
        match id {
            Id::Actor(actor) => self.ranks[actor.at()] as usize,
            Id::Event(event) => self.ranks.len() + dossier.rank_in_time(event),
            _ => self.store.number_of(id),
        }
    }

    /// What the words of the last query found each by itself.
    fn take_known(&mut self) -> Vec<TermMatches> {
        let joined = std::mem::take(&mut self.joined);
        let is_own = |at: usize| !joined.iter().any(|joined| joined.of.contains(&at));
        let found = std::mem::take(&mut self.found).into_iter().enumerate();
        found.filter(|(at, _)| is_own(*at)).map(|(_, found)| found).collect()
    }

    /// What a term finds: known from the last key, or found anew among what its beginning left
    /// over.
    fn recall_or_find(&self, term: &Term, known: &mut Vec<TermMatches>) -> TermMatches {
        if let Some(at) = known.iter().position(|known| known.term == *term) {
            return known.swap_remove(at);
        }
        let begins = |known: &&TermMatches| {
            !known.term.phrase && !term.phrase && term.needles[0].text.starts_with(&known.term.needles[0].text)
        };
        let before = known.iter().filter(begins).max_by_key(|known| known.term.needles[0].text.len());
        self.store.find_term(term, before)
    }

    /// Two typed words that are one in the dossier raise the points of both.
    fn find_joined(&self, words: &mut [TermMatches]) -> Vec<Joined> {
        let mut found = Vec::new();
        let plain: Vec<usize> = (0..words.len()).filter(|at| !words[*at].term.is_optional()).collect();
        for pair in plain.windows(2) {
            let (a, b) = (&words[pair[0]].term, &words[pair[1]].term);
            let text = format!("{}{}", a.needles[0].text, b.needles[0].text);
            let is_plain = |term: &Term| !term.phrase && term.needles[0].text.len() >= 2;
            if !is_plain(a) || !is_plain(b) || text.len() > LONGEST_WORD {
                continue;
            }
            let [one, other] = [a, b].map(|term| term.needles[0].script);
            let script = if one == other { one } else { Script::Alphabet };
            let term = Term { needles: vec![Needle::new(&text, script)], phrase: false, open: false, not: false };
            let matches = self.store.find_joined(&term);
            if matches.points.iter().all(|points| *points == 0) {
                continue;
            }
            for at in pair {
                let own = words[*at].points.iter_mut().zip(&matches.points);
                own.for_each(|(own, joined)| *own = (*own).max(*joined));
            }
            found.push(Joined { of: [pair[0], pair[1]], matches });
        }
        found
    }

    /// For each word of the last query, its own matches and those of the joined words that it is in;
    /// stop words such as "of" only where there are no others.
    pub(super) fn matches_by_word(&self) -> Vec<Vec<&TermMatches>> {
        let has_content_words = self.found.iter().any(|found| !found.term.is_optional());
        let counting =
            self.found.iter().enumerate().filter(|(_, found)| !has_content_words || !found.term.is_optional());
        let ways = counting.map(|(at, found)| {
            let joined = self.joined.iter().filter(|joined| joined.of.contains(&at)).map(|joined| &joined.matches);
            std::iter::once(found).chain(joined).collect()
        });
        ways.collect()
    }

    /// All of them in one list.
    pub(super) fn all_matches(&self) -> Vec<&TermMatches> {
        self.matches_by_word().concat()
    }

    /// Orders equals by the matcher's own score, for as many as can be shown.
    fn refine(&self, query: &Query, hits: &mut [Hit]) {
        let needles = query.wanted().filter(|term| !term.phrase).map(|term| &term.needles[0]);
        let Some(longest) = needles.max_by_key(|needle| needle.text.len()) else { return };
        if longest.text.len() > LONGEST_WORD {
            return;
        }
        let mut haystack = Haystack::default();
        for hit in hits.iter_mut().take(REFINED) {
            let entries = self.store.entries_of(self.store.number_of(hit.id)).iter();
            let named = entries.filter(|entry| entry.field.is_named() && longest.mask & !entry.mask == 0);
            let scores = named.filter_map(|entry| {
                self.store.fill_haystack(entry, &mut haystack);
                haystack.is_short().then(|| self.matcher.fuzzy_match(&haystack.letters, &longest.text)).flatten()
            });
            hit.score += scores.max().map_or(0, |score| u32::try_from(score / 16).unwrap_or(0).min(63));
        }
    }
}
