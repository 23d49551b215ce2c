//! A list as text: its rows with dates, titles and standing.

use crate::{
    dossier::{Date, Id, Scope},
    explore::{explorer::Explorer, layout::Pane, list::Row, panes::timeline::row::date_with_year},
    report::{Subject, citation, lines::columns::Columns as _, markdown::escaped, signs, words},
};

/// The most columns that dates take in plain text.
const DATES: usize = 20;

/// A row, told.
struct Told {
    date: String,
    title: String,
    more: String,
}

impl Explorer {
    /// What a list is called.
    pub(super) fn list_called(&self, pane: Pane) -> &'static str {
        match (pane, self.state.location.query.is_empty()) {
            (Pane::Actors, true) => "actors",
            (_, true) => "timeline",
            (Pane::Actors, false) => "found",
            (_, false) => "events",
        }
    }

    /// The records of a list.
    pub(super) fn records_of(&self, pane: Pane) -> Vec<Id> {
        let list = self.list(pane);
        (0..list.rows.len()).filter_map(|row| list.record(row)).collect()
    }

    pub(super) fn list_as_text(&self, pane: Pane) -> String {
        let mut lines = self.about_list(pane).to_vec();
        let dates = self.records_of(pane).into_iter().map(|id| self.row(id).date.width()).max().unwrap_or(0).min(DATES);
        for row in &self.list(pane).rows {
            match row {
                Row::Heading(heading) => lines.extend([String::new(), heading.to_string()]),
                Row::Record(id) | Row::Fallen(id) => {
                    // Without headings there is no blank line below the title yet.
                    if lines.len() == 2 {
                        lines.push(String::new());
                    }
                    let Told { date, title, more } = self.row(*id);
                    let pad = " ".repeat(dates.saturating_sub(date.width()));
                    let date = if pane == Pane::Timeline { format!("{date}{pad}  ") } else { String::new() };
                    lines.push(format!("{date}{title} · {more}"));
                }
            }
        }
        lines.join("\n") + "\n"
    }

    pub(super) fn list_as_markdown(&self, pane: Pane) -> String {
        let [title, more] = self.about_list(pane);
        let mut lines = vec![format!("# {}", escaped(&title)), String::new(), escaped(&more).into_owned()];
        let mut after_record = false;
        for row in &self.list(pane).rows {
            let is_record = !matches!(row, Row::Heading(_));
            if !(is_record && after_record) {
                lines.push(String::new());
            }
            after_record = is_record;
            lines.push(match row {
                Row::Heading(heading) => format!("## {}", escaped(&heading.to_string())),
                Row::Record(id) | Row::Fallen(id) => {
                    let Told { date, title, more } = self.row(*id);
                    let date = if date.is_empty() { date } else { format!("{}: ", escaped(&date)) };
                    format!("- {date}**{}** · {}", escaped(&title), escaped(&more))
                }
            });
        }
        lines.join("\n") + "\n"
    }

    /// What the list is of: its title, and what narrows it.
    fn about_list(&self, pane: Pane) -> [String; 2] {
        let location = &self.state.location;
        let list = self.list(pane);
        let thing = if pane == Pane::Actors { "actor" } else { "event" };
        let mut parts = vec![words::count(list.count, thing)];
        if !location.query.is_empty() {
            parts.push(format!("found by {}", location.query));
        }
        if !location.marked.is_empty() && pane == Pane::Timeline {
            let names: Vec<&str> = location.marked.iter().map(|actor| self.dossier.short_name(*actor)).collect();
            parts.push(format!("of {}", names.join(" and ")));
        }
        if self.dossier.scope() != Scope::All {
            parts.push(words::read_with(self.dossier.scope(), &self.dossier));
        }
        [self.dossier.title().to_owned(), parts.join(" · ")]
    }

    fn row(&self, id: Id) -> Told {
        let subject = Subject::Record(id);
        let dossier = self.teller(subject);
        let date = match id {
            Id::Event(event) => date_with_year(self, event),
            Id::Source(source) => dossier.source(source).issued.as_ref().map_or_else(String::new, Date::with_year),
            _ => String::new(),
        };
        let mut parts = Vec::new();
        match id {
            Id::Actor(actor) => {
                parts.push(dossier.actor(actor).kind.spoken());
                parts.push(words::count(dossier.events_of(actor).len(), "event"));
            }
            Id::Event(event) => parts.extend(dossier.tone(event).map(|tone| tone.word().to_owned())),
            Id::Source(source) => {
                parts.push(dossier.source(source).kind.spoken());
                parts.extend(dossier.source(source).by());
            }
            _ => {}
        }
        if !self.dossier.stands(id) {
            parts.push("does not stand with these sources".to_owned());
        } else if !matches!(id, Id::Source(_)) {
            parts.push(signs::standing_words(dossier.standing(id), id.kind()));
            let is_disputed = matches!(id, Id::Event(event) if dossier.disputes_who(event));
            parts.extend(is_disputed.then(|| words::WHO_IS_DISPUTED.to_owned()));
        }
        parts.push(dossier.id_of(id).to_owned());
        Told { date, title: citation::title(dossier, subject), more: parts.join(" · ") }
    }
}
