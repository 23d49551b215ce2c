//! The page of a pair: how much of what tone there is between two actors, who acts towards whom
//! and when, how they are related, what each says of the other, and their events in order.
//!
//! Must not know who has marked them.

use std::fmt::Write as _;

use super::{
    MOST, Role, actor, claim,
    writer::{Writer, dim, piece, text},
    years::{Years, blocks, number},
};
use crate::{
    app::{glyph, words},
    dossier::{ActorId, Between, Direction, EventId, Tally, Tone},
};

/// The longest bar of a count.
const LONGEST_BAR: usize = 24;
/// Columns before a row of blocks: a sign for what it counts.
const BEFORE_BLOCKS: usize = 4;

pub(super) fn write(page: &mut Writer<'_>, first: ActorId, second: ActorId) {
    let dossier = page.dossier;
    let between = dossier.between(first, second);
    let [one, other] = [first, second].map(|actor| dossier.short_name(actor));
    page.title(&format!("{one} and {other}"));
    let total = match between.events.len() {
        0 => "no events together".to_owned(),
        n => format!("{} together", words::count(n, "event")),
    };
    page.flow("", 0, vec![dim(total)]);
    page.blank();
    for actor in [first, second] {
        let name = page.actor(actor);
        let kind = dossier.actor(actor).kind;
        let words = kind.word().replace('_', " ");
        page.item(dim(glyph::kind(kind).to_string()), vec![name, dim(format!(" · {words}"))]);
    }
    page.blank();
    ends(page, &between);
    tones(page, &between.tally(dossier, |_| true));
    pulse(page, &between, one, other);
    if !between.relations.is_empty() {
        page.heading("Relations", Some(between.relations.len()));
        for id in between.relations.iter().take(MOST) {
            actor::relation(page, *id, first);
        }
        page.more(between.relations.len(), MOST, "search for them");
    }
    claim::saying(page, &format!("{one} says of {other}"), &between.says[0]);
    claim::saying(page, &format!("{other} says of {one}"), &between.says[1]);
    if !between.events.is_empty() {
        page.heading("Events", Some(between.events.len()));
        for (event, direction) in between.events.iter().take(MOST) {
            let by = match direction {
                Direction::Forth => Some(format!("by {one}")),
                Direction::Back => Some(format!("by {other}")),
                Direction::Beside => None,
            };
            page.event(*event, by.as_deref());
        }
        page.more(between.events.len(), MOST, "mark the two, and the timeline shows them all");
    }
}

/// The first event and the last.
fn ends(page: &mut Writer<'_>, between: &Between) {
    let dossier = page.dossier;
    let dated = || between.events.iter().map(|(event, _)| *event).filter(|event| dossier.event(*event).date.is_some());
    let (first, last) = (dated().next(), dated().next_back());
    let last = last.filter(|last| Some(*last) != first);
    for (label, event) in [("first", first), ("last", last)] {
        let Some(event) = event else { continue };
        let record = dossier.event(event);
        let when = record.date.as_ref().map_or_else(String::new, words::day);
        let link = page.link(event, record.title.as_str());
        page.field(label, vec![dim(format!("{when} ")), link]);
    }
}

/// How many events of each tone, in words and as bars.
fn tones(page: &mut Writer<'_>, tally: &Tally) {
    if tally.total() == 0 {
        return;
    }
    page.heading("In which tone", None);
    let tones = Tone::ALL.into_iter().map(Some).chain((tally.of(None) > 0).then_some(None));
    let tones: Vec<(Option<Tone>, usize)> = tones.map(|tone| (tone, tally.of(tone))).collect();
    let most = tones.iter().map(|(_, number)| *number).max().unwrap_or(0);
    let digits = most.to_string().len();
    // The sign, the number, the words and blanks around them come before the bar.
    let room = page.width().saturating_sub(3 + digits + 1 + "material cooperation".len() + 1).min(LONGEST_BAR);
    for (tone, number) in tones {
        let word = tone.map_or("without a tone", Tone::word);
        let bar = if most <= room { number } else { (number * room).div_ceil(most) };
        let role = Role::Tone(tone);
        let words = format!("{number:>digits$} {word:<20}").replace(' ', "\u{a0}");
        let mut pieces = vec![text(words.trim_end_matches('\u{a0}'))];
        if bar > 0 {
            let pad = words.chars().count() - words.trim_end_matches('\u{a0}').chars().count();
            pieces
                .push(piece(format!("{}{}", "\u{a0}".repeat(pad + 1), glyph::BLOCKS[7].to_string().repeat(bar)), role));
        }
        page.item(piece(glyph::tone(tone).to_string(), role), pieces);
    }
}

/// Who acts towards whom over the years: cooperation above, conflict below.
fn pulse(page: &mut Writer<'_>, between: &Between, one: &str, other: &str) {
    let dossier = page.dossier;
    let dated = between.events.iter().filter_map(|(event, way)| Some((*event, *way, years(page, *event)?)));
    let dated: Vec<(EventId, Direction, (i64, i64))> = dated.collect();
    let undated = between.events.len() - dated.len();
    let Some(from) = dated.iter().map(|(.., years)| years.0).min() else { return };
    let until = dated.iter().map(|(.., years)| years.1).max().unwrap_or(from);
    let scale = Years::new(from, until, page.width().saturating_sub(BEFORE_BLOCKS + 1).max(1));
    let mut rows = Vec::new();
    let ways = [
        (format!("{one} towards {other}"), Direction::Forth),
        (format!("{other} towards {one}"), Direction::Back),
        ("neither towards the other".to_owned(), Direction::Beside),
    ];
    for (title, way) in ways {
        let of = |side: fn(Tone) -> bool| {
            let these = dated
                .iter()
                .filter(|(event, direction, _)| *direction == way && dossier.tone(*event).is_some_and(side));
            scale.weigh(these.map(|(.., years)| *years))
        };
        let tally = between.tally(dossier, |direction| direction == way);
        rows.push((title, tally, [of(Tone::is_cooperation), of(|tone| !tone.is_cooperation())]));
    }
    let most = rows.iter().flat_map(|(.., sides)| sides).flatten().copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return;
    }
    page.heading("Who acts towards whom", None);
    for (title, tally, sides) in &rows {
        let mut line = vec![text(title.clone()), dim(format!(" {}", tally.total()))];
        if tally.total() == 0 {
            line.push(dim(", nothing known"));
        }
        page.flow(" ", 1, line);
        for (weights, tones) in sides
            .iter()
            .zip([[Tone::VerbalCooperation, Tone::MaterialCooperation], [Tone::VerbalConflict, Tone::MaterialConflict]])
        {
            if tally.total() > 0 {
                let role = Role::Tone(Some(tones[1]));
                let signs: String = tones.iter().map(|tone| glyph::tone(Some(*tone))).collect();
                page.row(vec![piece(format!("\u{a0}{signs}\u{a0}"), role), piece(blocks(weights, most), role)]);
            }
        }
    }
    page.row(vec![dim(format!("{}{}", "\u{a0}".repeat(BEFORE_BLOCKS), scale.axis()))]);
    let span = if scale.each == 1 { "a year".to_owned() } else { format!("{} years", scale.each) };
    let mut note = format!("highest: {} in {span}", number(most));
    // What stands in none of the rows is counted all the same.
    let toneless = dated.iter().filter(|(event, ..)| dossier.tone(*event).is_none()).count();
    for (number, what) in [(undated, "date"), (toneless, "tone")] {
        if number > 0 {
            let _ = write!(note, "; {number} without a {what}");
        }
    }
    page.flow(" ", 1, vec![dim(note)]);
}

/// The first and last year in which an event may have happened; where one of them is open, it
/// counts for the year that is known.
fn years(page: &Writer<'_>, event: EventId) -> Option<(i64, i64)> {
    let span = page.dossier.event(event).date.as_ref()?.span();
    match (span.first, span.last) {
        (Some(first), Some(last)) => Some((first.year(), last.year().max(first.year()))),
        _ => span.anchor().map(|day| (day.year(), day.year())),
    }
}
