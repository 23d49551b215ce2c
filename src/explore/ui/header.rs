//! The title line: the program, the dossier, and how much there is.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget as _,
};
use unicode_width::UnicodeWidthStr as _;

use super::{text::cut, theme::Theme};
use crate::{dossier::date, explore::explorer::Explorer, report::words};

/// Draws the line.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let dossier = explorer.dossier();
    let width = usize::from(area.width);
    let mut counts = Vec::new();
    if let Some((first, last)) = dossier.years() {
        let (first, last) = (date::words::year(first), date::words::year(last));
        counts.push(if first == last { first } else { format!("{first}–{last}") });
    }
    counts.push(words::count(dossier.events().len(), "event"));
    counts.push(words::count(dossier.actors().len(), "actor"));
    counts.push(words::count(dossier.claims().len(), "claim"));
    counts.push(words::count(dossier.sources().len(), "source"));
    let name = " détente  ";
    let title = cut(dossier.title(), width.saturating_sub(name.width() + 1));
    let left = width.saturating_sub(name.width() + title.width() + 2);
    // As many counts as there is room for beside the title.
    while counts.join(" · ").width() > left && !counts.is_empty() {
        counts.pop();
    }
    let counts = counts.join(" · ");
    let gap = width.saturating_sub(name.width() + title.width() + counts.width() + 1);
    let line = Line::from(vec![
        Span::styled(name, theme.key),
        Span::styled(title.into_owned(), theme.title),
        Span::raw(" ".repeat(gap)),
        Span::styled(counts, theme.dim),
    ]);
    line.render(area, frame.buffer_mut());
}
