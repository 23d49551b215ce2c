//! `detente show`: one record with everything that is known of it and who says so.
//!
//! Finds out which record is meant.

mod json;

use std::io;

use super::{
    Result, Status,
    output::{Output, complain, pad},
    query::Answer,
};
use crate::{
    dossier::{ActorId, Dossier, Id, Kind, text::clean},
    report::{
        self, PageOptions, Subject,
        lines::{self, Medium},
        words,
    },
    sorting,
};

/// How many records are offered where it isn't clear which one is meant.
const OFFERED: usize = 8;

/// The arguments of `detente show`.
#[derive(Debug, Clone, clap::Args)]
pub struct ShowArgs {
    /// The id of a record, or a name that only one record answers to; two actors' ids for what was between them.
    #[arg(value_name = "ID", required = true)]
    pub id: Vec<String>,

    /// Write an object: the record with its references as links, and what follows from it.
    #[arg(long)]
    pub json: bool,
}

impl ShowArgs {
    /// Finds the record and writes it.
    ///
    /// # Errors
    /// If the output can't be written.
    pub fn run(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let (subject, object) = if let Some((first, second)) = self.pair(dossier) {
            (Subject::Pair(first, second), self.json.then(|| json::pair(dossier, first, second)))
        } else if let Some(id) = self.meant(dossier)? {
            (Subject::Record(id), self.json.then(|| json::whole(dossier, id)).transpose()?)
        } else {
            return Ok(Status::Nothing);
        };
        match object {
            Some(mut object) => {
                super::json::extend(&mut object, super::json::sources(dossier));
                super::json::write_one(out, &object)?;
            }
            None => write(dossier, subject, out)?,
        }
        Ok(Status::Fine)
    }

    /// Two actors, if that is what both words are.
    fn pair(&self, dossier: &Dossier) -> Option<(ActorId, ActorId)> {
        let [first, second] = self.id.as_slice() else { return None };
        match (dossier.find(first), dossier.find(second)) {
            (Some(Id::Actor(first)), Some(Id::Actor(second))) if first != second => Some((first, second)),
            _ => None,
        }
    }

    /// The record that is meant; where that isn't clear, says what might be.
    fn meant(&self, dossier: &Dossier) -> Result<Option<Id>> {
        let text = self.id.join(" ");
        if let Some(id) = dossier.find(&text) {
            if dossier.stands(id) {
                return Ok(Some(id));
            }
            let with = words::scope(dossier.scope(), dossier);
            complain(format_args!("detente: \"{}\" does not stand with these sources: {with}", clean(&text)));
            return Ok(None);
        }
        let answer = Answer::new(dossier, &self.id, &[])?;
        let hits: Vec<Id> = answer.with_all_words().collect();
        let named = dossier.ids(Kind::Actor).chain(dossier.ids(Kind::Place));
        let called: Vec<Id> = named.filter(|id| is_called(dossier, *id, &text)).collect();
        let actors: Vec<Id> = hits.iter().copied().filter(|id| matches!(id, Id::Actor(_))).collect();
        for candidates in [&called, &hits, &actors] {
            if let [only] = candidates.as_slice() {
                return Ok(Some(*only));
            }
        }
        let text = clean(&text);
        if hits.is_empty() {
            answer.nothing(dossier, "id or name");
            let near = near_ids(dossier, &text);
            if !near.is_empty() {
                complain(format_args!("detente: nearest ids: {}", near.join(", ")));
            }
            return Ok(None);
        }
        complain(format_args!("detente: no id \"{text}\", and more than one record fits; did you mean"));
        let width = hits.iter().take(OFFERED).map(|id| dossier.id_of(*id).len()).max().unwrap_or(0);
        for id in hits.iter().take(OFFERED) {
            let line = super::search::described(dossier, *id);
            complain(format_args!("  {}  {line}", pad(dossier.id_of(*id), width)));
        }
        if hits.len() > OFFERED {
            complain(format_args!("  … and {} more: detente search {text}", hits.len() - OFFERED));
        }
        Ok(None)
    }
}

/// Everything that is told of a subject.
fn write(dossier: &Dossier, subject: Subject, out: &mut Output) -> io::Result<()> {
    let page = report::page(dossier, subject, PageOptions::default());
    for line in lines::lay(dossier, &page, out.width(), Medium::Text).lines {
        out.laid(&line)?;
    }
    Ok(())
}

/// The ids that look most like a mistyped one.
fn near_ids<'d>(dossier: &'d Dossier, text: &str) -> Vec<&'d str> {
    let every = Kind::ALL.iter().flat_map(|kind| dossier.ids(*kind));
    let mut near: Vec<(f64, &str)> = every
        .map(|id| dossier.id_of(id))
        .map(|id| (strsim::jaro_winkler(text, id), id))
        .filter(|(likeness, _)| *likeness > 0.9)
        .collect();
    sorting::by(&mut near, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(3).map(|(_, id)| id).collect()
}

/// Whether an actor or a place goes by exactly this name.
fn is_called(dossier: &Dossier, id: Id, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    dossier.names_of(id).into_iter().any(|other| other.to_lowercase() == name)
}
