//! The filters, in the place of the page: what narrows the lists, and every value that could, each with what it
//! would leave.
//!
//! A filter is a condition in the kept query. Values of one group are alternatives; groups narrow one another.

pub mod derived;
mod draw;
mod input;

use std::{cmp::Reverse, collections::HashSet, rc::Rc};

use self::derived::{Choice, Count, Counts, Facts, FiltersOf, Line, Switch};
use super::view::{View, WHEEL};
use crate::{
    dossier::{Dossier, Id, Kind, Span, Standing},
    explore::{
        action::Context,
        chapters,
        explorer::Explorer,
        layout::{Pane, Room},
        location::Location,
        told::{Named, Told},
    },
    report::{signs, words},
    search::{Asked, Facet, IsWord, KindWord, Value},
    sorting,
};

impl Context {
    /// Switching filters on and off.
    pub const FILTERS: Self = Self("filters");
}

/// The filters.
pub const VIEW: View = View {
    room: Room::Half,
    turn: Explorer::turn_filters,
    escapes_to: Some(Context::PAGE),
    go: Explorer::go_in_filters,
    follow: Explorer::switch_filter,
    click: Explorer::click_in_filters,
    scroll: |explorer, motion| (0..WHEEL).filter(|_| explorer.go_in_filters(motion)).count() > 0,
    ..View::new(Context::FILTERS, Pane::Detail, draw::draw)
};

/// How many places, and how many outlets, are listed.
const MOST: usize = 200;

/// A group of values, in the order in which they are listed.
struct Group {
    heading: &'static str,
    values: Vec<Value>,
    /// Whether those that are good for most come first, and those good for nothing not at all.
    by_count: bool,
}

impl Explorer {
    /// The query as a reader may switch parts of it.
    pub(in crate::explore) fn asked(&self) -> Rc<Asked> {
        self.asked_by(&self.state.location.query)
    }

    /// The same of some query.
    pub(in crate::explore) fn asked_by(&self, query: &str) -> Rc<Asked> {
        self.derived.asked.get(query.to_owned(), |query| Asked::read(query, &self.all, self.names().as_ref()))
    }

    /// What a query asks for: what is typed in it, and its filters by their names.
    pub(in crate::explore) fn in_words(&self, query: &str) -> Rc<Told> {
        self.derived.in_words.get((query.to_owned(), self.dossier.scope()), |(query, _)| {
            let asked = Asked::read(query, &self.all, self.names().as_ref());
            let typed: Vec<&str> = asked.others().map(|(_, text)| text).collect();
            let filter = |facet: Facet| {
                let values: Vec<Value> = asked.values().filter(|value| value.facet() == facet).collect();
                let named = |value: &Value| Named {
                    whole: self.name_of_value(*value),
                    short: self.short_name_of_value(*value),
                };
                let names: Vec<Named> = values.iter().map(named).collect();
                let is_chapter = values.iter().all(|value| self.chapter_of_value(*value).is_some());
                (!names.is_empty()).then(|| (group_word(facet, is_chapter), names))
            };
            Told { typed: typed.join(" "), filters: Facet::ALL.into_iter().filter_map(filter).collect() }
        })
    }

    /// The lines of the filters.
    pub fn filters(&self) -> Rc<Vec<Line>> {
        let Location { query, marked, .. } = &self.state.location;
        // While more is being typed, counting would hold up the keys.
        let is_counted = self.state.search.is_none() || !self.takes_a_while();
        let cause: FiltersOf = (query.clone(), self.dossier.scope(), marked.clone(), self.order(), is_counted);
        self.derived.filters.get(cause, |(.., is_counted)| {
            let asked = self.asked();
            let spans = self.spans_to_choose(&asked);
            let facts = self.facts(&spans);
            let counts = is_counted.then(|| (self.count_events(&asked, &facts), self.count_records(&asked)));
            let count = |value: Value| {
                let (events, records) = counts.as_ref()?;
                let counts = if value.facet() == Facet::Kind { Some(records) } else { events.as_ref() };
                Some(counts?.of(value, &asked))
            };
            let mut lines = self.active(&asked);
            for group in groups(&asked, &facts, &spans) {
                let group = self.lines_of(group, &asked, &count);
                if !lines.is_empty() && !group.is_empty() {
                    lines.push(Line::Gap);
                }
                lines.extend(group);
            }
            lines
        })
    }

    /// The spans of time that are chapters or asked for, once each: of chapters those that can be asked for.
    fn spans_to_choose(&self, asked: &Asked) -> Vec<Span> {
        let chapters = self.chapters();
        let of_chapters = chapters.iter().map(|chapter| chapters::asked(chapter.period));
        let can_be_asked = |value: &Value| Asked::read(&value.written(&self.all), &self.all, None).has(*value);
        let mut spans = Vec::new();
        for value in of_chapters.filter(can_be_asked).chain(asked.values()) {
            if let Value::Time(span) = value
                && !spans.contains(&span)
            {
                spans.push(span);
            }
        }
        spans
    }

    /// By which values each event would be found, worked out once for a choice of sources.
    fn facts(&self, spans: &[Span]) -> Rc<Facts> {
        self.derived.facts.get((self.dossier.scope(), spans.to_vec()), |(_, spans)| {
            Facts::of(&self.dossier, &self.standings(Kind::Event), spans)
        })
    }

    /// How well each record of a kind is supported; nothing is said of those that don't stand.
    pub(in crate::explore) fn standings(&self, kind: Kind) -> Rc<Vec<Standing>> {
        self.derived.standings.get((self.dossier.scope(), kind), |(_, kind)| {
            let standing =
                |id: Id| if self.dossier.stands(id) { self.dossier.standing(id) } else { Standing::default() };
            self.dossier.every_id(*kind).map(standing).collect()
        })
    }

    /// What each value would leave in the timeline; nothing where no event is asked for.
    fn count_events(&self, asked: &Asked, facts: &Facts) -> Option<Counts> {
        let mut kinds = asked.values().filter(|value| value.facet() == Facet::Kind).peekable();
        if kinds.peek().is_some() && !kinds.any(|kind| kind == Value::Kind(KindWord::Record(Kind::Event))) {
            return None;
        }
        let rest = closed(asked.without(|_| true));
        let events = self.events_among(&self.found_by(&rest));
        Some(Counts::of_events(facts, asked, events.into_iter()))
    }

    /// What each kind would leave of all that is found.
    fn count_records(&self, asked: &Asked) -> Counts {
        let rest = asked.without(|facet| facet == Facet::Kind);
        let dossier = &*self.dossier;
        if rest.trim().is_empty() {
            let records = Kind::ALL.iter().flat_map(|kind| dossier.ids(*kind));
            return Counts::of_records(
                dossier,
                asked,
                records.filter(|id| dossier.stands(*id) && dossier.is_read(*id)),
            );
        }
        // Relations are found only where they are asked for.
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        let found = self.found_by(&format!("{rest} kind:{}", kinds.join(",")));
        let records = found.hits.iter().flat_map(|hits| hits.iter()).map(|hit| hit.id);
        Counts::of_records(dossier, asked, records)
    }

    /// What narrows the lists, a line each.
    fn active(&self, asked: &Asked) -> Vec<Line> {
        let mut switches: Vec<Switch> = Vec::new();
        for value in asked.values() {
            if !switches.iter().any(|known| known.choice == Choice::Active(value)) {
                let word = group_word(value.facet(), self.chapter_of_value(value).is_some());
                let name = format!("{word}: {}", self.name_of_value(value));
                switches.push(Switch { choice: Choice::Active(value), name, is_on: true, ..self.switch(value) });
            }
        }
        let part = |(at, text): (usize, &str)| Switch {
            choice: Choice::Part(at),
            sign: None,
            tone: None,
            name: text.to_owned(),
            is_on: true,
            count: None,
        };
        switches.extend(asked.others().map(part));
        if switches.is_empty() {
            return Vec::new();
        }
        std::iter::once(Line::Heading("Active", None)).chain(switches.into_iter().map(Line::Switch)).collect()
    }

    /// A group under its heading: what is good for nothing stands at its end.
    fn lines_of(&self, group: Group, asked: &Asked, count: &dyn Fn(Value) -> Option<Count>) -> Vec<Line> {
        let Group { heading, mut values, by_count } = group;
        let number = |value: &Value| count(*value).map_or(0, Count::number);
        let mut more = 0;
        if by_count {
            sorting::by_key(&mut values, |value| (!asked.has(*value), Reverse(number(value))));
            // Of very many that nobody has counted, none says more than another.
            values.retain(|value| asked.has(*value) || number(value) > 0);
            more = values.len().saturating_sub(MOST);
            values.truncate(MOST);
        } else {
            sorting::by_key(&mut values, |value| {
                !asked.has(*value) && count(*value).is_some_and(|count| count.number() == 0)
            });
        }
        if values.is_empty() {
            return Vec::new();
        }
        let counted = values.iter().find(|value| count(**value).is_some());
        let what = counted.map(|value| if value.facet() == Facet::Kind { "records" } else { "events" });
        let mut lines = vec![Line::Heading(heading, what)];
        lines.extend(
            values.into_iter().map(|value| {
                Line::Switch(Switch { is_on: asked.has(value), count: count(value), ..self.switch(value) })
            }),
        );
        lines.extend((more > 0).then_some(Line::More(more)));
        lines
    }

    /// A value that is off and that nobody has counted.
    fn switch(&self, value: Value) -> Switch {
        let tone = if let Value::Tone(tone) = value { tone } else { None };
        let sign = match value {
            Value::Tone(tone) => Some(signs::tone(tone)),
            Value::Is(IsWord::Contested) => Some(signs::CONTESTED),
            Value::Is(IsWord::Corroborated) => Some(signs::CORROBORATED),
            Value::Is(IsWord::Single) => Some(signs::SINGLE),
            Value::Kind(KindWord::Actor(kind)) => Some(signs::kind(kind)),
            _ => None,
        };
        let name = self.name_of_value(value);
        Switch { choice: Choice::Value(value), sign, tone, name, is_on: false, count: None }
    }

    /// What a value is called.
    fn name_of_value(&self, value: Value) -> String {
        let all: &Dossier = &self.all;
        match value {
            Value::Tone(None) => "no tone".to_owned(),
            Value::Is(IsWord::Single) => "one origin".to_owned(),
            Value::Is(IsWord::Undated) => "undated".to_owned(),
            Value::Kind(KindWord::Record(kind)) => kind.list().to_owned(),
            Value::Time(span) => {
                self.chapter_of_value(value).map_or_else(|| span.words(), |at| self.title_of_chapter(at))
            }
            Value::Place(place) => all.title_of(place).into_owned(),
            Value::Outlet(whose) => words::whose(whose, all),
            Value::Tone(_) | Value::Is(_) | Value::Kind(KindWord::Actor(_)) => {
                value.written(all).replace(['-', '_'], " ")
            }
        }
    }

    /// What a value is called where there is little room: it says what it is, too.
    fn short_name_of_value(&self, value: Value) -> String {
        match value {
            Value::Tone(tone) => format!("tone {}", signs::tone(tone)),
            Value::Time(span) => {
                self.chapter_of_value(value).map_or_else(|| span.brief(), |at| format!("chapter {}", at + 1))
            }
            _ => self.name_of_value(value),
        }
    }

    /// The chapter whose time a value is.
    fn chapter_of_value(&self, value: Value) -> Option<usize> {
        self.chapters().iter().position(|chapter| chapters::asked(chapter.period) == value)
    }

    /// The line that is selected: until the reader moves, the first that can be below those that are active.
    pub(super) fn filter_at_hand(&self) -> Option<usize> {
        let lines = self.filters();
        let is_chosen =
            |line: &Line| matches!(line, Line::Switch(one) if Some(one.choice) == self.state.location.filter);
        let is_value = |line: &Line| matches!(line, Line::Switch(Switch { choice: Choice::Value(_), .. }));
        let first = |wanted: fn(&Line) -> bool| lines.iter().position(wanted);
        lines
            .iter()
            .position(is_chosen)
            .or_else(|| first(is_value))
            .or_else(|| first(|line| matches!(line, Line::Switch(_))))
    }
}

/// All values by what they are values of, once each.
fn groups(asked: &Asked, facts: &Facts, spans: &[Span]) -> [Group; 6] {
    let group = |heading, facet, by_count| {
        let values = Value::vocabulary().chain(spans.iter().copied().map(Value::Time));
        let values = values.chain(facts.values.iter().copied()).chain(asked.values());
        let mut known = HashSet::new();
        let values = values.filter(|value| value.facet() == facet && known.insert(*value)).collect();
        Group { heading, values, by_count }
    };
    [
        group("Tone", Facet::Tone, false),
        group("Standing", Facet::Standing, false),
        group("Chapter", Facet::Time, false),
        group("Place", Facet::Place, true),
        group("Outlet", Facet::Outlet, true),
        group("Kind of record or actor", Facet::Kind, false),
    ]
}

/// What a value of a facet is, in a word: a time may be that of a chapter.
const fn group_word(facet: Facet, is_chapter: bool) -> &'static str {
    match facet {
        Facet::Tone => "tone",
        Facet::Standing => "standing",
        Facet::Kind => "kind",
        Facet::Time if is_chapter => "chapter",
        Facet::Time => "time",
        Facet::Place => "place",
        Facet::Outlet => "outlet",
    }
}

/// A query behind which something more will stand: nothing in it is half typed.
fn closed(query: String) -> String {
    if query.is_empty() { query } else { query + " " }
}

#[cfg(test)]
mod tests;
