//! What the filters count and list.

use std::collections::HashMap;

use crate::{
    dossier::{ActorId, Dossier, EventId, Id, Kind, Order, Scope, Span, Standing, Tone},
    search::{Asked, Facet, KindWord, Value, values_of},
};

/// What can be switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A value that is asked for, in the list of what is active.
    Active(Value),
    /// Another part of the query, by its place, in the same list.
    Part(usize),
    /// A value among the others of its kind.
    Value(Value),
}

/// How many events, or records, a value is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many would be left; of a value that is on, so many are there.
    Leaves(usize),
    /// So many would be added to those that other values of its group let pass.
    Adds(usize),
}

impl Count {
    /// The number.
    pub const fn number(self) -> usize {
        match self {
            Self::Leaves(number) | Self::Adds(number) => number,
        }
    }
}

/// A line of the filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the lines below it are, and what their numbers count.
    Heading(&'static str, Option<&'static str>),
    /// Something that can be switched.
    Switch(Switch),
    /// So many values that are not listed.
    More(usize),
    /// Nothing, before a heading.
    Gap,
}

/// Something that can be switched on and off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// What.
    pub choice: Choice,
    /// Its sign, if it has one.
    pub sign: Option<char>,
    /// Its tone, if it is one.
    pub tone: Option<Tone>,
    /// What it is called.
    pub name: String,
    /// Whether it is on.
    pub is_on: bool,
    /// What it is good for; absent where nobody has counted.
    pub count: Option<Count>,
}

impl Switch {
    /// Whether it would change nothing, or leave nothing.
    pub fn is_idle(&self) -> bool {
        !self.is_on && self.count.is_some_and(|count| count.number() == 0)
    }
}

/// The query, the sources, the marked actors, the order of the timeline, and whether anything is counted.
pub type FiltersOf = (String, Scope, Vec<ActorId>, Order, bool);

/// By which values each event would be found.
#[derive(Debug, Default)]
pub struct Facts {
    /// Every value that an event has.
    pub values: Vec<Value>,
    /// The values of all events, by their places in that list, event by event.
    of: Vec<u32>,
    /// Where those of each event begin.
    starts: Vec<u32>,
}

impl Facts {
    /// Looks at every event that stands.
    pub fn of(dossier: &Dossier, standings: &[Standing], spans: &[Span]) -> Self {
        let mut facts = Self { starts: vec![0], ..Self::default() };
        let mut numbers: HashMap<Value, u32> = HashMap::new();
        for id in dossier.every_id(Kind::Event) {
            if let Id::Event(event) = id
                && dossier.stands(event)
            {
                for value in values_of(dossier, event, standings[id.at()], spans) {
                    facts.of.push(*numbers.entry(value).or_insert_with(|| {
                        facts.values.push(value);
                        facts.values.len() as u32 - 1
                    }));
                }
            }
            facts.starts.push(facts.of.len() as u32);
        }
        facts
    }

    fn of_event(&self, event: EventId) -> &[u32] {
        &self.of[self.starts[event.at()] as usize..self.starts[event.at() + 1] as usize]
    }
}

/// How many things have a value: of those that pass, and of those that only other values of its facet keep out.
#[derive(Debug, Clone, Default)]
pub struct Counts(HashMap<Value, [usize; 2]>);

impl Counts {
    /// Counts the events among which the values that are asked for choose.
    pub fn of_events(facts: &Facts, asked: &Asked, events: impl Iterator<Item = EventId>) -> Self {
        let bits: Vec<u8> = facts.values.iter().map(|value| bit(value.facet())).collect();
        let is_on: Vec<bool> = facts.values.iter().map(|value| asked.has(*value)).collect();
        let wanted = asked.values().map(Value::facet).filter(|facet| *facet != Facet::Kind);
        let wanted = wanted.fold(0, |bits, facet| bits | bit(facet));
        let mut counts = vec![[0; 2]; facts.values.len()];
        for event in events {
            let own = facts.of_event(event);
            let met = own.iter().filter(|at| is_on[**at as usize]).fold(0, |met, at| met | bits[*at as usize]);
            let missing = wanted & !met;
            for at in own.iter().map(|at| *at as usize) {
                if missing == 0 {
                    counts[at][0] += 1;
                } else if missing == bits[at] {
                    counts[at][1] += 1;
                }
            }
        }
        Self(facts.values.iter().copied().zip(counts).collect())
    }

    /// Counts records of every kind, among which the kinds that are asked for choose.
    pub fn of_records(dossier: &Dossier, asked: &Asked, records: impl Iterator<Item = Id>) -> Self {
        let is_asked = asked.values().any(|value| value.facet() == Facet::Kind);
        let mut counts = Self::default();
        for id in records {
            let actor = if let Id::Actor(actor) = id { Some(dossier.actor(actor).kind) } else { None };
            let own = std::iter::once(KindWord::Record(id.kind())).chain(actor.map(KindWord::Actor)).map(Value::Kind);
            let passes = !is_asked || own.clone().any(|value| asked.has(value));
            own.for_each(|value| counts.0.entry(value).or_default()[usize::from(!passes)] += 1);
        }
        counts
    }

    /// What a value is good for.
    pub fn of(&self, value: Value, asked: &Asked) -> Count {
        let [passing, kept_out] = self.0.get(&value).copied().unwrap_or_default();
        let is_one_of_several = asked.values().any(|other| other.facet() == value.facet());
        if is_one_of_several && !asked.has(value) { Count::Adds(kept_out) } else { Count::Leaves(passing) }
    }
}

const fn bit(facet: Facet) -> u8 {
    1 << facet as u8
}
