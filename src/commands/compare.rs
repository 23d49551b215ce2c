//! `detente compare`: how the dossier differs from one choice of sources to another.

use serde_json::{Value, json};

use super::{
    Failure, Result, Status,
    json::{link_with, links, write_one},
    output::Output,
};
use crate::{
    dossier::{
        Dossier, Kind,
        compare::{Change, What, compare},
    },
    report::{
        PageOptions, changes,
        lines::{self, Medium},
    },
    search::read_scope,
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

fn object(dossier: &Dossier, (one, other): (&Dossier, &Dossier), all: &[Change]) -> Value {
    let count = |dossier: &Dossier| {
        let of = |kind: Kind| (kind.list().to_owned(), Value::from(dossier.ids(kind).len()));
        [Kind::Event, Kind::Claim, Kind::Relation, Kind::Figure, Kind::Actor, Kind::Place].map(of)
    };
    let stands = |dossier: &Dossier| Value::Object(count(dossier).into_iter().collect());
    let change = |change: &Change| {
        let (word, mut more) = match &change.what {
            What::Appears => ("appears", json!({})),
            What::Falls => ("falls", json!({})),
            What::IsNamedOnly => ("is_named_only", json!({})),
            What::Moves(from, to) => ("moves", json!({ "from": from, "to": to })),
            What::BecomesContested => ("becomes_contested", json!({})),
            What::CeasesToBeContested => ("ceases_to_be_contested", json!({})),
            What::BecomesSingle(origins) => ("becomes_single", json!({ "origins_before": origins })),
            What::BecomesCorroborated(origins) => ("becomes_corroborated", json!({ "origins": origins })),
        };
        more["because"] = links(dossier, change.because.iter().copied());
        let mut object = json!({ "change": word });
        super::json::extend(&mut object, more);
        link_with(dossier, change.id, object)
    };
    json!({
        "kind": "comparison",
        "from": stands(one),
        "to": stands(other),
        "changes": all.iter().map(change).collect::<Value>(),
    })
}
