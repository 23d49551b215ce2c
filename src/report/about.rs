//! The dossier itself: what it holds, what the signs mean, and how to begin.

use super::{Class, Phrase, Run, builder::Builder, evidence, signs, words};
use crate::dossier::{
    Dossier, LeftOut, Scope, SourceId, Tone,
    record::{ActorKind, Bearing, Chapter},
};

pub(super) fn build(page: &mut Builder<'_>) {
    let dossier = page.dossier;
    page.title(dossier.title());
    if dossier.scope() != Scope::All {
        let read = words::read_with(dossier.scope(), dossier);
        page.paragraph(format!("{read}; titles, summaries and notes remain the dossier's words."));
    }
    let counts = [
        (dossier.events().len(), "event"),
        (dossier.actors().len(), "actor"),
        (dossier.relations().len(), "relation"),
        (dossier.claims().len(), "claim"),
    ];
    let counts = counts.map(|(number, what)| words::count(number, what));
    page.line(Phrase::new().dim(format!("{} · {}", counts.join(" · "), sources(dossier))));
    if let Some(summary) = dossier.summary() {
        page.paragraph(summary);
    }
    page.linked_field("on", dossier.subject().map(Into::into));
    chapters(page);
    to_begin(page);
    legend(page);
    page.section("In the pulse", None);
    for (sign, class, what) in [
        ("█", Class::Text, "deeds: cooperation above the line, conflict below it"),
        ("▌", Class::Text, "words, beyond them; what is too little for half a row is a line or dots"),
        ("╋", Class::Heading, "the selected event"),
        ("━", Class::Text, "the events in view"),
    ] {
        page.item(Run::new(sign, class), what.into());
    }
    page.line("A date that names no day counts evenly for all the days that it may mean.");
    networks(page);
}

/// How many sources there are; where some are left out, how many are still cited: those that nothing ever cites
/// are there only to say what others rest on.
fn sources(dossier: &Dossier) -> String {
    if dossier.scope() == Scope::All {
        return words::count(dossier.sources().len(), "source");
    }
    let LeftOut { sources, of, .. } = dossier.left_out();
    format!("{} of {}", of - sources, words::count(of, "cited source"))
}

fn chapters(page: &mut Builder<'_>) {
    let chapters: Vec<&Chapter> = page.dossier.chapters().iter().collect();
    page.listed("The story", &chapters, "the file has them all", |page, chapter| {
        page.plain_item(Phrase::from(chapter.title.as_str()).dim(format!(" · {}", chapter.span.long())));
        if let Some(summary) = &chapter.summary {
            page.below(summary.as_str());
        }
        let sources = chapter.citations.iter().filter(|citation| citation.bearing.supports());
        let sources = sources.filter_map(|citation| page.dossier.source_of(citation));
        let mut sources: Vec<SourceId> = sources.collect();
        sources.sort_unstable();
        sources.dedup();
        let names = sources.into_iter().map(|id| Phrase::new().mention(id, evidence::name(page.dossier, id)));
        page.below(Phrase::new().dim("as told by ").then(Phrase::joined(names, ", ")));
    });
}

fn legend(page: &mut Builder<'_>) {
    page.section("The signs", None);
    for tone in Tone::ALL {
        page.item(Run::new(signs::tone(Some(tone)).to_string(), Class::Tone(Some(tone))), tone.word().into());
    }
    for (sign, class, meaning) in [
        (signs::CORROBORATED, Class::Agrees, "several origins bear it out (how many)"),
        (signs::CONTESTED, Class::Contested, "contested: somebody disputes it, or a source contradicts it (origins)"),
        (signs::SINGLE, Class::Dim, "one origin alone"),
        (signs::bearing(Bearing::Refines), Class::Agrees, "a source that gives it more exactly"),
        (signs::bearing(Bearing::Context), Class::Dim, "a source that neither bears it out nor denies it"),
        (signs::RELATED, Class::Dim, "belongs to what is selected in another pane"),
        (signs::MARKED, Class::Dim, "an actor that you have marked"),
    ] {
        page.item(Run::new(sign.to_string(), class), meaning.into());
    }
    page.line("On a claim they count who reports that it was said, not whether it is true.");
    for (signs, meaning) in [
        ("~ ?", "about this date; perhaps this date"),
        ("( )", "the dossier's own date: none of the sources that are read gives one"),
        ("↑ ↓", "undated: later than what stands above, earlier than what stands below"),
    ] {
        page.item(Run::dim(signs), meaning.into());
    }
}

fn to_begin(page: &mut Builder<'_>) {
    if page.options.to_begin.is_empty() {
        return;
    }
    page.section("To begin", None);
    for (key, what) in page.options.to_begin {
        page.field(key, what.as_str());
    }
}

fn networks(page: &mut Builder<'_>) {
    page.section("In a network", None);
    for (line, class, what) in [
        ("───", Class::Tone(Some(Tone::VerbalCooperation)), "more cooperation than conflict"),
        ("┄┄┄", Class::Tone(Some(Tone::VerbalConflict)), "more conflict than cooperation"),
        ("┈┈┈", Class::Dim, "related, without events together"),
    ] {
        page.item(Run::new(line, class), what.into());
    }
    let dossier = page.dossier;
    let kinds = ActorKind::ALL.iter().filter(|kind| dossier.actors().any(|(_, actor)| actor.kind == **kind));
    let kinds = kinds.map(|kind| format!("{}\u{a0}{}", signs::kind(*kind), kind.spoken().replace(' ', "\u{a0}")));
    page.line(kinds.collect::<Vec<_>>().join("  "));
}
