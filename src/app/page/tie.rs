//! The lines about one tie of a network: who the neighbour is, what they did together, how they
//! are related.
//!
//! Must not know how many of its lines are in view.

use super::{
    Page, Role, Writer,
    writer::{Piece, dim, piece, text},
};
use crate::{
    app::{glyph, words},
    dossier::{ActorId, Dossier, RelationId, Tally, Tie, Tone},
};

/// Lays out what is to be said of a tie, `width` columns wide.
pub fn build(dossier: &Dossier, tie: &Tie, width: usize) -> Page {
    let mut page = Writer::new(dossier, width);
    let record = dossier.actor(tie.actor);
    let kind = record.kind.word().replace('_', " ");
    let together = match tie.tally.total() {
        0 => "no events together".to_owned(),
        n => format!("{} together", words::count(n, "event")),
    };
    page.flow("", 0, vec![piece(record.name.as_str(), Role::Title), dim(format!(" · {kind} · {together}"))]);
    let mut relations: Vec<Piece> = Vec::new();
    for id in &tie.relations {
        if !relations.is_empty() {
            relations.push(dim("; "));
        }
        relations.extend(relation(dossier, *id, tie.actor));
    }
    if !relations.is_empty() {
        page.flow("", 2, relations);
    }
    if tie.tally.total() > 0 {
        page.flow("", 2, tones(&tie.tally));
    }
    page.finish()
}

/// A relation from the neighbour's side.
fn relation(dossier: &Dossier, id: RelationId, of: ActorId) -> Vec<Piece> {
    let record = dossier.relation(id);
    let (from, to) = dossier.ends(id);
    let (verb, other) = if from == of { (record.kind.verb(), to) } else { (record.kind.inverse(), from) };
    let lasting = words::lifetime(record.start.as_ref(), record.end.as_ref());
    let more: Vec<String> = record.role.iter().map(|role| role.as_str().to_owned()).chain(lasting).collect();
    let mut pieces = vec![text(format!("{verb} {}", dossier.short_name(other)))];
    if !more.is_empty() {
        pieces.push(dim(format!(" ({})", more.join(", "))));
    }
    if dossier.standing(id).contested {
        pieces.push(piece(format!("\u{a0}{}", glyph::CONTESTED), Role::Contested));
    }
    pieces
}

/// How many events of each tone, in words.
fn tones(tally: &Tally) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut say = |tone: Option<Tone>, before: &'static str, words: &str| {
        pieces.push(dim(if pieces.is_empty() { "" } else { before }));
        pieces.push(piece(format!("{}\u{a0}{}", glyph::tone(tone), tally.of(tone)), Role::Tone(tone)));
        pieces.push(text(format!(" {words}")));
    };
    for [words, deeds] in
        [[Tone::VerbalCooperation, Tone::MaterialCooperation], [Tone::VerbalConflict, Tone::MaterialConflict]]
    {
        match [words, deeds].map(|tone| tally.of(Some(tone)) > 0) {
            [true, true] => {
                let (verbal, _) = words.word().split_once(' ').unwrap_or_default();
                say(Some(words), ", ", verbal);
                say(Some(deeds), " and ", deeds.word());
            }
            [true, false] => say(Some(words), ", ", words.word()),
            [false, true] => say(Some(deeds), ", ", deeds.word()),
            [false, false] => {}
        }
    }
    if tally.of(None) > 0 {
        say(None, ", ", "without a tone");
    }
    pieces
}
