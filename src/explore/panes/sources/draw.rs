//! Rows of choices: the scope in words, and what would become of the dossier without the source.
//!
//! ```text
//! │▸ all sources                                  │
//! │  only the article                             │
//! │  published by 29 July 2018                    │
//! │  without                         −   ·1    ≠  │
//! │  RFE/RL (28)                    11   16    3  │
//! ```

use std::rc::Rc;

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::derived::{Choice, Within};
use crate::{
    dossier::{Loss, Weight, Whose},
    explore::{
        explorer::Explorer,
        layout::Pane,
        memo::Same,
        ui::{
            pane::{self, RowState},
            rows::{self, Row},
            text::line_of,
            theme::Theme,
        },
    },
    report::{signs, words},
};

/// Columns of each of the three numbers behind a choice.
const NUMBER: usize = 5;

/// How the columns of a row are shared.
#[derive(Clone, Copy)]
struct Columns {
    /// All of them.
    width: usize,
    /// Those before the numbers: as many as all where there is no room for numbers.
    room: usize,
}

impl Columns {
    fn of(width: u16) -> Self {
        let width = usize::from(width);
        let room = width.saturating_sub(3 * NUMBER);
        Self { width, room: if room < 3 * NUMBER { width } else { room } }
    }

    const fn has_numbers(self) -> bool {
        self.room < self.width
    }

    /// Those for the name of a choice.
    fn name(self, choice: &Choice) -> usize {
        let room = if choice.weight.is_some() { self.room } else { self.width };
        room.saturating_sub(before(choice))
    }
}

/// The columns before the name of a choice: whether it is selected, and whether it is one of an outlet's documents.
const fn before(choice: &Choice) -> usize {
    if matches!(choice.within, Within::Outlet) { 4 } else { 2 }
}

/// The rows of all choices.
pub fn rows(explorer: &Explorer) -> Rc<Vec<Row>> {
    let width = explorer.layout().inside(Pane::Detail).width;
    explorer.derived.choice_rows.get((Same(explorer.choices()), width.into()), |(choices, _)| {
        let columns = Columns::of(width);
        rows::rows(choices.iter().map(|choice| (name(explorer, choice).into(), columns.name(choice))))
    })
}

/// The first of them in view.
pub fn top(explorer: &Explorer, rows: &[Row]) -> usize {
    // The first row of cells is for what the numbers are.
    rows::top(rows, explorer.choice_at_hand(), explorer.layout().rows(Pane::Detail).saturating_sub(1))
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let legend = |single: &str, gap: &str| {
        format!("{} fall{gap}{}1 {single}{gap}{} settled", signs::FALLEN, signs::SINGLE, signs::CONTESTED)
    };
    let columns = Columns::of(area.width.saturating_sub(2));
    let note = match () {
        () if explorer.is_weighing() => "working out what hangs on each…".to_owned(),
        // Without the numbers there is nothing to explain.
        () if columns.has_numbers() => pane::note([legend("keep one origin", "  "), legend("single", " ")], area.width),
        () => String::new(),
    };
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Sources".to_owned()], &note);
    if columns.has_numbers() {
        heading(frame, inside, explorer, theme, columns.room);
    }
    let (choices, at, rows) = (explorer.choices(), explorer.choice_at_hand(), rows(explorer));
    let top = top(explorer, &rows);
    let below = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let focused = explorer.location().focus == Pane::Detail;
    for (y, row) in rows.iter().skip(top).take(usize::from(below.height)).enumerate() {
        let choice = &choices[row.line];
        let related = choice.scope == explorer.location().scope;
        let state = RowState { cursor: row.line == at, focused, related };
        let spans = spans(explorer, theme, choice, row, state, columns);
        pane::row(frame, below, y, &spans, state.style(theme));
    }
    let seen = top..(top + usize::from(below.height)).min(rows.len());
    pane::scroll_bar(frame, below, seen, rows.len(), pane::thumb(explorer, theme, Pane::Detail));
}

/// A row of a choice: a part of its name, behind the first the numbers.
fn spans(
    explorer: &Explorer,
    theme: &Theme,
    choice: &Choice,
    row: &Row,
    state: RowState,
    columns: Columns,
) -> Vec<Span<'static>> {
    let sign = if row.is_first { state.sign() } else { ' ' };
    let mut spans = vec![Span::styled(format!("{sign:<before$}", before = before(choice)), theme.focused)];
    let name = name(explorer, choice);
    spans.extend(line_of(&name, &row.name, columns.name(choice), theme.text, &[], theme.highlight));
    if let Some(weight) = choice.weight.filter(|_| row.is_first && columns.has_numbers()) {
        let numbers = [weight.falls, weight.becomes_single, weight.ceases_to_be_contested];
        let numbers = numbers.map(|number| {
            let number = if number == 0 { String::new() } else { number.to_string() };
            format!("{number:>NUMBER$}")
        });
        spans.push(Span::styled(numbers.concat(), theme.dim));
    }
    spans
}

/// What the numbers are; those that the sources are sorted by stand out.
fn heading(frame: &mut Frame<'_>, inside: Rect, explorer: &Explorer, theme: &Theme, room: usize) {
    let losses = [
        (Loss::Support, signs::FALLEN.to_string()),
        (Loss::Corroboration, format!("{}1", signs::SINGLE)),
        (Loss::Contestation, signs::CONTESTED.to_string()),
    ];
    let mut spans = vec![Span::styled(format!("{:<room$}", "  without"), theme.dim)];
    spans.extend(losses.map(|(loss, sign)| {
        let style = if loss == explorer.location().loss { theme.key } else { theme.dim };
        Span::styled(format!("{sign:>NUMBER$}"), style)
    }));
    pane::row(frame, inside, 0, &spans, Style::new());
}

/// A choice in words, with the number of documents where there are several.
fn name(explorer: &Explorer, choice: &Choice) -> String {
    let name = words::scope(choice.scope, explorer.all());
    match choice.weight {
        // The heading says that it is left out.
        Some(Weight { whose: Whose::Source(source), .. }) if choice.within == Within::Outlet => {
            explorer.all().source(source).title.to_string()
        }
        Some(Weight { whose, documents: 0 | 1, .. }) => words::whose(whose, explorer.all()),
        Some(Weight { whose, documents, .. }) => format!("{} ({documents})", words::whose(whose, explorer.all())),
        _ if explorer.is_by_selected_event(choice.scope) => format!("{name}, as the selected event"),
        _ => name,
    }
}
