//! A relation: who, to whom, as what, and when.

use super::{Phrase, builder::Builder, claim, evidence};
use crate::dossier::{RelationId, date::words::lasting};

pub(super) fn build(page: &mut Builder<'_>, id: RelationId) {
    let dossier = page.dossier;
    let record = dossier.relation(id);
    let (from, to) = dossier.endpoints(id);
    let what = format!("relation, {}", record.kind.spoken());
    page.top(id, dossier.title_of(id), Phrase::new().dim(what));
    page.standing(id);
    page.linked_field("who", [from.into()]);
    page.linked_field("whom", [to.into()]);
    page.field("as", record.role.as_deref().unwrap_or_default());
    page.field("when", lasting(record.start.as_ref(), record.end.as_ref(), record.seen.as_ref()).unwrap_or_default());
    claim::says_who(page, id.into());
    evidence::build(page, id.into());
}
