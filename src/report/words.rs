//! Words for numbers and for what the dossier is about, the same in every output.

use std::borrow::Cow;

use crate::dossier::{Dossier, EventId, Scope, SourceId, Tally, Tone, Whose, record::SourceKind};

/// Said where it is disputed who did an event.
pub const WHO_IS_DISPUTED: &str = "who did it is disputed";
/// The same where names stand behind it.
pub const DISPUTED: &str = "disputed";

/// Whose the date of an event is that no included source dates.
pub const OWN_DATE: &str = "the dossier's own date";

/// What kind of document the dossier takes apart, as one would speak of it: `the article`.
pub fn subject(dossier: &Dossier) -> &'static str {
    match dossier.subject().map(|id| dossier.source(id).kind) {
        Some(SourceKind::ArticleNewspaper | SourceKind::ArticleMagazine | SourceKind::ArticleJournal) => "the article",
        Some(SourceKind::Report) => "the report",
        Some(SourceKind::Book) => "the book",
        Some(SourceKind::Broadcast) => "the broadcast",
        Some(SourceKind::Interview) => "the interview",
        Some(SourceKind::LegalCase) => "the ruling",
        Some(SourceKind::Post) => "the post",
        _ => "the document",
    }
}

/// What a source is called: the subject by what it is, any other by its name.
pub fn source(id: SourceId, dossier: &Dossier) -> Cow<'_, str> {
    if dossier.subject() == Some(id) { subject(dossier).into() } else { dossier.source(id).name() }
}

/// A paragraph of a source; 0 is what stands around its text.
pub fn paragraph(number: i64) -> String {
    if number == 0 { "title or byline".to_owned() } else { format!("¶{number}") }
}

/// With a capital, for headings.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A source or an outlet, as one speaks of leaving it out.
pub fn whose(whose: Whose, dossier: &Dossier) -> String {
    match whose {
        Whose::Outlet(actor) => dossier.short_name(actor).to_owned(),
        Whose::Source(source) if dossier.subject() == Some(source) => subject(dossier).to_owned(),
        Whose::Source(source) => {
            let record = dossier.source(source);
            let name = record.publisher.as_ref().map_or_else(String::new, |_| format!("{}, ", record.name()));
            format!("{name}“{}”", record.title)
        }
    }
}

/// Which sources a dossier is read with: `without RFE/RL`.
pub fn scope(scope: Scope, dossier: &Dossier) -> String {
    match scope {
        Scope::All => "all sources".to_owned(),
        Scope::Only(one) => format!("only {}", whose(one, dossier)),
        Scope::Without(one) => format!("without {}", whose(one, dossier)),
        Scope::PublishedBy(day) => format!("published by {}", day.long()),
    }
}

/// The same in less room: `published by 1 Aug 2018`; documents go by their publishers' names.
pub fn scope_in_brief(scope: Scope, dossier: &Dossier) -> String {
    let name = |one| match one {
        Whose::Source(source) => self::source(source, dossier),
        Whose::Outlet(outlet) => dossier.short_name(outlet).into(),
    };
    match scope {
        Scope::All => self::scope(scope, dossier),
        Scope::Only(one) => format!("only {}", name(one)),
        Scope::Without(one) => format!("without {}", name(one)),
        Scope::PublishedBy(day) => format!("published by {}", day.brief()),
    }
}

/// The same as the beginning of a sentence: `Read without RFE/RL`.
pub fn read_with(scope: Scope, dossier: &Dossier) -> String {
    let words = self::scope(scope, dossier);
    match scope {
        Scope::All | Scope::Only(_) => format!("Read with {words}"),
        Scope::Without(_) => format!("Read {words}"),
        Scope::PublishedBy(_) => format!("Read with what was {words}"),
    }
}

/// The date of an event as it stands in lists, given in these words: in parentheses where it is the dossier's own.
pub fn own_or_given(dossier: &Dossier, event: EventId, date: String) -> String {
    if dossier.is_own_date(event) { format!("({date})") } else { date }
}

/// What is true of the words whatever sources are included, in a few of them.
pub const TITLES_REMAIN: &str = "titles and summaries remain the dossier's";

/// A number of things: `1 event`, `12 events`.
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// How many events two actors share: `3 events together`.
pub fn together(events: usize) -> String {
    if events == 0 { "no events together".to_owned() } else { format!("{} together", count(events, "event")) }
}

/// A weight without needless decimals.
pub fn weight(weight: f64) -> String {
    if (weight - weight.round()).abs() < 0.05 { format!("{weight:.0}") } else { format!("{weight:.1}") }
}

/// A count of events by tone: `2 verbal cooperation, 1 without a tone`.
pub fn tones(tally: &Tally) -> String {
    let tones = Tone::ALL.into_iter().map(Some).chain([None]).filter(|tone| tally.of(*tone) > 0);
    let words = tones.map(|tone| format!("{} {}", tally.of(tone), tone.map_or("without a tone", Tone::word)));
    words.collect::<Vec<_>>().join(", ")
}
