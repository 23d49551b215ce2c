//! What the timeline and the lanes say of the events that they show, and the actors where these are not in view.

use std::rc::Rc;

use crate::{
    dossier::{ActorId, Scope},
    explore::{explorer::Explorer, layout::Pane, told::fitting, ui::pane::room_beside},
    report::{lines::columns::Columns as _, signs, words},
};

/// That the timeline has events of those who act for the marked actors, in as many words as there is room for.
const WITH_AGENTS: &[&str] = &[", with those who act for them", ", officials too", ""];

/// The name of the pane, and what narrows the timeline, as long as there is room for it.
pub(super) fn title(explorer: &Explorer, name: String) -> Vec<String> {
    title_of(explorer, Pane::Timeline, name)
}

/// The same for any of the lists.
pub(super) fn title_of(explorer: &Explorer, pane: Pane, name: String) -> Vec<String> {
    let location = explorer.location();
    let is_partial = explorer.found().hits.as_ref().is_some_and(|hits| hits.is_partial);
    let name = if is_partial { format!("{name}, most words") } else { name };
    let columns = explorer.layout().pane(pane).map_or(0, |area| room_beside(&name, area.width));
    let mut title = vec![name];
    // In a low window there is no header to say so.
    if location.scope != Scope::All && explorer.layout().header.is_none() {
        title.push(format!("{}  ", words::scope(location.scope, explorer.all())));
    }
    let columns = columns.saturating_sub(title[1..].concat().width());
    // While it is being typed, the search line shows it.
    let is_typed = explorer.state().search.is_some();
    let query = if is_typed { Rc::default() } else { explorer.in_words(&location.query) };
    let between = if location.marked.is_empty() || query.whole().is_empty() { "" } else { "  " };
    let (columns, query) = (columns.saturating_sub(between.len()), query.forms());
    let (mut who, mut what) = fitting(&marked(explorer), &query, columns);
    if who.width() + what.width() > columns && !location.marked.is_empty() {
        // What they are is seen in the list of them.
        (who, what) = fitting(&[format!("{} {}", signs::MARKED, location.marked.len())], &query, columns);
    }
    title.extend([who, between.to_owned(), what]);
    title
}

/// The marked actors by their names, by their short names, or only how many there are; and that the timeline has events
/// of those who act for them.
fn marked(explorer: &Explorer) -> Vec<String> {
    let (marked, dossier) = (&explorer.location().marked, explorer.dossier());
    if marked.is_empty() {
        return Vec::new();
    }
    let told = |name: &dyn Fn(ActorId) -> String| {
        let names = marked.iter().map(|actor| name(*actor)).collect::<Vec<_>>().join(" × ");
        format!("{} {names}", signs::MARKED)
    };
    let long = told(&|actor| dossier.actor(actor).name.to_string());
    let short = told(&|actor| dossier.short_name(actor).to_owned());
    let agents = if explorer.shows_agents() { WITH_AGENTS } else { &[""] };
    let mut forms: Vec<String> =
        [long, short].iter().flat_map(|names| agents.iter().map(move |agents| format!("{names}{agents}"))).collect();
    forms.push(format!("{} {}", signs::MARKED, words::count(marked.len(), "actor")));
    forms
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
