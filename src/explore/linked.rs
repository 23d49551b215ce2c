//! Linked panes: the detail follows what the lists select, and the lists what the detail is about.

use super::{
    action::{Context, Effect, Outcome},
    explorer::Explorer,
    layout::Pane,
    location::list_of,
};
use crate::{dossier::Id, report::Subject, terminal::LONGEST_COPY, web::Address};

/// Said where a text is too long for the clipboard.
const TOO_LONG: &str = "too long for the terminal's clipboard: w writes the page to a file";

const NO_ADDRESS: &str = "no source with an address here; select one under Evidence";

impl Explorer {
    /// Gives a pane the keys; a list that gets them shows its selected record in the detail.
    pub(in crate::explore) fn focus(&mut self, pane: Pane) -> bool {
        let location = &mut self.state.location;
        location.focus = pane;
        if pane != Pane::Detail {
            location.list = pane;
            self.show_selected();
        }
        true
    }

    /// The same for somebody who only goes there: a page about the dossier, where everybody begins, stays until something
    /// is selected.
    pub(super) fn pass_to(&mut self, pane: Pane) -> bool {
        if self.state.location.subject != Subject::About || pane == Pane::Detail {
            return self.focus(pane);
        }
        (self.state.location.focus, self.state.location.list) = (pane, pane);
        true
    }

    /// The same for a key that asks for the pane; says so where it has the keys already.
    pub(super) fn go_to_pane(&mut self, pane: Pane) -> bool {
        let before = self.state.location.clone();
        self.pass_to(pane);
        self.state.location != before || self.say("this pane has the keys already")
    }

    /// The pane so many panes to the right, and round again.
    pub(super) fn pane_beside(&self, steps: usize) -> Pane {
        Pane::ALL[(self.state.location.focus as usize + steps) % Pane::ALL.len()]
    }

    /// Shows in the detail what the list with the keys has selected.
    pub(in crate::explore) fn show_selected(&mut self) {
        let location = &mut self.state.location;
        let selected = location.list_state(location.list).selected.map(Subject::Record);
        if let Some(subject) = selected.filter(|subject| *subject != location.subject) {
            location.turn_to(subject);
        }
    }

    /// From a list to the page.
    pub(in crate::explore) fn read(&mut self) -> bool {
        if self.has_nothing_to_read() {
            return self.say("nothing is found, so there is nothing to read; Esc leads back to all there is");
        }
        self.state.history.leave(self.state.location.clone());
        self.show_selected();
        self.focus(Pane::Detail)
    }

    /// Whether the list that has the keys shows nothing that could be read, as the query finds nothing.
    pub(super) fn has_nothing_to_read(&self) -> bool {
        self.has_nothing_to_show() && self.cursor(self.state.location.focus).is_none()
    }

    /// Opens a page, remembering where the reader was; lists follow as far as they can.
    pub(in crate::explore) fn open(&mut self, subject: Subject) -> bool {
        let location = &mut self.state.location;
        let is_page = location.views.of(Pane::Detail) == Context::PAGE;
        if location.subject == subject && is_page && location.focus == Pane::Detail {
            return false;
        }
        self.state.history.leave(location.clone());
        location.turn_to(subject);
        if let Subject::Record(id @ (Id::Event(_) | Id::Actor(_))) = subject {
            location.list_state_mut(list_of(id)).selected = Some(id);
        }
        self.focus(Pane::Detail)
    }

    /// The address behind the selected link, or the first on the page.
    pub(super) fn address_at_hand(&self) -> Option<String> {
        let selected = self.link_at_hand().and_then(|link| link.address);
        selected.or_else(|| self.page().links.iter().find_map(|link| link.address.clone()))
    }

    /// Shows the address of the source at hand, and on a second press opens it.
    pub(super) fn open_address(&mut self) -> Outcome {
        let shown = self.state.address.take();
        let Some(address) = self.address_at_hand() else { return self.say(NO_ADDRESS).into() };
        if shown.as_ref() == Some(&address) {
            return match Address::read(&address) {
                Ok(address) => Effect::Open(address).into(),
                Err(why) => self.say(format!("not opened: {why}")).into(),
            };
        }
        self.say(format!("o opens {address}"));
        self.state.address = Some(address);
        true.into()
    }

    /// Copies a text, unless it is too long for that, and says so.
    pub(in crate::explore) fn copy(&mut self, text: String, said: String) -> Outcome {
        if text.len() > LONGEST_COPY {
            return self.say(TOO_LONG).into();
        }
        self.say(said);
        Effect::Copy(text).into()
    }

    /// Copies the address of the source at hand.
    pub(super) fn copy_address(&mut self) -> Outcome {
        let Some(address) = self.address_at_hand() else { return self.say(NO_ADDRESS).into() };
        let said = format!("copied {address}");
        self.copy(address, said)
    }
}
