//! Which events share a column, and which columns a name on the axis, for each unit of time. Where they stand is for
//! the scale.

use std::{cell::OnceCell, ops::Range, rc::Rc};

use super::unit::{Moment, Unit};

/// When the events of the lanes happened, in the order of time, with the columns that this makes: each unit's are
/// worked out when they are first asked for.
#[derive(Debug, Default)]
pub struct Moments {
    all: Vec<Moment>,
    columns: [OnceCell<Rc<Columns>>; Unit::ALL.len()],
}

/// Columns that are not laid out yet.
#[derive(Debug, Default)]
pub struct Columns {
    /// What a column holds.
    pub unit: Unit,
    /// The first event of each, from left to right.
    starts: Vec<usize>,
    pub(super) stretches: Vec<Stretch>,
    /// How many events there are.
    events: usize,
}

/// Columns that the axis gives one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Which they are; never none.
    pub columns: Range<usize>,
    /// The year, decade or century; absent for what nobody dates.
    pub key: Option<i64>,
}

impl Moments {
    /// Those of events in the order of time; what is beside nothing comes last.
    pub fn new(all: Vec<Moment>) -> Self {
        Self { all, ..Self::default() }
    }

    /// When each happened.
    pub fn all(&self) -> &[Moment] {
        &self.all
    }

    /// The columns of a unit.
    pub fn columns(&self, unit: Unit) -> &Rc<Columns> {
        self.columns[unit as usize].get_or_init(|| Rc::new(Columns::new(unit, &self.all)))
    }
}

impl Columns {
    fn new(unit: Unit, moments: &[Moment]) -> Self {
        let starts: Vec<usize> = match unit {
            Unit::Event => (0..moments.len()).collect(),
            Unit::Day => {
                (0..moments.len()).filter(|at| *at == 0 || is_apart(&moments[at - 1], &moments[*at])).collect()
            }
            unit => runs(moments, unit).map(|(events, _)| events.start).collect(),
        };
        // Each stretch begins with an event that begins a column.
        let column = |event: usize| starts.partition_point(|start| *start < event);
        let stretch =
            |(events, key): (Range<usize>, _)| Stretch { columns: column(events.start)..column(events.end), key };
        let stretches = runs(moments, unit.named()).map(stretch).collect();
        Self { unit, stretches, starts, events: moments.len() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The first event of one.
    pub fn start(&self, column: usize) -> usize {
        self.starts[column]
    }

    /// The column of an event.
    pub fn of(&self, event: usize) -> Option<usize> {
        self.starts.partition_point(|start| *start <= event).checked_sub(1)
    }

    /// The events of one.
    pub fn events(&self, column: usize) -> Range<usize> {
        let end = self.starts.get(column + 1).copied().unwrap_or(self.events);
        self.starts.get(column).copied().unwrap_or(end)..end
    }
}

/// Whether two events have a column of a day each.
fn is_apart(before: &Moment, after: &Moment) -> bool {
    before.day != after.day || !before.is_dated() || !after.is_dated()
}

/// The events that fall into one unit, which are neighbours in the order of time, and into which. Where very many share
/// one, only some of them are looked at.
fn runs(moments: &[Moment], unit: Unit) -> impl Iterator<Item = (Range<usize>, Option<i64>)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &moments[start..];
        let key = unit.bucket(rest.first()?.day);
        let is_in = |moment: &Moment| unit.bucket(moment.day) == key;
        let mut far = 1;
        while rest.get(far).is_some_and(is_in) {
            far *= 2;
        }
        let near = far / 2;
        let end = start + near + rest[near..far.min(rest.len())].partition_point(is_in);
        Some((std::mem::replace(&mut start, end)..end, key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dossier::Day, picture::lanes::unit::any_moments};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn columns_begin_where_one_event_after_the_other_says(
            moments in any_moments(), unit in prop::sample::select(&Unit::ALL),
        ) {
            let moments = Moments::new(moments);
            let columns = moments.columns(unit);
            let all = moments.all();
            let part = |unit: Unit, at: usize| match unit {
                Unit::Event => (at, None),
                Unit::Day if !all[at].is_dated() => (at, None),
                unit => (usize::MAX, unit.bucket(all[at].day)),
            };
            let begins = |at: &usize| *at == 0 || part(unit, *at) != part(unit, *at - 1);
            let starts: Vec<usize> = (0..all.len()).filter(begins).collect();
            prop_assert_eq!(&columns.starts, &starts);
            let mut next = 0;
            for Stretch { columns: Range { start, end }, key } in columns.stretches.iter().cloned() {
                prop_assert!(start == next && end > start);
                for column in start..end {
                    let days: Vec<Option<Day>> = columns.events(column).map(|event| all[event].day).collect();
                    prop_assert!(days.iter().all(|day| unit.named().bucket(*day) == key));
                }
                next = end;
            }
            prop_assert_eq!(next, columns.len());
            prop_assert!(columns.stretches.windows(2).all(|pair| pair[0].key != pair[1].key));
        }
    }
}
