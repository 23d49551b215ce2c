//! `detente actors`, `events`, `claims` and `sources`: lists, whole or narrowed by a query, one
//! record a line.

use std::fmt::Display;

use serde_json::{Value, json};

use super::{
    Result, Status, json,
    output::{Output, complain, pad},
    query::narrow,
    when,
};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, ClaimId, Date, Dossier, EventId, Id, Kind, Loss, Ref, Role, Scope, SourceId, Weight, Whose},
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

/// The arguments of the list of sources.
#[derive(Debug, Clone, clap::Args)]
pub struct SourcesArgs {
    #[command(flatten)]
    list: ListArgs,

    /// By outlet, with how many records would fall, be left with one origin, or no longer be contested
    /// without it; those without which most would do so first.
    #[arg(
        long,
        conflicts_with = "query",
        value_name = "ORDER",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "fall"
    )]
    weights: Option<Order>,
}

/// What sources are sorted by: what records lose without them.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Order {
    /// All their sources.
    Fall,
    /// All origins but one.
    Single,
    /// Whatever contests them.
    Settled,
}

impl From<Order> for Loss {
    fn from(order: Order) -> Self {
        match order {
            Order::Fall => Self::Support,
            Order::Single => Self::Corroboration,
            Order::Settled => Self::Contestation,
        }
    }
}

impl SourcesArgs {
    /// Lists sources, or what hangs on them.
    pub fn run(&self, dossier: &Dossier, out: &mut Output) -> Result {
        match self.weights {
            Some(order) => self.list.weights(dossier, order.into(), out),
            None => self.list.sources(dossier, out),
        }
    }
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
            (format!("{count:>4}"), format!("{}{short}, {what}", actor.name))
        })
    }

    /// Events in the order of time, undated ones where their neighbours put them.
    pub fn events(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let all = dossier.in_time().iter().map(|slot| slot.event);
        self.write(dossier, out, all, Kind::Event, event, |id| {
            let event = dossier.event(id);
            let category = event.category.map_or_else(String::new, |category| format!(", {}", category.word()));
            let standing = crate::report::signs::standing_and_word(dossier.standing(id));
            (when(event.date.as_ref()), format!("{}{category}  {standing}", event.title))
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

    /// What the dossier hangs on: outlets with their documents, and sources that have none.
    fn weights(&self, dossier: &Dossier, loss: Loss, out: &mut Output) -> Result {
        let sorted = |mut weights: Vec<Weight>| {
            loss.sort(&mut weights);
            weights
        };
        let documents = sorted(dossier.weights_of_documents());
        let weights: Vec<(Weight, Vec<&Weight>)> = sorted(dossier.weights())
            .into_iter()
            .map(|weight| {
                (weight, documents.iter().filter(|one| dossier.is_of_outlet(one.whose, weight.whose)).collect())
            })
            .collect();
        if self.json {
            let object = |(weight, documents): &(Weight, Vec<&Weight>)| {
                let documents: Vec<Value> = documents.iter().map(|one| weighed(dossier, one, json!({}))).collect();
                weighed(dossier, weight, json!({ "documents": documents }))
            };
            json::write_list(out, dossier, weights.iter().map(object))?;
        } else {
            if !weights.is_empty() {
                out.line(row("fall", "single", "settled", "without"))?;
            }
            for (weight, documents) in &weights {
                let many = if documents.len() > 1 { format!(", {} documents", documents.len()) } else { String::new() };
                out.line(row_of(dossier, weight, "", &many))?;
                for one in documents.iter().filter(|_| documents.len() > 1) {
                    out.line(row_of(dossier, one, "  ", ""))?;
                }
            }
        }
        if weights.is_empty() {
            complain_of_none(dossier, "sources that are cited");
        }
        Ok(if weights.is_empty() { Status::Nothing } else { Status::Fine })
    }

    /// The sources that are included, in the file's order.
    pub fn sources(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let all = dossier.included_sources();
        self.write(dossier, out, all, Kind::Source, source, |id| {
            (when(dossier.source(id).issued.as_ref()), super::search::described(dossier, id.into()))
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

/// A row of what hangs on whom.
fn row(falls: impl Display, single: impl Display, settled: impl Display, without: impl Display) -> String {
    format!("{falls:>5} {single:>7} {settled:>8}  {without}")
}

fn row_of(dossier: &Dossier, weight: &Weight, before: &str, after: &str) -> String {
    let name = words::whose(weight.whose, dossier);
    let Weight { falls, becomes_single, ceases_to_be_contested, .. } = weight;
    row(falls, becomes_single, ceases_to_be_contested, format_args!("{before}{name}{after}"))
}

fn weighed(dossier: &Dossier, weight: &Weight, also: Value) -> Value {
    let mut more = json!({
        "supports": weight.supports,
        "falls": weight.falls,
        "becomes_single": weight.becomes_single,
        "ceases_to_be_contested": weight.ceases_to_be_contested,
    });
    if let (Value::Object(more), Value::Object(also)) = (&mut more, also) {
        more.extend(also);
    }
    let id: Id = match weight.whose {
        Whose::Source(source) => source.into(),
        Whose::Outlet(outlet) => outlet.into(),
    };
    json::link_with(dossier, id, more)
}
