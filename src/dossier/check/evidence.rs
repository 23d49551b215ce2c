//! Citations that make no sense: of sources that could not know, that give other dates without
//! saying so, that contradict without saying what.

use super::{Diagnostic, Diagnostics, PathTo, at, date_shown, lineage};
use crate::dossier::{
    Date, Day, SourceId,
    dating::date_in,
    record::{Bearing, Citation, Event, File},
    text::Text,
};

/// How far an event may lie from the date that a source which does not contradict it gives, in
/// days: a little over a year, for calendars that turn at other times than ours.
const TOLERANCE: i32 = 400;

/// Reports citations that make no sense.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    for (item, event) in file.events.iter().enumerate() {
        dates(file, diagnostics, (item, event));
        if let (Some(ours), Some(theirs)) = (&event.date, date_in(event))
            && ours != theirs
        {
            diagnostics.warning(|| {
                let (ours, theirs) = (date_shown(ours), date_shown(theirs));
                let message = format!("dated to {ours}, but by the sources that support it to {theirs}");
                Diagnostic::new(at("events", item).key("date"), message)
            });
        }
    }
    for id in file.every_id() {
        let path: PathTo<'_> = &|| at(id.kind().list(), id.at());
        let (own, points) = file.record(id).cited();
        citations(file, diagnostics, own, path);
        for (value, point) in points.iter().enumerate() {
            citations(file, diagnostics, &point.citations, &|| path().key("points").item(value));
        }
    }
    for (item, chapter) in file.chapters.iter().enumerate() {
        citations(file, diagnostics, &chapter.citations, &|| at("chapters", item));
    }
}

/// Reports citations that do not fit the date of their event.
fn dates(file: &File, diagnostics: &mut Diagnostics, (item, event): (usize, &Event)) {
    let Some(ours) = &event.date else { return };
    for (at_citation, citation) in event.citations.iter().enumerate() {
        let path: PathTo<'_> = &|| at("events", item).key("citations").item(at_citation);
        if let Some(source) = citation.source.to::<SourceId>()
            && let Some(issued) = &file.sources[source.at()].issued
            && days_between(issued, ours).is_some_and(|days| days > 0)
            && citation.bearing.supports()
        {
            diagnostics.warning(|| {
                let (issued, ours) = (date_shown(issued), date_shown(ours));
                let message =
                    format!("this source was issued on {issued}, before the event on {ours}; a preview is \"context\"");
                Diagnostic::new(path().key("source"), message)
            });
        }
        if let Some(theirs) = &citation.date
            && citation.bearing.supports()
            && years_apart(ours, theirs)
        {
            diagnostics.error(|| {
                let (theirs, ours) = (date_shown(theirs), date_shown(ours));
                let message = format!(
                    "this source dates the event to {theirs}, years from {ours}; correct one of the two, or say that it contradicts"
                );
                Diagnostic::new(path().key("date"), message)
            });
        }
    }
}

/// Reports contradictions that say too little or are alone, and passages taken from later sources.
fn citations(file: &File, diagnostics: &mut Diagnostics, citations: &[Citation], path: PathTo<'_>) {
    for (item, citation) in citations.iter().enumerate() {
        lineage::passage(file, diagnostics, citation, &|| path().key("citations").item(item));
        if citation.bearing == Bearing::Contradicts && citation.note.as_ref().is_none_or(Text::is_blank) {
            diagnostics.error(|| {
                let here = path().key("citations").item(item);
                Diagnostic::new(here, "a contradiction without a note; say in \"note\" what this source says instead")
            });
        }
    }
    if !citations.is_empty() && !citations.iter().any(|citation| citation.bearing.supports()) {
        diagnostics.error(|| {
            let message = if citations.iter().all(|citation| citation.bearing == Bearing::Contradicts) {
                "every source contradicts this; then who says it?"
            } else {
                "no source supports this; then who says it?"
            };
            Diagnostic::new(path().key("citations"), message)
        });
    }
}

/// Whether two dates lie further apart than sources that agree can.
fn years_apart(a: &Date, b: &Date) -> bool {
    [days_between(a, b), days_between(b, a)].into_iter().flatten().any(|days| days > TOLERANCE)
}

/// How many days lie between the end of one date and the start of another, where both are known.
fn days_between(first: &Date, second: &Date) -> Option<i32> {
    let (Day(last), Day(first)) = first.span().last.zip(second.span().first)?;
    Some(first.saturating_sub(last))
}
