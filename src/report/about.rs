//! The dossier itself: what it is about, how it went, what is disputed, where to begin; and how much there is.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use super::{
    Class, Phrase, Run,
    builder::Builder,
    claim::says_what,
    evidence,
    legend::{Sign, legend},
    signs, words,
};
use crate::{
    dossier::{ActorId, ClaimId, Dispute, Dossier, EventId, LeftOut, Ref, Scope, SourceId, record::Chapter},
    sorting,
};

pub(super) fn build(page: &mut Builder<'_>) {
    let dossier = page.dossier;
    page.title(dossier.title());
    if dossier.scope() != Scope::All {
        let read = words::read_with(dossier.scope(), dossier);
        page.paragraph(format!("{read}; titles, summaries and notes remain the dossier's words."));
    }
    if let Some(summary) = dossier.summary() {
        page.paragraph(summary);
    }
    page.linked_field("between", main_parties(dossier).map(Into::into));
    chapters(page);
    disputed(page);
    to_begin_with(page);
    page.section("In numbers", None);
    let counts = [
        (dossier.events().len(), "event"),
        (dossier.actors().len(), "actor"),
        (dossier.relations().len(), "relation"),
        (dossier.claims().len(), "claim"),
    ];
    let counts = counts.map(|(number, what)| words::count(number, what));
    page.line(Phrase::new().dim(format!("{} · {}", counts.join(" · "), sources(dossier))));
    page.linked_field("on", dossier.subject().map(Into::into));
    if page.options.to_begin.is_empty() {
        // There is no screen whose help would explain them.
        for (title, signs) in legend() {
            page.section(title, None);
            for Sign { sign, class, meaning } in signs {
                page.item(Run::new(sign, class), meaning.into());
            }
        }
    } else {
        to_begin(page);
    }
}

/// How many sources there are; where some are left out, how many are still cited: those that nothing ever cites
/// are there only to say what others rest on.
fn sources(dossier: &Dossier) -> String {
    if dossier.scope() == Scope::All {
        return words::count(dossier.sources().len(), "source");
    }
    let LeftOut { sources, of, .. } = dossier.left_out();
    format!("{} of {}", of - sources, words::count(of, "cited source"))
}

/// How the story went: each chapter in the dossier's words, and who tells it so.
fn chapters(page: &mut Builder<'_>) {
    let chapters: Vec<&Chapter> = page.dossier.chapters().iter().collect();
    let tellers = |chapter: &Chapter| {
        let sources = chapter.citations.iter().filter(|citation| citation.bearing.supports());
        let sources = sources.filter_map(|citation| page.dossier.source_of(citation));
        sources.collect::<BTreeSet<SourceId>>()
    };
    let all: Vec<BTreeSet<SourceId>> = chapters.iter().map(|chapter| tellers(chapter)).collect();
    // What one source tells throughout need not be said of each.
    let is_one = all.windows(2).all(|pair| pair[0] == pair[1]);
    let as_told = |dossier, sources: &BTreeSet<SourceId>| {
        let names = sources.iter().map(|id| Phrase::new().mention(*id, evidence::name(dossier, *id)));
        Phrase::new().dim("as told by ").then(Phrase::joined(names, ", "))
    };
    let mut at = 0;
    page.listed("How it went", &chapters, "the file has them all", |page, chapter| {
        page.plain_item(Phrase::from(chapter.title.as_str()).text(format!(" · {}", chapter.span.long())));
        if let Some(summary) = &chapter.summary {
            page.below(summary.as_str());
        }
        if !is_one {
            page.below(as_told(page.dossier, &all[at]));
        }
        at += 1;
    });
    if let Some(sources) = all.first().filter(|_| is_one) {
        page.line(as_told(page.dossier, sources));
    }
}

/// How many rivals of a claim are looked at.
const MOST_RIVALS: usize = 8;
/// How many disputes, and how many of the parties, the page begins with.
const MOST_DISPUTED: usize = 5;
const MAIN: usize = 3;
/// How many of those whose claims stand against one are named.
const MOST_MAKERS: usize = 3;

/// What most claims stand against one another about: the one that has most rivals, and the first of these.
fn disputed(page: &mut Builder<'_>) {
    let dossier = page.dossier;
    let mut about: BTreeMap<EventId, usize> = BTreeMap::new();
    for (_, claim) in dossier.claims().filter(|(_, claim)| !claim.disputes.is_empty()) {
        for event in claim.about.iter().filter_map(Ref::to::<EventId>) {
            *about.entry(event).or_default() += 1;
        }
    }
    let mut events: Vec<(EventId, usize)> = about.into_iter().collect();
    sorting::by_key(&mut events, |(event, rivals)| (Reverse(*rivals), dossier.rank_in_time(*event)));
    // What is said of one event is often said of others, too: nobody need read it twice.
    let mut told: HashSet<ClaimId> = HashSet::new();
    let disputes = events.into_iter().filter_map(|(event, _)| {
        let disputes = dossier.disputes_about(event, MOST_RIVALS).0.into_iter();
        let (pair, dispute) = disputes
            .map(|dispute| (foremost(&dispute), dispute))
            .find(|(pair, _)| !pair.iter().any(|one| told.contains(one)))?;
        told.extend(pair);
        Some((event, dispute))
    });
    let disputes: Vec<(EventId, Dispute)> = disputes.take(MOST_DISPUTED).collect();
    if disputes.is_empty() {
        return;
    }
    page.section("What is disputed", None);
    for (event, Dispute { claim, against, more }) in disputes {
        page.event(event, Phrase::new());
        page.below(says_what(dossier, claim));
        let mut sides = against.iter().filter_map(|side| side.first());
        if let Some(rival) = sides.next() {
            let sign = format!("{}\u{a0}", signs::CONTESTED);
            let stands = Phrase::new().sign(sign, "", Class::Contested).run("against ", Class::Contested);
            let others: Vec<ClaimId> = against.concat().into_iter().filter(|other| other != rival).collect();
            page.below(stands.then(says_what(dossier, *rival)).then(others_against(dossier, *rival, &others, more)));
        }
    }
}

/// A disputed claim and the rival that is told with it.
fn foremost(dispute: &Dispute) -> Vec<ClaimId> {
    let rival = dispute.against.iter().find_map(|side| side.first());
    std::iter::once(dispute.claim).chain(rival.copied()).collect()
}

/// How many claims stand against one beside the rival that is told, and who else makes them.
fn others_against<'d>(dossier: &'d Dossier, rival: ClaimId, others: &[ClaimId], more: usize) -> Phrase<'d> {
    let count = others.len() + more;
    if count == 0 {
        return Phrase::new();
    }
    let mut makers: Vec<ActorId> = Vec::new();
    for maker in others.iter().flat_map(|claim| dossier.makers(*claim)) {
        if !makers.contains(maker) && !dossier.makers(rival).contains(maker) {
            makers.push(*maker);
        }
    }
    let whose = makers.iter().take(MOST_MAKERS).map(|maker| dossier.short_name(*maker)).collect::<Vec<_>>().join(", ");
    let whose = if makers.is_empty() { whose } else { format!(", by {whose}") };
    let rest = if makers.len() > MOST_MAKERS || more > 0 { " and others" } else { "" };
    Phrase::new().dim(format!(" · {count} more against it{whose}{rest}"))
}

/// Those that took part in most.
fn main_parties(dossier: &Dossier) -> impl Iterator<Item = ActorId> {
    dossier.by_involvement().iter().copied().filter(|actor| !dossier.events_of(*actor).is_empty()).take(MAIN)
}

/// Whom to begin with.
fn to_begin_with(page: &mut Builder<'_>) {
    let dossier = page.dossier;
    if dossier.by_involvement().is_empty() {
        return;
    }
    page.section("Where to begin: the main parties", None);
    for actor in dossier.by_involvement().iter().copied().take(MAIN) {
        page.plain_item(Phrase::new().link(dossier, actor, dossier.actor(actor).name.as_str()));
        if let Some(summary) = &dossier.actor(actor).summary {
            page.below(summary.as_str());
        }
    }
}

fn to_begin(page: &mut Builder<'_>) {
    if page.options.to_begin.is_empty() {
        return;
    }
    page.section("Keys to begin with", None);
    for (key, what) in page.options.to_begin {
        page.field(key, what.as_str());
    }
}
