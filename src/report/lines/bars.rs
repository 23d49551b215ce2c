//! Counts as bars, and rows of blocks over years.

use std::fmt::Write as _;

use super::Layer;
use crate::{
    dossier::{Tally, Tone},
    picture::years::Years,
    report::{
        Block, Class, Run, Shown,
        pair::{DirectedEvents, Exchange},
        phrase::Phrase,
        signs, words,
    },
};

/// The longest bar of a count.
const LONGEST_BAR: usize = 24;
/// Columns before a row of blocks: the signs of what it counts.
const BEFORE_BLOCKS: usize = 4;
/// The longest name of a tone.
const LONGEST_TONE: usize = "material cooperation".len();

impl Layer<'_> {
    /// How many events of each tone, in words and as bars.
    pub(super) fn tones(&mut self, block: &Block<'_>, tally: &Tally) {
        self.gap(block);
        let tones = Tone::ALL.into_iter().map(Some).chain((tally.of(None) > 0).then_some(None));
        let tones: Vec<(Option<Tone>, usize)> = tones.map(|tone| (tone, tally.of(tone))).collect();
        let most = tones.iter().map(|(_, number)| *number).max().unwrap_or(0);
        let digits = most.to_string().len();
        // The sign, the number, the words and blanks around them come before the bar.
        let room = self.width.saturating_sub(3 + digits + 1 + LONGEST_TONE + 1).min(LONGEST_BAR);
        for (tone, number) in tones {
            let word = tone.map_or("without a tone", Tone::word);
            let bar = if most <= room { number } else { (number * room).div_ceil(most) };
            let class = Class::Tone(tone);
            let words = format!("{number:>digits$} {word:<LONGEST_TONE$} ");
            let words = if bar == 0 { words.trim_end() } else { &words }.replace(' ', "\u{a0}");
            let bar = signs::BLOCKS[7].to_string().repeat(bar);
            let sign = Run::new(format!("{}\u{a0}", signs::tone(tone)), class);
            self.lay(3, " ", &[sign], &Phrase::from(words).run(bar, class));
        }
    }

    /// Who acts towards whom over the years: cooperation above, conflict below.
    pub(super) fn exchange(&mut self, block: &Block<'_>, exchange: &Exchange) {
        self.gap(block);
        let room = self.width.saturating_sub(BEFORE_BLOCKS + 1).max(1);
        let scale = exchange.years.map(|(from, until)| Years::new(from, until, room));
        let weigh = |way: &DirectedEvents| {
            let weigh = |side: &Vec<(i64, i64)>| scale.as_ref().map(|scale| scale.weigh(side.iter().copied()));
            way.sides.each_ref().map(|side| weigh(side).unwrap_or_default())
        };
        let ways: Vec<(&DirectedEvents, [Vec<f64>; 2])> =
            exchange.directions.iter().map(|way| (way, weigh(way))).collect();
        let most = ways.iter().flat_map(|(_, sides)| sides).flatten().copied().fold(0.0, f64::max);
        for (way, sides) in &ways {
            let title = Phrase::from(way.title.as_str());
            let nothing = if way.tally.total() == 0 { ", nothing known" } else { "" };
            let number = Phrase::new().dim(format!(" {}{nothing}", way.tally.total())).only(Shown::Linked);
            self.lay(1, " ", &[], &title.then(number).unlinked(format!(": {}", way.words())));
            if way.tally.total() > 0 && most > 0.0 {
                self.sides(sides, most);
            }
        }
        let Some(scale) = scale.filter(|_| most > 0.0) else { return };
        self.row([(format!("{}{}", " ".repeat(BEFORE_BLOCKS), scale.axis()), Class::Dim)]);
        let span = if scale.each == 1 { "a year".to_owned() } else { format!("{} years", scale.each) };
        let mut note = format!("highest: {} in {span}", words::weight(most));
        // What stands in none of the rows is counted all the same.
        for (number, what) in [(exchange.undated, "date"), (exchange.toneless, "tone")] {
            if number > 0 {
                let _ = write!(note, "; {number} without a {what}");
            }
        }
        self.lay(1, " ", &[], &Phrase::new().dim(note));
    }

    fn sides(&mut self, sides: &[Vec<f64>; 2], most: f64) {
        let tones =
            [[Tone::VerbalCooperation, Tone::MaterialCooperation], [Tone::VerbalConflict, Tone::MaterialConflict]];
        for (weights, tones) in sides.iter().zip(tones) {
            let class = Class::Tone(Some(tones[1]));
            let signs: String = tones.iter().map(|tone| signs::tone(Some(*tone))).collect();
            self.row([(format!(" {signs} {}", blocks(weights, most)), class)]);
        }
    }
}

/// A row of blocks, each as high as its weight.
fn blocks(weights: &[f64], most: f64) -> String {
    let block = |weight: &f64| {
        let eighths = (weight / most * 8.0).ceil();
        if eighths <= 0.0 {
            ' '
        } else if eighths >= 8.0 {
            signs::BLOCKS[7]
        } else {
            #[allow(clippy::cast_sign_loss)] // between 1 and 7
            signs::BLOCKS[eighths as usize - 1]
        }
    };
    weights.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_weights_are_higher_blocks() {
        assert_eq!(blocks(&[0.0, 0.1, 1.0, 2.0, 4.0], 4.0), " ▁▂▄█");
    }
}
