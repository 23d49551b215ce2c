//! The cursor of the timeline where the filters change: what they leave out gives it to the nearest event, and has it
//! back when it is listed again.

use super::{action::Context, explorer::Explorer, layout::Pane, location::Displaced};
use crate::{
    dossier::{EventId, Id},
    report::Subject,
};

impl Explorer {
    /// Narrows the lists by another query. Where the selected event is not listed any more, that which is nearest in
    /// time is selected until the reader selects another; whether the one from before is selected again.
    pub(super) fn ask_instead(&mut self, query: String) -> bool {
        self.state.location.query = query;
        let Some(Id::Event(selected)) = self.state.location.timeline.selected else { return false };
        let before = self.state.location.displaced.take().filter(|before| before.by == selected);
        let wanted = before.map_or(selected, |before| before.event);
        let next = if self.timeline().row_of(wanted.into()).is_some() { wanted } else { self.nearest_to(wanted) };
        self.state.location.displaced = (next != wanted).then_some(Displaced { event: wanted, by: next });
        self.exchange_selected(selected, next);
        before.is_some() && next == wanted
    }

    /// The listed event that is nearest in time; itself where there is none.
    fn nearest_to(&self, event: EventId) -> EventId {
        let rank = |event| self.all.rank_in_time(event);
        self.timeline().events().min_by_key(|other| rank(*other).abs_diff(rank(event))).unwrap_or(event)
    }

    /// Selects another event of the timeline. The page that shows the selected one follows, unless it is being read.
    fn exchange_selected(&mut self, from: EventId, to: EventId) {
        let location = &mut self.state.location;
        location.timeline.selected = Some(to.into());
        let is_page = location.views.of(Pane::Detail) == Context::PAGE && location.focus != Pane::Detail;
        if from != to && is_page && location.subject == Subject::Record(from.into()) {
            location.turn_to(Subject::Record(to.into()));
        }
    }
}
