//! The page about a figure: its values by date, rival ones together.
//!
//! Must not know how other parts are laid out.

use std::{fmt::Write as _, io};

use unicode_width::UnicodeWidthStr as _;

use super::page::{Page, briefly};
use crate::{
    commands::output::pad,
    dossier::{
        FigureId,
        record::{Figure, Point},
    },
};

/// Writes it.
pub(super) fn write(page: &mut Page<'_, '_>, id: FigureId) -> io::Result<()> {
    let dossier = page.dossier;
    let figure = dossier.figure(id);
    page.top(id, &figure.title, &["figure".into(), figure.unit.to_string()], figure.summary.as_deref())?;
    page.links("about", dossier.resolve(&figure.about))?;
    page.standing(id)?;

    page.section(&format!("Values in {}", figure.unit))?;
    let rows = by_date(figure);
    let date_width = rows.iter().map(|(date, _)| date.width()).max().unwrap_or(0);
    let values = figure.points.iter().map(|point| point.number().len());
    let value_width = values.max().unwrap_or(0);
    for (date, points) in &rows {
        for (at, point) in points.iter().enumerate() {
            let rival = if at > 0 && points.iter().any(|other| is_rival(other, point)) { "or" } else { "" };
            let date = if at == 0 { date.as_str() } else { "" };
            let first = format!("  {}  {rival:>2} {:>value_width$}  ", pad(date, date_width), point.number());
            let sources: Vec<String> = point.citations.iter().map(|citation| briefly(dossier, citation)).collect();
            let note = point.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
            page.out.paragraph(&first, &format!("{}{note}", sources.join(", ")))?;
        }
    }
    page.says_who(id)?;
    let points = rows.iter().flat_map(|(_, points)| points);
    let cited = points.flat_map(|point| point.citations.iter().map(|citation| (citation, Some(&point.date))));
    page.evidence(cited)
}

/// A figure on one line: every date with its values.
pub(super) fn in_short(page: &Page<'_, '_>, id: FigureId) -> String {
    let figure = page.dossier.figure(id);
    let values: Vec<String> = by_date(figure)
        .iter()
        .map(|(date, points)| {
            let mut text = format!("{date}: ");
            for (at, point) in points.iter().enumerate() {
                let joint = match at {
                    0 => "",
                    _ if points[..at].iter().any(|other| is_rival(other, point)) => " or ",
                    _ => " and ",
                };
                let note = point.note.as_ref().map_or_else(String::new, |note| format!(" ({note})"));
                let _ = write!(text, "{joint}{}{note}", point.number());
            }
            text
        })
        .collect();
    format!("{}, {}: {} [{}]", figure.title, figure.unit, values.join(", "), figure.id)
}

/// The points by date, in the order of time.
fn by_date(figure: &Figure) -> Vec<(String, Vec<&Point>)> {
    let mut points: Vec<&Point> = figure.points.iter().collect();
    points.sort_by_key(|point| (point.date.span().anchor(), point.date.span().last, point.date.long()));
    let mut rows: Vec<(String, Vec<&Point>)> = Vec::new();
    for point in points {
        match rows.last_mut() {
            Some((date, same)) if *date == point.date.long() => same.push(point),
            _ => rows.push((point.date.long(), vec![point])),
        }
    }
    rows
}

/// Whether two points of one date say different things of the same.
fn is_rival(one: &Point, other: &Point) -> bool {
    one.note == other.note && (one.value - other.value).abs() > f64::EPSILON
}
