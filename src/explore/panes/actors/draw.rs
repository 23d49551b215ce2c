//! The actors with the number of their events; while a query is kept, whatever else it finds too.
//!
//! ```text
//! │▸◆IRPT                 by  21│
//! │  Supreme Court             2│
//! ```

use std::{borrow::Cow, ops::Range};

use ratatui::{Frame, layout::Rect, text::Span};

use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, Id},
    explore::{
        explorer::Explorer,
        layout::Pane,
        ui::{
            pane::{self, RowState},
            text::column,
            theme::Theme,
        },
    },
    report::{signs, words},
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let list = explorer.actors();
    let total = explorer.dossier().actors().len();
    let note = explorer.why_selected(Pane::Actors).unwrap_or_else(|| {
        let shown = if list.count == total { String::new() } else { format!("{} of ", list.count) };
        format!("{shown}{}", words::count(total, "actor"))
    });
    let inside = pane::border(frame, area, explorer, theme, Pane::Actors, &["Actors".to_owned()], &note);
    if list.rows.is_empty() {
        pane::empty(frame, inside, theme, &nothing(explorer));
    }
    let width = usize::from(inside.width);
    pane::records(frame, inside, explorer, theme, Pane::Actors, |id, state| match id {
        id if !explorer.dossier().is_read(id) => fallen_row(explorer, theme, id, state, width),
        Id::Actor(actor) => actor_row(explorer, theme, actor, state, width),
        id => {
            let (title, highlights) = title_of(explorer, id);
            let mut spans = vec![Span::styled(format!("{} ", state.sign()), theme.focused)];
            spans.extend(column(&title, width.saturating_sub(2), theme.text, &highlights, theme.highlight));
            spans
        }
    });
}

fn actor_row(explorer: &Explorer, theme: &Theme, actor: ActorId, state: RowState, width: usize) -> Vec<Span<'static>> {
    let dossier = explorer.dossier();
    let record = dossier.actor(actor);
    let marked = explorer.location().marked.contains(&actor);
    let mark = if marked { signs::MARKED } else { ' ' };
    // What the actor had to do with the selected event stands before the number of its events.
    let is_named_only = dossier.is_named_only(actor);
    let role = match explorer.role_of_actor(actor) {
        Some(role) => format!(" {}", role.word()),
        None if is_named_only => " named".to_owned(),
        None => String::new(),
    };
    let count = format!("{role} {:>3}", dossier.events_of(actor).len());
    let room = width.saturating_sub(2 + count.len());
    let name = if record.name.width() > room { dossier.short_name(actor) } else { &record.name };
    let mut spans =
        vec![Span::styled(state.sign().to_string(), theme.focused), Span::styled(mark.to_string(), theme.key)];
    // Nobody who is read vouches for one that records only name.
    let style = if is_named_only { theme.dim } else { theme.text };
    // A hit that doesn't show in the name says why it is one.
    let highlights = explorer.highlights(actor, name);
    let why = if highlights.is_empty() { explorer.why(actor) } else { None };
    match why {
        Some(why) if name.width() + 3 < room => {
            let taken = name.width() + 2;
            spans.push(Span::styled(format!("{name}  "), style));
            spans.extend(column(&why.text, room - taken, theme.dim, &why.highlights, theme.highlight));
        }
        _ => spans.extend(column(name, room, style, &highlights, theme.highlight)),
    }
    spans.push(Span::styled(count, theme.dim));
    spans
}

/// A record that does not stand with the sources that are included, or a source that is not read.
fn fallen_row(explorer: &Explorer, theme: &Theme, id: Id, state: RowState, width: usize) -> Vec<Span<'static>> {
    let title = explorer.all().title_of(id);
    let mut spans = vec![Span::styled(state.sign().to_string(), theme.focused)];
    spans.push(Span::styled(format!("{} ", signs::FALLEN), theme.dim));
    spans.extend(column(&title, width.saturating_sub(3), theme.dim, &[], theme.highlight));
    spans
}

/// What stands in the list for a record that is no actor, and what of it was found; a claim never
/// without its makers.
fn title_of(explorer: &Explorer, id: Id) -> (Cow<'_, str>, Vec<Range<usize>>) {
    let title = explorer.dossier().title_of(id);
    let found = explorer.highlights(id, &title);
    let Id::Claim(claim) = id else { return (title, found) };
    let (mut text, mut highlights) = (String::new(), Vec::new());
    let mut add = |part: &str, found: Vec<Range<usize>>| {
        highlights.extend(found.into_iter().map(|range| text.len() + range.start..text.len() + range.end));
        text.push_str(part);
    };
    for (at, maker) in explorer.dossier().makers(claim).iter().enumerate() {
        let name = explorer.dossier().short_name(*maker);
        add(if at > 0 { ", " } else { "" }, Vec::new());
        add(name, explorer.highlights(*maker, name));
    }
    add(": ", Vec::new());
    add(&title, found);
    (text.into(), highlights)
}

fn nothing(explorer: &Explorer) -> Vec<String> {
    let found = explorer.found();
    let nearest = &found.nearest;
    let is_asked = !explorer.answered().trim().is_empty();
    let mut lines = vec![if is_asked { "No actor matches." } else { "There is no actor." }.to_owned()];
    if !nearest.is_empty() {
        lines.push("Nearest:".to_owned());
        lines.extend(nearest.iter().take(5).map(|actor| format!("  {}", explorer.dossier().actor(*actor).name)));
    }
    lines
}
