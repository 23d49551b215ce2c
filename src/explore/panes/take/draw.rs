//! The menu over the panes, with the beginning of what each form would copy; and the line for a file's name.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use super::{
    file,
    menu::{self, NAMES},
    state::{FileLine, Menu},
};
use crate::explore::{
    action::{Action, Context, Take},
    explorer::Explorer,
    form::Form,
    keys,
    ui::{pane, text::cut, theme::Theme},
};
use crate::report::lines::columns::Columns as _;

/// Draws the menu, where it is open.
pub fn draw_menu(frame: &mut Frame<'_>, whole: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(menu) = &explorer.state().take else { return };
    let place = menu::Frame::of((whole.width, whole.height), menu);
    let area = Rect { x: place.x, y: place.y, width: place.width, height: place.height }.intersection(whole);
    Clear.render(area, frame.buffer_mut());
    let room = usize::from(area.width).saturating_sub(6);
    let title = format!(" Copy: {} ", cut(&menu.title, room.saturating_sub(8)));
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.focused)
        .title_top(Line::from(Span::styled(title, theme.title)));
    if let Some(other) = &menu.other {
        let other = crate::report::citation::title(explorer.dossier(), other.subject);
        let note = format!(" Tab: {} ", cut(&other, room.saturating_sub(8)));
        block = block.title_bottom(Line::from(Span::styled(note, theme.dim)).right_aligned());
    }
    let inside = block.inner(area);
    block.render(area, frame.buffer_mut());
    offers(frame, inside, menu, &place, theme);
    preview(frame, inside, menu, &place, theme);
}

fn offers(frame: &mut Frame<'_>, inside: Rect, menu: &Menu, place: &menu::Frame, theme: &Theme) {
    for (at, row) in place.in_view().enumerate() {
        let offer = &menu.offers[row.line];
        let (key, name) = if row.is_first { (key_of(offer.form), offer.form.word()) } else { (" ".to_owned(), "") };
        let pad = " ".repeat(NAMES.saturating_sub(name.width() + 4));
        let begins = &place.begins[row.line][row.name.clone()];
        let fill = " ".repeat(usize::from(inside.width).saturating_sub(NAMES + begins.width()));
        let spans = [
            Span::styled(format!(" {key} "), theme.key),
            Span::styled(format!(" {name}{pad}"), theme.text),
            Span::styled(format!("{begins}{fill}"), theme.dim),
        ];
        let style = if row.line == menu.at { theme.selected } else { Style::new() };
        pane::row(frame, inside, at, &spans, style);
    }
}

/// The beginning of what would be copied in the chosen form, as it is.
fn preview(frame: &mut Frame<'_>, inside: Rect, menu: &Menu, place: &menu::Frame, theme: &Theme) {
    let Some(offer) = menu.offers.get(menu.at) else { return };
    let lines = usize::from(inside.height).saturating_sub(place.seen + 1);
    if lines == 0 {
        return;
    }
    let width = usize::from(inside.width).saturating_sub(2).max(1);
    let rule = "─".repeat(usize::from(inside.width));
    pane::row(frame, inside, place.seen, &[Span::styled(rule, theme.border)], Style::new());
    let mut whole = offer.begins.lines().flat_map(|line| textwrap::wrap(line, width));
    for at in 0..lines {
        let Some(line) = whole.next() else { return };
        pane::row(frame, inside, place.seen + 1 + at, &[Span::raw(format!(" {line}"))], Style::new());
    }
    if whole.next().is_some() {
        let end = Rect { x: inside.right().saturating_sub(2), width: 2, ..inside };
        pane::row(frame, end, place.seen + lines, &[Span::styled("… ", theme.dim)], Style::new());
    }
}

/// The letter that copies in a form.
fn key_of(form: Form) -> String {
    let row =
        keys::TABLE.iter().find(|row| row.contexts == [Context::TAKE] && row.action == Action::Take(Take::In(form)));
    row.and_then(|row| row.keys.first()).map_or_else(String::new, ToString::to_string)
}

/// Draws the line for the name of a file with its cursor, and above it why nothing was written.
pub fn draw_line(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(file) = &explorer.state().file else { return };
    let width = usize::from(area.width);
    let label = " Write to ";
    let typed = file.line.text().width().min(width / 2);
    let status = status(file, width.saturating_sub(typed + label.width() + 3));
    let room = width.saturating_sub(status.width() + label.width() + 3);
    let (before, whole) = (file.line.before(), file.line.text());
    // Shows the end of what stands before the cursor, then as much after it as fits.
    let mut start = 0;
    while before[start..].width() > room {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = cut(&whole[start..], room.max(before[start..].width())).into_owned();
    let gap = width.saturating_sub(label.width() + shown.width() + status.width() + 1);
    let cursor = label.width() + before[start..].width();
    let spans = vec![
        Span::styled(label, theme.key),
        Span::styled(shown, theme.title),
        Span::raw(" ".repeat(gap)),
        Span::styled(status, theme.dim),
    ];
    Line::from(spans).render(area, frame.buffer_mut());
    refusal(frame, area, file, theme);
    let x = area.x.saturating_add(cursor as u16).min(area.right().saturating_sub(1));
    frame.set_cursor_position(Position { x, y: area.y });
}

/// What would be written, and the keys of the line, as far as there is room for them.
fn status(open: &FileLine, room: usize) -> String {
    let hints = keys::hints(Context::FILE).filter_map(|row| Some(format!("{} {}", row.keys.first()?, row.hint?)));
    let about = file::about(open);
    let whole = std::iter::once(about.clone()).chain(hints).collect::<Vec<_>>().join(" · ");
    [whole, about].into_iter().find(|status| status.width() <= room).unwrap_or_default()
}

/// Why nothing was written, above the line.
fn refusal(frame: &mut Frame<'_>, line: Rect, file: &FileLine, theme: &Theme) {
    let Some(refused) = &file.refused else { return };
    let width = usize::from(line.width).saturating_sub(2).max(1);
    let lines = textwrap::wrap(refused, width);
    let height = (lines.len() as u16).min(line.y);
    let area = Rect { y: line.y - height, height, ..line };
    Clear.render(area, frame.buffer_mut());
    for (at, text) in lines.iter().enumerate() {
        pane::row(frame, area, at, &[Span::styled(format!(" {text}"), theme.warning)], Style::new());
    }
}
