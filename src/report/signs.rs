//! The signs that stand for meanings, on pages and in lists: one column each.
//!
//! Every sign has a word too and an ASCII form in the theme.

use crate::dossier::{
    Standing, Tone,
    record::{ActorKind, Bearing},
};

/// The line under the cursor.
pub const CURSOR: char = '▸';
/// The same, where what is under it stands to the left.
pub const CURSOR_LEFT: char = '◂';
/// A record that belongs to what is selected elsewhere.
pub const RELATED: char = '•';
/// An actor that the reader has marked.
pub const MARKED: char = '◆';
/// Somebody disputes it, or some source contradicts it.
pub const CONTESTED: char = '≠';
/// Further sources say the same.
pub const CORROBORATED: char = '✓';
/// It rests on one source alone.
pub const SINGLE: char = '·';

/// Blocks of one to eight eighths.
pub const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Circles for cooperation, triangles for conflict; hollow for words, filled for deeds.
pub const fn tone(tone: Option<Tone>) -> char {
    match tone {
        Some(Tone::VerbalCooperation) => '○',
        Some(Tone::MaterialCooperation) => '●',
        Some(Tone::VerbalConflict) => '△',
        Some(Tone::MaterialConflict) => '▲',
        None => '·',
    }
}

/// What kind of actor it is: squares for states and other bodies, dots for loose groups.
pub const fn kind(kind: ActorKind) -> char {
    match kind {
        ActorKind::Person => '@',
        ActorKind::State => '■',
        ActorKind::PublicBody => '□',
        ActorKind::Party => '★',
        ActorKind::Organization => '▣',
        ActorKind::Company => '$',
        ActorKind::ArmedGroup => '†',
        ActorKind::Intergovernmental => '▦',
        ActorKind::Media => '▤',
        ActorKind::Gathering => '∷',
        ActorKind::Group => '∴',
    }
}

/// How a source stands to a record.
pub const fn bearing(bearing: Bearing) -> char {
    match bearing {
        Bearing::States => '·',
        Bearing::Agrees => '✓',
        Bearing::Refines => '+',
        Bearing::Contradicts => '≠',
    }
}

/// How well a record is supported, in at most four columns.
pub fn standing(standing: Standing) -> String {
    if standing.contested {
        format!("{CONTESTED}{}", standing.sources)
    } else if standing.corroborated_by > 0 {
        format!("{CORROBORATED}{}", standing.corroborated_by)
    } else {
        format!("{SINGLE}{}", standing.sources)
    }
}

/// The same with its one word, in at most fifteen columns.
pub fn standing_and_word(standing: Standing) -> String {
    let word = if standing.contested {
        "contested"
    } else if standing.corroborated_by > 0 {
        "corroborated"
    } else if standing.is_single() {
        "single"
    } else {
        "sources"
    };
    format!("{} {word}", self::standing(standing))
}

/// All of it in words.
pub fn standing_words(standing: Standing) -> String {
    let mut words = Vec::new();
    if standing.contested {
        words.push("contested".to_owned());
    }
    match standing.corroborated_by {
        0 => {}
        1 => words.push("corroborated by one outside source".to_owned()),
        n => words.push(format!("corroborated by {n} outside sources")),
    }
    if standing.refined {
        words.push("refined".to_owned());
    }
    words.push(match standing.sources {
        0 => "no source".to_owned(),
        1 => "single source".to_owned(),
        n => format!("{n} sources"),
    });
    words.join(" · ")
}
