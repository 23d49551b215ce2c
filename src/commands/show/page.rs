//! What pages have in common: fields, links, claims, and evidence.
//!
//! Knows how a record's parts are laid out in lines. Must not know which parts a kind of record
//! has.

use std::{collections::HashSet, io};

use crate::{
    commands::output::{Output, pad},
    dossier::{
        ActorId, ClaimId, Date, Dossier, Id, SourceId,
        record::{Citation, NativeName},
        text::Text,
    },
};

/// The columns that a field's label takes.
const LABEL: usize = 11;

/// A page about one record.
pub(super) struct Page<'a, 'o> {
    pub dossier: &'a Dossier,
    pub out: &'a mut Output<'o>,
}

impl Page<'_, '_> {
    /// The top: what it is called, what it is, its id and what is to be said in a sentence or two.
    pub fn top(&mut self, id: impl Into<Id>, title: &str, what: &[String], summary: Option<&str>) -> io::Result<()> {
        self.out.heading(title)?;
        let what: Vec<&str> = what.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        self.out.paragraph("", &what.join(" · "))?;
        self.out.line(self.dossier.id_of(id))?;
        if let Some(summary) = summary {
            self.out.gap()?;
            self.out.paragraph("", summary)?;
        }
        self.out.gap()
    }

    /// The heading of a part.
    pub fn section(&mut self, heading: &str) -> io::Result<()> {
        self.out.gap()?;
        self.out.heading(heading)
    }

    /// A label and what belongs to it; nothing where that is empty.
    pub fn field(&mut self, label: &str, text: &str) -> io::Result<()> {
        if text.is_empty() { Ok(()) } else { self.out.paragraph(&pad(label, LABEL), text) }
    }

    /// A field with a link a line.
    pub fn links<T: Into<Id>>(&mut self, label: &str, ids: impl IntoIterator<Item = T>) -> io::Result<()> {
        let mut label = label;
        for id in ids {
            let link = self.link(id);
            self.field(label, &link)?;
            label = "";
        }
        Ok(())
    }

    /// Other names, and names in their own scripts.
    pub fn names(&mut self, aliases: &[Text], native: &[NativeName]) -> io::Result<()> {
        let aliases: Vec<&str> = aliases.iter().map(Text::as_str).collect();
        self.field("also", &aliases.join(", "))?;
        let native: Vec<String> = native.iter().map(|name| format!("{} ({})", name.text, name.lang)).collect();
        self.field("native", &native.join(", "))
    }

    /// A title with the id that `detente show` takes.
    pub fn link(&self, id: impl Into<Id>) -> String {
        let id = id.into();
        format!("{} [{}]", self.dossier.title_of(id), self.dossier.id_of(id))
    }

    /// How well the record is supported, in words.
    pub fn standing(&mut self, id: impl Into<Id>) -> io::Result<()> {
        let standing = self.dossier.standing(id);
        let mut words = vec![match standing.sources {
            0 => "no source".to_owned(),
            1 => "a single source".to_owned(),
            count => format!("{count} sources"),
        }];
        if standing.corroborated_by > 0 {
            words.push(format!("corroborated by {}", standing.corroborated_by));
        }
        if standing.refined {
            words.push("given more exactly by some".into());
        }
        if standing.contested {
            words.push("contested".into());
        }
        self.field("standing", &words.join(", "))
    }

    /// An item of a list.
    pub fn item(&mut self, text: &str) -> io::Result<()> {
        self.out.paragraph("  - ", text)
    }

    /// Claims under a heading, each with who makes it; nothing where there are none.
    pub fn claims(&mut self, heading: &str, claims: &[ClaimId]) -> io::Result<()> {
        if claims.is_empty() {
            return Ok(());
        }
        self.section(heading)?;
        for id in claims {
            let makers: Vec<&str> = self.makers(*id).map(|actor| self.dossier.short_name(actor)).collect();
            self.claim(*id, &makers.join(", "))?;
        }
        Ok(())
    }

    /// What an actor says.
    pub fn said_by(&mut self, actor: ActorId) -> io::Result<()> {
        let claims = self.dossier.claims_by(actor);
        if claims.is_empty() {
            return Ok(());
        }
        self.section("What it says")?;
        for id in claims {
            let together: Vec<&str> =
                self.makers(*id).filter(|other| *other != actor).map(|other| self.dossier.short_name(other)).collect();
            let together = if together.is_empty() { String::new() } else { format!("with {}", together.join(", ")) };
            self.claim(*id, &together)?;
        }
        Ok(())
    }

    fn makers(&self, id: ClaimId) -> impl Iterator<Item = ActorId> {
        self.dossier.makers(id).iter().copied()
    }

    /// A claim after who makes it, with when, and whether others deny it.
    fn claim(&mut self, id: ClaimId, who: &str) -> io::Result<()> {
        let claim = self.dossier.claim(id);
        let date = claim.date.as_ref().map(Date::long);
        let front: Vec<&str> =
            [who, date.as_deref().unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
        let colon = if front.is_empty() { "" } else { ": " };
        let denied = if self.dossier.disputed_by(id).is_empty() { "" } else { ", disputed" };
        self.item(&format!("{}{colon}{} [{}{denied}]", front.join(", "), claim.text, claim.id))
    }

    /// Who says what about a record: those that bear it out, those that deny it, and the rest.
    pub fn says_who(&mut self, id: impl Into<Id>) -> io::Result<()> {
        let id = id.into();
        let supporting = self.dossier.supported_by(id);
        let disputing = self.dossier.disputed_by(id);
        let about: Vec<ClaimId> = self
            .dossier
            .claims_about(id)
            .iter()
            .copied()
            .filter(|claim| !supporting.contains(claim) && !disputing.contains(claim))
            .collect();
        self.claims("Who bears it out", supporting)?;
        self.claims("Who disputes it", disputing)?;
        self.claims("What is said about it", &about)
    }

    /// Every citation: how its source stands to the record, where to look, and what it has of its
    /// own. A source's address is written once.
    ///
    /// Each comes with the date that the record has, so that only another one is written.
    pub fn evidence<'c>(
        &mut self,
        citations: impl Iterator<Item = (&'c Citation, Option<&'c Date>)>,
    ) -> io::Result<()> {
        let mut linked = HashSet::new();
        for (at, (citation, used)) in citations.enumerate() {
            if at == 0 {
                self.section("Evidence")?;
            }
            let first = format!("  {}", pad(citation.bearing.word(), 13));
            let rest = " ".repeat(first.len());
            let found = citation.find.as_deref().map_or_else(String::new, |words| format!(", at \"{words}\""));
            self.out.paragraph(&first, &format!("{}{found}", self.where_in(citation)))?;
            if let Some(date) = citation.date.as_ref().filter(|date| Some(*date) != used) {
                self.out.paragraph(&rest, &format!("its date: {}", date.long()))?;
            }
            if let Some(note) = &citation.note {
                self.out.paragraph(&rest, note)?;
            }
            if let Some(source) = self.dossier.source_of(citation)
                && let Some(url) = &self.dossier.source(source).url
                && linked.insert(source)
            {
                self.out.line(format_args!("{rest}{url}"))?;
            }
        }
        Ok(())
    }

    /// The source of a citation and the place in it.
    pub fn where_in(&self, citation: &Citation) -> String {
        let mut text = self
            .dossier
            .source_of(citation)
            .map_or_else(|| citation.source.to_string(), |source| named(self.dossier, source));
        match citation.paragraph {
            Some(0) => text.push_str(", around the text"),
            Some(paragraph) => text = format!("{text}, paragraph {paragraph}"),
            None => {}
        }
        if let Some(locator) = &citation.locator {
            text = format!("{text}, {locator}");
        }
        text
    }
}

/// A source by its publisher and title.
pub(super) fn named(dossier: &Dossier, id: SourceId) -> String {
    let source = dossier.source(id);
    source.publisher.as_ref().map_or_else(|| source.title.to_string(), |who| format!("{who}: {}", source.title))
}

/// A source in as few words as will do.
pub(super) fn briefly(dossier: &Dossier, citation: &Citation) -> String {
    let Some(id) = dossier.source_of(citation) else { return citation.source.to_string() };
    let source = dossier.source(id);
    source.publisher.as_ref().unwrap_or(&source.title).to_string()
}

/// From when until when, or nothing where nobody says: `, 1997 – 2015`.
pub(super) fn span(start: Option<&Date>, end: Option<&Date>) -> String {
    match (start, end) {
        (None, None) => String::new(),
        (Some(start), None) => format!(", since {}", start.long()),
        (None, Some(end)) => format!(", until {}", end.long()),
        (Some(start), Some(end)) => format!(", {} – {}", start.long(), end.long()),
    }
}

/// A count with its noun.
pub(super) fn count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
