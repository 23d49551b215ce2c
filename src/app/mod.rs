//! What the reader is looking at: state, actions, update, the key table, history.
//!
//! An input comes in, [`App::update`] changes the state, [`derive`] brings what follows from it up
//! to date, and the view draws it. Must not know widgets, terminals or files.

pub mod action;
mod derive;
mod history;
pub mod input;
pub mod keys;
pub mod lanes;
pub mod layout;
mod lazy;
mod line;
pub mod list;
mod mouse;
mod moving;
pub mod network;
pub mod pulse;
pub mod pulsing;
mod searching;
pub mod state;
mod update;
mod walking;

use std::ops::Range;

use self::{
    action::{Action, Outcome},
    keys::Context,
    layout::Pane,
    state::{Asked, Derived},
};
use crate::{
    dossier::{ActorId, Dossier, EventId, Id, Part, Telling},
    report::Subject,
    search::Why,
};

/// The state of the explorer over one dossier.
#[derive(Debug)]
pub struct App<'d> {
    dossier: &'d Dossier,
    asked: Asked,
    derived: Derived,
}

impl<'d> App<'d> {
    /// Opens a dossier in a window of `size` columns and rows.
    pub fn new(dossier: &'d Dossier, size: (u16, u16)) -> Self {
        let mut app = Self { dossier, asked: Asked { size, ..Asked::default() }, derived: Derived::default() };
        app.derive();
        app.asked.place.timeline.selected = app.derived.timeline.first();
        app.asked.place.actors.selected = app.derived.actors.first();
        app.derive();
        app
    }

    /// The dossier.
    pub fn dossier(&self) -> &'d Dossier {
        self.dossier
    }

    /// What the reader has asked for.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// What follows from it.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// What the keys are for at the moment.
    pub fn context(&self) -> Context {
        if self.asked.help.is_some() {
            Context::Help
        } else if self.asked.searching.is_some() {
            Context::Search
        } else {
            match self.asked.place.focus {
                Pane::Timeline if self.lanes().is_some() => Context::Lanes,
                Pane::Timeline => Context::Timeline,
                Pane::Actors => Context::Actors,
                Pane::Detail if self.centre().is_some() => Context::Network,
                Pane::Detail => Context::Detail,
            }
        }
    }

    /// Whether an action would do anything here and now; the footer offers only what would.
    pub fn offers(&self, action: Action) -> bool {
        let place = &self.asked.place;
        match action {
            Action::Back => self.asked.history.can_go_back(),
            Action::Unmark => !place.marked.is_empty(),
            Action::Telling => place.telling == Telling::Subject,
            Action::Open => place.focus == Pane::Detail && self.address_at_hand().is_some(),
            Action::Network => {
                self.context() == Context::Network || matches!(place.subject, Subject::Record(Id::Actor(_)))
            }
            Action::Mark => self.actor_at_hand().is_some(),
            _ => true,
        }
    }

    /// Takes the mouse from the start.
    #[must_use]
    pub fn with_mouse(mut self) -> Self {
        self.asked.mouse = true;
        self
    }

    /// Says something in the footer until the next key.
    pub fn notify(&mut self, notice: String) -> Outcome {
        self.asked.notice = Some(notice);
        Outcome { changed: true, effect: None }
    }

    /// The parts of a text shown for a record in which the query found the record.
    pub fn highlights(&self, id: impl Into<Id>, shown: &str) -> Vec<Range<usize>> {
        match &self.derived.finder {
            Some(finder) if self.derived.hits.is_some() => finder.highlights(id, shown),
            _ => Vec::new(),
        }
    }

    /// Why the query found a record, where its title doesn't show it.
    pub fn why(&self, id: impl Into<Id>) -> Option<Why> {
        self.derived.hits.as_ref()?;
        self.derived.finder.as_ref()?.why(self.dossier, id.into())
    }

    /// The part that an actor has in what the detail is about, if it has one.
    pub fn part_of_actor(&self, actor: ActorId) -> Option<Part> {
        let Subject::Record(subject) = self.asked.place.subject else { return None };
        match subject {
            Id::Event(event) => self.dossier.part_in(event, actor),
            Id::Claim(claim) => self.dossier.makers(claim).contains(&actor).then_some(Part::Actor),
            Id::Relation(relation) => {
                let (from, to) = self.dossier.ends(relation);
                if from == actor { Some(Part::Actor) } else { (to == actor).then_some(Part::Recipient) }
            }
            _ => None,
        }
    }

    /// Whether an event belongs to what the detail is about.
    pub fn belongs(&self, event: EventId) -> bool {
        let subject = match self.asked.place.subject {
            Subject::Record(subject) => subject,
            Subject::Pair(first, second) => {
                return [first, second].iter().all(|actor| self.dossier.part_in(event, *actor).is_some());
            }
            Subject::About => return false,
        };
        let names = |refs: &[crate::dossier::Text], id: Id| {
            let id = self.dossier.id_of(id);
            refs.iter().any(|known| known.as_str() == id)
        };
        let record = self.dossier.event(event);
        if let (Some(centre), Some(neighbour)) = (self.centre(), self.neighbour_at_hand()) {
            return [centre, neighbour].iter().all(|actor| self.dossier.part_in(event, *actor).is_some());
        }
        match subject {
            Id::Actor(actor) => self.dossier.part_in(event, actor).is_some(),
            Id::Claim(claim) => {
                let claim = self.dossier.claim(claim);
                [&claim.about, &claim.supports, &claim.disputes].into_iter().any(|refs| names(refs, event.into()))
            }
            Id::Figure(figure) => names(&self.dossier.figure(figure).about, event.into()),
            Id::Place(place) => names(&record.places, place.into()),
            Id::Source(source) => {
                let id = self.dossier.id_of(source);
                record.citations.iter().any(|citation| citation.source.as_str() == id)
            }
            Id::Relation(_) | Id::Event(_) => false,
        }
    }
}
