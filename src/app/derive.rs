//! What follows from the state, brought up to date: only what has a changed cause is made anew.
//!
//! Must not know why the state changed.

use super::{
    App, keys,
    layout::{Layout, Pane},
    list,
    state::{MadeFor, TimelineShape},
};
use crate::{
    dossier::{Id, Kind},
    report::Subject,
    search::{Finder, LANGUAGE, Query},
};

impl App<'_> {
    /// Brings everything up to date.
    pub(super) fn derive(&mut self) {
        let place = &self.asked.place;
        self.derived.layout = match place.shape {
            TimelineShape::List => Layout::new(self.asked.size, place.focus, place.list, place.zoom),
            TimelineShape::Lanes => Layout::with_lanes(self.asked.size, place.focus, place.list, place.zoom),
        };
        // Lanes have time across themselves.
        if place.shape == TimelineShape::List {
            self.make_room_for_pulse();
        }
        self.find();
        self.lists();
        self.derive_lanes();
        self.derive_pulse();
        self.page();
        self.derive_network();
        if let Some(top) = &mut self.asked.help {
            let rows = usize::from(self.asked.size.1.saturating_sub(4));
            *top = (*top).min((keys::TABLE.len() + LANGUAGE.len()).saturating_sub(rows / 2));
        }
    }

    fn find(&mut self) {
        let query = &self.asked.place.query;
        let made: &mut MadeFor = &mut self.derived.made_for;
        if made.query.as_ref() == Some(query) {
            return;
        }
        made.query = Some(query.clone());
        if query.trim().is_empty() {
            self.derived.query = Query::default();
            self.derived.error = None;
            self.derived.hits = None;
            self.derived.nearest.clear();
            return;
        }
        match Query::parse(query, self.dossier) {
            Ok(read) => {
                let finder = self.derived.finder.get_or_insert_with(|| Finder::new(self.dossier));
                let hits = (!read.is_empty()).then(|| finder.find(self.dossier, &read));
                self.derived.nearest = match &hits {
                    Some(hits) if hits.is_empty() => finder.nearest(self.dossier, &read),
                    _ => Vec::new(),
                };
                self.derived.hits = hits;
                self.derived.query = read;
                self.derived.error = None;
            }
            // What was found before stays: a query half typed should not empty the screen.
            Err(error) => self.derived.error = Some(error),
        }
    }

    fn lists(&mut self) {
        let place = &self.asked.place;
        let ranked = self.asked.searching.is_some();
        let made = &mut self.derived.made_for;
        let hits = self.derived.hits.as_deref();
        let cause = (place.query.clone(), place.marked.clone(), place.telling, ranked);
        if made.timeline.as_ref() != Some(&cause) {
            self.derived.timeline = list::timeline(self.dossier, place, hits, ranked);
            made.timeline = Some(cause);
            made.pulse = None;
        }
        if made.actors.as_ref() != Some(&place.query) {
            self.derived.actors = list::actors(self.dossier, hits);
            made.actors = Some(place.query.clone());
        }
        let layout = &self.derived.layout;
        let place = &mut self.asked.place;
        for (list, at, pane) in [
            (&mut self.derived.timeline, &mut place.timeline, Pane::Timeline),
            (&mut self.derived.actors, &mut place.actors, Pane::Actors),
        ] {
            list.cursor = at.selected.and_then(|id| list.row_of(id));
            if layout.pane(pane).is_some() {
                // The list that has the keys keeps its cursor in view; the other may show what
                // belongs to it instead.
                let cursor = list.cursor.filter(|_| place.list == pane);
                at.top = list.top(at.top, layout.rows(pane), cursor);
            }
        }
    }

    /// Brings into view, in the list that hasn't the keys, the first row that belongs to what the
    /// detail is about.
    pub(super) fn reveal(&mut self) {
        let Subject::Record(subject) = self.asked.place.subject else { return };
        let layout = &self.derived.layout;
        let place = &mut self.asked.place;
        let related = match subject {
            Id::Event(event) => self.dossier.cast(event).first().map(|(actor, _)| Id::from(*actor)),
            Id::Actor(actor) => {
                let events = self.dossier.events_of(actor);
                events.iter().map(|event| Id::from(*event)).find(|event| self.derived.timeline.row_of(*event).is_some())
            }
            _ => None,
        };
        let Some(related) = related else { return };
        let (pane, list, at) = if related.kind() == Kind::Event {
            (Pane::Timeline, &self.derived.timeline, &mut place.timeline)
        } else {
            (Pane::Actors, &self.derived.actors, &mut place.actors)
        };
        if place.list != pane && layout.pane(pane).is_some() {
            at.top = list.top(at.top, layout.rows(pane), list.row_of(related));
        }
    }

    fn page(&mut self) {
        let place = &mut self.asked.place;
        let Some(area) = self.derived.layout.detail else {
            // A page that isn't shown is not laid out, but its links stay known.
            return;
        };
        let inner = area.inner();
        // A column of air on each side.
        let width = usize::from(inner.width.saturating_sub(2));
        self.derived.page.ask(place.subject, place.telling, width);
        // At the top of a page, and without a link, there is nothing that could lie beyond its end.
        if place.page_top > 0 || place.link.is_some() {
            let page = self.derived.page.get(self.dossier);
            place.page_top = place.page_top.min(page.lines.len().saturating_sub(usize::from(inner.height)));
            place.link = place.link.filter(|link| *link < page.links.len());
        }
    }
}
