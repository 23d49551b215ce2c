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
    let is_inside = |span: &Span| dossier.may_lie_in(event, *span);
    values.extend(spans.iter().copied().filter(is_inside).map(Value::Time));
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::{Finder, Query};
    use super::*;
    use crate::dossier::{Kind, load::bundled};

    #[test]
    fn an_event_has_the_values_by_which_a_query_finds_it() {
        let dossier = bundled().unwrap();
        let spans: Vec<Span> = dossier.chapters().iter().map(|chapter| chapter.span.span()).collect();
        let values = dossier.events().map(|(id, _)| (id, values_of(&dossier, id, dossier.standing(id), &spans)));
        let values: Vec<(EventId, Vec<Value>)> = values.collect();
        let places = dossier.places().map(|(id, _)| Value::Place(id));
        let outlets = dossier.actors().map(|(id, _)| id).filter(|id| dossier.is_outlet(*id)).map(Whose::Outlet);
        let sources = dossier.sources().filter(|(_, source)| source.outlet.is_none()).map(|(id, _)| Whose::Source(id));
        let all = Value::vocabulary().filter(|value| !matches!(value, Value::Kind(_))).chain(places);
        let all = all.chain(outlets.chain(sources).map(Value::Outlet)).chain(spans.iter().copied().map(Value::Time));
        let in_part_of = |place: &str| {
            let Some(Id::Place(place)) = dossier.find(place) else { panic!("there is no {place}") };
            values.iter().filter(|(_, own)| own.contains(&Value::Place(place))).count()
        };
        assert!(in_part_of("place-tajikistan") > in_part_of("dushanbe"), "the town lies in the country");
        for value in all {
            let word = value.written(&dossier);
            let query = match value {
                Value::Tone(_) => format!("tone:{word}"),
                Value::Is(_) => format!("is:{word}"),
                Value::Place(_) => format!("place:{word}"),
                Value::Outlet(_) => format!("outlet:{word}"),
                _ => word,
            };
            let hits = Finder::find_once(&dossier, &Query::parse(&query, &dossier).unwrap());
            let found: HashSet<Id> = hits.iter().map(|hit| hit.id).filter(|id| id.kind() == Kind::Event).collect();
            let has = values.iter().filter(|(_, own)| own.contains(&value)).map(|(id, _)| Id::from(*id));
            assert_eq!(has.collect::<HashSet<Id>>(), found, "{query}");
        }
    }
}
