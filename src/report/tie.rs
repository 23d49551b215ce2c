//! One tie of a network: who the neighbour is, what they did together, how they are related.

use super::{Class, Page, PageOptions, Phrase, builder::Builder, signs, words};
use crate::dossier::{Dossier, Tally, Tie, Tone};

/// What is to be said of a tie in a few lines.
pub fn tie<'d>(dossier: &'d Dossier, tie: &Tie) -> Page<'d> {
    let mut page = Builder::new(dossier, PageOptions::default());
    let record = dossier.actor(tie.actor);
    let kind = record.kind.spoken();
    let together = words::together(tie.tally.total());
    page.line(Phrase::of(record.name.as_str(), Class::Title).dim(format!(" · {kind} · {together}")));
    let relations = tie.relations.iter().map(|id| page.relation_of(*id, tie.actor));
    let relations = Phrase::joined(relations, "; ");
    page.line(relations);
    if tie.tally.total() > 0 {
        page.line(tones(&tie.tally));
    }
    page.finish()
}

/// How many events of each tone, in words.
fn tones(tally: &Tally) -> Phrase<'static> {
    let mut phrase = Phrase::new();
    let mut say = |tone: Option<Tone>, before: &'static str, words: &str| {
        let joint = if phrase.is_empty() { "" } else { before };
        let sign = format!("{}\u{a0}{}", signs::tone(tone), tally.of(tone));
        phrase = std::mem::take(&mut phrase).dim(joint).run(sign, Class::Tone(tone)).text(format!(" {words}"));
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
    phrase
}
