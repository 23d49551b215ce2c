//! What changes from one choice of sources to another, with the sources that make the difference.

use std::borrow::Cow;

use super::{Class, Page, Phrase, builder::Builder, evidence, words};
use crate::dossier::{
    Date, Dossier, Id, Kind, Scope, SourceId, Whose,
    compare::{Change, What},
};

/// How many sources a change names.
const MOST_NAMED: usize = 4;

/// Tells the changes from `one` scope of a dossier to the `other`; records are told as `one` has them.
pub fn changes<'d>(one: &'d Dossier, other: &Dossier, all: &[Change], options: super::PageOptions) -> Page<'d> {
    let mut page = Builder::new(one, options);
    let scopes = [one, other].map(|dossier| words::scope(dossier.scope(), one));
    page.title(format!("From {} to {}", scopes[0], scopes[1]));
    page.line(totals(one, other, all));
    page.line(Phrase::new().dim("Titles and summaries remain the dossier's words."));
    for (title, is_one) in [
        ("Falls", (|what| *what == What::Falls) as fn(&What) -> bool),
        ("Appears", |what| *what == What::Appears),
        ("Is only named", |what| *what == What::IsNamedOnly),
        ("Moves in time", |what| matches!(what, What::Moves(..))),
        ("Becomes contested", |what| *what == What::BecomesContested),
        ("Is no longer contested", |what| *what == What::CeasesToBeContested),
        ("Is left with one origin", |what| matches!(what, What::BecomesSingle(_))),
        ("Is corroborated", |what| matches!(what, What::BecomesCorroborated(_))),
    ] {
        let changes: Vec<&Change> = all.iter().filter(|change| is_one(&change.what)).collect();
        page.listed(title, &changes, "the command line has them all", item);
    }
    page.finish()
}

fn item(page: &mut Builder<'_>, change: &Change) {
    let dossier = page.dossier;
    let mut text = Phrase::new();
    if change.id.kind() != Kind::Event {
        text = text.dim(format!("{} ", change.id.kind().word()));
    }
    if let Id::Claim(claim) = change.id {
        text = text.mentions(dossier, dossier.makers(claim).iter().copied()).dim(": ");
    }
    let text = text.link(dossier, change.id, dossier.title_of(change.id));
    page.plain_item(text);
    let what = match &change.what {
        What::Moves(from, to) => format!("from {} to {}", when(from.as_ref()), when(to.as_ref())),
        What::BecomesSingle(origins) => format!("had {}", words::count(*origins, "origin")),
        What::BecomesCorroborated(origins) => format!("has {}", words::count(*origins, "origin")),
        _ => String::new(),
    };
    let why = because(dossier, change);
    let line = Phrase::new().dim(what);
    let line = if line.runs.iter().all(|run| run.text.is_empty()) || why.is_empty() { line } else { line.dim(" · ") };
    page.below(line.then(why));
}

/// Which sources make the difference.
fn because<'d>(dossier: &'d Dossier, change: &Change) -> Phrase<'d> {
    if change.because.is_empty() {
        return Phrase::new();
    }
    // Several documents of one newsroom have one name.
    let mut named: Vec<(SourceId, Cow<'_, str>)> = Vec::new();
    for source in &change.because {
        let name = evidence::name(dossier, *source);
        if named.iter().all(|(_, other)| *other != name) {
            named.push((*source, name));
        }
    }
    let more = named.len().saturating_sub(MOST_NAMED);
    let names = named.into_iter().take(MOST_NAMED).map(|(source, name)| Phrase::new().mention(source, name));
    let names = Phrase::joined(names, "; ");
    let more = if more > 0 { format!("; {more} more") } else { String::new() };
    let word = match change.what {
        What::Falls | What::IsNamedOnly => "rests on ",
        What::Appears => "by ",
        _ => "because of ",
    };
    Phrase::new().dim(word).then(names).dim(more)
}

fn when(date: Option<&Date>) -> String {
    date.map_or_else(|| "undated".to_owned(), Date::long)
}

/// All of it in a line.
fn totals<'d>(one: &Dossier, other: &Dossier, all: &[Change]) -> Phrase<'d> {
    let kinds = [(Kind::Event, "event"), (Kind::Claim, "claim"), (Kind::Relation, "relation")];
    let left = kinds.map(|(kind, word)| {
        let [had, has] = [one, other].map(|dossier| dossier.ids(kind).len());
        if had == has { words::count(had, word) } else { format!("{has} of {}", words::count(had.max(has), word)) }
    });
    let count = |is_one: fn(&What) -> bool| all.iter().filter(|change| is_one(&change.what)).count();
    let counts = [
        (count(|what| matches!(what, What::Moves(..))), "moved in time"),
        (count(|what| *what == What::BecomesContested), "newly contested"),
        (count(|what| *what == What::CeasesToBeContested), "no longer contested"),
        (count(|what| matches!(what, What::BecomesSingle(_))), "left with one origin"),
        (count(|what| matches!(what, What::BecomesCorroborated(_))), "corroborated"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let stand = Phrase::of(format!("{} stand", left.join(", ")), Class::Text);
    counts.fold(stand, |phrase, count| phrase.dim(" · ").text(count))
}

/// What would become of the dossier without a source or an outlet: on the page of either.
pub(super) fn without(page: &mut Builder<'_>, whose: Whose) {
    // With only some of the sources the counts would leave out all that rests on the others.
    if page.dossier.scope() != Scope::All {
        return;
    }
    let weight = page.dossier.weight_of(whose);
    if weight.supports == 0 {
        return;
    }
    let counts = [
        (weight.falls, "would fall"),
        (weight.becomes_single, "would be left with one origin"),
        (weight.ceases_to_be_contested, "would no longer be contested"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let counts: Vec<String> = counts.collect();
    let rest = if counts.is_empty() { "nothing would change but numbers".to_owned() } else { counts.join(", ") };
    page.section("Without it", None);
    page.line(format!("It bears out {}: {rest}.", words::count(weight.supports, "record")));
}
