//! The actors with the number of their events; while a query is kept, whatever else it finds too.
//!
//! ```text
//! │▸◆IRPT                 by  21│
//! │  Supreme Court             2│
//! ```

use std::{borrow::Cow, ops::Range};

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{ActorId, Date, Id, Kind, Ref},
    explore::{
        explorer::Explorer,
        layout::Pane,
        list::List,
        panes::{events, view::Tall},
        sort::ActorSort,
        ui::{
            pane::{self, RowState},
            text::{column, line_of, wrapped},
            theme::Theme,
        },
    },
    report::{signs, words},
    search::Why,
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let list = explorer.actors();
    let sort = explorer.actor_sort();
    let (title, note) = if list.kinds().next().is_some() {
        // "Found by name" would say something else.
        let comma = if sort == ActorSort::Involvement { "" } else { "," };
        (format!("Found{comma}{sort}"), found(&list, usize::from(area.width).saturating_sub(6)))
    } else {
        let total = explorer.dossier().actors().len();
        let shown = if list.count == total { String::new() } else { format!("{} of ", list.count) };
        (format!("Actors{sort}"), format!("{shown}{}", words::count(total, "actor")))
    };
    let is_told_beside = explorer.layout().pane(Pane::Timeline).is_some();
    let title = if is_told_beside { vec![title] } else { events::title_of(explorer, Pane::Actors, title) };
    let inside = pane::border(frame, area, explorer, theme, Pane::Actors, &title, &note);
    if list.rows.is_empty() {
        pane::empty(frame, inside, theme, &nothing(explorer));
    }
    let width = usize::from(inside.width);
    pane::records(frame, inside, explorer, theme, Pane::Actors, |id, state| match id {
        id if !explorer.dossier().is_read(id) => fallen_row(explorer, theme, id, state, width),
        Id::Actor(actor) => actor_row(explorer, theme, actor, state, width),
        id => sentence(explorer, theme, id, state, width),
    });
}

/// How many records of which kinds are listed, in as many words as there are columns for.
fn found(list: &List, columns: usize) -> String {
    let others: usize = list.kinds().map(|(_, count)| count as usize).sum();
    let own = (list.count > 0).then(|| words::count(list.count, Kind::Actor.word()));
    let each = own.iter().cloned().chain(list.kinds().map(|(kind, count)| words::count(count as usize, kind.word())));
    let all = each.collect::<Vec<_>>().join(", ");
    let in_brief = own.map(|own| format!("{own}, {}", words::count(others, "other")));
    let number = format!("{} found", list.count + others);
    [Some(all), in_brief].into_iter().flatten().find(|words| words.width() <= columns).unwrap_or(number)
}

/// The columns of an actor's row besides the name: where it stands, and the number of its events.
pub const BESIDE_NAME: usize = 2 + 4;

/// The most lines of a name, and of what a claim says.
const LINES: usize = 12;

/// In how many lines a record is shown.
pub fn tall(explorer: &Explorer) -> Tall<'_> {
    let width = usize::from(explorer.layout().inside(Pane::Actors).width);
    let lines = move |text: &str, beside: usize, most| wrapped(text, width.saturating_sub(beside), most).len();
    Box::new(move |id| match id {
        id if !explorer.dossier().is_read(id) => lines(&fallen_title(explorer, id, width), FALLEN, LINES),
        Id::Actor(actor) => {
            let room = room_for_name(explorer, actor, width);
            let name = name(explorer, actor, room);
            let reason = reason(explorer, id, &explorer.highlights(actor, name));
            let below = reason.filter(|why| !fits_beside(name, why, room));
            wrapped(name, room, LINES).len() + below.map_or(0, |why| lines(&why.text, 2, LINES))
        }
        id => {
            let more = beside_title(explorer, id).map_or(0, |(text, _)| lines(&text, 2, LINES));
            let (title, found) = title_of(explorer, id);
            let reason = reason(explorer, id, &found).map_or(0, |why| lines(&why.text, 2, LINES));
            lines(&title, 2, LINES) + more + reason
        }
    })
}

/// Why a record was found, where what is shown of it has nothing of what was found.
fn reason(explorer: &Explorer, id: Id, shown: &[Range<usize>]) -> Option<Why> {
    if shown.is_empty() { explorer.why(id) } else { None }
}

/// Whether a reason has room beside a name; else it stands below.
fn fits_beside(name: &str, why: &Why, room: usize) -> bool {
    name.width() + 2 + why.text.width() <= room
}

/// The number of an actor's events, as it stands at the end of its first line.
fn number(explorer: &Explorer, actor: ActorId) -> String {
    format!(" {:>3}", explorer.dossier().events_of(actor).len())
}

fn room_for_name(explorer: &Explorer, actor: ActorId, width: usize) -> usize {
    width.saturating_sub(2 + number(explorer, actor).len())
}

/// A text below the title of a record, as many lines as it takes.
fn below(
    text: &str,
    width: usize,
    style: Style,
    highlights: &[Range<usize>],
    theme: &Theme,
) -> Vec<Vec<Span<'static>>> {
    let room = width.saturating_sub(2);
    let line = |range: &Range<usize>| {
        let mut line = vec![Span::raw("  ")];
        line.extend(line_of(text, range, room, style, highlights, theme.highlight));
        line
    };
    wrapped(text, room, LINES).iter().map(line).collect()
}

/// The name of an actor, or the short one where that is too long for a line, or what the actors are sorted by.
fn name(explorer: &Explorer, actor: ActorId, room: usize) -> &str {
    let name = &explorer.dossier().actor(actor).name;
    let is_short = name.width() > room || explorer.actor_sort() == ActorSort::Name;
    if is_short { explorer.dossier().short_name(actor) } else { name }
}

fn actor_row(
    explorer: &Explorer,
    theme: &Theme,
    actor: ActorId,
    state: RowState,
    width: usize,
) -> Vec<Vec<Span<'static>>> {
    let dossier = explorer.dossier();
    let marked = explorer.location().marked.contains(&actor);
    let mark = if marked { signs::MARKED } else { ' ' };
    let room = room_for_name(explorer, actor, width);
    let name = name(explorer, actor, room);
    // Nobody who is read vouches for one that records only name.
    let is_named_only = dossier.is_named_only(actor);
    let style = if is_named_only { theme.dim } else { theme.text };
    // What the actor had to do with the selected event stands before the number of its events.
    let role = match explorer.role_of_actor(actor) {
        Some(role) => role.word(),
        None if is_named_only => "named",
        None => "",
    };
    // A hit that doesn't show in the name says why it is one.
    let highlights = explorer.highlights(actor, name);
    let why = reason(explorer, actor.into(), &highlights);
    let is_beside = why.as_ref().is_some_and(|why| fits_beside(name, why, room));
    let line = |range: &Range<usize>| {
        let mut line = vec![Span::raw("  ")];
        let taken = name[range.clone()].width();
        let beside = room.saturating_sub(taken + 2);
        line.extend(line_of(name, range, taken.min(room), style, &highlights, theme.highlight));
        match why.as_ref().filter(|_| is_beside) {
            Some(why) => {
                line.push(Span::raw("  "));
                line.extend(column(&why.text, beside, theme.dim, &why.highlights, theme.highlight));
            }
            None if range.start == 0 && role.len() <= beside => {
                let beside = room - taken;
                line.push(Span::styled(format!("{role:>beside$}"), theme.dim));
            }
            None => line.push(Span::raw(" ".repeat(room.saturating_sub(taken)))),
        }
        line
    };
    let mut lines: Vec<Vec<Span<'_>>> = wrapped(name, room, LINES).iter().map(line).collect();
    lines[0][0] = Span::styled(mark.to_string(), theme.key);
    lines[0].insert(0, Span::styled(state.sign().to_string(), theme.focused));
    lines[0].push(Span::styled(number(explorer, actor), theme.dim));
    if let Some(why) = why.filter(|_| !is_beside) {
        lines.extend(below(&why.text, width, theme.dim, &why.highlights, theme));
    }
    lines
}

/// The columns before the name of what has fallen.
const FALLEN: usize = 3;

/// What such a record is called: an actor by its short name where the other is too long for a line.
fn fallen_title(explorer: &Explorer, id: Id, width: usize) -> Cow<'_, str> {
    let all = explorer.all();
    let title = all.title_of(id);
    match id {
        Id::Actor(actor) if title.width() > width.saturating_sub(FALLEN) => all.short_name(actor).into(),
        _ => title,
    }
}

/// A record that does not stand with the sources that are included, or a source that is not read.
fn fallen_row(explorer: &Explorer, theme: &Theme, id: Id, state: RowState, width: usize) -> Vec<Vec<Span<'static>>> {
    let title = fallen_title(explorer, id, width);
    let room = width.saturating_sub(FALLEN);
    let line = |range| {
        let mut line = vec![Span::raw("   ")];
        line.extend(line_of(&title, range, room, theme.dim, &[], theme.highlight));
        line
    };
    let mut lines: Vec<Vec<Span<'_>>> = wrapped(&title, room, LINES).iter().map(line).collect();
    lines[0][0] = Span::styled(format!("{} ", signs::FALLEN), theme.dim);
    lines[0].insert(0, Span::styled(state.sign().to_string(), theme.focused));
    lines
}

/// A record that is read in a sentence, whole, with what places it below.
fn sentence(explorer: &Explorer, theme: &Theme, id: Id, state: RowState, width: usize) -> Vec<Vec<Span<'static>>> {
    let (title, highlights) = title_of(explorer, id);
    let room = width.saturating_sub(2);
    let line = |range| {
        let mut line = vec![Span::raw("  ")];
        line.extend(line_of(&title, range, room, theme.text, &highlights, theme.highlight));
        line
    };
    let mut lines: Vec<Vec<Span<'_>>> = wrapped(&title, room, LINES).iter().map(line).collect();
    lines[0][0] = Span::styled(format!("{} ", state.sign()), theme.focused);
    if let Some((beside, is_contested)) = beside_title(explorer, id) {
        let style = if is_contested { theme.warning } else { theme.dim };
        lines.extend(below(&beside, width, style, &[], theme));
    }
    if let Some(why) = reason(explorer, id, &highlights) {
        lines.extend(below(&why.text, width, theme.dim, &why.highlights, theme));
    }
    lines
}

/// What stands below a record: of a claim when it was made and by how many it is disputed, of a source whose it is
/// and from when; and whether that is a dispute.
fn beside_title(explorer: &Explorer, id: Id) -> Option<(String, bool)> {
    let dossier = explorer.dossier();
    let (date, more, is_contested) = match id {
        Id::Claim(claim) => {
            let rivals = dossier.rivals(claim).len();
            let rivals = (rivals > 0).then(|| format!("{} {}", signs::CONTESTED, words::count(rivals, "rival")));
            (dossier.claim(claim).date.as_ref(), rivals.clone(), rivals.is_some())
        }
        Id::Source(source) => {
            let record = dossier.source(source);
            let outlet = record.outlet.as_ref().and_then(Ref::to::<ActorId>);
            (record.issued.as_ref(), outlet.map(|outlet| dossier.short_name(outlet).to_owned()), false)
        }
        _ => (None, None, false),
    };
    let parts: Vec<String> = date.map(Date::with_year).into_iter().chain(more).collect();
    (!parts.is_empty()).then(|| (parts.join(" · "), is_contested))
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
