//! Draws the row of an event.

use std::ops::Range;

use ratatui::{style::Style, text::Span};

use super::{Cells, LINES, STANDING_AND_WORD, date, title, who};
use crate::{
    dossier::{Category, EventId, Scope},
    explore::{
        explorer::Explorer,
        ui::{
            pane::RowState,
            text::{cut, line_of, wrapped},
            theme::Theme,
        },
    },
    report::signs,
};

/// The lines of an event that stands.
pub fn event_row(
    explorer: &Explorer,
    theme: &Theme,
    event: EventId,
    cells: &Cells,
    state: RowState,
) -> Vec<Vec<Span<'static>>> {
    let record = explorer.dossier().event(event);
    let tone = record.category.map(Category::tone);
    let sign = Span::styled(signs::tone(tone).to_string(), theme.tone(tone));
    let highlights = explorer.highlights(event, &record.title);
    let title = (&*title(explorer, event, cells), theme.text, highlights.as_slice());
    let mut lines = lines(explorer, event, &sign, title, theme, cells, state);
    lines[0].push(standing(explorer, theme, event, cells));
    lines
}

/// The lines of an event that does not stand with the sources that are included, as all of them have it.
pub fn fallen_row(
    explorer: &Explorer,
    theme: &Theme,
    event: EventId,
    cells: &Cells,
    state: RowState,
) -> Vec<Vec<Span<'static>>> {
    let sign = Span::styled(signs::FALLEN.to_string(), theme.dim);
    let title = (&*title(explorer, event, cells), theme.dim, [].as_slice());
    lines(explorer, event, &sign, title, theme, cells, state)
}

/// The lines of an event: its date, a sign, its title with a style and what of it was found, who did it.
fn lines(
    explorer: &Explorer,
    event: EventId,
    sign: &Span<'static>,
    (title, style, found): (&str, Style, &[Range<usize>]),
    theme: &Theme,
    cells: &Cells,
    state: RowState,
) -> Vec<Vec<Span<'static>>> {
    let date = date(explorer, event, cells);
    let room = cells.title_of(explorer.dossier().stands(event));
    let who = who(explorer, event, cells, wrapped(title, room, LINES).len());
    let columns = [
        (&*date, cells.dates, theme.text, [].as_slice()),
        (title, room, style, found),
        (&*who, cells.who, theme.dim, [].as_slice()),
    ];
    let wraps = columns.map(|(text, width, ..)| wrapped(text, width, LINES));
    let part = |column: usize, at: usize| {
        let (text, width, style, found) = columns[column];
        line_of(text, wraps[column].get(at).unwrap_or(&(0..0)), width, style, found, theme.highlight)
    };
    let line = |at: usize| {
        let (cursor, sign) = if at == 0 { (state.sign(), sign.clone()) } else { (' ', Span::raw(" ")) };
        let mut line = vec![Span::styled(cursor.to_string(), theme.focused)];
        line.extend(part(0, at));
        line.extend([Span::raw(" "), sign, Span::raw(" ")]);
        line.extend(part(1, at));
        if cells.who > 0 {
            line.push(Span::raw(" "));
            line.extend(part(2, at));
        }
        line
    };
    (0..wraps.iter().map(Vec::len).max().unwrap_or(1)).map(line).collect()
}

/// How well an event is supported; with some of the sources, also how it was with all of them, where that differs.
fn standing(explorer: &Explorer, theme: &Theme, event: EventId, cells: &Cells) -> Span<'static> {
    let standing = explorer.dossier().standing(event);
    let style = if standing.contested {
        theme.warning
    } else if standing.corroborated_by() > 0 {
        theme.good
    } else {
        theme.dim
    };
    let (sign, columns) = (signs::standing(standing), cells.standing);
    let before = (explorer.location().scope != Scope::All).then(|| signs::standing(explorer.all().standing(event)));
    let text = if let Some(before) = before.filter(|before| *before != sign) {
        format!("{:>columns$}", cut(&format!("{before}→{sign}"), columns))
    } else if columns == STANDING_AND_WORD {
        format!("  {:<15}", cut(&signs::standing_and_word(standing), 15))
    } else {
        format!("{:>columns$}", cut(&sign, columns))
    };
    Span::styled(text, style)
}
