//! What changes from one choice of sources to another, with the sources that make the difference.

use super::{
    Class, Page, Phrase,
    builder::{Builder, DOSSIERS_WORDS},
    reasons, words,
};
use crate::dossier::{
    Date, Dossier, Id, Kind, Scope, Whose,
    compare::{Change, What},
};

/// Tells the changes from `one` scope of a dossier to the `other`; each record as it is where it stands,
/// in the one before the other.
pub fn changes<'d>(
    one: &'d Dossier,
    other: &'d Dossier,
    all: &'d [Change<'d>],
    options: super::PageOptions,
) -> Page<'d> {
    let mut page = Builder::new(one, options);
    let scopes = [one, other].map(|dossier| choice(dossier.scope(), one));
    page.title(format!("From {} to {}", scopes[0], scopes[1]));
    page.line(totals(one, other, all));
    page.line(Phrase::new().dim(DOSSIERS_WORDS));
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
        let changes: Vec<&Change<'_>> = all.iter().filter(|change| is_one(&change.what)).collect();
        page.listed(title, &changes, "the command line has them all", |page, change| item(page, other, change));
    }
    page.finish_as_it_is()
}

/// A choice of sources as something that one can come from and go to.
fn choice(scope: Scope, dossier: &Dossier) -> String {
    match scope {
        Scope::Without(one) => format!("all but {}", words::whose(one, dossier)),
        Scope::PublishedBy(_) => format!("what was {}", words::scope(scope, dossier)),
        _ => words::scope(scope, dossier),
    }
}

fn item<'d>(page: &mut Builder<'d>, other: &'d Dossier, change: &'d Change<'_>) {
    let dossier = if page.dossier.stands(change.id) { page.dossier } else { other };
    page.plain_item(named(dossier, change.id));
    let what = match &change.what {
        What::Moves(..) => moves([page.dossier, other], change),
        What::BecomesSingle(origins) => format!("had {}", words::count(*origins, "origin")),
        What::BecomesCorroborated(origins) => format!("has {}", words::count(*origins, "origin")),
        _ => String::new(),
    };
    let why = reasons::because(dossier, change);
    let between = if what.is_empty() || why.is_empty() { "" } else { " · " };
    page.below(Phrase::new().dim(format!("{what}{between}")).then(why));
}

/// A record by its kind and title, a claim behind its makers.
fn named(dossier: &Dossier, id: Id) -> Phrase<'_> {
    let mut text = Phrase::new();
    if id.kind() != Kind::Event {
        text = text.dim(format!("{} ", id.kind().word()));
    }
    if let Id::Claim(claim) = id {
        text = text.mentions(dossier, dossier.makers(claim).iter().copied()).dim(": ");
    }
    text.link(dossier, id, dossier.title_of(id))
}

/// From when to when an event moves, and where nobody is left to say so.
fn moves(scopes: [&Dossier; 2], change: &Change<'_>) -> String {
    let Id::Event(event) = change.id else { return String::new() };
    let [from, to] = scopes.map(|dossier| {
        let date = dossier.event(event).date.as_ref().map_or_else(|| "undated".to_owned(), Date::long);
        if dossier.is_own_date(event) { format!("{date} ({})", words::OWN_DATE) } else { date }
    });
    format!("from {from} to {to}")
}

/// All of it in a line.
fn totals<'d>(one: &Dossier, other: &Dossier, all: &[Change<'_>]) -> Phrase<'d> {
    let count = |is_one: fn(&What) -> bool| all.iter().filter(|change| is_one(&change.what)).count();
    let counts = [
        (count(|what| matches!(what, What::Moves(..))), "moved in time"),
        (count(|what| *what == What::BecomesContested), "newly contested"),
        (count(|what| *what == What::CeasesToBeContested), "no longer contested"),
        (count(|what| matches!(what, What::BecomesSingle(_))), "left with one origin"),
        (count(|what| matches!(what, What::BecomesCorroborated(_))), "corroborated"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let left = [Kind::Event, Kind::Claim, Kind::Relation].map(|kind| left_of(one, other, all, kind));
    let left = Phrase::of(left.join(" · "), Class::Text);
    counts.fold(left, |phrase, count| phrase.dim(" · ").text(count))
}

/// How many records of a kind there are before and after: `29 → 24 events (14 fall, 9 appear)`.
fn left_of(one: &Dossier, other: &Dossier, all: &[Change<'_>], kind: Kind) -> String {
    let [had, has] = [one, other].map(|dossier| dossier.ids(kind).len());
    let count = |what: &What| all.iter().filter(|change| change.id.kind() == kind && change.what == *what).count();
    let verb = |count: usize, verb: &str| format!("{count} {verb}{}", if count == 1 { "s" } else { "" });
    let parts = [(count(&What::Falls), "fall"), (count(&What::Appears), "appear")];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| verb(count, word));
    let parts: Vec<String> = parts.collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let before = if had == has { String::new() } else { format!("{had} → ") };
    format!("{before}{}{parts}", words::count(has, kind.word()))
}

/// What would become of the dossier without a source or an outlet: on the page of either.
pub(super) fn without(page: &mut Builder<'_>, whose: Whose) {
    // With only some of the sources the counts would leave out all that rests on the others.
    if page.dossier.scope() != Scope::All {
        return;
    }
    let losses = page.dossier.losses_without(whose);
    if losses.supports == 0 {
        return;
    }
    let counts = [
        (losses.falls.len(), "would fall"),
        (losses.becomes_single.len(), "would be left with one origin"),
        (losses.ceases_to_be_contested.len(), "would no longer be contested"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let counts: Vec<String> = counts.collect();
    let rest = if counts.is_empty() { "nothing would change but numbers".to_owned() } else { counts.join(", ") };
    page.section("Without it", None);
    page.line(format!("It bears out {}: {rest}.", words::count(losses.supports, "record")));
    if losses.falls.iter().any(|id| matches!(id, Id::Actor(_) | Id::Place(_))) {
        page.line(Phrase::new().dim("Actors and places that fall may still be named."));
    }
    page.some(&losses.falls, "reading without it shows them all", |page, id| {
        let text = named(page.dossier, id);
        page.plain_item(text);
    });
}
