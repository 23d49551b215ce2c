//! One input in, a changed state out.
//!
//! Must not know how the state is drawn.

use super::{
    App,
    action::{Action, Effect, Outcome},
    input::{Code, Input, Key},
    keys::{self, Context},
    layout::Pane,
    state::{DetailShape, Place},
};
use crate::{
    dossier::{ActorId, Id, Telling},
    report::Subject,
};

/// The most actors that can be marked: what happened between them is a story of two.
const MOST_MARKED: usize = 2;

impl App<'_> {
    /// Takes an input, and says whether anything changed and what is to be done outside.
    pub fn update(&mut self, input: Input) -> Outcome {
        let outcome = self.take(input);
        self.settle();
        outcome
    }

    /// The same for one of many inputs: before a frame, [`settle`](Self::settle) is to be called.
    pub fn take(&mut self, input: Input) -> Outcome {
        let noticed = self.asked.notice.is_some();
        if !self.is_typing(&input) {
            self.settle();
        }
        let outcome = match input {
            Input::Key(key) => {
                self.asked.notice = None;
                self.key(key)
            }
            Input::Paste(text) => self.paste(&text),
            Input::Click { x, y } => self.click(x, y),
            Input::Scroll { x, y, down } => self.scroll(x, y, down),
            Input::Resize { width, height } => {
                self.asked.size = (width, height);
                Outcome { changed: true, effect: Some(Effect::Repaint) }
            }
        };
        if outcome.changed && !self.is_open() {
            self.derive();
        }
        Outcome { changed: outcome.changed || noticed, ..outcome }
    }

    /// Looks for what was typed last, if that is still to be done.
    pub fn settle(&mut self) {
        if self.is_open() {
            self.answer();
            self.derive();
        }
    }

    /// Whether something typed is still to be looked for.
    fn is_open(&self) -> bool {
        self.asked.searching.as_ref().is_some_and(|searching| searching.open)
    }

    /// Whether an input only changes the search line.
    fn is_typing(&self, input: &Input) -> bool {
        match input {
            Input::Key(key) if self.context() == Context::Search => match keys::dispatch(Context::Search, *key) {
                Some(action) => matches!(action, Action::Edit(_)),
                None => true,
            },
            Input::Paste(_) => self.context() == Context::Search,
            _ => false,
        }
    }

    fn key(&mut self, key: Key) -> Outcome {
        let context = self.context();
        if let Some(action) = keys::dispatch(context, key) {
            if action != Action::Open && action != Action::Copy {
                self.asked.address = None;
            }
            return self.act(action);
        }
        match (context, key) {
            (Context::Search, Key { code: Code::Char(c), ctrl: false, alt: false, .. }) => {
                self.type_text(c.encode_utf8(&mut [0; 4]))
            }
            _ => Outcome::default(),
        }
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action) -> Outcome {
        let effect = match action {
            Action::Quit => Some(Effect::Quit),
            Action::Suspend => Some(Effect::Suspend),
            Action::Redraw => Some(Effect::Repaint),
            Action::Mouse => {
                self.asked.mouse = !self.asked.mouse;
                let words = if self.asked.mouse { "mouse on: click and scroll" } else { "mouse off" };
                self.asked.notice = Some(words.into());
                Some(Effect::Mouse(self.asked.mouse))
            }
            Action::Open | Action::Copy => return self.address(action),
            _ => return self.change(action),
        };
        Outcome { changed: true, effect }
    }

    fn change(&mut self, action: Action) -> Outcome {
        let changed = match action {
            Action::Move(motion) => self.go(motion),
            Action::Focus(pane) => self.focus(pane),
            Action::NextPane => self.focus(self.neighbour(true)),
            Action::PreviousPane => self.focus(self.neighbour(false)),
            Action::ToList => self.focus(self.asked.place.list),
            Action::Follow => self.follow(),
            Action::Back => self.travel(true),
            Action::Forward => self.travel(false),
            Action::Mark => self.mark(),
            Action::Unmark => {
                self.asked.place.marked.clear();
                self.leave_pair();
                true
            }
            Action::Lanes => self.turn_lanes(),
            Action::Event(later) => self.go_in_time(later),
            Action::Network => self.turn_network(),
            Action::Pair => self.pair(),
            Action::Telling => self.turn(),
            Action::About => self.open(Subject::About),
            Action::Zoom => {
                self.asked.place.zoom = !self.asked.place.zoom;
                true
            }
            Action::Finer(finer) => self.zoom_lanes(finer),
            Action::Fit => self.asked.place.lanes.unit.take().is_some(),
            Action::Span(closer) => self.zoom_time(closer),
            Action::AllTime => self.asked.place.span.take().is_some(),
            Action::Help => {
                self.asked.help = if self.asked.help.is_some() { None } else { Some(0) };
                true
            }
            Action::Escape => self.escape(),
            Action::Search => self.search(),
            Action::Keep => self.keep(),
            Action::Complete => self.complete(),
            Action::Edit(edit) => self.edit(edit),
            Action::Hit(forward) => self.hit(forward),
            Action::Open | Action::Copy | Action::Mouse | Action::Redraw | Action::Suspend | Action::Quit => false,
        };
        Outcome { changed, effect: None }
    }

    /// Gives a pane the keys; a list that gets them shows its selected record in the detail.
    pub(super) fn focus(&mut self, pane: Pane) -> bool {
        let place = &mut self.asked.place;
        place.focus = pane;
        if pane != Pane::Detail {
            place.list = pane;
            self.show_selected();
        }
        true
    }

    fn neighbour(&self, next: bool) -> Pane {
        let at = Pane::ALL.iter().position(|pane| *pane == self.asked.place.focus).unwrap_or(0);
        Pane::ALL[(at + if next { 1 } else { Pane::ALL.len() - 1 }) % Pane::ALL.len()]
    }

    /// Shows in the detail what the list with the keys has selected.
    pub(super) fn show_selected(&mut self) {
        let place = &mut self.asked.place;
        let selected = match place.list {
            Pane::Actors => place.actors.selected,
            _ => place.timeline.selected,
        };
        if let Some(id) = selected
            && place.subject != Subject::Record(id)
        {
            place.subject = Subject::Record(id);
            place.detail = DetailShape::Page;
            place.page_top = 0;
            place.link = None;
            self.reveal();
        }
    }

    /// From a list to the page; from a link to where it leads.
    fn follow(&mut self) -> bool {
        if self.asked.place.focus == Pane::Detail && self.centre().is_some() {
            self.put_in_the_middle()
        } else if self.asked.place.focus == Pane::Detail {
            let target = self.link_at_hand().map(|link| link.to);
            target.is_some_and(|id| self.open(Subject::Record(id)))
        } else {
            self.asked.history.leave(self.asked.place.clone());
            self.show_selected();
            self.focus(Pane::Detail)
        }
    }

    /// Opens a page, remembering where the reader was; lists follow as far as they can.
    pub(super) fn open(&mut self, subject: Subject) -> bool {
        let place = &self.asked.place;
        if place.subject == subject && place.detail == DetailShape::Page && place.focus == Pane::Detail {
            return false;
        }
        self.asked.history.leave(self.asked.place.clone());
        let place = &mut self.asked.place;
        place.subject = subject;
        place.detail = DetailShape::Page;
        place.page_top = 0;
        place.link = None;
        match subject {
            Subject::Record(id @ Id::Event(_)) => place.timeline.selected = Some(id),
            Subject::Record(id @ Id::Actor(_)) => place.actors.selected = Some(id),
            _ => {}
        }
        self.reveal();
        self.focus(Pane::Detail)
    }

    fn travel(&mut self, back: bool) -> bool {
        let present = self.asked.place.clone();
        let history = &mut self.asked.history;
        let moved = if back { history.back(present) } else { history.forward(present) };
        if let Ok(place) = moved {
            self.asked.place = place;
        } else {
            let way = if back { "back" } else { "forward" };
            self.asked.notice = Some(format!("nowhere to go {way} to"));
        }
        true
    }

    /// Marks the actor at hand, or unmarks it; a third takes the place of the first.
    fn mark(&mut self) -> bool {
        let Some(actor) = self.actor_at_hand() else {
            self.asked.notice = Some("select an actor to mark it".into());
            return true;
        };
        let before = self.asked.place.clone();
        let marked = &mut self.asked.place.marked;
        if let Some(at) = marked.iter().position(|known| *known == actor) {
            marked.remove(at);
            self.leave_pair();
        } else {
            if marked.len() == MOST_MARKED {
                marked.remove(0);
            }
            marked.push(actor);
            if marked.len() == MOST_MARKED {
                if before.focus == Pane::Detail {
                    // The pair takes the place of the page; the way back leads to it.
                    self.asked.history.leave(before);
                }
                self.show_pair();
            }
        }
        true
    }

    /// The selected actor, or the one that the selected link leads to, or that the page is about.
    pub(super) fn actor_at_hand(&self) -> Option<ActorId> {
        let place = &self.asked.place;
        let of = |id: Option<Id>| if let Some(Id::Actor(actor)) = id { Some(actor) } else { None };
        match place.focus {
            Pane::Actors => of(place.actors.selected),
            Pane::Detail if self.centre().is_some() => self.neighbour_at_hand().or(self.centre()),
            Pane::Detail => {
                let link = self.link_at_hand().map(|link| link.to);
                let subject = if let Subject::Record(id) = place.subject { Some(id) } else { None };
                of(link).or_else(|| of(subject))
            }
            Pane::Timeline => self.actor_of_lane(),
        }
    }

    /// Switches between the two tellings; the selected event stays selected.
    fn turn(&mut self) -> bool {
        if self.dossier.subject().is_none() {
            self.asked.notice = Some("this dossier names no subject whose telling could be shown".into());
            return true;
        }
        let telling = &mut self.asked.place.telling;
        *telling = match telling {
            Telling::Checked => Telling::Subject,
            Telling::Subject => Telling::Checked,
        };
        true
    }

    /// Closes or clears one thing: the search line, the zoom, the query, the marks.
    fn escape(&mut self) -> bool {
        if let Some(searching) = self.asked.searching.take() {
            self.asked.place = searching.before;
        } else if self.context() == Context::Network {
            self.asked.place.detail = DetailShape::Page;
        } else if self.asked.place.zoom {
            self.asked.place.zoom = false;
        } else if !self.asked.place.query.is_empty() {
            self.asked.place.query.clear();
            self.narrowed();
        } else if !self.asked.place.marked.is_empty() {
            self.asked.place.marked.clear();
            self.leave_pair();
            self.narrowed();
        } else {
            return false;
        }
        true
    }

    /// The lists hold something else now: what belongs together comes into view in them.
    pub(super) fn narrowed(&mut self) {
        self.derive();
        self.reveal();
    }

    /// Shows the address of the source at hand, and on a second press opens it; or copies it.
    fn address(&mut self, action: Action) -> Outcome {
        let Some(address) = self.address_at_hand() else {
            return self.notify("no source with an address here; select one under Evidence".into());
        };
        if action == Action::Copy {
            let outcome = self.notify(format!("copied {address}"));
            return Outcome { effect: Some(Effect::Copy(address)), ..outcome };
        }
        if self.asked.address.as_ref() == Some(&address) {
            self.asked.address = None;
            return Outcome { changed: true, effect: Some(Effect::Open(address)) };
        }
        let outcome = self.notify(format!("o opens {address}"));
        self.asked.address = Some(address);
        outcome
    }

    /// The address behind the selected link, or the first on the page.
    pub(super) fn address_at_hand(&self) -> Option<String> {
        let mut links = self.derived.page.get(self.dossier).links.iter();
        let selected = self.link_at_hand().and_then(|link| link.address.clone());
        selected.or_else(|| links.find_map(|link| link.address.clone()))
    }

    /// The place, for those who want to compare.
    pub fn place(&self) -> &Place {
        &self.asked.place
    }
}
