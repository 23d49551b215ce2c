//! A record told, once, for every output.
//!
//! [`page`] says what there is to say of a record as blocks of text with classes and links: one
//! builder a kind, in the file of its name. A renderer lays blocks out, and knows no records:
//! [`lines`] for screens and for plain text.

mod about;
mod acting;
mod actor;
pub mod bibtex;
mod builder;
mod changes;
pub mod citation;
mod claim;
mod event;
mod evidence;
mod figure;
pub mod legend;
pub mod lines;
pub mod markdown;
mod pair;
mod phrase;
mod place;
mod reasons;
mod relation;
pub mod signs;
mod source;
mod tie;
mod values;
pub mod words;

use self::{builder::Builder, pair::Exchange};
pub use self::{
    changes::changes,
    phrase::{Class, Link, Medium, Phrase, Run, Shown},
    tie::tie,
};
use crate::dossier::{
    ActorId, Dossier, FigureId, Id, Scope, Standing, Tally, Whose,
    record::{self, Bearing},
};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// The dossier itself, and what the signs mean.
    #[default]
    About,
    /// One record.
    Record(Id),
    /// Two actors, and what there is between them.
    Pair(ActorId, ActorId),
}

/// All that is to be said of a subject, from top to bottom.
#[derive(Debug, Clone, Default)]
pub struct Page<'d> {
    /// Its parts.
    pub blocks: Vec<Block<'d>>,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub enum Block<'d> {
    /// The name of what the page is about.
    Title(Phrase<'d>),
    /// Text on a line of its own that belongs to what stands above it.
    Text(Phrase<'d>),
    /// A paragraph by itself.
    Paragraph(Phrase<'d>),
    /// A labelled value; an empty label where it belongs to the field above.
    Field {
        /// What it is called, in a word.
        label: &'static str,
        /// What it is.
        value: Phrase<'d>,
    },
    /// The beginning of a section.
    Section(Phrase<'d>),
    /// The beginning of a part of a section.
    Part(Phrase<'d>),
    /// An item of a list.
    Item {
        /// The sign before it, one column wide.
        sign: Run<'d>,
        /// What it says.
        text: Phrase<'d>,
        /// What stands below it.
        below: Vec<Phrase<'d>>,
    },
    /// A claim and those that stand against it, side by side where there is room.
    Facing {
        /// What is disputed.
        one: Statement<'d>,
        /// What stands against it, those of a side together.
        others: Vec<Vec<Statement<'d>>>,
    },
    /// The values of a figure, drawn over time.
    Chart {
        /// Which figure.
        figure: FigureId,
        /// The most rows that its values take.
        rows: usize,
    },
    /// How many events of each tone, drawn as bars.
    Tones(Tally),
    /// Who acts towards whom over the years, drawn as rows of blocks.
    Exchange(Exchange),
}

/// What somebody says.
#[derive(Debug, Clone)]
pub struct Statement<'d> {
    /// Who says what, and when.
    pub says: Phrase<'d>,
    /// On whose word it is known.
    pub word: Phrase<'d>,
}

/// How a page tells its subject, and how much of it.
#[derive(Debug, Clone, Copy)]
pub struct PageOptions {
    /// How well the subject is supported with all sources, where only some are read.
    pub with_all: Option<Standing>,
    /// How many records of one kind a section lists before it says how many more there are.
    pub most: usize,
    /// How to begin, on the page about the dossier: keys, and what they do; none where there are no keys.
    pub to_begin: &'static [(String, String)],
}

impl Default for PageOptions {
    /// All of it, without keys.
    fn default() -> Self {
        Self { with_all: None, most: usize::MAX, to_begin: &[] }
    }
}

/// Tells a record that does not stand with the sources that `left` is read with, as `all` of them have it.
pub fn fallen_page<'d>(all: &'d Dossier, left: &Dossier, id: Id, options: PageOptions) -> Page<'d> {
    let mut page = page(all, Subject::Record(id), options);
    let note = format!("It does not stand with these sources ({}).", words::scope(left.scope(), all));
    let beside = beside(all, left, id);
    let more = match left.scope() {
        _ if !beside.is_empty() => "",
        // Nobody looked for it there; that it is not cited says the less, the less was read.
        Scope::Only(Whose::Source(source)) => match all.source(source).extent {
            Some(record::Extent::Whole) => " That source was read as a whole, and nothing in it is cited for this.",
            Some(record::Extent::Excerpt) => " Only a part of that source was read; it may tell this all the same.",
            _ => " That it is not cited for this does not mean that it leaves it out.",
        },
        Scope::Only(Whose::Outlet(_)) => {
            " That its documents here are not cited for this does not mean that it never told it."
        }
        Scope::All | Scope::Without(_) | Scope::PublishedBy(_) => "",
    };
    let note = format!("{note}{beside}{more} As all of them have it:");
    page.blocks.insert(0, Block::Paragraph(Phrase::of(note, Class::Contested)));
    page
}

/// What the sources that are left say of a record without bearing it out: that it is not so, or something beside it.
fn beside(all: &Dossier, left: &Dossier, id: Id) -> String {
    const MOST_NAMED: usize = 3;
    let cited = |bearing: Bearing| {
        let citations = all.citations(id).filter(move |citation| citation.bearing == bearing);
        let sources = citations.filter_map(|citation| all.source_of(citation));
        let names = sources.filter(|source| left.is_included(*source)).map(|source| evidence::name(all, source));
        names.fold(Vec::new(), |mut known, name| {
            if !known.contains(&name) {
                known.push(name);
            }
            known
        })
    };
    let listed = |names: &[std::borrow::Cow<'_, str>]| {
        let more = names.len().saturating_sub(MOST_NAMED);
        let more = if more > 0 { format!("; {more} more") } else { String::new() };
        format!("{}{more}", names[..names.len().min(MOST_NAMED)].join("; "))
    };
    let (denying, context) = (cited(Bearing::Contradicts), cited(Bearing::Context));
    let denied = (!denying.is_empty()).then(|| format!(" It is contradicted by {}.", listed(&denying)));
    let touched = (!context.is_empty()).then(|| format!(" {} bears on it without bearing it out.", listed(&context)));
    denied.into_iter().chain(touched).collect()
}

/// Tells a subject.
pub fn page(dossier: &Dossier, subject: Subject, options: PageOptions) -> Page<'_> {
    let mut page = Builder::new(dossier, options);
    if let Subject::Record(id) = subject
        && !dossier.stands(id)
    {
        page.title(dossier.title_of(id));
        page.line(Phrase::of("It does not stand with these sources.", Class::Contested));
        return page.finish();
    }
    match subject {
        Subject::About => about::build(&mut page),
        Subject::Pair(first, second) => pair::build(&mut page, first, second),
        Subject::Record(Id::Event(event)) => event::build(&mut page, event),
        Subject::Record(Id::Actor(actor)) => actor::build(&mut page, actor),
        Subject::Record(Id::Claim(claim)) => claim::build(&mut page, claim),
        Subject::Record(Id::Figure(figure)) => figure::build(&mut page, figure),
        Subject::Record(Id::Source(source)) => source::build(&mut page, source),
        Subject::Record(Id::Place(place)) => place::build(&mut page, place),
        Subject::Record(Id::Relation(relation)) => relation::build(&mut page, relation),
    }
    // The page about the dossier begins with it.
    if subject == Subject::About { page.finish_as_it_is() } else { page.finish() }
}
