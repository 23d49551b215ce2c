//! The page of a pair: how much of what tone there is between two actors, who acts towards whom
//! and when, how they are related, what each says of the other, and their events in order.
//!
//! Must not know who has marked them.

use super::{
    MOST, Role, actor, claim,
    writer::{Piece, Writer, dim, piece, text},
};
use crate::{
    app::{glyph, words},
    dossier::{ActorId, Between, Direction, EventId, Tally, Tone},
};

/// The longest bar of a count.
const LONGEST_BAR: usize = 24;
/// Columns before a row of blocks: a sign for what it counts.
const BEFORE_BLOCKS: usize = 4;
/// The most columns that a year takes.
const WIDEST_YEAR: usize = 3;

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
    for (label, actor) in [("one", first), ("other", second)] {
        let name = page.actor(actor);
        let kind = dossier.actor(actor).kind.word().replace('_', " ");
        page.field(label, vec![name, dim(format!(" · {kind}"))]);
    }
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
    let scale = Scale::new(from, until, page.width().saturating_sub(BEFORE_BLOCKS + 1).max(1));
    let mut rows = Vec::new();
    let ways = [
        (format!("{one} towards {other}"), Direction::Forth),
        (format!("{other} towards {one}"), Direction::Back),
        ("side by side".to_owned(), Direction::Beside),
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
    let span = if scale.years == 1 { "a year".to_owned() } else { format!("{} years", scale.years) };
    let mut note = format!("highest: {} in {span}", number(most));
    if undated > 0 {
        note.push_str(&format!("; {undated} without a date"));
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

/// Years in columns.
struct Scale {
    from: i64,
    /// How many columns there are.
    columns: usize,
    /// How many columns a year takes, or else
    widen: usize,
    /// how many years a column takes.
    years: i64,
}

impl Scale {
    fn new(from: i64, until: i64, room: usize) -> Self {
        let count = usize::try_from(until - from + 1).unwrap_or(1).max(1);
        let years = count.div_ceil(room);
        let widen = (room / count).clamp(1, WIDEST_YEAR);
        let columns = count.div_ceil(years) * widen;
        Self { from, columns, widen, years: i64::try_from(years).unwrap_or(i64::MAX) }
    }

    /// The weight of spans of years in each step of time; a span spreads over all its years.
    fn weigh(&self, spans: impl Iterator<Item = (i64, i64)>) -> Vec<f64> {
        let steps = self.columns / self.widen;
        let mut weights = vec![0.0; steps];
        for (first, last) in spans {
            let step = |year: i64| usize::try_from((year - self.from) / self.years).unwrap_or(0).min(steps - 1);
            #[allow(clippy::cast_precision_loss)] // years and steps are few
            let each = 1.0 / (step(last) - step(first) + 1) as f64;
            for weight in &mut weights[step(first)..=step(last)] {
                *weight += each;
            }
        }
        weights.iter().flat_map(|weight| std::iter::repeat_n(*weight, self.widen)).collect()
    }

    /// The first and last year below their columns, and the one in the middle where it fits.
    fn axis(&self) -> String {
        let steps = i64::try_from(self.columns / self.widen).unwrap_or(1);
        let label = |step: i64| words::year(self.from + step * self.years);
        let mut line = label(0);
        for step in [steps / 2, steps - 1] {
            let at = usize::try_from(step).unwrap_or(0) * self.widen;
            let label = label(step);
            let at = if step == steps - 1 {
                (at + self.widen).saturating_sub(label.len()).max(at.min(self.columns.saturating_sub(label.len())))
            } else {
                at
            };
            if at > line.len() && at + label.len() <= self.columns {
                line = format!("{line:<at$}{label}");
            }
        }
        line.replace(' ', "\u{a0}")
    }
}

/// A row of blocks, each as high as its weight.
fn blocks(weights: &[f64], most: f64) -> String {
    let block = |weight: &f64| {
        let eighths = (weight / most * 8.0).ceil();
        if eighths <= 0.0 {
            '\u{a0}'
        } else if eighths >= 8.0 {
            glyph::BLOCKS[7]
        } else {
            #[allow(clippy::cast_sign_loss)] // between 1 and 7
            glyph::BLOCKS[eighths as usize - 1]
        }
    };
    weights.iter().map(block).collect()
}

/// A weight without needless decimals.
fn number(weight: f64) -> String {
    if (weight - weight.round()).abs() < 0.05 { format!("{weight:.0}") } else { format!("{weight:.1}") }
}

impl Writer<'_> {
    /// A line that is never broken: what doesn't fit was not made.
    fn row(&mut self, pieces: Vec<Piece>) {
        self.flow("", 0, pieces);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_takes_as_many_columns_as_there_are() {
        let scale = Scale::new(2010, 2014, 20);
        assert_eq!((scale.columns, scale.widen, scale.years), (15, 3, 1));
        assert_eq!(scale.axis(), "2010\u{a0}\u{a0}2012\u{a0}2014");
        let scale = Scale::new(1900, 1999, 30);
        assert_eq!((scale.columns, scale.widen, scale.years), (25, 1, 4));
    }

    #[test]
    fn higher_weights_are_higher_blocks() {
        assert_eq!(blocks(&[0.0, 0.1, 1.0, 2.0, 4.0], 4.0), "\u{a0}▁▂▄█");
    }

    proptest! {
        #[test]
        fn every_event_weighs_one_wherever_it_may_fall(
            spans in prop::collection::vec((-50i64..2100, 0i64..120), 1..20), room in 1usize..100,
        ) {
            let spans: Vec<(i64, i64)> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let from = spans.iter().map(|span| span.0).min().unwrap();
            let until = spans.iter().map(|span| span.1).max().unwrap();
            let scale = Scale::new(from, until, room);
            prop_assert!(scale.columns <= room.max(1));
            let weights = scale.weigh(spans.iter().copied());
            prop_assert_eq!(weights.len(), scale.columns);
            let sum: f64 = weights.iter().sum::<f64>() / scale.widen as f64;
            prop_assert!((sum - spans.len() as f64).abs() < 1e-6);
            prop_assert!(scale.axis().chars().count() <= scale.columns.max(7));
        }
    }
}
