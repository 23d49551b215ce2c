//! Moving in a page: from link to link, and line by line where there is none.

use crate::{
    explore::{action::Motion, explorer::Explorer, layout::Pane, panes::view::WHEEL},
    report::lines::{Lines, columns::columns},
};

impl Explorer {
    pub(super) fn go_in_page(&mut self, motion: Motion) -> bool {
        let height = self.layout().rows(Pane::Detail);
        let (mut top, link, last_top) = (self.page_top(), self.selected_link(), self.last_top());
        let page = &*self.page();
        let links = page.links.len();
        let by_page = motion.rows(height);
        let line_of = |link: usize| page.links[link].line;
        let in_view = |top: usize| move |link: &usize| (top..top + height).contains(&page.links[*link].line);
        // Line by line, to the next link, if it is in view or comes into view by that.
        let (next, to) = match motion {
            Motion::Down | Motion::Right => {
                ((link.map_or(0, |link| link + 1)..links).find(|next| line_of(*next) >= top), top + 1)
            }
            Motion::Up | Motion::Left => {
                let before = (0..link.unwrap_or(links)).rev().find(|before| line_of(*before) < top + height);
                (before, top.saturating_sub(1))
            }
            Motion::HalfPageDown | Motion::PageDown => (None, top + by_page),
            Motion::HalfPageUp | Motion::PageUp => (None, top.saturating_sub(by_page)),
            Motion::First => (None, 0),
            Motion::Last => (None, last_top),
        };
        if !next.as_ref().is_some_and(in_view(top)) {
            top = to.min(last_top);
        }
        let mut seen = (0..links).filter(in_view(top));
        let reached = match motion {
            Motion::HalfPageDown | Motion::HalfPageUp | Motion::PageDown | Motion::PageUp | Motion::First => {
                seen.next()
            }
            Motion::Last => seen.next_back(),
            _ => next.filter(in_view(top)),
        };
        let location = &mut self.state.location;
        (location.page_top, location.link) = (top, reached.or(link));
        true
    }

    /// Follows the link that is clicked. The pane has the keys then, wherever the link leads.
    pub(super) fn click_in_page(&mut self, x: u16, y: u16) {
        let area = self.layout().inside(Pane::Detail);
        let row = self.page_top() + usize::from(y.saturating_sub(area.y));
        // A blank column stands on each side.
        let column = usize::from(x.saturating_sub(area.x + 1));
        let link = area.contains(x, y).then(|| link_at(&self.page(), row, column)).flatten();
        self.focus(Pane::Detail);
        if link.is_some() {
            self.state.location.link = link;
            self.follow_link();
        }
    }

    /// Turns the wheel over the page; whichever pane has the keys.
    pub(super) fn scroll_page(&mut self, motion: Motion) -> bool {
        let (top, last) = (self.page_top(), self.last_top());
        self.state.location.page_top =
            if motion == Motion::Down { (top + WHEEL).min(last) } else { top.saturating_sub(WHEEL) };
        true
    }
}

/// The link at a column of a line.
fn link_at(page: &Lines, line: usize, column: usize) -> Option<usize> {
    let mut x = 0;
    for span in &page.lines.get(line)?.segments {
        let end = x + columns(&span.text);
        if (x..end).contains(&column) {
            return span.link;
        }
        x = end;
    }
    None
}
