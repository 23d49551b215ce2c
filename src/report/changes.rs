//! What changes from one choice of sources to another, with the sources that make the difference.

use super::{
    Block, Class, Page, Phrase,
    builder::{Builder, DOSSIERS_WORDS},
    reasons::{self, Names},
    words,
};
use crate::dossier::{
    Date, Dossier, Id, Kind, LeftOut, Losses, Scope, Whose,
    compare::{COMPARED, Change, What},
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
    for (dossier, choice) in [one, other].into_iter().zip(&scopes).filter(|(dossier, _)| dossier.scope() != Scope::All)
    {
        page.line(Phrase::new().dim(left_out(dossier, choice)));
    }
    page.line(if all.is_empty() { "Nothing changes.".into() } else { Phrase::new().dim(DOSSIERS_WORDS) });
    let names = Names::new(one);
    for (title, is_one) in [
        ("Falls", (|what| *what == What::Falls) as fn(&What) -> bool),
        ("Appears", |what| *what == What::Appears),
        ("Is only named", |what| *what == What::IsNamedOnly),
        ("Is no longer only named", |what| *what == What::IsVouchedFor),
        ("Moves in time", |what| matches!(what, What::Moves(..))),
        ("Becomes contested", |what| *what == What::BecomesContested),
        ("Is no longer contested", |what| *what == What::CeasesToBeContested),
        ("Is left with one origin", |what| matches!(what, What::BecomesSingle(_))),
        ("Is corroborated", |what| matches!(what, What::BecomesCorroborated(_))),
    ] {
        let changes: Vec<&Change<'_>> = all.iter().filter(|change| is_one(&change.what)).collect();
        page.listed(title, &changes, "the command line has them all", |page, change| item(page, &names, other, change));
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

fn item<'d>(page: &mut Builder<'d>, names: &Names<'d>, other: &'d Dossier, change: &'d Change<'_>) {
    let dossier = if page.dossier.stands(change.id) { page.dossier } else { other };
    page.plain_item(named(dossier, change.id));
    let what = match &change.what {
        What::Moves(..) => moves([page.dossier, other], change),
        What::BecomesSingle(origins) => format!("had {}", words::count(*origins, "origin")),
        What::BecomesCorroborated(origins) => format!("has {}", words::count(*origins, "origin")),
        What::Falls if change.because.is_empty() => "was only named".to_owned(),
        What::Appears if change.because.is_empty() => "is only named".to_owned(),
        _ => String::new(),
    };
    let why = reasons::because(names, [page.dossier, other], change);
    let between = if what.is_empty() || why.is_empty() { "" } else { " · " };
    page.below(Phrase::from(format!("{what}{between}")).then(why));
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
    let changes = |kind: &Kind| {
        all.iter().any(|change| change.id.kind() == *kind && COMES_OR_GOES.iter().any(|(what, _)| change.what == *what))
    };
    let always = |kind: &Kind| matches!(kind, Kind::Event | Kind::Claim | Kind::Relation);
    let kinds = COMPARED.into_iter().filter(|kind| always(kind) || changes(kind));
    let left: Vec<String> = kinds.map(|kind| left_of(one, other, all, kind)).collect();
    let left = Phrase::of(left.join(" · "), Class::Text);
    counts.fold(left, |phrase, count| phrase.dim(" · ").text(count))
}

/// How records come and go, and the words for one and for several of them.
const COMES_OR_GOES: [(What, [&str; 2]); 4] = [
    (What::Falls, ["falls", "fall"]),
    (What::Appears, ["appears", "appear"]),
    (What::IsNamedOnly, ["only named"; 2]),
    (What::IsVouchedFor, ["no longer only named"; 2]),
];

/// How many records of a kind there are before and after: `29 → 24 events (14 fall, 9 appear)`.
fn left_of(one: &Dossier, other: &Dossier, all: &[Change<'_>], kind: Kind) -> String {
    let [had, has] = [one, other].map(|dossier| dossier.ids(kind).len());
    let parts = COMES_OR_GOES.iter().filter_map(|(what, [singular, plural])| {
        let count = all.iter().filter(|change| change.id.kind() == kind && change.what == *what).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { singular } else { plural }))
    });
    let parts: Vec<String> = parts.collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let before = if had == has { String::new() } else { format!("{had} → ") };
    format!("{before}{}{parts}", words::count(has, kind.word()))
}

/// How many of the cited sources a choice leaves out.
fn left_out(dossier: &Dossier, choice: &str) -> String {
    let LeftOut { sources, of, undated } = dossier.left_out();
    let of_all = words::count(of, "cited source");
    let out = match sources {
        0 => "none is left out".to_owned(),
        1 => format!("1 of {of_all} is left out"),
        _ => format!("{sources} of {of_all} are left out"),
    };
    let undated = if undated > 0 { format!(", {undated} of them undated") } else { String::new() };
    format!("{}: {out}{undated}.", words::capitalised(choice))
}

/// What would become of the dossier without a source or an outlet: on the page of either.
pub(super) fn without(page: &mut Builder<'_>, whose: Whose) {
    let Losses { supports, falls, named_only, becomes_single, ceases_to_be_contested } =
        page.dossier.losses_without(whose);
    if supports == 0 {
        return;
    }
    // With only some of the sources the counts are of what these bear out.
    let is_all = page.dossier.scope() == Scope::All;
    page.section(if is_all { "Without it" } else { "Without it, of what these sources bear out" }, None);
    let own = [
        (falls.len(), "would fall"),
        (named_only.len(), "would only be named"),
        (becomes_single.len(), "would be left with one origin"),
    ];
    let own = own.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let own: Vec<String> = own.collect();
    let bears_out = format!("It bears out {}", words::count(supports, "record"));
    // What it bears out may contest records that rest on others.
    let settled = match ceases_to_be_contested.len() {
        0 => String::new(),
        count => format!("{} would no longer be contested", words::count(count, "record")),
    };
    page.line(match (own.is_empty(), settled.is_empty()) {
        (true, true) => format!("{bears_out}; nothing would change but numbers."),
        (true, false) => format!("{bears_out}; all would stand. {settled}."),
        (false, true) => format!("{bears_out}: {}.", own.join(", ")),
        (false, false) => format!("{bears_out}: {}. {settled}.", own.join(", ")),
    });
    for (title, ids) in [
        ("Would fall", falls),
        ("Would only be named", named_only),
        ("Would be left with one origin", becomes_single),
        ("Would no longer be contested", ceases_to_be_contested),
    ] {
        if !ids.is_empty() {
            page.push(Block::Part(Phrase::from(title)));
            page.some(&ids, "reading without it shows them all", |page, id| {
                let text = named(page.dossier, id);
                page.plain_item(text);
            });
        }
    }
}
