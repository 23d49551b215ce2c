//! Switching filters on and off.

use super::{
    derived::{Choice, Line},
    draw,
};
use crate::explore::{
    action::{Context, Motion},
    explorer::Explorer,
    layout::Pane,
};

impl Explorer {
    /// From the page to the filters, and back.
    pub(super) fn turn_filters(&mut self) -> bool {
        let location = &mut self.state.location;
        if location.views.of(Pane::Detail) == Context::FILTERS && location.focus == Pane::Detail {
            location.show(Pane::Detail, Context::PAGE);
            return true;
        }
        if location.views.of(Pane::Detail) != Context::FILTERS {
            self.state.history.leave(location.clone());
            location.show(Pane::Detail, Context::FILTERS);
            location.filter = None;
        }
        self.focus(Pane::Detail)
    }

    pub(super) fn go_in_filters(&mut self, motion: Motion) -> bool {
        let Some(at) = self.filter_at_hand() else { return false };
        let lines = self.filters();
        let page = motion.rows(self.layout().rows(Pane::Detail));
        let is_switch = |row: &usize| matches!(lines[*row], Line::Switch(_));
        let below = |from: usize| (from..lines.len()).find(is_switch);
        let above = |from: usize| (0..=from.min(lines.len() - 1)).rev().find(is_switch);
        let heading = |row: &usize| matches!(lines[*row], Line::Heading(..));
        let to = match motion {
            Motion::Up => at.checked_sub(1).and_then(above),
            Motion::Down => below(at + 1),
            Motion::HalfPageUp | Motion::PageUp => above(at.saturating_sub(page)).or_else(|| below(0)),
            Motion::HalfPageDown | Motion::PageDown => above(at + page),
            Motion::First => below(0),
            Motion::Last => above(lines.len()),
            // To the first of the next group, of this one, of the one before.
            Motion::Right => (at..lines.len()).find(heading).and_then(below),
            Motion::Left => {
                let before = at.checked_sub(2).and_then(|from| (0..=from).rev().find(heading));
                before.and_then(below)
            }
        };
        let Some(Line::Switch(switch)) = to.map(|to| &lines[to]) else { return false };
        self.state.location.filter = Some(switch.choice);
        to != Some(at)
    }

    /// Switches what is selected on or off. It stays selected; where it goes away, what stands there then is.
    pub(super) fn switch_filter(&mut self) -> bool {
        let Some(at) = self.filter_at_hand() else { return false };
        let (lines, asked) = (self.filters(), self.asked());
        let Line::Switch(switch) = &lines[at] else { return false };
        let query = match switch.choice {
            Choice::Active(value) | Choice::Value(value) => asked.switched(value, &self.all),
            Choice::Part(part) => asked.without_part(part),
        };
        self.narrow(query);
        self.state.location.filter = Some(match switch.choice {
            Choice::Value(value) => Choice::Value(value),
            removed => {
                let there = self.filters().get(at).or(self.filters().get(at.saturating_sub(1))).cloned();
                match (there, removed) {
                    (Some(Line::Switch(there)), _) => there.choice,
                    (_, Choice::Active(value)) => Choice::Value(value),
                    (_, removed) => removed,
                }
            }
        });
        true
    }

    pub(super) fn click_in_filters(&mut self, x: u16, y: u16) {
        self.focus(Pane::Detail);
        let area = self.layout().inside(Pane::Detail);
        if !area.contains(x, y) {
            return;
        }
        let rows = draw::rows(self);
        let Some(row) = rows.get(draw::top(self, &rows) + usize::from(y - area.y)) else { return };
        if let Some(Line::Switch(switch)) = self.filters().get(row.line) {
            self.state.location.filter = Some(switch.choice);
            self.switch_filter();
        }
    }
}
