//! Rows of choices: the scope in words, and what would fall without the source.
//!
//! ```text
//! │▸ all sources                                  │
//! │  only the article                             │
//! │  published by 29 July 2018                    │
//! │                           fall single settled │
//! │  without RFE/RL              11     16      3 │
//! ```

use ratatui::{Frame, layout::Rect, text::Span};

use crate::{
    dossier::Scope,
    explore::{
        explorer::Explorer,
        layout::Pane,
        ui::{
            pane::{self, RowState},
            text::column,
            theme::Theme,
        },
    },
    picture::area::{scrolled, surroundings},
    report::words,
};

/// Columns of the numbers behind a choice.
const NUMBERS: usize = "  fall single settled".len();

/// The first row in view: as little further down as brings the selected one into view.
pub fn top(explorer: &Explorer) -> usize {
    let height = explorer.layout().rows(Pane::Detail).saturating_sub(1);
    let at = explorer.choice_at_hand();
    scrolled(0, height, Some(surroundings(at, height / 3)), explorer.choices().len())
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let choices = explorer.choices();
    let note = format!("{} to choose from", choices.len());
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Sources".to_owned()], &note);
    let width = usize::from(inside.width);
    let with_numbers = width >= 2 * NUMBERS;
    let room = if with_numbers { width - NUMBERS } else { width };
    let mut rows = Vec::new();
    let mut heading = vec![Span::styled(" ".repeat(room), theme.dim)];
    if with_numbers {
        heading.push(Span::styled("  fall single settled", theme.dim));
    }
    rows.push((heading, None));
    let (at, focused) = (explorer.choice_at_hand(), explorer.location().focus == Pane::Detail);
    for (row, choice) in choices.iter().enumerate().skip(top(explorer)).take(usize::from(inside.height)) {
        let state = RowState { cursor: row == at, focused, related: choice.scope == explorer.location().scope };
        let mut spans = vec![Span::styled(format!("{} ", state.sign()), theme.focused)];
        let text = match (choice.scope, choice.weight) {
            (scope, Some(weight)) if weight.documents > 1 => {
                format!("{} ({} documents)", words::scope(scope, explorer.all()), weight.documents)
            }
            (Scope::PublishedBy(_), _) => {
                format!("{}, with the selected event", words::scope(choice.scope, explorer.all()))
            }
            (scope, _) => words::scope(scope, explorer.all()),
        };
        spans.extend(column(&text, room.saturating_sub(2), theme.text, &[], theme.lit));
        if let Some(weight) = choice.weight.filter(|_| with_numbers) {
            let numbers = [(weight.falls, 6), (weight.becomes_single, 7), (weight.ceases_to_be_contested, 8)];
            let numbers = numbers.map(|(number, columns)| {
                let number = if number == 0 { "·".to_owned() } else { number.to_string() };
                format!("{number:>columns$}")
            });
            spans.push(Span::styled(numbers.concat(), theme.dim));
        }
        rows.push((spans, Some(state)));
    }
    for (y, (spans, state)) in rows.into_iter().enumerate() {
        pane::row(frame, inside, y, &spans, state.map_or(theme.dim, |state: RowState| state.style(theme)));
    }
}
