//! What is read on the left, what is set beside it on the right, and lines between them.
//!
//! ```text
//! │ in the order of time           as the article tells it │
//! │ 4 Sep  ▲ Attacks in Dushanbe ─╮╭───  ¶3 Rouhani visits │
//! │▸16 Sep ▲ Nazarzoda is killed ─┼┴───  ¶4 Nazarzoda is … │
//! │ 29 Sep ▲ The IRPT is banned  ─╯      ¶4 The IRPT is b… │
//! ```

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use crate::{
    dossier::{Category, Dossier, EventId, Order, Scope, Whose},
    explore::{
        explorer::Explorer,
        layout::Pane,
        panes::events,
        ui::{
            pane::{self, RowState},
            text::column,
            theme::Theme,
        },
    },
    picture::braid::{Braid, Strand, Strokes, band, columns},
    report::{lines::columns::Columns as _, signs, words},
};

/// Columns of the lines between the two sides, at most.
const BAND: usize = 10;
/// Columns of a date.
const DATE: usize = 11;
/// The same where a side is narrow, and how narrow that is.
const MONTH: usize = 7;
const NARROW: usize = 28;
/// Columns of a paragraph's number.
const PARAGRAPH: usize = 4;

/// One of the two, in so many columns.
struct Side<'a> {
    dossier: &'a Dossier,
    order: Order,
    width: usize,
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let (braid, Some(beside)) = (explorer.braid(), explorer.beside()) else { return };
    let mut title = events::title(explorer);
    "Two tellings".clone_into(&mut title[0]);
    let inside = pane::border(frame, area, explorer, theme, Pane::Timeline, &title, &note(&braid));
    let width = usize::from(inside.width);
    let middle = if theme.ascii { 1 } else { (width / 6).min(BAND) };
    let half = (width - middle) / 2;
    let (scope, of_beside) = (explorer.dossier().scope(), explorer.scoped(beside));
    let left = Side { dossier: explorer.dossier(), order: explorer.all().own_order(scope), width: half };
    let right = Side { dossier: &of_beside, order: explorer.all().own_order(beside), width: width - half - middle };
    let named = left.heading(explorer);
    let mut heading = column(&format!(" {named}"), (half + middle).saturating_sub(1), theme.dim, &[], theme.highlight);
    heading.push(Span::raw(" "));
    heading.extend(column(&right.heading(explorer), right.width, theme.dim, &[], theme.highlight));
    pane::row(frame, inside, 0, &heading, Style::new());
    rows(frame, inside, (explorer, theme), &braid, [&left, &right]);
}

/// How many events both have, and how many only the right one.
fn note(braid: &Braid) -> String {
    let both = (0..braid.left.len()).filter(|at| braid.on_right(*at).is_some()).count();
    let alone = match braid.right.len() - both {
        0 => String::new(),
        alone => format!(", {alone} there alone"),
    };
    format!("{both} of {} on the right, too{alone}", words::count(braid.left.len(), "event"))
}

/// The rows below the heading: both sides, and the lines between them.
fn rows(
    frame: &mut Frame<'_>,
    inside: Rect,
    (explorer, theme): (&Explorer, &Theme),
    braid: &Braid,
    [left, right]: [&Side<'_>; 2],
) {
    let middle = usize::from(inside.width) - left.width - right.width;
    let rows = usize::from(inside.height).saturating_sub(1);
    let selected = explorer.place_in_braid();
    let viewport = braid.viewport(selected, rows);
    let height = (selected - viewport.left).cast_signed();
    let drawn = columns(&braid.strands(viewport, selected), middle);
    let lines = band(&drawn, middle, rows);
    let own: Vec<(Strand, usize)> = drawn.iter().copied().filter(|(strand, _)| strand.left == height).collect();
    let own = band(&own, middle, rows);
    let none = if braid.left.is_empty() { events::nothing(explorer) } else { Vec::new() };
    let focused = explorer.location().focus == Pane::Timeline;
    for row in 0..rows {
        let at = viewport.left + row;
        let is_selected = at == selected && at < braid.left.len();
        let is_drawn = |event: EventId| drawn.iter().any(|(strand, _)| strand.event == event);
        let mut spans = if let Some(event) = braid.left.get(at) {
            left.row_on_the_left(explorer, theme, *event, is_selected, braid.on_right(at))
        } else {
            let words = none.get(row).map_or("", String::as_str);
            column(&format!(" {words}"), left.width, theme.dim, &[], theme.highlight)
        };
        let away = braid.left.get(at).filter(|event| !is_drawn(**event)).and_then(|_| braid.on_right(at));
        let away = away.map(|to| arrow(to.cast_signed() - viewport.right, row));
        spans.extend(between(&lines[row], &own[row], away, theme));
        let event = usize::try_from(viewport.right + row.cast_signed()).ok().and_then(|at| braid.right.get(at));
        if let Some(event) = event {
            let partner = braid.left.iter().position(|other| other == event);
            let away = partner.filter(|_| !is_drawn(*event));
            let away = away.map(|from| arrow(from.cast_signed() - viewport.left.cast_signed(), row));
            spans.extend(right.row_on_the_right(explorer, theme, *event, (partner, away)));
        }
        let state = RowState { cursor: is_selected, focused, related: false };
        pane::row(frame, inside, row + 1, &spans, state.style(theme));
    }
}

impl Side<'_> {
    /// Which sources these are, and in which order they stand.
    fn heading(&self, explorer: &Explorer) -> String {
        let all = explorer.all();
        // Its title would not fit.
        let name = |whose| match whose {
            Whose::Source(source) => words::source(source, all),
            Whose::Outlet(outlet) => all.short_name(outlet).into(),
        };
        match (self.dossier.scope(), self.order) {
            (Scope::All, _) => "in the order of time".to_owned(),
            (Scope::Only(whose), Order::Told) => format!("as {} tells it", name(whose)),
            // Without paragraphs nobody knows the order in which it tells them.
            (Scope::Only(whose), Order::Time) => format!("what {} has, in time", name(whose)),
            (scope, _) => format!("{}, in time", words::scope(scope, all)),
        }
    }

    /// Where an event stands in the order: its day, or its paragraph.
    fn place(&self, event: EventId) -> String {
        match self.order {
            Order::Told => {
                let number = self.dossier.paragraph_of(event).map_or_else(String::new, |number| format!("¶{number}"));
                format!("{number:>PARAGRAPH$}")
            }
            Order::Time => {
                let columns = if self.width < NARROW { MONTH } else { DATE };
                let room = if self.dossier.is_own_date(event) { columns - 2 } else { columns };
                let date = self.dossier.event(event).date.as_ref();
                let date = date.map_or_else(|| "undated".to_owned(), |date| date.within(room));
                let date = words::own_or_given(self.dossier, event, date);
                format!("{date}{}", " ".repeat(columns.saturating_sub(date.width())))
            }
        }
    }

    fn row_on_the_left(
        &self,
        explorer: &Explorer,
        theme: &Theme,
        event: EventId,
        is_selected: bool,
        partner: Option<usize>,
    ) -> Vec<Span<'static>> {
        let record = self.dossier.event(event);
        let tone = record.category.map(Category::tone);
        let sign = if is_selected { signs::CURSOR } else { ' ' };
        let place = self.place(event);
        let end = across(theme, partner, ["", &format!(" {}", signs::FALLEN)], |number| format!("{number:>4}"));
        let room = self.width.saturating_sub(1 + place.width() + 3 + end.width());
        let style = if partner.is_some() { theme.text } else { theme.dim };
        let mut spans = vec![Span::styled(sign.to_string(), theme.focused), Span::styled(place, theme.dim)];
        spans.push(Span::styled(format!(" {} ", signs::tone(tone)), theme.tone(tone)));
        spans.extend(column(&record.title, room, style, &explorer.highlights(event, &record.title), theme.highlight));
        spans.push(Span::styled(end, theme.dim));
        spans
    }

    fn row_on_the_right(
        &self,
        explorer: &Explorer,
        theme: &Theme,
        event: EventId,
        (partner, away): (Option<usize>, Option<char>),
    ) -> Vec<Span<'static>> {
        let has = away.map_or_else(|| "  ".to_owned(), |arrow| format!("{arrow} "));
        let begin = across(theme, partner, [&has, &format!("{} ", signs::FALLEN)], |number| format!("{number:>3} "));
        let place = format!("{begin}{} ", self.place(event));
        let title = &self.dossier.event(event).title;
        let room = self.width.saturating_sub(place.width());
        let style = if partner.is_some() { theme.text } else { theme.dim };
        let mut spans = vec![Span::styled(place, theme.dim)];
        spans.extend(column(title, room, style, &explorer.highlights(event, title), theme.highlight));
        spans
    }
}

/// What stands beside an event towards the other side, whether that has it or lacks it; in ASCII, which has no
/// lines, its number there.
fn across(theme: &Theme, partner: Option<usize>, [has, lacks]: [&str; 2], number: fn(usize) -> String) -> String {
    match partner {
        Some(place) if theme.ascii => number(place + 1),
        Some(_) => has.to_owned(),
        None => lacks.to_owned(),
    }
}

/// Where an event stands on the other side, if no line leads there.
const fn arrow(to: isize, row: usize) -> char {
    if to < row.cast_signed() { '↑' } else { '↓' }
}

/// The lines of a row, and which way the other end is where there is none; the selected event's stands out.
fn between(lines: &[Strokes], own: &[Strokes], away: Option<char>, theme: &Theme) -> Vec<Span<'static>> {
    let cell = |(at, (line, own)): (usize, (&Strokes, &Strokes))| {
        if theme.ascii {
            return Span::raw(" ");
        }
        if let Some(arrow) = away.filter(|_| at == 0) {
            return Span::styled(arrow.to_string(), theme.dim);
        }
        if *own == Strokes::default() {
            Span::styled(line.letter().to_string(), theme.dim)
        } else {
            Span::styled(own.letter().to_string(), theme.focused)
        }
    };
    lines.iter().zip(own).enumerate().map(cell).collect()
}
