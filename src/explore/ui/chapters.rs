//! The chapters across the top: title, time, what happened in them and how many of them are contested, with the one
//! at hand lit and told in a sentence; in a small window, that one in a line.
//!
//! ```text
//!  Iran as backer         The IRPT is banned     Rupture
//!  1992–1997              Jan 2011 – Sep 2015    Sep 2015 – Dec 2018
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
    dossier::Tone,
    explore::explorer::Explorer,
    picture::chapters::Chapter,
    report::{lines::columns::Columns as _, signs},
};

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
    let (in_view, columns) = explorer.chapters_in_view(width);
    let [mut titles, mut times, mut counts] = [(); 3].map(|()| vec![Span::raw(" ")]);
    for at in in_view.clone() {
        let before = at == in_view.start && at > 0;
        let after = at + 1 == in_view.end && at + 1 < chapters.len();
        let title = explorer.title_of_chapter(at);
        let title = format!("{}{title}{}", if before { "… " } else { "" }, if after { " …" } else { "" });
        let style = style(explorer, theme, at, at_hand);
        // Only the title is lit, not the gap behind it.
        let shown = cut(&title, columns.saturating_sub(2)).into_owned();
        let gap = columns.saturating_sub(shown.width());
        titles.extend([Span::styled(shown, style), Span::raw(" ".repeat(gap))]);
        let is_named = explorer.dossier().chapters().get(at).is_some();
        let time = if is_named { chapters[at].period.words() } else { String::new() };
        times.extend(column(&time, columns, theme.text, &[], theme.highlight));
        counts.extend(fitted(happened(&chapters[at], theme), columns));
    }
    let mut rows = vec![titles];
    // A chapter that nobody named is called by its time.
    rows.extend((!explorer.dossier().chapters().is_empty()).then_some(times));
    rows.push(counts);
    let told = at_hand.and_then(|at| explorer.line_of_chapter(at)).unwrap_or_default();
    let room = width.saturating_sub(1);
    for line in wrapped(told, room, usize::from(area.height).saturating_sub(rows.len())) {
        let mut spans = vec![Span::raw(" ")];
        spans.extend(line_of(told, &line, room, theme.text, &[], theme.highlight));
        rows.push(spans);
    }
    for (row, spans) in rows.iter().enumerate() {
        pane::row(frame, area, row, spans, Style::new());
    }
}

/// The chapter at hand in a line.
fn one(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let chapters = explorer.chapters();
    let at_hand = explorer.chapter_at_hand();
    let Some(at) = at_hand else {
        let none = format!(" –/{}  the selected event lies in no chapter", chapters.len());
        let width = usize::from(area.width);
        pane::row(frame, area, 0, &column(&none, width, theme.dim, &[], theme.highlight), Style::new());
        return;
    };
    let number = format!(" {}/{} ", at + 1, chapters.len());
    let counts = happened(&chapters[at], theme);
    let taken: usize = counts.iter().map(|span| span.content.width()).sum();
    let time = chapters[at].period.words();
    let room = usize::from(area.width).saturating_sub(number.width() + taken + 2);
    let title = explorer.title_of_chapter(at);
    let is_named = explorer.dossier().chapters().get(at).is_some();
    let time = if is_named && title.width() + 3 + time.width() <= room { format!(" · {time}") } else { String::new() };
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
fn happened(chapter: &Chapter, theme: &Theme) -> Vec<Span<'static>> {
    let tones = Tone::ALL.into_iter().map(Some).chain([None]);
    let counted = tones.map(|tone| (tone, chapter.tally.of(tone))).filter(|(_, count)| *count > 0);
    let count = |(tone, count)| Span::styled(format!("{}{count} ", signs::tone(tone)), theme.tone(tone));
    let contested = chapter.contested.filter(|count| *count > 0);
    let contested = contested.map(|count| Span::styled(format!(" {}{count}", signs::CONTESTED), theme.warning));
    counted.map(count).chain(contested).collect()
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
