//! Two orders of the same events side by side, and the lines from an event's place in the one to its place
//! in the other: where lines cross, the one order rearranges the other.

use std::collections::HashMap;

use crate::{dossier::EventId, sorting};

/// Two orders of events; the right one may lack some of the left one's.
#[derive(Debug, Default)]
pub struct Braid {
    /// The one order.
    pub left: Vec<EventId>,
    /// The other.
    pub right: Vec<EventId>,
    /// How many events are in both.
    pub both: usize,
    left_places: HashMap<EventId, usize>,
    right_places: HashMap<EventId, usize>,
}

/// An event in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Its place in its order.
    pub place: usize,
    /// The row of its first line.
    pub row: usize,
}

/// What of a braid is in view, the selected event at the same height on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewport {
    /// The events on the left, from the top down.
    pub left: Vec<Shown>,
    /// Those on the right.
    pub right: Vec<Shown>,
    /// How many rows there are.
    pub rows: usize,
}

impl Viewport {
    /// The row of a place on the left; a place out of view has the row before the first or after the last.
    pub fn row_on_left(&self, place: usize) -> isize {
        self.row_of(&self.left, place)
    }

    /// The row of a place on the right, likewise.
    pub fn row_on_right(&self, place: usize) -> isize {
        self.row_of(&self.right, place)
    }

    fn row_of(&self, side: &[Shown], place: usize) -> isize {
        match side.binary_search_by_key(&place, |shown| shown.place) {
            Ok(at) => side[at].row.cast_signed(),
            Err(0) => -1,
            Err(_) => self.rows.cast_signed(),
        }
    }
}

/// A line in view, from a row on the left to a row on the right; a row out of view is where it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strand {
    /// The event.
    pub event: EventId,
    /// Its row on the left.
    pub left: isize,
    /// Its row on the right.
    pub right: isize,
}

impl Strand {
    fn top(self) -> isize {
        self.left.min(self.right)
    }

    fn bottom(self) -> isize {
        self.left.max(self.right)
    }

    const fn is_straight(self) -> bool {
        self.left == self.right
    }
}

/// What is drawn in a cell between the two: the sides at which lines leave it, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strokes(u8);

const LEFT: u8 = 1;
const RIGHT: u8 = 2;
const UP: u8 = 4;
const DOWN: u8 = 8;

impl Strokes {
    /// The letter that draws it.
    pub const fn letter(self) -> char {
        match self.0 {
            0 => ' ',
            3 | LEFT | RIGHT => '─',
            12 | UP | DOWN => '│',
            5 => '╯',
            9 => '╮',
            6 => '╰',
            10 => '╭',
            7 => '┴',
            11 => '┬',
            13 => '┤',
            14 => '├',
            _ => '┼',
        }
    }
}

impl Braid {
    /// Lays two orders side by side.
    pub fn new(left: Vec<EventId>, right: Vec<EventId>) -> Self {
        let places = |side: &[EventId]| side.iter().enumerate().map(|(at, event)| (*event, at)).collect();
        let (left_places, right_places): (_, HashMap<EventId, usize>) = (places(&left), places(&right));
        let both = left.iter().filter(|event| right_places.contains_key(event)).count();
        Self { left, right, both, left_places, right_places }
    }

    /// The place of an event on the left.
    pub fn place_on_left(&self, event: EventId) -> Option<usize> {
        self.left_places.get(&event).copied()
    }

    /// The place of an event on the right.
    pub fn place_on_right(&self, event: EventId) -> Option<usize> {
        self.right_places.get(&event).copied()
    }

    /// What is in view where an event on the left is selected. It stands at the same height on both sides, unless all
    /// of the right one has room. `tall` says how many rows an event takes; only those near to what is shown are asked.
    pub fn viewport(&self, selected: usize, rows: usize, tall: impl Fn(EventId) -> usize) -> Viewport {
        let (left, right) = (&*self.left, &*self.right);
        let until = (selected + 1).min(left.len());
        let middle = first(&left[..selected.min(left.len())], rows / 2, &tall).min(first(left, rows, &tall));
        // Where what surrounds the selected event is too tall, the event itself counts.
        let top = middle.max(first(&left[..until], rows, &tall)).min(selected);
        let left = shown(left, Shown { place: top, row: 0 }, rows, &tall);
        if right.len() <= rows && first(right, rows, &tall) == 0 {
            return Viewport { left, right: shown(right, Shown { place: 0, row: 0 }, rows, &tall), rows };
        }
        // Beside an event that the right lacks stands the nearest one before it that it has.
        let partner = self.left[..until].iter().rev().find_map(|event| self.place_on_right(*event)).unwrap_or(0);
        let height = left.iter().find(|shown| shown.place == selected).map_or(0, |shown| shown.row);
        let place = first(&right[..partner], height, &tall);
        let above: usize = right[place..partner].iter().map(|event| tall(*event)).sum();
        let right = shown(right, Shown { place, row: height - above }, rows, &tall);
        Viewport { left, right, rows }
    }

    /// The lines that begin in view on the left, those nearest to the selected event first.
    pub fn strands(&self, viewport: &Viewport, selected: usize) -> Vec<Strand> {
        let strand = |shown: &Shown| {
            let event = self.left[shown.place];
            let right = viewport.row_on_right(self.place_on_right(event)?);
            Some(Strand { event, left: shown.row.cast_signed(), right })
        };
        let mut strands: Vec<Strand> = viewport.left.iter().filter_map(strand).collect();
        let height = viewport.row_on_left(selected);
        sorting::by_key(&mut strands, |strand| strand.left.abs_diff(height));
        strands
    }
}

/// The first event from which on all of them have room.
fn first(events: &[EventId], rows: usize, tall: impl Fn(EventId) -> usize) -> usize {
    let mut room = Some(rows);
    let is_too_tall = |event: &EventId| {
        room = room.and_then(|room| room.checked_sub(tall(*event)));
        room.is_none()
    };
    events.iter().rposition(is_too_tall).map_or(0, |at| at + 1)
}

/// The events that have room from one on, which is there even if not all of its rows are.
fn shown(events: &[EventId], from: Shown, rows: usize, tall: impl Fn(EventId) -> usize) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut row = from.row;
    for (place, event) in events.iter().enumerate().skip(from.place) {
        let end = row + tall(*event);
        if end > rows && !shown.is_empty() || row >= rows {
            break;
        }
        shown.push(Shown { place, row });
        row = end;
    }
    shown
}

/// The columns in which lines turn between the two sides, `width` columns apart: each has one of its own for as far
/// as it goes up or down, and in a row the line that leaves turns before the one that arrives, so that they don't
/// look like one. Those that come later find none where too many pass; they are not drawn.
pub fn columns(strands: &[Strand], width: usize) -> Vec<(Strand, usize)> {
    let mut drawn: Vec<(Strand, usize)> = Vec::new();
    // From the middle outwards, so that there is room before and behind.
    let mut order: Vec<usize> = (1..width.saturating_sub(1)).collect();
    sorting::by_key(&mut order, |column| column.abs_diff(width / 2));
    for strand in strands.iter().filter(|_| width >= 3) {
        let is_free = |column: &usize| {
            drawn.iter().all(|(other, taken)| {
                let is_apart = other.bottom() < strand.top() || other.top() > strand.bottom();
                let arrives_behind = other.right != strand.left || taken > column;
                let leaves_before = other.left != strand.right || taken < column;
                (taken != column || is_apart || other.is_straight()) && arrives_behind && leaves_before
            })
        };
        let column = if strand.is_straight() { Some(1) } else { order.iter().copied().find(is_free) };
        drawn.extend(column.map(|column| (*strand, column)));
    }
    drawn
}

/// Draws lines into the cells between the two sides: across, down or up in their column, and across.
pub fn band(strands: &[(Strand, usize)], width: usize, rows: usize) -> Vec<Vec<Strokes>> {
    let mut cells = vec![vec![Strokes::default(); width]; rows];
    for (strand, column) in strands {
        draw(&mut cells, *strand, *column);
    }
    cells
}

/// Draws a line that turns in a column.
fn draw(cells: &mut [Vec<Strokes>], strand: Strand, column: usize) {
    let width = cells.first().map_or(0, Vec::len);
    let mut join = |row: isize, column: usize, sides: u8| {
        let row = usize::try_from(row).ok().and_then(|row| cells.get_mut(row));
        if let Some(cell) = row.and_then(|row| row.get_mut(column)) {
            cell.0 |= sides;
        }
    };
    let Strand { left, right, .. } = strand;
    (0..column).for_each(|at| join(left, at, LEFT | RIGHT));
    if left == right {
        join(left, column, LEFT | RIGHT);
    } else {
        let (away, towards) = if left < right { (DOWN, UP) } else { (UP, DOWN) };
        join(left, column, LEFT | away);
        (left.min(right) + 1..left.max(right)).for_each(|row| join(row, column, UP | DOWN));
        join(right, column, RIGHT | towards);
    }
    (column + 1..width).for_each(|at| join(right, at, LEFT | RIGHT));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dossier::{Dossier, load};

    fn events(count: usize) -> Vec<EventId> {
        let list: Vec<String> = (0..count)
            .map(|at| format!(r#"{{"id":"e{at}","title":"t","date":"{}","citations":[{{"source":"s"}}]}}"#, 1900 + at))
            .collect();
        let text = format!(r#"{{"title":"t","sources":[{{"id":"s","title":"s"}}],"events":[{}]}}"#, list.join(","));
        let dossier: Dossier = load::from_text("x", &text).unwrap();
        dossier.events().map(|(id, _)| id).collect()
    }

    /// The row on the right edge to which a line on the left edge leads, if it stays in view.
    fn followed(cells: &[Vec<Strokes>], row: usize) -> Option<usize> {
        let (mut row, mut column, mut from) = (row, 0, LEFT);
        loop {
            let sides = cells[row][column].0;
            // Straight on where lines cross, else round the corner.
            let straight = match from {
                LEFT => RIGHT,
                UP => DOWN,
                _ => UP,
            };
            let next = [straight, UP, DOWN, RIGHT].into_iter().find(|side| *side != from && sides & side != 0)?;
            (row, column, from) = match next {
                RIGHT => (row, column + 1, LEFT),
                UP => (row.checked_sub(1)?, column, DOWN),
                _ => (row + 1, column, UP),
            };
            if column == cells[row.min(cells.len() - 1)].len() {
                return Some(row);
            }
            if row == cells.len() {
                return None;
            }
        }
    }

    #[test]
    fn one_line_alone_leads_from_its_place_to_its_place() {
        let all = events(1);
        for left in 0..6 {
            for right in 0..6 {
                let cells = band(&columns(&[Strand { event: all[0], left, right }], 8), 8, 6);
                assert_eq!(followed(&cells, left.cast_unsigned()), Some(right.cast_unsigned()));
            }
        }
    }

    #[test]
    fn of_two_that_change_places_one_is_drawn() {
        let all = events(2);
        let strands = [Strand { event: all[0], left: 0, right: 1 }, Strand { event: all[1], left: 1, right: 0 }];
        let drawn: Vec<String> = band(&columns(&strands, 6), 6, 2)
            .iter()
            .map(|row| row.iter().map(|cell| cell.letter()).collect())
            .collect();
        // Neither may turn before the other in both rows; the selected one is drawn.
        assert_eq!(drawn, ["───╮  ", "   ╰──"]);
    }

    #[test]
    fn in_a_row_the_line_that_leaves_turns_before_the_one_that_arrives() {
        let all = events(3);
        let strand = |at: usize, left, right| Strand { event: all[at], left, right };
        let strands = [strand(0, 0, 1), strand(1, 1, 2), strand(2, 2, 3)];
        let drawn: Vec<String> = band(&columns(&strands, 8), 8, 4)
            .iter()
            .map(|row| row.iter().map(|cell| cell.letter()).collect())
            .collect();
        assert_eq!(drawn, ["────╮   ", "───╮╰───", "──╮╰────", "  ╰─────"]);
    }

    proptest! {
        #[test]
        fn every_line_that_is_drawn_leads_from_its_place_to_its_place(order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle()) {
            let all = events(9);
            let strands: Vec<Strand> =
                order.iter().enumerate().map(|(left, right)| Strand { event: all[left], left: left.cast_signed(), right: right.cast_signed() }).collect();
            let drawn = columns(&strands, 10);
            prop_assert!(!drawn.is_empty());
            let cells = band(&drawn, 10, 9);
            for (strand, _) in drawn {
                prop_assert_eq!(followed(&cells, strand.left.cast_unsigned()), Some(strand.right.cast_unsigned()));
            }
        }

        #[test]
        fn the_selected_event_stands_at_one_height(
            order in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(), kept in 1..12usize, selected in 0..12usize,
            rows in 3..25usize, heights in proptest::collection::vec(1..4usize, 12),
        ) {
            let all = events(12);
            let tall = |event| all.iter().position(|other| *other == event).map_or(1, |at| heights[at]);
            let right: Vec<EventId> = order.iter().take(kept).map(|at| all[*at]).collect();
            let braid = Braid::new(all.clone(), right.clone());
            let viewport = braid.viewport(selected, rows, tall);
            let height = viewport.row_on_left(selected);
            prop_assert!(height >= 0 && height.cast_unsigned() + tall(all[selected]) <= rows, "all of it is in view");
            if let Some(place) = braid.place_on_right(all[selected]) {
                prop_assert_eq!(right[place], all[selected]);
                let on_right = viewport.row_on_right(place);
                let whole: usize = right.iter().map(|event| tall(*event)).sum();
                prop_assert!(on_right == height || whole <= rows);
                prop_assert!((0..rows.cast_signed()).contains(&on_right));
            }
            for (side, events) in [(&viewport.left, &all), (&viewport.right, &right)] {
                for two in side.windows(2) {
                    prop_assert_eq!(two[1].place, two[0].place + 1);
                    prop_assert_eq!(two[1].row, two[0].row + tall(events[two[0].place]), "no row is left out or shared");
                }
            }
            for strand in braid.strands(&viewport, selected) {
                let begins = |side: &[Shown], events: &[EventId], row: isize| {
                    side.iter().any(|shown| events[shown.place] == strand.event && shown.row.cast_signed() == row)
                };
                prop_assert!(begins(&viewport.left, &all, strand.left));
                let is_out_of_view = strand.right < 0 || strand.right == rows.cast_signed();
                prop_assert!(is_out_of_view || begins(&viewport.right, &right, strand.right));
            }
        }

        #[test]
        fn where_both_have_the_same_order_every_event_is_level(
            selected in 0..40usize, rows in 4..25usize, heights in proptest::collection::vec(1..4usize, 40),
        ) {
            let all = events(40);
            let tall = |event| all.iter().position(|other| *other == event).map_or(1, |at| heights[at]);
            let viewport = Braid::new(all.clone(), all.clone()).viewport(selected, rows, tall);
            prop_assert_eq!(&viewport.left, &viewport.right);
        }
    }
}
