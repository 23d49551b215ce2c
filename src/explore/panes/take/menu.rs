//! The menu: what is at hand, the forms that there are of it, and choosing one.

use super::state::{Hand, Menu, Offer};
use crate::{
    dossier::{ActorId, Id, Scope, Whose},
    explore::{
        action::{Context, Motion, Outcome},
        explorer::Explorer,
        form::Form,
        layout::Pane,
        location::Location,
        ui::{
            rows::{self, Row},
            text::cut,
        },
    },
    report::{Subject, citation},
};

impl Explorer {
    /// Opens the menu over what is at hand.
    pub(in crate::explore) fn take_along(&mut self) -> bool {
        let (hand, other) = self.hands();
        self.state.take = Some(self.menu(hand, other));
        true
    }

    /// The same for the page in place of its selected link, or the other way round.
    pub(in crate::explore) fn turn_menu(&mut self) -> bool {
        let Some(menu) = &self.state.take else { return false };
        let Some(other) = menu.other.clone() else {
            return self.say("there is nothing else at hand");
        };
        self.state.take = Some(self.menu(other, Some(menu.hand.clone())));
        true
    }

    fn menu(&self, hand: Hand, other: Option<Hand>) -> Menu {
        let offer = |form| self.begins(&hand, form).map(|begins| Offer { form, begins });
        let offers = Form::ALL.into_iter().filter_map(offer).collect();
        let title = citation::title(self.teller(hand.subject), hand.subject);
        Menu { hand, other, title, offers, at: 0 }
    }

    /// What is at hand, and what is after a key: the selected record of a list; the link of a page that the reader
    /// has gone to, and what the page is about.
    fn hands(&self) -> (Hand, Option<Hand>) {
        let Location { focus, subject, link, .. } = self.state.location;
        let hand = |subject| Hand { subject, passage: None };
        if focus != Pane::Detail {
            let selected = self.cursor(focus).and(self.state.location.list_state(focus).selected);
            return (hand(selected.map_or(subject, Subject::Record)), None);
        }
        let actor = |actor: ActorId| hand(Subject::Record(actor.into()));
        match self.view(Pane::Detail) {
            Context::NETWORK => {
                let [neighbour, centre] = [self.neighbour_at_hand(), self.centre()].map(|found| found.map(actor));
                match neighbour {
                    Some(neighbour) => (neighbour, centre),
                    None => (centre.unwrap_or_else(|| hand(subject)), None),
                }
            }
            Context::SOURCES => (self.chosen_source().map_or_else(|| hand(subject), hand), None),
            _ => {
                let selected = self.link_at_hand();
                let selected = selected.map(|link| Hand { subject: Subject::Record(link.to), passage: link.address });
                let selected = selected.filter(|selected| selected.subject != subject);
                match (selected, link) {
                    (Some(selected), Some(_)) => (selected, Some(hand(subject))),
                    // The first link is selected by itself: the page is what the reader came for.
                    (selected, _) => (hand(subject), selected),
                }
            }
        }
    }

    /// The source or outlet in the selected row of the choice of sources.
    fn chosen_source(&self) -> Option<Subject> {
        let choices = self.choices();
        match choices.get(self.choice_at_hand())?.scope {
            Scope::Only(Whose::Source(id)) | Scope::Without(Whose::Source(id)) => Some(Subject::Record(id.into())),
            Scope::Only(Whose::Outlet(id)) | Scope::Without(Whose::Outlet(id)) => Some(Subject::Record(Id::Actor(id))),
            Scope::All | Scope::PublishedBy(_) => None,
        }
    }

    /// Copies what is at hand in a form, and closes the menu.
    pub(in crate::explore) fn copy_in(&mut self, form: Form) -> Outcome {
        let Some(menu) = &self.state.take else { return false.into() };
        let Some(text) = self.told(&menu.hand, form) else {
            return self.say(format!("there is no {} of this", form.word())).into();
        };
        let said = format!("copied the {}: {}", form.word(), one_line(&text));
        let outcome = self.copy(text, said);
        if outcome.effect.is_some() {
            self.state.take = None;
        }
        outcome
    }

    /// The same in the chosen form.
    pub(in crate::explore) fn copy_chosen(&mut self) -> Outcome {
        let chosen = self.state.take.as_ref().and_then(|menu| menu.offers.get(menu.at));
        let Some(form) = chosen.map(|offer| offer.form) else { return false.into() };
        self.copy_in(form)
    }

    /// Moves in the menu.
    pub(in crate::explore) fn go_in_menu(&mut self, motion: Motion) -> bool {
        let Some(menu) = self.state.take.as_mut().filter(|_| self.state.file.is_none()) else { return false };
        let last = menu.offers.len().saturating_sub(1);
        let to = match motion {
            Motion::Up | Motion::Left => menu.at.saturating_sub(1),
            Motion::Down | Motion::Right => (menu.at + 1).min(last),
            Motion::First | Motion::HalfPageUp | Motion::PageUp => 0,
            Motion::Last | Motion::HalfPageDown | Motion::PageDown => last,
        };
        let changed = menu.at != to;
        menu.at = to;
        changed
    }

    /// Chooses the form that is clicked; a click beside the menu closes it.
    pub(in crate::explore) fn click_in_menu(&mut self, x: u16, y: u16) -> bool {
        let Some(menu) = self.state.take.as_mut().filter(|_| self.state.file.is_none()) else {
            return self.leave_taking();
        };
        let frame = Frame::of(self.state.size, menu);
        match frame.offer_at(x, y) {
            Some(at) => menu.at = at,
            None if frame.is_at(x, y) => return false,
            None => self.state.take = None,
        }
        true
    }
}

/// Where the menu lies in a window.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
    /// What stands beside the name of each form.
    pub begins: Vec<String>,
    /// The rows of all forms.
    rows: Vec<Row>,
    /// How many of them are seen at once, and the first of these.
    pub seen: usize,
    first: usize,
}

/// The lines below the forms that show the beginning of what is chosen.
const PREVIEW: u16 = 9;
/// How many rows are kept for these where what stands beside a form takes more than one.
const KEPT: u16 = 5;
/// The most rows of a form.
const LINES: usize = 3;
const WIDEST: u16 = 100;
/// The columns of a form's key and name.
pub(super) const NAMES: usize = 16;

impl Frame {
    pub fn of((width, height): (u16, u16), menu: &Menu) -> Self {
        // As the help is: beside a narrow overlay the panes would show as slivers.
        let of = if width < 110 { width } else { WIDEST };
        // The border, and the line of keys below.
        let room = height.saturating_sub(3);
        let (begins, rows) = rows_of(menu, of.into(), room.saturating_sub(KEPT).into());
        let seen = (rows.len() as u16).min(room.max(1));
        let preview = room.saturating_sub(seen + 1).min(PREVIEW);
        let preview = if preview < 2 { 0 } else { preview + 1 };
        let high = (seen + preview + 2).min(height);
        let (seen, first) = (seen.into(), rows::top(&rows, menu.at, seen.into()));
        Self {
            x: (width - of) / 2,
            y: height.saturating_sub(high + 1) / 2,
            width: of,
            height: high,
            begins,
            rows,
            seen,
            first,
        }
    }

    /// The rows that are seen.
    pub fn in_view(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().skip(self.first).take(self.seen)
    }

    fn is_at(&self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    fn offer_at(&self, x: u16, y: u16) -> Option<usize> {
        let row = usize::from(y.checked_sub(self.y + 1)?);
        let row = self.in_view().nth(row).filter(|_| self.is_at(x, y));
        row.map(|row| row.line)
    }
}

/// The beginnings of what each form would copy, and their rows: as many for each as let all of them have so many.
fn rows_of(menu: &Menu, width: usize, most: usize) -> (Vec<String>, Vec<Row>) {
    let room = width.saturating_sub(NAMES + 3).max(1);
    let of = |lines: usize| {
        // Where words are too long for the end of a line, some of its columns stay empty.
        let columns = if lines == 1 { room } else { (room * lines).saturating_sub(room / 4 * (lines - 1)) };
        let begins = |offer: &Offer| cut(&one_line(&offer.begins), columns).into_owned();
        let begins: Vec<String> = menu.offers.iter().map(begins).collect();
        let rows = rows::rows(begins.iter().map(|text| (text.as_str().into(), room)));
        (begins, rows)
    };
    (2..=LINES).rev().map(of).find(|(_, rows)| rows.len() <= most).unwrap_or_else(|| of(1))
}

/// A text without its line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
