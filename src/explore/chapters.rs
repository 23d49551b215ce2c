//! The chapters of the story: which there are, which of them the selected event is in, and going from one to another.

use std::rc::Rc;

use super::{action::Step, explorer::Explorer};
use crate::{
    dossier::{Day, EventId, Id, Order, Span},
    picture::{
        chapters::{Chapter, Happening, between_gaps},
        period::Period,
    },
    search::Value,
};

impl Explorer {
    /// The chapters of the story: the dossier's own, or else the stretches between long gaps in time.
    pub fn chapters(&self) -> Rc<Vec<Chapter>> {
        self.derived.chapters.get(self.dossier.scope(), |_| {
            let named: Option<Vec<Period>> = self.named_chapters();
            let dossier = &self.dossier;
            let Some(whole) = self.all_time() else { return Vec::new() };
            let span = |event: EventId| dossier.span_in(Order::Time, event);
            let events = dossier.in_time().iter().map(|slot| slot.event);
            let periods = named.unwrap_or_else(|| {
                let mut days: Vec<Day> = events.clone().filter_map(|event| span(event)?.anchor()).collect();
                days.sort_unstable();
                between_gaps(&days)
            });
            if periods.is_empty() {
                return Vec::new();
            }
            // Of very many events it would take too long to look at all that is said of each.
            let is_counted = !self.takes_a_while();
            let happening = |event: EventId| {
                let contested = is_counted.then(|| dossier.standing(event).contested);
                Some(Happening { when: Period::of(span(event)?, whole)?, tone: dossier.tone(event), contested })
            };
            let all: Vec<Happening> = events.filter_map(happening).collect();
            periods.into_iter().map(|period| Chapter::of(period, &all)).collect()
        })
    }

    /// When the chapters were that the dossier names, if it names any.
    fn named_chapters(&self) -> Option<Vec<Period>> {
        let chapters = self.dossier.chapters();
        let whole = self.all_time()?;
        let periods = chapters.iter().filter_map(|chapter| Period::of(chapter.span.span(), whole));
        (!chapters.is_empty()).then(|| periods.collect())
    }

    /// What a chapter is called: as in the dossier, or by its time.
    pub fn title_of_chapter(&self, at: usize) -> String {
        match self.dossier.chapters().get(at) {
            Some(chapter) => chapter.title.to_string(),
            None => self.chapters()[at].period.words(),
        }
    }

    /// How a chapter went, in the dossier's words.
    pub fn summary_of_chapter(&self, at: usize) -> Option<&str> {
        self.dossier.chapters().get(at)?.summary.as_deref()
    }

    /// Whether the selected event happened in a chapter, or may have.
    pub fn is_in_chapter(&self, at: usize) -> bool {
        self.selected_time().is_some_and(|when| self.chapters()[at].has(when))
    }

    /// The chapter that the reader is in: the one gone to last, as long as the selected event is in it, or else the
    /// first that it is in.
    pub fn chapter_at_hand(&self) -> Option<usize> {
        let chapters = self.chapters();
        let is_in = |at: &usize| *at < chapters.len() && self.is_in_chapter(*at);
        self.location().chapter.filter(is_in).or_else(|| (0..chapters.len()).find(is_in))
    }

    /// Selects the first event of the next chapter that has any in the list, or of the one before.
    pub(super) fn go_to_chapter(&mut self, step: Step) -> bool {
        let (chapters, list) = (self.chapters(), self.timeline());
        if chapters.is_empty() {
            return self.say("this dossier names no chapters, and its time has no gaps between any");
        }
        let first_of = |at: usize| {
            let is_inside = |id: &Id| self.time_of(*id).is_some_and(|when| chapters[at].has(when));
            list.events().map(Id::from).find(is_inside)
        };
        let at_hand = self.chapter_at_hand();
        let found = match (step, at_hand) {
            (Step::Next, at) => (at.map_or(0, |at| at + 1)..chapters.len()).find_map(|at| Some((at, first_of(at)?))),
            (Step::Previous, at) => (0..at.unwrap_or(chapters.len())).rev().find_map(|at| Some((at, first_of(at)?))),
        };
        let Some((at, id)) = found else {
            return self.say(if step == Step::Next { "this is the last chapter" } else { "this is the first chapter" });
        };
        let location = &mut self.state.location;
        location.chapter = Some(at);
        location.timeline.selected = Some(id);
        self.show_selected();
        true
    }

    /// Narrows the lists to the time of the chapter at hand, or widens them again.
    pub(super) fn narrow_to_chapter(&mut self) -> bool {
        let Some(at) = self.chapter_at_hand() else {
            return self.say("the selected event is in no chapter; ] goes to the next");
        };
        let condition = asked(self.chapters()[at].period).written(&self.all);
        let mut words: Vec<&str> = self.location().query.split_whitespace().collect();
        let had = words.iter().position(|word| *word == condition);
        match had {
            Some(had) => _ = words.remove(had),
            None => words.push(&condition),
        }
        let query = words.join(" ");
        self.state.location.chapter = Some(at);
        self.narrow(query)
    }
}

/// A period as a query asks for it.
pub(super) fn asked(period: Period) -> Value {
    Value::Time(Span { first: Some(period.first()), last: Some(period.last()) })
}
