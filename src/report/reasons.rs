//! Which citations make the difference between two choices of sources, in a line.

use std::{borrow::Cow, collections::HashMap};

use super::{Phrase, evidence, words};
use crate::{
    dossier::{
        Day, Dossier, Id, Ref, SourceId, Whose,
        compare::{Change, Reason, What},
        record::{Bearing, Citation},
    },
    sorting,
};

/// What documents are called so that nobody takes one for another: those of one newsroom by their days, or else
/// by their titles.
pub(super) struct Names<'d> {
    dossier: &'d Dossier,
    /// How many documents go by a name, and how many of them are of one day.
    of_all: HashMap<Cow<'d, str>, usize>,
    of_day: HashMap<(Cow<'d, str>, Day), usize>,
}

/// A document with its citations that make a difference.
struct Cited<'d> {
    source: SourceId,
    /// Whose it is by its lineage, where it is left out for that.
    through: Option<Whose>,
    reasons: Vec<&'d Reason<'d>>,
}

impl<'d> Names<'d> {
    pub fn new(dossier: &'d Dossier) -> Self {
        let mut names = Self { dossier, of_all: HashMap::new(), of_day: HashMap::new() };
        for (id, _) in dossier.sources() {
            let name = evidence::name(dossier, id);
            if let Some(day) = day(dossier, id) {
                *names.of_day.entry((name.clone(), day)).or_default() += 1;
            }
            *names.of_all.entry(name).or_default() += 1;
        }
        names
    }

    fn of(&self, id: SourceId) -> Cow<'d, str> {
        let name = evidence::name(self.dossier, id);
        let record = self.dossier.source(id);
        if self.of_all.get(&name).is_none_or(|count| *count == 1) || name == record.title.as_str() {
            return name;
        }
        let key = day(self.dossier, id).map(|day| (name.clone(), day));
        match key.filter(|key| self.of_day.get(key) == Some(&1)) {
            Some((_, day)) => format!("{name} of {}", day.long()).into(),
            None => format!("{name}, “{}”", record.title).into(),
        }
    }

    fn whose(&self, whose: Whose) -> Phrase<'d> {
        match whose {
            Whose::Source(source) => Phrase::new().mention(source, self.of(source)),
            Whose::Outlet(outlet) => Phrase::new().mention(outlet, self.dossier.short_name(outlet)),
        }
    }

    /// A document, where in it the citations are found, and how they bear on the record that changes.
    fn document(&self, cited: &Cited<'_>, id: Id) -> Phrase<'d> {
        let mut phrase = Phrase::new().mention(cited.source, self.of(cited.source));
        if let Some(place) = listed(cited.reasons.iter().filter_map(|reason| passage(reason.citation)), ", ") {
            phrase = phrase.dim(format!(", {place}"));
        }
        let own = cited.reasons.iter().filter(|reason| reason.of == id);
        if let Some(how) = listed(own.filter_map(|reason| bearing(reason.citation, id)), "; ") {
            phrase = phrase.dim(format!(" ({how})"));
        }
        phrase
    }

    /// Documents that are left out because of what they rest on, and what that is.
    fn repeating(&self, cited: &[Cited<'_>], whose: Whose, id: Id) -> Phrase<'d> {
        let from = match cited.len() {
            1 => ", from ",
            2 => ", both from ",
            _ => ", all from ",
        };
        enumerated(cited.iter().map(|cited| self.document(cited, id)).collect()).dim(from).then(self.whose(whose))
    }
}

/// The day of issue, if it is known.
fn day(dossier: &Dossier, id: SourceId) -> Option<Day> {
    let span = dossier.source(id).issued.as_ref()?.span();
    span.first.filter(|_| span.first == span.last)
}

/// Which citations make the difference: who is cited, where, and how it bears on the record; what comes from
/// what is left out, behind the rest.
pub(super) fn because<'d>(names: &Names<'d>, scopes: [&'d Dossier; 2], change: &'d Change<'_>) -> Phrase<'d> {
    let mut parts: Vec<Phrase<'d>> = Vec::new();
    let (own, beside): (Vec<_>, Vec<_>) = change.because.iter().partition(|reason| reason.of == change.id);
    for (through, cited) in by_way(names.dossier, &own) {
        match through {
            None => parts.extend(cited.iter().map(|cited| names.document(cited, change.id))),
            Some(whose) => parts.push(names.repeating(&cited, whose, change.id)),
        }
    }
    let mut known: Vec<Id> = Vec::new();
    for reason in &beside {
        if !known.contains(&reason.of) {
            known.push(reason.of);
            let same: Vec<&Reason<'_>> = beside.iter().copied().filter(|other| other.of == reason.of).collect();
            parts.push(rival(names, scopes, change.id, &same));
        }
    }
    if parts.is_empty() {
        return Phrase::new();
    }
    let word = match change.what {
        What::Falls | What::IsNamedOnly => "rests on ",
        What::Appears | What::IsVouchedFor => "by ",
        _ => "because of ",
    };
    Phrase::new().dim(word).then(Phrase::joined(parts, "; "))
}

/// What stands against a record, and who is cited for it.
fn rival<'d>(names: &Names<'d>, scopes: [&'d Dossier; 2], id: Id, reasons: &[&'d Reason<'_>]) -> Phrase<'d> {
    let Some(of) = reasons.first().map(|reason| reason.of) else { return Phrase::new() };
    let [one, other] = scopes;
    let dossier = if one.stands(of) { one } else { other };
    let phrase = match of {
        Id::Claim(claim) => {
            let denies = !matches!(id, Id::Claim(_)) && Ref::targets(&dossier.claim(claim).disputes).any(|to| to == id);
            let what = if denies { "claim against it" } else { "rival claim" };
            let makers = Phrase::new().mentions(dossier, dossier.makers(claim).iter().copied());
            let by = if makers.is_empty() { "" } else { " by " };
            Phrase::new().dim("the ").link(dossier, claim, what).dim(by).then(makers).dim(", reported by ")
        }
        _ => Phrase::new().link(dossier, of, "what it disputes").dim(", borne out by "),
    };
    let cited = by_way(names.dossier, reasons).into_iter().map(|(through, cited)| match through {
        None => enumerated(cited.iter().map(|cited| names.document(cited, id)).collect()),
        Some(whose) => names.repeating(&cited, whose, id),
    });
    phrase.then(Phrase::joined(cited, ", and by "))
}

/// Documents by what they are left out through: those that are so themselves first.
fn by_way<'d>(dossier: &Dossier, reasons: &[&'d Reason<'d>]) -> Vec<(Option<Whose>, Vec<Cited<'d>>)> {
    let mut all: Vec<Cited<'d>> = Vec::new();
    for reason in reasons {
        let Some(source) = dossier.source_of(reason.citation) else { continue };
        match all.iter_mut().find(|cited| cited.source == source && cited.through == reason.through) {
            Some(cited) => cited.reasons.push(reason),
            None => all.push(Cited { source, through: reason.through, reasons: vec![reason] }),
        }
    }
    let mut ways: Vec<(Option<Whose>, Vec<Cited<'d>>)> = Vec::new();
    for cited in all {
        match ways.iter_mut().find(|(through, _)| *through == cited.through) {
            Some((_, of_way)) => of_way.push(cited),
            None => ways.push((cited.through, vec![cited])),
        }
    }
    sorting::by_key(&mut ways, |(through, _)| through.is_some());
    ways
}

/// `a, b and c`.
fn enumerated(mut phrases: Vec<Phrase<'_>>) -> Phrase<'_> {
    let last = phrases.pop().unwrap_or_default();
    if phrases.is_empty() { last } else { Phrase::joined(phrases, ", ").dim(" and ").then(last) }
}

/// Where in its source a citation is found.
fn passage(citation: &Citation) -> Option<String> {
    let paragraph = citation.paragraph.map(|number| words::paragraph(number.into()));
    paragraph.or_else(|| citation.locator.as_ref().map(ToString::to_string))
}

/// How a citation bears on the record that changes, and when it says that an event happened; that it merely
/// states it goes without saying.
fn bearing(citation: &Citation, id: Id) -> Option<String> {
    let word = match citation.bearing {
        Bearing::States => None,
        Bearing::Contradicts => Some("contradicts it".to_owned()),
        other => Some(other.word().to_owned()),
    };
    let date = citation.date.as_ref().filter(|_| matches!(id, Id::Event(_)));
    let date = date.map(|date| format!("says {}", date.long()));
    let parts: Vec<String> = word.into_iter().chain(date).collect();
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}

/// Some words, each once; nothing where there are none.
fn listed(words: impl Iterator<Item = String>, between: &str) -> Option<String> {
    let mut known: Vec<String> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    if known.is_empty() { None } else { Some(known.join(between)) }
}
