//! Where the selected event stands in the pulse, moving along it, looking closer.

use super::GUTTER;
use crate::{
    dossier::{Day, Id, Order, Span},
    explore::{
        action::{Step, Zoom},
        explorer::Explorer,
        layout::Pane,
        list::Row,
        sort::EventSort,
    },
    picture::period::{Period, signed},
};

impl Explorer {
    /// How many columns of time the pulse has.
    pub(super) fn pulse_columns(&self) -> Option<usize> {
        self.layout().pulse.map(|area| usize::from(area.width.saturating_sub(GUTTER)).max(1))
    }

    /// The days that an event may have happened on.
    fn span_of(&self, id: Id) -> Option<Span> {
        let Id::Event(event) = id else { return None };
        self.dossier.span_in(self.order(), event)
    }

    /// The day that an event stands for in a list.
    fn day_of(&self, id: Id) -> Option<Day> {
        self.span_of(id)?.anchor()
    }

    /// The time of the selected event.
    pub fn selected_time(&self) -> Option<Period> {
        self.time_of(self.state.location.timeline.selected?)
    }

    /// The time of an event.
    pub(in crate::explore) fn time_of(&self, id: Id) -> Option<Period> {
        Period::of(self.span_of(id)?, self.all_time()?)
    }

    /// The time between the first and the last event of the list that are in view.
    pub fn time_in_view(&self) -> Option<Period> {
        let timeline = self.timeline();
        let lines = self.lines(Pane::Timeline).into_iter().filter(|line| line.part == 0);
        let rows = lines.map(|line| timeline.rows[line.row]);
        let days = rows.filter_map(|row| if let Row::Record(id) = row { self.day_of(id) } else { None });
        days.map(|day| Period::new(day, day)).reduce(Period::with)
    }

    /// Shows a shorter span of time around the selected event, or a longer one.
    pub(in crate::explore) fn zoom_time(&mut self, zoom: Zoom) -> bool {
        let (Some(whole), Some(columns)) = (self.all_time(), self.pulse_columns()) else {
            return self.say("there is no room for the pulse in this window");
        };
        let shown = self.period_in_view().unwrap_or(whole);
        let centre = self.selected_time().and_then(|time| time.shared(shown)).unwrap_or(shown).middle();
        let span = shown.zoomed(zoom, centre, whole, signed(columns));
        if span == shown {
            return self.say(match zoom {
                Zoom::Closer => "a column is a day: closer there is nothing to see",
                Zoom::Wider => "this is all the time",
            });
        }
        self.ask_for(span);
        true
    }

    /// The row to go to from a row of the timeline: the first event in the next column of the
    /// pulse that has any, or in this one, then the one before. Without a pulse, by headings.
    pub(in crate::explore) fn along(&self, from: usize, step: Step) -> usize {
        let list = self.timeline();
        let by_heading = || list.group(from, step);
        let Some(pulse) = self.pulse() else { return by_heading() };
        let columns = pulse.period.columns(pulse.bins.len());
        let column = |row: usize| list.record(row).and_then(|id| self.day_of(id)).map(|day| columns.of(day));
        let Some(own) = column(from) else { return by_heading() };
        let is_in_time = self.order() == Order::Time && self.state.search.is_none();
        let is_in_time = is_in_time && self.event_sort() == EventSort::Time;
        let along = if is_in_time { along_time } else { along_any };
        along(from, step, own, list.rows.len(), &column)
    }

    /// The first event in a column of the pulse, or in the nearest that has any.
    fn event_at_column(&self, column: usize) -> Option<Id> {
        let pulse = self.pulse()?;
        let timeline = self.timeline();
        let columns = pulse.period.columns(pulse.bins.len());
        let column_of = |id: Id| Some((columns.of(self.day_of(id)?), id));
        let dated = timeline.events().filter_map(|event| column_of(event.into()));
        let far = |at: i64| at.abs_diff(signed(column));
        dated.min_by_key(|(at, _)| far(*at)).map(|(_, id)| id)
    }

    /// Selects the first event of the column that is clicked; whether the click was in the pulse.
    pub(in crate::explore) fn click_in_pulse(&mut self, x: u16, y: u16) -> bool {
        let Some(foot) = self.layout().pulse.filter(|foot| foot.contains(x, y)) else { return false };
        if let Some(id) = self.event_at_column(x.saturating_sub(foot.x + GUTTER).into()) {
            self.state.location.timeline.selected = Some(id);
        }
        self.focus(Pane::Timeline)
    }
}

/// The row to go to from a row in a column of the pulse, given the columns of the others.
fn along_any(from: usize, step: Step, own: i64, rows: usize, column: &dyn Fn(usize) -> Option<i64>) -> usize {
    let rows = (0..rows).filter_map(|row| Some((column(row)?, row)));
    let next = if step == Step::Next {
        rows.filter(|(column, _)| *column > own).min()
    } else {
        // Of the rows before this one in the same column, or in those before, the first.
        let before = rows.filter(|(column, row)| *column < own || (*column == own && *row < from));
        before.max_by_key(|(column, row)| (*column, std::cmp::Reverse(*row)))
    };
    next.map_or(from, |(_, row)| row)
}

/// The same where the rows are in the order of time: only the rows in between are looked at.
fn along_time(from: usize, step: Step, own: i64, rows: usize, column: &dyn Fn(usize) -> Option<i64>) -> usize {
    if step == Step::Next {
        return (from + 1..rows).find(|row| column(*row).is_some_and(|column| column > own)).unwrap_or(from);
    }
    let mut to: Option<(i64, usize)> = None;
    for row in (0..from).rev() {
        match (column(row), to) {
            (None, _) => {}
            (Some(column), Some((known, _))) if column != known => break,
            (Some(column), _) => to = Some((column, row)),
        }
    }
    to.map_or(from, |(_, row)| row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn in_the_order_of_time_the_rows_in_between_are_enough(
            rows in proptest::collection::vec(proptest::option::of(0i64..3), 1..30), from in 0usize..30, forwards in any::<bool>(),
        ) {
            let mut day = 0;
            let columns: Vec<Option<i64>> = rows.iter().map(|more| more.map(|more| { day += more; day })).collect();
            let dated: Vec<usize> = (0..columns.len()).filter(|row| columns[*row].is_some()).collect();
            prop_assume!(!dated.is_empty());
            let from = dated[from % dated.len()];
            let (own, step) = (columns[from].unwrap(), if forwards { Step::Next } else { Step::Previous });
            let column = |row: usize| columns[row];
            let all = along_any(from, step, own, columns.len(), &column);
            prop_assert_eq!(along_time(from, step, own, columns.len(), &column), all);
        }
    }
}
