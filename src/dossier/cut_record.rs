//! One record without the citations that a scope excludes.

use super::{
    dating::{date_in, given_dates},
    record::{Actor, Citation, Claim, Event, Figure, File, Place, Point, Relation, Source},
    scope::Included,
};

/// A record that can be read with some of its citations.
pub(super) trait Cut {
    /// The record as the included citations have it. Something is left that bears it out, or it is an actor or a
    /// place.
    fn cut(&self, file: &File, included: &Included) -> Self;
}

macro_rules! without_citations {
    ($($record:ident),+) => {$(
        impl Cut for $record {
            fn cut(&self, file: &File, included: &Included) -> Self {
                let here = included.in_record(file, self.citations.iter());
                let included = here.as_ref().unwrap_or(included);
                let mut record = self.clone();
                record.citations.retain(|citation| included.has(file, citation));
                record
            }
        }
    )+};
}

without_citations!(Place, Actor, Relation, Claim);

impl Cut for Source {
    fn cut(&self, _: &File, _: &Included) -> Self {
        self.clone()
    }
}

impl Cut for Event {
    fn cut(&self, file: &File, included: &Included) -> Self {
        let here = included.in_record(file, self.citations.iter());
        let included = here.as_ref().unwrap_or(included);
        let mut event = self.clone();
        event.citations.retain(|citation| included.has(file, citation));
        // Where nothing that dates the event is left out, nothing dates it anew.
        if given_dates(&event).count() < given_dates(self).count() {
            event.date = date_in(&event).cloned();
        }
        event
    }
}

impl Cut for Figure {
    fn cut(&self, file: &File, included: &Included) -> Self {
        let here = included.in_record(file, self.points.iter().flat_map(|point| &point.citations));
        let included = here.as_ref().unwrap_or(included);
        let has = |citation: &Citation| included.has(file, citation);
        let mut figure = self.clone();
        for point in &mut figure.points {
            point.citations.retain(has);
        }
        figure.points.retain(is_supported);
        figure
    }
}

fn is_supported(point: &Point) -> bool {
    point.citations.iter().any(|citation| citation.bearing.supports())
}
