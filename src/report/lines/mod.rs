//! Pages as lines of a width, for a screen or for plain text.
//!
//! Knows how each kind of block is laid out.

mod bars;
mod chart;
pub mod columns;
mod facing;
mod flow;

use self::flow::{Addresses, Piece, flow};
pub use super::Medium;
use super::{Block, Class, Link, Page, Phrase, Run, Shown};
use crate::dossier::{Dossier, Id};
use crate::report::lines::columns::Columns as _;

/// The column in which the values of fields begin.
const LABELS: usize = 7;
/// Narrower than this, each value begins behind its own label.
const ROOM_FOR_LABELS: usize = 30;

/// A page, laid out.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// Its lines, none wider than asked for.
    pub lines: Vec<Line>,
    /// Its links, from top to bottom.
    pub links: Vec<PlacedLink>,
}

impl Lines {
    /// What they say, a line each.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(line.text().trim_end());
            text.push('\n');
        }
        text
    }
}

/// A line of a page.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its parts, from left to right.
    pub segments: Vec<Segment>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it says.
    pub text: String,
    /// What kind of text it is.
    pub class: Class,
    /// The number of the link that it is.
    pub link: Option<usize>,
}

/// A link, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedLink {
    /// Where it leads.
    pub to: Id,
    /// The line it begins in.
    pub line: usize,
    /// The address behind it, for a source on the web.
    pub address: Option<String>,
}

impl Line {
    /// Whether it is a title, or begins a section.
    pub fn is_heading(&self) -> bool {
        matches!(self.segments.first(), Some(Segment { class: Class::Title | Class::Heading, .. }))
    }

    /// What it says.
    pub fn text(&self) -> String {
        self.segments.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Lays out a page, `width` columns wide.
pub fn lay(dossier: &Dossier, page: &Page<'_>, width: usize, medium: Medium) -> Lines {
    let mut layer = Layer { dossier, width: width.max(4), medium, laid: Lines::default(), above: None };
    for block in &page.blocks {
        layer.block(block);
    }
    layer.laid
}

/// What decides whether a blank line stands between two blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Head,
    Paragraph,
    Field,
    Section,
    Item,
    Picture,
}

impl BlockKind {
    fn of(block: &Block<'_>) -> Option<Self> {
        match block {
            Block::Title(_) => Some(Self::Head),
            Block::Text(_) => None,
            Block::Paragraph(_) => Some(Self::Paragraph),
            Block::Field { .. } => Some(Self::Field),
            Block::Section(_) => Some(Self::Section),
            Block::Part(_) | Block::Item { .. } => Some(Self::Item),
            Block::Facing { .. } | Block::Chart { .. } | Block::Tones(_) | Block::Exchange(_) => Some(Self::Picture),
        }
    }

    fn is_apart_from(self, above: Self) -> bool {
        match (above, self) {
            (Self::Section, _) | (Self::Head, Self::Head) => false,
            (above, below) => above != below,
        }
    }
}

struct Layer<'a> {
    dossier: &'a Dossier,
    width: usize,
    medium: Medium,
    laid: Lines,
    /// What stands above.
    above: Option<BlockKind>,
}

impl Layer<'_> {
    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Title(text) | Block::Text(text) | Block::Paragraph(text) | Block::Section(text) => {
                self.flow(block, "", 0, &[], text);
            }
            Block::Part(text) => self.flow(block, " ", 1, &[], text),
            Block::Field { label, value } => {
                let indent = label.width() + 1;
                let indent = if self.width < ROOM_FOR_LABELS { indent } else { LABELS.max(indent) };
                let label = format!("{label}{}", "\u{a0}".repeat(indent - label.width()));
                self.flow(block, "", indent, &[Run::dim(label)], value);
            }
            Block::Item { sign, text, below } => {
                let shown = sign.shown.is_in(self.medium);
                let sign = if shown { sign.clone() } else { Run::dim("-") };
                let hang = 1 + sign.text.width() + 1;
                self.flow(block, " ", hang, &[Run { text: sign.text + "\u{a0}", shown: Shown::Always, ..sign }], text);
                for text in below {
                    self.flow(block, &" ".repeat(hang), hang, &[], text);
                }
            }
            Block::Chart { figure, rows } => self.chart(block, self.dossier.figure(*figure), *rows),
            Block::Facing { one, others } => self.facing(block, one, others),
            Block::Tones(tally) => self.tones(block, tally),
            Block::Exchange(exchange) => self.exchange(block, exchange),
        }
    }

    /// Lines that belong to what stands above them.
    fn lines_of(&mut self, text: &Phrase<'_>) {
        self.lay(0, "", &[], text);
    }

    /// Lays out a phrase behind other runs; nothing where the medium shows nothing of it.
    fn flow(&mut self, of: &Block<'_>, first: &str, hang: usize, before: &[Run<'_>], text: &Phrase<'_>) {
        if !text.runs.iter().any(|run| run.shown.is_in(self.medium) && !run.text.is_empty()) {
            return;
        }
        self.gap(of);
        self.lay(hang, first, before, text);
    }

    fn lay(&mut self, hang: usize, first: &str, before: &[Run<'_>], text: &Phrase<'_>) {
        let numbered = self.laid.links.len();
        let mut pieces = Vec::with_capacity(before.len() + text.runs.len());
        for run in before.iter().chain(&text.runs).filter(|run| run.shown.is_in(self.medium)) {
            let link = run.link.as_ref().map(|Link { to, address }| {
                self.laid.links.push(PlacedLink { to: *to, line: self.laid.lines.len(), address: address.clone() });
                self.laid.links.len() - 1
            });
            pieces.push(Piece { text: &run.text, class: run.class, link });
        }
        let mut unplaced = numbered;
        let addresses = if self.medium == Medium::Text { Addresses::Whole } else { Addresses::Broken };
        for segments in flow(first, hang, &pieces, self.width, addresses) {
            for link in segments.iter().filter_map(|span| span.link) {
                if link >= unplaced {
                    self.laid.links[link].line = self.laid.lines.len();
                    unplaced = link + 1;
                }
            }
            self.laid.lines.push(Line { segments });
        }
    }

    /// A line that is never broken; what is beyond the width is left out. Of signs one column wide.
    fn row(&mut self, segments: impl IntoIterator<Item = (String, Class)>) {
        let mut room = self.width;
        let segments = segments.into_iter().map(|(text, class)| {
            let text: String = text.chars().take(room).collect();
            room -= text.chars().count();
            Segment { text, class, link: None }
        });
        self.laid.lines.push(Line { segments: segments.collect() });
    }

    /// A blank line before a block that stands apart from the one above it.
    fn gap(&mut self, block: &Block<'_>) {
        let Some(kind) = BlockKind::of(block) else { return };
        if self.above.is_some_and(|above| kind.is_apart_from(above)) {
            self.laid.lines.push(Line::default());
        }
        self.above = Some(kind);
    }
}
