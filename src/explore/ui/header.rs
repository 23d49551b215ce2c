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

/// What is true of the words on the screen, where there is less room for it.
const SHORTER: [&str; 2] = [" · titles remain the dossier's", " · titles: the dossier's"];

const NAME: &str = " détente  ";

/// Draws the line.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let width = usize::from(area.width);
    // Blanks stand before the counts and behind them.
    let room = width.saturating_sub(NAME.width() + 2);
    let scope = explorer.dossier().scope();
    let (name, title, counts, style) = if scope == Scope::All {
        let title = explorer.dossier().title().to_owned();
        let counts = as_many_as_fit(counts(explorer), room.saturating_sub(title.width()));
        (NAME, title, counts, theme.title)
    } else {
        let (name, title, counts) = of_scope(explorer, scope, width);
        (name, title, counts, theme.warning)
    };
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

/// Draws the line before anything is known of a dossier but what its file is called.
pub fn name(frame: &mut Frame<'_>, area: Rect, name: &str, theme: &Theme) {
    let name = cut(name, usize::from(area.width).saturating_sub(NAME.width() + 1));
    let line = Line::from(vec![Span::styled(NAME, theme.key), Span::styled(name, theme.title)]);
    line.render(area, frame.buffer_mut());
}

fn as_many_as_fit(mut counts: Vec<String>, room: usize) -> String {
    while counts.join(" · ").width() > room && !counts.is_empty() {
        counts.pop();
    }
    counts.join(" · ")
}

/// Which sources there are with what is true of the words, and how much is left out, behind the program's name: as
/// fully as there is room for. How much stands is the first to go, then the name.
fn of_scope(explorer: &Explorer, scope: Scope, width: usize) -> (&'static str, String, String) {
    let title = words::scope(scope, explorer.all());
    let out = format!("{} out", explorer.dossier().left_out().sources);
    let full = counts_of_scope(explorer, scope);
    let short = [full[0].clone(), out.clone()].join(" · ");
    let middle = [full[0].clone(), full[1].replacen("sources ", "", 1)].join(" · ");
    let full = full.join(" · ");
    let most = format!(" · {}", words::TITLES_REMAIN);
    let [less, least] = SHORTER;
    let brief = words::scope_in_brief(scope, explorer.all());
    let forms = [
        (NAME, &title, most.as_str(), &full),
        (NAME, &title, less, &full),
        (NAME, &title, least, &full),
        (NAME, &title, least, &middle),
        (NAME, &title, least, &short),
        (NAME, &title, least, &out),
        (" ", &title, least, &out),
        (" ", &brief, least, &out),
        (NAME, &title, "", &short),
        (NAME, &title, "", &out),
        (" ", &brief, "", &out),
    ];
    // Blanks stand before the counts and behind them.
    let fits = |(name, title, words, counts): &(&str, &String, &str, &String)| {
        name.width() + title.width() + words.width() + counts.width() + 2 <= width
    };
    let Some((name, title, words, counts)) = forms.into_iter().find(fits) else {
        let room = width.saturating_sub(3 + out.width());
        return (" ", cut(&brief, room).into_owned(), out.clone());
    };
    (name, format!("{title}{words}"), counts.clone())
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
    let LeftOut { sources, undated, .. } = explorer.dossier().left_out();
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
