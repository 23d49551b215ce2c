//! What the timeline and the lanes say of the events that they show.

use std::rc::Rc;

use crate::{
    dossier::{Order, Scope},
    explore::{explorer::Explorer, layout::Pane},
    report::{lines::columns::Columns as _, signs, words},
};

/// What narrows the timeline stands in its title.
pub(super) fn title(explorer: &Explorer) -> Vec<String> {
    let location = explorer.location();
    let mut title = vec![match (explorer.order(), location.scope) {
        (Order::Told, Scope::Only(whose)) => format!("As {} tells it", words::whose(whose, explorer.all())),
        _ => format!("Timeline{}", explorer.event_sort()),
    }];
    // In a low window there is no header to say so.
    if location.scope != Scope::All && explorer.layout().header.is_none() {
        title.push(format!("{}  ", words::scope(location.scope, explorer.all())));
    }
    // While it is being typed, the search line shows it.
    let is_typed = explorer.state().search.is_some();
    let query = if is_typed { Rc::default() } else { explorer.in_words(&location.query) };
    let names: Vec<&str> = location.marked.iter().map(|actor| explorer.dossier().short_name(*actor)).collect();
    if !names.is_empty() {
        let marked = format!("{} {}", signs::MARKED, names.join(" × "));
        let taken = title.concat().width() + marked.width() + query.width();
        title.push(marked + with_agents(explorer, taken));
    }
    if !query.is_empty() {
        title.push(format!("{}{query}", if names.is_empty() { "" } else { "  " }));
    }
    title
}

/// That the timeline has events of those who act for the marked actors, in as many words as there is room for.
fn with_agents(explorer: &Explorer, taken: usize) -> &'static str {
    let columns = explorer.layout().pane(Pane::Timeline).map_or(0, |area| usize::from(area.width));
    // The border, the number of the pane, and blanks between the parts.
    let room = columns.saturating_sub(taken + 12);
    let forms = [", with those who act for them", ", officials too"];
    let fitting = forms.into_iter().find(|form| form.width() <= room);
    fitting.filter(|_| explorer.shows_agents()).unwrap_or_default()
}

/// What an empty pane says instead of events.
pub(super) fn nothing(explorer: &Explorer) -> Vec<String> {
    let location = explorer.location();
    let why = match location.marked.len() {
        _ if !location.query.trim().is_empty() => "No event matches.",
        0 if location.scope != Scope::All => "No event stands with these sources.",
        0 => "This dossier has no events.",
        1 => "Nothing is known of this actor.",
        _ => "Nothing is known to have happened between the two.",
    };
    let way_out = match location.marked.len() {
        0 => (location.scope != Scope::All).then_some("r chooses other sources."),
        _ => Some("u unmarks all."),
    };
    std::iter::once(why).chain(way_out).map(str::to_owned).collect()
}
