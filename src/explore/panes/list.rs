//! Moving in lists, by keys and by the mouse.

use std::{cell::OnceCell, rc::Rc};

use super::view::WHEEL;
use crate::{
    dossier::{EventId, Id},
    explore::{
        action::{Motion, Step},
        explorer::Explorer,
        layout::Pane,
        list::{Heights, Line, List, Row},
        memo::Same,
    },
    report::Subject,
};

impl Explorer {
    /// The list of a pane.
    pub(in crate::explore) fn list(&self, pane: Pane) -> Rc<List> {
        if pane == Pane::Actors { self.actors() } else { self.timeline() }
    }

    /// The row of the selected record in the list of a pane, if it is among them.
    pub fn cursor(&self, pane: Pane) -> Option<usize> {
        let cause = (Same(self.list(pane)), self.state.location.list_state(pane).selected);
        *self.derived.cursors.get(cause, |(list, selected)| selected.and_then(|id| list.row_of(id)))
    }

    /// Moves the cursor of a list, `by` records at a time.
    pub(in crate::explore) fn go_in_list(&mut self, pane: Pane, motion: Motion, by: usize) -> bool {
        let top = self.top(pane);
        let list = self.list(pane);
        let in_view = self.lines(pane).last().map_or(0, |line| line.row + 1 - top);
        let page = motion.rows(in_view);
        let last = list.rows.len().saturating_sub(1);
        let along = |at, step| if pane == Pane::Timeline { self.along(at, step) } else { list.group(at, step) };
        let moved = match (self.cursor(pane), motion) {
            (_, Motion::First) => list.nearest(0, Step::Next),
            (_, Motion::Last) => list.nearest(last, Step::Previous),
            // What was selected has been filtered away: begin where the list is in view.
            (None, _) => list.nearest(top, Step::Next),
            (Some(at), Motion::Down) => Some(list.step(at, by, Step::Next)),
            (Some(at), Motion::Up) => Some(list.step(at, by, Step::Previous)),
            (Some(at), Motion::HalfPageDown | Motion::PageDown) => list.nearest((at + page).min(last), Step::Next),
            (Some(at), Motion::HalfPageUp | Motion::PageUp) => list.nearest(at.saturating_sub(page), Step::Previous),
            (Some(at), Motion::Right) => Some(along(at, Step::Next)),
            (Some(at), Motion::Left) => Some(along(at, Step::Previous)),
        };
        let Some((row, id)) = moved.and_then(|row| Some((row, list.record(row)?))) else { return false };
        let from = self.cursor(pane);
        let state = self.state.location.list_state_mut(pane);
        state.selected = Some(id);
        // A page brings what comes after it into view, not only the cursor to its end.
        match (motion, from) {
            (Motion::HalfPageDown | Motion::PageDown, Some(from)) => state.top = top + row.saturating_sub(from),
            (Motion::HalfPageUp | Motion::PageUp, Some(from)) => {
                state.top = top.saturating_sub(from.saturating_sub(row));
            }
            _ => {}
        }
        self.show_selected();
        true
    }

    /// Selects an event of the timeline.
    pub(in crate::explore) fn select_event(&mut self, event: EventId) {
        self.state.location.timeline.selected = Some(event.into());
        self.show_selected();
    }

    /// Selects the record at a row of the window.
    pub(in crate::explore) fn click_in_list(&mut self, pane: Pane, x: u16, y: u16) {
        let area = self.layout().inside(pane);
        let line = self.lines(pane).get(usize::from(y.saturating_sub(area.y))).copied();
        let id = line.and_then(|line| self.list(pane).record(line.row));
        if let Some(id) = id.filter(|_| area.contains(x, y)) {
            self.state.location.list_state_mut(pane).selected = Some(id);
        }
        if let Some(search) = &mut self.state.search {
            search.list = Some(pane);
        }
        self.focus(pane);
    }

    /// Turns the wheel over a list: other rows come into view. What is selected stays so, and the keys stay where
    /// they are.
    pub(in crate::explore) fn scroll_in_list(&mut self, pane: Pane, motion: Motion) -> bool {
        let (list, top, rows) = (self.list(pane), self.top(pane), self.layout().rows(pane));
        let wanted = if motion == Motion::Down { top + WHEEL } else { top.saturating_sub(WHEEL) };
        let to = list.top(wanted, rows, None, self.tall(pane, &list));
        let kept = self.kept_in_view(pane).and_then(|row| list.record(row));
        let state = self.state.location.list_state_mut(pane);
        if to != top {
            (state.top, state.left_behind) = (to, kept);
        }
        to != top
    }

    /// What is to be in view is again, unless it is what the wheel has turned away from; of the list with the keys,
    /// that too where a key has moved in it.
    pub(in crate::explore) fn return_to_what_is_kept(&mut self, has_moved: bool) {
        for pane in [Pane::Timeline, Pane::Actors] {
            let Some(left) = self.state.location.list_state(pane).left_behind else { continue };
            let kept = self.kept_in_view(pane).and_then(|row| self.list(pane).record(row));
            if kept != Some(left) || has_moved && self.state.location.focus == pane {
                self.state.location.list_state_mut(pane).left_behind = None;
            }
        }
    }

    /// The first row in view in the list of a pane: where the reader left it, moved as little as brings
    /// what is selected into view, or in the list that hasn't the keys, what belongs to the page.
    pub fn top(&self, pane: Pane) -> usize {
        let (layout, left) = (self.layout(), self.state.location.list_state(pane).top);
        if layout.pane(pane).is_none() {
            return left;
        }
        let list = self.list(pane);
        let behind = self.state.location.list_state(pane).left_behind;
        let row = self.kept_in_view(pane).filter(|row| behind.is_none() || list.record(*row) != behind);
        list.top(left, layout.rows(pane), row, self.tall(pane, &list))
    }

    /// The row that is to be in view.
    fn kept_in_view(&self, pane: Pane) -> Option<usize> {
        if self.state.location.list == pane { self.cursor(pane) } else { self.related_row(pane) }
    }

    /// What each line of the list of a pane shows.
    pub fn lines(&self, pane: Pane) -> Vec<Line> {
        let list = self.list(pane);
        list.lines(self.top(pane), self.layout().rows(pane), self.tall(pane, &list))
    }

    /// In how many lines each row of a list is shown: what is kept of that holds for its columns, and while a ranked
    /// list names the year in each row.
    fn tall<'e>(&'e self, pane: Pane, list: &'e Rc<List>) -> impl Fn(usize) -> usize + 'e {
        let columns = self.layout().inside(pane).width;
        let cause = (Same(Rc::clone(list)), self.view(pane), columns, self.state.search.is_some());
        let heights = self.derived.heights.get(cause, |(list, ..)| Heights::new(list.rows.len()));
        let tall = OnceCell::new();
        let count = move |id| {
            let tall = tall.get_or_init(|| self.shown_in(pane).map(|view| (view.tall)(self)));
            tall.as_ref().map_or(1, |tall| tall(id))
        };
        move |row| heights.of(row, || list.record(row).map_or(1, &count))
    }

    /// The first row of a list that belongs to what the detail is about, where that is a record of the
    /// other list.
    fn related_row(&self, pane: Pane) -> Option<usize> {
        let subject = self.state.location.subject;
        *self.derived.related.get((Same(self.list(pane)), subject), |(list, subject)| match *subject {
            Subject::Record(Id::Event(event)) if pane == Pane::Actors => {
                self.dossier.cast(event).first().and_then(|(actor, _)| list.row_of((*actor).into()))
            }
            Subject::Record(Id::Actor(actor)) if pane == Pane::Timeline => list.rows.iter().position(
                |row| matches!(row, Row::Record(Id::Event(event)) if self.dossier.role_in(*event, actor).is_some()),
            ),
            _ => None,
        })
    }
}
