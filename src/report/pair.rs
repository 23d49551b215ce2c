//! A pair: how much of what tone there is between two actors, who acts towards whom and when, how
//! they are related, who acts for them, what each says of the other, and their events in order.

use super::{
    Block, Phrase, Run, Shown, acting,
    builder::{Builder, SEARCH},
    claim, signs, words,
};
use crate::{
    dossier::{ActorId, Between, Date, Direction, Dossier, Encounter, EventId, Span, Tally, Tone},
    picture::period::Period,
};

/// The title of the events in which neither only receives.
const BOTH_ACT: &str = "both act";

/// Who acts towards whom over the years.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// Each direction, one below the other.
    pub directions: Vec<DirectedEvents>,
    /// The years in which they are known to fall.
    pub whole: Option<Period>,
}

/// The events of one direction.
#[derive(Debug, Clone)]
pub struct DirectedEvents {
    /// Whose they are.
    pub title: String,
    /// How many there are of which tone.
    pub tally: Tally,
    /// The date and the tone of each.
    pub events: Vec<(Option<Span>, Option<Tone>)>,
}

pub(super) fn build(page: &mut Builder<'_>, first: ActorId, second: ActorId) {
    let dossier = page.dossier;
    let between = dossier.between(first, second);
    let [one, other] = [first, second].map(|actor| dossier.short_name(actor));
    page.title(format!("{one} and {other}"));
    page.line(Phrase::new().dim(acting::together(&between)));
    for actor in [first, second] {
        let record = dossier.actor(actor);
        let kind = record.kind.spoken();
        let sign = Run { shown: Shown::Linked, ..Run::dim(signs::kind(record.kind).to_string()) };
        page.item(sign, Phrase::new().link(dossier, actor, record.name.as_str()).dim(format!(" · {kind}")));
    }
    ends(page, &between);
    if !between.events.is_empty() {
        page.section("In which tone", None);
        page.push(Block::Tones(between.tally(dossier, |_| true)));
        page.section("Who acts towards whom", None);
        page.push(Block::Exchange(exchange(dossier, &between, [one, other])));
    }
    page.listed("Relations", &between.relations, SEARCH, |page, id| {
        let text = page.relation_of(id, first);
        page.plain_item(text);
    });
    acting::section(page, &between);
    claim::says(page, format!("{one} says of {other}"), &between.says[0], Some(first));
    claim::says(page, format!("{other} says of {one}"), &between.says[1], Some(second));
    page.listed(
        "Events",
        &between.events,
        "mark the two, and the timeline shows them all",
        |page, encounter: Encounter| {
            let by = acting::by(dossier, &between.sides, encounter);
            page.event(encounter.event, by);
        },
    );
}

/// The first event and the last.
fn ends(page: &mut Builder<'_>, between: &Between) {
    let dossier = page.dossier;
    let dated = || between.events.iter().map(|one| one.event).filter(|event| dossier.event(*event).date.is_some());
    let (first, last) = (dated().next(), dated().next_back());
    let last = last.filter(|last| Some(*last) != first);
    for (label, event) in [("first", first), ("last", last)] {
        let Some(event) = event else { continue };
        let record = dossier.event(event);
        let when = record.date.as_ref().map_or_else(String::new, Date::among_words);
        let when = words::own_or_given(dossier, event, when);
        page.field(label, Phrase::from(format!("{when} ")).link(dossier, event, record.title.as_str()));
    }
}

fn exchange(dossier: &Dossier, between: &Between, [one, other]: [&str; 2]) -> Exchange {
    let when = |event: EventId| dossier.event(event).date.as_ref().map(Date::span);
    let directions = [
        (format!("{one} towards {other}"), Direction::Forth),
        (format!("{other} towards {one}"), Direction::Back),
        (BOTH_ACT.to_owned(), Direction::Both),
        ("neither towards the other".to_owned(), Direction::Beside),
    ];
    let directions = directions.map(|(title, which)| {
        let events = between.events.iter().filter(|encounter| encounter.direction == which);
        let events = events.map(|one| (when(one.event), dossier.tone(one.event))).collect();
        DirectedEvents { title, tally: between.tally(dossier, |direction| direction == which), events }
    });
    let whole = Period::of_all(between.events.iter().filter_map(|one| when(one.event)));
    // That both never act is nothing to say.
    let is_said = |one: &DirectedEvents| one.title != BOTH_ACT || one.tally.total() > 0;
    Exchange { directions: directions.into_iter().filter(is_said).collect(), whole }
}

impl DirectedEvents {
    /// What it holds, in words.
    pub fn words(&self) -> String {
        if self.tally.total() == 0 { "nothing".to_owned() } else { words::tones(&self.tally) }
    }
}
