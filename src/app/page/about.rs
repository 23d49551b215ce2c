//! The page about the dossier itself: what it holds, and what the signs mean.

use super::{
    Role,
    writer::{Writer, dim, piece, text},
};
use crate::{
    app::{glyph, words},
    dossier::{
        Tone,
        record::{ActorKind, Bearing},
    },
};

pub(super) fn write(page: &mut Writer<'_>) {
    let dossier = page.dossier;
    page.title(dossier.title());
    let counts = [
        (dossier.events().len(), "event"),
        (dossier.actors().len(), "actor"),
        (dossier.relations().len(), "relation"),
        (dossier.claims().len(), "claim"),
        (dossier.sources().len(), "source"),
    ];
    let counts: Vec<String> = counts.iter().map(|(number, what)| words::count(*number, what)).collect();
    page.flow("", 0, vec![dim(counts.join(" · "))]);
    if let Some(summary) = dossier.summary() {
        page.blank();
        page.paragraph(summary);
    }
    if let Some(subject) = dossier.subject() {
        page.blank();
        let link = page.link(subject, dossier.source(subject).title.as_str());
        page.field("on", vec![link]);
    }

    page.heading("The signs", None);
    for tone in Tone::ALL {
        let sign = piece(glyph::tone(Some(tone)).to_string(), Role::Tone(Some(tone)));
        page.item(sign, vec![text(tone.word())]);
    }
    page.item(
        piece(glyph::CORROBORATED.to_string(), Role::Agrees),
        vec![text("outside sources say the same (how many)")],
    );
    page.item(
        piece(glyph::CONTESTED.to_string(), Role::Contested),
        vec![text("contested: somebody disputes it, or a source contradicts it (sources in all)")],
    );
    page.item(dim(glyph::SINGLE.to_string()), vec![text("nobody outside confirms it (sources in all)")]);
    page.item(
        piece(glyph::bearing(Bearing::Refines).to_string(), Role::Agrees),
        vec![text("a source that gives it more exactly")],
    );
    for (sign, meaning) in [
        (glyph::RELATED.to_string(), "belongs to what is selected in another pane"),
        (glyph::MARKED.to_string(), "an actor that you have marked"),
        ("~ ?".to_owned(), "about this date; perhaps this date"),
        ("↑ ↓".to_owned(), "undated: later than what stands above, earlier than what stands below"),
    ] {
        page.item(dim(sign), vec![text(meaning)]);
    }

    page.heading("To begin", None);
    for (key, what) in [
        ("/", "type a few letters of anybody's name, as you would spell it"),
        ("Enter", "read, and follow a link; Backspace goes back"),
        ("Space", "mark an actor, or two, to see their story alone"),
        ("n", "on a page: the network of its actor"),
        ("?", "all keys"),
    ] {
        page.field(key, vec![text(what)]);
    }

    page.heading("In the pulse", None);
    for (sign, role, what) in [
        ("█", Role::Text, "deeds: cooperation above the line, conflict below it"),
        ("▌", Role::Text, "words, beyond them; what is too little for half a row is a line or dots"),
        ("╋", Role::Heading, "the selected event"),
        ("━", Role::Text, "the events in view"),
    ] {
        page.item(piece(sign, role), vec![text(what)]);
    }
    page.paragraph("A date that names no day counts evenly for all the days that it may mean.");

    page.heading("In a network", None);
    for (line, role, what) in [
        ("─", Role::Tone(Some(Tone::VerbalCooperation)), "more cooperation than conflict"),
        ("┄", Role::Tone(Some(Tone::VerbalConflict)), "more conflict than cooperation"),
        ("┈", Role::Dim, "related, without events together"),
    ] {
        page.item(piece(line.repeat(3), role), vec![text(what)]);
    }
    let kinds: Vec<String> = ActorKind::ALL
        .iter()
        .filter(|kind| dossier.actors().any(|(_, actor)| actor.kind == **kind))
        .map(|kind| format!("{}\u{a0}{}", glyph::kind(*kind), kind.word().replace('_', "\u{a0}")))
        .collect();
    page.flow(" ", 1, vec![text(kinds.join("  "))]);
}
