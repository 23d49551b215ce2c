//! What an event has of each facet: the values by which a query would find it.
//!
//! Comes to the same as asking [`super::filter`] for each value; a test holds the two together.

use super::query::asked::Value;
use super::query::values::{IsWord, STANDINGS};
use crate::dossier::{ActorId, Dossier, EventId, Id, PlaceId, Ref, Span, Standing, Whose};

/// A place in a place in a place: a chain longer than this is a circle.
const DEEPEST: usize = 16;

/// Every value by which a query would find an event, once each; of the spans of time, those that it meets.
pub fn values_of(dossier: &Dossier, event: EventId, standing: Standing, spans: &[Span]) -> Vec<Value> {
    let own = dossier.spans(event);
    let mut values = vec![Value::Tone(dossier.tone(event))];
    let words = STANDINGS.iter().map(|(_, word)| *word).filter(|word| word.is_true_of(standing, &own));
    values.extend(words.map(Value::Is));
    let meets = |span: &Span| own.iter().any(|own| own.meets(*span));
    values.extend(spans.iter().copied().filter(meets).map(Value::Time));
    let mut add = |value: Value| {
        if !values.contains(&value) {
            values.push(value);
        }
    };
    for place in Ref::targets(&dossier.event(event).places) {
        wholes(dossier, place).for_each(|place| add(Value::Place(place)));
    }
    for source in dossier.citations(event).filter_map(|citation| dossier.source_of(citation)) {
        let outlet = dossier.source(source).outlet.as_ref().and_then(Ref::to::<ActorId>);
        add(Value::Outlet(outlet.map_or(Whose::Source(source), Whose::Outlet)));
    }
    values
}

/// A place, the one that it is part of, and so on.
pub(super) fn wholes(dossier: &Dossier, place: Id) -> impl Iterator<Item = PlaceId> {
    let is_place = |id: Id| PlaceId::try_from(id).ok();
    let whole = move |place: &PlaceId| dossier.place(*place).part_of.as_ref().and_then(Ref::target).and_then(is_place);
    std::iter::successors(is_place(place), whole).take(DEEPEST)
}

impl IsWord {
    /// Whether it is true of what stands so and is about these days.
    pub(super) fn is_true_of(self, standing: Standing, days: &[Span]) -> bool {
        match self {
            Self::Contested => standing.contested,
            Self::Corroborated => standing.corroborated_by() > 0,
            Self::Single => standing.is_single(),
            Self::Undated => days.is_empty(),
            Self::Refined => standing.refined,
        }
    }
}
