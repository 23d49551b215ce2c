//! The page about two actors: what there was between them, and in which tone.
//!
//! Must not know how parts are laid out.

use std::io;

use super::page::{Page, count, span};
use crate::{
    commands::{
        json::{self, Json},
        when,
    },
    dossier::{ActorId, Direction, Dossier, Tally, Tone},
};

/// The tones in the order in which they are counted.
const TONES: [Option<Tone>; 5] = [
    Some(Tone::VerbalCooperation),
    Some(Tone::MaterialCooperation),
    Some(Tone::VerbalConflict),
    Some(Tone::MaterialConflict),
    None,
];

/// Writes it.
pub(super) fn write(page: &mut Page<'_, '_>, first: ActorId, second: ActorId) -> io::Result<()> {
    let dossier = page.dossier;
    let between = dossier.between(first, second);
    let name = |actor: ActorId| dossier.actor(actor).name.as_str();
    page.out.heading(&format!("{} and {}", name(first), name(second)))?;
    page.out.line(count(between.events.len(), "event"))?;
    page.out.gap()?;
    page.links("first", [first])?;
    page.links("second", [second])?;
    page.section("Who acts towards whom")?;
    let (one, two) = (dossier.short_name(first), dossier.short_name(second));
    for (way, words) in [
        (Direction::Forth, format!("{one} towards {two}")),
        (Direction::Back, format!("{two} towards {one}")),
        (Direction::Beside, "neither towards the other".to_owned()),
    ] {
        let tally = between.tally(dossier, |direction| direction == way);
        let tally = if tally.total() == 0 { "nothing".to_owned() } else { in_words(&tally) };
        page.item(&format!("{words}: {tally}"))?;
    }
    if !between.relations.is_empty() {
        page.section("Relations")?;
        for id in &between.relations {
            let relation = dossier.relation(*id);
            let role = relation.role.as_ref().map_or_else(String::new, |role| format!(" ({role})"));
            let lasting = span(relation.start.as_ref(), relation.end.as_ref());
            page.item(&format!("{}{role}{lasting} [{}]", dossier.title_of(*id), relation.id))?;
        }
    }
    for ((by, of), claims) in [(first, second), (second, first)].into_iter().zip(&between.says) {
        page.claims(&format!("What {} says of {}", dossier.short_name(by), dossier.short_name(of)), claims)?;
    }
    if between.events.is_empty() {
        return Ok(());
    }
    page.section("Events")?;
    for (id, way) in &between.events {
        let event = dossier.event(*id);
        let category = event.category.map_or_else(String::new, |category| format!(" ({})", category.word()));
        let contested = if dossier.standing(*id).contested { ", contested" } else { "" };
        let text = format!("{}: {}{category} [{}{contested}]", when(event.date.as_ref()), event.title, event.id);
        page.out.paragraph(&format!("  {} ", arrow(*way)), &text)?;
    }
    Ok(())
}

/// Who acts towards whom, in a sign.
const fn arrow(way: Direction) -> &'static str {
    match way {
        Direction::Forth => "→",
        Direction::Back => "←",
        Direction::Beside => "–",
    }
}

/// The same for other programs.
pub(super) fn json(dossier: &Dossier, first: ActorId, second: ActorId) -> Json {
    let between = dossier.between(first, second);
    let [first_says, second_says] = &between.says;
    let events = between.events.iter().map(|(id, way)| {
        let mut event = json::link(dossier, *id);
        let direction = match way {
            Direction::Forth => "first_to_second",
            Direction::Back => "second_to_first",
            Direction::Beside => "side_by_side",
        };
        event.push("direction", direction);
        event.push("date", dossier.event(*id).date.as_ref());
        event.push("tone", dossier.tone(*id).map(Tone::word));
        event
    });
    Json::object([
        ("kind", "pair".into()),
        ("first", json::link(dossier, first)),
        ("second", json::link(dossier, second)),
        ("relations", Json::links(dossier, between.relations.iter().copied())),
        ("first_says", Json::links(dossier, first_says.iter().copied())),
        ("second_says", Json::links(dossier, second_says.iter().copied())),
        ("events", Json::List(events.collect())),
    ])
}

/// A count of events by tone, in words: `2 verbal cooperation, 1 without a tone`.
pub(super) fn in_words(tally: &Tally) -> String {
    let some = TONES.iter().filter(|tone| tally.of(**tone) > 0);
    let words = some.map(|tone| format!("{} {}", tally.of(*tone), tone.map_or("without a tone", Tone::word)));
    words.collect::<Vec<_>>().join(", ")
}
