//! The actors with the number of their events; while a query is kept, whatever else it finds too.
//!
//! ```text
//! │▸◆IRPT                 by  21│
//! │  Supreme Court             2│
//! ```

use std::{borrow::Cow, ops::Range};

use ratatui::{Frame, layout::Rect, style::Style, text::Span};
use unicode_width::UnicodeWidthStr as _;

use super::{
    pane::{self, RowState},
    text::column,
    theme::Theme,
};
use crate::{
    app::{
        App,
        layout::Pane,
        list::{Heading, Row},
    },
    dossier::{ActorId, Id, Part},
    report::{signs, words},
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App<'_>, theme: &Theme) {
    let list = &app.derived().actors;
    let place = app.place();
    let total = app.dossier().actors().len();
    let why = place.actors.selected.filter(|_| list.cursor.is_some()).and_then(|id| app.why(id));
    let note = if let Some(why) = why {
        why.text
    } else if list.count == total {
        words::count(total, "actor")
    } else {
        format!("{} of {}", list.count, words::count(total, "actor"))
    };
    let inside = pane::border(frame, area, app, theme, Pane::Actors, &["Actors".to_owned()], &note);
    if list.rows.is_empty() {
        pane::empty(frame, inside, theme, &nothing(app));
        return;
    }
    let focused = place.focus == Pane::Actors;
    let width = usize::from(inside.width);
    for (at, row) in list.rows.iter().enumerate().skip(place.actors.top).take(usize::from(inside.height)) {
        let y = at - place.actors.top;
        let cursor = list.cursor == Some(at);
        match row {
            Row::Heading(Heading::Kind(kind)) => {
                let heading = vec![Span::styled(format!(" {}", kind.list()), theme.heading)];
                pane::row(frame, inside, y, &heading, Style::new());
            }
            Row::Heading(_) => {}
            Row::Record(Id::Actor(actor)) => {
                let part = app.part_of_actor(*actor);
                let state = RowState { cursor, focused, related: part.is_some() };
                pane::row(frame, inside, y, &actor_row(app, theme, *actor, part, state, width), state.style(theme));
            }
            Row::Record(id) => {
                let state = RowState { cursor, focused, related: false };
                let (title, highlights) = title_of(app, *id);
                let mut spans = vec![Span::styled(format!("{} ", state.sign()), theme.focused)];
                spans.extend(column(&title, width.saturating_sub(2), theme.text, &highlights, theme.lit));
                pane::row(frame, inside, y, &spans, state.style(theme));
            }
        }
    }
}

fn actor_row(
    app: &App<'_>,
    theme: &Theme,
    actor: ActorId,
    part: Option<Part>,
    state: RowState,
    width: usize,
) -> Vec<Span<'static>> {
    let dossier = app.dossier();
    let record = dossier.actor(actor);
    let marked = app.place().marked.contains(&actor);
    let mark = if marked { signs::MARKED } else { ' ' };
    // What the actor had to do with the selected event stands before the number of its events.
    let part = part.map_or_else(String::new, |part| format!(" {}", part.word()));
    let count = format!("{part} {:>3}", dossier.events_of(actor).len());
    let room = width.saturating_sub(2 + count.len());
    let name = if record.name.width() > room { dossier.short_name(actor) } else { &record.name };
    let mut spans =
        vec![Span::styled(state.sign().to_string(), theme.focused), Span::styled(mark.to_string(), theme.key)];
    // A hit that doesn't show in the name says why it is one.
    let highlights = app.highlights(actor, name);
    let why = if highlights.is_empty() { app.why(actor) } else { None };
    match why {
        Some(why) if name.width() + 3 < room => {
            let taken = name.width() + 2;
            spans.push(Span::styled(format!("{name}  "), theme.text));
            spans.extend(column(&why.text, room - taken, theme.dim, &why.highlights, theme.lit));
        }
        _ => spans.extend(column(name, room, theme.text, &highlights, theme.lit)),
    }
    spans.push(Span::styled(count, theme.dim));
    spans
}

/// What stands in the list for a record that is no actor, and what of it was found; a claim never
/// without its makers.
fn title_of<'d>(app: &App<'d>, id: Id) -> (Cow<'d, str>, Vec<Range<usize>>) {
    let title = app.dossier().title_of(id);
    let found = app.highlights(id, &title);
    let Id::Claim(claim) = id else { return (title, found) };
    let (mut text, mut highlights) = (String::new(), Vec::new());
    let mut add = |part: &str, found: Vec<Range<usize>>| {
        highlights.extend(found.into_iter().map(|range| text.len() + range.start..text.len() + range.end));
        text.push_str(part);
    };
    for (at, maker) in app.dossier().makers(claim).iter().enumerate() {
        let name = app.dossier().short_name(*maker);
        add(if at > 0 { ", " } else { "" }, Vec::new());
        add(name, app.highlights(*maker, name));
    }
    add(": ", Vec::new());
    add(&title, found);
    (text.into(), highlights)
}

fn nothing(app: &App<'_>) -> Vec<String> {
    let nearest = &app.derived().nearest;
    let mut lines = vec!["No actor matches.".to_owned()];
    if !nearest.is_empty() {
        lines.push("Nearest:".to_owned());
        lines.extend(nearest.iter().take(5).map(|actor| format!("  {}", app.dossier().actor(*actor).name)));
    }
    lines
}
