//! Who vouches for a record: its citations by the ends on which they rest, and the dates in which
//! sources differ.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{Block, Class, Phrase, Run, Shown, builder::Builder, signs, words};
use crate::{
    dossier::{
        Date, Dossier, End, EventId, Id, Ref, SourceId,
        record::{Bearing, Citation, Extent},
    },
    sorting, web,
};

/// Citations that belong together, under what they have in common.
struct Group<'d> {
    of: Of,
    citations: Vec<&'d Citation>,
}

/// What citations have in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    /// Each rests on its own source and shares its end with no other.
    Itself,
    /// All rest on this end alone.
    One(End),
    /// Each rests on several ends at once.
    Several,
    /// They contradict the record.
    Denial,
    /// They neither bear it out nor deny it.
    Context,
}

/// How many sources, and how many dates, are named where there may be any number.
const MOST_NAMED: usize = 12;

/// Every citation: how it bears on the record, the source, where in it, its date, what it rests on, its
/// note. What is found behind the link to a source is written out once.
pub(super) fn build(page: &mut Builder<'_>, id: Id) {
    let dossier = page.dossier;
    let all: Vec<&Citation> = dossier.citations(id).collect();
    if all.is_empty() {
        return;
    }
    page.section("Evidence", Some(all.len()));
    let shown = &all[..all.len().min(page.options.most)];
    let groups = groups(dossier, shown);
    let only_one = groups.len() == 1;
    let mut described = HashSet::new();
    for group in groups {
        if !(only_one && group.of == Of::Itself) {
            page.push(Block::Part(heading(dossier, group.of)));
        }
        for citation in group.citations {
            let Some(source) = dossier.source_of(citation) else { continue };
            item(page, citation, source);
            if described.insert(source) {
                describe(page, source);
            }
        }
    }
    page.more(all.len() - shown.len(), "the file has them all");
}

/// Citations in groups: those of shared ends first, then what stands by itself, then what supports
/// nothing.
fn groups<'d>(dossier: &Dossier, citations: &[&'d Citation]) -> Vec<Group<'d>> {
    let of = |citation: &Citation| match citation.bearing {
        Bearing::Contradicts => Of::Denial,
        Bearing::Context => Of::Context,
        _ => match dossier.ends_of(citation).as_slice() {
            [end] => Of::One(*end),
            _ => Of::Several,
        },
    };
    let mut groups: Vec<Group<'d>> = Vec::new();
    let mut known: HashMap<Of, usize> = HashMap::new();
    for citation in citations {
        let of = of(citation);
        let at = *known.entry(of).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { of, citations: Vec::new() });
        }
        groups[at].citations.push(citation);
    }
    let mut alone = Group { of: Of::Itself, citations: Vec::new() };
    groups.retain(|group| {
        let is_alone = is_alone(dossier, group);
        if is_alone {
            alone.citations.extend(&group.citations);
        }
        !is_alone
    });
    if !alone.citations.is_empty() {
        groups.push(alone);
    }
    sorting::by_key(&mut groups, |group| match group.of {
        Of::One(_) => 0,
        Of::Itself => 1,
        Of::Several => 2,
        Of::Denial => 3,
        Of::Context => 4,
    });
    groups
}

/// Whether a group is of one document that nothing lies behind.
fn is_alone(dossier: &Dossier, group: &Group<'_>) -> bool {
    let Of::One(end) = group.of else { return false };
    let mut sources = group.citations.iter().filter_map(|citation| dossier.source_of(citation));
    let Some(first) = sources.next() else { return false };
    dossier.own_end(first) == end && sources.all(|source| source == first)
}

fn heading(dossier: &Dossier, of: Of) -> Phrase<'_> {
    match of {
        Of::Itself => Phrase::new().dim("each by itself"),
        Of::One(end) => Phrase::new().dim("one origin: ").then(end_name(dossier, end)),
        Of::Several => Phrase::new().dim("on several origins at once"),
        Of::Denial => Phrase::of("contradicting it", Class::Contested),
        Of::Context => Phrase::new().dim("context"),
    }
}

/// An end as a link.
pub(super) fn end_name(dossier: &Dossier, end: End) -> Phrase<'_> {
    if let Some(subject) = dossier.subject().filter(|subject| dossier.own_end(*subject) == end) {
        return Phrase::new().mention(subject, words::subject(dossier));
    }
    match end {
        End::Outlet(actor) => Phrase::new().mention(actor, dossier.short_name(actor)),
        End::Source(source) => Phrase::new().mention(source, name(dossier, source)),
    }
}

/// What a source is called where others rest on it: what nobody has seen goes by its title, which says
/// what it is.
pub(super) fn name(dossier: &Dossier, id: SourceId) -> Cow<'_, str> {
    let source = dossier.source(id);
    match source.extent {
        Some(Extent::SeenThrough) if dossier.subject() != Some(id) => source.title.as_str().into(),
        _ => words::source(id, dossier),
    }
}

/// What a source, or a passage of it, rests on; nothing where nobody recorded it.
pub(super) fn derivation<'d>(page: &Builder<'d>, of: SourceId, from: Option<&'d [Ref]>) -> Phrase<'d> {
    let Some(from) = from else { return Phrase::new() };
    let dossier = page.dossier;
    let others = from.iter().filter_map(Ref::to::<SourceId>).filter(|source| *source != of);
    let count = others.clone().count();
    if count == 0 {
        return Phrase::new().dim("its own work");
    }
    let parts = others.take(MOST_NAMED).map(|source| {
        let phrase = Phrase::new().mention(source, name(dossier, source));
        match dossier.source(source).extent {
            Some(Extent::SeenThrough) => phrase.dim(" (seen through it)"),
            _ => phrase,
        }
    });
    let mut all = Phrase::joined(parts, "; ");
    if count > MOST_NAMED {
        all = all.dim(format!("; {} more", count - MOST_NAMED));
    }
    if count < from.len() { all.dim("; its own reporting") } else { all }
}

fn describe(page: &mut Builder<'_>, id: SourceId) {
    let source = page.dossier.source(id);
    let title = source.publisher.as_ref().map(|_| &source.title);
    for text in title.into_iter().chain(&source.url) {
        page.below(Phrase::new().unlinked(text.as_str()));
    }
}

fn item<'d>(page: &mut Builder<'d>, citation: &'d Citation, id: SourceId) {
    let dossier = page.dossier;
    let source = dossier.source(id);
    let class = class(citation.bearing);
    let called = words::source(id, dossier);
    let name = if dossier.subject() == Some(id) { format!("{called} ({})", source.name()).into() } else { called };
    let passage = source.url.as_deref().map(|url| web::of_passage(url, citation.find.as_deref()));
    let mut text = Phrase::of(citation.bearing.word(), class).text(" ");
    text = text.link_with_address(dossier, id, name, passage);
    if let Some(issued) = &source.issued {
        text = text.text(format!(", {}", issued.among_words()));
    }
    if let Some(paragraph) = citation.paragraph {
        text = text.dim(format!(", {}", words::paragraph(paragraph.into())));
    }
    if let Some(locator) = &citation.locator {
        text = text.dim(format!(", {locator}"));
    }
    if let Some(words) = &citation.find {
        text = text.unlinked(format!(", at “{words}”"));
    }
    if let Some(date) = &citation.date {
        text = text.dim(" · says ").text(date.long());
    }
    let sign = signs::bearing(citation.bearing).to_string();
    page.item(Run { shown: Shown::Linked, ..Run::new(sign, class) }, text);
    lineage(page, citation, id);
    if let Some(note) = &citation.note {
        page.below(note.as_str());
    }
}

/// What a passage rests on, in a dossier that records such things at all.
fn lineage<'d>(page: &mut Builder<'d>, citation: &'d Citation, id: SourceId) {
    if !page.dossier.records_lineage() {
        return;
    }
    let from = page.dossier.derived_from(citation);
    let rests = derivation(page, id, from);
    let is_own = from.is_some_and(|from| from.iter().all(|from| from.to() == Some(id)));
    page.below(match from {
        None => Phrase::new().dim("lineage not recorded"),
        Some(_) if is_own => rests,
        Some(_) => Phrase::new().dim("rests on ").then(rests),
    });
}

const fn class(bearing: Bearing) -> Class {
    match bearing {
        Bearing::States | Bearing::Context => Class::Dim,
        Bearing::Agrees | Bearing::Refines => Class::Agrees,
        Bearing::Contradicts => Class::Contested,
    }
}

/// The date that is used and those that sources give for the same thing, where they differ.
pub(super) fn dates(page: &mut Builder<'_>, event: EventId) {
    let dossier = page.dossier;
    let record = dossier.event(event);
    let mut rows: Vec<(&Date, Vec<Cow<'_, str>>, usize)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // What is only context may date something else.
    for citation in record.citations.iter().filter(|citation| citation.bearing != Bearing::Context) {
        let (Some(date), Some(source)) = (&citation.date, dossier.source_of(citation)) else { continue };
        let at = *known.entry(date.to_string()).or_insert(rows.len());
        if at == rows.len() {
            rows.push((date, Vec::new(), 0));
        }
        let (_, names, more) = &mut rows[at];
        if names.len() == MOST_NAMED {
            *more += 1;
            continue;
        }
        let name = words::source(source, dossier);
        let rival = citation.bearing == Bearing::Contradicts && Some(date) != record.date.as_ref();
        let name = if rival { format!("{name} (contradicts it)").into() } else { name };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if rows.iter().all(|(date, ..)| Some(*date) == record.date.as_ref()) {
        return;
    }
    page.section("When", None);
    if let Some(date) = &record.date
        && rows.iter().all(|(known, ..)| *known != date)
    {
        page.plain_item(Phrase::from(date.long()).dim(" · used here"));
    }
    let unlisted = rows.len().saturating_sub(MOST_NAMED);
    for (date, names, more) in rows.into_iter().take(MOST_NAMED) {
        let more = if more > 0 { format!(", {more} more") } else { String::new() };
        let text = Phrase::from(date.long()).dim(format!(" · {}{more}", names.join(", ")));
        page.plain_item(if Some(date) == record.date.as_ref() { text.dim(" · used here") } else { text });
    }
    if unlisted > 0 {
        page.below(Phrase::new().dim(format!("and {unlisted} more")));
    }
}
