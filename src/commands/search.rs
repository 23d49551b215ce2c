//! `detente search`: records of every kind that fit the words, best first.

use serde_json::{Value, json};

use super::{
    Failure, Result, Status, json,
    output::{Output, pad},
    query::Answer,
};
use crate::{
    dossier::{Dossier, Id, Kind, record::Actor},
    search::Hit,
};

/// The arguments of `detente search`.
#[derive(Debug, Clone, clap::Args)]
pub struct SearchArgs {
    /// What to look for: words in any order and spelling, and fields such as `actor:kabiri`,
    /// `2015..2018`, `tone:conflict`, `is:contested`.
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,

    /// Write an array of objects with kind, id, title, score, date and why.
    #[arg(long)]
    pub json: bool,

    /// Only records of this kind: actor, event, claim, source, place, figure or relation.
    #[arg(long, value_name = "KIND", value_parser = kind, value_delimiter = ',')]
    pub kind: Vec<Kind>,

    /// At most so many.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
}

fn kind(word: &str) -> std::result::Result<Kind, String> {
    let word = word.to_lowercase();
    let known = |kind: &&Kind| kind.word() == word || kind.list() == word;
    Kind::ALL.iter().find(known).copied().ok_or_else(|| {
        let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        format!("the kinds are {}", words.join(", "))
    })
}

impl SearchArgs {
    /// Finds and writes.
    ///
    /// # Errors
    /// If the words can't be read as a query, or the output can't be written.
    pub fn run(&self, dossier: &Dossier, out: &mut Output) -> Result {
        let mut answer = Answer::new(dossier, &self.words, &self.kind)?;
        if answer.is_empty() {
            return Err(Failure::Usage("say what to look for, e.g. detente search kabiri".into()));
        }
        let found = answer.hits.len();
        answer.hits.list.retain(|hit| self.kind.is_empty() || self.kind.contains(&hit.id.kind()));
        answer.hits.list.truncate(self.limit.map_or(usize::MAX, |limit| limit as usize));
        if self.json {
            json::write_list(out, dossier, answer.hits.iter().map(|hit| self::hit(dossier, &answer, *hit)))?;
        } else {
            let width = answer.hits.iter().map(|hit| dossier.id_of(hit.id).len()).max().unwrap_or(0).min(32);
            for hit in answer.hits.iter() {
                let (kind, id) = (hit.id.kind().word(), dossier.id_of(hit.id));
                let why = answer.why(dossier, hit.id).map_or_else(String::new, |why| format!(" ({why})"));
                out.line(format_args!("{kind:<8}  {}  {}{why}", pad(id, width), described(dossier, hit.id)))?;
            }
        }
        if self.kind.is_empty() || self.kind.contains(&Kind::Event) {
            answer.say_undated();
        }
        if !answer.hits.is_empty() {
            if answer.hits.is_partial {
                super::output::complain(format_args!(
                    "detente: no record has all these words; these have most of them"
                ));
            }
            return Ok(Status::Fine);
        }
        let kinds: Vec<&str> = self.kind.iter().map(|kind| kind.word()).collect();
        answer.nothing(dossier, &if kinds.is_empty() { "record".to_owned() } else { kinds.join(" or ") });
        if found > 0 && !self.kind.is_empty() {
            super::output::complain(format_args!("detente: {found} of other kinds do; leave --kind out to see them"));
        }
        Ok(Status::Nothing)
    }
}

fn hit(dossier: &Dossier, answer: &Answer, Hit { id, score }: Hit) -> Value {
    let date = match id {
        Id::Event(id) => dossier.event(id).date.as_ref(),
        Id::Claim(id) => dossier.claim(id).date.as_ref(),
        Id::Source(id) => dossier.source(id).issued.as_ref(),
        _ => None,
    };
    json!({
        "kind": id.kind().word(),
        "id": dossier.id_of(id),
        "title": dossier.title_of(id),
        "score": score,
        "date": date,
        "why": answer.why(dossier, id),
    })
}

/// A record on one line: its title and what tells it from others.
pub(super) fn described(dossier: &Dossier, id: Id) -> String {
    let title = dossier.title_of(id);
    let more = match id {
        Id::Actor(id) => Some(position_or_kind(dossier.actor(id))),
        Id::Event(id) => Some(super::when(dossier.event(id).date.as_ref())),
        Id::Claim(id) => {
            let makers: Vec<&str> = dossier.makers(id).iter().map(|actor| dossier.short_name(*actor)).collect();
            return format!("{}: {title}", makers.join(", "));
        }
        Id::Source(id) => dossier.source(id).by(),
        Id::Figure(id) => Some(dossier.figure(id).unit.to_string()),
        _ => None,
    };
    more.map_or_else(|| title.to_string(), |more| format!("{title}, {more}"))
}

/// What an actor is, in a few words: its position, or else its kind.
pub(super) fn position_or_kind(actor: &Actor) -> String {
    actor.position.as_deref().map_or_else(|| actor.kind.spoken(), str::to_owned)
}
