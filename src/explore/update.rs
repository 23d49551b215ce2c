//! One input in, a changed state out.

use super::{
    action::{Action, Effect, Motion, Outcome},
    explorer::Explorer,
    keys::{self, Context},
    layout::Pane,
    message::Message,
    panes::{self, view::View},
    state::Location,
};
use crate::{
    dossier::{ActorId, Id, Kind, Telling},
    report::Subject,
    terminal::event::{Code, Input, Key},
};

/// The most actors that can be marked: what happened between them is a story of two.
const MOST_MARKED: usize = 2;

impl Explorer {
    /// Takes a message, and says whether anything changed and what is to be done outside.
    pub fn update(&mut self, message: impl Into<Message>) -> Outcome {
        let outcome = self.take(message.into());
        self.settle();
        outcome
    }

    /// The same for one of many messages: before a frame, [`settle`](Self::settle) is to be called. An
    /// answer to what is no longer asked is dropped.
    pub fn take(&mut self, message: Message) -> Outcome {
        match message {
            Message::Input(input) => self.input(input),
            Message::Finder(generation, finder) => {
                Outcome { changed: self.take_finder(generation, *finder), effect: None }
            }
        }
    }

    fn input(&mut self, input: Input) -> Outcome {
        let noticed = self.state.notice.is_some();
        if !self.is_typing(&input) {
            self.settle();
        }
        let outcome = match input {
            Input::Key(key) => {
                self.state.notice = None;
                self.key(key)
            }
            Input::Paste(text) => self.paste(&text),
            Input::Click { x, y } => self.click(x, y),
            Input::Scroll { x, y, down } => self.scroll(x, y, if down { Motion::Down } else { Motion::Up }),
            Input::Resize { width, height } => {
                self.state.size = (width, height);
                Outcome { changed: true, effect: Some(Effect::Repaint) }
            }
        };
        Outcome { changed: outcome.changed || noticed, ..outcome }
    }

    /// Looks for what was typed last, and brings what is selected into view.
    pub fn settle(&mut self) {
        self.answer();
        self.settle_view();
    }

    /// The same, but what was typed waits where something that it takes is still being made.
    pub fn settle_what_is_known(&mut self) {
        if !self.is_waiting() {
            self.answer();
        }
        self.settle_view();
    }

    fn settle_view(&mut self) {
        self.settle_lists();
        self.settle_lanes();
        self.settle_span();
        self.settle_page();
        self.settle_help();
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

    fn click(&mut self, x: u16, y: u16) -> Outcome {
        if self.state.help.take().is_some() {
            return Outcome { changed: true, effect: None };
        }
        let clicked = self.view_at(x, y).map(|view| (view.click)(self, x, y));
        Outcome { changed: clicked.is_some(), effect: None }
    }

    fn scroll(&mut self, x: u16, y: u16, motion: Motion) -> Outcome {
        let changed = if self.state.help.is_some() {
            self.go(motion)
        } else {
            self.view_at(x, y).is_some_and(|view| (view.scroll)(self, motion))
        };
        Outcome { changed, effect: None }
    }

    /// The view at a cell of the window.
    fn view_at(&self, x: u16, y: u16) -> Option<&'static View> {
        self.layout().pane_at(x, y).and_then(|pane| panes::view(self.view(pane)))
    }

    /// Moves whatever has the keys.
    fn go(&mut self, motion: Motion) -> bool {
        if self.state.help.is_some() {
            return self.go_in_help(motion);
        }
        if self.state.search.is_some() && self.recall(motion) {
            return true;
        }
        panes::view(self.view(self.state.location.focus)).is_some_and(|view| (view.go)(self, motion))
    }

    fn key(&mut self, key: Key) -> Outcome {
        let context = self.context();
        if let Some(action) = keys::dispatch(context, key) {
            if action != Action::Open && action != Action::Copy {
                self.state.address = None;
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
                self.state.mouse = !self.state.mouse;
                let words = if self.state.mouse { "mouse on: click and scroll" } else { "mouse off" };
                self.state.notice = Some(words.into());
                Some(if self.state.mouse { Effect::TakeMouse } else { Effect::LetGoOfMouse })
            }
            Action::Open | Action::Copy => return self.address(action),
            Action::Search => {
                self.search();
                Some(Effect::MakeFinder)
            }
            _ => return self.change(action),
        };
        Outcome { changed: true, effect }
    }

    fn change(&mut self, action: Action) -> Outcome {
        let changed = match action {
            Action::Move(motion) => self.go(motion),
            Action::Focus(pane) => self.focus(pane),
            Action::NextPane => self.focus(self.pane_beside(1)),
            Action::PreviousPane => self.focus(self.pane_beside(Pane::ALL.len() - 1)),
            Action::ToList => self.focus(self.state.location.list),
            Action::Follow => self.follow(),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::Mark => self.mark(),
            Action::Unmark => {
                self.state.location.marked.clear();
                self.leave_pair();
                true
            }
            Action::Event(step) => self.go_in_time(step),
            Action::View(context) => panes::view(context).is_some_and(|view| (view.turn)(self)),
            Action::Pair => self.pair(),
            Action::Telling => self.turn(),
            Action::About => self.open(Subject::About),
            Action::Zoom => {
                self.state.location.zoom = !self.state.location.zoom;
                true
            }
            Action::Columns(zoom) => self.zoom_lanes(zoom),
            Action::Fit => self.state.location.lanes.unit.take().is_some(),
            Action::Span(zoom) => self.zoom_time(zoom),
            Action::AllTime => self.state.location.span.take().is_some(),
            Action::Help => {
                self.state.help = if self.state.help.is_some() { None } else { Some(0) };
                true
            }
            Action::Escape => self.escape(),
            Action::Keep => self.keep(),
            Action::Complete => self.complete(),
            Action::Edit(edit) => self.edit(edit),
            Action::Hit(step) => self.hit(step),
            Action::Open
            | Action::Copy
            | Action::Mouse
            | Action::Redraw
            | Action::Search
            | Action::Suspend
            | Action::Quit => false,
        };
        Outcome { changed, effect: None }
    }

    /// Gives a pane the keys; a list that gets them shows its selected record in the detail.
    pub(in crate::explore) fn focus(&mut self, pane: Pane) -> bool {
        let location = &mut self.state.location;
        location.focus = pane;
        if pane != Pane::Detail {
            location.list = pane;
            self.show_selected();
        }
        true
    }

    /// The pane so many panes to the right, and round again.
    fn pane_beside(&self, steps: usize) -> Pane {
        let at = Pane::ALL.iter().position(|pane| *pane == self.state.location.focus).unwrap_or(0);
        Pane::ALL[(at + steps) % Pane::ALL.len()]
    }

    /// Shows in the detail what the list with the keys has selected.
    pub(in crate::explore) fn show_selected(&mut self) {
        let location = &mut self.state.location;
        let selected = match location.list {
            Pane::Actors => location.actors.selected,
            _ => location.timeline.selected,
        };
        if let Some(id) = selected
            && location.subject != Subject::Record(id)
        {
            location.subject = Subject::Record(id);
            location.show(Pane::Detail, Context::Page);
            location.page_top = 0;
            location.link = None;
            self.reveal();
        }
    }

    /// From a list to the page; from a link to where it leads.
    pub(in crate::explore) fn follow(&mut self) -> bool {
        if self.state.location.focus == Pane::Detail && self.centre().is_some() {
            self.put_in_the_middle()
        } else if self.state.location.focus == Pane::Detail {
            let target = self.link_at_hand().map(|link| link.to);
            target.is_some_and(|id| self.open(Subject::Record(id)))
        } else {
            self.state.history.leave(self.state.location.clone());
            self.show_selected();
            self.focus(Pane::Detail)
        }
    }

    /// Opens a page, remembering where the reader was; lists follow as far as they can.
    pub(in crate::explore) fn open(&mut self, subject: Subject) -> bool {
        let location = &self.state.location;
        if location.subject == subject
            && location.views.of(Pane::Detail) == Context::Page
            && location.focus == Pane::Detail
        {
            return false;
        }
        self.state.history.leave(self.state.location.clone());
        let location = &mut self.state.location;
        location.subject = subject;
        location.show(Pane::Detail, Context::Page);
        location.page_top = 0;
        location.link = None;
        match subject {
            Subject::Record(id @ Id::Event(_)) => location.timeline.selected = Some(id),
            Subject::Record(id @ Id::Actor(_)) => location.actors.selected = Some(id),
            _ => {}
        }
        self.reveal();
        self.focus(Pane::Detail)
    }

    fn back(&mut self) -> bool {
        let moved = self.state.history.back(self.state.location.clone());
        self.arrive(moved, "nowhere to go back to")
    }

    fn forward(&mut self) -> bool {
        let moved = self.state.history.forward(self.state.location.clone());
        self.arrive(moved, "nowhere to go forward to")
    }

    fn arrive(&mut self, moved: Result<Location, Location>, otherwise: &str) -> bool {
        match moved {
            Ok(location) => self.state.location = location,
            Err(_) => self.state.notice = Some(otherwise.into()),
        }
        true
    }

    /// Marks the actor at hand, or unmarks it; a third takes the place of the first.
    fn mark(&mut self) -> bool {
        let Some(actor) = self.actor_at_hand() else {
            self.state.notice = Some("select an actor to mark it".into());
            return true;
        };
        let before = self.state.location.clone();
        let marked = &mut self.state.location.marked;
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
                    self.state.history.leave(before);
                }
                self.show_pair();
            }
        }
        true
    }

    /// The selected actor, or the one that the selected link leads to, or that the page is about.
    pub(in crate::explore) fn actor_at_hand(&self) -> Option<ActorId> {
        let location = &self.state.location;
        let of = |id: Option<Id>| if let Some(Id::Actor(actor)) = id { Some(actor) } else { None };
        match location.focus {
            Pane::Actors => of(location.actors.selected),
            Pane::Detail if self.centre().is_some() => self.neighbour_at_hand().or(self.centre()),
            Pane::Detail => {
                let link = self.link_at_hand().map(|link| link.to);
                let subject = if let Subject::Record(id) = location.subject { Some(id) } else { None };
                of(link).or_else(|| of(subject))
            }
            Pane::Timeline if self.view(Pane::Timeline) == Context::Lanes => self.actor_of_lane(),
            Pane::Timeline => None,
        }
    }

    /// Switches between the two tellings; the selected event stays selected.
    fn turn(&mut self) -> bool {
        if self.dossier.subject().is_none() {
            self.state.notice = Some("this dossier names no subject whose telling could be shown".into());
            return true;
        }
        let telling = &mut self.state.location.telling;
        *telling = match telling {
            Telling::Checked => Telling::Subject,
            Telling::Subject => Telling::Checked,
        };
        true
    }

    /// Whether an action would do anything here and now; the footer offers only what would.
    pub fn offers(&self, action: Action) -> bool {
        let location = &self.state.location;
        match action {
            Action::Back => self.state.history.can_go_back(),
            Action::Unmark => !location.marked.is_empty(),
            Action::Telling => location.telling == Telling::Subject,
            Action::Open => location.focus == Pane::Detail && self.address_at_hand().is_some(),
            Action::View(context) => panes::view(context).is_some_and(|view| (view.is_offered)(self)),
            Action::Mark => self.actor_at_hand().is_some(),
            _ => true,
        }
    }

    /// What Esc shows, and where, in the place of a view that it closes.
    fn escape_from_view(&self) -> Option<(Pane, Context)> {
        let view = panes::view(self.context())?;
        view.escapes_to.map(|usual| (view.pane, usual))
    }

    /// Closes or clears one thing: the search line, the zoom, the query, the marks.
    fn escape(&mut self) -> bool {
        if let Some(search) = self.state.search.take() {
            self.state.location = search.before;
        } else if let Some((pane, usual)) = self.escape_from_view() {
            self.state.location.show(pane, usual);
        } else if self.state.location.zoom {
            self.state.location.zoom = false;
        } else if !self.state.location.query.is_empty() {
            self.ask("");
            self.narrowed();
        } else if !self.state.location.marked.is_empty() {
            self.state.location.marked.clear();
            self.leave_pair();
            self.narrowed();
        } else {
            return false;
        }
        true
    }

    /// The lists hold something else now: what belongs together comes into view in them.
    pub(in crate::explore) fn narrowed(&mut self) {
        self.settle_lists();
        self.reveal();
    }

    /// Brings into view, in the list that hasn't the keys, the first row that belongs to what the
    /// detail is about.
    fn reveal(&mut self) {
        let Subject::Record(subject) = self.state.location.subject else { return };
        let related = match subject {
            Id::Event(event) => self.dossier.cast(event).first().map(|(actor, _)| Id::from(*actor)),
            Id::Actor(actor) => {
                let timeline = self.timeline();
                let mut events = self.dossier.events_of(actor).iter().map(|event| Id::from(*event));
                events.find(|event| timeline.row_of(*event).is_some())
            }
            _ => None,
        };
        let Some(related) = related else { return };
        let pane = if related.kind() == Kind::Event { Pane::Timeline } else { Pane::Actors };
        let layout = self.layout();
        if self.state.location.list != pane && layout.pane(pane).is_some() {
            let list = self.list(pane);
            let at = self.list_state(pane);
            at.top = list.top(at.top, layout.rows(pane), list.row_of(related));
        }
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
        if self.state.address.as_ref() == Some(&address) {
            self.state.address = None;
            return Outcome { changed: true, effect: Some(Effect::Open(address)) };
        }
        let outcome = self.notify(format!("o opens {address}"));
        self.state.address = Some(address);
        outcome
    }

    /// The address behind the selected link, or the first on the page.
    pub(in crate::explore) fn address_at_hand(&self) -> Option<String> {
        let selected = self.link_at_hand().and_then(|link| link.address);
        selected.or_else(|| self.page().links.iter().find_map(|link| link.address.clone()))
    }

    /// Opens the page of the pair: of the actor in the middle and the selected one, of the two
    /// marked, or of the marked one and the one at hand.
    pub(in crate::explore) fn pair(&mut self) -> bool {
        let pair = match (self.centre().zip(self.neighbour_at_hand()), &self.state.location.marked[..]) {
            (Some(pair), _) => Some(pair),
            (None, [first, second, ..]) => Some((*first, *second)),
            (None, [first]) => self.actor_at_hand().filter(|hand| hand != first).map(|hand| (*first, hand)),
            (None, []) => None,
        };
        if let Some((first, second)) = pair {
            return self.open(Subject::Pair(first, second));
        }
        self.state.notice = Some("Space marks an actor; mark two to see the pair".into());
        true
    }

    /// Shows the pair as soon as a second actor is marked.
    pub(in crate::explore) fn show_pair(&mut self) {
        let [first, second] = self.state.location.marked[..] else { return };
        let location = &mut self.state.location;
        location.subject = Subject::Pair(first, second);
        location.show(Pane::Detail, Context::Page);
        location.page_top = 0;
        location.link = None;
    }

    /// Goes back to what the list has selected, when the two are no longer marked.
    pub(in crate::explore) fn leave_pair(&mut self) {
        let location = &self.state.location;
        if location.focus != Pane::Detail && matches!(location.subject, Subject::Pair(..)) {
            self.show_selected();
        }
    }
}
