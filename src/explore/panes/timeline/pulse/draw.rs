//! The pulse at the foot of the timeline: cooperation above the line, conflict below; deeds fill a
//! column, words half of it, beyond them; on the line, the selected event and the events in view.
//!
//! ```text
//! │─ 1991–2019 ──────────────── █ deeds ▌ words ─│
//! │                                      ▌       │
//! │●   .........                  ▌    ▖▙▄ ▌▙    │
//! │  ─┣━━━━━━━━┫━━━━━━━━━━━━━━━━━━━━━────────────│
//! │▲   ▔▔▔▔▔▔▔▔▔                   ▔█▛▛▀▛▛       │
//! │                                 █ ▘          │
//! │       ╵1995 ╵2000 ╵2005 ╵2010  ╵2015         │
//! ```
//!
//! Heights go by half rows, which hang as well as they stand, so that the two sides compare.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget as _,
};

use super::GUTTER;
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::Tone,
    explore::{explorer::Explorer, ui::theme::Theme},
    picture::{
        period::Period,
        pulse::{Bin, Pulse, Scale, Side},
        ticks::ticks,
    },
    report::{signs, words},
};

/// Draws the pulse at the foot of the timeline.
pub fn draw(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme) {
    let Some(pulse) = explorer.pulse() else { return };
    let pulse = &*pulse;
    // A strip is the two sides and the line between them.
    let frames = area.height > 3;
    let (above, side) = (u16::from(frames), area.height.saturating_sub(if frames { 3 } else { 1 }) / 2);
    if side == 0 || area.width <= GUTTER {
        return;
    }
    let row = |at: u16| Rect { y: area.y + at, height: 1, ..area };
    let (between, below) = (above + side, above + side + 1);
    let scale = pulse.scale();
    for (which, first) in [(Side::Cooperation, above), (Side::Conflict, below)] {
        let (style, nearest) = match which {
            Side::Cooperation => (theme.good, between - 1),
            Side::Conflict => (theme.bad, below),
        };
        let sign = Span::styled(signs::tone(Some(which.tones()[1])).to_string(), style);
        Line::from(sign).render(row(nearest), frame.buffer_mut());
        for at in 0..side {
            // Counted from the line between the two.
            let out = nearest.abs_diff(first + at);
            for (x, (column, bin)) in (area.x + GUTTER..area.right()).zip(pulse.bins.iter().enumerate()) {
                let height = height(bin, which, column, usize::from(side) * 2, scale);
                let sign = cell(height, which, usize::from(out));
                if sign != ' ' {
                    frame.buffer_mut()[(x, area.y + first + at)].set_char(sign).set_style(style);
                }
            }
        }
    }
    line(frame, row(between), explorer, theme, pulse);
    if frames {
        head(frame, row(0), explorer, theme, pulse);
        years(frame, row(area.height - 1), theme, pulse);
    }
}

/// A rule that says what time is shown, and what the columns don't.
fn head(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme, pulse: &Pulse) {
    let closer = explorer.location().period.is_some();
    let whole = explorer.all_time().filter(|whole| *whole != pulse.period && !closer);
    let mut period = pulse.period.words();
    if let Some(whole) = whole {
        // What lies far from the rest was set aside unasked.
        period = format!("{period} (0: {})", whole.words());
    }
    let mut notes = vec!["█ deeds ▌ words".to_owned()];
    if matches!(pulse.scale(), Scale::Logarithmic(_)) {
        notes.push("logarithmic".to_owned());
    }
    notes.push(format!("{} a column", pulse.period.column_words(pulse.bins.len())));
    if pulse.toneless > 0 {
        notes.push("┼ neither".to_owned());
    }
    notes.push(format!("highest {}", words::weight(pulse.peak())));
    let room = usize::from(area.width).saturating_sub(period.width() + 7);
    let mut note = String::new();
    for part in notes {
        let longer = if note.is_empty() { part } else { format!("{note} · {part}") };
        if longer.width() > room {
            break;
        }
        note = longer;
    }
    let gap = usize::from(area.width).saturating_sub(period.width() + note.width() + 6);
    Line::from(vec![
        Span::styled("─", theme.border),
        Span::styled(format!(" {period} "), if closer { theme.key } else { theme.text }),
        Span::styled("─".repeat(gap), theme.border),
        Span::styled(if note.is_empty() { "──".to_owned() } else { format!(" {note} ") }, theme.dim),
        Span::styled("─", theme.border),
    ])
    .render(area, frame.buffer_mut());
}

/// How high a column stands on one side of the line, in half rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Height {
    /// Nothing happened.
    None,
    /// Too little for half a row, of which tone.
    Trace(Tone),
    /// Half rows of deeds, and of deeds and words together.
    Halves { deeds: usize, all: usize },
}

/// How high a column stands: nothing is lost, however little it is.
fn height(bin: &Bin, side: Side, column: usize, room: usize, scale: Scale) -> Height {
    let [for_words, for_deeds] = side.tones();
    let (words, deeds) = (bin.of(for_words), bin.of(for_deeds));
    if words + deeds <= 0.0 {
        return Height::None;
    }
    #[allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // a few rows, and no weight is negative
    let halves = |share: f64| ((share * room as f64).round() as usize).min(room);
    let height = scale.share(words + deeds);
    let both = words > 0.0 && deeds > 0.0;
    match halves(height) {
        // Traces are long: where there are both, they take turns.
        0 => Height::Trace(if deeds > 0.0 && (!both || column.is_multiple_of(2)) { for_deeds } else { for_words }),
        all if both && room > 1 => {
            let all = all.max(2);
            Height::Halves { deeds: halves(height * deeds / (words + deeds)).clamp(1, all - 1), all }
        }
        all => Height::Halves { deeds: if deeds > 0.0 { all } else { 0 }, all },
    }
}

/// One cell of a column, so many rows out from the line.
fn cell(height: Height, side: Side, out: usize) -> char {
    let (trace, [half_words, half_deeds, both]) = match side {
        Side::Cooperation => (['▁', '.'], ['▖', '▄', '▙']),
        Side::Conflict => (['▔', '\''], ['▘', '▀', '▛']),
    };
    match height {
        Height::Trace(tone) if out == 0 => trace[usize::from(!tone.is_material())],
        Height::None | Height::Trace(_) => ' ',
        Height::Halves { deeds, all } => {
            let inside = |halves: usize| halves.saturating_sub(out * 2).min(2);
            match (inside(deeds), inside(all)) {
                (_, 0) => ' ',
                (0, 1) => half_words,
                (0, _) => '▌',
                (1, 1) => half_deeds,
                (1, _) => both,
                _ => '█',
            }
        }
    }
}

/// The line between the sides, with the selected event and the events in view on it.
fn line(frame: &mut Frame<'_>, area: Rect, explorer: &Explorer, theme: &Theme, pulse: &Pulse) {
    let columns = pulse.bins.len();
    let of = |time: Option<Period>| time.and_then(|time| pulse.period.columns_of(time, columns));
    let (selected, in_view) = (of(explorer.selected_time()), of(explorer.time_in_view()));
    let spans: Vec<Span<'_>> = (0..columns)
        .map(|at| {
            if let Some((from, to)) = selected.filter(|(from, to)| (*from..=*to).contains(&at)) {
                let sign = match (at == from, at == to) {
                    (true, true) => "╋",
                    (true, false) => "┣",
                    (false, true) => "┫",
                    (false, false) => "━",
                };
                Span::styled(sign, theme.key)
            } else {
                let is_in_view = in_view.is_some_and(|(from, to)| (from..=to).contains(&at));
                // What is neither cooperation nor conflict stands on the line.
                match (pulse.bins[at].neutral() > 0.0, is_in_view) {
                    (true, true) => Span::styled("┿", theme.text),
                    (true, false) => Span::styled("┼", theme.dim),
                    (false, true) => Span::styled("━", theme.text),
                    (false, false) => Span::styled("─", theme.border),
                }
            }
        })
        .collect();
    let area = Rect { x: area.x + GUTTER, width: area.width - GUTTER, ..area };
    Line::from(spans).render(area, frame.buffer_mut());
}

fn years(frame: &mut Frame<'_>, area: Rect, theme: &Theme, pulse: &Pulse) {
    for tick in ticks(pulse.period, pulse.bins.len()) {
        // A column of the pulse, so inside the area.
        let x = area.x + GUTTER + tick.column as u16;
        let area = Rect { x, width: area.right().saturating_sub(x), ..area };
        Line::from(Span::styled(format!("╵{}", tick.label), theme.dim)).render(area, frame.buffer_mut());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Day, Span as Days};
    use proptest::prelude::*;

    /// A column with so many events of each tone, from the line outwards.
    fn column(events: [usize; 4], at: usize, side: usize, peak: f64) -> [String; 2] {
        let day = Days { first: Some(Day(0)), last: Some(Day(0)) };
        let all = Tone::ALL.into_iter().zip(events);
        let all = all.flat_map(|(tone, number)| std::iter::repeat_n((Some(day), Some(tone)), number));
        let whole = Period::new(Day(0), Day(0));
        let bin = Pulse::new(all, whole, whole, 1).bins[0];
        Side::BOTH.map(|which| {
            (0..side).map(|out| cell(height(&bin, which, at, side * 2, Scale::Linear(peak)), which, out)).collect()
        })
    }

    const MIRROR: [(char, char); 7] =
        [('▁', '▔'), ('.', '\''), ('▖', '▘'), ('▄', '▀'), ('▙', '▛'), ('▌', '▌'), ('█', '█')];

    #[test]
    fn deeds_fill_a_column_and_words_half_of_it() {
        // Verbal and material cooperation, verbal and material conflict.
        assert_eq!(column([1, 0, 0, 3], 0, 2, 4.0), ["▖ ", "█▀"]);
        assert_eq!(column([1, 3, 2, 1], 0, 2, 4.0), ["█▙", "▛▘"]);
        assert_eq!(column([4, 0, 0, 0], 0, 2, 4.0), ["▌▌", "  "]);
    }

    #[test]
    fn too_little_for_half_a_row_leaves_a_trace() {
        assert_eq!(column([1, 0, 0, 1], 0, 2, 40.0), [". ", "▔ "]);
        assert_eq!(column([0, 1, 1, 0], 0, 2, 40.0), ["▁ ", "' "]);
        assert_eq!([0, 1].map(|at| column([1, 1, 0, 0], at, 1, 40.0)[0].clone()), ["▁", "."], "they take turns");
    }

    proptest! {
        #[test]
        fn the_sides_mirror_each_other_and_nothing_is_lost(
            words in 0usize..9, deeds in 0usize..9, side in 1usize..7, at in 0usize..2,
        ) {
            let [above, below] = column([words, deeds, words, deeds], at, side, 20.0);
            let mirrored: String = above
                .chars()
                .map(|c| MIRROR.iter().find(|(up, _)| *up == c).map_or(c, |(_, down)| *down))
                .collect();
            prop_assert_eq!(&mirrored, &below);
            prop_assert_eq!(above.trim().is_empty(), words + deeds == 0);
            let shows = |signs: &str| above.chars().any(|c| signs.contains(c));
            if !shows("▁.") && side > 1 {
                prop_assert_eq!(shows("▖▌▙"), words > 0);
                prop_assert_eq!(shows("▄█▙"), deeds > 0);
            }
        }
    }
}
