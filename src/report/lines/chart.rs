//! A figure as a chart of characters: time across, values up, a mark for each source.
//!
//! ```text
//! million US$
//! 300 ┤┈┈┈┈┈├─●─┤┈┈┈┈┈┈┈┈┈┈┈
//!     │
//! 100 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈├─▲─┤
//!     │                 ├◆─■┤
//!   0 ┼─────────────────────
//!      ╵2013╵2014 …
//! ```
//!
//! A value of a year or of any other span reaches over all of it, its mark in the middle; marks that
//! would stand on one another stand beside one another.

use super::Layer;
use crate::report::lines::columns::Columns as _;
use crate::{
    dossier::record::{Figure, Point},
    picture::{
        period::Period,
        ticks::{Tick, ticks},
    },
    report::{Block, Class, Phrase, values::Series, words},
};

/// The fewest columns in which a chart can be read.
const NARROWEST: usize = 18;

impl Layer<'_> {
    /// The chart of a figure in at most so many rows besides its unit and its years; nothing where
    /// there is no room or nothing to draw.
    pub(super) fn chart(&mut self, block: &Block<'_>, figure: &Figure, rows: usize) {
        let series = Series::new(self.dossier, figure);
        let Some(chart) = Chart::new(figure, &series, self.width, rows) else { return };
        self.gap(block);
        self.lines_of(&Phrase::new().dim(figure.unit.as_str()));
        for row in chart.rows() {
            self.row(row);
        }
        let undrawn = figure.points.iter().filter(|point| point.date.span().anchor().is_none()).count();
        if undrawn > 0 {
            self.lines_of(&Phrase::new().dim(format!("{} not drawn: no date", words::count(undrawn, "value"))));
        }
    }
}

/// Values at round steps, one every few rows.
#[derive(Debug, Clone, Copy, PartialEq)]
struct ValueAxis {
    bottom: f64,
    step: f64,
    steps: usize,
    rows_per_step: usize,
}

impl ValueAxis {
    /// From zero or below to zero or above, in at most so many rows.
    fn new(values: impl Iterator<Item = f64> + Clone, rows: usize) -> Option<Self> {
        let low = values.clone().fold(0.0, f64::min);
        let mut high = values.fold(0.0, f64::max);
        if low >= high {
            high = low + 1.0;
        }
        let most = rows.checked_sub(1)? / 2;
        if most == 0 || !(high - low).is_finite() {
            return None;
        }
        let finest = 10_f64.powf(((high - low) / count(most)).log10().floor());
        // Of the round steps one below and three above, the first that is coarse enough.
        let mut steps =
            [0.1, 1.0, 10.0, 100.0].into_iter().flat_map(|by| [1.0, 2.0, 5.0].map(|round| round * by * finest));
        steps.find_map(|step| {
            let (bottom, top) = ((low / step).floor(), (high / step).ceil());
            #[allow(clippy::cast_sign_loss)] // top is above bottom
            let steps = (top - bottom).min(1e6) as usize;
            let fits = step.is_normal() && (1..=most).contains(&steps);
            fits.then(|| Self { bottom: bottom * step, step, steps, rows_per_step: (rows - 1) / steps })
        })
    }

    const fn rows(self) -> usize {
        self.steps * self.rows_per_step + 1
    }

    /// The row of a value, from above.
    fn row(self, value: f64) -> usize {
        #[allow(clippy::cast_sign_loss)] // no value is below the bottom
        let up = ((value - self.bottom) / self.step * count(self.rows_per_step)).round() as usize;
        (self.rows() - 1).saturating_sub(up)
    }

    /// What stands at a row, if it is a step.
    fn label(self, row: usize) -> Option<String> {
        let up = self.rows() - 1 - row;
        up.is_multiple_of(self.rows_per_step).then(|| {
            let value = self.bottom + count(up / self.rows_per_step) * self.step;
            let value = (value / self.step).round() * self.step;
            let decimals = if self.step < 1.0 { (-self.step.log10()).ceil().clamp(0.0, 9.0) } else { 0.0 };
            #[allow(clippy::cast_sign_loss)] // between 0 and 9
            let plain = format!("{value:.*}", decimals as usize);
            if plain.len() > 8 { format!("{value:e}") } else { plain }
        })
    }
}

/// Rows and steps are few.
#[allow(clippy::cast_precision_loss)]
const fn count(number: usize) -> f64 {
    number as f64
}

/// A grid of characters with a scale on its left and years below.
#[derive(Debug)]
struct Chart {
    labels: Vec<Option<String>>,
    label_width: usize,
    cells: Vec<Vec<(char, Class)>>,
    years: Vec<Tick>,
}

impl Chart {
    fn new(figure: &Figure, series: &Series, width: usize, rows: usize) -> Option<Self> {
        let points = || figure.points.iter().enumerate().filter(|(_, point)| point.date.span().anchor().is_some());
        let scale = ValueAxis::new(points().map(|(_, point)| point.value), rows)?;
        let whole = Period::of_all(points().map(|(_, point)| point.date.span()))?;
        let labels: Vec<Option<String>> = (0..scale.rows()).map(|row| scale.label(row)).collect();
        let label_width = labels.iter().flatten().map(|label| label.width()).max().unwrap_or(0);
        // The scale: its labels, a blank, the line.
        let columns = width.checked_sub(label_width + 2).filter(|columns| *columns >= NARROWEST - 6)?;
        let zero = scale.row(0.0);
        let cells = labels.iter().enumerate().map(|(row, label)| {
            let ground = if row == zero {
                '─'
            } else if label.is_some() {
                '┈'
            } else {
                ' '
            };
            vec![(ground, Class::Dim); columns]
        });
        let mut chart = Self { cells: cells.collect(), label_width, labels, years: ticks(whole, columns) };
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut placed = Vec::new();
        for (at, point) in points() {
            let Some(drawn) = PlacedPoint::new(point, whole, columns, scale) else { continue };
            let column = free(&taken, drawn.row, drawn.middle, drawn.from, drawn.to, columns);
            taken.push((drawn.row, column));
            placed.push((column, series.mark(at), drawn));
        }
        // Spans first, so that no mark is hidden by one.
        for (_, (_, class), drawn) in &placed {
            drawn.span(&mut chart.cells[drawn.row], *class);
        }
        for (column, mark, drawn) in placed {
            chart.cells[drawn.row][column] = mark;
        }
        Some(chart)
    }

    /// The rows, from left to right and from top to bottom.
    fn rows(&self) -> Vec<Vec<(String, Class)>> {
        let width = self.label_width;
        let mut rows = Vec::new();
        for (label, cells) in self.labels.iter().zip(&self.cells) {
            let sign = match (label, cells.first()) {
                (None, _) => '│',
                (_, Some(('─', Class::Dim))) => '┼',
                _ => '┤',
            };
            let label = label.as_deref().unwrap_or_default();
            let mut row = vec![(format!("{label:>width$} {sign}"), Class::Dim)];
            for (sign, class) in cells {
                match row.last_mut() {
                    Some((text, last)) if last == class => text.push(*sign),
                    _ => row.push((sign.to_string(), *class)),
                }
            }
            rows.push(row);
        }
        rows.push(vec![(marks(width + 2, &self.years), Class::Text)]);
        rows
    }
}

/// The line of marks below columns that have so many cells before them.
pub(super) fn marks(before: usize, ticks: &[Tick]) -> String {
    let mut line = String::new();
    for Tick { column, label } in ticks {
        let gap = (before + column).saturating_sub(line.width());
        line.extend(std::iter::repeat_n(' ', gap).chain(['╵']).chain(label.chars()));
    }
    line
}

/// Where a point lies in the grid.
#[derive(Debug)]
struct PlacedPoint {
    row: usize,
    from: usize,
    to: usize,
    middle: usize,
    /// Whether its beginning and its end are known.
    ends: (bool, bool),
}

impl PlacedPoint {
    fn new(point: &Point, whole: Period, columns: usize, scale: ValueAxis) -> Option<Self> {
        let span = point.date.span();
        let (from, to) = whole.columns_of(Period::of(span, whole)?, columns)?;
        let ends = (span.first.is_some(), span.last.is_some());
        let middle = match ends {
            // A year takes the columns up to the next; its middle is nearer the one than the other.
            (true, true) => usize::midpoint(from, to),
            (true, false) => from,
            _ => to,
        };
        Some(Self { row: scale.row(point.value), from, to, middle, ends })
    }

    /// Draws the span over which the value may hold.
    fn span(&self, cells: &mut [(char, Class)], class: Class) {
        if self.from == self.to {
            return;
        }
        for (column, cell) in cells.iter_mut().enumerate().take(self.to + 1).skip(self.from) {
            let sign = match (column == self.from, column == self.to) {
                (true, _) if self.ends.0 => '├',
                (true, _) => '←',
                (_, true) if self.ends.1 => '┤',
                (_, true) => '→',
                _ => '─',
            };
            *cell = (sign, class);
        }
    }
}

/// The free column of a row nearest to where a mark belongs: within its span if there is one.
fn free(taken: &[(usize, usize)], row: usize, middle: usize, from: usize, to: usize, columns: usize) -> usize {
    let is_free = |column: &usize| !taken.contains(&(row, *column));
    let nearest = |range: std::ops::Range<usize>| range.filter(is_free).min_by_key(|column| column.abs_diff(middle));
    nearest(from..to + 1).or_else(|| nearest(0..columns)).unwrap_or(middle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dossier::{Dossier, FigureId, Id, load},
        report::{
            Page,
            lines::{Line, Medium, lay},
        },
    };
    use proptest::prelude::*;

    fn draw(dossier: &Dossier, figure: FigureId, width: usize, rows: usize) -> Vec<String> {
        let page = Page { blocks: vec![Block::Chart { figure, rows }] };
        lay(dossier, &page, width, Medium::Screen).lines.iter().map(Line::text).collect()
    }

    fn of(points: &str) -> (Dossier, FigureId) {
        let text = format!(
            r#"{{"title": "t", "sources": [{{"id": "a", "title": "A"}}, {{"id": "b", "title": "B"}}],
            "figures": [{{"id": "f", "title": "f", "unit": "tons", "points": [{points}]}}]}}"#
        );
        let dossier = load::from_text("x", &text).expect(&text);
        let Some(Id::Figure(figure)) = dossier.find("f") else { panic!("no figure") };
        (dossier, figure)
    }

    fn point(date: &str, value: f64, source: &str) -> String {
        format!(r#"{{"date": "{date}", "value": {value}, "citations": [{{"source": "{source}"}}]}}"#)
    }

    #[test]
    fn the_articles_own_figure() {
        let dossier = load::bundled().unwrap();
        let Some(Id::Figure(figure)) = dossier.find("fig-trade") else { panic!("no figure") };
        let drawn = [(70, 13), (36, 7)].map(|(width, rows)| draw(&dossier, figure, width, rows).join("\n"));
        insta::assert_snapshot!(drawn.join("\n\n"));
    }

    #[test]
    fn rivals_stand_side_by_side_and_open_ends_point_on() {
        let points = [
            ("2015", 10.0, "a"),
            ("2015", 10.0, "b"),
            ("2015-07-02", 10.0, "a"),
            ("../2012", -5.0, "a"),
            ("2017/..", 3.0, "b"),
        ];
        let points = points.map(|(date, value, source)| point(date, value, source)).join(",");
        let (dossier, figure) = of(&points);
        insta::assert_snapshot!(draw(&dossier, figure, 60, 9).join("\n"));
    }

    #[test]
    fn where_there_is_nothing_to_draw_nothing_is_drawn() {
        let (dossier, figure) = of(&point("2015", 1.0, "a"));
        assert!(draw(&dossier, figure, 9, 13).is_empty(), "too narrow");
        assert!(draw(&dossier, figure, 60, 2).is_empty(), "too low");
        assert!(!draw(&dossier, figure, 60, 3).is_empty());
        let (dossier, figure) = of(&[point("2015", 1e308, "a"), point("2016", -1e308, "b")].join(","));
        assert!(draw(&dossier, figure, 60, 13).is_empty(), "beyond all numbers");
    }

    proptest! {
        #[test]
        fn every_value_has_its_mark_and_no_line_is_too_wide(
            points in prop::collection::vec((1900i32..2100, -1e6f64..1e6, any::<bool>()), 1..8),
            scale in -9i32..9, width in 0usize..90, rows in 0usize..20,
        ) {
            let points: Vec<String> = points
                .iter()
                .map(|(year, value, a)| point(&year.to_string(), value * 10_f64.powi(scale), if *a { "a" } else { "b" }))
                .collect();
            let (dossier, figure) = of(&points.join(","));
            let lines = draw(&dossier, figure, width, rows);
            for line in &lines {
                prop_assert!(line.width() <= width.max(4), "{line:?} in {width}");
            }
            if width >= 40 && rows >= 5 {
                let marks = lines.concat().chars().filter(|c| "●■▲◆".contains(*c)).count();
                prop_assert_eq!(marks, points.len(), "{}", lines.join("\n"));
            }
        }

        #[test]
        fn a_higher_value_never_stands_lower(
            low in -1e9f64..1e9, more in 0f64..1e9, rows in 5usize..30,
        ) {
            let scale = ValueAxis::new([low, low + more].into_iter(), rows).unwrap();
            prop_assert!(scale.row(low + more) <= scale.row(low));
            prop_assert!(scale.row(low) < scale.rows() && scale.rows() <= rows);
            prop_assert!(scale.label(scale.row(0.0)).is_some(), "zero is a step");
        }
    }
}
