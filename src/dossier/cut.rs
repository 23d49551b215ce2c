//! A file as a scope has it: without the citations that it excludes and the records that fall with them.
//!
//! Only what may change is looked at: what rests on sources that are left out, and what names something that falls.

mod neighbours;

use std::{collections::HashSet, hash::Hash, sync::Arc};

use self::neighbours::Neighbours;
use super::{
    End, EventId, Id, Kind, SourceId,
    index::{Links, Whole},
    packed::Packed,
    present::{Marks, Present},
    record::{Chapter, Citation, File, Ref},
    records::{Changed, Moved, Records},
    scope::{Included, Scope},
};

/// The records of a file without what a scope excludes.
pub(super) fn cut(file: &Arc<File>, whole: &Whole, scope: Scope) -> Records {
    let included = scope.included(file);
    if matches!(included, Included::All) {
        return Records::all(Arc::clone(file));
    }
    let chapters = chapters(file, &included);
    let excluded: HashSet<SourceId> = included.excluded().into_iter().collect();
    let left = Left { file, whole, touched: touched(file, whole, &excluded), excluded, included };
    let mut marks = left.may_stand();
    left.mark_named(&mut marks, &chapters);
    // What is included belongs to the sources, though all that it speaks of may have fallen.
    let left_out = left.left_out();
    let cited = (0..file.sources.len()).filter(|at| !whole.resting_on.of(*at).is_empty());
    for source in cited.map(|at| SourceId(at as u32)).filter(|id| !left_out.contains(id)) {
        marks.insert(source.into());
    }
    let Left { mut touched, included, .. } = left;
    touched.keep(&marks);
    let mut records = Records {
        file: Arc::clone(file),
        changed: Some(Changed::new(file, touched, included)),
        present: Present::only(marks),
        left_out,
        chapters: Some(chapters),
        moved: Moved::default(),
    };
    without_fallen(&mut records, whole);
    let movable = whole.movable.iter().copied().filter(|id| records.present.has(*id));
    records.moved = movable.filter(|id| is_moved(&records, *id)).collect();
    records
}

/// Whether an event that stands is dated or placed otherwise than in the file.
fn is_moved(records: &Records, id: EventId) -> bool {
    let (event, whole) = (records.event(id), &records.file.events[id.at()]);
    event.date != whole.date || event.after != whole.after || event.before != whole.before
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

/// The records that may lose citations.
fn touched(file: &File, whole: &Whole, excluded: &HashSet<SourceId>) -> Marks {
    let mut marks = Marks::of_kinds(file, |_| false);
    let resting = excluded.iter().flat_map(|source| whole.resting_on.of(source.at()));
    for id in resting.chain(&whole.derived_by_passage) {
        marks.insert(*id);
    }
    marks
}

/// Whether a record is of a kind that stands where others name it.
const fn is_nameable(id: Id) -> bool {
    matches!(id, Id::Place(_) | Id::Actor(_))
}

/// What is left of the citations of a file.
struct Left<'a> {
    file: &'a File,
    whole: &'a Whole,
    included: Included,
    /// The sources of which citations may be excluded.
    excluded: HashSet<SourceId>,
    /// The records that may have lost citations.
    touched: Marks,
}

impl<'a> Left<'a> {
    /// Whether something that is left bears a record out.
    fn is_supported(&self, id: Id) -> bool {
        let record = self.file.record(id);
        let here = self.included.in_record(self.file, record.citations());
        let included = here.as_ref().unwrap_or(&self.included);
        let mut citations = record.citations();
        citations.any(|citation| citation.bearing.supports() && included.has(self.file, citation))
    }

    /// What is left of the citations of a record, without those of values that nothing supports any more.
    fn citations(&self, id: Id) -> Vec<&'a Citation> {
        let record = self.file.record(id);
        if !self.touched.has(id) {
            return record.citations().collect();
        }
        let here = self.included.in_record(self.file, record.citations());
        let included = here.as_ref().unwrap_or(&self.included);
        let has = |citation: &&Citation| included.has(self.file, citation);
        let Id::Figure(figure) = id else { return record.citations().filter(has).collect() };
        let supported = |citations: &[Citation]| citations.iter().any(|one| one.bearing.supports() && has(&one));
        let points = self.file.figures[figure.at()].points.iter().filter(|point| supported(&point.citations));
        points.flat_map(|point| &point.citations).filter(has).collect()
    }

    /// The records that stand by what is said of them. Nothing passes the check that nobody supports, but for places.
    fn may_stand(&self) -> Marks {
        let mut marks = Marks::of_kinds(self.file, |kind| match &self.included {
            Included::Of(_) => false,
            _ => kind != Kind::Source,
        });
        if let Included::Of(sources) = &self.included {
            let sources = (0..sources.len()).filter(|at| sources[*at]);
            for id in sources.flat_map(|source| self.whole.resting_on.of(source)) {
                marks.insert(*id);
            }
        }
        for kind in Kind::ALL {
            for id in self.touched.of(*kind) {
                if marks.has(id) && !self.is_supported(id) {
                    marks.remove(id);
                }
            }
        }
        self.whole.unsupported.iter().for_each(|id| marks.remove(*id));
        marks
    }

    /// The cited sources of which no citation is included.
    fn left_out(&self) -> HashSet<SourceId> {
        let passages = self.whole.derived_by_passage.iter().flat_map(|id| self.citations(*id));
        let by_passage: HashSet<SourceId> = passages.filter_map(|citation| citation.source.to()).collect();
        let excluded = &self.excluded;
        let is_out = |source: &SourceId| {
            let resting = self.whole.resting_on.of(source.at());
            let cites = |id: &Id| self.citations(*id).iter().any(|citation| citation.source.to() == Some(*source));
            let is_cited = || !excluded.contains(source) && resting.iter().any(cites);
            !resting.is_empty() && !by_passage.contains(source) && !is_cited()
        };
        // Only these can be: what is excluded as a whole, and what passages by themselves lead through that.
        let passages = self.whole.derived_by_passage.iter().flat_map(|id| self.file.record(*id).citations());
        let cited = passages.filter_map(|citation| citation.source.to::<SourceId>());
        let candidates: HashSet<SourceId> = excluded.iter().copied().chain(cited).collect();
        candidates.into_iter().filter(is_out).collect()
    }

    /// Marks the actors and places that are named, the sources that are cited, and those that these derive from. All
    /// else that stands is marked already.
    fn mark_named(&self, marks: &mut Marks, chapters: &[Chapter]) {
        let Self { file, whole, .. } = self;
        for links in whole.links_of_claims() {
            mark_linked(marks, links);
        }
        mark_linked(marks, &whole.figures_about);
        let mut others: Vec<Id> = Vec::new();
        for id in file.ids(Kind::Place).chain(file.ids(Kind::Actor)).filter(|id| !marks.has(*id)).collect::<Vec<Id>>() {
            if whole.involving(id).any(|id| marks.has(id)) {
                marks.insert(id);
            } else {
                others.push(id);
            }
        }
        let is_cited = |source: &Id| {
            let cites = |id: &Id| self.citations(*id).iter().any(|one| one.source.target() == Some(*source));
            let mut resting = whole.resting_on.of(source.at()).iter();
            !self.excluded.contains(&SourceId(source.at() as u32))
                && resting.any(|id| marks.has(*id) && (!self.touched.has(*id) || cites(id)))
        };
        let nested = |id: &Id| whole.nested(*id).any(|id| marks.has(id));
        let mut waiting: Vec<Id> =
            file.ids(Kind::Source).filter(is_cited).chain(others.into_iter().filter(nested)).collect();
        let by_passage = whole.derived_by_passage.iter().filter(|id| marks.has(**id));
        let citations = by_passage.flat_map(|id| self.citations(*id));
        let of_chapters = chapters.iter().flat_map(|chapter| &chapter.citations);
        citations.chain(of_chapters).for_each(|citation| each_behind(citation, |id| waiting.push(id)));
        while let Some(id) = waiting.pop() {
            if marks.insert(id) {
                self.each_named(id, |id| waiting.push(id));
            }
        }
    }

    /// What an actor, a place or a source names: those of these that stand with it.
    fn each_named(&self, id: Id, mut each: impl FnMut(Id)) {
        let (one, several): (Option<&Ref>, &[Ref]) = match id {
            Id::Place(id) => (self.file.places[id.at()].part_of.as_ref(), &[]),
            Id::Actor(id) => (self.file.actors[id.at()].country.as_ref(), &[]),
            Id::Source(id) => {
                let source = &self.file.sources[id.at()];
                (source.outlet.as_ref(), source.derived_from.as_deref().unwrap_or_default())
            }
            _ => (None, &[]),
        };
        one.into_iter().chain(several).filter_map(Ref::target).for_each(&mut each);
        self.citations(id).into_iter().for_each(|citation| each_behind(citation, &mut each));
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
fn without_fallen(records: &mut Records, whole: &Whole) {
    let claims = led_to_fallen(&whole.links_of_claims(), &records.present);
    let figures = led_to_fallen(&[&whole.figures_about], &records.present);
    let Records { file, changed: Some(changed), present, .. } = records else { return };
    let leads = |to: &Ref| to.target().is_some_and(|id| present.has(id));
    for id in claims {
        let mut claim = changed.cut(file, &file.claims[id.at()]);
        for refs in [&mut claim.about, &mut claim.supports, &mut claim.disputes] {
            refs.retain(leads);
        }
        changed.touched.insert(id.into());
        changed.claims.get(id.at(), || claim);
    }
    for id in figures {
        let mut figure = changed.cut(file, &file.figures[id.at()]);
        figure.about.retain(leads);
        changed.touched.insert(id.into());
        changed.figures.get(id.at(), || figure);
    }
    let mut after = Neighbours::new(file, present, |event| &event.after);
    let mut before = Neighbours::new(file, present, |event| &event.before);
    for id in whole.placed.iter().filter(|id| present.has(**id)) {
        let event = &file.events[id.at()];
        if !event.after.iter().chain(&event.before).all(leads) {
            let mut event = changed.cut(file, event);
            let details = event.details.get_or_insert_default();
            (details.after, details.before) = (after.of(*id), before.of(*id));
            changed.touched.insert((*id).into());
            changed.events.get(id.at(), || event);
        }
    }
}

/// The standing records that lead to fallen ones.
fn led_to_fallen<H: Copy + Into<Id> + Eq + Hash>(links: &[&Links<H>], present: &Present) -> HashSet<H> {
    let to_fallen = links.iter().flat_map(|links| links.iter()).filter(|(to, _)| !present.has(**to));
    to_fallen.flat_map(|(_, from)| from).copied().filter(|from| present.has(*from)).collect()
}

#[cfg(test)]
mod tests;
