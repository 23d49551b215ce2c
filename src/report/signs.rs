//! The signs that stand for meanings, on pages and in lists: one column each.
//!
//! Every sign has a word too and an ASCII form in the theme.

use crate::dossier::{
    Kind, Standing, Tone,
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
/// Several origins bear it out.
pub const CORROBORATED: char = '✓';
/// It does not stand with the sources that are included.
pub const FALLEN: char = '−';
/// It rests on one origin alone.
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
        Bearing::Context => '–',
    }
}

/// How well a record is supported, in at most four columns: the number is that of its origins.
pub fn standing(standing: Standing) -> String {
    let sign = if standing.contested {
        CONTESTED
    } else if standing.corroborated_by() > 0 {
        CORROBORATED
    } else {
        SINGLE
    };
    format!("{sign}{}", standing.origins)
}

/// The same with its one word, in at most fifteen columns.
pub fn standing_and_word(standing: Standing) -> String {
    let word = if standing.contested {
        "contested"
    } else if standing.corroborated_by() > 0 {
        "corroborated"
    } else if standing.is_single() {
        "single"
    } else {
        "no source"
    };
    format!("{} {word}", self::standing(standing))
}

/// How well a claim is supported, in a few words: what is counted is who reports that it was said.
pub fn claim_standing(standing: Standing) -> String {
    let reported = format!("reported by {}", standing.origins);
    if standing.contested {
        format!("{CONTESTED} contested, {reported}")
    } else {
        let sign = if standing.corroborated_by() > 0 { CORROBORATED } else { SINGLE };
        format!("{sign} {reported}")
    }
}

/// All of it in words; on a claim they count who reports it.
pub fn standing_words(standing: Standing, kind: Kind) -> String {
    let mut words = Vec::new();
    if standing.contested {
        words.push("contested".to_owned());
    }
    let reported = if kind == Kind::Claim { "reported by " } else { "" };
    words.push(format!("{reported}{}", counted(standing)));
    if standing.refined {
        words.push("refined".to_owned());
    }
    // What is known of a claim is that it was made; states make theirs themselves.
    if standing.official && kind != Kind::Claim {
        words.push("known from state bodies alone".to_owned());
    }
    words.join(" · ")
}

/// How many documents, and how many origins behind them.
pub fn counted(standing: Standing) -> String {
    let floor = if standing.at_least { "at least " } else { "" };
    let recorded = if standing.unrecorded { " as far as recorded" } else { "" };
    match (standing.documents, standing.origins) {
        (0, _) => "no source".to_owned(),
        (1, _) => "a single source".to_owned(),
        (documents, 1) => format!("{documents} documents, {floor}1 origin"),
        (documents, origins) => format!("{documents} documents, {floor}{origins} origins{recorded}"),
    }
}
