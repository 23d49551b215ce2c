//! The detail as a page: lines of text wrapped to a width, with links in them.
//!
//! Each kind of record has a file here that says what its page holds and in which order. Must not
//! know colours, nor which lines are in view.

mod about;
mod actor;
mod chart;
mod claim;
mod event;
mod evidence;
mod figure;
mod others;
mod pair;
pub mod tie;
mod writer;
mod years;

use std::cell::OnceCell;

use self::writer::Writer;
use super::state::{Subject, Telling};
use crate::dossier::{Dossier, Id, Tone};

/// How many rows of one kind a page lists before it says how many more there are.
const MOST: usize = 200;

/// A page, laid out.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its lines, none wider than asked for.
    pub lines: Vec<Line>,
    /// Its links, from top to bottom.
    pub links: Vec<Link>,
}

/// A line of a page.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its parts, from left to right.
    pub spans: Vec<Span>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// What a part of a line is, for the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What the page is about.
    Title,
    /// The beginning of a section.
    Heading,
    /// What the dossier says.
    Text,
    /// What only helps to read it.
    Dim,
    /// A link, by its number.
    Link(usize),
    /// What somebody says, and a link to it.
    Statement(usize),
    /// The sign of a tone, or the words for it.
    Tone(Option<Tone>),
    /// The mark of a source in a chart, by its number.
    Series(usize),
    /// Something that agrees.
    Agrees,
    /// Something that is disputed.
    Contested,
}

impl Role {
    /// The link behind it.
    pub const fn link(self) -> Option<usize> {
        match self {
            Self::Link(link) | Self::Statement(link) => Some(link),
            _ => None,
        }
    }
}

/// A way from a page to a record, or to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub to: Id,
    /// The line it stands in.
    pub line: usize,
    /// The address behind it, for a source on the web.
    pub address: Option<String>,
}

/// The page about what was asked for last: laid out when it is first looked at, since of many keys at
/// once only the last one's page is seen.
#[derive(Debug, Default)]
pub struct LazyPage {
    asked: Option<Asked>,
    page: OnceCell<Page>,
    /// Those that were looked at before, the last one last: a reader who goes back and forth sees the
    /// same few.
    earlier: Vec<(Asked, Page)>,
}

type Asked = (Subject, Telling, usize);

/// How many earlier pages are kept.
const MOST_EARLIER: usize = 12;

impl LazyPage {
    /// Asks for the page about a subject, `width` columns wide.
    pub(super) fn ask(&mut self, subject: Subject, telling: Telling, width: usize) {
        let asked = Some((subject, telling, width));
        if self.asked == asked {
            return;
        }
        if let (Some(before), Some(page)) = (self.asked.take(), self.page.take()) {
            if self.earlier.len() == MOST_EARLIER {
                self.earlier.remove(0);
            }
            self.earlier.push((before, page));
        }
        let known = self.earlier.iter().position(|(known, _)| Some(*known) == asked);
        self.page = known.map_or_else(OnceCell::new, |at| self.earlier.remove(at).1.into());
        self.asked = asked;
    }

    /// The page; an empty one before any was asked for.
    pub fn get(&self, dossier: &Dossier) -> &Page {
        let build = |(subject, telling, width)| build(dossier, subject, telling, width);
        self.page.get_or_init(|| self.asked.map_or_else(Page::default, build))
    }
}

/// Lays out the page about a subject, `width` columns wide.
pub fn build(dossier: &Dossier, subject: Subject, telling: Telling, width: usize) -> Page {
    let mut page = Writer::new(dossier, width);
    match subject {
        Subject::About => about::write(&mut page),
        Subject::Pair(first, second) => pair::write(&mut page, first, second),
        Subject::Record(Id::Event(event)) => event::write(&mut page, event, telling),
        Subject::Record(Id::Actor(actor)) => actor::write(&mut page, actor),
        Subject::Record(Id::Claim(claim)) => claim::write(&mut page, claim),
        Subject::Record(Id::Figure(figure)) => figure::write(&mut page, figure),
        Subject::Record(Id::Source(source)) => others::source(&mut page, source),
        Subject::Record(Id::Place(place)) => others::place(&mut page, place),
        Subject::Record(Id::Relation(relation)) => others::relation(&mut page, relation),
    }
    page.finish()
}

#[cfg(test)]
mod tests {
    use crate::{
        app::{
            App,
            input::{Code, Input, Key},
        },
        dossier::load::bundled,
    };

    #[test]
    fn keys_that_only_pass_through_the_detail_lay_no_page_out() {
        let dossier = bundled().unwrap();
        let mut app = App::new(&dossier, (120, 40));
        for code in [Code::Tab, Code::Tab, Code::Tab, Code::Char('j'), Code::Tab, Code::Tab] {
            app.update(Input::Key(Key { code, ctrl: false, alt: false, shift: false }));
        }
        assert!(app.derived().page.page.get().is_none(), "nobody has looked at it yet");
        assert_eq!(app.selected_link(), Some(0), "the detail has the keys, so its first link is selected");
    }
}
