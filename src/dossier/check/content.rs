//! What a record must hold before anybody can read it: a name, a maker, a source that vouches.

use super::{Finding, Findings, at};
use crate::dossier::{
    problem::Path,
    record::{Citation, File, NativeName},
    text::{Text, brief},
};

/// Reports records that lack what they need.
pub(super) fn check(file: &File, findings: &mut Findings) {
    let mut check = Content { findings };
    check.text(&file.title, || Path::default().key("title"));
    check.some(&[("summary", &file.summary)], Path::default);
    for (item, source) in file.sources.iter().enumerate() {
        let path = || at("sources", item);
        check.text(&source.title, || path().key("title"));
        check.some(&[("publisher", &source.publisher), ("lang", &source.lang), ("note", &source.note)], path);
        for (author, name) in source.author.iter().enumerate() {
            check.text(name, || path().key("author").item(author));
        }
        if let Some(url) = &source.url
            && !is_web_address(url)
        {
            check.report(
                || path().key("url"),
                || {
                    format!(
                        "\"{}\" is no web address; write https:// or http://, then a host, without blanks",
                        brief(url)
                    )
                },
            );
        }
    }
    for (item, place) in file.places.iter().enumerate() {
        let path = || at("places", item);
        check.text(&place.name, || path().key("name"));
        check.names(&place.aliases, &place.native, path);
    }
    for (item, actor) in file.actors.iter().enumerate() {
        let path = || at("actors", item);
        check.text(&actor.name, || path().key("name"));
        check.some(&[("short", &actor.short), ("position", &actor.position), ("summary", &actor.summary)], path);
        check.names(&actor.aliases, &actor.native, path);
        check.cited(&actor.citations, path);
    }
    for (item, relation) in file.relations.iter().enumerate() {
        let path = || at("relations", item);
        check.some(&[("role", &relation.role)], path);
        check.cited(&relation.citations, path);
    }
    for (item, event) in file.events.iter().enumerate() {
        let path = || at("events", item);
        check.text(&event.title, || path().key("title"));
        check.some(&[("summary", &event.summary)], path);
        check.cited(&event.citations, path);
        if let Some(mode) = &event.mode {
            let known = event.category.map_or(&[][..], super::super::Category::modes);
            if !known.contains(&mode.as_str()) {
                check.report(
                    || path().key("mode"),
                    || {
                        let of = event.category.map_or("an event without a category", super::super::Category::word);
                        let known = if known.is_empty() { "none".into() } else { known.join(", ") };
                        format!("\"{}\" is no mode of {of}; PLOVER has: {known}", brief(mode))
                    },
                );
            }
        }
    }
    for (item, claim) in file.claims.iter().enumerate() {
        let path = || at("claims", item);
        check.text(&claim.text, || path().key("text"));
        check.cited(&claim.citations, path);
        if claim.by.is_empty() {
            check.report(path, || "nobody makes this claim; name who in \"by\"".into());
        }
    }
    for (item, figure) in file.figures.iter().enumerate() {
        let path = || at("figures", item);
        check.text(&figure.title, || path().key("title"));
        check.text(&figure.unit, || path().key("unit"));
        check.some(&[("summary", &figure.summary)], path);
        if figure.points.is_empty() {
            check.report(|| path().key("points"), || "this figure has no values".into());
        }
        for (value, point) in figure.points.iter().enumerate() {
            let path = || path().key("points").item(value);
            check.some(&[("note", &point.note)], path);
            check.cited(&point.citations, path);
        }
    }
}

/// Whether it can be opened as an address on the web: with a host, and without blanks.
fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    rest.is_some_and(host) && !url.contains(char::is_whitespace)
}

struct Content<'a> {
    findings: &'a mut Findings,
}

impl Content<'_> {
    fn report(&mut self, path: impl FnOnce() -> Path, message: impl FnOnce() -> String) {
        self.findings.error(|| Finding::new(path(), message()));
    }

    fn text(&mut self, text: &Text, path: impl Fn() -> Path) {
        if text.is_blank() {
            self.report(path, || "this is empty; write something or leave the field out".into());
        }
    }

    /// Texts that may be left out.
    fn some(&mut self, texts: &[(&str, &Option<Text>)], path: impl Fn() -> Path) {
        for (field, text) in texts {
            if let Some(text) = text {
                self.text(text, || path().key(field));
            }
        }
    }

    fn names(&mut self, aliases: &[Text], native: &[NativeName], path: impl Fn() -> Path) {
        for (item, alias) in aliases.iter().enumerate() {
            self.text(alias, || path().key("aliases").item(item));
        }
        for (item, name) in native.iter().enumerate() {
            self.text(&name.lang, || path().key("native").item(item).key("lang"));
            self.text(&name.text, || path().key("native").item(item).key("text"));
        }
    }

    fn cited(&mut self, citations: &[Citation], path: impl Fn() -> Path) {
        if citations.is_empty() {
            self.report(&path, || "nobody vouches for this; add a citation that names its source".into());
        }
        for (item, citation) in citations.iter().enumerate() {
            let texts = [("locator", &citation.locator), ("note", &citation.note), ("find", &citation.find)];
            self.some(&texts, || path().key("citations").item(item));
        }
    }
}
