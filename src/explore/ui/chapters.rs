//! The chapters across the top: title, time, what happened in them and how many of them are contested, with the one
//! at hand lit and told in a sentence; in a small window, that one in a line.
//!
//! ```text
//!  Iran as backer         The IRPT is banned     Rupture
//!  1992–1997              2011 – Sep 2015        Sep 2015 – 2018
//!  ○4 ●1 ▲1 ·1  ≠1        ○2 △3 ▲4 ·2  ≠6        ○3 ●1 △6 ▲3 ·4  ≠5
//!  As the author sees it, Iran was the opposition's chief backer in the civil war and vouched for it …
//! ```

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::{
    pane,
    text::{column, cut, line_of, wrapped},
    theme::Theme,
};
use crate::{
    explore::{
        chapters::{Counted, happened},
        explorer::Explorer,
    },
    picture::chapters::Chapter,
    report::lines::columns::Columns as _,
};

/// What says that there are chapters before those in view, and behind them.
const BEFORE: &str = "◂ ";
const AFTER: &str = " ▸";

/// Said where none is at hand.
const IN_NONE: &str = "The selected event lies in no chapter.";

/// Said beside the time of a stretch that nobody named.
const UNNAMED: &str = "between long gaps";

/// Draws the chapters.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    if area.height == 1 {
        one(frame, area, explorer, theme);
    } else {
        side_by_side(frame, area, explorer, theme);
    }
}

/// As many chapters as there is room for, the one at hand among them.
fn side_by_side(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let chapters = explorer.chapters();
    let at_hand = explorer.chapter_at_hand();
    let width = usize::from(area.width).saturating_sub(1);
    let in_view = explorer.chapters_in_view(width);
    let [mut titles, mut times, mut counts] = [(); 3].map(|()| vec![Span::raw(" ")]);
    for (number, &(at, columns)) in in_view.iter().enumerate() {
        let before = if number == 0 && at > 0 { BEFORE } else { "" };
        let after = if number + 1 == in_view.len() && at + 1 < chapters.len() { AFTER } else { "" };
        let room = columns.saturating_sub(before.width() + after.width());
        // Only the title is lit, not the gap behind it.
        let title = cut(&explorer.title_of_chapter(at), room.saturating_sub(1)).into_owned();
        let gap = room.saturating_sub(title.width());
        titles.extend([Span::styled(before, theme.dim), Span::styled(title, style(explorer, theme, at, at_hand))]);
        titles.extend([Span::styled(after, theme.dim), Span::raw(" ".repeat(gap))]);
        let time = if explorer.is_named_chapter(at) { explorer.time_of_chapter(at) } else { String::new() };
        let (below, columns) = (" ".repeat(before.width()), columns - before.width());
        times.push(Span::raw(below.clone()));
        times.extend(column(&time, columns, theme.text, &[], theme.highlight));
        counts.push(Span::raw(below));
        counts.extend(fitted(counted(&chapters[at], theme), columns));
    }
    let mut rows = vec![titles];
    // A chapter that nobody named is called by its time.
    rows.extend((!explorer.dossier().chapters().is_empty()).then_some(times));
    rows.push(counts);
    let (told, how) = match at_hand {
        Some(at) => (explorer.line_of_chapter(at).unwrap_or_default(), theme.text),
        None => (IN_NONE, theme.dim),
    };
    let room = width.saturating_sub(1);
    for line in wrapped(told, room, usize::from(area.height).saturating_sub(rows.len())) {
        let mut spans = vec![Span::raw(" ")];
        spans.extend(line_of(told, &line, room, how, &[], theme.highlight));
        rows.push(spans);
    }
    for (row, spans) in rows.iter().enumerate().take(usize::from(area.height)) {
        pane::row(frame, area, row, spans, Style::new());
    }
}

/// The chapter at hand in a line.
fn one(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let chapters = explorer.chapters();
    let at_hand = explorer.chapter_at_hand();
    let Some(at) = at_hand else {
        let none = format!(" –/{}  {IN_NONE}", chapters.len());
        let width = usize::from(area.width);
        pane::row(frame, area, 0, &column(&none, width, theme.dim, &[], theme.highlight), Style::new());
        return;
    };
    let number = format!(" {}/{} ", at + 1, chapters.len());
    let counts = counted(&chapters[at], theme);
    let taken: usize = counts.iter().map(|span| span.content.width()).sum();
    let time = explorer.time_of_chapter(at);
    let room = usize::from(area.width).saturating_sub(number.width() + taken + 2);
    let title = explorer.title_of_chapter(at);
    let beside = if explorer.is_named_chapter(at) { time.as_str() } else { UNNAMED };
    let fits = title.width() + 3 + beside.width() <= room;
    let time = if fits { format!(" · {beside}") } else { String::new() };
    let shown = cut(&title, room).into_owned();
    let gap = room.saturating_sub(shown.width() + time.width());
    let mut spans = vec![Span::styled(number, theme.dim), Span::styled(shown, style(explorer, theme, at, at_hand))];
    spans.extend([Span::styled(time, theme.dim), Span::raw(" ".repeat(gap + 1))]);
    spans.extend(counts);
    pane::row(frame, area, 0, &spans, Style::new());
}

/// How the title of a chapter stands out: it is the one at hand, or the selected event is in it, too.
fn style(explorer: &Explorer, theme: &Theme, at: usize, at_hand: Option<usize>) -> Style {
    if Some(at) == at_hand {
        theme.selected
    } else if explorer.is_in_chapter(at) {
        theme.heading
    } else {
        theme.text
    }
}

/// How many events of each tone there are, and how many are contested.
fn counted(chapter: &Chapter, theme: &Theme) -> Vec<Span<'static>> {
    let style = |what| match what {
        Counted::Tone(tone) => theme.tone(tone),
        Counted::Contested => theme.warning,
    };
    happened(chapter).into_iter().map(|(text, what)| Span::styled(text, style(what))).collect()
}

/// Spans in exactly so many columns: those that don't fit are left out.
fn fitted(spans: Vec<Span<'static>>, columns: usize) -> Vec<Span<'static>> {
    let mut left = columns;
    let mut fitted: Vec<Span<'_>> = Vec::new();
    for span in spans {
        let Some(rest) = left.checked_sub(span.content.width()) else { break };
        left = rest;
        fitted.push(span);
    }
    fitted.push(Span::raw(" ".repeat(left)));
    fitted
}
