//! A file as a scope has it: without the citations that it excludes and the records that fall with them.
//!
//! Fallen records keep their places, so that handles mean the same in every scope; nothing is left in
//! them but what they are called, and [`Present`] says which they are.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    ClaimId, Date, Day, End, EventId, FigureId, Id, Kind, SourceId, Span,
    record::{Citation, Event, File, Ref},
    scope::{Included, Scope},
};

/// Which records are there; all where nothing was cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Present(Option<Rest>);

/// What is left of a file.
#[derive(Debug, Clone)]
struct Rest {
    /// By kind.
    kinds: Vec<Kept>,
    /// The sources that are cited, and those that they derive from; the others keep their places all the same.
    sources: HashSet<SourceId>,
}

/// The records of a kind that are there.
#[derive(Debug, Clone, Default)]
struct Kept {
    is: Vec<bool>,
    places: Vec<u32>,
}

impl Present {
    pub fn has(&self, id: impl Into<Id>) -> bool {
        let id = id.into();
        self.0.as_ref().is_none_or(|rest| rest.kinds[id.kind() as usize].is[id.at()])
    }

    /// Whether a source is cited, or one that is cited derives from it.
    pub fn is_cited_or_behind(&self, source: SourceId) -> bool {
        self.0.as_ref().is_none_or(|rest| rest.sources.contains(&source))
    }

    /// The records of a kind that are there, of `count` in all, in the file's order.
    pub fn ids(&self, kind: Kind, count: usize) -> Ids<'_> {
        let places = self.0.as_ref().map(|rest| rest.kinds[kind as usize].places.as_slice());
        Ids { kind, places, rest: 0..places.map_or(count, <[u32]>::len) }
    }
}

/// Records of a kind, in the file's order.
#[derive(Debug, Clone)]
pub(super) struct Ids<'a> {
    kind: Kind,
    /// Their places in the file; absent where all are there.
    places: Option<&'a [u32]>,
    rest: Range<usize>,
}

impl Iterator for Ids<'_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let next = self.rest.next()?;
        Some(Id::new(self.kind, self.places.map_or(next, |places| places[next] as usize)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

impl ExactSizeIterator for Ids<'_> {}

/// A file without what a scope excludes, and which records are left.
pub(super) fn cut(file: &File, scope: Scope) -> (File, Present) {
    let included = scope.included(file);
    let mut left = file.clone();
    if matches!(included, Included::All) {
        return (left, Present::default());
    }
    without_citations(&mut left, file, &included);
    let mut kept: Vec<Kept> = Kind::ALL
        .iter()
        .map(|kind| Kept { is: vec![*kind == Kind::Source; file.ids(*kind).len()], places: Vec::new() })
        .collect();
    let mut stands = |id: Id| !std::mem::replace(&mut kept[id.kind() as usize].is[id.at()], true);
    let is_supported = |id: &Id| left.citations(*id).any(|citation| citation.bearing.supports());
    let sources = cited_or_behind(&left);
    let outlet = |source: &SourceId| left.sources[source.at()].outlet.as_ref().and_then(Ref::target);
    let mut named: Vec<Id> = sources.iter().filter_map(outlet).collect();
    named.extend(
        ends_of_passages(&left).filter_map(|end| if let End::Outlet(id) = end { Some(Id::from(id)) } else { None }),
    );
    for id in left.every_id().filter(is_supported) {
        stands(id);
        each_named(&left, id, |id| named.push(id));
    }
    while let Some(id) = named.pop() {
        if stands(id) {
            each_named(&left, id, |id| named.push(id));
        }
    }
    for kept in &mut kept {
        kept.places = (0..kept.is.len() as u32).filter(|at| kept.is[*at as usize]).collect();
    }
    let present = Present(Some(Rest { kinds: kept, sources }));
    without_fallen(&mut left, &present);
    let mut after = Neighbours::new(file, &present, |event| &event.after);
    let mut before = Neighbours::new(file, &present, |event| &event.before);
    for (at, event) in left.events.iter_mut().enumerate().filter(|(at, _)| present.has(EventId(*at as u32))) {
        let whole = &file.events[at];
        if !whole.after.is_empty() {
            event.after = after.of(at);
        }
        if !whole.before.is_empty() {
            event.before = before.of(at);
        }
        // Where nothing that dates the event is left out, nothing dates it anew.
        let dated = |event: &Event| given_dates(event).count();
        if event.citations.len() < whole.citations.len() && dated(event) < dated(whole) {
            event.date = date_in(event).cloned();
        }
    }
    (left, present)
}

/// Takes away the citations that are excluded, and the values of figures that nothing else supports.
fn without_citations(left: &mut File, file: &File, included: &Included) {
    macro_rules! of {
        ($($list:ident),+) => {$(
            for record in &mut left.$list {
                let here = included.in_record(file, record.citations.iter());
                let included = here.as_ref().unwrap_or(included);
                record.citations.retain(|citation| included.has(file, citation));
            }
        )+};
    }
    of!(places, actors, relations, events, claims, chapters);
    for figure in &mut left.figures {
        let here = included.in_record(file, figure.points.iter().flat_map(|point| &point.citations));
        let included = here.as_ref().unwrap_or(included);
        for point in &mut figure.points {
            point.citations.retain(|citation| included.has(file, citation));
        }
        figure.points.retain(|point| point.citations.iter().any(|citation| citation.bearing.supports()));
    }
    left.chapters.retain(|chapter| chapter.citations.iter().any(|citation| citation.bearing.supports()));
}

/// The actors and places that a record names, in whichever field: they stand with it.
pub(super) fn each_named(file: &File, id: Id, mut each: impl FnMut(Id)) {
    let is_named = |id: &Id| matches!(id, Id::Actor(_) | Id::Place(_));
    let mut all = |refs: &[Ref]| Ref::targets(refs).filter(is_named).for_each(&mut each);
    match id {
        Id::Source(_) => {}
        Id::Place(id) => all(file.places[id.at()].part_of.as_slice()),
        Id::Actor(id) => all(file.actors[id.at()].country.as_slice()),
        Id::Relation(id) => {
            let relation = &file.relations[id.at()];
            all(std::slice::from_ref(&relation.from));
            all(std::slice::from_ref(&relation.to));
        }
        Id::Event(id) => {
            let Event { actors, recipients, involved, places, .. } = &file.events[id.at()];
            for refs in [actors, recipients, involved, places] {
                all(refs);
            }
        }
        Id::Claim(id) => {
            let claim = &file.claims[id.at()];
            for refs in [&claim.by, &claim.about, &claim.supports, &claim.disputes] {
                all(refs);
            }
        }
        Id::Figure(id) => all(&file.figures[id.at()].about),
    }
}

fn every_citation(file: &File) -> impl Iterator<Item = &Citation> {
    let of_chapters = file.chapters.iter().flat_map(|chapter| &chapter.citations);
    file.every_id().flat_map(|id| file.citations(id)).chain(of_chapters)
}

/// The ends of passages that are not those of their sources.
fn ends_of_passages(file: &File) -> impl Iterator<Item = End> {
    every_citation(file).flat_map(|citation| citation.ends.iter().flatten().copied())
}

/// The sources that are cited, and those that they derive from.
fn cited_or_behind(file: &File) -> HashSet<SourceId> {
    let cited = every_citation(file).flat_map(|citation| {
        std::iter::once(&citation.source).chain(citation.derived_from.iter().flatten()).filter_map(Ref::to)
    });
    let mut waiting: Vec<SourceId> = cited.collect();
    let own = |end: End| if let End::Source(id) = end { Some(id) } else { None };
    waiting.extend(ends_of_passages(file).filter_map(own));
    let mut seen = HashSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            waiting.extend(file.sources[id.at()].derived_from.iter().flatten().filter_map(Ref::to::<SourceId>));
        }
    }
    seen
}

/// Takes away all that fallen records say, and every reference to them.
fn without_fallen(file: &mut File, present: &Present) {
    let leads = |to: &Ref| to.target().is_some_and(|id| present.has(id));
    for place in &mut file.places {
        place.part_of.take_if(|whole| !leads(whole));
    }
    for actor in &mut file.actors {
        actor.country.take_if(|country| !leads(country));
    }
    // Actors and places that a standing event names stand with it; what it follows or precedes is seen to
    // elsewhere.
    for (_, event) in file.events.iter_mut().enumerate().filter(|(at, _)| !present.has(EventId(*at as u32))) {
        let Event { actors, recipients, involved, places, after, before, .. } = event;
        for refs in [actors, recipients, involved, places, after, before] {
            refs.clear();
        }
        event.date = None;
    }
    for (at, claim) in file.claims.iter_mut().enumerate() {
        let fell = !present.has(ClaimId(at as u32));
        for refs in [&mut claim.by, &mut claim.about, &mut claim.supports, &mut claim.disputes] {
            refs.retain(|to| !fell && leads(to));
        }
    }
    for (at, figure) in file.figures.iter_mut().enumerate() {
        let fell = !present.has(FigureId(at as u32));
        figure.about.retain(|to| !fell && leads(to));
    }
}

/// How many events a fallen one leads on to at most, so that the work stays in proportion to the file.
const MOST_LED_ON: usize = 64;

/// The events that each event is said to have followed, or preceded; through a fallen one the way leads on.
struct Neighbours<'a> {
    file: &'a File,
    present: &'a Present,
    named: fn(&Event) -> &Vec<Ref>,
    /// What fallen events lead on to, as far as it was asked for.
    beyond: HashMap<EventId, Vec<&'a Ref>>,
}

impl<'a> Neighbours<'a> {
    fn new(file: &'a File, present: &'a Present, named: fn(&Event) -> &Vec<Ref>) -> Self {
        Self { file, present, named, beyond: HashMap::new() }
    }

    fn of(&mut self, at: usize) -> Vec<Ref> {
        let named = (self.named)(&self.file.events[at]);
        let fallen = named.iter().filter_map(Ref::to).filter(|event| !self.present.has(*event));
        fallen.for_each(|event| self.look_beyond(event));
        self.standing(named, usize::MAX).into_iter().cloned().collect()
    }

    /// Works out what a fallen event leads on to, after all fallen ones on the way; deep ways would
    /// overflow the stack.
    fn look_beyond(&mut self, event: EventId) {
        let mut waiting = vec![(event, false)];
        let mut seen: HashSet<EventId> = HashSet::new();
        while let Some((event, is_ready)) = waiting.pop() {
            if self.beyond.contains_key(&event) {
                continue;
            }
            let named = (self.named)(&self.file.events[event.at()]);
            if is_ready {
                let standing = self.standing(named, MOST_LED_ON);
                self.beyond.insert(event, standing);
            } else if seen.insert(event) {
                waiting.push((event, true));
                let next = named.iter().filter_map(Ref::to).filter(|event| !self.present.has(*event));
                waiting.extend(next.map(|event| (event, false)));
            }
        }
    }

    /// Those of some events that stand, in the place of fallen ones what these lead on to; each once.
    fn standing(&self, named: &'a [Ref], most: usize) -> Vec<&'a Ref> {
        let mut seen: HashSet<EventId> = HashSet::new();
        let mut standing: Vec<&'a Ref> = Vec::new();
        for to in named {
            let Some(event) = to.to::<EventId>() else { continue };
            let is_present = self.present.has(event);
            let led_on = self.beyond.get(&event).into_iter().flatten().copied();
            let reached = is_present.then_some(to).into_iter().chain(led_on.filter(|_| !is_present));
            standing.extend(reached.filter(|to| to.to().is_some_and(|event| seen.insert(event))));
            if standing.len() >= most {
                standing.truncate(most);
                break;
            }
        }
        standing
    }
}

/// The dates that an event's supporting citations give.
pub(super) fn given_dates(event: &Event) -> impl Iterator<Item = &Date> {
    let supporting = event.citations.iter().filter(|citation| citation.bearing.supports());
    supporting.filter_map(|citation| citation.date.as_ref())
}

/// The date of an event by its supporting citations that give one: its own where none does, or where
/// theirs lie within it and span it together; else the finest of theirs, the earliest among equals.
pub(super) fn date_in(event: &Event) -> Option<&Date> {
    let given: Vec<&Date> = given_dates(event).collect();
    let finest = || given.iter().copied().min_by_key(|date| (days(date), date.span().first));
    let Some(own) = &event.date else { return finest() };
    let whole = own.span();
    let lies_within = |date: &&Date| {
        let span = date.span();
        whole.first.is_none_or(|first| span.first.is_some_and(|day| day >= first))
            && whole.last.is_none_or(|last| span.last.is_some_and(|day| day <= last))
    };
    let reaches = |end: fn(&Span) -> Option<Day>| given.iter().any(|date| end(&date.span()) == end(&whole));
    if given.is_empty() || (given.iter().all(lies_within) && reaches(|span| span.first) && reaches(|span| span.last)) {
        return Some(own);
    }
    finest()
}

/// How many days a date may mean; one without an end means more than any other.
fn days(date: &Date) -> i64 {
    let span = date.span();
    span.first.zip(span.last).map_or(i64::MAX, |(first, last)| i64::from(last.0) - i64::from(first.0))
}

#[cfg(test)]
mod tests;
