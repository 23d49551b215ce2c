//! The trail: where the reader has been, to jump back in.

use std::collections::HashSet;

use crate::{
    dossier::{ActorId, Order, Scope},
    explore::{
        action::Context,
        explorer::Explorer,
        location::Location,
        panes::overlay::{
            Row,
            state::{Listed, Overlay},
        },
    },
    report::{Subject, words},
};

impl Context {
    /// Choosing where to jump back to.
    pub const TRAIL: Self = Self("trail");
}

impl Explorer {
    /// Opens the trail; the place before this one is chosen, so that Enter goes back.
    pub(in crate::explore) fn open_trail(&mut self) -> bool {
        let (trail, present) = (self.trail(), self.state.history.ahead().len());
        let Some(last) = trail.len().checked_sub(1).filter(|last| *last > 0) else {
            return self.say("you have been nowhere else yet");
        };
        let here = trail.iter().position(|(at, _)| *at == present).unwrap_or_default();
        self.state.overlay = Some(Overlay::new(Listed::Places, (here + 1).min(last)));
        true
    }

    /// Every place, newest first: those that were gone back from, the present one, those before it. Of those that read
    /// the same, only the one visited last.
    pub(in crate::explore) fn trail_rows(&self) -> Vec<Row> {
        self.trail().into_iter().map(|(_, row)| row).collect()
    }

    /// The rows, each with its place among all steps.
    fn trail(&self) -> Vec<(usize, Row)> {
        let (ahead, behind) = (self.state.history.ahead(), self.state.history.behind());
        let ahead = ahead.iter().enumerate().map(|(at, place)| (format!("→ {}", ahead.len() - at), place));
        let present = std::iter::once(("here".to_owned(), &self.state.location));
        let behind = behind.iter().rev().enumerate().map(|(at, place)| (format!("← {}", at + 1), place));
        let rows = ahead.chain(present).chain(behind).map(|(sign, place)| self.place(sign, place)).enumerate();
        let words = |row: &Row| (row.text.clone(), row.note.clone());
        let here = self.place(String::new(), &self.state.location);
        let (present, mut known) = (self.state.history.ahead().len(), HashSet::from([words(&here)]));
        rows.filter(|(at, row)| *at == present || known.insert(words(row))).collect()
    }

    /// Goes as many steps back or forward as lead to a row, so that the way from there is still known.
    pub(in crate::explore) fn jump(&mut self, row: usize) -> bool {
        let Some(row) = self.trail().get(row).map(|(at, _)| *at) else { return false };
        let present = self.state.history.ahead().len();
        let (history, location) = (&mut self.state.history, &mut self.state.location);
        for _ in row..present {
            history.forward(location);
        }
        for _ in present..row {
            history.back(location);
        }
        true
    }

    /// What a place is called: by its page, and by whatever else tells it from others.
    fn place(&self, sign: String, place: &Location) -> Row {
        let names = |actors: &[ActorId], joint: &str| {
            actors.iter().map(|actor| self.all.short_name(*actor)).collect::<Vec<_>>().join(joint)
        };
        let text = match place.subject {
            Subject::About => "about this dossier".to_owned(),
            Subject::Pair(first, second) => names(&[first, second], " and "),
            Subject::Record(id) => self.all.title_of(id).into_owned(),
        };
        let mut notes = vec![view(place).to_owned()];
        if !place.query.is_empty() {
            notes.push(self.in_words(&place.query).whole());
        }
        if !place.marked.is_empty() {
            notes.push(format!("marked {}", names(&place.marked, ", ")));
        }
        if place.scope != Scope::All {
            notes.push(words::scope_in_brief(place.scope, &self.all));
        }
        if place.order == Order::Told {
            notes.push("as told".to_owned());
        }
        Row { sign, text, note: notes.join(" · "), typed: Vec::new() }
    }
}

/// The view that has the keys in a place.
fn view(place: &Location) -> &'static str {
    match place.views.of(place.focus) {
        Context::BRAID => "two tellings",
        Context::SOURCES => "choice of sources",
        other => other.0,
    }
}
