//! `detente sources`: documents under their outlets, with how many records would fall, be left with one origin,
//! or no longer be contested without each.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    fmt::Display,
};

use serde_json::{Value, json};

use super::{ListArgs, complain_of_none};
use crate::{
    commands::{
        Result, Status, json,
        output::{Output, pad},
        query::narrow,
        search::described,
    },
    dossier::{ActorId, Date, Dossier, Id, Kind, Loss, Ref, SourceId, Weight, Whose},
    report::{lines::columns::Columns as _, words},
    sorting,
};

/// Columns of a day of issue.
const DATE: usize = 12;

/// The arguments of the list of sources.
#[derive(Debug, Clone, clap::Args)]
pub struct SourcesArgs {
    #[command(flatten)]
    list: ListArgs,

    /// What stands first: that without which most records would fall, be left with one origin (single), or no
    /// longer be contested (settled); or by name, or by date.
    #[arg(long, value_name = "ORDER", value_enum)]
    sort: Option<Order>,

    /// The same as --sort, of all sources; with --json an object for each outlet, with its documents.
    #[arg(
        long,
        conflicts_with_all = ["query", "sort"],
        value_name = "ORDER",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "fall"
    )]
    weights: Option<Order>,
}

/// What sources are sorted by.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Order {
    /// How many records would fall.
    Fall,
    /// How many would be left with one origin.
    Single,
    /// How many would no longer be contested.
    Settled,
    /// What they are called.
    Name,
    /// When they were published, the first one first.
    Date,
}

/// An outlet with those of its documents that are listed, or a document that has none.
struct Group {
    weight: Weight,
    documents: Vec<Weight>,
}

impl SourcesArgs {
    /// Lists sources.
    ///
    /// # Errors
    /// If the query can't be read or the output can't be written.
    pub fn run(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let asked = self.list.query.iter().any(|word| !word.trim().is_empty());
        let shown = narrow(dossier, &self.list.query, dossier.included_sources(), Kind::Source)?;
        let (outlets, documents) = dossier.every_weight();
        let order = self.sort.or(self.weights);
        if self.list.json && self.weights.is_none() {
            let of: HashMap<Whose, &Weight> = documents.iter().map(|weight| (weight.whose, weight)).collect();
            let mut shown: Vec<&Weight> = shown.iter().filter_map(|id| of.get(&Whose::Source(*id)).copied()).collect();
            if let Some(order) = order {
                order.sort(dossier, &mut shown, |weight| weight);
            }
            json::write_list(out, dossier, shown.into_iter().map(|weight| document(dossier, weight)))?;
        } else {
            let groups = grouped(dossier, &shown, (&outlets, &documents), order.unwrap_or(Order::Fall));
            if self.list.json {
                json::write_list(out, dossier, groups.iter().map(|group| object(dossier, group)))?;
            } else {
                write(dossier, &groups, out)?;
            }
        }
        if shown.is_empty() && !asked {
            complain_of_none(dossier, Kind::Source.list());
        }
        Ok(if shown.is_empty() { Status::Nothing } else { Status::Fine })
    }
}

impl Order {
    fn sort<T>(self, dossier: &Dossier, all: &mut [T], weight: impl Fn(&T) -> &Weight) {
        let first_day = |weight: &Weight| {
            let day = issued(dossier, weight).map(|date| date.span().first);
            (day.is_none(), day)
        };
        match self {
            Self::Fall => sorting::by_key(all, |one| Reverse(Loss::Support.of(weight(one)))),
            Self::Single => sorting::by_key(all, |one| Reverse(Loss::Corroboration.of(weight(one)))),
            Self::Settled => sorting::by_key(all, |one| Reverse(Loss::Contestation.of(weight(one)))),
            Self::Name => sorting::by_key(all, |one| name(dossier, weight(one).whose).to_lowercase()),
            Self::Date => sorting::by_key(all, |one| first_day(weight(one))),
        }
    }
}

/// What a source is sorted by: its title, or what its outlet is called.
fn name(dossier: &Dossier, whose: Whose) -> &str {
    match whose {
        Whose::Source(source) => &dossier.source(source).title,
        Whose::Outlet(outlet) => dossier.short_name(outlet),
    }
}

fn issued<'d>(dossier: &'d Dossier, weight: &Weight) -> Option<&'d Date> {
    let Whose::Source(source) = weight.whose else { return None };
    dossier.source(source).issued.as_ref()
}

fn outlet(dossier: &Dossier, id: SourceId) -> Option<ActorId> {
    dossier.source(id).outlet.as_ref().and_then(Ref::to)
}

/// The documents that are listed, under their outlets.
fn grouped(
    dossier: &Dossier,
    shown: &[SourceId],
    (outlets, documents): (&[Weight], &[Weight]),
    order: Order,
) -> Vec<Group> {
    let shown: HashSet<SourceId> = shown.iter().copied().collect();
    let mut of: HashMap<Whose, Vec<Weight>> = HashMap::new();
    for weight in documents {
        let Whose::Source(source) = weight.whose else { continue };
        if shown.contains(&source) {
            let group = outlet(dossier, source).map_or(weight.whose, Whose::Outlet);
            of.entry(group).or_default().push(*weight);
        }
    }
    let group = |weight: &Weight| {
        let mut documents = of.remove(&weight.whose)?;
        order.sort(dossier, &mut documents, |weight| weight);
        Some(Group { weight: *weight, documents })
    };
    let mut groups: Vec<Group> = outlets.iter().filter_map(group).collect();
    match order {
        // By the first of its documents.
        Order::Date => order.sort(dossier, &mut groups, |group| &group.documents[0]),
        _ => order.sort(dossier, &mut groups, |group| &group.weight),
    }
    groups
}

fn write(dossier: &Dossier, groups: &[Group], out: &mut Output) -> Result<()> {
    let documents = || groups.iter().flat_map(|group| &group.documents);
    let when = |weight: &Weight| issued(dossier, weight).map_or_else(String::new, |date| date.within(DATE));
    let date = documents().map(|weight| when(weight).width()).max().unwrap_or(0).min(DATE);
    let ids = documents().map(|weight| dossier.id_of(id(weight.whose)).width());
    let width = ids.max().unwrap_or(0).min(32);
    if !groups.is_empty() {
        out.line(row("fall", "single", "settled", "without"))?;
    }
    let line =
        |weight: &Weight, rest: String| row(weight.falls, weight.becomes_single, weight.ceases_to_be_contested, rest);
    for group in groups {
        let of_outlet = matches!(group.weight.whose, Whose::Outlet(_));
        if let Whose::Outlet(outlet) = group.weight.whose {
            let (name, id) = (dossier.short_name(outlet), dossier.id_of(outlet));
            let listed = group.documents.len();
            let of_all = if listed < group.weight.documents { format!("{listed} of ") } else { String::new() };
            let cited = dossier.sources().filter(|(id, source)| {
                source.outlet.as_ref().and_then(Ref::to) == Some(outlet) && dossier.is_cited(*id)
            });
            let cited = match cited.count() {
                cited if cited == group.weight.documents => String::new(),
                0 => ", not cited".to_owned(),
                cited => format!(", {cited} cited"),
            };
            let count = format!("{}{cited}", words::count(group.weight.documents, "document"));
            out.line(line(&group.weight, format!("{name} [{id}], {of_all}{count}")))?;
        }
        for weight in &group.documents {
            let id = id(weight.whose);
            let title = title(dossier, group.weight.whose, id);
            let (indent, date) = if of_outlet { ("  ", date) } else { ("", date + 2) };
            let day = pad(&when(weight), date);
            out.line(line(weight, format!("{indent}{day}  {}  {title}", pad(dossier.id_of(id), width))))?;
        }
    }
    Ok(())
}

/// A document by its title, and who published it where its outlet does not say so.
fn title(dossier: &Dossier, whose: Whose, id: Id) -> String {
    if let (Whose::Outlet(outlet), Id::Source(source)) = (whose, id) {
        let by = dossier.source(source).by();
        if by.is_none_or(|by| dossier.actor(outlet).names().any(|name| name == by)) {
            return dossier.title_of(id).into_owned();
        }
    }
    described(dossier, id)
}

/// A row of what hangs on whom.
fn row(falls: impl Display, single: impl Display, settled: impl Display, without: impl Display) -> String {
    format!("{falls:>5} {single:>7} {settled:>8}  {without}")
}

fn id(whose: Whose) -> Id {
    match whose {
        Whose::Source(source) => source.into(),
        Whose::Outlet(outlet) => outlet.into(),
    }
}

/// How many records change without a source or an outlet.
fn numbers(weight: &Weight) -> Value {
    json!({
        "supports": weight.supports,
        "falls": weight.falls,
        "is_named_only": weight.named_only,
        "becomes_single": weight.becomes_single,
        "ceases_to_be_contested": weight.ceases_to_be_contested,
    })
}

/// An outlet with its documents, or a document that has none.
fn object(dossier: &Dossier, group: &Group) -> Value {
    let weighed = |weight: &Weight| json::link_with(dossier, id(weight.whose), numbers(weight));
    let mut object = weighed(&group.weight);
    let is_outlet = matches!(group.weight.whose, Whose::Outlet(_));
    let documents = group.documents.iter().filter(|_| is_outlet).map(weighed).collect::<Value>();
    json::extend(&mut object, json!({ "documents": documents }));
    object
}

fn document(dossier: &Dossier, weight: &Weight) -> Value {
    let Whose::Source(id) = weight.whose else { return Value::Null };
    let source = dossier.source(id);
    let mut more = json!({
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
    json::extend(&mut more, numbers(weight));
    json::link_with(dossier, id, more)
}
