//! Why a record was found, where its title doesn't show it.
//!
//! Nothing is compared anew: see [`TermMatches`] for what the terms found.

use std::ops::Range;

use super::{
    affiliates,
    fold::Folded,
    hits::Hits,
    matches::TermMatches,
    matching::AFFILIATE_THRESHOLD,
    texts::{Field, Texts},
};
use crate::dossier::{Dossier, Id};

/// How many reasons are given at most.
const REASONS: usize = 2;

/// How many words of prose are quoted before the matching one, and how many from it on.
const QUOTED: (usize, usize) = (3, 7);

/// Why a record was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Why {
    /// The texts that a query found, or whose names: `also known as Hoji Halim`.
    pub text: String,
    /// What of it was found, as byte ranges on character boundaries, in order.
    pub highlights: Vec<Range<usize>>,
}

/// Something that can have matched.
#[derive(Clone, Copy)]
enum MatchReason {
    /// A text of the record, by the number of its entry.
    Own(u32),
    /// The name of another record, and what that is worth in percent.
    NameOf(Id, u32),
}

impl Hits {
    /// Why the query found a record, where its title doesn't show it.
    pub fn why(&self, dossier: &Dossier, id: Id) -> Option<Why> {
        let numbers = self.store.numbers_of(self.store.number_of(id));
        let (titles, texts): (Vec<u32>, Vec<u32>) =
            numbers.partition(|number| self.store.entries[*number as usize].field.is_title());
        let mut reasons: Vec<MatchReason> = texts.into_iter().map(MatchReason::Own).collect();
        affiliates::each_name_leading_to(dossier, id, |other, percent| {
            reasons.push(MatchReason::NameOf(other, percent));
        });
        let mut open: Vec<Vec<&TermMatches>> = self.matches_by_word();
        open.retain(|ways| titles.iter().all(|title| self.points(ways, MatchReason::Own(*title)) == 0));
        let is_in_title = open.is_empty();
        let mut why = Why::default();
        for _ in 0..REASONS {
            let mut best = ((0, 0), None);
            for reason in &reasons {
                let worth = count(open.iter().map(|ways| self.points(ways, *reason)));
                if worth > best.0 {
                    best = (worth, Some(*reason));
                }
            }
            let Some(reason) = best.1 else { break };
            if !why.text.is_empty() {
                why.text.push_str("; ");
            }
            let terms: Vec<&TermMatches> = open.iter().flatten().copied().collect();
            self.tell(dossier, id, reason, &terms, &mut why);
            open.retain(|ways| self.points(ways, reason) == 0);
        }
        if let Some(sort) = open.iter().find_map(|ways| self.sort_of(id, ways)) {
            let at = why.text.len() + if why.text.is_empty() { 0 } else { "; ".len() };
            why.text = if why.text.is_empty() { sort.to_owned() } else { format!("{}; {sort}", why.text) };
            why.highlights.push(at..why.text.len());
        }
        if why.text.is_empty() && !is_in_title && self.by_id.contains(&id) {
            why.text = format!("id: {}", dossier.id_of(id));
            why.highlights.push("id: ".len()..why.text.len());
        }
        (!why.text.is_empty()).then_some(why)
    }

    /// What sort of record it is, in the word that a typed one names.
    fn sort_of(&self, id: Id, ways: &[&TermMatches]) -> Option<&str> {
        let single = ways.iter().filter(|found| !found.is_phrase());
        single
            .flat_map(|found| &found.term.needles)
            .find_map(|needle| self.store.sorts.word_for(self.store.number_of(id), needle))
    }

    /// What a reason is worth for a typed word, which can have found it in several ways.
    fn points(&self, ways: &[&TermMatches], reason: MatchReason) -> u32 {
        let points = ways.iter().map(|found| match reason {
            MatchReason::Own(number) => u32::from(self.store.entry_points(found, number)),
            MatchReason::NameOf(id, percent) => {
                let name = found.name_points(self.store.number_of(id));
                if name < AFFILIATE_THRESHOLD { 0 } else { u32::from(name) * percent / 100 }
            }
        });
        points.max().unwrap_or(0)
    }

    fn tell(&self, dossier: &Dossier, id: Id, reason: MatchReason, terms: &[&TermMatches], why: &mut Why) {
        let (about, before, text, is_long) = match reason {
            MatchReason::NameOf(other, _) => {
                let before = match (id, other) {
                    (Id::Event(_), Id::Place(_)) => "at ",
                    (Id::Event(_), _) => "with ",
                    (Id::Claim(_), _) => "said by ",
                    _ => "of ",
                };
                (other, before, dossier.title_of(other), false)
            }
            MatchReason::Own(number) => {
                let entry = &self.store.entries[number as usize];
                let (_, text) = Texts::of(dossier, id).0.swap_remove(self.store.text_number(number));
                let before = match entry.field {
                    Field::Name | Field::Title | Field::Headline | Field::Statement | Field::Summary => "",
                    Field::Short | Field::Alias => "also known as ",
                    Field::Native => "written ",
                    Field::Exonym => "elsewhere called ",
                    Field::Office => "office: ",
                    Field::Credit => "by ",
                    Field::Note => "note: ",
                    Field::Id => "id: ",
                };
                (id, before, text, !entry.field.is_named())
            }
        };
        let folded = Folded::with_origins(&text);
        let highlights = self.highlights_of(&self.all_matches(), about, &folded);
        let (mut part, mut cut) = (0..text.len(), ("", ""));
        if is_long && let Some(first) = self.highlights_of(terms, about, &folded).first() {
            (part, cut) = quoted(&folded, first.start, text.len());
        }
        why.text.push_str(before);
        why.text.push_str(cut.0);
        let at = why.text.len();
        let inside = highlights.iter().filter(|range| range.start >= part.start && range.end <= part.end);
        why.highlights.extend(inside.map(|range| at + range.start - part.start..at + range.end - part.start));
        why.text.push_str(&text[part]);
        why.text.push_str(cut.1);
    }
}

/// The part of a long text around what was found, with what stands for the rest before and after.
fn quoted(folded: &Folded, found: usize, length: usize) -> (Range<usize>, (&'static str, &'static str)) {
    let origin = |at: usize| folded.origin(folded.words[at].range());
    let words = folded.words.len();
    let at = (0..words).find(|at| origin(*at).end > found).unwrap_or(0);
    let (from, to) = (at.saturating_sub(QUOTED.0), (at + QUOTED.1).min(words));
    let start = if from == 0 { 0 } else { origin(from).start };
    let end = if from < to { origin(to - 1).end } else { length };
    (start..end, (if from > 0 { "…" } else { "" }, if to < words { "…" } else { "" }))
}

/// How many terms are met, and how well.
fn count(points: impl Iterator<Item = u32>) -> (u32, u32) {
    points.fold((0, 0), |(met, sum), points| (met + u32::from(points > 0), sum + points))
}
