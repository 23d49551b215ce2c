//! Moving: cursors in lists, links and lines in pages.
//!
//! Must not know which key moves.

use super::{App, action::Motion, layout::Pane, state::Place};
use crate::report::lines::PlacedLink;

impl App<'_> {
    /// Moves whatever has the keys.
    pub(super) fn go(&mut self, motion: Motion) -> bool {
        if let Some(top) = &mut self.asked.help {
            let page = usize::from(self.asked.size.1 / 2).max(1);
            *top = match motion {
                Motion::Up | Motion::PreviousGroup | Motion::Left => top.saturating_sub(1),
                Motion::Down | Motion::NextGroup | Motion::Right => *top + 1,
                Motion::PageUp => top.saturating_sub(page),
                Motion::PageDown => *top + page,
                Motion::First => 0,
                Motion::Last => usize::MAX,
            };
            return true;
        }
        if self.asked.searching.is_some() && self.recall(motion) {
            return true;
        }
        match self.asked.place.focus {
            Pane::Detail if self.centre().is_some() => self.walk(motion),
            Pane::Detail => self.go_in_page(motion),
            Pane::Timeline if self.lanes().is_some() && self.asked.searching.is_none() => self.go_in_lanes(motion, 1),
            pane => self.go_in_list(pane, motion, 1),
        }
    }

    /// Moves the cursor of a list, `by` records at a time.
    pub(super) fn go_in_list(&mut self, pane: Pane, motion: Motion, by: usize) -> bool {
        let top = self.list_place(pane).top;
        let list = if pane == Pane::Actors { &self.derived.actors } else { &self.derived.timeline };
        let page = self.derived.layout.rows(pane).saturating_sub(2).max(1);
        let last = list.rows.len().saturating_sub(1);
        let moved = match (list.cursor, motion) {
            (_, Motion::First) => list.nearest(0, true),
            (_, Motion::Last) => list.nearest(last, false),
            // What was selected has been filtered away: begin where the list is in view.
            (None, _) => list.nearest(top, true),
            (Some(at), Motion::Down) => Some(list.step(at, by, true)),
            (Some(at), Motion::Up) => Some(list.step(at, by, false)),
            (Some(at), Motion::PageDown) => list.nearest((at + page).min(last), true),
            (Some(at), Motion::PageUp) => list.nearest(at.saturating_sub(page), false),
            (Some(at), Motion::NextGroup | Motion::Right) if pane == Pane::Timeline => Some(self.along(at, true)),
            (Some(at), Motion::PreviousGroup | Motion::Left) if pane == Pane::Timeline => Some(self.along(at, false)),
            (Some(at), Motion::NextGroup | Motion::Right) => Some(list.group(at, true)),
            (Some(at), Motion::PreviousGroup | Motion::Left) => Some(list.group(at, false)),
        };
        let Some(id) = moved.and_then(|row| list.record(row)) else { return false };
        let first = moved == list.nearest(0, true);
        let place = self.list_place(pane);
        place.selected = Some(id);
        if first {
            // The heading above the first record comes into view with it.
            place.top = 0;
        }
        self.show_selected();
        true
    }

    fn list_place(&mut self, pane: Pane) -> &mut super::state::ListPlace {
        let place = &mut self.asked.place;
        if pane == Pane::Actors { &mut place.actors } else { &mut place.timeline }
    }

    fn go_in_page(&mut self, motion: Motion) -> bool {
        let height = self.derived.layout.rows(Pane::Detail);
        self.asked.place.link = self.selected_link();
        let page = self.derived.page.get(self.dossier);
        let lines = page.lines.len();
        let last_top = lines.saturating_sub(height);
        let Place { page_top: top, link, .. } = &mut self.asked.place;
        let line_of = |link: usize| page.links[link].line;
        let by_page = height.saturating_sub(2).max(1);
        match motion {
            Motion::Down | Motion::NextGroup | Motion::Right => {
                let next = link.map_or(0, |link| link + 1);
                let next = (next..page.links.len()).find(|next| line_of(*next) >= *top);
                match next {
                    Some(next) if line_of(next) < *top + height => *link = Some(next),
                    _ if *top < last_top => {
                        *top += 1;
                        if let Some(next) = next.filter(|next| line_of(*next) < *top + height) {
                            *link = Some(next);
                        }
                    }
                    _ => {}
                }
            }
            Motion::Up | Motion::PreviousGroup | Motion::Left => {
                let before = link.unwrap_or(page.links.len());
                let previous = (0..before).rev().find(|previous| line_of(*previous) < *top + height);
                match previous {
                    Some(previous) if line_of(previous) >= *top => *link = Some(previous),
                    _ if *top > 0 => {
                        *top -= 1;
                        if let Some(previous) = previous.filter(|previous| line_of(*previous) >= *top) {
                            *link = Some(previous);
                        }
                    }
                    _ => {}
                }
            }
            Motion::PageDown | Motion::Last => {
                *top = if motion == Motion::Last { last_top } else { (*top + by_page).min(last_top) };
                let within = |at: &usize| line_of(*at) >= *top && line_of(*at) < *top + height;
                let mut seen = (0..page.links.len()).filter(within);
                *link = if motion == Motion::Last { seen.next_back() } else { seen.next() }.or(*link);
            }
            Motion::PageUp | Motion::First => {
                *top = if motion == Motion::First { 0 } else { top.saturating_sub(by_page) };
                let seen = |at: &usize| line_of(*at) >= *top && line_of(*at) < *top + height;
                *link = (0..page.links.len()).find(seen).or(*link);
            }
        }
        true
    }

    /// The number of the selected link: the first in view, until the reader moves to another.
    pub fn selected_link(&self) -> Option<usize> {
        let Place { focus, link, page_top: top, .. } = self.asked.place;
        let height = self.derived.layout.rows(Pane::Detail);
        let in_view = |link: &PlacedLink| (top..top + height).contains(&link.line);
        link.or_else(|| {
            let links = || &self.derived.page.get(self.dossier).links;
            (focus == Pane::Detail).then(|| links().iter().position(in_view)).flatten()
        })
    }

    /// The selected link.
    pub(super) fn link_at_hand(&self) -> Option<&PlacedLink> {
        self.derived.page.get(self.dossier).links.get(self.selected_link()?)
    }
}
