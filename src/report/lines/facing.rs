//! What stands against each other: in two columns where there is room, one below the other where not.

use super::{Layer, Line, Lines, Segment};
use crate::report::lines::columns::Columns as _;
use crate::report::{Block, Class, Phrase, Run, Statement, signs};

/// Narrower than this, the sides stand below one another.
const ROOM_FOR_TWO: usize = 66;
/// What stands between the columns.
const BETWEEN: &str = " │ ";

/// What stands before a statement of the other side: the sign and the word for it, where it begins one.
fn against(begins: bool) -> Run<'static> {
    let text = if begins { format!("{}\u{a0}against ", signs::CONTESTED) } else { "\u{a0}\u{a0}".to_owned() };
    Run::new(text, Class::Contested)
}

impl Layer<'_> {
    pub(super) fn facing(&mut self, block: &Block<'_>, one: &Statement<'_>, others: &[Vec<Statement<'_>>]) {
        // Each dispute stands apart from the one before.
        if self.above.is_some() && self.laid.lines.last().is_some_and(|line| !line.is_heading()) {
            self.laid.lines.push(Line::default());
        }
        self.above = super::BlockKind::of(block);
        if self.width < ROOM_FOR_TWO {
            self.statement(" ", &[], one);
            for side in others {
                for (at, statement) in side.iter().enumerate() {
                    self.statement(" ", &[against(at == 0)], statement);
                }
            }
            return;
        }
        let room = (self.width - 1).saturating_sub(BETWEEN.width());
        let left = self.column(room / 2, |layer| layer.statement("", &[], one));
        let right = self.column(room - room / 2, |layer| {
            for (at, side) in others.iter().enumerate() {
                if at > 0 {
                    layer.laid.lines.push(Line::default());
                }
                for statement in side {
                    layer.statement("", &[against(true)], statement);
                }
            }
        });
        self.beside(left, room / 2, right);
    }

    fn statement(&mut self, first: &str, before: &[Run<'_>], statement: &Statement<'_>) {
        let hang = first.width() + 2;
        self.lay(hang, first, before, &statement.says);
        let indent = " ".repeat(hang);
        self.lay(hang, &indent, &[], &Phrase { runs: statement.word.runs.clone() });
    }

    /// What is laid out in a column of its own.
    fn column(&self, width: usize, lay: impl FnOnce(&mut Layer<'_>)) -> Lines {
        let mut layer =
            Layer { dossier: self.dossier, width, medium: self.medium, laid: Lines::default(), above: None };
        lay(&mut layer);
        layer.laid
    }

    /// Two columns, line by line; the links of the left one come first.
    fn beside(&mut self, left: Lines, width: usize, right: Lines) {
        let top = self.laid.lines.len();
        let first = self.laid.links.len();
        let second = first + left.links.len();
        for mut link in left.links.into_iter().chain(right.links) {
            link.line += top;
            self.laid.links.push(link);
        }
        let rows = left.lines.len().max(right.lines.len());
        let (mut left, mut right) = (left.lines.into_iter(), right.lines.into_iter());
        for _ in 0..rows {
            let [left, right] = [(left.next(), first), (right.next(), second)].map(|(line, links)| {
                let segments = line.unwrap_or_default().segments.into_iter();
                segments.map(move |segment| Segment { link: segment.link.map(|link| link + links), ..segment })
            });
            let mut segments = vec![Segment { text: " ".into(), class: Class::Text, link: None }];
            segments.extend(left);
            let used: usize = segments.iter().map(|segment| segment.text.width()).sum();
            let gap = " ".repeat((width + 1).saturating_sub(used));
            segments.push(Segment { text: format!("{gap}{BETWEEN}"), class: Class::Dim, link: None });
            segments.extend(right);
            self.laid.lines.push(Line { segments });
        }
    }
}
