//! The lanes: actors down, time across, a sign where the two meet; under them, in words, what is
//! selected.
//!
//! ```text
//! │                 1997  2015            │
//! │ each event      May   Jul   A S       │
//! │▸IRPT          2       △     ▲         │   ○ ● cooperation, △ ▲ conflict: hollow in words,
//! │ Tajikistan    3 ●─────│─────│         │   filled in deeds; ─ lasts, or may have happened
//! │ Supreme Court 1             ●         │   then; │ from doers to recipients; 2 two events
//! │ 29 Sep 2015  ▲ The IRPT is banned     │
//! ```

use std::ops::Range;

use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::Span,
};

use super::{
    foot::{self, Words},
    state::Corner,
};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, EventId, Order, Role, Scope},
    explore::{
        explorer::Explorer,
        layout::Pane,
        panes::events,
        ui::{
            pane::{self, RowState},
            text::{column, cut, line_of},
            theme::Theme,
        },
    },
    picture::lanes::{
        axis::Label,
        fitted::Parts,
        plan::Plan,
        rows::{Cursor, Lanes},
        window::{Cell, Mark, Window},
    },
    report::{signs, words},
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let fitted = explorer.lanes();
    let (plan, parts) = (&fitted.plan, fitted.parts);
    let lanes = &*plan.lanes;
    let (room, rows) = (usize::from(parts.room), usize::from(parts.rows));
    let Corner { top, left } = explorer.lanes_in_view();
    let cursor = explorer.cursor_in(lanes);
    let cut_name = cursor.lane.and_then(|lane| cut_name(explorer, lanes.rows[lane].actor, name_room(parts)));
    let note = note(lanes, top, rows, cut_name, usize::from(area.width).saturating_sub(6));
    let inside = pane::border(frame, area, explorer, theme, Pane::Timeline, &title(explorer), &note);
    if lanes.rows.is_empty() {
        let nobody = vec!["Nobody is named in these events.".to_owned(), "t lists them.".to_owned()];
        let nothing = if lanes.events.is_empty() { events::nothing(explorer) } else { nobody };
        pane::empty(frame, inside, theme, &nothing);
        return;
    }
    let window = Window { left, room, top, rows };
    let picture = plan.picture(explorer.dossier(), cursor, window);
    let pen = Pen { explorer, theme, plan, lanes, cursor, parts, focused: explorer.location().focus == Pane::Timeline };
    let axis = [pen.names(window), pen.ticks(window, picture.selected)];
    // Where there is one row for both, the names of the years say more; but the day says most.
    let skip = usize::from(parts.axis < 2 && picture.selected.is_some());
    for (at, spans) in axis.into_iter().skip(skip).take(parts.axis.into()).enumerate() {
        pane::row(frame, inside, at, &spans, Style::new());
    }
    for (at, (row, cells)) in picture.lanes.clone().zip(&picture.cells).enumerate() {
        let mut spans = pen.name(row);
        spans.extend(cells.iter().map(|cell| pen.cell(*cell)));
        pane::row(frame, inside, usize::from(parts.axis) + at, &spans, Style::new());
    }
    let lane_rows = Rect { y: inside.y + parts.axis, height: parts.rows, ..inside };
    let in_view = top..(top + rows).min(lanes.rows.len());
    pane::scroll_bar(frame, lane_rows, in_view, lanes.rows.len(), pane::thumb(explorer, theme, Pane::Timeline));
    let top = usize::from(parts.axis + parts.rows);
    for (at, spans) in pen.foot(usize::from(inside.width)).into_iter().enumerate() {
        pane::row(frame, inside, top + at, &spans, Style::new());
    }
}

fn title(explorer: &Explorer) -> Vec<String> {
    let name = match (explorer.order(), explorer.location().scope) {
        (Order::Told, Scope::Only(whose)) => format!("Lanes as {} dates them", words::whose(whose, explorer.all())),
        _ => "Lanes".to_owned(),
    };
    events::title(explorer, name)
}

/// The columns of the count behind a name, with the blanks around it, and of the signs before the name.
const COUNT: usize = 4;
const BEFORE_NAME: usize = 2;

/// The columns for a name before its lane.
fn name_room(parts: Parts) -> usize {
    usize::from(parts.names).saturating_sub(BEFORE_NAME + COUNT)
}

/// An actor's name before its lane: the short one where the full one doesn't fit.
fn name(explorer: &Explorer, actor: ActorId, room: usize) -> &str {
    let record = explorer.dossier().actor(actor);
    if record.name.width() > room { explorer.dossier().short_name(actor) } else { &record.name }
}

/// The name of an actor, if there is no room for the whole of it before the lane.
fn cut_name(explorer: &Explorer, actor: ActorId, room: usize) -> Option<&str> {
    Some(name(explorer, actor, room)).filter(|name| name.width() > room)
}

/// The name of the lane at hand where it is cut, how many lanes there are, which of them are in view, and how many
/// events are in none; less of it in few columns.
fn note(lanes: &Lanes, top: usize, rows: usize, cut_name: Option<&str>, room: usize) -> String {
    let all = lanes.rows.len();
    let actors = if all > rows {
        format!("{}–{} of {}", top + 1, (top + rows).min(all), words::count(all, "actor"))
    } else {
        words::count(all, "actor")
    };
    let nobodys = if lanes.nobodys == 0 { String::new() } else { format!(", {} with nobody in them", lanes.nobodys) };
    let events = format!("{}{nobodys}", words::count(lanes.events.len(), "event"));
    let parts: Vec<&str> = cut_name.into_iter().chain([&*actors, &*events]).collect();
    let mut forms = (1..=parts.len()).rev().map(|some| parts[..some].join(" · "));
    forms.find(|form| form.width() <= room).unwrap_or_else(|| parts[0].to_owned())
}

/// What all parts of the picture are drawn with.
struct Pen<'a> {
    explorer: &'a Explorer,
    theme: &'a Theme,
    plan: &'a Plan,
    lanes: &'a Lanes,
    cursor: Cursor,
    parts: Parts,
    focused: bool,
}

impl Pen<'_> {
    /// The years (decades, centuries), and whether there is more on either side.
    fn names(&self, window: Window) -> Vec<Span<'static>> {
        let scale = &self.plan.scale;
        let (before, after) = (window.left > 0, window.left + window.room < scale.width);
        let mut labels: Vec<(Label, Style)> = scale
            .names(window.left, window.room, usize::from(before || after) * 2)
            .into_iter()
            .map(|label| (label, self.theme.heading))
            .collect();
        if before {
            labels.insert(0, (Label { x: 0, text: "←".into() }, self.theme.key));
        }
        if after {
            labels.push((Label { x: window.room.saturating_sub(1), text: "→".into() }, self.theme.key));
        }
        self.line("", labels)
    }

    /// The months or what else the columns are called; over the selected event's column, its date.
    fn ticks(&self, window: Window, selected: Option<usize>) -> Vec<Span<'static>> {
        let scale = &self.plan.scale;
        let ticks = self.plan.ticks(self.explorer.dossier(), window.left, window.room);
        let mut labels: Vec<(Label, Style)> = ticks.into_iter().map(|label| (label, self.theme.dim)).collect();
        if let (Some(x), Some(event)) = (selected, self.cursor.event) {
            let text = cut(&foot::when(self.explorer.dossier(), self.lanes.events[event]), window.room).into_owned();
            let width = text.width();
            let x = x.saturating_sub(width / 2).min(window.room.saturating_sub(width));
            labels.retain(|(label, _)| label.x + label.text.width() < x || label.x > x + width);
            let at = labels.partition_point(|(label, _)| label.x < x);
            let style = if self.focused { self.theme.key } else { self.theme.title };
            labels.insert(at, (Label { x, text }, style));
        }
        self.line(scale.columns.unit.words(), labels)
    }

    /// A row of the axis: labels that keep apart, from left to right.
    fn line(&self, head: &str, labels: Vec<(Label, Style)>) -> Vec<Span<'static>> {
        let names = usize::from(self.parts.names);
        let mut spans = vec![Span::raw(" ")];
        spans.extend(column(head, names.saturating_sub(1), self.theme.dim, &[], self.theme.highlight));
        let mut x = 0;
        for (label, style) in labels {
            if label.x < x {
                continue;
            }
            spans.push(Span::raw(" ".repeat(label.x - x)));
            x = label.x + label.text.width();
            spans.push(Span::styled(label.text, style));
        }
        spans
    }

    /// An actor's name before its lane.
    fn name(&self, row: usize) -> Vec<Span<'static>> {
        let (explorer, theme) = (self.explorer, self.theme);
        let lane = &self.lanes.rows[row];
        let cursor = self.cursor.lane == Some(row);
        let role = self.cursor.event.and_then(|event| explorer.dossier().role_in(self.lanes.events[event], lane.actor));
        let state = RowState { cursor, focused: self.focused, related: role.is_some() };
        let marked = explorer.location().marked.contains(&lane.actor);
        let count = format!(" {:>2} ", lane.count);
        let names = usize::from(self.parts.names);
        let room = names.saturating_sub(BEFORE_NAME + count.len());
        let name = name(explorer, lane.actor, room);
        let over = state.style(theme);
        let mut spans = vec![
            Span::styled(state.sign().to_string(), theme.focused.patch(over)),
            Span::styled(if marked { signs::MARKED } else { ' ' }.to_string(), theme.key.patch(over)),
        ];
        spans.extend(column(
            name,
            room,
            theme.text.patch(over),
            &explorer.highlights(lane.actor, name),
            theme.highlight,
        ));
        // The cell before the lane stays as it is: a mark there is not part of the name.
        let (count, air) = count.split_at(count.len() - 1);
        spans.push(Span::styled(cut(count, names.saturating_sub(3)).into_owned(), theme.dim.patch(over)));
        spans.push(Span::raw(air.to_owned()));
        spans
    }

    fn cell(&self, cell: Cell) -> Span<'static> {
        let theme = self.theme;
        let (sign, style) = match cell {
            Cell::Blank => (' ', theme.text),
            Cell::Border => ('┊', theme.dim),
            Cell::Guide => ('┊', theme.focused),
            Cell::Bar => ('─', theme.dim),
            Cell::On => ('→', theme.dim),
            Cell::Line { bar } => (if bar { '┼' } else { '│' }, theme.focused.add_modifier(Modifier::BOLD)),
            Cell::Mark(mark) => return self.mark(mark),
            Cell::After(sign) => (sign, theme.dim),
        };
        Span::styled(sign.to_string(), style)
    }

    /// One event has the sign of its tone; several are counted, in the colour of most of them.
    fn mark(&self, mark: Mark) -> Span<'static> {
        let theme = self.theme;
        let (sign, mut style) = if mark.count == 1 {
            let tone = self.explorer.dossier().tone(mark.event);
            (signs::tone(tone), theme.tone(tone))
        } else {
            let style = match mark.cooperation.cmp(&mark.conflict) {
                std::cmp::Ordering::Greater => theme.good,
                std::cmp::Ordering::Less => theme.bad,
                std::cmp::Ordering::Equal => theme.warning,
            };
            (mark.digit(self.plan.scale.pitch), style)
        };
        if mark.cursor && self.focused {
            style = style.add_modifier(Modifier::REVERSED);
        } else if mark.selected || self.explorer.belongs(mark.event) {
            style = style.add_modifier(Modifier::BOLD);
        } else if !mark.dated || (mark.count == 1 && mark.role == Some(Role::Involved)) {
            style = style.add_modifier(Modifier::DIM);
        }
        Span::styled(sign.to_string(), style)
    }

    /// What is selected, in words: nobody need know the signs.
    fn foot(&self, width: usize) -> Vec<Vec<Span<'static>>> {
        let rows = usize::from(self.parts.foot);
        let Some(event) = self.cursor.event.filter(|_| rows > 0) else { return Vec::new() };
        let event = self.lanes.events[event];
        let here = self.here().map_or_else(String::new, |here| format!("  {here}"));
        let here = if here.width() < width / 2 { here } else { String::new() };
        let has_rule = rows > 2;
        let words = Words::new(self.explorer.dossier(), event, width, rows - usize::from(has_rule), here.width());
        if rows == 1 {
            return vec![self.in_a_row(event, &words, width)];
        }
        let rule = vec![Span::styled(format!(" {}", "─".repeat(width.saturating_sub(2))), self.theme.border)];
        let mut lines = if has_rule { vec![rule] } else { Vec::new() };
        lines.extend(self.title(event, &words, width));
        let last = words.who_rows.len().saturating_sub(1);
        lines.extend(words.who_rows.iter().enumerate().map(|(at, row)| {
            let room = width.saturating_sub(here.width() + 2);
            let mut spans = vec![Span::raw(" ")];
            spans.extend(line_of(&words.who, row, room, self.theme.text, &[], self.theme.highlight));
            spans.extend((at == last).then(|| Span::styled(here.clone(), self.theme.dim)));
            spans
        }));
        lines
    }

    /// All of it in one row, as far as it fits.
    fn in_a_row(&self, event: EventId, words: &Words<'_>, width: usize) -> Vec<Span<'static>> {
        let mut spans = self.before_title(event, words);
        let text = format!("{}  {}", words.title, words.who);
        let room = width.saturating_sub(foot::before_title(&words.when) + 1);
        spans.extend(column(&text, room, self.theme.text, &[], self.theme.highlight));
        spans
    }

    /// The rows of the title, with the tone in words where there is room behind it.
    fn title(&self, event: EventId, words: &Words<'_>, width: usize) -> Vec<Vec<Span<'static>>> {
        let theme = self.theme;
        let dossier = self.explorer.dossier();
        let indent = foot::before_title(&words.when);
        let room = width.saturating_sub(indent + 1);
        let word = dossier.tone(event).map_or_else(String::new, |tone| format!("  {}", tone.word()));
        let highlights = self.explorer.highlights(event, words.title);
        let last = words.title_rows.len().saturating_sub(1);
        let row = |(at, row): (usize, &Range<usize>)| {
            let mut spans = if at == 0 { self.before_title(event, words) } else { vec![Span::raw(" ".repeat(indent))] };
            let fits = at == last && words.title[row.clone()].width() + word.width() <= room;
            let word = if fits { word.clone() } else { String::new() };
            let room = room - word.width();
            spans.extend(line_of(words.title, row, room, theme.title, &highlights, theme.highlight));
            spans.push(Span::styled(word, theme.tone(dossier.tone(event))));
            spans
        };
        words.title_rows.iter().enumerate().map(row).collect()
    }

    /// The sign of the tone, and when it was.
    fn before_title(&self, event: EventId, words: &Words<'_>) -> Vec<Span<'static>> {
        let tone = self.explorer.dossier().tone(event);
        let sign = Span::styled(format!(" {} ", signs::tone(tone)), self.theme.tone(tone));
        vec![sign, Span::styled(format!("{} ", words.when), self.theme.dim)]
    }

    /// Which of several in one cell the selected event is.
    fn here(&self) -> Option<String> {
        let event = self.cursor.event?;
        let lane = self.lanes.lane(self.explorer.dossier(), self.cursor.lane?);
        let columns = &self.plan.scale.columns;
        let among = lane.among(columns.events(columns.of(event)?));
        let at = lane.at.binary_search(&event).ok()?;
        (among.len() > 1).then(|| format!("{} of {} here", at - among.start + 1, among.len()))
    }
}
