//! Where the panes lie in a window of a given size.
//!
//! ```text
//! from 100 columns            from 60 columns         below
//! ┌──────────────────────┐    ┌──────────────┐    ┌─────────┐
//! │ header               │    │ header       │    │ header  │
//! │ chapters             │    │ chapter      │    │ chapter │
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
    /// The chapters of the story, below the title line.
    pub chapters: Option<Area>,
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
    /// Of a view in the detail's place, those of the list that was not used last, as long as it has the keys itself
    /// and three panes would leave it few.
    ///
    /// ```text
    /// below 140 columns
    /// ┌──────────────────────┐
    /// │ list          detail │
    /// └──────────────────────┘
    /// ```
    Half,
}

/// What the panes want of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// The pane that has the keys.
    pub focus: Pane,
    /// The list that had them last.
    pub list: Pane,
    /// Whether the focused pane fills the window.
    pub zoom: bool,
    /// What the view in the timeline's place wants.
    pub room: Room,
    /// What the view in the detail's place wants.
    pub detail: Room,
    /// Whether there is nothing to list in the timeline.
    pub no_events: bool,
    /// The columns that the rows of the actors take; none where there is nothing to list.
    pub actors: Option<u16>,
    /// Whether the list of actors holds what is read in whole sentences: it then takes half of the two lists.
    pub sentences: bool,
    /// By how many columns the reader has moved the border of the detail to the right.
    pub moved: i16,
    /// The rows that the chapters of the story take side by side; none where it has no chapters.
    pub chapters: u16,
}

/// Below this many columns or rows nothing can be read.
pub const SMALLEST: (u16, u16) = (24, 6);
/// From this many columns on, two panes stand side by side.
const TWO_PANES: u16 = 60;
/// From this many columns on, three do.
const THREE_PANES: u16 = 100;
/// From this many columns on, each of three has room for long names.
const ROOMY: u16 = 140;
/// From this many columns on, who did it to whom has room beside the titles.
const WITH_WHO: u16 = 160;
/// From this many rows on, a header is worth its line.
const HEADER: u16 = 10;
/// From this many rows on, the chapters are worth a line, and from this many, all that is to be said of them.
const CHAPTER: u16 = 22;
const CHAPTERS: u16 = 30;
/// The fewest columns of a pane beside others, border and all.
const NARROWEST: u16 = 22;
/// The same of a list of events: a date, a sign, a long word of the title, and how well it is supported.
const EVENTS: u16 = 32;
/// The most columns of the list of actors.
const ACTORS: u16 = 44;

/// From this many columns and rows on inside the timeline, there is room for a strip of the pulse.
const PULSE: (u16, u16) = (24, 14);
/// The rows of a strip: one for each side, and the line between.
const STRIP: u16 = 3;
/// From this many rows on, there is room for more than a strip.
const TALLER: u16 = 22;
/// The rows of the pulse besides its two sides: what it shows, the line between, the years.
const PULSE_FRAME: u16 = 3;
/// The most rows of one of its sides.
const PULSE_SIDE: u16 = 3;
/// For each row of one of its sides so many rows of the list.
const ROWS_PER_SIDE: u16 = 14;

impl Layout {
    /// Lays out a window of so many columns and rows.
    pub fn new((width, height): (u16, u16), wishes: &Wishes) -> Self {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let header = u16::from(height >= HEADER);
        let chapters = match (width, height) {
            _ if wishes.chapters == 0 || wishes.zoom => 0,
            (THREE_PANES.., CHAPTERS..) => wishes.chapters.min(height / 6),
            (_, CHAPTER..) => 1,
            _ => 0,
        };
        let top = header + chapters;
        let body = Area { x: 0, y: top, width, height: height - top - 1 };
        let mut layout = Self {
            header: (header > 0).then_some(Area { x: 0, y: 0, width, height: header }),
            chapters: (chapters > 0).then_some(Area { x: 0, y: header, width, height: chapters }),
            footer: Some(Area { x: 0, y: height - 1, width, height: 1 }),
            ..Self::default()
        };
        let mut x = 0;
        for (pane, width) in wishes.columns(width) {
            layout.panes[pane as usize] = Some(Area { x, width, ..body });
            x += width;
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

    /// Gives the foot of the timeline to the pulse, if the list keeps most of the rows: a strip where nothing stands on
    /// either side of its line.
    pub fn make_room_for_pulse(&mut self, has_sides: bool) {
        let area = self.inside(Pane::Timeline);
        if area.width >= PULSE.0 && area.height >= PULSE.1 {
            let side = (area.height / ROWS_PER_SIDE).clamp(1, PULSE_SIDE);
            let height = if area.height < TALLER || !has_sides { STRIP } else { PULSE_FRAME + 2 * side };
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

impl Wishes {
    /// The panes that are shown, from left to right, with their columns.
    fn columns(&self, width: u16) -> Vec<(Pane, u16)> {
        let is_wide = self.room == Room::Wide;
        if self.zoom || width < TWO_PANES || (is_wide && width < THREE_PANES && self.focus == Pane::Timeline) {
            return vec![(self.focus, width)];
        }
        // What has nothing to list is folded, as long as nobody asks for it.
        let only = if self.actors.is_none() && self.focus != Pane::Actors {
            Some(Pane::Timeline)
        } else if self.no_events && self.focus != Pane::Timeline {
            Some(Pane::Actors)
        } else {
            None
        };
        let is_half = self.detail == Room::Half && self.focus == Pane::Detail && width < ROOMY;
        if width < THREE_PANES || only.is_some() || is_half || (is_wide && self.list == Pane::Timeline) {
            let list = only.unwrap_or(self.list);
            let share = if is_wide && width >= THREE_PANES && !is_half { 70 } else { 55 };
            let detail = width - self.border(percent(width, share), width);
            return vec![(list, width - detail), (Pane::Detail, detail)];
        }
        let (events, actors) = if width < WITH_WHO { (44, 24) } else { (50, 22) };
        let most = percent(width, actors).clamp(NARROWEST, ACTORS);
        let names = self.actors.unwrap_or_default().clamp(NARROWEST, most);
        let lists = self.border(percent(width, events) + names, width);
        // Sentences take half of the two lists, whichever has the keys: neither border moves with these, and the
        // detail's stays where it is beside names.
        let actors = if self.sentences { lists.div_ceil(2) } else { names }.min(lists - EVENTS);
        vec![(Pane::Timeline, lists - actors), (Pane::Actors, actors), (Pane::Detail, width - lists)]
    }

    /// Where the detail begins, as far as the reader has moved it and the panes still have room.
    fn border(&self, at: u16, width: u16) -> u16 {
        let least = if width < THREE_PANES { EVENTS } else { EVENTS + NARROWEST };
        at.saturating_add_signed(self.moved).clamp(least, width - NARROWEST)
    }
}

/// A share of some columns.
fn percent(columns: u16, share: u32) -> u16 {
    (u32::from(columns) * share / 100) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wishes() -> impl Strategy<Value = Wishes> {
        let actors = proptest::option::of(0u16..60);
        (0usize..3, any::<(bool, bool, bool, bool, bool, bool)>(), actors, -300i16..300, 0u16..7).prop_map(
            |(focus, (zoom, wide, half, sentences, second, no_events), actors, moved, chapters)| {
                let focus = Pane::ALL[focus];
                let list = match focus {
                    Pane::Detail if second => Pane::Actors,
                    Pane::Detail => Pane::Timeline,
                    list => list,
                };
                let room = if wide { Room::Wide } else { Room::Pane };
                let detail = if half { Room::Half } else { Room::Pane };
                Wishes { focus, list, zoom, room, detail, no_events, actors, sentences, moved, chapters }
            },
        )
    }

    proptest! {
        #[test]
        fn panes_stay_in_the_window_and_apart(width in 0u16.., height in 0u16.., wishes in wishes()) {
            let layout = Layout::new((width, height), &wishes);
            let areas: Vec<Area> = [layout.header, layout.chapters, layout.footer].into_iter().chain(layout.panes).flatten().collect();
            let cells: u64 = areas.iter().map(|a| u64::from(a.width) * u64::from(a.height)).sum();
            for area in &areas {
                prop_assert!(u32::from(area.x) + u32::from(area.width) <= u32::from(width));
                prop_assert!(u32::from(area.y) + u32::from(area.height) <= u32::from(height));
            }
            if layout.is_readable() {
                prop_assert_eq!(cells, u64::from(width) * u64::from(height), "every cell belongs to one area");
                prop_assert!(layout.pane(wishes.focus).is_some(), "the pane with the keys is shown");
            }
        }

        #[test]
        fn sentences_keep_their_room_whichever_pane_has_the_keys(width in THREE_PANES..300, wishes in wishes()) {
            let wishes = Wishes { sentences: true, room: Room::Pane, detail: Room::Pane, zoom: false, moved: 0, ..wishes };
            let beside = |focus, list| Wishes { focus, list, no_events: false, actors: Some(30), ..wishes }.columns(width);
            let with_the_keys = beside(Pane::Actors, Pane::Actors);
            prop_assert!(with_the_keys[1].1 >= EVENTS, "{:?}", with_the_keys);
            prop_assert_eq!(&with_the_keys, &beside(Pane::Timeline, Pane::Timeline));
            prop_assert_eq!(&with_the_keys, &beside(Pane::Detail, Pane::Timeline));
            prop_assert_eq!(&with_the_keys, &beside(Pane::Detail, Pane::Actors));
        }

        #[test]
        fn panes_side_by_side_can_be_read(width in TWO_PANES..300, wishes in wishes()) {
            let layout = Layout::new((width, 40), &wishes);
            let shown: Vec<u16> = layout.panes.iter().flatten().map(|area| area.width).collect();
            prop_assert!(shown.len() == 1 || shown.iter().all(|columns| *columns >= NARROWEST), "{:?}", shown);
        }
    }
}
