//! How a dossier differs between two scopes: what appears, falls, moves in time, and changes in standing,
//! each with the sources that make the difference.

use super::{
    Date, Dossier, Id, Kind, Ref, Standing,
    record::{Bearing, Citation},
};

/// A record that differs between two scopes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'d> {
    /// Which record.
    pub id: Id,
    /// How it differs.
    pub what: What,
    /// The citations that make the difference, each once, in the order of the record's own.
    pub because: Vec<Reason<'d>>,
}

/// A citation that makes a difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason<'d> {
    /// Of which record: the one that differs, or one that stands against it.
    pub of: Id,
    /// The citation.
    pub citation: &'d Citation,
}

/// How a record differs from one scope to the other.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It stands in the other only.
    Appears,
    /// It stands in the one only.
    Falls,
    /// It is an actor or a place that records name, and for which nobody vouches in the other.
    IsNamedOnly,
    /// It is an event that is dated otherwise; absent where nobody gives a date.
    Moves(Option<Date>, Option<Date>),
    /// It is contested in the other only.
    BecomesContested,
    /// It is contested in the one only.
    CeasesToBeContested,
    /// It has one origin where it had several; how many.
    BecomesSingle(usize),
    /// It has several origins where it had one; how many.
    BecomesCorroborated(usize),
}

/// The kinds of records that are compared, in this order.
pub const COMPARED: [Kind; 6] = [Kind::Event, Kind::Claim, Kind::Relation, Kind::Figure, Kind::Actor, Kind::Place];

/// Everything that differs from `one` scope of a dossier to the `other`, kind by kind: events in the order
/// of time, then claims, relations, figures, actors and places in the file's order. Of actors and places
/// only that somebody vouches for them, not that they are named.
pub fn compare<'d>(one: &'d Dossier, other: &'d Dossier) -> Vec<Change<'d>> {
    let mut changes = Vec::new();
    for kind in COMPARED {
        let mut ids: Vec<Id> = one.every_id(kind).collect();
        if kind == Kind::Event {
            ids.sort_by_key(|id| place_in_time(one, other, *id));
        }
        for id in ids {
            of_record(one, other, id, &mut changes);
        }
    }
    changes
}

/// Where an event stands in the order of time, of the one scope where it stands there.
fn place_in_time(one: &Dossier, other: &Dossier, id: Id) -> usize {
    let Id::Event(event) = id else { return id.at() };
    if one.stands(event) { one.rank_in_time(event) } else { other.rank_in_time(event) }
}

fn of_record<'d>(one: &'d Dossier, other: &'d Dossier, id: Id, changes: &mut Vec<Change<'d>>) {
    let [had, has] = [one, other].map(|dossier| dossier.stands(id) && !dossier.is_named_only(id));
    let mut push = |what, because| changes.push(Change { id, what, because });
    match (had, has) {
        (false, false) => return,
        (true, false) => {
            let what = if other.stands(id) { What::IsNamedOnly } else { What::Falls };
            return push(what, reasons(one, id, |citation| citation.bearing.supports()));
        }
        (false, true) => return push(What::Appears, reasons(other, id, |citation| citation.bearing.supports())),
        (true, true) => {}
    }
    if let Id::Event(event) = id {
        let [from, to] = [one, other].map(|dossier| &dossier.event(event).date);
        if from != to {
            let dates = |citation: &Citation| citation.bearing.supports() && citation.date.is_some();
            let differing = differing(one, other, id, dates);
            // A record may give another date than its citations do, and then it moves by theirs in every scope.
            let because = if differing.is_empty() { reasons(other, id, dates) } else { differing };
            push(What::Moves(from.clone(), to.clone()), because);
        }
    }
    let [was, is]: [Standing; 2] = [one, other].map(|dossier| dossier.standing(id));
    if was.contested != is.contested {
        let what = if is.contested { What::BecomesContested } else { What::CeasesToBeContested };
        let denies = |citation: &Citation| citation.bearing == Bearing::Contradicts;
        let mut because = differing(one, other, id, denies);
        because.extend(of_claims(one, other, id));
        push(what, because);
    }
    let supports = |citation: &Citation| citation.bearing.supports();
    if was.origins > 1 && is.is_single() {
        push(What::BecomesSingle(was.origins), differing(one, other, id, supports));
    } else if was.is_single() && is.origins > 1 {
        push(What::BecomesCorroborated(is.origins), differing(one, other, id, supports));
    }
}

/// The citations of a record that count, in one scope.
fn reasons(dossier: &Dossier, id: Id, counts: impl Fn(&Citation) -> bool) -> Vec<Reason<'_>> {
    let mut reasons: Vec<Reason<'_>> = Vec::new();
    for citation in dossier.citations(id).filter(|citation| counts(citation)) {
        let reason = Reason { of: id, citation };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// The citations that count in one of the scopes only.
fn differing<'d>(
    one: &'d Dossier,
    other: &'d Dossier,
    id: Id,
    counts: impl Fn(&Citation) -> bool + Copy,
) -> Vec<Reason<'d>> {
    let [had, has] = [one, other].map(|dossier| reasons(dossier, id, counts));
    let lost = had.iter().filter(|reason| !has.contains(reason));
    let gained = has.iter().filter(|reason| !had.contains(reason));
    lost.chain(gained).copied().collect()
}

/// The citations of the claims that dispute a record, of rivals about it, and of what it disputes itself,
/// in one of the scopes only.
fn of_claims<'d>(one: &'d Dossier, other: &'d Dossier, id: Id) -> Vec<Reason<'d>> {
    let mut all: Vec<Reason<'d>> = Vec::new();
    for (dossier, without) in [(one, other), (other, one)] {
        let about = dossier.claims_about(id).iter().filter(|claim| !dossier.rivals(**claim).is_empty());
        let mut beside: Vec<Id> = dossier.disputed_by(id).iter().chain(about).map(|claim| (*claim).into()).collect();
        if let Id::Claim(claim) = id {
            beside.extend(dossier.rivals(claim).into_iter().map(Id::from));
            beside.extend(Ref::targets(&dossier.claim(claim).disputes));
        }
        for id in beside.into_iter().filter(|id| !without.stands(*id)) {
            for reason in reasons(dossier, id, |citation| citation.bearing.supports()) {
                if !all.contains(&reason) {
                    all.push(reason);
                }
            }
        }
    }
    all
}
