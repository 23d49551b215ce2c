//! How a dossier differs between two scopes: what appears, falls, moves in time, and changes in standing,
//! each with the sources that make the difference.

use std::collections::HashSet;

use super::{
    ClaimId, Date, Dossier, End, EventId, Id, Kind, Ref, Scope, SourceId, Standing, Whose,
    dating::given_dates,
    record::{Bearing, Citation, Event},
};
use crate::sorting;

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
    /// Whose it is by its lineage, where it is left out with a source or an outlet that is not its own.
    pub through: Option<Whose>,
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
    /// It is an actor or a place that records name, and for which nobody vouches in the one.
    IsVouchedFor,
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
/// of time, then claims, relations, figures, actors and places in the file's order.
pub fn compare<'d>(one: &'d Dossier, other: &'d Dossier) -> Vec<Change<'d>> {
    let comparison = Comparison { one: Side::new(one), other: Side::new(other) };
    let mut changes = Vec::new();
    for kind in COMPARED {
        let mut ids: Vec<Id> = one.every_id(kind).collect();
        if kind == Kind::Event {
            sorting::by_key(&mut ids, |id| place_in_time(one, other, *id));
        }
        for id in ids {
            comparison.of_record(id, |what, because| changes.push(Change { id, what, because }));
        }
    }
    changes
}

/// Where an event stands in the order of time, of the one scope where it stands there.
fn place_in_time(one: &Dossier, other: &Dossier, id: Id) -> usize {
    let Id::Event(event) = id else { return id.at() };
    if one.stands(event) { one.rank_in_time(event) } else { other.rank_in_time(event) }
}

/// How a record is there in a scope.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Absent,
    /// Nobody vouches for it.
    Named,
    BorneOut,
}

/// Two scopes of a dossier.
struct Comparison<'d> {
    one: Side<'d>,
    other: Side<'d>,
}

/// One of them.
struct Side<'d> {
    dossier: &'d Dossier,
    /// The sources that it names to be left out.
    own: HashSet<SourceId>,
}

impl<'d> Comparison<'d> {
    /// Hands on how a record differs.
    fn of_record(&self, id: Id, mut found: impl FnMut(What, Vec<Reason<'d>>)) {
        let supports = |citation: &Citation| citation.bearing.supports();
        let lost = || self.one.reasons(id, &self.other, supports);
        let gained = || self.other.reasons(id, &self.one, supports);
        match [&self.one, &self.other].map(|side| side.presence(id)) {
            [Presence::BorneOut, Presence::BorneOut] => {}
            [Presence::BorneOut, Presence::Named] => return found(What::IsNamedOnly, lost()),
            [Presence::BorneOut, Presence::Absent] => return found(What::Falls, lost()),
            [Presence::Named, Presence::BorneOut] => return found(What::IsVouchedFor, gained()),
            [Presence::Absent, Presence::BorneOut] => return found(What::Appears, gained()),
            [Presence::Named, Presence::Absent] => return found(What::Falls, Vec::new()),
            [Presence::Absent, Presence::Named] => return found(What::Appears, Vec::new()),
            [Presence::Absent, Presence::Absent] | [Presence::Named, Presence::Named] => return,
        }
        if let Id::Event(event) = id {
            let [from, to] = self.dossiers().map(|dossier| &dossier.event(event).date);
            if from != to {
                found(What::Moves(from.clone(), to.clone()), self.dating(event));
            }
        }
        let [was, is]: [Standing; 2] = self.dossiers().map(|dossier| dossier.standing(id));
        if was.contested && !is.contested {
            found(What::CeasesToBeContested, self.one.contesting(id, &self.other));
        } else if is.contested && !was.contested {
            found(What::BecomesContested, self.other.contesting(id, &self.one));
        }
        if was.origins > 1 && is.is_single() {
            found(What::BecomesSingle(was.origins), self.counted_once(id));
        } else if was.is_single() && is.origins > 1 {
            found(What::BecomesCorroborated(is.origins), self.counted_once(id));
        }
    }

    const fn dossiers(&self) -> [&'d Dossier; 2] {
        [self.one.dossier, self.other.dossier]
    }

    /// The citations that count in one of the scopes only, by what `counts` says of each scope.
    fn differing(&self, id: Id, counts: impl Fn(&Dossier, &Citation) -> bool) -> Vec<Reason<'d>> {
        let of = |here: &Side<'d>, there: &Side<'d>| {
            let mut reasons = here.reasons(id, there, |citation| counts(here.dossier, citation));
            reasons.retain(|reason| !there.has(reason));
            reasons
        };
        [of(&self.one, &self.other), of(&self.other, &self.one)].concat()
    }

    /// The citations that give the date of an event in one of the scopes only; where they can't be told, all
    /// that date it in one only.
    fn dating(&self, event: EventId) -> Vec<Reason<'d>> {
        let dates = |citation: &Citation| citation.bearing.supports() && citation.date.is_some();
        let giving = self.differing(event.into(), |dossier, citation| {
            dates(citation) && gives_the_date(dossier.event(event), citation)
        });
        if !giving.is_empty() {
            return giving;
        }
        let differing = self.differing(event.into(), |_, citation| dates(citation));
        // A record may give another date than its citations do, and then it moves by theirs in every scope.
        if differing.is_empty() { self.other.reasons(event.into(), &self.one, dates) } else { differing }
    }

    /// The citations that rest alone on an end on which nothing rests alone in the other scope.
    fn counted_once(&self, id: Id) -> Vec<Reason<'d>> {
        let [had, has] = self.dossiers().map(|dossier| {
            let supporting = dossier.citations(id).filter(|citation| citation.bearing.supports());
            supporting.filter_map(|citation| alone(dossier, citation)).collect::<HashSet<End>>()
        });
        self.differing(id, |dossier, citation| {
            let counts = |end: &End| had.contains(end) != has.contains(end);
            citation.bearing.supports() && alone(dossier, citation).as_ref().is_some_and(counts)
        })
    }
}

impl<'d> Side<'d> {
    fn new(dossier: &'d Dossier) -> Self {
        Self { dossier, own: dossier.scope().without(dossier.file()) }
    }

    fn presence(&self, id: Id) -> Presence {
        match (self.dossier.stands(id), self.dossier.is_named_only(id)) {
            (false, _) => Presence::Absent,
            (true, true) => Presence::Named,
            (true, false) => Presence::BorneOut,
        }
    }

    /// The citations of a record that count here, each once, and by what they are left out there.
    fn reasons(&self, id: Id, there: &Self, counts: impl Fn(&Citation) -> bool) -> Vec<Reason<'d>> {
        let mut reasons: Vec<Reason<'_>> = Vec::new();
        for citation in self.dossier.citations(id).filter(|citation| counts(citation)) {
            let reason = Reason { of: id, citation, through: None };
            let reason = Reason { through: there.through(&reason), ..reason };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    fn has(&self, reason: &Reason<'_>) -> bool {
        self.dossier.citations(reason.of).any(|citation| citation == reason.citation)
    }

    /// Whose a citation is by its lineage alone, if it is left out here for that.
    fn through(&self, reason: &Reason<'_>) -> Option<Whose> {
        let Scope::Without(whose) = self.dossier.scope() else { return None };
        let is_own = reason.citation.source.to().is_some_and(|source| self.own.contains(&source));
        (!is_own && !self.has(reason)).then_some(whose)
    }

    /// The citations that contest a record here only: those that deny it, and those of the claims that dispute
    /// it, of rivals that are both about it, and of what it disputes itself.
    fn contesting(&self, id: Id, there: &Self) -> Vec<Reason<'d>> {
        let mut all = self.reasons(id, there, |citation| citation.bearing == Bearing::Contradicts);
        all.retain(|reason| !there.has(reason));
        let about = self.dossier.claims_about(id);
        let has_rival = |claim: &ClaimId| self.dossier.rivals(*claim).iter().any(|rival| about.contains(rival));
        let rivals: &[ClaimId] = if matches!(id, Id::Event(_)) { &about } else { &[] };
        let rivals = rivals.iter().filter(|claim| has_rival(claim));
        let mut beside: Vec<Id> =
            self.dossier.disputed_by(id).iter().chain(rivals).map(|claim| (*claim).into()).collect();
        if let Id::Claim(claim) = id {
            beside.extend(self.dossier.rivals(claim).into_iter().map(Id::from));
            beside.extend(Ref::targets(&self.dossier.claim(claim).disputes));
        }
        for id in beside.into_iter().filter(|id| !there.dossier.stands(*id)) {
            for reason in self.reasons(id, there, |citation| citation.bearing.supports()) {
                if !all.contains(&reason) {
                    all.push(reason);
                }
            }
        }
        all
    }
}

/// The end of a citation that rests on one alone.
fn alone(dossier: &Dossier, citation: &Citation) -> Option<End> {
    if let [end] = dossier.ends_of(citation).as_slice() { Some(*end) } else { None }
}

/// Whether a supporting citation gives the date of an event: the same one, or where none has it an end of it.
fn gives_the_date(event: &Event, citation: &Citation) -> bool {
    let (Some(own), Some(given)) = (&event.date, &citation.date) else { return false };
    let (own, given) = (own.span(), given.span());
    if given_dates(event).any(|date| date.span() == own) {
        return given == own;
    }
    given.first == own.first || given.last == own.last
}

#[cfg(test)]
mod tests;
