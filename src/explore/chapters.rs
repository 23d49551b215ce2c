//! The chapters of the story: which there are, which of them the selected event is in, and going from one to another.

use std::{ops::Range, rc::Rc};

use super::{action::Step, explorer::Explorer, list::List, ui::text::wrapped};
use crate::{
    dossier::{Day, EventId, Id, Order, Span, Tone, record},
    picture::{
        chapters::{Chapter, Happening, between_gaps},
        period::Period,
    },
    report::{lines::columns::Columns as _, signs},
    search::Value,
};

/// The columns of a mark that says that there are more chapters, with the blank beside it.
const MARK: usize = 2;
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
                Some(Happening { when: Period::of(span(event)?, whole)?, tone: dossier.tone(event), contested })
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

    /// How a chapter went, in the first sentence that the dossier has on it.
    pub fn line_of_chapter(&self, at: usize) -> Option<&str> {
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

    /// Selects the first event of the next chapter that has any in the list, or of the one before.
    pub(super) fn go_to_chapter(&mut self, step: Step) -> bool {
        let (chapters, list) = (self.chapters(), self.timeline());
        if chapters.is_empty() {
            return self.say("this dossier names no chapters, and its time has no gaps between any");
        }
        let first_of = |at: usize| self.first_of_chapter(&chapters[at], &list);
        let at_hand = self.chapter_at_hand();
        let found = match (step, at_hand) {
            (Step::Next, at) => (at.map_or(0, |at| at + 1)..chapters.len()).find_map(|at| Some((at, first_of(at)?))),
            (Step::Previous, at) => (0..at.unwrap_or(chapters.len())).rev().find_map(|at| Some((at, first_of(at)?))),
        };
        let Some((at, id)) = found else {
            return self.say(if step == Step::Next { "this is the last chapter" } else { "this is the first chapter" });
        };
        self.turn_to_chapter(at, id)
    }

    fn turn_to_chapter(&mut self, at: usize, first: Id) -> bool {
        let location = &mut self.state.location;
        location.chapter = Some(at);
        location.timeline.selected = Some(first);
        self.show_selected();
        true
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
        let time = if self.is_named_chapter(at) { chapter.period.words().width() } else { 0 };
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
        let (chapters, list) = (self.chapters(), self.timeline());
        let first = chapters.get(at).and_then(|chapter| self.first_of_chapter(chapter, &list));
        first.is_some_and(|first| self.turn_to_chapter(at, first))
    }

    /// Narrows the lists to the time of the chapter at hand, or widens them again.
    pub(super) fn narrow_to_chapter(&mut self) -> bool {
        let Some(at) = self.chapter_at_hand() else {
            return self.say("the selected event is in no chapter; ] goes to the next");
        };
        let (chapter, asked_for) = (asked(self.chapters()[at].period), self.asked());
        let had = asked_for.has(chapter);
        let query = asked_for.switched(chapter, &self.all);
        self.state.location.chapter = Some(at);
        self.narrow(query);
        let title = self.title_of_chapter(at);
        self.say(if had { "all chapters again".to_owned() } else { format!("{title} alone; C shows all again") })
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
