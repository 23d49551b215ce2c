//! The pulse in the hand: which time it shows, where the selected event stands in it, moving along
//! it, looking closer.
//!
//! Must not know how it is drawn, nor which keys ask.

use super::{
    App,
    list::Row,
    pulse::{self, Pulse},
};
use crate::{
    dossier::{Date, Day, Dossier, EventId, Id, Telling},
    picture::period::{Period, signed},
};

/// The date of an event, as one of the tellings has it.
pub fn date_of(dossier: &Dossier, event: EventId, telling: Telling) -> Option<&Date> {
    let record = dossier.event(event);
    match telling {
        Telling::Checked => record.date.as_ref(),
        Telling::Subject => {
            let subject = dossier.subject().map(|id| dossier.source(id).id.as_str());
            let own = record.citations.iter().find(|citation| Some(citation.source.as_str()) == subject);
            own.and_then(|citation| citation.date.as_ref())
        }
    }
}

impl App<'_> {
    /// Finds out over which time there is anything to show, and takes room for it.
    pub(super) fn make_room_for_pulse(&mut self) {
        let telling = self.asked.place.telling;
        if self.derived.made_for.all_time != Some(telling) {
            self.derived.made_for.all_time = Some(telling);
            let dates = self.dossier.events().filter_map(|(event, _)| date_of(self.dossier, event, telling));
            let days = dates.map(Date::span).flat_map(|span| [span.first, span.last]).flatten();
            let whole = days.map(|day| Period::new(day, day)).reduce(Period::with);
            self.derived.all_time = whole.map(Period::whole_years);
        }
        if self.derived.all_time.is_some() {
            self.derived.layout.make_room_for_pulse();
        }
    }

    /// Brings the pulse up to date: it shows the span that was asked for, moved so that the
    /// selected event is in it.
    pub(super) fn derive_pulse(&mut self) {
        let (Some(whole), Some(columns)) = (self.derived.all_time, self.pulse_columns()) else {
            self.derived.pulse = None;
            self.derived.made_for.pulse = None;
            return;
        };
        if let Some(mut span) = self.asked.place.span {
            // What was asked for in another window, or of another telling, may not fit.
            span = span.fitted(whole, signed(columns));
            if let Some(selected) = self.selected_time()
                && selected.shared(span).is_none()
            {
                span = span.around(selected.middle(), whole);
            }
            self.asked.place.span = (span != whole).then_some(span);
        }
        let shown = self.asked.place.span.unwrap_or(whole);
        if self.derived.made_for.pulse == Some((shown, columns)) {
            return;
        }
        let dossier = self.dossier;
        let telling = self.asked.place.telling;
        let events = self.derived.timeline.rows.iter().filter_map(|row| match row {
            Row::Record(Id::Event(event)) => {
                Some((date_of(dossier, *event, telling).map(Date::span), dossier.tone(*event)))
            }
            _ => None,
        });
        self.derived.pulse = Some(Pulse::new(events, shown, whole, columns));
        self.derived.made_for.pulse = Some((shown, columns));
    }

    /// How many columns of time the pulse has.
    fn pulse_columns(&self) -> Option<usize> {
        self.derived.layout.pulse.map(|area| usize::from(area.width.saturating_sub(pulse::GUTTER)).max(1))
    }

    /// The days that an event may have happened on.
    fn time_of(&self, id: Id) -> Option<Period> {
        let Id::Event(event) = id else { return None };
        Period::of(date_of(self.dossier, event, self.asked.place.telling)?.span(), self.derived.all_time?)
    }

    /// The day that an event stands for in a list.
    fn day_of(&self, id: Id) -> Option<Day> {
        let Id::Event(event) = id else { return None };
        date_of(self.dossier, event, self.asked.place.telling)?.span().anchor()
    }

    /// The time of the selected event.
    pub fn selected_time(&self) -> Option<Period> {
        self.asked.place.timeline.selected.and_then(|id| self.time_of(id))
    }

    /// The time between the first and the last event of the list that are in view.
    pub fn time_in_view(&self) -> Option<Period> {
        let layout = &self.derived.layout;
        let rows = layout.rows(super::layout::Pane::Timeline);
        let rows = self.derived.timeline.rows.iter().skip(self.asked.place.timeline.top).take(rows);
        let days = rows.filter_map(|row| if let Row::Record(id) = row { self.day_of(*id) } else { None });
        days.map(|day| Period::new(day, day)).reduce(Period::with)
    }

    /// Shows a shorter span of time around the selected event, or a longer one.
    pub(super) fn zoom_time(&mut self, closer: bool) -> bool {
        let (Some(whole), Some(columns)) = (self.derived.all_time, self.pulse_columns()) else {
            self.asked.notice = Some("there is no room for the pulse in this window".into());
            return true;
        };
        let shown = self.asked.place.span.unwrap_or(whole);
        let centre = self.selected_time().and_then(|time| time.shared(shown)).unwrap_or(shown).middle();
        let span = shown.zoomed(closer, centre, whole, signed(columns));
        if span == shown {
            let notice =
                if closer { "a column is a day: closer there is nothing to see" } else { "this is all the time" };
            self.asked.notice = Some(notice.into());
        }
        self.asked.place.span = (span != whole).then_some(span);
        true
    }

    /// The row to go to from a row of the timeline: the first event in the next column of the
    /// pulse that has any, or in this one, then the one before. Without a pulse, by headings.
    pub(super) fn along(&self, from: usize, forward: bool) -> usize {
        let list = &self.derived.timeline;
        let by_heading = || list.group(from, forward);
        let Some(pulse) = &self.derived.pulse else { return by_heading() };
        let column = |row: usize| {
            let day = list.record(row).and_then(|id| self.day_of(id))?;
            Some(pulse.period.column(day, pulse.bins.len()))
        };
        let Some(own) = column(from) else { return by_heading() };
        let columns = (0..list.rows.len()).filter_map(|row| Some((column(row)?, row)));
        let next = if forward {
            columns.filter(|(column, _)| *column > own).min()
        } else {
            // Of the rows before this one in the same column, or in those before, the first.
            let before = columns.filter(|(column, row)| *column < own || (*column == own && *row < from));
            before.max_by_key(|(column, row)| (*column, std::cmp::Reverse(*row)))
        };
        next.map_or(from, |(_, row)| row)
    }

    /// The first event in a column of the pulse, or in the nearest that has any.
    pub(super) fn event_at_column(&self, column: usize) -> Option<Id> {
        let pulse = self.derived.pulse.as_ref()?;
        let rows = self.derived.timeline.rows.iter();
        let dated = rows.filter_map(|row| {
            let Row::Record(id) = row else { return None };
            Some((pulse.period.column(self.day_of(*id)?, pulse.bins.len()), *id))
        });
        let far = |at: i64| at.abs_diff(signed(column));
        dated.min_by_key(|(at, _)| far(*at)).map(|(_, id)| id)
    }
}
