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
    dossier::{LeftOut, Scope, date},
    explore::explorer::Explorer,
    report::words,
};

/// What is true of the words on the screen whatever sources are included.
const WORDS: &str = " · titles and summaries remain the dossier's";

/// Draws the line.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let width = usize::from(area.width);
    let name = " détente  ";
    let scope = explorer.dossier().scope();
    let (mut title, mut counts, style) = if scope == Scope::All {
        (explorer.dossier().title().to_owned(), counts(explorer), theme.title)
    } else {
        (words::scope(scope, explorer.all()), counts_of_scope(explorer, scope), theme.warning)
    };
    let room = |title: &str| width.saturating_sub(name.width() + title.width() + 2);
    if scope != Scope::All && counts.join(" · ").width() > room(&title) {
        // How much is left out is said before how much there is.
        let out = format!("{} out", explorer.dossier().left_out().sources);
        counts[1].clone_from(&out);
        if counts.join(" · ").width() > room(&title) {
            title = cut(&title, width.saturating_sub(name.width() + out.width() + 3)).into_owned();
            counts = vec![out];
        }
    }
    // As many counts as there is room for beside the title.
    while counts.join(" · ").width() > room(&title) && !counts.is_empty() {
        counts.pop();
    }
    let counts = counts.join(" · ");
    if scope != Scope::All && counts.width() <= room(&(title.clone() + WORDS)) {
        title += WORDS;
    }
    let title = cut(&title, width.saturating_sub(name.width() + 1));
    let gap = width.saturating_sub(name.width() + title.width() + counts.width() + 1);
    let line = Line::from(vec![
        Span::styled(name, theme.key),
        Span::styled(title.into_owned(), style),
        Span::raw(" ".repeat(gap)),
        Span::styled(counts, theme.dim),
    ]);
    line.render(area, frame.buffer_mut());
}

/// How much there is, the most telling first.
fn counts(explorer: &Explorer) -> Vec<String> {
    let dossier = explorer.dossier();
    let years = dossier.years().map(|(first, last)| {
        let (first, last) = (date::words::year(first), date::words::year(last));
        if first == last { first } else { format!("{first}–{last}") }
    });
    let counts = [
        (dossier.events().len(), "event"),
        (dossier.actors().len(), "actor"),
        (dossier.claims().len(), "claim"),
        (dossier.sources().len(), "source"),
    ];
    years.into_iter().chain(counts.map(|(count, thing)| words::count(count, thing))).collect()
}

/// How much stands with some of the sources, and how many of them are left out.
fn counts_of_scope(explorer: &Explorer, scope: Scope) -> Vec<String> {
    let (all, left) = (explorer.all().events().len(), explorer.dossier().events().len());
    let LeftOut { sources, undated } = explorer.dossier().left_out();
    // What is undated can't be said to have been published by any day.
    let undated = match scope {
        Scope::PublishedBy(_) if undated > 0 => format!(", {undated} undated"),
        _ => String::new(),
    };
    vec![
        format!("{left} of {}", words::count(all, "event")),
        format!("{} out{undated}", words::count(sources, "source")),
    ]
}
