//! Clicks and the wheel, for those who have turned the mouse on.
//!
//! Must not know how the terminal reports them.

use unicode_width::UnicodeWidthStr as _;

use super::{
    App,
    action::{Motion, Outcome},
    layout::Pane,
    pulse,
};

/// How many rows one turn of the wheel moves.
const WHEEL: usize = 3;

impl App<'_> {
    pub(super) fn click(&mut self, x: u16, y: u16) -> Outcome {
        if self.asked.help.is_some() {
            self.asked.help = None;
            return Outcome { changed: true, effect: None };
        }
        let Some(pane) = self.derived.layout.pane_at(x, y) else { return Outcome::default() };
        let area = self.derived.layout.pane(pane).unwrap_or_default().inner();
        if let Some(foot) = self.derived.layout.pulse.filter(|foot| foot.contains(x, y)) {
            return self.click_in_pulse(x.saturating_sub(foot.x + pulse::GUTTER));
        }
        let inside = area.contains(x, y);
        let row = usize::from(y.saturating_sub(area.y));
        let changed = match pane {
            Pane::Detail if self.centre().is_some() => return self.click_in_network(x, y),
            Pane::Detail => {
                let link = inside.then(|| self.link_at(row, usize::from(x.saturating_sub(area.x + 1)))).flatten();
                self.focus(Pane::Detail);
                if link.is_some() {
                    self.asked.place.link = link;
                    let outcome = self.act(super::action::Action::Follow);
                    // The pane has the keys now, wherever the link leads.
                    return Outcome { changed: true, ..outcome };
                }
                true
            }
            Pane::Timeline if self.lanes().is_some() => self.click_in_lanes(area, x, y),
            pane => {
                let place = &self.asked.place;
                let (list, top) = if pane == Pane::Actors {
                    (&self.derived.actors, place.actors.top)
                } else {
                    (&self.derived.timeline, place.timeline.top)
                };
                let clicked = list.record(top + row).filter(|_| inside);
                if let Some(id) = clicked {
                    let place = &mut self.asked.place;
                    let at = if pane == Pane::Actors { &mut place.actors } else { &mut place.timeline };
                    at.selected = Some(id);
                }
                if let Some(searching) = &mut self.asked.searching {
                    searching.list_chosen = true;
                }
                self.focus(pane)
            }
        };
        Outcome { changed, effect: None }
    }

    /// Selects the first event of a column of the pulse.
    fn click_in_pulse(&mut self, column: u16) -> Outcome {
        if let Some(id) = self.event_at_column(column.into()) {
            self.asked.place.timeline.selected = Some(id);
        }
        Outcome { changed: self.focus(Pane::Timeline), effect: None }
    }

    /// Selects a neighbour; a second click puts it in the middle.
    fn click_in_network(&mut self, x: u16, y: u16) -> Outcome {
        self.focus(Pane::Detail);
        let area = self.derived.layout.detail.unwrap_or_default().inner();
        let network = &self.derived.network;
        let node = area.contains(x, y).then(|| network.picture.node_at(x - area.x, y - area.y)).flatten();
        let changed = match node.and_then(|node| network.ties.get(node)) {
            Some(_) if node == network.node => self.put_in_the_middle(),
            Some(tie) => self.select_neighbour(tie.actor),
            None => true,
        };
        Outcome { changed, effect: None }
    }

    /// The link at a column of a row of the page in view.
    fn link_at(&self, row: usize, column: usize) -> Option<usize> {
        let line = self.derived.page.get(self.dossier).lines.get(self.asked.place.page_top + row)?;
        let mut x = 0;
        for span in &line.spans {
            let end = x + span.text.width();
            if (x..end).contains(&column) {
                return span.link;
            }
            x = end;
        }
        None
    }

    pub(super) fn scroll(&mut self, x: u16, y: u16, down: bool) -> Outcome {
        let motion = if down { Motion::Down } else { Motion::Up };
        if self.asked.help.is_some() {
            return Outcome { changed: self.go(motion), effect: None };
        }
        let changed = match self.derived.layout.pane_at(x, y) {
            None => false,
            Some(Pane::Detail) if self.centre().is_some() => false,
            Some(Pane::Detail) => {
                let last = self
                    .derived
                    .page
                    .get(self.dossier)
                    .lines
                    .len()
                    .saturating_sub(self.derived.layout.rows(Pane::Detail));
                let top = &mut self.asked.place.page_top;
                *top = if down { (*top + WHEEL).min(last) } else { top.saturating_sub(WHEEL) };
                true
            }
            Some(pane) => {
                // The pane has the keys now, whether or not there was anything to move to.
                self.focus(pane) | self.go_in_list(pane, motion, WHEEL)
            }
        };
        Outcome { changed, effect: None }
    }
}
