//! Draws the row of an event.

use std::ops::Range;

use ratatui::{style::Style, text::Span};

use super::{
    Cells, LINES, STANDING_AND_WORD, date, notes, title,
    title::{TitleLine, title_lines},
    who,
};
use crate::{
    dossier::{Category, EventId, Scope},
    explore::{
        explorer::Explorer,
        ui::{
            pane::RowState,
            text::{column, cut, line_of, wrapped, wrapped_date},
            theme::Theme,
        },
    },
    report::{lines::columns::Columns as _, signs},
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
    let title = (&*record.title, theme.text, highlights.as_slice());
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
    let title = (title(explorer, event), theme.dim, [].as_slice());
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
    let (date, room) = (date(explorer, event, cells.years), cells.title_of(explorer.dossier().stands(event)));
    let titles = title_lines(title, &notes(explorer, event, cells), room);
    let who = who(explorer, event, cells, titles.len());
    let dates = wrapped_date(&date, cells.dates, LINES);
    let names = wrapped(&who, cells.who, LINES);
    let part = |text: &str, lines: &[Range<usize>], at: usize, width, style| {
        line_of(text, lines.get(at).unwrap_or(&(0..0)), width, style, &[], theme.highlight)
    };
    let line = |at: usize| {
        let (cursor, sign) = if at == 0 { (state.sign(), sign.clone()) } else { (' ', Span::raw(" ")) };
        let mut line = vec![Span::styled(cursor.to_string(), theme.focused)];
        line.extend(part(&date, &dates, at, cells.dates, theme.text));
        line.extend([Span::raw(" "), sign, Span::raw(" ")]);
        line.extend(title_line(title, titles.get(at), room, style, found, theme));
        if cells.who > 0 {
            line.push(Span::raw(" "));
            line.extend(part(&who, &names, at, cells.who, theme.dim));
        }
        line
    };
    (0..titles.len().max(dates.len()).max(names.len())).map(line).collect()
}

/// A line of a title, and what is noted behind it.
fn title_line(
    title: &str,
    line: Option<&TitleLine>,
    width: usize,
    style: Style,
    found: &[Range<usize>],
    theme: &Theme,
) -> Vec<Span<'static>> {
    let Some(TitleLine { title: part, note }) = line else { return column("", width, style, &[], theme.highlight) };
    if note.is_empty() {
        return line_of(title, part, width, style, found, theme.highlight);
    }
    let taken = title[part.clone()].width();
    let mut spans = line_of(title, part, taken, style, found, theme.highlight);
    spans.extend(column(note, width.saturating_sub(taken), theme.dim, &[], theme.highlight));
    spans
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
