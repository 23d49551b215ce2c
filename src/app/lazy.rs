//! The page in the detail, laid out when it is first looked at: of many keys at once only the last
//! one's page is seen.
//!
//! Must not know why it was asked for.

use std::cell::OnceCell;

use crate::{
    dossier::{Dossier, Telling},
    report::{
        self, Extent, Subject,
        lines::{self, Lines, Medium},
    },
};

/// How many rows of one kind a page lists before it says how many more there are.
const MOST: usize = 200;

/// The lines about what was asked for last.
#[derive(Debug, Default)]
pub struct LazyLines {
    asked: Option<(Subject, Telling, usize)>,
    lines: OnceCell<Lines>,
}

impl LazyLines {
    /// Asks for the page about a subject, `width` columns wide.
    pub(super) fn ask(&mut self, subject: Subject, telling: Telling, width: usize) {
        let asked = Some((subject, telling, width));
        if self.asked != asked {
            *self = Self { asked, lines: OnceCell::new() };
        }
    }

    /// Its lines; none before any were asked for.
    pub fn get(&self, dossier: &Dossier) -> &Lines {
        self.lines.get_or_init(|| {
            let Some((subject, telling, width)) = self.asked else { return Lines::default() };
            let page = report::page(dossier, subject, Extent { telling, most: MOST });
            lines::lay(dossier, &page, width, Medium::Screen)
        })
    }
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
        assert!(app.derived().page.lines.get().is_none(), "nobody has looked at it yet");
        assert_eq!(app.selected_link(), Some(0), "the detail has the keys, so its first link is selected");
    }
}
