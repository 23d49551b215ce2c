//! What is read on the left, what is set beside it on the right, and lines between them.
//!
//! ```text
//! │ in the order of time           as the article tells it │
//! │ 4 Sep  ▲ Attacks in Dushanbe ─╮╭───  ¶3 Rouhani visits │
//! │          and Vahdat           ││        Dushanbe       │
//! │▸16 Sep ▲ Nazarzoda is killed ─┼┴───  ¶4 Nazarzoda is   │
//! │                               │         killed         │
//! │ 29 Sep ▲ The IRPT is banned  ─╯      ¶4 The IRPT is    │
//! ```

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::sides::{LINES, Side, Sides};
use crate::{
    dossier::{Category, EventId},
    explore::{
        explorer::Explorer,
        layout::Pane,
        panes::events,
        ui::{
            pane::{self, RowState},
            text::{column, cut, line_of, wrapped, wrapped_date},
            theme::Theme,
        },
    },
    picture::braid::{Braid, Shown, Strand, Strokes, Viewport, band, columns},
    report::{signs, words},
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let (braid, Some(sides)) = (explorer.braid(), explorer.sides()) else { return };
    let title = events::title(explorer, "Two tellings".to_owned());
    let inside = pane::border(frame, area, explorer, theme, Pane::Timeline, &title, &note(&braid, area.width));
    for (at, [left, right]) in sides.heading().into_iter().enumerate() {
        let mut line = column(&format!(" {left}"), sides.until_right(), theme.dim, &[], theme.highlight);
        let room = usize::from(inside.width).saturating_sub(sides.until_right());
        line.extend(column(&format!(" {right}"), room, theme.dim, &[], theme.highlight));
        pane::row(frame, inside, at, &line, Style::new());
    }
    let rows = explorer.rows_of_braid(&sides) as u16;
    let below = Rect { y: inside.bottom().saturating_sub(rows), height: rows, ..inside };
    if braid.left.is_empty() {
        pane::empty(frame, below, theme, &events::nothing(explorer));
    }
    let pen = Pen::new(explorer, theme, &braid, &sides);
    pen.all(frame, below);
    if let (Some(first), Some(last)) = (pen.viewport.left.first(), pen.viewport.left.last()) {
        let in_view = first.place..last.place + 1;
        let thumb = pane::thumb(explorer, theme, Pane::Timeline);
        pane::scroll_bar(frame, below, in_view, braid.left.len(), thumb);
    }
}

/// How many events both have, and how many only the right one; below a pane of so few columns in fewer words.
fn note(braid: &Braid, width: u16) -> String {
    let alone = match braid.right.len() - braid.both {
        0 => String::new(),
        alone => format!(", {alone} there alone"),
    };
    let (both, left) = (braid.both, braid.left.len());
    let whole = format!("{both} of {} on the right, too{alone}", words::count(left, "event"));
    pane::note([whole, format!("{both} of {left} on both sides")], width)
}

/// What both sides are drawn with.
struct Pen<'a> {
    explorer: &'a Explorer,
    theme: &'a Theme,
    braid: &'a Braid,
    sides: &'a Sides,
    viewport: Viewport,
    /// The place on the left of the selected event.
    selected: usize,
}

impl<'a> Pen<'a> {
    fn new(explorer: &'a Explorer, theme: &'a Theme, braid: &'a Braid, sides: &'a Sides) -> Self {
        let (viewport, selected) = (explorer.braid_in_view(sides), explorer.place_in_braid());
        Self { explorer, theme, braid, sides, viewport, selected }
    }

    /// Both sides, and the lines between them.
    fn all(&self, frame: &mut Frame<'_>, area: Rect) {
        let [left, band, right] = self.areas(area);
        for shown in &self.viewport.left {
            self.event(frame, left, *shown, self.braid.left[shown.place], Self::on_the_left);
        }
        for shown in &self.viewport.right {
            self.event(frame, right, *shown, self.braid.right[shown.place], Self::on_the_right);
        }
        let between = if self.theme.ascii { self.numbers() } else { self.between() };
        for (at, spans) in between.iter().enumerate() {
            pane::row(frame, band, at, spans, Style::new());
        }
    }

    /// Where the left side, the lines and the right side lie.
    fn areas(&self, area: Rect) -> [Rect; 3] {
        let columns = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        let left = columns(self.sides.width_of_left()).min(area.width);
        let band = columns(self.sides.band).min(area.width - left);
        [
            Rect { width: left, ..area },
            Rect { x: area.x + left, width: band, ..area },
            Rect { x: area.x + left + band, width: area.width - left - band, ..area },
        ]
    }

    /// The lines of an event on one side.
    fn event(
        &self,
        frame: &mut Frame<'_>,
        side: Rect,
        shown: Shown,
        event: EventId,
        lines: fn(&Self, EventId, RowState) -> Vec<Vec<Span<'static>>>,
    ) {
        let focused = self.explorer.location().focus == Pane::Timeline;
        let cursor = self.braid.left.get(self.selected) == Some(&event);
        let state = RowState { cursor, focused, related: false };
        for (part, spans) in lines(self, event, state).iter().enumerate() {
            pane::row(frame, side, shown.row + part, spans, state.style(self.theme));
        }
    }

    fn on_the_left(&self, event: EventId, state: RowState) -> Vec<Vec<Span<'static>>> {
        let tone = self.sides.left.dossier.event(event).category.map(Category::tone);
        let sign = Span::styled(format!(" {} ", signs::tone(tone)), self.theme.tone(tone));
        self.lines(&self.sides.left, event, state.sign(), &sign)
    }

    fn on_the_right(&self, event: EventId, _: RowState) -> Vec<Vec<Span<'static>>> {
        self.lines(&self.sides.right, event, ' ', &Span::raw(" "))
    }

    /// The lines of an event: a sign before its place, and one before its title.
    fn lines(&self, side: &Side, event: EventId, before: char, sign: &Span<'static>) -> Vec<Vec<Span<'static>>> {
        let theme = self.theme;
        let (title, place) = (&side.dossier.event(event).title, side.place_of(event));
        let is_on_both = self.braid.place_on_left(event).and(self.braid.place_on_right(event)).is_some();
        let style = if is_on_both { theme.text } else { theme.dim };
        let highlights = self.explorer.highlights(event, title);
        let columns =
            [(&*place, side.place, theme.dim, [].as_slice()), (title, self.sides.title, style, highlights.as_slice())];
        let wraps = [wrapped_date(&place, side.place, LINES), wrapped(title, self.sides.title, LINES)];
        let part = |column: usize, at: usize| {
            let (text, width, style, found) = columns[column];
            line_of(text, wraps[column].get(at).unwrap_or(&(0..0)), width, style, found, theme.highlight)
        };
        let line = |at: usize| {
            let blank = || Span::raw(" ".repeat(sign.width()));
            let (before, sign) = if at == 0 { (before, sign.clone()) } else { (' ', blank()) };
            let mut line = vec![Span::styled(before.to_string(), theme.focused)];
            line.extend(part(0, at));
            line.push(sign);
            line.extend(part(1, at));
            line
        };
        (0..self.sides.tall(event)).map(line).collect()
    }

    /// The lines between the two sides, by rows. Where there is none, the ends say why.
    fn between(&self) -> Vec<Vec<Span<'static>>> {
        let (width, viewport, braid) = (self.sides.band, &self.viewport, self.braid);
        let drawn = columns(&braid.strands(viewport, self.selected), width);
        let lines = band(&drawn, width, viewport.rows);
        let height = viewport.row_on_left(self.selected);
        let own: Vec<(Strand, usize)> = drawn.iter().copied().filter(|(strand, _)| strand.left == height).collect();
        let own = band(&own, width, viewport.rows);
        let mut rows: Vec<Vec<Span<'static>>> =
            lines.iter().zip(&own).map(|(lines, own)| self.strokes(lines, own)).collect();
        let mut end = |row: usize, at: usize, event: EventId, there: Option<isize>| {
            let is_drawn = drawn.iter().any(|(strand, _)| strand.event == event);
            if let (false, Some(cell)) = (is_drawn, rows.get_mut(row).and_then(|row| row.get_mut(at))) {
                *cell = Span::styled(why_not(there, row).to_string(), self.theme.dim);
            }
        };
        for shown in &viewport.left {
            let event = braid.left[shown.place];
            end(shown.row, 0, event, braid.place_on_right(event).map(|place| viewport.row_on_right(place)));
        }
        for shown in &viewport.right {
            let event = braid.right[shown.place];
            let there = braid.place_on_left(event).map(|place| viewport.row_on_left(place));
            end(shown.row, width.saturating_sub(1), event, there);
        }
        rows
    }

    /// In ASCII, where lines that cross can't be told apart, the number of each event on the other side.
    fn numbers(&self) -> Vec<Vec<Span<'static>>> {
        let (left, right) = (self.sides.band / 2, self.sides.band.div_ceil(2));
        let number = |place: Option<usize>| place.map_or_else(|| signs::FALLEN.to_string(), |at| (at + 1).to_string());
        let mut rows = vec![[String::new(), String::new()]; self.viewport.rows];
        for shown in &self.viewport.left {
            rows[shown.row][0] = number(self.braid.place_on_right(self.braid.left[shown.place]));
        }
        for shown in &self.viewport.right {
            rows[shown.row][1] = number(self.braid.place_on_left(self.braid.right[shown.place]));
        }
        let spans = |[here, there]: &[String; 2]| {
            let text = format!("{:<left$}{:>right$}", cut(here, left), cut(there, right));
            vec![Span::styled(text, self.theme.dim)]
        };
        rows.iter().map(spans).collect()
    }

    /// The lines of a row; the selected event's stands out.
    fn strokes(&self, lines: &[Strokes], own: &[Strokes]) -> Vec<Span<'static>> {
        let cell = |(line, own): (&Strokes, &Strokes)| {
            let is_own = *own != Strokes::default();
            let (strokes, style) = if is_own { (own, self.theme.focused) } else { (line, self.theme.dim) };
            Span::styled(strokes.letter().to_string(), style)
        };
        lines.iter().zip(own).map(cell).collect()
    }
}

/// What stands beside an event without a line: which way the same event is on the other side, or that it lacks it.
fn why_not(there: Option<isize>, row: usize) -> char {
    match there {
        None => signs::FALLEN,
        Some(there) if there < row.cast_signed() => '↑',
        Some(_) => '↓',
    }
}
