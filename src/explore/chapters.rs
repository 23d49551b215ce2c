//! The chapters of the story: which there are, which of them the selected event is in, and going from one to another.

use std::{mem, ops::Range, rc::Rc};

use super::{action::Step, explorer::Explorer, list::List, ui::text::wrapped};
use crate::{
    dossier::{Day, EventId, Id, Order, Scope, Span, Tone, record},
    picture::{
        chapters::{Chapter, Happening, between_gaps},
        period::Period,
    },
    report::{lines::columns::Columns as _, signs},
    search::{Facet, Value},
};

/// The columns of a mark that says that there are more chapters, with the blank beside it.
const MARK: usize = 2;
/// Said where there are none.
const NO_CHAPTERS: &str = "this dossier names no chapters, and its time has no gaps between any";
/// Said where there are none with only some of the sources.
const NONE_STANDS: &str = "with these sources no chapter stands; r chooses others";
/// Said of stretches that nobody named.
const BETWEEN_GAPS: &str = "No chapter is named here: these are the stretches between long gaps in time.";
/// The most lines of a sentence on a chapter.
const LINES: usize = 2;

impl Explorer {
    /// The chapters of the story: the dossier's own, or else the stretches between long gaps in time.
    pub fn chapters(&self) -> Rc<Vec<Chapter>> {
        self.derived.chapters.get(self.dossier.scope(), |_| {
            let dossier = &self.dossier;
            // In whichever order the events are read, the chapters are those of what is known of their time.
            let Some((first, last)) = dossier.years() else { return Vec::new() };
            let whole = Period::of_years(first, last);
            // One of which neither end is known is about all of it, so that each has its place.
            let of = |chapter: &record::Chapter| Period::of(chapter.span.span(), whole).unwrap_or(whole);
            let named: Vec<Period> = dossier.chapters().iter().map(of).collect();
            let span = |event: EventId| dossier.span_in(Order::Time, event);
            let events = dossier.in_time().iter().map(|slot| slot.event);
            let periods = if named.is_empty() {
                let mut days: Vec<Day> = events.clone().filter_map(|event| span(event)?.anchor()).collect();
                days.sort_unstable();
                between_gaps(&days)
            } else {
                named
            };
            if periods.is_empty() {
                return Vec::new();
            }
            // Of very many events it would take too long to look at all that is said of each.
            let is_counted = !self.takes_a_while();
            let happening = |event: EventId| {
                let contested = is_counted.then(|| dossier.standing(event).contested);
                let (tone, placed) = (dossier.tone(event), dossier.placed(event));
                let when = Period::of(placed.or_else(|| span(event))?, whole)?;
                Some(Happening { when, is_placed: placed.is_some(), tone, contested })
            };
            let all: Vec<Happening> = events.filter_map(happening).collect();
            periods.into_iter().map(|period| Chapter::of(period, &all)).collect()
        })
    }

    /// What a chapter is called: as in the dossier, or by its time.
    pub fn title_of_chapter(&self, at: usize) -> String {
        match self.dossier.chapters().get(at) {
            Some(chapter) => chapter.title.to_string(),
            None => self.chapters()[at].period.words(),
        }
    }

    /// When a chapter was: as the dossier has it, no finer.
    pub fn time_of_chapter(&self, at: usize) -> String {
        match self.dossier.chapters().get(at) {
            Some(chapter) => chapter.span.from_end_to_end(),
            None => self.chapters()[at].period.words(),
        }
    }

    /// How a chapter went, in the first sentence that the dossier has on it; of one that nobody named, what it is.
    pub fn line_of_chapter(&self, at: usize) -> Option<&str> {
        if self.dossier.chapters().is_empty() {
            return Some(BETWEEN_GAPS);
        }
        let summary = self.dossier.chapters().get(at)?.summary.as_deref()?;
        Some(summary.split_once(". ").map_or(summary, |(first, _)| &summary[..=first.len()]))
    }

    /// The rows that the chapters take side by side: their titles; when they were, where that isn't the title; what
    /// happened; and the longest sentence on one of them. None where there are no chapters.
    pub(super) fn rows_of_chapters(&self) -> u16 {
        let width = usize::from(self.state.size.0).saturating_sub(2);
        *self.derived.chapter_rows.get((self.dossier.scope(), width), |_| {
            let chapters = self.chapters();
            if chapters.is_empty() {
                return 0;
            }
            let lines = (0..chapters.len()).filter_map(|at| self.line_of_chapter(at));
            let lines = lines.map(|line| wrapped(line, width, LINES).len()).max().unwrap_or_default();
            2 + u16::from(!self.dossier.chapters().is_empty()) + lines as u16
        })
    }

    /// Whether the selected event happened in a chapter, or may have.
    pub fn is_in_chapter(&self, at: usize) -> bool {
        self.selected_time().is_some_and(|when| self.chapters()[at].has(when))
    }

    /// The chapter that the reader is in: the one gone to last, as long as the selected event is in it, or else the
    /// first that it is in.
    pub fn chapter_at_hand(&self) -> Option<usize> {
        let chapters = self.chapters();
        let is_in = |at: &usize| *at < chapters.len() && self.is_in_chapter(*at);
        self.location().chapter.filter(is_in).or_else(|| (0..chapters.len()).find(is_in))
    }

    /// The chapter to which the lists are narrowed, if they are narrowed to the time of one.
    fn chapter_alone(&self) -> Option<usize> {
        let asked_for = self.asked();
        let mut spans = asked_for.values().filter(|value| value.facet() == Facet::Time);
        let (span, None) = (spans.next()?, spans.next()) else { return None };
        self.chapters().iter().position(|chapter| asked(chapter.period) == span)
    }

    /// Selects the first event of the next chapter that has any in the list, or of the one before. Where the lists are
    /// narrowed to a chapter, they are then narrowed to that one.
    pub(super) fn go_to_chapter(&mut self, step: Step) -> bool {
        let count = self.chapters().len();
        if count == 0 {
            return self.say(self.why_no_chapters());
        }
        let beside: Vec<usize> = match (self.chapter_alone().or_else(|| self.chapter_at_hand()), step) {
            (Some(at), Step::Next) => (at + 1..count).collect(),
            (Some(at), Step::Previous) => (0..at).rev().collect(),
            (None, _) => self.chapters_beside(step),
        };
        let end = if step == Step::Next { "this is the last chapter" } else { "this is the first chapter" };
        self.turn_to_chapter(beside) || self.say(end)
    }

    /// The chapters that begin after the place of the selected event in time, or those that began by then, the nearest
    /// first: for an event that is in none.
    fn chapters_beside(&self, step: Step) -> Vec<usize> {
        let chapters = self.chapters();
        let here = self.day_where_selected_stands();
        let has_begun = |at: &usize| here.is_some_and(|day| chapters[*at].period.first() <= day);
        match step {
            Step::Next => (0..chapters.len()).filter(|at| !has_begun(at)).collect(),
            Step::Previous => (0..chapters.len()).rev().filter(has_begun).collect(),
        }
    }

    /// The day of the selected event, or of the last before it in time that has one.
    fn day_where_selected_stands(&self) -> Option<Day> {
        let Some(Id::Event(selected)) = self.state.location.timeline.selected else { return None };
        let until = &self.all.in_time()[..=self.all.rank_in_time(selected)];
        until.iter().rev().find_map(|slot| self.all.span_in(Order::Time, slot.event)?.anchor())
    }

    fn why_no_chapters(&self) -> &'static str {
        if self.dossier.scope() == Scope::All { NO_CHAPTERS } else { NONE_STANDS }
    }

    /// Turns to the first of some chapters that has any event; whether there is one.
    fn turn_to_chapter(&mut self, chapters: impl IntoIterator<Item = usize>) -> bool {
        let (all, alone) = (self.chapters(), self.chapter_alone());
        let list = if alone.is_some() { self.timeline_of_all_time() } else { self.timeline() };
        let first = |at: usize| Some((at, self.first_of_chapter(all.get(at)?, &list)?));
        let Some((at, id)) = chapters.into_iter().find_map(first) else { return false };
        if alone.is_some_and(|alone| alone != at) {
            self.narrow(self.asked().only(asked(all[at].period), &self.all));
            self.say_alone(at);
        }
        let location = &mut self.state.location;
        location.chapter = Some(at);
        location.timeline.selected = Some(id);
        self.show_selected();
        true
    }

    /// The timeline as it would be if the query asked for no time.
    fn timeline_of_all_time(&mut self) -> Rc<List> {
        let rest = self.asked().without(|facet| facet == Facet::Time);
        let query = mem::replace(&mut self.state.location.query, rest);
        let list = self.timeline();
        self.state.location.query = query;
        list
    }

    /// The first event of a list that began in a chapter, or else that happened in it.
    fn first_of_chapter(&self, chapter: &Chapter, list: &List) -> Option<Id> {
        let times = || list.events().map(Id::from).filter_map(|id| Some((id, self.time_of(id)?)));
        let began = |(_, when): &(Id, Period)| chapter.has(Period::new(when.first(), when.first()));
        let first = times().find(began).or_else(|| times().find(|(_, when)| chapter.has(*when)));
        first.map(|(id, _)| id)
    }

    /// Which chapters stand side by side in so many columns, and the columns of each with the gap behind it: as many
    /// as there is room for, the one at hand among them.
    pub fn chapters_in_view(&self, width: usize) -> Vec<(usize, usize)> {
        let needed = self
            .derived
            .chapter_columns
            .get(self.dossier.scope(), |_| (0..self.chapters().len()).map(|at| self.columns_of_chapter(at)).collect());
        let taken = |these: &Range<usize>| {
            let marks = if these.len() < needed.len() { 2 * MARK } else { 0 };
            needed[these.clone()].iter().map(|columns| columns + 1).sum::<usize>() + marks
        };
        let fits = |these: &Range<usize>| taken(these) <= width + 1;
        let all = 0..needed.len();
        let at_hand = self.chapter_at_hand().unwrap_or(0).min(needed.len().saturating_sub(1));
        let mut these = if fits(&all) { all } else { at_hand..needed.len().min(at_hand + 1) };
        loop {
            let (after, before) = (these.start..these.end + 1, these.start.saturating_sub(1)..these.end);
            if these.end < needed.len() && fits(&after) {
                these = after;
            } else if these.start > 0 && fits(&before) {
                these = before;
            } else {
                break;
            }
        }
        let spare = (width + 1).saturating_sub(taken(&these)) / these.len().max(1);
        let mark = |at: usize| {
            if at + 1 == these.end && at + 1 < needed.len() || at == these.start && at > 0 { MARK } else { 0 }
        };
        these.clone().map(|at| (at, needed[at] + mark(at) + 1 + spare)).collect()
    }

    /// The columns of the longest line of a chapter.
    fn columns_of_chapter(&self, at: usize) -> usize {
        let chapter = &self.chapters()[at];
        let counts = happened(chapter).iter().map(|(text, _)| text.width()).sum();
        let time = if self.is_named_chapter(at) { self.time_of_chapter(at).width() } else { 0 };
        self.title_of_chapter(at).width().max(time).max(counts)
    }

    /// Whether a chapter is the dossier's own; others are called by their time.
    pub fn is_named_chapter(&self, at: usize) -> bool {
        self.dossier.chapters().get(at).is_some()
    }

    /// Goes to the chapter that is clicked; whether the click was on the chapters.
    pub(super) fn click_in_chapters(&mut self, x: u16, y: u16) -> bool {
        let Some(area) = self.layout().chapters.filter(|area| area.contains(x, y) && area.height > 1) else {
            return false;
        };
        let mut right = 1;
        let clicked =
            self.chapters_in_view(usize::from(area.width).saturating_sub(1)).into_iter().find(|(_, columns)| {
                right += columns;
                usize::from(x) < right
            });
        let Some((at, _)) = clicked else { return false };
        self.turn_to_chapter([at])
    }

    /// Narrows the lists to the time of the chapter at hand and no other, or widens them again.
    pub(super) fn narrow_to_chapter(&mut self) -> bool {
        if self.chapter_alone().is_some() {
            self.narrow(self.asked().without(|facet| facet == Facet::Time));
            return self.say("all chapters again");
        }
        let chapters = self.chapters();
        let Some(at) = self.chapter_at_hand() else {
            let why = "the selected event is in no chapter; ] goes to the next";
            return self.say(if chapters.is_empty() { self.why_no_chapters() } else { why });
        };
        self.state.location.chapter = Some(at);
        self.narrow(self.asked().only(asked(chapters[at].period), &self.all));
        self.say_alone(at)
    }

    fn say_alone(&mut self, at: usize) -> bool {
        self.say(format!("{} alone; C shows all again", self.title_of_chapter(at)))
    }
}

/// A period as a query asks for it.
pub(super) fn asked(period: Period) -> Value {
    Value::Time(Span { first: Some(period.first()), last: Some(period.last()) })
}

/// What is counted in a chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The events of a tone, or of none.
    Tone(Option<Tone>),
    /// Those that are contested.
    Contested,
}

/// How many events of each tone there are, and how many are contested, each behind its sign.
pub fn happened(chapter: &Chapter) -> Vec<(String, Counted)> {
    let tones = Tone::ALL.into_iter().map(Some).chain([None]);
    let counted = tones.map(|tone| (tone, chapter.tally.of(tone))).filter(|(_, count)| *count > 0);
    let counted = counted.map(|(tone, count)| (format!("{}{count} ", signs::tone(tone)), Counted::Tone(tone)));
    let contested = chapter.contested.filter(|count| *count > 0);
    let contested = contested.map(|count| (format!(" {}{count}", signs::CONTESTED), Counted::Contested));
    counted.chain(contested).collect()
}
