//! A file as a scope has it: without the citations that it excludes and the records that fall with them.
//!
//! Only what may change is looked at: what rests on sources that are left out, and what names something that falls.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    End, EventId, Id, Kind, SourceId,
    dating::{date_in, given_dates},
    index::{Links, Whole},
    packed::Packed,
    present::{Marks, Present},
    record::{Chapter, Citation, Event, File, Ref},
    records::Records,
    scope::{Included, Scope},
};

/// The records of a file without what a scope excludes.
pub(super) fn cut(file: &Arc<File>, whole: &Whole, scope: Scope) -> Records {
    let mut left = Records::all(Arc::clone(file));
    let included = scope.included(file);
    if matches!(included, Included::All) {
        return left;
    }
    left.chapters = Some(chapters(file, &included));
    let mut marks = may_stand(file, whole, &included);
    for id in touched(file, whole, &included) {
        let may_stand = is_nameable(id) || marks.has(id);
        if may_stand && !without_citations(&mut left, id, &included) {
            marks.remove(id);
        }
    }
    mark_named(&left, whole, &mut marks);
    // What is included belongs to the sources, though all that it speaks of may have fallen.
    left.left_out = left_out(file, whole, &included);
    let cited = (0..file.sources.len()).filter(|at| !whole.resting_on.of(*at).is_empty());
    for source in cited.map(|at| SourceId(at as u32)).filter(|id| !left.left_out.contains(id)) {
        marks.insert(source.into());
    }
    left.present = Present::only(marks);
    without_fallen(&mut left, whole);
    left
}

/// The cited sources of which no citation is included.
fn left_out(file: &File, whole: &Whole, included: &Included) -> HashSet<SourceId> {
    let is_out = |source: &SourceId| {
        let resting = whole.resting_on.of(source.at());
        let is_included = |id: &Id| {
            let here = included.in_record(file, file.record(*id).citations());
            let included = here.as_ref().unwrap_or(included);
            let mut own = file.record(*id).citations().filter(|citation| citation.source.to() == Some(*source));
            own.any(|citation| included.has(file, citation))
        };
        !resting.is_empty() && !resting.iter().any(is_included)
    };
    // Only these can be: what is excluded as a whole, and what passages by themselves lead through that.
    let by_passage = whole.derived_by_passage.iter().flat_map(|id| file.record(*id).citations());
    let cited = by_passage.filter_map(|citation| citation.source.to::<SourceId>());
    let candidates: HashSet<SourceId> = included.excluded().into_iter().chain(cited).collect();
    candidates.into_iter().filter(is_out).collect()
}

/// The chapters that some included source tells.
fn chapters(file: &File, included: &Included) -> Packed<Chapter> {
    let mut chapters = file.chapters.clone();
    for chapter in &mut chapters {
        let here = included.in_record(file, chapter.citations.iter());
        let included = here.as_ref().unwrap_or(included);
        chapter.citations.retain(|citation| included.has(file, citation));
    }
    chapters.retain(|chapter| chapter.citations.iter().any(|citation| citation.bearing.supports()));
    chapters
}

/// The records that may stand by what is said of them: all, or those that rest on the included sources. Nothing
/// passes the check that nobody supports, but for places; these and actors are seen to later.
fn may_stand(file: &File, whole: &Whole, included: &Included) -> Marks {
    let Included::Of(sources) = included else {
        return Marks::of_kinds(file, |kind| !matches!(kind, Kind::Source | Kind::Place | Kind::Actor));
    };
    let mut marks = Marks::of_kinds(file, |_| false);
    let sources = (0..sources.len()).filter(|at| sources[*at]);
    for id in sources.flat_map(|source| whole.resting_on.of(source)).filter(|id| !is_nameable(**id)) {
        marks.insert(*id);
    }
    marks
}

/// Whether a record is of a kind that stands where others name it.
const fn is_nameable(id: Id) -> bool {
    matches!(id, Id::Place(_) | Id::Actor(_))
}

/// The records that may lose citations, in the file's order.
fn touched(file: &File, whole: &Whole, included: &Included) -> Vec<Id> {
    let mut marks = Marks::of_kinds(file, |_| false);
    let resting = included.excluded().into_iter().flat_map(|source| whole.resting_on.of(source.at()));
    for id in resting.chain(&whole.derived_by_passage) {
        marks.insert(*id);
    }
    Kind::ALL.iter().flat_map(|kind| marks.of(*kind)).collect()
}

/// Takes away the citations of a record that are excluded, and the values of a figure that nothing else supports;
/// whether anything supports it still. What falls stays as it is.
fn without_citations(left: &mut Records, id: Id, included: &Included) -> bool {
    let file = Arc::clone(&left.file);
    let record = file.record(id);
    let here = included.in_record(&file, record.citations());
    let included = here.as_ref().unwrap_or(included);
    let has = |citation: &Citation| included.has(&file, citation);
    if record.citations().all(has) {
        return true;
    }
    let is_supported = record.citations().any(|citation| citation.bearing.supports() && has(citation));
    if !is_supported && !is_nameable(id) {
        return false;
    }
    macro_rules! retain {
        ($list:ident, $id:ident) => {{
            let mut record = file.$list[$id.at()].clone();
            record.citations.retain(has);
            left.changed.$list.insert($id, record);
        }};
    }
    match id {
        Id::Source(_) => {}
        Id::Place(id) => retain!(places, id),
        Id::Actor(id) => retain!(actors, id),
        Id::Relation(id) => retain!(relations, id),
        Id::Claim(id) => retain!(claims, id),
        Id::Event(id) => {
            let whole = &file.events[id.at()];
            let mut event = whole.clone();
            event.citations.retain(has);
            // Where nothing that dates the event is left out, nothing dates it anew.
            if given_dates(&event).count() < given_dates(whole).count() {
                event.date = date_in(&event).cloned();
            }
            left.changed.events.insert(id, event);
        }
        Id::Figure(id) => {
            let mut figure = file.figures[id.at()].clone();
            for point in &mut figure.points {
                point.citations.retain(has);
            }
            figure.points.retain(|point| point.citations.iter().any(|citation| citation.bearing.supports()));
            left.changed.figures.insert(id, figure);
        }
    }
    is_supported
}

/// Marks the actors and places that stand, the sources that are cited, and those that these derive from. All else
/// that stands is marked already.
fn mark_named(left: &Records, whole: &Whole, marks: &mut Marks) {
    let file = &*left.file;
    let is_supported = |id: Id| {
        let mut citations = left.record(id).citations();
        !whole.unsupported.contains(&id) && (!left.changed.has(id) || citations.any(|one| one.bearing.supports()))
    };
    for links in whole.links_of_claims() {
        mark_linked(marks, links);
    }
    mark_linked(marks, &whole.figures_about);
    let mut others: Vec<Id> = Vec::new();
    for id in file.ids(Kind::Place).chain(file.ids(Kind::Actor)) {
        if marks.has(id) || is_supported(id) || whole.involving(id).any(|id| marks.has(id)) {
            marks.insert(id);
        } else {
            others.push(id);
        }
    }
    let cites =
        |id: Id, source: Id| left.record(id).citations().any(|citation| citation.source.target() == Some(source));
    let is_cited = |source: &Id| {
        let mut resting = whole.resting_on.of(source.at()).iter();
        resting.any(|id| marks.has(*id) && (!left.changed.has(*id) || cites(*id, *source)))
    };
    let nested = |id: &Id| whole.nested(*id).any(|id| marks.has(id));
    let mut waiting: Vec<Id> =
        file.ids(Kind::Source).filter(is_cited).chain(others.into_iter().filter(nested)).collect();
    let by_passage = whole.derived_by_passage.iter().filter(|id| marks.has(**id));
    let citations = by_passage.flat_map(|id| left.record(*id).citations());
    let of_chapters = left.chapters().iter().flat_map(|chapter| &chapter.citations);
    citations.chain(of_chapters).for_each(|citation| each_behind(citation, |id| waiting.push(id)));
    while let Some(id) = waiting.pop() {
        if marks.insert(id) {
            each_named(left, id, |id| waiting.push(id));
        }
    }
}

/// Marks the actors and places to which something that stands leads.
fn mark_linked<H: Copy + Into<Id>>(marks: &mut Marks, links: &Links<H>) {
    for (to, from) in links.iter().filter(|(to, _)| is_nameable(**to)) {
        if from.iter().any(|from| marks.has((*from).into())) {
            marks.insert(*to);
        }
    }
}

/// What an actor, a place or a source names: those of these that stand with it.
fn each_named(left: &Records, id: Id, mut each: impl FnMut(Id)) {
    let (one, several): (Option<&Ref>, &[Ref]) = match id {
        Id::Place(id) => (left.place(id).part_of.as_ref(), &[]),
        Id::Actor(id) => (left.actor(id).country.as_ref(), &[]),
        Id::Source(id) => {
            let source = left.source(id);
            (source.outlet.as_ref(), source.derived_from.as_deref().unwrap_or_default())
        }
        _ => (None, &[]),
    };
    one.into_iter().chain(several).filter_map(Ref::target).for_each(&mut each);
    left.record(id).citations().for_each(|citation| each_behind(citation, &mut each));
}

/// The source of a citation, those that its passage derives from, and its ends.
fn each_behind(citation: &Citation, mut each: impl FnMut(Id)) {
    let sources = std::iter::once(&citation.source).chain(citation.derived_from.iter().flatten());
    sources.filter_map(Ref::target).for_each(&mut each);
    citation.ends.iter().flatten().for_each(|end| {
        each(match *end {
            End::Outlet(id) => id.into(),
            End::Source(id) => id.into(),
        });
    });
}

/// Takes away every reference from what stands to what has fallen. Actors and places that a standing record names
/// stand with it.
fn without_fallen(left: &mut Records, whole: &Whole) {
    let Records { file, changed, present, .. } = left;
    let leads = |to: &Ref| to.target().is_some_and(|id| present.has(id));
    for claim in led_to_fallen(&whole.links_of_claims(), present) {
        let claim = changed.claims.entry(claim).or_insert_with(|| file.claims[claim.at()].clone());
        for refs in [&mut claim.about, &mut claim.supports, &mut claim.disputes] {
            refs.retain(leads);
        }
    }
    for figure in led_to_fallen(&[&whole.figures_about], present) {
        let figure = changed.figures.entry(figure).or_insert_with(|| file.figures[figure.at()].clone());
        figure.about.retain(leads);
    }
    let mut after = Neighbours::new(file, present, |event| &event.after);
    let mut before = Neighbours::new(file, present, |event| &event.before);
    for id in whole.placed.iter().filter(|id| present.has(**id)) {
        let event = &file.events[id.at()];
        if !event.after.iter().chain(&event.before).all(leads) {
            let event = changed.events.entry(*id).or_insert_with(|| event.clone());
            (event.after, event.before) = (after.of(*id), before.of(*id));
        }
    }
}

/// The standing records that lead to fallen ones.
fn led_to_fallen<H: Copy + Into<Id>>(links: &[&Links<H>], present: &Present) -> Vec<H> {
    let to_fallen = links.iter().flat_map(|links| links.iter()).filter(|(to, _)| !present.has(**to));
    to_fallen.flat_map(|(_, from)| from).copied().filter(|from| present.has(*from)).collect()
}

/// How many events a fallen one leads on to at most, so that the work stays in proportion to the file.
const MOST_LED_ON: usize = 64;

/// The events that each event is said to have followed, or preceded; through a fallen one the way leads on.
struct Neighbours<'a> {
    file: &'a File,
    present: &'a Present,
    named: fn(&Event) -> &[Ref],
    /// What fallen events lead on to, as far as it was asked for.
    beyond: HashMap<EventId, Vec<&'a Ref>>,
}

impl<'a> Neighbours<'a> {
    fn new(file: &'a File, present: &'a Present, named: fn(&Event) -> &[Ref]) -> Self {
        Self { file, present, named, beyond: HashMap::new() }
    }

    fn of(&mut self, event: EventId) -> Packed<Ref> {
        let named = (self.named)(&self.file.events[event.at()]);
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

#[cfg(test)]
mod tests;
