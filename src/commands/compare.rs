//! `detente compare`: how the dossier differs from one choice of sources to another.

use serde_json::{Value, json};

use super::{
    Failure, Result, Status,
    json::{extend, link, link_with, write_one},
    output::Output,
};
use crate::{
    dossier::{
        Dossier, Id, Kind, SourceId,
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
        "totals": Value::Object(totals.into_iter().collect()),
        "changes": all.iter().map(|one| change(dossier, one)).collect::<Value>(),
    })
}

/// How many records of a kind there are before and after, and how many come and go.
fn counts((one, other): (&Dossier, &Dossier), all: &[Change<'_>], kind: Kind) -> Value {
    let count = |what: &What| all.iter().filter(|change| change.id.kind() == kind && change.what == *what).count();
    json!({
        "from": one.ids(kind).len(),
        "to": other.ids(kind).len(),
        "fall": count(&What::Falls),
        "appear": count(&What::Appears),
    })
}

fn change(dossier: &Dossier, change: &Change<'_>) -> Value {
    let (word, more) = match &change.what {
        What::Appears => ("appears", json!({})),
        What::Falls => ("falls", json!({})),
        What::IsNamedOnly => ("is_named_only", json!({})),
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

/// The sources that make the difference, each once with its citations.
fn because(dossier: &Dossier, change: &Change<'_>) -> Value {
    let mut sources: Vec<(SourceId, Vec<Value>)> = Vec::new();
    for reason in &change.because {
        let Some(source) = dossier.source_of(reason.citation) else { continue };
        let cited = cited(dossier, change.id, reason);
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, citations)) => citations.push(cited),
            None => sources.push((source, vec![cited])),
        }
    }
    sources.into_iter().map(|(id, citations)| link_with(dossier, id, json!({ "citations": citations }))).collect()
}

/// A citation: how it bears, where it is found, which date it gives; of which record, if not of the one that
/// changes.
fn cited(dossier: &Dossier, id: Id, Reason { of, citation }: &Reason<'_>) -> Value {
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
