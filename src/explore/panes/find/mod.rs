//! Finding in the page, or in the help while that is open, as browsers do: the view follows what is typed, and the
//! line stays until Esc. After that, n and N still walk what it finds, on every page.

mod draw;
pub mod state;

use std::{ops::Range, rc::Rc};

pub use self::draw::draw;
use self::state::{FindLine, FoundLine};
use crate::{
    explore::{
        action::{Context, Edit, Step},
        explorer::Explorer,
        field::TextField,
        layout::Pane,
        memo::Same,
        places::Places,
    },
    picture::area::{scrolled, surroundings},
    report::lines::Line,
};

impl Context {
    /// Finding in the page or in the help.
    pub const FIND: Self = Self("find");
}

impl Explorer {
    /// Opens the line.
    pub(in crate::explore) fn find(&mut self) -> bool {
        let from = self.first_line_in_view();
        self.forget_found();
        self.state.find = Some(FindLine { from, ..FindLine::default() });
        true
    }

    /// Types text at the cursor.
    pub(in crate::explore) fn type_in_find(&mut self, text: &str) -> bool {
        self.change_find(|line| line.insert(text))
    }

    pub(in crate::explore) fn edit_find(&mut self, edit: Edit) -> bool {
        self.change_find(|line| line.edit(edit))
    }

    fn change_find(&mut self, change: impl FnOnce(&mut TextField)) -> bool {
        let Some(find) = &mut self.state.find else { return false };
        let before = find.line.text().to_owned();
        change(&mut find.line);
        if find.line.text() != before {
            let from = find.from;
            let at = self.places().first_from(from);
            self.show_place(at);
        }
        true
    }

    /// To the next place, or the one before, and round again; on an empty line, to what was found last.
    pub(in crate::explore) fn go_to_place(&mut self, step: Step) -> bool {
        let Some(find) = &mut self.state.find else { return false };
        if find.line.text().is_empty() {
            let last = self.state.found_last.clone();
            return self.type_in_find(&last);
        }
        self.state.found_last = find.line.text().to_owned();
        let (at, places) = (find.at, self.places());
        let count = places.len();
        if count == 0 {
            return false;
        }
        let from = self.first_line_in_view();
        let at = match (at, step) {
            (Some(at), Step::Next) => (at + 1) % count,
            (Some(at), Step::Previous) => (at + count - 1) % count,
            (None, Step::Next) => places.first_from(from),
            (None, Step::Previous) => (places.first_from(from) + count - 1) % count,
        };
        self.show_place(at)
    }

    /// Ends it; what is in view stays there, and what was found can still be walked: in pages until Esc, in the help
    /// until that is closed.
    pub(in crate::explore) fn end_find(&mut self) -> bool {
        let has_places = !self.places().is_empty();
        let Some(find) = self.state.find.take() else { return false };
        if !find.line.text().is_empty() {
            find.line.text().clone_into(&mut self.state.found_last);
        }
        if has_places && self.state.help.is_some() {
            self.state.found_in_help = Some(find);
        } else if has_places {
            self.state.found = Some(FoundLine { subject: self.state.location.subject, find });
        }
        true
    }

    /// Whether the page has the keys, and something is looked for in pages.
    pub(in crate::explore) fn walks_places(&self) -> bool {
        let is_page = self.state.location.focus == Pane::Detail && self.view(Pane::Detail) == Context::PAGE;
        is_page && self.state.found.is_some()
    }

    /// To the next place of what was found in the page or in the help last, or to the one before.
    pub(in crate::explore) fn walk_places(&mut self, step: Step) -> bool {
        let Some(found) = self.still_found().cloned() else {
            return self.say("nothing was found here; / finds");
        };
        let count = self.places().len();
        if count == 0 {
            return self.say(format!("\"{}\" is not on this page; Esc ends finding", found.line.text()));
        }
        self.state.find = Some(found);
        self.go_to_place(step);
        let at = self.state.find.as_ref().and_then(|find| find.at).unwrap_or_default();
        self.end_find();
        let end = if self.state.help.is_some() { "Esc closes the help" } else { "Esc ends it" };
        self.say(format!("{} of {count}; {end}", at + 1))
    }

    /// What was found in pages is no longer walked; whether it was.
    pub(in crate::explore) fn end_walk(&mut self) -> bool {
        self.context() == Context::PAGE && self.walks_places() && self.end_finding()
    }

    /// The same wherever the keys are.
    pub(in crate::explore) fn end_finding(&mut self) -> bool {
        self.state.found = None;
        self.say("no longer finding; n leads to the network again")
    }

    /// On another page the reader has come to no place yet; what was found in the help goes with it.
    pub(in crate::explore) fn look_further(&mut self) {
        let subject = self.state.location.subject;
        if let Some(found) = self.state.found.as_mut().filter(|found| found.subject != subject) {
            found.subject = subject;
            found.find.at = None;
        }
        if self.state.help.is_none() {
            self.state.found_in_help = None;
        }
    }

    fn forget_found(&mut self) {
        if self.state.help.is_some() {
            self.state.found_in_help = None;
        } else {
            self.state.found = None;
        }
    }

    /// What is still looked for in pages, or in the help while that is open, though its line is closed.
    pub(in crate::explore) fn still_found(&self) -> Option<&FindLine> {
        match self.state.help {
            Some(_) => self.state.found_in_help.as_ref(),
            None => self.state.found.as_ref().map(|found| &found.find),
        }
    }

    /// What is looked for, or was found.
    fn looked_for(&self) -> Option<&FindLine> {
        self.state.find.as_ref().or(self.still_found())
    }

    /// Looks for what is typed in the whole dossier instead.
    pub(in crate::explore) fn search_instead(&mut self) {
        let typed = self.state.find.take().map(|find| find.line.text().to_owned());
        self.state.help = None;
        self.search();
        if let Some(typed) = typed.filter(|typed| !typed.is_empty()) {
            self.type_text(&typed);
        }
    }

    /// What is found from now on begins with what is in view.
    pub(in crate::explore) fn find_from_here(&mut self) {
        if self.state.find.is_some() {
            let from = self.first_line_in_view();
            self.state.find.iter_mut().for_each(|find| find.from = from);
        }
    }

    /// Brings a place into view, moving as little as can be; a link that it is in is selected.
    fn show_place(&mut self, at: usize) -> bool {
        let Some(find) = &mut self.state.find else { return false };
        find.at = Some(at);
        let Some((line, column)) = self.places().start(at) else {
            let from = self.state.find.as_ref().map_or(0, |find| find.from);
            return self.show_line(from);
        };
        let (height, whole) = self.lines_in_view();
        let top = scrolled(self.first_line_in_view(), height, Some(surroundings(line, height / 6)), whole);
        self.show_line(top);
        if self.state.help.is_none() {
            self.state.location.link = self.link_in(line, column).or(self.state.location.link);
        }
        true
    }

    /// Lets the page or the help begin with a line.
    fn show_line(&mut self, top: usize) -> bool {
        match &mut self.state.help {
            Some(help) => *help = top,
            None => self.state.location.page_top = top,
        }
        true
    }

    fn first_line_in_view(&self) -> usize {
        self.state.help.unwrap_or_else(|| self.page_top())
    }

    /// How many lines are in view, and how many there are.
    fn lines_in_view(&self) -> (usize, usize) {
        if self.state.help.is_some() {
            self.lines_of_help_in_view()
        } else {
            (self.layout().rows(Pane::Detail), self.page().lines.len())
        }
    }

    /// The link at a byte of a line of the page.
    fn link_in(&self, line: usize, at: usize) -> Option<usize> {
        let page = self.page();
        let mut end = 0;
        page.lines.get(line)?.segments.iter().find_map(|segment| {
            end += segment.text.len();
            (at < end).then_some(segment.link)
        })?
    }

    /// Where what is typed stands.
    pub fn places(&self) -> Rc<Places> {
        let typed = self.looked_for().map_or_else(String::new, |find| find.line.text().to_owned());
        let page = self.state.help.is_none().then(|| Same(self.page()));
        self.derived.places.get((page, self.state.size.0, typed), |(page, width, typed)| match page {
            Some(page) => Places::of(&page.lines.iter().map(Line::text).collect::<Vec<_>>(), typed),
            None => Places::of(&Self::lines_of_help(*width), typed),
        })
    }

    /// The parts of a line of the page where what is typed stands, and whether the reader has come to them; nothing
    /// while nothing is looked for there.
    pub fn found_in_page(&self, line: usize) -> Vec<(Range<usize>, bool)> {
        if self.state.help.is_some() { Vec::new() } else { self.found_on(line) }
    }

    /// The same in the help.
    pub fn found_in_help(&self, line: usize) -> Vec<(Range<usize>, bool)> {
        if self.state.help.is_some() { self.found_on(line) } else { Vec::new() }
    }

    fn found_on(&self, line: usize) -> Vec<(Range<usize>, bool)> {
        let Some(find) = self.looked_for().filter(|find| !find.line.text().is_empty()) else {
            return Vec::new();
        };
        self.places().on(line).map(|(at, part)| (part, Some(at) == find.at)).collect()
    }
}
