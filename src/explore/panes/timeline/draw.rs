//! The timeline: events under their years, each with its day, its tone, and how well it is
//! supported.
//!
//! ```text
//! │ 2015                               │
//! │▸29 Sep    ▲ The IRPT is banned   ✓3│
//! ```

use ratatui::{Frame, layout::Rect};

use super::{
    pulse,
    row::{Cells, event_row, fallen_row},
};
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::{Id, Order, Scope},
    explore::{
        explorer::Explorer,
        layout::Pane,
        panes::events,
        ui::{pane, rect, theme::Theme},
    },
    report::words,
};

pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let list = explorer.timeline();
    let room = usize::from(area.width).saturating_sub(6);
    let reason = explorer.why_selected(Pane::Timeline).filter(|reason| reason.width() <= room);
    let note = reason.unwrap_or_else(|| note(explorer, list.count, room));
    let inside = pane::border(frame, area, explorer, theme, Pane::Timeline, &title(explorer), &note);
    if list.rows.is_empty() {
        pane::empty(frame, inside, theme, &events::nothing(explorer));
    }
    let cells = Cells::of(explorer);
    pane::records(frame, inside, explorer, theme, Pane::Timeline, |id, state| match id {
        Id::Event(event) if explorer.dossier().stands(event) => event_row(explorer, theme, event, &cells, state),
        Id::Event(event) => fallen_row(explorer, theme, event, &cells, state),
        _ => Vec::new(),
    });
    if let Some(foot) = explorer.layout().pulse {
        pulse::draw(frame, rect(foot), explorer, theme);
    }
}

/// How many events there are, how many of them have no date, and how many are left out for want of one, as far as there
/// is room.
fn note(explorer: &Explorer, count: usize, room: usize) -> String {
    let total = explorer.dossier().events().len();
    let shown = if count == total { String::new() } else { format!("{count} of ") };
    let events = format!("{shown}{}", words::count(total, "event"));
    // The pulse can't show undated events, so they are counted.
    let undated = explorer.pulse().map_or(0, |pulse| pulse.undated);
    let undated = if undated > 0 { format!(" · {undated} undated") } else { String::new() };
    let left_out = explorer.left_out_undated();
    if left_out == 0 {
        return format!("{events}{undated}");
    }
    let forms = [
        format!("{events}{undated}, {left_out} left out for want of a date"),
        format!("{events}, {left_out} undated left out"),
        format!("{shown}{total}, {left_out} undated left out"),
    ];
    let fitting = forms.iter().find(|form| form.width() <= room);
    fitting.unwrap_or(&forms[2]).clone()
}

fn title(explorer: &Explorer) -> Vec<String> {
    let name = match (explorer.order(), explorer.location().scope) {
        (Order::Told, Scope::Only(whose)) => format!("As {} tells it", words::whose(whose, explorer.all())),
        _ => format!("Timeline{}", explorer.event_sort()),
    };
    events::title(explorer, name)
}
