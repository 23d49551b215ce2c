//! Whether a JSON text has the shape of a dossier: compares it with the published schema and
//! reports everything that differs, not only the first.
//!
//! Only used when typed reading has failed; the schema is made from the same types. Keeps nothing of
//! the text. Supports only the few keywords of JSON Schema that this schema uses.

use serde_json::Value as Schema;

use super::{
    check::{Diagnostic, Diagnostics, See},
    date::Date,
    json_parts::{fields, items, kind, start_of, string},
    problem::{Path, did_you_mean},
    text::brief,
};
use crate::sorting;

/// The schema that editors are given too.
pub const SCHEMA: &str = include_str!("../../data/dossier.schema.json");

/// Every difference between a text that is JSON and the schema; `root` is all of it as one part.
pub(super) fn differences(text: &str, root: &str) -> Diagnostics {
    let schema: Schema = serde_json::from_str(SCHEMA).expect("the embedded schema is JSON");
    let mut walk = Walk { text, diagnostics: Diagnostics::errors_only() };
    walk.hold(root, &Shape::read(&schema, &schema), &LazyPath::Top);
    walk.diagnostics
}

/// What a part of a dossier has to look like.
struct Shape {
    /// Whether it may be null, too.
    optional: bool,
    form: Form,
}

enum Form {
    Object {
        /// In the order of their names.
        fields: Vec<(String, Shape)>,
        required: Vec<String>,
    },
    List(Box<Shape>),
    /// One of these words.
    Word(Vec<String>),
    Date,
    Text,
    /// A number without sign and point.
    Whole,
    Number,
}

impl Shape {
    /// Reads the schema of a part; the schema of a dossier has no loops.
    fn read(root: &Schema, schema: &Schema) -> Self {
        let optional = schema["anyOf"].is_array() || schema["type"].as_array().is_some_and(|types| types.len() > 1);
        let schema = target(root, schema);
        let form = match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
            Some("object") => {
                let properties = schema["properties"].as_object().into_iter().flatten();
                let mut fields: Vec<(String, Self)> =
                    properties.map(|(name, schema)| (name.clone(), Self::read(root, schema))).collect();
                sorting::by(&mut fields, |(one, _), (other, _)| one.cmp(other));
                Form::Object { fields, required: strings(&schema["required"]).map(str::to_owned).collect() }
            }
            Some("array") => Form::List(Box::new(Self::read(root, &schema["items"]))),
            Some("integer") => Form::Whole,
            Some("number") => Form::Number,
            _ => {
                let of_one = schema["oneOf"].as_array().into_iter().flatten();
                let of_one = of_one.flat_map(|one| strings(&one["enum"]).chain(one["const"].as_str()));
                let words: Vec<String> = strings(&schema["enum"]).chain(of_one).map(str::to_owned).collect();
                match schema["format"].as_str() {
                    _ if !words.is_empty() => Form::Word(words),
                    Some("edtf") => Form::Date,
                    _ => Form::Text,
                }
            }
        };
        Self { optional, form }
    }

    /// What is expected, for people.
    fn kind(&self) -> &'static str {
        match self.form {
            Form::Object { .. } => "an object",
            Form::List(_) => "a list",
            Form::Word(_) | Form::Date | Form::Text => "a string",
            Form::Whole | Form::Number => "a number",
        }
    }
}

/// Follows `$ref` and the `anyOf` that schemars writes for an optional record.
fn target<'s>(root: &'s Schema, mut schema: &'s Schema) -> &'s Schema {
    loop {
        if let Some(name) = schema["$ref"].as_str() {
            schema = root.pointer(name.trim_start_matches('#')).unwrap_or(&Schema::Null);
        } else if let Some(some) = schema["anyOf"].as_array().and_then(|any| any.first()) {
            schema = some;
        } else {
            return schema;
        }
    }
}

fn strings(list: &Schema) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Schema::as_str)
}

/// The path to a part, built as a [`Path`] only where it is needed.
enum LazyPath<'w> {
    Top,
    Key(&'w Self, &'w str),
    Item(&'w Self, usize),
}

impl LazyPath<'_> {
    fn path(&self) -> Path {
        match self {
            Self::Top => Path::default(),
            Self::Key(path, name) => path.path().key(name),
            Self::Item(path, at) => path.path().item(*at),
        }
    }
}

/// Goes down as far as the schema does, however deep the text is nested.
struct Walk<'a> {
    text: &'a str,
    diagnostics: Diagnostics,
}

impl<'a> Walk<'a> {
    fn report(&mut self, part: &str, path: &LazyPath<'_>, message: impl FnOnce() -> String) {
        let at = Some(start_of(part, self.text));
        self.diagnostics.error(|| Diagnostic { at, ..Diagnostic::new(path.path(), message()) });
    }

    fn hold(&mut self, part: &'a str, shape: &Shape, path: &LazyPath<'_>) {
        if kind(part) != shape.kind() {
            if !(shape.optional && part == "null") {
                self.report(part, path, || format!("expected {}, found {}", shape.kind(), kind(part)));
            }
            return;
        }
        match &shape.form {
            Form::Object { fields, required } => self.hold_object(part, fields, required, path),
            Form::List(shape) => {
                let mut at = 0;
                items(part, |item| {
                    self.hold(item, shape, &LazyPath::Item(path, at));
                    at += 1;
                });
            }
            Form::Word(words) => {
                let text = string(part).unwrap_or_default();
                if words.iter().all(|word| **word != *text) {
                    self.report(part, path, || {
                        let hint = did_you_mean(&text, words.iter().map(String::as_str));
                        format!("\"{}\" is none of {}{hint}", brief(&text), words.join(", "))
                    });
                }
            }
            Form::Date => {
                if let Err(message) = Date::parse(&string(part).unwrap_or_default()) {
                    self.report(part, path, || message);
                }
            }
            Form::Whole => {
                if part.parse::<u32>().is_err() {
                    self.report(part, path, || {
                        format!(
                            "{} is no whole number from 0 to 4294967295; write it without sign or point",
                            brief(part)
                        )
                    });
                }
            }
            Form::Text | Form::Number => {}
        }
    }

    fn hold_object(&mut self, object: &'a str, known: &[(String, Shape)], required: &[String], path: &LazyPath<'_>) {
        // Where each known field stands.
        let mut seen: Vec<Option<usize>> = vec![None; known.len()];
        fields(object, |key, value| {
            let name = string(key).unwrap_or_default();
            let Ok(which) = known.binary_search_by(|(known, _)| known.as_str().cmp(&name)) else {
                self.report(key, &LazyPath::Key(path, &brief(&name)), || {
                    let names = known.iter().map(|(name, _)| name.as_str());
                    let hint = did_you_mean(&name, names.clone());
                    if hint.is_empty() {
                        format!("unknown field; known here: {}", names.collect::<Vec<_>>().join(", "))
                    } else {
                        format!("unknown field{hint}")
                    }
                });
                return;
            };
            let here = LazyPath::Key(path, &name);
            let at = start_of(key, self.text);
            if let Some(first) = seen[which] {
                self.diagnostics.error(|| Diagnostic {
                    at: Some(at),
                    see: Some(See::Byte(first)),
                    ..Diagnostic::new(here.path(), "this field is there twice; keep one of the two")
                });
            } else {
                seen[which] = Some(at);
                self.hold(value, &known[which].1, &here);
            }
        });
        for name in required {
            let which = known.iter().position(|(known, _)| known == name);
            if which.is_some_and(|which| seen[which].is_none()) {
                self.report(object, path, || format!("the field \"{name}\" is missing"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{load, record};

    /// Set `UPDATE_SCHEMA=1` to write the schema anew after changing the types.
    #[test]
    fn the_published_schema_is_the_one_the_types_have() {
        let mut schema = schemars::schema_for!(record::File).to_value();
        schema["title"] = "A dossier".into();
        schema.sort_all_objects();
        let written = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/dossier.schema.json");
            std::fs::write(path, &written).unwrap();
        } else {
            assert!(SCHEMA == written, "data/dossier.schema.json has drifted; run `UPDATE_SCHEMA=1 cargo test schema`");
        }
    }

    fn messages(text: &str) -> Vec<String> {
        let report = load::from_text("x.json", text).expect_err("the text is wrong");
        report.to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn all_that_is_wrong_with_the_shape_is_reported_at_once() {
        let text = r#"{
  "titel": "x",
  "events": [
    {"id": "e", "title": "t", "date": "2015-02-30", "category": "asault"},
    {"id": 7, "citations": [{"paragraph": -1, "source": "s", "source": "t"}]}
  ]
}"#;
        let found = messages(text);
        let expected = [
            "x.json:1:1: (top): the field \"title\" is missing",
            "x.json:2:3: titel: unknown field; did you mean \"title\"?",
            "x.json:4:39: events[0].date (e): \"2015-02-30\" is no date in EDTF",
            "x.json:4:65: events[0].category (e): \"asault\" is none of agree, consult",
            "x.json:5:5: events[1]: the field \"title\" is missing",
            "x.json:5:12: events[1].id: expected a string, found a number",
            "x.json:5:43: events[1].citations[0].paragraph: -1 is no whole number",
            "x.json:5:62: events[1].citations[0].source: this field is there twice; keep one of the two (the other is at 5:47)",
        ];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}\n{expected}");
        }
    }

    #[test]
    fn broken_json_is_reported_where_it_breaks() {
        let found = messages("{\n  \"title\": \"x\",\n}");
        assert_eq!(found, ["x.json:3:1: (top): trailing comma"]);
        assert!(messages("")[0].contains("empty"));
    }
}
