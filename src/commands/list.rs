//! `detente actors`, `events`, `claims` and `sources`: lists, whole or narrowed by a query, one
//! record a line.

use super::{
    Outcome, Result,
    json::{self, Json},
    output::{Output, complain, pad},
    query::narrow,
    when,
};
use crate::dossier::{ActorId, ClaimId, Dossier, EventId, Id, Kind, Part, Ref, SourceId};

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
        object: fn(&Dossier, T) -> Json,
        line: impl Fn(T) -> (String, String),
    ) -> Result {
        let asked = self.query.iter().any(|word| !word.trim().is_empty());
        let shown = narrow(dossier, &self.query, all, kind)?;
        if self.json {
            json::write_list(out, shown.iter().map(|id| object(dossier, *id)))?;
        } else {
            use unicode_width::UnicodeWidthStr as _;
            let rows: Vec<_> = shown.iter().map(|id| (dossier.id_of(*id), line(*id))).collect();
            let front = rows.iter().map(|(_, (front, _))| front.width()).max().unwrap_or(0).min(32);
            let width = rows.iter().map(|(id, _)| id.width()).max().unwrap_or(0).min(32);
            for (id, (first, rest)) in rows {
                let gap = if front == 0 { "" } else { "  " };
                out.line(format_args!("{}{gap}{}  {rest}", pad(&first, front), pad(id, width)))?;
            }
        }
        if shown.is_empty() && !asked {
            complain(format_args!("detente: the dossier has no {}", kind.list()));
        }
        Ok(if shown.is_empty() { Outcome::Nothing } else { Outcome::Fine })
    }
}

fn actor(dossier: &Dossier, id: ActorId) -> Json {
    let actor = dossier.actor(id);
    let mut object = json::link(dossier, id);
    object.push("name", actor.name.as_str());
    object.push("short", actor.short.as_deref());
    object.push("actor_kind", actor.kind.word());
    object.push("position", actor.position.as_deref());
    object.push("country", actor.country.as_ref().and_then(Ref::target).map(|id| json::link(dossier, id)));
    object.push("start", actor.start.as_ref());
    object.push("end", actor.end.as_ref());
    object.push("event_count", dossier.events_of(id).len());
    object.push("claim_count", dossier.claims_by(id).len());
    object.push("standing", dossier.standing(id));
    object
}

fn event(dossier: &Dossier, id: EventId) -> Json {
    let event = dossier.event(id);
    let span = event.date.as_ref().map(crate::dossier::Date::span);
    let cast = |part: Part| {
        Json::links(dossier, dossier.cast(id).iter().filter(move |(_, had)| *had == part).map(|(actor, _)| *actor))
    };
    let mut object = json::link(dossier, id);
    object.push("date", event.date.as_ref());
    object.push("first", span.and_then(|span| span.first));
    object.push("last", span.and_then(|span| span.last));
    object.push("category", event.category.map(crate::dossier::Category::word));
    object.push("mode", event.mode.as_deref());
    object.push("tone", event.category.map(|category| category.tone().word()));
    object.push("actors", cast(Part::Actor));
    object.push("recipients", cast(Part::Recipient));
    object.push("involved", cast(Part::Involved));
    object.push("places", Json::links(dossier, Ref::targets(&event.places)));
    object.push("standing", dossier.standing(id));
    object
}

fn claim(dossier: &Dossier, id: ClaimId) -> Json {
    let claim = dossier.claim(id);
    let mut object = json::link(dossier, id);
    object.push("by", Json::links(dossier, dossier.makers(id).iter().copied()));
    object.push("date", claim.date.as_ref());
    object.push("about", Json::links(dossier, Ref::targets(&claim.about)));
    object.push("supports", Json::links(dossier, Ref::targets(&claim.supports)));
    object.push("disputes", Json::links(dossier, Ref::targets(&claim.disputes)));
    object.push("standing", dossier.standing(id));
    object
}

fn source(dossier: &Dossier, id: SourceId) -> Json {
    let source = dossier.source(id);
    let mut object = json::link(dossier, id);
    object.push("type", source.kind.word());
    object.push("author", Json::List(source.author.iter().map(|author| author.as_str().into()).collect()));
    object.push("publisher", source.publisher.as_deref());
    object.push("issued", source.issued.as_ref());
    object.push("url", source.url.as_deref());
    object.push("lang", source.lang.as_deref());
    object.push("record_count", dossier.resting_on(id).len());
    object
}
