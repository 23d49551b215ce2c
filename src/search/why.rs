//! Why a record was found, where its title doesn't show it; and whom a query that found nothing
//! may have meant.
//!
//! Must not know how answers are ordered.

use std::ops::Range;

use super::{
    across::Spelled,
    finder::Finder,
    fold::Folded,
    grade::Needle,
    lit,
    query::{Query, Term},
    score::points_in,
    store::{Field, Line},
};
use crate::dossier::{ActorId, Dossier, Id};

/// How many reasons are given at most.
const REASONS: usize = 2;

/// How many names are offered at most.
const OFFERED: usize = 5;

/// How like a name must be to be offered.
const LIKE_ENOUGH: f64 = 0.6;

/// How many words of prose are quoted before the matching one, and how many from it on.
const QUOTED: (usize, usize) = (3, 7);

/// Something that can have matched.
enum Reason<'a> {
    Own(&'a Line),
    /// By the name of somebody else that it has to do with.
    Of(Id),
}

impl Finder {
    /// Why a record was found, where its title doesn't show it: `also known as Hoji Halim`.
    pub fn why(&self, dossier: &Dossier, query: &Query, id: Id) -> Option<String> {
        let lines = self.store.lines_of(self.store.number_of(id));
        let mut open: Vec<&Term> = query.wanted().filter(|term| term.phrase || !term.needles[0].stop).collect();
        let is_title = |line: &&Line| matches!(line.field, Field::Name | Field::Statement);
        open.retain(|term| !lines.iter().filter(is_title).any(|line| self.points(dossier, id, line, term) > 0));
        let mut told: Vec<String> = Vec::new();
        while !open.is_empty() && told.len() < REASONS {
            let own = lines.iter().filter(|line| !is_title(line)).map(|line| {
                let points = open.iter().map(|term| self.points(dossier, id, line, term));
                (count(points), Reason::Own(line))
            });
            let others = others(dossier, id).into_iter().map(|other| {
                let points = open.iter().map(|term| self.points_of(dossier, other, term) * 3 / 5);
                (count(points), Reason::Of(other))
            });
            let mut best: Option<((u32, u32), Reason<'_>)> = None;
            for (worth, reason) in own.chain(others) {
                if worth.0 > 0 && best.as_ref().is_none_or(|(known, _)| worth > *known) {
                    best = Some((worth, reason));
                }
            }
            let Some((_, reason)) = best else { break };
            told.push(Self::tell(dossier, id, &reason, &open));
            open.retain(|term| match &reason {
                Reason::Own(line) => self.points(dossier, id, line, term) == 0,
                Reason::Of(other) => self.points_of(dossier, *other, term) == 0,
            });
        }
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// What a line is worth for a term.
    fn points(&self, dossier: &Dossier, id: Id, line: &Line, term: &Term) -> u32 {
        if term.phrase {
            return u32::from(self.store.phrase_in(term, line));
        }
        let (needle, text) = (&term.needles[0], text_of(dossier, id, line));
        let mut folded = Folded::default();
        folded.refill(&text);
        let certain = self.store.vocabulary.is_named(needle);
        let grades = (0..folded.words.len()).filter_map(|at| {
            let grade = lit::grade_in(needle, &folded, at, !line.field.is_named(), certain)?;
            Some(points_in(line.field, grade, at == 0, needle.text.len()))
        });
        let by_word = grades.max().unwrap_or(0);
        if by_word > 0 || !line.field.is_named() {
            return u32::from(by_word);
        }
        let grade = self.store.grade_line(needle, line, certain, &mut Spelled::default());
        grade.map_or(0, |grade| u32::from(grade.points))
    }

    /// What the names of a record are worth for a term.
    fn points_of(&self, dossier: &Dossier, id: Id, term: &Term) -> u32 {
        let lines = self.store.lines_of(self.store.number_of(id)).iter();
        let named = lines.filter(|line| line.field.is_named() && line.field != Field::Office);
        named.map(|line| self.points(dossier, id, line, term)).max().unwrap_or(0)
    }

    fn tell(dossier: &Dossier, id: Id, reason: &Reason<'_>, open: &[&Term]) -> String {
        let line = match reason {
            Reason::Of(other) => {
                let title = dossier.title_of(*other);
                return match (id, other) {
                    (Id::Event(_), Id::Place(_)) => format!("at {title}"),
                    (Id::Event(_), _) => format!("with {title}"),
                    (Id::Claim(_), _) => format!("said by {title}"),
                    _ => format!("of {title}"),
                };
            }
            Reason::Own(line) => line,
        };
        let text = text_of(dossier, id, line);
        match line.field {
            Field::Name | Field::Statement => text,
            Field::Short | Field::Alias => format!("also known as {text}"),
            Field::Native => format!("written {text}"),
            Field::Office => format!("office: {text}"),
            Field::Credit => format!("by {text}"),
            Field::Summary => quote(&text, open),
            Field::Note => format!("note: {}", quote(&text, open)),
        }
    }

    /// The actors whose names come nearest to a query that finds nothing, nearest first.
    pub fn nearest(&self, dossier: &Dossier, query: &Query) -> Vec<ActorId> {
        let needles: Vec<&Needle> =
            query.wanted().flat_map(|term| &term.needles).filter(|needle| !needle.stop).collect();
        if needles.is_empty() {
            return Vec::new();
        }
        let likeness: Vec<Vec<f64>> = needles.iter().map(|needle| self.store.vocabulary.likeness(needle)).collect();
        let mut near: Vec<(f64, usize, ActorId)> = Vec::new();
        for (rank, actor) in dossier.by_involvement().iter().enumerate() {
            let lines = self.store.lines_of(self.store.number_of((*actor).into())).iter();
            let words: Vec<u32> = lines
                .filter(|line| line.field.is_named() && line.field != Field::Office)
                .flat_map(|line| self.store.words_of(line).iter().copied())
                .collect();
            let sum: f64 =
                likeness.iter().map(|like| words.iter().map(|word| like[*word as usize]).fold(0.0, f64::max)).sum();
            let like = sum / f64::from(u32::try_from(needles.len()).unwrap_or(u32::MAX));
            if like >= LIKE_ENOUGH {
                near.push((like, rank, *actor));
            }
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.into_iter().take(OFFERED).map(|(_, _, actor)| actor).collect()
    }
}

/// The words of a long text around the first that matches.
fn quote(text: &str, open: &[&Term]) -> String {
    let folded = Folded::with_origins(text);
    let fits = |at: usize| open.iter().any(|term| lit::grade_in(&term.needles[0], &folded, at, true, true).is_some());
    let at = (0..folded.words.len()).find(|at| fits(*at)).unwrap_or(0);
    let (from, to) = (at.saturating_sub(QUOTED.0), (at + QUOTED.1).min(folded.words.len()));
    if from >= to {
        return text.to_owned();
    }
    let start = folded.origin(folded.words[from].range()).start;
    let end = folded.origin(folded.words[to - 1].range()).end;
    let range: Range<usize> = if from == 0 { 0..end } else { start..end };
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < folded.words.len() { "…" } else { "" });
    format!("{before}{}{after}", text.get(range).unwrap_or(text))
}

/// The text that a line was made from.
fn text_of(dossier: &Dossier, id: Id, line: &Line) -> String {
    let part = line.part as usize;
    let note = || dossier.citations(id).nth(part).and_then(|citation| citation.note.as_deref()).map(str::to_owned);
    let text = match (id, line.field) {
        (Id::Relation(_), _) | (_, Field::Name | Field::Statement) => Some(dossier.title_of(id).into_owned()),
        (Id::Actor(actor), field) => {
            let record = dossier.actor(actor);
            match field {
                Field::Short => record.short.as_deref().map(str::to_owned),
                Field::Alias => record.aliases.get(part).map(ToString::to_string),
                Field::Native => record.native.get(part).map(|name| name.text.to_string()),
                Field::Office if part == 0 => record.position.as_deref().map(str::to_owned),
                Field::Office => dossier.relations_of(actor).get(part - 1).map(|relation| {
                    let (_, to) = dossier.ends(*relation);
                    let relation = dossier.relation(*relation);
                    let host = dossier.short_name(to);
                    relation
                        .role
                        .as_deref()
                        .map_or_else(|| format!("{} {host}", relation.kind.verb()), |role| format!("{role}, {host}"))
                }),
                Field::Summary => record.summary.as_deref().map(str::to_owned),
                _ => note(),
            }
        }
        (Id::Event(event), Field::Summary) => dossier.event(event).summary.as_deref().map(str::to_owned),
        (Id::Figure(figure), Field::Summary) => dossier.figure(figure).summary.as_deref().map(str::to_owned),
        (Id::Place(place), Field::Alias) => dossier.place(place).aliases.get(part).map(ToString::to_string),
        (Id::Place(place), Field::Native) => dossier.place(place).native.get(part).map(|name| name.text.to_string()),
        (Id::Source(source), Field::Credit) => {
            let record = dossier.source(source);
            record.author.get(part).or(record.publisher.as_ref()).map(ToString::to_string)
        }
        (Id::Source(source), Field::Note) => dossier.source(source).note.as_deref().map(str::to_owned),
        _ => note(),
    };
    text.unwrap_or_default()
}

/// How many terms are met, and how well.
fn count(points: impl Iterator<Item = u32>) -> (u32, u32) {
    points.fold((0, 0), |(met, sum), points| (met + u32::from(points > 0), sum + points))
}

/// The records by whose names this one is found, too.
fn others(dossier: &Dossier, id: Id) -> Vec<Id> {
    match id {
        Id::Event(event) => {
            let cast = dossier.cast(event).iter().map(|(actor, _)| Id::from(*actor));
            let places = dossier.resolve(&dossier.event(event).places);
            cast.chain(places).collect()
        }
        Id::Claim(claim) => dossier.makers(claim).iter().map(|actor| Id::from(*actor)).collect(),
        Id::Actor(actor) => {
            let country = dossier.actor(actor).country.as_ref().and_then(|id| dossier.find(id));
            let hosts = dossier
                .relations_of(actor)
                .iter()
                .map(|relation| dossier.ends(*relation))
                .filter(|(from, _)| *from == actor)
                .map(|(_, to)| Id::from(to));
            country.into_iter().chain(hosts).collect()
        }
        _ => Vec::new(),
    }
}
