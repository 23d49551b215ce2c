//! The palette: everything that can be done here and now, found as one types; and a date or a record to go to.

use std::collections::HashSet;

use crate::{
    dossier::{Date, Day, EventId, Id, Kind, Span},
    explore::{
        action::{Action, Context, Outcome, Over},
        explorer::Explorer,
        field::TextField,
        keys::{self, Binding},
        layout::Pane,
        panes::overlay::{
            Row, SIGNS,
            state::{Listed, Overlay},
        },
        unbound::name_of,
    },
    report::{Subject, lines::columns::Columns as _},
    search::{Choice, choose, span_of},
    sorting,
};

impl Context {
    /// Choosing what to do.
    pub const PALETTE: Self = Self("palette");
}

/// How many records are listed whose ids begin as typed, and from how many letters on.
const MOST_RECORDS: usize = 20;
const FEWEST_LETTERS: usize = 2;

/// What a row does.
#[derive(Debug, Clone, Copy)]
enum Deed {
    /// What a key does in the pane in front.
    Key(&'static Binding),
    /// What a key does in another pane.
    Elsewhere(Pane, &'static Binding),
    /// Selects an event.
    GoTo(EventId),
    /// Opens a page.
    Open(Id),
}

impl Explorer {
    /// Opens the palette.
    pub(in crate::explore) fn open_palette(&mut self) -> bool {
        self.state.overlay = Some(Overlay::new(Listed::Actions(TextField::default()), 0));
        true
    }

    /// What fits what is typed, best first.
    pub(in crate::explore) fn palette_rows(&self, typed: &str) -> Vec<Row> {
        self.deeds(typed).into_iter().map(|(_, row)| row).collect()
    }

    /// Does what a row says.
    pub(in crate::explore) fn do_in_palette(&mut self, typed: &str, row: usize) -> Outcome {
        match self.deeds(typed).get(row).map(|(deed, _)| *deed) {
            Some(Deed::Key(binding)) => self.act(binding.action),
            Some(Deed::Elsewhere(pane, binding)) => {
                self.pass_to(pane);
                self.act(binding.action)
            }
            Some(Deed::GoTo(event)) => {
                self.state.history.leave(self.state.location.clone());
                self.state.location.timeline.selected = Some(event.into());
                self.focus(Pane::Timeline).into()
            }
            Some(Deed::Open(id)) => self.open(Subject::Record(id)).into(),
            None => Outcome::default(),
        }
    }

    fn deeds(&self, typed: &str) -> Vec<(Deed, Row)> {
        let typed = typed.trim();
        let named = self.all.find(typed);
        let begun = self.begun(typed).into_iter().filter(|id| Some(*id) != named);
        let mut deeds: Vec<(Deed, Row)> = self.date(typed).into_iter().collect();
        deeds.extend(named.map(|id| self.record(id)));
        let front = self.state.location.focus;
        let mut known = HashSet::new();
        for pane in std::iter::once(front).chain(Pane::ALL.into_iter().filter(|pane| *pane != front)) {
            deeds.extend(self.actions(typed, pane, &mut known));
        }
        deeds.extend(begun.map(|id| self.record(id)));
        deeds
    }

    /// What keys do in a pane that is not known yet, as far as it would do anything: without anything typed, what the
    /// footer offers stands first. Of another pane than that in front, what only leads about is left out.
    fn actions(&self, typed: &str, pane: Pane, known: &mut HashSet<&'static str>) -> Vec<(Deed, Row)> {
        let (view, is_front) = (self.view(pane), pane == self.state.location.focus);
        let is_here = |row: &&Binding| row.contexts.contains(&view) && row.action != Action::Over(Over::Palette);
        let is_apart = |row: &&Binding| is_front || !matches!(row.action, Action::Move(_) | Action::ToList);
        let would_do = |row: &&Binding| self.would_do(row.action, pane);
        let mut here: Vec<&'static Binding> = keys::TABLE
            .iter()
            .filter(is_here)
            .filter(is_apart)
            .filter(would_do)
            .filter(|row| known.insert(row.help))
            .collect();
        sorting::by_key(&mut here, |row| typed.is_empty() && row.hint.is_none());
        let mut chosen = if typed.is_empty() || typed.chars().any(char::is_alphanumeric) {
            choose(typed, here.iter().map(|row| (row.help, row.hint.unwrap_or_default())))
        } else {
            Vec::new()
        };
        // A key that is typed stands for itself.
        let is_key = |row: &Binding| row.keys.iter().any(|key| key.to_string() == typed);
        if let Some(line) = here.iter().position(|row| is_key(row)) {
            chosen.retain(|choice| choice.line != line);
            chosen.insert(0, Choice { line, at: Vec::new() });
        }
        let note = if is_front { String::new() } else { format!("in {}", name_of(view)) };
        let deed = |choice: Choice| {
            let binding = here[choice.line];
            let text = binding.help.to_owned();
            let row = Row { sign: keys_of(binding), text, note: note.clone(), typed: choice.at };
            (if is_front { Deed::Key(binding) } else { Deed::Elsewhere(pane, binding) }, row)
        };
        chosen.into_iter().map(deed).collect()
    }

    /// Whether an action would do anything in a pane: more is known of what the footer has no room for.
    fn would_do(&self, action: Action, pane: Pane) -> bool {
        let location = &self.state.location;
        match action {
            Action::Mark => self.actor_in(pane).is_some(),
            Action::Forward => self.state.history.can_go_forward(),
            Action::Hit(_) if pane == Pane::Detail => self.state.found.is_some(),
            // Of an event, too: the footer offers only that of an actor.
            Action::View(Context::NETWORK) => {
                self.state.found.is_some() || self.offers(action) || self.centre_of(location.subject).is_some()
            }
            Action::Hit(_) => !location.query.is_empty(),
            Action::Chapter(_) | Action::ChapterAlone => !self.chapters().is_empty(),
            Action::Open | Action::Copy => self.address_at_hand().is_some(),
            // From the order of time too.
            Action::Telling => self.all.subject().is_some() || self.offers(action),
            action => self.offers(action),
        }
    }

    /// To the first event of the list on or after a day, or else to the last, if what is typed is a date.
    fn date(&self, typed: &str) -> Option<(Deed, Row)> {
        let span = span_of(typed)?;
        let is_after = |event| span.last.is_some() && self.anchor_of(event) > span.last;
        let (event, text) = match self.first_event_from(span.first) {
            Some(event) if is_after(event) => (event, format!("go to the next event after {}", words(span))),
            Some(event) => (event, format!("go to {}", words(span))),
            None => (self.last_dated_event()?, format!("go to the last event: nothing is later than {}", words(span))),
        };
        let date = self.dossier.date_in(self.order(), event).map(Date::with_year).unwrap_or_default();
        let note = format!("{date} · {}", self.dossier.title_of(event));
        Some((Deed::GoTo(event), row("date", text, note)))
    }

    fn first_event_from(&self, day: Option<Day>) -> Option<EventId> {
        let dated = self.dated_events().into_iter();
        dated.filter(|(own, ..)| Some(*own) >= day).min().map(|(.., event)| event)
    }

    fn last_dated_event(&self) -> Option<EventId> {
        self.dated_events().into_iter().max().map(|(.., event)| event)
    }

    /// The events of the list that have a day, each with it and its place.
    fn dated_events(&self) -> Vec<(Day, usize, EventId)> {
        let events = self.timeline();
        events.events().enumerate().filter_map(|(at, event)| Some((self.anchor_of(event)?, at, event))).collect()
    }

    fn anchor_of(&self, event: EventId) -> Option<Day> {
        self.dossier.span_in(self.order(), event)?.anchor()
    }

    /// The first records whose ids begin with what is typed, then those of which a word in the id does: actors before all
    /// others, and documents, which are named after what they are about, behind them.
    fn begun(&self, typed: &str) -> Vec<Id> {
        if typed.len() < FEWEST_LETTERS {
            return Vec::new();
        }
        let typed = typed.to_lowercase();
        self.derived
            .begun
            .get(typed, |typed| {
                let rank = |kind: Kind| match kind {
                    Kind::Actor => 0,
                    Kind::Source => 2,
                    _ => 1,
                };
                let begins = |word: &str| word.get(..typed.len()).is_some_and(|own| own.eq_ignore_ascii_case(typed));
                let at = |id: &Id| self.all.id_of(*id).split(['-', '_', '.', ':']).position(begins);
                let of_rank = |wanted: i32| {
                    let kinds = Kind::ALL.iter().filter(move |kind| rank(**kind) == wanted);
                    let ids = kinds.flat_map(|kind| self.all.every_id(*kind));
                    let whole = ids.clone().filter(|id| begins(self.all.id_of(*id)));
                    whole.chain(ids.filter(|id| !begins(self.all.id_of(*id)) && at(id).is_some()))
                };
                (0..=2).flat_map(of_rank).take(MOST_RECORDS).collect()
            })
            .to_vec()
    }

    fn record(&self, id: Id) -> (Deed, Row) {
        let text = format!("open {} ({})", self.all.title_of(id), self.all.id_of(id));
        (Deed::Open(id), row(id.kind().word(), text, String::new()))
    }
}

/// The keys of a row, as many as there are columns for.
fn keys_of(binding: &Binding) -> String {
    let mut keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
    while keys.len() > 1 && keys.join(", ").width() > SIGNS {
        keys.pop();
    }
    keys.join(", ")
}

fn row(sign: &str, text: String, note: String) -> Row {
    Row { sign: sign.to_owned(), text, note, typed: Vec::new() }
}

/// The year, the month or the day that a span of time is, or else the day that it begins with.
fn words(span: Span) -> String {
    let Some(first) = span.first else { return "the beginning".to_owned() };
    let (year, month, _) = first.ymd();
    let wholes = [format!("{year:04}"), format!("{year:04}-{month:02}")];
    let whole = wholes.iter().filter_map(|text| Date::parse(text).ok()).find(|date| date.span() == span);
    whole.map_or_else(|| first.long(), |date| date.long())
}
