//! `detente compare`: how the dossier differs from one choice of sources to another.

use serde_json::{Value, json};

use super::{
    Failure, Result, Status,
    json::{extend, link, link_with, write_one},
    output::Output,
};
use crate::{
    dossier::{
        Dossier, Id, Kind, LeftOut, SourceId, Whose,
        compare::{COMPARED, Change, Reason, What, compare},
    },
    report::{
        PageOptions, changes,
        lines::{self, Medium},
    },
    search::{read_scope, write_scope},
};

/// The arguments of `detente compare`.
#[derive(Debug, Clone, clap::Args)]
pub struct CompareArgs {
    /// The sources to begin with: all, only:X, without:X or published-by:DATE.
    #[arg(value_name = "SOURCES")]
    pub one: String,

    /// The sources to end with.
    #[arg(value_name = "OTHERS")]
    pub other: String,

    /// Write an object.
    #[arg(long)]
    pub json: bool,
}

impl CompareArgs {
    /// Compares and writes what differs.
    ///
    /// # Errors
    /// If a scope can't be read or the output can't be written.
    pub fn run(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let scoped = |text: &str| read_scope(text, dossier).map(|scope| dossier.scoped(scope)).map_err(Failure::Usage);
        let (one, other) = (scoped(&self.one)?, scoped(&self.other)?);
        let all = compare(&one, &other);
        if self.json {
            write_one(out, &object(dossier, (&one, &other), &all))?;
        } else {
            let page = changes(&one, &other, &all, PageOptions::default());
            for line in lines::lay(&one, &page, out.width(), Medium::Text).lines {
                out.laid(&line)?;
            }
        }
        Ok(if all.is_empty() { Status::Nothing } else { Status::Fine })
    }
}

fn object(dossier: &Dossier, (one, other): (&Dossier, &Dossier), all: &[Change<'_>]) -> Value {
    let totals = COMPARED.map(|kind| (kind.list().to_owned(), counts((one, other), all, kind)));
    json!({
        "kind": "comparison",
        "from": write_scope(one.scope(), dossier),
        "to": write_scope(other.scope(), dossier),
        "left_out": { "from": left_out(one), "to": left_out(other) },
        "totals": Value::Object(totals.into_iter().collect()),
        "changes": all.iter().map(|one| change(dossier, one)).collect::<Value>(),
    })
}

/// How many of the cited sources are left out, and how many of those say no day of issue.
fn left_out(dossier: &Dossier) -> Value {
    let LeftOut { sources, undated, .. } = dossier.left_out();
    json!({ "sources": sources, "undated": undated })
}

/// How many records of a kind there are before and after, how many come and go, and how many change otherwise.
fn counts((one, other): (&Dossier, &Dossier), all: &[Change<'_>], kind: Kind) -> Value {
    let count =
        |is_it: fn(&What) -> bool| all.iter().filter(|change| change.id.kind() == kind && is_it(&change.what)).count();
    json!({
        "from": one.ids(kind).len(),
        "to": other.ids(kind).len(),
        "fall": count(|what| *what == What::Falls),
        "appear": count(|what| *what == What::Appears),
        "named_only": count(|what| *what == What::IsNamedOnly),
        "no_longer_named_only": count(|what| *what == What::IsVouchedFor),
        "moved": count(|what| matches!(what, What::Moves(..))),
        "contested": count(|what| *what == What::BecomesContested),
        "settled": count(|what| *what == What::CeasesToBeContested),
        "single": count(|what| matches!(what, What::BecomesSingle(_))),
        "corroborated": count(|what| matches!(what, What::BecomesCorroborated(_))),
    })
}

fn change(dossier: &Dossier, change: &Change<'_>) -> Value {
    let (word, more) = match &change.what {
        What::Appears => ("appears", json!({})),
        What::Falls => ("falls", json!({})),
        What::IsNamedOnly => ("is_named_only", json!({})),
        What::IsVouchedFor => ("is_no_longer_named_only", json!({})),
        What::Moves(from, to) => ("moves", json!({ "from": from, "to": to })),
        What::BecomesContested => ("becomes_contested", json!({})),
        What::CeasesToBeContested => ("ceases_to_be_contested", json!({})),
        What::BecomesSingle(origins) => ("becomes_single", json!({ "origins_before": origins })),
        What::BecomesCorroborated(origins) => ("becomes_corroborated", json!({ "origins": origins })),
    };
    let mut object = json!({ "change": word });
    extend(&mut object, more);
    extend(&mut object, json!({ "because": because(dossier, change) }));
    link_with(dossier, change.id, object)
}

/// The sources that make the difference, each once with its citations, and with what it repeats where it is
/// left out for that.
fn because(dossier: &Dossier, change: &Change<'_>) -> Value {
    let mut sources: Vec<(SourceId, Option<Whose>, Vec<Value>)> = Vec::new();
    for reason in &change.because {
        let Some(source) = dossier.source_of(reason.citation) else { continue };
        let cited = cited(dossier, change.id, reason);
        match sources.iter_mut().find(|(known, ..)| *known == source) {
            Some((_, through, citations)) => {
                *through = through.or(reason.through);
                citations.push(cited);
            }
            None => sources.push((source, reason.through, vec![cited])),
        }
    }
    let entry = |(id, through, citations): (SourceId, Option<Whose>, Vec<Value>)| {
        let mut more = json!({ "citations": citations });
        if let Some(whose) = through {
            let through = match whose {
                Whose::Source(source) => link(dossier, source),
                Whose::Outlet(outlet) => link(dossier, outlet),
            };
            extend(&mut more, json!({ "left_out_through": through }));
        }
        link_with(dossier, id, more)
    };
    sources.into_iter().map(entry).collect()
}

/// A citation: how it bears, where it is found, which date it gives; of which record, if not of the one that
/// changes.
fn cited(dossier: &Dossier, id: Id, Reason { of, citation, .. }: &Reason<'_>) -> Value {
    let mut object = json!({ "bearing": citation.bearing });
    if let Some(paragraph) = citation.paragraph {
        extend(&mut object, json!({ "paragraph": paragraph }));
    }
    if let Some(locator) = &citation.locator {
        extend(&mut object, json!({ "locator": locator }));
    }
    if let Some(date) = &citation.date {
        extend(&mut object, json!({ "date": date }));
    }
    if *of != id {
        extend(&mut object, json!({ "of": link(dossier, *of) }));
    }
    object
}
