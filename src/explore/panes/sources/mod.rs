//! The choice of sources, in the place of the page: which to read with, and what hangs on each.

pub mod derived;
mod draw;
mod input;

use std::{rc::Rc, sync::Arc};

use self::derived::{Choice, Within};
use super::view::{View, WHEEL};
use crate::{
    dossier::{Day, Dossier, Id, Scope, Weight, Whose},
    explore::{
        action::Context,
        explorer::Explorer,
        layout::{Pane, Room},
        location::Location,
        message::{Generation, Weights},
    },
    report::Subject,
};

impl Context {
    /// Choosing the sources to read with.
    pub const SOURCES: Self = Self("sources");
}

/// The choice of sources.
pub const VIEW: View = View {
    room: Room::Half,
    turn: Explorer::turn_sources,
    escapes_to: Some(Context::PAGE),
    go: Explorer::go_in_sources,
    follow: Explorer::choose_sources,
    click: Explorer::click_in_sources,
    scroll: |explorer, motion| (0..WHEEL).filter(|_| explorer.go_in_sources(motion)).count() > 0,
    ..View::new(Context::SOURCES, Pane::Detail, draw::draw)
};

impl Explorer {
    /// What can be chosen: all, the subject's own, what was published by the selected event, what is at
    /// hand, then everything to leave out, that first without which most is lost.
    pub fn choices(&self) -> Rc<Vec<Choice>> {
        let Location { scope, loss, opened, .. } = self.state.location;
        let cause = (scope, self.day_at_hand(), self.source_at_hand(), loss, opened, self.is_weighing());
        self.derived.choices.get(cause, |(scope, day, source, ..)| {
            let mut scopes = vec![Scope::All];
            scopes.extend(self.all.subject().map(|subject| Scope::Only(Whose::Source(subject))));
            scopes.extend(day.map(Scope::PublishedBy));
            scopes.extend(source.iter().flat_map(|whose| [Scope::Without(*whose), Scope::Only(*whose)]));
            // What was typed, or is read alone, would stand nowhere else.
            if matches!(scope, Scope::Only(_) | Scope::PublishedBy(_)) && !scopes.contains(scope) {
                scopes.push(*scope);
            }
            let first = scopes.into_iter().map(|scope| Choice { scope, weight: None, within: Within::Nothing });
            let mut choices: Vec<Choice> = first.collect();
            let without = |weight: &Weight, within: Within| Choice {
                scope: Scope::Without(weight.whose),
                weight: Some(*weight),
                within,
            };
            let sorted = |weights: &[Weight]| {
                let mut weights = weights.to_vec();
                loss.sort(&mut weights);
                weights
            };
            for weight in &sorted(&self.weights()) {
                choices.push(without(weight, Within::Nothing));
                if opened == Some(weight.whose) {
                    let documents = sorted(&self.documents());
                    let own = documents.iter().filter(|one| self.all.is_of_outlet(one.whose, weight.whose));
                    choices.extend(own.map(|one| without(one, Within::Outlet)));
                }
            }
            choices
        })
    }

    /// What hangs on each outlet and source, worked out once for the dossier; nothing while another thread does so.
    fn weights(&self) -> Rc<Vec<Weight>> {
        if self.is_weighing() {
            return Rc::default();
        }
        self.derived.weights.get((), |()| self.all.weights())
    }

    /// The same for each document.
    fn documents(&self) -> Rc<Vec<Weight>> {
        if self.is_weighing() {
            return Rc::default();
        }
        self.derived.documents.get((), |()| self.all.weights_of_documents())
    }

    /// Whether another thread is working out what hangs on each source.
    pub(super) fn is_weighing(&self) -> bool {
        self.derived.weighing.get()
    }

    /// Whether what hangs on each source is to be worked out, and takes a while: the caller has another thread do so,
    /// which sends it.
    pub(in crate::explore) fn hand_out_weighing(&self) -> Option<(Generation, Arc<Dossier>)> {
        let is_open = self.view(Pane::Detail) == Context::SOURCES;
        let is_wanted = is_open && !self.is_weighing() && !self.derived.weights.is_made(&());
        (is_wanted && self.takes_a_while()).then(|| {
            self.derived.weighing.set(true);
            (self.generation, Arc::clone(&self.all))
        })
    }

    /// No other thread works it out after all.
    pub(in crate::explore) fn take_weighing_back(&self) {
        self.derived.weighing.set(false);
    }

    /// Takes what hangs on each source, unless it is of another dossier.
    pub(in crate::explore) fn take_weights(&self, generation: Generation, weights: Weights) -> bool {
        let is_welcome = generation == self.generation && self.derived.weighing.take();
        if is_welcome {
            self.derived.weights.put((), weights.outlets);
            self.derived.documents.put((), weights.documents);
        }
        is_welcome
    }

    /// The last day that the selected event may have happened on.
    fn day_at_hand(&self) -> Option<Day> {
        let Some(Id::Event(event)) = self.state.location.timeline.selected else { return None };
        self.all.event(event).date.as_ref()?.span().last
    }

    /// Whether these sources are what was published by the last day of the selected event.
    pub(super) fn is_by_selected_event(&self, scope: Scope) -> bool {
        self.day_at_hand().map(Scope::PublishedBy) == Some(scope)
    }

    /// The source that the page is about, or that its selected link leads to.
    fn source_at_hand(&self) -> Option<Whose> {
        match self.state.location.subject {
            Subject::Record(Id::Source(source)) => Some(Whose::Source(source)),
            Subject::Record(Id::Actor(actor)) if self.all.is_outlet(actor) => Some(Whose::Outlet(actor)),
            _ => None,
        }
    }

    /// The row of the choice that is selected: until the reader moves, the one that is read with, or with
    /// all sources the first other one.
    pub fn choice_at_hand(&self) -> usize {
        let choices = self.choices();
        let present = || match self.state.location.scope {
            Scope::All => 1,
            scope => choices.iter().position(|choice| choice.scope == scope).unwrap_or(0),
        };
        self.state.location.choice.unwrap_or_else(present).min(choices.len() - 1)
    }

    /// The dossier as it is read with all its sources.
    pub fn all(&self) -> &Dossier {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dossier::load,
        explore::{explorer::LARGE, message::Message},
        terminal::event::Input,
    };

    #[test]
    fn what_can_be_chosen_stands_there_while_what_hangs_on_it_is_worked_out() {
        let actor = |at: usize| {
            let source = if at.is_multiple_of(3) { "s" } else { "t" };
            format!(r#"{{"id": "a{at}", "kind": "person", "name": "N", "citations": [{{"source": "{source}"}}]}}"#)
        };
        let actors: Vec<String> = (0..LARGE).map(actor).collect();
        let actors = actors.join(",");
        let sources = r#"[{"id": "s", "title": "S"}, {"id": "t", "title": "T"}]"#;
        let text = format!(r#"{{"title": "x", "subject": "s", "sources": {sources}, "actors": [{actors}]}}"#);
        let mut explorer = Explorer::new(Arc::new(load::from_text("x", &text).unwrap()), (120, 40));
        assert!(explorer.hand_out_weighing().is_none(), "nobody asked");
        explorer.take(Input::Key('r'.into()).into());
        let (generation, dossier) = explorer.hand_out_weighing().expect("it takes a while");
        assert!(explorer.hand_out_weighing().is_none(), "once is enough");
        let scopes: Vec<Scope> = explorer.choices().iter().map(|choice| choice.scope).collect();
        assert_eq!(scopes.len(), 2, "all, and the subject's");
        assert!(!explorer.take(Message::Weights(Generation(7), Weights::of(&dossier))).changed);
        assert!(explorer.take(Message::Weights(generation, Weights::of(&dossier))).changed);
        let falls: Vec<usize> = explorer.choices().iter().filter_map(|choice| Some(choice.weight?.falls)).collect();
        assert_eq!(falls, [LARGE * 2 / 3, LARGE.div_ceil(3)]);
    }
}
