//! What a typed parse costs by itself: the fields of a dossier as plain strings, lists and options, read by
//! what serde derives and by nothing else.
//!
//! The baseline of loading, and fixed: it changes with the format of dossiers, never with the program's types.

#![allow(dead_code)] // Only read from JSON and dropped.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct File {
    #[serde(rename = "$schema")]
    schema: Option<String>,
    title: String,
    summary: Option<String>,
    subject: Option<String>,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    places: Vec<Place>,
    #[serde(default)]
    actors: Vec<Actor>,
    #[serde(default)]
    relations: Vec<Relation>,
    #[serde(default)]
    events: Vec<Event>,
    #[serde(default)]
    claims: Vec<Claim>,
    #[serde(default)]
    figures: Vec<Figure>,
    #[serde(default)]
    chapters: Vec<Chapter>,
}

#[derive(Deserialize)]
struct Source {
    id: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    title: String,
    #[serde(default)]
    author: Vec<String>,
    publisher: Option<String>,
    issued: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    outlet: Option<String>,
    derived_from: Option<Vec<String>>,
    extent: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Citation {
    source: String,
    paragraph: Option<u32>,
    locator: Option<String>,
    bearing: Option<String>,
    date: Option<String>,
    derived_from: Option<Vec<String>>,
    note: Option<String>,
    find: Option<String>,
}

#[derive(Deserialize)]
struct NativeName {
    lang: String,
    text: String,
}

#[derive(Deserialize)]
struct Place {
    id: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    native: Vec<NativeName>,
    part_of: Option<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
struct Actor {
    id: String,
    kind: String,
    name: String,
    short: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    native: Vec<NativeName>,
    position: Option<String>,
    country: Option<String>,
    summary: Option<String>,
    start: Option<String>,
    end: Option<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
struct Relation {
    id: String,
    kind: String,
    from: String,
    to: String,
    role: Option<String>,
    start: Option<String>,
    end: Option<String>,
    seen: Option<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
struct Event {
    id: String,
    title: String,
    summary: Option<String>,
    date: Option<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    actors: Vec<String>,
    #[serde(default)]
    recipients: Vec<String>,
    #[serde(default)]
    involved: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    category: Option<String>,
    mode: Option<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
struct Claim {
    id: String,
    #[serde(default)]
    by: Vec<String>,
    text: String,
    date: Option<String>,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    supports: Vec<String>,
    #[serde(default)]
    disputes: Vec<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
struct Figure {
    id: String,
    title: String,
    unit: String,
    summary: Option<String>,
    #[serde(default)]
    about: Vec<String>,
    points: Vec<Point>,
}

#[derive(Deserialize)]
struct Point {
    date: String,
    value: f64,
    note: Option<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
struct Chapter {
    title: String,
    span: String,
    summary: Option<String>,
    #[serde(default)]
    citations: Vec<Citation>,
}
