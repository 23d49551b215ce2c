//! What the signs mean.

use super::{Class, signs};
use crate::dossier::{
    Tone,
    record::{ActorKind, Bearing},
};

/// A sign and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// As it is shown.
    pub sign: String,
    /// How it looks.
    pub class: Class,
    /// What it means.
    pub meaning: String,
}

/// Every sign, in groups with their titles.
pub fn legend() -> Vec<(&'static str, Vec<Sign>)> {
    vec![
        ("The signs", of_events()),
        ("In the chapters and the pulse", of_the_pulse()),
        ("In the lanes", of_the_lanes()),
        ("In two tellings", of_two_tellings()),
        ("In a network", of_networks()),
    ]
}

/// The signs that every list has, a line for each matter.
pub fn in_short() -> [(String, &'static str); 3] {
    let [said, done, denied, fought] = Tone::ALL.map(|tone| signs::tone(Some(tone)));
    let neither = signs::tone(None);
    [
        (
            format!("{said} {done}  {denied} {fought}  {neither}"),
            "cooperation in words, in deeds; conflict in words, in deeds; neither",
        ),
        (
            format!("{}3 {}2", signs::CORROBORATED, signs::CONTESTED),
            "three origins bear it out; contested, with two origins",
        ),
        (format!("{}1", signs::SINGLE), "one origin alone; all signs stand at the end of this help"),
    ]
}

fn sign(sign: impl Into<String>, class: Class, meaning: &str) -> Sign {
    Sign { sign: sign.into(), class, meaning: meaning.to_owned() }
}

fn of_events() -> Vec<Sign> {
    let tones = Tone::ALL.into_iter().map(|tone| (signs::tone(Some(tone)), Class::Tone(Some(tone)), tone.word()));
    let standing = [
        (signs::tone(None), Class::Dim, "neither cooperation nor conflict"),
        (signs::CORROBORATED, Class::Agrees, "several origins bear it out (how many)"),
        (signs::CONTESTED, Class::Contested, "contested: somebody disputes it, or a source contradicts it (origins)"),
        (signs::SINGLE, Class::Dim, "one origin alone; on a claim, origins say who reports it, not whether it is true"),
        (signs::bearing(Bearing::Refines), Class::Agrees, "a source that gives it more exactly"),
        (signs::bearing(Bearing::Context), Class::Dim, "a source that neither bears it out nor denies it"),
        (signs::FALLEN, Class::Dim, "does not stand with the sources that are read"),
        (signs::RELATED, Class::Dim, "belongs to what is selected in another pane"),
        (signs::MARKED, Class::Dim, "an actor that you have marked"),
    ];
    let dates = [
        ("~ ?", "about this date; perhaps this date"),
        ("1…6", "one of these days"),
        ("( )", "the dossier's own date: none of the sources that are read gives one"),
        ("↑ ↓", "undated: later than what stands above, earlier than what stands below"),
    ];
    let dates = dates.map(|(shown, meaning)| sign(shown, Class::Dim, meaning));
    let changed = format!("{}3→{}1", signs::CORROBORATED, signs::SINGLE);
    let changed = sign(changed, Class::Dim, "with all sources, and with those that are read");
    let signs = tones.chain(standing).map(|(shown, class, meaning)| sign(shown, class, meaning));
    signs.chain([changed]).chain(dates).collect()
}

fn of_the_pulse() -> Vec<Sign> {
    vec![
        sign("○3 ≠2", Class::Text, "of a chapter: how many events of each tone, and how many are contested"),
        sign("█", Class::Text, "deeds: cooperation above the line, conflict below it"),
        sign("▌", Class::Text, "words, beyond them; what is too little for half a row is a line or dots"),
        sign("┼ ┿", Class::Dim, "on the line: neither cooperation nor conflict; ┿ among the events in view"),
        sign("╋", Class::Heading, "the selected event"),
        sign("┣━┫", Class::Heading, "the same, where it has more than one column of time"),
        sign("━", Class::Text, "the events in view"),
        sign("", Class::Text, "A date that names no day counts evenly for all the days that it may mean."),
    ]
}

fn of_the_lanes() -> Vec<Sign> {
    vec![
        sign("2 … 9 +", Class::Text, "so many events at one time, or more than there is room to say"),
        sign("?", Class::Dim, "behind an event: nobody knows its day"),
        sign("───", Class::Dim, "how long it lasts, or may have happened; → it lasts on, nobody knows until when"),
        sign("┊", Class::Dim, "a new year, decade or century begins; or it leads up to the selected event"),
        sign("│ ┼", Class::Heading, "from those who did the selected event to those to whom it was done"),
    ]
}

fn of_two_tellings() -> Vec<Sign> {
    vec![
        sign("¶3", Class::Dim, "the paragraph that tells it"),
        sign("─╮ ╰─", Class::Dim, "a line joins an event with the same event on the other side"),
        sign("↑ ↓", Class::Dim, "the same event stands further up or down there, out of view"),
        sign(signs::FALLEN, Class::Dim, "the other side lacks it"),
    ]
}

fn of_networks() -> Vec<Sign> {
    let lines = [
        sign("───", Class::Tone(Some(Tone::VerbalCooperation)), "more cooperation than conflict"),
        sign("┄┄┄", Class::Tone(Some(Tone::VerbalConflict)), "more conflict than cooperation"),
        sign("┈┈┈", Class::Dim, "related, without events together"),
    ];
    let kinds = ActorKind::ALL.iter().map(|kind| sign(signs::kind(*kind), Class::Dim, &kind.spoken()));
    lines.into_iter().chain(kinds).collect()
}
