//! What the axis of the lanes says: the names of years, decades and centuries, and those of columns.

use super::{
    plan::Plan,
    scale::{Scale, WIDEST},
    unit::{Moment, Unit},
};
use crate::dossier::{Date, Day, Dossier, EventId, date::words};

/// What a column without a date is called.
const UNDATED: &str = "?";

/// Words on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The first cell, from the left edge of the window.
    pub x: usize,
    /// With as many columns as characters.
    pub text: String,
}

impl Scale {
    /// The names of the stretches in the window, with `inset` cells kept free at both ends; those
    /// too short for their names share one.
    pub fn names(&self, left: usize, room: usize, inset: usize) -> Vec<Label> {
        let (from, to) = (inset, room.saturating_sub(inset));
        let mut labels: Vec<Label> = Vec::new();
        // Neighbours without a name yet: where they begin, and the first of them.
        let mut run: Option<(usize, Option<i64>)> = None;
        for at in self.stretches_in_view(left, room) {
            let key = self.columns.stretches[at].key;
            // One whose beginning is out of view is named where it comes into view.
            let x = self.x_or_end(at).saturating_sub(left).max(from);
            let next = self.x_or_end(at + 1).saturating_sub(left).min(to + 1);
            if next <= x {
                continue;
            }
            let room = next - x - 1;
            let (start, first) = run.unwrap_or((x, key));
            if let Some(text) = self.name(key, key, room) {
                labels.push(Label { x, text });
                run = None;
            } else if let Some(text) = self.name(first, key, next.saturating_sub(start + 1)) {
                // A longer range takes the place of a shorter one.
                labels.pop_if(|label| label.x == start);
                labels.push(Label { x: start, text });
                run = Some((start, first));
            } else {
                run = Some((start, first));
            }
        }
        labels
    }

    /// Where a stretch begins; the one after the last at the end.
    fn x_or_end(&self, at: usize) -> usize {
        self.x_of_stretch(at).unwrap_or(self.width + 1)
    }

    /// The name of a stretch, or of several, in at most so many cells.
    fn name(&self, first: Option<i64>, last: Option<i64>, room: usize) -> Option<String> {
        let year = |key: i64| match self.columns.unit.named() {
            Unit::Decade => format!("{}s", words::year(key * 10)),
            Unit::Century => format!("{}s", words::year(key * 100)),
            _ => words::year(key),
        };
        let forms = match (first, last) {
            (first, None) if first.is_some() => Vec::new(),
            (Some(first), Some(last)) if first != last => vec![format!("{}–{}", year(first), year(last))],
            (_, Some(last)) if self.columns.unit.named() == Unit::Year => {
                vec![year(last), format!("’{:02}", last.rem_euclid(100))]
            }
            (_, Some(last)) => vec![year(last)],
            (_, None) => vec!["undated".to_owned(), "?".to_owned()],
        };
        forms.into_iter().find(|form| form.chars().count() <= room)
    }

    /// What a column is called after another.
    fn tick(&self, dossier: &Dossier, event: EventId, moment: &Moment, before: Option<&Moment>) -> Option<String> {
        let year = moment.day.map(Day::year);
        let month = || moment.month().map(|month| words::month(month).to_owned());
        match self.columns.unit {
            Unit::Event | Unit::Day if !moment.is_dated() => Some(UNDATED.into()),
            Unit::Event | Unit::Day if self.pitch + 1 >= WIDEST => {
                let text = dossier.event(event).date.as_ref().map(Date::short)?;
                (text.chars().count() < self.pitch && Some(text.clone()) != year.map(words::year)).then_some(text)
            }
            Unit::Event | Unit::Day => {
                let month_of = |moment: &Moment| (moment.day.map(Day::year), moment.month());
                let new = before.is_none_or(|before| !before.is_dated() || month_of(before) != month_of(moment));
                month().filter(|_| new)
            }
            Unit::Month => month(),
            Unit::Year => {
                year.map(|year| if self.pitch > 4 { words::year(year) } else { format!("{:02}", year.rem_euclid(100)) })
            }
            Unit::Decade => year.map(|year| format!("{:02}s", year.div_euclid(10).rem_euclid(10) * 10)),
            Unit::Century => None,
        }
    }
}

impl Plan {
    /// What the single columns are called, as far as there is room: where columns are closer together than words, some
    /// have none.
    pub fn ticks(&self, dossier: &Dossier, left: usize, room: usize) -> Vec<Label> {
        let Self { scale, lanes } = self;
        let words = !matches!(scale.columns.unit, Unit::Year | Unit::Decade);
        let ticks: Vec<Label> = scale
            .in_view(left, room)
            .filter_map(|at| {
                let moments = lanes.moments.all();
                let event = scale.columns.start(at);
                let before = at.checked_sub(1).map(|before| &moments[scale.columns.start(before)]);
                let text = scale.tick(dossier, lanes.events[event], &moments[event], before)?;
                Some(Label { x: scale.x(at) - left, text })
            })
            .collect();
        let mut labels: Vec<Label> = Vec::new();
        let mut free = 0;
        for tick in ticks {
            let end = tick.x + tick.text.chars().count();
            // A word ends before the next year begins.
            let next = scale.x_of_stretch(scale.stretches_up_to(tick.x + left)).filter(|_| words);
            let until = next.map_or(room, |next| (next - left - 1).min(room));
            let is_mark = tick.text == UNDATED;
            let marks_before = labels.last().is_some_and(|last| last.text == UNDATED && last.x + 1 == tick.x);
            if end > until || tick.x < free && !marks_before {
                continue;
            }
            // Marks stand in a row; a word keeps apart from them.
            labels.truncate(labels.len() - usize::from(marks_before && !is_mark));
            free = end + 1;
            labels.push(tick);
        }
        labels
    }
}
