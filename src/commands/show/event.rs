//! The page about an event.
//!
//! Must not know how parts are laid out.

use std::io;

use super::page::{Page, briefly};
use crate::dossier::{
    Date, EventId, Part,
    record::{Bearing, Event},
};

/// Writes it.
pub(super) fn write(page: &mut Page<'_, '_>, id: EventId) -> io::Result<()> {
    let dossier = page.dossier;
    let event = dossier.event(id);
    let category = event.category.map_or_else(String::new, |category| {
        let mode = event.mode.as_ref().map_or_else(String::new, |mode| format!(", {mode}"));
        format!("{}{mode}", category.word())
    });
    let tone = event.category.map_or_else(String::new, |category| category.tone().word().to_owned());
    page.top(id, &event.title, &["event".into(), category, tone], event.summary.as_deref())?;
    page.field("when", &event.date.as_ref().map_or_else(|| "nobody gives a date".into(), Date::long))?;
    other_dates(page, event)?;
    page.links("after", dossier.resolve(&event.after))?;
    page.links("before", dossier.resolve(&event.before))?;
    for (label, part) in [("by", Part::Actor), ("to", Part::Recipient), ("involved", Part::Involved)] {
        page.links(label, dossier.cast(id).iter().filter(|(_, had)| *had == part).map(|(actor, _)| *actor))?;
    }
    page.links("where", dossier.resolve(&event.places))?;
    page.standing(id)?;
    page.says_who(id)?;
    page.evidence(event.citations.iter().map(|citation| (citation, event.date.as_ref())))
}

/// The dates of sources that have another one.
fn other_dates(page: &mut Page<'_, '_>, event: &Event) -> io::Result<()> {
    let mut said: Vec<String> = Vec::new();
    for citation in &event.citations {
        if let Some(date) = citation.date.as_ref().filter(|date| Some(*date) != event.date.as_ref()) {
            let against = if citation.bearing == Bearing::Contradicts { ", and contradicts this" } else { "" };
            let text = format!("{} has {}{against}", briefly(page.dossier, citation), date.long());
            if !said.contains(&text) {
                page.field("", &text)?;
                said.push(text);
            }
        }
    }
    Ok(())
}
