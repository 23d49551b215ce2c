//! A figure: its values drawn and listed, rival values side by side.

use std::fmt::Write as _;

use super::{Block, Phrase, Role, Run, builder::Builder, claim, evidence, series::Series, signs};
use crate::dossier::{
    FigureId, Id,
    record::{Bearing, Figure, Point},
};

/// The most rows of its chart.
const ROWS: usize = 13;

pub(super) fn build(page: &mut Builder<'_>, figure: FigureId) {
    let dossier = page.dossier;
    let record = dossier.figure(figure);
    page.top(figure, record.title.as_str(), Phrase::new().dim(format!("figure, in {}", record.unit)));
    page.standing(figure);
    if let Some(summary) = &record.summary {
        page.paragraph(summary.as_str());
    }
    page.push(Block::Chart { figure, rows: ROWS });
    page.section("Values", Some(record.points.len()));
    let series = Series::new(dossier, record);
    let points = in_time(record);
    for (row, (at, point)) in points.iter().enumerate() {
        let mut text = Phrase::new().dim(format!("{}: ", point.date.long()));
        if is_rival(&points[..row], point) {
            text = text.dim("or ");
        }
        text = text.text(point.number());
        for citation in &point.citations {
            let Some(source) = dossier.source_of(citation) else { continue };
            text = text.dim(" · ");
            if citation.bearing == Bearing::Contradicts {
                text = text.sign(format!("{}\u{a0}", signs::CONTESTED), "contradicted by ", Role::Contested);
            }
            text = text.mention(source, dossier.source(source).name());
        }
        let (mark, role) = series.mark(*at);
        page.item(Run::new(mark.to_string(), role), text);
        if let Some(note) = &point.note {
            page.below(note.as_str());
        }
    }
    let about: Vec<Id> = dossier.resolve(&record.about).collect();
    page.records("About", &about);
    claim::says_who(page, figure.into());
    evidence::build(page, figure.into());
}

/// Every date with its values, on one line.
pub(super) fn in_short(figure: &Figure) -> String {
    let points = in_time(figure);
    let mut text = format!("{}: ", figure.unit);
    for (row, (_, point)) in points.iter().enumerate() {
        let same = row.checked_sub(1).is_some_and(|before| points[before].1.date == point.date);
        let joint = match (row, same) {
            (0, _) => "",
            (_, false) => ", ",
            (_, true) if is_rival(&points[..row], point) => " or ",
            (_, true) => " and ",
        };
        let date = if same { String::new() } else { format!("{} ", point.date.with_year()) };
        let note = point.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
        let _ = write!(text, "{joint}{date}{}{note}", point.number());
    }
    text
}

/// The points with their numbers, in the order of time.
fn in_time(figure: &Figure) -> Vec<(usize, &Point)> {
    let mut points: Vec<(usize, &Point)> = figure.points.iter().enumerate().collect();
    points.sort_by_key(|(_, point)| (point.date.span().anchor(), point.date.span().last, point.date.long()));
    points
}

/// Whether a point says something else than one of those before it, of the same date and thing.
fn is_rival(before: &[(usize, &Point)], point: &Point) -> bool {
    let differs = |other: &Point| (other.value - point.value).abs() > f64::EPSILON;
    before.iter().any(|(_, other)| other.date == point.date && other.note == point.note && differs(other))
}
