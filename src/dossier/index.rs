//! What follows from the records: who took part in what, who says what about whom, which order.
//!
//! Built once, after the check; reads only references that resolve.

mod scoped;

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    sync::{Arc, OnceLock},
};

use super::{
    Id, Kind,
    event_times::EventTimes,
    id::{ActorId, ClaimId, EventId, FigureId, PlaceId, RelationId, SourceId},
    lineage::Lineage,
    lists::Lists,
    order::{self, Slot},
    progress::{Pass, Passes},
    record::{Event, File, Ref},
    records::Records,
};
use crate::sorting;

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
pub(super) type Links<T> = HashMap<Id, Vec<T>, foldhash::fast::RandomState>;

/// What is derived from all records of a file. It holds in every scope, without what has fallen.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub subject: Option<SourceId>,
    pub cast: Lists<(ActorId, Role)>,
    pub times: EventTimes,
    /// The events that are said to have followed or preceded others.
    pub placed: Vec<EventId>,
    pub endpoints: Vec<(ActorId, ActorId)>,
    pub makers: Lists<ActorId>,
    pub lineage: Lineage,
    pub records_lineage: bool,
    /// In the order of time.
    pub events_of: Lists<EventId>,
    pub relations_of: Lists<RelationId>,
    pub claims_by: Lists<ClaimId>,
    /// By country, the actors that name it.
    pub actors_of: Lists<ActorId>,
    /// In the order of time.
    pub events_at: Lists<EventId>,
    pub parts_of: Lists<PlaceId>,
    documents_of: HashMap<ActorId, Vec<SourceId>>,
    pub claims_about: Links<ClaimId>,
    pub supported_by: Links<ClaimId>,
    pub disputed_by: Links<ClaimId>,
    pub figures_about: Links<FigureId>,
    /// The events that stand elsewhere where others fall or citations are left out: those that are placed by
    /// others, and those that citations date.
    pub movable: Vec<EventId>,
    /// Kind by kind; events in the order of time, actors by involvement.
    pub resting_on: Lists<Id>,
    /// The records of which a passage says by itself what it is derived from.
    pub derived_by_passage: Vec<Id>,
    /// The actors and places that nobody bears out.
    pub unsupported: HashSet<Id>,
    /// By event, pairs of claims about it of which the first disputes the second.
    pub rivals: HashMap<EventId, Vec<(ClaimId, ClaimId)>>,
}

/// Everything derived from the records; see the accessors of [`super::Dossier`].
#[derive(Debug)]
pub(super) struct Index {
    pub whole: Arc<Whole>,
    pub orders: Orders,
    /// Reckoned when somebody asks.
    pub years: OnceLock<Option<(i64, i64)>>,
}

/// What is there with the sources that are included, in order.
#[derive(Debug, Default)]
pub(super) struct Orders {
    pub in_time: Vec<Slot>,
    pub rank_in_time: Vec<u32>,
    /// Whether some event stands elsewhere among the others than with all sources.
    pub is_rearranged: bool,
    pub by_involvement: Vec<ActorId>,
}

impl Index {
    /// How many hundredths of the time following the passages takes, which comes before, and each of the passes of
    /// [`new`](Self::new).
    pub const WEIGHTS: [usize; 8] = [3, 7, 15, 10, 2, 37, 1, 25];

    /// Of all records of a file.
    pub fn new(records: &Records, passes: &mut Passes<'_>) -> Self {
        let file = &*records.file;
        let (events, count) = (file.events.len(), file.every_id().count());
        passes.next(count);
        let mut whole = Whole::of_each_record(file);
        passes.next(events);
        let mut orders = Orders::default();
        orders.put_in_time(file, order::in_time(records, &whole.times, (0..events as u32).map(EventId)));
        passes.next(events);
        whole.link_events(file, &orders.in_time);
        passes.next(count);
        whole.link_actors(file);
        orders.by_involvement = whole.by_involvement(file, &passes.next(file.actors.len()));
        passes.next(file.claims.len());
        whole.link_claims(file);
        whole.link_sources(file, &orders, &passes.next(count));
        Self { whole: Arc::new(whole), orders, years: OnceLock::new() }
    }
}

impl Orders {
    fn put_in_time(&mut self, file: &File, in_time: Vec<Slot>) {
        self.rank_in_time = vec![0; file.events.len()];
        for (rank, slot) in in_time.iter().enumerate() {
            self.rank_in_time[slot.event.at()] = rank as u32;
        }
        self.in_time = in_time;
    }
}

impl Whole {
    fn of_each_record(file: &File) -> Self {
        let mut cast = Lists::with_capacity(file.events.len());
        for event in &file.events {
            cast.add(|all| add_cast(all, event));
        }
        let mut makers = Lists::with_capacity(file.claims.len());
        for claim in &file.claims {
            makers.add(|all| all.extend(handles::<ActorId>(&claim.by)));
        }
        let placed = file.events.iter().enumerate();
        let placed = placed.filter(|(_, event)| is_placed(event));
        let actor = |end: &Ref| end.to().expect("the check lets no relation pass whose ends are not actors");
        Self {
            subject: file.subject.as_ref().and_then(Ref::to),
            cast,
            times: EventTimes::new(file),
            placed: placed.map(|(at, _)| EventId(at as u32)).collect(),
            endpoints: file.relations.iter().map(|relation| (actor(&relation.from), actor(&relation.to))).collect(),
            makers,
            lineage: Lineage::new(file),
            records_lineage: file.sources.iter().any(|source| source.derived_from.is_some()),
            ..Self::default()
        }
    }

    fn link_events(&mut self, file: &File, in_time: &[Slot]) {
        let actors = in_time
            .iter()
            .flat_map(|slot| self.cast.of(slot.event.at()).iter().map(|(actor, _)| (actor.at(), slot.event)));
        self.events_of = Lists::from_pairs(file.actors.len(), actors);
        // Gathered in the file's order: by time, each event would have to be fetched from memory by itself.
        let mut places_of = Lists::with_capacity(file.events.len());
        for event in &file.events {
            places_of.add(|all| all.extend(handles::<PlaceId>(&event.places)));
        }
        let places = in_time.iter().flat_map(|slot| {
            let places: &[PlaceId] = places_of.of(slot.event.at());
            places.iter().map(|place| (place.at(), slot.event))
        });
        self.events_at = Lists::from_pairs(file.places.len(), places);
        let wholes = file.places.iter().enumerate();
        let wholes = wholes.filter_map(|(at, place)| Some((place.part_of.as_ref()?.to::<PlaceId>()?.at(), at)));
        self.parts_of = Lists::from_pairs(file.places.len(), wholes.map(|(whole, at)| (whole, PlaceId(at as u32))));
    }

    fn link_actors(&mut self, file: &File) {
        let relations = self.endpoints.iter().enumerate().flat_map(|(at, (from, to))| {
            let other = (to != from).then_some(to);
            std::iter::once(from).chain(other).map(move |actor| (actor.at(), RelationId(at as u32)))
        });
        self.relations_of = Lists::from_pairs(file.actors.len(), relations);
        let makers = (0..file.claims.len())
            .flat_map(|at| self.makers.of(at).iter().map(move |maker| (maker.at(), ClaimId(at as u32))));
        self.claims_by = Lists::from_pairs(file.actors.len(), makers);
        let countries = file.actors.iter().enumerate();
        let countries = countries.filter_map(|(at, actor)| Some((actor.country.as_ref()?.to::<ActorId>()?.at(), at)));
        self.actors_of =
            Lists::from_pairs(file.actors.len(), countries.map(|(country, at)| (country, ActorId(at as u32))));
    }

    fn by_involvement(&self, file: &File, pass: &Pass) -> Vec<ActorId> {
        let mut actors: Vec<ActorId> = (0..file.actors.len() as u32).map(ActorId).collect();
        sorting::by_key(&mut actors, |id| {
            pass.one();
            let name = &file.actors[id.at()].name;
            (Reverse(self.events_of.of(id.at()).len()), beginning(name), name.clone())
        });
        actors
    }

    fn link_claims(&mut self, file: &File) {
        for (at, claim) in file.claims.iter().enumerate() {
            for (refs, links) in [
                (&claim.about, &mut self.claims_about),
                (&claim.supports, &mut self.supported_by),
                (&claim.disputes, &mut self.disputed_by),
            ] {
                for id in handles::<Id>(refs) {
                    links.entry(id).or_default().push(ClaimId(at as u32));
                }
            }
        }
        for (at, claim) in file.claims.iter().enumerate().filter(|(_, claim)| !claim.disputes.is_empty()) {
            let ours: HashSet<EventId> = claim.about.iter().filter_map(Ref::to).collect();
            for rival in claim.disputes.iter().filter_map(Ref::to::<ClaimId>) {
                let theirs = file.claims[rival.at()].about.iter().filter_map(Ref::to::<EventId>);
                for event in theirs.filter(|event| ours.contains(event)) {
                    self.rivals.entry(event).or_default().push((ClaimId(at as u32), rival));
                }
            }
        }
        for (at, figure) in file.figures.iter().enumerate() {
            for id in handles::<Id>(&figure.about) {
                self.figures_about.entry(id).or_default().push(FigureId(at as u32));
            }
        }
    }

    fn link_sources(&mut self, file: &File, orders: &Orders, pass: &Pass) {
        let mut resting: Vec<(usize, Id)> = Vec::with_capacity(file.events.len());
        for kind in [Kind::Event, Kind::Claim, Kind::Figure, Kind::Relation, Kind::Actor, Kind::Place] {
            let cited = self.cited(file, kind, pass);
            let mut add = |id: Id| resting.extend(cited.of(id.at()).iter().map(|source| (source.at(), id)));
            match kind {
                Kind::Event => orders.in_time.iter().for_each(|slot| add(slot.event.into())),
                Kind::Actor => orders.by_involvement.iter().for_each(|actor| add((*actor).into())),
                _ => file.ids(kind).for_each(add),
            }
        }
        self.resting_on = Lists::from_pairs(file.sources.len(), resting.iter().copied());
        for (at, source) in file.sources.iter().enumerate() {
            if let Some(outlet) = source.outlet.as_ref().and_then(Ref::to) {
                self.documents_of.entry(outlet).or_default().push(SourceId(at as u32));
            }
        }
    }

    /// The sources that each record of a kind cites, each once; notes the records of which a passage says what it
    /// is derived from, and those that nobody bears out.
    fn cited(&mut self, file: &File, kind: Kind, pass: &Pass) -> Lists<SourceId> {
        let ids = file.ids(kind);
        let mut cited = Lists::with_capacity(ids.len());
        let mut last: Vec<Option<Id>> = vec![None; file.sources.len()];
        for id in pass.each(ids) {
            let (mut says_so, mut is_supported, mut is_dated) = (false, false, false);
            cited.add(|all| {
                for citation in file.record(id).citations() {
                    says_so |= citation.derived_from.is_some();
                    is_supported |= citation.bearing.supports();
                    is_dated |= citation.bearing.supports() && citation.date.is_some();
                    let source = citation.source.to::<SourceId>();
                    all.extend(source.filter(|source| last[source.at()].replace(id) != Some(id)));
                }
            });
            if says_so {
                self.derived_by_passage.push(id);
            }
            if !is_supported {
                self.unsupported.insert(id);
            }
            if let Id::Event(event) = id
                && (is_dated || is_placed(&file.events[event.at()]))
            {
                self.movable.push(event);
            }
        }
        cited
    }

    /// The records that name an actor or a place, in whichever field, but for other actors and places.
    pub fn naming(&self, id: Id) -> impl Iterator<Item = Id> {
        let claims = self.links_of_claims().into_iter().filter_map(move |links| links.get(&id)).flatten();
        let figures = self.figures_about.get(&id).into_iter().flatten().map(|figure| (*figure).into());
        self.involving(id).chain(claims.map(|claim| (*claim).into())).chain(figures)
    }

    /// The records in which an actor or a place has a part: events, relations, and the claims that it makes.
    pub fn involving(&self, id: Id) -> impl Iterator<Item = Id> {
        let (events, relations, claims): (&[EventId], &[RelationId], &[ClaimId]) = match id {
            Id::Actor(id) => (self.events_of.of(id.at()), self.relations_of.of(id.at()), self.claims_by.of(id.at())),
            Id::Place(id) => (self.events_at.of(id.at()), &[], &[]),
            _ => (&[], &[], &[]),
        };
        let claims = claims.iter().map(|claim| (*claim).into());
        let relations = relations.iter().map(|relation| (*relation).into());
        events.iter().map(|event| (*event).into()).chain(relations).chain(claims)
    }

    /// What leads from records to the claims that speak of them, whichever way.
    pub const fn links_of_claims(&self) -> [&Links<ClaimId>; 3] {
        [&self.claims_about, &self.supported_by, &self.disputed_by]
    }

    /// The documents of an outlet.
    pub fn documents_of(&self, outlet: ActorId) -> &[SourceId] {
        self.documents_of.get(&outlet).map_or(&[], Vec::as_slice)
    }

    /// The actors of a country, or the parts of a place.
    pub fn nested(&self, id: Id) -> impl Iterator<Item = Id> {
        let (actors, places): (&[ActorId], &[PlaceId]) = match id {
            Id::Actor(id) => (self.actors_of.of(id.at()), &[]),
            Id::Place(id) => (&[], self.parts_of.of(id.at())),
            _ => (&[], &[]),
        };
        actors.iter().map(|actor| (*actor).into()).chain(places.iter().map(|place| (*place).into()))
    }
}

/// A text's first bytes, in whose order it stands: most texts are told apart without being fetched from memory.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

/// Whether an event is said to have followed or preceded others.
fn is_placed(event: &Event) -> bool {
    !event.after.is_empty() || !event.before.is_empty()
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
