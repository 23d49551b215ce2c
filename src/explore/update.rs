//! One input in, a changed state out.

use super::{
    action::{Action, Context, Effect, Motion, Outcome, Step},
    explorer::Explorer,
    keys,
    layout::Pane,
    message::Message,
    panes::{self, view::View},
};
use crate::{
    dossier::{Order, Scope},
    report::Subject,
    terminal::event::{Code, Input, Key, Wheel},
};

/// By how many columns a key moves the border of the detail.
const BY: i16 = 4;

impl Explorer {
    /// Takes a message, and says whether anything changed and what is to be done outside.
    pub fn update(&mut self, message: impl Into<Message>) -> Outcome {
        let outcome = self.take(message.into());
        self.answer();
        outcome
    }

    /// The same for one of many messages: what was typed is
    /// looked for when [`answer`](Self::answer) is called, before a frame. An answer to what is no longer asked is
    /// dropped.
    pub fn take(&mut self, message: Message) -> Outcome {
        match message {
            Message::Input(input) => self.input(input),
            Message::Finder(generation, finder) => self.take_finder(generation, *finder).into(),
            Message::Weights(generation, weights) => self.take_weights(generation, weights).into(),
            Message::Found(generation, found) => self.take_found(generation, found.0, found.1).into(),
        }
    }

    fn input(&mut self, input: Input) -> Outcome {
        let noticed = self.state.notice.is_some();
        if !self.is_typing(&input) && !self.gives_up(&input) {
            self.answer();
            if !matches!(input, Input::Resize { .. }) {
                self.begin_from_what_is_seen();
            }
        }
        let outcome = match input {
            Input::Key(key) => {
                self.state.notice = None;
                self.key(key)
            }
            Input::Paste(text) if self.takes_along() => self.paste_name(&text).into(),
            Input::Paste(text) => self.paste(&text).into(),
            Input::Click { x, y } => self.click(x, y).into(),
            Input::Scroll { x, y, wheel } => self.scroll(x, y, wheel).into(),
            Input::Resize { width, height } => {
                self.state.size = (width, height);
                Effect::Repaint.into()
            }
        };
        self.rescope();
        Outcome { changed: outcome.changed || noticed, ..outcome }
    }

    /// Moves the border of the detail to the right or to the left, as far as there is room.
    fn move_border(&mut self, step: Step) -> bool {
        let before = (self.layout(), self.state.moved);
        self.state.moved = match step {
            Step::Next => before.1.saturating_add(BY),
            Step::Previous => before.1.saturating_sub(BY),
        };
        if self.layout() != before.0 {
            return true;
        }
        self.state.moved = before.1;
        self.say("there is no room to move the border of the detail")
    }

    /// Looks for what was typed last, unless something that it takes is still being made.
    pub fn answer_what_is_known(&mut self) {
        if !self.is_waiting() {
            self.answer();
        }
    }

    /// What the reader sees is where their next step begins: lists and pictures move as little as they
    /// can from there.
    fn begin_from_what_is_seen(&mut self) {
        let [timeline, actors] = [Pane::Timeline, Pane::Actors].map(|pane| self.top(pane));
        let (span, corner) = (self.period_in_view(), self.lanes_in_view());
        let location = &mut self.state.location;
        (location.timeline.top, location.actors.top) = (timeline, actors);
        location.period = span.or(location.period);
        location.lanes.corner = corner;
    }

    /// Whether an input only changes the search line.
    fn is_typing(&self, input: &Input) -> bool {
        self.context() == Context::SEARCH
            && match input {
                Input::Key(key) => {
                    keys::dispatch(Context::SEARCH, *key).is_none_or(|action| matches!(action, Action::Edit(_)))
                }
                input => matches!(input, Input::Paste(_)),
            }
    }

    /// Whether an input leaves the search line for what was there before: nobody waits for an answer any more.
    fn gives_up(&self, input: &Input) -> bool {
        let Input::Key(key) = input else { return false };
        let asked = keys::dispatch(Context::SEARCH, *key);
        self.context() == Context::SEARCH && matches!(asked, Some(Action::Escape | Action::Quit | Action::Suspend))
    }

    fn click(&mut self, x: u16, y: u16) -> bool {
        if self.takes_along() {
            return self.click_in_menu(x, y);
        }
        self.state.help.take().is_some() || self.view_at(x, y).map(|view| (view.click)(self, x, y)).is_some()
    }

    fn scroll(&mut self, x: u16, y: u16, wheel: Wheel) -> bool {
        let motion = match wheel {
            Wheel::Up => Motion::Up,
            Wheel::Down => Motion::Down,
        };
        if self.state.help.is_some() {
            return self.go_in_help(motion);
        }
        if self.takes_along() {
            return self.go_in_menu(motion);
        }
        self.view_at(x, y).is_some_and(|view| (view.scroll)(self, motion))
    }

    /// The view at a cell of the window.
    fn view_at(&self, x: u16, y: u16) -> Option<&'static View> {
        self.layout().pane_at(x, y).and_then(|pane| self.shown_in(pane))
    }

    /// Moves whatever has the keys.
    fn go(&mut self, motion: Motion) -> bool {
        if self.state.help.is_some() {
            return self.go_in_help(motion);
        }
        if self.takes_along() {
            return self.go_in_menu(motion);
        }
        if self.state.search.is_some() && self.recall(motion) {
            return true;
        }
        self.front().is_some_and(|view| (view.go)(self, motion))
    }

    fn key(&mut self, key: Key) -> Outcome {
        let context = self.context();
        if let Some(action) = keys::dispatch(context, key) {
            if action != Action::Open && action != Action::Copy {
                self.state.address = None;
            }
            return self.act(action);
        }
        match key {
            Key { code: Code::Char(c), ctrl: false, alt: false, .. } if context == Context::SEARCH => {
                self.type_text(c.encode_utf8(&mut [0; 4])).into()
            }
            Key { code: Code::Char(c), ctrl: false, alt: false, .. } if context == Context::FILE => {
                self.type_name(c.encode_utf8(&mut [0; 4])).into()
            }
            _ => Outcome::default(),
        }
    }

    /// Does what a key asks for.
    fn act(&mut self, action: Action) -> Outcome {
        let location = &mut self.state.location;
        let changed = match action {
            Action::Quit => return Effect::Quit.into(),
            Action::Suspend => return Effect::Suspend.into(),
            Action::Redraw => return Effect::Repaint.into(),
            Action::Mouse => return self.turn_mouse().into(),
            Action::Open => return self.open_address(),
            Action::Copy => return self.copy_address(),
            Action::TakeAlong => self.take_along(),
            Action::Take(form) => return self.copy_in(form),
            Action::TakeChosen => return self.copy_chosen(),
            Action::TakeOther => self.turn_menu(),
            Action::NameFile => return self.name_file(),
            Action::WriteFile => return self.write_file(),
            Action::Search => {
                self.search();
                return Effect::MakeFinder.into();
            }
            Action::Move(motion) => self.go(motion),
            Action::Focus(pane) => self.focus(pane),
            Action::NextPane => self.focus(self.pane_beside(1)),
            Action::PreviousPane => self.focus(self.pane_beside(Pane::ALL.len() - 1)),
            Action::ToList => self.focus(self.state.location.list),
            Action::Follow => self.front().is_some_and(|view| (view.follow)(self)),
            Action::Back => self.state.history.back(location) || self.say("nowhere to go back to"),
            Action::Forward => self.state.history.forward(location) || self.say("nowhere to go forward to"),
            Action::Mark => self.mark(),
            Action::Unmark => self.unmark(),
            Action::Event(step) => self.go_in_time(step),
            Action::Chapter(step) => self.go_to_chapter(step),
            Action::ChapterAlone => self.narrow_to_chapter(),
            Action::View(context) => panes::view(context).is_some_and(|view| (view.turn)(self)),
            Action::Pair => self.pair(),
            Action::Alone => self.choose_alone(),
            Action::TypeDate => {
                self.type_date();
                return Effect::MakeFinder.into();
            }
            Action::SortSources => self.sort_sources(),
            Action::Lacks => self.turn_lacks(),
            Action::AsKnownThen => self.read_as_known_then(),
            Action::Telling => self.turn_telling(),
            Action::About => self.open(Subject::About),
            Action::Zoom => {
                location.zoom = !location.zoom;
                true
            }
            Action::Border(step) => self.move_border(step),
            Action::Columns(zoom) => self.zoom_lanes(zoom),
            Action::Fit => location.lanes.unit.take().is_some(),
            Action::Period(zoom) => self.zoom_time(zoom),
            Action::AllTime => self.show_all_time(),
            Action::Help => {
                self.state.help = if self.state.help.is_some() { None } else { Some(0) };
                true
            }
            Action::Escape => self.escape(),
            Action::Keep => self.keep(),
            Action::Complete => self.complete(),
            Action::Edit(edit) if self.state.file.is_some() => self.edit_name(edit),
            Action::Edit(edit) => self.edit(edit),
            Action::Hit(step) => self.hit(step),
        };
        changed.into()
    }

    fn turn_mouse(&mut self) -> Effect {
        self.state.mouse = !self.state.mouse;
        let (words, effect) = if self.state.mouse {
            ("mouse on: click and scroll", Effect::TakeMouse)
        } else {
            ("mouse off", Effect::LetGoOfMouse)
        };
        self.say(words);
        effect
    }

    /// Whether an action would do anything here and now; the footer offers only what would.
    pub fn offers(&self, action: Action) -> bool {
        let location = &self.state.location;
        match action {
            Action::Back => self.state.history.can_go_back(),
            Action::Unmark => !location.marked.is_empty(),
            Action::Telling => location.order == Order::Told && self.view(Pane::Timeline) != Context::BRAID,
            Action::Open => location.focus == Pane::Detail && self.address_at_hand().is_some(),
            Action::View(context) => panes::view(context).is_some_and(|view| (view.is_offered)(self)),
            Action::Mark => self.actor_at_hand().is_some(),
            Action::TakeOther => self.state.take.as_ref().is_some_and(|menu| menu.other.is_some()),
            _ => true,
        }
    }

    /// Closes or clears one thing: the search line, the view, the zoom, the query, the marks.
    fn escape(&mut self) -> bool {
        let view = panes::view(self.context());
        if self.leave_taking() {
            return true;
        }
        let location = &mut self.state.location;
        if let Some(search) = self.state.search.take() {
            *location = search.before;
        } else if let Some((pane, usual)) = view.and_then(|view| view.escapes_to.map(|usual| (view.pane, usual))) {
            location.show(pane, usual);
        } else if location.zoom {
            location.zoom = false;
        } else if !location.query.is_empty() {
            location.query.clear();
        } else if !location.marked.is_empty() {
            self.unmark();
        } else if location.scope != Scope::All {
            self.state.history.leave(location.clone());
            location.scope = Scope::All;
            location.beside = None;
            location.order = Order::Time;
        } else {
            return false;
        }
        true
    }
}
