//! The detail as a page: all that is to be said of what is selected.

mod draw;
mod input;

use std::rc::Rc;

use super::view::View;
use crate::{
    dossier::{ActorId, Id, Scope},
    explore::{action::Context, explorer::Explorer, layout::Pane, location::Location, to_begin},
    report::{
        self, PageOptions, Subject,
        lines::{self, Lines, Medium, PlacedLink},
    },
};

/// How many rows of one kind a page lists before it says how many more there are.
const MOST: usize = 200;

/// Its columns while it is not shown.
const UNSEEN: usize = 60;

impl Context {
    /// Reading a page.
    pub const PAGE: Self = Self("page");
}

/// The page about what is selected.
pub const VIEW: View = View {
    go: Explorer::go_in_page,
    follow: Explorer::follow_link,
    actor: Explorer::actor_of_page,
    click: Explorer::click_in_page,
    scroll: Explorer::scroll_page,
    ..View::new(Context::PAGE, Pane::Detail, draw::draw)
};

impl Explorer {
    /// The page. It is laid out when it is drawn or asked for, so that of many keys at once only the last
    /// one's page is laid out.
    pub fn page(&self) -> Rc<Lines> {
        let subject = self.state.location.subject;
        let scope = self.dossier.scope();
        // A blank column on each side.
        let width =
            self.layout().pane(Pane::Detail).map_or(UNSEEN, |area| usize::from(area.inner().width.saturating_sub(2)));
        self.derived.pages.get((subject, scope, width), |_| {
            let with_all = match subject {
                Subject::Record(id) if scope != Scope::All => Some(self.all.standing(id)),
                _ => None,
            };
            // The stretches between gaps are no chapters of a story.
            let has_chapters = !self.dossier.chapters().is_empty();
            let options = PageOptions { with_all, most: MOST, to_begin: to_begin::lines(has_chapters) };
            let (dossier, page) = match subject {
                Subject::Record(id) if !self.dossier.stands(id) => {
                    (&self.all, report::fallen_page(&self.all, &self.dossier, id, options))
                }
                _ => (&self.dossier, report::page(&self.dossier, subject, options)),
            };
            lines::lay(dossier, &page, width, Medium::Screen)
        })
    }

    /// Whether a query finds nothing: then no page is shown as if it were found, until somebody goes to it.
    pub(in crate::explore) fn has_nothing_to_show(&self) -> bool {
        let found = self.found();
        let is_gone_to = self.state.location.focus == Pane::Detail && self.state.search.is_none();
        !is_gone_to && !found.is_begun && found.hits.as_ref().is_some_and(|hits| hits.is_empty())
    }

    /// The first line in view: where the reader left it, within the page.
    pub fn page_top(&self) -> usize {
        match self.state.location.page_top {
            // Line 0 needs no page to be laid out.
            0 => 0,
            left => left.min(self.last_top()),
        }
    }

    /// The first line in view at the end of the page.
    pub(super) fn last_top(&self) -> usize {
        self.page().lines.len().saturating_sub(self.layout().rows(Pane::Detail))
    }

    /// The number of the selected link: the first in view, until the reader moves to another.
    pub fn selected_link(&self) -> Option<usize> {
        let Location { focus, link, .. } = self.state.location;
        link.filter(|link| *link < self.page().links.len()).or_else(|| {
            let top = self.page_top();
            let in_view = top..top + self.layout().rows(Pane::Detail);
            let first = || self.page().links.iter().position(|link| in_view.contains(&link.line));
            (focus == Pane::Detail).then(first).flatten()
        })
    }

    /// Goes where the selected link leads.
    fn follow_link(&mut self) -> bool {
        match self.link_at_hand() {
            Some(link) => self.open(Subject::Record(link.to)) || self.say("this page is what the link leads to"),
            None => self.say("no link is in view here"),
        }
    }

    /// The actor that the selected link leads to, or that the page is about.
    fn actor_of_page(&self) -> Option<ActorId> {
        match (self.link_at_hand().map(|link| link.to), self.state.location.subject) {
            (Some(Id::Actor(actor)), _) | (_, Subject::Record(Id::Actor(actor))) => Some(actor),
            _ => None,
        }
    }

    /// The selected link.
    pub(in crate::explore) fn link_at_hand(&self) -> Option<PlacedLink> {
        self.selected_link().and_then(|link| self.page().links.get(link).cloned())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        dossier::load::bundled,
        terminal::event::{Code, Input, Key},
    };

    #[test]
    fn keys_that_only_pass_through_the_detail_lay_no_page_out() {
        let mut explorer = Explorer::new(Arc::new(bundled().unwrap()), (120, 40));
        for code in [Code::Tab, Code::Tab, Code::Tab, Code::Char('j'), Code::Tab, Code::Tab] {
            explorer.update(Input::Key(Key::plain(code)));
        }
        let Location { subject, scope, .. } = explorer.state.location;
        let width = usize::from(explorer.layout().inside(Pane::Detail).width) - 2;
        assert!(!explorer.derived.pages.is_made(&(subject, scope, width)), "nobody has looked at it yet");
        assert_eq!(explorer.selected_link(), Some(0), "the detail has the keys, so its first link is selected");
        assert!(explorer.derived.pages.is_made(&(subject, scope, width)));
    }
}
