//! What a record must hold before anybody can read it: a name, a maker, a source that vouches.

use super::{Diagnostic, Diagnostics, at};
use crate::dossier::{
    Category,
    problem::Path,
    record::{Citation, File, NativeName},
    text::{Text, brief},
};

/// Reports records that lack what they need.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    let mut check = Content { diagnostics };
    check.texts([("title", Some(&file.title)), ("summary", file.summary.as_ref())], Path::default);
    for (item, source) in file.sources.iter().enumerate() {
        let path = || at("sources", item);
        let texts = [
            ("title", Some(&source.title)),
            ("publisher", source.publisher.as_ref()),
            ("lang", source.lang.as_ref()),
            ("note", source.note.as_ref()),
        ];
        check.texts(texts, path);
        check.list("author", &source.author, path);
        if let Some(url) = source.url.as_ref().filter(|url| !is_web_address(url)) {
            let message = || {
                let url = brief(url);
                format!("\"{url}\" is no web address; write https:// or http://, then a host, without blanks")
            };
            check.report(|| path().key("url"), message);
        }
    }
    for (item, place) in file.places.iter().enumerate() {
        let path = || at("places", item);
        check.texts([("name", Some(&place.name))], path);
        check.names(&place.aliases, &place.native, path);
    }
    for (item, actor) in file.actors.iter().enumerate() {
        let path = || at("actors", item);
        let texts = [
            ("name", Some(&actor.name)),
            ("short", actor.short.as_ref()),
            ("position", actor.position.as_ref()),
            ("summary", actor.summary.as_ref()),
        ];
        check.texts(texts, path);
        check.names(&actor.aliases, &actor.native, path);
        check.cited(&actor.citations, path);
    }
    for (item, relation) in file.relations.iter().enumerate() {
        let path = || at("relations", item);
        check.texts([("role", relation.role.as_ref())], path);
        check.cited(&relation.citations, path);
    }
    for (item, event) in file.events.iter().enumerate() {
        let path = || at("events", item);
        check.texts([("title", Some(&event.title)), ("summary", event.summary.as_ref())], path);
        check.cited(&event.citations, path);
        let known = event.category.map_or(&[][..], Category::modes);
        if let Some(mode) = event.mode.as_ref().filter(|mode| !known.contains(&mode.as_str())) {
            let message = || {
                let of = event.category.map_or("an event without a category", Category::word);
                let known = if known.is_empty() { "none".into() } else { known.join(", ") };
                format!("\"{}\" is no mode of {of}; PLOVER has: {known}", brief(mode))
            };
            check.report(|| path().key("mode"), message);
        }
    }
    for (item, claim) in file.claims.iter().enumerate() {
        let path = || at("claims", item);
        check.texts([("text", Some(&claim.text))], path);
        check.cited(&claim.citations, path);
        if claim.by.is_empty() {
            check.report(path, || "nobody makes this claim; name who in \"by\"".into());
        }
    }
    for (item, figure) in file.figures.iter().enumerate() {
        let path = || at("figures", item);
        let texts =
            [("title", Some(&figure.title)), ("unit", Some(&figure.unit)), ("summary", figure.summary.as_ref())];
        check.texts(texts, path);
        if figure.points.is_empty() {
            check.report(|| path().key("points"), || "this figure has no values".into());
        }
        for (value, point) in figure.points.iter().enumerate() {
            let path = || path().key("points").item(value);
            check.texts([("note", point.note.as_ref())], path);
            check.cited(&point.citations, path);
        }
    }
    for (item, chapter) in file.chapters.iter().enumerate() {
        let path = || at("chapters", item);
        check.texts([("title", Some(&chapter.title)), ("summary", chapter.summary.as_ref())], path);
        check.cited(&chapter.citations, path);
    }
}

/// Whether it can be opened as an address on the web: with a host, and without blanks.
fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    rest.is_some_and(host) && !url.contains(char::is_whitespace)
}

struct Content<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Content<'_> {
    fn report(&mut self, path: impl FnOnce() -> Path, message: impl FnOnce() -> String) {
        self.diagnostics.error(|| Diagnostic::new(path(), message()));
    }

    fn text(&mut self, text: &Text, path: impl Fn() -> Path) {
        if text.is_blank() {
            self.report(path, || "this is empty; write something or leave the field out".into());
        }
    }

    /// Texts of several fields, as far as they are there.
    fn texts<const N: usize>(&mut self, texts: [(&str, Option<&Text>); N], path: impl Fn() -> Path) {
        for (field, text) in texts {
            if let Some(text) = text {
                self.text(text, || path().key(field));
            }
        }
    }

    fn list(&mut self, field: &str, texts: &[Text], path: impl Fn() -> Path) {
        for (item, text) in texts.iter().enumerate() {
            self.text(text, || path().key(field).item(item));
        }
    }

    fn names(&mut self, aliases: &[Text], native: &[NativeName], path: impl Fn() -> Path) {
        self.list("aliases", aliases, &path);
        for (item, name) in native.iter().enumerate() {
            let texts = [("lang", Some(&name.lang)), ("text", Some(&name.text))];
            self.texts(texts, || path().key("native").item(item));
        }
    }

    fn cited(&mut self, citations: &[Citation], path: impl Fn() -> Path) {
        if citations.is_empty() {
            self.report(&path, || "nobody vouches for this; add a citation that names its source".into());
        }
        for (item, citation) in citations.iter().enumerate() {
            let Citation { locator, note, find, .. } = citation;
            let texts = [("locator", locator.as_ref()), ("note", note.as_ref()), ("find", find.as_ref())];
            self.texts(texts, || path().key("citations").item(item));
        }
    }
}
