//! An actor's network in cells: the actor in the middle, its neighbours in two columns around it,
//! and how to walk among them.
//!
//! ```text
//!      Russia ■──○5──┐ ┌──●12─■ Iran            the closest neighbours stand next to the
//!                    ├─┘                        actor, the others further out; all lines
//!             ╭──────┴──────╮                   meet in the trunk
//!             │ ■ Tajikistan│
//!             ╰──────┬──────╯
//!      Kabiri @┄┄▲3┄┄┴┈┈┈┈┈┈┈■ SCO
//! ```
//!
//! Plain numbers, and the same for the same input.

use super::area::Area;

/// From this many columns on, neighbours stand on both sides; below, under the actor.
const TWO_SIDES: u16 = 46;
/// The columns of the shortest and longest edge.
const EDGE: (u16, u16) = (6, 20);
/// Below this many columns every column is worth more to the names.
const NARROW: u16 = 50;
/// An edge where there is little room.
const SHORT_EDGE: u16 = 3;
/// The sign of a neighbour's kind, and a column between it and the name.
const SIGN: u16 = 2;
/// The most rows from one neighbour to the next.
const WIDEST_GAP: u16 = 3;
/// Rows of the actor's box.
const BOX: u16 = 3;

/// How many columns a neighbour's names take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameWidths {
    /// The full name.
    pub full: usize,
    /// The short name.
    pub short: usize,
}

/// In how many lines the full name of a neighbour, or the short one if so, is set in so many columns.
pub type Lines<'a> = &'a dyn Fn(usize, bool, usize) -> usize;

/// Where everything lies, counted from the top left corner of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Network {
    /// The actor in the middle.
    pub centre: Area,
    /// Whether there is room for a box around it.
    pub boxed: bool,
    /// The column in which the edges meet.
    pub trunk: u16,
    /// The neighbours that fit, the closest first.
    pub nodes: Vec<Node>,
    /// How many don't.
    pub hidden: usize,
    /// The row that says so.
    pub more: Option<u16>,
    /// The row of the rule above the foot.
    pub rule: Option<u16>,
    /// The lines about the selected neighbour.
    pub foot: Area,
}

/// A flank of the trunk.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flank {
    Left,
    Right,
}

/// A neighbour in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// On which flank of the trunk it stands.
    pub side: Flank,
    /// Its edge, without the trunk.
    pub edge: Area,
    /// The column of its sign.
    pub sign: u16,
    /// Its name.
    pub name: Area,
    /// Whether only the short name fits.
    pub short: bool,
}

/// A direction in which the reader can go to another neighbour.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkDirection {
    Left,
    Right,
    Up,
    Down,
}

impl Network {
    /// Lays out an actor whose name takes `centre` columns, with these neighbours, the closest
    /// first, in a picture of `width` by `height` cells. `lines` says in how many lines the full or the short name of
    /// a neighbour is set in so many columns; only names that are too long for one are asked. The words about a
    /// neighbour take up to `words` rows: as many as they have beside all neighbours, or as is usual.
    pub fn new(width: u16, height: u16, centre: usize, labels: &[NameWidths], lines: Lines<'_>, words: u16) -> Self {
        let usual = match height {
            0..4 => 0,
            4..9 => 1,
            9..16 => 2,
            16..24 => 3,
            24..30 => 4,
            _ => 5,
        };
        let more = (usual + 1..=words.min(height / 3)).rev();
        let mut roomy = more.map(|foot| Self::with_foot(width, height, foot, centre, labels, lines));
        roomy
            .find(|picture| picture.hidden == 0)
            .unwrap_or_else(|| Self::with_foot(width, height, usual, centre, labels, lines))
    }

    fn with_foot(width: u16, height: u16, foot: u16, centre: usize, labels: &[NameWidths], lines: Lines<'_>) -> Self {
        let mut picture = Self::default();
        let mut body = height - foot;
        picture.foot = Area { x: 0, y: body, width, height: foot };
        if foot >= 3 {
            body -= 1;
            picture.rule = Some(body);
        }
        picture.lay(width, body, centre, labels, lines);
        if picture.nodes.len() < labels.len() && body > 0 {
            // The last row says how many more there are.
            picture.more = Some(body - 1);
            picture.lay(width, body - 1, centre, labels, lines);
        }
        picture.hidden = labels.len() - picture.nodes.len();
        picture
    }

    fn lay(&mut self, width: u16, height: u16, centre: usize, labels: &[NameWidths], lines: Lines<'_>) {
        self.nodes.clear();
        let sides = if width >= TWO_SIDES { 2 } else { 1 };
        let centre_rows = if sides == 2 && height >= BOX + 4 { BOX } else { 1 };
        let centre_rows = centre_rows.min(height);
        self.boxed = centre_rows == BOX;
        // Two columns for the sign, and where there is a box two more for each of its walls.
        let centre_width = small(centre).saturating_add(if self.boxed { 6 } else { 2 }).min(width);
        let rows = height - centre_rows;
        let columns = Columns::new(width, sides);
        let shown = if width < 8 { 0 } else { labels.len().min(usize::from(rows) * sides) };
        let fitted: Vec<Fitted> = labels[..shown]
            .iter()
            .enumerate()
            .map(|(at, label)| fitted(at, *label, columns.longest(), lines))
            .collect();
        let stack = Stack::new(&fitted, rows, sides);
        let fitted = &fitted[..shown.min(stack.heights.len() * sides)];
        let edge = columns.edge(fitted);
        self.trunk = columns.trunk;
        self.centre = if sides == 1 {
            Area { x: 0, y: 0, width: centre_width, height: centre_rows }
        } else {
            let x = (self.trunk + 1).saturating_sub(centre_width.div_ceil(2));
            Area { x, y: stack.top, width: centre_width, height: centre_rows }
        };
        let starts = if sides == 1 { stack.downwards(centre_rows) } else { stack.outwards(centre_rows) };
        for (rank, fitted) in fitted.iter().enumerate() {
            // Left and right, then above and below, then further out.
            let side = if sides == 2 && rank.is_multiple_of(2) { Flank::Left } else { Flank::Right };
            self.nodes.push(self.node(side, starts[rank / sides], edge, *fitted));
        }
    }

    /// A neighbour in a row: an edge from the trunk outwards, its sign, its name.
    fn node(&self, side: Flank, row: u16, edge: u16, name: Fitted) -> Node {
        let Fitted { short, width, lines } = name;
        let cells = |x: u16, width: u16, height: u16| Area { x, y: row, width, height };
        let (sign, edge, name) = match side {
            Flank::Left => {
                let sign = self.trunk - edge - 1;
                (sign, cells(sign + 1, edge, 1), cells(sign - 1 - width, width, lines))
            }
            Flank::Right => {
                let sign = self.trunk + edge + 1;
                (sign, cells(self.trunk + 1, edge, 1), cells(sign + SIGN, width, lines))
            }
        };
        Node { side, edge, sign, name, short }
    }

    /// The neighbour at which one arrives: the nearest in that direction, in the same column where
    /// there is one.
    pub fn walk(&self, from: usize, direction: WalkDirection) -> Option<usize> {
        let here = self.nodes.get(from)?;
        let row = |node: &Node| node.edge.y;
        let away = |node: &Node| row(node).abs_diff(row(here));
        let reached = |node: &Node| match direction {
            WalkDirection::Up => row(node) < row(here),
            WalkDirection::Down => row(node) > row(here),
            WalkDirection::Left => node.side == Flank::Left && here.side == Flank::Right,
            WalkDirection::Right => node.side == Flank::Right && here.side == Flank::Left,
        };
        let sideways =
            |node: &Node| matches!(direction, WalkDirection::Up | WalkDirection::Down) && node.side != here.side;
        let reachable = self.nodes.iter().enumerate().filter(|(_, node)| reached(node));
        reachable.min_by_key(|(at, node)| (sideways(node), away(node), *at)).map(|(at, _)| at)
    }

    /// The uppermost neighbour in the same column.
    pub fn top(&self, from: usize) -> Option<usize> {
        self.column(from).min_by_key(|at| self.nodes[*at].edge.y)
    }

    /// The lowest neighbour in the same column.
    pub fn bottom(&self, from: usize) -> Option<usize> {
        self.column(from).max_by_key(|at| self.nodes[*at].edge.y)
    }

    fn column(&self, from: usize) -> impl Iterator<Item = usize> {
        let here = self.nodes.get(from);
        (0..self.nodes.len()).filter(move |at| here.is_some_and(|here| self.nodes[*at].side == here.side))
    }

    /// The neighbour at a cell: its name, its sign or its edge.
    pub fn node_at(&self, x: u16, y: u16) -> Option<usize> {
        self.nodes.iter().position(|node| {
            let (from, to) = node.span();
            node.name.contains(x, y) || y == node.edge.y && (from..to).contains(&x)
        })
    }
}

impl Node {
    /// The columns that it takes, from its name to the end of its edge.
    pub fn span(&self) -> (u16, u16) {
        (self.name.x.min(self.edge.x), (self.name.x + self.name.width).max(self.edge.x + self.edge.width))
    }
}

/// The columns of one flank.
#[derive(Debug, Clone, Copy)]
struct Columns {
    trunk: u16,
    /// Beside the trunk.
    room: u16,
    /// The columns of the shortest and longest edge.
    edge: (u16, u16),
}

impl Columns {
    fn new(width: u16, sides: usize) -> Self {
        if sides == 1 {
            let edge = if width >= 26 { EDGE.0 } else { SHORT_EDGE };
            return Self { trunk: 0, room: width.saturating_sub(1), edge: (edge, edge) };
        }
        let trunk = (width - 1) / 2;
        // A column of air at both ends.
        let room = (width - 1 - trunk).min(trunk) - 1;
        Self { trunk, room, edge: (EDGE.0 - u16::from(width < NARROW), EDGE.1) }
    }

    /// The columns of the longest line of a name.
    fn longest(self) -> u16 {
        self.room.saturating_sub(SIGN + self.edge.0)
    }

    /// The columns of an edge, as many as these names leave.
    fn edge(self, names: &[Fitted]) -> u16 {
        let widest = names.iter().map(|name| name.width).max().unwrap_or(0);
        self.room.saturating_sub(SIGN + widest).clamp(self.edge.0, self.edge.1)
    }
}

/// Neighbours that share rows, one on each flank: the rows of as many of these as there is room for.
#[derive(Debug)]
struct Stack {
    /// The rows of their names.
    heights: Vec<u16>,
    /// The rows between them.
    gap: u16,
    /// The rows around the actor in the middle.
    air: u16,
    /// The row where that begins.
    top: u16,
}

impl Stack {
    fn new(names: &[Fitted], rows: u16, sides: usize) -> Self {
        let mut room = rows;
        let tallest = names.chunks(sides).map(|names| names.iter().map(|name| name.lines).max().unwrap_or(1));
        let fits = |height: &u16| room.checked_sub(*height).map(|left| room = left).is_some();
        let heights: Vec<u16> = tallest.take_while(fits).collect();
        let needed = small(heights.len());
        let widest = if sides == 1 { WIDEST_GAP - 2 } else { WIDEST_GAP - 1 };
        let gap = room.checked_div(needed).map_or(0, |gap| gap.min(widest));
        // What is left over goes around the actor first, then above and below everything.
        let left_over = room - needed * gap;
        let above: u16 = heights.iter().step_by(2).map(|height| height + gap).sum();
        Self { heights, gap, air: (left_over / 2).min(1), top: left_over / 2 + above }
    }

    /// The rows in which they begin, above and below the actor in turn.
    fn outwards(&self, centre_rows: u16) -> Vec<u16> {
        let (mut above, mut below) = (self.top - self.air, self.top + centre_rows + self.air);
        let start = |(at, height): (usize, &u16)| {
            if at.is_multiple_of(2) {
                above -= height + self.gap;
                above
            } else {
                below += height + self.gap;
                below - height
            }
        };
        self.heights.iter().enumerate().map(start).collect()
    }

    /// The rows in which they begin, all of them below the actor.
    fn downwards(&self, centre_rows: u16) -> Vec<u16> {
        let mut below = centre_rows;
        let start = |height: &u16| {
            below += height + self.gap;
            below - height
        };
        self.heights.iter().map(start).collect()
    }
}

/// A name as it is set.
#[derive(Debug, Clone, Copy)]
struct Fitted {
    /// Whether it is the short one.
    short: bool,
    width: u16,
    lines: u16,
}

/// Sets a name: the short one where the full one would take more than a line.
fn fitted(at: usize, label: NameWidths, room: u16, lines: Lines<'_>) -> Fitted {
    let short = label.full > usize::from(room) && label.short < label.full;
    let width = small(if short { label.short } else { label.full });
    let lines = if width > room { small(lines(at, short, usize::from(room))) } else { 1 };
    Fitted { short, width: width.min(room), lines: lines.max(1) }
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels() -> impl Strategy<Value = Vec<NameWidths>> {
        let label = (1usize..70, 1usize..30).prop_map(|(full, short)| NameWidths { full, short: short.min(full) });
        prop::collection::vec(label, 0..=60)
    }

    fn size() -> impl Strategy<Value = (u16, u16)> {
        prop_oneof![(0u16..80, 0u16..40), (0u16..220, 0u16..70)]
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_all_lies_inside((width, height) in size(), centre in 0usize..80, labels in labels(), words in 0u16..20) {
            let lines = |at: usize, short: bool, columns: usize| {
                let NameWidths { full, short: other } = labels[at];
                (if short { other } else { full }).div_ceil(columns.max(1)).min(3)
            };
            let picture = Network::new(width, height, centre, &labels, &lines, words);
            let mut taken = vec![false; usize::from(width) * usize::from(height)];
            let mut take = |area: Area| {
                for y in area.y..area.y + area.height {
                    for x in area.x..area.x + area.width {
                        assert!(x < width && y < height, "{x},{y} lies outside of {width}×{height}");
                        let cell = &mut taken[usize::from(y) * usize::from(width) + usize::from(x)];
                        assert!(!*cell, "{x},{y} is taken twice");
                        *cell = true;
                    }
                }
            };
            let row = |y| Area { x: 0, y, width, height: 1 };
            take(picture.centre);
            take(picture.foot);
            picture.more.map(row).into_iter().chain(picture.rule.map(row)).for_each(&mut take);
            for node in &picture.nodes {
                take(node.edge);
                take(Area { x: node.sign, width: 1, ..node.edge });
                take(node.name);
                // The trunk's own column stays free for it.
                take(Area { x: if node.side == Flank::Left { node.sign - 1 } else { node.sign + 1 }, width: 1, ..node.edge });
                prop_assert!(node.name.width >= 1);
                prop_assert!((node.edge.x..node.edge.x + node.edge.width).all(|x| x != picture.trunk));
            }
            prop_assert_eq!(picture.nodes.len() + picture.hidden, labels.len());
            prop_assert!(picture.hidden == 0 || picture.more.is_some() || height < 4, "the rest is counted");
        }

        #[test]
        fn as_many_as_fit_are_shown(labels in labels(), height in 10u16..60) {
            let picture = Network::new(60, height, 12, &labels, &|_, _, _| 1, 0);
            let rows = height - picture.foot.height - u16::from(picture.rule.is_some()) - BOX;
            if labels.len() <= usize::from(rows) * 2 {
                prop_assert_eq!(picture.hidden, 0);
            } else {
                prop_assert_eq!(picture.nodes.len(), usize::from(rows - 1) * 2);
            }
        }

        #[test]
        fn the_same_input_gives_the_same_picture((width, height) in size(), labels in labels()) {
            prop_assert_eq!(Network::new(width, height, 9, &labels, &|_, _, _| 2, 5), Network::new(width, height, 9, &labels, &|_, _, _| 2, 5));
        }

        #[test]
        fn every_neighbour_can_be_walked_to((width, height) in size(), labels in labels()) {
            let picture = Network::new(width, height, 9, &labels, &|_, _, _| 2, 5);
            let mut reached = vec![false; picture.nodes.len()];
            let mut waiting = if reached.is_empty() { Vec::new() } else { vec![0] };
            while let Some(at) = waiting.pop() {
                if std::mem::replace(&mut reached[at], true) {
                    continue;
                }
                waiting.extend([WalkDirection::Left, WalkDirection::Right, WalkDirection::Up, WalkDirection::Down].into_iter().filter_map(|direction| picture.walk(at, direction)));
            }
            prop_assert!(reached.iter().all(|reached| *reached));
        }

        #[test]
        fn there_and_back(labels in labels(), at in 0usize..60) {
            let picture = Network::new(100, 40, 9, &labels, &|_, _, _| 1, 5);
            prop_assume!(at < picture.nodes.len());
            for (there, back) in [(WalkDirection::Left, WalkDirection::Right), (WalkDirection::Right, WalkDirection::Left), (WalkDirection::Up, WalkDirection::Down), (WalkDirection::Down, WalkDirection::Up)] {
                let Some(next) = picture.walk(at, there) else { continue };
                let returned = picture.walk(next, back).expect("there is a way back");
                let row = |at: usize| picture.nodes[at].edge.y;
                // Back at the start, unless going there led round the end of the shorter column.
                let alone = |at| picture.nodes.iter().filter(|node| node.edge.y == row(at)).count() == 1;
                prop_assert!(returned == at || alone(at) || alone(next), "{at} {there:?} {next} {back:?} {returned}");
            }
        }
    }

    #[test]
    fn the_foot_takes_the_rows_that_neighbours_leave() {
        let label = NameWidths { full: 10, short: 5 };
        let foot = |labels: usize, words: u16| {
            let picture = Network::new(80, 60, 10, &vec![label; labels], &|_, _, _| 1, words);
            (picture.foot.height, picture.hidden)
        };
        assert_eq!(foot(20, 4), (5, 0));
        assert_eq!(foot(20, 9), (9, 0));
        assert_eq!(foot(20, 90), (20, 0), "a third at most");
        assert_eq!(foot(94, 9), (9, 0), "all that there is room for");
        assert_eq!(foot(98, 9), (7, 0));
        assert_eq!(foot(200, 9).0, 5, "neighbours come first");
    }

    #[test]
    fn the_closest_stand_next_to_the_actor() {
        let labels = [NameWidths { full: 10, short: 5 }; 12];
        let picture = Network::new(80, 30, 10, &labels, &|_, _, _| 1, 5);
        let middle = picture.centre.y + picture.centre.height / 2;
        let away: Vec<u16> = picture.nodes.iter().map(|node| node.edge.y.abs_diff(middle)).collect();
        assert!(away.is_sorted(), "{away:?}");
        assert_eq!(picture.nodes.iter().filter(|node| node.side == Flank::Left).count(), 6);
    }

    #[test]
    fn names_that_fit_are_whole_and_others_short() {
        let labels = [NameWidths { full: 60, short: 4 }, NameWidths { full: 8, short: 8 }];
        let picture = Network::new(60, 20, 10, &labels, &|_, _, _| 1, 5);
        let names: Vec<_> = picture.nodes.iter().map(|node| (node.name.width, node.short)).collect();
        assert_eq!(names, [(4, true), (8, false)]);
    }
}
