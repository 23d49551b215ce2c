//! An actor: who, other names, relations, events, what it says and what is said.

use super::{
    Phrase, Shown,
    builder::{Builder, SEARCH},
    changes, claim, evidence, words,
};
use crate::dossier::{ActorId, Date, Id, Ref, Whose, record::ActorKind};

pub(super) fn build(page: &mut Builder<'_>, actor: ActorId) {
    let dossier = page.dossier;
    let record = dossier.actor(actor);
    let mut what = Phrase::from(record.kind.spoken());
    for more in [&record.short, &record.position].into_iter().flatten() {
        what = what.text(format!(" · {more}"));
    }
    page.top(actor, record.name.as_str(), what);
    page.standing(actor);
    if let Some(summary) = &record.summary {
        page.paragraph(summary.as_str());
    }
    page.linked_field("of", record.country.as_ref().and_then(Ref::target));
    let (from, until) = if record.kind == ActorKind::Person { ("born", "died") } else { ("since", "until") };
    for (label, date) in [(from, &record.start), (until, &record.end)] {
        page.field(label, date.as_ref().map_or_else(String::new, Date::long));
    }
    page.names(&record.aliases, &record.native);

    page.listed("Relations", &dossier.relations_of(actor), SEARCH, |page, id| {
        let text = page.relation_of(id, actor);
        page.plain_item(text);
    });
    ties(page, actor);
    page.events(&dossier.events_of(actor), Some(actor), "mark this actor, and the timeline shows them all");
    claim::says(page, "Says", &dossier.claims_by(actor), Some(actor));
    claim::says_who(page, actor.into());
    page.figures(actor);
    let own = dossier.sources().filter(|(_, source)| source.outlet.as_ref().and_then(Ref::to) == Some(actor));
    let own: Vec<Id> = own.map(|(id, _)| id.into()).collect();
    page.records("Its documents", &own);
    if !own.is_empty() {
        changes::without(page, Whose::Outlet(actor));
    }
    evidence::build(page, actor.into());
}

/// Everybody it shares events with, by tone: where links can be followed, its network shows them.
fn ties(page: &mut Builder<'_>, actor: ActorId) {
    let dossier = page.dossier;
    let mut title = Some("Events shared with");
    for tie in dossier.ties_of(actor).iter().filter(|tie| tie.tally.total() > 0) {
        if let Some(title) = title.take() {
            page.push(super::Block::Section(Phrase::of(title, super::Class::Heading).only(Shown::Unlinked)));
        }
        let name = Phrase::new().link(dossier, tie.actor, dossier.actor(tie.actor).name.as_str());
        page.plain_item(name.text(format!(": {}", words::tones(&tie.tally))).only(Shown::Unlinked));
    }
}
