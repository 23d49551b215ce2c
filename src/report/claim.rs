//! A claim, and the sections of other pages that say who says what.

use std::borrow::Cow;

use super::{Block, Phrase, Role, builder::Builder, evidence, signs};
use crate::dossier::{ActorId, ClaimId, Date, Id, Ref};

pub(super) fn build(page: &mut Builder<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let record = dossier.claim(claim);
    let makers = dossier.makers(claim).iter();
    let makers = makers.map(|actor| Phrase::new().link(dossier, *actor, dossier.short_name(*actor)));
    let makers = Phrase::joined(makers, ", ");
    if !makers.is_empty() {
        page.line(makers.dim(" says:"));
    }
    page.top(claim, record.text.as_str(), record.date.as_ref().map_or_else(String::new, Date::long).into());
    page.standing(claim);
    for (title, refs) in [("About", &record.about), ("Supports", &record.supports), ("Disputes", &record.disputes)] {
        let ids: Vec<Id> = Ref::targets(refs).collect();
        page.records(title, &ids);
    }
    says_who(page, claim.into());
    evidence::build(page, claim.into());
}

/// Who says what about a record, side by side: those who bear it out, those who deny it, those who
/// speak of it.
pub(super) fn says_who(page: &mut Builder<'_>, id: Id) {
    let dossier = page.dossier;
    let (support, dispute) = (dossier.supported_by(id), dossier.disputed_by(id));
    let taken = |claim: &ClaimId| support.contains(claim) || dispute.contains(claim);
    let about: Vec<ClaimId> = dossier.claims_about(id).iter().filter(|claim| !taken(claim)).copied().collect();
    let total = support.len() + dispute.len() + about.len();
    if total == 0 {
        return;
    }
    page.section("Who says what", Some(total));
    for (side, role, claims) in [
        ("bearing it out", Role::Agrees, support),
        ("disputing it", Role::Contested, dispute),
        ("speaking of it", Role::Dim, about.as_slice()),
    ] {
        if claims.is_empty() {
            continue;
        }
        page.push(Block::Part(Phrase::of(side, role)));
        page.some(claims, "search for them", |page, claim| {
            let makers = Phrase::new().mentions(page.dossier, page.dossier.makers(claim).iter().copied());
            item(page, claim, makers);
        });
    }
}

/// Claims under a title that tells who makes them; whoever says them together with `maker` is named.
pub(super) fn says<'d>(
    page: &mut Builder<'d>,
    title: impl Into<Cow<'d, str>>,
    claims: &[ClaimId],
    maker: Option<ActorId>,
) {
    page.listed(title, claims, "search for them", |page, claim| {
        let dossier = page.dossier;
        let others: Vec<ActorId> =
            dossier.makers(claim).iter().copied().filter(|other| Some(*other) != maker).collect();
        let with = if maker.is_some() && !others.is_empty() {
            Phrase::new().dim("with ").mentions(dossier, others)
        } else {
            Phrase::new()
        };
        item(page, claim, with);
    });
}

/// A claim behind its makers: nobody's words are told as fact.
fn item<'d>(page: &mut Builder<'d>, claim: ClaimId, who: Phrase<'d>) {
    let dossier = page.dossier;
    let mut text = who;
    if let Some(date) = &dossier.claim(claim).date {
        let date = date.with_year();
        text = if text.is_empty() { text.dim(date) } else { text.dim(format!(" ({date})")) };
    }
    let text = if text.is_empty() { text } else { text.dim(": ") };
    page.plain_item(text.statement(dossier, claim));
    against(page, claim);
}

/// Whose claims stand against this one.
fn against(page: &mut Builder<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let disputed = dossier.claim(claim).disputes.iter().filter_map(Ref::to);
    let mut names: Vec<&str> = Vec::new();
    for other in disputed.chain(dossier.disputed_by(claim).iter().copied()) {
        for maker in dossier.makers(other) {
            let name = dossier.short_name(*maker);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if !names.is_empty() {
        let say = if names.len() == 1 { "says" } else { "say" };
        let sign = Phrase::new().sign(format!("{}\u{a0}", signs::CONTESTED), "", Role::Contested);
        page.below(sign.dim(format!("against what {} {say}", names.join(", "))));
    }
}
