//! A place: where it lies, and what happened there.

use super::{
    Phrase,
    builder::{Builder, SEARCH},
    claim, evidence,
};
use crate::dossier::{PlaceId, Ref};

pub(super) fn build(page: &mut Builder<'_>, id: PlaceId) {
    let dossier = page.dossier;
    let record = dossier.place(id);
    page.top(id, record.name.as_str(), Phrase::new().dim("place"));
    page.standing(id);
    page.linked_field("in", record.part_of.as_ref().and_then(Ref::target));
    let parts = dossier.places().filter(|(_, other)| other.part_of.as_ref().and_then(Ref::to) == Some(id));
    page.linked_field("includes", parts.map(|(part, _)| part.into()));
    page.names(&record.aliases, &record.native);
    page.events(&dossier.events_at(id), None, SEARCH);
    claim::says_who(page, id.into());
    evidence::build(page, id.into());
}
