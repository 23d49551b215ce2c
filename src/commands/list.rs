//! `detente actors`, `events`, `claims` and `sources`: lists, whole or narrowed by a query, one
//! record a line.

mod sources;

use serde_json::{Value, json};

pub use self::sources::SourcesArgs;
use super::{
    Result, Status, json,
    output::{Output, complain, pad},
    query::narrow,
    when,
};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, ClaimId, Date, Dossier, EventId, Id, Kind, Ref, Role, Scope},
    report::words,
};

/// The arguments of every list.
#[derive(Debug, Clone, clap::Args)]
pub struct ListArgs {
    /// Only what fits these words, as in `detente search`.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Write an array of objects.
    #[arg(long)]
    pub json: bool,
}

impl ListArgs {
    /// Actors, most involved first.
    pub fn actors(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let all = dossier.by_involvement().iter().copied();
        self.write(dossier, out, all, Kind::Actor, actor, |id| {
            let actor = dossier.actor(id);
            let count = dossier.events_of(id).len();
            let short = actor.short.as_deref().map_or_else(String::new, |short| format!(" ({short})"));
            let what = super::search::position_or_kind(actor);
            let only = if dossier.is_named_only(id) { ", named only" } else { "" };
            (format!("{count:>4}"), format!("{}{short}, {what}{only}", actor.name))
        })
    }

    /// Events in the order of time, undated ones where their neighbours put them; in parentheses dates that are
    /// the dossier's own.
    pub fn events(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let all = dossier.in_time().iter().map(|slot| slot.event);
        self.write(dossier, out, all, Kind::Event, event, |id| {
            let event = dossier.event(id);
            let category = event.category.map_or_else(String::new, |category| format!(", {}", category.word()));
            let standing = crate::report::signs::standing_and_word(dossier.standing(id));
            let date = when(event.date.as_ref());
            let date = if dossier.is_own_date(id) { format!("({date})") } else { date };
            (date, format!("{}{category}  {standing}", event.title))
        })
    }

    /// Claims in the file's order.
    pub fn claims(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let all = dossier.claims().map(|(id, _)| id);
        self.write(dossier, out, all, Kind::Claim, claim, |id| {
            let standing = crate::report::signs::claim_standing(dossier.standing(id));
            (String::new(), format!("{}  {standing}", super::search::described(dossier, id.into())))
        })
    }

    fn write<T: Copy + Into<Id>>(
        &self,
        dossier: &Dossier,
        out: &mut Output,
        all: impl Iterator<Item = T>,
        kind: Kind,
        object: fn(&Dossier, T) -> Value,
        line: impl Fn(T) -> (String, String),
    ) -> Result {
        let asked = self.query.iter().any(|word| !word.trim().is_empty());
        let shown = narrow(dossier, &self.query, all, kind)?;
        if self.json {
            json::write_list(out, dossier, shown.iter().map(|id| object(dossier, *id)))?;
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
            complain_of_none(dossier, kind.list());
        }
        Ok(if shown.is_empty() { Status::Nothing } else { Status::Fine })
    }
}

fn complain_of_none(dossier: &Dossier, what: &str) {
    let with = match dossier.scope() {
        Scope::All => String::new(),
        scope => format!(", {}", words::scope(scope, dossier)),
    };
    complain(format_args!("detente: the dossier has no {what}{with}"));
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
    let cast = |role: Role| {
        json::links(dossier, dossier.cast(id).iter().filter(|(_, had)| *had == role).map(|(actor, _)| *actor))
    };
    let mut more = json!({
        "date": event.date,
        "first": span.and_then(|span| span.first),
        "last": span.and_then(|span| span.last),
        "category": event.category,
        "mode": event.mode,
        "tone": dossier.tone(id),
        "actors": cast(Role::Actor),
        "recipients": cast(Role::Recipient),
        "involved": cast(Role::Involved),
        "places": json::links(dossier, Ref::targets(&event.places)),
        "standing": json::standing_in_short(dossier.standing(id)),
    });
    json::extend(&mut more, json::own_date(dossier, id));
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
