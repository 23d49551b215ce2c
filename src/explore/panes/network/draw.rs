//! An actor's network: signs, names and edges where the layout has put them.
//!
//! ```text
//!   Russia ■──○5──┐ ┌━━●12━━■▸Iran        solid: cooperation, dashed: conflict, dotted: related
//!          ╭──────┴─────╮                 only; heavy: much; in the middle the most frequent
//!          │ ■ Tajikistan│                tone and the number of events
//! ```

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::Span,
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::{LINES, derived::Drawn};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, Leaning, Tally, Tie},
    explore::{
        explorer::Explorer,
        layout::Pane,
        ui::{
            pane, rect,
            text::{cut, wrapped},
            theme::Theme,
        },
    },
    picture::{
        area::Area,
        network::{Flank, Network, Node},
    },
    report::{signs, words},
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(drawn) = explorer.network() else { return };
    let Drawn { centre, ties, picture } = &*drawn;
    let at_hand = explorer.node_at_hand();
    let shown = picture.nodes.len();
    let note = if picture.hidden == 0 {
        words::count(shown, "neighbour")
    } else {
        format!("{shown} of {}", words::count(shown + picture.hidden, "neighbour"))
    };
    let title = ["Network".to_owned(), format!("of {}", explorer.dossier().short_name(*centre))];
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &title, &note);
    let mut canvas = Canvas { buffer: frame.buffer_mut(), inside, theme };
    canvas.trunk(picture);
    let most = ties.first().map_or(0, |tie| tie.tally.total());
    for (at, (node, tie)) in picture.nodes.iter().zip(ties).enumerate() {
        canvas.edge(node, &tie.tally, most);
        canvas.node(explorer, node, tie, at_hand == Some(at));
    }
    canvas.centre(explorer, picture, *centre);
    if let Some(row) = picture.more {
        let more = format!("and {} more", picture.hidden);
        let room = usize::from(inside.width);
        let x = if picture.nodes.iter().any(|node| node.side == Flank::Left) {
            room.saturating_sub(more.width()) / 2
        } else {
            1
        };
        canvas.put(x as u16, row, inside.width, &more, theme.dim);
    }
    if let Some(row) = picture.rule {
        let rule = "─".repeat(usize::from(inside.width.saturating_sub(2)));
        canvas.put(1, row, inside.width, &rule, theme.border);
    }
    foot(frame, inside, explorer, theme, picture);
}

/// Stands at the end of the foot where more is to be said; the footer names the key of the page that says it.
const CUT: &str = " … more on the pair's page";

/// What is to be said of the selected neighbour; where it doesn't fit, what shows the rest.
fn foot(frame: &mut Frame<'_>, inside: Rect, explorer: &Explorer, theme: &Theme, picture: &Network) {
    let rows = usize::from(picture.foot.height);
    let Some(words) = explorer.about_neighbour() else {
        if rows > 0 {
            let nobody = " No event and no relation ties this actor to another.";
            pane::row(frame, inside, picture.foot.y.into(), &[Span::styled(nobody, theme.dim)], Style::new());
        }
        return;
    };
    for (at, line) in words.lines.iter().take(rows).enumerate() {
        let mut spans = vec![Span::raw(" ")];
        spans.extend(line.segments.iter().map(|span| Span::styled(span.text.as_str(), theme.class(span.class))));
        pane::row(frame, inside, usize::from(picture.foot.y) + at, &spans, Style::new());
        if at + 1 == rows && words.lines.len() > rows && inside.width > 0 {
            let cut = if CUT.width() * 2 > usize::from(inside.width) { " …" } else { CUT };
            let width = cut.width() as u16;
            let (x, y) = (inside.right().saturating_sub(width), inside.y + picture.foot.y + at as u16);
            frame.buffer_mut().set_stringn(x, y, cut, width.into(), theme.dim);
        }
    }
}

/// Where to draw: cells are counted from the top left corner inside the border.
struct Canvas<'a> {
    buffer: &'a mut Buffer,
    inside: Rect,
    theme: &'a Theme,
}

impl Canvas<'_> {
    /// Text in at most `width` columns.
    fn put(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) {
        let width = width.min(self.inside.width.saturating_sub(x));
        if y < self.inside.height && width > 0 {
            let text = cut(text, usize::from(width));
            self.buffer.set_stringn(self.inside.x + x, self.inside.y + y, text, usize::from(width), style);
        }
    }

    fn rect(&self, area: Area) -> Rect {
        rect(Area { x: self.inside.x + area.x, y: self.inside.y + area.y, ..area }).intersection(self.inside)
    }

    /// The line in which the edges meet, above and below the actor.
    fn trunk(&mut self, picture: &Network) {
        let centre = picture.centre;
        let rows = || picture.nodes.iter().map(|node| node.edge.y);
        let (Some(first), Some(last)) = (rows().min(), rows().max()) else { return };
        let end = centre.y + centre.height;
        for y in (first..centre.y).chain(end..=last) {
            let at = |side: Flank| picture.nodes.iter().any(|node| node.edge.y == y && node.side == side);
            let (is_top, is_bottom) = (y == first && y < centre.y, y == last && y >= end);
            let [top, bottom, middle] = match (at(Flank::Left), at(Flank::Right)) {
                (true, true) => ["┬", "┴", "┼"],
                (true, false) => ["┐", "┘", "┤"],
                (false, true) => ["┌", "└", "├"],
                (false, false) => ["│"; 3],
            };
            let sign = if is_top {
                top
            } else if is_bottom {
                bottom
            } else {
                middle
            };
            self.put(picture.trunk, y, 1, sign, self.theme.border);
        }
    }

    /// The actor in the middle.
    fn centre(&mut self, explorer: &Explorer, picture: &Network, centre: ActorId) {
        let area = picture.centre;
        let theme = self.theme;
        let record = explorer.dossier().actor(centre);
        let mark = if explorer.location().marked.contains(&centre) { signs::MARKED } else { ' ' };
        let label = format!("{}{mark}{}", signs::kind(record.kind), explorer.dossier().short_name(centre));
        let rect = self.rect(area);
        Clear.render(rect, self.buffer);
        if !picture.boxed {
            self.put(area.x, area.y, area.width, &label, theme.title);
            return;
        }
        Block::bordered().border_type(BorderType::Rounded).border_style(theme.focused).render(rect, self.buffer);
        self.put(area.x + 2, area.y + 1, area.width.saturating_sub(4), &label, theme.title);
        let bottom = area.y + area.height;
        if picture.nodes.iter().any(|node| node.edge.y < area.y) {
            self.put(picture.trunk, area.y, 1, "┴", theme.focused);
        }
        if picture.nodes.iter().any(|node| node.edge.y >= bottom) {
            self.put(picture.trunk, bottom - 1, 1, "┬", theme.focused);
        }
    }

    /// A line in the style of what prevails, with its tone and the number of events in the middle.
    fn edge(&mut self, node: &Node, tally: &Tally, most: usize) {
        let theme = self.theme;
        let total = tally.total();
        let heavy = total > 1 && total * 3 >= most;
        let solid = (if heavy { "━" } else { "─" }, theme.good);
        let dashed = (if heavy { "┅" } else { "┄" }, theme.bad);
        // Next to the actor, and next to the neighbour.
        let (near, far) = match tally.leaning() {
            Leaning::Cooperation => (solid, solid),
            Leaning::Conflict => (dashed, dashed),
            Leaning::Even => (solid, dashed),
            Leaning::Toneless => ((solid.0, theme.dim), (solid.0, theme.dim)),
            Leaning::Nothing => (("┈", theme.dim), ("┈", theme.dim)),
        };
        let Area { x, y, width, .. } = node.edge;
        for step in 0..width {
            let at = if node.side == Flank::Left { x + width - 1 - step } else { x + step };
            let (sign, style) = if step * 2 < width { near } else { far };
            self.put(at, y, 1, sign, style);
        }
        let sign = |tone| (signs::tone(Some(tone)).to_string(), theme.tone(Some(tone)));
        let number = (short_number(total), theme.text);
        let cooperation = || sign(tally.tone_of_cooperation());
        let conflict = || sign(tally.tone_of_conflict());
        let words = match tally.leaning() {
            Leaning::Cooperation => vec![cooperation(), number],
            Leaning::Conflict => vec![conflict(), number],
            Leaning::Even if node.side == Flank::Left => vec![conflict(), number, cooperation()],
            Leaning::Even => vec![cooperation(), number, conflict()],
            Leaning::Toneless => vec![(signs::tone(None).to_string(), theme.dim), number],
            Leaning::Nothing => return,
        };
        // Where the number doesn't fit the sign still does; the foot says how many.
        let wide = |words: &[(String, Style)]| words.iter().map(|(text, _)| text.width() as u16).sum::<u16>();
        let words = if wide(&words) + 1 > width { &words[..1] } else { &words[..] };
        let mut at = x + width.saturating_sub(wide(words)) / 2;
        for (text, style) in words {
            self.put(at, y, width, text, *style);
            at += text.width() as u16;
        }
    }

    /// The sign of a neighbour's kind, and its name.
    fn node(&mut self, explorer: &Explorer, node: &Node, tie: &Tie, selected: bool) {
        let theme = self.theme;
        let focused = explorer.location().focus == Pane::Detail;
        let record = explorer.dossier().actor(tie.actor);
        let y = node.name.y;
        let style = match (selected, focused) {
            (true, true) => theme.selected,
            (true, false) => theme.chosen,
            _ => theme.text,
        };
        self.put(node.sign, y, 1, &signs::kind(record.kind).to_string(), theme.key);
        let beside = if node.side == Flank::Left { node.sign.saturating_sub(1) } else { node.sign + 1 };
        if explorer.location().marked.contains(&tie.actor) {
            self.put(beside, y, 1, &signs::MARKED.to_string(), theme.key);
        } else if selected {
            let cursor = if node.side == Flank::Left { signs::CURSOR_LEFT } else { signs::CURSOR };
            self.put(beside, y, 1, &cursor.to_string(), theme.focused);
        }
        let name = if node.short { explorer.dossier().short_name(tie.actor) } else { &record.name };
        for (at, line) in wrapped(name, node.name.width.into(), LINES).into_iter().enumerate() {
            let (line, width) = (&name[line], usize::from(node.name.width));
            // All lines end beside the sign.
            let indent = if node.side == Flank::Left { width.saturating_sub(line.width()) } else { 0 };
            self.put(node.name.x + indent as u16, y + at as u16, node.name.width - indent as u16, line, style);
        }
    }
}

/// A number in at most four columns.
fn short_number(number: usize) -> String {
    match number {
        0..10_000 => number.to_string(),
        10_000..1_000_000 => format!("{}k", number / 1_000),
        _ => format!("{}M", number / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::short_number;

    #[test]
    fn large_numbers_are_shortened() {
        let shown = [7, 9_999, 12_345, 999_999, 3_000_000].map(short_number);
        assert_eq!(shown, ["7", "9999", "12k", "999k", "3M"]);
    }
}
