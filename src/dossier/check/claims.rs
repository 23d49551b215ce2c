//! Claims that contradict themselves, or speak of what had not happened yet.

use std::collections::HashSet;

use super::{Diagnostic, Diagnostics, at, date_shown, surely_before};
use crate::dossier::{
    Kind,
    record::{Claim, File},
    text::brief,
};

/// Reports claims that can't be meant.
pub(super) fn check(file: &File, diagnostics: &mut Diagnostics) {
    for (item, claim) in file.claims.iter().enumerate() {
        let path = || at("claims", item);
        for (field, refs) in [("disputes", &claim.disputes), ("supports", &claim.supports)] {
            if let Some(at_ref) = refs.iter().position(|id| *id == claim.id) {
                diagnostics.error(|| {
                    let message = format!("a claim that {field} itself says nothing");
                    Diagnostic::new(path().key(field).item(at_ref), message)
                });
            }
        }
        if !claim.supports.is_empty() && !claim.disputes.is_empty() {
            let supported: HashSet<&str> = claim.supports.iter().map(|id| id.as_str()).collect();
            if let Some(id) = claim.disputes.iter().find(|id| supported.contains(id.as_str())) {
                diagnostics.error(|| {
                    let message = format!("it can't both support and dispute \"{}\"", brief(id));
                    Diagnostic::new(path().key("disputes"), message)
                });
            }
        }
        if diagnostics.wants_warnings() {
            too_early(file, diagnostics, (item, claim));
        }
    }
}

/// Reports a claim that is older than what it speaks of.
fn too_early(file: &File, diagnostics: &mut Diagnostics, (item, claim): (usize, &Claim)) {
    let Some(said) = &claim.date else { return };
    let mut seen = HashSet::new();
    for (field, refs) in [("about", &claim.about), ("supports", &claim.supports), ("disputes", &claim.disputes)] {
        for (at_ref, id) in refs.iter().enumerate() {
            let Some(handle) = id.target() else { continue };
            // Rival claims stand against one another, whichever came first.
            if field != "about" && handle.kind() == Kind::Claim {
                continue;
            }
            if let Some(date) = file.record(handle).begins()
                && surely_before(said, date)
                && seen.insert(handle)
            {
                diagnostics.warning(|| {
                    let (said, date, id) = (date_shown(said), date_shown(date), brief(id));
                    let message = format!("said on {said}, before \"{id}\" on {date}; unless it is a forecast");
                    Diagnostic::new(at("claims", item).key(field).item(at_ref), message)
                });
            }
        }
    }
}
