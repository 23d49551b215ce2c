//! JSON for other programs: values whose objects keep the order of their fields, and records as
//! objects whose links say where they lead.

use std::{borrow::Cow, fmt, io::Write as _};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer, de,
    ser::{SerializeMap as _, SerializeSeq as _},
};
use serde_json::Value;

use super::{Result, output::Output};
use crate::dossier::{Date, Day, Dossier, Id, Standing};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// Text, a number, a truth value or null.
    Leaf(Value),
    /// A list.
    List(Vec<Json>),
    /// Fields in order.
    Object(Vec<(Cow<'static, str>, Json)>),
}

impl Json {
    /// An object with these fields.
    pub fn object<const N: usize>(fields: [(&'static str, Self); N]) -> Self {
        Self::Object(fields.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect())
    }

    /// A list of links.
    pub fn links<T: Into<Id>>(dossier: &Dossier, ids: impl IntoIterator<Item = T>) -> Self {
        Self::List(ids.into_iter().map(|id| link(dossier, id.into())).collect())
    }

    /// Adds a field at the end of an object.
    pub fn push(&mut self, key: &'static str, value: impl Into<Self>) {
        if let Self::Object(fields) = self {
            fields.push((Cow::Borrowed(key), value.into()));
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Leaf(Value::Null), Into::into)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Leaf(text.into())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Leaf(text.into())
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Leaf(number.into())
    }
}

impl From<&Date> for Json {
    fn from(date: &Date) -> Self {
        date.to_string().into()
    }
}

impl From<Day> for Json {
    /// `2015-09-29`, as ISO 8601 has it.
    fn from(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        let sign = if year < 0 { "-" } else { "" };
        format!("{sign}{:04}-{month:02}-{day:02}", year.abs()).into()
    }
}

impl From<Standing> for Json {
    fn from(standing: Standing) -> Self {
        Self::object([
            ("sources", standing.sources.into()),
            ("corroborated_by", standing.corroborated_by.into()),
            ("refined", Self::Leaf(standing.refined.into())),
            ("contested", Self::Leaf(standing.contested.into())),
        ])
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Self::Leaf(value) => value.serialize(serializer),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                fields.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Json;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any JSON")
            }
            fn visit_str<E>(self, text: &str) -> std::result::Result<Json, E> {
                Ok(text.into())
            }
            fn visit_u64<E>(self, number: u64) -> std::result::Result<Json, E> {
                Ok(Json::Leaf(number.into()))
            }
            fn visit_i64<E>(self, number: i64) -> std::result::Result<Json, E> {
                Ok(Json::Leaf(number.into()))
            }
            fn visit_f64<E>(self, number: f64) -> std::result::Result<Json, E> {
                Ok(Json::Leaf(number.into()))
            }
            fn visit_bool<E>(self, truth: bool) -> std::result::Result<Json, E> {
                Ok(Json::Leaf(truth.into()))
            }
            fn visit_unit<E>(self) -> std::result::Result<Json, E> {
                Ok(Json::Leaf(Value::Null))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Json::List(items))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> std::result::Result<Json, A::Error> {
                let mut fields = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Json>()? {
                    fields.push((Cow::Owned(key), value));
                }
                Ok(Json::Object(fields))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A link: the id that it leads to, what kind of record stands there, and what it is called.
pub fn link(dossier: &Dossier, id: impl Into<Id>) -> Json {
    let id = id.into();
    Json::object([
        ("id", dossier.id_of(id).into()),
        ("kind", id.kind().word().into()),
        ("title", dossier.title_of(id).as_ref().into()),
    ])
}

/// A record as its file has it, with `kind` and `title` in front and every reference a link.
///
/// An actor's and a relation's own kind is called `actor_kind` and `relation_kind`.
///
/// # Errors
/// If the record can't be written as JSON; none of them is like that.
pub fn record(dossier: &Dossier, id: Id) -> Result<Json> {
    let text = match id {
        Id::Source(id) => serde_json::to_string(dossier.source(id)),
        Id::Place(id) => serde_json::to_string(dossier.place(id)),
        Id::Actor(id) => serde_json::to_string(dossier.actor(id)),
        Id::Relation(id) => serde_json::to_string(dossier.relation(id)),
        Id::Event(id) => serde_json::to_string(dossier.event(id)),
        Id::Claim(id) => serde_json::to_string(dossier.claim(id)),
        Id::Figure(id) => serde_json::to_string(dossier.figure(id)),
    }?;
    let mut whole = link(dossier, id);
    if let (Json::Object(fields), Json::Object(own)) = (&mut whole, serde_json::from_str(&text)?) {
        for (key, value) in own {
            let key = match (id, key.as_ref()) {
                (_, "id") | (Id::Source(_) | Id::Event(_) | Id::Figure(_), "title") => continue,
                (Id::Actor(_), "kind") => "actor_kind".into(),
                (Id::Relation(_), "kind") => "relation_kind".into(),
                _ => key,
            };
            let value = resolved(dossier, &key, value);
            fields.push((key, value));
        }
    }
    Ok(whole)
}

/// The fields of the format that hold ids.
const REFERENCES: [&str; 15] = [
    "source",
    "part_of",
    "country",
    "from",
    "to",
    "after",
    "before",
    "actors",
    "recipients",
    "involved",
    "places",
    "by",
    "about",
    "supports",
    "disputes",
];

/// A field's value with links in place of ids, however deep.
fn resolved(dossier: &Dossier, key: &str, value: Json) -> Json {
    match value {
        Json::Leaf(Value::String(text)) if REFERENCES.contains(&key) => match dossier.find(&text) {
            Some(id) => link(dossier, id),
            None => text.into(),
        },
        Json::Leaf(_) => value,
        Json::List(items) => Json::List(items.into_iter().map(|item| resolved(dossier, key, item)).collect()),
        Json::Object(fields) => Json::Object(
            fields
                .into_iter()
                .map(|(key, value)| {
                    let value = resolved(dossier, &key, value);
                    (key, value)
                })
                .collect(),
        ),
    }
}

/// Writes a list, one item a line; one item is made at a time.
///
/// # Errors
/// If the output can't be written.
pub fn write_list(out: &mut Output<'_>, items: impl Iterator<Item = Json>) -> Result<()> {
    let mut none = true;
    for item in items {
        out.write_all(if none { b"[\n  " } else { b",\n  " })?;
        serde_json::to_writer(&mut *out, &item)?;
        none = false;
    }
    out.write_all(if none { b"[]\n" } else { b"\n]\n" })?;
    Ok(())
}

/// Writes one object over several lines.
///
/// # Errors
/// If the output can't be written.
pub fn write_one(out: &mut Output<'_>, object: &Json) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, object)?;
    out.gap()?;
    Ok(())
}
