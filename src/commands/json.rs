//! JSON for other programs: records as objects whose links say where they lead. Fields keep their
//! order.

use std::io::Write as _;

use serde_json::{Map, Value, json};

use super::{Result, output::Output};
use crate::{
    dossier::{Dossier, EventId, Id, Scope, Standing},
    search::write_scope,
};

/// A link: the id that it leads to, what kind of record stands there, and what it is called.
pub fn link(dossier: &Dossier, id: impl Into<Id>) -> Value {
    link_with(dossier, id, Value::Null)
}

/// A link and the fields of an object behind it.
pub fn link_with(dossier: &Dossier, id: impl Into<Id>, more: Value) -> Value {
    let id = id.into();
    let mut link = json!({ "id": dossier.id_of(id), "kind": id.kind().word(), "title": dossier.title_of(id) });
    extend(&mut link, more);
    link
}

/// Adds the fields of an object to another one.
pub fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(fields), Value::Object(more)) = (object, more) {
        fields.extend(more);
    }
}

/// A list of links.
pub fn links<T: Into<Id>>(dossier: &Dossier, ids: impl IntoIterator<Item = T>) -> Value {
    ids.into_iter().map(|id| link(dossier, id)).collect()
}

/// A record as its file has it, with `kind` and `title` in front and every reference a link.
///
/// An actor's and a relation's own kind is called `actor_kind` and `relation_kind`.
///
/// # Errors
/// If the record can't be written as JSON; none of them is like that.
pub fn record(dossier: &Dossier, id: Id) -> Result<Value> {
    let mut own = dossier.json(id)?;
    let mut fields = Map::new();
    for (key, value) in own.as_object_mut().into_iter().flat_map(std::mem::take) {
        let key = match (id, key.as_str()) {
            (_, "id") | (Id::Source(_) | Id::Event(_) | Id::Figure(_), "title") => continue,
            (Id::Actor(_), "kind") => "actor_kind".into(),
            (Id::Relation(_), "kind") => "relation_kind".into(),
            _ => key,
        };
        let value = resolved(dossier, &key, value);
        fields.insert(key, value);
    }
    Ok(link_with(dossier, id, Value::Object(fields)))
}

/// Whether a field of the format holds ids.
fn is_reference(field: &str) -> bool {
    let one = matches!(field, "source" | "outlet" | "derived_from" | "part_of" | "country" | "from" | "to");
    let of_event = matches!(field, "after" | "before" | "actors" | "recipients" | "involved" | "places");
    one || of_event || matches!(field, "by" | "about" | "supports" | "disputes")
}

/// A field's value with links in place of ids, however deep.
fn resolved(dossier: &Dossier, key: &str, value: Value) -> Value {
    match value {
        Value::String(text) if is_reference(key) => match dossier.find(&text) {
            Some(id) => link(dossier, id),
            None => text.into(),
        },
        Value::Array(items) => items.into_iter().map(|item| resolved(dossier, key, item)).collect(),
        Value::Object(fields) => {
            let resolved = |(key, value): (String, Value)| {
                let value = resolved(dossier, &key, value);
                (key, value)
            };
            Value::Object(fields.into_iter().map(resolved).collect())
        }
        _ => value,
    }
}

/// Whether an event's date is the dossier's own, where only some sources are included.
pub fn own_date(dossier: &Dossier, id: EventId) -> Value {
    match dossier.scope() {
        Scope::All => Value::Null,
        _ => json!({ "date_is_the_dossiers_own": dossier.is_own_date(id) }),
    }
}

/// How well a record is supported, as lists give it.
pub fn standing_in_short(standing: Standing) -> Value {
    json!({ "documents": standing.documents, "origins": standing.origins, "contested": standing.contested })
}

/// How well a record is supported, in full.
pub fn standing(standing: Standing) -> Value {
    json!({
        "documents": standing.documents,
        "origins": standing.origins,
        "at_least": standing.at_least,
        "corroborated_by": standing.corroborated_by(),
        "contested": standing.contested,
        "refined": standing.refined,
        "single": standing.is_single(),
        "official": standing.official,
    })
}

/// Writes a list, one item a line; one item is made at a time, and says which sources it was read with.
///
/// # Errors
/// If the output can't be written.
pub fn write_list(out: &mut Output, dossier: &Dossier, items: impl Iterator<Item = Value>) -> Result<()> {
    let mut none = true;
    let sources = sources(dossier);
    for mut item in items {
        extend(&mut item, sources.clone());
        out.write_all(if none { b"[\n  " } else { b",\n  " })?;
        serde_json::to_writer(&mut *out, &item)?;
        none = false;
    }
    out.write_all(if none { b"[]\n" } else { b"\n]\n" })?;
    Ok(())
}

/// Which sources a dossier is read with, as `--sources` has it; nothing where they are all.
pub fn sources(dossier: &Dossier) -> Value {
    match dossier.scope() {
        Scope::All => Value::Null,
        scope => json!({ "sources": write_scope(scope, dossier) }),
    }
}

/// Writes one object over several lines.
///
/// # Errors
/// If the output can't be written.
pub fn write_one(out: &mut Output, object: &Value) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, object)?;
    out.gap()?;
    Ok(())
}
