//! The detail: the lines of the page that are in view, with its selected link.

use ratatui::{
    Frame,
    layout::Rect,
    style::{Modifier, Style},
    text::Span,
};

use crate::{
    explore::{
        explorer::Explorer,
        layout::Pane,
        ui::{
            pane,
            text::{highlighted, marked},
            theme::Theme,
        },
    },
    report::{Subject, words},
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    if explorer.has_nothing_to_show() {
        let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &["Nothing found".to_owned()], "");
        pane::empty(frame, inside, theme, &nothing(explorer));
        return;
    }
    let location = explorer.location();
    let (page, top) = (explorer.page(), explorer.page_top());
    let height = usize::from(area.height.saturating_sub(2));
    let last = (top + height).min(page.lines.len());
    let note = if page.lines.len() > height { format!("{last} of {} lines", page.lines.len()) } else { String::new() };
    let inside = pane::border(frame, area, explorer, theme, Pane::Detail, &[title(explorer)], &note);
    let subject = if let Subject::Record(id) = location.subject { Some(id) } else { None };
    // While something is looked for, what is found of it stands out alone.
    let shows_link = location.focus == Pane::Detail && explorer.state().find.is_none();
    let selected = explorer.selected_link().filter(|_| shows_link);
    for (at, line) in page.lines.iter().skip(top).take(height).enumerate() {
        let mut spans = vec![Span::raw(" ")];
        for span in &line.segments {
            let at_hand = selected.is_some() && span.link == selected;
            let style = if at_hand { theme.selected } else { theme.class(span.class) };
            // The text of a link belongs to where it leads, all else to what the page is about.
            let of = span.link.map(|link| page.links[link].to).or(subject);
            let highlights = of.map_or_else(Vec::new, |id| explorer.highlights(id, &span.text)).into_iter();
            spans.extend(highlighted(&span.text, style, highlights, Style::new().add_modifier(Modifier::UNDERLINED)));
        }
        // A blank stands before the line.
        let found = explorer.found_in_page(top + at).into_iter();
        let found = found.map(|(part, is_here)| (part.start + 1..part.end + 1, theme.found[usize::from(is_here)]));
        let spans = marked(spans, &found.collect::<Vec<_>>());
        pane::row(frame, inside, at, &spans, Style::new());
    }
    pane::scroll_bar(frame, inside, top..last, page.lines.len(), pane::thumb(explorer, theme, Pane::Detail));
}

/// What is said where a query finds nothing, and what helps.
fn nothing(explorer: &Explorer) -> Vec<String> {
    let query = explorer.location().query.trim();
    let mut lines = vec![format!("Nothing matches \u{201c}{query}\u{201d}."), String::new()];
    if !explorer.found().nearest.is_empty() {
        lines.push("The names that come nearest stand in the list of actors.".to_owned());
    }
    lines.push("Fewer words, other words or fewer filters find more; Esc leads back to all there is.".to_owned());
    lines
}

fn title(explorer: &Explorer) -> String {
    match explorer.location().subject {
        Subject::About => "About".into(),
        Subject::Pair(..) => "Pair".into(),
        Subject::Record(id) => words::capitalised(id.kind().word()),
    }
}
