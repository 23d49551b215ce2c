//! The order of time on the left, a source's own on the right, and lines between them.
//!
//! ```text
//! │ in time                        as the article tells it │
//! │ 4 Sep  ▲ Attacks in Dushanbe ─╮╭───  ¶3 Rouhani visits │
//! │▸16 Sep ▲ Nazarzoda is killed ─┼┴───  ¶4 Nazarzoda is … │
//! │ 29 Sep ▲ The IRPT is banned  ─╯      ¶4 The IRPT is b… │
//! ```

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::paragraph;
use crate::{
    dossier::{Category, EventId},
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
    picture::braid::{Strand, Strokes, band},
    report::{signs, words},
};

/// Columns of the lines between the two sides, at most.
const BAND: usize = 10;
/// How many rows above and below the selected event have their lines drawn.
const AROUND: usize = 5;
/// Columns of a date.
const DATE: usize = 10;

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let braid = explorer.braid();
    let note = format!("{} of {} told there", braid.right.len(), words::count(braid.left.len(), "event"));
    let mut title = events::title(explorer);
    "Two tellings".clone_into(&mut title[0]);
    let inside = pane::border(frame, area, explorer, theme, Pane::Timeline, &title, &note);
    if braid.left.is_empty() {
        pane::empty(frame, inside, theme, &events::nothing(explorer));
        return;
    }
    let (width, rows) = (usize::from(inside.width), usize::from(inside.height).saturating_sub(1));
    let middle = if theme.ascii { 1 } else { (width / 6).min(BAND) };
    let side = (width - middle) / 2;
    let teller = explorer.teller();
    let name = teller.map(|teller| words::source(teller, explorer.all())).unwrap_or_default();
    let mut heading = column(" in the order of time", side + middle, theme.dim, &[], theme.highlight);
    // Without paragraphs nobody knows the order in which it tells them.
    let is_ordered = teller
        .is_some_and(|teller| braid.right.iter().any(|event| paragraph(explorer.all(), teller, *event).is_some()));
    let right = if is_ordered { format!("as {name} tells it") } else { format!("what {name} has, in time") };
    heading.extend(column(&right, width - side - middle, theme.dim, &[], theme.highlight));
    pane::row(frame, inside, 0, &heading, Style::new());

    let selected = explorer.place_in_braid();
    let viewport = braid.viewport(selected, rows);
    // All lines at once would be a tangle: those around the selected event show where it comes from.
    let height = (selected - viewport.left).cast_signed();
    let mut strands = braid.strands(viewport);
    strands.retain(|strand| strand.left.abs_diff(height) <= AROUND);
    let lines = band(&strands, middle, rows);
    let of_selected: Vec<Strand> = strands.iter().copied().filter(|strand| strand.left == height).collect();
    let own = band(&of_selected, middle, rows);
    for row in 0..rows {
        let left = braid.left.get(viewport.left + row).copied();
        let right =
            usize::try_from(viewport.right + row.cast_signed()).ok().and_then(|at| braid.right.get(at)).copied();
        let is_selected = left == braid.left.get(selected).copied();
        let mut spans = left_side(explorer, theme, left, is_selected, braid.on_right(viewport.left + row), side);
        spans.extend(between(&lines[row], &own[row], theme));
        spans.extend(right_side(explorer, theme, right, width - side - middle, &braid.left));
        let focused = explorer.location().focus == Pane::Timeline;
        let state = RowState { cursor: is_selected && left.is_some(), focused, related: false };
        pane::row(frame, inside, row + 1, &spans, state.style(theme));
    }
}

fn left_side(
    explorer: &Explorer,
    theme: &Theme,
    event: Option<EventId>,
    is_selected: bool,
    partner: Option<usize>,
    width: usize,
) -> Vec<Span<'static>> {
    let Some(event) = event else { return vec![Span::raw(" ".repeat(width))] };
    let record = explorer.dossier().event(event);
    let tone = record.category.map(Category::tone);
    let sign = if is_selected { signs::CURSOR } else { ' ' };
    let date = record.date.as_ref().map_or_else(|| "undated".to_owned(), |date| date.within(DATE));
    let mut spans = vec![Span::styled(sign.to_string(), theme.focused)];
    spans.extend(column(&date, DATE, theme.dim, &[], theme.highlight));
    spans.push(Span::styled(format!(" {} ", signs::tone(tone)), theme.tone(tone)));
    // An event that the source doesn't tell has no line; in ASCII its place on the right stands as a number.
    let number = match partner {
        Some(place) if theme.ascii => format!("{:>4}", place + 1),
        Some(_) => String::new(),
        None => format!(" {}", signs::FALLEN),
    };
    let room = width.saturating_sub(1 + DATE + 3 + number.chars().count());
    let style = if partner.is_some() { theme.text } else { theme.dim };
    spans.extend(column(&record.title, room, style, &explorer.highlights(event, &record.title), theme.highlight));
    spans.push(Span::styled(number, theme.dim));
    spans
}

fn right_side(
    explorer: &Explorer,
    theme: &Theme,
    event: Option<EventId>,
    width: usize,
    left: &[EventId],
) -> Vec<Span<'static>> {
    let (Some(event), Some(teller)) = (event, explorer.teller()) else { return Vec::new() };
    let place = paragraph(explorer.all(), teller, event);
    let mut front = place.map_or_else(|| "    ".to_owned(), |number| format!("{:>4}", format!("¶{number}")));
    if theme.ascii {
        let number = left.iter().position(|other| *other == event).map_or(0, |at| at + 1);
        front = format!("{front} {number:>3}");
    }
    let room = width.saturating_sub(front.chars().count() + 1);
    let mut spans = vec![Span::styled(format!("{front} "), theme.dim)];
    spans.extend(column(&explorer.dossier().event(event).title, room, theme.text, &[], theme.highlight));
    spans
}

/// The lines of a row; the selected event's stands out.
fn between(lines: &[Strokes], own: &[Strokes], theme: &Theme) -> Vec<Span<'static>> {
    let cell = |(line, own): (&Strokes, &Strokes)| {
        if theme.ascii {
            return Span::raw(" ");
        }
        if *own == Strokes::default() {
            Span::styled(line.letter().to_string(), theme.dim)
        } else {
            Span::styled(own.letter().to_string(), theme.focused)
        }
    };
    lines.iter().zip(own).map(cell).collect()
}
