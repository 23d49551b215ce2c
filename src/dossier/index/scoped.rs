//! The index of what a scope leaves: its lists are those of the whole, its orders its own.
//!
//! Making the lists anew would take longer than whatever is asked of them.

use std::{
    cmp::{Ordering, Reverse},
    sync::{Arc, OnceLock},
};

use super::{Index, Orders, beginning};
use crate::{
    dossier::{ActorId, order, records::Records},
    sorting,
};

impl Index {
    /// The index of what a scope leaves of these records; to be asked of that of the whole.
    pub fn scoped(&self, records: &Records) -> Self {
        let left = order::left_in_time(&self.orders.in_time, records);
        let mut orders = Orders { is_rearranged: left.is_none(), ..Orders::default() };
        let events = self.orders.in_time.iter().map(|slot| slot.event);
        orders.put_in_time(&records.file, left.unwrap_or_else(|| order::in_time(records, &self.whole.times, events)));
        orders.by_involvement = self.left_by_involvement(records);
        Self { whole: Arc::clone(&self.whole), orders, years: OnceLock::new() }
    }

    /// The actors that are there, most involved first.
    fn left_by_involvement(&self, records: &Records) -> Vec<ActorId> {
        let mut fallen = vec![0_usize; records.file.actors.len()];
        for slot in self.orders.in_time.iter().filter(|slot| !records.present.has(slot.event)) {
            for (actor, _) in self.whole.cast.of(slot.event.at()) {
                fallen[actor.at()] += 1;
            }
        }
        let there = self.orders.by_involvement.iter().copied().filter(|actor| records.present.has(*actor));
        // Those that keep all their events keep their order; the others find their places among them.
        let (same, mut fewer): (Vec<ActorId>, Vec<ActorId>) = there.partition(|actor| fallen[actor.at()] == 0);
        let name = |actor: ActorId| records.file.actors[actor.at()].name.as_str();
        let events = |actor: ActorId| Reverse(self.whole.events_of.of(actor.at()).len() - fallen[actor.at()]);
        sorting::by_key(&mut fewer, |actor| (events(*actor), beginning(name(*actor)), name(*actor), *actor));
        let order = |one: ActorId, other: ActorId| -> Ordering {
            events(one).cmp(&events(other)).then_with(|| (name(one), one).cmp(&(name(other), other)))
        };
        let mut left = Vec::with_capacity(same.len() + fewer.len());
        let mut rest = same.as_slice();
        for actor in fewer {
            let (before, behind) = rest.split_at(rest.partition_point(|other| order(*other, actor).is_lt()));
            left.extend_from_slice(before);
            left.push(actor);
            rest = behind;
        }
        left.extend_from_slice(rest);
        left
    }
}
