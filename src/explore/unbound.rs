//! A key that does nothing where it is pressed: it says where it does something.

use super::{
    action::Context,
    explorer::Explorer,
    keys::{self, LISTS},
    panes,
};
use crate::terminal::event::Key;

/// The places where keys work, with the names that the help has for them.
const PLACES: [(Context, &str); 8] = [
    (Context::TIMELINE, "the timeline"),
    (Context::LANES, "the lanes"),
    (Context::BRAID, "two tellings"),
    (Context::ACTORS, "the actors"),
    (Context::PAGE, "a page"),
    (Context::NETWORK, "the network"),
    (Context::SOURCES, "the choice of sources"),
    (Context::FILTERS, "the filters"),
];

/// What the help calls a place where keys work.
pub(super) fn name_of(wanted: Context) -> &'static str {
    PLACES.iter().find(|(context, _)| *context == wanted).map_or("", |(_, name)| name)
}

impl Explorer {
    /// Says why a key does nothing here.
    pub(super) fn say_why_not(&mut self, key: Key) -> bool {
        let works = |context: &Context| keys::dispatch(*context, key).is_some();
        let in_all_lists = LISTS.iter().all(works);
        let places = PLACES.iter().filter(|(context, _)| works(context) && !(in_all_lists && LISTS.contains(context)));
        let places: Vec<&str> =
            in_all_lists.then_some("the lists").into_iter().chain(places.map(|(_, name)| *name)).collect();
        let words = match (panes::view(self.context()), places.as_slice()) {
            (None, _) => format!("{key} does nothing here; Esc closes this"),
            (Some(_), []) => format!("{key} does nothing; ? lists all keys"),
            (Some(_), [place]) => format!("not here: {key} works in {place}"),
            (Some(_), [places @ .., last]) => format!("not here: {key} works in {} and {last}", places.join(", ")),
        };
        self.say(words)
    }
}
