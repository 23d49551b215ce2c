//! Whether a JSON text has the shape of a dossier: holds it against the published schema and
//! reports everything that differs, not only the first.
//!
//! Only used when typed reading has failed; the schema is made from the same types. Knows the few
//! words of JSON Schema that this schema uses. Must not know what records mean.

use serde_json::Value as Schema;

use super::{
    check::Finding,
    date::Date,
    problem::{Path, did_you_mean},
    tree::{Node, Value},
};

/// The schema that editors are given too.
pub const SCHEMA: &str = include_str!("../../data/dossier.schema.json");

/// Every difference between a tree and the schema.
pub(super) fn differences(tree: &Node<'_>) -> Vec<Finding> {
    let schema: Schema = serde_json::from_str(SCHEMA).expect("the embedded schema is JSON");
    let mut walk = Walk { root: &schema, findings: Vec::new() };
    walk.hold(tree, &schema, &Path::default());
    walk.findings
}

struct Walk<'s> {
    root: &'s Schema,
    findings: Vec<Finding>,
}

impl<'s> Walk<'s> {
    fn report(&mut self, path: &Path, message: String) {
        self.findings.push(Finding::new(path.clone(), message));
    }

    /// Follows `$ref` and the `anyOf` that schemars writes for an optional record.
    fn target(&self, schema: &'s Schema) -> &'s Schema {
        let mut schema = schema;
        loop {
            if let Some(name) = schema["$ref"].as_str() {
                schema = self.root.pointer(name.trim_start_matches('#')).unwrap_or(&Schema::Null);
            } else if let Some(some) = schema["anyOf"].as_array().and_then(|any| any.first()) {
                schema = some;
            } else {
                return schema;
            }
        }
    }

    fn hold(&mut self, node: &Node<'_>, schema: &'s Schema, path: &Path) {
        let optional = schema["anyOf"].is_array() || schema["type"].as_array().is_some_and(|types| types.len() > 1);
        let schema = self.target(schema);
        let words: Vec<&str> = words(schema);
        let expected = if words.is_empty() { kind(schema) } else { "a string" };
        match &node.value {
            Value::Other("null") if optional => {}
            Value::Object(_) if expected == "an object" => self.hold_object(node, schema, path),
            Value::Array(items) if expected == "a list" => {
                for (at, item) in items.iter().enumerate() {
                    self.hold(item, &schema["items"], &path.item(at));
                }
            }
            Value::Text(text) if expected == "a string" => {
                if !words.is_empty() && !words.contains(&text.as_str()) {
                    let hint = did_you_mean(text, words.iter().copied());
                    let text = super::text::clean(text);
                    self.report(path, format!("\"{text}\" is none of {}{hint}", words.join(", ")));
                } else if schema["format"] == "edtf"
                    && let Err(message) = Date::parse(text)
                {
                    self.report(path, message);
                }
            }
            Value::Other(text) if expected == "a number" && node.kind() == expected => {
                let whole = schema["type"] == "integer" || schema["type"][0] == "integer";
                if whole && text.parse::<u32>().is_err() {
                    self.report(path, format!("{text} is no whole number from 0 up; write it without sign or point"));
                }
            }
            _ => self.report(path, format!("expected {expected}, found {}", node.kind())),
        }
    }

    fn hold_object(&mut self, node: &Node<'_>, schema: &'s Schema, path: &Path) {
        let (Value::Object(fields), Some(known)) = (&node.value, schema["properties"].as_object()) else { return };
        for (at, field) in fields.iter().enumerate() {
            let here = path.key(&field.key);
            if let Some(first) = fields[..at].iter().find(|earlier| earlier.key == field.key) {
                let message = "this field is there twice; keep one of the two".to_owned();
                self.findings.push(Finding {
                    at: Some(field.at),
                    see_at: Some(first.at),
                    ..Finding::new(here, message)
                });
            } else if let Some(schema) = known.get(&field.key) {
                self.hold(&field.node, schema, &here);
            } else {
                let hint = did_you_mean(&field.key, known.keys().map(String::as_str));
                let fields: Vec<&str> = known.keys().map(String::as_str).collect();
                let message = if hint.is_empty() {
                    format!("unknown field; known here: {}", fields.join(", "))
                } else {
                    format!("unknown field{hint}")
                };
                self.findings.push(Finding { at: Some(field.at), ..Finding::new(here, message) });
            }
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str) {
            if fields.iter().all(|field| field.key != name) {
                self.report(path, format!("the field \"{name}\" is missing"));
            }
        }
    }
}

/// The words of a closed vocabulary, or none.
fn words(schema: &Schema) -> Vec<&str> {
    let of_enum = schema["enum"].as_array().into_iter().flatten().filter_map(Schema::as_str);
    let of_one = schema["oneOf"].as_array().into_iter().flatten().flat_map(|one| {
        let listed = one["enum"].as_array().into_iter().flatten();
        listed.chain(std::iter::once(&one["const"])).filter_map(Schema::as_str)
    });
    of_enum.chain(of_one).collect()
}

/// What the schema expects, for people.
fn kind(schema: &Schema) -> &'static str {
    match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
        Some("object") => "an object",
        Some("array") => "a list",
        Some("string") => "a string",
        Some("integer" | "number") => "a number",
        _ => "something else",
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
            "x.json:4:39: events[0].date: \"2015-02-30\" is no date in EDTF",
            "x.json:4:65: events[0].category: \"asault\" is none of agree, consult",
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
