//! The lanes fitted into their pane.

use std::rc::Rc;

use super::{super::area::Area, plan::Plan, rows::Lanes, unit::Unit};

/// The fewest and the most columns for names.
const NAMES: (u16, u16) = (16, 34);

/// The lanes, and how the cells of their pane are shared out.
#[derive(Debug)]
pub struct Fitted {
    /// What stands where.
    pub plan: Plan,
    /// Which cells are for what.
    pub parts: Parts,
}

impl Fitted {
    /// Fits the lanes into the cells inside a border: names give up what lets time show better, or all of it. What
    /// a column holds can be wished for; the words about an event take so many rows.
    pub fn new(lanes: &Rc<Lanes>, inside: Area, wish: Option<Unit>, words: u16) -> Self {
        let parts = Parts::new(inside, words);
        let plan = |room: u16| Plan::new(Rc::clone(lanes), room.into(), wish);
        let usual = plan(parts.room);
        let most = parts.room + parts.names.saturating_sub(NAMES.0);
        if most == parts.room || suits(&usual, parts.room) == Suits::Well {
            return Self { plan: usual, parts };
        }
        let widest = plan(most);
        if suits(&widest, most) <= suits(&usual, parts.room) {
            return Self { plan: usual, parts };
        }
        // Names keep what time does not need.
        let needed = u16::try_from(widest.scale.width).unwrap_or(most).clamp(parts.room, most);
        let narrower = plan(needed);
        let as_well = suits(&narrower, needed) == suits(&widest, most);
        let (plan, room) = if as_well { (narrower, needed) } else { (widest, most) };
        Self { plan, parts: Parts { names: inside.width - room, room, ..parts } }
    }
}

/// How well time shows in its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Suits {
    /// A part of it.
    Partly,
    /// All at once.
    Whole,
    /// All at once, each day or each event by itself, with air between years.
    Well,
}

fn suits(plan: &Plan, room: u16) -> Suits {
    let room = usize::from(room);
    match &plan.scale {
        scale if scale.is_comfortable(room) => Suits::Well,
        scale if scale.width <= room => Suits::Whole,
        _ => Suits::Partly,
    }
}

/// How the cells inside the pane's border are shared out.
///
/// ```text
/// ┌────────┬─────────────┐
/// │        │ axis        │
/// │ names  │ lanes       │
/// │ foot                 │
/// └──────────────────────┘
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Columns for the actors' names.
    pub names: u16,
    /// Columns for time.
    pub room: u16,
    /// Rows for the axis.
    pub axis: u16,
    /// Rows for lanes.
    pub rows: u16,
    /// Rows for words about the selected event, a rule above them included where there is one.
    pub foot: u16,
}

impl Parts {
    /// Shares out the cells inside a border. The words have as many rows as they need in high panes, up to a third.
    pub fn new(inside: Area, words: u16) -> Self {
        let names = (u32::from(inside.width) * 32 / 100).clamp(NAMES.0.into(), NAMES.1.into()) as u16;
        let names = names.min(inside.width / 2);
        let (axis, foot) = match inside.height {
            0..3 => (0, 0),
            3..5 => (1, 0),
            5..10 => (1, 1),
            10..16 => (2, 2),
            _ => (2, (words + 1).clamp(3, inside.height / 3)),
        };
        Self { names, room: inside.width - names, axis, rows: inside.height - axis - foot, foot }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_fill_the_pane(width in 0u16..300, height in 0u16..100, words in 0u16..20) {
            let parts = Parts::new(Area { x: 3, y: 4, width, height }, words);
            prop_assert_eq!(parts.names + parts.room, width);
            prop_assert_eq!(parts.axis + parts.rows + parts.foot, height);
            prop_assert!(parts.rows > 0 || height == 0);
        }
    }
}
