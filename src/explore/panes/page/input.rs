//! Moving in a page: from link to link, and line by line where there is none.

use crate::{
    explore::{action::Motion, explorer::Explorer, layout::Pane, panes::view::WHEEL, state::Location},
    report::lines::{Lines, columns::columns},
};

impl Explorer {
    pub(super) fn go_in_page(&mut self, motion: Motion) -> bool {
        let height = self.layout().rows(Pane::Detail);
        self.state.location.link = self.selected_link();
        let page = self.page();
        let lines = page.lines.len();
        let last_top = lines.saturating_sub(height);
        let Location { page_top: top, link, .. } = &mut self.state.location;
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

    /// Follows the link that is clicked. The pane has the keys then, wherever the link leads.
    pub(super) fn click_in_page(&mut self, x: u16, y: u16) {
        let area = self.layout().inside(Pane::Detail);
        let row = self.state.location.page_top + usize::from(y.saturating_sub(area.y));
        // A column of air stands on each side.
        let column = usize::from(x.saturating_sub(area.x + 1));
        let link = area.contains(x, y).then(|| link_at(&self.page(), row, column)).flatten();
        self.focus(Pane::Detail);
        if link.is_some() {
            self.state.location.link = link;
            self.follow();
        }
    }

    /// Turns the wheel over the page; whichever pane has the keys.
    pub(super) fn scroll_page(&mut self, motion: Motion) -> bool {
        let last = self.page().lines.len().saturating_sub(self.layout().rows(Pane::Detail));
        let top = &mut self.state.location.page_top;
        *top = if motion == Motion::Down { (*top + WHEEL).min(last) } else { top.saturating_sub(WHEEL) };
        true
    }

    /// Keeps what is in view and what is selected within the page.
    pub(in crate::explore) fn settle_page(&mut self) {
        let Some(area) = self.layout().pane(Pane::Detail) else { return };
        // At the top of a page, and without a link, there is nothing that could lie beyond its end.
        if self.state.location.page_top > 0 || self.state.location.link.is_some() {
            let page = self.page();
            let location = &mut self.state.location;
            location.page_top = location.page_top.min(page.lines.len().saturating_sub(area.inner().height.into()));
            location.link = location.link.filter(|link| *link < page.links.len());
        }
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
