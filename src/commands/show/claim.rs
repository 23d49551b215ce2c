//! The page about a claim.
//!
//! Must not know how parts are laid out.

use std::io;

use super::page::Page;
use crate::dossier::{ClaimId, Date};

/// Writes it.
pub(super) fn write(page: &mut Page<'_, '_>, id: ClaimId) -> io::Result<()> {
    let dossier = page.dossier;
    let claim = dossier.claim(id);
    page.top(id, &claim.text, &["claim".into()], None)?;
    page.links("by", dossier.makers(id).iter().copied())?;
    page.field("when", &claim.date.as_ref().map_or_else(String::new, Date::long))?;
    page.links("about", dossier.resolve(&claim.about))?;
    page.links("supports", dossier.resolve(&claim.supports))?;
    page.links("disputes", dossier.resolve(&claim.disputes))?;
    page.standing(id)?;
    page.says_who(id)?;
    page.evidence(claim.citations.iter().map(|citation| (citation, claim.date.as_ref())))
}
