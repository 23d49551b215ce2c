//! What events are said to have followed or preceded, once some events have fallen.

use std::collections::{HashMap, HashSet};

use crate::dossier::{
    EventId,
    packed::Packed,
    present::Present,
    record::{Event, File, Ref},
};

/// How many events a fallen one leads on to at most, so that the work stays in proportion to the file.
const MOST_LED_ON: usize = 64;

/// The events that each event is said to have followed, or preceded; through a fallen one the way leads on.
pub(super) struct Neighbours<'a> {
    file: &'a File,
    present: &'a Present,
    named: fn(&Event) -> &[Ref],
    /// What fallen events lead on to, as far as it was asked for.
    beyond: HashMap<EventId, Vec<&'a Ref>>,
}

impl<'a> Neighbours<'a> {
    pub fn new(file: &'a File, present: &'a Present, named: fn(&Event) -> &[Ref]) -> Self {
        Self { file, present, named, beyond: HashMap::new() }
    }

    pub fn of(&mut self, event: EventId) -> Packed<Ref> {
        let named = (self.named)(&self.file.events[event.at()]);
        let fallen = named.iter().filter_map(Ref::to).filter(|event| !self.present.has(*event));
        fallen.for_each(|event| self.look_beyond(event));
        self.standing(named, usize::MAX).into_iter().cloned().collect()
    }

    /// Works out what a fallen event leads on to, after all fallen ones on the way; deep ways would
    /// overflow the stack.
    fn look_beyond(&mut self, event: EventId) {
        let mut waiting = vec![(event, false)];
        let mut seen: HashSet<EventId> = HashSet::new();
        while let Some((event, is_ready)) = waiting.pop() {
            if self.beyond.contains_key(&event) {
                continue;
            }
            let named = (self.named)(&self.file.events[event.at()]);
            if is_ready {
                let standing = self.standing(named, MOST_LED_ON);
                self.beyond.insert(event, standing);
            } else if seen.insert(event) {
                waiting.push((event, true));
                let next = named.iter().filter_map(Ref::to).filter(|event| !self.present.has(*event));
                waiting.extend(next.map(|event| (event, false)));
            }
        }
    }

    /// Those of some events that stand, in the place of fallen ones what these lead on to; each once.
    fn standing(&self, named: &'a [Ref], most: usize) -> Vec<&'a Ref> {
        let mut seen: HashSet<EventId> = HashSet::new();
        let mut standing: Vec<&'a Ref> = Vec::new();
        for to in named {
            let Some(event) = to.to::<EventId>() else { continue };
            let is_present = self.present.has(event);
            let led_on = self.beyond.get(&event).into_iter().flatten().copied();
            let reached = is_present.then_some(to).into_iter().chain(led_on.filter(|_| !is_present));
            standing.extend(reached.filter(|to| to.to().is_some_and(|event| seen.insert(event))));
            if standing.len() >= most {
                standing.truncate(most);
                break;
            }
        }
        standing
    }
}
