//! Rows of choices: the scope in words, and what would become of the dossier without the source.
//!
//! ```text
//! │▸ all sources                                  │
//! │  only the article                             │
//! │  published by 29 July 2018                    │
//! │  without                         −   ·1    ≠  │
//! │  RFE/RL (28)                    11   16    3  │
//! ```

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::derived::{Choice, Within};
use crate::{
    dossier::{Loss, Scope, Weight, Whose},
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
    report::{lines::columns::Columns as _, signs, words},
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
    let width = usize::from(area.width.saturating_sub(2));
    let room = width.saturating_sub(3 * NUMBER);
    let room = if room < 3 * NUMBER { width } else { room };
    let note = match () {
        () if explorer.is_weighing() => "working out what hangs on each…".to_owned(),
        // Without the numbers there is nothing to explain.
        () if room < width => note,
        () => String::new(),
    };
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Sources".to_owned()], &note);
    if room < width {
        heading(frame, inside, explorer, theme, room);
    }
    let (choices, at) = (explorer.choices(), explorer.choice_at_hand());
    let location = explorer.location();
    let in_view = choices.iter().enumerate().skip(top(explorer)).take(usize::from(inside.height));
    for (y, (row, choice)) in in_view.enumerate() {
        let focused = location.focus == Pane::Detail;
        let state = RowState { cursor: row == at, focused, related: choice.scope == location.scope };
        let indent = if choice.within == Within::Outlet { "  " } else { "" };
        let mut spans = vec![Span::styled(format!("{} {indent}", state.sign()), theme.focused)];
        let room = if choice.weight.is_some() { room } else { width };
        let text = room.saturating_sub(2 + indent.len());
        spans.extend(column(&name(explorer, choice, text), text, theme.text, &[], theme.highlight));
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
    let rows = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let first = top(explorer);
    let seen = first..(first + usize::from(rows.height)).min(choices.len());
    pane::scroll_bar(frame, rows, seen, choices.len(), pane::thumb(explorer, theme, Pane::Detail));
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

/// A choice in words, in so many columns, with the number of documents where there are several.
fn name(explorer: &Explorer, choice: &Choice, room: usize) -> String {
    let name = words::scope(choice.scope, explorer.all());
    match choice.weight {
        // The heading says that it is left out.
        Some(Weight { whose: Whose::Source(source), .. }) if choice.within == Within::Outlet => {
            explorer.all().source(source).title.to_string()
        }
        Some(Weight { whose, documents: 0 | 1, .. }) => words::whose(whose, explorer.all()),
        Some(Weight { whose, documents, .. }) => format!("{} ({documents})", words::whose(whose, explorer.all())),
        _ if matches!(choice.scope, Scope::PublishedBy(_)) => {
            let why = format!("{name}, as the selected event");
            if why.width() <= room { why } else { name }
        }
        _ => name,
    }
}
