//! What a record must hold before anybody can read it: a name, a maker, a source that vouches.

use super::{Diagnostic, Diagnostics, PathTo, at};
use crate::{
    dossier::{
        Category,
        problem::Path,
        record::{Actor, Chapter, Citation, Claim, Details, Event, Figure, File, NativeName, Place, Relation, Source},
        text::{Text, brief},
    },
    web::Address,
};

/// Reports records that lack what they need.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    let mut check = Content { diagnostics };
    check.texts(&[("title", Some(&file.title)), ("summary", file.summary.as_ref())], &Path::default);
    check.each("sources", &file.sources, Content::source);
    check.each("places", &file.places, Content::place);
    check.each("actors", &file.actors, Content::actor);
    check.each("relations", &file.relations, Content::relation);
    check.each("events", &file.events, Content::event);
    check.each("claims", &file.claims, Content::claim);
    check.each("figures", &file.figures, Content::figure);
    check.each("chapters", &file.chapters, Content::chapter);
}

struct Content<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Content<'_> {
    fn each<R>(&mut self, list: &str, records: &[R], check: impl Fn(&mut Self, &R, PathTo<'_>)) {
        for (item, record) in records.iter().enumerate() {
            check(self, record, &|| at(list, item));
        }
    }

    fn source(&mut self, source: &Source, path: PathTo<'_>) {
        let texts = [
            ("title", Some(&source.title)),
            ("publisher", source.publisher.as_ref()),
            ("lang", source.lang.as_ref()),
            ("note", source.note.as_ref()),
        ];
        self.texts(&texts, path);
        self.list("author", &source.author, path);
        if let Some(url) = &source.url
            && let Err(why) = Address::read(url)
        {
            self.report(&|| path().key("url"), || format!("\"{}\" is no web address; {why}", brief(url)));
        }
    }

    fn place(&mut self, place: &Place, path: PathTo<'_>) {
        self.texts(&[("name", Some(&place.name))], path);
        self.names(&place.aliases, &place.native, path);
        self.citations(&place.citations, path);
    }

    fn actor(&mut self, actor: &Actor, path: PathTo<'_>) {
        let texts = [
            ("name", Some(&actor.name)),
            ("short", actor.short.as_ref()),
            ("position", actor.position.as_ref()),
            ("summary", actor.summary.as_ref()),
        ];
        self.texts(&texts, path);
        self.names(&actor.aliases, &actor.native, path);
        self.cited(&actor.citations, path);
    }

    fn relation(&mut self, relation: &Relation, path: PathTo<'_>) {
        self.texts(&[("role", relation.role.as_ref())], path);
        self.cited(&relation.citations, path);
    }

    fn event(&mut self, event: &Event, path: PathTo<'_>) {
        self.texts(&[("title", Some(&event.title)), ("summary", event.summary.as_ref())], path);
        self.cited(&event.citations, path);
        let known = event.category.map_or(&[][..], Category::modes);
        if let Some(mode) = event.mode.as_ref().filter(|mode| !known.contains(&mode.as_str())) {
            let message = || {
                let of = event.category.map_or("an event without a category", Category::word);
                let known = if known.is_empty() { "none".into() } else { known.join(", ") };
                format!("\"{}\" is no mode of {of}; PLOVER has: {known}", brief(mode))
            };
            self.report(&|| path().key("mode"), message);
        }
    }

    fn claim(&mut self, claim: &Claim, path: PathTo<'_>) {
        self.texts(&[("text", Some(&claim.text))], path);
        self.cited(&claim.citations, path);
        if claim.by.is_empty() {
            self.report(path, || "nobody makes this claim; name who in \"by\"".into());
        }
    }

    fn figure(&mut self, figure: &Figure, path: PathTo<'_>) {
        let texts =
            [("title", Some(&figure.title)), ("unit", Some(&figure.unit)), ("summary", figure.summary.as_ref())];
        self.texts(&texts, path);
        if figure.points.is_empty() {
            self.report(&|| path().key("points"), || "this figure has no values".into());
        }
        for (value, point) in figure.points.iter().enumerate() {
            let path: PathTo<'_> = &|| path().key("points").item(value);
            self.texts(&[("note", point.note.as_ref())], path);
            self.cited(&point.citations, path);
        }
    }

    fn chapter(&mut self, chapter: &Chapter, path: PathTo<'_>) {
        self.texts(&[("title", Some(&chapter.title)), ("summary", chapter.summary.as_ref())], path);
        self.cited(&chapter.citations, path);
    }

    fn report(&mut self, path: PathTo<'_>, message: impl FnOnce() -> String) {
        self.diagnostics.error(|| Diagnostic::new(path(), message()));
    }

    fn text(&mut self, text: &Text, path: PathTo<'_>) {
        if text.is_blank() {
            self.report(path, || "this is empty; write something or leave the field out".into());
        }
    }

    /// Texts of several fields, as far as they are there.
    fn texts(&mut self, texts: &[(&str, Option<&Text>)], path: PathTo<'_>) {
        for (field, text) in texts {
            if let Some(text) = text {
                self.text(text, &|| path().key(field));
            }
        }
    }

    fn list(&mut self, field: &str, texts: &[Text], path: PathTo<'_>) {
        for (item, text) in texts.iter().enumerate() {
            self.text(text, &|| path().key(field).item(item));
        }
    }

    fn names(&mut self, aliases: &[Text], native: &[NativeName], path: PathTo<'_>) {
        self.list("aliases", aliases, path);
        for (item, name) in native.iter().enumerate() {
            let texts = [("lang", Some(&name.lang)), ("text", Some(&name.text))];
            self.texts(&texts, &|| path().key("native").item(item));
        }
    }

    fn cited(&mut self, citations: &[Citation], path: PathTo<'_>) {
        if citations.is_empty() {
            self.report(path, || "nobody vouches for this; add a citation that names its source".into());
        }
        self.citations(citations, path);
    }

    fn citations(&mut self, citations: &[Citation], path: PathTo<'_>) {
        for (item, citation) in citations.iter().enumerate() {
            let Details { locator, note, find, .. } = &**citation;
            let texts = [("locator", locator.as_ref()), ("note", note.as_ref()), ("find", find.as_ref())];
            self.texts(&texts, &|| path().key("citations").item(item));
        }
    }
}
