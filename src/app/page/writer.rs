//! Writing a page: flows pieces of text with different roles into lines of a given width.
//!
//! Knows wrapping by display width. Must not know what a page is about.

use textwrap::core::Fragment;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::{Line, Link, Page, Role, Span};
use crate::{
    app::{
        columns::{columns, plain},
        glyph,
    },
    dossier::{ActorId, ClaimId, Dossier, EventId, Id},
};

/// The column in which the values of fields begin.
const LABELS: usize = 7;

/// A page being written.
pub(super) struct Writer<'d> {
    pub dossier: &'d Dossier,
    width: usize,
    page: Page,
    /// The line of each link, once it has been laid out.
    lines_of_links: Vec<Option<usize>>,
}

/// Some text with a role, not yet laid out.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    text: String,
    role: Role,
}

/// Text of a role.
pub(super) fn piece(text: impl Into<String>, role: Role) -> Piece {
    Piece { text: text.into(), role }
}

/// Plain text.
pub(super) fn text(text: impl Into<String>) -> Piece {
    piece(text, Role::Text)
}

/// Text that only helps to read the rest.
pub(super) fn dim(text: impl Into<String>) -> Piece {
    piece(text, Role::Dim)
}

impl<'d> Writer<'d> {
    pub fn new(dossier: &'d Dossier, width: usize) -> Self {
        Self { dossier, width: width.max(4), page: Page::default(), lines_of_links: Vec::new() }
    }

    /// The columns of a line.
    pub const fn width(&self) -> usize {
        self.width
    }

    pub fn finish(mut self) -> Page {
        for (link, line) in self.page.links.iter_mut().zip(&self.lines_of_links) {
            link.line = line.unwrap_or(0);
        }
        self.page
    }

    /// Text that leads to a record.
    pub fn link(&mut self, to: impl Into<Id>, text: impl Into<String>) -> Piece {
        self.link_with_address(to.into(), text, None)
    }

    /// Text that leads to a record and, outside, to an address.
    pub fn link_with_address(&mut self, to: Id, text: impl Into<String>, address: Option<String>) -> Piece {
        self.page.links.push(Link { to, line: 0, address });
        self.lines_of_links.push(None);
        piece(text, Role::Link(self.page.links.len() - 1))
    }

    /// What somebody says, as a link to the claim.
    pub fn statement(&mut self, claim: ClaimId) -> Piece {
        let Piece { text, role } = self.link(claim, self.dossier.claim(claim).text.as_str());
        Piece { text, role: role.link().map_or(role, Role::Statement) }
    }

    /// An actor's name as a link.
    pub fn actor(&mut self, actor: ActorId) -> Piece {
        self.link(actor, self.dossier.actor(actor).name.as_str())
    }

    /// Several actors as links, with commas between them.
    pub fn actors(&mut self, actors: impl IntoIterator<Item = ActorId>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for actor in actors {
            if !pieces.is_empty() {
                pieces.push(text(", "));
            }
            pieces.push(self.link(actor, self.dossier.short_name(actor)));
        }
        pieces
    }

    pub fn blank(&mut self) {
        if self.page.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.page.lines.push(Line::default());
        }
    }

    /// The name of what the page is about.
    pub fn title(&mut self, title: &str) {
        self.flow("", 0, vec![piece(title, Role::Title)]);
    }

    /// The beginning of a section, with the number of its rows where that says something.
    pub fn heading(&mut self, title: &str, count: Option<usize>) {
        self.blank();
        let mut pieces = vec![piece(title, Role::Heading)];
        if let Some(count) = count {
            pieces.push(dim(format!(" {count}")));
        }
        self.flow("", 0, pieces);
    }

    /// A labelled value.
    pub fn field(&mut self, label: &str, pieces: Vec<Piece>) {
        if pieces.is_empty() {
            return;
        }
        let indent = if self.width < 30 { label.width() + 1 } else { LABELS.max(label.width() + 1) };
        let pad = indent - label.width();
        let mut line = vec![dim(format!("{label}{}", "\u{a0}".repeat(pad)))];
        line.extend(pieces);
        self.flow("", indent, line);
    }

    /// A paragraph of plain text.
    pub fn paragraph(&mut self, text: &str) {
        self.flow("", 0, vec![piece(text, Role::Text)]);
    }

    /// An item of a list: a sign, then text that hangs beside it.
    pub fn item(&mut self, sign: Piece, pieces: Vec<Piece>) {
        let Piece { text, role } = sign;
        let hang = 1 + text.width() + 1;
        let mut line = vec![piece(text + "\u{a0}", role)];
        line.extend(pieces);
        self.flow(" ", hang, line);
    }

    /// Text below an item, indented like it.
    pub fn below(&mut self, pieces: Vec<Piece>) {
        self.flow("   ", 3, pieces);
    }

    /// An event as an item: when, its tone, its title, how well it is supported.
    pub fn event(&mut self, event: EventId, part: Option<&str>) {
        let record = self.dossier.event(event);
        let tone = record.category.map(crate::dossier::Category::tone);
        let mut pieces = Vec::new();
        let when = record.date.as_ref().map_or_else(|| "undated".to_owned(), super::super::words::day);
        pieces.push(dim(format!("{when} ")));
        pieces.push(self.link(event, record.title.as_str()));
        if let Some(part) = part {
            pieces.push(dim(format!(" ({part})")));
        }
        let standing = self.dossier.standing(event);
        if standing.contested {
            pieces.push(piece(format!(" {}", glyph::standing(standing)), Role::Contested));
        }
        self.item(piece(glyph::tone(tone).to_string(), Role::Tone(tone)), pieces);
    }

    /// How many more there are than are listed.
    pub fn more(&mut self, total: usize, listed: usize, how: &str) {
        if total > listed {
            self.below(vec![dim(format!("and {} more; {how}", total - listed))]);
        }
    }

    /// Lays out pieces as one paragraph: `first` before its first line, `hang` columns before the
    /// others.
    #[expect(clippy::needless_pass_by_value, reason = "pieces are made on the spot, for one paragraph")]
    pub fn flow(&mut self, first: &str, hang: usize, pieces: Vec<Piece>) {
        let hang = if self.width < hang * 2 { 0 } else { hang };
        let first = if self.width < first.width() * 2 { "" } else { first };
        let widths = [self.width.saturating_sub(first.width()).max(1), self.width.saturating_sub(hang).max(1)];
        let words = words(&pieces, widths[0].min(widths[1]));
        #[allow(clippy::cast_precision_loss)] // a page is far narrower than 2^52 columns
        let line_widths = widths.map(|width| width as f64);
        for (at, words) in textwrap::wrap_algorithms::wrap_first_fit(&words, &line_widths).into_iter().enumerate() {
            let indent = if at == 0 { first.to_owned() } else { " ".repeat(hang) };
            self.lay(indent, words);
        }
    }

    /// A line that is never broken: what doesn't fit was not made. Its blanks are no-break spaces.
    pub fn row(&mut self, pieces: Vec<Piece>) {
        self.flow("", 0, pieces);
    }

    fn lay(&mut self, indent: String, words: &[Word<'_>]) {
        let mut spans: Vec<Span> = Vec::new();
        if !indent.is_empty() {
            spans.push(Span { text: indent, role: Role::Text });
        }
        for (at, word) in words.iter().enumerate() {
            for (text, role) in &word.parts {
                if let Some(link) = role.link() {
                    self.lines_of_links[link].get_or_insert(self.page.lines.len());
                }
                match spans.last_mut() {
                    Some(last) if last.role == *role => last.text.push_str(text),
                    _ => spans.push(Span { text: (*text).to_owned(), role: *role }),
                }
            }
            if at + 1 < words.len() && word.space {
                let next = words[at + 1].parts.first().map(|(_, role)| *role);
                match spans.last_mut() {
                    Some(last) if Some(last.role) == next => last.text.push(' '),
                    _ => spans.push(Span { text: " ".into(), role: Role::Text }),
                }
            }
        }
        // The no-break spaces that kept labels and signs in place are blanks from here on.
        for span in spans.iter_mut().filter(|span| span.text.contains('\u{a0}')) {
            span.text = span.text.replace('\u{a0}', " ");
        }
        self.page.lines.push(Line { spans });
    }
}

/// What must stay on one line.
#[derive(Debug)]
struct Word<'p> {
    parts: Vec<(&'p str, Role)>,
    width: usize,
    space: bool,
}

#[allow(clippy::cast_precision_loss)] // as above
impl Fragment for Word<'_> {
    fn width(&self) -> f64 {
        self.width as f64
    }
    fn whitespace_width(&self) -> f64 {
        f64::from(u8::from(self.space))
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Splits pieces at their blanks, and words that no line could hold at any grapheme.
fn words(pieces: &[Piece], widest: usize) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut open = false;
    for Piece { text, role } in pieces {
        for (at, part) in text.split(' ').enumerate() {
            if at > 0 {
                if let Some(word) = words.last_mut() {
                    word.space = true;
                }
                open = false;
            }
            let mut rest = part;
            while !rest.is_empty() {
                let room = if open { widest.saturating_sub(words.last().map_or(0, |word| word.width)) } else { widest };
                let (head, tail) = fit(rest, room, widest);
                if head.is_empty() {
                    open = false;
                    continue;
                }
                let width = columns(head);
                match words.last_mut() {
                    Some(word) if open => {
                        word.parts.push((head, *role));
                        word.width += width;
                    }
                    _ => words.push(Word { parts: vec![(head, *role)], width, space: false }),
                }
                open = tail.is_empty();
                rest = tail;
            }
        }
    }
    words
}

/// As much of a word as fits in `room` columns; all of it where it fits on a line of its own, so
/// that only words wider than a line are broken. At least one grapheme if the line is empty.
fn fit(word: &str, room: usize, widest: usize) -> (&str, &str) {
    if word.len() <= room && plain(word) == word.len() {
        return (word, "");
    }
    let mut used = 0;
    let mut split = None;
    for (at, grapheme) in word.grapheme_indices(true) {
        used += grapheme.width();
        if used > room && split.is_none() && (at > 0 || room < widest) {
            split = Some(at);
        }
        // Measured no further than it takes to know: a word may be a whole book.
        if used > widest && split.is_some() {
            break;
        }
    }
    if used <= room {
        return (word, "");
    }
    if used <= widest && room < widest {
        return ("", word);
    }
    split.map_or((word, ""), |at| word.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_as_long_as_a_book_is_laid_out_at_once() {
        let dossier = crate::dossier::load::from_text("x", "{\"title\": \"x\"}").unwrap();
        let mut writer = Writer::new(&dossier, 40);
        writer.paragraph(&"x".repeat(2_000_000));
        assert_eq!(writer.finish().lines.len(), 50_000);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page(width in 4usize..40, parts in proptest::collection::vec("[a-z漢é ]{0,30}", 0..6)) {
            let dossier = crate::dossier::load::from_text("x", "{\"title\": \"x\"}").unwrap();
            let mut writer = Writer::new(&dossier, width);
            let whole: String = parts.concat();
            writer.flow(" ", 3, parts.into_iter().map(text).collect());
            let page = writer.finish();
            let mut shown = String::new();
            for line in &page.lines {
                let line: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                prop_assert!(line.width() <= width, "{line:?} in {width}");
                shown.push_str(&line);
            }
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&shown), letters(&whole), "nothing is lost");
        }
    }
}
