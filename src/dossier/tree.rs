//! A JSON text as a tree that remembers where each part stands, for reports on files that are
//! wrong.
//!
//! Only read when something is wrong: loading itself never builds it. Must not know what the
//! parts mean.

use std::fmt;

use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::problem::{Path, Step};

/// How deep a tree may go; anything deeper is no dossier.
const DEPTH: usize = 32;

/// A part of a JSON text.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The byte at which it starts.
    pub at: usize,
    pub value: Value<'a>,
}

/// What a part is.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Object(Vec<Field<'a>>),
    Array(Vec<Node<'a>>),
    Text(String),
    /// A number, a truth value or null, as written.
    Other(&'a str),
    /// Nested too deep to look into.
    TooDeep,
}

/// A field of an object; the same key may come twice.
#[derive(Debug)]
pub(super) struct Field<'a> {
    /// The byte at which its key starts.
    pub at: usize,
    pub key: String,
    pub node: Node<'a>,
}

impl<'a> Node<'a> {
    /// Reads a whole text; nothing if it isn't JSON.
    pub fn read(text: &'a str) -> Option<Self> {
        let raw: &RawValue = serde_json::from_str(text).ok()?;
        Self::build(text, raw.get(), 0)
    }

    fn build(text: &'a str, part: &'a str, depth: usize) -> Option<Self> {
        // Both are slices of one text, so the distance of their addresses is an offset in it.
        let at = part.as_ptr().addr() - text.as_ptr().addr();
        let value = match part.as_bytes().first()? {
            b'{' | b'[' if depth == DEPTH => Value::TooDeep,
            b'{' => {
                let fields: Fields<'a> = serde_json::from_str(part).ok()?;
                let field = |(key, value): (&'a RawValue, &'a RawValue)| {
                    Some(Field {
                        at: key.get().as_ptr().addr() - text.as_ptr().addr(),
                        key: serde_json::from_str(key.get()).ok()?,
                        node: Self::build(text, value.get(), depth + 1)?,
                    })
                };
                Value::Object(fields.0.into_iter().map(field).collect::<Option<_>>()?)
            }
            b'[' => {
                let items: Vec<&'a RawValue> = serde_json::from_str(part).ok()?;
                let item = |raw: &'a RawValue| Self::build(text, raw.get(), depth + 1);
                Value::Array(items.into_iter().map(item).collect::<Option<_>>()?)
            }
            b'"' => Value::Text(serde_json::from_str(part).ok()?),
            _ => Value::Other(part),
        };
        Some(Self { at, value })
    }

    /// The byte at which the part at the end of a path starts, or the last part on the way that
    /// is there.
    pub fn locate(&self, path: &Path) -> usize {
        let mut node = self;
        for step in path.steps() {
            let next = match (&node.value, step) {
                (Value::Object(fields), Step::Key(key)) => {
                    fields.iter().find(|field| *field.key == **key).map(|f| &f.node)
                }
                (Value::Array(items), Step::Item(at)) => items.get(*at),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node.at
    }

    /// What it is, for people.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Object(_) => "an object",
            Value::Array(_) => "a list",
            Value::Text(_) => "a string",
            Value::Other("null") => "null",
            Value::Other("true" | "false") => "a truth value",
            Value::Other(_) => "a number",
            Value::TooDeep => "something nested too deep",
        }
    }
}

/// The fields of an object in order, duplicates and all.
struct Fields<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_knows_where_it_stands() {
        let text = "{ \"a\": [1, {\"b\": \"x\", \"b\": null}] }";
        let tree = Node::read(text).unwrap();
        let path = Path::default().key("a").item(1).key("b");
        assert_eq!(&text[tree.locate(&path)..][..3], "\"x\"");
        assert_eq!(&text[tree.locate(&path.key("nowhere"))..][..3], "\"x\"", "as far as the path goes");
        let Value::Object(fields) = &tree.value else { panic!("{tree:?}") };
        assert_eq!(fields[0].at, 2);
    }

    #[test]
    fn deep_nesting_is_cut_off() {
        let text = format!("{}{}", "[".repeat(60), "]".repeat(60));
        assert!(Node::read(&text).is_some());
    }
}
