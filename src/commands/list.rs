//! `detente actors`, `events`, `claims` and `sources`: lists, whole or narrowed by a query, one
//! record a line.

use serde_json::{Value, json};

use super::{
    Outcome, Result, json,
    output::{Output, complain, pad},
    query::narrow,
    when,
};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, ClaimId, Date, Dossier, EventId, Id, Kind, Part, Ref, Scope, SourceId, Weight, Whose},
    report::words,
};

/// The arguments of every list.
#[derive(Debug, Clone, clap::Args)]
pub struct List {
    /// Only what fits these words, as in `detente search`.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Write an array of objects.
    #[arg(long)]
    pub json: bool,
}

/// The arguments of the list of sources.
#[derive(Debug, Clone, clap::Args)]
pub struct Sources {
    #[command(flatten)]
    list: List,

    /// By outlet, with how many records would fall, be left with one origin, or no longer be contested
    /// without it; those without which most would fall first.
    #[arg(long, conflicts_with = "query")]
    weights: bool,
}

impl Sources {
    /// Lists sources, or what hangs on them.
    pub fn run(&self, dossier: &Dossier, out: &mut Output<'_>) -> Result {
        if self.weights { self.list.weights(dossier, out) } else { self.list.sources(dossier, out) }
    }
}

impl List {
    /// Actors, most involved first.
    pub fn actors(&self, dossier: &Dossier, out: &mut Output<'_>) -> Result {
        let all = dossier.by_involvement().iter().copied();
        self.write(dossier, out, all, Kind::Actor, actor, |id| {
            let actor = dossier.actor(id);
            let count = dossier.events_of(id).len();
            let short = actor.short.as_deref().map_or_else(String::new, |short| format!(" ({short})"));
            let what = actor.position.as_deref().map_or_else(|| actor.kind.word().replace('_', " "), str::to_owned);
            (format!("{count:>4}"), format!("{}{short}, {what}", actor.name))
        })
    }

    /// Events in the order of time, undated ones where their neighbours put them.
    pub fn events(&self, dossier: &Dossier, out: &mut Output<'_>) -> Result {
        let all = dossier.in_time().iter().map(|slot| slot.event);
        self.write(dossier, out, all, Kind::Event, event, |id| {
            let event = dossier.event(id);
            let category = event.category.map_or_else(String::new, |category| format!(", {}", category.word()));
            let contested = if dossier.standing(id).contested { ", contested" } else { "" };
            (when(event.date.as_ref()), format!("{}{category}{contested}", event.title))
        })
    }

    /// Claims in the file's order.
    pub fn claims(&self, dossier: &Dossier, out: &mut Output<'_>) -> Result {
        let all = dossier.claims().map(|(id, _)| id);
        self.write(dossier, out, all, Kind::Claim, claim, |id| {
            (String::new(), super::search::described(dossier, id.into()))
        })
    }

    /// What the dossier hangs on: outlets, and sources that have none, those without which most would
    /// fall first.
    pub fn weights(&self, dossier: &Dossier, out: &mut Output<'_>) -> Result {
        let weights = dossier.weights();
        if self.json {
            json::write_list(out, weights.iter().map(|weight| weighed(dossier, weight)))?;
        } else {
            let head = ["fall", "single", "settled"];
            out.line(format_args!("{:>5} {:>7} {:>8}  without", head[0], head[1], head[2]))?;
            for Weight { whose, documents, falls, becomes_single, ceases_to_be_contested, .. } in &weights {
                let name = words::whose(*whose, dossier);
                let many = if *documents > 1 { format!(", {documents} documents") } else { String::new() };
                out.line(format_args!("{falls:>5} {becomes_single:>7} {ceases_to_be_contested:>8}  {name}{many}"))?;
            }
        }
        Ok(if weights.is_empty() { Outcome::Nothing } else { Outcome::Fine })
    }

    /// Sources in the file's order.
    pub fn sources(&self, dossier: &Dossier, out: &mut Output<'_>) -> Result {
        let all = dossier.sources().map(|(id, _)| id);
        self.write(dossier, out, all, Kind::Source, source, |id| {
            (when(dossier.source(id).issued.as_ref()), super::search::described(dossier, id.into()))
        })
    }

    fn write<T: Copy + Into<Id>>(
        &self,
        dossier: &Dossier,
        out: &mut Output<'_>,
        all: impl Iterator<Item = T>,
        kind: Kind,
        object: fn(&Dossier, T) -> Value,
        line: impl Fn(T) -> (String, String),
    ) -> Result {
        let asked = self.query.iter().any(|word| !word.trim().is_empty());
        let shown = narrow(dossier, &self.query, all, kind)?;
        if self.json {
            json::write_list(out, shown.iter().map(|id| object(dossier, *id)))?;
        } else {
            let rows: Vec<_> = shown.iter().map(|id| (dossier.id_of(*id), line(*id))).collect();
            let front = rows.iter().map(|(_, (front, _))| front.width()).max().unwrap_or(0).min(32);
            let width = rows.iter().map(|(id, _)| id.width()).max().unwrap_or(0).min(32);
            for (id, (first, rest)) in rows {
                let gap = if front == 0 { "" } else { "  " };
                out.line(format_args!("{}{gap}{}  {rest}", pad(&first, front), pad(id, width)))?;
            }
        }
        if shown.is_empty() && !asked {
            let with = match dossier.scope() {
                Scope::All => String::new(),
                scope => format!(", {}", words::scope(scope, dossier)),
            };
            complain(format_args!("detente: the dossier has no {}{with}", kind.list()));
        }
        Ok(if shown.is_empty() { Outcome::Nothing } else { Outcome::Fine })
    }
}

fn actor(dossier: &Dossier, id: ActorId) -> Value {
    let actor = dossier.actor(id);
    let more = json!({
        "name": actor.name,
        "short": actor.short,
        "actor_kind": actor.kind,
        "position": actor.position,
        "country": actor.country.as_ref().and_then(Ref::target).map(|id| json::link(dossier, id)),
        "start": actor.start,
        "end": actor.end,
        "event_count": dossier.events_of(id).len(),
        "claim_count": dossier.claims_by(id).len(),
        "standing": json::standing_in_short(dossier.standing(id)),
    });
    json::link_with(dossier, id, more)
}

fn event(dossier: &Dossier, id: EventId) -> Value {
    let event = dossier.event(id);
    let span = event.date.as_ref().map(Date::span);
    let cast = |part: Part| {
        json::links(dossier, dossier.cast(id).iter().filter(|(_, had)| *had == part).map(|(actor, _)| *actor))
    };
    let more = json!({
        "date": event.date,
        "first": span.and_then(|span| span.first),
        "last": span.and_then(|span| span.last),
        "category": event.category,
        "mode": event.mode,
        "tone": dossier.tone(id),
        "actors": cast(Part::Actor),
        "recipients": cast(Part::Recipient),
        "involved": cast(Part::Involved),
        "places": json::links(dossier, Ref::targets(&event.places)),
        "standing": json::standing_in_short(dossier.standing(id)),
    });
    json::link_with(dossier, id, more)
}

fn claim(dossier: &Dossier, id: ClaimId) -> Value {
    let claim = dossier.claim(id);
    let more = json!({
        "by": json::links(dossier, dossier.makers(id).iter().copied()),
        "date": claim.date,
        "about": json::links(dossier, Ref::targets(&claim.about)),
        "supports": json::links(dossier, Ref::targets(&claim.supports)),
        "disputes": json::links(dossier, Ref::targets(&claim.disputes)),
        "standing": json::standing_in_short(dossier.standing(id)),
    });
    json::link_with(dossier, id, more)
}

fn source(dossier: &Dossier, id: SourceId) -> Value {
    let source = dossier.source(id);
    let more = json!({
        "type": source.kind,
        "author": source.author,
        "publisher": source.publisher,
        "issued": source.issued,
        "url": source.url,
        "lang": source.lang,
        "outlet": source.outlet.as_ref().and_then(Ref::target).map(|id| json::link(dossier, id)),
        "derived_from": source.derived_from.as_ref().map(|from| json::links(dossier, Ref::targets(from))),
        "extent": source.extent,
        "record_count": dossier.resting_on(id).len(),
    });
    json::link_with(dossier, id, more)
}

fn weighed(dossier: &Dossier, weight: &Weight) -> Value {
    let more = json!({
        "documents": weight.documents,
        "supports": weight.supports,
        "falls": weight.falls,
        "becomes_single": weight.becomes_single,
        "ceases_to_be_contested": weight.ceases_to_be_contested,
    });
    let id: Id = match weight.whose {
        Whose::Source(source) => source.into(),
        Whose::Outlet(outlet) => outlet.into(),
    };
    json::link_with(dossier, id, more)
}
