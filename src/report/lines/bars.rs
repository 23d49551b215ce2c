//! Counts as bars, and rows of blocks over years: each column has whole years, so that none mixes them.

use std::fmt::Write as _;

use super::{Layer, chart::marks};
use crate::{
    dossier::{Tally, Tone},
    picture::{
        pulse::{Bin, Pulse, Side},
        ticks::ticks,
    },
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
/// The most columns that a year takes: its mark and a blank.
const WIDEST_YEAR: usize = 6;
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
        let pulse = |way: &DirectedEvents| {
            let whole = exchange.whole?;
            let (period, columns) = whole.in_columns_of_years(room);
            Some(Pulse::new(way.events.iter().copied(), period, whole, columns))
        };
        let ways: Vec<(&DirectedEvents, Option<Pulse>)> =
            exchange.directions.iter().map(|way| (way, pulse(way))).collect();
        let most = ways.iter().filter_map(|(_, pulse)| pulse.as_ref()).map(Pulse::peak).fold(0.0, f64::max);
        for (way, pulse) in &ways {
            let title = Phrase::from(way.title.as_str());
            let nothing = if way.tally.total() == 0 { ", nothing known" } else { "" };
            let number = Phrase::new().dim(format!(" {}{nothing}", way.tally.total())).only(Shown::Linked);
            self.lay(1, " ", &[], &title.then(number).unlinked(format!(": {}", way.words())));
            if let Some(pulse) = pulse.as_ref().filter(|_| way.tally.total() > 0 && most > 0.0) {
                self.sides(pulse, most, room);
            }
        }
        let pulses: Vec<Pulse> = ways.into_iter().filter_map(|(_, pulse)| pulse).collect();
        let Some(Pulse { period, bins, .. }) = pulses.first().filter(|_| most > 0.0) else { return };
        self.row([(marks(BEFORE_BLOCKS, &ticks(*period, bins.len() * cells(bins, room))), Class::Text)]);
        let span = period.column_words(bins.len());
        let sides = Side::BOTH.map(|side| format!("{}\u{a0}{}", signs_of(side), side.word())).join(", ");
        let mut note = format!("{sides}; {}; highest: {} in {span}", period.words(), words::weight(most));
        // What stands in none of the rows is counted all the same.
        let undated: usize = pulses.iter().map(|pulse| pulse.undated).sum();
        let toneless: usize = pulses.iter().map(|pulse| pulse.toneless).sum();
        // Of those without a tone, these are the dated ones alone.
        let dated = if undated > 0 { "dated " } else { "" };
        let left_out = [(undated, "undated".to_owned()), (toneless, format!("{dated}without a tone"))];
        let left_out = left_out.into_iter().filter(|(number, _)| *number > 0);
        let left_out: Vec<String> = left_out.map(|(number, what)| format!("{number} {what}")).collect();
        if !left_out.is_empty() {
            let _ = write!(note, "; left out here: {}", left_out.join(", "));
        }
        self.lay(1, " ", &[], &Phrase::from(note));
    }

    fn sides(&mut self, pulse: &Pulse, most: f64, room: usize) {
        for side in Side::BOTH {
            let class = Class::Tone(Some(side.tones()[1]));
            let signs = signs_of(side);
            let weights: Vec<f64> = pulse.bins.iter().map(|bin| bin.side(side)).collect();
            self.row([(format!(" {signs} {}", blocks(&weights, most, cells(&pulse.bins, room))), class)]);
        }
    }
}

/// The signs of the tones of a side.
fn signs_of(side: Side) -> String {
    side.tones().iter().map(|tone| signs::tone(Some(*tone))).collect()
}

/// How many cells each column takes.
fn cells(columns: &[Bin], room: usize) -> usize {
    (room / columns.len().max(1)).clamp(1, WIDEST_YEAR)
}

/// A row of blocks, each as high as its weight and so many cells wide.
fn blocks(weights: &[f64], most: f64, cells: usize) -> String {
    let block = |weight: &f64| {
        // What rounding adds to a sum of days is nothing.
        let eighths = (weight / most * 8.0 - 1e-9).ceil();
        if eighths <= 0.0 {
            ' '
        } else if eighths >= 8.0 {
            signs::BLOCKS[7]
        } else {
            #[allow(clippy::cast_sign_loss)] // between 1 and 7
            signs::BLOCKS[eighths as usize - 1]
        }
    };
    weights.iter().flat_map(|weight| std::iter::repeat_n(block(weight), cells)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_weights_are_higher_blocks() {
        assert_eq!(blocks(&[0.0, 0.1, 1.0, 2.0, 4.0], 4.0, 1), " ▁▂▄█");
    }
}
