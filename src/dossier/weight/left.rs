//! What is left of a dossier without a source or an outlet, worked out for one after the other.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::dossier::{
    ActorId, Dossier, End, Id, Ref, SourceId,
    derivation::Derivation,
    record::Citation,
    scope::{Lost, Ways, Whose},
};

/// What is the same for everything that is weighed.
pub(super) struct Weighing<'a> {
    pub dossier: &'a Dossier,
    ways: Ways,
    /// By record of which a passage says by itself what it is derived from.
    in_records: HashMap<Id, Ways>,
}

/// What is left without a source or an outlet.
pub(super) struct Left<'a> {
    pub weighing: &'a Weighing<'a>,
    pub lost: Lost,
    lost_in_records: HashMap<Id, Lost>,
    led: OnceCell<Led>,
}

impl<'a> Weighing<'a> {
    pub fn new(dossier: &'a Dossier) -> Self {
        let file = &*dossier.records.file;
        let in_record = |id: &Id| Some((*id, Ways::new(Derivation::of_record(file, file.record(*id).citations())?)));
        let in_records = dossier.derived_by_passage().filter_map(|id| in_record(&id)).collect();
        Self { dossier, ways: Ways::new(Derivation::of_file(file)), in_records }
    }
}

impl<'a> Left<'a> {
    pub fn without(weighing: &'a Weighing<'a>, whose: Whose) -> Self {
        let whose = Arc::new(whose.sources(&weighing.dossier.records.file));
        let lost_in_records = weighing.in_records.iter().map(|(id, ways)| (*id, ways.lost(&whose))).collect();
        Self { weighing, lost: weighing.ways.lost(&whose), lost_in_records, led: OnceCell::new() }
    }

    pub fn has(&self, id: Id, citation: &Citation) -> bool {
        let Weighing { dossier, ways, in_records, .. } = self.weighing;
        let here = in_records.get(&id).zip(self.lost_in_records.get(&id));
        let (ways, lost) = here.unwrap_or((ways, &self.lost));
        ways.has(&dossier.records.file, lost, citation)
    }

    /// What is left of the citations of a record.
    pub fn citations(&self, id: Id) -> impl Iterator<Item = &'a Citation> {
        self.weighing.dossier.citations(id).filter(move |citation| self.has(id, citation))
    }

    /// Whether something that is left bears a record out.
    pub fn is_supported(&self, id: Id) -> bool {
        self.citations(id).any(|citation| citation.bearing.supports())
    }

    /// Whether an actor or a place stands by its name alone: a record that stands names it, or it is the outlet
    /// of a source that is cited or lies behind one that is.
    pub fn is_named(&self, id: Id) -> bool {
        let whole = &self.weighing.dossier.index.whole;
        let mut waiting = vec![id];
        let mut seen = HashSet::from([id]);
        while let Some(id) = waiting.pop() {
            match id {
                Id::Actor(actor) if self.is_outlet(actor, whole.documents_of(actor)) => return true,
                Id::Actor(_) | Id::Place(_) => {}
                _ => continue,
            }
            for namer in whole.naming(id).chain(whole.nested(id)) {
                if self.is_supported(namer) {
                    return true;
                }
                // What is only named itself names its country, or what it is a part of.
                if seen.insert(namer) {
                    waiting.push(namer);
                }
            }
        }
        false
    }

    /// Whether an actor is the outlet of what is left, given its documents.
    fn is_outlet(&self, actor: ActorId, documents: &[SourceId]) -> bool {
        if documents.is_empty() {
            return false;
        }
        let led = self.led.get_or_init(|| self.led());
        let dossier = self.weighing.dossier;
        let mut waiting = documents.to_vec();
        let mut seen: HashSet<SourceId> = documents.iter().copied().collect();
        while let Some(source) = waiting.pop() {
            if led.sources.contains(&source) || self.is_cited(source) {
                return true;
            }
            waiting.extend(dossier.derived(source).iter().filter(|derived| seen.insert(**derived)));
        }
        led.outlets.contains(&actor)
    }

    /// Whether what is left of some record cites a source.
    fn is_cited(&self, source: SourceId) -> bool {
        let cites = |id: &Id| self.kept(*id).any(|citation| citation.source.to() == Some(source));
        self.weighing.dossier.resting_on(source).iter().any(cites)
    }

    /// What is left of the citations of a record, without those of values that nothing supports any more.
    fn kept(&self, id: Id) -> Box<dyn Iterator<Item = &'a Citation> + '_> {
        let Id::Figure(figure) = id else { return Box::new(self.citations(id)) };
        let is_left = move |citation: &&Citation| self.has(id, citation);
        let points = self.weighing.dossier.figure(figure).points.iter().filter(move |point| {
            let mut left = point.citations.iter().filter(is_left);
            left.any(|citation| citation.bearing.supports())
        });
        Box::new(points.flat_map(|point| &point.citations).filter(is_left))
    }

    /// What passages that say what they are derived from lead to, and chapters.
    fn led(&self) -> Led {
        let dossier = self.weighing.dossier;
        let mut led = Led::default();
        for id in dossier.derived_by_passage() {
            self.kept(id).for_each(|citation| led.add(citation));
        }
        for chapter in dossier.chapters() {
            let own = Derivation::of_record(&dossier.records.file, chapter.citations.iter()).map(Ways::new);
            let own = own.map(|ways| (ways.lost(&self.lost.whose), ways));
            let (lost, ways) = own.as_ref().map_or((&self.lost, &self.weighing.ways), |(lost, ways)| (lost, ways));
            let left = || chapter.citations.iter().filter(|citation| ways.has(&dossier.records.file, lost, citation));
            if left().any(|citation| citation.bearing.supports()) {
                left().for_each(|citation| led.add(citation));
            }
        }
        led
    }
}

/// The sources and outlets to which some citations lead by themselves.
#[derive(Debug, Default)]
struct Led {
    sources: HashSet<SourceId>,
    outlets: HashSet<ActorId>,
}

impl Led {
    fn add(&mut self, citation: &Citation) {
        self.sources.extend(citation.source.to::<SourceId>());
        self.sources.extend(citation.derived_from.iter().flatten().filter_map(Ref::to::<SourceId>));
        for end in citation.ends.iter().flatten() {
            match end {
                End::Source(source) => drop(self.sources.insert(*source)),
                End::Outlet(outlet) => drop(self.outlets.insert(*outlet)),
            }
        }
    }
}
