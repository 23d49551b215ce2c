//! Sources as BibTeX: one entry each, for LaTeX with `bibtex` or `biber`, and for reference managers.

use std::{collections::HashSet, fmt::Write as _};

use super::citation::address;
use crate::dossier::{
    ActorId, Date, Dossier, Ref, SourceId, Text,
    date::words::year,
    record::{ActorKind, Extent, SourceKind},
};

/// An entry for each of these sources.
pub fn bibtex(dossier: &Dossier, sources: &[SourceId]) -> String {
    let authors = sources.iter().flat_map(|source| &dossier.source(*source).author);
    let authors: HashSet<&str> = authors.map(Text::as_str).collect();
    let bodies = dossier.actors().filter(|(_, actor)| !authors.is_empty() && actor.kind != ActorKind::Person);
    let bodies = bodies.flat_map(|(_, actor)| actor.names());
    let bodies: HashSet<&str> = bodies.filter(|name| authors.contains(name)).collect();
    let entries: Vec<String> = sources.iter().map(|source| entry(dossier, *source, &bodies)).collect();
    entries.join("\n")
}

/// An entry; `bodies` are the names of those among the authors who are no persons.
fn entry(dossier: &Dossier, id: SourceId, bodies: &HashSet<&str>) -> String {
    let source = dossier.source(id);
    let (kind, publishing) = kind(source.kind);
    let outlet: Option<ActorId> = source.outlet.as_ref().and_then(Ref::to);
    let publisher = source.publisher.as_deref().or_else(|| outlet.map(|outlet| dossier.actor(outlet).name.as_str()));
    let is_body = |author: &str| bodies.contains(author) || publisher == Some(author);
    let authors: Vec<String> = source.author.iter().map(|author| name(author, is_body(author))).collect();
    let mut out = format!("@{kind}{{{},\n", key(dossier.id_of(id)));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
    };
    field("author", &authors.join(" and "));
    // Braces keep its capitals.
    field("title", &format!("{{{}}}", escaped(&source.title)));
    field(publishing, &publisher.map(escaped).unwrap_or_default());
    let mut notes = Vec::new();
    if let Some(issued) = &source.issued {
        let dated = Dated::of(issued);
        field("date", &dated.date);
        field("year", &dated.year);
        notes.extend((!dated.is_whole).then(|| format!("Published {}", issued.long())));
    }
    if source.extent == Some(Extent::SeenThrough) {
        notes.push("Known only through documents that report it".to_owned());
    }
    field("url", &address(dossier, id).unwrap_or_default());
    field("note", &escaped(&notes.join(". ")));
    out.push_str("}\n");
    out
}

/// The type of an entry, and its field for who published it; types that `bibtex` knows as well as `biber`.
const fn kind(kind: SourceKind) -> (&'static str, &'static str) {
    match kind {
        SourceKind::ArticleNewspaper | SourceKind::ArticleMagazine | SourceKind::ArticleJournal => {
            ("article", "journal")
        }
        SourceKind::Book => ("book", "publisher"),
        SourceKind::Report => ("techreport", "institution"),
        _ => ("misc", "howpublished"),
    }
}

/// A key, the same in every file and another for every id: what keys can't have stands in it as a number.
fn key(id: &str) -> String {
    let mut key = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ':') {
            key.push(c);
        } else {
            // Capitals, too: `bibtex` takes keys that differ in nothing else for the same.
            let _ = write!(key, "+{:x}+", u32::from(c));
        }
    }
    key
}

/// An author's name; braces keep the name of what is no person, and one that would be taken apart, in one piece.
fn name(author: &str, is_body: bool) -> String {
    let is_list = author.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    let text = escaped(author);
    if is_body || is_list || author.matches(',').count() > 1 { format!("{{{text}}}") } else { text }
}

/// A date, as far as bibliographies have words for it.
struct Dated {
    /// As `biber` reads it: a part of EDTF. Empty where no such date says it.
    date: String,
    /// For what does not know `date`.
    year: String,
    /// Whether `date` says all that is known.
    is_whole: bool,
}

impl Dated {
    fn of(issued: &Date) -> Self {
        let written = issued.to_string();
        let is_whole = written.split('/').all(is_read_by_biber) && written.split('/').count() <= 2;
        let span = issued.span();
        let ends = span.first.zip(span.last);
        let date = match ends {
            _ if is_whole => written,
            // As much of it as all the days have in common.
            Some((first, last)) if first.year() == last.year() && (0..=9999).contains(&first.year()) => {
                let ((year, month, day), (_, last_month, last_day)) = (first.ymd(), last.ymd());
                if month != last_month {
                    format!("{year:04}")
                } else if day != last_day {
                    format!("{year:04}-{month:02}")
                } else {
                    first.to_string()
                }
            }
            _ => String::new(),
        };
        let year = match (span.first.map(|day| year(day.year())), span.last.map(|day| year(day.year()))) {
            (Some(first), Some(last)) if first == last => first,
            (Some(first), Some(last)) => format!("{first}--{last}"),
            (Some(first), None) => format!("{first} or later"),
            (None, Some(last)) => format!("{last} or earlier"),
            (None, None) => String::new(),
        };
        Self { date, year, is_whole }
    }
}

/// Whether a date is a year, a month or a day, with or without a mark of doubt at its end.
fn is_read_by_biber(date: &str) -> bool {
    let date = date.strip_suffix(['?', '~', '%']).unwrap_or(date);
    let parts: Vec<&str> = date.split('-').collect();
    let is_number = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts[..] {
        [year] => is_number(year, 4),
        // From 21 to 24 are seasons; what comes after them it doesn't know.
        [year, month] => is_number(year, 4) && is_number(month, 2) && month <= "24",
        [year, month, day] => is_number(year, 4) && is_number(month, 2) && is_number(day, 2),
        _ => false,
    }
}

/// Text as LaTeX sets it. Braces come in pairs whatever the text has: `bibtex` counts them without looking at what
/// stands before them.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '$' | '&' | '%' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load;
    use proptest::prelude::*;
    use serde_json::json;

    /// What one entry says: its type, its key, and its fields.
    type Entry = (String, String, Vec<(String, String)>);

    /// Reads BibTeX as strictly as `bibtex` does.
    fn read(text: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (kind, body) = rest.strip_prefix('@').and_then(|rest| rest.split_once('{')).expect("an entry");
            let (key, mut body) = body.split_once(',').expect("a key");
            assert!(
                !key.is_empty() && !key.contains(|c: char| c.is_whitespace() || "\"#%'(),={}~\\".contains(c)),
                "{key}"
            );
            let mut fields = Vec::new();
            loop {
                body = body.trim_start();
                if let Some(after) = body.strip_prefix('}') {
                    rest = after.trim_start();
                    break;
                }
                let (name, value) = body.split_once(" = {").expect("a field");
                let mut depth = 1;
                let end = value.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0
                });
                let end = end.expect("braces are balanced");
                fields.push((name.to_owned(), value[..end].to_owned()));
                body = value[end..].strip_prefix("},").expect("a comma");
            }
            entries.push((kind.to_owned(), key.to_owned(), fields));
        }
        entries
    }

    fn dossier(sources: &serde_json::Value) -> Dossier {
        load::from_text("x", &json!({"title": "x", "sources": sources}).to_string()).expect("it is in order")
    }

    fn all(dossier: &Dossier) -> String {
        let sources: Vec<SourceId> = dossier.sources().map(|(id, _)| id).collect();
        bibtex(dossier, &sources)
    }

    fn field<'e>(entry: &'e Entry, name: &str) -> &'e str {
        entry.2.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn every_source_of_the_bundled_dossier_has_an_entry_with_a_key_of_its_own() {
        let dossier = load::bundled().unwrap();
        let entries = read(&all(&dossier));
        let keys: HashSet<&str> = entries.iter().map(|(_, key, _)| key.as_str()).collect();
        assert_eq!((entries.len(), keys.len()), (dossier.sources().len(), dossier.sources().len()));
        for (entry, (_, source)) in entries.iter().zip(dossier.sources()) {
            assert_eq!(source.issued.is_some(), !field(entry, "year").is_empty(), "{entry:?}");
            let date = field(entry, "date");
            assert!(date.is_empty() || date.split('/').all(is_read_by_biber), "{entry:?}");
        }
    }

    #[test]
    fn dates_say_what_is_certain_and_the_note_says_the_rest() {
        for (issued, date, year, note) in [
            ("2015-09-29", "2015-09-29", "2015", ""),
            ("2015-09", "2015-09", "2015", ""),
            ("2018~", "2018~", "2018", ""),
            ("1992/1997", "1992/1997", "1992--1997", ""),
            ("[2018-08-01..2018-08-02]", "2018-08", "2018", "Published within 1–2 August 2018"),
            ("[2015-08-28..2015-09-01]", "2015", "2015", "Published within 28 August – 1 September 2015"),
            ("[2015-12-30..2016-01-27]", "", "2015--2016", "Published within 30 December 2015 – 27 January 2016"),
            ("[2024-05..]", "", "2024 or later", "Published May 2024 or later"),
            ("[..2016-05-03]", "", "2016 or earlier", "Published 3 May 2016 or earlier"),
            ("2021-22", "2021-22", "2021", ""),
            ("2021-33", "2021", "2021", "Published Q1 2021"),
        ] {
            let entries = read(&all(&dossier(&json!([{"id": "s", "title": "S", "issued": issued}]))));
            let found = ["date", "year", "note"].map(|name| field(&entries[0], name));
            assert_eq!(found, [date, year, note], "{issued}");
        }
    }

    #[test]
    fn what_latex_would_take_for_a_command_is_escaped() {
        let title = r"50% of $5 & #1 {a_b} ~x^2 \today <b>|";
        let entries = read(&all(&dossier(&json!([{"id": "s", "title": title}]))));
        let expected = r"{50\% of \$5 \& \#1 \textbraceleft{}a\_b\textbraceright{} \textasciitilde{}x\textasciicircum{}2 \textbackslash{}today \textless{}b\textgreater{}\textbar{}}";
        assert_eq!(field(&entries[0], "title"), expected);
    }

    #[test]
    fn a_body_is_no_person_with_a_last_name() {
        for (author, expected) in [
            ("Lina Brandt", "Lina Brandt"),
            ("Holm, Anna", "Holm, Anna"),
            ("Port of Holm", "{Port of Holm}"),
            ("Brothers and Sons", "{Brothers and Sons}"),
        ] {
            let source = json!({"id": "s", "title": "S", "author": [author], "publisher": "Port of Holm"});
            assert_eq!(field(&read(&all(&dossier(&json!([source]))))[0], "author"), expected);
        }
    }

    #[test]
    fn ids_that_differ_have_keys_that_differ_whatever_their_case() {
        let keys: HashSet<String> = ["a", "A", "+41+", "a-b", "a b", "é", "e"].map(|id| key(id).to_lowercase()).into();
        assert_eq!(keys.len(), 7);
        assert_eq!(key("asiaplus-248621"), "asiaplus-248621");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_an_entry(
            title in "\\PC{1,12}|[{}\\\\%@,=\"a ]{1,20}", author in "[a-z{}\\\\, ]{1,12}", url in "https://a.example/[{}%\\PC]{0,8}",
        ) {
            let source = json!({"id": "s", "title": format!("x{title}"), "author": [format!("x{author}")], "url": url});
            let text = json!({"title": "x", "sources": [source]}).to_string();
            prop_assume!(load::from_text("x", &text).is_ok());
            let entries = read(&all(&load::from_text("x", &text).unwrap()));
            prop_assert_eq!(entries.len(), 1);
            for (name, value) in &entries[0].2 {
                let mut depth = 0;
                prop_assert!(value.chars().all(|c| { depth += i32::from(c == '{') - i32::from(c == '}'); depth >= 0 }), "{}", name);
                prop_assert_eq!(depth, 0);
            }
        }
    }
}
