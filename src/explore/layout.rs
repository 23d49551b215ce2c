//! Where the panes lie in a window of a given size.
//!
//! ```text
//! from 100 columns            from 60 columns         below
//! ┌──────────────────────┐    ┌──────────────┐    ┌─────────┐
//! │ header               │    │ header       │    │ header  │
//! │ timeline actors detail│   │ list  detail │    │ one pane│
//! │ footer               │    │ footer       │    │ footer  │
//! └──────────────────────┘    └──────────────┘    └─────────┘
//! ```
//!
//! Plain numbers.

use crate::picture::area::Area;

/// The three linked panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pane {
    /// What happened, in order.
    #[default]
    Timeline,
    /// Who was part of it.
    Actors,
    /// All about the one thing that is selected.
    Detail,
}

impl Pane {
    /// All panes, from left to right.
    pub const ALL: [Self; 3] = [Self::Timeline, Self::Actors, Self::Detail];
}

/// Where everything lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// The title line.
    pub header: Option<Area>,
    /// The line of keys, or the search line.
    pub footer: Option<Area>,
    /// Each pane with its border, if it is shown.
    panes: [Option<Area>; Pane::ALL.len()],
    /// The pulse at the foot of the timeline, if there is room and need for it.
    pub pulse: Option<Area>,
}

/// How much of the window a view wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Room {
    /// The columns of its pane.
    #[default]
    Pane,
    /// These and those of the list of actors, as long as that hasn't the keys; where only two panes would
    /// fit, the whole window while it has them.
    ///
    /// ```text
    /// from 100 columns            below
    /// ┌──────────────────────┐    ┌──────────────┐
    /// │ wide           detail│    │ wide         │
    /// └──────────────────────┘    └──────────────┘
    /// ```
    Wide,
}

/// Below this many columns or rows nothing can be read.
pub const SMALLEST: (u16, u16) = (24, 6);
/// From this many columns on, two panes stand side by side.
const TWO_PANES: u16 = 60;
/// From this many columns on, three do.
const THREE_PANES: u16 = 100;
/// From this many rows on, a header is worth its line.
const HEADER: u16 = 10;

/// From this many columns and rows on inside the timeline, there is room for the pulse.
const PULSE: (u16, u16) = (24, 14);
/// The rows of the pulse besides its two sides: what it shows, the line between, the years.
const PULSE_FRAME: u16 = 3;
/// The most rows of one of its sides.
const PULSE_SIDE: u16 = 6;

impl Layout {
    /// Lays out a window. `focus` is the pane that has the keys, `list` the list that had them
    /// last, `zoom` whether the focused pane fills the window.
    pub fn new((width, height): (u16, u16), focus: Pane, list: Pane, zoom: bool) -> Self {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let top = u16::from(height >= HEADER);
        let body = Area { x: 0, y: top, width, height: height - top - 1 };
        let mut layout = Self {
            header: (top == 1).then_some(Area { x: 0, y: 0, width, height: 1 }),
            footer: Some(Area { x: 0, y: height - 1, width, height: 1 }),
            ..Self::default()
        };
        let mut place = |pane: Pane, x: u16, width: u16| layout.panes[pane as usize] = Some(Area { x, width, ..body });
        if zoom || width < TWO_PANES {
            place(focus, 0, width);
        } else if width < THREE_PANES {
            let left = (u32::from(width) * 55 / 100) as u16;
            place(list, 0, left);
            place(Pane::Detail, left, width - left);
        } else {
            let timeline = (u32::from(width) * 42 / 100) as u16;
            let actors = (u32::from(width) * 23 / 100).min(44) as u16;
            place(Pane::Timeline, 0, timeline);
            place(Pane::Actors, timeline, actors);
            place(Pane::Detail, timeline + actors, width - timeline - actors);
        }
        layout
    }

    /// The same for a view in the timeline's place.
    pub fn with_view(room: Room, size: (u16, u16), focus: Pane, list: Pane, zoom: bool) -> Self {
        if room == Room::Pane {
            return Self::new(size, focus, list, zoom);
        }
        let alone = zoom || (size.0 < THREE_PANES && focus == Pane::Timeline);
        let mut layout = Self::new(size, focus, list, alone);
        if let ([Some(timeline), Some(actors), Some(detail)], Pane::Timeline) = (&mut layout.panes, list) {
            let both = timeline.width + actors.width + detail.width;
            detail.width = (u32::from(both) * 3 / 10).clamp(35, 70) as u16;
            timeline.width = both - detail.width;
            detail.x = timeline.width;
            layout.panes[Pane::Actors as usize] = None;
        }
        layout
    }

    /// Where a pane lies, if it is shown.
    pub const fn pane(&self, pane: Pane) -> Option<Area> {
        self.panes[pane as usize]
    }

    /// What a pane has inside its border: nothing where it isn't shown.
    pub fn inside(&self, pane: Pane) -> Area {
        self.pane(pane).unwrap_or_default().inner()
    }

    /// Gives the foot of the timeline to the pulse, if the list keeps most of the rows.
    pub fn make_room_for_pulse(&mut self) {
        let area = self.inside(Pane::Timeline);
        if area.width >= PULSE.0 && area.height >= PULSE.1 {
            let side = ((area.height - 6) / 7).clamp(1, PULSE_SIDE);
            let height = PULSE_FRAME + 2 * side;
            self.pulse = Some(Area { y: area.y + area.height - height, height, ..area });
        }
    }

    /// The rows of the list in a pane; 1 where it isn't shown, so that moving still works.
    pub fn rows(&self, pane: Pane) -> usize {
        let foot = self.pulse.filter(|_| pane == Pane::Timeline).map_or(0, |pulse| pulse.height);
        self.pane(pane).map_or(1, |area| usize::from(area.inner().height - foot).max(1))
    }

    /// The pane at a cell.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        Pane::ALL.into_iter().find(|pane| self.pane(*pane).is_some_and(|area| area.contains(x, y)))
    }

    /// Whether anything can be shown at all.
    pub const fn is_readable(&self) -> bool {
        self.footer.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn panes_stay_in_the_window_and_apart(width in 0u16.., height in 0u16.., focus in 0usize..3, zoom: bool, wide: bool) {
            let focus = Pane::ALL[focus];
            let list = if focus == Pane::Detail { Pane::Timeline } else { focus };
            let room = if wide { Room::Wide } else { Room::Pane };
            let layout = Layout::with_view(room, (width, height), focus, list, zoom);
            let areas: Vec<Area> = [layout.header, layout.footer].into_iter().chain(layout.panes).flatten().collect();
            let cells: u64 = areas.iter().map(|a| u64::from(a.width) * u64::from(a.height)).sum();
            for area in &areas {
                prop_assert!(u32::from(area.x) + u32::from(area.width) <= u32::from(width));
                prop_assert!(u32::from(area.y) + u32::from(area.height) <= u32::from(height));
            }
            if layout.is_readable() {
                prop_assert_eq!(cells, u64::from(width) * u64::from(height), "every cell belongs to one area");
                prop_assert!(layout.pane(focus).is_some(), "the pane with the keys is shown");
            }
        }
    }
}
