//! The explorer over one dossier: what was asked for, and what follows from it.

use std::{ops::Range, sync::Arc};

use super::{derived::Derived, layout::Pane, location::Location, message::Generation, state::State};
use crate::{
    dossier::{ActorId, Dossier, EventId, Id, Kind, Ref, Role, Scope},
    report::Subject,
    search::Why,
};

/// From how many records on a dossier is large.
pub(super) const LARGE: usize = 20_000;

/// The explorer over one dossier.
#[derive(Debug)]
pub struct Explorer {
    /// The dossier with all its sources.
    pub(super) all: Arc<Dossier>,
    /// The same with those that are included; it follows the scope at the end of each input.
    pub(super) dossier: Arc<Dossier>,
    pub(super) generation: Generation,
    pub(super) state: State,
    pub(super) derived: Derived,
}

impl Explorer {
    /// Opens a dossier in a window of `size` columns and rows.
    pub fn new(dossier: Arc<Dossier>, size: (u16, u16)) -> Self {
        let state = State { size, ..State::default() };
        let all = Arc::clone(&dossier);
        let mut explorer = Self { all, dossier, generation: Generation::default(), state, derived: Derived::default() };
        explorer.state.location.timeline.selected = explorer.timeline().first();
        explorer.state.location.actors.selected = explorer.actors().first();
        if explorer.all.events().len() == 0 && explorer.all.actors().len() > 0 {
            let location = &mut explorer.state.location;
            (location.focus, location.list) = (Pane::Actors, Pane::Actors);
        }
        explorer
    }

    /// The same, read with some of the sources.
    #[must_use]
    pub fn reading(mut self, scope: Scope) -> Self {
        self.state.location.scope = scope;
        self.rescope();
        self.state.location.timeline.selected = self.timeline().first();
        self.state.location.actors.selected = self.actors().first();
        self
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Lets the dossier follow the sources that are asked for.
    pub(super) fn rescope(&mut self) {
        let scope = self.state.location.scope;
        if self.dossier.scope() == scope {
            return;
        }
        self.dossier = self.scoped(scope);
        // Where nothing was left to be selected, there may be something now.
        let (event, actor) = (self.timeline().first(), self.actors().first());
        let Location { timeline, actors, .. } = &mut self.state.location;
        timeline.selected = timeline.selected.or(event);
        actors.selected = actors.selected.or(actor);
    }

    /// The dossier read with some of the sources.
    pub(super) fn scoped(&self, scope: Scope) -> Arc<Dossier> {
        let scoped = |scope: &Scope| match scope {
            Scope::All => Arc::clone(&self.all),
            scope => Arc::new(self.all.scoped(*scope)),
        };
        Arc::clone(&self.derived.scoped.get(scope, scoped))
    }

    /// Whether the dossier is so large that what takes all of it is better done by another thread.
    pub(super) fn takes_a_while(&self) -> bool {
        Kind::ALL.iter().map(|kind| self.all.every_id(*kind).len()).sum::<usize>() >= LARGE
    }

    /// What the reader has asked for.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Where the reader is.
    pub fn location(&self) -> &Location {
        &self.state.location
    }

    /// Says something in the footer until the next key; by that, something has changed.
    pub(super) fn say(&mut self, notice: impl Into<String>) -> bool {
        self.state.notice = Some(notice.into());
        true
    }

    /// The parts of a text shown for a record in which the query found the record.
    pub fn highlights(&self, id: impl Into<Id>, shown: &str) -> Vec<Range<usize>> {
        if self.state.location.query.is_empty() {
            return Vec::new();
        }
        self.found().hits.as_ref().map_or_else(Vec::new, |hits| hits.highlights(id, shown))
    }

    /// Why the query found a record, where its title doesn't show it.
    pub fn why(&self, id: impl Into<Id>) -> Option<Why> {
        // Records are found by the texts that there are with all sources.
        self.found().hits.as_ref()?.why(&self.all, id.into())
    }

    /// Why the query found what the list of a pane has selected, if it shows it.
    pub(super) fn why_selected(&self, pane: Pane) -> Option<String> {
        self.cursor(pane)?;
        Some(self.why(self.state.location.list_state(pane).selected?)?.text)
    }

    /// The role that an actor has in what the detail is about, if it has one.
    pub fn role_of_actor(&self, actor: ActorId) -> Option<Role> {
        let Subject::Record(subject) = self.state.location.subject else { return None };
        match subject {
            Id::Event(event) => self.dossier.role_in(event, actor),
            other => self.dossier.participants(other).iter().find(|(who, _)| *who == actor).map(|(_, role)| *role),
        }
    }

    /// Whether a record belongs to what the detail is about.
    pub fn belongs(&self, id: impl Into<Id>) -> bool {
        match id.into() {
            Id::Event(event) => self.dossier.stands(event) && self.is_part(event),
            Id::Actor(actor) => self.role_of_actor(actor).is_some(),
            _ => false,
        }
    }

    fn is_part(&self, event: EventId) -> bool {
        let dossier = &*self.dossier;
        let of_both = |pair: [ActorId; 2]| pair.iter().all(|actor| dossier.role_in(event, *actor).is_some());
        // A network is about its actor and the neighbour at hand, whichever page it was opened from.
        if let (Some(centre), Some(neighbour)) = (self.centre(), self.neighbour_at_hand()) {
            return of_both([centre, neighbour]);
        }
        let subject = match self.state.location.subject {
            Subject::Record(subject) => subject,
            Subject::Pair(first, second) => return self.is_between(event, [first, second]),
            Subject::About => return false,
        };
        let record = dossier.event(event);
        match subject {
            Id::Actor(actor) => dossier.role_in(event, actor).is_some(),
            Id::Place(place) => Ref::targets(&record.places).any(|target| target == place.into()),
            Id::Source(source) => record.citations.iter().any(|citation| dossier.source_of(citation) == Some(source)),
            other => dossier.speaks_of(other).any(|target| target == event.into()),
        }
    }
}
