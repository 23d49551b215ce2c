//! The pulse at the foot of the timeline.

mod draw;
mod input;

use std::rc::Rc;

use crate::{
    dossier::{Day, EventId, Order, Span},
    explore::{explorer::Explorer, memo::Same},
    picture::{
        period::{Period, Times, signed},
        pulse::Pulse,
    },
};

pub use self::draw::draw;

/// Columns before the pulse, for the signs that say what is drawn where.
const GUTTER: u16 = 2;

impl Explorer {
    /// All the time in which anything is known to have happened, in whole years.
    pub fn all_time(&self) -> Option<Period> {
        self.times().map(|times| times.whole)
    }

    /// Whether any dated event of the timeline has a tone; nothing where none has a date, or one alone that is neither
    /// cooperation nor conflict: there is nothing to show of it that its row doesn't say.
    pub(in crate::explore) fn pulse_has_sides(&self) -> Option<bool> {
        let cause = (Same(self.timeline()), self.order());
        *self.derived.pulse_has_sides.get(cause, |(timeline, order)| {
            self.all_time()?;
            let is_dated =
                |event: &EventId| self.dossier.span_in(*order, *event).is_some_and(|span| span.anchor().is_some());
            let mut dated = timeline.events().filter(is_dated);
            let has_tone = |event: EventId| self.dossier.tone(event).is_some();
            let first = dated.next()?;
            let mut others = dated.peekable();
            let is_alone = others.peek().is_none();
            let has_sides = has_tone(first) || others.any(has_tone);
            (has_sides || !is_alone).then_some(has_sides)
        })
    }

    fn times(&self) -> Option<Times> {
        *self.derived.times.get((self.order(), self.dossier.scope()), |(order, _)| {
            let dossier = &self.dossier;
            if *order == Order::Time {
                let (first, last) = dossier.years()?;
                let slots = dossier.in_time();
                let dated = &slots[..slots.partition_point(|slot| slot.group.is_some())];
                let years = dated.iter().map(|slot| slot.group.unwrap_or_default().into());
                return Some(Times::of(Period::of_years(first, last), &years));
            }
            let slots = dossier.in_time().iter();
            let spans: Vec<Span> = slots.filter_map(|slot| dossier.span_in(*order, slot.event)).collect();
            let mut years: Vec<i64> = spans.iter().filter_map(|span| span.anchor()).map(Day::year).collect();
            years.sort_unstable();
            Some(Times::of(Period::of_all(spans.into_iter())?, &years.into_iter()))
        })
    }

    /// The span of time that the pulse shows, where that isn't all: the one that the reader asked for,
    /// moved so that the selected event is in it. What was asked for in another window, or with other
    /// sources, may not fit.
    pub fn period_in_view(&self) -> Option<Period> {
        let Times { whole, usual } = self.times()?;
        let asked = self.state.location.period.or(usual)?;
        let Some(columns) = self.pulse_columns() else { return Some(asked) };
        let span = asked.fitted(whole, signed(columns));
        let out_of_view = self.selected_time().filter(|selected| selected.shared(span).is_none());
        let span = out_of_view.map_or(span, |selected| span.around(selected.middle(), whole));
        (span != whole).then_some(span)
    }

    /// Shows all time, what lies far from the rest with it.
    pub(in crate::explore) fn show_all_time(&mut self) -> bool {
        let Some(whole) = self.all_time().filter(|_| self.pulse_columns().is_some()) else {
            return self.say("there is no room for the pulse in this window");
        };
        if self.period_in_view().is_none() {
            return self.say("the pulse shows all time already");
        }
        self.ask_for(whole);
        true
    }

    /// Has a span of time shown from now on; what is shown unasked need not be asked for.
    fn ask_for(&mut self, span: Period) {
        let unasked = self.times().map(|times| times.usual.unwrap_or(times.whole));
        self.state.location.period = Some(span).filter(|span| Some(*span) != unasked);
    }

    /// The pulse of the timeline's events, where there is room for it.
    pub fn pulse(&self) -> Option<Rc<Pulse>> {
        let (whole, columns) = (self.all_time()?, self.pulse_columns()?);
        let shown = self.period_in_view().unwrap_or(whole);
        let cause = (Same(self.timeline()), shown, columns);
        let kept = if self.is_narrowed(&self.found()) { &self.derived.pulse } else { &self.derived.whole_pulse };
        Some(kept.get(cause, |(timeline, shown, columns)| {
            let order = self.order();
            let when = |event| self.dossier.span_in(order, event);
            let events = timeline.events().map(|event| (when(event), self.dossier.tone(event)));
            Pulse::new(events, *shown, whole, *columns)
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        dossier::load::bundled,
        terminal::event::{Code, Input, Key},
    };

    #[test]
    fn the_pulse_of_the_whole_timeline_outlasts_a_search() {
        let mut explorer = Explorer::new(Arc::new(bundled().unwrap()), (120, 40));
        let whole = explorer.pulse().expect("there is room");
        for key in "/kabiri".chars() {
            explorer.update(Input::Key(key.into()));
            explorer.pulse();
        }
        explorer.update(Input::Key(Key::plain(Code::Esc)));
        assert!(Rc::ptr_eq(&whole, &explorer.pulse().expect("there is room")));
    }
}
