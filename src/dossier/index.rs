//! What follows from the records: who took part in what, who says what about whom, which order.
//!
//! Built once, after the check; reads only references that resolve.

use std::collections::{HashMap, HashSet};

use super::{
    Id, Kind,
    cut::Present,
    id::{ActorId, ClaimId, EventId, FigureId, PlaceId, RelationId, SourceId},
    lineage::Lineage,
    lists::Lists,
    order::{self, Slot},
    record::{Event, File, Ref},
};

/// The role that an actor had in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Did it.
    Actor,
    /// It was done to or towards them.
    Recipient,
    /// Took part otherwise.
    Involved,
}

impl Role {
    /// The preposition before the actor: by, to or with.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Actor => "by",
            Self::Recipient => "to",
            Self::Involved => "with",
        }
    }
}

/// How many actors are looked through one by one.
const SMALL_CAST: usize = 32;

/// What leads to a record of any kind.
type Links<T> = HashMap<Id, Vec<T>, foldhash::fast::RandomState>;

/// Everything derived from the records; see the accessors of [`super::Dossier`].
#[derive(Debug, Default)]
pub(super) struct Index {
    pub subject: Option<SourceId>,
    pub in_time: Vec<Slot>,
    pub rank_in_time: Vec<u32>,
    pub cast: Lists<(ActorId, Role)>,
    pub events_of: Lists<EventId>,
    pub by_involvement: Vec<ActorId>,
    pub endpoints: Vec<(ActorId, ActorId)>,
    pub relations_of: Lists<RelationId>,
    pub makers: Lists<ActorId>,
    pub claims_by: Lists<ClaimId>,
    pub claims_about: Links<ClaimId>,
    pub supported_by: Links<ClaimId>,
    pub disputed_by: Links<ClaimId>,
    pub figures_about: Links<FigureId>,
    pub events_at: Lists<EventId>,
    pub resting_on: Lists<Id>,
    /// The records of which a passage says by itself what it is derived from.
    pub derived_by_passage: Vec<Id>,
    pub years: Option<(i64, i64)>,
    /// The events about which claims dispute each other.
    pub has_rivals: HashSet<EventId>,
    pub lineage: Lineage,
    pub records_lineage: bool,
}

impl Index {
    pub fn new(file: &File, present: &Present) -> Self {
        let mut index = Self {
            subject: file.subject.as_ref().and_then(Ref::to),
            in_time: order::in_time(file, present),
            lineage: Lineage::new(file),
            records_lineage: file.sources.iter().any(|source| source.derived_from.is_some()),
            ..Self::default()
        };
        index.rank_in_time = vec![0; file.events.len()];
        for (rank, slot) in index.in_time.iter().enumerate() {
            index.rank_in_time[slot.event.at()] = rank as u32;
        }
        index.link_events(file);
        index.link_actors(file, present);
        index.link_claims(file);
        index.link_sources(file);
        index
    }

    fn link_events(&mut self, file: &File) {
        self.cast = Lists::with_capacity(file.events.len());
        for event in &file.events {
            self.cast.add(|all| add_cast(all, event));
        }
        let actors = self
            .in_time
            .iter()
            .flat_map(|slot| self.cast.of(slot.event.at()).iter().map(|(actor, _)| (actor.at(), slot.event)));
        self.events_of = Lists::from_pairs(file.actors.len(), actors);
        let places = self.in_time.iter().flat_map(|slot| {
            let places = file.events[slot.event.at()].places.iter().filter_map(Ref::to::<PlaceId>);
            places.map(|place| (place.at(), slot.event))
        });
        self.events_at = Lists::from_pairs(file.places.len(), places);
        let spans = file.events.iter().filter_map(|event| event.date.as_ref()).map(super::Date::span);
        let days = spans.flat_map(|span| [span.first, span.last]).flatten();
        self.years = days.fold(None, |years, day| {
            let year = day.year();
            let (first, last) = years.unwrap_or((year, year));
            Some((first.min(year), last.max(year)))
        });
    }

    fn link_actors(&mut self, file: &File, present: &Present) {
        let actors = (0..file.actors.len()).map(|at| ActorId(at as u32));
        self.by_involvement = actors.filter(|id| present.has(*id)).collect();
        self.by_involvement.sort_by_cached_key(|id| {
            (std::cmp::Reverse(self.events_of.of(id.at()).len()), file.actors[id.at()].name.clone())
        });
        let actor = |end: &Ref| end.to().expect("the check lets no relation pass whose ends are not actors");
        self.endpoints = file.relations.iter().map(|relation| (actor(&relation.from), actor(&relation.to))).collect();
        let relations = self.endpoints.iter().enumerate().flat_map(|(at, (from, to))| {
            let is_there = present.has(RelationId(at as u32));
            let other = (to != from).then_some(to);
            let both = std::iter::once(from).chain(other).filter(move |_| is_there);
            both.map(move |actor| (actor.at(), RelationId(at as u32)))
        });
        self.relations_of = Lists::from_pairs(file.actors.len(), relations);
    }

    fn link_claims(&mut self, file: &File) {
        self.makers = Lists::with_capacity(file.claims.len());
        for claim in &file.claims {
            self.makers.add(|all| all.extend(handles::<ActorId>(&claim.by)));
        }
        let makers = (0..file.claims.len())
            .flat_map(|at| self.makers.of(at).iter().map(move |maker| (maker.at(), ClaimId(at as u32))));
        self.claims_by = Lists::from_pairs(file.actors.len(), makers);
        for (at, claim) in file.claims.iter().enumerate() {
            let handle = ClaimId(at as u32);
            for (refs, links) in [
                (&claim.about, &mut self.claims_about),
                (&claim.supports, &mut self.supported_by),
                (&claim.disputes, &mut self.disputed_by),
            ] {
                for id in handles::<Id>(refs) {
                    links.entry(id).or_default().push(handle);
                }
            }
        }
        for claim in file.claims.iter().filter(|claim| !claim.disputes.is_empty()) {
            let ours: HashSet<EventId> = claim.about.iter().filter_map(Ref::to).collect();
            let rivals = claim.disputes.iter().filter_map(Ref::to::<ClaimId>);
            let theirs = rivals.flat_map(|rival| &file.claims[rival.at()].about).filter_map(Ref::to);
            self.has_rivals.extend(theirs.filter(|event| ours.contains(event)));
        }
        for (at, figure) in file.figures.iter().enumerate() {
            for id in handles::<Id>(&figure.about) {
                self.figures_about.entry(id).or_default().push(FigureId(at as u32));
            }
        }
    }

    fn link_sources(&mut self, file: &File) {
        let events = self.in_time.iter().map(|slot| slot.event.into());
        let [claims, figures, relations, places] =
            [Kind::Claim, Kind::Figure, Kind::Relation, Kind::Place].map(|kind| file.ids(kind));
        let actors = self.by_involvement.iter().map(|actor| (*actor).into());
        let mut resting: Vec<(usize, Id)> = Vec::with_capacity(file.events.len());
        // Cited a second time by the same record, a source has it already.
        let mut last: Vec<Option<Id>> = vec![None; file.sources.len()];
        for id in events.chain(claims).chain(figures).chain(relations).chain(actors).chain(places) {
            let mut says_so = false;
            for citation in file.citations(id) {
                says_so |= citation.derived_from.is_some();
                let Some(source) = citation.source.to::<SourceId>() else { continue };
                if last[source.at()].replace(id) != Some(id) {
                    resting.push((source.at(), id));
                }
            }
            if says_so {
                self.derived_by_passage.push(id);
            }
        }
        self.resting_on = Lists::from_pairs(file.sources.len(), resting.iter().copied());
    }
}

/// Adds who had which role in an event, nobody twice.
fn add_cast(all: &mut Vec<(ActorId, Role)>, event: &Event) {
    let start = all.len();
    let roles = [(&event.actors, Role::Actor), (&event.recipients, Role::Recipient), (&event.involved, Role::Involved)];
    // Most casts are small, and looking through them is the quickest.
    let mut seen: HashSet<ActorId> = HashSet::new();
    let is_large = roles.iter().map(|(refs, _)| refs.len()).sum::<usize>() > SMALL_CAST;
    for (refs, role) in roles {
        for actor in handles(refs) {
            let is_new =
                if is_large { seen.insert(actor) } else { all[start..].iter().all(|(known, _)| *known != actor) };
            if is_new {
                all.push((actor, role));
            }
        }
    }
}

/// The handles of some references. No list names anything twice: the check sees to that.
fn handles<H: TryFrom<Id>>(refs: &[Ref]) -> impl Iterator<Item = H> {
    refs.iter().filter_map(Ref::to)
}
