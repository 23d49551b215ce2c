//! Writing a page: blocks one after the other, and the parts that many kinds of records share.

use std::borrow::Cow;

use super::{
    Block, Class, Page, PageOptions, Phrase, Run, Shown, signs,
    values::{self, Series},
    words,
};
use crate::dossier::{
    ActorId, Category, Dossier, EventId, FigureId, Id, RelationId, Role, Scope, SourceId, Text, date::words::lasting,
    record::NativeName,
};

/// How to find the rest of a long list where no other list shows it.
pub(super) const SEARCH: &str = "search for them";

/// What no choice of sources changes.
pub(super) const DOSSIERS_WORDS: &str = "Titles, summaries and notes remain the dossier's words.";

/// How many figures a page draws.
const MOST_CHARTS: usize = 3;
/// The rows of a chart where it is not what the page is about.
const SMALL_CHART: usize = 7;

/// A page being written.
pub(super) struct Builder<'d> {
    pub dossier: &'d Dossier,
    pub options: PageOptions,
    page: Page<'d>,
}

/// That a source is not among those that are read.
fn unread(dossier: &Dossier, source: SourceId) -> Phrase<'static> {
    if dossier.is_included(source) { Phrase::new() } else { Phrase::new().dim(" · not read here") }
}

impl<'d> Builder<'d> {
    pub fn new(dossier: &'d Dossier, options: PageOptions) -> Self {
        Self { dossier, options, page: Page::default() }
    }

    /// The page, with the sources that it was read with at its end.
    pub fn finish(mut self) -> Page<'d> {
        // Where there is a screen around the page, its header says so.
        if self.dossier.scope() != Scope::All {
            let read = words::read_with(self.dossier.scope(), self.dossier);
            self.paragraph(Phrase::new().unlinked(format!("{read}. {DOSSIERS_WORDS}")));
        }
        self.page
    }

    /// The page as it is, where it has said which sources it was read with.
    pub fn finish_as_it_is(self) -> Page<'d> {
        self.page
    }

    pub fn push(&mut self, block: Block<'d>) {
        self.page.blocks.push(block);
    }

    pub fn title(&mut self, title: impl Into<Cow<'d, str>>) {
        self.push(Block::Title(Phrase::of(title, Class::Title)));
    }

    /// A record's title, what it is in a few words, and its id where that is needed to ask for it.
    pub fn top(&mut self, id: impl Into<Id>, title: impl Into<Cow<'d, str>>, what: Phrase<'d>) {
        self.title(title);
        self.line(what);
        self.line(Phrase::new().unlinked(self.dossier.id_of(id)));
    }

    pub fn line(&mut self, text: impl Into<Phrase<'d>>) {
        self.push(Block::Text(text.into()));
    }

    pub fn paragraph(&mut self, text: impl Into<Phrase<'d>>) {
        self.push(Block::Paragraph(text.into()));
    }

    /// A labelled value; nothing where it is empty.
    pub fn field(&mut self, label: &'static str, value: impl Into<Phrase<'d>>) {
        let value = value.into();
        if !value.is_empty() {
            self.push(Block::Field { label, value });
        }
    }

    /// Records as a field.
    pub fn linked_field(&mut self, label: &'static str, ids: impl IntoIterator<Item = Id>) {
        let dossier = self.dossier;
        let links = ids.into_iter().map(|id| Phrase::new().link(dossier, id, dossier.title_of(id)));
        self.field(label, Phrase::joined(links, "; "));
    }

    /// Other names, and names in their own scripts.
    pub fn names(&mut self, aliases: &'d [Text], native: &'d [NativeName]) {
        if !aliases.is_empty() {
            let aliases: Vec<&str> = aliases.iter().map(Text::as_str).collect();
            self.field("also", aliases.join(", "));
        }
        // Native names stand on lines of their own: terminals disagree on how to order them.
        for (at, native) in native.iter().enumerate() {
            let label = if at == 0 { "native" } else { "" };
            self.field(label, Phrase::new().dim(format!("{} ", native.lang)).text(native.text.as_str()));
        }
    }

    /// The beginning of a section, with the number of its rows where that says something.
    pub fn section(&mut self, title: impl Into<Cow<'d, str>>, count: Option<usize>) {
        let title = Phrase::of(title, Class::Heading);
        self.push(Block::Section(match count {
            Some(count) => title.dim(format!(" {count}")),
            None => title,
        }));
    }

    /// An item of a list; more can be said [`below`](Self::below) it.
    pub fn item(&mut self, sign: Run<'d>, text: Phrase<'d>) {
        self.push(Block::Item { sign, text, below: Vec::new() });
    }

    /// An item that has no sign of its own.
    pub fn plain_item(&mut self, text: Phrase<'d>) {
        self.item(Run { shown: Shown::Linked, ..Run::dim("–") }, text);
    }

    /// Text below the last item.
    pub fn below(&mut self, text: impl Into<Phrase<'d>>) {
        let text = text.into();
        match self.page.blocks.last_mut() {
            Some(Block::Item { below, .. }) => below.push(text),
            _ => self.line(text),
        }
    }

    /// How well the record is supported, in words.
    pub fn standing(&mut self, id: impl Into<Id>) {
        let id = id.into();
        let standing = self.dossier.standing(id);
        let class = if standing.contested {
            Class::Contested
        } else if standing.corroborated_by() > 0 {
            Class::Agrees
        } else {
            Class::Dim
        };
        let mut line = Phrase::of(signs::standing_words(standing, id.kind()), class);
        if matches!(id, Id::Event(event) if self.dossier.disputes_who(event)) {
            line = line.run(format!(" · {}", words::WHO_IS_DISPUTED), class);
        }
        if self.dossier.is_named_only(id) {
            line = Phrase::new().dim("named only: nothing that is read here bears it out");
        } else if let Some(before) = self.options.with_all.filter(|before| *before != standing) {
            line = line.dim(format!(" · with all sources: {}", signs::standing_words(before, id.kind())));
        }
        self.line(line);
    }

    /// As many records as a page has room for, each told by `each`, and how many more there are.
    pub fn some<T: Copy>(&mut self, all: &[T], how: &str, mut each: impl FnMut(&mut Self, T)) {
        for one in all.iter().take(self.options.most) {
            each(self, *one);
        }
        self.more(all.len().saturating_sub(self.options.most), how);
    }

    /// How many more there are than are told, and how to find them.
    pub fn more(&mut self, count: usize, how: &str) {
        if count > 0 {
            self.below(Phrase::new().dim(format!("and {count} more; {how}")));
        }
    }

    /// A section of records; nothing where there are none.
    pub fn listed<T: Copy>(
        &mut self,
        title: impl Into<Cow<'d, str>>,
        all: &[T],
        how: &str,
        each: impl FnMut(&mut Self, T),
    ) {
        if !all.is_empty() {
            self.section(title, Some(all.len()));
            self.some(all, how, each);
        }
    }

    /// A section that lists records as links.
    pub fn records(&mut self, title: &'static str, ids: &[Id]) {
        self.listed(title, ids, SEARCH, |page, id| page.record(id, Phrase::new()));
    }

    /// A record as an item, with something said behind its title.
    pub fn record(&mut self, id: Id, more: Phrase<'d>) {
        let dossier = self.dossier;
        match id {
            Id::Event(event) => self.event(event, more),
            Id::Source(source) => {
                let record = dossier.source(source);
                let issued =
                    record.issued.as_ref().map_or_else(String::new, |date| format!(", {}", date.among_words()));
                self.plain_item(
                    Phrase::new()
                        .link(dossier, id, record.title.as_str())
                        .text(issued)
                        .then(more)
                        .then(unread(dossier, source)),
                );
            }
            id => self.plain_item(Phrase::new().link(dossier, id, dossier.title_of(id)).then(more)),
        }
    }

    /// An event as an item: its tone, when, its title, what is said behind it, how well it is supported.
    pub fn event(&mut self, event: EventId, more: Phrase<'d>) {
        let record = self.dossier.event(event);
        let tone = record.category.map(Category::tone);
        let when = record.date.as_ref().map_or_else(|| "undated".to_owned(), crate::dossier::Date::among_words);
        let when = words::own_or_given(self.dossier, event, when);
        let text = Phrase::from(format!("{when} ")).link(self.dossier, event, record.title.as_str()).then(more);
        let Some(tone) = tone else { return self.plain_item(self.contested(event.into(), text)) };
        let text = self.contested(event.into(), text.dim(format!(", {}", tone.word())));
        let sign = signs::tone(Some(tone)).to_string();
        self.item(Run { shown: Shown::Linked, ..Run::new(sign, Class::Tone(Some(tone))) }, text);
    }

    /// A record that is told in this text, with the sign and the word that it is contested.
    fn contested(&self, id: Id, text: Phrase<'d>) -> Phrase<'d> {
        if !self.dossier.standing(id).contested {
            return text;
        }
        let sign = format!("{}\u{a0}", signs::CONTESTED);
        text.dim(", ").sign(sign, "", Class::Contested).run("contested", Class::Contested)
    }

    /// The events of somebody or somewhere, with the role that an actor had.
    pub fn events(&mut self, events: &[EventId], of: Option<ActorId>, how: &str) {
        self.listed("Events", events, how, |page, event| {
            let role = of.and_then(|actor| page.dossier.role_in(event, actor)).map(Role::word);
            page.event(event, role.map_or_else(Phrase::new, |role| Phrase::new().dim(format!(" ({role})"))));
        });
    }

    /// A relation as it reads from one of its ends.
    pub fn relation_of(&self, id: RelationId, actor: ActorId) -> Phrase<'d> {
        let dossier = self.dossier;
        let record = dossier.relation(id);
        let (from, to) = dossier.endpoints(id);
        let (verb, other) = if from == actor { (record.kind.verb(), to) } else { (record.kind.inverse(), from) };
        let text = Phrase::new().mention(id, verb).text(" ");
        let text = text.link(dossier, other, dossier.actor(other).name.as_str());
        let lasting = lasting(record.start.as_ref(), record.end.as_ref(), record.seen.as_ref());
        let more: Vec<String> = record.role.iter().map(ToString::to_string).chain(lasting).collect();
        let text = if more.is_empty() { text } else { text.text(format!(" · {}", more.join(", "))) };
        self.contested(id.into(), text)
    }

    /// The figures about a record, the first ones drawn small.
    pub fn figures(&mut self, id: impl Into<Id>) {
        let figures = self.dossier.figures_about(id);
        if figures.is_empty() {
            return;
        }
        self.section("Figures", Some(figures.len()));
        for (at, figure) in figures.iter().enumerate() {
            let record = self.dossier.figure(*figure);
            let drawn = at < MOST_CHARTS;
            self.plain_item(Phrase::new().link(self.dossier, *figure, record.title.as_str()));
            let values = Phrase::from(values::in_short(record));
            self.below(if drawn { values.only(Shown::Unlinked) } else { values });
            if drawn {
                self.small_chart(*figure);
            }
        }
    }

    /// A chart with the names of its sources.
    fn small_chart(&mut self, figure: FigureId) {
        self.push(Block::Chart { figure, rows: SMALL_CHART });
        let series = Series::new(self.dossier, self.dossier.figure(figure));
        let legend = series.legend().map(|(mark, class, source)| {
            let name = source.map_or("no source".into(), |source| self.dossier.source(source).name());
            Phrase::of(format!("{mark}\u{a0}"), class).dim(name)
        });
        let legend = Phrase::joined(legend, "  ");
        self.line(legend);
    }
}
