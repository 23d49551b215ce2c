//! Rows of choices: the scope in words, and what would become of the dossier without the source.
//!
//! ```text
//! │▸ all sources                                  │
//! │  only the article                             │
//! │  published by 29 July 2018                    │
//! │  without                         −   ·1    ≠  │
//! │  RFE/RL (28)                    11   16    3  │
//! ```

use ratatui::{Frame, layout::Rect, text::Span};

use super::derived::Choice;
use crate::{
    dossier::{Scope, Weight},
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
    report::{signs, words},
};

/// Columns of each of the three numbers behind a choice.
const NUMBER: usize = 5;

/// The first row in view: as little further down as brings the selected one into view.
pub fn top(explorer: &Explorer) -> usize {
    let height = explorer.layout().rows(Pane::Detail).saturating_sub(1);
    let at = explorer.choice_at_hand();
    scrolled(0, height, Some(surroundings(at, height / 3)), explorer.choices().len())
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let note = format!("{} fall  {}1 keep one origin  {} settled", signs::FALLEN, signs::SINGLE, signs::CONTESTED);
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Sources".to_owned()], &note);
    let width = usize::from(inside.width);
    let room = width.saturating_sub(3 * NUMBER);
    let room = if room < 3 * NUMBER { width } else { room };
    if room < width {
        let signs = [signs::FALLEN.to_string(), format!("{}1", signs::SINGLE), signs::CONTESTED.to_string()];
        let signs = signs.map(|sign| format!("{sign:>NUMBER$}")).concat();
        let heading = [Span::styled(format!("{:<room$}", "  without"), theme.dim), Span::styled(signs, theme.dim)];
        pane::row(frame, inside, 0, &heading, theme.dim);
    }
    let (choices, at) = (explorer.choices(), explorer.choice_at_hand());
    let location = explorer.location();
    let in_view = choices.iter().enumerate().skip(top(explorer)).take(usize::from(inside.height));
    for (y, (row, choice)) in in_view.enumerate() {
        let focused = location.focus == Pane::Detail;
        let state = RowState { cursor: row == at, focused, related: choice.scope == location.scope };
        let mut spans = vec![Span::styled(format!("{} ", state.sign()), theme.focused)];
        spans.extend(column(&name(explorer, choice), room.saturating_sub(2), theme.text, &[], theme.highlight));
        if let Some(weight) = choice.weight.filter(|_| room < width) {
            let numbers = [weight.falls, weight.becomes_single, weight.ceases_to_be_contested];
            let numbers = numbers.map(|number| {
                let number = if number == 0 { String::new() } else { number.to_string() };
                format!("{number:>NUMBER$}")
            });
            spans.push(Span::styled(numbers.concat(), theme.dim));
        }
        pane::row(frame, inside, y + 1, &spans, state.style(theme));
    }
}

/// A choice in words, with the number of documents where there are several.
fn name(explorer: &Explorer, choice: &Choice) -> String {
    let name = words::scope(choice.scope, explorer.all());
    match choice.weight {
        // The heading says that it is left out.
        Some(Weight { whose, documents: 0 | 1, .. }) => words::whose(whose, explorer.all()),
        Some(Weight { whose, documents, .. }) => format!("{} ({documents})", words::whose(whose, explorer.all())),
        _ if matches!(choice.scope, Scope::PublishedBy(_)) => format!("{name}, as the selected event"),
        _ => name,
    }
}
