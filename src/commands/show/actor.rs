//! The page about an actor.
//!
//! Must not know how parts are laid out.

use std::io;

use super::page::{Page, count, span};
use crate::{
    commands::{output::pad, when},
    dossier::{ActorId, Date, RelationId, record::ActorKind},
};

/// Writes it.
pub(super) fn write(page: &mut Page<'_, '_>, id: ActorId) -> io::Result<()> {
    let dossier = page.dossier;
    let actor = dossier.actor(id);
    let title =
        actor.short.as_ref().map_or_else(|| actor.name.to_string(), |short| format!("{} ({short})", actor.name));
    let what = [
        actor.kind.word().replace('_', " "),
        actor.position.as_deref().unwrap_or_default().to_owned(),
        count(dossier.events_of(id).len(), "event"),
    ];
    page.top(id, &title, &what, actor.summary.as_deref())?;
    page.links("country", actor.country.as_deref().and_then(|id| dossier.find(id)))?;
    page.names(&actor.aliases, &actor.native)?;
    let (from, until) = match actor.kind {
        ActorKind::Person => ("born", "died"),
        _ => ("founded", "ended"),
    };
    page.field(from, &actor.start.as_ref().map_or_else(String::new, Date::long))?;
    page.field(until, &actor.end.as_ref().map_or_else(String::new, Date::long))?;
    page.standing(id)?;

    if !dossier.relations_of(id).is_empty() {
        page.section("Relations")?;
        for relation in dossier.relations_of(id) {
            let text = edge(page, id, *relation);
            page.item(&text)?;
        }
    }
    ties(page, id)?;
    events(page, id)?;
    page.said_by(id)?;
    page.says_who(id)?;
    if !dossier.figures_about(id).is_empty() {
        page.section("Figures")?;
        for figure in dossier.figures_about(id) {
            let text = super::figure::in_short(page, *figure);
            page.item(&text)?;
        }
    }
    page.evidence(dossier.citations(id).map(|citation| (citation, None)))
}

/// A relation as it reads from one of its ends.
fn edge(page: &Page<'_, '_>, id: ActorId, relation: RelationId) -> String {
    let dossier = page.dossier;
    let (from, to) = dossier.ends(relation);
    let record = dossier.relation(relation);
    let (verb, other) = if from == id { (record.kind.verb(), to) } else { (record.kind.inverse(), from) };
    let role = record.role.as_ref().map_or_else(String::new, |role| format!(" ({role})"));
    let span = span(record.start.as_ref(), record.end.as_ref());
    format!("{verb} {}{role}{span} [{}]", dossier.actor(other).name, dossier.id_of(other))
}

/// Everybody it shares events with, by tone: what the network draws.
fn ties(page: &mut Page<'_, '_>, id: ActorId) -> io::Result<()> {
    let dossier = page.dossier;
    let ties = dossier.ties_of(id);
    let shared = ties.iter().filter(|tie| tie.tally.total() > 0);
    for (at, tie) in shared.enumerate() {
        if at == 0 {
            page.section("Events shared with")?;
        }
        let tones = super::pair::in_words(&tie.tally);
        page.item(&format!("{}: {tones} [{}]", dossier.actor(tie.actor).name, dossier.id_of(tie.actor)))?;
    }
    Ok(())
}

/// The events in order, with the part that the actor had.
fn events(page: &mut Page<'_, '_>, id: ActorId) -> io::Result<()> {
    let dossier = page.dossier;
    let events = dossier.events_of(id);
    if events.is_empty() {
        return Ok(());
    }
    page.section("Events")?;
    let dates: Vec<String> = events.iter().map(|event| when(dossier.event(*event).date.as_ref())).collect();
    let width = dates.iter().map(|date| date.chars().count()).max().unwrap_or(0).min(24);
    for (event, date) in events.iter().zip(dates) {
        let part = dossier.part_in(*event, id).map_or("", crate::dossier::Part::word);
        let contested = if dossier.standing(*event).contested { ", contested" } else { "" };
        let first = format!("  {}  {}  ", pad(&date, width), pad(part, 4));
        let text = format!("{} [{}{contested}]", dossier.event(*event).title, dossier.id_of(*event));
        page.out.paragraph(&first, &text)?;
    }
    Ok(())
}
