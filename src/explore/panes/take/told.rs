//! What is at hand, told in each form.

use super::state::Hand;
use crate::{
    dossier::{Dossier, Id},
    explore::{explorer::Explorer, form::Form},
    report::{
        self, PageOptions, Subject,
        bibtex::bibtex,
        citation::{self, Markup},
        lines::{self, Medium},
        words,
    },
    web::Address,
};

/// The columns of a page as text.
const WIDTH: usize = 80;

impl Explorer {
    /// The dossier that tells a subject: with all sources what does not stand with those that are read.
    pub(super) fn teller(&self, subject: Subject) -> &Dossier {
        if self.is_fallen(subject) { &self.all } else { &self.dossier }
    }

    fn is_fallen(&self, subject: Subject) -> bool {
        matches!(subject, Subject::Record(id) if !self.dossier.stands(id))
    }

    /// What is at hand, in a form; nothing where there is none of that form.
    pub(super) fn told(&self, hand: &Hand, form: Form) -> Option<String> {
        let subject = hand.subject;
        let dossier = self.teller(subject);
        let text = match form {
            Form::Citation => self.cited(subject, Markup::Plain),
            Form::Markdown => self.cited(subject, Markup::Markdown),
            Form::Bibtex => bibtex(dossier, &citation::sources(dossier, subject)),
            Form::Id => match subject {
                Subject::Record(id) => dossier.id_of(id).to_owned(),
                Subject::Pair(first, second) => format!("{} {}", dossier.id_of(first), dossier.id_of(second)),
                Subject::About => String::new(),
            },
            Form::Title => citation::title(dossier, subject),
            Form::Address => {
                let passage = hand.passage.as_deref().and_then(|passage| Address::read(passage).ok());
                let own = || match subject {
                    Subject::Record(Id::Source(source)) => citation::address(dossier, source),
                    _ => None,
                };
                passage.map(|passage| passage.as_str().to_owned()).or_else(own).unwrap_or_default()
            }
            Form::Page => self.page_as_text(subject, PageOptions::default()),
        };
        (!text.is_empty()).then_some(text)
    }

    /// The beginning of what would be copied.
    pub(super) fn begins(&self, hand: &Hand, form: Form) -> Option<String> {
        const MOST: usize = 2_000;
        let text = match form {
            // As much of it as is ever seen of it there.
            Form::Page => self.page_as_text(hand.subject, PageOptions { most: 3, ..PageOptions::default() }),
            form => self.told(hand, form)?,
        };
        Some(text.chars().take(MOST).collect())
    }

    fn cited(&self, subject: Subject, markup: Markup) -> String {
        let cited = citation::citation(self.teller(subject), subject, markup);
        if !self.is_fallen(subject) {
            return cited;
        }
        let with = words::scope(self.dossier.scope(), &self.all);
        format!("Does not stand with these sources ({with}); as all of them have it:\n{cited}")
    }

    /// A page as `detente show` prints it.
    pub(super) fn page_as_text(&self, subject: Subject, options: PageOptions) -> String {
        let page = self.page_of(subject, options);
        lines::lay(self.teller(subject), &page, WIDTH, Medium::Text).text()
    }

    /// The page about a subject.
    pub(super) fn page_of(&self, subject: Subject, options: PageOptions) -> report::Page<'_> {
        match subject {
            Subject::Record(id) if self.is_fallen(subject) => {
                report::fallen_page(&self.all, &self.dossier, id, options)
            }
            subject => report::page(&self.dossier, subject, options),
        }
    }
}
