//! The page of a figure: its values in a table, rival values side by side.

use super::{
    Role,
    chart::{self, Series},
    writer::{Writer, dim, piece, text},
};
use crate::{
    app::glyph,
    dossier::{FigureId, Id, record::Bearing},
};

/// The most rows of its chart.
const ROWS: usize = 13;

pub(super) fn write(page: &mut Writer<'_>, figure: FigureId) {
    let dossier = page.dossier;
    let record = dossier.figure(figure);
    page.title(&record.title);
    page.flow("", 0, vec![dim(format!("figure, in {}", record.unit))]);
    page.standing(figure);
    if let Some(summary) = &record.summary {
        page.blank();
        page.paragraph(summary);
    }
    let series = Series::new(dossier, record);
    chart::write(page, record, &series, ROWS);
    page.heading("Values", Some(record.points.len()));
    let mut points: Vec<_> = record.points.iter().enumerate().collect();
    points.sort_by_key(|(_, point)| point.date.span().anchor());
    for (at, point) in points {
        let mut pieces = vec![dim(format!("{}: ", point.date.long())), text(point.number())];
        for citation in &point.citations {
            if let Some(source) = dossier.source_of(citation) {
                let name =
                    dossier.source(source).publisher.as_deref().unwrap_or(&dossier.source(source).title).to_owned();
                pieces.push(dim(" · "));
                if citation.bearing == Bearing::Contradicts {
                    pieces.push(piece(format!("{}\u{a0}", glyph::CONTESTED), Role::Contested));
                }
                pieces.push(page.link(source, name));
            }
        }
        let (mark, role) = series.mark(at);
        page.item(piece(mark.to_string(), role), pieces);
        if let Some(note) = &point.note {
            page.below(vec![text(note.as_str())]);
        }
    }
    let about: Vec<Id> = dossier.resolve(&record.about).collect();
    page.records("About", &about);
    super::evidence::write(page, figure.into());
}
