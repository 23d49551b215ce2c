//! A record as it is cited elsewhere: what it is, how well it is supported, and the sources that say so.
//!
//! Knows that no claim goes without its maker, and that what is contested says so.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{Subject, evidence, markdown::escaped, signs, values, words};
use crate::{
    dossier::{
        ActorId, ClaimId, Date, Dossier, Encounter, EventId, Id, Ref, Scope, SourceId, Standing, Text,
        date::words::lasting,
        record::{Actor, ActorKind, Bearing, Extent},
    },
    sorting,
    web::Address,
};

/// How many sources a citation lists, and how many names stand in one line of it.
const MOST_SOURCES: usize = 40;
const MOST_NAMES: usize = 6;

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Without any signs of its own.
    Plain,
    /// As Markdown.
    Markdown,
}

impl Markup {
    /// Text of the dossier.
    fn text(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Plain => text.into(),
            Self::Markdown => escaped(text),
        }
    }

    fn strong(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Markdown => format!("**{}**", escaped(text)),
        }
    }
}

/// What a subject is called where it stands alone; what is claimed is told as claimed.
pub fn title(dossier: &Dossier, subject: Subject) -> String {
    match subject {
        Subject::About => dossier.title().to_owned(),
        Subject::Pair(first, second) => format!("{} and {}", dossier.short_name(first), dossier.short_name(second)),
        Subject::Record(Id::Claim(claim)) => format!("{}: {}", claimed(dossier, claim), dossier.claim(claim).text),
        Subject::Record(id) => dossier.title_of(id).into_owned(),
    }
}

/// Cites a subject with its sources.
pub fn citation(dossier: &Dossier, subject: Subject, markup: Markup) -> String {
    let mut lines = vec![head(dossier, subject, markup)];
    if let Subject::Record(id) = subject
        && !matches!(id, Id::Source(_))
    {
        lines.push(markup.text(&standing(dossier, id)).into_owned());
    }
    let (sources, more) = cited(dossier, subject, markup);
    if markup == Markup::Markdown {
        // A list would take the line above it for its own otherwise.
        lines = vec![lines.join("  \n")];
    }
    if !sources.is_empty() {
        let heading = if markup == Markup::Plain { "Sources:" } else { "\nSources:\n" };
        lines.push(heading.to_owned());
        lines.extend(sources.into_iter().map(|source| format!("- {source}")));
        if more > 0 {
            lines.push(format!("- and {more} more; the BibTeX has them all"));
        }
    }
    if subject != Subject::About {
        let gap = if markup == Markup::Plain { "" } else { "\n" };
        lines.push(format!("{gap}{}", markup.text(&found_in(dossier, subject))));
    }
    lines.join("\n")
}

/// The sources that bear on a subject, each once.
pub fn sources(dossier: &Dossier, subject: Subject) -> Vec<SourceId> {
    let of = |ids: &mut dyn Iterator<Item = Id>| -> Vec<SourceId> {
        let mut known = HashSet::new();
        let mut all = Vec::new();
        for id in ids {
            let own = if let Id::Source(source) = id { Some(source) } else { None };
            let cited = dossier.citations(id).filter_map(|citation| dossier.source_of(citation));
            all.extend(own.into_iter().chain(cited).filter(|source| known.insert(*source)));
        }
        all
    };
    match subject {
        Subject::About => dossier.included_sources().collect(),
        Subject::Record(id) => of(&mut std::iter::once(id)),
        Subject::Pair(first, second) => of(&mut between(dossier, first, second).into_iter()),
    }
}

/// The records that there are between two actors.
pub fn between(dossier: &Dossier, first: ActorId, second: ActorId) -> Vec<Id> {
    let between = dossier.between(first, second);
    let relations = between.relations.iter().map(|relation| Id::from(*relation));
    let claims = between.says.iter().flatten().map(|claim| Id::from(*claim));
    relations.chain(between.events.iter().map(|one| Id::from(one.event))).chain(claims).collect()
}

/// What a subject is, and when.
fn head(dossier: &Dossier, subject: Subject, markup: Markup) -> String {
    let text = |text: String| markup.text(&text).into_owned();
    match subject {
        Subject::About => {
            let counts = [(dossier.events().len(), "event"), (dossier.claims().len(), "claim")];
            let counts = counts.map(|(number, what)| words::count(number, what)).join(", ");
            let sources = words::count(sources(dossier, subject).len(), "source");
            let read = text(scope(dossier).map_or_else(String::new, |read| format!(" {read}")));
            let stop = if dossier.title().ends_with(['?', '!', '.']) { "" } else { "." };
            format!("{}{stop} A dossier of {counts}, on {sources}.{read}", markup.strong(dossier.title()))
        }
        Subject::Pair(first, second) => {
            let [one, other] = [first, second].map(|actor| markup.strong(&dossier.actor(actor).name));
            format!("{one} and {other}: {}", text(together(dossier, first, second)))
        }
        Subject::Record(Id::Source(source)) => {
            let unread = if dossier.is_included(source) { "" } else { " It is not among the sources that are read." };
            format!("{}.{unread}", reference(dossier, source, "", markup))
        }
        // Its text is what somebody says: their name stands before it, and it is not made to look like a title.
        Subject::Record(Id::Claim(_)) => text(title(dossier, subject)),
        Subject::Record(id) => {
            format!("{}{}", markup.strong(&dossier.title_of(id)), text(more(dossier, id)))
        }
    }
}

/// What is said of a record behind its title.
fn more(dossier: &Dossier, id: Id) -> String {
    match id {
        Id::Event(event) => format!(". {}.", when(dossier, event)),
        Id::Actor(actor) => {
            let record = dossier.actor(actor);
            let is_person = record.kind == ActorKind::Person;
            let lasting =
                if is_person { lifetime(record) } else { lasting(record.start.as_ref(), record.end.as_ref(), None) };
            let position = record.position.as_ref().map(ToString::to_string);
            // Whoever has an office is known to be a person.
            let kind = (!is_person || position.is_none()).then(|| record.kind.spoken());
            let words: Vec<String> = [kind, position, lasting].into_iter().flatten().collect();
            format!(", {}.", words.join(", "))
        }
        Id::Relation(relation) => {
            let record = dossier.relation(relation);
            let lasting = lasting(record.start.as_ref(), record.end.as_ref(), record.seen.as_ref());
            let words: Vec<String> = record.role.iter().map(ToString::to_string).chain(lasting).collect();
            if words.is_empty() { ".".to_owned() } else { format!(": {}.", words.join(", ")) }
        }
        Id::Figure(figure) => format!(", in {}.", values::in_short(dossier.figure(figure))),
        Id::Place(_) | Id::Source(_) | Id::Claim(_) => ".".to_owned(),
    }
}

/// When a person was born and died, as far as that is known.
fn lifetime(person: &Actor) -> Option<String> {
    let born = person.start.as_ref().map(|date| format!("born {}", date.long()));
    let died = person.end.as_ref().map(|date| format!("died {}", date.long()));
    let parts: Vec<String> = born.into_iter().chain(died).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn when(dossier: &Dossier, event: EventId) -> String {
    let date = dossier.event(event).date.as_ref().map_or_else(|| "Undated".to_owned(), Date::long);
    let own = if dossier.is_own_date(event) { format!(" ({})", words::OWN_DATE) } else { String::new() };
    format!("{}{own}", words::capitalised(&date))
}

/// How much there is between two, from when to when, and how much of it is contested.
fn together(dossier: &Dossier, first: ActorId, second: ActorId) -> String {
    let between = dossier.between(first, second);
    let date = |one: &Encounter| dossier.event(one.event).date.as_ref().map(Date::with_year);
    let mut dates = between.events.iter().filter_map(date);
    let span = match (dates.next(), dates.next_back()) {
        (Some(first), Some(last)) => format!(", from {first} to {last}"),
        (Some(only), None) => format!(", {only}"),
        _ => String::new(),
    };
    let contested = between.events.iter().filter(|one| dossier.standing(one.event).contested).count();
    let contested = if contested > 0 { format!("; {contested} of them contested") } else { String::new() };
    format!("{}{span}{contested}.", words::together(between.events.len()))
}

/// Who makes a claim, and when: all that stands before its text.
fn claimed(dossier: &Dossier, claim: ClaimId) -> String {
    let names = dossier.makers(claim).iter().map(|maker| dossier.actor(*maker).name.to_string());
    let (names, count) = once_each(names);
    let date = dossier.claim(claim).date.as_ref().map_or_else(String::new, |date| format!(" ({})", date.long()));
    match count {
        0 => format!("It is claimed, nobody says by whom{date}"),
        1 => format!("{names}{date} claims"),
        _ => format!("{names}{date} claim"),
    }
}

/// How well a record is supported, and who contests it.
fn standing(dossier: &Dossier, id: Id) -> String {
    if dossier.is_named_only(id) {
        return "Named only: no source bears it out.".to_owned();
    }
    let standing = dossier.standing(id);
    let support = signs::standing_words(Standing { contested: false, ..standing }, id.kind()).replace(" · ", ", ");
    let mut parts = if standing.contested { contested(dossier, id) } else { Vec::new() };
    parts.push(support);
    format!("{}.", words::capitalised(&parts.join("; ")))
}

/// That a record is contested, and by whom; each way in which it is.
fn contested(dossier: &Dossier, id: Id) -> Vec<String> {
    let denying = dossier.citations(id).filter(|citation| citation.bearing == Bearing::Contradicts);
    let denying = denying.filter_map(|citation| dossier.source_of(citation));
    let denying = denying.map(|source| evidence::name(dossier, source).into_owned());
    let makers = |claims: &[ClaimId]| {
        let makers = claims.iter().flat_map(|claim| dossier.makers(*claim));
        once_each(makers.map(|maker| dossier.short_name(*maker).to_owned()))
    };
    let mut ways = Vec::new();
    if let Id::Claim(claim) = id {
        let (rivals, count) = makers(&dossier.rivals(claim));
        ways.extend(
            (count > 0).then(|| format!("contested by what {rivals} claim{}", if count == 1 { "s" } else { "" })),
        );
        let denied = Ref::targets(&dossier.claim(claim).disputes).filter(|id| !matches!(id, Id::Claim(_)));
        let (denied, count) = once_each(denied.map(|id| format!("“{}”", dossier.title_of(id))));
        ways.extend((count > 0).then(|| format!("it disputes {denied}")));
    } else {
        let (disputing, count) = makers(&dossier.disputed_by(id));
        ways.extend((count > 0).then(|| format!("disputed by {disputing}")));
    }
    let (denying, count) = once_each(denying);
    ways.extend((count > 0).then(|| format!("contradicted by {denying}")));
    if let Id::Event(_) = id {
        let (disputes, _) = dossier.disputes_about(id, MOST_NAMES);
        for dispute in disputes.iter().take(MOST_NAMES) {
            let others: Vec<ClaimId> = dispute.against.iter().flatten().copied().collect();
            let (one, other) = (makers(&[dispute.claim]).0, makers(&others).0);
            if !one.is_empty() && !other.is_empty() {
                ways.push(format!("what {one} claims of it stands against what {other} claims"));
            }
        }
    }
    if let Some(first) = ways.first_mut().filter(|first| !first.starts_with("contested")) {
        first.insert_str(0, "contested: ");
    } else if ways.is_empty() {
        ways.push("contested".to_owned());
    }
    ways
}

/// The first of some names, each once, and how many there are.
fn once_each(names: impl Iterator<Item = String>) -> (String, usize) {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    let count = known.len();
    if let [first @ .., last] = &known[..]
        && !first.is_empty()
        && count <= MOST_NAMES
    {
        return (format!("{} and {last}", first.join(", ")), count);
    }
    let more = count.saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (format!("{}{more}", known[..count.min(MOST_NAMES)].join(", ")), count)
}

/// What one source says of a record, wherever in it.
struct Said {
    source: SourceId,
    bearing: Bearing,
    wheres: Vec<String>,
}

/// As many sources as a citation lists, and how many more there are; a source has none beside itself.
fn cited(dossier: &Dossier, subject: Subject, markup: Markup) -> (Vec<String>, usize) {
    let rest = |all: usize| all.saturating_sub(MOST_SOURCES);
    match subject {
        Subject::Record(Id::Source(_)) => (Vec::new(), 0),
        Subject::Record(id) => {
            let said = said(dossier, id);
            let line = |said: &Said| {
                let reference = reference(dossier, said.source, &said.wheres.join(", "), markup);
                format!("{}: {reference}", said.bearing.word())
            };
            (said.iter().take(MOST_SOURCES).map(line).collect(), rest(said.len()))
        }
        Subject::Pair(..) | Subject::About => {
            let sources = sources(dossier, subject);
            let line = |source: &SourceId| reference(dossier, *source, "", markup);
            (sources.iter().take(MOST_SOURCES).map(line).collect(), rest(sources.len()))
        }
    }
}

/// What each source says of a record, and where in it; those that bear it out first.
fn said(dossier: &Dossier, id: Id) -> Vec<Said> {
    let date = if let Id::Event(event) = id { dossier.event(event).date.as_ref() } else { None };
    let mut said: Vec<Said> = Vec::new();
    let mut known: HashMap<(SourceId, &str), usize> = HashMap::new();
    for citation in dossier.citations(id) {
        let Some(source) = dossier.source_of(citation) else { continue };
        let at = *known.entry((source, citation.bearing.word())).or_insert(said.len());
        if at == said.len() {
            said.push(Said { source, bearing: citation.bearing, wheres: Vec::new() });
        }
        let paragraph = citation.paragraph.map(|number| words::paragraph(number.into()));
        let locator = citation.locator.as_ref().map(ToString::to_string);
        let other = citation.date.as_ref().filter(|other| Some(*other) != date);
        let other = other.map(|other| format!("dates it {}", other.long()));
        for place in [paragraph, locator, other].into_iter().flatten() {
            if !said[at].wheres.contains(&place) {
                said[at].wheres.push(place);
            }
        }
    }
    sorting::by_key(&mut said, |said| match said.bearing {
        Bearing::States | Bearing::Agrees | Bearing::Refines => 0,
        Bearing::Contradicts => 1,
        Bearing::Context => 2,
    });
    said
}

/// A source: who wrote it, what it is called, who published it and when, where in it, and its address.
fn reference(dossier: &Dossier, id: SourceId, place: &str, markup: Markup) -> String {
    let source = dossier.source(id);
    let address = address(dossier, id);
    let title = format!("“{}”", markup.text(&source.title));
    let title = match (&address, markup) {
        (Some(address), Markup::Markdown) => format!("[{title}](<{address}>)"),
        _ => title,
    };
    let (authors, _) = once_each(source.author.iter().map(Text::to_string));
    let outlet = source.outlet.as_ref().and_then(Ref::to).map(|outlet| dossier.short_name(outlet));
    let publisher = source.publisher.as_deref().or(outlet).filter(|publisher| *publisher != authors);
    let issued = source.issued.as_ref().map_or_else(|| "undated".to_owned(), Date::long);
    let unseen = (source.extent == Some(Extent::SeenThrough)).then_some("known only through others that report it");
    let [authors, publisher] = [authors.as_str(), publisher.unwrap_or_default()].map(|text| markup.text(text));
    let [issued, place] = [&issued, place].map(|text| markup.text(text));
    let parts = [&*authors, &title, &publisher, &issued, &place, unseen.unwrap_or_default()];
    let mut parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if let (Some(address), Markup::Plain) = (&address, markup) {
        parts.push(address);
    }
    parts.join(", ")
}

/// The address of a source on the web.
pub fn address(dossier: &Dossier, source: SourceId) -> Option<String> {
    let address = Address::read(dossier.source(source).url.as_deref()?).ok()?;
    Some(address.as_str().to_owned())
}

/// Where it is told, and which sources were read for that.
fn found_in(dossier: &Dossier, subject: Subject) -> String {
    let record = match subject {
        Subject::Record(id) => format!(", {} {}", id.kind().word(), dossier.id_of(id)),
        Subject::Pair(first, second) => format!(", {} {}", dossier.id_of(first), dossier.id_of(second)),
        Subject::About => String::new(),
    };
    let read = scope(dossier).map_or_else(String::new, |read| format!(" {read}"));
    format!("In the dossier “{}”{record}.{read}", dossier.title())
}

/// Which sources a dossier is read with, where that is not all of them.
fn scope(dossier: &Dossier) -> Option<String> {
    (dossier.scope() != Scope::All).then(|| format!("{}.", words::read_with(dossier.scope(), dossier)))
}
