//! Claims: the page of one, and the sections of other pages that say who says what.

use super::{
    MOST, Role, evidence,
    writer::{Piece, Writer, dim, piece, text},
};
use crate::{
    app::glyph,
    dossier::{ActorId, ClaimId, Date, Id},
};

pub(super) fn write(page: &mut Writer<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let record = dossier.claim(claim);
    let makers = page.actors(dossier.makers(claim).iter().copied());
    page.flow("", 0, [makers, vec![dim(" says:")]].concat());
    page.title(&record.text);
    if let Some(date) = &record.date {
        page.flow("", 0, vec![text(date.long())]);
    }
    page.standing(claim);
    for (title, refs) in [("About", &record.about), ("Supports", &record.supports), ("Disputes", &record.disputes)] {
        let ids: Vec<Id> = dossier.resolve(refs).collect();
        page.records(title, &ids);
    }
    for (title, claims) in [("Supported by", dossier.supported_by(claim)), ("Disputed by", dossier.disputed_by(claim))]
    {
        list(page, title, claims);
    }
    evidence::write(page, claim.into());
}

/// Who says what about a record, side by side: those who bear it out, those who deny it, those who
/// speak of it.
pub(super) fn says_who(page: &mut Writer<'_>, id: Id) {
    let dossier = page.dossier;
    let (support, dispute) = (dossier.supported_by(id), dossier.disputed_by(id));
    let taken = |claim: &ClaimId| support.contains(claim) || dispute.contains(claim);
    let about: Vec<ClaimId> = dossier.claims_about(id).iter().filter(|claim| !taken(claim)).copied().collect();
    let total = support.len() + dispute.len() + about.len();
    if total == 0 {
        return;
    }
    page.heading("Who says what", Some(total));
    for (side, role, claims) in [
        ("bearing it out", Role::Agrees, support),
        ("disputing it", Role::Contested, dispute),
        ("speaking of it", Role::Dim, about.as_slice()),
    ] {
        if claims.is_empty() {
            continue;
        }
        page.flow(" ", 1, vec![piece(side, role)]);
        items(page, claims);
    }
}

/// What an actor says.
pub(super) fn says(page: &mut Writer<'_>, actor: ActorId) {
    let claims = page.dossier.claims_by(actor);
    saying(page, "Says", claims);
}

/// What one says, under a title that tells who it is.
pub(super) fn saying(page: &mut Writer<'_>, title: &str, claims: &[ClaimId]) {
    if claims.is_empty() {
        return;
    }
    page.heading(title, Some(claims.len()));
    for claim in claims.iter().take(MOST) {
        let statement = page.statement(*claim);
        page.item(dim("–"), vec![statement]);
        sides(page, *claim);
    }
    page.more(claims.len(), MOST, "search for them");
}

/// What others say about a record.
pub(super) fn said_about(page: &mut Writer<'_>, id: Id) {
    let claims = page.dossier.claims_about(id).to_vec();
    list(page, "Said about it", &claims);
}

fn list(page: &mut Writer<'_>, title: &str, claims: &[ClaimId]) {
    if claims.is_empty() {
        return;
    }
    page.heading(title, Some(claims.len()));
    items(page, claims);
}

fn items(page: &mut Writer<'_>, claims: &[ClaimId]) {
    for claim in claims.iter().take(MOST) {
        item(page, *claim);
        sides(page, *claim);
    }
    page.more(claims.len(), MOST, "search for them");
}

/// A claim with its makers before it: nobody's words are told as fact.
fn item(page: &mut Writer<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let record = dossier.claim(claim);
    let mut pieces = page.actors(dossier.makers(claim).iter().copied());
    if let Some(date) = &record.date {
        pieces.push(dim(format!(" ({})", date_words(date))));
    }
    pieces.push(dim(": "));
    pieces.push(page.statement(claim));
    page.item(dim("–"), pieces);
}

/// Which claims stand against this one.
fn sides(page: &mut Writer<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let against: Vec<ClaimId> = dossier
        .resolve(&dossier.claim(claim).disputes)
        .filter_map(|id| if let Id::Claim(other) = id { Some(other) } else { None })
        .chain(dossier.disputed_by(claim).iter().copied())
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for other in against {
        for maker in dossier.makers(other) {
            let name = dossier.short_name(*maker);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if !names.is_empty() {
        let pieces: Vec<Piece> = vec![
            piece(format!("{}\u{a0}", glyph::CONTESTED), Role::Contested),
            dim(format!("against what {} {}", names.join(", "), if names.len() == 1 { "says" } else { "say" })),
        ];
        page.below(pieces);
    }
}

fn date_words(date: &Date) -> String {
    crate::app::words::day(date)
}
