//! Who acts for whom between two actors, and in which event: said wherever it is counted.

use std::cmp::Reverse;

use super::{Phrase, builder::Builder, words};
use crate::{
    dossier::{ActorId, Agent, Authority, Between, Direction, Dossier, Encounter, Role, Side},
    sorting,
};

/// What it rests on that somebody counts as acting for another.
const READING: &str = "What they do counts as done by the one they act for. This is how the dossier is read, by \
                       whose bodies they are and which office they held at the time; no source claims it.";

/// How many events there are, and how many of them only through those who act for the two.
pub(super) fn together(between: &Between) -> String {
    let together = words::together(between.events.len());
    match between.events.iter().filter(|encounter| !encounter.is_their_own).count() {
        0 => together,
        through => format!("{together}, {through} of them only through those who act for them"),
    }
}

/// Who counts as acting for whom in these events, those with the most of them first.
pub(super) fn section(page: &mut Builder<'_>, between: &Between) {
    let dossier = page.dossier;
    let mut is_said = false;
    for side in &between.sides {
        let agents = agents(dossier, between, side);
        if agents.is_empty() {
            continue;
        }
        if !is_said {
            page.section("Who acts for whom", None);
            is_said = true;
        }
        let named = agents.iter().map(|(actor, by)| {
            let authorities: Vec<String> = by.iter().map(|agent| authority(dossier, *agent)).collect();
            Phrase::new().mention(*actor, dossier.short_name(*actor)).dim(format!(" ({})", authorities.join("; ")))
        });
        let whom = Phrase::new().dim(format!("for {}: ", dossier.short_name(side.of)));
        page.line(whom.then(Phrase::joined(named, ", ")));
    }
    if is_said {
        page.paragraph(Phrase::new().dim(READING));
    }
}

/// Those who act for a side in these events, with what gives them the authority.
fn agents(dossier: &Dossier, between: &Between, side: &Side) -> Vec<(ActorId, Vec<Agent>)> {
    let mut agents: Vec<(ActorId, Vec<Agent>, usize)> = Vec::new();
    for Encounter { event, .. } in &between.events {
        for (who, _) in side.cast(dossier, *event) {
            let Some(agent) = side.agent_in(dossier, *event, who) else { continue };
            match agents.iter_mut().find(|(known, ..)| *known == who) {
                None => agents.push((who, vec![agent], 1)),
                Some((_, by, events)) => {
                    *events += 1;
                    by.extend((!by.contains(&agent)).then_some(agent));
                }
            }
        }
    }
    sorting::by_key(&mut agents, |(.., events)| Reverse(*events));
    agents.into_iter().map(|(actor, by, _)| (actor, by)).collect()
}

/// By what somebody acts for another: `public body`, `president`.
fn authority(dossier: &Dossier, agent: Agent) -> String {
    match agent.by {
        Authority::Body => dossier.actor(agent.actor).kind.spoken(),
        Authority::Relation(id) => {
            let relation = dossier.relation(id);
            relation.role.as_ref().map_or_else(|| relation.kind.spoken(), ToString::to_string)
        }
    }
}

/// Who acts in an event, and through whom: ` (by the ministry for Tajikistan)`.
pub(super) fn by<'d>(dossier: &'d Dossier, sides: &[Side; 2], encounter: Encounter) -> Phrase<'d> {
    let [first, second] = sides;
    let Encounter { event, direction, .. } = encounter;
    let doing = |side| named(dossier, side, encounter, Some(Role::Actor));
    let words = match direction {
        Direction::Forth => format!("by {}{}", doing(first), towards(dossier, second, encounter)),
        Direction::Back => format!("by {}{}", doing(second), towards(dossier, first, encounter)),
        Direction::Both => format!("by {} and by {}", doing(first), doing(second)),
        Direction::Beside => {
            let absent = sides.iter().filter(|side| dossier.role_in(event, side.of).is_none());
            let with: Vec<String> =
                absent.map(|side| format!("with {}", named(dossier, side, encounter, None))).collect();
            with.join(", ")
        }
    };
    if words.is_empty() { Phrase::new() } else { Phrase::new().dim(format!(" ({words})")) }
}

/// Towards whom, where that is not the side itself.
fn towards(dossier: &Dossier, side: &Side, encounter: Encounter) -> String {
    let is_itself = |(who, role)| (who, role) == (side.of, Role::Recipient);
    if side.cast(dossier, encounter.event).any(is_itself) {
        return String::new();
    }
    format!(", towards {}", named(dossier, side, encounter, Some(Role::Recipient)))
}

/// Those of a side who have a role in an event, or any: itself, or those who act for it.
fn named(dossier: &Dossier, side: &Side, encounter: Encounter, role: Option<Role>) -> String {
    let cast = side.cast(dossier, encounter.event).filter(|(_, theirs)| role.is_none_or(|role| role == *theirs));
    let actors: Vec<ActorId> = cast.map(|(actor, _)| actor).collect();
    let whom = dossier.short_name(side.of);
    if actors.contains(&side.of) {
        return whom.to_owned();
    }
    let names: Vec<&str> = actors.iter().map(|actor| dossier.short_name(*actor)).collect();
    format!("{} for {whom}", names.join(" and "))
}
