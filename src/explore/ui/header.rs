//! The title line: the program, the dossier, and how much there is.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget as _,
};

use super::{text::cut, theme::Theme};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{Scope, date},
    explore::explorer::Explorer,
    report::words,
};

/// Draws the line.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let dossier = explorer.dossier();
    let width = usize::from(area.width);
    let mut counts = Vec::new();
    // With some of the sources, that is what a reader has to know before anything else.
    let scope = dossier.scope();
    let name_of_scope = words::scope(scope, explorer.all());
    if scope != Scope::All {
        let (all, left) = (explorer.all().events().len(), dossier.events().len());
        counts.push(format!("{left} of {}", words::count(all, "event")));
    }
    if let Some((first, last)) = dossier.years() {
        let (first, last) = (date::words::year(first), date::words::year(last));
        counts.push(if first == last { first } else { format!("{first}–{last}") });
    }
    if scope == Scope::All {
        counts.push(words::count(dossier.events().len(), "event"));
    }
    counts.push(words::count(dossier.actors().len(), "actor"));
    counts.push(words::count(dossier.claims().len(), "claim"));
    counts.push(words::count(dossier.sources().len(), "source"));
    let name = " détente  ";
    let title = match scope {
        Scope::All => dossier.title().to_owned(),
        _ => format!("{name_of_scope} · titles and summaries remain the dossier's"),
    };
    let title = cut(&title, width.saturating_sub(name.width() + 1));
    let left = width.saturating_sub(name.width() + title.width() + 2);
    // As many counts as there is room for beside the title.
    while counts.join(" · ").width() > left && !counts.is_empty() {
        counts.pop();
    }
    let counts = counts.join(" · ");
    let gap = width.saturating_sub(name.width() + title.width() + counts.width() + 1);
    let line = Line::from(vec![
        Span::styled(name, theme.key),
        Span::styled(title.into_owned(), if scope == Scope::All { theme.title } else { theme.warning }),
        Span::raw(" ".repeat(gap)),
        Span::styled(counts, theme.dim),
    ]);
    line.render(area, frame.buffer_mut());
}
