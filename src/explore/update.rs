//! One input in, a changed state out.

use super::{
    action::{Action, Context, Edit, Effect, Motion, Outcome, Over, Step, Take},
    explorer::Explorer,
    keys,
    layout::Pane,
    message::Message,
    panes::{
        self,
        view::{View, WHEEL},
    },
};
use crate::{
    dossier::Order,
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
            Input::Paste(text) => self.take_paste(&text).into(),
            Input::Click { x, y } => self.click(x, y),
            Input::Scroll { x, y, wheel } => self.scroll(x, y, wheel).into(),
            Input::Resize { width, height } => {
                self.state.size = (width, height);
                Effect::Repaint.into()
            }
        };
        self.rescope();
        self.return_to_what_is_kept(false);
        self.return_to_lane(false);
        self.look_further();
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

    fn click(&mut self, x: u16, y: u16) -> Outcome {
        // Who clicks elsewhere has done with finding.
        let ended = self.end_find();
        let outcome = if self.takes_along() {
            self.click_in_menu(x, y).into()
        } else if self.state.overlay.is_some() {
            self.click_in_overlay(x, y)
        } else {
            self.click_panes(x, y).into()
        };
        Outcome { changed: outcome.changed || ended, ..outcome }
    }

    fn click_panes(&mut self, x: u16, y: u16) -> bool {
        self.state.help.take().is_some()
            || self.click_in_chapters(x, y)
            || self.view_at(x, y).map(|view| (view.click)(self, x, y)).is_some()
    }

    fn scroll(&mut self, x: u16, y: u16, wheel: Wheel) -> bool {
        let motion = match wheel {
            Wheel::Up => Motion::Up,
            Wheel::Down => Motion::Down,
        };
        if self.state.overlay.is_some() {
            return self.scroll_overlay(motion);
        }
        if self.state.help.is_some() {
            return (0..WHEEL).filter(|_| self.go_in_help(motion)).count() > 0;
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
        if self.state.overlay.is_some() {
            return self.go_in_overlay(motion);
        }
        let changed = self.go_in_front(motion);
        self.find_from_here();
        changed
    }

    fn go_in_front(&mut self, motion: Motion) -> bool {
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
            if matches!(action, Action::Move(_)) && self.state.overlay.is_none() {
                self.return_to_what_is_kept(true);
                self.return_to_lane(true);
            }
            if action != Action::Open && action != Action::Copy {
                self.state.address = None;
            }
            return self.act(action);
        }
        match key {
            _ if !keys::TYPING.contains(&context) => self.say_why_not(key).into(),
            Key { code: Code::Char(c), ctrl: false, alt: false, .. } => {
                self.type_in(context, c.encode_utf8(&mut [0; 4])).into()
            }
            _ => Outcome::default(),
        }
    }

    /// Types text in the line that is open, if one is.
    fn type_in(&mut self, context: Context, text: &str) -> bool {
        match context {
            Context::SEARCH => self.type_text(text),
            Context::FIND => self.type_in_find(text),
            Context::PALETTE => self.type_in_overlay(text),
            Context::FILE => self.type_name(text),
            _ => false,
        }
    }

    /// Moves the cursor of the line that is open, or changes what stands there.
    fn edit_line(&mut self, edit: Edit) -> bool {
        match self.context() {
            Context::FIND => self.edit_find(edit),
            Context::PALETTE => self.edit_in_overlay(edit),
            Context::FILE => self.edit_name(edit),
            _ => self.edit(edit),
        }
    }

    /// Pasted text goes to the line that is open, or else to the search line, and only there.
    fn take_paste(&mut self, text: &str) -> bool {
        match self.context() {
            Context::TRAIL => false,
            Context::TAKE | Context::FILE => self.paste_name(text),
            context @ (Context::FIND | Context::PALETTE) => self.type_in(context, text.trim()),
            _ => self.paste(text),
        }
    }

    /// Does what a key asks for.
    pub(super) fn act(&mut self, action: Action) -> Outcome {
        let location = &mut self.state.location;
        let changed = match action {
            Action::Quit => return Effect::Quit.into(),
            Action::Suspend => return Effect::Suspend.into(),
            Action::Redraw => return Effect::Repaint.into(),
            Action::Mouse => return self.turn_mouse().into(),
            Action::Open => return self.open_address(),
            Action::Copy => return self.copy_address(),
            Action::Over(over) => return self.act_over(over),
            Action::Take(take) => return self.act_take(take),
            Action::Search => {
                self.search();
                return Effect::MakeFinder.into();
            }
            Action::Move(motion) => self.go(motion),
            Action::Focus(pane) => self.go_to_pane(pane),
            Action::NextPane => self.pass_to(self.pane_beside(1)),
            Action::PreviousPane => self.pass_to(self.pane_beside(Pane::ALL.len() - 1)),
            Action::ToList => self.focus(self.state.location.list),
            Action::Follow => self.front().is_some_and(|view| (view.follow)(self)),
            Action::Back => self.go_back(),
            Action::Forward => self.state.history.forward(location) || self.say("nowhere to go forward to"),
            Action::Mark => self.mark(),
            Action::Unmark => self.unmark(),
            Action::Event(step) => self.go_in_time(step),
            Action::Chapter(step) => self.go_to_chapter(step),
            Action::ChapterAlone => self.narrow_to_chapter(),
            Action::View(Context::FILTERS) => {
                let changed = self.turn_view(Context::FILTERS);
                // The first filter is to find something at once.
                return Outcome { changed, effect: Some(Effect::MakeFinder) };
            }
            Action::View(context) => self.turn_view(context),
            Action::Pair => self.pair(),
            Action::Alone => self.choose_alone(),
            Action::TypeDate => {
                self.type_date();
                return Effect::MakeFinder.into();
            }
            Action::SortList => self.sort_list(),
            Action::SortSources => self.sort_sources(),
            Action::Lacks => self.turn_lacks(),
            Action::AsKnownThen => self.read_as_known_then(),
            Action::Telling => self.turn_telling(),
            Action::About => self.turn_about(),
            Action::Zoom => {
                location.zoom = !location.zoom;
                true
            }
            Action::Border(step) => self.move_border(step),
            Action::Columns(zoom) => self.zoom_lanes(zoom),
            Action::Fit => self.fit_lanes(),
            Action::Period(zoom) => self.zoom_time(zoom),
            Action::AllTime => self.show_all_time(),
            Action::Help => {
                self.state.help = if self.state.help.is_some() { None } else { Some(0) };
                true
            }
            Action::Escape => self.escape(),
            Action::Keep => self.keep(),
            Action::Complete => self.complete(),
            Action::Edit(edit) => self.edit_line(edit),
            Action::Hit(step) => self.hit(step),
        };
        changed.into()
    }

    /// Goes to a view, or from it back to the usual one. Of one in the detail, the list that had the keys is remembered.
    fn turn_view(&mut self, context: Context) -> bool {
        if context == Context::NETWORK && self.walks_places() {
            // The key goes from hit to hit in lists, and does so here where something was found.
            return self.walk_places(Step::Next);
        }
        let Some(view) = panes::view(context) else { return false };
        let (from, before) = (self.state.location.focus, self.state.location.came_from);
        let is_about = self.state.location.subject == Subject::About && view.pane == Pane::Timeline;
        let changed = (view.turn)(self);
        if is_about {
            // As for who passes by, it stays until something is selected.
            self.state.location.turn_to(Subject::About);
        }
        if view.pane == Pane::Detail && self.context() == context {
            self.state.location.came_from = if from == Pane::Detail { before } else { Some(from) };
        }
        changed
    }

    /// Does what a key asks for of what lies over the panes.
    fn act_over(&mut self, over: Over) -> Outcome {
        match over {
            Over::Palette => self.open_palette().into(),
            Over::Trail => self.open_trail().into(),
            Over::Choose => self.take_chosen(),
            Over::Find => self.find().into(),
            Over::Place(step) => self.go_to_place(step).into(),
            Over::SearchInstead => {
                self.search_instead();
                Effect::MakeFinder.into()
            }
        }
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
            // The key goes on to what is looked for.
            Action::View(Context::NETWORK) if self.walks_places() => false,
            Action::View(context) => panes::view(context).is_some_and(|view| (view.is_offered)(self)),
            Action::Follow => !self.has_nothing_to_read(),
            Action::Mark => self.actor_at_hand().is_some(),
            Action::Chapter(_) | Action::ChapterAlone => !self.chapters().is_empty(),
            Action::Over(Over::Trail) => self.state.history.can_go_back() || self.state.history.can_go_forward(),
            Action::Take(Take::Other) => self.state.take.as_ref().is_some_and(|menu| menu.other.is_some()),
            _ => true,
        }
    }
}
