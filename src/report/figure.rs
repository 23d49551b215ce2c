//! A figure: its values drawn and listed, rival values side by side.

use super::{
    Block, Class, Phrase, Run,
    builder::Builder,
    claim, evidence, signs,
    values::{self, Series},
};
use crate::dossier::{FigureId, Id, Ref, record::Bearing};

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
    let points = values::in_time(record);
    for (row, (at, point)) in points.iter().enumerate() {
        let mut text = Phrase::from(format!("{}: ", point.date.long()));
        if values::is_rival(&points[..row], point) {
            text = text.dim("or ");
        }
        text = text.text(point.number());
        for citation in &point.citations {
            let Some(source) = dossier.source_of(citation) else { continue };
            if citation.bearing == Bearing::Context {
                continue;
            }
            text = text.dim(" · ");
            if citation.bearing == Bearing::Contradicts {
                text = text.sign(format!("{}\u{a0}", signs::CONTESTED), "", Class::Contested);
                text = text.run("contradicted by ", Class::Contested);
            }
            text = text.mention(source, dossier.source(source).name());
        }
        let (mark, class) = series.mark(*at);
        page.item(Run::new(mark.to_string(), class), text);
        if let Some(note) = &point.note {
            page.below(note.as_str());
        }
    }
    let about: Vec<Id> = Ref::targets(&record.about).collect();
    page.records("About", &about);
    claim::says_who(page, figure.into());
    evidence::build(page, figure.into());
}
