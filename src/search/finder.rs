//! Answering a query: what each word found, the conditions, the order.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    Hit,
    filter::{Filter, Reached},
    fold::{self, Folded, Script},
    grade::{LONGEST_WORD, Needle, TRUE_MATCH},
    hits::{Hits, Joined},
    ids,
    interrupt::Interrupt,
    matches::{RecordMatch, TermMatches, Walk},
    multiword::Haystack,
    names::Names,
    parts::in_parts,
    prefilter::{Prefilter, Reach},
    query::{MOST_WORDS, Query, Term},
    recent::Recent,
    score::{Points, Scorer},
    store::Store,
    texts::Texts,
};
use crate::dossier::{Dossier, EventId, Id, Kind};

/// How many records make up for what a thread costs.
const WORTH_A_THREAD: usize = 8192;

/// After how many records it is looked whether the search is interrupted; a power of two.
const LOOKS_UP: u32 = 4096;

/// How many of the best hits are worth the matcher's own score.
const REFINED: usize = 64;

/// Finds records of one dossier, and keeps what words found lately.
pub struct Finder {
    pub(super) store: Arc<Store>,
    matcher: Arc<SkimMatcherV2>,
    /// By actor, how many are more involved.
    ranks: Vec<u32>,
    /// What words found lately, by themselves and two as one.
    recent: Recent,
    recent_joined: Recent,
    reached: Option<Reached>,
}

/// A record that was found; the best comes first in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    /// What its score lacks to the greatest number, then its place among its equals: one number, since many
    /// are compared.
    rank: u64,
    record: u32,
}

impl Ranked {
    fn new(score: u32, place: u32, record: u32) -> Self {
        Self { rank: u64::from(!score) << 32 | u64::from(place), record }
    }

    fn score(self) -> u32 {
        !((self.rank >> 32) as u32)
    }

    fn with_bonus(self, bonus: u32) -> Self {
        Self { rank: self.rank - (u64::from(bonus) << 32), ..self }
    }
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finder").field("records", &self.store.records.len()).finish_non_exhaustive()
    }
}

impl Finder {
    /// Folds everything that can be searched, once.
    pub fn new(dossier: &Dossier) -> Self {
        Self::with(dossier, Store::new(dossier))
    }

    /// What a single query finds, without making ready for any other.
    pub fn find_once(dossier: &Dossier, query: &Query) -> Hits {
        let wanted: Vec<&Term> = query.wanted().collect();
        let has_content_words = wanted.iter().any(|term| !term.is_optional());
        let joined = joined_terms(&wanted);
        let reach = |term: &Term| match term {
            _ if has_content_words && term.is_optional() => Reach::Occurrence,
            term if term.phrase => Reach::Words,
            _ => Reach::Across,
        };
        let needles = query.terms.iter().flat_map(|term| term.needles.iter().map(move |needle| (needle, reach(term))));
        let as_one = joined.iter().map(|(_, term)| (&term.needles[0], Reach::Words));
        let store = Store::for_query(dossier, &Prefilter::new(needles.chain(as_one)), query.asks_for_relations());
        Self::with(dossier, store).find(dossier, query)
    }

    fn with(dossier: &Dossier, store: Store) -> Self {
        let mut ranks = vec![0; dossier.every_id(Kind::Actor).len()];
        for (rank, actor) in dossier.by_involvement().iter().enumerate() {
            ranks[actor.at()] = rank as u32;
        }
        Self {
            store: Arc::new(store),
            matcher: Arc::new(SkimMatcherV2::default().ignore_case()),
            ranks,
            recent: Recent::default(),
            recent_joined: Recent::default(),
            reached: None,
        }
    }

    /// The names of all records, to look up what a query means by them while this is busy.
    pub fn names(&self) -> Names {
        Names::new(Arc::clone(&self.store))
    }

    /// How many records can be found.
    pub fn records(&self) -> usize {
        self.store.records.len()
    }

    /// The records of every kind that a query finds, best first.
    ///
    /// Every word must be found somewhere in the record, or where no record has all, as many as any has; equals are ordered by kind, then the more
    /// involved actor or the earlier event, then the order of the file.
    pub fn find(&mut self, dossier: &Dossier, query: &Query) -> Hits {
        let hits = self.find_unless(&Interrupt::default(), dossier, query, usize::MAX, |_| {});
        hits.unwrap_or_else(|| self.no_hits())
    }

    /// The same, unless it is interrupted; of more than `many`, the best are handed out before all are in order.
    pub fn find_unless(
        &mut self,
        interrupt: &Interrupt,
        dossier: &Dossier,
        query: &Query,
        many: usize,
        mut first: impl FnMut(Hits),
    ) -> Option<Hits> {
        let found = self.recall_or_find_all(interrupt, query.wanted())?;
        let mut hits = Hits { found, ..self.no_hits() };
        let unwanted = self.recall_or_find_all(interrupt, query.terms.iter().filter(|term| term.not))?;
        hits.joined = self.find_joined(&hits.found);
        let filter = Filter::new(dossier, query, &mut self.reached);
        let with_relations = query.asks_for_relations();
        let passes =
            &|id: Id| (id.kind() != Kind::Relation || with_relations) && dossier.stands(id) && filter.passes(id);
        let mut ranked = self.score_all(interrupt, dossier, &hits, &unwanted, passes, query);
        if ranked.is_empty() {
            ranked = self.score_some(interrupt, dossier, &hits, &unwanted, passes);
            hits.is_partial = !ranked.is_empty();
        }
        hits.undated = self.undated(dossier, &hits, &unwanted, &filter);
        let hit = |ranked: &Ranked| Hit { id: self.store.records[ranked.record as usize], score: ranked.score() };
        if ranked.len() > REFINED && query.has_words() {
            ranked.select_nth_unstable(REFINED - 1);
        }
        self.refine(dossier, query, &mut ranked);
        if ranked.len() > many.max(REFINED) && query.has_words() && !interrupt.is_stopped() {
            ranked[..REFINED].sort_unstable();
            first(Hits { list: ranked[..REFINED].iter().map(hit).collect(), ..hits.clone() });
        }
        if interrupt.is_stopped() {
            return None;
        }
        ranked.sort_unstable();
        hits.list = ranked.iter().map(hit).collect();
        hits.put_first(ids::meant(dossier, query));
        Some(hits)
    }

    fn no_hits(&self) -> Hits {
        Hits {
            list: Vec::new(),
            is_partial: false,
            undated: Vec::new(),
            by_id: Vec::new(),
            store: Arc::clone(&self.store),
            matcher: Arc::clone(&self.matcher),
            found: Vec::new(),
            joined: Vec::new(),
        }
    }

    /// The records that have all the words and pass, in no order.
    fn score_all(
        &self,
        interrupt: &Interrupt,
        dossier: &Dossier,
        hits: &Hits,
        unwanted: &[Arc<TermMatches>],
        passes: impl Fn(Id) -> bool + Sync,
        query: &Query,
    ) -> Vec<Ranked> {
        let found = &hits.found;
        let asks_for_time = query.asks_for_time_alone();
        let lists: Vec<Cow<'_, [RecordMatch]>> = (0..found.len()).map(|at| hits.records_of(at)).collect();
        let has_content_words = found.iter().any(|word| !word.term.is_optional());
        let must_be_found = |at: usize| !has_content_words || !found[at].term.is_optional();
        let must: Vec<usize> = (0..lists.len()).filter(|at| must_be_found(*at)).collect();
        let fewest = must.iter().map(|at| &lists[*at]).min_by_key(|list| list.len());
        let candidates: Vec<u32> = match fewest {
            Some(list) => list.iter().map(|found| found.record).collect(),
            None => (0..self.store.records.len() as u32).collect(),
        };
        let scorer = Scorer::new(&self.store, found.iter().map(AsRef::as_ref));
        let place = |id: Id| match id {
            // Who types a time alone asks what happened then.
            Id::Actor(_) | Id::Event(_) if !asks_for_time => self.place_in_order(dossier, id) as u32,
            // What lies in that time altogether before what only touches it.
            Id::Event(event) => {
                let touches = if query.spans_hold(dossier.event(event).date.as_ref()) { 0 } else { self.ranks.len() };
                (touches + dossier.rank_in_time(event)) as u32
            }
            Id::Actor(actor) => self.store.records.len() as u32 + self.ranks[actor.at()],
            id => 2 * self.store.records.len() as u32 + self.store.number_of(id) as u32,
        };
        let parts = in_parts(&candidates, WORTH_A_THREAD, |candidates, _| {
            let mut walks: Vec<Walk<'_>> = lists.iter().map(|list| Walk(list)).collect();
            let mut not: Vec<Walk<'_>> = unwanted.iter().map(|matches| Walk(&matches.records)).collect();
            let going_on = candidates.iter().take_while(|record| **record % LOOKS_UP != 0 || !interrupt.is_stopped());
            let ranked = going_on.filter_map(|record| {
                let mut points: Points = [0; MOST_WORDS];
                for at in &must {
                    points[*at] = walks[*at].points(*record);
                    if points[*at] == 0 {
                        return None;
                    }
                }
                let id = self.store.records[*record as usize];
                if not.iter_mut().any(|walk| walk.points(*record) > 0) || !passes(id) {
                    return None;
                }
                let score = if lists.is_empty() { 1 } else { scorer.score(*record as usize, &points) };
                Some(Ranked::new(score, place(id), *record))
            });
            ranked.collect::<Vec<Ranked>>()
        });
        parts.concat()
    }

    /// The records that pass and have most of the words, where none has all, in no order. A word that few records
    /// have says more of what is meant than one that many have.
    fn score_some(
        &self,
        interrupt: &Interrupt,
        dossier: &Dossier,
        hits: &Hits,
        unwanted: &[Arc<TermMatches>],
        passes: impl Fn(Id) -> bool,
    ) -> Vec<Ranked> {
        let words: Vec<usize> = (0..hits.found.len()).filter(|at| !hits.found[*at].term.is_optional()).collect();
        if words.len() < 2 || interrupt.is_stopped() {
            return Vec::new();
        }
        let mut points: HashMap<u32, Points> = HashMap::new();
        for at in &words {
            for found in hits.records_of(*at).iter().filter(|found| found.points >= TRUE_MATCH) {
                points.entry(found.record).or_default()[*at] = found.points;
            }
        }
        let is_wanted = |record: u32| {
            let id = self.store.records[record as usize];
            passes(id) && unwanted.iter().all(|one| Walk(&one.records).points(record) == 0)
        };
        points.retain(|record, _| is_wanted(*record));
        let count = |points: &Points| points.iter().filter(|points| **points > 0).count();
        let most = points.values().map(count).max().unwrap_or(0);
        points.retain(|_, points| count(points) == most);
        let scorer = Scorer::new(&self.store, hits.found.iter().map(AsRef::as_ref));
        let rarity: Vec<u32> = hits.found.iter().map(|found| self.rarity(found.records.len())).collect();
        let ranked = points.iter().map(|(record, points)| {
            let rare: u32 = rarity.iter().zip(points).filter(|(_, points)| **points > 0).map(|(rare, _)| rare).sum();
            let id = self.store.records[*record as usize];
            let score = scorer.score(*record as usize, points) + rare;
            Ranked::new(score, self.place_in_order(dossier, id) as u32, *record)
        });
        ranked.collect()
    }

    /// The events that have all the words and are left out for want of a date alone.
    fn undated(
        &self,
        dossier: &Dossier,
        hits: &Hits,
        unwanted: &[Arc<TermMatches>],
        filter: &Filter<'_>,
    ) -> Vec<EventId> {
        if !filter.asks_for_time() {
            return Vec::new();
        }
        let words = hits.matches_by_word();
        let has = |found: &TermMatches, record: u32| Walk(&found.records).points(record) > 0;
        let is_left_out = |event: &EventId| {
            let record = self.store.number_of((*event).into()) as u32;
            filter.lacks_a_date(*event)
                && words.iter().all(|ways| ways.iter().any(|found| has(found, record)))
                && !unwanted.iter().any(|found| has(found, record))
        };
        dossier.in_time().iter().map(|slot| slot.event).filter(is_left_out).collect()
    }

    /// What it says more that a record has a word that so many have: nothing if all do, and as much for each time
    /// that it is half as many.
    fn rarity(&self, having: usize) -> u32 {
        const HALF: u32 = 100 << 6;
        (self.store.records.len() / having.max(1)).max(1).ilog2() * HALF
    }

    /// Where a record stands among its equals: actors by involvement, events by time.
    fn place_in_order(&self, dossier: &Dossier, id: Id) -> usize {
        match id {
            Id::Actor(actor) => self.ranks[actor.at()] as usize,
            Id::Event(event) => self.ranks.len() + dossier.rank_in_time(event),
            _ => self.store.number_of(id),
        }
    }

    /// What terms find, unless it is interrupted.
    fn recall_or_find_all<'q>(
        &mut self,
        interrupt: &Interrupt,
        terms: impl Iterator<Item = &'q Term>,
    ) -> Option<Vec<Arc<TermMatches>>> {
        terms.map(|term| (!interrupt.is_stopped()).then(|| self.recall_or_find(term))).collect()
    }

    /// What a term finds: known from an earlier key, or found anew among what its beginning left over.
    fn recall_or_find(&mut self, term: &Term) -> Arc<TermMatches> {
        self.recent.recall(term).unwrap_or_else(|| {
            let matches = self.store.find_term(term, self.recent.beginning(term));
            self.recent.keep(matches, self.most_remembered())
        })
    }

    /// Two typed words that are one in the dossier raise the points of both.
    fn find_joined(&mut self, words: &[Arc<TermMatches>]) -> Vec<Joined> {
        let terms: Vec<&Term> = words.iter().map(|word| &word.term).collect();
        let mut found = Vec::new();
        for (of, term) in joined_terms(&terms) {
            let matches = self.recent_joined.recall(&term).unwrap_or_else(|| {
                let matches = self.store.find_joined(&term);
                self.recent_joined.keep(matches, self.most_remembered())
            });
            if !matches.records.is_empty() {
                found.push(Joined { of, matches });
            }
        }
        found
    }

    /// How many records are remembered at most in what was found lately.
    fn most_remembered(&self) -> usize {
        2 * self.store.records.len()
    }

    /// Orders equals by the matcher's own score, for as many as can be shown.
    fn refine(&self, dossier: &Dossier, query: &Query, hits: &mut [Ranked]) {
        let needles = query.wanted().filter(|term| !term.phrase).map(|term| &term.needles[0]);
        let Some(longest) = needles.max_by_key(|needle| needle.text.len()) else { return };
        if longest.text.len() > LONGEST_WORD {
            return;
        }
        let mut haystack = Haystack::default();
        for hit in hits.iter_mut().take(REFINED) {
            let mut best = 0;
            self.each_name(dossier, hit.record as usize, longest, &mut haystack, |haystack| {
                if haystack.is_short() {
                    let score = self.matcher.fuzzy_match(&haystack.letters, &longest.text);
                    best = best.max(score.map_or(0, |score| u32::try_from(score / 16).unwrap_or(0).min(63)));
                }
            });
            *hit = hit.with_bonus(best);
        }
    }

    /// Each name, title or office of a record that has the letters of a typed word.
    fn each_name(
        &self,
        dossier: &Dossier,
        record: usize,
        needle: &Needle,
        haystack: &mut Haystack,
        mut each: impl FnMut(&Haystack),
    ) {
        let store = &*self.store;
        if store.is_partial() {
            let mut folded = Folded::default();
            for (_, text) in Texts::of(dossier, store.records[record]).0.iter().filter(|(field, _)| field.is_named()) {
                folded.refill(text);
                if needle.mask & !fold::letter_mask(&folded.letters) == 0 {
                    haystack.refill(folded.each_word());
                    each(haystack);
                }
            }
            return;
        }
        for number in store.numbers_of(record) {
            let entry = &store.entries[number as usize];
            if needle.mask & !store.masks[number as usize] == 0 && entry.field.is_named() {
                store.fill_haystack(entry, haystack);
                each(haystack);
            }
        }
    }
}

/// Each two typed words that may be one, by their places, and the word that they make.
fn joined_terms(words: &[&Term]) -> Vec<([usize; 2], Term)> {
    let plain: Vec<usize> = (0..words.len()).filter(|at| !words[*at].is_optional()).collect();
    let joined = plain.windows(2).filter_map(|pair| {
        let (a, b) = (words[pair[0]], words[pair[1]]);
        let text = format!("{}{}", a.needles[0].text, b.needles[0].text);
        let is_plain = |term: &Term| !term.phrase && term.needles[0].text.len() >= 2;
        if !is_plain(a) || !is_plain(b) || text.len() > LONGEST_WORD {
            return None;
        }
        let [one, other] = [a, b].map(|term| term.needles[0].script);
        let script = if one == other { one } else { Script::Alphabet };
        let term = Term { needles: vec![Needle::new(&text, script)], phrase: false, open: false, not: false };
        Some(([pair[0], pair[1]], term))
    });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_score_comes_first_then_the_earlier_place() {
        let ranked =
            [(2, 9, 4), (2, 9, 7), (1, 0, 1), (0, 3, 0)].map(|(score, place, at)| Ranked::new(score, place, at));
        assert!(ranked.is_sorted());
        assert_eq!(ranked[2].with_bonus(5).score(), 6);
        assert!(ranked[2].with_bonus(5) < ranked[0]);
    }
}
